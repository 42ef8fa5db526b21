/* report/rows.h -- results packed into rows: what reports need of them, and nothing else */
#ifndef REPORT_ROWS_H
#define REPORT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/result.h"
#include "report/pool.h"

/*
 * All strings are numbers in the pool. The records have one size each and no pointers, so that they
 * can be written down as they are (report/kept.h): their layout is the format of that file.
 */

#define ROWS_OPTIONS_MOST 64
#define ROWS_NONE         UINT32_MAX

/* The file that a result was read from, as it was then. */
struct row_file {
	uint32_t folder, name;
	int64_t size, modified_ns;
};

struct row_result {
	struct row_file file;
	int64_t points_mpts, max_mpts;
	int64_t started_wall_ms, finished_wall_ms, active_ms;
	int64_t valid_until_wall_ms; /* of a pass; 0: for ever, or not passed */
	uint64_t first_cell;
	uint32_t cell_count;
	uint32_t id, learner, quiz, version;
	uint32_t attempt;
	int32_t scaled_thousandths, pass_thousandths;
	uint8_t mode, status, verdict, counts;
	uint8_t gone;   /* it is no longer there, or is read anew: a row of nobody */
	uint8_t scored; /* by a person: with points that its file does not have */
	uint8_t unused[2];
};

/*
 * A question as it was asked: another text has another digest, and is another question. Options are
 * a chain in the order in which they were first met.
 */
struct row_question {
	uint32_t bank, id, sha256, topic, interaction;
	uint32_t prompt, prompt_by; /* its words, and the result they come from: the first one's */
	uint32_t first_option, option_count; /* ROWS_NONE; may be more than ROWS_OPTIONS_MOST */
	uint32_t other_words; /* answers that were not just options: there is no choosing */
};

struct row_option {
	uint32_t id, text, text_by;
	uint32_t next; /* or ROWS_NONE */
};

/* One question of one result. */
struct row_cell {
	uint64_t chosen; /* bit i: option i of the question's chain */
	uint32_t question;
	uint32_t response; /* the last one */
	int32_t points_mpts, max_mpts;
	uint32_t active_ms;
	uint8_t state, confidence, hints, flags;
};

enum { CELL_FLAGGED = 1, CELL_LATE = 2, CELL_REMARK = 4, CELL_SEVERAL = 8 /* tries */ };

struct row_remark {
	uint64_t cell;
	uint32_t text, unused;
};

struct row_list {
	void *items;
	size_t count, room;
};

struct rows {
	struct pool pool;
	struct row_list results, questions, options, cells, remarks;
	uint32_t *slots; /* questions by hash, plus 1; 0 is free */
	uint32_t slot_count;
};

bool rows_init(struct rows *rows); /* false: no memory */
void rows_clear(struct rows *rows);

/*
 * Add a result, from that file. False: no memory, and the rows are of no use any more but to be
 * cleared.
 */
bool rows_add(struct rows *rows, const struct vigil_result *result, const struct row_file *file);

/* Add all of `others` that are not gone. False as with rows_add(). */
bool rows_append(struct rows *rows, const struct rows *others);

/* Take over lists that were written down; makes what finds questions. False: no memory. */
bool rows_adopt(struct rows *rows);

/* Take back the remark of a cell: ROWS_NONE, or a string. */
uint32_t rows_remark(const struct rows *rows, uint64_t cell);

static inline const char *rows_text(const struct rows *rows, uint32_t number)
{
	return pool_at(&rows->pool, number);
}

static inline struct row_result *rows_result(const struct rows *rows, size_t index)
{
	return (struct row_result *)rows->results.items + index;
}

static inline struct row_question *rows_question(const struct rows *rows, size_t index)
{
	return (struct row_question *)rows->questions.items + index;
}

static inline struct row_option *rows_option(const struct rows *rows, size_t index)
{
	return (struct row_option *)rows->options.items + index;
}

static inline struct row_cell *rows_cell(const struct rows *rows, size_t index)
{
	return (struct row_cell *)rows->cells.items + index;
}

#endif
