/* crash/planted.h -- whether the harness finds the mistakes that were planted in the sample */
#ifndef CRASH_PLANTED_H
#define CRASH_PLANTED_H

#include <stdbool.h>

#include "crash/pool.h"

/* Every mistake is found by the mode that is named for it, and none where there is none. */
bool planted_are_found(const struct pool *pool);

#endif
