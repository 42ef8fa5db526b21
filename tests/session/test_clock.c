/* tests/session/test_clock.c -- time limits, lateness and suspensions, by a clock that a row sets */
#include "session/play.h"

#define LIMIT  "time-limit='PT60S' warning='PT20S' "
#define ACCEPT LIMIT "grace='PT10S' late='accept' "

/* A section of 30 seconds, then one without a limit. */
#define TIMED_SECTION                                                                              \
	"<section id='one' shuffle='false' time-limit='PT30S'>" ASK("q1")                          \
		ASK("q2") "</section>"                                                             \
			  "<section id='two' shuffle='false'>" ASK("q3") ASK("q4") "</section>"

static const struct limit_case {
	const char *name, *attributes, *sections;
	int factor;
	const char *steps[14];
	const char *stands;
	enum vigil_answer answer; /* to the last step */
	const char *says;
	int64_t due_s; /* from the start; -1: never */
} limits[] = {
	/* clang-format off */
	{ "without a limit nothing is due", "", NULL, 0, { "+99999", "time" }, "q1", VIGIL_ANSWER_MORE, NULL, -1 },
	{ "the warning is due first", LIMIT, NULL, 0, { "right" }, "q2", VIGIL_ANSWER_DONE, NULL, 40 },
	{ "before it, looking at the clock changes nothing", LIMIT, NULL, 0, { "+39", "time" }, "q1", VIGIL_ANSWER_MORE, NULL, 40 },
	{ "the warning says what is left, and then the limit is due", LIMIT, NULL, 0, { "+40", "time" }, "q1", VIGIL_ANSWER_MORE, "20 s left.", 60 },
	{ "a warning is given with whatever comes behind its time", LIMIT, NULL, 0, { "+45", "right" }, "q2", VIGIL_ANSWER_DONE, "15 s left.", 60 },
	{ "just before the limit an answer is taken", LIMIT, NULL, 0, { "+59", "right" }, "q2", VIGIL_ANSWER_DONE, "Right", 60 },
	{ "at the limit it is over", LIMIT, NULL, 0, { "+60", "time" }, "over", VIGIL_ANSWER_LATE, "Time is up.", -1 },
	{ "behind the limit an answer is refused", LIMIT, NULL, 0, { "+60", "right" }, "over", VIGIL_ANSWER_LATE, "was not taken", -1 },
	{ "behind the limit a skip is refused", LIMIT, NULL, 0, { "+61", "skip" }, "over", VIGIL_ANSWER_LATE, "Time is up.", -1 },
	{ "the review has an end, too", LIMIT, NULL, 0, { "review", "+60", "time" }, "over", VIGIL_ANSWER_LATE, "Time is up.", -1 },
	{ "twice the time for who needs it", LIMIT, NULL, 2000, { "+79", "right" }, "q2", VIGIL_ANSWER_DONE, "Right", 80 },
	{ "the warning is multiplied, too", LIMIT, NULL, 2000, { "+80", "time" }, "q1", VIGIL_ANSWER_MORE, "40 s left.", 120 },
	{ "and ends at its own time", LIMIT, NULL, 1500, { "+90", "time" }, "over", VIGIL_ANSWER_LATE, "Time is up.", -1 },

	{ "in the grace an answer is taken", ACCEPT, NULL, 0, { "+65", "right" }, "q2", VIGIL_ANSWER_DONE, "marked as late", 70 },
	{ "at the limit it is said how long the grace is", ACCEPT, NULL, 0, { "+60", "time" }, "q1", VIGIL_ANSWER_MORE, "For another 10 s", 70 },
	{ "behind the grace nothing is taken", ACCEPT, NULL, 0, { "+70", "right" }, "over", VIGIL_ANSWER_LATE, "was not taken", -1 },
	{ "what was being typed when the grace ended is taken", ACCEPT, NULL, 0, { "+70", "time right" }, "over", VIGIL_ANSWER_LATE, "was taken, and marked", -1 },
	{ "a grace does not help where late is refused", LIMIT "grace='PT10S'", NULL, 0, { "+60", "right" }, "over", VIGIL_ANSWER_LATE, "was not taken", -1 },

	{ "a question's limit leads to the next question", "question-limit='PT10S'", NULL, 0, { "+10", "time" }, "q2", VIGIL_ANSWER_LATE, "for this question", 20 },
	{ "a question's time goes on where it stopped", "question-limit='PT10S'", NULL, 0, { "+6", "skip", "+5", "go 1", "+4", "time" }, "q2", VIGIL_ANSWER_LATE, "for this question", 20 },
	{ "a question whose time ran out is closed", "question-limit='PT10S'", NULL, 0, { "+10", "time", "go 1" }, "q2", VIGIL_ANSWER_NOT_ALLOWED, "closed", 20 },
	{ "at the review no question's time runs", "question-limit='PT10S'", NULL, 0, { "review", "+99", "time" }, "review", VIGIL_ANSWER_MORE, NULL, -1 },
	{ "the last question's time leads to the review", "question-limit='PT10S'", NULL, 0, { "skip", "right", "right", "+10", "time" }, "review", VIGIL_ANSWER_LATE, NULL, -1 },
	{ "a linear question whose time ran out is left", "navigation='linear' question-limit='PT10S'", NULL, 0, { "+10", "time" }, "q2", VIGIL_ANSWER_LATE, NULL, 20 },

	{ "a section's limit leads to the next section", "", TIMED_SECTION, 0, { "+30", "time" }, "q3", VIGIL_ANSWER_LATE, "for this section", -1 },
	{ "its questions are all closed", "", TIMED_SECTION, 0, { "+30", "time", "go 2" }, "q3", VIGIL_ANSWER_NOT_ALLOWED, "closed", -1 },
	{ "a section's time stops while another one is asked", "", TIMED_SECTION, 0, { "+20", "go 3", "+99", "go 1", "+9", "right" }, "q2", VIGIL_ANSWER_DONE, "Right", 129 },
	{ "a section's time is that of all its questions", "", TIMED_SECTION, 0, { "+20", "right", "+10", "time" }, "q3", VIGIL_ANSWER_LATE, "for this section", -1 },
	{ "of limits that ran out together the widest counts", "time-limit='PT30S' question-limit='PT10S'", TIMED_SECTION, 0, { "+31", "time" }, "over", VIGIL_ANSWER_LATE, "Time is up.", -1 },

	{ "while it is left, nothing is due", LIMIT, NULL, 0, { "+10", "leave" }, "q1", VIGIL_ANSWER_DONE, NULL, -1 },
	{ "while it is left, the clock stands", LIMIT, NULL, 0, { "+10", "leave", "+999", "return", "+49", "right" }, "q2", VIGIL_ANSWER_DONE, "Right", 1059 },
	{ "where it runs on, it is over", LIMIT "suspended='runs'", NULL, 0, { "+10", "leave", "+50", "return" }, "over", VIGIL_ANSWER_LATE, "Time is up.", -1 },
	{ "where it runs on, what is left is less", LIMIT "suspended='runs'", NULL, 0, { "+10", "leave", "+20", "return", "+29", "right" }, "q2", VIGIL_ANSWER_DONE, "Right", 60 },
	{ "where it runs on, a question's time does, too", "question-limit='PT10S' suspended='runs'", NULL, 0, { "leave", "+10", "return" }, "q2", VIGIL_ANSWER_LATE, "for this question", 20 },
	{ "a session can be left behind its limit, and is over", LIMIT, NULL, 0, { "+60", "leave" }, "over", VIGIL_ANSWER_LATE, "Time is up.", -1 },
	{ "a session can be left behind a question's limit", "question-limit='PT10S'", NULL, 0, { "+10", "leave" }, "q2", VIGIL_ANSWER_DONE, "for this question", -1 },

	{ "practice has no limits", LIMIT "question-limit='PT10S' mode='practice'", TIMED_SECTION, 0, { "+999", "right" }, "q2", VIGIL_ANSWER_DONE, "Right", -1 },
	/* clang-format on */
};

static void limit_holds(void **state)
{
	const struct limit_case *row = *state;
	int64_t due_ms;

	play_read(row->attributes, row->sections);
	play_begin_with(&(struct vigil_session_options){
		.learner = "dana", .seed = "play", .time_factor_thousandths = row->factor});
	play_steps(row->steps, COUNT(row->steps));
	assert_string_equal(play_stands(), row->stands);
	assert_int_equal(play.answer, row->answer);
	if (row->says && !play_says(row->says))
		fail_msg("'%s' does not say '%s'", play.said.bytes, row->says);
	due_ms = vigil_session_due_ms(play.session);
	assert_int_equal(due_ms < 0 ? -1 : (due_ms - PLAY_RUNNING) / 1000, row->due_s);
}

/* ---- what the record says ---- */

static const struct times_case {
	const char *name, *attributes;
	const char *steps[12];
	enum session_status status;
	int64_t active_s, first_s; /* of all, of the first question */
	uint32_t suspensions;
	int64_t suspended_s;
	bool jumped;
	const char *response; /* to the first question, or NULL */
	bool late;
	const char *unsent; /* of it, or NULL */
	bool expired;       /* it */
} times[] = {
	/* clang-format off */
	{ "time at the prompt is the question's", "", { "+5", "right", "+3", "hand-in" }, SESSION_FINISHED, 8, 5, 0, 0, false, "right", false, NULL, false },
	{ "time away is nobody's", "", { "+5", "leave", "+100", "return", "+2", "hand-in" }, SESSION_FINISHED, 7, 7, 1, 100, false, NULL, false, NULL, false },
	{ "time away is not at the prompt where it counts, either", "suspended='runs'", { "+5", "leave", "+100", "return", "+2", "hand-in" }, SESSION_FINISHED, 7, 7, 1, 100, false, NULL, false, NULL, false },
	{ "suspensions are counted", "", { "leave", "+1", "return", "leave", "+2", "return", "hand-in" }, SESSION_FINISHED, 0, 0, 2, 3, false, NULL, false, NULL, false },
	{ "a clock that is set forward is noted", "", { "clock 61", "+5", "hand-in" }, SESSION_FINISHED, 5, 5, 0, 0, true, NULL, false, NULL, false },
	{ "a clock that is set back is noted", "", { "clock -61", "+5", "hand-in" }, SESSION_FINISHED, 5, 5, 0, 0, true, NULL, false, NULL, false },
	{ "a minute is not worth a note", "", { "clock 60", "+5", "hand-in" }, SESSION_FINISHED, 5, 5, 0, 0, false, NULL, false, NULL, false },
	{ "a clock that is set forth and back is noted", "", { "clock 99", "right", "clock -99", "hand-in" }, SESSION_FINISHED, 0, 0, 0, 0, true, "right", false, NULL, false },
	{ "a night away is no jump", "", { "leave", "+40000", "return", "+5", "hand-in" }, SESSION_FINISHED, 5, 5, 1, 40000, false, NULL, false, NULL, false },
	{ "a clock set back while away takes no time away", "suspended='runs'", { "+5", "leave", "clock -3600", "return", "hand-in" }, SESSION_FINISHED, 5, 5, 1, 0, true, NULL, false, NULL, false },
	{ "a session whose time ran out says so", LIMIT, { "right", "+60", "time" }, SESSION_EXPIRED, 60, 0, 0, 0, false, "right", false, NULL, false },
	{ "a late answer is marked", ACCEPT, { "+65", "right", "hand-in" }, SESSION_FINISHED, 65, 65, 0, 0, false, "right", true, NULL, false },
	{ "what was typed in time is no late answer", ACCEPT, { "+50", "right", "hand-in" }, SESSION_FINISHED, 50, 50, 0, 0, false, "right", false, NULL, false },
	{ "an unfinished line is taken as late", ACCEPT, { "+70", "time right" }, SESSION_EXPIRED, 70, 70, 0, 0, false, "right", true, NULL, false },
	{ "an unfinished line that says nothing is kept", ACCEPT, { "+70", "time rig" }, SESSION_EXPIRED, 70, 70, 0, 0, false, NULL, false, "rig", false },
	{ "where late is refused an unfinished line is kept", LIMIT, { "+60", "time right" }, SESSION_EXPIRED, 60, 60, 0, 0, false, NULL, false, "right", false },
	{ "an answer that came too late is kept", LIMIT, { "+61", "right" }, SESSION_EXPIRED, 61, 61, 0, 0, false, NULL, false, "right", false },
	{ "no unfinished line, nothing kept", LIMIT, { "+60", "time" }, SESSION_EXPIRED, 60, 60, 0, 0, false, NULL, false, NULL, false },
	{ "a response counts without its confidence", LIMIT "confidence='ask'", { "right", "+60", "time" }, SESSION_EXPIRED, 60, 60, 0, 0, false, "right", false, NULL, false },
	{ "a question whose time ran out says so", "question-limit='PT10S'", { "+10", "time", "hand-in" }, SESSION_FINISHED, 10, 10, 0, 0, false, NULL, false, NULL, true },
	/* clang-format on */
};

static void times_are_recorded(void **state)
{
	const struct times_case *row = *state;
	const struct result_question *first;

	play_read(row->attributes, NULL);
	play_begin();
	play_steps(row->steps, COUNT(row->steps));
	play_end();
	first = play_record("q1");
	assert_int_equal(play.result->status, row->status);
	assert_int_equal(play.result->active_ms, row->active_s * 1000);
	assert_int_equal(first->active_ms, row->first_s * 1000);
	assert_int_equal(play.result->suspensions, row->suspensions);
	assert_int_equal(play.result->suspended_ms, row->suspended_s * 1000);
	assert_int_equal(play.result->clock_jumped, row->jumped);
	assert_int_equal(first->try_count, row->response ? 1 : 0);
	if (row->response) {
		assert_string_equal(first->tries[0].response, row->response);
		assert_int_equal(first->tries[0].late, row->late);
	}
	assert_string_equal(first->unsent ? first->unsent : "", row->unsent ? row->unsent : "");
	assert_int_equal(first->expired, row->expired);
}

/* ---- what is said of it ---- */

static void progress_says_what_is_left(void **state)
{
	struct vigil_time now;
	char *prompt;

	(void)state;
	play_read("time-limit='PT20M'", NULL);
	play_begin();
	now = play.now;
	now.running_ms += 17 * 60000 + 30000;
	assert_int_equal(vigil_session_left_ms(play.session, now), 150000);
	assert_int_equal(vigil_session_prompt(&prompt, play.session, now), VIGIL_OK);
	assert_non_null(strstr(prompt, "Question 1 of 4, 2 min 30 s left. Type "));
	free(prompt);
	now.running_ms += 60000;
	vigil_session_show_question(play.session, now, play.page);
	vigil_session_show_time(play.session, now, play.page);
	play_listen();
	assert_true(play_says("Question 1 of 4, 90 s left\n"));
	assert_true(play_says("Time used: 18 min 30 s"));
	assert_true(play_says("Time left: 90 s"));
}

static void progress_says_that_time_is_up(void **state)
{
	char *prompt;

	(void)state;
	play_read(ACCEPT, NULL);
	play_begin();
	play_step("+65");
	assert_int_equal(vigil_session_prompt(&prompt, play.session, play.now), VIGIL_OK);
	assert_non_null(strstr(prompt, "Question 1 of 4, time is up. Type "));
	free(prompt);
}

/* The machine was started again meanwhile: its running clock begins anew. */
static void a_running_clock_may_begin_anew(void **state)
{
	(void)state;
	play_read(LIMIT, NULL);
	play_begin();
	play_steps((const char *const[]){"+10", "leave"}, 2);
	play.now.wall_ms += 1000000;
	play.now.running_ms = 77;
	play_step("return");
	assert_int_equal(vigil_session_due_ms(play.session), 77 + 30000);
	play_steps((const char *const[]){"+5", "right"}, 2);
	play_end();
	assert_int_equal(play.result->active_ms, 15000);
	assert_int_equal(play.result->suspended_ms, 1000000);
	assert_false(play.result->clock_jumped);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(limits) + COUNT(times) + 3];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(limits); i++)
		*test++ = PLAY_ROW(&limits[i], limit_holds);
	for (size_t i = 0; i < COUNT(times); i++)
		*test++ = PLAY_ROW(&times[i], times_are_recorded);
	*test++ = (struct CMUnitTest)cmocka_unit_test_setup_teardown(progress_says_what_is_left,
	                                                             play_setup, play_teardown);
	*test++ = (struct CMUnitTest)cmocka_unit_test_setup_teardown(progress_says_that_time_is_up,
	                                                             play_setup, play_teardown);
	*test = (struct CMUnitTest)cmocka_unit_test_setup_teardown(a_running_clock_may_begin_anew,
	                                                           play_setup, play_teardown);
	return cmocka_run_group_tests_name("session/clock", tests, NULL, NULL);
}
