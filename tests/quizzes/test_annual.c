/* quizzes/test_annual.c -- the annual quiz, drawn 10,000 times: whom it lets pass, and how long it is
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "interaction/interaction.h"
#include "model/quiz.h"
#include "plan/plan.h"
#include "vigil/quiz.h"

#define SESSIONS   10000
#define PARTS_MOST 64
#define TRIES_MOST 10000 /* to hit upon something that is a response at all */

/* What a question showed: ids of its parts by their kind, with their lengths. */
struct part {
	char element[16], id[64];
	size_t length;
};

struct parts {
	struct part all[PARTS_MOST];
	size_t count;
};

static void part_keep(void *context, const char *element, const char *id, const char *marked)
{
	struct parts *parts = context;
	struct part *part = &parts->all[parts->count];

	assert_true(parts->count < PARTS_MOST);
	snprintf(part->element, sizeof(part->element), "%s", element);
	snprintf(part->id, sizeof(part->id), "%s", id);
	part->length = strlen(marked);
	parts->count++;
}

/* Those of one kind, in front. */
static struct parts parts_of(const struct parts *parts, const char *element)
{
	struct parts kind = {.count = 0};

	for (size_t i = 0; i < parts->count; i++)
		if (strcmp(parts->all[i].element, element) == 0)
			kind.all[kind.count++] = parts->all[i];
	return kind;
}

static const char *any_of(const struct parts *parts, struct random_stream *random)
{
	return parts->all[random_below(random, (uint32_t)parts->count)].id;
}

/* ---- ways to answer without knowing anything ---- */

struct guessing {
	const struct asked *asked;
	struct random_stream *random;
	struct parts parts;
	struct text *response;
};

static void word_add(struct text *response, const char *id)
{
	text_addf(response, "%s%s", response->length ? " " : "", id);
}

/* Each with the chance of one half. */
static void some_add(struct guessing *guessing, const char *element)
{
	const struct parts parts = parts_of(&guessing->parts, element);

	for (size_t i = 0; i < parts.count; i++)
		if (random_below(guessing->random, 2))
			word_add(guessing->response, parts.all[i].id);
}

static void all_add_in_any_order(struct guessing *guessing, const char *element)
{
	struct parts parts = parts_of(&guessing->parts, element);

	while (parts.count) {
		size_t i = random_below(guessing->random, (uint32_t)parts.count);

		word_add(guessing->response, parts.all[i].id);
		parts.all[i] = parts.all[--parts.count];
	}
}

static void pairs_add(struct guessing *guessing)
{
	const struct parts sources = parts_of(&guessing->parts, "source");
	const struct parts targets = parts_of(&guessing->parts, "target");
	char pair[160];

	for (size_t i = 0; i < sources.count; i++) {
		snprintf(pair, sizeof(pair), "%s=%s", sources.all[i].id,
		         any_of(&targets, guessing->random));
		word_add(guessing->response, pair);
	}
}

/* Of a passage's gaps: one of the options shown, where they are shown. */
static void gaps_add(struct guessing *guessing)
{
	const struct parts gaps = parts_of(&guessing->parts, "gap");
	const struct parts options = parts_of(&guessing->parts, "option");

	for (size_t i = 0; i < gaps.count; i++)
		text_addf(guessing->response, "%s%s=%s", i ? "\n" : "", gaps.all[i].id,
		          options.count ? any_of(&options, guessing->random) : "x");
}

static bool has_part(const struct guessing *guessing, const char *element)
{
	return parts_of(&guessing->parts, element).count > 0;
}

static void form_add(struct guessing *guessing)
{
	const char *name = guessing->asked->question->interaction->name;
	const struct parts options = parts_of(&guessing->parts, "option");

	if (has_part(guessing, "gap"))
		gaps_add(guessing);
	else if (has_part(guessing, "source"))
		pairs_add(guessing);
	else if (has_part(guessing, "item"))
		all_add_in_any_order(guessing, "item");
	else if (has_part(guessing, "mark"))
		some_add(guessing, "mark");
	else if (strcmp(name, "multiple") == 0)
		some_add(guessing, "option");
	else if (options.count)
		text_add(guessing->response, any_of(&options, guessing->random));
	else /* what is typed cannot be guessed */
		text_add(guessing->response, "1");
}

/* A scenario leads from step to step: any letter at each. */
static bool walk(struct guessing *guessing)
{
	struct asked asked = *guessing->asked;
	enum read_outcome outcome = READ_MORE;
	struct text so_far, next, why;
	size_t tries = 0;

	text_init(&so_far);
	text_init(&next);
	text_init(&why);
	while (outcome != READ_DONE && tries++ < TRIES_MOST) {
		char letter[2] = {(char)('a' + random_below(guessing->random, 5)), 0};

		text_cut(&next, 0);
		text_cut(&why, 0);
		asked.response = so_far.bytes;
		outcome = asked.question->interaction->read(&asked, letter, &next, &why);
		if (outcome != READ_MORE && outcome != READ_DONE)
			continue;
		text_cut(&so_far, 0);
		text_add(&so_far, next.bytes);
	}
	text_cut(guessing->response, 0);
	text_add(guessing->response, so_far.bytes);
	text_clear(&so_far);
	text_clear(&next);
	text_clear(&why);
	return outcome == READ_DONE;
}

/* Try until something is a response: what is not, costs a learner nothing either. */
static bool guess(struct guessing *guessing)
{
	const struct asked *asked = guessing->asked;
	struct text response, why;
	bool done = false;

	if (strcmp(asked->question->interaction->name, "scenario") == 0)
		return walk(guessing);
	text_init(&response);
	text_init(&why);
	for (size_t tries = 0; !done && tries < TRIES_MOST; tries++) {
		text_cut(guessing->response, 0);
		text_cut(&response, 0);
		text_cut(&why, 0);
		form_add(guessing);
		done = asked->question->interaction->restore(asked, guessing->response->bytes,
		                                             &response, &why) == READ_DONE;
	}
	text_cut(guessing->response, 0);
	text_add(guessing->response, response.bytes);
	text_clear(&response);
	text_clear(&why);
	return done;
}

/* The longest option of a choice or of several; anything where there are no options. */
static bool take_longest(struct guessing *guessing)
{
	const struct parts options = parts_of(&guessing->parts, "option");
	size_t longest = 0;

	if (!options.count || has_part(guessing, "gap") || has_part(guessing, "step"))
		return guess(guessing);
	for (size_t i = 1; i < options.count; i++)
		if (options.all[i].length > options.all[longest].length)
			longest = i;
	text_cut(guessing->response, 0);
	text_add(guessing->response, options.all[longest].id);
	return true;
}

/* ---- sessions ---- */

typedef bool way(struct guessing *guessing);

/* What this way of answering earns of a plan, as a share of all points. */
static double share_earned(const struct plan *plan, struct random_stream *random, way *answer)
{
	double earned = 0, most = 0;

	for (size_t i = 0; i < plan->question_count; i++) {
		const struct plan_question *planned = &plan->questions[i];
		const struct asked asked = {.bank = planned->bank,
		                            .question = planned->question,
		                            .order = planned->order,
		                            .language = "en",
		                            .response = ""};
		const struct interaction *interaction = planned->question->interaction;
		struct guessing guessing = {.asked = &asked, .random = random};
		struct text response;
		struct score score;

		text_init(&response);
		guessing.response = &response;
		interaction->describe(&asked, part_keep, &guessing.parts);
		if (!answer(&guessing))
			fail_msg("nothing was a response to '%s'",
			         bank_text(planned->bank, planned->question->id));
		score = interaction->score(planned->bank, planned->question, response.bytes);
		if (planned->question->points_mpts > 0)
			earned += (double)planned->points_mpts * score.earned_mpts /
			          planned->question->points_mpts;
		most += planned->points_mpts;
		text_clear(&response);
	}
	return earned / most;
}

static struct vigil_quiz *quiz;

static struct plan *plan_of(size_t number)
{
	struct plan *plan;
	struct seed seed;
	char text[32];

	snprintf(text, sizeof(text), "annual %zu", number);
	seed_read(&seed, text);
	assert_int_equal(plan_draw(&plan, quiz, &seed, NULL), VIGIL_OK);
	return plan;
}

struct shares {
	size_t passed, half;
	double mean, best;
};

static struct shares sessions_hold(way *answer)
{
	struct shares shares = {0};
	struct random_stream random;
	struct seed seed;

	seed_read(&seed, "somebody who knows nothing");
	random_init(&random, &seed, "guesses");
	for (size_t i = 0; i < SESSIONS; i++) {
		struct plan *plan = plan_of(i);
		double share = share_earned(plan, &random, answer);

		shares.passed += share * 1000 >= quiz->rules.pass_thousandths;
		shares.half += share >= 0.5;
		shares.mean += share / SESSIONS;
		shares.best = share > shares.best ? share : shares.best;
		plan_free(plan);
	}
	return shares;
}

static void who_guesses_blindly_does_not_pass(void **state)
{
	struct shares shares = sessions_hold(guess);

	(void)state;
	printf("guessing: %zu of %d pass; mean %.1f%%, best %.1f%%\n", shares.passed, SESSIONS,
	       100 * shares.mean, 100 * shares.best);
	assert_true(shares.passed * 1000 < SESSIONS);
}

static void who_picks_the_longest_option_stays_below_half(void **state)
{
	struct shares shares = sessions_hold(take_longest);

	(void)state;
	printf("the longest option: mean %.1f%%; %zu of %d reach half; %zu pass\n",
	       100 * shares.mean, shares.half, SESSIONS, shares.passed);
	assert_true(shares.mean < 0.5);
	assert_true(shares.half * 100 < SESSIONS);
	assert_int_equal(shares.passed, 0);
}

static void every_session_takes_about_as_long(void **state)
{
	double mean = 0;
	int64_t least = INT64_MAX, most = 0;

	(void)state;
	for (size_t i = 0; i < SESSIONS; i++) {
		struct plan *plan = plan_of(i);
		int64_t expected_ms = plan_expected_ms(plan, &quiz->rules);

		mean += (double)expected_ms / SESSIONS;
		least = expected_ms < least ? expected_ms : least;
		most = expected_ms > most ? expected_ms : most;
		plan_free(plan);
	}
	printf("expected: %.1f min in the mean, %.0f%% to %.0f%% of it\n", mean / 60000,
	       100 * (double)least / mean, 100 * (double)most / mean);
	assert_true((double)least >= 0.6 * mean);
	assert_true((double)most <= 1.4 * mean);
}

static bool plan_has_topic(const struct plan *plan, const struct vigil_bank *bank, uint32_t topic)
{
	for (size_t i = 0; i < plan->question_count; i++)
		if (plan->questions[i].bank == bank && plan->questions[i].question->topic == topic)
			return true;
	return false;
}

static void every_bank_is_in_each_session_and_every_topic_has_its_turn(void **state)
{
	(void)state;
	for (size_t b = 0; b < quiz->bank_count; b++) {
		const struct vigil_bank *bank = quiz->banks[b];

		for (uint32_t topic = 0; topic < bank->topic_count; topic++) {
			size_t turns = 0;

			for (size_t i = 0; i < 200; i++) {
				struct plan *plan = plan_of(i);

				turns += plan_has_topic(plan, bank, topic);
				plan_free(plan);
			}
			if (!turns)
				fail_msg("'%s' never has its turn",
				         bank_text(bank, bank->topics[topic].id));
		}
	}
	for (size_t i = 0; i < 200; i++) {
		struct plan *plan = plan_of(i);

		for (size_t b = 0; b < quiz->bank_count; b++) {
			bool found = false;

			for (size_t j = 0; j < plan->question_count; j++)
				found |= plan->questions[j].bank == quiz->banks[b];
			assert_true(found);
		}
		assert_in_range(plan->question_count, 18, 22);
		plan_free(plan);
	}
}

static int quiz_read_once(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status = vigil_quiz_load(&quiz, QUIZZES "/annual.xml", findings);

	(void)state;
	vigil_findings_free(findings);
	return status == VIGIL_OK ? 0 : -1;
}

static int quiz_let_go(void **state)
{
	(void)state;
	vigil_quiz_free(quiz);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_guesses_blindly_does_not_pass),
		cmocka_unit_test(who_picks_the_longest_option_stays_below_half),
		cmocka_unit_test(every_session_takes_about_as_long),
		cmocka_unit_test(every_bank_is_in_each_session_and_every_topic_has_its_turn),
	};

	return cmocka_run_group_tests_name("annual", tests, quiz_read_once, quiz_let_go);
}
