/* report/test_kinds.c -- each kind of report over a few results, with figures worked out by hand */
#include "report/folder_of.h"
#include "support/results.h"

#define NOON INT64_C(1795348800000) /* 2026-11-22T12:00:00Z, the day of the first result */
#define DAY  INT64_C(86400000)

#define R DEED_RIGHT
#define W DEED_WRONG

/* The five people of engine/stats/README.md, three of four to pass. */
static const struct hand five[] = {
	{.learner = "ana", .deeds = {R, R, R, R}, .remark = "Is q1 meant seriously?"},
	{.learner = "ben", .deeds = {R, R, R, W}, .valid_days = 1},
	{.learner = "cleo", .deeds = {R, R, W, W}},
	{.learner = "dan", .deeds = {R, W, R, W}},
	{.learner = "eve", .deeds = {W, R, W, W}, .days = 40},
};

/* Eve tries again, and passes; Dan does not; somebody practises; another is stopped early. */
static const struct hand more[] = {
	{.learner = "eve", .deeds = {R, R, R, W}, .days = 50},
	{.learner = "dan", .deeds = {W, W, W, W}, .days = 50},
	{.learner = "ana", .deeds = {W, W, W, W}, .days = 2, .practice = true},
	{.learner = "fay",
         .deeds = {R, DEED_LEFT, DEED_NOT_REACHED, DEED_NOT_REACHED},
         .abandoned = true},
	{.learner = "gil", .deeds = {R, DEED_NOT_DRAWN, R, R}, .quiz = "other"},
};

static const char roster[] = "name,learner,group,due\n"
			     "Ana A.,ana,north,2026-11-21\n"
			     "Ben B.,ben,north,\n"
			     "Cleo C.,cleo,north,2026-11-21\n"
			     "Dan D.,dan,south,2030-01-01\n"
			     "Hal H.,hal,south,2026-11-22\n"
			     "\"Ida \"\"I.\"\"\",ida,south,2026-11-21\n";

static struct told told;

static int enter(void **state)
{
	FILE *file;

	(void)state;
	if (folder_enter() || mkdir("five", 0700) || mkdir("more", 0700))
		return -1;
	for (size_t i = 0; i < COUNT(five); i++)
		if (!hand_write(&five[i], "five", i) || !hand_write(&five[i], "more", i))
			return -1;
	for (size_t i = 0; i < COUNT(more); i++)
		if (!hand_write(&more[i], "more", 100 + i))
			return -1;
	file = fopen("roster.csv", "wb");
	return file && fputs(roster, file) >= 0 && fclose(file) == 0 ? 0 : -1;
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
	return 0;
}

/* ---- one cell ---- */

static const struct cell_case {
	const char *name, *folder, *kind, *table;
	const char *key_column, *key, *column, *cell; /* cell NULL: there is no such row */
	struct vigil_report_request request;
	bool has_roster;
} cells[] = {
	/* clang-format off */
	{ "who passed is counted", "five", "quiz", "quiz", "quiz", "hand", "passed", "2", {0}, false },
	{ "the pass rate is passed of judged", "five", "quiz", "quiz", "quiz", "hand", "pass_rate", "0.4", {0}, false },
	{ "the mean is of shares", "five", "quiz", "quiz", "quiz", "hand", "mean", "0.6", {0}, false },
	{ "its interval is Student's", "five", "quiz", "quiz", "quiz", "hand", "mean_low", "0.246071", {0}, false },
	{ "the median is the middle score", "five", "quiz", "quiz", "quiz", "hand", "median", "0.5", {0}, false },
	{ "alpha is 16/39", "five", "quiz", "quiz", "quiz", "hand", "alpha", "0.410256", {0}, false },
	{ "a retake agrees as Huynh has it", "five", "quiz", "quiz", "quiz", "hand", "agreement", "0.628703", {0}, false },
	{ "kappa is beyond chance", "five", "quiz", "quiz", "quiz", "hand", "kappa", "0.257275", {0}, false },
	{ "the standard error is in questions", "five", "quiz", "quiz", "quiz", "hand", "error_questions", "0.875595", {0}, false },
	{ "alpha without the hardest is 0", "five", "quiz", "alpha_without", "question", "q4", "alpha", "0", {0}, false },
	{ "facility is right of all", "five", "questions", "questions", "question", "q1", "facility", "0.8", {0}, false },
	{ "its interval is Wilson's", "five", "questions", "questions", "question", "q1", "facility_low", "0.375535", {0}, false },
	{ "the rest leaves the question out", "five", "questions", "questions", "question", "q3", "rest", "0.327327", {0}, false },
	{ "the B-index compares verdicts", "five", "questions", "questions", "question", "q3", "b_index", "0.666667", {0}, false },
	{ "upper less lower 27%", "five", "questions", "questions", "question", "q3", "discrimination", "0.666667", {0}, false },
	{ "nothing is said under thirty answers", "five", "questions", "questions", "question", "q1", "finding", "not enough answers yet", {0}, false },
	{ "flags are counted", "five", "questions", "questions", "question", "q1", "flags", "1", {0}, false },
	{ "a remark stands with its question", "five", "questions", "remarks", "question", "q1", "remark", "Is q1 meant seriously?", {0}, false },
	{ "an option's share is of those who saw it", "five", "questions", "options", "option", "o2", "share", "0", {0}, false },
	{ "what the best chose is right", "five", "questions", "options", "option", "o0", "right", "true", {0}, false },
	{ "first attempts count by default", "more", "questions", "questions", "question", "q4", "answers", "5", {.quiz = "hand"}, false },
	{ "all attempts count where that is asked for", "more", "questions", "questions", "question", "q4", "answers", "7", {.quiz = "hand", .attempts = VIGIL_REPORT_ALL}, false },
	{ "not reached is not wrong", "more", "questions", "questions", "question", "q4", "facility", "0.2", {.quiz = "hand"}, false },
	{ "seen and left is skipped", "more", "questions", "questions", "question", "q2", "skipped", "0.166667", {.quiz = "hand"}, false },
	{ "not drawn is not there", "more", "questions", "questions", "question", "q2", "answers", NULL, {.quiz = "other", .small_groups = true}, false },
	{ "a topic's mean is of shares", "five", "topics", "topics", "topic", "t1", "mean", "0.7", {0}, false },
	{ "the other topic is weaker", "five", "topics", "topics", "topic", "t2", "mean", "0.5", {0}, false },
	{ "a topic can be asked for", "five", "topics", "topics", "topic", "t2", "mean", NULL, {.topic = "t1"}, false },
	{ "a quiz that few have taken is not shown", "more", "quiz", "quiz", "quiz", "other", "passed", NULL, {0}, false },
	{ "unless it is asked for", "more", "quiz", "quiz", "quiz", "other", "passed", "1", {.small_groups = true}, false },
	{ "a pass stands", "five", "learners", "learners", "learner", "ana", "standing", "passed", {0}, false },
	{ "a pass runs out", "five", "learners", "learners", "learner", "ben", "standing", "pass has run out", {.now_wall_ms = NOON + 3 * DAY}, false },
	{ "until then it is one", "five", "learners", "learners", "learner", "ben", "valid_until", "2026-11-23", {0}, false },
	{ "a second attempt can pass", "more", "learners", "learners", "learner", "eve", "standing", "passed", {.quiz = "hand"}, false },
	{ "unless the first counts", "more", "learners", "learners", "learner", "eve", "standing", "not passed", {.quiz = "hand", .attempts = VIGIL_REPORT_FIRST}, false },
	{ "the last can be worse than the best", "more", "learners", "learners", "learner", "dan", "last", "0", {.quiz = "hand"}, false },
	{ "attempts are counted", "more", "learners", "learners", "learner", "dan", "attempts", "2", {.quiz = "hand"}, false },
	{ "practice is no attempt", "more", "learners", "learners", "learner", "ana", "attempts", "1", {.quiz = "hand"}, false },
	{ "practice by itself", "more", "attempts", "attempts", "learner", "ana", "mode", "practice", {.mode = VIGIL_REPORT_PRACTICE}, false },
	{ "what was stopped is a fail", "more", "attempts", "attempts", "learner", "fay", "verdict", "not passed", {0}, false },
	{ "time used is in seconds", "five", "attempts", "attempts", "learner", "ana", "time", "40", {0}, false },
	{ "a day leaves later ones out", "five", "attempts", "attempts", "learner", "eve", "share", NULL, {.to_wall_ms = NOON + DAY}, false },
	{ "and earlier ones", "five", "attempts", "attempts", "learner", "ana", "share", NULL, {.from_wall_ms = NOON + DAY}, false },
	{ "a response is there as it was", "five", "responses", "responses", "learner", "eve", "response", "o1", {.learner = "eve"}, false },
	{ "who has not begun is in the roster", "five", "learners", "learners", "learner", "hal", "standing", "not begun", {0}, true },
	{ "a day that is not over is due", "five", "learners", "learners", "learner", "hal", "overdue", "false", {.now_wall_ms = NOON}, true },
	{ "a day later it is overdue", "five", "learners", "learners", "learner", "hal", "overdue", "true", {.now_wall_ms = NOON + DAY}, true },
	{ "who has passed is not overdue", "five", "learners", "learners", "learner", "ana", "overdue", "false", {.now_wall_ms = NOON}, true },
	{ "who has not passed is", "five", "learners", "learners", "learner", "cleo", "overdue", "true", {.now_wall_ms = NOON}, true },
	{ "the overdue alone", "five", "learners", "learners", "learner", "ana", "overdue", NULL, {.now_wall_ms = NOON, .overdue = true}, true },
	{ "a name with quotes is read", "five", "learners", "learners", "learner", "ida", "name", "\"Ida \"\"I.\"\"\"", {0}, true },
	{ "a group by itself", "five", "learners", "learners", "learner", "ana", "standing", NULL, {.group = "south"}, true },
	{ "a small group is not shown alone", "five", "groups", "groups", "group", "north", "passed", NULL, {0}, true },
	{ "small groups come together", "five", "groups", "groups", "group", "(groups under 5)", "passed", "2", {0}, true },
	{ "or are shown where that is asked for", "five", "groups", "groups", "group", "north", "passed", "2", {.small_groups = true}, true },
	{ "completion is of the learners", "five", "groups", "groups", "group", "south", "completion", "0.333333", {.small_groups = true}, true },
	{ "the summary counts who has not begun", "five", "summary", "summary", "quiz", "hand", "not_begun", "2", {0}, true },
	{ "and who has passed", "five", "summary", "summary", "quiz", "hand", "passed", "2", {0}, true },
	/* clang-format on */
};

static void cell_is_told(void **state)
{
	const struct cell_case *row = *state;
	struct vigil_report_request request = row->request;
	char cell[256];
	const char *found;
	char *csv;

	request.identify = true;
	request.now_wall_ms = request.now_wall_ms ? request.now_wall_ms : NOON;
	told_read(&told, row->folder, NULL);
	assert_int_equal(told.status, VIGIL_OK);
	if (row->has_roster)
		assert_int_equal(vigil_report_roster(told.report, "roster.csv", told.findings),
		                 VIGIL_OK);
	csv = told_csv(&told, row->kind, row->table, request);
	found = csv_cell(csv, row->key_column, row->key, row->column, cell);
	free(csv);
	if (row->cell) {
		assert_non_null(found);
		assert_string_equal(found, row->cell);
	} else {
		assert_null(found);
	}
}

/* ---- what never comes out ---- */

static const char *const kinds[] = {"summary",   "learners", "groups",   "topics",
                                    "questions", "quiz",     "attempts", "responses"};

static void assert_sane(const char *all)
{
	static const char *const never[] = {" nan", ">nan",   ",nan", "NaN",
	                                    "-inf", "(null)", "e+1",  "e-0"};

	for (size_t i = 0; i < COUNT(never); i++)
		if (strstr(all, never[i]))
			fail_msg("'%s' in:\n%s", never[i], strstr(all, never[i]));
}

/* Results of one learner, of one question, all the same, all missing, all pending. */
static const struct hand odd[][3] = {
	{{.learner = "a", .deeds = {R}}},
	{{.learner = "a", .deeds = {R, R}},
         {.learner = "b", .deeds = {R, R}},
         {.learner = "c", .deeds = {R, R}}},
	{{.learner = "a", .deeds = {DEED_LEFT}}, {.learner = "b", .deeds = {DEED_NOT_REACHED}}},
	{{.learner = "a", .deeds = {DEED_PENDING, R}},
         {.learner = "b", .deeds = {DEED_PENDING, W}}},
	{{.learner = "a", .deeds = {R, DEED_NOT_DRAWN}},
         {.learner = "b", .deeds = {DEED_NOT_DRAWN, W}}},
	{{.learner = "a", .deeds = {DEED_NOT_DRAWN}}},
	{{.learner = "a", .deeds = {W}, .practice = true}},
	{{0}},
};

static void odd_results_have_no_odd_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(odd); i++) {
		assert_int_equal(mkdir("odd", 0700), 0);
		for (size_t n = 0; n < COUNT(odd[i]) && odd[i][n].learner; n++)
			assert_true(hand_write(&odd[i][n], "odd", n));
		told_read(&told, "odd", NULL);
		for (size_t kind = 0; kind < COUNT(kinds); kind++) {
			struct vigil_report_request request = {
				.identify = true, .small_groups = true, .mode = VIGIL_REPORT_BOTH};
			char *all = told_all(&told, kinds[kind], request);

			assert_sane(all);
			free(all);
		}
		told_clear(&told);
		assert_int_equal(folder_remove("odd"), 0);
	}
	told = (struct told){0};
}

static void hostile_words_are_inert(void **state)
{
	static const char *const hostile[] = {"<script>alert(1)</script>", "=cmd|' /C calc'!A0",
	                                      "\x1b[2Jx", "\u202etxt.exe",
	                                      "\"><img src=x onerror=alert(1)>"};
	char *words = calloc(1, 10001);

	(void)state;
	memset(words, 'a', 10000);
	assert_int_equal(mkdir("hostile", 0700), 0);
	for (size_t i = 0; i < COUNT(hostile) + 1; i++) {
		const char *text = i < COUNT(hostile) ? hostile[i] : words;
		struct hand hand = {.learner = text,
		                    .prompt = text,
		                    .option = text,
		                    .remark = text,
		                    .deeds = {R, W}};

		assert_true(hand_write(&hand, "hostile", i));
	}
	free(words);
	told_read(&told, "hostile", NULL);
	assert_int_equal(told.status, VIGIL_OK);
	for (size_t kind = 0; kind < COUNT(kinds); kind++) {
		struct vigil_report_request request = {.identify = true};
		char *all = told_all(&told, kinds[kind], request), *page;

		assert_null(strchr(all, '\x1b'));
		assert_null(strstr(all, "\u202e"));
		assert_null(strstr(all, "\n=cmd"));
		assert_null(strstr(all, ",=cmd"));
		page = strstr(all, "<!DOCTYPE");
		assert_non_null(page);
		*strstr(page, "</html>") = '\0';
		assert_null(strstr(page, "<img"));
		assert_null(strstr(page, "<script>alert"));
		free(all);
	}
}

/* ---- names ---- */

static void names_are_hidden(void **state)
{
	struct vigil_report_request request = {0};
	char *first, *second;

	(void)state;
	told_read(&told, "five", NULL);
	assert_int_equal(vigil_report_make(NULL, told.report, "learners", &request), VIGIL_INVALID);
	assert_int_equal(vigil_report_key(told.report, "data", told.findings), VIGIL_OK);
	assert_int_equal(folder_mode_of("data/site.key"), 0600);
	assert_int_equal(vigil_report_roster(told.report, "roster.csv", told.findings), VIGIL_OK);
	for (size_t kind = 0; kind < COUNT(kinds); kind++) {
		first = told_all(&told, kinds[kind], request);
		assert_null(strstr(first, "cleo"));
		assert_null(strstr(first, "Cleo"));
		free(first);
	}
	first = told_csv(&told, "learners", "learners", request);
	assert_int_equal(vigil_report_key(told.report, "data", told.findings), VIGIL_OK);
	second = told_csv(&told, "learners", "learners", request);
	assert_string_equal(first, second);
	free(second);
	assert_int_equal(vigil_report_key(told.report, "elsewhere", told.findings), VIGIL_OK);
	second = told_csv(&told, "learners", "learners", request);
	assert_string_not_equal(first, second);
	free(first);
	free(second);
}

/* ---- rosters that are none ---- */

static const struct roster_case {
	const char *name, *roster, *code;
} rosters[] = {
	{"a roster needs a column of learners", "name,group\nAnn,a\n", "roster-columns"},
	{"a day has to be one", "learner,due\nann,2026-13-01\n", "roster-date"},
	{"each line names a learner", "learner,name\n,Ann\n", "roster-learner"},
	{"a learner is there once", "learner\nann\nann\n", "roster-twice"},
	{"a roster that is empty has no columns", "", "roster-columns"},
};

static void roster_is_refused(void **state)
{
	const struct roster_case *row = *state;
	FILE *file = fopen("bad.csv", "wb");

	assert_non_null(file);
	assert_true(fputs(row->roster, file) >= 0 && fclose(file) == 0);
	told_read(&told, "five", NULL);
	assert_int_equal(vigil_report_roster(told.report, "bad.csv", told.findings), VIGIL_INVALID);
	assert_int_equal(vigil_findings_count(told.findings), 1);
	assert_string_equal(vigil_findings_get(told.findings, 0)->code->name, row->code);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cells) + COUNT(rosters) + 3];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(cells); i++)
		*test++ = (struct CMUnitTest){cells[i].name, cell_is_told, NULL, clear,
		                              (void *)(uintptr_t)&cells[i]};
	for (size_t i = 0; i < COUNT(rosters); i++)
		*test++ = (struct CMUnitTest){rosters[i].name, roster_is_refused, NULL, clear,
		                              (void *)(uintptr_t)&rosters[i]};
	*test++ = (struct CMUnitTest){"odd results have no odd numbers",
	                              odd_results_have_no_odd_numbers, NULL, clear, NULL};
	*test++ = (struct CMUnitTest){"hostile words are inert in every form",
	                              hostile_words_are_inert, NULL, clear, NULL};
	*test++ = (struct CMUnitTest){"names are hidden, each time by the same pseudonym",
	                              names_are_hidden, NULL, clear, NULL};
	return cmocka_run_group_tests_name("kinds", tests, enter, leave);
}
