/* stats/correlation.h -- how two things go together, and whether chance can do that */
#ifndef STATS_CORRELATION_H
#define STATS_CORRELATION_H

#include <stdint.h>

#include "stats/moments.h"

/* Sums over pairs of whole numbers, x below 2^36 and y below 2^40 either way, at most 2^22 pairs. */
struct products {
	struct moments x, y; /* of the same count */
	wide xy;
};

/* Add a pair. */
static inline void products_add(struct products *products, int64_t x, int64_t y)
{
	moments_add(&products->x, x);
	moments_add(&products->y, y);
	products->xy += (wide)x * y;
}

/* count * (sum of the products of deviations from the means), exact. */
static inline wide products_spread(const struct products *products)
{
	return products->x.count * products->xy - (wide)products->x.sum * products->y.sum;
}

struct correlation {
	int64_t count;
	struct figure r;          /* -1 to 1 */
	struct interval interval; /* within -1 and 1 */
};

/*
 * r is Pearson's: for count >= 2 where neither side is all the same. Its 95% interval is Fisher's
 * (1921): tanh(artanh r +- 1.95996 / sqrt(count - 3)), for count >= 4 and r that is not 1 or -1.
 */
struct correlation correlation_of(const struct products *products);

/*
 * How probable a correlation so far above 0 (sign 1) or below it (sign -1) is where there is none:
 * Student's t with count - 2 degrees of freedom, t = r sqrt((count - 2) / (1 - r^2)), one-sided. For
 * count >= 3.
 */
struct figure correlation_by_chance(const struct correlation *correlation, int sign);

#endif
