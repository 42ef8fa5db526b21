/* base/matching.c -- bipartite matching by augmenting paths, with families and pinned items */
#include "base/matching.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A family's item can be replaced; may be moved, but stays; stays where it is. */
enum hold { LOOSE, PINNED, SETTLED };

struct matching {
	size_t bin_count, item_count, family_count;
	uint32_t *sizes, *held;      /* of bins */
	uint32_t *starts, *bins;     /* the bins of each item */
	uint32_t *bin_starts, *fits; /* the items of each bin: those that fit */
	uint32_t *families, *in;     /* of items: the family, the bin or NONE */
	uint32_t *chosen;            /* of families: the item that is in a bin, or NONE */
	unsigned char *holds;        /* of families: enum hold */
	uint32_t *from_bin, *moved;  /* of bins: how the search came to it */
	uint32_t *queue;
	uint32_t *saved, *saved_in; /* of families: what was chosen and where, to go back to */
	bool *reached;              /* bins, by the search */
	uint32_t *numbers;          /* all of the above lives here */
};

/* ---- making one ---- */

static uint32_t *cut(uint32_t **numbers, size_t count)
{
	uint32_t *part = *numbers;

	*numbers += count;
	return part;
}

static bool allocate(struct matching *matching, size_t edge_count)
{
	size_t bins = matching->bin_count, items = matching->item_count;
	size_t families = matching->family_count;
	uint32_t *numbers = calloc(5 * bins + (bins + 1) + (items + 1) + 2 * items + 3 * families +
	                                   2 * edge_count,
	                           sizeof(*numbers));

	matching->numbers = numbers;
	matching->holds = calloc(families + 1, sizeof(*matching->holds));
	matching->reached = calloc(bins + 1, sizeof(*matching->reached));
	if (!numbers || !matching->holds || !matching->reached)
		return false;
	matching->sizes = cut(&numbers, bins);
	matching->held = cut(&numbers, bins);
	matching->from_bin = cut(&numbers, bins);
	matching->moved = cut(&numbers, bins);
	matching->queue = cut(&numbers, bins);
	matching->bin_starts = cut(&numbers, bins + 1);
	matching->starts = cut(&numbers, items + 1);
	matching->families = cut(&numbers, items);
	matching->in = cut(&numbers, items);
	matching->chosen = cut(&numbers, families);
	matching->saved = cut(&numbers, families);
	matching->saved_in = cut(&numbers, families);
	matching->bins = cut(&numbers, edge_count);
	matching->fits = cut(&numbers, edge_count);
	return true;
}

static void copy(uint32_t *to, const uint32_t *from, size_t count)
{
	if (count)
		memcpy(to, from, count * sizeof(*to));
}

/* The items of each bin, from the bins of each item. */
static void turn_round(struct matching *matching)
{
	uint32_t *starts = matching->bin_starts, *filled = matching->queue;

	for (size_t edge = 0; edge < matching->starts[matching->item_count]; edge++)
		starts[matching->bins[edge] + 1]++;
	for (size_t bin = 0; bin < matching->bin_count; bin++) {
		starts[bin + 1] += starts[bin];
		filled[bin] = starts[bin];
	}
	for (size_t item = 0; item < matching->item_count; item++)
		for (size_t edge = matching->starts[item]; edge < matching->starts[item + 1];
		     edge++)
			matching->fits[filled[matching->bins[edge]]++] = (uint32_t)item;
}

struct matching *matching_new(const struct matching_problem *problem)
{
	struct matching *matching = calloc(1, sizeof(*matching));
	size_t edge_count = problem->starts[problem->item_count];

	if (!matching)
		return NULL;
	matching->bin_count = problem->bin_count;
	matching->item_count = problem->item_count;
	matching->family_count = problem->family_count;
	if (!allocate(matching, edge_count)) {
		matching_free(matching);
		return NULL;
	}
	copy(matching->sizes, problem->sizes, problem->bin_count);
	copy(matching->starts, problem->starts, problem->item_count + 1);
	copy(matching->bins, problem->bins, edge_count);
	copy(matching->families, problem->families, problem->item_count);
	turn_round(matching);
	for (size_t item = 0; item < matching->item_count; item++)
		matching->in[item] = MATCHING_NONE;
	for (size_t family = 0; family < matching->family_count; family++)
		matching->chosen[family] = MATCHING_NONE;
	return matching;
}

void matching_free(struct matching *matching)
{
	if (!matching)
		return;
	free(matching->numbers);
	free(matching->holds);
	free(matching->reached);
	free(matching);
}

/* ---- moving items ---- */

static void put(struct matching *matching, uint32_t item, uint32_t bin)
{
	matching->in[item] = bin;
	matching->held[bin]++;
	matching->chosen[matching->families[item]] = item;
}

static void take_out(struct matching *matching, uint32_t item)
{
	matching->held[matching->in[item]]--;
	matching->in[item] = MATCHING_NONE;
	matching->chosen[matching->families[item]] = MATCHING_NONE;
}

static bool is_full(const struct matching *matching, uint32_t bin)
{
	return matching->held[bin] == matching->sizes[bin];
}

/* Bins to be looked at: those between `next` and `end` of the queue. */
struct search {
	size_t next, end;
};

static void search_begin(struct matching *matching, struct search *search)
{
	memset(matching->reached, 0, matching->bin_count * sizeof(*matching->reached));
	*search = (struct search){0};
}

static void reach(struct matching *matching, struct search *search, uint32_t bin, uint32_t from,
                  uint32_t moved)
{
	if (matching->reached[bin])
		return;
	matching->reached[bin] = true;
	matching->from_bin[bin] = from;
	matching->moved[bin] = moved;
	matching->queue[search->end++] = bin;
}

/* ---- filling a bin: an item comes in, perhaps from another bin, which is then to be filled ---- */

static bool may_come(const struct matching *matching, uint32_t item)
{
	uint32_t family = matching->families[item];

	return matching->holds[family] == LOOSE || matching->chosen[family] == item;
}

/* The item into the bin; what it pushes out goes on to where the search came from. */
static void pull(struct matching *matching, uint32_t item, uint32_t bin)
{
	for (;;) {
		uint32_t next_bin = matching->from_bin[bin], next = matching->moved[bin];

		if (next_bin != MATCHING_NONE)
			take_out(matching, matching->chosen[matching->families[next]]);
		put(matching, item, bin);
		if (next_bin == MATCHING_NONE)
			return;
		item = next;
		bin = next_bin;
	}
}

static bool fill_one(struct matching *matching, uint32_t bin)
{
	struct search search;

	search_begin(matching, &search);
	reach(matching, &search, bin, MATCHING_NONE, MATCHING_NONE);
	while (search.next < search.end) {
		uint32_t at = matching->queue[search.next++];

		for (size_t i = matching->bin_starts[at]; i < matching->bin_starts[at + 1]; i++) {
			uint32_t item = matching->fits[i];
			uint32_t chosen = matching->chosen[matching->families[item]];

			if (!may_come(matching, item))
				continue;
			if (chosen == MATCHING_NONE) {
				pull(matching, item, at);
				return true;
			}
			reach(matching, &search, matching->in[chosen], at, item);
		}
	}
	return false;
}

size_t matching_fill(struct matching *matching)
{
	size_t missing = 0;

	for (uint32_t bin = 0; bin < matching->bin_count; bin++) {
		while (!is_full(matching, bin) && fill_one(matching, bin))
			;
		missing += matching_missing(matching, bin);
	}
	return missing;
}

uint32_t matching_missing(const struct matching *matching, uint32_t bin)
{
	return matching->sizes[bin] - matching->held[bin];
}

size_t matching_rivals(struct matching *matching, uint32_t bin, bool *rivals)
{
	size_t held = 0;
	bool filled = fill_one(matching, bin);

	assert(!filled); /* so the search has come to every bin that it could take from */
	(void)filled;
	for (size_t i = 0; i < matching->bin_count; i++) {
		rivals[i] = matching->reached[i];
		held += rivals[i] ? matching->held[i] : 0;
	}
	return held;
}

/* ---- pinning: an item goes in and pushes others on, until one falls out or finds room ---- */

/* Where the search ended: the bin, and what falls out of it, or NONE where there is room. */
struct end {
	uint32_t bin, loose;
};

static void look_into(struct matching *matching, struct search *search, uint32_t bin,
                      struct end *end)
{
	for (size_t i = matching->bin_starts[bin]; i < matching->bin_starts[bin + 1]; i++) {
		uint32_t item = matching->fits[i];
		enum hold hold = matching->holds[matching->families[item]];

		if (matching->in[item] != bin || hold == SETTLED)
			continue;
		if (hold == LOOSE) {
			if (end->bin == MATCHING_NONE)
				*end = (struct end){bin, item};
			continue;
		}
		for (size_t edge = matching->starts[item]; edge < matching->starts[item + 1];
		     edge++)
			reach(matching, search, matching->bins[edge], bin, item);
	}
}

/* From the bins that the search begins with: room if there is some, else what can fall out. */
static struct end look_for_room(struct matching *matching, struct search *search, bool has_hole)
{
	struct end end = {MATCHING_NONE, MATCHING_NONE};

	while (search->next < search->end && (has_hole || end.bin == MATCHING_NONE)) {
		uint32_t bin = matching->queue[search->next++];

		if (!is_full(matching, bin))
			return (struct end){bin, MATCHING_NONE};
		look_into(matching, search, bin, &end);
	}
	return end;
}

/* Move all items on the way to the end; the first goes into a bin, too. */
static void push(struct matching *matching, struct end end)
{
	uint32_t bin = end.bin;

	if (end.loose != MATCHING_NONE)
		take_out(matching, end.loose);
	while (bin != MATCHING_NONE) {
		uint32_t item = matching->moved[bin], from = matching->from_bin[bin];

		if (from != MATCHING_NONE)
			take_out(matching, item);
		put(matching, item, bin);
		bin = from;
	}
}

/* The item goes into one of its bins from `edge` on up to `edge_end`. */
static bool insert(struct matching *matching, uint32_t item, size_t edge, size_t edge_end,
                   bool has_hole)
{
	struct search search;
	struct end end;

	search_begin(matching, &search);
	for (; edge < edge_end; edge++)
		reach(matching, &search, matching->bins[edge], MATCHING_NONE, item);
	end = look_for_room(matching, &search, has_hole);
	if (end.bin == MATCHING_NONE)
		return false;
	push(matching, end);
	return true;
}

static void save(struct matching *matching)
{
	for (size_t family = 0; family < matching->family_count; family++) {
		uint32_t item = matching->chosen[family];

		matching->saved[family] = item;
		matching->saved_in[family] = item == MATCHING_NONE ? item : matching->in[item];
	}
}

static void go_back(struct matching *matching)
{
	for (size_t family = 0; family < matching->family_count; family++)
		if (matching->chosen[family] != MATCHING_NONE)
			take_out(matching, matching->chosen[family]);
	for (size_t family = 0; family < matching->family_count; family++)
		if (matching->saved[family] != MATCHING_NONE)
			put(matching, matching->saved[family], matching->saved_in[family]);
}

/* In the place of the item of its family that is in a bin. */
static bool replace(struct matching *matching, uint32_t item)
{
	uint32_t family = matching->families[item], before = matching->chosen[family];
	uint32_t hole = matching->in[before];

	save(matching);
	take_out(matching, before);
	if (insert(matching, item, matching->starts[item], matching->starts[item + 1], true)) {
		matching->holds[family] = PINNED;
		if (is_full(matching, hole) || fill_one(matching, hole))
			return true;
		matching->holds[family] = LOOSE;
	}
	go_back(matching);
	return false;
}

bool matching_pin(struct matching *matching, uint32_t item)
{
	uint32_t family = matching->families[item], chosen = matching->chosen[family];

	if (matching->holds[family] != LOOSE)
		return chosen == item;
	if (chosen == MATCHING_NONE) {
		if (!insert(matching, item, matching->starts[item], matching->starts[item + 1],
		            false))
			return false;
	} else if (chosen != item && !replace(matching, item)) {
		return false;
	}
	matching->holds[family] = PINNED;
	return true;
}

/* ---- settling ---- */

static void settle(struct matching *matching, uint32_t item)
{
	uint32_t bin = matching->in[item];

	for (size_t edge = matching->starts[item]; matching->bins[edge] < bin; edge++) {
		take_out(matching, item);
		if (insert(matching, item, edge, edge + 1, true))
			break;
		put(matching, item, bin);
	}
	matching->holds[matching->families[item]] = SETTLED;
}

void matching_settle(struct matching *matching, const uint32_t *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		settle(matching, items[i]);
}

uint32_t matching_bin_of(const struct matching *matching, uint32_t item)
{
	return matching->in[item];
}
