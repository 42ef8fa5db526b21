/* crash/modes.h -- the ways in which a scenario is disturbed */
#ifndef CRASH_MODES_H
#define CRASH_MODES_H

#include "crash/pool.h"
#include "crash/scenario.h"
#include "crash/trace.h"

/* A scenario that went through undisturbed. */
struct subject {
	const struct scenario *scenario;
	struct tree start;
	char *expected;       /* its result, without what differs from run to run */
	char *said;           /* what was said on the way to the start */
	struct record record; /* where it was traced */
};

void subject_init(struct subject *subject, const struct scenario *scenario, const char *folder,
                  bool traced);
void subject_clear(struct subject *subject);

struct mode {
	const char *name;
	const char *unit; /* what is counted */
	bool traced;
	struct pool_count (*run)(const struct subject *subject, const struct pool *pool,
	                         const char *title);
};

extern const struct mode modes[]; /* ends with a row without a name */

const struct mode *mode_find(const char *name);

#endif
