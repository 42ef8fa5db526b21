/* tests/plan/test_statistics.c -- how many plans there are, and how far they differ */
#include "plan/statistics.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/quiz.h"
#include "base/text.h"
#include "model/quiz.h"
#include "plan/plan.h"
#include "vigil/page.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* ---- amounts ---- */

/* clang-format off */
static struct choose_case {
	const char *name;
	uint64_t all, chosen;
	const char *text;
} choose_cases[] = {
	{ "nothing of nothing is one way",          0,    0,   "1" },
	{ "all of them",                            7,    7,   "1" },
	{ "more than there are",                    7,    8,   "0" },
	{ "three digits stand together",            20,   10,  "184,756" },
	{ "more than 64 bits",                      70,   35,  "112,186,277,816,662,845,432" },
	{ "nearly 128 bits",                        130,  65,  "95,067,625,827,960,698,145,584,333,020,095,113,100" },
	{ "more than 128 bits",                     132,  66,  "about 3.8 * 10^38" },
	{ "far more",                               1000, 500, "about 2.7 * 10^299" },
};
/* clang-format on */

static void ways_are_counted(void **state)
{
	const struct choose_case *row = *state;
	struct text text;

	text_init(&text);
	amount_write(&text, amount_choose(row->all, row->chosen));
	assert_string_equal(text.bytes, row->text);
	text_clear(&text);
}

static void amounts_lose_no_size(void **state)
{
	struct amount power = amount_of(1), sum;
	struct text text;

	(void)state;
	for (int i = 0; i < 128; i++)
		power = amount_multiply(power, amount_of(2));
	assert_false(power.exact);
	text_init(&text);
	sum = amount_add(power, amount_of(1));
	amount_write(&text, sum);
	assert_string_equal(text.bytes, "about 3.4 * 10^38");
	text_cut(&text, 0);
	amount_write(&text, amount_add(amount_of(0), amount_of(1000)));
	assert_string_equal(text.bytes, "1,000");
	text_clear(&text);
}

/* ---- quizzes over a bank of eight statements: "a" to "d" of topic x, "e" to "h" of y ---- */

static struct vigil_quiz *quiz_of(const char *rest)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz = NULL;
	struct quiz_file files[2] = {{.name = "made.xml"}, {.name = "b.xml"}};
	struct text text, bank;

	text_init(&text);
	text_init(&bank);
	text_addf(&text,
	          "<quiz xmlns='urn:vigil:bank:1' id='made' version='1' xml:lang='en'>"
	          "<title>T</title><use bank='b.xml'/>%s</quiz>",
	          rest);
	text_add(&bank, "<bank xmlns='urn:vigil:bank:1' id='b' version='1' xml:lang='en'>"
	                "<title>B</title><topic id='x'>X</topic><topic id='y'>Y</topic>");
	for (unsigned i = 0; i < 8; i++)
		text_addf(&bank,
		          "<true-false id='%c' topic='%c' difficulty='%u' points='%u' "
		          "answer='true'><prompt>P%s</prompt></true-false>",
		          'a' + (int)i, i < 4 ? 'x' : 'y', i % 4 + 1, i % 4 + 1,
		          i % 2 ? " and more words" : "");
	text_add(&bank, "</bank>");
	files[0].bytes = text.bytes;
	files[0].size = text.length;
	files[1].bytes = bank.bytes;
	files[1].size = bank.length;
	assert_int_equal(quiz_read(&quiz, files, 2, findings), VIGIL_OK);
	text_clear(&text);
	text_clear(&bank);
	vigil_findings_free(findings);
	return quiz;
}

/* clang-format off */
static const struct statistics_case {
	const char *name, *quiz;
	size_t questions;
	const char *plans;
	bool disjoint;
	int64_t points_least, points_most;
} statistics_cases[] = {
	{ "one draw", "<section id='s'><draw topic='x' count='2'/></section>",
	  2, "6", true, 3, 7 },
	{ "draws are multiplied",
	  "<section id='s'><draw topic='x' count='2'/><draw topic='y' count='3'/></section>",
	  5, "24", true, 9, 16 },
	{ "an included question is always the same",
	  "<section id='s'><draw topic='x' count='2'/><include question='b#a' points='5'/></section>",
	  3, "3", true, 10, 12 },
	{ "a section chooses among its includes",
	  "<section id='s' count='2'><include question='b#a'/><include question='b#b' required='true'/>"
	  "<include question='b#h'/></section>",
	  2, "2", true, 3, 6 },
	{ "of a group comes one at most",
	  "<section id='s'><draw topic='x' count='2'/></section><exclusive questions='b#a b#b'/>",
	  2, "5", true, 4, 7 },
	{ "and one of each group",
	  "<section id='s'><draw topic='x' count='2'/></section><exclusive questions='b#a b#b'/>"
	  "<exclusive questions='b#c b#d'/>",
	  2, "4", true, 4, 6 },
	{ "points of the draw leave nothing to vary",
	  "<section id='s'><draw count='4' points='1'/></section>",
	  4, "70", true, 4, 4 },
	{ "where draws share questions there are at least so many",
	  "<section id='s'><draw topic='x' count='2'/><draw difficulty='1-2' count='1'/></section>",
	  3, "12", false, 4, 9 },
	{ "where a group stands in two draws, too",
	  "<section id='s'><draw topic='x' count='1'/><draw topic='y' count='1'/></section>"
	  "<exclusive questions='b#a b#e'/>",
	  2, "12", false, 2, 8 },
};
/* clang-format on */

static void plans_are_counted(void **state)
{
	const struct statistics_case *row = *state;
	struct vigil_quiz *quiz = quiz_of(row->quiz);
	struct plan_statistics statistics;
	struct text text;

	text_init(&text);
	assert_int_equal(plan_statistics(&statistics, quiz), VIGIL_OK);
	amount_write(&text, statistics.plans);
	assert_string_equal(text.bytes, row->plans);
	assert_int_equal(statistics.disjoint, row->disjoint);
	assert_int_equal(statistics.question_count, row->questions);
	assert_int_equal(statistics.points_mpts.least, 1000 * row->points_least);
	assert_int_equal(statistics.points_mpts.most, 1000 * row->points_most);
	text_clear(&text);
	vigil_quiz_free(quiz);
}

/* Bits of the questions, by the letters of their ids. */
static unsigned set_of(const struct plan *plan)
{
	unsigned set = 0;

	for (size_t i = 0; i < plan->question_count; i++) {
		const struct plan_question *planned = &plan->questions[i];

		set |= 1U << (bank_text(planned->bank, planned->question->id)[0] - 'a');
	}
	return set;
}

/* Plans of a thousand seeds: as many sets as were counted, and both bounds are reached. */
static void counted_plans_are_drawn(void **state)
{
	const struct statistics_case *row = *state;
	struct vigil_quiz *quiz = quiz_of(row->quiz);
	int64_t least_ms = INT64_MAX, most_ms = 0, sum_ms = 0;
	struct plan_statistics statistics;
	bool drawn[256] = {false};
	size_t count = 0;
	struct seed seed = {{0}};

	assert_int_equal(plan_statistics(&statistics, quiz), VIGIL_OK);
	for (unsigned i = 0; i < 1000; i++) {
		struct plan *plan = NULL;
		int64_t ms;

		seed.bytes[0] = (uint8_t)i;
		seed.bytes[1] = (uint8_t)(i >> 8);
		assert_int_equal(plan_draw(&plan, quiz, &seed, NULL), VIGIL_OK);
		count += !drawn[set_of(plan)];
		drawn[set_of(plan)] = true;
		ms = plan_expected_ms(plan, &quiz->rules);
		least_ms = ms < least_ms ? ms : least_ms;
		most_ms = ms > most_ms ? ms : most_ms;
		sum_ms += ms;
		plan_free(plan);
	}
	if (statistics.disjoint) {
		assert_int_equal(count, (size_t)statistics.plans.whole);
		assert_int_equal(statistics.time_ms.least, least_ms);
		assert_int_equal(statistics.time_ms.most, most_ms);
	} else {
		assert_true(count >= (size_t)statistics.plans.whole);
		assert_true(statistics.time_ms.least <= least_ms);
		assert_true(statistics.time_ms.most >= most_ms);
	}
	assert_in_range(statistics.mean_time_ms, sum_ms / 1000 * 95 / 100,
	                sum_ms / 1000 * 105 / 100);
	vigil_quiz_free(quiz);
}

static void quiz_is_shown(void **state)
{
	struct vigil_quiz *quiz = quiz_of("<section id='s'>\n<draw topic='x' count='2'/>\n"
	                                  "<include question='b#h'/></section>");
	const struct vigil_text_style style = {.width = 80};
	struct vigil_page *page = vigil_page_new();
	char *text = NULL;
	size_t length;

	(void)state;
	assert_int_equal(vigil_quiz_show(quiz, page), VIGIL_OK);
	assert_int_equal(vigil_page_text(&text, &length, page, &style), VIGIL_OK);
	assert_string_equal(text, "  T\n"
	                          "  -\n"
	                          "  Section  Line  What  Asked  Eligible\n"
	                          "  -------  ----  ----  -----  --------\n"
	                          "  s           2  draw      2         4\n"
	                          "  s           3  b#h       1         1\n"
	                          "\n"
	                          "  Questions:                   3\n"
	                          "  Different sets of questions: 6\n"
	                          "  Maximum points:              7 to 11\n"
	                          "  Mean difficulty:             2.33 to 3.67\n"
	                          "  Expected time:               25 s; 24 s to 26 s\n");
	free(text);
	vigil_page_free(page);
	vigil_quiz_free(quiz);
}

/* The parts of the estimate, one by one. */
static void time_is_expected(void **state)
{
	struct vigil_quiz *quiz = quiz_of("<section id='s'><draw count='8'/></section>");
	const struct vigil_bank *bank = quiz->banks[0];
	struct rules rules = rules_default;
	int64_t few_ms = question_expected_ms(bank, bank_question(bank, 0), &rules);

	(void)state;
	assert_int_equal(question_expected_ms(bank, bank_question(bank, 1), &rules) - few_ms,
	                 4 * 60000 / 238 - 1 * 60000 / 238);
	rules.confidence = CONFIDENCE_ASK;
	assert_int_equal(question_expected_ms(bank, bank_question(bank, 0), &rules) - few_ms,
	                 EXPECTED_CONFIDENCE_MS);
	vigil_quiz_free(quiz);
}

static struct CMUnitTest *add(struct CMUnitTest *test, const char *name,
                              void (*function)(void **state), const void *row)
{
	*test = (struct CMUnitTest){
		.name = name, .test_func = function, .initial_state = (void *)row};
	return test + 1;
}

int main(void)
{
	struct CMUnitTest tests[COUNT(choose_cases) + 2 * COUNT(statistics_cases) + 3];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(choose_cases); i++)
		test = add(test, choose_cases[i].name, ways_are_counted, &choose_cases[i]);
	test = add(test, "what is too large to be exact keeps its size", amounts_lose_no_size,
	           NULL);
	for (size_t i = 0; i < COUNT(statistics_cases); i++) {
		test = add(test, statistics_cases[i].name, plans_are_counted, &statistics_cases[i]);
		test = add(test, statistics_cases[i].name, counted_plans_are_drawn,
		           &statistics_cases[i]);
	}
	test = add(test, "a quiz is shown to its author", quiz_is_shown, NULL);
	add(test, "words, parts and confidence take time", time_is_expected, NULL);
	return cmocka_run_group_tests_name("plan/statistics", tests, NULL, NULL);
}
