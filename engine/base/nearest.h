/* base/nearest.h -- which known name was probably meant */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

struct nearest {
	const char *word; /* what was written */
	size_t length;
	const char *name; /* the best name so far, or NULL */
	size_t distance;  /* edits between the two; what is further off than this is no candidate */
};

/* Look for names that differ from `word` in at most a third of its letters, at least one. */
void nearest_init(struct nearest *nearest, const char *word);

/* Offer one known name; it is borrowed. The first of equally near ones wins. */
void nearest_offer(struct nearest *nearest, const char *name);

#endif
