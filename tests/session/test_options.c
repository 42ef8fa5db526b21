/* tests/session/test_options.c -- what a session begins with, and what its record says of it */
#include "base/digest.h"
#include "session/play.h"

#define ID "01a20281-8530-7abc-8def-0123456789ab"

static const char *const seen[] = {"b#q1", "b#q3"};
static const char *const wrong_before[] = {"b#q3", "b#q1"};
static const char *const gone[] = {"b#nothing", "c#q1", "b", "b#q2"};
static const char *const all_gone[] = {"b#nothing"};

static const struct option_case {
	const char *name, *attributes;
	struct vigil_session_options options;
	const char *refused; /* the code of the finding, or NULL */
	size_t questions;
	const char *first; /* question, or NULL: any */
	enum session_mode mode;
	enum session_custody custody;
	uint32_t attempt;
	int32_t time_factor;
	size_t seen;
	bool seed_given;
} options[] = {
	/* clang-format off */
	{ "the least there is", "", { .learner = "dana" }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SELF, 1, 1000, 0, false },
	{ "an id is taken as it is", "", { .learner = "dana", .id = ID }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SELF, 1, 1000, 0, false },
	{ "what is no id is refused", "", { .learner = "dana", .id = "../x" }, "bad-session-id", 0, NULL, SESSION_SCORED, CUSTODY_SELF, 0, 0, 0, false },
	{ "a third attempt says so", "", { .learner = "dana", .attempt = 3 }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SELF, 3, 1000, 0, false },
	{ "a site's custody says so", "", { .learner = "dana", .custody_site = true }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SITE, 1, 1000, 0, false },
	{ "more time says so", "", { .learner = "dana", .time_factor_thousandths = 1250 }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SELF, 1, 1250, 0, false },
	{ "what was seen is recorded", "", { .learner = "dana", .seen = seen, .seen_count = 2 }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SELF, 1, 1000, 2, false },
	{ "with a seed that is given it does not count", "", { .learner = "dana", .seed = "x", .seed_given = true, .seen = seen, .seen_count = 2 }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SELF, 1, 1000, 0, true },
	{ "a seed of the session begun before is none that is given", "", { .learner = "dana", .seed = "x", .seen = seen, .seen_count = 2 }, NULL, 4, "q1", SESSION_SCORED, CUSTODY_SELF, 1, 1000, 2, false },
	{ "practice says so", "pass='50%' time-limit='PT10S'", { .learner = "dana", .practice = true }, NULL, 4, "q1", SESSION_PRACTICE, CUSTODY_SELF, 1, 1000, 0, false },
	{ "a quiz can be practice by itself", "mode='practice'", { .learner = "dana" }, NULL, 4, "q1", SESSION_PRACTICE, CUSTODY_SELF, 1, 1000, 0, false },
	{ "only what was wrong before is practised, in that order", "", { .learner = "dana", .only = wrong_before, .only_count = 2 }, NULL, 2, "q3", SESSION_PRACTICE, CUSTODY_SELF, 1, 1000, 0, false },
	{ "of what was wrong, what is gone is left out", "", { .learner = "dana", .only = gone, .only_count = 4 }, NULL, 1, "q2", SESSION_PRACTICE, CUSTODY_SELF, 1, 1000, 0, false },
	{ "where all is gone there is nothing to ask", "", { .learner = "dana", .only = all_gone, .only_count = 1 }, "no-live-question", 0, NULL, SESSION_SCORED, CUSTODY_SELF, 0, 0, 0, false },
	/* clang-format on */
};

static void assert_recorded(const struct option_case *row)
{
	const struct vigil_result *result = play.result;

	assert_int_equal(result->mode, row->mode);
	assert_int_equal(result->rules.mode, row->mode);
	assert_int_equal(result->custody, row->custody);
	assert_int_equal(result->attempt, row->attempt);
	assert_int_equal(result->time_factor_thousandths, row->time_factor);
	assert_int_equal(result->seen_count, row->seen);
	assert_int_equal(result->seed_given, row->seed_given);
	if (row->options.id)
		assert_string_equal(result->id, row->options.id);
	if (row->mode != SESSION_PRACTICE)
		return;
	assert_int_equal(result->score.verdict, VERDICT_NONE);
	assert_int_equal(result->rules.pass_thousandths, RULES_NO_PASS);
	assert_int_equal(result->rules.time.limit_ms, 0);
}

static void session_begins(void **state)
{
	const struct option_case *row = *state;
	enum vigil_status status;

	play_read(row->attributes, NULL);
	status = vigil_session_start(&play.session, play.quiz, &row->options, play.now,
	                             play.findings);
	if (row->refused) {
		assert_int_equal(status, VIGIL_INVALID);
		assert_null(play.session);
		assert_int_equal(vigil_findings_count(play.findings), 1);
		assert_string_equal(vigil_findings_get(play.findings, 0)->code->name, row->refused);
		return;
	}
	assert_int_equal(status, VIGIL_OK);
	assert_int_equal(vigil_session_count(play.session), row->questions);
	assert_string_equal(play_stands(), row->first);
	assert_string_equal(vigil_session_bank(play.session), "b");
	assert_int_equal(strlen(vigil_session_seed(play.session)), 64);
	assert_int_equal(strlen(vigil_session_id(play.session)), 36);
	play_end();
	assert_recorded(row);
}

/* What the record names: the quiz's own bytes, and its bank's. */
static void record_names_what_it_was_made_from(void **state)
{
	char digest[DIGEST_TEXT + 1];

	(void)state;
	play_read("", NULL);
	play_begin();
	play_end();
	assert_string_equal(play.result->quiz.id, "q");
	digest_of(digest, play.quiz->files[0].bytes, play.quiz->files[0].size, NULL, 0);
	assert_string_equal(play.result->quiz.sha256, digest);
	assert_int_equal(play.result->bank_count, 1);
	assert_string_equal(play.result->banks[0].id, "b");
	digest_of(digest, play.quiz->files[1].bytes, play.quiz->files[1].size, NULL, 0);
	assert_string_equal(play.result->banks[0].sha256, digest);
	assert_int_equal(play.result->section_count, 1);
	assert_string_equal(play.result->sections[0].id, "all");
	assert_string_equal(play.result->questions[0].section, "all");
}

int main(void)
{
	struct CMUnitTest tests[COUNT(options) + 1];

	for (size_t i = 0; i < COUNT(options); i++)
		tests[i] = PLAY_ROW(&options[i], session_begins);
	tests[COUNT(options)] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
		record_names_what_it_was_made_from, play_setup, play_teardown);
	return cmocka_run_group_tests_name("session/options", tests, NULL, NULL);
}
