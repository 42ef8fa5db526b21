/* stats/correlation.c -- how two things go together, and whether chance can do that */
#include "stats/correlation.h"

#include "stats/distribution.h"

static struct figure pearson(const struct products *products)
{
	wide x = moments_spread(&products->x), y = moments_spread(&products->y);

	if (products->x.count == 0)
		return figure_absent(FIGURE_NO_ANSWERS);
	if (products->x.count < 2)
		return figure_absent(FIGURE_FEW);
	if (x == 0 || y == 0)
		return figure_absent(FIGURE_NO_VARIANCE);
	/* no more than 1, which the roots' last digit could exceed */
	return figure_of(fmax(-1, fmin(1, (double)products_spread(products) /
	                                          (sqrt((double)x) * sqrt((double)y)))));
}

static struct interval fisher(struct figure r, int64_t count)
{
	double reach;

	if (!r.defined)
		return interval_absent(r.absence);
	if (count < 4)
		return interval_absent(FIGURE_FEW);
	if (fabs(r.value) >= 1)
		return interval_absent(FIGURE_CERTAIN);
	reach = NORMAL_975 / sqrt((double)count - 3);
	return interval_of(tanh(atanh(r.value) - reach), tanh(atanh(r.value) + reach));
}

struct correlation correlation_of(const struct products *products)
{
	struct figure r = pearson(products);

	return (struct correlation){products->x.count, r, fisher(r, products->x.count)};
}

struct figure correlation_by_chance(const struct correlation *correlation, int sign)
{
	double df = (double)correlation->count - 2, r = sign * correlation->r.value;

	if (!correlation->r.defined)
		return figure_absent(correlation->r.absence);
	if (df < 1)
		return figure_absent(FIGURE_FEW);
	if (fabs(r) >= 1)
		return figure_of(r > 0 ? 0 : 1);
	return figure_of(student_below(-r * sqrt(df / ((1 - r) * (1 + r))), df));
}
