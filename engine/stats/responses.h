/* stats/responses.h -- who was asked what and what came of it: the table all statistics read */
#ifndef STATS_RESPONSES_H
#define STATS_RESPONSES_H

#include <stddef.h>
#include <stdint.h>

#include "model/result.h"
#include "vigil/status.h"

/*
 * A row is an attempt, a column a question, known by its index. A cell that is not there was not
 * drawn. The rows are packed: cells of one question that are the same but for the time share one
 * record, their kind, and a cell is its number. So 100,000 attempts at 50 questions take 25 MB, and
 * most formulas work on kinds and how often they come. Times are counted, not kept.
 */
struct responses;

/* An attempt has at most so many cells, and a table so many attempts. */
#define RESPONSES_CELLS_MOST    1024
#define RESPONSES_ATTEMPTS_MOST ((size_t)1 << 22)
#define RESPONSES_OPTIONS_MOST  64

struct response_cell {
	uint32_t question; /* index, below the table's question_count */
	enum question_state state;
	int32_t points_mpts, max_mpts; /* at most DECIMAL_MOST (base/decimal.h) either way */
	uint64_t chosen;               /* bit i: option i was; 0 where there are no options */
	uint8_t hints, confidence;     /* as in model/result.h */
	uint32_t active_ms;
};

struct response_attempt {
	int64_t points_mpts, max_mpts; /* of the session's score, as its result has it */
	enum verdict verdict;
	const struct response_cell *cells; /* in any order, each question at most once */
	size_t cell_count;
};

struct responses *responses_new(size_t question_count); /* NULL: no memory */
void responses_free(struct responses *responses);       /* NULL is fine */

/*
 * Add a row. VIGIL_INVALID: more than fits, a question twice or unknown, points beyond the limits, a
 * negative max. On any status but VIGIL_OK the table is as before.
 */
enum vigil_status responses_add(struct responses *responses,
                                const struct response_attempt *attempt);

/*
 * Add all rows of another table of as many questions: so results are read by several threads into a
 * table each. Which rows come first changes no figure. VIGIL_INVALID: too many attempts. On any
 * status but VIGIL_OK no row was added.
 */
enum vigil_status responses_add_all(struct responses *responses, const struct responses *others);

size_t responses_question_count(const struct responses *responses);
size_t responses_attempt_count(const struct responses *responses);

/* What the statistics walk along; borrowed, valid until a row is added. */
struct response_kind {
	uint64_t chosen;
	int32_t points_mpts, max_mpts;
	uint32_t question;
	uint8_t state, hints, confidence;
	uint8_t unused;             /* 0: what is above is compared byte by byte */
	uint32_t count, unused_too; /* how many cells are of this kind */
};

struct response_row {
	int64_t points_mpts, max_mpts;       /* of the session's score */
	int64_t counted_mpts, possible_mpts; /* summed over the cells that count */
	uint64_t first; /* its cells are those from here to the first of the next row */
	uint32_t verdict;
	uint32_t drawn; /* cells worth points, in any state */
};

/*
 * The middle of the times of those who answered the question, pending ones included; of an even
 * number the lower one. To a tenth of a second under 102.4 seconds, to 0.2% of it beyond, at most
 * 6,553.5 seconds; always rounded down. False: nobody answered.
 */
bool responses_median_ms(const struct responses *responses, size_t question, uint32_t *ms);

/* Has it a score of its own? Not what was never seen, and not what waits for a person. */
static inline bool response_counts(const struct response_kind *kind)
{
	return kind->state == QUESTION_ANSWERED || kind->state == QUESTION_UNANSWERED;
}

const struct response_kind *responses_kinds(const struct responses *responses, size_t *count);
const struct response_row *responses_rows(const struct responses *responses); /* one more than
                                                                               * attempts */
const uint32_t *responses_cells(const struct responses *responses);           /* the kind of each */

#endif
