/* interaction/marks.h -- the marks of an exhibit, and which of them somebody means */
#ifndef INTERACTION_MARKS_H
#define INTERACTION_MARKS_H

#include "interaction/interaction.h"

/* A set of marks: bit i is the i-th of the exhibit, which is shown with the number i + 1. */
typedef uint64_t mark_set;

_Static_assert(MARKS_MOST <= 64, "a set has a bit for each mark");

/* How many marks the question's exhibit has; 0 without an exhibit. */
size_t marks_count(const struct vigil_bank *bank, const struct vigil_question *question);

mark_set marks_every(size_t count); /* the first so many */
size_t marks_size(mark_set set);

/* The index of the mark with that id, or how many there are. */
size_t marks_find(const struct vigil_bank *bank, const struct vigil_question *question,
                  const char *id, size_t length);

/* The mark's id, and the words that are marked. */
void marks_add_id(struct text *out, const struct vigil_bank *bank,
                  const struct vigil_question *question, size_t index);
void marks_add_words(struct text *out, const struct vigil_bank *bank,
                     const struct vigil_question *question, size_t index);

/* Ids separated by spaces, in the exhibit's order, from a set and back. `why` may be NULL. */
void marks_write(const struct vigil_bank *bank, const struct vigil_question *question, mark_set set,
                 struct text *ids);
bool marks_read_ids(const struct vigil_bank *bank, const struct vigil_question *question,
                    const char *ids, mark_set *set, struct text *why);

/*
 * Numbers as shown and ids, with spaces or commas between them, and ranges of numbers: "1 3",
 * "[1]", "1-3,5", "urgency"; or that there is nothing: "none", "nothing", "0", "-". False: not
 * understood, and `why` says which word.
 */
bool marks_read(const struct asked *asked, const char *typed, mark_set *set, struct text *why);

#endif
