/* stats/quiz.c -- the figures of a quiz as a whole */
#include "stats/quiz.h"

#include <stdlib.h>
#include <string.h>

#include "stats/analysis.h"
#include "stats/select.h"

static bool has_score(const struct response_row *row)
{
	return row->max_mpts > 0 && row->verdict != VERDICT_PENDING;
}

/* The max that all scores have, or 0. */
static int64_t common_max(const struct response_row *rows, size_t count)
{
	int64_t max_mpts = 0;

	for (size_t i = 0; i < count; i++) {
		if (!has_score(&rows[i]))
			continue;
		if (max_mpts > 0 && rows[i].max_mpts != max_mpts)
			return 0;
		max_mpts = rows[i].max_mpts;
	}
	return max_mpts;
}

static size_t class_of(const struct response_row *row)
{
	int64_t class = row->points_mpts * QUIZ_CLASSES / row->max_mpts;

	return class < 0 ? 0 : class >= QUIZ_CLASSES ? QUIZ_CLASSES - 1 : (size_t) class;
}

static struct figure place_figure(int64_t *values, size_t count, size_t place, double unit)
{
	return count > 0 ? figure_of((double)select_place(values, count, place) / unit)
	                 : figure_absent(FIGURE_NO_ANSWERS);
}

/* Of an even number the mean of the two in the middle. Moves the values about; `copy` has room. */
static struct figure median_figure(const int64_t *values, int64_t *copy, size_t count, double unit)
{
	struct figure lower, upper;

	memcpy(copy, values, count * sizeof(*copy));
	lower = place_figure(copy, count, count > 0 ? (count - 1) / 2 : 0, unit);
	memcpy(copy, values, count * sizeof(*copy));
	upper = place_figure(copy, count, count / 2, unit);
	lower.value = (lower.value + upper.value) / 2;
	return lower;
}

/* With the values of all scores: points, or shares where their max differs. */
static void values_figure(struct quiz_scores *scores, const int64_t *values, int64_t *copy,
                          double unit)
{
	struct moments moments = {0};
	int64_t least = INT64_MAX, most = INT64_MIN;
	size_t count = (size_t)scores->count;

	for (size_t i = 0; i < count; i++) {
		moments_add(&moments, values[i]);
		least = values[i] < least ? values[i] : least;
		most = values[i] > most ? values[i] : most;
	}
	scores->mean = moments_mean(&moments, unit);
	scores->deviation = moments_deviation(&moments, unit);
	scores->mean_interval = moments_interval(&moments, unit);
	scores->median = median_figure(values, copy, count, unit);
	scores->least =
		count > 0 ? figure_of((double)least / unit) : figure_absent(FIGURE_NO_ANSWERS);
	scores->most =
		count > 0 ? figure_of((double)most / unit) : figure_absent(FIGURE_NO_ANSWERS);
}

static bool scores_figure(struct quiz_scores *scores, const struct analysis *analysis)
{
	const struct response_row *rows = responses_rows(analysis->responses);
	size_t count = responses_attempt_count(analysis->responses);
	int64_t max_mpts = common_max(rows, count);
	int64_t *values = malloc((2 * count + 1) * sizeof(*values));

	if (!values)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!has_score(&rows[i]))
			continue;
		scores->classes[class_of(&rows[i])]++;
		values[scores->count++] = max_mpts > 0
		                                  ? rows[i].points_mpts
		                                  : share_of(rows[i].points_mpts, rows[i].max_mpts);
	}
	values_figure(scores, values, values + count,
	              max_mpts > 0 ? (double)max_mpts : (double)SHARE_ONE);
	free(values);
	return true;
}

static void verdicts_count(struct quiz_figures *figures, const struct analysis *analysis)
{
	const struct response_row *rows = responses_rows(analysis->responses);
	size_t count = responses_attempt_count(analysis->responses);

	figures->attempts = (int64_t)count;
	for (size_t i = 0; i < count; i++) {
		figures->passed += rows[i].verdict == VERDICT_PASSED;
		figures->failed += rows[i].verdict == VERDICT_FAILED;
		figures->pending += rows[i].verdict == VERDICT_PENDING;
		figures->open += rows[i].verdict == VERDICT_NONE;
	}
	figures->pass_rate = proportion_of(figures->passed, figures->passed + figures->failed);
}

/* Why Huynh's model is not for this quiz, or FIGURE_PRESENT with the points of each question. */
static enum figure_absence consistency_lacks(const struct analysis *analysis, int32_t *weight_mpts)
{
	enum figure_absence absence = FIGURE_PRESENT;

	if (analysis->drawn.count == 0)
		return FIGURE_NO_ANSWERS;
	if (analysis->drawn.count < 2)
		return FIGURE_FEW;
	*weight_mpts = 0;
	for (size_t i = 0; i < analysis->question_count; i++) {
		const struct analysis_question *question = &analysis->questions[i];

		if (question->drawn == 0)
			continue;
		if (question->drawn != analysis->drawn.count)
			return FIGURE_FORMS_DIFFER;
		if (question->count == 0 || !question->right_wrong ||
		    question->in_state[QUESTION_PENDING] > 0)
			absence = FIGURE_PARTIAL_SCORES;
		else if (question->max_differs ||
		         (*weight_mpts > 0 && question->max_mpts != *weight_mpts))
			absence = absence ? absence : FIGURE_WEIGHTS_DIFFER;
		*weight_mpts = question->max_mpts;
	}
	return absence;
}

static struct consistency consistency_figure(const struct analysis *analysis,
                                             int32_t pass_thousandths)
{
	int32_t weight_mpts;
	enum figure_absence absence = consistency_lacks(analysis, &weight_mpts);
	size_t questions, needed;

	if (pass_thousandths < 0)
		return consistency_absent(FIGURE_NO_PASS_MARK);
	if (absence)
		return consistency_absent(absence);
	questions = (size_t)(analysis->drawn.sum / analysis->drawn.count);
	needed = ((size_t)pass_thousandths * questions + 999) / 1000;
	return consistency_of(questions, needed, moments_mean(&analysis->points, weight_mpts).value,
	                      moments_variance(&analysis->points, weight_mpts).value);
}

enum vigil_status quiz_figure(struct quiz_figures *out, const struct analysis *analysis,
                              int32_t pass_thousandths)
{
	struct quiz_figures figures = {0};

	if (!scores_figure(&figures.scores, analysis))
		return VIGIL_NO_MEMORY;
	verdicts_count(&figures, analysis);
	figures.consistency = consistency_figure(analysis, pass_thousandths);
	figures.reliability = reliability_of(analysis);
	*out = figures;
	return VIGIL_OK;
}
