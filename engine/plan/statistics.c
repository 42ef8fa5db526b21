/* plan/statistics.c -- the plans of a quiz, without drawing them */
#include "plan/statistics.h"

#include <stdlib.h>
#include <string.h>

#include "model/bank.h"
#include "model/demand.h"
#include "plan/plan.h"
#include "vigil/quiz.h"

/* What is added up over a plan. */
enum measure { POINTS, DIFFICULTY, TIME };
#define MEASURE_COUNT 3

/* What a family can bring into one draw: its members that fit there. */
struct family {
	uint32_t draw; /* from 1: of the members counted below; 0: none yet */
	uint32_t members;
	int64_t least[MEASURE_COUNT], most[MEASURE_COUNT], sum_ms;
};

struct counting {
	const struct vigil_quiz *quiz;
	struct demand demand;
	uint32_t *left_to; /* the draw that each family is left to */
	int64_t *times_ms; /* of each item */
	struct family *families;
	uint32_t *present; /* the families of one draw */
	size_t present_count;
	int64_t *values;
	struct plan_statistics *statistics;
	struct plan_bounds bounds[MEASURE_COUNT];
};

static bool allocate(struct counting *counting)
{
	size_t items = counting->demand.item_count, families = counting->demand.family_count;

	counting->left_to = calloc(families + 1, sizeof(*counting->left_to));
	counting->times_ms = calloc(items + 1, sizeof(*counting->times_ms));
	counting->families = calloc(families + 1, sizeof(*counting->families));
	counting->present = calloc(families + 1, sizeof(*counting->present));
	counting->values = calloc(families + 1, sizeof(*counting->values));
	return counting->left_to && counting->times_ms && counting->families && counting->present &&
	       counting->values;
}

static void release(struct counting *counting)
{
	demand_clear(&counting->demand);
	free(counting->left_to);
	free(counting->times_ms);
	free(counting->families);
	free(counting->present);
	free(counting->values);
}

/* ---- which draw a family is left to ---- */

static void leave_to_first(struct counting *counting, uint32_t item)
{
	const struct demand_item *left = &counting->demand.items[item];

	if (counting->left_to[left->family] == MATCHING_NONE)
		counting->left_to[left->family] = counting->demand.edges[left->edge].draw;
}

/* The only draw that it has; where draws compete, that of a matching which fills all of them. */
static enum vigil_status leave_to_draws(struct counting *counting)
{
	const struct demand *demand = &counting->demand;
	struct matching *matching = NULL;
	enum vigil_status status = VIGIL_OK;

	for (size_t i = 0; i < demand->family_count; i++)
		counting->left_to[i] = MATCHING_NONE;
	if (demand->contradictory)
		return VIGIL_INVALID;
	if (!demand->disjoint) {
		matching = demand_matching(demand);
		if (!matching)
			return VIGIL_NO_MEMORY;
		status = matching_fill(matching) > 0 ? VIGIL_INVALID : VIGIL_OK;
	}
	for (uint32_t i = 0; i < demand->item_count && matching; i++)
		if (matching_bin_of(matching, i) != MATCHING_NONE)
			counting->left_to[demand->items[i].family] = matching_bin_of(matching, i);
	for (uint32_t i = 0; i < demand->item_count; i++)
		leave_to_first(counting, i);
	matching_free(matching);
	return status;
}

/* ---- one draw ---- */

static void note(struct family *family, enum measure measure, int64_t value)
{
	if (family->members == 1 || value < family->least[measure])
		family->least[measure] = value;
	if (family->members == 1 || value > family->most[measure])
		family->most[measure] = value;
}

static void meet_item(struct counting *counting, uint32_t draw, size_t index,
                      const struct demand_edge *edge)
{
	const struct demand_item *item = &counting->demand.items[index];
	const struct vigil_question *question = quiz_question_of(counting->quiz, item->which);
	struct family *family = &counting->families[item->family];

	if (family->draw != draw + 1) {
		*family = (struct family){.draw = draw + 1};
		counting->present[counting->present_count++] = item->family;
	}
	family->members++;
	family->sum_ms += counting->times_ms[index];
	note(family, POINTS,
	     quiz_entry_points(demand_entry(&counting->demand, edge->by), question));
	note(family, DIFFICULTY, question->difficulty);
	note(family, TIME, counting->times_ms[index]);
}

/* The families of the draw, with what they can bring there. */
static void meet_draw(struct counting *counting, uint32_t draw)
{
	const struct demand *demand = &counting->demand;

	counting->present_count = 0;
	for (size_t i = 0; i < demand->item_count; i++)
		for (size_t edge = demand->items[i].edge; edge < demand->items[i + 1].edge; edge++)
			if (demand->edges[edge].draw == draw)
				meet_item(counting, draw, i, &demand->edges[edge]);
}

static int ascending(const void *left, const void *right)
{
	const int64_t *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

/* The least sum, and the most, of so many families. */
static void add_bounds(struct counting *counting, enum measure measure, size_t count)
{
	struct plan_bounds *bounds = &counting->bounds[measure];
	int64_t *values = counting->values;
	size_t present = counting->present_count;

	for (size_t i = 0; i < present; i++)
		values[i] = counting->families[counting->present[i]].least[measure];
	qsort(values, present, sizeof(*values), ascending);
	for (size_t i = 0; i < count && i < present; i++)
		bounds->least += values[i];
	for (size_t i = 0; i < present; i++)
		values[i] = counting->families[counting->present[i]].most[measure];
	qsort(values, present, sizeof(*values), ascending);
	for (size_t i = 0; i < count && i < present; i++)
		bounds->most += values[present - 1 - i];
}

static void add_mean_time(struct counting *counting, size_t count)
{
	int64_t sum_ms = 0;

	for (size_t i = 0; i < counting->present_count; i++) {
		const struct family *family = &counting->families[counting->present[i]];

		sum_ms += family->sum_ms / family->members;
	}
	if (counting->present_count)
		counting->statistics->mean_time_ms +=
			sum_ms * (int64_t)count / (int64_t)counting->present_count;
}

/*
 * How many sets of so many questions there are: for each number of questions from groups, those
 * sets times the sets of single ones. False: no memory.
 */
static bool count_ways(struct counting *counting, uint32_t draw, size_t count)
{
	struct amount *ways = calloc(count + 1, sizeof(*ways)), sum = amount_of(0);
	size_t singles = 0;

	if (!ways)
		return false;
	ways[0] = amount_of(1);
	for (size_t i = 1; i <= count; i++)
		ways[i] = amount_of(0);
	for (size_t i = 0; i < counting->present_count; i++) {
		uint32_t family = counting->present[i];
		uint32_t members = counting->families[family].members;

		if (counting->left_to[family] != draw)
			continue;
		singles += members == 1;
		for (size_t k = count; members > 1 && k > 0; k--)
			ways[k] = amount_add(ways[k],
			                     amount_multiply(ways[k - 1], amount_of(members)));
	}
	for (size_t k = 0; k <= count; k++)
		if (ways[k].digits > 0 && count - k <= singles)
			sum = amount_add(
				sum, amount_multiply(ways[k], amount_choose(singles, count - k)));
	counting->statistics->plans = amount_multiply(counting->statistics->plans, sum);
	free(ways);
	return true;
}

/* ---- all of it ---- */

static bool take_times(struct counting *counting)
{
	const struct vigil_quiz *quiz = counting->quiz;

	for (size_t i = 0; i < counting->demand.item_count; i++) {
		struct quiz_question which = counting->demand.items[i].which;

		counting->times_ms[i] = question_expected_ms(
			quiz->banks[which.bank], quiz_question_of(quiz, which), &quiz->rules);
		if (counting->times_ms[i] < 0)
			return false;
	}
	return true;
}

static bool add_fixed(struct counting *counting)
{
	const struct vigil_quiz *quiz = counting->quiz;

	for (size_t i = 0; i < counting->demand.fixed_count; i++) {
		const struct demand_fixed *fixed = &counting->demand.fixed[i];
		const struct vigil_question *question = quiz_question_of(quiz, fixed->which);
		const int64_t values[MEASURE_COUNT] = {
			[POINTS] = quiz_entry_points(demand_entry(&counting->demand, fixed->by),
		                                     question),
			[DIFFICULTY] = question->difficulty,
			[TIME] = question_expected_ms(quiz->banks[fixed->which.bank], question,
		                                      &quiz->rules),
		};

		if (values[TIME] < 0)
			return false;
		for (enum measure m = POINTS; m < MEASURE_COUNT; m++) {
			counting->bounds[m].least += values[m];
			counting->bounds[m].most += values[m];
		}
		counting->statistics->mean_time_ms += values[TIME];
	}
	return true;
}

static bool add_draws(struct counting *counting)
{
	for (uint32_t draw = 0; draw < counting->demand.draw_count; draw++) {
		size_t count = counting->demand.draws[draw].count;

		meet_draw(counting, draw);
		for (enum measure m = POINTS; m < MEASURE_COUNT; m++)
			add_bounds(counting, m, count);
		add_mean_time(counting, count);
		if (!count_ways(counting, draw, count))
			return false;
	}
	return true;
}

static void finish(struct counting *counting)
{
	struct plan_statistics *statistics = counting->statistics;
	int64_t count = (int64_t)statistics->question_count;

	statistics->disjoint = counting->demand.disjoint;
	statistics->points_mpts = counting->bounds[POINTS];
	statistics->time_ms = counting->bounds[TIME];
	if (count)
		statistics->difficulty_thousandths =
			(struct plan_bounds){1000 * counting->bounds[DIFFICULTY].least / count,
		                             1000 * counting->bounds[DIFFICULTY].most / count};
}

enum vigil_status plan_statistics(struct plan_statistics *statistics, const struct vigil_quiz *quiz)
{
	struct counting counting = {.quiz = quiz, .statistics = statistics};
	enum vigil_status status = VIGIL_NO_MEMORY;

	*statistics = (struct plan_statistics){.question_count = vigil_quiz_question_count(quiz),
	                                       .plans = amount_of(1)};
	if (!demand_init(&counting.demand, quiz) || !allocate(&counting))
		goto done;
	status = leave_to_draws(&counting);
	if (status == VIGIL_OK &&
	    (!take_times(&counting) || !add_fixed(&counting) || !add_draws(&counting)))
		status = VIGIL_NO_MEMORY;
	if (status == VIGIL_OK && statistics->plans.digits == 0)
		status = VIGIL_INVALID;
	finish(&counting);
done:
	release(&counting);
	return status;
}

int64_t vigil_quiz_expected_ms(const struct vigil_quiz *quiz)
{
	struct plan_statistics statistics;

	return plan_statistics(&statistics, quiz) == VIGIL_OK ? statistics.mean_time_ms : -1;
}
