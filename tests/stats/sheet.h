/* stats/sheet.h -- a table of responses written down as a sheet of letters */
#ifndef TESTS_STATS_SHEET_H
#define TESTS_STATS_SHEET_H

#include <string.h>

#include "stats/responses.h"

#define SHEET_QUESTIONS 4
#define SHEET_PERSONS   8

/*
 * A string a person, a letter a question: 1 right, 0 wrong, h half of the points, m minus a quarter
 * of them, u unanswered, n not reached, p pending, 2 right for two points, z right for none, . not
 * drawn. Right chooses option 0, all else that is answered option 1. The session's score is the sum;
 * 60% passes.
 */
struct sheet {
	const char *persons[SHEET_PERSONS + 1]; /* ends with NULL */
};

static bool sheet_cell(struct response_cell *cell, char letter)
{
	cell->max_mpts = letter == '2' ? 2000 : letter == 'z' ? 0 : 1000;
	cell->points_mpts = letter == '1'   ? 1000
	                    : letter == '2' ? 2000
	                    : letter == 'h' ? 500
	                    : letter == 'm' ? -250
	                                    : 0;
	cell->state = letter == 'u'   ? QUESTION_UNANSWERED
	              : letter == 'n' ? QUESTION_NOT_REACHED
	              : letter == 'p' ? QUESTION_PENDING
	                              : QUESTION_ANSWERED;
	if (cell->state == QUESTION_ANSWERED)
		cell->chosen = cell->points_mpts == cell->max_mpts ? 1 : 2;
	cell->active_ms = 10000;
	return letter != '.';
}

static void sheet_row(struct response_attempt *attempt, struct response_cell *cells,
                      const char *letters)
{
	bool pending = strchr(letters, 'p');

	*attempt = (struct response_attempt){.cells = cells};
	for (uint32_t i = 0; i < strlen(letters); i++) {
		struct response_cell *cell = &cells[attempt->cell_count];

		*cell = (struct response_cell){.question = i};
		if (!sheet_cell(cell, letters[i]))
			continue;
		attempt->points_mpts += cell->points_mpts;
		attempt->max_mpts += cell->max_mpts;
		attempt->cell_count++;
	}
	attempt->verdict = attempt->max_mpts == 0                               ? VERDICT_NONE
	                   : pending                                            ? VERDICT_PENDING
	                   : attempt->points_mpts * 10 >= attempt->max_mpts * 6 ? VERDICT_PASSED
	                                                                        : VERDICT_FAILED;
}

static struct responses *sheet_table(const struct sheet *sheet)
{
	struct responses *table = responses_new(SHEET_QUESTIONS);

	for (size_t i = 0; table && sheet->persons[i]; i++) {
		struct response_cell cells[SHEET_QUESTIONS];
		struct response_attempt attempt;

		sheet_row(&attempt, cells, sheet->persons[i]);
		if (responses_add(table, &attempt) != VIGIL_OK) {
			responses_free(table);
			return NULL;
		}
	}
	return table;
}

#endif
