/* report/pieces.c -- what several kinds of reports show */
#include "report/pieces.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/timestamp.h"
#include "page/page.h"
#include "report/cohort.h"
#include "report/people.h"
#include "report/report.h"
#include "report/study.h"

/* ---- heads ---- */

static void field_if(const struct making *making, const char *name, const char *value)
{
	if (value)
		page_field(making->page, name, value);
}

/* Append the day of a time. */
static void add_day(struct text *text, int64_t wall_ms)
{
	size_t before = text->length;

	timestamp_add(text, wall_ms);
	text_cut(text, before + sizeof("2026-12-31") - 1);
}

static void field_day(const struct making *making, const char *name, int64_t wall_ms)
{
	struct text text;

	if (!wall_ms)
		return;
	text_init(&text);
	add_day(&text, wall_ms);
	page_field(making->page, name, text.bytes);
	text_clear(&text);
}

void piece_head(const struct making *making, const char *title, const char *counts)
{
	const struct vigil_report_request *request = making->request;
	struct text text;

	text_init(&text);
	page_heading(making->page, title);
	text_addf(&text, "%zu", making->cohort->attempt_count);
	page_field(making->page, "Sessions", text.bytes);
	if (making->report->gathered.left_out) {
		text_cut(&text, 0);
		text_addf(&text, "%zu", making->report->gathered.left_out);
		page_field(making->page, "Files left out", text.bytes);
	}
	field_if(making, "What counts", counts);
	field_if(making, "Quiz", request->quiz);
	field_if(making, "Bank", request->bank);
	field_if(making, "Topic", request->topic);
	if (request->identify)
		field_if(making, "Learner", request->learner);
	field_if(making, "Group", request->group);
	field_day(making, "From", request->from_wall_ms);
	field_day(making, "Before", request->to_wall_ms);
	if (request->mode != VIGIL_REPORT_SCORED)
		page_field(making->page, "Sessions of",
		           request->mode == VIGIL_REPORT_PRACTICE ? "practice"
		                                                  : "practice and scored");
	text_clear(&text);
}

void piece_quiz(const struct making *making, const char *quiz)
{
	if (making->cohort->quiz_count > 1 || !making->request->quiz)
		page_heading(making->page, *quiz ? quiz : "No quiz");
}

void piece_few(const struct making *making)
{
	const struct cohort *cohort = making->cohort;
	size_t few = 0;

	if (cohort->attempt_count == 0)
		page_say(making->page, PAGE_NOTE, "There is no session to tell of.");
	for (size_t i = 0; i < cohort->quiz_count; i++)
		few += cohort_is_small(making, cohort->quizzes[i].count);
	if (few > 0)
		page_say(making->page, PAGE_NOTE,
		         "%zu %s left out: under %d people have taken %s, and figures would tell "
		         "what "
		         "each of them did. --small-groups shows them all the same.",
		         few, few == 1 ? "quiz is" : "quizzes are", REPORT_PEOPLE_LEAST,
		         few == 1 ? "it" : "each");
}

bool piece_wants(const struct making *making, uint32_t bank, uint32_t topic)
{
	const struct vigil_report_request *request = making->request;

	return (!request->bank || strcmp(request->bank, rows_text(making->rows, bank)) == 0) &&
	       (!request->topic || strcmp(request->topic, rows_text(making->rows, topic)) == 0);
}

/* ---- cells ---- */

void cell_day(struct vigil_page *page, int64_t wall_ms)
{
	struct text text;

	text_init(&text);
	if (wall_ms)
		add_day(&text, wall_ms);
	page_cell_text(page, wall_ms ? text.bytes : NULL);
	text_clear(&text);
}

void cell_figure(struct vigil_page *page, const struct figure *figure)
{
	if (figure->defined)
		page_cell_real(page, figure->value);
	else
		page_cell_none(page);
}

void cell_interval(struct vigil_page *page, const struct figure *figure,
                   const struct interval *interval)
{
	if (!figure->defined)
		page_cell_none(page);
	else
		page_cell_interval(page, figure->value,
		                   interval->defined ? interval->lower : (double)NAN,
		                   interval->defined ? interval->upper : (double)NAN);
}

void cell_proportion(struct vigil_page *page, const struct proportion *proportion)
{
	cell_interval(page, &proportion->share, &proportion->interval);
}

void cell_correlation(struct vigil_page *page, const struct correlation *correlation)
{
	cell_interval(page, &correlation->r, &correlation->interval);
}

/* ---- words ---- */

/* A share as whole percents, without the sign. */
static long percent(double share)
{
	return lround(100 * share);
}

void words_share(struct text *out, const struct figure *figure, const struct interval *interval)
{
	if (!figure->defined) {
		text_addf(out, "not defined: %s", study_absence(figure->absence));
		return;
	}
	text_addf(out, "%ld%%", percent(figure->value));
	if (interval && interval->defined)
		text_addf(out, " (%ld\u2013%ld)", percent(interval->lower),
		          percent(interval->upper));
}

/* Two places, and a point in every locale. */
static void add_number(struct text *out, double value)
{
	long hundredths = lround(100 * value);
	long size = labs(hundredths);

	text_addf(out, "%s%ld.%02ld", hundredths < 0 ? "\u2212" : "", size / 100, size % 100);
}

void words_number(struct text *out, const struct figure *figure, const struct interval *interval)
{
	if (!figure->defined) {
		text_addf(out, "not defined: %s", study_absence(figure->absence));
		return;
	}
	add_number(out, figure->value);
	if (!interval || !interval->defined)
		return;
	text_add(out, " (");
	add_number(out, interval->lower);
	text_add(out, " to ");
	add_number(out, interval->upper);
	text_add(out, ")");
}

/* ---- drawings ---- */

void piece_scores(const struct making *making, const struct study *study)
{
	static const struct page_column columns[] = {
		{.id = "from", .name = "From", .type = PAGE_SHARE},
		{.id = "to", .name = "To", .type = PAGE_SHARE},
		{.id = "sessions", .name = "Sessions", .type = PAGE_COUNT},
	};
	const struct quiz_scores *scores = &study->quiz.scores;
	struct page_table table = {.id = "scores",
	                           .title = "Scores",
	                           .shape = PAGE_HISTOGRAM,
	                           .columns = columns,
	                           .column_count = COUNT_OF(columns),
	                           .axis = "Score"};
	int from = 0;

	if (scores->count == 0)
		return;
	if (study->pass_thousandths >= 0) {
		table.mark_name = "to pass";
		table.mark = study->pass_thousandths / 1000.0;
	}
	while (from < QUIZ_CLASSES / 2 &&
	       !scores->classes[from]) /* begin where there is something */
		from++;
	page_table(making->page, &table);
	for (int i = from; i < QUIZ_CLASSES; i++) {
		page_cell_real(making->page, i / (double)QUIZ_CLASSES);
		page_cell_real(making->page, (i + 1) / (double)QUIZ_CLASSES);
		page_cell_count(making->page, scores->classes[i]);
	}
}

/* "2026-11" */
#define MONTH_TEXT 7

struct month {
	char name[MONTH_TEXT + 1];
	int64_t passed, judged;
};

static void month_name(char name[MONTH_TEXT + 1], int64_t wall_ms)
{
	struct text text;

	text_init(&text);
	timestamp_add(&text, wall_ms);
	memcpy(name, text.length >= MONTH_TEXT ? text.bytes : "0000-00", MONTH_TEXT);
	name[MONTH_TEXT] = '\0';
	text_clear(&text);
}

static int by_month(const void *left, const void *right)
{
	return strcmp(((const struct month *)left)->name, ((const struct month *)right)->name);
}

/* Into the months that there are, in order. */
static size_t months_join(struct month *months, size_t count)
{
	size_t joined = 0;

	qsort(months, count, sizeof(*months), by_month);
	for (size_t i = 0; i < count; i++) {
		if (joined > 0 && by_month(&months[joined - 1], &months[i]) == 0) {
			months[joined - 1].passed += months[i].passed;
			months[joined - 1].judged += months[i].judged;
		} else {
			months[joined++] = months[i];
		}
	}
	return joined;
}

bool piece_months(const struct making *making, const struct people *people, const char *quiz)
{
	static const struct page_column columns[] = {
		{.id = "month", .name = "Month", .type = PAGE_TEXT},
		{.id = "pass_rate", .name = "Passed", .type = PAGE_SHARE},
		{.id = "learners", .name = "Learners", .type = PAGE_COUNT},
	};
	struct month *months = calloc(people->count + 1, sizeof(*months));
	size_t count = 0;

	if (!months)
		return false;
	for (size_t i = 0; i < people->count; i++) {
		const struct row_result *best = people->all[i].best;

		if (!best || strcmp(people->all[i].quiz, quiz) != 0 ||
		    (best->verdict != VERDICT_PASSED && best->verdict != VERDICT_FAILED))
			continue;
		month_name(months[count].name, best->finished_wall_ms);
		months[count].judged = 1;
		months[count++].passed = best->verdict == VERDICT_PASSED;
	}
	count = months_join(months, count);
	if (count > 1) {
		page_table(making->page, &(struct page_table){.id = "months",
		                                              .title = "Passed, by month",
		                                              .shape = PAGE_LINE,
		                                              .columns = columns,
		                                              .column_count = COUNT_OF(columns)});
		for (size_t i = 0; i < count; i++) {
			page_cell_text(making->page, months[i].name);
			page_cell_real(making->page,
			               (double)months[i].passed / (double)months[i].judged);
			page_cell_count(making->page, months[i].judged);
		}
	}
	free(months);
	return true;
}
