/* tests/stats/test_responses.c -- what the table takes, refuses, and says of times */
#include "stats/responses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/decimal.h"
#include "stats/select.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define MOST        ((int32_t)DECIMAL_MOST)
#define SUM_MOST    (DECIMAL_MOST * RESPONSES_CELLS_MOST)

/* clang-format off */
static struct add_case {
	const char *name;
	struct response_attempt attempt; /* of the cells behind it */
	struct response_cell cells[2];
	enum vigil_status status;
} adds[] = {
	{ "an attempt without cells is a row", { 0 }, { { 0 } }, VIGIL_OK },
	{ "two questions in any order", { .cell_count = 2 }, { { .question = 2 }, { .question = 0 } }, VIGIL_OK },
	{ "a question twice is refused", { .cell_count = 2 }, { { .question = 1 }, { .question = 1 } }, VIGIL_INVALID },
	{ "a question that is not there is refused", { .cell_count = 1 }, { { .question = 3 } }, VIGIL_INVALID },
	{ "the largest points are taken", { SUM_MOST, SUM_MOST, .cell_count = 2 },
	  { { .question = 0, .points_mpts = MOST, .max_mpts = MOST },
	    { .question = 1, .points_mpts = -MOST, .max_mpts = MOST } }, VIGIL_OK },
	{ "larger ones are refused", { .cell_count = 1 }, { { .points_mpts = MOST + 1, .max_mpts = MOST } }, VIGIL_INVALID },
	{ "smaller ones, too", { .cell_count = 1 }, { { .points_mpts = -MOST - 1, .max_mpts = MOST } }, VIGIL_INVALID },
	{ "a negative max is refused", { .cell_count = 1 }, { { .max_mpts = -1 } }, VIGIL_INVALID },
	{ "a score beyond all questions is refused", { SUM_MOST + 1, SUM_MOST, .cell_count = 0 }, { { 0 } }, VIGIL_INVALID },
	{ "a score's negative max is refused", { 0, -1, .cell_count = 0 }, { { 0 } }, VIGIL_INVALID },
	{ "more cells than there may be are refused", { .cell_count = RESPONSES_CELLS_MOST + 1 }, { { 0 } }, VIGIL_INVALID },
};

static struct median_case {
	const char *name;
	uint32_t times_ms[5];
	size_t count;
	uint32_t median_ms;
} medians[] = {
	{ "one time is the median",                    { 12345 }, 1, 12300 },
	{ "of three it is the middle one",             { 9000, 1000, 5000 }, 3, 5000 },
	{ "of four the lower in the middle",           { 4000, 1000, 3000, 2000 }, 4, 2000 },
	{ "the same five times",                       { 700, 700, 700, 700, 700 }, 5, 700 },
	{ "tenths are told apart up to 102.3 seconds", { 102300, 102200, 102399 }, 3, 102300 },
	{ "beyond, two tenths are one class",          { 102500 }, 1, 102400 },
	{ "a quarter of an hour is right to 0.2%",     { 900000 }, 1, 899200 },
	{ "the longest time",                          { UINT32_MAX }, 1, 6553500 - 6300 },
	{ "no time at all",                            { 0 }, 1, 0 },
};

static struct select_case {
	const char *name;
	int64_t values[6];
	size_t count;
} selects[] = {
	{ "one value",              { 7 }, 1 },
	{ "values in order",        { 1, 2, 3, 4, 5, 6 }, 6 },
	{ "values against order",   { 6, 5, 4, 3, 2, 1 }, 6 },
	{ "all the same",           { 4, 4, 4, 4, 4, 4 }, 6 },
	{ "negative ones first",    { -1, 300, -70000, 0, 299, -2 }, 6 },
	{ "the widest range",       { INT64_MAX, INT64_MIN, 0, -1, 1, INT64_MAX }, 6 },
};
/* clang-format on */

static void row_is_taken_or_refused(void **state)
{
	const struct add_case *row = *state;
	struct response_attempt attempt = row->attempt;
	struct responses *table = responses_new(3);
	const struct response_cell good = {.question = 1, .points_mpts = 1, .max_mpts = 1};
	const struct response_attempt next = {.cells = &good, .cell_count = 1};
	bool taken = row->status == VIGIL_OK;

	assert_non_null(table);
	attempt.cells = row->cells;
	assert_int_equal(responses_add(table, &attempt), row->status);
	assert_int_equal(responses_attempt_count(table), taken);
	/* what was refused has left nothing behind */
	assert_int_equal(responses_add(table, &next), VIGIL_OK);
	assert_int_equal(responses_attempt_count(table), taken + 1);
	assert_int_equal(responses_rows(table)[taken + 1].first,
	                 taken * row->attempt.cell_count + 1);
	responses_free(table);
}

static void median_is_found(void **state)
{
	const struct median_case *row = *state;
	struct responses *table = responses_new(2);
	uint32_t ms = 1;

	assert_non_null(table);
	assert_false(responses_median_ms(table, 1, &ms));
	assert_int_equal(ms, 0);
	for (size_t i = 0; i < row->count; i++) {
		const struct response_cell cells[] = {
			{.question = 1, .active_ms = row->times_ms[i]},
			{.question = 0, .state = QUESTION_UNANSWERED, .active_ms = 5}};
		const struct response_attempt attempt = {.cells = cells, .cell_count = 2};

		assert_int_equal(responses_add(table, &attempt), VIGIL_OK);
	}
	assert_true(responses_median_ms(table, 1, &ms));
	assert_int_equal(ms, row->median_ms);
	assert_false(responses_median_ms(table, 0, &ms)); /* who left it has no time for it */
	responses_free(table);
}

static int compare(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

static void places_are_those_of_the_sorted(void **state)
{
	const struct select_case *row = *state;
	int64_t sorted[6], values[6];

	memcpy(sorted, row->values, sizeof(sorted));
	qsort(sorted, row->count, sizeof(*sorted), compare);
	for (size_t place = 0; place < row->count; place++) {
		memcpy(values, row->values, sizeof(values));
		assert_true(select_place(values, row->count, place) == sorted[place]);
	}
}

static void kinds_are_shared(void **state)
{
	struct responses *table = responses_new(1);
	size_t count;

	(void)state;
	assert_non_null(table);
	for (int32_t i = 0; i < 5000; i++) {
		const struct response_cell cell = {
			.points_mpts = i % 1000, .max_mpts = 1000, .active_ms = (uint32_t)i};
		const struct response_attempt attempt = {.cells = &cell, .cell_count = 1};

		assert_int_equal(responses_add(table, &attempt), VIGIL_OK);
	}
	for (const struct response_kind *kind = responses_kinds(table, &count);
	     kind < responses_kinds(table, &count) + count; kind++)
		assert_int_equal(kind->count, 5);
	assert_int_equal(count, 1000);
	responses_free(table);
}

int main(void)
{
	struct CMUnitTest tests[1 + COUNT(adds) + COUNT(medians) + COUNT(selects)] = {
		{"cells that are the same are of one kind", kinds_are_shared, NULL, NULL, NULL},
	};
	struct CMUnitTest *test = tests + 1;

	for (size_t i = 0; i < COUNT(adds); i++)
		*test++ = (struct CMUnitTest){.name = adds[i].name,
		                              .test_func = row_is_taken_or_refused,
		                              .initial_state = &adds[i]};
	for (size_t i = 0; i < COUNT(medians); i++)
		*test++ = (struct CMUnitTest){.name = medians[i].name,
		                              .test_func = median_is_found,
		                              .initial_state = &medians[i]};
	for (size_t i = 0; i < COUNT(selects); i++)
		*test++ = (struct CMUnitTest){.name = selects[i].name,
		                              .test_func = places_are_those_of_the_sorted,
		                              .initial_state = &selects[i]};
	return cmocka_run_group_tests_name("responses", tests, NULL, NULL);
}
