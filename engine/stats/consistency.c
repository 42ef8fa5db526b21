/* stats/consistency.c -- would a retake come to the same verdict? */
#include "stats/consistency.h"

#include <assert.h>

#include "stats/responses.h"

/* Sums of the model's probabilities, up to one common factor. */
struct agreement {
	double both_pass, both_fail, one_passes; /* the first, not the second */
};

struct model {
	size_t questions;
	double ways[RESPONSES_CELLS_MOST + 1];     /* log C(M, x) */
	double sums[2 * RESPONSES_CELLS_MOST + 1]; /* log of the beta factor of x + y = s */
};

/* Logarithms by the ratio of neighbours, so that nothing large cancels; the factors' own constant
 * is left out, for the probabilities sum up to 1. */
static void model_fill(struct model *model, size_t questions, double a, double b)
{
	double count = (double)questions;

	model->questions = questions;
	model->ways[0] = model->sums[0] = 0;
	for (size_t x = 0; x < questions; x++)
		model->ways[x + 1] = model->ways[x] + log((count - (double)x) / ((double)x + 1));
	for (size_t s = 0; s < 2 * questions; s++)
		model->sums[s + 1] =
			model->sums[s] + log((a + (double)s) / (b + 2 * count - (double)s - 1));
}

static double model_log(const struct model *model, size_t x, size_t y)
{
	return model->ways[x] + model->ways[y] + model->sums[x + y];
}

static double model_peak(const struct model *model)
{
	double peak = model_log(model, 0, 0);

	for (size_t x = 0; x <= model->questions; x++)
		for (size_t y = 0; y <= x; y++)
			peak = fmax(peak, model_log(model, x, y));
	return peak;
}

static struct agreement model_sum(const struct model *model, size_t needed)
{
	struct agreement sum = {0};
	double peak = model_peak(model);

	for (size_t x = 0; x <= model->questions; x++)
		for (size_t y = 0; y <= model->questions; y++) {
			double likely = exp(model_log(model, x, y) - peak);

			if (x >= needed && y >= needed)
				sum.both_pass += likely;
			else if (x < needed && y < needed)
				sum.both_fail += likely;
			else if (x >= needed)
				sum.one_passes += likely;
		}
	return sum;
}

struct consistency consistency_absent(enum figure_absence absence)
{
	return (struct consistency){figure_absent(absence), figure_absent(absence),
	                            figure_absent(absence)};
}

static void agreement_figure(struct consistency *figures, struct agreement sum)
{
	double all = sum.both_pass + sum.both_fail + 2 * sum.one_passes;
	double pass = sum.both_pass + sum.one_passes, fail = sum.both_fail + sum.one_passes;
	/* of two alike forms, kappa is their correlation; so written, nothing cancels near 1 */
	double beyond = sum.both_pass / pass * (sum.both_fail / fail) -
	                sum.one_passes / pass * (sum.one_passes / fail);

	figures->agreement = figure_of((sum.both_pass + sum.both_fail) / all);
	figures->kappa =
		pass > 0 && fail > 0 ? figure_of(beyond) : figure_absent(FIGURE_NO_VARIANCE);
}

struct consistency consistency_of(size_t questions, size_t needed, double mean, double variance)
{
	struct consistency figures;
	struct model model;
	double count = (double)questions, kr21;

	assert(questions <= RESPONSES_CELLS_MOST);
	if (questions < 2)
		return consistency_absent(FIGURE_ONE_QUESTION);
	if (variance <= 0)
		return consistency_absent(FIGURE_NO_VARIANCE);
	kr21 = count / (count - 1) * (1 - mean * (count - mean) / (count * variance));
	figures = consistency_absent(FIGURE_NOT_POSITIVE);
	figures.reliability = figure_of(kr21);
	/* then there is no error left: everybody's two scores are the same */
	if (kr21 >= 1) {
		figures.agreement = figure_of(1);
		figures.kappa = figure_of(1);
	} else if (kr21 > 0) {
		model_fill(&model, questions, mean * (1 / kr21 - 1),
		           (count - mean) * (1 / kr21 - 1));
		agreement_figure(&figures, model_sum(&model, needed));
	}
	return figures;
}
