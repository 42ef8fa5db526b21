/* model/demand.c -- the draws of a quiz, question by question */
#include "model/demand.h"

#include <stdlib.h>

/* A question may be drawn here; and in which group a question is. */
struct offer {
	struct quiz_question which;
	struct demand_edge edge;
};

struct membership {
	struct quiz_question which;
	uint32_t group;
};

/* What is known while a demand is made. */
struct making {
	struct demand *demand;
	struct offer *offers;
	size_t offer_count;
	struct membership *memberships; /* by question ascending */
	size_t membership_count;
	struct quiz_question *taken; /* the fixed questions, ascending */
	bool *used;                  /* groups that a fixed question is in */
};

/* All records here begin with their question. */
static int by_question(const void *left, const void *right)
{
	const struct quiz_question *a = left, *b = right;

	if (a->bank != b->bank)
		return a->bank < b->bank ? -1 : 1;
	return a->question < b->question ? -1 : a->question > b->question;
}

static int by_question_and_draw(const void *left, const void *right)
{
	const struct offer *a = left, *b = right;
	int order = by_question(&a->which, &b->which);

	if (order)
		return order;
	return a->edge.draw < b->edge.draw ? -1 : a->edge.draw > b->edge.draw;
}

/* ---- sizes ---- */

/* Is the include one that its section chooses among others? */
static bool is_optional(const struct quiz_section *section, const struct quiz_entry *entry)
{
	return entry->kind == QUIZ_INCLUDE && section->count && !entry->required;
}

static bool allocate(struct making *making)
{
	struct demand *demand = making->demand;
	const struct vigil_quiz *quiz = demand->quiz;
	size_t entries = 1, offers = 1, members = 1;

	for (size_t i = 0; i < quiz->section_count; i++) {
		entries += quiz->sections[i].entry_count + 1;
		for (size_t j = 0; j < quiz->sections[i].entry_count; j++)
			offers += quiz->sections[i].entries[j].eligible_count;
	}
	for (size_t i = 0; i < quiz->group_count; i++)
		members += quiz->groups[i].member_count;
	demand->fixed = calloc(entries, sizeof(*demand->fixed));
	demand->draws = calloc(entries, sizeof(*demand->draws));
	demand->items = calloc(offers, sizeof(*demand->items));
	demand->edges = calloc(offers, sizeof(*demand->edges));
	making->offers = calloc(offers, sizeof(*making->offers));
	making->memberships = calloc(members, sizeof(*making->memberships));
	making->taken = calloc(entries, sizeof(*making->taken));
	making->used = calloc(quiz->group_count + 1, sizeof(*making->used));
	return demand->fixed && demand->draws && demand->items && demand->edges && making->offers &&
	       making->memberships && making->taken && making->used;
}

/* ---- collecting ---- */

static void offer(struct making *making, struct quiz_question which, struct demand_by by)
{
	uint32_t draw = (uint32_t)making->demand->draw_count - 1;

	making->offers[making->offer_count++] = (struct offer){which, {draw, by}};
}

static void add_draw(struct making *making, struct demand_by by, uint32_t count)
{
	struct demand *demand = making->demand;

	demand->draws[demand->draw_count++] =
		(struct demand_draw){.section = by.section, .entry = by.entry, .count = count};
}

/* The includes that the section chooses from, as one draw. */
static void collect_optional(struct making *making, uint32_t index)
{
	const struct quiz_section *section = &making->demand->quiz->sections[index];
	uint32_t left = section->count;
	bool added = false;

	for (size_t i = 0; i < section->entry_count; i++)
		left -= section->entries[i].kind == QUIZ_INCLUDE && section->entries[i].required &&
		        left > 0;
	for (uint32_t i = 0; i < section->entry_count; i++) {
		const struct demand_by by = {index, i};

		if (!is_optional(section, &section->entries[i]))
			continue;
		if (!added)
			add_draw(making, by, left);
		added = true;
		offer(making, section->entries[i].eligible[0], by);
	}
}

static void collect(struct making *making)
{
	struct demand *demand = making->demand;
	const struct vigil_quiz *quiz = demand->quiz;

	for (uint32_t i = 0; i < quiz->section_count; i++) {
		const struct quiz_section *section = &quiz->sections[i];

		for (uint32_t j = 0; j < section->entry_count; j++) {
			const struct quiz_entry *entry = &section->entries[j];
			const struct demand_by by = {i, j};

			if (entry->kind == QUIZ_DRAW) {
				add_draw(making, by, entry->count);
				for (size_t k = 0; k < entry->eligible_count; k++)
					offer(making, entry->eligible[k], by);
			} else if (!is_optional(section, entry)) {
				making->taken[demand->fixed_count] = entry->eligible[0];
				demand->fixed[demand->fixed_count++] =
					(struct demand_fixed){entry->eligible[0], by};
			}
		}
		if (section->count)
			collect_optional(making, i);
	}
	qsort(making->taken, demand->fixed_count, sizeof(*making->taken), by_question);
}

static void collect_groups(struct making *making)
{
	const struct vigil_quiz *quiz = making->demand->quiz;

	for (uint32_t i = 0; i < quiz->group_count; i++)
		for (size_t j = 0; j < quiz->groups[i].member_count; j++)
			making->memberships[making->membership_count++] =
				(struct membership){quiz->groups[i].members[j], i};
	qsort(making->memberships, making->membership_count, sizeof(*making->memberships),
	      by_question);
}

/* The group that the question is in, or NO_INDEX. */
static uint32_t group_of(const struct making *making, struct quiz_question which)
{
	const struct membership *found = NULL;

	if (making->membership_count)
		found = bsearch(&which, making->memberships, making->membership_count,
		                sizeof(*found), by_question);
	return found ? found->group : NO_INDEX;
}

static void use_groups(struct making *making)
{
	struct demand *demand = making->demand;

	for (size_t i = 0; i < demand->fixed_count; i++) {
		uint32_t group = group_of(making, demand->fixed[i].which);

		if (group == NO_INDEX)
			continue;
		demand->contradictory |= making->used[group];
		making->used[group] = true;
	}
}

/* ---- items ---- */

static bool is_out(const struct making *making, struct quiz_question which, uint32_t group)
{
	return (group != NO_INDEX && making->used[group]) ||
	       (making->demand->fixed_count &&
	        bsearch(&which, making->taken, making->demand->fixed_count, sizeof(which),
	                by_question));
}

static void sort_offers(struct making *making)
{
	size_t i = 1;

	while (i < making->offer_count &&
	       by_question_and_draw(&making->offers[i - 1], &making->offers[i]) <= 0)
		i++;
	if (i < making->offer_count)
		qsort(making->offers, making->offer_count, sizeof(*making->offers),
		      by_question_and_draw);
}

/* Groups are the first families. */
static void make_items(struct making *making)
{
	struct demand *demand = making->demand;
	size_t edge_count = 0;

	demand->family_count = demand->quiz->group_count;
	for (size_t i = 0, next; i < making->offer_count; i = next) {
		struct quiz_question which = making->offers[i].which;
		uint32_t group = group_of(making, which);

		for (next = i; next < making->offer_count &&
		               by_question(&which, &making->offers[next].which) == 0;)
			next++;
		if (is_out(making, which, group))
			continue;
		demand->grouped |= group != NO_INDEX;
		demand->items[demand->item_count++] = (struct demand_item){
			which, edge_count,
			group != NO_INDEX ? group : (uint32_t)demand->family_count++};
		for (; i < next; i++) {
			demand->edges[edge_count++] = making->offers[i].edge;
			demand->draws[making->offers[i].edge.draw].eligible_count++;
		}
	}
	demand->items[demand->item_count].edge = edge_count;
}

/* Does each family have one draw only? */
static bool look_for_disjoint(struct demand *demand)
{
	uint32_t *draws = calloc(demand->quiz->group_count + 1, sizeof(*draws));

	demand->disjoint = true;
	for (size_t i = 0; draws && i < demand->item_count; i++) {
		const struct demand_item *item = &demand->items[i];
		uint32_t draw = demand->edges[item->edge].draw;

		if (item[1].edge - item->edge > 1)
			demand->disjoint = false;
		if (item->family >= demand->quiz->group_count)
			continue;
		if (draws[item->family] && draws[item->family] != draw + 1)
			demand->disjoint = false;
		draws[item->family] = draw + 1;
	}
	free(draws);
	return draws != NULL;
}

bool demand_init(struct demand *demand, const struct vigil_quiz *quiz)
{
	struct making making = {.demand = demand};
	bool made = false;

	*demand = (struct demand){.quiz = quiz};
	if (allocate(&making)) {
		collect(&making);
		collect_groups(&making);
		use_groups(&making);
		sort_offers(&making);
		make_items(&making);
		made = look_for_disjoint(demand);
	}
	free(making.offers);
	free(making.memberships);
	free(making.taken);
	free(making.used);
	return made;
}

void demand_clear(struct demand *demand)
{
	free(demand->fixed);
	free(demand->draws);
	free(demand->items);
	free(demand->edges);
	*demand = (struct demand){0};
}

struct matching *demand_matching(const struct demand *demand)
{
	size_t items = demand->item_count, edges = demand->items[items].edge;
	size_t count = demand->draw_count + 2 * items + 1 + edges;
	uint32_t *numbers = calloc(count, sizeof(*numbers));
	uint32_t *sizes = numbers, *starts, *families, *bins;
	struct matching *matching;

	if (!numbers)
		return NULL;
	starts = sizes + demand->draw_count;
	families = starts + items + 1;
	bins = families + items;
	for (size_t i = 0; i < demand->draw_count; i++)
		sizes[i] = demand->draws[i].count;
	for (size_t i = 0; i <= items; i++)
		starts[i] = (uint32_t)demand->items[i].edge;
	for (size_t i = 0; i < items; i++)
		families[i] = demand->items[i].family;
	for (size_t i = 0; i < edges; i++)
		bins[i] = demand->edges[i].draw;
	matching = matching_new(&(struct matching_problem){.bin_count = demand->draw_count,
	                                                   .item_count = items,
	                                                   .family_count = demand->family_count,
	                                                   .sizes = sizes,
	                                                   .starts = starts,
	                                                   .bins = bins,
	                                                   .families = families});
	free(numbers);
	return matching;
}
