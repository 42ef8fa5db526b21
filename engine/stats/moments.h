/* stats/moments.h -- sums of whole numbers, exact in any order, and the mean and spread from them */
#ifndef STATS_MOMENTS_H
#define STATS_MOMENTS_H

#include <stdint.h>

#include "stats/figure.h"

/*
 * Every sum is kept in whole numbers and turned into a fraction once, at the end: so the figures are
 * the same to the last bit whatever order results are read in, and nothing cancels. That holds while
 * a value is below 2^40 either way and there are at most 2^22 of them.
 */
__extension__ typedef __int128 wide;

#define MOMENTS_VALUE_MOST ((int64_t)1 << 40)
#define MOMENTS_COUNT_MOST ((int64_t)1 << 22)

struct moments {
	int64_t count, sum;
	wide squares;
};

static inline void moments_add(struct moments *moments, int64_t value)
{
	moments->count++;
	moments->sum += value;
	moments->squares += (wide)value * value;
}

static inline void moments_add_several(struct moments *moments, int64_t value, int64_t times)
{
	moments->count += times;
	moments->sum += value * times;
	moments->squares += (wide)value * value * times;
}

/* count * (sum of squared deviations from the mean), exact; 0 exactly where all are the same. */
static inline wide moments_spread(const struct moments *moments)
{
	return moments->count * moments->squares - (wide)moments->sum * moments->sum;
}

/* What is counted in so many of `unit`: 1000 makes points of thousandths. */
struct figure moments_mean(const struct moments *moments, double unit); /* count >= 1 */

/* The sample's variance and standard deviation: divided by count - 1. count >= 2; 0 is defined. */
struct figure moments_variance(const struct moments *moments, double unit);
struct figure moments_deviation(const struct moments *moments, double unit);

/*
 * The mean's 95% interval by Student's t: mean +- t(97.5%, count - 1) * deviation / sqrt(count). For
 * count >= 2, and not where all are the same: it would have no width, which nobody should believe.
 */
struct interval moments_interval(const struct moments *moments, double unit);

#endif
