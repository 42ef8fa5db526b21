/* delivery/test_delivery.c -- a session that is saved step by step, and goes on whatever happens */
#include <sys/mount.h>

#include "base/digest.h"
#include "delivery/scene.h"

/* ---- undisturbed, and disturbed after every step ---- */

static struct vigil_session_options fixed = {
	.learner = "dana", .seed = "a form", .seed_given = true};

/* What a result says, but for times and its id. */
static void assert_same(const struct vigil_result *one, const struct vigil_result *other)
{
	assert_string_equal(one->seed, other->seed);
	assert_string_equal(one->quiz.sha256, other->quiz.sha256);
	assert_int_equal(one->status, other->status);
	assert_int_equal(one->attempt, other->attempt);
	assert_int_equal(one->score.points_mpts, other->score.points_mpts);
	assert_int_equal(one->score.verdict, other->score.verdict);
	assert_int_equal(one->question_count, other->question_count);
	for (size_t i = 0; i < one->question_count; i++) {
		const struct result_question *a = &one->questions[i], *b = &other->questions[i];

		assert_string_equal(a->id, b->id);
		assert_int_equal(a->state, b->state);
		assert_int_equal(a->points_mpts, b->points_mpts);
		assert_int_equal(a->try_count, b->try_count);
		for (size_t j = 0; j < a->try_count; j++)
			assert_string_equal(a->tries[j].typed, b->tries[j].typed);
	}
}

static struct vigil_result *undisturbed(void)
{
	struct vigil_result *result;

	assert_int_equal(scene_start_with(&fixed), VIGIL_OK);
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	result = scene.result;
	scene.result = NULL;
	scene_close();
	return result;
}

static void session_leaves_a_result(void **state)
{
	struct vigil_result *read;
	char expected[PATH_MAX + 64];

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	scene_answer_all();
	snprintf(expected, sizeof(expected), "%s/results/%s.xml", folder_top, scene_id());
	assert_int_equal(scene_finish(), VIGIL_OK);
	assert_string_equal(scene.path, expected);
	assert_int_equal(folder_mode_of("results"), 0700);
	assert_int_equal(folder_mode_of(scene.path), 0600);
	assert_int_equal(vigil_result_read(&read, scene.path, scene.findings), VIGIL_OK);
	assert_same(read, scene.result);
	assert_int_equal(read->status, SESSION_FINISHED);
	assert_int_equal(read->suspensions, 0);
	assert_int_equal(read->score.points_mpts, 3000);
	vigil_result_free(read);
	assert_int_equal(vigil_findings_count(scene.findings), 0);
}

static void session_goes_on_after_every_step(void **state)
{
	struct vigil_result *whole = undisturbed();
	char id[40];

	(void)state;
	assert_int_equal(scene_start_with(&fixed), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	for (size_t i = 0; i < 4; i++) {
		scene_restart();
		scene_pass(MINUTE_MS);
		assert_int_equal(scene_resume(id), VIGIL_OK);
		assert_int_equal(vigil_session_position(vigil_delivery_session(scene.delivery)),
		                 i + 1);
		scene_answer("true");
	}
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	scene.result->attempt = whole->attempt; /* it was the second */
	assert_same(scene.result, whole);
	assert_int_equal(scene.result->suspensions, 4);
	vigil_result_free(whole);
}

static void refused_entry_is_not_saved(void **state)
{
	enum vigil_answer taken;
	char id[40];

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	assert_int_equal(scene_event(&taken, VIGIL_EVENT_TYPED, "perhaps"), VIGIL_OK);
	assert_int_equal(taken, VIGIL_ANSWER_UNREADABLE);
	assert_int_equal(scene_event(&taken, VIGIL_EVENT_HINT, NULL), VIGIL_OK);
	assert_int_equal(taken, VIGIL_ANSWER_NOT_ALLOWED);
	scene_restart();
	assert_int_equal(scene_resume(id), VIGIL_OK);
	assert_int_equal(vigil_session_position(vigil_delivery_session(scene.delivery)), 1);
}

static bool page_is_empty(void)
{
	char *text = NULL;
	size_t length = 1;

	assert_int_equal(vigil_page_text(&text, &length, scene.page, &(struct vigil_text_style){0}),
	                 VIGIL_OK);
	free(text);
	return length == 0;
}

/* Another process holds the store all the while. */
static void unsaved_answer_is_not_taken(void **state)
{
	enum vigil_answer taken = VIGIL_ANSWER_LATE;
	struct vigil_store *other;
	char id[40];

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	scene_answer("true");
	vigil_page_clear(scene.page);
	assert_int_equal(store_open(&other, "store", 0, scene.findings), VIGIL_OK);
	assert_int_equal(store_begin(other, scene.findings), VIGIL_OK);
	assert_int_equal(scene_event(&taken, VIGIL_EVENT_TYPED, "true"), VIGIL_IO);
	assert_string_equal(scene_last_code(), "not-saved");
	assert_int_equal(taken, VIGIL_ANSWER_LATE);
	assert_true(page_is_empty());
	store_rollback(other);
	vigil_store_free(other);
	assert_int_equal(scene_event(&taken, VIGIL_EVENT_TYPED, "true"), VIGIL_IO);
	assert_int_equal(scene_finish(), VIGIL_INVALID);
	scene_close();
	assert_int_equal(scene_resume(id), VIGIL_OK);
	assert_int_equal(vigil_session_position(vigil_delivery_session(scene.delivery)), 2);
	scene_answer("true");
}

/* ---- clocks ---- */

/* clang-format off */
static struct clock_case {
	const char *name, *attributes;
	bool suspends;             /* the learner leaves in good order */
	int64_t away_ms, clock_set_ms; /* by the running clock; the wall clock is set meanwhile */
	bool boots;                /* the machine's running clock begins anew */
	int64_t active_ms, suspended_ms; /* in the result */
	enum session_status status;
	bool jumped;
} clocks[] = {
	{ "time stands still while nobody is there", "", true, MINUTE_MS, 0, false, 9000, MINUTE_MS, SESSION_FINISHED, false },
	{ "so it does after a sudden end, from the last answer on", "", false, MINUTE_MS, 0, false, 6000, MINUTE_MS + 3000, SESSION_FINISHED, false },
	{ "the machine may have been started anew", "", true, MINUTE_MS, 0, true, 9000, MINUTE_MS, SESSION_FINISHED, false },
	{ "a wall clock set forward costs no time", "time-limit='PT5M'", true, MINUTE_MS, 1000 * MINUTE_MS, false, 9000, 1001 * MINUTE_MS, SESSION_FINISHED, false },
	{ "a wall clock set back costs none, and is noted", "time-limit='PT5M'", true, MINUTE_MS, -1000 * MINUTE_MS, false, 9000, 0, SESSION_FINISHED, true },
	{ "where time runs on, a limit runs out meanwhile", "time-limit='PT5M' suspended='runs'", true, 6 * MINUTE_MS, 0, true, 5000, 6 * MINUTE_MS, SESSION_EXPIRED, false },
	{ "where it runs on, what is left is left", "time-limit='PT5M' suspended='runs'", true, 4 * MINUTE_MS, 0, true, 9000, 4 * MINUTE_MS, SESSION_FINISHED, false },
	{ "where it runs on, a clock set back counts nothing", "time-limit='PT5M' suspended='runs'", true, 6 * MINUTE_MS, -7 * MINUTE_MS, false, 9000, 0, SESSION_FINISHED, false },
};
/* clang-format on */

static void clock_goes_on(void **state)
{
	const struct clock_case *row = *state;
	enum vigil_answer taken;
	char id[40];

	scene_quiz(row->attributes, 4);
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	scene_answer("true");
	scene_pass(row->suspends ? 3000 : 0);
	if (row->suspends)
		assert_int_equal(scene_event(&taken, VIGIL_EVENT_SUSPEND, NULL), VIGIL_OK);
	else
		scene_pass(3000); /* of which nobody knows */
	scene_restart();
	scene_pass(row->away_ms);
	scene.wall_ms += row->clock_set_ms;
	if (row->boots)
		scene.running_ms = 17;
	assert_int_equal(scene_resume(id), VIGIL_OK);
	if (scene_stage() != VIGIL_STAGE_OVER) {
		scene_answer("true");
		scene_answer("true");
		scene_pass(row->suspends ? 1000 : 2000);
		scene_answer("true");
	}
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	assert_int_equal(scene.result->status, row->status);
	assert_int_equal(scene.result->suspended_ms, row->suspended_ms);
	assert_int_equal(scene.result->suspensions, 1);
	assert_int_equal(scene.result->active_ms, row->active_ms);
	assert_int_equal(scene.result->clock_jumped, row->jumped);
}

/* ---- who may go on ---- */

static void second_terminal_is_told(void **state)
{
	struct vigil_delivery *second;
	char words[64], *path;
	size_t count;

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	assert_int_equal(vigil_delivery_resume(&second, scene.store, scene_id(), scene_now(),
	                                       scene.page, scene.findings),
	                 VIGIL_IO);
	assert_null(second);
	assert_string_equal(scene_last_code(), "session-open");
	snprintf(words, sizeof(words), "(process %d)", (int)getpid());
	assert_non_null(strstr(vigil_findings_get(scene.findings, 0)->text, words));
	assert_int_equal(
		vigil_delivery_abandon(&path, scene.store, scene_id(), scene_now(), scene.findings),
		VIGIL_IO);
	scene_answer_all();
	assert_int_equal(vigil_delivery_recover(&count, scene.store, scene.findings), VIGIL_OK);
	assert_int_equal(count, 0); /* it is being ended here */
	assert_int_equal(vigil_findings_count(scene.findings), 2);
	assert_int_equal(scene_finish(), VIGIL_OK);
}

static void what_is_over_is_over(void **state)
{
	char id[40];

	(void)state;
	assert_int_equal(scene_resume("01a20281-8530-7abc-8def-0123456789ab"), VIGIL_NOT_FOUND);
	assert_string_equal(scene_last_code(), "no-session");
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	assert_int_equal(scene_finish(), VIGIL_INVALID);
	assert_string_equal(scene_last_code(), "session-not-over");
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	scene_close();
	assert_int_equal(scene_resume(id), VIGIL_INVALID);
	assert_string_equal(scene_last_code(), "session-over");
}

static void attempt_is_used_by_abandoning(void **state)
{
	char id[40];

	(void)state;
	scene_quiz("attempts='2'", 4);
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	scene_answer("true");
	scene_close();
	assert_int_equal(scene_start(), VIGIL_INVALID);
	assert_string_equal(scene_last_code(), "attempt-unfinished");
	assert_int_equal(
		vigil_delivery_abandon(&scene.path, scene.store, id, scene_now(), scene.findings),
		VIGIL_OK);
	assert_int_equal(vigil_result_read(&scene.result, scene.path, scene.findings), VIGIL_OK);
	assert_int_equal(scene.result->status, SESSION_ABANDONED);
	assert_int_equal(scene.result->questions[0].try_count, 1);
	assert_int_equal(scene_start(), VIGIL_OK);
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	assert_int_equal(scene.result->attempt, 2);
	scene_close();
	assert_int_equal(scene_start(), VIGIL_INVALID);
	assert_string_equal(scene_last_code(), "attempts-used");
	assert_int_equal(scene_start_with(&(struct vigil_session_options){.learner = "dana",
	                                                                  .practice = true}),
	                 VIGIL_OK);
}

static void edited_bank_changes_nothing(void **state)
{
	char id[40], digest[65];

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	digest_of(digest, scene.quiz->files[1].bytes, scene.quiz->files[1].size, NULL, 0);
	scene_answer("true");
	scene_restart();
	vigil_quiz_free(scene.quiz);
	scene.quiz = NULL;
	scene_write("mail.xml", "<bank");
	assert_int_equal(unlink("annual.xml"), 0);
	assert_int_equal(scene_resume(id), VIGIL_OK);
	assert_string_equal(vigil_quiz_title(vigil_delivery_quiz(scene.delivery)), "Every year");
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	assert_string_equal(scene.result->banks[0].sha256, digest);
	assert_int_equal(scene.result->question_count, 4);
}

static void damaged_session_is_refused(void **state)
{
	const struct store_event odd = {.event = {VIGIL_EVENT_TYPED, "neither", 0},
	                                .time = {NOON + 5000, 5000}};
	struct store_session *saved;
	char id[40];

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	scene_close();
	assert_int_equal(store_session_read(&saved, scene.store, id, scene.findings), VIGIL_OK);
	assert_int_equal(store_event_add(scene.store, saved->number, 1, &odd, scene.findings),
	                 VIGIL_OK);
	store_session_free(saved);
	assert_int_equal(scene_resume(id), VIGIL_INVALID);
	assert_string_equal(scene_last_code(), "store-damaged");
}

static void unseen_questions_come_first(void **state)
{
	char asked[4][8];

	(void)state;
	scene_quiz("", 1);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(scene_start(), VIGIL_OK);
		scene_answer_all();
		assert_int_equal(scene_finish(), VIGIL_OK);
		assert_int_equal(scene.result->seen_count, i);
		snprintf(asked[i], sizeof(asked[i]), "%s", scene.result->questions[0].id);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(asked[i], asked[j]);
		scene_close();
	}
	assert_int_equal(scene_start_with(&fixed), VIGIL_OK);
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
	assert_int_equal(scene.result->seen_count, 0);
}

static void unreached_questions_are_unseen(void **state)
{
	char **seen, id[40];
	size_t count;

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	scene_answer("true");
	scene_close();
	assert_int_equal(
		vigil_delivery_abandon(&scene.path, scene.store, id, scene_now(), scene.findings),
		VIGIL_OK);
	assert_int_equal(store_seen(&seen, &count, scene.store, "dana", scene.findings), VIGIL_OK);
	assert_int_equal(count, 2); /* the one answered, and the one that stood there */
	store_strings_free(seen, count);
}

/* ---- the result's folder ---- */

static void missing(void)
{
}

static void to_read(void)
{
	assert_int_equal(mkdir("results", 0500), 0);
}

static void a_link(void)
{
	assert_int_equal(mkdir("there", 0700), 0);
	assert_int_equal(symlink("there", "results"), 0);
}

static void a_file(void)
{
	scene_write("results", "x");
}

static void for_all(void)
{
	assert_int_equal(mkdir("results", 0700), 0);
	assert_int_equal(chmod("results", 0777), 0);
}

static void for_all_but_listed(void)
{
	assert_int_equal(mkdir("results", 0700), 0);
	assert_int_equal(chmod("results", 03777), 0);
}

/* clang-format off */
static struct folder_case {
	const char *name;
	void (*before)(void);
	enum vigil_status status;
	const char *code;
} folders[] = {
	{ "a missing folder is made",                   missing,            VIGIL_OK, "" },
	{ "nobody begins who cannot write a result",    to_read,            VIGIL_IO, "folder-unusable" },
	{ "a link is no folder for results",            a_link,             VIGIL_IO, "folder-unusable" },
	{ "a file is none",                             a_file,             VIGIL_IO, "folder-unusable" },
	{ "one where others can replace a result is none", for_all,         VIGIL_IO, "folder-unsafe" },
	{ "nor is one that others can list",            for_all_but_listed, VIGIL_IO, "folder-unsafe" },
};
/* clang-format on */

static bool count_row(void *context, const struct vigil_unfinished *row)
{
	(void)row;
	++*(size_t *)context;
	return true;
}

static void folder_is_looked_at_first(void **state)
{
	const struct folder_case *row = *state;
	size_t count = 0;

	row->before();
	assert_int_equal(scene_start(), row->status);
	assert_string_equal(scene_last_code(), row->code);
	assert_int_equal(
		vigil_store_unfinished(scene.store, NULL, count_row, &count, scene.findings),
		VIGIL_OK);
	assert_int_equal(count, row->status == VIGIL_OK);
	chmod("results", 0700);
}

/* A file system of its own, of so many bytes, on a new folder. False: only root can have one. */
static bool disk_mount(const char *folder, const char *size)
{
	char options[32];
	uid_t account = geteuid();

	snprintf(options, sizeof(options), "mode=0700,size=%s", size);
	if (mkdir(folder, 0700) || seteuid(getuid()))
		return false;
	if (mount("none", folder, "tmpfs", 0, options))
		return false;
	return chown(folder, account, (gid_t)-1) == 0 && seteuid(account) == 0;
}

/* It is gone at once from here; what has it open keeps it. */
static void disk_forget(const char *folder)
{
	uid_t account = geteuid();

	assert_int_equal(seteuid(getuid()), 0);
	assert_int_equal(umount2(folder, MNT_DETACH), 0);
	assert_int_equal(seteuid(account), 0);
}

/* Writes a file until there is no room. */
static void disk_fill(const char *path)
{
	static const char bytes[65536];
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	setbuf(file, NULL);
	for (size_t size = sizeof(bytes); size > 0;)
		if (fwrite(bytes, 1, size, file) != size)
			size /= 2;
	fclose(file);
}

static void full_folder_is_refused(void **state)
{
	enum vigil_status status;

	(void)state;
	if (!disk_mount("results", "64k"))
		skip();
	status = scene_start();
	disk_forget("results");
	assert_int_equal(status, VIGIL_IO);
	assert_string_equal(scene_last_code(), "folder-full");
}

static void folder_that_fills_up_is_waited_for(void **state)
{
	enum vigil_status begun, full, free_again;
	size_t count = 0;

	(void)state;
	if (!disk_mount("results", "16m"))
		skip();
	begun = scene_start();
	scene_answer_all();
	disk_fill("results/filler");
	full = scene_finish();
	scene_restart();
	unlink("results/filler");
	free_again = vigil_delivery_recover(&count, scene.store, scene.findings);
	disk_forget("results");
	assert_int_equal(begun, VIGIL_OK);
	assert_int_equal(full, VIGIL_IO);
	assert_string_equal(vigil_findings_get(scene.findings, 0)->code->name, "file-not-written");
	assert_int_equal(free_again, VIGIL_OK);
	assert_int_equal(count, 1);
}

static void store_that_fills_up_saves_nothing_by_halves(void **state)
{
	enum vigil_answer taken;
	enum vigil_status full, resumed;
	char id[40], text[3000];
	size_t position = 0;

	(void)state;
	vigil_store_free(scene.store);
	if (!disk_mount("small", "16m")) {
		scene_open();
		skip();
	}
	assert_int_equal(store_open(&scene.store, "small/store", 0, scene.findings), VIGIL_OK);
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(id, sizeof(id), "%s", scene_id());
	scene_answer("true");
	disk_fill("small/filler");
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	do
		full = scene_event(&taken, VIGIL_EVENT_FLAG, text);
	while (full == VIGIL_OK);
	scene_close();
	unlink("small/filler");
	resumed = scene_resume(id);
	if (resumed == VIGIL_OK)
		position = vigil_session_position(vigil_delivery_session(scene.delivery));
	disk_forget("small");
	assert_int_equal(full, VIGIL_IO);
	assert_string_equal(scene_last_code(), "not-saved");
	assert_int_equal(resumed, VIGIL_OK);
	assert_int_equal(position, 2);
	scene_answer_all();
	assert_int_equal(scene_finish(), VIGIL_OK);
}

/* ---- the result, once ---- */

static void assert_recovered(size_t expected)
{
	size_t count;

	assert_int_equal(vigil_delivery_recover(&count, scene.store, scene.findings), VIGIL_OK);
	assert_int_equal(count, expected);
	assert_int_equal(vigil_delivery_recover(&count, scene.store, scene.findings), VIGIL_OK);
	assert_int_equal(count, 0);
}

static void end_without_a_result_is_made_good(void **state)
{
	struct vigil_result *whole = undisturbed();
	char path[128];

	(void)state;
	assert_recovered(0);
	assert_int_equal(scene_start_with(&fixed), VIGIL_OK);
	snprintf(path, sizeof(path), "results/%s.xml", scene_id());
	scene_answer_all();
	scene_restart();
	assert_int_equal(folder_mode_of(path), 0);
	assert_recovered(1);
	assert_int_equal(vigil_result_read(&scene.result, path, scene.findings), VIGIL_OK);
	scene.result->attempt = whole->attempt;
	assert_same(scene.result, whole);
	vigil_result_free(whole);
}

static void failed_write_is_made_good(void **state)
{
	char path[128];
	size_t count;

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(path, sizeof(path), "results/%s.xml", scene_id());
	scene_answer_all();
	assert_int_equal(chmod("results", 0500), 0);
	assert_int_equal(scene_finish(), VIGIL_IO);
	assert_string_equal(scene_last_code(), "file-not-written");
	scene_restart();
	assert_int_equal(vigil_delivery_recover(&count, scene.store, scene.findings), VIGIL_IO);
	assert_int_equal(count, 0);
	assert_int_equal(chmod("results", 0700), 0);
	assert_recovered(1);
	assert_int_equal(folder_mode_of(path), 0600);
}

/* Something stops between the file and its mark in the store. */
static void written_file_is_taken_for_what_it_is(void **state)
{
	struct vigil_store *other;
	char path[128];

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(path, sizeof(path), "results/%s.xml", scene_id());
	scene_answer_all();
	assert_int_equal(store_open(&other, "store", 0, scene.findings), VIGIL_OK);
	assert_int_equal(store_begin(other, scene.findings), VIGIL_OK);
	assert_int_equal(scene_finish(), VIGIL_IO);
	assert_int_equal(folder_mode_of(path), 0600);
	vigil_store_free(other);
	scene_restart();
	assert_recovered(1);
}

static void another_file_is_left_alone(void **state)
{
	char path[128], bytes[8] = "";
	FILE *file;

	(void)state;
	assert_int_equal(scene_start(), VIGIL_OK);
	snprintf(path, sizeof(path), "results/%s.xml", scene_id());
	scene_answer_all();
	scene_write(path, "mine");
	assert_int_equal(scene_finish(), VIGIL_IO);
	assert_string_equal(scene_last_code(), "file-not-written");
	file = fopen(path, "r");
	assert_non_null(file);
	assert_non_null(fgets(bytes, sizeof(bytes), file));
	fclose(file);
	assert_string_equal(bytes, "mine");
	assert_int_equal(unlink(path), 0);
	scene_close();
	assert_recovered(1);
}

/* clang-format off */
static struct test_case {
	const char *name;
	CMUnitTestFunction test;
} others[] = {
	{ "a session leaves its result",                     session_leaves_a_result },
	{ "stopped after every step it comes to the same",   session_goes_on_after_every_step },
	{ "what was refused is not saved",                   refused_entry_is_not_saved },
	{ "an answer that is not saved is not taken",        unsaved_answer_is_not_taken },
	{ "a second terminal is told who has the session",   second_terminal_is_told },
	{ "what is over cannot go on",                       what_is_over_is_over },
	{ "who abandons has used an attempt",                attempt_is_used_by_abandoning },
	{ "a bank edited meanwhile changes nothing",         edited_bank_changes_nothing },
	{ "a session that does not follow from its events is refused", damaged_session_is_refused },
	{ "what was not asked before comes first",           unseen_questions_come_first },
	{ "nobody begins without room to end",               full_folder_is_refused },
	{ "a result waits for room",                         folder_that_fills_up_is_waited_for },
	{ "a full store saves nothing by halves",            store_that_fills_up_saves_nothing_by_halves },
	{ "what was not reached was not asked",              unreached_questions_are_unseen },
	{ "an end without a result is made good, once",      end_without_a_result_is_made_good },
	{ "a result that could not be written is later",     failed_write_is_made_good },
	{ "a result that was written is not written again",  written_file_is_taken_for_what_it_is },
	{ "another file of its name is left alone",          another_file_is_left_alone },
};
/* clang-format on */

int main(void)
{
	struct CMUnitTest tests[COUNT(others) + COUNT(clocks) + COUNT(folders)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(others); i++)
		*test++ = (struct CMUnitTest){others[i].name, others[i].test, scene_begin,
		                              scene_end, NULL};
	for (size_t i = 0; i < COUNT(clocks); i++)
		*test++ = (struct CMUnitTest){clocks[i].name, clock_goes_on, scene_begin, scene_end,
		                              &clocks[i]};
	for (size_t i = 0; i < COUNT(folders); i++)
		*test++ = (struct CMUnitTest){folders[i].name, folder_is_looked_at_first,
		                              scene_begin, scene_end, &folders[i]};
	return cmocka_run_group_tests_name("delivery", tests, NULL, NULL);
}
