/* stats/analysis.c -- one walk over the table, from which all figures are made */
#include "stats/analysis.h"

#include <stdlib.h>
#include <string.h>

#include "stats/covariance.h"
#include "stats/select.h"

#define GROUPS (OUTCOMES * THIRDS)

/* What the walk needs of a kind, and nothing else: nothing where it does not count. */
struct step {
	int32_t points_mpts, max_mpts;
};

struct walk {
	struct analysis *analysis;
	const struct response_kind *kinds;
	const struct response_row *rows;
	const uint32_t *cells;
	size_t kind_count, row_count;
	struct step *steps; /* by kind */
	int64_t *totals;    /* by attempt that takes part: points, or a share */
	int64_t *sorted;    /* room for as many */
};

static const struct response_kind *kinds_of(const struct analysis *analysis)
{
	size_t count;

	return responses_kinds(analysis->responses, &count);
}

/* Add the cells of a kind that have a rest, with the value x each. */
static void kind_multiply(struct products *products, const struct analysis_kind *kind, int64_t x)
{
	moments_add_several(&products->x, x, kind->rest_count);
	products->y.count += kind->rest_count;
	products->y.sum += kind->rest_sum;
	products->y.squares += kind->rest_squares;
	products->xy += (wide)x * kind->rest_sum;
}

int64_t analysis_value(const struct analysis_question *question, const struct response_kind *kind)
{
	return question->max_differs ? share_of(kind->points_mpts, kind->max_mpts)
	                             : kind->points_mpts;
}

double analysis_value_unit(const struct analysis_question *question)
{
	return question->max_differs ? (double)SHARE_ONE : question->max_mpts;
}

void analysis_free(struct analysis *analysis)
{
	if (!analysis)
		return;
	free(analysis->questions);
	free(analysis->kinds);
	free(analysis->kinds_by_question);
	covariances_clear(&analysis->covariances);
	free(analysis);
}

struct products analysis_products(const struct analysis *analysis, size_t question)
{
	const struct analysis_question *about = &analysis->questions[question];
	struct products products = {0};

	for (uint32_t i = 0; i < about->kind_count; i++) {
		size_t index = analysis->kinds_by_question[about->first_kind + i];
		const struct response_kind *kind = &kinds_of(analysis)[index];

		if (analysis_counts(kind))
			kind_multiply(&products, &analysis->kinds[index],
			              analysis_value(about, kind));
	}
	return products;
}

struct products analysis_option_products(const struct analysis *analysis, size_t question,
                                         size_t option)
{
	const struct analysis_question *about = &analysis->questions[question];
	struct products products = {0};

	for (uint32_t i = 0; i < about->kind_count; i++) {
		size_t index = analysis->kinds_by_question[about->first_kind + i];

		kind_multiply(&products, &analysis->kinds[index],
		              kinds_of(analysis)[index].chosen >> option & 1);
	}
	return products;
}

struct moments analysis_group(const struct analysis *analysis, size_t question,
                              const bool groups[OUTCOMES * THIRDS])
{
	const struct analysis_question *about = &analysis->questions[question];
	struct moments moments = {0};

	for (uint32_t i = 0; i < about->kind_count; i++) {
		size_t index = analysis->kinds_by_question[about->first_kind + i];
		int64_t value, count = 0;

		if (!analysis_counts(&kinds_of(analysis)[index]))
			continue;
		value = analysis_value(about, &kinds_of(analysis)[index]);
		for (size_t group = 0; group < GROUPS; group++)
			count += groups[group] ? analysis->kinds[index].in_group[group] : 0;
		moments_add_several(&moments, value, count);
	}
	return moments;
}

static struct analysis *analysis_empty(const struct responses *responses, size_t kind_count)
{
	struct analysis *analysis = calloc(1, sizeof(*analysis));

	if (!analysis)
		return NULL;
	analysis->responses = responses;
	analysis->question_count = responses_question_count(responses);
	analysis->questions = calloc(analysis->question_count + 1, sizeof(*analysis->questions));
	analysis->kinds = calloc(kind_count + 1, sizeof(*analysis->kinds));
	analysis->kinds_by_question = calloc(kind_count + 1, sizeof(uint32_t));
	if (analysis->questions && analysis->kinds && analysis->kinds_by_question)
		return analysis;
	analysis_free(analysis);
	return NULL;
}

/* Put the kinds of each question side by side. */
static void kinds_sort(const struct walk *walk)
{
	struct analysis_question *questions = walk->analysis->questions;
	uint32_t first = 0;

	for (size_t i = 0; i < walk->kind_count; i++)
		questions[walk->kinds[i].question].kind_count++;
	for (size_t i = 0; i < walk->analysis->question_count; i++) {
		questions[i].first_kind = first;
		first += questions[i].kind_count;
		questions[i].kind_count = 0;
	}
	for (size_t i = 0; i < walk->kind_count; i++) {
		struct analysis_question *question = &questions[walk->kinds[i].question];

		walk->analysis->kinds_by_question[question->first_kind + question->kind_count++] =
			(uint32_t)i;
	}
}

static void attempts_count(const struct walk *walk)
{
	struct analysis *analysis = walk->analysis;

	for (const struct response_row *row = walk->rows; row < walk->rows + walk->row_count;
	     row++) {
		analysis->attempt_count += row->possible_mpts > 0;
		if (row->drawn > 0) {
			moments_add(&analysis->drawn, row->drawn);
			moments_add(&analysis->points, row->counted_mpts);
		}
	}
}

static void question_sum(const struct walk *walk, struct analysis_question *question)
{
	const uint32_t *index = walk->analysis->kinds_by_question + question->first_kind;

	question->right_wrong = true;
	for (uint32_t i = 0; i < question->kind_count; i++) {
		const struct response_kind *kind = &walk->kinds[index[i]];
		uint32_t count = kind->count;

		question->in_state[kind->state] += count;
		question->drawn += kind->max_mpts > 0 ? count : 0;
		if (!analysis_counts(kind))
			continue;
		question->max_differs |=
			question->count > 0 && kind->max_mpts != question->max_mpts;
		question->count += count;
		if (kind->max_mpts > question->max_mpts)
			question->max_mpts = kind->max_mpts;
		if (kind->points_mpts != 0 && kind->points_mpts != kind->max_mpts)
			question->right_wrong = false;
	}
}

/* With the questions summed: has each that counts for anybody counted alike for all? */
static bool forms_are_equal(const struct analysis *analysis)
{
	for (size_t i = 0; i < analysis->question_count; i++) {
		const struct analysis_question *question = &analysis->questions[i];

		if (question->count > 0 &&
		    (question->count != analysis->attempt_count || question->max_differs))
			return false;
	}
	return true;
}

/* The totals, and where the lower and the upper part of them end. */
static void totals_part(const struct walk *walk, int64_t *lower, int64_t *upper)
{
	struct analysis *analysis = walk->analysis;
	size_t count = 0, part = (27 * analysis->attempt_count + 99) / 100;

	*lower = *upper = 0;
	for (const struct response_row *row = walk->rows; row < walk->rows + walk->row_count;
	     row++) {
		if (row->possible_mpts == 0)
			continue;
		walk->totals[count] = analysis->forms_equal
		                              ? row->counted_mpts
		                              : share_of(row->counted_mpts, row->possible_mpts);
		moments_add(&analysis->totals, walk->totals[count++]);
	}
	if (count == 0)
		return;
	memcpy(walk->sorted, walk->totals, count * sizeof(*walk->sorted));
	*lower = select_place(walk->sorted, count, part - 1);
	memcpy(walk->sorted, walk->totals, count * sizeof(*walk->sorted));
	*upper = select_place(walk->sorted, count, count - part);
	analysis->thirds = *lower < *upper;
}

static enum analysis_outcome outcome_of(uint32_t verdict)
{
	return verdict == VERDICT_PASSED   ? OUTCOME_PASSED
	       : verdict == VERDICT_FAILED ? OUTCOME_FAILED
	                                   : OUTCOME_OPEN;
}

static void rest_add(struct analysis_kind *kind, int64_t rest)
{
	kind->rest_count++;
	kind->rest_sum += rest;
	kind->rest_squares += (wide)rest * rest;
}

/* Add the cells of one attempt, which belongs to that group, to their kinds. */
static void points_add(const struct walk *walk, const struct response_row *row, size_t group)
{
	struct analysis_kind *kinds = walk->analysis->kinds;

	for (uint64_t at = row->first; at < row[1].first; at++) {
		struct analysis_kind *kind = &kinds[walk->cells[at]];
		const struct step *step = &walk->steps[walk->cells[at]];

		if (step->max_mpts == 0)
			continue;
		kind->in_group[group]++;
		rest_add(kind, row->counted_mpts - step->points_mpts);
	}
}

/* The same where rests are shares, and some cells are all that counts in their attempt. */
static void shares_add(const struct walk *walk, const struct response_row *row, size_t group)
{
	struct analysis_kind *kinds = walk->analysis->kinds;

	for (uint64_t at = row->first; at < row[1].first; at++) {
		struct analysis_kind *kind = &kinds[walk->cells[at]];
		const struct step *step = &walk->steps[walk->cells[at]];
		int64_t rest_mpts = row->possible_mpts - step->max_mpts;

		if (step->max_mpts == 0)
			continue;
		kind->in_group[group]++;
		if (rest_mpts > 0)
			rest_add(kind, share_of(row->counted_mpts - step->points_mpts, rest_mpts));
	}
}

/* Once along the rows. */
static void rows_add(const struct walk *walk)
{
	struct analysis *analysis = walk->analysis;
	const int64_t *total = walk->totals;
	int64_t lower, upper;

	totals_part(walk, &lower, &upper);
	for (const struct response_row *row = walk->rows; row < walk->rows + walk->row_count;
	     row++) {
		enum analysis_third third = THIRD_MIDDLE;
		size_t group;

		if (row->possible_mpts == 0)
			continue;
		if (analysis->thirds && *total <= lower)
			third = THIRD_LOWER;
		else if (analysis->thirds && *total >= upper)
			third = THIRD_UPPER;
		total++;
		group = (size_t)outcome_of(row->verdict) * THIRDS + third;
		analysis->group_sizes[group]++;
		if (analysis->forms_equal)
			points_add(walk, row, group);
		else
			shares_add(walk, row, group);
	}
}

static bool walk_init(struct walk *walk, const struct responses *responses)
{
	walk->kinds = responses_kinds(responses, &walk->kind_count);
	walk->rows = responses_rows(responses);
	walk->cells = responses_cells(responses);
	walk->row_count = responses_attempt_count(responses);
	walk->analysis = analysis_empty(responses, walk->kind_count);
	walk->steps = calloc(walk->kind_count + 1, sizeof(*walk->steps));
	walk->totals = calloc(walk->row_count + 1, sizeof(*walk->totals));
	walk->sorted = calloc(walk->row_count + 1, sizeof(*walk->sorted));
	if (!walk->analysis || !walk->steps || !walk->totals || !walk->sorted)
		return false;
	for (size_t i = 0; i < walk->kind_count; i++)
		if (analysis_counts(&walk->kinds[i]))
			walk->steps[i] =
				(struct step){walk->kinds[i].points_mpts, walk->kinds[i].max_mpts};
	return true;
}

struct analysis *analysis_new(const struct responses *responses)
{
	struct analysis *analysis = NULL;
	struct walk walk = {0};

	if (!walk_init(&walk, responses))
		goto done;
	kinds_sort(&walk);
	attempts_count(&walk);
	for (size_t i = 0; i < walk.analysis->question_count; i++)
		question_sum(&walk, &walk.analysis->questions[i]);
	walk.analysis->forms_equal = forms_are_equal(walk.analysis);
	rows_add(&walk);
	if (!covariances_find(walk.analysis))
		goto done;
	analysis = walk.analysis;
	walk.analysis = NULL; /* the caller owns it now */
done:
	analysis_free(walk.analysis);
	free(walk.steps);
	free(walk.totals);
	free(walk.sorted);
	return analysis;
}
