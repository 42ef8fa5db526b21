/* stats/reliability.c -- how far the same people would get the same scores again */
#include "stats/reliability.h"

#include "stats/analysis.h"
#include "stats/distribution.h"

static struct figure alpha_of(double count, double sum, double trace)
{
	if (count < 2)
		return figure_absent(FIGURE_ONE_QUESTION);
	if (trace <= 0)
		return figure_absent(FIGURE_NO_VARIANCE);
	if (sum < 0)
		return figure_absent(FIGURE_NOT_POSITIVE);
	/* a sum of nothing out of something: differences that are lost in the last digits are, too */
	if (sum <= trace * 1e-12)
		return figure_absent(FIGURE_NO_VARIANCE);
	return figure_of(count / (count - 1) * (1 - trace / sum));
}

static struct interval feldt(struct figure alpha, double attempts, double questions)
{
	double above = attempts - 1, below = above * (questions - 1);

	if (!alpha.defined)
		return interval_absent(alpha.absence);
	return interval_of(1 - (1 - alpha.value) * f_quantile(0.975, above, below),
	                   1 - (1 - alpha.value) * f_quantile(0.025, above, below));
}

/* Alpha of forms of the length that was drawn. */
static struct figure alpha_of_forms(const struct analysis *analysis, struct figure alpha)
{
	const struct covariances *all = &analysis->covariances;
	double count = (double)all->question_count;
	double length = moments_mean(&analysis->drawn, 1).value;
	double variance = all->trace / count, sum;
	double covariance;

	if (!alpha.defined || analysis->forms_equal)
		return alpha;
	covariance = (all->sum - all->trace) / (count * (count - 1));
	sum = variance + (length - 1) * covariance;
	if (sum <= 0)
		return figure_absent(FIGURE_NOT_POSITIVE);
	return figure_of(length * covariance / sum);
}

/* The standard deviation of the shares of the points that attempts have. */
static double share_deviation(const struct analysis *analysis)
{
	double unit = 0;

	if (!analysis->forms_equal)
		return moments_deviation(&analysis->totals, (double)SHARE_ONE).value;
	for (size_t i = 0; i < analysis->question_count; i++)
		unit += analysis->questions[i].max_mpts;
	return moments_deviation(&analysis->totals, unit).value;
}

struct reliability reliability_of(const struct analysis *analysis)
{
	const struct covariances *all = &analysis->covariances;
	struct reliability reliability;
	struct figure alpha;
	double error;

	alpha = all->absence ? figure_absent(all->absence)
	                     : alpha_of((double)all->question_count, all->sum, all->trace);
	reliability.alpha = alpha;
	reliability.interval = feldt(alpha, all->least_together, (double)all->question_count);
	reliability.form_alpha = alpha = alpha_of_forms(analysis, alpha);
	if (!alpha.defined || alpha.value <= 0) {
		reliability.error_share = reliability.error_questions =
			figure_absent(alpha.defined ? FIGURE_NOT_POSITIVE : alpha.absence);
		return reliability;
	}
	error = share_deviation(analysis) * sqrt(1 - fmin(alpha.value, 1));
	reliability.error_share = figure_of(error);
	reliability.error_questions = figure_of(error * moments_mean(&analysis->drawn, 1).value);
	return reliability;
}

struct figure reliability_without(const struct analysis *analysis, size_t question)
{
	const struct covariances *all = &analysis->covariances;
	double variance = all->variance[question];

	if (all->absence)
		return figure_absent(all->absence);
	if (analysis->questions[question].count == 0)
		return figure_absent(FIGURE_NO_ANSWERS);
	return alpha_of((double)all->question_count - 1,
	                all->sum - 2 * all->with_all[question] + variance, all->trace - variance);
}

struct figure reliability_rest(const struct analysis *analysis, size_t question)
{
	const struct covariances *all = &analysis->covariances;
	double variance = all->variance[question], rest;

	if (all->absence)
		return figure_absent(all->absence);
	if (analysis->questions[question].count == 0)
		return figure_absent(FIGURE_NO_ANSWERS);
	if (all->question_count < 2)
		return figure_absent(FIGURE_ONE_QUESTION);
	rest = all->sum - 2 * all->with_all[question] + variance;
	if (variance <= 0 || rest <= 1e-12 * all->trace)
		return figure_absent(FIGURE_NO_VARIANCE);
	return figure_of((all->with_all[question] - variance) / sqrt(variance * rest));
}
