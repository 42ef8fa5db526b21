/* report/questions.c -- the report on questions: which are bad, and all their figures */
#include "report/questions.h"

#include <stdlib.h>

#include "base/text.h"
#include "page/page.h"
#include "report/cohort.h"
#include "report/pieces.h"
#include "report/report.h"
#include "report/study.h"

#define DIGEST_SHOWN 8 /* digits that tell two texts of a question apart */

static const struct row_question *row_of(const struct study *study, size_t index)
{
	return rows_question(study->making->rows, study->questions[index].row);
}

static bool is_wanted(const struct making *making, const struct study *study, size_t index)
{
	return piece_wants(making, row_of(study, index)->bank, row_of(study, index)->topic);
}

/* "first-step", and where it was asked in several versions, "first-step (9f2c01ab)". */
static void name_add(struct text *out, const struct study *study, size_t index)
{
	const struct rows *rows = study->making->rows;
	const struct row_question *row = row_of(study, index);

	text_add(out, rows_text(rows, row->id));
	if (study->questions[index].has_others)
		text_addf(out, " (%.*s)", DIGEST_SHOWN, rows_text(rows, row->sha256));
}

/* ---- accusations ---- */

void questions_accuse(const struct making *making, const struct study *study, size_t most)
{
	size_t said = 0, unknown = 0, left = 0;
	struct text name, words;

	text_init(&name);
	text_init(&words);
	for (size_t i = 0; i < study->suspicion_count; i++) {
		const struct suspicion *suspicion = &study->suspicions[i];
		const struct row_question *row = row_of(study, suspicion->question);

		if (!is_wanted(making, study, suspicion->question))
			continue;
		if (suspicion->kind == SUSPICION_NOT_ENOUGH) {
			unknown++;
			continue;
		}
		if (said++ >= most) {
			left++;
			continue;
		}
		text_cut(&name, 0);
		text_cut(&words, 0);
		name_add(&name, study, suspicion->question);
		study_suspicion_say(&words, study, suspicion);
		page_say(making->page,
		         suspicion->kind <= SUSPICION_BACKWARDS ? PAGE_BAD : PAGE_NOTE,
		         "Question '%s': %s.", name.bytes, words.bytes);
		page_paragraph(making->page, rows_text(making->rows, row->prompt));
	}
	if (left > 0)
		page_say(making->page, PAGE_PLAIN, "And %zu more: see the report on questions.",
		         left);
	if (said == 0 && unknown < study->question_count)
		page_say(making->page, PAGE_GOOD, "Nothing is to be said against the questions.");
	if (unknown > 0)
		page_say(making->page, PAGE_NOTE,
		         "%zu of %zu questions have under %d answers: not enough yet to say "
		         "anything "
		         "against them.",
		         unknown, study->question_count, SUSPICION_ANSWERS);
	text_clear(&name);
	text_clear(&words);
}

void questions_draw(const struct making *making, const struct study *study)
{
	static const struct page_column columns[] = {
		{.id = "question", .name = "Question", .type = PAGE_CODE},
		{.id = "facility", .name = "Right", .type = PAGE_SHARE},
		{.id = "rest", .name = "Rest r", .type = PAGE_NUMBER, .places = 2},
	};
	bool begun = false;
	struct text name;

	text_init(&name);
	for (size_t i = 0; i < study->question_count; i++) {
		const struct question_figures *figures = &study->figures[i];

		if (!figures->facility.defined || !figures->rest.r.defined ||
		    !is_wanted(making, study, i))
			continue;
		if (!begun) {
			page_heading(making->page, "How hard, and how telling");
			page_table(making->page,
			           &(struct page_table){
					   .id = "difficulty",
					   .about = "Further right is easier. Further up tells "
						    "better who "
						    "knows the rest; below 0, something is wrong.",
					   .shape = PAGE_SCATTER,
					   .columns = columns,
					   .column_count = COUNT_OF(columns)});
		}
		begun = true;
		text_cut(&name, 0);
		name_add(&name, study, i);
		page_cell_text(making->page, name.bytes);
		page_cell_real(making->page, figures->facility.value);
		page_cell_real(making->page, figures->rest.r.value);
	}
	text_clear(&name);
}

/* ---- one question in words ---- */

static void field(struct vigil_page *page, const char *name, struct text *text)
{
	page_field(page, name, text->bytes);
	text_cut(text, 0);
}

static void right_say(struct vigil_page *page, const struct question_figures *figures,
                      struct text *text)
{
	words_share(text, &figures->facility, &figures->facility_interval);
	if (figures->facility.defined)
		text_add(text, figures->right_wrong ? " right" : " of the points");
	text_addf(text, ", %lld %s", (long long)figures->count,
	          figures->count == 1 ? "answer" : "answers");
	field(page, "Facility", text);
}

static void verdicts_say(struct vigil_page *page, const struct question_figures *figures,
                         struct text *text)
{
	if (figures->b_index.defined) {
		words_share(text, &figures->passed.share, NULL);
		text_add(text, " of those who passed, ");
		words_share(text, &figures->failed.share, NULL);
		text_add(text, " of those who failed");
	} else {
		words_share(text, &figures->b_index, NULL);
	}
	field(page, "By verdict", text);
	words_number(text, &figures->rest.r, &figures->rest.interval);
	field(page, "Correlation with the rest", text);
}

/* What a trainer has to know to repair it. */
static void question_show(const struct making *making, const struct study *study, size_t index)
{
	const struct question_figures *figures = &study->figures[index];
	struct vigil_page *page = making->page;
	struct text text;

	text_init(&text);
	name_add(&text, study, index);
	page_heading(page, text.bytes);
	text_cut(&text, 0);
	page_paragraph(page, rows_text(making->rows, row_of(study, index)->prompt));
	for (size_t i = 0; i < study->suspicion_count; i++) {
		if (study->suspicions[i].question != index)
			continue;
		study_suspicion_say(&text, study, &study->suspicions[i]);
		page_say(page, PAGE_BAD, "Question '%s': %s.",
		         rows_text(making->rows, row_of(study, index)->id), text.bytes);
		text_cut(&text, 0);
	}
	right_say(page, figures, &text);
	verdicts_say(page, figures, &text);
	text_clear(&text);
}

/* ---- tables ---- */

static void names_show(const struct making *making, const struct study *study, size_t index,
                       const char *quiz)
{
	const struct row_question *row = row_of(study, index);

	page_cell_text(making->page, quiz);
	page_cell_text(making->page, rows_text(making->rows, row->bank));
	page_cell_text(making->page, rows_text(making->rows, row->id));
}

static void figures_show(struct vigil_page *page, const struct question_figures *figures)
{
	page_cell_count(page, figures->drawn);
	page_cell_count(page, figures->count);
	cell_interval(page, &figures->facility, &figures->facility_interval);
	cell_correlation(page, &figures->rest);
	cell_figure(page, &figures->b_index);
	cell_figure(page, &figures->passed.share);
	cell_figure(page, &figures->failed.share);
	cell_figure(page, &figures->discrimination);
	cell_figure(page, &figures->upper.share);
	cell_figure(page, &figures->lower.share);
	cell_figure(page, &figures->alpha_without);
	if (figures->median_ms.defined)
		page_cell_duration(page, (int64_t)figures->median_ms.value);
	else
		page_cell_none(page);
	cell_figure(page, &figures->hints);
	cell_proportion(page, &figures->skipped);
	page_cell_count(page, figures->not_reached);
	page_cell_count(page, figures->pending);
	cell_proportion(page, &figures->sure_wrong);
}

static const struct page_column question_columns[] = {
	{.id = "quiz", .name = "Quiz", .type = PAGE_CODE, .aside = true},
	{.id = "bank", .name = "Bank", .type = PAGE_CODE, .aside = true},
	{.id = "question", .name = "Question", .type = PAGE_CODE},
	{.id = "sha256", .name = "Digest", .type = PAGE_CODE, .aside = true},
	{.id = "topic", .name = "Topic", .type = PAGE_CODE, .aside = true},
	{.id = "finding", .name = "What is wrong", .type = PAGE_TEXT, .aside = true},
	{.id = "drawn", .name = "Drawn", .type = PAGE_COUNT, .aside = true},
	{.id = "answers", .name = "Answers", .type = PAGE_COUNT},
	{.id = "facility", .name = "Facility", .type = PAGE_SHARE, .interval = true},
	{.id = "rest", .name = "Rest r", .type = PAGE_NUMBER, .places = 2, .interval = true},
	{.id = "b_index", .name = "B-index", .type = PAGE_NUMBER, .places = 2, .aside = true},
	{.id = "passed", .name = "Of those who passed", .type = PAGE_SHARE, .aside = true},
	{.id = "failed", .name = "Of those who failed", .type = PAGE_SHARE, .aside = true},
	{.id = "discrimination",
         .name = "Upper less lower 27%",
         .type = PAGE_NUMBER,
         .places = 2,
         .aside = true},
	{.id = "upper", .name = "Upper 27%", .type = PAGE_SHARE, .aside = true},
	{.id = "lower", .name = "Lower 27%", .type = PAGE_SHARE, .aside = true},
	{.id = "alpha_without",
         .name = "Alpha without it",
         .type = PAGE_NUMBER,
         .places = 2,
         .aside = true},
	{.id = "median_time", .name = "Median time", .type = PAGE_DURATION},
	{.id = "hints", .name = "Hints", .type = PAGE_NUMBER, .places = 2, .aside = true},
	{.id = "skipped", .name = "Skipped", .type = PAGE_SHARE, .interval = true, .aside = true},
	{.id = "not_reached", .name = "Not reached", .type = PAGE_COUNT, .aside = true},
	{.id = "pending", .name = "Pending", .type = PAGE_COUNT, .aside = true},
	{.id = "sure_wrong",
         .name = "Sure and wrong",
         .type = PAGE_SHARE,
         .interval = true,
         .aside = true},
	{.id = "flags", .name = "Flags", .type = PAGE_COUNT},
	{.id = "remarks", .name = "Remarks", .type = PAGE_COUNT, .aside = true},
};

static void questions_rows(const struct making *making, const struct study *study, const char *quiz)
{
	struct vigil_page *page = making->page;
	struct text words;

	text_init(&words);
	for (size_t i = 0; i < study->question_count; i++) {
		const struct suspicion *worst = study_worst(study, i);

		if (!is_wanted(making, study, i))
			continue;
		text_cut(&words, 0);
		if (worst)
			study_suspicion_say(&words, study, worst);
		names_show(making, study, i, quiz);
		page_cell_text(page, rows_text(making->rows, row_of(study, i)->sha256));
		page_cell_text(page, rows_text(making->rows, row_of(study, i)->topic));
		page_cell_text(page, words.bytes);
		figures_show(page, &study->figures[i]);
		page_cell_count(page, study->questions[i].flags);
		page_cell_count(page, study->questions[i].remarks);
	}
	text_clear(&words);
}

static const struct page_column option_columns[] = {
	{.id = "quiz", .name = "Quiz", .type = PAGE_CODE, .aside = true},
	{.id = "bank", .name = "Bank", .type = PAGE_CODE, .aside = true},
	{.id = "question", .name = "Question", .type = PAGE_CODE},
	{.id = "option", .name = "Option", .type = PAGE_CODE},
	{.id = "words", .name = "Words", .type = PAGE_TEXT, .aside = true},
	{.id = "right", .name = "Right", .type = PAGE_YES_NO},
	{.id = "chosen", .name = "Chosen", .type = PAGE_COUNT},
	{.id = "of", .name = "Of", .type = PAGE_COUNT, .aside = true},
	{.id = "share", .name = "Share", .type = PAGE_SHARE, .interval = true},
	{.id = "rest",
         .name = "Rest r",
         .type = PAGE_NUMBER,
         .places = 2,
         .interval = true,
         .aside = true},
	{.id = "lower", .name = "Lower 27%", .type = PAGE_SHARE},
	{.id = "upper", .name = "Upper 27%", .type = PAGE_SHARE},
};

static void options_rows(const struct making *making, const struct study *study, const char *quiz)
{
	struct vigil_page *page = making->page;
	const struct rows *rows = making->rows;

	for (size_t i = 0; i < study->question_count; i++) {
		const struct question_figures *figures = &study->figures[i];

		for (size_t at = 0; at < figures->option_count && is_wanted(making, study, i);
		     at++) {
			const struct question_option *option = &figures->options[at];
			const struct row_option *row =
				rows_option(rows, study->questions[i].options[at]);

			names_show(making, study, i, quiz);
			page_cell_text(page, rows_text(rows, row->id));
			page_cell_text(page, rows_text(rows, row->text));
			page_cell_yes_no(page, option->right);
			page_cell_count(page, option->chosen.part);
			page_cell_count(page, option->chosen.whole);
			cell_proportion(page, &option->chosen);
			cell_correlation(page, &option->rest);
			cell_figure(page, &option->lower.share);
			cell_figure(page, &option->upper.share);
		}
	}
}

static const struct page_column remark_columns[] = {
	{.id = "quiz", .name = "Quiz", .type = PAGE_CODE, .aside = true},
	{.id = "bank", .name = "Bank", .type = PAGE_CODE, .aside = true},
	{.id = "question", .name = "Question", .type = PAGE_CODE},
	{.id = "result", .name = "Result", .type = PAGE_CODE, .aside = true},
	{.id = "remark", .name = "Remark", .type = PAGE_TEXT},
};

/* What people have said of a question, in the order of the questions and then of the results. */
static void remarks_rows(const struct making *making, const struct study *study, const char *quiz)
{
	const struct rows *rows = making->rows;

	for (size_t i = 0; i < study->question_count; i++) {
		for (size_t at = 0; study->questions[i].remarks && at < study->attempts; at++) {
			const struct row_result *row = rows_result(rows, study->results[at]);

			for (uint32_t cell = 0; cell < row->cell_count; cell++) {
				uint64_t place = row->first_cell + cell;

				if (rows_cell(rows, place)->question != study->questions[i].row ||
				    !(rows_cell(rows, place)->flags & CELL_REMARK) ||
				    !is_wanted(making, study, i))
					continue;
				names_show(making, study, i, quiz);
				page_cell_text(making->page, rows_text(rows, row->id));
				page_cell_text(making->page,
				               rows_text(rows, rows_remark(rows, place)));
			}
		}
	}
}

/* ---- the report ---- */

/* What a pass over all quizzes shows of each. */
typedef void show(const struct making *making, const struct study *study, const char *quiz);

static void overview(const struct making *making, const struct study *study, const char *quiz)
{
	piece_quiz(making, quiz);
	questions_accuse(making, study, SIZE_MAX);
	questions_draw(making, study);
	for (size_t i = 0; i < study->suspicion_count; i++) { /* the worst first, each once */
		const struct suspicion *suspicion = &study->suspicions[i];

		if (suspicion->kind != SUSPICION_NOT_ENOUGH &&
		    study_worst(study, suspicion->question) == suspicion &&
		    is_wanted(making, study, suspicion->question))
			question_show(making, study, suspicion->question);
	}
}

/* The studies of all quizzes that may be shown; the others are zeros. */
static enum vigil_status studies_make(const struct making *making, struct study *studies)
{
	const struct cohort *cohort = making->cohort;
	enum vigil_status status = VIGIL_OK;

	for (size_t i = 0; i < cohort->quiz_count && status == VIGIL_OK; i++)
		if (!cohort_is_small(making, cohort->quizzes[i].count))
			status = study_make(&studies[i], making, &cohort->quizzes[i],
			                    VIGIL_REPORT_FIRST);
	return status;
}

static void studies_show(const struct making *making, const struct study *studies, show *show_one)
{
	for (size_t i = 0; i < making->cohort->quiz_count; i++)
		if (studies[i].making)
			show_one(making, &studies[i],
			         rows_text(making->rows, making->cohort->quizzes[i].quiz));
}

static enum vigil_status questions_make(const struct making *making)
{
	static const struct {
		struct page_table table;
		show *show;
	} tables[] = {
		{{.id = "questions",
	          .title = "All questions",
	          .about = "Facility: the share of the points that were earned, with its 95% "
	                   "interval.",
	          .columns = question_columns,
	          .column_count = COUNT_OF(question_columns)},
	         questions_rows},
		{{.id = "options",
	          .title = "All options",
	          .about = "How many chose each, and how choosing it goes with the score on the "
	                   "rest.",
	          .columns = option_columns,
	          .column_count = COUNT_OF(option_columns)},
	         options_rows},
		{{.id = "remarks",
	          .title = "Remarks of learners",
	          .columns = remark_columns,
	          .column_count = COUNT_OF(remark_columns)},
	         remarks_rows},
	};
	size_t count = making->cohort->quiz_count;
	struct study *studies = calloc(count + 1, sizeof(*studies));
	enum vigil_status status = studies ? studies_make(making, studies) : VIGIL_NO_MEMORY;

	if (status != VIGIL_OK)
		goto done;
	piece_head(making, "Questions", cohort_words(making, VIGIL_REPORT_FIRST));
	piece_few(making);
	studies_show(making, studies, overview);
	for (size_t i = 0; i < COUNT_OF(tables); i++) {
		page_table(making->page, &tables[i].table);
		studies_show(making, studies, tables[i].show);
	}
done:
	for (size_t i = 0; studies && i < count; i++)
		study_clear(&studies[i]);
	free(studies);
	return status;
}

const struct report_kind questions_kind = {
	.name = "questions",
	.about = "which questions are bad, and each one's figures, options and remarks",
	.make = questions_make,
};
