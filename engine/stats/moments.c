/* stats/moments.c -- sums of whole numbers, exact in any order, and the mean and spread from them */
#include "stats/moments.h"

#include "stats/distribution.h"

struct figure moments_mean(const struct moments *moments, double unit)
{
	if (moments->count == 0)
		return figure_absent(FIGURE_NO_ANSWERS);
	return figure_of((double)moments->sum / (double)moments->count / unit);
}

struct figure moments_variance(const struct moments *moments, double unit)
{
	double count = (double)moments->count;

	if (moments->count == 0)
		return figure_absent(FIGURE_NO_ANSWERS);
	if (moments->count < 2)
		return figure_absent(FIGURE_FEW);
	return figure_of((double)moments_spread(moments) / (count * (count - 1)) / (unit * unit));
}

struct figure moments_deviation(const struct moments *moments, double unit)
{
	struct figure figure = moments_variance(moments, unit);

	figure.value = sqrt(figure.value);
	return figure;
}

struct interval moments_interval(const struct moments *moments, double unit)
{
	struct figure mean = moments_mean(moments, unit);
	struct figure deviation = moments_deviation(moments, unit);
	double count = (double)moments->count, reach;

	if (!deviation.defined)
		return interval_absent(deviation.absence);
	if (moments_spread(moments) == 0)
		return interval_absent(FIGURE_NO_VARIANCE);
	reach = student_quantile(0.975, count - 1) * deviation.value / sqrt(count);
	return interval_of(mean.value - reach, mean.value + reach);
}
