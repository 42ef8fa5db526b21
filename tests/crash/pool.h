/* crash/pool.h -- points tried one by one, by several workers at once */
#ifndef CRASH_POOL_H
#define CRASH_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pool {
	const char *folder; /* absolute; each worker has one of its own in it */
	size_t workers;
	size_t points_most; /* of more, so many are tried, evenly spread; 0: all are */
	bool quiet;         /* say nothing, and stop at the first flaw */
};

/*
 * Try one point in `folder`. What is wrong, owned by the caller; NULL: nothing. A worker is a process
 * of its own: what it changes in the context the others don't see.
 */
typedef char *pool_point(void *context, size_t number, const char *folder);

struct pool_count {
	size_t points, flaws;
};

/* Try `count` points; each flaw is a line on standard output that begins with `title`. */
struct pool_count pool_run(const struct pool *pool, const char *title, size_t count,
                           pool_point *point, void *context);

#endif
