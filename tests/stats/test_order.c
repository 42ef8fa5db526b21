/* tests/stats/test_order.c -- no figure depends on the order of results, to the last bit */
#include "stats/responses.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "stats/analysis.h"
#include "stats/question.h"
#include "stats/quiz.h"
#include "stats/suspicion.h"
#include "stats/topic.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define PEOPLE      300
#define POOL        12
#define TOPICS      3

struct person {
	struct response_attempt attempt;
	struct response_cell cells[POOL];
};

static struct order_case {
	const char *name;
	uint32_t drawn;     /* of the pool */
	uint32_t odd_max;   /* one in so many has another max; 0: none */
	uint32_t unreached; /* one in so many; 0: none */
	size_t tables;      /* rows are read into so many, which are joined */
} cases[] = {
	{"all have the same questions", POOL, 0, 0, 1}, {"questions are drawn", 7, 0, 0, 1},
	{"some are not reached", POOL, 0, 9, 1},        {"a question's points differ", 9, 5, 9, 1},
	{"results are read by three", 7, 0, 9, 3},
};

static void person_make(struct person *person, struct random_stream *stream,
                        const struct order_case *row)
{
	uint16_t order[POOL];

	for (uint16_t i = 0; i < POOL; i++)
		order[i] = i;
	random_shuffle(stream, order, POOL);
	*person = (struct person){.attempt.cell_count = row->drawn};
	for (uint32_t i = 0; i < row->drawn; i++) {
		struct response_cell *cell = &person->cells[i];

		cell->question = order[i];
		cell->max_mpts =
			row->odd_max && random_below(stream, row->odd_max) == 0 ? 700 : 1000;
		cell->points_mpts = (int32_t)random_below(stream, (uint32_t)cell->max_mpts + 1);
		if (order[i] % 2)
			cell->points_mpts = random_below(stream, 3) ? cell->max_mpts : 0;
		cell->chosen = UINT64_C(1) << random_below(stream, 3);
		cell->confidence = (uint8_t)random_below(stream, 4);
		cell->active_ms = random_below(stream, 300000);
		if (row->unreached && random_below(stream, row->unreached) == 0)
			cell->state = QUESTION_NOT_REACHED;
		person->attempt.points_mpts += cell->points_mpts;
		person->attempt.max_mpts += cell->max_mpts;
	}
	person->attempt.verdict = random_below(stream, 2) ? VERDICT_PASSED : VERDICT_FAILED;
}

/* The table of the people in that order, by way of as many tables as the row wants. */
static struct responses *table_of(struct person *people, const uint16_t *order, size_t tables)
{
	struct responses *table = responses_new(POOL);

	assert_non_null(table);
	for (size_t part = 0; part < tables; part++) {
		struct responses *other = responses_new(POOL);

		assert_non_null(other);
		for (size_t i = part; i < PEOPLE; i += tables) {
			struct person *person = &people[order[i]];

			person->attempt.cells = person->cells;
			assert_int_equal(responses_add(other, &person->attempt), VIGIL_OK);
		}
		assert_int_equal(responses_add_all(table, other), VIGIL_OK);
		responses_free(other);
	}
	return table;
}

/* Every figure in hexadecimal, which shows each bit and no padding. */
static void say_figure(FILE *file, struct figure figure)
{
	fprintf(file, " %d %a", (int)figure.absence, figure.value);
}

static void say_interval(FILE *file, struct interval interval)
{
	fprintf(file, " %d %a..%a", (int)interval.absence, interval.lower, interval.upper);
}

static void say_proportion(FILE *file, const struct proportion *proportion)
{
	fprintf(file, " %" PRId64 "/%" PRId64, proportion->part, proportion->whole);
	say_interval(file, proportion->interval);
}

static void say_correlation(FILE *file, const struct correlation *correlation)
{
	fprintf(file, " %" PRId64, correlation->count);
	say_figure(file, correlation->r);
	say_interval(file, correlation->interval);
}

static void say_question(FILE *file, const struct question_figures *question)
{
	fprintf(file, "\n%" PRId64 " %" PRId64 " %" PRId64, question->drawn, question->count,
	        question->not_reached);
	say_figure(file, question->facility);
	say_interval(file, question->facility_interval);
	say_correlation(file, &question->rest);
	say_figure(file, question->alpha_without);
	say_figure(file, question->b_index);
	say_figure(file, question->discrimination);
	say_figure(file, question->median_ms);
	say_proportion(file, &question->sure_wrong);
	for (size_t i = 0; i < question->option_count; i++) {
		say_proportion(file, &question->options[i].chosen);
		say_correlation(file, &question->options[i].rest);
		say_proportion(file, &question->options[i].lower);
		say_proportion(file, &question->options[i].upper);
	}
}

static void say_quiz(FILE *file, const struct quiz_figures *quiz)
{
	fputc('\n', file);
	say_proportion(file, &quiz->pass_rate);
	say_figure(file, quiz->scores.mean);
	say_figure(file, quiz->scores.deviation);
	say_figure(file, quiz->scores.median);
	say_interval(file, quiz->scores.mean_interval);
	for (size_t i = 0; i < QUIZ_CLASSES; i++)
		fprintf(file, " %u", quiz->scores.classes[i]);
	say_figure(file, quiz->consistency.agreement);
	say_figure(file, quiz->consistency.kappa);
	say_figure(file, quiz->reliability.alpha);
	say_interval(file, quiz->reliability.interval);
	say_figure(file, quiz->reliability.form_alpha);
	say_figure(file, quiz->reliability.error_questions);
}

/* All that is computed, as a text that the caller frees. */
static char *all_said(const struct responses *table)
{
	struct analysis *analysis = analysis_new(table);
	struct topic_figures topics[TOPICS];
	struct question_key keys[POOL];
	uint32_t topic_of[POOL];
	struct question_figures *questions;
	struct suspicion *suspicions;
	struct quiz_figures quiz;
	size_t count, size;
	char *said = NULL;
	FILE *file = open_memstream(&said, &size);

	assert_true(analysis && file);
	for (uint32_t i = 0; i < POOL; i++) {
		keys[i] = (struct question_key){1, 3};
		topic_of[i] = i % TOPICS;
	}
	assert_int_equal(questions_figure(&questions, analysis, keys), VIGIL_OK);
	assert_int_equal(suspicions_find(&suspicions, &count, questions, POOL), VIGIL_OK);
	assert_int_equal(quiz_figure(&quiz, analysis, 600), VIGIL_OK);
	assert_int_equal(topics_figure(topics, TOPICS, analysis, topic_of), VIGIL_OK);
	for (size_t i = 0; i < POOL; i++)
		say_question(file, &questions[i]);
	for (size_t i = 0; i < count; i++)
		fprintf(file, "\n%d %u %u %a", (int)suspicions[i].kind, suspicions[i].question,
		        suspicions[i].option, suspicions[i].badness);
	for (size_t i = 0; i < TOPICS; i++) {
		say_figure(file, topics[i].mean);
		say_figure(file, topics[i].deviation);
		say_interval(file, topics[i].interval);
		say_proportion(file, &topics[i].sure_wrong);
	}
	say_quiz(file, &quiz);
	fclose(file);
	free(suspicions);
	free(questions);
	analysis_free(analysis);
	return said;
}

static void order_does_not_matter(void **state)
{
	static struct person people[PEOPLE];
	const struct order_case *row = *state;
	struct random_stream stream;
	struct responses *table;
	uint16_t order[PEOPLE];
	struct seed seed;
	char *first, *other;

	seed_read(&seed, "order");
	random_init(&stream, &seed, row->name);
	for (uint16_t i = 0; i < PEOPLE; i++) {
		person_make(&people[i], &stream, row);
		order[i] = i;
	}
	table = table_of(people, order, 1);
	first = all_said(table);
	responses_free(table);
	for (int turn = 0; turn < 5; turn++) {
		random_shuffle(&stream, order, PEOPLE);
		table = table_of(people, order, row->tables);
		other = all_said(table);
		responses_free(table);
		assert_string_equal(first, other);
		free(other);
	}
	free(first);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = order_does_not_matter,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
