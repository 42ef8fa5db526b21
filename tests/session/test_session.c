/* tests/session/test_session.c -- a session from start to record, with plain values and no clock */
#include <assert.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/xmlschemas.h>

#include "base/text.h"
#include "base/utf8.h"
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

/* Questions of one point, in three interactions and two topics. */
static const char small_bank[] =
	"<bank xmlns='urn:vigil:bank:1' id='small' version='1.0' xml:lang='en'>"
	"<title>Small</title><topic id='desk'>Desk</topic><topic id='mail'>Mail</topic>"
	"<choice id='door' topic='desk'><prompt>Which one?</prompt>"
	"<option id='open'>Open</option><option id='shut' correct='true'>Shut</option>"
	"<explanation>Shut it.</explanation></choice>"
	"<true-false id='link' topic='mail' answer='false'><prompt>Click it.</prompt>"
	"<explanation>Do not.</explanation></true-false>"
	"<multiple id='signs' topic='mail'><prompt>Which ones?</prompt>"
	"<option id='haste' correct='true'>Haste</option>"
	"<option id='threat' correct='true'>Threat</option>"
	"<option id='date'>Date</option><option id='place'>Place</option>"
	"<explanation>Those two.</explanation></multiple></bank>";

#define WALL_START    1790000000000
#define RUNNING_START 5000000

/* What a row used, for the teardown: `*state` holds the row. */
static struct held {
	char folder[32], path[64];
	struct vigil_quiz *quiz, *other_quiz;
	struct vigil_session *session, *other_session;
	struct vigil_result *result, *copy;
	struct vigil_page *page;
	struct vigil_findings *findings;
	char *text, *other_text, *written;
	int64_t elapsed_ms;
} held;

static void bank_write(const char *bytes, size_t length)
{
	FILE *file = fopen(held.path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

static int row_begin(void **state)
{
	(void)state;
	held = (struct held){.folder = "/tmp/vigil-session-XXXXXX"};
	assert_non_null(mkdtemp(held.folder));
	snprintf(held.path, sizeof(held.path), "%s/bank.xml", held.folder);
	bank_write(small_bank, strlen(small_bank));
	held.findings = vigil_findings_new();
	held.page = vigil_page_new();
	assert_true(held.findings && held.page);
	return 0;
}

static int row_end(void **state)
{
	(void)state;
	vigil_session_free(held.session);
	vigil_session_free(held.other_session);
	vigil_quiz_free(held.quiz);
	vigil_quiz_free(held.other_quiz);
	vigil_result_free(held.result);
	vigil_result_free(held.copy);
	vigil_page_free(held.page);
	vigil_findings_free(held.findings);
	if (held.written)
		unlink(held.written);
	unlink(held.path);
	rmdir(held.folder);
	free(held.text);
	free(held.other_text);
	free(held.written);
	return 0;
}

static struct vigil_time at(int64_t elapsed_ms, int64_t clock_set_ms)
{
	return (struct vigil_time){.wall_ms = WALL_START + elapsed_ms + clock_set_ms,
	                           .running_ms = RUNNING_START + elapsed_ms};
}

static struct vigil_session *begin(const struct vigil_quiz *quiz, const char *seed)
{
	const struct vigil_session_options options = {
		.learner = "dana", .seed = seed, .seed_given = seed != NULL};
	struct vigil_session *session = NULL;

	assert_int_equal(vigil_session_start(&session, quiz, &options, at(0, 0), held.findings),
	                 VIGIL_OK);
	return session;
}

static void begin_small(void)
{
	assert_int_equal(vigil_quiz_load(&held.quiz, held.path, held.findings), VIGIL_OK);
	held.session = begin(held.quiz, "a seed");
}

static void finish(void)
{
	assert_int_equal(vigil_session_finish(&held.result, held.session, at(held.elapsed_ms, 0)),
	                 VIGIL_OK);
}

/* What the page holds, as text. */
static char *page_words(void)
{
	const struct vigil_text_style style = {.width = 76};
	size_t length;
	char *words;

	assert_int_equal(vigil_page_text(&words, &length, held.page, &style), VIGIL_OK);
	return words;
}

static bool page_says(const char *words)
{
	char *text = page_words();
	bool says = strstr(text, words) != NULL;

	free(text);
	return says;
}

static const struct result_question *record_of(const char *id)
{
	for (size_t i = 0; i < held.result->question_count; i++)
		if (strcmp(held.result->questions[i].id, id) == 0)
			return &held.result->questions[i];
	fail_msg("no question '%s' in the record", id);
	return NULL;
}

/* ---- whole sessions ---- */

#define SKIP ""

static struct session_case {
	const char *name;
	const char *responses[3]; /* door, link, signs */
	int32_t points_mpts[3];
	enum question_state states[3];
	enum session_status status;
	enum verdict verdict;
} sessions[] = {
	/* clang-format off */
	{ "all right is passed", { "shut", "false", "haste threat" }, { 1000, 1000, 1000 },
	  { 0 }, SESSION_FINISHED, VERDICT_PASSED },
	{ "the order of ids in a response does not matter", { "shut", "false", "threat haste" },
	  { 1000, 1000, 1000 }, { 0 }, SESSION_FINISHED, VERDICT_PASSED },
	{ "all wrong earns nothing", { "open", "true", "date place" }, { 0, 0, 0 },
	  { 0 }, SESSION_FINISHED, VERDICT_FAILED },
	{ "partly right earns a part", { "shut", "false", "haste" }, { 1000, 1000, 500 },
	  { 0 }, SESSION_FINISHED, VERDICT_PASSED },
	{ "marking everything earns nothing", { "shut", "false", "haste threat date place" },
	  { 1000, 1000, 0 }, { 0 }, SESSION_FINISHED, VERDICT_FAILED },
	{ "what is skipped earns nothing and is said to be so", { SKIP, "false", SKIP },
	  { 0, 1000, 0 }, { QUESTION_UNANSWERED, QUESTION_ANSWERED, QUESTION_UNANSWERED },
	  SESSION_FINISHED, VERDICT_FAILED },
	{ "nothing but skipping is a finished session", { SKIP, SKIP, SKIP }, { 0, 0, 0 },
	  { QUESTION_UNANSWERED, QUESTION_UNANSWERED, QUESTION_UNANSWERED },
	  SESSION_FINISHED, VERDICT_FAILED },
	/* clang-format on */
};

/* Answer what is asked now as the row says; each question takes ten seconds. */
static void answer_next(const char *const responses[3])
{
	static const char *const ids[] = {"door", "link", "signs"};
	const char *id = vigil_session_question(held.session);
	size_t i = 0;

	assert_non_null(id);
	while (strcmp(ids[i], id) != 0)
		i++;
	held.elapsed_ms += 10000;
	vigil_page_clear(held.page);
	if (strcmp(responses[i], SKIP) == 0)
		skips(held.session, at(held.elapsed_ms, 0), held.page);
	else
		assert_int_equal(
			responds(held.session, responses[i], at(held.elapsed_ms, 0), held.page),
			VIGIL_ANSWER_DONE);
}

static void session_is_scored(void **state)
{
	static const char *const ids[] = {"door", "link", "signs"};
	const struct session_case *row = *state;
	int64_t points_mpts = 0;

	begin_small();
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(vigil_session_position(held.session), i + 1);
		answer_next(row->responses);
	}
	assert_null(vigil_session_question(held.session));
	if (vigil_session_stage(held.session) == VIGIL_STAGE_REVIEW)
		hands_in(held.session, at(held.elapsed_ms, 0), held.page);
	finish();
	for (size_t i = 0; i < 3; i++) {
		const struct result_question *record = record_of(ids[i]);

		assert_int_equal(record->points_mpts, row->points_mpts[i]);
		assert_int_equal(record->state, row->states[i]);
		assert_int_equal(record->try_count, row->states[i] == QUESTION_ANSWERED);
		assert_int_equal(record->active_ms, 10000);
		points_mpts += row->points_mpts[i];
	}
	assert_int_equal(held.result->active_ms, 30000);
	assert_int_equal(held.result->score.points_mpts, points_mpts);
	assert_int_equal(held.result->score.max_mpts, 3000);
	assert_int_equal(held.result->status, row->status);
	assert_int_equal(held.result->score.verdict, row->verdict);
	assert_int_equal(vigil_result_passed(held.result), row->verdict == VERDICT_PASSED);
}

static void left_session_is_abandoned(void **state)
{
	static const char *const right[] = {"shut", "false", "haste threat"};

	(void)state;
	begin_small();
	answer_next(right);
	held.elapsed_ms += 7000;
	finish();
	assert_int_equal(held.result->status, SESSION_ABANDONED);
	assert_int_equal(held.result->score.verdict, VERDICT_FAILED);
	assert_int_equal(held.result->questions[0].state, QUESTION_ANSWERED);
	assert_int_equal(held.result->questions[1].state, QUESTION_UNANSWERED);
	assert_int_equal(held.result->questions[1].active_ms, 7000);
	assert_int_equal(held.result->questions[2].state, QUESTION_NOT_REACHED);
	assert_int_equal(held.result->questions[2].active_ms, 0);
	assert_int_equal(held.result->active_ms, 17000);
}

static void nothing_is_asked_behind_the_end(void **state)
{
	static const char *const right[] = {"shut", "false", "haste threat"};

	(void)state;
	begin_small();
	for (size_t i = 0; i < 3; i++)
		answer_next(right);
	vigil_page_clear(held.page);
	assert_int_equal(skips(held.session, at(held.elapsed_ms, 0), held.page),
	                 VIGIL_ANSWER_NOT_ALLOWED);
	assert_int_equal(types(held.session, "a", at(held.elapsed_ms, 0), held.page),
	                 VIGIL_ANSWER_NOT_ALLOWED);
	assert_true(page_says("No question is left."));
	finish();
	assert_int_equal(held.result->score.points_mpts, 3000);
}

/* ---- entries that cost nothing ---- */

static struct entry_case {
	const char *name, *question, *typed;
	bool normalized;
	enum vigil_answer answer;
} entries[] = {
	/* clang-format off */
	{ "an unknown letter is unreadable", "door", "z", false, VIGIL_ANSWER_UNREADABLE },
	{ "nothing is unreadable", "door", "", false, VIGIL_ANSWER_UNREADABLE },
	{ "two letters at a choice are not allowed", "door", "a b", false, VIGIL_ANSWER_NOT_ALLOWED },
	{ "two letters typed together are not allowed, either", "door", "ab", false, VIGIL_ANSWER_NOT_ALLOWED },
	{ "a letter twice is unreadable", "signs", "aa", false, VIGIL_ANSWER_UNREADABLE },
	{ "a range that goes beyond is unreadable", "signs", "a-z", false, VIGIL_ANSWER_UNREADABLE },
	{ "neither true nor false is unreadable", "link", "maybe", false, VIGIL_ANSWER_UNREADABLE },
	{ "an unknown id is unreadable", "door", "ajar", true, VIGIL_ANSWER_UNREADABLE },
	{ "two ids at a choice are not allowed", "door", "open shut", true, VIGIL_ANSWER_NOT_ALLOWED },
	{ "broken UTF-8 is unreadable", "link", "\xFF\xC3", false, VIGIL_ANSWER_UNREADABLE },
	{ "an escape sequence is unreadable", "signs", "\033]52;c;x\007", false, VIGIL_ANSWER_UNREADABLE },
	/* clang-format on */
};

static void entry_costs_nothing(void **state)
{
	static const char *const right[] = {"shut", "false", "haste threat"};
	const struct entry_case *row = *state;

	begin_small();
	while (strcmp(vigil_session_question(held.session), row->question) != 0)
		answer_next(right);
	for (int i = 0; i < 3; i++) {
		vigil_page_clear(held.page);
		assert_int_equal(happens(held.session,
		                         row->normalized ? VIGIL_EVENT_RESPONSE : VIGIL_EVENT_TYPED,
		                         row->typed, at(held.elapsed_ms, 0), held.page),
		                 row->answer);
		assert_false(page_says("ight")); /* it is neither right nor not right */
		assert_string_equal(vigil_session_question(held.session), row->question);
	}
	while (vigil_session_question(held.session))
		answer_next(right);
	finish();
	assert_int_equal(record_of(row->question)->try_count, 1);
	assert_int_equal(record_of(row->question)->points_mpts, 1000);
}

/* ---- what was typed ---- */

static struct typed_case {
	const char *name, *typed, *kept;
	uint32_t replaced;
} typings[] = {
	/* clang-format off */
	{ "what was typed is kept as it was", " FALSE ", " FALSE ", 0 },
	{ "a C1 control is replaced and counted", "no\xC2\x85", "no\xEF\xBF\xBD", 1 },
	/* clang-format on */
};

static void typing_is_kept(void **state)
{
	static const char *const right[] = {"shut", "false", "haste threat"};
	const struct typed_case *row = *state;

	begin_small();
	while (strcmp(vigil_session_question(held.session), "link") != 0)
		answer_next(right);
	assert_int_equal(types(held.session, row->typed, at(held.elapsed_ms, 0), held.page),
	                 VIGIL_ANSWER_DONE);
	finish();
	assert_string_equal(record_of("link")->tries[0].typed, row->kept);
	assert_int_equal(record_of("link")->tries[0].replaced, row->replaced);
	assert_string_equal(record_of("link")->tries[0].response, "false");
}

/* ---- seeds ---- */

/* All questions of the session as they are shown, skipping each. */
static char *shown_questions(struct vigil_session *session)
{
	vigil_page_clear(held.page);
	vigil_session_show_start(session, held.page);
	while (vigil_session_question(session)) {
		vigil_session_show_question(session, at(0, 0), held.page);
		vigil_session_show_accepts(session, held.page);
		skips(session, at(0, 0), held.page);
	}
	return page_words();
}

static struct seed_case {
	const char *name, *seed;
	const char *recorded; /* NULL: something unpredictable */
} seeds[] = {
	/* clang-format off */
	{ "a seed of 64 digits is recorded as it is",
	  "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
	  "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff" },
	{ "a seed of words repeats its plan", "winter term", NULL },
	{ "an unpredictable seed repeats its plan once it is known", NULL, NULL },
	/* clang-format on */
};

static void seed_repeats_the_plan(void **state)
{
	const struct seed_case *row = *state;

	assert_int_equal(vigil_quiz_load(&held.quiz, QUIZZES "/extortion-email.xml", held.findings),
	                 VIGIL_OK);
	held.session = begin(held.quiz, row->seed);
	held.text = shown_questions(held.session);
	finish();
	assert_int_equal(held.result->seed_given, row->seed != NULL);
	assert_int_equal(strlen(held.result->seed), 64);
	if (row->recorded)
		assert_string_equal(held.result->seed, row->recorded);
	held.other_session = begin(held.quiz, held.result->seed);
	held.other_text = shown_questions(held.other_session);
	assert_string_equal(held.text, held.other_text);
}

/* ---- the key ---- */

static bool starts(const char *place, const char *word)
{
	return strncmp(place, word, strlen(word)) == 0;
}

static const char correct[] = " correct=\"true\"";

/* Copy a tag of an option without its part of the key, and then with this one. */
static const char *option_copy(struct text *out, const char *tag, bool is_correct)
{
	const char *end = strchr(tag, '>');
	const char *found = memmem(tag, (size_t)(end - tag), correct, strlen(correct));

	text_add_bytes(out, tag, (size_t)((found ? found : end) - tag));
	if (found)
		text_add_bytes(out, found + strlen(correct),
		               (size_t)(end - found - (ptrdiff_t)strlen(correct)));
	if (is_correct)
		text_add(out, correct);
	return end;
}

static bool option_is_correct(const char *tag)
{
	const char *end = strchr(tag, '>');

	return memmem(tag, (size_t)(end - tag), correct, strlen(correct)) != NULL;
}

/* Is the last option of the question around `place` a right one? */
static bool last_is_correct(const char *place, const char *end_tag)
{
	const char *end = strstr(place, end_tag);
	bool is_correct = false;

	for (; place < end; place++)
		if (starts(place, "<option "))
			is_correct = option_is_correct(place);
	return is_correct;
}

/* The text of an element that a learner sees after answering only. */
static const char *secret_copy(struct text *out, const char *place, const char *end_tag)
{
	const char *end = strchr(place, '>') + 1;

	text_add_bytes(out, place, (size_t)(end - place));
	text_add(out, "Something else.");
	return strstr(end, end_tag);
}

/* The same bank with another key and other feedback: in each question the right options move on. */
static void bank_copy_with_another_key(struct text *out, const char *bank)
{
	bool before = false;

	while (*bank) {
		if (starts(bank, "<choice ")) {
			before = last_is_correct(bank, "</choice>");
		} else if (starts(bank, "<multiple ")) {
			before = last_is_correct(bank, "</multiple>");
		} else if (starts(bank, "<fill ")) {
			before = last_is_correct(bank, "</fill>");
		} else if (starts(bank, "<scenario ")) {
			before = false; /* its options are not right or wrong */
		} else if (starts(bank, "<option ")) {
			bool is_correct = option_is_correct(bank);

			bank = option_copy(out, bank, before);
			before = is_correct;
		} else if (starts(bank, " answer=\"true\"")) {
			text_add(out, " answer=\"false\"");
			bank += strlen(" answer=\"true\"");
		} else if (starts(bank, " answer=\"false\"")) {
			text_add(out, " answer=\"true\"");
			bank += strlen(" answer=\"false\"");
		} else if (starts(bank, "<feedback")) {
			bank = secret_copy(out, bank, "</feedback>");
		} else if (starts(bank, "<explanation")) {
			bank = secret_copy(out, bank, "</explanation>");
		}
		text_add_char(out, *bank++);
	}
}

static char *file_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *bytes = NULL;
	size_t size = 0;

	assert_non_null(file);
	assert_true(getdelim(&bytes, &size, '\0', file) > 0);
	fclose(file);
	return bytes;
}

/* Give every question its best response; what is earned. */
static int64_t points_of(struct vigil_session *session, const struct vigil_bank *key)
{
	struct vigil_result *result = NULL;
	struct text best;
	int64_t points_mpts;
	const char *id;

	text_init(&best);
	while ((id = vigil_session_question(session))) {
		const struct vigil_question *question = vigil_bank_find(key, id);

		text_cut(&best, 0);
		question->interaction->best(key, question, &best);
		responds(session, best.bytes, at(0, 0), held.page);
	}
	text_clear(&best);
	assert_int_equal(vigil_session_finish(&result, session, at(0, 0)), VIGIL_OK);
	points_mpts = result->score.points_mpts;
	vigil_result_free(result);
	return points_mpts;
}

static void nothing_shown_depends_on_the_key(void **state)
{
	struct text other;

	(void)state;
	held.text = file_read(QUIZZES "/extortion-email.xml");
	text_init(&other);
	bank_copy_with_another_key(&other, held.text);
	bank_write(other.bytes, other.length);
	text_clear(&other);
	free(held.text);
	held.text = NULL;
	assert_int_equal(vigil_quiz_load(&held.quiz, QUIZZES "/extortion-email.xml", held.findings),
	                 VIGIL_OK);
	assert_int_equal(vigil_quiz_load(&held.other_quiz, held.path, held.findings), VIGIL_OK);
	held.session = begin(held.quiz, "seed");
	held.other_session = begin(held.other_quiz, "seed");
	held.text = shown_questions(held.session);
	held.other_text = shown_questions(held.other_session);
	assert_string_equal(held.text, held.other_text);
	vigil_session_free(held.session);
	held.session = begin(held.quiz, "seed"); /* the key is another one indeed */
	assert_true(points_of(held.session, held.other_quiz->banks[0]) < 10000);
}

/* ---- clocks ---- */

static struct clock_case {
	const char *name;
	int64_t set_ms; /* while the second question stands there */
	bool noted;
} clocks[] = {
	/* clang-format off */
	{ "a clock that nobody sets is not worth a note", 0, false },
	{ "a clock corrected by a second is not worth a note", -1000, false },
	{ "a clock set back changes no duration", -3600000, true },
	{ "a clock set forward changes no duration", 86400000, true },
	/* clang-format on */
};

static void clock_changes_no_duration(void **state)
{
	const struct clock_case *row = *state;
	int64_t sum_ms = 0;

	begin_small();
	skips(held.session, at(1000, 0), held.page);
	skips(held.session, at(3000, row->set_ms), held.page);
	skips(held.session, at(6000, row->set_ms), held.page);
	hands_in(held.session, at(6000, row->set_ms), held.page);
	assert_int_equal(vigil_session_finish(&held.result, held.session, at(6000, row->set_ms)),
	                 VIGIL_OK);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(held.result->questions[i].active_ms, 1000 * (i + 1));
		sum_ms += held.result->questions[i].active_ms;
	}
	assert_int_equal(held.result->active_ms, sum_ms);
	assert_int_equal(held.result->clock_jumped, row->noted);
	assert_int_equal(held.result->started_wall_ms, WALL_START);
	assert_int_equal(held.result->finished_wall_ms, WALL_START + 6000 + row->set_ms);
}

/* ---- the record on the disk ---- */

static bool schema_accepts(const char *path)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(QUIZZES "/schema/result.xsd");
	xmlSchemaPtr schema = xmlSchemaParse(parser);
	xmlSchemaValidCtxtPtr context = schema ? xmlSchemaNewValidCtxt(schema) : NULL;
	bool accepts = context && xmlSchemaValidateFile(context, path, 0) == 0;

	xmlSchemaFreeValidCtxt(context);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	return accepts;
}

/* Write the result, validate it and read it back. */
static void write_and_read(void)
{
	assert_int_equal(vigil_result_write(&held.written, held.result, held.folder, held.findings),
	                 VIGIL_OK);
	assert_true(schema_accepts(held.written));
	assert_int_equal(vigil_result_read(&held.copy, held.written, held.findings), VIGIL_OK);
}

static char *shown_result(const struct vigil_result *result)
{
	vigil_page_clear(held.page);
	vigil_result_show(result, held.page);
	return page_words();
}

static void record_can_be_scored_again(void **state)
{
	size_t number = 0;

	(void)state;
	assert_int_equal(vigil_quiz_load(&held.quiz, QUIZZES "/extortion-email.xml", held.findings),
	                 VIGIL_OK);
	held.session = begin(held.quiz, "again");
	while (vigil_session_question(held.session)) { /* each takes one of these */
		static const char *const typed[] = {"a", "a b", "t", "b c d", "a; b; c; a"};
		enum vigil_answer answer = VIGIL_ANSWER_UNREADABLE;

		for (size_t i = 0; i < COUNT(typed) && answer > VIGIL_ANSWER_MORE; i++)
			answer = types(held.session, typed[(number + i) % COUNT(typed)],
			               at(1000, 0), held.page);
		assert_true(answer <= VIGIL_ANSWER_MORE);
		number++;
	}
	finish();
	write_and_read();
	held.text = shown_result(held.result);
	held.other_text = shown_result(held.copy);
	assert_string_equal(held.text, held.other_text);
	assert_true(held.copy->score.points_mpts > 0);
	for (size_t i = 0; i < held.copy->question_count; i++) {
		const struct result_question *record = &held.copy->questions[i];
		const struct vigil_question *question =
			vigil_bank_find(held.quiz->banks[0], record->id);
		struct score score = question->interaction->score(held.quiz->banks[0], question,
		                                                  record->tries[0].response);

		assert_int_equal(score.earned_mpts, record->points_mpts);
	}
}

/* ---- learners ---- */

static struct learner_case {
	const char *name, *learner;
	const char *kept; /* NULL: refused */
} learners[] = {
	/* clang-format off */
	{ "a name in Chinese stays as it is", "王小明", "王小明" },
	{ "a name can hold what XML has signs for", "<a href=\"&amp;\">'", "<a href=\"&amp;\">'" },
	{ "a path is a name like any other", "../../etc/passwd", "../../etc/passwd" },
	{ "an escape sequence in a name is replaced", "x\033]0;y\007",
	  "x\xEF\xBF\xBD]0;y\xEF\xBF\xBD" },
	{ "broken UTF-8 in a name is replaced", "x\xC3(\xFF", "x\xEF\xBF\xBD(\xEF\xBF\xBD" },
	{ "an empty name is refused", "", NULL },
	{ "a name of white space is refused", " \t\n", NULL },
	{ "no name is refused", NULL, NULL },
	/* clang-format on */
};

static void learner_is_recorded(void **state)
{
	const struct learner_case *row = *state;
	const struct vigil_session_options options = {.learner = row->learner};
	enum vigil_status status;

	assert_int_equal(vigil_quiz_load(&held.quiz, held.path, held.findings), VIGIL_OK);
	status = vigil_session_start(&held.session, held.quiz, &options, at(0, 0), held.findings);
	if (!row->kept) {
		assert_int_equal(status, VIGIL_INVALID);
		assert_null(held.session);
		assert_int_equal(vigil_findings_count(held.findings), 1);
		assert_string_equal(vigil_findings_get(held.findings, 0)->code->name, "no-learner");
		return;
	}
	assert_int_equal(status, VIGIL_OK);
	finish();
	write_and_read();
	assert_string_equal(held.copy->learner, row->kept);
	held.text = shown_result(held.copy);
	for (const char *byte = held.text; *byte; byte++)
		assert_true((unsigned char)*byte >= ' ' || *byte == '\n');
	assert_int_equal(utf8_valid_prefix(held.text, strlen(held.text)), strlen(held.text));
}

/* ---- all of them ---- */

#define ROW(row, test)                                                                             \
	((struct CMUnitTest){.name = (row)->name,                                                  \
	                     .test_func = (test),                                                  \
	                     .setup_func = row_begin,                                              \
	                     .teardown_func = row_end,                                             \
	                     .initial_state = (row)})

int main(void)
{
	struct CMUnitTest tests[64] = {
		cmocka_unit_test_setup_teardown(left_session_is_abandoned, row_begin, row_end),
		cmocka_unit_test_setup_teardown(nothing_is_asked_behind_the_end, row_begin,
	                                        row_end),
		cmocka_unit_test_setup_teardown(nothing_shown_depends_on_the_key, row_begin,
	                                        row_end),
		cmocka_unit_test_setup_teardown(record_can_be_scored_again, row_begin, row_end),
	};
	size_t count = 4;

	for (size_t i = 0; i < COUNT(sessions); i++)
		tests[count++] = ROW(&sessions[i], session_is_scored);
	for (size_t i = 0; i < COUNT(entries); i++)
		tests[count++] = ROW(&entries[i], entry_costs_nothing);
	for (size_t i = 0; i < COUNT(typings); i++)
		tests[count++] = ROW(&typings[i], typing_is_kept);
	for (size_t i = 0; i < COUNT(seeds); i++)
		tests[count++] = ROW(&seeds[i], seed_repeats_the_plan);
	for (size_t i = 0; i < COUNT(clocks); i++)
		tests[count++] = ROW(&clocks[i], clock_changes_no_duration);
	for (size_t i = 0; i < COUNT(learners); i++)
		tests[count++] = ROW(&learners[i], learner_is_recorded);
	assert(count <= COUNT(tests));
	return _cmocka_run_group_tests("session", tests, count, NULL, NULL);
}
