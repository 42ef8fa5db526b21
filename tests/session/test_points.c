/* tests/session/test_points.c -- what tries, hints and confidence make of a response's points */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/quiz.h"
#include "model/result.h"
#include "support/events.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char bank_bytes[] =
	"<bank xmlns='urn:vigil:bank:1' id='rules' version='1.0' xml:lang='en'><title>Rules</title>"
	"<multiple id='signs' points='2'><prompt>Which ones?</prompt>"
	"<option id='haste' correct='true'>Haste</option>"
	"<option id='threat' correct='true'>Threat</option>"
	"<option id='date'>Date</option><option id='place'>Place</option>"
	"<hint cost='0.25'>Feelings.</hint><hint>Two of them.</hint></multiple></bank>";

/* An entry: a response in normalized form; "?" a hint; "=" and a word: how sure it is. */
static const struct points_case {
	const char *name;
	unsigned tries;
	int try_cost;
	enum confidence_rule confidence;
	const char *entries[6];
	int32_t points, max;
	uint32_t try_count, hints, sure;
} cases[] = {
	/* clang-format off */
	{ "a right response earns all", 1, 0, CONFIDENCE_NONE, { "haste threat" }, 2000, 2000, 1, 0, 0 },
	{ "half right earns half", 1, 0, CONFIDENCE_NONE, { "haste" }, 1000, 2000, 1, 0, 0 },
	{ "a second try may cost nothing", 2, 0, CONFIDENCE_NONE, { "date", "haste threat" }, 2000, 2000, 2, 0, 0 },
	{ "a second try costs its share", 2, 250, CONFIDENCE_NONE, { "date", "haste threat" }, 1500, 2000, 2, 0, 0 },
	{ "a third try costs it twice", 3, 250, CONFIDENCE_NONE, { "date", "place", "haste threat" }, 1000, 2000, 3, 0, 0 },
	{ "the best try counts", 2, 250, CONFIDENCE_NONE, { "haste", "date" }, 1000, 2000, 2, 0, 0 },
	{ "a better try that costs too much changes nothing", 2, 500, CONFIDENCE_NONE, { "haste", "haste threat" }, 1000, 2000, 2, 0, 0 },
	{ "tries never earn less than nothing", 2, 1000, CONFIDENCE_NONE, { "date", "haste" }, 0, 2000, 2, 0, 0 },
	{ "a right response ends the tries", 3, 250, CONFIDENCE_NONE, { "haste threat" }, 2000, 2000, 1, 0, 0 },
	{ "a hint costs what it says", 1, 0, CONFIDENCE_NONE, { "?", "haste threat" }, 1750, 2000, 1, 1, 0 },
	{ "the second hint is free", 1, 0, CONFIDENCE_NONE, { "?", "?", "haste threat" }, 1750, 2000, 1, 2, 0 },
	{ "there is no third hint", 1, 0, CONFIDENCE_NONE, { "?", "?", "?", "haste threat" }, 1750, 2000, 1, 2, 0 },
	{ "a hint for nothing costs nothing", 1, 0, CONFIDENCE_NONE, { "?", "date" }, 0, 2000, 1, 1, 0 },
	{ "confidence that is kept does not score", 1, 0, CONFIDENCE_ASK, { "haste threat", "=sure" }, 2000, 2000, 1, 0, 3 },
	{ "right and guessed counts once", 1, 0, CONFIDENCE_SCORE, { "haste threat", "=1" }, 2000, 6000, 1, 0, 1 },
	{ "right and likely counts twice", 1, 0, CONFIDENCE_SCORE, { "haste threat", "=likely" }, 4000, 6000, 1, 0, 2 },
	{ "right and sure counts three times", 1, 0, CONFIDENCE_SCORE, { "haste threat", "=3" }, 6000, 6000, 1, 0, 3 },
	{ "half right and sure counts three times", 1, 0, CONFIDENCE_SCORE, { "haste", "=3" }, 3000, 6000, 1, 0, 3 },
	{ "wrong and guessed loses nothing", 1, 0, CONFIDENCE_SCORE, { "date", "=guessing" }, 0, 6000, 1, 0, 1 },
	{ "wrong and likely loses twice the points", 1, 0, CONFIDENCE_SCORE, { "date", "=2" }, -4000, 6000, 1, 0, 2 },
	{ "wrong and sure loses six times the points", 1, 0, CONFIDENCE_SCORE, { "date", "=Sure" }, -12000, 6000, 1, 0, 3 },
	{ "what is no confidence is asked again", 1, 0, CONFIDENCE_SCORE, { "haste threat", "=4", "=3" }, 6000, 6000, 1, 0, 3 },
	/* clang-format on */
};

static struct held {
	char path[40];
	struct vigil_quiz *quiz;
	struct vigil_session *session;
	struct vigil_result *result;
	struct vigil_page *page;
	struct vigil_findings *findings;
} held;

static int row_begin(void **state)
{
	FILE *file;
	int descriptor;

	(void)state;
	held = (struct held){.path = "/tmp/vigil-rules-XXXXXX"};
	descriptor = mkstemp(held.path);
	assert_true(descriptor >= 0);
	file = fdopen(descriptor, "w");
	assert_non_null(file);
	assert_true(fputs(bank_bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
	held.page = vigil_page_new();
	held.findings = vigil_findings_new();
	assert_true(held.page && held.findings);
	assert_int_equal(vigil_quiz_load(&held.quiz, held.path, held.findings), VIGIL_OK);
	return 0;
}

static int row_end(void **state)
{
	(void)state;
	vigil_result_free(held.result);
	vigil_session_free(held.session);
	vigil_quiz_free(held.quiz);
	vigil_page_free(held.page);
	vigil_findings_free(held.findings);
	unlink(held.path);
	return 0;
}

static void enter(const char *entry, struct vigil_time now)
{
	bool sure = *entry == '=';

	if (*entry == '?')
		happens(held.session, VIGIL_EVENT_HINT, NULL, now, held.page);
	else
		happens(held.session, sure ? VIGIL_EVENT_TYPED : VIGIL_EVENT_RESPONSE, entry + sure,
		        now, held.page);
}

static void question_earns(void **state)
{
	const struct points_case *row = *state;
	const struct vigil_session_options options = {.learner = "dana", .seed = "rules"};
	struct vigil_time now = {.wall_ms = 1790000000000, .running_ms = 1000};
	const struct result_question *question;

	held.quiz->rules.tries = row->tries;
	held.quiz->rules.try_cost_thousandths = row->try_cost;
	held.quiz->rules.confidence = row->confidence;
	assert_int_equal(
		vigil_session_start(&held.session, held.quiz, &options, now, held.findings),
		VIGIL_OK);
	for (size_t i = 0; i < COUNT(row->entries) && row->entries[i]; i++)
		enter(row->entries[i], now);
	assert_int_equal(vigil_session_finish(&held.result, held.session, now), VIGIL_OK);
	question = &held.result->questions[0];
	assert_int_equal(question->points_mpts, row->points);
	assert_int_equal(question->max_mpts, row->max);
	assert_int_equal(question->try_count, row->try_count);
	assert_int_equal(question->hints, row->hints);
	assert_int_equal(question->confidence, row->sure);
}

/* While a try is left, what is shown tells nothing but right, partly right or not. */
static void a_try_that_is_left_hides_the_key(void **state)
{
	const struct vigil_session_options options = {.learner = "dana", .seed = "x"};
	const struct vigil_text_style style = {.width = 80};
	struct vigil_time now = {.wall_ms = 1790000000000, .running_ms = 1000};
	size_t length;
	char *text;

	(void)state;
	held.quiz->rules.tries = 2;
	assert_int_equal(
		vigil_session_start(&held.session, held.quiz, &options, now, held.findings),
		VIGIL_OK);
	assert_int_equal(responds(held.session, "date", now, held.page), VIGIL_ANSWER_MORE);
	assert_int_equal(vigil_page_text(&text, &length, held.page, &style), VIGIL_OK);
	assert_string_equal(text, "Not right: 0 of 2 points.\nYou can answer again: 1 more try.\n");
	free(text);
	assert_int_equal(vigil_session_finish(&held.result, held.session, now), VIGIL_OK);
	assert_int_equal(held.result->questions[0].state, QUESTION_ANSWERED);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases) + 1];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = question_earns,
		                               .setup_func = row_begin,
		                               .teardown_func = row_end,
		                               .initial_state = (void *)&cases[i]};
	tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
		a_try_that_is_left_hides_the_key, row_begin, row_end);
	return cmocka_run_group_tests_name("session/points", tests, NULL, NULL);
}
