/* report/test_gather.c -- results from files: damaged ones, copies, order, and what is kept */
#include "model/result.h"
#include "report/folder_of.h"
#include "report/gather.h"
#include "support/results.h"
#include "vigil/result.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/time.h>

#define MANY    1000
#define DAMAGED 5

static const struct campaign campaign = {
	.seed = "gather", .questions = 6, .words = 3, .learners = 700, .draw = 5, .wrong_key = 2};

static const char *const kinds[] = {"summary",   "learners", "groups",   "topics",
                                    "questions", "quiz",     "attempts", "responses"};

static struct told told;

static int enter(void **state)
{
	(void)state;
	return folder_enter() || mkdir("whole", 0700) || mkdir("data", 0700) ||
	                       mkdir("spare", 0700) || !campaign_write(&campaign, "whole", 0, MANY)
	               ? -1
	               : 0;
}

static int leave(void **state)
{
	(void)state;
	return folder_leave();
}

static int clear(void **state)
{
	(void)state;
	told_clear(&told);
	told = (struct told){0};
	return 0;
}

/* All kinds in all forms, as one string. */
static char *everything(const struct told *from)
{
	struct vigil_report_request request = {.identify = true};
	char *all = strdup("");

	assert_non_null(all);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		char *one = told_all(from, kinds[i], request), *both;

		assert_true(asprintf(&both, "%s%s", all, one) >= 0);
		free(all);
		free(one);
		all = both;
	}
	return all;
}

static void overwrite(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0 && fclose(file) == 0);
}

/* ---- damage ---- */

static void name_of(char path[128], const char *folder, size_t n)
{
	struct vigil_result *result = campaign_result(&campaign, n);

	snprintf(path, 128, "%s/%s.xml", folder, vigil_result_id(result));
	vigil_result_free(result);
}

static void damaged_are_named_and_left_out(void **state)
{
	static const struct {
		size_t n;
		const char *instead;
	} damages[DAMAGED] = {
		{7, ""},
		{100, "<result"},
		{333, "<quiz xmlns=\"urn:vigil:bank:1\" id=\"a\"/>"},
		{500, "\x7f"
	              "ELF"},
		{999, "<?xml version=\"1.0\"?><!DOCTYPE a><a/>"},
	};
	struct told others;
	char path[128], *one, *other;

	(void)state;
	assert_int_equal(mkdir("some", 0700) | mkdir("rest", 0700), 0);
	assert_true(campaign_write(&campaign, "some", 0, MANY));
	assert_true(campaign_write(&campaign, "rest", 0, MANY));
	for (size_t i = 0; i < DAMAGED; i++) {
		name_of(path, "some", damages[i].n);
		overwrite(path, damages[i].instead);
		name_of(path, "rest", damages[i].n);
		assert_int_equal(unlink(path), 0);
	}
	told_read(&told, "some", NULL);
	assert_int_equal(told.status, VIGIL_INVALID);
	assert_int_equal(vigil_report_count(told.report), MANY - DAMAGED);
	assert_int_equal(vigil_findings_count(told.findings), DAMAGED);
	for (size_t i = 0; i < DAMAGED; i++) {
		const struct vigil_finding *finding = vigil_findings_get(told.findings, i);

		name_of(path, "some", damages[i].n);
		assert_string_equal(finding->code->name, "not-in-report");
		assert_string_equal(finding->at.file, path);
	}
	told_read(&others, "rest", NULL);
	assert_int_equal(others.status, VIGIL_OK);
	one = told_csv(&told, "responses", "responses",
	               (struct vigil_report_request){.identify = true});
	other = told_csv(&others, "responses", "responses",
	                 (struct vigil_report_request){.identify = true});
	assert_string_equal(one, other);
	free(one);
	free(other);
	told_clear(&others);
}

static void sum_that_was_changed_is_damage(void **state)
{
	struct vigil_result *result = campaign_result(&campaign, 0);

	(void)state;
	assert_int_equal(mkdir("sum", 0700), 0);
	assert_non_null(result);
	result->score.points_mpts += 1000;
	assert_true(result_put(result, "sum"));
	vigil_result_free(result);
	told_read(&told, "sum", NULL);
	assert_int_equal(told.status, VIGIL_INVALID);
	assert_non_null(strstr(vigil_findings_get(told.findings, 0)->text, "result-inconsistent"));
}

static void copy_counts_once(void **state)
{
	char path[128];
	struct vigil_result *result = campaign_result(&campaign, 3);

	(void)state;
	assert_int_equal(mkdir("copies", 0700), 0);
	assert_true(campaign_write(&campaign, "copies", 0, 10));
	assert_true(result_put(result, "copies"));
	name_of(path, "copies", 3);
	assert_int_equal(rename(path, "copies/another name.xml"), 0);
	assert_true(result_put(result, "copies"));
	vigil_result_free(result);
	told_read(&told, "copies", NULL);
	assert_int_equal(told.status, VIGIL_OK);
	assert_int_equal(vigil_report_count(told.report), 10);
	assert_int_equal(vigil_findings_count(told.findings), 1);
	assert_string_equal(vigil_findings_get(told.findings, 0)->code->name, "result-twice");
}

static void missing_folder_is_found(void **state)
{
	(void)state;
	told_read(&told, "nowhere", NULL);
	assert_int_equal(told.status, VIGIL_INVALID);
	assert_int_equal(vigil_report_count(told.report), 0);
	assert_int_equal(vigil_findings_count(told.findings), 1);
}

/* ---- order ---- */

static void order_of_files_changes_nothing(void **state)
{
	const char *paths[MANY];
	char names[MANY][128];
	struct told backwards = {.findings = vigil_findings_new()};
	char *one, *other;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		name_of(names[i], "whole", i);
		paths[MANY - 1 - i] = names[i];
	}
	told_read(&told, "whole", NULL);
	assert_int_equal(vigil_report_read(&backwards.report, paths, MANY, NULL, NULL, NULL,
	                                   backwards.findings),
	                 VIGIL_OK);
	one = everything(&told);
	other = everything(&backwards);
	assert_string_equal(one, other);
	free(one);
	free(other);
	told_clear(&backwards);
}

static void threads_change_nothing(void **state)
{
	static const char *const folder = "whole";
	struct vigil_findings *findings = vigil_findings_new();
	unsigned threads[] = {1, 2, 7};

	(void)state;
	for (size_t i = 0; i < COUNT(threads); i++) {
		struct gather_request request = {
			.paths = &folder, .path_count = 1, .threads = threads[i]};
		struct gathered gathered;

		assert_int_equal(gather(&gathered, &request, findings), VIGIL_OK);
		assert_int_equal(gathered.rows.results.count, MANY);
		assert_int_equal(gathered.rows.cells.count, 5 * MANY);
		assert_int_equal(gathered.rows.questions.count, 6);
		assert_int_equal(gathered.rows.options.count, 24);
		rows_clear(&gathered.rows);
	}
	vigil_findings_free(findings);
}

/* ---- what is kept ---- */

/* The one file of rows in a data folder; false: there is none. */
static bool kept_find(const char *data, char path[512])
{
	DIR *entries = opendir(data);
	const struct dirent *entry;
	bool found = false;

	while ((entry = readdir(entries)))
		if (strncmp(entry->d_name, "report-", 7) == 0) {
			snprintf(path, 512, "%s/%s", data, entry->d_name);
			found = true;
		}
	closedir(entries);
	return found;
}

static size_t read_anew(const char *folder)
{
	struct gather_request request = {.paths = &folder, .path_count = 1, .data = "data"};
	struct vigil_findings *findings = vigil_findings_new();
	struct gathered gathered;
	size_t count;

	assert_int_equal(gather(&gathered, &request, findings), VIGIL_OK);
	count = gathered.read_anew;
	rows_clear(&gathered.rows);
	vigil_findings_free(findings);
	return count;
}

static void kept_rows_save_reading(void **state)
{
	char path[512];
	struct timeval times[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};

	(void)state;
	assert_int_equal(mkdir("kept", 0700), 0);
	assert_true(campaign_write(&campaign, "kept", 0, MANY));
	assert_int_equal(read_anew("kept"), MANY);
	assert_true(kept_find("data", path));
	assert_int_equal(folder_mode_of(path), 0600);
	assert_int_equal(read_anew("kept"), 0);
	assert_int_equal(read_anew("./kept/"), 0); /* the same folder by another name */
	assert_true(campaign_write(&campaign, "kept", MANY, MANY + 3));
	assert_int_equal(read_anew("kept"), 3);
	name_of(path, "kept", 5);
	assert_int_equal(utimes(path, times), 0);
	assert_int_equal(read_anew("kept"), 4);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(read_anew("kept"), 3);
}

/* Flip a byte, cut it, or put something else there: the report is the same. */
static void kept_rows_change_nothing(void **state)
{
	char path[512], *whole, *again;
	struct stat about;
	int fd;

	(void)state;
	told_read(&told, "whole", NULL);
	whole = everything(&told);
	for (size_t round = 0; round < 40; round++) {
		struct told other;

		told_read(&other, "whole", "spare");
		again = everything(&other);
		assert_string_equal(again, whole);
		free(again);
		told_clear(&other);
		assert_true(kept_find("spare", path));
		assert_int_equal(stat(path, &about), 0);
		if (round % 3 == 0) {
			off_t at = (off_t)(round * 7919 * 13) % about.st_size;
			unsigned char byte = 0;

			fd = open(path, O_RDWR);
			assert_int_equal(pread(fd, &byte, 1, at), 1);
			byte ^= 0x41;
			assert_int_equal(pwrite(fd, &byte, 1, at), 1);
			close(fd);
		} else if (round % 3 == 1) {
			assert_int_equal(truncate(path, about.st_size / 3 * (off_t)(round % 4)), 0);
		}
	}
	free(whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(damaged_are_named_and_left_out, clear),
		cmocka_unit_test_teardown(sum_that_was_changed_is_damage, clear),
		cmocka_unit_test_teardown(copy_counts_once, clear),
		cmocka_unit_test_teardown(missing_folder_is_found, clear),
		cmocka_unit_test_teardown(order_of_files_changes_nothing, clear),
		cmocka_unit_test(threads_change_nothing),
		cmocka_unit_test(kept_rows_save_reading),
		cmocka_unit_test_teardown(kept_rows_change_nothing, clear),
	};

	return cmocka_run_group_tests_name("gather", tests, enter, leave);
}
