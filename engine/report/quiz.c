/* report/quiz.c -- the report on quizzes: how far their scores and verdicts can be trusted */
#include "base/text.h"
#include "page/page.h"
#include "report/cohort.h"
#include "report/pieces.h"
#include "report/report.h"
#include "report/study.h"

static const struct page_column columns[] = {
	{.id = "quiz", .name = "Quiz", .type = PAGE_CODE},
	{.id = "attempts", .name = "Attempts", .type = PAGE_COUNT, .aside = true},
	{.id = "passed", .name = "Passed", .type = PAGE_COUNT},
	{.id = "failed", .name = "Failed", .type = PAGE_COUNT, .aside = true},
	{.id = "pending", .name = "Pending", .type = PAGE_COUNT, .aside = true},
	{.id = "pass_mark", .name = "Pass mark", .type = PAGE_SHARE, .places = 1},
	{.id = "pass_rate", .name = "Pass rate", .type = PAGE_SHARE, .interval = true},
	{.id = "mean", .name = "Mean", .type = PAGE_SHARE, .places = 1, .interval = true},
	{.id = "median", .name = "Median", .type = PAGE_SHARE, .places = 1, .aside = true},
	{.id = "deviation", .name = "SD", .type = PAGE_SHARE, .places = 1, .aside = true},
	{.id = "agreement", .name = "Retake agrees", .type = PAGE_SHARE, .aside = true},
	{.id = "kappa", .name = "Kappa", .type = PAGE_NUMBER, .places = 2, .aside = true},
	{.id = "alpha",
         .name = "Alpha",
         .type = PAGE_NUMBER,
         .places = 2,
         .interval = true,
         .aside = true},
	{.id = "form_alpha",
         .name = "Alpha of a form",
         .type = PAGE_NUMBER,
         .places = 2,
         .aside = true},
	{.id = "error_share",
         .name = "Standard error",
         .type = PAGE_SHARE,
         .places = 1,
         .aside = true},
	{.id = "error_questions",
         .name = "in questions",
         .type = PAGE_NUMBER,
         .places = 2,
         .aside = true},
};

static void quiz_row(const struct making *making, const struct study *study, const char *id)
{
	const struct quiz_figures *quiz = &study->quiz;
	struct vigil_page *page = making->page;

	page_cell_text(page, id);
	page_cell_count(page, quiz->attempts);
	page_cell_count(page, quiz->passed);
	page_cell_count(page, quiz->failed);
	page_cell_count(page, quiz->pending);
	if (study->pass_thousandths >= 0)
		page_cell_real(page, study->pass_thousandths / 1000.0);
	else
		page_cell_none(page);
	cell_proportion(page, &quiz->pass_rate);
	cell_interval(page, &quiz->scores.mean, &quiz->scores.mean_interval);
	cell_figure(page, &quiz->scores.median);
	cell_figure(page, &quiz->scores.deviation);
	cell_figure(page, &quiz->consistency.agreement);
	cell_figure(page, &quiz->consistency.kappa);
	cell_interval(page, &quiz->reliability.alpha, &quiz->reliability.interval);
	cell_figure(page, &quiz->reliability.form_alpha);
	cell_figure(page, &quiz->reliability.error_share);
	cell_figure(page, &quiz->reliability.error_questions);
}

static void field(struct vigil_page *page, const char *name, struct text *text)
{
	page_field(page, name, text->bytes);
	text_cut(text, 0);
}

/* The same in words, with the reasons why a figure is not there. */
static void quiz_say(const struct making *making, const struct study *study)
{
	const struct quiz_figures *quiz = &study->quiz;
	struct vigil_page *page = making->page;
	struct text text;

	text_init(&text);
	words_share(&text, &quiz->pass_rate.share, &quiz->pass_rate.interval);
	if (quiz->pass_rate.whole > 0)
		text_addf(&text, ", %lld of %lld", (long long)quiz->pass_rate.part,
		          (long long)quiz->pass_rate.whole);
	field(page, "Pass rate", &text);
	if (quiz->consistency.agreement.defined)
		text_add(&text, "a retake would agree ");
	words_share(&text, &quiz->consistency.agreement, NULL);
	text_add(&text, quiz->consistency.agreement.defined ? " of the time; kappa " : "");
	if (quiz->consistency.agreement.defined)
		words_number(&text, &quiz->consistency.kappa, NULL);
	field(page, "Decision consistency", &text);
	words_number(&text, &quiz->reliability.alpha, &quiz->reliability.interval);
	field(page, "Alpha", &text);
	words_number(&text, &quiz->reliability.error_questions, NULL);
	if (quiz->reliability.error_questions.defined)
		text_add(&text, " questions");
	field(page, "Standard error of measurement", &text);
	words_share(&text, &quiz->scores.mean, &quiz->scores.mean_interval);
	field(page, "Mean score", &text);
	if (study->too_large > 0)
		page_say(page, PAGE_NOTE,
		         "%zu attempts have too many questions, and are not in it.",
		         study->too_large);
	text_clear(&text);
}

static void without_show(const struct making *making, const struct study *study)
{
	static const struct page_column without[] = {
		{.id = "bank", .name = "Bank", .type = PAGE_CODE},
		{.id = "question", .name = "Question", .type = PAGE_CODE},
		{.id = "alpha", .name = "Alpha without it", .type = PAGE_NUMBER, .places = 3},
	};

	if (!study->quiz.reliability.alpha.defined)
		return;
	page_table(making->page, &(struct page_table){.id = "alpha_without",
	                                              .title = "Alpha without each question",
	                                              .columns = without,
	                                              .column_count = COUNT_OF(without)});
	for (size_t i = 0; i < study->question_count; i++) {
		const struct row_question *row =
			rows_question(making->rows, study->questions[i].row);

		page_cell_text(making->page, rows_text(making->rows, row->bank));
		page_cell_text(making->page, rows_text(making->rows, row->id));
		cell_figure(making->page, &study->figures[i].alpha_without);
	}
}

/* In words and drawings, or as a row of the table. */
static enum vigil_status quiz_show(const struct making *making, const struct cohort_quiz *quiz,
                                   bool as_row)
{
	const char *id = rows_text(making->rows, quiz->quiz);
	struct study study;
	enum vigil_status status;

	if (cohort_is_small(making, quiz->count))
		return VIGIL_OK;
	status = study_make(&study, making, quiz, VIGIL_REPORT_FIRST);
	if (status != VIGIL_OK)
		return status;
	if (as_row) {
		quiz_row(making, &study, id);
	} else {
		piece_quiz(making, id);
		quiz_say(making, &study);
		piece_scores(making, &study);
		without_show(making, &study);
	}
	study_clear(&study);
	return VIGIL_OK;
}

static enum vigil_status quiz_make(const struct making *making)
{
	const struct cohort *cohort = making->cohort;
	enum vigil_status status = VIGIL_OK;

	piece_head(making, "Quizzes", cohort_words(making, VIGIL_REPORT_FIRST));
	piece_few(making);
	for (size_t i = 0; i < cohort->quiz_count && status == VIGIL_OK; i++)
		status = quiz_show(making, &cohort->quizzes[i], false);
	page_table(making->page, &(struct page_table){.id = "quiz",
	                                              .title = "All figures",
	                                              .columns = columns,
	                                              .column_count = COUNT_OF(columns)});
	for (size_t i = 0; i < cohort->quiz_count && status == VIGIL_OK; i++)
		status = quiz_show(making, &cohort->quizzes[i], true);
	return status;
}

const struct report_kind quiz_kind = {
	.name = "quiz",
	.about = "pass rate, would a retake agree, standard error, reliability, scores",
	.make = quiz_make,
};
