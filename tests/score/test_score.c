/* tests/score/test_score.c -- sums, shares and verdicts, in whole thousandths */
#include "score/score.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define ENTRIES     6
#define MOST        ((int64_t)1000000 * 1000 * 1000000) /* a million questions of a million points */

/* clang-format off */
static struct sum_case {
	const char *name;
	struct score_entry entries[ENTRIES];
	size_t count;
	int32_t pass_thousandths;
	struct result_score score;
} sums[] = {
	{ "points add up",
	  { { NULL, 1000, 1000, false }, { NULL, 250, 1000, false }, { NULL, 0, 2000, false } }, 3, 800,
	  { 1250, 4000, 313, VERDICT_FAILED } },
	{ "half a thousandth is rounded up",
	  { { NULL, 1, 2000, false } }, 1, 800,
	  { 1, 2000, 1, VERDICT_FAILED } },
	{ "less than half is rounded down",
	  { { NULL, 1, 2001, false } }, 1, 800,
	  { 1, 2001, 0, VERDICT_FAILED } },
	{ "two thirds are 0.667",
	  { { NULL, 2000, 3000, false } }, 1, 667,
	  { 2000, 3000, 667, VERDICT_FAILED } },
	{ "rounding up does not pass",
	  { { NULL, 7996, 10000, false } }, 1, 800,
	  { 7996, 10000, 800, VERDICT_FAILED } },
	{ "the pass mark itself passes",
	  { { NULL, 8000, 10000, false } }, 1, 800,
	  { 8000, 10000, 800, VERDICT_PASSED } },
	{ "thirds meet their pass mark exactly",
	  { { NULL, 999, 2997, false } }, 1, 333,
	  { 999, 2997, 333, VERDICT_PASSED } },
	{ "a negative sum scales to nothing",
	  { { NULL, -500, 1000, false }, { NULL, 250, 1000, false } }, 2, 800,
	  { -250, 2000, 0, VERDICT_FAILED } },
	{ "a question may take points from the others",
	  { { NULL, 1000, 1000, false }, { NULL, -250, 1000, false } }, 2, 300,
	  { 750, 2000, 375, VERDICT_PASSED } },
	{ "where nothing can be earned there is no verdict",
	  { { NULL, 0, 0, false } }, 1, 800,
	  { 0, 0, 0, VERDICT_NONE } },
	{ "no question, no verdict",
	  { { 0 } }, 0, 800,
	  { 0, 0, 0, VERDICT_NONE } },
	{ "no pass mark, no verdict",
	  { { NULL, 1000, 1000, false } }, 1, SCORE_NO_PASS_MARK,
	  { 1000, 1000, 1000, VERDICT_NONE } },
	{ "a pass mark of nothing passes all",
	  { { NULL, 0, 1000, false } }, 1, 0,
	  { 0, 1000, 0, VERDICT_PASSED } },
	{ "all points meet a pass mark of all",
	  { { NULL, 1000, 1000, false }, { NULL, 500, 500, false } }, 2, 1000,
	  { 1500, 1500, 1000, VERDICT_PASSED } },
	{ "a pending question can decide",
	  { { NULL, 3000, 3000, false }, { NULL, 0, 2000, true } }, 2, 800,
	  { 3000, 5000, 600, VERDICT_PENDING } },
	{ "a pending question can reach the mark exactly",
	  { { NULL, 3000, 4000, false }, { NULL, 0, 1000, true } }, 2, 800,
	  { 3000, 5000, 600, VERDICT_PENDING } },
	{ "a pending question too small to help fails",
	  { { NULL, 2999, 4000, false }, { NULL, 0, 1000, true } }, 2, 800,
	  { 2999, 5000, 600, VERDICT_FAILED } },
	{ "a pending question that is not needed passes",
	  { { NULL, 8000, 8000, false }, { NULL, 0, 2000, true } }, 2, 800,
	  { 8000, 10000, 800, VERDICT_PASSED } },
	{ "two pending questions decide together",
	  { { NULL, 0, 1000, true }, { NULL, 0, 1000, true } }, 2, 1000,
	  { 0, 2000, 0, VERDICT_PENDING } },
	{ "the largest sums stay whole",
	  { { NULL, MOST, MOST, false } }, 1, 1000,
	  { MOST, MOST, 1000, VERDICT_PASSED } },
	{ "one thousandth is missed among the largest",
	  { { NULL, MOST - 1, MOST, false } }, 1, 1000,
	  { MOST - 1, MOST, 1000, VERDICT_FAILED } },
};

static struct topics_case {
	const char *name;
	struct score_entry entries[ENTRIES];
	size_t count;
	struct result_topic topics[ENTRIES];
	size_t topic_count;
} topics[] = {
	{ "topics come as they are first named",
	  { { "report", 1000, 1000, false }, { "mail", 0, 1000, false }, { "report", 500, 1000, false } }, 3,
	  { { "report", { 1500, 2000, 750, VERDICT_NONE } }, { "mail", { 0, 1000, 0, VERDICT_NONE } } }, 2 },
	{ "questions without a topic are left out",
	  { { NULL, 1000, 1000, false }, { "mail", 1, 3, false }, { "", 1000, 1000, false } }, 3,
	  { { "mail", { 1, 3, 333, VERDICT_NONE } } }, 1 },
	{ "no topic, no list",
	  { { NULL, 1000, 1000, false } }, 1, { { 0 } }, 0 },
	{ "no question, no list",
	  { { 0 } }, 0, { { 0 } }, 0 },
	{ "a pending question counts with what it has",
	  { { "mail", 0, 1000, true }, { "mail", 1000, 1000, false } }, 2,
	  { { "mail", { 1000, 2000, 500, VERDICT_NONE } } }, 1 },
	{ "a topic below nothing scales to nothing",
	  { { "mail", -500, 1000, false } }, 1,
	  { { "mail", { -500, 1000, 0, VERDICT_NONE } } }, 1 },
};
/* clang-format on */

static void assert_scores_equal(const struct result_score *score, const struct result_score *wanted)
{
	assert_int_equal(score->points_mpts, wanted->points_mpts);
	assert_int_equal(score->max_mpts, wanted->max_mpts);
	assert_int_equal(score->scaled_thousandths, wanted->scaled_thousandths);
	assert_int_equal(score->verdict, wanted->verdict);
}

static void entries_are_summed(void **state)
{
	const struct sum_case *row = *state;
	struct result_score score;

	memset(&score, 0xFF, sizeof(score));
	score_sum(&score, row->entries, row->count, row->pass_thousandths);
	assert_scores_equal(&score, &row->score);
}

static void topics_are_summed(void **state)
{
	const struct topics_case *row = *state;
	struct result_topic *found = (struct result_topic *)&found;
	size_t count = 77;

	assert_int_equal(score_topics(&found, &count, row->entries, row->count), VIGIL_OK);
	assert_int_equal(count, row->topic_count);
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(found[i].id, row->topics[i].id);
		assert_ptr_not_equal(found[i].id, row->topics[i].id);
		assert_scores_equal(&found[i].score, &row->topics[i].score);
		free(found[i].id);
	}
	if (count == 0)
		assert_null(found);
	free(found);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(sums) + COUNT(topics)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(sums); i++)
		*test++ = (struct CMUnitTest){.name = sums[i].name,
		                              .test_func = entries_are_summed,
		                              .initial_state = &sums[i]};
	for (size_t i = 0; i < COUNT(topics); i++)
		*test++ = (struct CMUnitTest){.name = topics[i].name,
		                              .test_func = topics_are_summed,
		                              .initial_state = &topics[i]};
	return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
