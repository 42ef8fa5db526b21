/* bank/check_scores.c -- score safety: what the best, the empty and the blind response earn */
#include <stdio.h>
#include <stdlib.h>

#include "bank/checks.h"
#include "base/decimal.h"

enum { MAXIMUM_UNREACHABLE, NOTHING_EARNS, CARELESS_EARNS, GUESSING };

static const struct vigil_code codes[] = {
	[MAXIMUM_UNREACHABLE] = {"maximum-unreachable", VIGIL_ERROR},
	[NOTHING_EARNS] = {"nothing-earns", VIGIL_ERROR},
	[CARELESS_EARNS] = {"careless-earns", VIGIL_ERROR},
	[GUESSING] = {"guessing", VIGIL_WARNING},
	{0},
};

/* Points as they are written: thousandths without zeros at the end. */
struct points {
	char text[24];
};

static struct points points_of(int64_t mpts)
{
	struct points points;
	struct text text;

	text_init(&text);
	decimal_add(&text, mpts);
	snprintf(points.text, sizeof(points.text), "%s", text.bytes);
	text_clear(&text);
	return points;
}

static void check_best(struct checked *checked)
{
	const struct vigil_question *question = checked->question;
	const struct interaction *interaction = question->interaction;
	struct score score;
	struct text best;

	text_init(&best);
	interaction->best(checked->bank, question, &best);
	score = interaction->score(checked->bank, question, best.bytes);
	checked->failed |= best.failed;
	if (!score.pending && score.earned_mpts != question->points_mpts)
		checking_find(checked->checking, &codes[MAXIMUM_UNREACHABLE], question, 0,
		              "the best response earns %s of %s points; set the points or the key "
		              "so that it earns all of them",
		              points_of(score.earned_mpts).text,
		              points_of(question->points_mpts).text);
	text_clear(&best);
}

/* Is entering nothing a response, as where a mail may have no give-away? */
static bool nothing_is_response(struct checked *checked)
{
	const struct interaction *interaction = checked->question->interaction;
	size_t count = interaction->order_count(checked->bank, checked->question);
	uint16_t *order = calloc(count + 1, sizeof(*order));
	struct asked asked = {.bank = checked->bank,
	                      .question = checked->question,
	                      .order = order,
	                      .language = bank_text(checked->bank, checked->bank->language),
	                      .response = ""};
	enum read_outcome outcome = READ_UNREADABLE;
	struct text response, why;

	text_init(&response);
	text_init(&why);
	checked->failed |= !order;
	for (size_t i = 0; order && i < count; i++)
		order[i] = (uint16_t)i;
	if (order)
		outcome = interaction->restore(&asked, "", &response, &why);
	text_clear(&response);
	text_clear(&why);
	free(order);
	return outcome == READ_DONE;
}

static void check_nothing(struct checked *checked)
{
	const struct vigil_question *question = checked->question;
	const struct interaction *interaction = question->interaction;
	struct score score;
	struct text best;

	if (!nothing_is_response(checked))
		return;
	text_init(&best);
	interaction->best(checked->bank, question, &best);
	checked->failed |= best.failed;
	score = interaction->score(checked->bank, question, "");
	if (best.length > 0 && score.earned_mpts > 0)
		checking_find(checked->checking, &codes[NOTHING_EARNS], question, 0,
		              "entering nothing earns %s points; where it is not right it has to "
		              "earn nothing",
		              points_of(score.earned_mpts).text);
	text_clear(&best);
}

static void check_response(void *context, const char *response, const char *words)
{
	struct checked *checked = context;
	struct score score =
		checked->question->interaction->score(checked->bank, checked->question, response);

	if (score.earned_mpts > 0)
		checking_find(checked->checking, &codes[CARELESS_EARNS], checked->question, 0,
		              "a response without a thought, %s, earns %s points; let what is "
		              "wrong in it cost more",
		              words, points_of(score.earned_mpts).text);
}

static void check_careless(struct checked *checked)
{
	const struct interaction *interaction = checked->question->interaction;

	if (interaction->careless)
		interaction->careless(checked->bank, checked->question, check_response, checked);
}

static void check_guessing(struct checked *checked)
{
	const struct vigil_question *question = checked->question;
	const struct interaction *interaction = question->interaction;
	int64_t expected_mpts;

	if (!interaction->guess)
		return;
	expected_mpts = interaction->guess(checked->bank, question);
	if (2 * expected_mpts > question->points_mpts)
		checking_find(
			checked->checking, &codes[GUESSING], question, 0,
			"blind guessing can expect %s of %s points, more than half; add wrong "
			"options, or let them cost more",
			points_of(expected_mpts).text, points_of(question->points_mpts).text);
}

static void (*const of_question[])(struct checked *checked) = {
	check_best, check_nothing, check_careless, check_guessing, NULL};

const struct checks score_checks = {.codes = codes, .of_question = of_question};
