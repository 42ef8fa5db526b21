/* stats/responses.c -- who was asked what and what came of it: the table all statistics read */
#include "stats/responses.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

#define FREE_SLOT UINT32_MAX
#define SLOTS     256 /* at first, a power of two as always */

static_assert(sizeof(struct response_kind) == 24, "kinds are hashed as three words, without holes");

struct responses {
	size_t question_count;
	struct response_kind *kinds;
	size_t kind_count, kind_room;
	uint32_t *slots; /* index of a kind, at the place its hash says or the next that was free */
	size_t slot_count;
	struct response_row *rows; /* and one behind the last, which says where its entries end */
	size_t row_count, row_room;
	struct response_entry *entries;
	size_t entry_count, entry_room;
	size_t *asked; /* the row (from 1) that had the question last */
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

static bool entries_reserve(struct responses *responses, size_t more)
{
	struct response_entry *entries = reserved(responses->entries, &responses->entry_room,
	                                          responses->entry_count + more, sizeof(*entries));

	if (entries)
		responses->entries = entries;
	return entries;
}

void responses_free(struct responses *responses)
{
	if (!responses)
		return;
	free(responses->kinds);
	free(responses->slots);
	free(responses->rows);
	free(responses->entries);
	free(responses->asked);
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
	if (!responses->slots || !responses->asked || !rows_reserve(responses, 0)) {
		responses_free(responses);
		return NULL;
	}
	memset(responses->slots, 0xFF, SLOTS * sizeof(*responses->slots));
	responses->rows[0] = (struct response_row){0};
	return responses;
}

static uint64_t kind_hash(const struct response_kind *kind)
{
	uint64_t words[3], hash = 0;

	memcpy(words, kind, sizeof(words));
	for (size_t i = 0; i < 3; i++) {
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
	       memcmp(&responses->kinds[responses->slots[at]], kind, sizeof(*kind)) != 0)
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

static bool attempt_fits(struct responses *responses, const struct response_attempt *attempt)
{
	const int64_t most = DECIMAL_MOST * RESPONSES_CELLS_MOST;

	if (!rows_fit(responses, 1) || attempt->cell_count > RESPONSES_CELLS_MOST ||
	    !within(attempt->points_mpts, most) || attempt->max_mpts < 0 ||
	    attempt->max_mpts > most)
		return false;
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

/* The entries behind the last one become a row. */
static void row_end(struct responses *responses, size_t entries, int64_t points_mpts,
                    int64_t max_mpts, uint32_t verdict)
{
	struct response_row *row = &responses->rows[responses->row_count++];

	*row = (struct response_row){points_mpts, max_mpts, responses->entry_count, verdict, 0};
	responses->entry_count += entries;
	row[1] = (struct response_row){.first = responses->entry_count};
}

/* Write them behind the last one. */
static bool entries_write(struct responses *responses, const struct response_attempt *attempt)
{
	struct response_entry *entry;

	if (!rows_reserve(responses, 1) || !entries_reserve(responses, attempt->cell_count))
		return false;
	entry = responses->entries + responses->entry_count;
	for (size_t i = 0; i < attempt->cell_count; i++, entry++) {
		const struct response_kind kind = kind_of(&attempt->cells[i]);

		entry->active_ms = attempt->cells[i].active_ms;
		if (!kind_index(responses, &kind, &entry->kind))
			return false;
	}
	return true;
}

enum vigil_status responses_add(struct responses *responses, const struct response_attempt *attempt)
{
	enum vigil_status status = VIGIL_INVALID;

	if (!attempt_fits(responses, attempt))
		goto done;
	status = VIGIL_NO_MEMORY;
	if (!entries_write(responses, attempt))
		goto done;
	row_end(responses, attempt->cell_count, attempt->points_mpts, attempt->max_mpts,
	        attempt->verdict);
	status = VIGIL_OK;
done:
	if (status != VIGIL_OK)
		asked_forget(responses, attempt);
	return status;
}

enum vigil_status responses_add_all(struct responses *responses, const struct responses *others)
{
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct response_entry *entry;
	uint32_t *kinds;

	assert(responses != others && responses->question_count == others->question_count);
	if (!rows_fit(responses, others->row_count))
		return VIGIL_INVALID;
	kinds = malloc((others->kind_count + 1) * sizeof(*kinds)); /* theirs in our numbers */
	if (!kinds || !rows_reserve(responses, others->row_count) ||
	    !entries_reserve(responses, others->entry_count))
		goto done;
	for (size_t i = 0; i < others->kind_count; i++)
		if (!kind_index(responses, &others->kinds[i], &kinds[i]))
			goto done;
	entry = responses->entries + responses->entry_count;
	for (size_t i = 0; i < others->entry_count; i++)
		entry[i] = (struct response_entry){kinds[others->entries[i].kind],
		                                   others->entries[i].active_ms};
	for (const struct response_row *row = others->rows; row < others->rows + others->row_count;
	     row++)
		row_end(responses, row[1].first - row->first, row->points_mpts, row->max_mpts,
		        row->verdict);
	status = VIGIL_OK;
done:
	free(kinds);
	return status;
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

const struct response_entry *responses_entries(const struct responses *responses)
{
	return responses->entries;
}
