/* stats/near.h -- numbers that are to be near each other: cmocka compares floats only */
#ifndef TESTS_STATS_NEAR_H
#define TESTS_STATS_NEAR_H

#include <math.h>
#include <stdbool.h>

#include "stats/figure.h"

/* Both within `reach` of each other, absolutely or as a share of what is wanted. */
static bool near(double value, double wanted, double reach)
{
	return fabs(value - wanted) <= reach * fmax(1, fabs(wanted));
}

#define assert_near(value, wanted, reach)                                                          \
	do {                                                                                       \
		double value_ = (value), wanted_ = (wanted);                                       \
		if (!near(value_, wanted_, reach))                                                 \
			print_error("%s: %.17g, wanted %.17g\n", #value, value_, wanted_);         \
		assert_true(near(value_, wanted_, reach));                                         \
	} while (0)

#define assert_figure(figure, wanted, reach)                                                       \
	do {                                                                                       \
		assert_true((figure).defined);                                                     \
		assert_near((figure).value, wanted, reach);                                        \
	} while (0)

#endif
