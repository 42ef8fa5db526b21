/* tests/stats/test_figures.c -- what each figure is, and why it is not where it is not */
#include "stats/quiz.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "stats/analysis.h"
#include "stats/near.h"
#include "stats/question.h"
#include "stats/sheet.h"
#include "stats/topic.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define PASS        600 /* as in stats/sheet.h */

/* All figures of a sheet. The topic is that of all questions. */
struct all {
	struct responses *table;
	struct analysis *analysis;
	struct question_figures *questions;
	struct quiz_figures quiz;
	struct topic_figures topic;
};

static void all_init(struct all *all, const struct sheet *sheet, int32_t pass)
{
	const struct question_key keys[SHEET_QUESTIONS] = {{1, 3}, {1, 3}, {1, 3}, {1, 3}};
	const uint32_t topic_of[SHEET_QUESTIONS] = {0};

	all->table = sheet_table(sheet);
	assert_non_null(all->table);
	all->analysis = analysis_new(all->table);
	assert_non_null(all->analysis);
	assert_int_equal(questions_figure(&all->questions, all->analysis, keys), VIGIL_OK);
	assert_int_equal(quiz_figure(&all->quiz, all->analysis, pass), VIGIL_OK);
	assert_int_equal(topics_figure(&all->topic, 1, all->analysis, topic_of), VIGIL_OK);
}

static void all_clear(struct all *all)
{
	free(all->questions);
	analysis_free(all->analysis);
	responses_free(all->table);
}

#define FEW      FIGURE_FEW
#define NONE     FIGURE_NO_ANSWERS
#define ONE      FIGURE_ONE_QUESTION
#define SAME     FIGURE_NO_VARIANCE
#define THERE    FIGURE_PRESENT
#define DIFFER   FIGURE_FORMS_DIFFER
#define PARTIAL  FIGURE_PARTIAL_SCORES
#define WEIGHTS  FIGURE_WEIGHTS_DIFFER
#define UNSCORED FIGURE_NOT_SCORED
#define VERDICT  FIGURE_NO_VERDICT
#define TIED     FIGURE_TIED
#define LOW      FIGURE_NOT_POSITIVE
#define APART    FIGURE_NEVER_TOGETHER
#define CERTAIN  FIGURE_CERTAIN

/* clang-format off */
static struct absence_case {
	const char *name;
	struct sheet sheet;
	struct { /* of the first question */
		enum figure_absence facility, facility_interval, rest, rest_interval, b_index,
			discrimination, alpha_without;
	} question;
	struct {
		enum figure_absence mean, deviation, alpha, form_alpha, error, agreement, topic_interval;
	} quiz;
} absences[] = {
	{ "nobody", { { NULL } },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE } },
	{ "one learner", { { "1010" } },
	  { THERE, THERE, FEW, FEW, VERDICT, TIED, FEW },
	  { THERE, FEW, FEW, FEW, FEW, FEW, FEW } },
	{ "one learner with one question", { { "1..." } },
	  { THERE, THERE, ONE, ONE, VERDICT, TIED, FEW },
	  { THERE, FEW, FEW, FEW, FEW, FEW, THERE } },
	{ "one question", { { "1...", "0...", "1...", "1..." } },
	  { THERE, THERE, ONE, ONE, THERE, TIED, ONE },
	  { THERE, THERE, ONE, ONE, ONE, ONE, THERE } },
	{ "two questions", { { "11..", "00..", "10..", "11.." } },
	  { THERE, THERE, THERE, THERE, THERE, THERE, ONE },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE } },
	{ "all right", { { "1111", "1111", "1111", "1111" } },
	  { THERE, THERE, SAME, SAME, VERDICT, TIED, SAME },
	  { THERE, THERE, SAME, SAME, SAME, SAME, THERE } },
	{ "all have the same half points", { { "hhhh", "hhhh", "hhhh" } },
	  { THERE, SAME, SAME, SAME, VERDICT, TIED, SAME },
	  { THERE, THERE, SAME, SAME, SAME, PARTIAL, SAME } },
	{ "all have the same total", { { "1100", "0110", "0011", "1001" } },
	  { THERE, THERE, THERE, CERTAIN, VERDICT, TIED, THERE },
	  { THERE, THERE, SAME, SAME, SAME, SAME, SAME } },
	{ "nothing was drawn for anybody", { { "....", "...." } },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE } },
	{ "all left all questions", { { "uuuu", "uuuu", "uuuu" } },
	  { THERE, THERE, SAME, SAME, VERDICT, TIED, SAME },
	  { THERE, THERE, SAME, SAME, SAME, SAME, THERE } },
	{ "nobody reached a question", { { "nnnn", "nnnn", "nnnn" } },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE },
	  { THERE, THERE, NONE, NONE, NONE, PARTIAL, NONE } },
	{ "everything is pending", { { "pppp", "pppp", "pppp" } },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE },
	  { NONE, NONE, NONE, NONE, NONE, PARTIAL, NONE } },
	{ "a question that nobody was asked", { { ".110", ".100", ".111", ".000" } },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE } },
	{ "a question for no points", { { "z110", "z100", "z111", "z000" } },
	  { UNSCORED, UNSCORED, UNSCORED, UNSCORED, UNSCORED, UNSCORED, NONE },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE } },
	{ "nothing is worth points", { { "zzzz", "zzzz" } },
	  { UNSCORED, UNSCORED, UNSCORED, UNSCORED, UNSCORED, UNSCORED, NONE },
	  { NONE, NONE, NONE, NONE, NONE, NONE, NONE } },
	{ "forms differ", { { "110.", "1.10", "01.1", "0.00", "111.", "00.0", ".111", ".000" } },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE },
	  { THERE, THERE, THERE, THERE, THERE, DIFFER, THERE } },
	{ "two questions were never together", { { "1.1.", ".1.1", "0.0.", ".0.0" } },
	  { THERE, THERE, THERE, FEW, THERE, THERE, APART },
	  { THERE, THERE, APART, APART, APART, DIFFER, THERE } },
	{ "one missing among many is not drawn for this", { { "1111", "1110", "1100", "1000", "000n" } },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE } },
	{ "points for parts", { { "1111", "11h0", "1h00", "h000" } },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE },
	  { THERE, THERE, THERE, THERE, THERE, PARTIAL, THERE } },
	{ "questions of different points", { { "2111", "2110", "2100", "0000" } },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE },
	  { THERE, THERE, THERE, THERE, THERE, WEIGHTS, THERE } },
	{ "one question of different points", { { "2111", "1110", "2100", "0000" } },
	  { THERE, THERE, THERE, THERE, THERE, THERE, THERE },
	  { THERE, THERE, THERE, THERE, THERE, WEIGHTS, THERE } },
	{ "questions against each other", { { "10..", "01..", "10..", "00..", "01.." } },
	  { THERE, THERE, THERE, THERE, VERDICT, TIED, ONE },
	  { THERE, THERE, THERE, THERE, LOW, LOW, THERE } },
	{ "less than nothing", { { "mmmm", "mm00", "m000", "0000" } },
	  { THERE, THERE, THERE, THERE, VERDICT, THERE, THERE },
	  { THERE, THERE, THERE, THERE, THERE, PARTIAL, THERE } },
};
/* clang-format on */

static void assert_sound(struct figure figure)
{
	assert_true(isfinite(figure.value));
	assert_int_equal(figure.defined, figure.absence == FIGURE_PRESENT);
	assert_true(figure.defined || figure.value == 0);
}

static void assert_ordered(struct interval interval)
{
	assert_true(isfinite(interval.lower) && isfinite(interval.upper));
	assert_int_equal(interval.defined, interval.absence == FIGURE_PRESENT);
	assert_true(interval.lower <= interval.upper);
}

static void assert_question_sound(const struct question_figures *question)
{
	const struct figure figures[] = {
		question->facility,      question->rest.r,          question->alpha_without,
		question->passed.share,  question->failed.share,    question->b_index,
		question->upper.share,   question->lower.share,     question->discrimination,
		question->median_ms,     question->hints,           question->hinted.share,
		question->skipped.share, question->sure_wrong.share};

	for (size_t i = 0; i < COUNT(figures); i++)
		assert_sound(figures[i]);
	assert_ordered(question->facility_interval);
	assert_ordered(question->rest.interval);
	for (size_t i = 0; i < question->option_count; i++) {
		assert_sound(question->options[i].chosen.share);
		assert_ordered(question->options[i].chosen.interval);
		assert_sound(question->options[i].rest.r);
		assert_ordered(question->options[i].rest.interval);
		assert_sound(question->options[i].lower.share);
		assert_sound(question->options[i].upper.share);
	}
}

static void assert_quiz_sound(const struct quiz_figures *quiz)
{
	const struct figure figures[] = {quiz->pass_rate.share,
	                                 quiz->scores.mean,
	                                 quiz->scores.deviation,
	                                 quiz->scores.median,
	                                 quiz->scores.least,
	                                 quiz->scores.most,
	                                 quiz->consistency.agreement,
	                                 quiz->consistency.kappa,
	                                 quiz->consistency.reliability,
	                                 quiz->reliability.alpha,
	                                 quiz->reliability.form_alpha,
	                                 quiz->reliability.error_share,
	                                 quiz->reliability.error_questions};

	for (size_t i = 0; i < COUNT(figures); i++)
		assert_sound(figures[i]);
	assert_ordered(quiz->pass_rate.interval);
	assert_ordered(quiz->scores.mean_interval);
	assert_ordered(quiz->reliability.interval);
}

static void absence_has_its_reason(void **state)
{
	const struct absence_case *row = *state;
	const struct question_figures *question;
	struct all all;

	all_init(&all, &row->sheet, PASS);
	question = &all.questions[0];
	for (size_t i = 0; i < SHEET_QUESTIONS; i++)
		assert_question_sound(&all.questions[i]);
	assert_quiz_sound(&all.quiz);
	assert_sound(all.topic.mean);
	assert_sound(all.topic.deviation);
	assert_ordered(all.topic.interval);
	assert_int_equal(question->facility.absence, row->question.facility);
	assert_int_equal(question->facility_interval.absence, row->question.facility_interval);
	assert_int_equal(question->rest.r.absence, row->question.rest);
	assert_int_equal(question->rest.interval.absence, row->question.rest_interval);
	assert_int_equal(question->b_index.absence, row->question.b_index);
	assert_int_equal(question->discrimination.absence, row->question.discrimination);
	assert_int_equal(question->alpha_without.absence, row->question.alpha_without);
	assert_int_equal(all.quiz.scores.mean.absence, row->quiz.mean);
	assert_int_equal(all.quiz.scores.deviation.absence, row->quiz.deviation);
	assert_int_equal(all.quiz.reliability.alpha.absence, row->quiz.alpha);
	assert_int_equal(all.quiz.reliability.form_alpha.absence, row->quiz.form_alpha);
	assert_int_equal(all.quiz.reliability.error_questions.absence, row->quiz.error);
	assert_int_equal(all.quiz.consistency.agreement.absence, row->quiz.agreement);
	assert_int_equal(all.topic.interval.absence, row->quiz.topic_interval);
	all_clear(&all);
}

/* engine/stats/README.md works this out by hand; each number here stands there. */
static const struct sheet example = {{"1111", "1110", "1100", "1010", "0100"}};

static void example_questions_come_out(void **state)
{
	static const double facility[] = {0.8, 0.8, 0.6, 0.2};
	const struct question_figures *third;
	struct all all;

	(void)state;
	all_init(&all, &example, 750);
	third = &all.questions[2];
	for (size_t i = 0; i < SHEET_QUESTIONS; i++)
		assert_figure(all.questions[i].facility, facility[i], 1e-15);
	assert_near(all.questions[0].facility_interval.lower, 0.3755, 5e-5);
	assert_near(all.questions[0].facility_interval.upper, 0.9638, 5e-5);
	assert_figure(third->rest.r, 0.327327, 5e-7);
	assert_figure(third->passed.share, 1, 1e-15);
	assert_figure(third->failed.share, 1 / 3.0, 1e-15);
	assert_figure(third->b_index, 2 / 3.0, 1e-15);
	assert_int_equal(third->lower.count, 3);
	assert_int_equal(third->upper.count, 2);
	assert_figure(third->discrimination, 2 / 3.0, 1e-15);
	assert_figure(all.questions[3].alpha_without, 0, 1e-15);
	assert_int_equal(third->options[1].chosen.part, 2);
	assert_figure(third->options[1].rest.r, -0.327327, 5e-7);
	assert_figure(third->median_ms, 10000, 0);
	all_clear(&all);
}

static void example_quiz_comes_out(void **state)
{
	struct all all;

	(void)state;
	all_init(&all, &example, 750);
	assert_figure(all.quiz.pass_rate.share, 0.4, 1e-15);
	assert_figure(all.quiz.scores.mean, 0.6, 1e-15);
	assert_figure(all.quiz.scores.median, 0.5, 1e-15);
	assert_figure(all.quiz.scores.deviation, 1.140175 / 4, 5e-7);
	assert_near(all.quiz.scores.mean_interval.lower, 0.2461, 5e-5);
	assert_near(all.quiz.scores.mean_interval.upper, 0.9539, 5e-5);
	assert_int_equal(all.quiz.scores.classes[10], 2);
	assert_int_equal(all.quiz.scores.classes[19], 1);
	assert_figure(all.quiz.reliability.alpha, 16 / 39.0, 1e-15);
	assert_near(all.quiz.reliability.interval.lower, -1.4305, 5e-5);
	assert_near(all.quiz.reliability.interval.upper, 0.9326, 5e-5);
	assert_figure(all.quiz.reliability.error_questions, 0.875595, 5e-7);
	assert_figure(all.quiz.consistency.reliability, 0.348718, 5e-7);
	assert_figure(all.quiz.consistency.agreement, 0.628703, 5e-7);
	assert_figure(all.quiz.consistency.kappa, 0.257275, 5e-7);
	assert_figure(all.topic.mean, 0.6, 1e-10);
	all_clear(&all);
}

/* clang-format off */
static struct count_case {
	const char *name;
	struct sheet sheet;
	int64_t drawn, count;     /* of the first question */
	double facility, skipped; /* skipped: -1 absent */
	double mean;              /* of the scores */
	double topic;             /* of the attempts on all questions */
} counts[] = {
	{ "what was not drawn is neither right nor wrong", { { "1100", ".100", ".000", "0100" } },
	  2, 2, 0.5, 0, (0.5 + 1 / 3.0 + 0 + 0.25) / 4, (0.5 + 1 / 3.0 + 0 + 0.25) / 4 },
	{ "what was left has no points", { { "1100", "u100" } },
	  2, 2, 0.5, 0.5, 0.375, 0.375 },
	{ "what was not reached is not counted against the question", { { "1100", "n110" } },
	  2, 1, 1, 0, 0.5, (0.5 + 2 / 3.0) / 2 },
	{ "what is pending is not there yet, and its session has no score", { { "1100", "p110" } },
	  2, 1, 1, 0, 0.5, (0.5 + 2 / 3.0) / 2 },
	{ "where the points differ the share counts", { { "2...", "0...", "h..." } },
	  3, 3, 0.5, 0, 0.5, 0.5 },
	{ "taking points is possible", { { "m...", "m..." } },
	  2, 2, -0.25, 0, -0.25, -0.25 },
};
/* clang-format on */

static void cells_count(void **state)
{
	const struct count_case *row = *state;
	struct all all;

	all_init(&all, &row->sheet, PASS);
	assert_int_equal(all.questions[0].drawn, row->drawn);
	assert_int_equal(all.questions[0].count, row->count);
	assert_figure(all.questions[0].facility, row->facility, 1e-10);
	assert_figure(all.questions[0].skipped.share, row->skipped, 1e-15);
	assert_figure(all.quiz.scores.mean, row->mean, 1e-10);
	assert_figure(all.topic.mean, row->topic, 1e-10);
	all_clear(&all);
}

static void no_pass_mark_no_consistency(void **state)
{
	struct all all;

	(void)state;
	all_init(&all, &example, -1);
	assert_int_equal(all.quiz.consistency.agreement.absence, FIGURE_NO_PASS_MARK);
	all_clear(&all);
}

static void proportions_are_wilson_s(void **state)
{
	static const struct {
		int64_t part, whole;
		double lower, upper;
	} rows[] = {
		/* Newcombe (1998), "Two-sided confidence intervals for the single proportion" */
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},   {29, 29, 0.8830, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct proportion found = proportion_of(rows[i].part, rows[i].whole);

		assert_near(found.interval.lower, rows[i].lower, 5.1e-5);
		assert_near(found.interval.upper, rows[i].upper, 5.1e-5);
	}
}

int main(void)
{
	struct CMUnitTest tests[4 + COUNT(absences) + COUNT(counts)] = {
		{"the worked example's questions come out", example_questions_come_out, NULL, NULL,
	         NULL},
		{"the worked example's quiz comes out", example_quiz_comes_out, NULL, NULL, NULL},
		{"without a pass mark there is no consistency", no_pass_mark_no_consistency, NULL,
	         NULL, NULL},
		{"intervals of proportions are Wilson's", proportions_are_wilson_s, NULL, NULL,
	         NULL},
	};
	struct CMUnitTest *test = tests + 4;

	for (size_t i = 0; i < COUNT(absences); i++)
		*test++ = (struct CMUnitTest){.name = absences[i].name,
		                              .test_func = absence_has_its_reason,
		                              .initial_state = &absences[i]};
	for (size_t i = 0; i < COUNT(counts); i++)
		*test++ = (struct CMUnitTest){.name = counts[i].name,
		                              .test_func = cells_count,
		                              .initial_state = &counts[i]};
	return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
