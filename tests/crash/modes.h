/* crash/modes.h -- the ways in which a scenario is disturbed */
#ifndef CRASH_MODES_H
#define CRASH_MODES_H

#include "crash/pool.h"
#include "crash/subject.h"

struct mode {
	const char *name;
	const char *unit; /* what is counted */
	struct pool_count (*run)(const struct subject *subject, const struct pool *pool,
	                         const char *title);
};

extern const struct mode modes[]; /* ends with a row without a name */

const struct mode *mode_find(const char *name);

#endif
