/* report/test_scoring.c -- points given by a person: beside the result, and never in its place */
#include "report/folder_of.h"

#include "support/results.h"
#include "vigil/result.h"
#include "vigil/score.h"

#define NOON INT64_C(1795348800000)

static const struct hand essay = {.learner = "dana",
                                  .pass_thousandths = 800,
                                  .valid_days = 365,
                                  .deeds = {DEED_RIGHT, DEED_PENDING, DEED_PENDING}};

static char path[128];
static struct vigil_scoring *scoring;
static struct vigil_findings *findings;

static int setup(void **state)
{
	struct vigil_result *result = hand_result(&essay, 1);

	(void)state;
	if (folder_enter() || mkdir("results", 0700) || !result_put(result, "results"))
		return -1;
	snprintf(path, sizeof(path), "results/%s.xml", vigil_result_id(result));
	vigil_result_free(result);
	findings = vigil_findings_new();
	return vigil_scoring_read(&scoring, path, findings) == VIGIL_OK ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	vigil_scoring_free(scoring);
	vigil_findings_free(findings);
	scoring = NULL;
	return folder_leave();
}

static void read_again(void)
{
	vigil_scoring_free(scoring);
	assert_int_equal(vigil_scoring_read(&scoring, path, findings), VIGIL_OK);
}

/* Give these points for the open questions, and write them. The path is the caller's. */
static char *give(const char *first, const char *second, bool again)
{
	char *written;

	assert_int_equal(vigil_scoring_give(scoring, 0, again, first, "so"), VIGIL_OK);
	if (second)
		assert_int_equal(vigil_scoring_give(scoring, 1, again, second, ""), VIGIL_OK);
	assert_int_equal(vigil_scoring_write(&written, scoring, "kim", NOON, findings), VIGIL_OK);
	assert_int_equal(folder_mode_of(written), 0600);
	read_again();
	return written;
}

static bool is_certified(void)
{
	struct vigil_page *page = vigil_page_new();
	enum vigil_status status = vigil_certificate(scoring, page);

	vigil_page_free(page);
	return status == VIGIL_OK;
}

static void assert_reported(const char *column, const char *cell)
{
	struct told told;
	char found[256], *csv;

	told_read(&told, "results", NULL);
	csv = told_csv(&told, "attempts", "attempts",
	               (struct vigil_report_request){.identify = true});
	assert_string_equal(csv_cell(csv, "learner", "dana", column, found), cell);
	free(csv);
	told_clear(&told);
}

static void pending_until_all_are_scored(void **state)
{
	char *written;

	(void)state;
	assert_int_equal(vigil_scoring_count(scoring, false), 2);
	assert_false(is_certified());
	assert_reported("verdict", "pending");
	written = give("1", NULL, false);
	free(written);
	assert_int_equal(vigil_scoring_count(scoring, false), 1);
	assert_reported("verdict", "pending");
	free(give("1", NULL, false));
	assert_int_equal(vigil_scoring_count(scoring, false), 0);
	assert_true(is_certified());
	assert_reported("verdict", "passed");
	assert_reported("points", "3");
	assert_reported("person_scored", "true");
	assert_reported("valid_until", "2027-11-22T09:11:00.000Z");
}

static void last_score_counts(void **state)
{
	(void)state;
	free(give("1", "1", false));
	assert_true(is_certified());
	assert_int_equal(vigil_scoring_count(scoring, true), 2);
	free(give("0.5", "0", true));
	assert_false(is_certified());
	assert_reported("points", "1.5");
	assert_reported("verdict", "not passed");
}

static void points_have_bounds(void **state)
{
	static const char *const wrong[] = {"1.001", "-1", "", "two", "1,5", "1 "};

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_int_equal(vigil_scoring_give(scoring, 0, false, wrong[i], ""),
		                 VIGIL_INVALID);
	assert_int_equal(vigil_scoring_give(scoring, 0, false, "0", ""), VIGIL_OK);
}

static void score_of_a_changed_result_is_not_taken(void **state)
{
	struct hand changed = essay;
	struct vigil_result *result;

	(void)state;
	free(give("1", "1", false));
	assert_true(is_certified());
	changed.learner = "eve";
	result = hand_result(&changed, 1); /* the same id, and another file */
	assert_true(result_put(result, "results"));
	vigil_result_free(result);
	read_again();
	assert_false(is_certified());
	assert_int_equal(vigil_findings_count(findings), 1);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "score-of-another");
}

static void damaged_score_is_named(void **state)
{
	struct told told;
	char *written = give("1", "1", false);
	FILE *file = fopen(written, "wb");

	(void)state;
	assert_true(file && fputs("<score", file) >= 0 && fclose(file) == 0);
	free(written);
	read_again();
	assert_false(is_certified());
	assert_int_equal(vigil_findings_count(findings), 1);
	told_read(&told, "results", NULL);
	assert_int_equal(told.status, VIGIL_INVALID);
	assert_int_equal(vigil_report_count(told.report), 1);
	told_clear(&told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(pending_until_all_are_scored, setup, teardown),
		cmocka_unit_test_setup_teardown(last_score_counts, setup, teardown),
		cmocka_unit_test_setup_teardown(points_have_bounds, setup, teardown),
		cmocka_unit_test_setup_teardown(score_of_a_changed_result_is_not_taken, setup,
	                                        teardown),
		cmocka_unit_test_setup_teardown(damaged_score_is_named, setup, teardown),
	};

	return cmocka_run_group_tests_name("scoring", tests, NULL, NULL);
}
