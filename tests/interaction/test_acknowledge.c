/* tests/interaction/test_acknowledge.c -- a policy to read and confirm, and a session of only that */
#include "interaction/asking.h"

#include "model/quiz.h"
#include "model/result.h"
#include "support/events.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"

static struct vigil_bank *bank;

/* clang-format off */
static const char document[] = BANK(
	"<topic id='rules'>Rules</topic>\n"
	"<acknowledge id='policy' topic='rules'><prompt>Please read.</prompt><policy><p>Report "
	"<strong>at once</strong>.</p></policy><feedback on='correct'>Never shown.</feedback>"
	"<feedback on='wrong'>Nor this.</feedback></acknowledge>\n");

static const struct read_case {
	const char *name, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "yes",                        "yes",                    true, READ_DONE, "yes" },
	{ "in capitals, with spaces",   "  YES ",                 true, READ_DONE, "yes" },
	{ "y",                          "y",                      true, READ_DONE, "yes" },
	{ "y as shown",                 "Y)",                     true, READ_DONE, "yes" },
	{ "in full words",              "I have read it",         true, READ_DONE, "yes" },
	{ "as shown",                   "Yes, I  have read it",   true, READ_DONE, "yes" },
	{ "full-width letters",         "\xEF\xBD\x99\xEF\xBD\x85\xEF\xBD\x93", true, READ_DONE, "yes" },
	{ "no is a response, too",      "no",                     true, READ_DONE, "no" },
	{ "n",                          "N",                      true, READ_DONE, "no" },
	{ "n as shown",                 "n)",                     true, READ_DONE, "no" },
	{ "a part of a word",           "ye",                     true, READ_UNREADABLE, "neither yes nor no" },
	{ "something more than yes",    "yes but",                true, READ_UNREADABLE, "neither yes nor no" },
	{ "not having read it",         "I have not read it",     true, READ_UNREADABLE, "neither yes nor no" },
	{ "nothing is no confirmation", "",                       true, READ_UNREADABLE, "Nothing was entered" },
	{ "blanks are nothing",         "  ",                     true, READ_UNREADABLE, "Nothing was entered" },
	{ "a record says yes",          "yes",                    false, READ_DONE, "yes" },
	{ "a record says no",           "no",                     false, READ_DONE, "no" },
	{ "a record says no y",         "y",                      false, READ_UNREADABLE, "'yes' or 'no'" },
	{ "an empty record",            "",                       false, READ_UNREADABLE, "'yes' or 'no'" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "policy", NULL);

	assert_read(&asked, row->is_typed, row->typed, row->outcome, row->expected);
}

static void nothing_can_be_earned(void **state)
{
	static const char *const responses[] = {"yes", "no", "", "maybe"};

	(void)state;
	assert_int_equal(vigil_bank_find(bank, "policy")->points_mpts, 0);
	for (size_t i = 0; i < COUNT(responses); i++)
		assert_int_equal(earned(bank, "policy", responses[i]), 0);
	assert_best_earns_all(bank);
}

/* ---- a session without a point ---- */

struct course {
	struct vigil_quiz *quiz;
	struct vigil_session *session;
	struct vigil_findings *findings;
	struct vigil_page *page;
	struct vigil_result *result;
};

static const struct vigil_time now = {.wall_ms = 1000, .running_ms = 1000};

static void begin(struct course *course)
{
	const struct vigil_session_options options = {.learner = "dana", .seed = "1"};

	*course = (struct course){.quiz = quiz_of_bank(bank),
	                          .findings = vigil_findings_new(),
	                          .page = vigil_page_new()};
	assert_int_equal(vigil_session_start(&course->session, course->quiz, &options, now,
	                                     course->findings),
	                 VIGIL_OK);
}

static void finish(struct course *course)
{
	vigil_result_free(course->result);
	vigil_session_free(course->session);
	course->quiz->bank_count = 0; /* the bank is that of all rows */
	vigil_quiz_free(course->quiz);
	vigil_page_free(course->page);
	vigil_findings_free(course->findings);
}

static void confirming_is_noted(void **state)
{
	struct course course;

	(void)state;
	begin(&course);
	vigil_session_show_start(course.session, course.page);
	assert_shows(course.page, "  Made\n  ----\n1 question, about 1 minute. Nothing is scored.\n"
	                          "You can leave at any time.\n");
	vigil_page_clear(course.page);
	assert_int_equal(types(course.session, "yes", now, course.page), VIGIL_ANSWER_DONE);
	assert_shows(course.page, "Noted.\n");
	finish(&course);
}

static void not_confirming_is_noted_and_said(void **state)
{
	struct course course;

	(void)state;
	begin(&course);
	assert_int_equal(types(course.session, "no", now, course.page), VIGIL_ANSWER_DONE);
	assert_shows(course.page, "Noted.\nYou have not confirmed that you read it.\n");
	finish(&course);
}

static void result_has_text_and_no_verdict(void **state)
{
	struct course course;
	const struct result_question *question;

	(void)state;
	begin(&course);
	types(course.session, "y", now, course.page);
	assert_int_equal(vigil_session_finish(&course.result, course.session, now), VIGIL_OK);
	assert_int_equal(course.result->score.max_mpts, 0);
	assert_int_equal(course.result->score.scaled_thousandths, 0);
	assert_int_equal(course.result->score.verdict, VERDICT_NONE);
	question = &course.result->questions[0];
	assert_int_equal(question->state, QUESTION_ANSWERED);
	assert_int_equal(question->max_mpts, 0);
	assert_string_equal(question->tries[0].response, "yes");
	assert_string_equal(question->parts[0].element, "statement");
	assert_string_equal(question->parts[0].text, "Report at once.");
	vigil_page_clear(course.page);
	vigil_session_show_end(course.session, course.result, course.page);
	assert_shows(course.page,
	             "  The end\n  -------\nFinished: nothing is scored.\nTime used: 0 s\n");
	finish(&course);
}

static int load_bank(void **state)
{
	(void)state;
	bank = good_bank(document);
	return 0;
}

static int free_bank(void **state)
{
	(void)state;
	vigil_bank_free(bank);
	return 0;
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(nothing_can_be_earned),
		cmocka_unit_test(confirming_is_noted),
		cmocka_unit_test(not_confirming_is_noted_and_said),
		cmocka_unit_test(result_has_text_and_no_verdict),
	};
	struct CMUnitTest tests[COUNT(read_cases) + COUNT(single)];
	struct CMUnitTest *test = tests;

	ROWS(read_cases, entry_is_read)
	memcpy(test, single, sizeof(single));
	return cmocka_run_group_tests_name("interaction/acknowledge", tests, load_bank, free_bank);
}
