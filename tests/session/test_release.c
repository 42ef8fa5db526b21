/* tests/session/test_release.c -- what is told of right and wrong, and of the key, and when */
#include "session/play.h"

/* Where the words of the key are seen: while questions stand there, and at the end. */
enum seen { NEVER, AT_END, WITH_EACH };

/* What was right, whatever was answered: never while it is asked. */
static const struct release_case {
	const char *name, *attributes;
	bool told_each, told_at_end; /* whether a response was right */
	enum seen key;               /* of a wrong response */
	const char *steps[8];
} releases[] = {
	/* clang-format off */
	{ "with each answer, by default", "", true, true, WITH_EACH, { "wrong", "right", "right", "right" } },
	{ "at the end", "key='end'", true, true, AT_END, { "wrong", "right", "right", "right" } },
	{ "at the end, where it was not passed", "key='end'", true, true, AT_END, { "wrong", "wrong", "wrong", "wrong" } },
	{ "once it is passed", "key='passed' pass='75%'", true, true, AT_END, { "wrong", "right", "right", "right" } },
	{ "not before it is passed", "key='passed' pass='80%'", true, true, NEVER, { "wrong", "right", "right", "right" } },
	{ "in practice only, and this is none", "key='practice'", true, true, NEVER, { "wrong", "right", "right", "right" } },
	{ "in practice", "key='practice' mode='practice'", true, true, WITH_EACH, { "wrong", "right", "right", "right" } },
	{ "in practice, where it comes at the end else", "key='end' feedback='end' mode='practice'", true, true, WITH_EACH, { "wrong", "right", "right", "right" } },
	{ "never", "key='never'", true, true, NEVER, { "wrong", "right", "right", "right" } },
	{ "never, in practice neither", "key='never' mode='practice'", true, true, NEVER, { "wrong", "right", "right", "right" } },
	{ "with the feedback at the end", "feedback='end'", false, true, AT_END, { "wrong", "right", "right", "right", "hand-in" } },
	{ "with changed answers", "feedback='end'", false, true, AT_END, { "right", "go 1", "wrong", "hand-in" } },
	{ "feedback at the end, the key once it is passed", "feedback='end' key='passed' pass='80%'", false, true, NEVER, { "wrong", "right", "right", "right", "hand-in" } },
	{ "feedback at the end without the key", "feedback='end' key='never'", false, true, NEVER, { "wrong", "right", "right", "right", "hand-in" } },
	{ "no feedback, no key", "feedback='none' key='never'", false, false, NEVER, { "wrong", "right", "right", "right", "hand-in" } },
	{ "no feedback, linear", "feedback='none' navigation='linear'", false, false, NEVER, { "wrong", "right", "right", "right" } },
	{ "while a try is left the key is not told", "tries='2' key='end'", true, true, AT_END, { "wrong", "skip", "right", "right", "right", "hand-in" } },
	{ "while a try is left, though it comes with each", "tries='2'", true, true, AT_END, { "wrong", "skip", "hand-in" } },
	{ "what is left without an answer is told at the end", "", false, true, AT_END, { "skip", "skip", "hand-in" } },
	{ "who abandons a session is told nothing more", "key='end'", true, false, NEVER, { "wrong", "abandon" } },
	{ "when time runs out the end is an end", "key='end' time-limit='PT60S'", true, true, AT_END, { "wrong", "+60", "time" } },
	{ "what time cut off is not told at once", "feedback='end' time-limit='PT60S' late='accept'", false, true, AT_END, { "+60", "time wrong" } },
	{ "a hint is no key", "key='end'", false, true, AT_END, { "hint", "hint", "skip", "hand-in" } },
	/* clang-format on */
};

/* Everything that can be looked at, at any time. */
static void look_around(void)
{
	char *prompt;

	vigil_session_show_start(play.session, play.page);
	vigil_session_show_question(play.session, play.now, play.page);
	vigil_session_show_accepts(play.session, play.page);
	vigil_session_show_list(play.session, play.page);
	vigil_session_show_time(play.session, play.now, play.page);
	play_listen();
	assert_int_equal(vigil_session_prompt(&prompt, play.session, play.now), VIGIL_OK);
	text_add(&play.said, prompt);
	free(prompt);
}

static bool tells_verdict(void)
{
	return play_says("Not right") || play_says("Right:") || play_says("Left without");
}

static bool tells_key(void)
{
	return play_says("KEY-") || play_says("right, not chosen");
}

static void key_is_told(void **state)
{
	const struct release_case *row = *state;

	play_read(row->attributes, NULL);
	play_begin();
	look_around();
	for (size_t i = 0; i < COUNT(row->steps) && row->steps[i]; i++) {
		bool is_right = strcmp(row->steps[i], "right") == 0;

		if (row->key != WITH_EACH && tells_key())
			fail_msg("'%s' tells the key", play.said.bytes);
		play_step(row->steps[i]);
		if (is_right && row->key != WITH_EACH)
			text_cut(&play.said, 0); /* what is said of a right option is no secret */
		look_around();
	}
	assert_int_equal(tells_key(), row->key == WITH_EACH);
	if (row->key != WITH_EACH)
		text_cut(&play.said, 0);
	else
		assert_true(tells_verdict());
	play_end();
	assert_int_equal(tells_key(), row->key != NEVER);
	assert_int_equal(tells_verdict(), row->told_at_end);
	if (row->key == AT_END)
		assert_true(play_says("It rests on: KEY-FACT (KEY-SOURCE)"));
	if (row->key == WITH_EACH) { /* it was told at length before */
		assert_true(play_says("Right answer: Yes\n  Source:       KEY-SOURCE\n"));
		assert_false(play_says("KEY-FACT"));
	}
}

/* Whether it is said at once if a response was right. */
static void verdict_is_told(void **state)
{
	const struct release_case *row = *state;

	play_read(row->attributes, NULL);
	play_begin();
	play_steps(row->steps, COUNT(row->steps));
	assert_int_equal(play_says("Not right") || play_says("Right:"), row->told_each);
}

/* ---- what is said of it beforehand ---- */

static const struct start_case {
	const char *name, *attributes, *says;
} starts[] = {
	/* clang-format off */
	{ "the first page says how many there are and what passes", "pass='75%'", "4 questions, about " },
	{ "it says what passes", "pass='75%'", "To pass: 75% of the points." },
	{ "it says what passes where parts have marks of their own", "", "To pass: 80% of the points." },
	{ "it says that one can leave", "", "You can leave at any time." },
	{ "it says that time runs on", "time-limit='PT20M' suspended='runs'", "You can leave at any time, but the time runs on." },
	{ "it says the time limit", "time-limit='PT20M'", "Time limit: 20 min." },
	{ "it says each question's time limit", "question-limit='PT90S'", "Time limit for each question: 90 s." },
	{ "practice has no time limit to say", "time-limit='PT20M' mode='practice'", "nothing counts.\nYou can leave" },
	{ "it says when feedback comes", "", "After each answer you see whether it was right, and why." },
	{ "it says when feedback comes at the end", "feedback='end'", "At the end you see which of your answers were right, and why." },
	{ "it says that there is none", "feedback='none'", "nothing of single answers" },
	{ "it says that the key is not shown", "key='never'", "the right answers are not shown" },
	{ "it says that practice is practice", "mode='practice'", "This is practice: nothing counts." },
	/* clang-format on */
};

static void start_says(void **state)
{
	const struct start_case *row = *state;

	play_read(row->attributes, NULL);
	play_begin();
	vigil_session_show_start(play.session, play.page);
	play_listen();
	for (char *byte = play.said.bytes; *byte; byte++) /* as it would be in one long line */
		if (*byte == '\n' && byte[1] == ' ')
			memmove(byte, byte + 2, strlen(byte + 2) + 1);
	if (!play_says(row->says))
		fail_msg("'%s' does not say '%s'", play.said.bytes, row->says);
}

int main(void)
{
	struct CMUnitTest tests[2 * COUNT(releases) + COUNT(starts)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(releases); i++) {
		*test++ = PLAY_ROW(&releases[i], key_is_told);
		*test++ = PLAY_ROW(&releases[i], verdict_is_told);
	}
	for (size_t i = 0; i < COUNT(starts); i++)
		*test++ = PLAY_ROW(&starts[i], start_says);
	return cmocka_run_group_tests_name("session/release", tests, NULL, NULL);
}
