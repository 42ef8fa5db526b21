/* tests/session/test_banks.c -- every question of every bank: its best, its records, its points */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "interaction/interaction.h"
#include "model/quiz.h"
#include "model/result.h"
#include "support/events.h"
#include "vigil/bank.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *const folders[] = {QUIZZES "/*.xml", FIXTURES "/good/*.xml"};

/* What somebody who knows nothing types. */
static const char *const guesses[] = {"a",   "b",    "c",        "a b",     "a c",    "b c",
                                      "1",   "2",    "1 2 3",    "a b c d", "t",      "f",
                                      "yes", "none", "1a 2a 3b", "c b a",   "d c b a"};

static struct held {
	glob_t files;
	struct vigil_quiz *quiz;
	struct vigil_bank *bank; /* the quiz's only one */
	struct vigil_session *session;
	struct vigil_result *result, *again;
	struct vigil_page *page;
	struct vigil_findings *findings;
	char folder[32], *path;
	uint16_t *order;
} held;

static int row_begin(void **state)
{
	(void)state;
	held = (struct held){.folder = "/tmp/vigil-banks-XXXXXX"};
	for (size_t i = 0; i < COUNT(folders); i++)
		assert_int_equal(glob(folders[i], i ? GLOB_APPEND : 0, NULL, &held.files), 0);
	assert_non_null(mkdtemp(held.folder));
	held.page = vigil_page_new();
	held.findings = vigil_findings_new();
	assert_true(held.page && held.findings);
	return 0;
}

static void forget_bank(void)
{
	if (held.path)
		unlink(held.path);
	vigil_result_free(held.result);
	vigil_result_free(held.again);
	vigil_session_free(held.session);
	vigil_quiz_free(held.quiz);
	free(held.path);
	free(held.order);
	held.result = held.again = NULL;
	held.session = NULL;
	held.quiz = NULL;
	held.bank = NULL;
	held.path = NULL;
	held.order = NULL;
}

static int row_end(void **state)
{
	(void)state;
	forget_bank();
	rmdir(held.folder);
	globfree(&held.files);
	vigil_page_free(held.page);
	vigil_findings_free(held.findings);
	return 0;
}

/* False for a translation, and for a quiz. */
static bool load(const char *path)
{
	forget_bank();
	if (vigil_quiz_load(&held.quiz, path, held.findings) != VIGIL_OK)
		return false;
	held.bank = held.quiz->banks[0];
	return held.quiz->is_bank;
}

static int32_t points_of(const struct vigil_question *question, const char *response)
{
	return question->interaction->score(held.bank, question, response).earned_mpts;
}

static void guesses_earn_no_more(const struct asked *asked)
{
	for (size_t i = 0; i < COUNT(guesses); i++) {
		struct text response, why;

		text_init(&response);
		text_init(&why);
		if (asked->question->interaction->read(asked, guesses[i], &response, &why) ==
		    READ_DONE)
			assert_true(points_of(asked->question, response.bytes) <=
			            asked->question->points_mpts);
		text_clear(&response);
		text_clear(&why);
	}
}

static void best_earns_all(const struct asked *asked)
{
	const struct vigil_question *question = asked->question;
	struct text best, response, why;

	text_init(&best);
	text_init(&response);
	text_init(&why);
	question->interaction->best(held.bank, question, &best);
	if (!question->interaction->score(held.bank, question, best.bytes).pending) {
		assert_int_equal(question->interaction->restore(asked, best.bytes, &response, &why),
		                 READ_DONE);
		assert_string_equal(response.bytes, best.bytes);
		assert_int_equal(points_of(question, best.bytes), question->points_mpts);
	}
	text_clear(&best);
	text_clear(&response);
	text_clear(&why);
}

static void every_question_keeps_its_word(void **state)
{
	size_t questions = 0;

	(void)state;
	for (size_t i = 0; i < held.files.gl_pathc; i++) {
		if (!load(held.files.gl_pathv[i]))
			continue;
		for (size_t j = 0; j < held.bank->question_count; j++, questions++) {
			const struct vigil_question *question = bank_question(held.bank, j);
			size_t count = question->interaction->order_count(held.bank, question);
			struct asked asked = {.bank = held.bank,
			                      .question = question,
			                      .language = vigil_bank_language(held.bank),
			                      .response = ""};

			free(held.order);
			held.order = calloc(count + 1, sizeof(*held.order));
			assert_non_null(held.order);
			for (size_t k = 0; k < count; k++)
				held.order[k] = (uint16_t)k;
			asked.order = held.order;
			best_earns_all(&asked);
			guesses_earn_no_more(&asked);
		}
	}
	assert_true(questions > 40);
}

/* The best response where `well`, else the first guess that is one; or leave it. */
static void answer(bool well, struct vigil_time now)
{
	const struct vigil_question *question =
		vigil_bank_find(held.bank, vigil_session_question(held.session));
	size_t position = vigil_session_position(held.session);
	struct text best;

	text_init(&best);
	question->interaction->best(held.bank, question, &best);
	if (well)
		responds(held.session, best.bytes, now, held.page);
	for (size_t i = 0; i < COUNT(guesses); i++) {
		if (vigil_session_question(held.session) &&
		    vigil_session_position(held.session) == position)
			types(held.session, guesses[i], now, held.page);
	}
	if (vigil_session_question(held.session) &&
	    vigil_session_position(held.session) == position)
		skips(held.session, now, held.page);
	text_clear(&best);
}

/* From the record and the bank alone. */
static void rescore(const struct vigil_result *result)
{
	for (size_t i = 0; i < result->question_count; i++) {
		const struct result_question *record = &result->questions[i];
		const struct vigil_question *question = vigil_bank_find(held.bank, record->id);

		assert_non_null(question);
		if (record->try_count == 0) {
			assert_int_equal(record->points_mpts, 0);
			continue;
		}
		assert_int_equal(points_of(question, record->tries[0].response),
		                 record->points_mpts);
		assert_int_equal(record->max_mpts, question->points_mpts);
	}
}

static void record_survives(bool well)
{
	const struct vigil_session_options options = {.learner = "dana", .seed = "banks"};
	struct vigil_time now = {.wall_ms = 1790000000000, .running_ms = 1000};

	if (vigil_bank_live_count(held.bank) == 0)
		return;
	assert_int_equal(
		vigil_session_start(&held.session, held.quiz, &options, now, held.findings),
		VIGIL_OK);
	while (vigil_session_question(held.session)) {
		now.wall_ms += 1500;
		now.running_ms += 1500;
		answer(well, now);
	}
	if (vigil_session_stage(held.session) == VIGIL_STAGE_REVIEW)
		hands_in(held.session, now, held.page);
	assert_int_equal(vigil_session_finish(&held.result, held.session, now), VIGIL_OK);
	assert_int_equal(vigil_result_write(&held.path, held.result, held.folder, held.findings),
	                 VIGIL_OK);
	assert_int_equal(vigil_result_read(&held.again, held.path, held.findings), VIGIL_OK);
	rescore(held.again);
	for (size_t i = 0; well && i < held.again->question_count; i++)
		if (held.again->questions[i].state == QUESTION_ANSWERED)
			assert_int_equal(held.again->questions[i].points_mpts,
			                 held.again->questions[i].max_mpts);
}

static void a_record_scores_again_as_it_did(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2 * held.files.gl_pathc; i++)
		if (load(held.files.gl_pathv[i / 2]))
			record_survives(i % 2 == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_question_keeps_its_word, row_begin, row_end),
		cmocka_unit_test_setup_teardown(a_record_scores_again_as_it_did, row_begin,
	                                        row_end),
	};

	return cmocka_run_group_tests_name("session/banks", tests, NULL, NULL);
}
