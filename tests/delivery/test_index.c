/* delivery/test_index.c -- the index of results: filled as they come, and the same from the files */
#include "delivery/scene.h"

struct index {
	char text[16][1024]; /* a row each */
	char file[128];      /* of the first row */
	size_t count;
};

static bool keep(void *context, const struct vigil_result_row *row)
{
	struct index *index = context;

	if (index->count == 0)
		snprintf(index->file, sizeof(index->file), "%s/%s", strrchr(row->folder, '/') + 1,
		         row->file);
	snprintf(index->text[index->count++], sizeof(index->text[0]),
	         "%s %s %s %lld %lld %s %s %s %d %u %s '%s' %lld/%lld %lld %lld %lld", row->id,
	         row->folder, row->file, (long long)row->size, (long long)row->modified_ms,
	         row->learner, row->quiz, row->version, row->practice, row->attempt, row->status,
	         row->verdict, (long long)row->points_mpts, (long long)row->max_mpts,
	         (long long)row->started_wall_ms, (long long)row->finished_wall_ms,
	         (long long)row->valid_until_wall_ms);
	return index->count < 16;
}

static struct index index_of(const char *learner, const char *quiz)
{
	struct index index = {.count = 0};

	assert_int_equal(
		vigil_store_history(scene.store, learner, quiz, keep, &index, scene.findings),
		VIGIL_OK);
	return index;
}

static void assert_same_index(const struct index *one, const struct index *other)
{
	assert_int_equal(one->count, other->count);
	for (size_t i = 0; i < one->count; i++)
		assert_string_equal(one->text[i], other->text[i]);
}

static void assert_same_seen(char **seen, size_t count)
{
	char **now;
	size_t now_count;

	assert_int_equal(store_seen(&now, &now_count, scene.store, "dana", scene.findings),
	                 VIGIL_OK);
	assert_int_equal(now_count, count);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(now[i], seen[i]);
	store_strings_free(now, now_count);
}

/* One result of each kind: passed, failed, abandoned, practised, another learner's. */
static void hold_sessions(void)
{
	static const struct vigil_session_options options[] = {
		{.learner = "dana"},
		{.learner = "dana"},
		{.learner = "dana", .practice = true},
		{.learner = "li"},
	};
	char id[40], *path;

	for (size_t i = 0; i < COUNT(options); i++) {
		scene_quiz(i == 0 ? "pass='50%' valid='P1Y'" : "", i == 1 ? 4 : 2);
		scene_pass(MINUTE_MS);
		assert_int_equal(scene_start_with(&options[i]), VIGIL_OK);
		scene_answer_all();
		assert_int_equal(scene_finish(), VIGIL_OK);
		scene_close();
	}
	assert_int_equal(scene_start_with(&options[0]), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	scene_close();
	assert_int_equal(
		vigil_delivery_abandon(&path, scene.store, id, scene_now(), scene.findings),
		VIGIL_OK);
	free(path);
}

static void index_is_made_anew(void **state)
{
	struct index all, again;
	char **seen;
	size_t seen_count, count;

	(void)state;
	hold_sessions();
	all = index_of(NULL, NULL);
	assert_int_equal(all.count, 5);
	assert_int_equal(store_seen(&seen, &seen_count, scene.store, "dana", scene.findings),
	                 VIGIL_OK);
	assert_true(seen_count > 0);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(vigil_store_index(&count, scene.store, "results", scene.findings),
		                 VIGIL_OK);
		assert_int_equal(count, 5);
		again = index_of(NULL, NULL);
		assert_same_index(&again, &all);
		assert_same_seen(seen, seen_count);
	}
	/* a store that knows of nothing */
	vigil_store_free(scene.store);
	assert_int_equal(store_open(&scene.store, "other", 0, scene.findings), VIGIL_OK);
	assert_int_equal(index_of(NULL, NULL).count, 0);
	assert_int_equal(vigil_store_index(&count, scene.store, "./results/", scene.findings),
	                 VIGIL_OK);
	again = index_of(NULL, NULL);
	assert_same_index(&again, &all);
	assert_same_seen(seen, seen_count);
	store_strings_free(seen, seen_count);
}

static void history_is_ones_own(void **state)
{
	struct index index;

	(void)state;
	hold_sessions();
	index = index_of("dana", NULL);
	assert_int_equal(index.count, 4);
	assert_non_null(strstr(index.text[0], " abandoned 'failed' "));
	assert_non_null(strstr(index.text[1], " dana annual 1 1 1 finished '' "));
	assert_non_null(strstr(index.text[2], " dana annual 1 0 2 finished 'failed' 3000/4000 "));
	assert_non_null(strstr(index.text[3], " dana annual 1 0 1 finished 'passed' "));
	assert_string_not_equal(strrchr(index.text[3], ' '), " 0"); /* a pass that expires */
	assert_string_equal(strrchr(index.text[2], ' '), " 0");
	assert_int_equal(index_of("li", "annual").count, 1);
	assert_int_equal(index_of("li", "mail").count, 0);
	assert_int_equal(index_of(NULL, "annual").count, 5);
	assert_int_equal(index_of("nobody", NULL).count, 0);
}

static void attempts_outlive_the_store(void **state)
{
	size_t count;

	(void)state;
	scene_quiz("attempts='2'", 2);
	assert_int_equal(scene_start(), VIGIL_OK);
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	scene_close();
	vigil_store_free(scene.store);
	assert_int_equal(store_open(&scene.store, "other", 0, scene.findings), VIGIL_OK);
	assert_int_equal(vigil_store_index(&count, scene.store, "results", scene.findings),
	                 VIGIL_OK);
	assert_int_equal(scene_start(), VIGIL_OK);
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	assert_int_equal(scene.result->attempt, 2);
	scene_close();
	assert_int_equal(scene_start(), VIGIL_INVALID);
}

static void file_that_is_gone_is_gone(void **state)
{
	struct index index;
	size_t count;

	(void)state;
	hold_sessions();
	index = index_of(NULL, NULL);
	assert_int_equal(unlink(index.file), 0);
	assert_int_equal(vigil_store_index(&count, scene.store, "results", scene.findings),
	                 VIGIL_OK);
	assert_int_equal(count, 4);
	assert_int_equal(index_of(NULL, NULL).count, 4);
}

static void damaged_file_is_left_out(void **state)
{
	struct index index;
	size_t count;

	(void)state;
	hold_sessions();
	index = index_of(NULL, NULL);
	scene_write(index.file, "<result");
	scene_write("results/notes.xml", "these are no results");
	scene_write("results/.vigil-0123", "nor is this");
	assert_int_equal(vigil_store_index(&count, scene.store, "results", scene.findings),
	                 VIGIL_INVALID);
	assert_string_equal(scene_last_code(), "not-indexed");
	assert_int_equal(count, 4);
	assert_int_equal(index_of(NULL, NULL).count, 4);
}

static void missing_folder_changes_nothing(void **state)
{
	size_t count;

	(void)state;
	hold_sessions();
	assert_int_equal(vigil_store_index(&count, scene.store, "nowhere", scene.findings),
	                 VIGIL_NOT_FOUND);
	assert_int_equal(vigil_findings_count(scene.findings), 1);
	assert_int_equal(mkdir("elsewhere", 0700), 0);
	assert_int_equal(vigil_store_index(&count, scene.store, "elsewhere", scene.findings),
	                 VIGIL_OK);
	assert_int_equal(count, 0);
	assert_int_equal(index_of(NULL, NULL).count, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{"the index from the files is the one that grew", index_is_made_anew, scene_begin,
	         scene_end, NULL},
		{"a history has one learner's results, the latest first", history_is_ones_own,
	         scene_begin, scene_end, NULL},
		{"attempts are known from results when the store is lost",
	         attempts_outlive_the_store, scene_begin, scene_end, NULL},
		{"a result that is gone leaves the index", file_that_is_gone_is_gone, scene_begin,
	         scene_end, NULL},
		{"a damaged result is left out, the others are not", damaged_file_is_left_out,
	         scene_begin, scene_end, NULL},
		{"a folder that is not there changes nothing", missing_folder_changes_nothing,
	         scene_begin, scene_end, NULL},
	};

	return cmocka_run_group_tests_name("index", tests, NULL, NULL);
}
