/* tests/bank/test_quizzes.c -- the quizzes that are shipped do what they are for */
#include "plan/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "interaction/interaction.h"
#include "model/quiz.h"
#include "plan/statistics.h"
#include "vigil/bank.h"
#include "vigil/quiz.h"

static struct vigil_quiz *load(const char *path)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz = NULL;

	assert_int_equal(vigil_check(path, findings), VIGIL_OK);
	for (size_t i = 0; i < vigil_findings_count(findings); i++)
		print_error("%s: %s\n", path, vigil_findings_get(findings, i)->text);
	assert_int_equal(vigil_findings_count(findings), 0);
	assert_int_equal(vigil_quiz_load(&quiz, path, findings), VIGIL_OK);
	vigil_findings_free(findings);
	return quiz;
}

/* Can a question of this topic be drawn? */
static bool draws_topic(const struct vigil_quiz *quiz, uint32_t bank, uint32_t topic)
{
	for (size_t i = 0; i < quiz->section_count; i++)
		for (size_t j = 0; j < quiz->sections[i].entry_count; j++) {
			const struct quiz_entry *entry = &quiz->sections[i].entries[j];

			for (size_t k = 0; k < entry->eligible_count; k++)
				if (entry->eligible[k].bank == bank &&
				    quiz_question_of(quiz, entry->eligible[k])->topic == topic)
					return true;
		}
	return false;
}

static void annual_draws_from_every_topic(void **state)
{
	struct vigil_quiz *quiz = load(QUIZZES "/annual.xml");

	(void)state;
	assert_int_equal(quiz->bank_count, 6);
	assert_in_range(vigil_quiz_question_count(quiz), 18, 22);
	for (uint32_t bank = 0; bank < quiz->bank_count; bank++)
		for (uint32_t topic = 0; topic < quiz->banks[bank]->topic_count; topic++) {
			if (!draws_topic(quiz, bank, topic))
				print_error("no question of %s in %s\n",
				            bank_text(quiz->banks[bank],
				                      quiz->banks[bank]->topics[topic].id),
				            vigil_bank_id(quiz->banks[bank]));
			assert_true(draws_topic(quiz, bank, topic));
		}
	vigil_quiz_free(quiz);
}

static void annual_sessions_are_alike(void **state)
{
	struct vigil_quiz *quiz = load(QUIZZES "/annual.xml");
	struct plan_statistics statistics;

	(void)state;
	assert_int_equal(plan_statistics(&statistics, quiz), VIGIL_OK);
	assert_true(statistics.disjoint);
	assert_int_equal(statistics.points_mpts.least, statistics.points_mpts.most);
	assert_true(10 * statistics.time_ms.least >= 6 * statistics.mean_time_ms);
	assert_true(10 * statistics.time_ms.most <= 14 * statistics.mean_time_ms);
	assert_true(2 * statistics.mean_time_ms <= quiz->rules.time.limit_ms);
	vigil_quiz_free(quiz);
}

/*
 * What a blind guess at the question earns, as the chance of earning all: for one that earns parts
 * of its points this is more than the truth, where passing is far from likely.
 */
static double chance_of(const struct plan_question *planned)
{
	const struct vigil_question *question = planned->question;
	const struct interaction *interaction = question->interaction;

	if (!interaction->guess)
		return 0;
	return (double)interaction->guess(planned->bank, question) / question->points_mpts;
}

/* The chance that so many of the questions, each worth a point, come out right. */
static double chance_to_pass(const struct plan *plan, size_t needed)
{
	double *right = calloc(plan->question_count + 1, sizeof(*right)), sum = 0;

	assert_non_null(right);
	right[0] = 1;
	for (size_t i = 0; i < plan->question_count; i++) {
		double chance = chance_of(&plan->questions[i]);

		for (size_t k = i + 1; k > 0; k--)
			right[k] = right[k] * (1 - chance) + right[k - 1] * chance;
		right[0] *= 1 - chance;
	}
	for (size_t k = needed; k <= plan->question_count; k++)
		sum += right[k];
	free(right);
	return sum;
}

static void annual_is_not_passed_blindly(void **state)
{
	struct vigil_quiz *quiz = load(QUIZZES "/annual.xml");
	struct seed seed = {{0}};
	double most = 0;

	(void)state;
	assert_int_equal(quiz->rules.pass_thousandths, 800);
	for (unsigned i = 0; i < 1000; i++) {
		struct plan *plan = NULL;
		double chance;

		seed.bytes[0] = (uint8_t)i;
		seed.bytes[1] = (uint8_t)(i >> 8);
		assert_int_equal(plan_draw(&plan, quiz, &seed, NULL), VIGIL_OK);
		chance = chance_to_pass(plan, (plan->question_count * 8 + 9) / 10);
		most = chance > most ? chance : most;
		plan_free(plan);
	}
	assert_true(most < 0.001);
	vigil_quiz_free(quiz);
}

static void five_minutes_are_five(void **state)
{
	struct vigil_quiz *quiz = load(QUIZZES "/five-minutes.xml");
	int64_t expected_ms = vigil_quiz_expected_ms(quiz);

	(void)state;
	assert_int_equal(vigil_quiz_question_count(quiz), 5);
	assert_in_range(expected_ms, 3 * 60000, 6 * 60000);
	vigil_quiz_free(quiz);
}

static void drill_is_linear_timed_and_critical(void **state)
{
	struct vigil_quiz *quiz = load(QUIZZES "/incident-drill.xml");
	struct plan_statistics statistics;
	size_t critical = 0;

	(void)state;
	assert_int_equal(plan_statistics(&statistics, quiz), VIGIL_OK);
	assert_true(statistics.time_ms.most <= quiz->rules.time.limit_ms);
	assert_int_equal(quiz->rules.navigation, NAVIGATION_LINEAR);
	for (size_t i = 0; i < quiz->section_count; i++)
		for (size_t j = 0; j < quiz->sections[i].entry_count; j++)
			critical += quiz->sections[i].entries[j].critical;
	assert_int_equal(critical, 1);
	vigil_quiz_free(quiz);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		{"the annual training draws from every topic of every bank",
	         annual_draws_from_every_topic, NULL, NULL, NULL},
		{"its sessions are worth the same and take about as long",
	         annual_sessions_are_alike, NULL, NULL, NULL},
		{"whoever guesses blindly passes it less than once in a thousand times",
	         annual_is_not_passed_blindly, NULL, NULL, NULL},
		{"the five minutes are five questions", five_minutes_are_five, NULL, NULL, NULL},
		{"the drill is linear, timed, and has a critical question",
	         drill_is_linear_timed_and_critical, NULL, NULL, NULL},
	};

	return cmocka_run_group_tests_name("bank/quizzes", tests, NULL, NULL);
}
