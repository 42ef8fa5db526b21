/* stats/proportion.h -- so many of so many, and how far that is to be trusted */
#ifndef STATS_PROPORTION_H
#define STATS_PROPORTION_H

#include <stdint.h>

#include "stats/figure.h"

/* `part` of `whole`, part <= whole. Neither share nor interval is defined where whole is 0. */
struct proportion {
	int64_t part, whole;
	struct figure share;      /* 0 to 1 */
	struct interval interval; /* within 0 and 1 */
};

/*
 * The 95% interval is Wilson's (1927): with z = 1.95996... and n the whole,
 * (share + z^2 / 2n +- z sqrt(share (1 - share) / n + z^2 / 4n^2)) / (1 + z^2 / n).
 * It is sound for small numbers, and for none and all.
 */
struct proportion proportion_of(int64_t part, int64_t whole);

#endif
