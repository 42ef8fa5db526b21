/* plan/plan.c -- which questions a session asks, and in which order */
#include "plan/plan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "interaction/interaction.h"
#include "model/bank.h"
#include "model/demand.h"
#include "model/quiz.h"
#include "plan/place.h"

/* A question that may be taken, or is: in the order in which they are taken. */
struct candidate {
	struct place place;
	bool seen;
	uint32_t item; /* index into the demand's items */
};

struct taken {
	struct place place;
	struct quiz_question which;
	struct demand_by by;
};

struct drawing {
	const struct vigil_quiz *quiz;
	const struct plan_seen *seen; /* or NULL */
	struct purpose purpose;
	struct demand demand;
	struct candidate *candidates;
	struct taken *taken;
	size_t taken_count;
	struct place *sections; /* of each section, where they are shuffled */
};

/* ---- places ---- */

static int by_text(const void *wanted, const void *there)
{
	return strcmp(wanted, *(const char *const *)there);
}

static bool is_seen(const struct drawing *drawing)
{
	const struct plan_seen *seen = drawing->seen;

	return seen && seen->count &&
	       bsearch(purpose_subject(&drawing->purpose), seen->questions, seen->count,
	               sizeof(*seen->questions), by_text);
}

static bool place_question(struct place *place, struct drawing *drawing, struct quiz_question which)
{
	return place_draw(place, &drawing->purpose, drawing->quiz->banks[which.bank],
	                  quiz_question_of(drawing->quiz, which));
}

static bool place_candidates(struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->demand.item_count; i++) {
		struct candidate *candidate = &drawing->candidates[i];

		candidate->item = (uint32_t)i;
		if (!place_question(&candidate->place, drawing, drawing->demand.items[i].which))
			return false;
		candidate->seen = is_seen(drawing);
	}
	return true;
}

static int by_turn(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->seen != b->seen)
		return a->seen ? 1 : -1;
	return place_compare(&a->place, &b->place);
}

/* ---- taking ---- */

static void take(struct drawing *drawing, const struct candidate *candidate, uint32_t draw)
{
	const struct demand_item *item = &drawing->demand.items[candidate->item];
	const struct demand_edge *edge = &drawing->demand.edges[item->edge];

	while (edge->draw != draw)
		edge++;
	drawing->taken[drawing->taken_count++] =
		(struct taken){candidate->place, item->which, edge->by};
}

static bool take_fixed(struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->demand.fixed_count; i++) {
		const struct demand_fixed *fixed = &drawing->demand.fixed[i];
		struct taken *taken = &drawing->taken[drawing->taken_count++];

		*taken = (struct taken){.which = fixed->which, .by = fixed->by};
		if (!place_question(&taken->place, drawing, fixed->which))
			return false;
	}
	return true;
}

/* Where no question competes for two draws, and none excludes another. */
static enum vigil_status take_simply(struct drawing *drawing)
{
	const struct demand *demand = &drawing->demand;
	uint32_t *left = calloc(demand->draw_count + 1, sizeof(*left));
	size_t wanted = 0;

	if (!left)
		return VIGIL_NO_MEMORY;
	for (size_t i = 0; i < demand->draw_count; i++)
		wanted += left[i] = demand->draws[i].count;
	for (size_t i = 0; i < demand->item_count && wanted > 0; i++) {
		const struct candidate *candidate = &drawing->candidates[i];
		uint32_t draw = demand->edges[demand->items[candidate->item].edge].draw;

		if (left[draw] == 0)
			continue;
		take(drawing, candidate, draw);
		left[draw]--;
		wanted--;
	}
	free(left);
	return wanted == 0 ? VIGIL_OK : VIGIL_INVALID;
}

/* Each candidate that leaves all draws fillable; then each to the first draw that it can have. */
static enum vigil_status take_matching(struct drawing *drawing)
{
	const struct demand *demand = &drawing->demand;
	struct matching *matching = demand_matching(demand);
	struct candidate **pinned = calloc(demand->item_count + 1, sizeof(*pinned));
	uint32_t *items = calloc(demand->item_count + 1, sizeof(*items));
	enum vigil_status status = VIGIL_NO_MEMORY;
	size_t wanted = 0, count = 0;

	if (!matching || !pinned || !items)
		goto done;
	status = VIGIL_INVALID;
	if (demand->contradictory || matching_fill(matching) > 0)
		goto done;
	for (size_t i = 0; i < demand->draw_count; i++)
		wanted += demand->draws[i].count;
	for (size_t i = 0; i < demand->item_count && count < wanted; i++) {
		struct candidate *candidate = &drawing->candidates[i];

		if (!matching_pin(matching, candidate->item))
			continue;
		pinned[count] = candidate;
		items[count++] = candidate->item;
	}
	matching_settle(matching, items, count);
	for (size_t i = 0; i < count; i++)
		take(drawing, pinned[i], matching_bin_of(matching, items[i]));
	status = VIGIL_OK;
done:
	matching_free(matching);
	free(pinned);
	free(items);
	return status;
}

static enum vigil_status take_all(struct drawing *drawing)
{
	const struct demand *demand = &drawing->demand;

	if (!take_fixed(drawing) || !place_candidates(drawing))
		return VIGIL_NO_MEMORY;
	qsort(drawing->candidates, demand->item_count, sizeof(*drawing->candidates), by_turn);
	if (demand->disjoint && !demand->grouped && !demand->contradictory)
		return take_simply(drawing);
	return take_matching(drawing);
}

/* ---- order ---- */

static bool place_sections(struct drawing *drawing)
{
	const struct vigil_quiz *quiz = drawing->quiz;

	for (size_t i = 0; i < quiz->section_count && quiz->rules.shuffle_sections; i++)
		if (!place_draw_section(&drawing->sections[i], &drawing->purpose, quiz,
		                        &quiz->sections[i]))
			return false;
	return true;
}

static int by_number(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

/* The order of the file: by section, entry, bank and question. */
static int by_file(const struct taken *a, const struct taken *b)
{
	int order = by_number(a->by.entry, b->by.entry);

	if (!order)
		order = by_number(a->which.bank, b->which.bank);
	return order ? order : by_number(a->which.question, b->which.question);
}

static int by_section(const struct drawing *drawing, uint32_t a, uint32_t b)
{
	if (a != b && drawing->quiz->rules.shuffle_sections)
		return place_compare(&drawing->sections[a], &drawing->sections[b]);
	return by_number(a, b);
}

static int as_asked(const void *left, const void *right, void *context)
{
	const struct drawing *drawing = context;
	const struct taken *a = left, *b = right;
	int order = by_section(drawing, a->by.section, b->by.section);

	if (order)
		return order;
	return drawing->quiz->sections[a->by.section].shuffle ? place_compare(&a->place, &b->place)
	                                                      : by_file(a, b);
}

/* ---- the plan ---- */

static bool draw_parts(struct plan_question *planned, struct drawing *drawing)
{
	const struct vigil_question *question = planned->question;
	size_t count = question->interaction->order_count(planned->bank, question);

	if (count == 0)
		return true;
	assert(count <= UINT16_MAX + (size_t)1);
	planned->order = malloc(count * sizeof(*planned->order));
	planned->order_count = count;
	return planned->order && place_parts(planned->order, &drawing->purpose, planned->bank,
	                                     question, drawing->quiz->rules.shuffle_options);
}

static bool plan_question(struct plan_question *planned, struct drawing *drawing,
                          const struct taken *taken)
{
	const struct quiz_entry *entry = demand_entry(&drawing->demand, taken->by);

	planned->bank = drawing->quiz->banks[taken->which.bank];
	planned->question = quiz_question_of(drawing->quiz, taken->which);
	planned->section = taken->by.section;
	planned->points_mpts = quiz_entry_points(entry, planned->question);
	planned->critical = entry->critical;
	return draw_parts(planned, drawing);
}

static enum vigil_status make_plan(struct plan **out, struct drawing *drawing)
{
	struct plan *plan = calloc(1, sizeof(*plan));
	size_t count = drawing->taken_count;

	if (plan)
		plan->questions = calloc(count ? count : 1, sizeof(*plan->questions));
	if (!plan || !plan->questions)
		goto no_memory;
	plan->seed = *drawing->purpose.seed;
	qsort_r(drawing->taken, count, sizeof(*drawing->taken), as_asked, drawing);
	for (; plan->question_count < count; plan->question_count++) {
		struct plan_question *planned = &plan->questions[plan->question_count];

		if (!plan_question(planned, drawing, &drawing->taken[plan->question_count])) {
			free(planned->order);
			goto no_memory;
		}
	}
	*out = plan;
	return VIGIL_OK;
no_memory:
	plan_free(plan);
	return VIGIL_NO_MEMORY;
}

enum vigil_status plan_draw(struct plan **out, const struct vigil_quiz *quiz,
                            const struct seed *seed, const struct plan_seen *seen)
{
	struct drawing drawing = {.quiz = quiz, .seen = seen};
	enum vigil_status status = VIGIL_NO_MEMORY;
	size_t fixed, items;

	*out = NULL;
	purpose_init(&drawing.purpose, seed);
	if (!demand_init(&drawing.demand, quiz))
		goto done;
	fixed = drawing.demand.fixed_count;
	items = drawing.demand.item_count;
	drawing.candidates = calloc(items + 1, sizeof(*drawing.candidates));
	drawing.taken = calloc(fixed + items + 1, sizeof(*drawing.taken));
	drawing.sections = calloc(quiz->section_count + 1, sizeof(*drawing.sections));
	if (!drawing.candidates || !drawing.taken || !drawing.sections || !place_sections(&drawing))
		goto done;
	status = take_all(&drawing);
	if (status == VIGIL_OK)
		status = make_plan(out, &drawing);
done:
	purpose_clear(&drawing.purpose);
	demand_clear(&drawing.demand);
	free(drawing.candidates);
	free(drawing.taken);
	free(drawing.sections);
	return status;
}
