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

#define E(TOPIC, POINTS, MAX, PENDING)                                                             \
	{                                                                                          \
		.topic = TOPIC, .points_mpts = POINTS, .max_mpts = MAX, .answered = true,          \
		.pending = PENDING                                                                 \
	}

/* clang-format off */
static struct sum_case {
	const char *name;
	struct score_entry entries[ENTRIES];
	size_t count;
	int32_t pass_thousandths;
	struct result_score score;
} sums[] = {
	{ "points add up",
	  { E(NULL, 1000, 1000, false), E(NULL, 250, 1000, false), E(NULL, 0, 2000, false) }, 3, 800,
	  { 1250, 4000, 313, VERDICT_FAILED } },
	{ "half a thousandth is rounded up",
	  { E(NULL, 1, 2000, false) }, 1, 800,
	  { 1, 2000, 1, VERDICT_FAILED } },
	{ "less than half is rounded down",
	  { E(NULL, 1, 2001, false) }, 1, 800,
	  { 1, 2001, 0, VERDICT_FAILED } },
	{ "two thirds are 0.667",
	  { E(NULL, 2000, 3000, false) }, 1, 667,
	  { 2000, 3000, 667, VERDICT_FAILED } },
	{ "rounding up does not pass",
	  { E(NULL, 7996, 10000, false) }, 1, 800,
	  { 7996, 10000, 800, VERDICT_FAILED } },
	{ "the pass mark itself passes",
	  { E(NULL, 8000, 10000, false) }, 1, 800,
	  { 8000, 10000, 800, VERDICT_PASSED } },
	{ "thirds meet their pass mark exactly",
	  { E(NULL, 999, 2997, false) }, 1, 333,
	  { 999, 2997, 333, VERDICT_PASSED } },
	{ "a negative sum scales to nothing",
	  { E(NULL, -500, 1000, false), E(NULL, 250, 1000, false) }, 2, 800,
	  { -250, 2000, 0, VERDICT_FAILED } },
	{ "a question may take points from the others",
	  { E(NULL, 1000, 1000, false), E(NULL, -250, 1000, false) }, 2, 300,
	  { 750, 2000, 375, VERDICT_PASSED } },
	{ "where nothing can be earned there is no verdict",
	  { E(NULL, 0, 0, false) }, 1, 800,
	  { 0, 0, 0, VERDICT_NONE } },
	{ "no question, no verdict",
	  { { 0 } }, 0, 800,
	  { 0, 0, 0, VERDICT_NONE } },
	{ "no pass mark, no verdict",
	  { E(NULL, 1000, 1000, false) }, 1, SCORE_NO_PASS_MARK,
	  { 1000, 1000, 1000, VERDICT_NONE } },
	{ "a pass mark of nothing passes all",
	  { E(NULL, 0, 1000, false) }, 1, 0,
	  { 0, 1000, 0, VERDICT_PASSED } },
	{ "all points meet a pass mark of all",
	  { E(NULL, 1000, 1000, false), E(NULL, 500, 500, false) }, 2, 1000,
	  { 1500, 1500, 1000, VERDICT_PASSED } },
	{ "a pending question can decide",
	  { E(NULL, 3000, 3000, false), E(NULL, 0, 2000, true) }, 2, 800,
	  { 3000, 5000, 600, VERDICT_PENDING } },
	{ "a pending question can reach the mark exactly",
	  { E(NULL, 3000, 4000, false), E(NULL, 0, 1000, true) }, 2, 800,
	  { 3000, 5000, 600, VERDICT_PENDING } },
	{ "a pending question too small to help fails",
	  { E(NULL, 2999, 4000, false), E(NULL, 0, 1000, true) }, 2, 800,
	  { 2999, 5000, 600, VERDICT_FAILED } },
	{ "a pending question that is not needed passes",
	  { E(NULL, 8000, 8000, false), E(NULL, 0, 2000, true) }, 2, 800,
	  { 8000, 10000, 800, VERDICT_PASSED } },
	{ "two pending questions decide together",
	  { E(NULL, 0, 1000, true), E(NULL, 0, 1000, true) }, 2, 1000,
	  { 0, 2000, 0, VERDICT_PENDING } },
	{ "the largest sums stay whole",
	  { E(NULL, MOST, MOST, false) }, 1, 1000,
	  { MOST, MOST, 1000, VERDICT_PASSED } },
	{ "one thousandth is missed among the largest",
	  { E(NULL, MOST - 1, MOST, false) }, 1, 1000,
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
	  { E("report", 1000, 1000, false), E("mail", 0, 1000, false), E("report", 500, 1000, false) }, 3,
	  { { "report", { 1500, 2000, 750, VERDICT_NONE }, SCORE_NO_PASS_MARK }, { "mail", { 0, 1000, 0, VERDICT_NONE }, SCORE_NO_PASS_MARK } }, 2 },
	{ "questions without a topic are left out",
	  { E(NULL, 1000, 1000, false), E("mail", 1, 3, false), E("", 1000, 1000, false) }, 3,
	  { { "mail", { 1, 3, 333, VERDICT_NONE }, SCORE_NO_PASS_MARK } }, 1 },
	{ "no topic, no list",
	  { E(NULL, 1000, 1000, false) }, 1, { { 0 } }, 0 },
	{ "no question, no list",
	  { { 0 } }, 0, { { 0 } }, 0 },
	{ "a pending question counts with what it has",
	  { E("mail", 0, 1000, true), E("mail", 1000, 1000, false) }, 2,
	  { { "mail", { 1000, 2000, 500, VERDICT_NONE }, SCORE_NO_PASS_MARK } }, 1 },
	{ "a topic below nothing scales to nothing",
	  { E("mail", -500, 1000, false) }, 1,
	  { { "mail", { -500, 1000, 0, VERDICT_NONE }, SCORE_NO_PASS_MARK } }, 1 },
};

/* Two sections of a question each, about two topics; what a critical one does. */
#define S(SECTION, POINTS, MAX)                                                                    \
	{                                                                                          \
		.section = SECTION, .topic = "t", .points_mpts = POINTS, .max_mpts = MAX,          \
		.answered = true                                                                   \
	}
#define CRITICAL(POINTS, MAX, ANSWERED, PENDING)                                                   \
	{                                                                                          \
		.points_mpts = POINTS, .max_mpts = MAX, .answered = ANSWERED,                      \
		.pending = PENDING, .critical = true                                               \
	}
static struct judge_case {
	const char *name;
	struct score_entry entries[ENTRIES];
	size_t count;
	struct score_mark marks[3];
	size_t mark_count;
	enum verdict verdict;
} judgements[] = {
	{ "without any mark nothing is judged", { S("one", 0, 1000) }, 1, { { 0 } }, 0, VERDICT_NONE },
	{ "all marks that are reached are passed", { S("one", 1000, 1000), S("two", 600, 1000) }, 2,
	  { { NULL, NULL, 800 }, { "one", NULL, 900 }, { "two", NULL, 600 } }, 3, VERDICT_PASSED },
	{ "one section that is not passed fails all", { S("one", 1000, 1000), S("two", 600, 1000) }, 2,
	  { { NULL, NULL, 800 }, { "two", NULL, 601 } }, 2, VERDICT_FAILED },
	{ "a topic that is not passed fails all", { S("one", 800, 1000), E("other", 0, 100, false) }, 2,
	  { { NULL, NULL, 500 }, { NULL, "other", 1 } }, 2, VERDICT_FAILED },
	{ "a mark of a section alone judges", { S("one", 1000, 1000), S("two", 0, 1000) }, 2,
	  { { NULL, NULL, SCORE_NO_PASS_MARK }, { "one", NULL, 500 } }, 2, VERDICT_PASSED },
	{ "a section in which nothing can be earned is not judged", { S("one", 0, 0) }, 1,
	  { { "one", NULL, 500 } }, 1, VERDICT_NONE },
	{ "a part that is pending leaves all pending", { S("one", 1000, 1000), E("p", 0, 100, true) }, 2,
	  { { NULL, NULL, 500 }, { NULL, "p", 500 } }, 2, VERDICT_PENDING },
	{ "a failed part fails what is pending elsewhere", { S("one", 0, 1000), E("p", 0, 100, true) }, 2,
	  { { "one", NULL, 500 }, { NULL, "p", 500 } }, 2, VERDICT_FAILED },
	{ "a critical question that is wrong fails all", { S("one", 9000, 9000), CRITICAL(0, 1000, true, false) }, 2,
	  { { NULL, NULL, 800 } }, 1, VERDICT_FAILED },
	{ "a critical question that loses points is wrong", { CRITICAL(-1000, 1000, true, false) }, 1,
	  { { 0 } }, 0, VERDICT_FAILED },
	{ "a critical question that is partly right is not wrong", { CRITICAL(1, 1000, true, false) }, 1,
	  { { 0 } }, 0, VERDICT_PASSED },
	{ "a critical question that is left is wrong", { CRITICAL(0, 1000, false, false) }, 1,
	  { { 0 } }, 0, VERDICT_FAILED },
	{ "a critical question without points has to be answered", { CRITICAL(0, 0, false, false) }, 1,
	  { { 0 } }, 0, VERDICT_FAILED },
	{ "a critical question without points is right once it is answered", { CRITICAL(0, 0, true, false) }, 1,
	  { { 0 } }, 0, VERDICT_PASSED },
	{ "a critical question that a person has to score leaves all pending", { S("one", 9000, 9000), CRITICAL(0, 1000, true, true) }, 2,
	  { { NULL, NULL, 800 } }, 1, VERDICT_PENDING },
};
/* clang-format on */

static void entries_are_judged(void **state)
{
	const struct judge_case *row = *state;

	assert_int_equal(score_judge(row->entries, row->count, row->marks, row->mark_count),
	                 row->verdict);
}

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
	struct CMUnitTest tests[COUNT(sums) + COUNT(topics) + COUNT(judgements)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(sums); i++)
		*test++ = (struct CMUnitTest){.name = sums[i].name,
		                              .test_func = entries_are_summed,
		                              .initial_state = &sums[i]};
	for (size_t i = 0; i < COUNT(topics); i++)
		*test++ = (struct CMUnitTest){.name = topics[i].name,
		                              .test_func = topics_are_summed,
		                              .initial_state = &topics[i]};
	for (size_t i = 0; i < COUNT(judgements); i++)
		*test++ = (struct CMUnitTest){.name = judgements[i].name,
		                              .test_func = entries_are_judged,
		                              .initial_state = &judgements[i]};
	return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
