/* report/rows.c -- packing results into rows, and joining what several threads have packed */
#include "report/rows.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS_FIRST 256

static_assert(sizeof(struct row_result) == 120, "no padding: rows are written down as they are");
static_assert(sizeof(struct row_cell) == 32, "no padding");
static_assert(sizeof(struct row_question) == 40, "no padding");
static_assert(sizeof(struct row_option) == 16, "no padding");
static_assert(sizeof(struct row_remark) == 16, "no padding");

/* ---- lists ---- */

/* Room for so many more records behind those there are; the first of them, or NULL: no memory. */
static void *list_reserve(struct row_list *list, size_t more, size_t size)
{
	if (list->count + more > list->room) {
		size_t room = list->room ? list->room : 64;
		void *grown;

		while (room < list->count + more)
			room += room / 2;
		grown = reallocarray(list->items, room, size);
		if (!grown)
			return NULL;
		list->items = grown;
		list->room = room;
	}
	return (char *)list->items + list->count * size;
}

bool rows_init(struct rows *rows)
{
	*rows = (struct rows){0};
	return pool_init(&rows->pool) && rows_adopt(rows);
}

void rows_clear(struct rows *rows)
{
	pool_clear(&rows->pool);
	free(rows->results.items);
	free(rows->questions.items);
	free(rows->options.items);
	free(rows->cells.items);
	free(rows->remarks.items);
	free(rows->slots);
	*rows = (struct rows){0};
}

/* ---- questions ---- */

static bool is_same(const struct row_question *one, const struct row_question *other)
{
	return one->id == other->id && one->bank == other->bank && one->sha256 == other->sha256 &&
	       one->topic == other->topic && one->interaction == other->interaction;
}

static uint32_t *slot_find(const struct rows *rows, const struct row_question *question)
{
	uint32_t mask = rows->slot_count - 1;
	uint32_t key[] = {question->bank, question->id, question->sha256, question->topic,
	                  question->interaction};
	uint32_t at = (uint32_t)pool_hash(0, key, sizeof(key)) & mask;

	for (;; at = (at + 1) & mask)
		if (!rows->slots[at] || is_same(rows_question(rows, rows->slots[at] - 1), question))
			return &rows->slots[at];
}

bool rows_adopt(struct rows *rows)
{
	uint32_t slot_count = SLOTS_FIRST;

	while (slot_count / 4 < rows->questions.count)
		slot_count *= 2;
	free(rows->slots);
	rows->slots = calloc(slot_count, sizeof(*rows->slots));
	rows->slot_count = slot_count;
	if (!rows->slots)
		return false;
	for (size_t i = 0; i < rows->questions.count; i++)
		*slot_find(rows, rows_question(rows, i)) = (uint32_t)i + 1;
	return true;
}

/* The index of the question, which is added if it is new; ROWS_NONE: no memory. */
static uint32_t question_find(struct rows *rows, const struct row_question *wanted)
{
	uint32_t *slot = slot_find(rows, wanted);
	struct row_question *question;

	if (*slot)
		return *slot - 1;
	question = list_reserve(&rows->questions, 1, sizeof(*question));
	if (!question || rows->questions.count >= UINT32_MAX / 8)
		return ROWS_NONE;
	*question = *wanted;
	question->prompt = question->prompt_by = 0;
	question->first_option = ROWS_NONE;
	question->option_count = question->other_words = 0;
	*slot = (uint32_t)++rows->questions.count;
	if (rows->questions.count > rows->slot_count / 2 && !rows_adopt(rows))
		return ROWS_NONE;
	return (uint32_t)rows->questions.count - 1;
}

/*
 * Whose words of several are shown does not depend on which were met first: those of the result
 * with the least id, which is the earliest.
 */
static bool is_earlier(const struct rows *rows, uint32_t by, uint32_t than)
{
	return than == 0 || (by != than && strcmp(rows_text(rows, by), rows_text(rows, than)) < 0);
}

/* The option's place in the chain of its question, which it joins if it is new. */
static uint32_t option_find(struct rows *rows, uint32_t question_index, uint32_t id)
{
	struct row_question *question = rows_question(rows, question_index);
	uint32_t *link = &question->first_option, place = 0;
	struct row_option *option;

	for (; *link != ROWS_NONE; place++) {
		option = rows_option(rows, *link);
		if (option->id == id)
			return place;
		link = &option->next;
	}
	*link = (uint32_t)rows->options.count;
	option = list_reserve(&rows->options, 1, sizeof(*option));
	if (!option)
		return ROWS_NONE;
	*option = (struct row_option){.id = id, .next = ROWS_NONE};
	rows->options.count++;
	question->option_count++;
	return place;
}

static struct row_option *option_at(const struct rows *rows, const struct row_question *question,
                                    uint32_t place)
{
	uint32_t at = question->first_option;

	while (place-- > 0)
		at = rows_option(rows, at)->next;
	return rows_option(rows, at);
}

static bool option_add(struct rows *rows, uint32_t question, const char *id, const char *text,
                       uint32_t by)
{
	uint32_t place = option_find(rows, question, pool_add(&rows->pool, id));
	struct row_option *option;

	if (place == ROWS_NONE)
		return false;
	option = option_at(rows, rows_question(rows, question), place);
	if (is_earlier(rows, by, option->text_by)) {
		option->text = pool_add(&rows->pool, text);
		option->text_by = by;
	}
	return true;
}

/* A yes or no shows no options, and has two. */
static bool is_yes_or_no(const struct result_question *question)
{
	const char *response =
		question->try_count ? question->tries[question->try_count - 1].response : "";

	return question->part_count == 0 &&
	       (strcmp(response, "true") == 0 || strcmp(response, "false") == 0);
}

static bool options_add(struct rows *rows, uint32_t index, const struct result_question *question,
                        uint32_t by)
{
	if (is_yes_or_no(question))
		return option_add(rows, index, "true", "true", by) &&
		       option_add(rows, index, "false", "false", by);
	for (size_t i = 0; i < question->part_count; i++) {
		const struct result_part *part = &question->parts[i];

		if ((strcmp(part->element, "option") == 0 || strcmp(part->element, "mark") == 0) &&
		    !option_add(rows, index, part->id, part->text, by))
			return false;
	}
	return true;
}

/* The options that the words of a response name; *others: it has words that are none. */
static uint64_t options_chosen(const struct rows *rows, const struct row_question *question,
                               const char *response, bool *others)
{
	uint64_t chosen = 0;

	for (const char *word = response + strspn(response, " \n"); *word;
	     word += strspn(word, " \n")) {
		size_t length = strcspn(word, " \n");
		uint32_t at = question->first_option, place = 0;

		for (; at != ROWS_NONE; at = rows_option(rows, at)->next, place++) {
			const char *id = rows_text(rows, rows_option(rows, at)->id);

			if (strncmp(id, word, length) == 0 && !id[length])
				break;
		}
		if (at == ROWS_NONE)
			*others = true;
		else if (place < ROWS_OPTIONS_MOST)
			chosen |= UINT64_C(1) << place;
		word += length;
	}
	return chosen;
}

/* ---- results ---- */

static uint8_t least(uint32_t value, uint32_t most)
{
	return (uint8_t)(value < most ? value : most);
}

static bool remark_add(struct rows *rows, const char *text)
{
	struct row_remark *remark = list_reserve(&rows->remarks, 1, sizeof(*remark));

	if (!remark)
		return false;
	*remark =
		(struct row_remark){.cell = rows->cells.count, .text = pool_add(&rows->pool, text)};
	rows->remarks.count++;
	return true;
}

static struct row_question question_row(struct rows *rows, const struct result_question *question)
{
	return (struct row_question){
		.bank = pool_add(&rows->pool, question->bank),
		.id = pool_add(&rows->pool, question->id),
		.sha256 = pool_add(&rows->pool, question->sha256),
		.topic = pool_add(&rows->pool, question->topic),
		.interaction = pool_add(&rows->pool, question->interaction),
	};
}

static uint8_t cell_flags(const struct result_question *question)
{
	unsigned flags = 0;

	flags |= question->flagged ? CELL_FLAGGED : 0;
	flags |= question->remark ? CELL_REMARK : 0;
	flags |= question->try_count > 1 ? CELL_SEVERAL : 0;
	for (size_t i = 0; i < question->try_count; i++)
		flags |= question->tries[i].late ? CELL_LATE : 0;
	return (uint8_t)flags;
}

/* `cell` has room reserved. */
static bool cell_add(struct rows *rows, struct row_cell *cell,
                     const struct result_question *question, uint32_t by)
{
	struct row_question wanted = question_row(rows, question), *row;
	uint32_t index = question_find(rows, &wanted);
	const struct result_try *last =
		question->try_count ? &question->tries[question->try_count - 1] : NULL;
	bool others = false;

	if (index == ROWS_NONE || !options_add(rows, index, question, by) ||
	    (question->remark && !remark_add(rows, question->remark)))
		return false;
	row = rows_question(rows, index);
	if (is_earlier(rows, by, row->prompt_by)) {
		row->prompt = pool_add(&rows->pool, question->prompt);
		row->prompt_by = by;
	}
	*cell = (struct row_cell){
		.question = index,
		.response = last ? pool_add(&rows->pool, last->response) : 0,
		.chosen = last ? options_chosen(rows, row, last->response, &others) : 0,
		.points_mpts = question->points_mpts,
		.max_mpts = question->max_mpts,
		.active_ms = (uint32_t)(question->active_ms < UINT32_MAX ? question->active_ms
	                                                                 : UINT32_MAX),
		.state = (uint8_t)question->state,
		.confidence = least(question->confidence, 3),
		.hints = least(question->hints, UINT8_MAX),
		.flags = cell_flags(question),
	};
	row->other_words |= others;
	rows->cells.count++;
	return true;
}

static struct row_result result_row(struct rows *rows, const struct vigil_result *result)
{
	return (struct row_result){
		.points_mpts = result->score.points_mpts,
		.max_mpts = result->score.max_mpts,
		.started_wall_ms = result->started_wall_ms,
		.finished_wall_ms = result->finished_wall_ms,
		.active_ms = result->active_ms,
		.valid_until_wall_ms = result->valid_until_wall_ms,
		.first_cell = rows->cells.count,
		.cell_count = (uint32_t)result->question_count,
		.id = pool_add(&rows->pool, result->id),
		.learner = pool_add(&rows->pool, result->learner),
		.quiz = pool_add(&rows->pool, result->quiz.id),
		.version = pool_add(&rows->pool, result->quiz.version),
		.attempt = result->attempt,
		.scaled_thousandths = result->score.scaled_thousandths,
		.pass_thousandths = result->rules.pass_thousandths,
		.mode = (uint8_t)result->mode,
		.status = (uint8_t)result->status,
		.verdict = (uint8_t)result->score.verdict,
		.counts = (uint8_t)result->rules.counts,
	};
}

bool rows_add(struct rows *rows, const struct vigil_result *result, const struct row_file *file)
{
	struct row_result *row = list_reserve(&rows->results, 1, sizeof(*row));
	struct row_cell *cells =
		list_reserve(&rows->cells, result->question_count + 1, sizeof(*cells));

	if (!row || !cells)
		return false;
	*row = result_row(rows, result);
	row->file = *file;
	for (size_t i = 0; i < result->question_count; i++)
		if (!cell_add(rows, &cells[i], &result->questions[i], row->id))
			return false;
	rows->results.count++;
	return !rows->pool.failed;
}

uint32_t rows_remark(const struct rows *rows, uint64_t cell)
{
	const struct row_remark *remarks = rows->remarks.items;
	size_t low = 0, high = rows->remarks.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (remarks[middle].cell < cell)
			low = middle + 1;
		else
			high = middle;
	}
	return low < rows->remarks.count && remarks[low].cell == cell ? remarks[low].text : 0;
}

/* ---- joining ---- */

/* What the records of other rows are here. */
struct joining {
	struct rows *rows;
	const struct rows *others;
	uint32_t *questions;
	uint8_t *places;   /* of options: by their index, their place in the chain here */
	uint32_t *strings; /* the last few: most come again and again */
};

#define STRINGS_KEPT 4096 /* pairs: number there, number here */

static uint32_t string_join(struct joining *joining, uint32_t number)
{
	uint32_t *pair = joining->strings + number % STRINGS_KEPT * 2;

	if (number == 0)
		return 0;
	if (pair[0] != number) {
		pair[0] = number;
		pair[1] = pool_add(&joining->rows->pool, rows_text(joining->others, number));
	}
	return pair[1];
}

static bool question_join(struct joining *joining, size_t index)
{
	const struct row_question *other = rows_question(joining->others, index);
	struct rows *rows = joining->rows;
	struct row_question wanted = {
		.bank = string_join(joining, other->bank),
		.id = string_join(joining, other->id),
		.sha256 = string_join(joining, other->sha256),
		.topic = string_join(joining, other->topic),
		.interaction = string_join(joining, other->interaction),
	};
	uint32_t here = question_find(rows, &wanted), by = string_join(joining, other->prompt_by);
	struct row_question *question;

	if (here == ROWS_NONE)
		return false;
	question = rows_question(rows, here);
	question->other_words |= other->other_words;
	if (is_earlier(rows, by, question->prompt_by)) {
		question->prompt = string_join(joining, other->prompt);
		question->prompt_by = by;
	}
	for (uint32_t at = other->first_option; at != ROWS_NONE;) {
		const struct row_option *option = rows_option(joining->others, at);
		uint32_t id = string_join(joining, option->id), place;

		if (!option_add(rows, here, rows_text(joining->others, option->id),
		                rows_text(joining->others, option->text),
		                string_join(joining, option->text_by)))
			return false;
		place = option_find(rows, here, id);
		joining->places[at] = least(place, ROWS_OPTIONS_MOST);
		at = option->next;
	}
	joining->questions[index] = here;
	return true;
}

static uint64_t chosen_join(const struct joining *joining, const struct row_cell *cell)
{
	uint32_t at = rows_question(joining->others, cell->question)->first_option;
	uint64_t chosen = 0;

	for (uint64_t left = cell->chosen; left && at != ROWS_NONE; left >>= 1) {
		if (left & 1 && joining->places[at] < ROWS_OPTIONS_MOST)
			chosen |= UINT64_C(1) << joining->places[at];
		at = rows_option(joining->others, at)->next;
	}
	return chosen;
}

static bool result_join(struct joining *joining, const struct row_result *other)
{
	struct rows *rows = joining->rows;
	struct row_result *row = list_reserve(&rows->results, 1, sizeof(*row));
	struct row_cell *cell = list_reserve(&rows->cells, other->cell_count + 1, sizeof(*cell));

	if (!row || !cell)
		return false;
	*row = *other;
	row->file.folder = string_join(joining, other->file.folder);
	row->file.name = string_join(joining, other->file.name);
	row->id = string_join(joining, other->id);
	row->learner = string_join(joining, other->learner);
	row->quiz = string_join(joining, other->quiz);
	row->version = string_join(joining, other->version);
	row->first_cell = rows->cells.count;
	for (uint32_t i = 0; i < other->cell_count; i++, cell++) {
		const struct row_cell *from = rows_cell(joining->others, other->first_cell + i);

		*cell = *from;
		cell->question = joining->questions[from->question];
		cell->response = string_join(joining, from->response);
		cell->chosen = chosen_join(joining, from);
		if (from->flags & CELL_REMARK &&
		    !remark_add(rows,
		                rows_text(joining->others,
		                          rows_remark(joining->others, other->first_cell + i))))
			return false;
		rows->cells.count++;
	}
	rows->results.count++;
	return true;
}

bool rows_append(struct rows *rows, const struct rows *others)
{
	struct joining joining = {
		.rows = rows,
		.others = others,
		.questions = calloc(others->questions.count + 1, sizeof(*joining.questions)),
		.places = calloc(others->options.count + 1, sizeof(*joining.places)),
		.strings = calloc(STRINGS_KEPT, 2 * sizeof(*joining.strings)),
	};
	bool joined = joining.questions && joining.places && joining.strings;

	for (size_t i = 0; i < others->questions.count && joined; i++)
		joined = question_join(&joining, i);
	for (size_t i = 0; i < others->results.count && joined; i++)
		if (!rows_result(others, i)->gone)
			joined = result_join(&joining, rows_result(others, i));
	free(joining.questions);
	free(joining.places);
	free(joining.strings);
	return joined && !rows->pool.failed;
}
