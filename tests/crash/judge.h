/* crash/judge.h -- what a folder owes after a stop: every promise, and one whole result */
#ifndef CRASH_JUDGE_H
#define CRASH_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "crash/program.h"
#include "crash/scenario.h"

/* The result in a folder, without what differs from run to run (ids, times); owned by the caller. */
char *judge_result(const struct scenario *scenario, const char *folder);

size_t judge_result_count(const struct scenario *scenario, const char *folder);

/* How many promises there are in what was said. */
size_t judge_promises(const char *said, size_t size);

struct case_file {
	const struct scenario *scenario;
	const char *folder;
	const char *expected; /* the result of an undisturbed run */
	const char *said;     /* on standard error before the stop, with the promises */
};

/*
 * Before anything is recovered: no half result under a final name, and no promise is missing or
 * doubled. Then recover, twice, and see that there is one result, equal to the expected one, and
 * nothing that was promised was done again. What is wrong, owned by the caller; NULL: nothing.
 */
char *judge_folder(const struct case_file *file);

/* A program that was not killed did it all, or says that it can't. Else: what it did. */
char *judge_end(const struct scenario *scenario, const char *folder, const struct outcome *outcome);

#endif
