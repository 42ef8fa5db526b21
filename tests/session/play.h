/* tests/session/play.h -- sessions played by a script, on a quiz of four small questions */
#ifndef TESTS_SESSION_PLAY_H
#define TESTS_SESSION_PLAY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/quiz.h"
#include "base/text.h"
#include "model/quiz.h"
#include "model/result.h"
#include "result/result.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* A point each; the words KEY-... stand only where the key is told. */
#define PLAY_QUESTION(ID, TOPIC)                                                                   \
	"<choice id='" ID "' topic='" TOPIC "' facts='F1'><prompt>What of " ID "?</prompt>"        \
	"<option id='right' correct='true'>Yes<feedback>KEY-FEEDBACK</feedback></option>"          \
	"<option id='wrong'>No<feedback>That is no way.</feedback></option>"                       \
	"<hint cost='0.25'>A hint.</hint><hint>More.</hint>"                                       \
	"<feedback on='wrong'>KEY-WRONG</feedback>"                                                \
	"<explanation>KEY-EXPLANATION</explanation></choice>"

static const char play_bank[] =
	"<bank xmlns='urn:vigil:bank:1' id='b' version='1' xml:lang='en'><title>Bank</title>"
	"<source id='S1' title='KEY-SOURCE'/><fact id='F1' sources='S1'>KEY-FACT</fact>"
	"<topic id='mail'>Mail</topic><topic id='desk'>Desk</topic>"
	/* clang-format off */
	PLAY_QUESTION("q1", "mail") PLAY_QUESTION("q2", "mail")
	PLAY_QUESTION("q3", "desk") PLAY_QUESTION("q4", "desk")
	/* clang-format on */
	"<choice id='map' topic='desk' scoring='map'><prompt>What of map?</prompt>"
	"<option id='right' score='1'>Yes</option>"
	"<option id='wrong' score='-2'>No</option></choice>"
	"<essay id='essay' topic='desk'><prompt>What of essay?</prompt>"
	"<rubric>Anything.</rubric></essay>"
	"</bank>";

#define ASK(ID) "<include question='b#" ID "'/>"

/* The four questions in their order, in one section. */
#define FOUR                                                                                       \
	"<section id='all' shuffle='false'>" ASK("q1") ASK("q2") ASK("q3") ASK("q4") "</section>"

#define PLAY_WALL    1790000000000
#define PLAY_RUNNING 5000000

/* What a row used, for the teardown. */
static struct play {
	struct vigil_quiz *quiz;
	struct vigil_session *session;
	struct vigil_result *result;
	struct vigil_findings *findings;
	struct vigil_page *page; /* of the last step */
	struct text said;        /* by all steps so far */
	struct vigil_time now;
	enum vigil_answer answer; /* to the last step */
} play;

static int play_setup(void **state)
{
	(void)state;
	play = (struct play){.now = {PLAY_WALL, PLAY_RUNNING}};
	play.findings = vigil_findings_new();
	play.page = vigil_page_new();
	text_init(&play.said);
	assert_true(play.findings && play.page);
	return 0;
}

static int play_teardown(void **state)
{
	(void)state;
	vigil_result_free(play.result);
	vigil_session_free(play.session);
	vigil_quiz_free(play.quiz);
	vigil_findings_free(play.findings);
	vigil_page_free(play.page);
	text_clear(&play.said);
	return 0;
}

/* The quiz with these attributes and sections; NULL: the four questions. */
static void play_read(const char *attributes, const char *sections)
{
	struct quiz_file files[2] = {
		{.name = (char *)"quiz.xml"},
		{.name = (char *)"b.xml", .bytes = play_bank, .size = sizeof(play_bank) - 1}};
	struct text quiz;

	text_init(&quiz);
	text_addf(&quiz,
	          "<quiz xmlns='urn:vigil:bank:1' id='q' version='1' xml:lang='en' %s>"
	          "<title>Quiz</title><use bank='b.xml'/>%s</quiz>",
	          attributes, sections ? sections : FOUR);
	files[0].bytes = quiz.bytes;
	files[0].size = quiz.length;
	if (quiz_read(&play.quiz, files, 2, play.findings) != VIGIL_OK)
		fail_msg("%s: %s", quiz.bytes,
		         vigil_findings_count(play.findings)
		                 ? vigil_findings_get(play.findings, 0)->text
		                 : "no finding");
	text_clear(&quiz);
}

static void play_begin_with(const struct vigil_session_options *options)
{
	assert_int_equal(
		vigil_session_start(&play.session, play.quiz, options, play.now, play.findings),
		VIGIL_OK);
}

static inline void play_begin(void)
{
	play_begin_with(&(struct vigil_session_options){
		.learner = "dana", .seed = "play", .id = "01a20281-8530-7abc-8def-0123456789ab"});
}

/* All that stands on the page goes to what was said. */
static inline void play_listen(void)
{
	const struct vigil_text_style style = {.width = 76};
	size_t length;
	char *text;

	assert_int_equal(vigil_page_text(&text, &length, play.page, &style), VIGIL_OK);
	text_add_bytes(&play.said, text, length);
	free(text);
	vigil_page_clear(play.page);
}

static inline bool play_says(const char *words)
{
	return strstr(play.said.bytes, words) != NULL;
}

static const struct play_word {
	const char *word;
	enum vigil_event_kind kind;
} play_words[] = {
	/* clang-format off */
	{ "type ", VIGIL_EVENT_TYPED }, { "hint", VIGIL_EVENT_HINT }, { "skip", VIGIL_EVENT_SKIP },
	{ "flag", VIGIL_EVENT_FLAG }, { "go ", VIGIL_EVENT_GO }, { "review", VIGIL_EVENT_REVIEW },
	{ "hand-in", VIGIL_EVENT_HAND_IN }, { "time", VIGIL_EVENT_TIME },
	{ "leave", VIGIL_EVENT_SUSPEND }, { "return", VIGIL_EVENT_RESUME },
	{ "abandon", VIGIL_EVENT_ABANDON },
	/* clang-format on */
};

/* The event that a step means: a word with what belongs to it, or a response. */
static inline struct vigil_event play_event(const char *step)
{
	for (size_t i = 0; i < COUNT(play_words); i++) {
		size_t length = strlen(play_words[i].word);

		if (strncmp(step, play_words[i].word, length) != 0)
			continue;
		return (struct vigil_event){.kind = play_words[i].kind,
		                            .text = step + length + (step[length] == ' '),
		                            .number = strtoul(step + length, NULL, 10)};
	}
	return (struct vigil_event){.kind = VIGIL_EVENT_RESPONSE, .text = step};
}

/* "+5" lets five seconds pass, "clock 60" sets the wall clock forward by a minute. */
static inline void play_step(const char *step)
{
	struct vigil_event event;

	if (*step == '+') {
		play.now.wall_ms += strtol(step + 1, NULL, 10) * 1000;
		play.now.running_ms += strtol(step + 1, NULL, 10) * 1000;
		return;
	}
	if (strncmp(step, "clock ", 6) == 0) {
		play.now.wall_ms += strtol(step + 6, NULL, 10) * 1000;
		return;
	}
	event = play_event(step);
	play.answer = vigil_session_apply(play.session, &event, play.now, play.page);
	play_listen();
}

static inline void play_steps(const char *const *steps, size_t most)
{
	for (size_t i = 0; i < most && steps[i]; i++)
		play_step(steps[i]);
}

static inline void play_end(void)
{
	assert_int_equal(vigil_session_finish(&play.result, play.session, play.now), VIGIL_OK);
	vigil_session_show_end(play.session, play.result, play.page);
	play_listen();
}

static inline const struct result_question *play_record(const char *id)
{
	for (size_t i = 0; i < play.result->question_count; i++)
		if (strcmp(play.result->questions[i].id, id) == 0)
			return &play.result->questions[i];
	fail_msg("no question '%s' in the record", id);
	return NULL;
}

/* What is asked now: a question's id, "review" or "over". */
static inline const char *play_stands(void)
{
	const char *id = vigil_session_question(play.session);

	if (id)
		return id;
	return vigil_session_stage(play.session) == VIGIL_STAGE_REVIEW ? "review" : "over";
}

#define PLAY_ROW(row, test)                                                                        \
	((struct CMUnitTest){.name = (row)->name,                                                  \
	                     .test_func = (test),                                                  \
	                     .setup_func = play_setup,                                             \
	                     .teardown_func = play_teardown,                                       \
	                     .initial_state = (void *)(row)})

#endif
