/* stats/responses.c -- who was asked what and what came of it: the table all statistics read */
#include "stats/responses.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

#define FREE_SLOT UINT32_MAX
#define SLOTS     256 /* at first, a power of two as always */

/* What a kind is known by. */
#define KIND_WORDS 3
#define KIND_BYTES (KIND_WORDS * sizeof(uint64_t))

static_assert(offsetof(struct response_kind, count) == KIND_BYTES, "there are no holes in it");

/* Times are counted in tenths of a second, the larger ones in classes: 512 for each doubling. */
#define TENTH_MS    100
#define TENTHS_MOST UINT32_C(65535)
#define CLASS_BITS  9
#define CLASSES     ((16 - CLASS_BITS + 1) << CLASS_BITS)

struct responses {
	size_t question_count;
	struct response_kind *kinds;
	size_t kind_count, kind_room;
	uint32_t *slots; /* index of a kind, at the place its hash says or the next that was free */
	size_t slot_count;
	struct response_row *rows; /* and one behind the last, which says where its entries end */
	size_t row_count, row_room;
	uint32_t *cells; /* the kind of each */
	size_t cell_count, cell_room;
	size_t *asked;   /* by question: the row (from 1) that had it last */
	uint32_t *times; /* by question and class: how many answers took so long */
};

/* The array with room for `count` elements of this size, and for more to come. NULL: no memory. */
static void *reserved(void *array, size_t *room, size_t count, size_t size)
{
	size_t wanted = *room ? *room : 64;

	if (array && count <= *room)
		return array;
	while (wanted < count)
		wanted += wanted / 2;
	array = realloc(array, wanted * size);
	if (array)
		*room = wanted;
	return array;
}

static bool kinds_reserve(struct responses *responses, size_t more)
{
	struct response_kind *kinds = reserved(responses->kinds, &responses->kind_room,
	                                       responses->kind_count + more, sizeof(*kinds));

	if (kinds)
		responses->kinds = kinds;
	return kinds;
}

static bool rows_reserve(struct responses *responses, size_t more)
{
	struct response_row *rows = reserved(responses->rows, &responses->row_room,
	                                     responses->row_count + more + 1, sizeof(*rows));

	if (rows)
		responses->rows = rows;
	return rows;
}

static bool cells_reserve(struct responses *responses, size_t more)
{
	uint32_t *cells = reserved(responses->cells, &responses->cell_room,
	                           responses->cell_count + more, sizeof(*cells));

	if (cells)
		responses->cells = cells;
	return cells;
}

void responses_free(struct responses *responses)
{
	if (!responses)
		return;
	free(responses->kinds);
	free(responses->slots);
	free(responses->rows);
	free(responses->cells);
	free(responses->asked);
	free(responses->times);
	free(responses);
}

struct responses *responses_new(size_t question_count)
{
	struct responses *responses = calloc(1, sizeof(*responses));

	if (!responses)
		return NULL;
	responses->question_count = question_count;
	responses->slot_count = SLOTS;
	responses->slots = malloc(SLOTS * sizeof(*responses->slots));
	responses->asked = calloc(question_count + 1, sizeof(*responses->asked));
	responses->times = calloc((question_count + 1) * CLASSES, sizeof(*responses->times));
	if (!responses->slots || !responses->asked || !responses->times ||
	    !rows_reserve(responses, 0)) {
		responses_free(responses);
		return NULL;
	}
	memset(responses->slots, 0xFF, SLOTS * sizeof(*responses->slots));
	responses->rows[0] = (struct response_row){0};
	return responses;
}

static uint64_t kind_hash(const struct response_kind *kind)
{
	uint64_t words[KIND_WORDS], hash = 0;

	memcpy(words, kind, sizeof(words));
	for (size_t i = 0; i < KIND_WORDS; i++) {
		hash = (hash ^ words[i]) * UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 32;
	}
	return hash;
}

/* The slot of that kind, or the one where it would be. */
static uint32_t *kind_slot(const struct responses *responses, const struct response_kind *kind)
{
	size_t mask = responses->slot_count - 1, at = kind_hash(kind) & mask;

	while (responses->slots[at] != FREE_SLOT &&
	       memcmp(&responses->kinds[responses->slots[at]], kind, KIND_BYTES) != 0)
		at = (at + 1) & mask;
	return &responses->slots[at];
}

/* At most half of the slots are taken. */
static bool slots_grow(struct responses *responses)
{
	size_t count = 2 * responses->slot_count;
	uint32_t *slots;

	if (2 * (responses->kind_count + 1) <= responses->slot_count)
		return true;
	slots = malloc(count * sizeof(*slots));
	if (!slots)
		return false;
	memset(slots, 0xFF, count * sizeof(*slots));
	free(responses->slots);
	responses->slots = slots;
	responses->slot_count = count;
	for (size_t i = 0; i < responses->kind_count; i++)
		*kind_slot(responses, &responses->kinds[i]) = (uint32_t)i;
	return true;
}

/* Its index; a new one goes behind the others. */
static bool kind_index(struct responses *responses, const struct response_kind *kind,
                       uint32_t *index)
{
	uint32_t *slot = kind_slot(responses, kind);

	if (*slot == FREE_SLOT) {
		if (!slots_grow(responses) || !kinds_reserve(responses, 1))
			return false;
		slot = kind_slot(responses, kind);
		*slot = (uint32_t)responses->kind_count;
		responses->kinds[responses->kind_count++] = *kind;
	}
	*index = *slot;
	return true;
}

static bool rows_fit(const struct responses *responses, size_t count)
{
	return count <= RESPONSES_ATTEMPTS_MOST - responses->row_count;
}

static bool within(int64_t number, int64_t most)
{
	return number >= -most && number <= most;
}

static bool cell_fits(struct responses *responses, const struct response_cell *cell)
{
	if (cell->question >= responses->question_count ||
	    responses->asked[cell->question] == responses->row_count + 1)
		return false;
	responses->asked[cell->question] = responses->row_count + 1;
	return within(cell->points_mpts, DECIMAL_MOST) && cell->max_mpts >= 0 &&
	       cell->max_mpts <= DECIMAL_MOST;
}

static bool attempt_fits(const struct responses *responses, const struct response_attempt *attempt)
{
	const int64_t most = DECIMAL_MOST * RESPONSES_CELLS_MOST;

	return rows_fit(responses, 1) && attempt->cell_count <= RESPONSES_CELLS_MOST &&
	       within(attempt->points_mpts, most) && attempt->max_mpts >= 0 &&
	       attempt->max_mpts <= most;
}

static bool cells_fit(struct responses *responses, const struct response_attempt *attempt)
{
	for (size_t i = 0; i < attempt->cell_count; i++)
		if (!cell_fits(responses, &attempt->cells[i]))
			return false;
	return true;
}

/* A row that was not added does not stand in the way of the next. */
static void asked_forget(struct responses *responses, const struct response_attempt *attempt)
{
	for (size_t i = 0; i < attempt->cell_count; i++)
		if (attempt->cells[i].question < responses->question_count)
			responses->asked[attempt->cells[i].question] = 0;
}

static struct response_kind kind_of(const struct response_cell *cell)
{
	return (struct response_kind){.chosen = cell->chosen,
	                              .points_mpts = cell->points_mpts,
	                              .max_mpts = cell->max_mpts,
	                              .question = cell->question,
	                              .state = (uint8_t)cell->state,
	                              .hints = cell->hints,
	                              .confidence = cell->confidence};
}

static uint32_t class_of(uint32_t ms)
{
	uint32_t tenths = ms / TENTH_MS, shift;

	if (tenths > TENTHS_MOST)
		tenths = TENTHS_MOST;
	if (tenths < UINT32_C(2) << CLASS_BITS)
		return tenths;
	shift = 31 - CLASS_BITS - (uint32_t)__builtin_clz(tenths);
	return (shift << CLASS_BITS) + (tenths >> shift);
}

/* The least time in the class. */
static uint32_t class_ms(uint32_t class)
{
	uint32_t shift = class >> CLASS_BITS;

	if (shift < 2)
		return class * TENTH_MS;
	return (class - ((shift - 1) << CLASS_BITS)) * TENTH_MS << (shift - 1);
}

static bool has_time(uint8_t state)
{
	return state == QUESTION_ANSWERED || state == QUESTION_PENDING;
}

/* Write the cells behind the last one. */
static bool cells_write(struct responses *responses, const struct response_attempt *attempt)
{
	if (!rows_reserve(responses, 1) || !cells_reserve(responses, attempt->cell_count))
		return false;
	for (size_t i = 0; i < attempt->cell_count; i++) {
		const struct response_kind kind = kind_of(&attempt->cells[i]);

		if (!kind_index(responses, &kind, &responses->cells[responses->cell_count + i]))
			return false;
	}
	return true;
}

/* The cells written become a row, which begins as the last one says. */
static void row_end(struct responses *responses, const struct response_attempt *attempt)
{
	struct response_row *row = &responses->rows[responses->row_count++];

	row->points_mpts = attempt->points_mpts;
	row->max_mpts = attempt->max_mpts;
	row->verdict = attempt->verdict;
	for (size_t i = 0; i < attempt->cell_count; i++) {
		struct response_kind *kind =
			&responses->kinds[responses->cells[responses->cell_count++]];

		kind->count++;
		row->drawn += kind->max_mpts > 0;
		if (response_counts(kind) && kind->max_mpts > 0) {
			row->counted_mpts += kind->points_mpts;
			row->possible_mpts += kind->max_mpts;
		}
		if (has_time(kind->state))
			responses->times[(size_t)kind->question * CLASSES +
			                 class_of(attempt->cells[i].active_ms)]++;
	}
	row[1] = (struct response_row){.first = responses->cell_count};
}

enum vigil_status responses_add(struct responses *responses, const struct response_attempt *attempt)
{
	enum vigil_status status = VIGIL_INVALID;

	if (!attempt_fits(responses, attempt))
		return VIGIL_INVALID;
	if (!cells_fit(responses, attempt))
		goto done;
	status = VIGIL_NO_MEMORY;
	if (!cells_write(responses, attempt))
		goto done;
	row_end(responses, attempt);
	status = VIGIL_OK;
done:
	if (status != VIGIL_OK)
		asked_forget(responses, attempt);
	return status;
}

/* Behind ours, with what is theirs in our numbers. */
static void rows_append(struct responses *responses, const struct responses *others,
                        const uint32_t *kinds)
{
	for (size_t i = 0; i < others->kind_count; i++)
		responses->kinds[kinds[i]].count += others->kinds[i].count;
	for (size_t i = 0; i < others->question_count * CLASSES; i++)
		responses->times[i] += others->times[i];
	for (size_t i = 0; i < others->cell_count; i++)
		responses->cells[responses->cell_count + i] = kinds[others->cells[i]];
	for (size_t i = 0; i <= others->row_count; i++) {
		struct response_row *row = &responses->rows[responses->row_count + i];

		*row = others->rows[i];
		row->first += responses->cell_count;
	}
	responses->cell_count += others->cell_count;
	responses->row_count += others->row_count;
}

enum vigil_status responses_add_all(struct responses *responses, const struct responses *others)
{
	enum vigil_status status = VIGIL_NO_MEMORY;
	uint32_t *kinds;

	assert(responses != others && responses->question_count == others->question_count);
	if (!rows_fit(responses, others->row_count))
		return VIGIL_INVALID;
	kinds = malloc((others->kind_count + 1) * sizeof(*kinds));
	if (!kinds || !rows_reserve(responses, others->row_count) ||
	    !cells_reserve(responses, others->cell_count))
		goto done;
	for (size_t i = 0; i < others->kind_count; i++) {
		struct response_kind kind = others->kinds[i];

		kind.count = 0;
		if (!kind_index(responses, &kind, &kinds[i]))
			goto done;
	}
	rows_append(responses, others, kinds);
	status = VIGIL_OK;
done:
	free(kinds);
	return status;
}

bool responses_median_ms(const struct responses *responses, size_t question, uint32_t *ms)
{
	const uint32_t *counts = responses->times + question * CLASSES;
	uint64_t all = 0, before = 0;
	uint32_t class = 0;

	for (size_t i = 0; i < CLASSES; i++)
		all += counts[i];
	*ms = 0;
	if (all == 0)
		return false;
	for (; before + counts[class] <= (all - 1) / 2; class ++)
		before += counts[class];
	*ms = class_ms(class);
	return true;
}

size_t responses_question_count(const struct responses *responses)
{
	return responses->question_count;
}

size_t responses_attempt_count(const struct responses *responses)
{
	return responses->row_count;
}

const struct response_kind *responses_kinds(const struct responses *responses, size_t *count)
{
	*count = responses->kind_count;
	return responses->kinds;
}

const struct response_row *responses_rows(const struct responses *responses)
{
	return responses->rows;
}

const uint32_t *responses_cells(const struct responses *responses)
{
	return responses->cells;
}
