/* tests/plan/test_plan.c -- the same seed gives the same plan, and a changed bank a similar one */
#include "plan/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "interaction/interaction.h"
#include "model/bank.h"
#include "model/quiz.h"
#include "vigil/quiz.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define MOST        8 /* questions of a bank */

/* An interaction with as many parts as its question is difficult, all of them loose. */
static size_t count_parts(const struct vigil_bank *bank, const struct vigil_question *question)
{
	(void)bank;
	return question->difficulty;
}

static void shuffle_parts(const struct vigil_bank *bank, const struct vigil_question *question,
                          struct random_stream *random, uint16_t *order)
{
	random_shuffle(random, order, count_parts(bank, question));
}

static const struct interaction loose = {
	.name = "loose", .order_count = count_parts, .shuffle = shuffle_parts};

/* A question of a bank: its id, the number of its parts, and whether it is live. */
struct asked_for {
	const char *id;
	uint8_t parts;
	enum question_status status;
};

static struct vigil_quiz *quiz_of(const char *id, const struct asked_for *questions, size_t count)
{
	struct vigil_bank *bank = bank_new(1000);
	struct vigil_quiz *quiz;

	assert_non_null(bank);
	bank->id = arena_copy(&bank->arena, id, strlen(id));
	assert_true(arena_reserve(&bank->questions, count * sizeof(struct vigil_question)));
	bank->question_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		const char *name = questions[i].id;

		*bank_question(bank, i) = (struct vigil_question){
			.interaction = &loose,
			.id = arena_copy(&bank->arena, name, strlen(name)),
			.difficulty = questions[i].parts,
			.status = (uint8_t)questions[i].status,
		};
	}
	quiz = quiz_of_bank(bank);
	assert_non_null(quiz);
	return quiz;
}

/* clang-format off */
static struct plan_case {
	const char *name, *seed, *bank;
	struct asked_for questions[MOST];
	const char *plan; /* ids in their order, and the orders of their parts */
} cases[] = {
	{ "the same seed gives the same plan on every machine", "vigil", "extortion-email",
	  { { "first-step", 3, QUESTION_LIVE }, { "give-aways", 0, QUESTION_LIVE },
	    { "true-or-not", 2, QUESTION_LIVE }, { "order-of-steps", 6, QUESTION_LIVE },
	    { "who-to-tell", 4, QUESTION_LIVE }, { "deadline", 1, QUESTION_LIVE } },
	  "give-aways[] deadline[0] first-step[201] who-to-tell[3102] order-of-steps[531240] true-or-not[10]" },
	{ "the order of the file does not matter", "vigil", "extortion-email",
	  { { "deadline", 1, QUESTION_LIVE }, { "who-to-tell", 4, QUESTION_LIVE },
	    { "order-of-steps", 6, QUESTION_LIVE }, { "true-or-not", 2, QUESTION_LIVE },
	    { "give-aways", 0, QUESTION_LIVE }, { "first-step", 3, QUESTION_LIVE } },
	  "give-aways[] deadline[0] first-step[201] who-to-tell[3102] order-of-steps[531240] true-or-not[10]" },
	{ "without a question the others stay as they were", "vigil", "extortion-email",
	  { { "give-aways", 0, QUESTION_LIVE }, { "true-or-not", 2, QUESTION_LIVE },
	    { "order-of-steps", 6, QUESTION_LIVE }, { "who-to-tell", 4, QUESTION_LIVE } },
	  "give-aways[] who-to-tell[3102] order-of-steps[531240] true-or-not[10]" },
	{ "drafts and retired questions are not drawn", "vigil", "extortion-email",
	  { { "first-step", 3, QUESTION_DRAFT }, { "give-aways", 0, QUESTION_LIVE },
	    { "true-or-not", 2, QUESTION_LIVE }, { "order-of-steps", 6, QUESTION_LIVE },
	    { "who-to-tell", 4, QUESTION_LIVE }, { "deadline", 1, QUESTION_RETIRED } },
	  "give-aways[] who-to-tell[3102] order-of-steps[531240] true-or-not[10]" },
	{ "more parts change only their own question", "vigil", "extortion-email",
	  { { "give-aways", 0, QUESTION_LIVE }, { "true-or-not", 2, QUESTION_LIVE },
	    { "order-of-steps", 6, QUESTION_LIVE }, { "who-to-tell", 3, QUESTION_LIVE } },
	  "give-aways[] who-to-tell[012] order-of-steps[531240] true-or-not[10]" },
	{ "another seed gives another plan", "other", "extortion-email",
	  { { "first-step", 3, QUESTION_LIVE }, { "give-aways", 0, QUESTION_LIVE },
	    { "true-or-not", 2, QUESTION_LIVE }, { "who-to-tell", 4, QUESTION_LIVE } },
	  "who-to-tell[2031] true-or-not[10] give-aways[] first-step[120]" },
	{ "the same questions in another bank are drawn otherwise", "vigil", "voice-call",
	  { { "first-step", 3, QUESTION_LIVE }, { "give-aways", 0, QUESTION_LIVE },
	    { "true-or-not", 2, QUESTION_LIVE }, { "who-to-tell", 4, QUESTION_LIVE } },
	  "first-step[120] give-aways[] who-to-tell[3102] true-or-not[01]" },
	{ "a bank without live questions has an empty plan", "vigil", "extortion-email",
	  { { "first-step", 3, QUESTION_DRAFT } }, "" },
	{ "a bank without questions has one, too", "vigil", "extortion-email",
	  { { 0 } }, "" },
};
/* clang-format on */

static void describe(char *text, size_t size, const struct plan *plan)
{
	size_t length = 0;

	*text = '\0';
	for (size_t i = 0; i < plan->question_count; i++) {
		const struct plan_question *planned = &plan->questions[i];

		length += (size_t)snprintf(text + length, size - length, "%s%s[", i ? " " : "",
		                           bank_text(planned->bank, planned->question->id));
		for (size_t k = 0; k < planned->order_count; k++)
			length += (size_t)snprintf(text + length, size - length, "%u",
			                           planned->order[k]);
		length += (size_t)snprintf(text + length, size - length, "]");
	}
}

static void plan_is_drawn(void **state)
{
	const struct plan_case *row = *state;
	struct vigil_quiz *quiz;
	struct plan *plan = NULL;
	struct seed seed;
	char drawn[256];
	size_t count = 0;

	while (count < MOST && row->questions[count].id)
		count++;
	quiz = quiz_of(row->bank, row->questions, count);
	seed_read(&seed, row->seed);
	assert_int_equal(plan_draw(&plan, quiz, &seed, NULL), VIGIL_OK);
	describe(drawn, sizeof(drawn), plan);
	assert_memory_equal(plan->seed.bytes, seed.bytes, SEED_BYTES);
	plan_free(plan);
	vigil_quiz_free(quiz);
	assert_string_equal(drawn, row->plan);
}

static void parts_are_null_without_any(void **state)
{
	static const struct asked_for question = {"give-aways", 0, QUESTION_LIVE};
	struct vigil_quiz *quiz = quiz_of("extortion-email", &question, 1);
	struct plan *plan = NULL;
	struct seed seed;

	(void)state;
	seed_read(&seed, "vigil");
	assert_int_equal(plan_draw(&plan, quiz, &seed, NULL), VIGIL_OK);
	assert_null(plan->questions[0].order);
	assert_int_equal(plan->questions[0].order_count, 0);
	plan_free(plan);
	plan_free(NULL);
	vigil_quiz_free(quiz);
}

/* Four questions under 10,000 seeds: who stood where, how often. */
#define QUESTIONS 4
#define TRIALS    10000
#define CHI_SQR   16.266 /* three degrees of freedom, exceeded once in a thousand */

static void every_question_stands_everywhere(void **state)
{
	static const struct asked_for questions[QUESTIONS] = {{"first-step", 0, QUESTION_LIVE},
	                                                      {"second-step", 0, QUESTION_LIVE},
	                                                      {"third-step", 0, QUESTION_LIVE},
	                                                      {"last-step", 0, QUESTION_LIVE}};
	const double expected = (double)TRIALS / QUESTIONS;
	struct vigil_quiz *quiz = quiz_of("extortion-email", questions, QUESTIONS);
	unsigned stood[QUESTIONS][QUESTIONS] = {{0}};
	struct plan *plan = NULL;
	struct seed seed;
	char text[16];

	(void)state;
	for (unsigned trial = 0; trial < TRIALS; trial++) {
		snprintf(text, sizeof(text), "seed %u", trial);
		seed_read(&seed, text);
		assert_int_equal(plan_draw(&plan, quiz, &seed, NULL), VIGIL_OK);
		for (size_t place = 0; place < QUESTIONS; place++)
			stood[plan->questions[place].question - bank_question(quiz->banks[0], 0)]
			     [place]++;
		plan_free(plan);
	}
	vigil_quiz_free(quiz);
	for (size_t question = 0; question < QUESTIONS; question++) {
		double sum = 0;

		for (size_t place = 0; place < QUESTIONS; place++) {
			double off = stood[question][place] - expected;

			sum += off * off / expected;
		}
		assert_true(sum < CHI_SQR);
	}
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases) + 2];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = plan_is_drawn,
		                               .initial_state = &cases[i]};
	tests[COUNT(cases)] = (struct CMUnitTest){.name = "a question without parts has no order",
	                                          .test_func = parts_are_null_without_any};
	tests[COUNT(cases) + 1] =
		(struct CMUnitTest){.name = "each question stands in each place equally often",
	                            .test_func = every_question_stands_everywhere};
	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
