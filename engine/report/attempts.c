/* report/attempts.c -- a row for each attempt, and a row for each response: for other programs */
#include <stdlib.h>
#include <string.h>

#include "page/page.h"
#include "report/cohort.h"
#include "report/pieces.h"
#include "report/report.h"

/* ---- which, in the order of the output ---- */

static int by_names(const void *left, const void *right, void *context)
{
	const struct rows *rows = context;
	const struct row_result *one = rows_result(rows, *(const uint32_t *)left);
	const struct row_result *other = rows_result(rows, *(const uint32_t *)right);
	int order = one->quiz == other->quiz
	                    ? 0
	                    : strcmp(rows_text(rows, one->quiz), rows_text(rows, other->quiz));

	if (order == 0 && one->learner != other->learner)
		order = strcmp(rows_text(rows, one->learner), rows_text(rows, other->learner));
	if (order)
		return order;
	if (one->finished_wall_ms != other->finished_wall_ms)
		return one->finished_wall_ms < other->finished_wall_ms ? -1 : 1;
	return strcmp(rows_text(rows, one->id), rows_text(rows, other->id));
}

/* Those that count; the caller's. NULL: no memory. */
static uint32_t *attempts_order(const struct making *making, size_t *count)
{
	const struct cohort *cohort = making->cohort;
	uint32_t *attempts = calloc(cohort->attempt_count + 1, sizeof(*attempts));

	*count = 0;
	for (size_t i = 0; attempts && i < cohort->person_count; i++)
		*count += cohort_counting(making, &cohort->people[i], VIGIL_REPORT_ALL,
		                          attempts + *count);
	if (attempts)
		qsort_r(attempts, *count, sizeof(*attempts), by_names, (void *)making->rows);
	return attempts;
}

static void learner_show(const struct making *making, const struct row_result *row)
{
	char pseudonym[REPORT_PSEUDONYM + 1];

	page_cell_text(making->page,
	               report_learner(making, rows_text(making->rows, row->learner), pseudonym));
}

/* ---- attempts ---- */

static void attempt_show(const struct making *making, const struct row_result *row)
{
	static const char *const modes[] = {"scored", "practice"};
	static const char *const statuses[] = {"finished", "expired", "abandoned"};
	struct vigil_page *page = making->page;
	const struct rows *rows = making->rows;

	page_cell_text(page, rows_text(rows, row->id));
	learner_show(making, row);
	page_cell_text(page, rows_text(rows, row->quiz));
	page_cell_text(page, rows_text(rows, row->version));
	page_cell_text(page, modes[row->mode]);
	page_cell_count(page, row->attempt);
	page_cell_text(page, statuses[row->status]);
	page_cell_points(page, row->points_mpts);
	page_cell_points(page, row->max_mpts);
	page_cell_real(page, row->scaled_thousandths / 1000.0);
	page_cell_text(page, *report_verdicts[row->verdict] ? report_verdicts[row->verdict] : NULL);
	page_cell_time(page, row->started_wall_ms);
	page_cell_time(page, row->finished_wall_ms);
	page_cell_duration(page, row->active_ms);
	if (row->valid_until_wall_ms)
		page_cell_time(page, row->valid_until_wall_ms);
	else
		page_cell_none(page);
	page_cell_count(page, row->cell_count);
	page_cell_yes_no(page, row->scored);
}

static enum vigil_status attempts_make(const struct making *making)
{
	static const struct page_column columns[] = {
		{.id = "result", .name = "Result", .type = PAGE_CODE, .aside = true},
		{.id = "learner", .name = "Learner", .type = PAGE_TEXT},
		{.id = "quiz", .name = "Quiz", .type = PAGE_CODE},
		{.id = "version", .name = "Version", .type = PAGE_CODE, .aside = true},
		{.id = "mode", .name = "Mode", .type = PAGE_TEXT, .aside = true},
		{.id = "attempt", .name = "Attempt", .type = PAGE_COUNT, .aside = true},
		{.id = "status", .name = "Status", .type = PAGE_TEXT},
		{.id = "points", .name = "Points", .type = PAGE_POINTS, .aside = true},
		{.id = "max", .name = "Of", .type = PAGE_POINTS, .aside = true},
		{.id = "share", .name = "Share", .type = PAGE_SHARE, .places = 1},
		{.id = "verdict", .name = "Verdict", .type = PAGE_TEXT},
		{.id = "started", .name = "Started", .type = PAGE_TIME, .aside = true},
		{.id = "finished", .name = "Ended", .type = PAGE_TIME},
		{.id = "time", .name = "Time", .type = PAGE_DURATION, .aside = true},
		{.id = "valid_until", .name = "Valid until", .type = PAGE_TIME, .aside = true},
		{.id = "questions", .name = "Questions", .type = PAGE_COUNT, .aside = true},
		{.id = "person_scored",
	         .name = "Scored by a person",
	         .type = PAGE_YES_NO,
	         .aside = true},
	};
	size_t count;
	uint32_t *attempts = attempts_order(making, &count);

	if (!attempts)
		return VIGIL_NO_MEMORY;
	piece_head(making, "Attempts", cohort_words(making, VIGIL_REPORT_ALL));
	page_table(making->page, &(struct page_table){.id = "attempts",
	                                              .columns = columns,
	                                              .column_count = COUNT_OF(columns)});
	for (size_t i = 0; i < count; i++)
		attempt_show(making, rows_result(making->rows, attempts[i]));
	free(attempts);
	return VIGIL_OK;
}

/* ---- responses ---- */

static void response_show(const struct making *making, const struct row_result *row,
                          uint32_t position)
{
	static const char *const states[] = {"answered", "unanswered", "not-reached", "pending"};
	struct vigil_page *page = making->page;
	const struct rows *rows = making->rows;
	const struct row_cell *cell = rows_cell(rows, row->first_cell + position);
	const struct row_question *question = rows_question(rows, cell->question);

	page_cell_text(page, rows_text(rows, row->id));
	learner_show(making, row);
	page_cell_text(page, rows_text(rows, row->quiz));
	page_cell_text(page, rows_text(rows, question->bank));
	page_cell_text(page, rows_text(rows, question->id));
	page_cell_text(page, rows_text(rows, question->topic));
	page_cell_text(page, rows_text(rows, question->interaction));
	page_cell_count(page, position + 1);
	page_cell_text(page, states[cell->state]);
	page_cell_text(page, rows_text(rows, cell->response));
	page_cell_points(page, cell->points_mpts);
	page_cell_points(page, cell->max_mpts);
	if (cell->confidence)
		page_cell_count(page, cell->confidence);
	else
		page_cell_none(page);
	page_cell_count(page, cell->hints);
	page_cell_duration(page, cell->active_ms);
	page_cell_yes_no(page, cell->flags & CELL_FLAGGED);
	if (cell->flags & CELL_REMARK)
		page_cell_text(page,
		               rows_text(rows, rows_remark(rows, row->first_cell + position)));
	else
		page_cell_none(page);
	page_cell_text(page, rows_text(rows, question->sha256));
}

static enum vigil_status responses_make(const struct making *making)
{
	static const struct page_column columns[] = {
		{.id = "result", .name = "Result", .type = PAGE_CODE, .aside = true},
		{.id = "learner", .name = "Learner", .type = PAGE_TEXT},
		{.id = "quiz", .name = "Quiz", .type = PAGE_CODE, .aside = true},
		{.id = "bank", .name = "Bank", .type = PAGE_CODE, .aside = true},
		{.id = "question", .name = "Question", .type = PAGE_CODE},
		{.id = "topic", .name = "Topic", .type = PAGE_CODE, .aside = true},
		{.id = "interaction", .name = "Interaction", .type = PAGE_CODE, .aside = true},
		{.id = "position", .name = "Position", .type = PAGE_COUNT, .aside = true},
		{.id = "status", .name = "Status", .type = PAGE_TEXT},
		{.id = "response", .name = "Response", .type = PAGE_TEXT},
		{.id = "points", .name = "Points", .type = PAGE_POINTS},
		{.id = "max", .name = "Of", .type = PAGE_POINTS, .aside = true},
		{.id = "confidence", .name = "Confidence", .type = PAGE_COUNT, .aside = true},
		{.id = "hints", .name = "Hints", .type = PAGE_COUNT, .aside = true},
		{.id = "time", .name = "Time", .type = PAGE_DURATION, .aside = true},
		{.id = "flagged", .name = "Flagged", .type = PAGE_YES_NO, .aside = true},
		{.id = "remark", .name = "Remark", .type = PAGE_TEXT, .aside = true},
		{.id = "sha256", .name = "Digest", .type = PAGE_CODE, .aside = true},
	};
	size_t count;
	uint32_t *attempts = attempts_order(making, &count);

	if (!attempts)
		return VIGIL_NO_MEMORY;
	piece_head(making, "Responses", cohort_words(making, VIGIL_REPORT_ALL));
	page_table(making->page, &(struct page_table){.id = "responses",
	                                              .columns = columns,
	                                              .column_count = COUNT_OF(columns)});
	for (size_t i = 0; i < count; i++) {
		const struct row_result *row = rows_result(making->rows, attempts[i]);

		for (uint32_t at = 0; at < row->cell_count; at++) {
			const struct row_question *question = rows_question(
				making->rows,
				rows_cell(making->rows, row->first_cell + at)->question);

			if (piece_wants(making, question->bank, question->topic))
				response_show(making, row, at);
		}
	}
	free(attempts);
	return VIGIL_OK;
}

const struct report_kind attempts_kind = {
	.name = "attempts",
	.about = "a row for each attempt, for spreadsheets and statistics programs",
	.make = attempts_make,
};

const struct report_kind responses_kind = {
	.name = "responses",
	.about = "a row for each question of each attempt, likewise",
	.make = responses_make,
};
