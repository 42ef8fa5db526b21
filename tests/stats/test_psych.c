/* tests/stats/test_psych.c -- the figures of five matrices are those of R's package psych */
#include "stats/question.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "stats/analysis.h"
#include "stats/expected.h"
#include "stats/matrix.h"
#include "stats/near.h"
#include "stats/reliability.h"

#define REACH 1e-10

static struct psych_case {
	const char *name, *matrix;
	bool equal; /* nothing is missing */
} cases[] = {
	{"40 people, 8 questions right or wrong", "few", true},
	{"200 people, 20 questions right or wrong", "many", true},
	{"60 people, 10 questions with points for parts", "partial", true},
	{"80 people, 7 questions right or wrong, some never asked", "missing", false},
	{"120 people, 9 questions with points for parts, some never asked", "holes", false},
};
#define CASE_COUNT (sizeof(cases) / sizeof *(cases))

static struct matrix *matrix_named(const char *name)
{
	struct matrix *matrix = matrices;

	while (strcmp(matrix->name, name) != 0)
		matrix++;
	matrix_fill(matrix);
	return matrix;
}

static const struct matrix_expected *expected_of(const char *name)
{
	const struct matrix_expected *expected = matrices_expected;

	while (strcmp(expected->name, name) != 0)
		expected++;
	return expected;
}

static struct responses *table_of(const struct matrix *matrix)
{
	struct responses *table = responses_new(matrix->questions);

	assert_non_null(table);
	for (size_t person = 0; person < matrix->persons; person++) {
		struct response_cell cells[MATRIX_QUESTIONS_MOST];
		struct response_attempt attempt = {.cells = cells};

		for (uint32_t i = 0; i < matrix->questions; i++)
			if (matrix->points_mpts[person][i] != MATRIX_MISSING)
				cells[attempt.cell_count++] = (struct response_cell){
					.question = i,
					.points_mpts = matrix->points_mpts[person][i],
					.max_mpts = 1000};
		assert_int_equal(responses_add(table, &attempt), VIGIL_OK);
	}
	return table;
}

static void psych_says_the_same(void **state)
{
	const struct psych_case *row = *state;
	const struct matrix *matrix = matrix_named(row->matrix);
	const struct matrix_expected *expected = expected_of(row->matrix);
	struct responses *table = table_of(matrix);
	struct analysis *analysis = analysis_new(table);
	struct question_figures *figures;
	struct reliability reliability;

	assert_non_null(analysis);
	reliability = reliability_of(analysis);
	assert_figure(reliability.alpha, expected->alpha, REACH);
	assert_int_equal(questions_figure(&figures, analysis, NULL), VIGIL_OK);
	for (size_t i = 0; i < matrix->questions; i++) {
		assert_figure(reliability_rest(analysis, i), expected->rest[i], REACH);
		assert_figure(figures[i].alpha_without, expected->without[i], REACH);
		assert_figure(figures[i].facility, expected->mean[i], REACH);
		if (row->equal)
			assert_figure(figures[i].rest.r, expected->rest[i], REACH);
	}
	if (row->equal) {
		assert_near(reliability.interval.lower, expected->lower, REACH);
		assert_near(reliability.interval.upper, expected->upper, REACH);
		assert_figure(reliability.form_alpha, expected->alpha, REACH);
	} else { /* fewer share a pair of questions than there are */
		assert_true(reliability.interval.lower < expected->lower);
		assert_true(reliability.interval.upper > expected->upper);
	}
	free(figures);
	analysis_free(analysis);
	responses_free(table);
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = psych_says_the_same,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("psych", tests, NULL, NULL);
}
