/* vigil/time.h -- the time, which whoever starts something passes in */
#ifndef VIGIL_TIME_H
#define VIGIL_TIME_H

#include <stdint.h>

#include "vigil/status.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_time {
	int64_t wall_ms;    /* since 1970-01-01T00:00:00Z: a label, may be set back or forward */
	int64_t running_ms; /* since some start, also while the machine sleeps; never goes back:
	                       durations are differences of this one */
};

/* What the machine's clocks (CLOCK_REALTIME, CLOCK_BOOTTIME) say now. */
VIGIL_PUBLIC struct vigil_time vigil_time_now(void);

#ifdef __cplusplus
}
#endif

#endif
