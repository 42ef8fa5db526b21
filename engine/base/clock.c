/* base/clock.c -- what the machine's clocks say */
#include <time.h>

#include "vigil/time.h"

static int64_t clock_ms(clockid_t id)
{
	struct timespec now = {0};

	clock_gettime(id, &now); /* fails only for a clock that Linux does not have */
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct vigil_time vigil_time_now(void)
{
	return (struct vigil_time){.wall_ms = clock_ms(CLOCK_REALTIME),
	                           .running_ms = clock_ms(CLOCK_BOOTTIME)};
}
