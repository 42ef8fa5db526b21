/* tests/session/test_navigation.c -- the way through a session: on, back, the review, the end */
#include "session/play.h"

#define TWO_SECTIONS(FIRST, SECOND)                                                                \
	"<section id='one' shuffle='false' " FIRST ">" ASK("q1")                                   \
		ASK("q2") "</section>"                                                             \
			  "<section id='two' shuffle='false' " SECOND ">" ASK("q3")                \
				  ASK("q4") "</section>"

#define FREE_THEN_LINEAR TWO_SECTIONS("", "navigation='linear'")
#define LINEAR_THEN_FREE TWO_SECTIONS("navigation='linear'", "")

static const struct way_case {
	const char *name, *attributes, *sections;
	const char *steps[14];
	const char *stands;
	enum vigil_answer answer; /* to the last step */
	const char *says;
} ways[] = {
	/* clang-format off */
	{ "an answer leads to the next question", "", NULL, { "right" }, "q2", VIGIL_ANSWER_DONE, "Right" },
	{ "with all answered and told, it is over", "", NULL, { "right", "right", "right", "right" }, "over", VIGIL_ANSWER_DONE, NULL },
	{ "what was skipped comes back in the review", "", NULL, { "skip", "right", "right", "right" }, "review", VIGIL_ANSWER_DONE, "Left open" },
	{ "from the review one goes to a question", "", NULL, { "skip", "right", "right", "right", "go 1" }, "q1", VIGIL_ANSWER_DONE, NULL },
	{ "with the last open one answered it is over", "", NULL, { "skip", "right", "right", "right", "go 1", "right" }, "over", VIGIL_ANSWER_DONE, NULL },
	{ "the review can be handed in", "", NULL, { "skip", "right", "right", "right", "hand-in" }, "over", VIGIL_ANSWER_DONE, NULL },
	{ "a session can be handed in from a question", "", NULL, { "right", "hand-in" }, "over", VIGIL_ANSWER_DONE, NULL },
	{ "one can look at the review before", "", NULL, { "right", "review" }, "review", VIGIL_ANSWER_DONE, NULL },
	{ "an answer goes on behind the question, past what is answered", "", NULL, { "skip", "right", "go 1", "right" }, "q3", VIGIL_ANSWER_DONE, NULL },
	{ "an answered question that was told is closed", "", NULL, { "right", "go 1" }, "q2", VIGIL_ANSWER_NOT_ALLOWED, "Question 1 is closed." },
	{ "there is no question 5", "", NULL, { "go 5" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "questions 1 to 4" },
	{ "there is no question 0", "", NULL, { "go 0" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "questions 1 to 4" },
	{ "at the review nothing is answered", "", NULL, { "review", "right" }, "review", VIGIL_ANSWER_NOT_ALLOWED, "No question" },
	{ "at the review nothing is skipped", "", NULL, { "review", "skip" }, "review", VIGIL_ANSWER_NOT_ALLOWED, "No question" },
	{ "at the review there is no hint", "", NULL, { "review", "hint" }, "review", VIGIL_ANSWER_NOT_ALLOWED, "No question" },
	{ "behind the end there is nothing", "", NULL, { "hand-in", "right" }, "over", VIGIL_ANSWER_NOT_ALLOWED, "No question is left." },

	{ "where answers are told at the end, the review comes always", "feedback='end'", NULL, { "right", "right", "right", "right" }, "review", VIGIL_ANSWER_DONE, "Taken." },
	{ "there, an answer can be changed", "feedback='end'", NULL, { "right", "go 1", "wrong" }, "q2", VIGIL_ANSWER_DONE, NULL },
	{ "there, one goes on to what has no answer", "feedback='end'", NULL, { "right", "right", "go 1", "wrong" }, "q3", VIGIL_ANSWER_DONE, NULL },

	{ "while tries are left, the question stays", "tries='2'", NULL, { "wrong" }, "q1", VIGIL_ANSWER_MORE, "1 more try" },
	{ "one can leave a question with tries left", "tries='2'", NULL, { "wrong", "skip" }, "q2", VIGIL_ANSWER_DONE, NULL },
	{ "and come back to it", "tries='2'", NULL, { "wrong", "skip", "right", "right", "right", "go 1" }, "q1", VIGIL_ANSWER_DONE, NULL },

	{ "linear questions come one after the other", "navigation='linear'", NULL, { "right", "wrong" }, "q3", VIGIL_ANSWER_DONE, NULL },
	{ "what is skipped in a linear session is left for good", "navigation='linear'", NULL, { "skip", "right", "right", "right" }, "over", VIGIL_ANSWER_DONE, "Left without an answer." },
	{ "a linear session does not go back", "navigation='linear'", NULL, { "skip", "go 1" }, "q2", VIGIL_ANSWER_NOT_ALLOWED, "one after the other" },
	{ "a linear session has no review", "navigation='linear'", NULL, { "review" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "one after the other" },
	{ "a linear session is not handed in", "navigation='linear'", NULL, { "hand-in" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "one after the other" },
	{ "a linear answer that is told at the end is final", "navigation='linear' feedback='end'", NULL, { "right", "right", "right", "right" }, "over", VIGIL_ANSWER_DONE, NULL },

	{ "sections with free navigation are one", "", TWO_SECTIONS("", ""), { "skip", "skip", "right", "go 1" }, "q1", VIGIL_ANSWER_DONE, NULL },
	{ "before linear questions comes a review of its own", "", FREE_THEN_LINEAR, { "skip", "right" }, "review", VIGIL_ANSWER_DONE, NULL },
	{ "handed in there, the linear questions follow", "", FREE_THEN_LINEAR, { "skip", "right", "hand-in" }, "q3", VIGIL_ANSWER_DONE, NULL },
	{ "with nothing open they follow at once", "", FREE_THEN_LINEAR, { "right", "right" }, "q3", VIGIL_ANSWER_DONE, NULL },
	{ "from linear questions one does not go back to free ones", "", FREE_THEN_LINEAR, { "skip", "right", "hand-in", "go 1" }, "q3", VIGIL_ANSWER_NOT_ALLOWED, "one after the other" },
	{ "from free questions one does not go ahead to linear ones", "", FREE_THEN_LINEAR, { "go 3" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "questions 1 to 2" },
	{ "from free questions one does not go back to linear ones", "", LINEAR_THEN_FREE, { "skip", "skip", "go 1" }, "q3", VIGIL_ANSWER_NOT_ALLOWED, "questions 3 to 4" },

	{ "a confidence that is not said does not hold up", "confidence='ask'", NULL, { "right", "skip" }, "q2", VIGIL_ANSWER_DONE, "Right" },
	{ "the question of confidence stays until it is answered", "confidence='ask'", NULL, { "right", "type often" }, "q1", VIGIL_ANSWER_UNREADABLE, "guessing" },
	{ "a hint that the quiz does not give", "hints='false'", NULL, { "hint" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "no hints" },
	{ "no hint once the response is there", "confidence='ask'", NULL, { "right", "hint" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "already" },
	{ "a flag leaves the question where it is", "", NULL, { "flag too vague" }, "q1", VIGIL_ANSWER_MORE, "with your remark" },
	{ "a session that was left has to be resumed", "", NULL, { "leave", "right" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "resumed" },
	{ "it goes on where it was", "", NULL, { "right", "leave", "return", "right" }, "q3", VIGIL_ANSWER_DONE, NULL },
	{ "it is not resumed twice", "", NULL, { "leave", "return", "return" }, "q1", VIGIL_ANSWER_NOT_ALLOWED, "goes on already" },
	{ "it can be abandoned while it is left", "", NULL, { "leave", "abandon" }, "over", VIGIL_ANSWER_DONE, NULL },
	/* clang-format on */
};

static void way_leads_there(void **state)
{
	const struct way_case *row = *state;

	play_read(row->attributes, row->sections);
	play_begin();
	play_steps(row->steps, COUNT(row->steps));
	assert_string_equal(play_stands(), row->stands);
	assert_int_equal(play.answer, row->answer);
	if (row->says && !play_says(row->says))
		fail_msg("'%s' does not say '%s'", play.said.bytes, row->says);
}

/* ---- what the record says of it ---- */

static const struct record_case {
	const char *name, *attributes;
	const char *steps[10];
	enum session_status status;
	enum question_state states[4];
	const char *response; /* the last of q1, or NULL */
	size_t tries;         /* of q1 */
	bool flagged;         /* q1 */
	const char *remark, *unsent;
} records[] = {
	/* clang-format off */
	{ "what nobody saw was not reached", "", { "right", "hand-in" }, SESSION_FINISHED,
	  { QUESTION_ANSWERED, QUESTION_UNANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, "right", 1, false, NULL, NULL },
	{ "of answers that can be changed all are kept, and the last counts", "feedback='end'", { "right", "go 1", "wrong", "hand-in" }, SESSION_FINISHED,
	  { QUESTION_ANSWERED, QUESTION_UNANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, "wrong", 2, false, NULL, NULL },
	{ "a question that was seen again stays answered", "feedback='end'", { "right", "go 1", "skip", "hand-in" }, SESSION_FINISHED,
	  { QUESTION_ANSWERED, QUESTION_UNANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, "right", 1, false, NULL, NULL },
	{ "a session that is abandoned says so", "", { "right", "abandon" }, SESSION_ABANDONED,
	  { QUESTION_ANSWERED, QUESTION_UNANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, "right", 1, false, NULL, NULL },
	{ "a response that waits for its confidence is kept when it is abandoned", "confidence='ask'", { "right", "abandon" }, SESSION_ABANDONED,
	  { QUESTION_ANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, "right", 1, false, NULL, NULL },
	{ "a flag and its remark are recorded", "", { "flag too vague", "hand-in" }, SESSION_FINISHED,
	  { QUESTION_UNANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, NULL, 0, true, "too vague", NULL },
	{ "a second remark replaces the first", "", { "flag too vague", "flag too long", "hand-in" }, SESSION_FINISHED,
	  { QUESTION_UNANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, NULL, 0, true, "too long", NULL },
	{ "a flag can be taken back", "", { "flag too vague", "flag", "hand-in" }, SESSION_FINISHED,
	  { QUESTION_UNANSWERED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED, QUESTION_NOT_REACHED }, NULL, 0, false, NULL, NULL },
	/* clang-format on */
};

static void way_is_recorded(void **state)
{
	const struct record_case *row = *state;
	const struct result_question *first;

	play_read(row->attributes, NULL);
	play_begin();
	play_steps(row->steps, COUNT(row->steps));
	play_end();
	assert_int_equal(play.result->status, row->status);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(play.result->questions[i].state, row->states[i]);
	first = &play.result->questions[0];
	assert_int_equal(first->try_count, row->tries);
	if (row->response)
		assert_string_equal(first->tries[first->try_count - 1].response, row->response);
	assert_int_equal(first->flagged, row->flagged);
	assert_string_equal(first->remark ? first->remark : "", row->remark ? row->remark : "");
}

static void list_says_what_became_of_each(void **state)
{
	(void)state;
	play_read("", NULL);
	play_begin();
	play_steps((const char *const[]){"right", "skip", "flag", NULL}, 4);
	text_cut(&play.said, 0);
	vigil_session_show_list(play.session, play.page);
	play_listen();
	assert_string_equal(play.said.bytes, "  1. answered: What of q1?\n"
	                                     "  2. skipped: What of q2?\n"
	                                     "  3. you are here, flagged: What of q3?\n"
	                                     "  4. not seen yet\n");
}

static void answer_so_far_is_shown(void **state)
{
	(void)state;
	play_read("feedback='end'", NULL);
	play_begin();
	play_steps((const char *const[]){"wrong", "go 1"}, 2);
	vigil_session_show_question(play.session, play.now, play.page);
	play_listen();
	assert_true(play_says("Your answer so far: wrong. A new one replaces it."));
}

int main(void)
{
	struct CMUnitTest tests[COUNT(ways) + COUNT(records) + 2];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(ways); i++)
		*test++ = PLAY_ROW(&ways[i], way_leads_there);
	for (size_t i = 0; i < COUNT(records); i++)
		*test++ = PLAY_ROW(&records[i], way_is_recorded);
	*test++ = (struct CMUnitTest)cmocka_unit_test_setup_teardown(answer_so_far_is_shown,
	                                                             play_setup, play_teardown);
	*test = (struct CMUnitTest)cmocka_unit_test_setup_teardown(list_says_what_became_of_each,
	                                                           play_setup, play_teardown);
	return cmocka_run_group_tests_name("session/navigation", tests, NULL, NULL);
}
