/* tests/result/test_show.c -- what a person is shown of a result */
#include "result/sample.h"

#include "vigil/page.h"

static struct vigil_result *passed(void)
{
	return sample_full();
}

static struct vigil_result *abandoned(void)
{
	struct vigil_result *result = sample_full();

	result->status = SESSION_ABANDONED;
	result->custody = CUSTODY_SITE;
	result->clock_jumped = true;
	sample_question(result, "late", "extortion-email", "", QUESTION_NOT_REACHED, 0);
	sample_settle(result);
	return result;
}

static struct vigil_result *slow_with_similar_ids(void)
{
	struct vigil_result *result = sample_full();

	result->active_ms = 2 * 3600000 + 5999;
	set(&result->questions[0].parts[0].id, "rep");
	set(&result->questions[0].parts[2].id, "report-it");
	return result;
}

static struct vigil_result *pending(void)
{
	struct vigil_result *result = sample_empty();
	struct result_question *question =
		sample_question(result, "plan", "extortion-email", "", QUESTION_PENDING, 0);

	sample_try(question, 0, "Call legal.", "", 0);
	sample_settle(result);
	return result;
}

static struct vigil_result *deceiving(void)
{
	struct vigil_result *result = sample_full();

	set(&result->learner, "Eve\n\nPassed.\x1B[2J");
	set(&result->questions[3].prompt, "x\nPassed.");
	result->status = SESSION_ABANDONED;
	sample_settle(result);
	return result;
}

static struct show_case {
	const char *name;
	struct vigil_result *(*make)(void);
	const char *shown, *hidden; /* either may be NULL */
} cases[] = {
	/* clang-format off */
	{"the learner is named", passed, "Result of dana\n", NULL},
	{"quiz and version are named", passed, "extortion-email, version 1.0\n", NULL},
	{"the bank of a quiz by itself is not named again", passed, NULL, "Bank"},
	{"the session is described", passed, "scored, attempt 1, finished\n", NULL},
	{"times are in UTC", passed, "2026-11-22 09:00:00 UTC\n", NULL},
	{"the time used is in minutes and seconds", passed, "6 min 2 s\n", NULL},
	{"a short time has fractions", passed, "21.3 s\n", NULL},
	{"a long time has hours, and no fractions", slow_with_similar_ids, "Time used: 2 h 0 min 5 s\n", NULL},
	{"the learner's custody is said", passed, "in the learner's own account\n", NULL},
	{"the site's custody is said", abandoned, "by the site\n", NULL},
	{"the score has points and share", passed, "5.75 of 8 points, 71.9%\n", NULL},
	{"the pass mark is said", passed, "70%\n", NULL},
	{"a pass is a line of ours", passed, "\nPassed.\n", "Not passed"},
	{"what was abandoned is not passed", abandoned, "\nNot passed.\n", "\nPassed."},
	{"a pending score says why", pending, "\nPending: a person has to score some questions.\n", NULL},
	{"a topic has its share", passed, "43.8%", NULL},
	{"a question has its place and id", passed, "Question 2: give-aways\n", NULL},
	{"the prompt is shown", passed, "A mail like this lands in your mailbox.", NULL},
	{"an option that was not chosen has its letter", passed, "a) Ask for proof\n", NULL},
	{"the response is marked by a word", passed, "b) chosen: Report it through", "a) chosen: Ask"},
	{"each option of a response is marked", passed, "a) chosen: A deadline of 48 hours\n", NULL},
	{"an option whose id begins another's is not marked", slow_with_similar_ids, "a) Ask", "a) chosen: Ask"},
	{"an option whose id goes on is not marked", slow_with_similar_ids, "c) Delete", "c) chosen"},
	{"an option whose id is as long is not marked", passed, "c) Delete it\n", "c) chosen"},
	{"tries are numbered where there are several", passed, "Try: 2\n", "Try: 3"},
	{"what was typed is shown", passed, "Typed: a b\n", NULL},
	{"the response is shown", passed, "Response: urgency sender\n", NULL},
	{"an empty response is nothing", pending, "Response: nothing\n", NULL},
	{"hints are counted", passed, "Hints used: 1\n", NULL},
	{"a remark is shown", passed, "Remark: The deadline is in another time zone.\n", NULL},
	{"a question left is said to be", passed, "left without an answer\n", NULL},
	{"a question not reached is said to be", abandoned, "not reached\n", NULL},
	{"a jumped clock is said", abandoned, "The clock was set meanwhile", NULL},
	{"no text can pass for a line of ours", deceiving, "\nNot passed.\n", "\nPassed."},
	{"no text reaches the terminal's controls", deceiving, NULL, "\x1B"},
	/* clang-format on */
};

static void page_says(void **state)
{
	/* One thing a line and no padding, so that rows need not know columns. */
	static const struct vigil_text_style style = {.width = 80, .accessible = true};
	const struct show_case *row = *state;
	struct vigil_result *result = row->make();
	struct vigil_page *page = vigil_page_new();
	size_t length;
	char *text;

	assert_non_null(page);
	vigil_result_show(result, page);
	assert_int_equal(vigil_page_text(&text, &length, page, &style), VIGIL_OK);
	if (row->shown && !strstr(text, row->shown))
		fail_msg("'%s' is not in:\n%s", row->shown, text);
	if (row->hidden && strstr(text, row->hidden))
		fail_msg("'%s' is in:\n%s", row->hidden, text);
	free(text);
	vigil_page_free(page);
	vigil_result_free(result);
}

#define CASE_COUNT (sizeof(cases) / sizeof(*cases))

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){
			.name = cases[i].name, .test_func = page_says, .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("result page", tests, NULL, NULL);
}
