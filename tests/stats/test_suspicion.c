/* tests/stats/test_suspicion.c -- bad questions are named, good ones seldom accused */
#include "stats/suspicion.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/random.h"
#include "stats/analysis.h"
#include "stats/question.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define ASKED       20
#define OPTIONS     4
#define RUNS        400
#define PLANTED     7 /* the question whose key is wrong */

/*
 * A campaign: people of normally distributed skill, 20 questions of four options whose chance of
 * being known is logistic in skill. Who does not know takes a wrong option, the first of them most
 * often, whatever the skill. About three in four are right, as in awareness quizzes.
 */
struct campaign {
	double slope[ASKED], place[ASKED];
	struct question_key keys[ASKED];
	struct random_stream stream;
};

static double uniform(struct random_stream *stream)
{
	return (random_word(stream) + 0.5) / 4294967296.0;
}

static double normal(struct random_stream *stream)
{
	double sum = -6;

	for (int i = 0; i < 12; i++)
		sum += uniform(stream);
	return sum;
}

static void campaign_init(struct campaign *campaign, const char *seed, bool planted)
{
	struct seed bytes;

	seed_read(&bytes, seed);
	random_init(&campaign->stream, &bytes, "campaign");
	for (size_t i = 0; i < ASKED; i++) {
		campaign->slope[i] = 0.7 * exp(0.3 * normal(&campaign->stream));
		campaign->place[i] = -1.2 + 0.8 * normal(&campaign->stream);
		campaign->keys[i] = (struct question_key){.right = 1, .option_count = OPTIONS};
	}
	if (planted) { /* neither too easy nor too hard to tell anything */
		campaign->slope[PLANTED] = 0.7;
		campaign->place[PLANTED] = -0.8;
		campaign->keys[PLANTED].right = 2;
	}
}

static uint32_t option_taken(struct campaign *campaign, size_t question, double skill)
{
	double known =
		1 / (1 + exp(campaign->slope[question] * (campaign->place[question] - skill)));
	uint32_t wrong;

	if (uniform(&campaign->stream) < known)
		return 0;
	wrong = random_below(&campaign->stream, 10);
	return wrong < 5 ? 1 : wrong < 8 ? 2 : 3;
}

static struct responses *campaign_run(struct campaign *campaign, size_t people)
{
	struct responses *table = responses_new(ASKED);

	assert_non_null(table);
	for (size_t person = 0; person < people; person++) {
		struct response_cell cells[ASKED] = {{0}};
		struct response_attempt attempt = {.cells = cells, .cell_count = ASKED};
		double skill = normal(&campaign->stream);

		for (uint32_t i = 0; i < ASKED; i++) {
			cells[i].question = i;
			cells[i].max_mpts = 1000;
			cells[i].chosen = UINT64_C(1) << option_taken(campaign, i, skill);
			cells[i].points_mpts =
				cells[i].chosen == campaign->keys[i].right ? 1000 : 0;
		}
		assert_int_equal(responses_add(table, &attempt), VIGIL_OK);
	}
	return table;
}

/* What is said of a table; the caller frees it. */
static struct suspicion *suspicions_of(const struct responses *table,
                                       const struct question_key *keys, size_t *count)
{
	struct analysis *analysis = analysis_new(table);
	struct question_figures *figures;
	struct suspicion *found;

	assert_non_null(analysis);
	assert_int_equal(questions_figure(&figures, analysis, keys), VIGIL_OK);
	assert_int_equal(suspicions_find(&found, count, figures, responses_question_count(table)),
	                 VIGIL_OK);
	free(figures);
	analysis_free(analysis);
	return found;
}

struct verdicts {
	size_t good, accused;   /* good questions, and those said to have a wrong key */
	size_t backwards, weak; /* good questions said to be so */
	size_t planted, named;  /* wrong keys, and those found with the right option */
};

static void campaign_judge(struct verdicts *verdicts, const char *name, int run, size_t people,
                           bool planted)
{
	struct campaign campaign;
	struct responses *table;
	struct suspicion *found;
	char seed[64];
	size_t count;

	snprintf(seed, sizeof(seed), "%s %d", name, run);
	campaign_init(&campaign, seed, planted);
	table = campaign_run(&campaign, people);
	found = suspicions_of(table, campaign.keys, &count);
	verdicts->planted += planted;
	verdicts->good += ASKED - planted;
	for (size_t i = 0; i < count; i++) {
		bool good = !planted || found[i].question != PLANTED;

		if (found[i].kind == SUSPICION_KEY_WRONG && good)
			verdicts->accused++;
		else if (found[i].kind == SUSPICION_KEY_WRONG && found[i].option == 0)
			verdicts->named++;
		verdicts->backwards += good && found[i].kind == SUSPICION_BACKWARDS;
		verdicts->weak += good && found[i].kind == SUSPICION_WEAK;
	}
	free(found);
	responses_free(table);
}

static struct simulation_case {
	const char *name;
	size_t people;
	bool planted;
} simulations[] = {
	{"of good questions, fewer than 1 in 100 is accused at 30 answers", 30, false},
	{"of good questions, fewer than 1 in 100 is accused at 100 answers", 100, false},
	{"a wrong key is named in half of the campaigns of 100", 100, true},
};

static void accusations_are_fair(void **state)
{
	const struct simulation_case *row = *state;
	struct verdicts verdicts = {0};

	for (int run = 0; run < RUNS; run++)
		campaign_judge(&verdicts, row->name, run, row->people, row->planted);
	print_message("of %zu good questions %zu have a wrong key, %zu are backwards, %zu weak; "
	              "%zu of %zu planted keys are named\n",
	              verdicts.good, verdicts.accused, verdicts.backwards, verdicts.weak,
	              verdicts.named, verdicts.planted);
	assert_true(100 * verdicts.accused < verdicts.good);
	assert_true(100 * verdicts.backwards < verdicts.good);
	assert_true(2 * verdicts.named >= verdicts.planted);
}

#define NO_OPTION SUSPICION_NO_OPTION

/* Figures as they might be, and what is to be said of the question. */
/* clang-format off */
static struct word_case {
	const char *name;
	int64_t count;
	double facility_lower, facility_upper;
	double rest, rest_lower, rest_upper;
	struct {
		bool right;
		int64_t chosen;
		double upper; /* of the share that chose it */
		double rest;
	} options[2];
	size_t said;
	struct {
		enum suspicion_kind kind;
		uint32_t option;
	} words[3];
} words[] = {
	{"a question nobody answered is not spoken of", 0, 0, 0, 0, 0, 0, {{0}}, 0, {{0}}},
	{"under 30 answers nothing else is said",
	 29, 0.0, 0.1, -0.9, -0.95, -0.8, {{0}}, 1, {{SUSPICION_NOT_ENOUGH, NO_OPTION}}},
	{"a good question is not accused",
	 100, 0.7, 0.8, 0.4, 0.2, 0.6, {{true, 75, 0.8, 0.4}, {false, 25, 0.3, -0.4}}, 0, {{0}}},
	{"a wrong option that good people take may be the key",
	 100, 0.3, 0.5, 0.1, -0.1, 0.3, {{true, 40, 0.5, 0.1}, {false, 60, 0.7, 0.3}}, 1,
	 {{SUSPICION_KEY_WRONG, 1}}},
	{"not if the key does better still",
	 100, 0.3, 0.5, 0.4, 0.2, 0.5, {{true, 40, 0.5, 0.4}, {false, 60, 0.7, 0.3}}, 0, {{0}}},
	{"nor if chance can do that",
	 100, 0.3, 0.5, 0.1, -0.1, 0.3, {{true, 40, 0.5, 0.1}, {false, 60, 0.7, 0.2}}, 0, {{0}}},
	{"nor for four people",
	 100, 0.9, 0.94, 0.1, -0.1, 0.3, {{true, 96, 0.98, 0.1}, {false, 4, 0.1, 0.5}}, 0, {{0}}},
	{"who is good at the rest is worse at this",
	 100, 0.4, 0.6, -0.3, -0.5, -0.1, {{0}}, 1, {{SUSPICION_BACKWARDS, NO_OPTION}}},
	{"slightly below zero may be chance",
	 100, 0.4, 0.6, -0.15, -0.33, 0.21, {{0}}, 0, {{0}}},
	{"weak is what is surely below 0.2",
	 1000, 0.4, 0.6, 0.1, 0.04, 0.19, {{0}}, 1, {{SUSPICION_WEAK, NO_OPTION}}},
	{"too hard is what is surely below 0.3",
	 100, 0.1, 0.29, 0.4, 0.2, 0.6, {{0}}, 1, {{SUSPICION_TOO_HARD, NO_OPTION}}},
	{"too easy is what is surely above 0.95",
	 1000, 0.96, 0.99, 0.4, 0.2, 0.6, {{0}}, 1, {{SUSPICION_TOO_EASY, NO_OPTION}}},
	{"an option that surely fewer than one in twenty take",
	 100, 0.9, 0.94, 0.4, 0.2, 0.6, {{true, 100, 1, 0.4}, {false, 0, 0.04, 0}}, 1,
	 {{SUSPICION_OPTION_UNUSED, 1}}},
	{"a key that nobody takes is another thing",
	 100, 0.0, 0.04, 0.4, 0.2, 0.6, {{true, 0, 0.04, 0}, {false, 100, 1, 0}}, 1,
	 {{SUSPICION_TOO_HARD, NO_OPTION}}},
	{"the worst comes first",
	 1000, 0.01, 0.02, -0.3, -0.4, -0.2, {{true, 15, 0.03, -0.3}, {false, 3, 0.04, 0}}, 3,
	 {{SUSPICION_BACKWARDS, NO_OPTION},
	  {SUSPICION_TOO_HARD, NO_OPTION},
	  {SUSPICION_OPTION_UNUSED, 1}}},
};
/* clang-format on */

static void words_are_said(void **state)
{
	const struct word_case *row = *state;
	struct question_option options[2] = {{0}};
	struct question_figures figures = {.count = row->count, .options = options};
	struct suspicion *found;
	size_t count;

	figures.facility = figure_of((row->facility_lower + row->facility_upper) / 2);
	figures.facility_interval = interval_of(row->facility_lower, row->facility_upper);
	figures.rest = (struct correlation){row->count, figure_of(row->rest),
	                                    interval_of(row->rest_lower, row->rest_upper)};
	figures.option_count = row->options[0].right ? 2 : 0;
	for (size_t i = 0; i < figures.option_count; i++) {
		options[i].right = row->options[i].right;
		options[i].chosen.part = row->options[i].chosen;
		options[i].chosen.interval = interval_of(0, row->options[i].upper);
		options[i].rest.count = row->count;
		options[i].rest.r = figure_of(row->options[i].rest);
	}
	assert_int_equal(suspicions_find(&found, &count, &figures, 1), VIGIL_OK);
	assert_int_equal(count, row->said);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(found[i].kind, row->words[i].kind);
		assert_int_equal(found[i].question, 0);
		assert_int_equal(found[i].option, row->words[i].option);
	}
	free(found);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(words) + COUNT(simulations)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(words); i++)
		*test++ = (struct CMUnitTest){.name = words[i].name,
		                              .test_func = words_are_said,
		                              .initial_state = &words[i]};
	for (size_t i = 0; i < COUNT(simulations); i++)
		*test++ = (struct CMUnitTest){.name = simulations[i].name,
		                              .test_func = accusations_are_fair,
		                              .initial_state = &simulations[i]};
	return cmocka_run_group_tests_name("suspicion", tests, NULL, NULL);
}
