/* tests/session/test_verdict.c -- marks of the whole and its parts, and an end once it is certain */
#include "session/play.h"

#define QUESTIONS 4
#define WAYS      5
#define ALL       (WAYS * WAYS * WAYS * WAYS)

#define TWO(FIRST, SECOND)                                                                         \
	"<section id='one' shuffle='false' " FIRST ">" ASK("q1")                                   \
		ASK("q2") "</section>"                                                             \
			  "<section id='two' shuffle='false' " SECOND ">" ASK("q3")                \
				  ASK("q4") "</section>"
#define WITH(ID)                                                                                   \
	"<section id='all' shuffle='false'>" ASK("q1") ASK("q2") ASK("q3") ASK(ID) "</section>"
#define CRITICAL(ID)                                                                               \
	"<section id='all' shuffle='false'>" ASK("q1") ASK("q2")                                   \
		ASK("q3") "<include question='b#" ID "' critical='true'/></section>"
#define WORTH                                                                                      \
	"<section id='all' shuffle='false'>" ASK(                                                  \
		"q1") "<include question='b#q2' points='5'/>" ASK("q3") ASK("q4") "</section>"

/*
 * Every way through a linear quiz is played to its end. What is certain behind some questions is
 * then known: the verdict that all ways have which begin alike.
 */
static const struct certain_case {
	const char *name, *attributes, *sections;
	const char *ways[WAYS]; /* what can be done with a question: steps, divided by '|' */
} certain[] = {
	/* clang-format off */
	{ "of the whole", "pass='50%'", NULL, { "right", "wrong", "skip" } },
	{ "of all points", "pass='100%'", NULL, { "right", "wrong" } },
	{ "of none", "pass='0%'", NULL, { "right", "wrong" } },
	{ "of sections", "pass='25%'", TWO("pass='50%'", "pass='100%'"), { "right", "wrong" } },
	{ "of a section alone", "pass='0%'", TWO("pass='100%'", ""), { "right", "wrong" } },
	{ "of topics", "pass='25%'", FOUR "<topic id='mail' pass='50%'/><topic id='desk' pass='100%'/>", { "right", "wrong" } },
	{ "with a critical question at the end", "pass='50%'", CRITICAL("q4"), { "right", "wrong", "skip" } },
	{ "with a critical essay", "pass='50%'", CRITICAL("essay"), { "right", "wrong", "skip" } },
	{ "with unequal points", "pass='60%'", WORTH, { "right", "wrong" } },
	{ "where a response loses points", "pass='50%'", WITH("map"), { "right", "wrong", "skip" } },
	{ "where several options lose points", "pass='50%'", WITH("many"), { "right", "wrong", "skip" } },
	{ "where a person has to score", "pass='75%'", WITH("essay"), { "right", "wrong", "skip" } },
	{ "by confidence", "pass='50%' confidence='score'", NULL, { "right|type 3", "right|type 1", "wrong|type 3", "wrong|type 1" } },
	{ "by confidence that can stay unsaid", "pass='40%' confidence='score'", NULL, { "right|type 3", "right|skip", "wrong|type 3", "skip" } },
	{ "with several tries", "pass='50%' tries='2'", NULL, { "right", "wrong|right", "wrong|wrong", "wrong|skip" } },
	{ "with tries that cost", "pass='75%' tries='2' try-cost='50%'", NULL, { "right", "wrong|right", "wrong|wrong" } },
	{ "with hints that cost", "pass='80%'", NULL, { "right", "hint|right", "wrong" } },
	{ "told at the end", "pass='50%' feedback='end'", NULL, { "right", "wrong" } },
	/* clang-format on */
};

static size_t way_count(const struct certain_case *row)
{
	size_t count = 0;

	while (count < WAYS && row->ways[count])
		count++;
	return count;
}

/* What stands in a row's ways; some questions have words of their own for it. */
static void step(const char *bytes, size_t length)
{
	const char *id = vigil_session_question(play.session);
	char one[32];

	assert_true(length < sizeof(one));
	memcpy(one, bytes, length);
	one[length] = '\0';
	if (id && strcmp(id, "essay") == 0 &&
	    (strcmp(one, "right") == 0 || strcmp(one, "wrong") == 0))
		play_step("I have told the desk.");
	else if (id && strcmp(id, "many") == 0 && strcmp(one, "wrong") == 0)
		play_step("wrong other");
	else
		play_step(one);
}

static void take_way(const char *way)
{
	for (size_t length; *way; way += length + (way[length] == '|')) {
		length = strcspn(way, "|");
		step(way, length);
	}
}

/* Play the way of this number; how many questions were asked. */
static size_t play_way(const struct certain_case *row, size_t number, enum stop_rule stop)
{
	size_t count = 0;

	play.quiz->rules.stop = stop;
	play_begin();
	for (; count < QUESTIONS && vigil_session_question(play.session); count++) {
		take_way(row->ways[number % way_count(row)]);
		number /= way_count(row);
	}
	assert_string_equal(play_stands(), "over");
	assert_int_equal(vigil_session_finish(&play.result, play.session, play.now), VIGIL_OK);
	vigil_session_free(play.session);
	play.session = NULL;
	return count;
}

static enum verdict forget_result(void)
{
	enum verdict verdict = play.result->score.verdict;

	vigil_result_free(play.result);
	play.result = NULL;
	return verdict;
}

/* How many questions decide on the way of this number: one at least. */
static size_t deciding(const enum verdict *verdicts, size_t all, size_t ways, size_t number)
{
	size_t count = 1, alike = ways; /* ways that are alike so far are equal modulo this */

	for (; count < QUESTIONS; count++, alike *= ways) {
		bool same = true;

		for (size_t other = number % alike; other < all; other += alike)
			same = same && verdicts[other] == verdicts[number];
		if (same)
			break;
	}
	return count;
}

static void it_ends_when_it_is_certain(void **state)
{
	const struct certain_case *row = *state;
	size_t ways = way_count(row), all = 1, early = 0;
	enum verdict verdicts[ALL];
	char attributes[128];

	snprintf(attributes, sizeof(attributes), "navigation='linear' %s", row->attributes);
	play_read(attributes, row->sections);
	for (size_t i = 0; i < QUESTIONS; i++)
		all *= ways;
	for (size_t i = 0; i < all; i++) {
		play_way(row, i, STOP_LAST);
		verdicts[i] = forget_result();
	}
	for (size_t i = 0; i < all; i++) {
		size_t asked = play_way(row, i, STOP_CERTAIN);
		bool stopped = play.result->stopped_certain;

		assert_int_equal(asked, deciding(verdicts, all, ways, i));
		assert_int_equal(stopped, asked < QUESTIONS);
		assert_int_equal(play.result->status, SESSION_FINISHED);
		assert_int_equal(forget_result(), verdicts[i]);
		early += stopped;
	}
	assert_true(early > 0);
}

/* ---- single verdicts ---- */

static const struct verdict_case {
	const char *name, *attributes, *sections;
	const char *steps[12];
	const char *stands;
	enum session_status status;
	enum verdict verdict;
	bool stopped, critical;
	const char *says;
} verdicts[] = {
	/* clang-format off */
	{ "a free session goes on while what was skipped could pass it", "stop='certain' pass='50%'", NULL, { "wrong", "skip", "right" }, "q4", SESSION_ABANDONED, VERDICT_FAILED, false, false, NULL },
	{ "a free session ends once enough is right", "stop='certain' pass='50%'", NULL, { "skip", "right", "right" }, "over", SESSION_FINISHED, VERDICT_PASSED, true, false, "It ended early" },
	{ "answers that can be changed are never certain", "stop='certain' pass='50%' feedback='end'", NULL, { "right", "right", "right", "right" }, "review", SESSION_ABANDONED, VERDICT_FAILED, false, false, NULL },
	{ "what tries have cost does not come back", "stop='certain' pass='75%' tries='2' try-cost='50%'", NULL, { "wrong", "skip", "wrong", "skip", "wrong", "skip" }, "over", SESSION_FINISHED, VERDICT_FAILED, true, false, NULL },
	{ "what hints have cost does not come back", "stop='certain' pass='90%'", NULL, { "hint", "skip", "hint", "skip" }, "over", SESSION_FINISHED, VERDICT_FAILED, true, false, NULL },
	{ "a question whose time ran out counts as left", "stop='certain' pass='100%' question-limit='PT10S'", NULL, { "+10", "time" }, "over", SESSION_FINISHED, VERDICT_FAILED, true, false, "It ended early" },
	{ "with no mark at all nothing is judged", "mode='practice' stop='certain'", NULL, { "wrong", "wrong", "wrong" }, "q4", SESSION_ABANDONED, VERDICT_NONE, false, false, NULL },
	{ "a session whose time ran out is judged by its answers", "pass='50%' time-limit='PT60S'", NULL, { "right", "right", "+60", "time" }, "over", SESSION_EXPIRED, VERDICT_PASSED, false, false, "Time ran out" },
	{ "and is failed where they do not suffice", "pass='80%' time-limit='PT60S'", NULL, { "right", "right", "+60", "time" }, "over", SESSION_EXPIRED, VERDICT_FAILED, false, false, "Time ran out" },
	{ "a session that is abandoned is failed", "pass='25%'", NULL, { "right", "right", "abandon" }, "over", SESSION_ABANDONED, VERDICT_FAILED, false, false, "Not finished" },
	{ "a section that is not passed fails the whole", "pass='50%'", TWO("pass='50%'", ""), { "wrong", "wrong", "right", "right" }, "over", SESSION_FINISHED, VERDICT_FAILED, false, false, "one: 0 of 2 points, not passed" },
	{ "a critical question that is wrong fails the whole", "pass='50%'", CRITICAL("q4"), { "right", "right", "right", "wrong" }, "over", SESSION_FINISHED, VERDICT_FAILED, false, true, "A question that has to be right was not." },
	{ "a critical question that is left fails the whole", "pass='50%'", CRITICAL("q4"), { "right", "right", "right", "skip", "hand-in" }, "over", SESSION_FINISHED, VERDICT_FAILED, false, true, NULL },
	{ "where all is failed the critical question does not decide", "pass='50%'", CRITICAL("q4"), { "wrong", "wrong", "wrong", "wrong" }, "over", SESSION_FINISHED, VERDICT_FAILED, false, false, NULL },
	{ "practice is not judged by a critical question", "pass='50%' mode='practice'", CRITICAL("q4"), { "right", "right", "right", "wrong" }, "over", SESSION_FINISHED, VERDICT_NONE, false, false, "Practised: 3 of 4 points" },
	{ "an essay leaves open what it can decide", "pass='100%'", WITH("essay"), { "right", "right", "right", "I told them." }, "over", SESSION_FINISHED, VERDICT_PENDING, false, false, "Not decided yet" },
	{ "points of the quiz count", "pass='60%'", WORTH, { "wrong", "right", "wrong", "wrong" }, "over", SESSION_FINISHED, VERDICT_PASSED, false, false, "Right: 5 of 5 points" },
	/* clang-format on */
};

/* Everything in the record can be recomputed: what reads it does so. */
static void assert_reads_back(void)
{
	struct text written;
	struct vigil_result *again = NULL;
	char path[] = "/tmp/vigil-verdict-XXXXXX";
	int descriptor = mkstemp(path);
	FILE *file;

	assert_true(descriptor >= 0);
	file = fdopen(descriptor, "w");
	text_init(&written);
	result_write(&written, play.result);
	assert_non_null(file);
	assert_int_equal(fwrite(written.bytes, 1, written.length, file), written.length);
	assert_int_equal(fclose(file), 0);
	text_clear(&written);
	if (vigil_result_read(&again, path, play.findings) != VIGIL_OK)
		fail_msg("%s", vigil_findings_get(play.findings, 0)->text);
	remove(path);
	vigil_result_free(again);
}

static void verdict_is_given(void **state)
{
	const struct verdict_case *row = *state;

	play_read(row->attributes, row->sections);
	play_begin();
	play_steps(row->steps, COUNT(row->steps));
	assert_string_equal(play_stands(), row->stands);
	play_end();
	assert_int_equal(play.result->status, row->status);
	assert_int_equal(play.result->score.verdict, row->verdict);
	assert_int_equal(play.result->stopped_certain, row->stopped);
	assert_int_equal(play.result->critical_failed, row->critical);
	if (row->says && !play_says(row->says))
		fail_msg("'%s' does not say '%s'", play.said.bytes, row->says);
	assert_reads_back();
}

/* ---- how long a pass is valid ---- */

static const struct valid_case {
	const char *name, *attributes;
	const char *answer;
	int64_t days; /* from its end; 0: for ever, or no pass */
} validities[] = {
	{"a pass without a term is valid for ever", "pass='25%'", "right", 0},
	{"a pass is valid for its days", "pass='25%' valid='P30D'", "right", 30},
	{"a pass is valid for its months", "pass='25%' valid='P1Y'", "right", 365},
	{"no pass is not valid", "pass='25%' valid='P30D'", "wrong", 0},
};

static void pass_is_valid(void **state)
{
	const struct valid_case *row = *state;

	play_read(row->attributes, NULL);
	play_begin();
	play_steps((const char *const[]){row->answer, "hand-in"}, 2);
	play_end();
	assert_int_equal(play.result->valid_until_wall_ms,
	                 row->days ? play.result->finished_wall_ms + row->days * 24 * 3600 * 1000
	                           : 0);
	assert_reads_back();
}

int main(void)
{
	struct CMUnitTest tests[COUNT(certain) + COUNT(verdicts) + COUNT(validities)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(certain); i++)
		*test++ = PLAY_ROW(&certain[i], it_ends_when_it_is_certain);
	for (size_t i = 0; i < COUNT(verdicts); i++)
		*test++ = PLAY_ROW(&verdicts[i], verdict_is_given);
	for (size_t i = 0; i < COUNT(validities); i++)
		*test++ = PLAY_ROW(&validities[i], pass_is_valid);
	return cmocka_run_group_tests_name("session/verdict", tests, NULL, NULL);
}
