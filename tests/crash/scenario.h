/* crash/scenario.h -- what is put through its paces: a program, its promises and its duties */
#ifndef CRASH_SCENARIO_H
#define CRASH_SCENARIO_H

#include "crash/tree.h"

/* A file that is there at the start: a copy of another, or a text. */
struct scenario_file {
	const char *path; /* below the folder; NULL ends a list */
	const char *copied, *text;
};

/*
 * A program that does one piece of work in a folder of its own and leaves one result. Its promise
 * is a line `saved ID` on standard error, written at once: what ID names is not lost any more.
 * Commands are relative to the folder, begin with an absolute path, and end in NULL.
 */
struct scenario {
	const char *name;
	const struct scenario_file *files; /* what is there at the start, or else: */
	const struct scenario *before;     /* what was killed when it had made so many promises */
	size_t promises;
	const char *const *command;
	const char *const *recovery; /* goes on with what was begun; NULL: nothing can be */
	const char *const
		*listing;    /* prints what is kept, an ID a line, and changes nothing; or NULL */
	const char *results; /* where the result appears; names with a dot in front don't count */
};

extern const struct scenario scenarios[]; /* ends with a row without a name */

const struct scenario *scenario_find(const char *name);
void scenario_lay(struct tree *start, const struct scenario *scenario);

#endif
