/* stats/analysis.c -- one walk over the table, from which all figures are made */
#include "stats/analysis.h"

#include <stdlib.h>
#include <string.h>

#include "stats/covariance.h"
#include "stats/median.h"
#include "stats/select.h"

#define GROUPS (OUTCOMES * THIRDS)

/* What the walk needs of a kind, and nothing else: nothing where it does not count. */
struct step {
	int32_t points_mpts, max_mpts;
};

/* What an attempt comes to. */
struct total {
	int64_t points_mpts, max_mpts; /* of what counts; max 0: it takes no part */
	int64_t value;                 /* points, or a share */
};

struct walk {
	struct analysis *analysis;
	const struct response_kind *kinds;
	const struct response_row *rows;
	const struct response_entry *entries;
	size_t kind_count, row_count;
	struct step *steps;   /* by kind */
	struct total *totals; /* by attempt */
	int64_t *sorted;      /* room for the totals' values */
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

int64_t share_of(int64_t points_mpts, int64_t max_mpts)
{
	double share = (double)points_mpts / (double)max_mpts;

	return llrint((share < -1 ? -1 : share) * (double)SHARE_ONE);
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
	free(analysis->kind_counts);
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
	analysis->kind_counts = calloc(kind_count + 1, sizeof(*analysis->kind_counts));
	analysis->kinds_by_question = calloc(kind_count + 1, sizeof(uint32_t));
	if (analysis->questions && analysis->kinds && analysis->kind_counts &&
	    analysis->kinds_by_question)
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

/* First time along the rows: totals, and how often each kind comes. */
static void rows_sum(const struct walk *walk)
{
	uint32_t *counts = walk->analysis->kind_counts;

	for (size_t i = 0; i < walk->row_count; i++) {
		const struct response_entry *entry = walk->entries + walk->rows[i].first;
		const struct response_entry *end = walk->entries + walk->rows[i + 1].first;
		struct total total = {0};
		int64_t drawn = 0;

		for (; entry < end; entry++) {
			counts[entry->kind]++;
			total.points_mpts += walk->steps[entry->kind].points_mpts;
			total.max_mpts += walk->steps[entry->kind].max_mpts;
			drawn += walk->kinds[entry->kind].max_mpts > 0;
		}
		walk->totals[i] = total;
		walk->analysis->attempt_count += total.max_mpts > 0;
		if (drawn > 0) {
			moments_add(&walk->analysis->drawn, drawn);
			moments_add(&walk->analysis->points, total.points_mpts);
		}
	}
}

static void question_sum(const struct walk *walk, struct analysis_question *question)
{
	const uint32_t *index = walk->analysis->kinds_by_question + question->first_kind;

	question->right_wrong = true;
	for (uint32_t i = 0; i < question->kind_count; i++) {
		const struct response_kind *kind = &walk->kinds[index[i]];
		uint32_t count = walk->analysis->kind_counts[index[i]];

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

/* The totals' values, and where the lower and the upper part of them end. */
static void totals_part(const struct walk *walk, int64_t *lower, int64_t *upper)
{
	struct analysis *analysis = walk->analysis;
	size_t count = 0, part;

	*lower = *upper = 0;
	for (size_t i = 0; i < walk->row_count; i++) {
		struct total *total = &walk->totals[i];

		if (total->max_mpts == 0)
			continue;
		total->value = analysis->forms_equal
		                       ? total->points_mpts
		                       : share_of(total->points_mpts, total->max_mpts);
		moments_add(&analysis->totals, total->value);
		walk->sorted[count++] = total->value;
	}
	if (count == 0)
		return;
	part = (27 * count + 99) / 100;
	*upper = select_place(walk->sorted, count, count - part);
	for (size_t i = count = 0; i < walk->row_count; i++)
		if (walk->totals[i].max_mpts > 0)
			walk->sorted[count++] = walk->totals[i].value;
	*lower = select_place(walk->sorted, count, part - 1);
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
static void row_add(const struct walk *walk, size_t row, size_t group)
{
	const struct response_entry *entry = walk->entries + walk->rows[row].first;
	const struct response_entry *end = walk->entries + walk->rows[row + 1].first;
	const struct total total = walk->totals[row];
	bool points = walk->analysis->forms_equal;

	for (; entry < end; entry++) {
		struct analysis_kind *kind = &walk->analysis->kinds[entry->kind];
		const struct step step = walk->steps[entry->kind];
		int64_t rest_max = total.max_mpts - step.max_mpts;

		if (step.max_mpts == 0)
			continue;
		kind->in_group[group]++;
		if (points)
			rest_add(kind, total.points_mpts - step.points_mpts);
		else if (rest_max > 0)
			rest_add(kind, share_of(total.points_mpts - step.points_mpts, rest_max));
	}
}

/* Second time along the rows. */
static void rows_group(const struct walk *walk)
{
	struct analysis *analysis = walk->analysis;
	int64_t lower, upper;

	totals_part(walk, &lower, &upper);
	for (size_t i = 0; i < walk->row_count; i++) {
		enum analysis_third third = THIRD_MIDDLE;
		size_t group;

		if (walk->totals[i].max_mpts == 0)
			continue;
		if (analysis->thirds && walk->totals[i].value <= lower)
			third = THIRD_LOWER;
		else if (analysis->thirds && walk->totals[i].value >= upper)
			third = THIRD_UPPER;
		group = (size_t)outcome_of(walk->rows[i].verdict) * THIRDS + third;
		analysis->group_sizes[group]++;
		row_add(walk, i, group);
	}
}

static bool walk_init(struct walk *walk, const struct responses *responses)
{
	walk->kinds = responses_kinds(responses, &walk->kind_count);
	walk->rows = responses_rows(responses);
	walk->entries = responses_entries(responses);
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
	rows_sum(&walk);
	for (size_t i = 0; i < walk.analysis->question_count; i++)
		question_sum(&walk, &walk.analysis->questions[i]);
	walk.analysis->forms_equal = forms_are_equal(walk.analysis);
	rows_group(&walk);
	if (!medians_find(walk.analysis) || !covariances_find(walk.analysis))
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
