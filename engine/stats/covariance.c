/* stats/covariance.c -- how the questions' points vary together */
#include "stats/covariance.h"

#include <stdlib.h>

#include "stats/analysis.h"
#include "stats/correlation.h"
#include "stats/pairs.h"

#define MPTS 1000.0

void covariances_clear(struct covariances *covariances)
{
	free(covariances->variance);
	free(covariances->with_all);
}

/* The covariance, in points, of two questions that two or more attempts share. */
static double covariance(const struct pair *pair)
{
	double together = (double)pair->together;
	wide spread = pair->together * pair->both - (wide)pair->a * pair->b;

	return (double)spread / (together * (together - 1)) * pair->a_points * pair->b_points;
}

static void pairs_sum(const struct pairs *pairs, struct covariances *covariances)
{
	size_t count = pairs_question_count(pairs);

	covariances->least_together = UINT32_MAX;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i; j < count; j++) {
			struct pair pair = pairs_get(pairs, i, j);
			double value;

			if (pair.together < covariances->least_together)
				covariances->least_together = (uint32_t)pair.together;
			if (pair.together < 2) {
				covariances->absence = FIGURE_NEVER_TOGETHER;
				return;
			}
			value = covariance(&pair);
			covariances->with_all[pair.a_question] += value;
			if (i == j) {
				covariances->variance[pair.a_question] = value;
				covariances->trace += value;
				covariances->sum += value;
			} else {
				covariances->with_all[pair.b_question] += value;
				covariances->sum += 2 * value;
			}
		}
}

static bool pairwise(const struct analysis *analysis, struct covariances *covariances)
{
	struct pairs *pairs = pairs_new(analysis);

	if (!pairs)
		return false;
	pairs_sum(pairs, covariances);
	pairs_free(pairs);
	return true;
}

/* With equal forms all comes from each question's covariance with its rest. */
static void complete(const struct analysis *analysis, struct covariances *covariances)
{
	covariances->least_together = (uint32_t)analysis->totals.count;
	covariances->sum = moments_variance(&analysis->totals, MPTS).value;
	for (size_t i = 0; i < analysis->question_count; i++) {
		struct products products = {0};
		double pairs =
			(double)analysis->totals.count * ((double)analysis->totals.count - 1);

		if (analysis->questions[i].count == 0)
			continue;
		products = analysis_products(analysis, i);
		covariances->variance[i] = moments_variance(&products.x, MPTS).value;
		covariances->with_all[i] =
			covariances->variance[i] +
			(double)products_spread(&products) / pairs / (MPTS * MPTS);
		covariances->trace += covariances->variance[i];
	}
}

bool covariances_find(struct analysis *analysis)
{
	struct covariances *covariances = &analysis->covariances;

	covariances->variance = calloc(analysis->question_count + 1, sizeof(double));
	covariances->with_all = calloc(analysis->question_count + 1, sizeof(double));
	if (!covariances->variance || !covariances->with_all)
		return false;
	for (size_t i = 0; i < analysis->question_count; i++)
		covariances->question_count += analysis->questions[i].count > 0;
	if (analysis->totals.count == 0)
		covariances->absence = FIGURE_NO_ANSWERS;
	else if (analysis->totals.count < 2)
		covariances->absence = FIGURE_FEW;
	else if (analysis->forms_equal)
		complete(analysis, covariances);
	else
		return pairwise(analysis, covariances);
	return true;
}
