/* plan/expected.c -- about how long questions take */
#include <stdlib.h>

#include "base/markup.h"
#include "base/text.h"
#include "base/words.h"
#include "interaction/interaction.h"
#include "plan/plan.h"
#include "vigil/bank.h"

#define MINUTE_MS 60000

/* What was met in a question: words to be read, and parts to be judged one by one. */
struct met {
	size_t words, parts;
	struct text plain; /* the memory is used again */
	bool failed;
};

static void read_text(struct met *met, const char *marked)
{
	size_t words;

	text_cut(&met->plain, 0);
	markup_strip(&met->plain, marked);
	words = words_count(met->plain.bytes);
	met->failed |= met->plain.failed || words == (size_t)-1;
	met->words += met->failed ? 0 : words;
}

static void read_part(void *context, const char *element, const char *id, const char *marked)
{
	struct met *met = context;

	(void)element;
	(void)id;
	met->parts++;
	read_text(met, marked);
}

static void read_exhibit(struct met *met, const struct vigil_bank *bank, uint32_t index)
{
	const struct model_exhibit *exhibit = &bank->exhibits[index];
	const struct model_exhibit_row *rows = arena_at(&bank->arena, exhibit->rows);

	for (uint32_t i = 0; i < exhibit->row_count; i++)
		read_text(met, bank_text(bank, rows[i].text));
}

/* What a question shows on the way to its best response, which is then typed. */
static int64_t respond_ms(struct met *met, const struct vigil_bank *bank,
                          const struct vigil_question *question)
{
	const struct interaction *interaction = question->interaction;
	size_t count = interaction->order_count(bank, question), words = 0;
	uint16_t *order = calloc(count + 1, sizeof(*order));
	struct text best;
	bool pending;

	text_init(&best);
	for (size_t i = 0; order && i < count; i++)
		order[i] = (uint16_t)i;
	interaction->best(bank, question, &best);
	pending = interaction->score(bank, question, best.bytes).pending;
	if (order)
		interaction->describe(&(struct asked){.bank = bank,
		                                      .question = question,
		                                      .order = order,
		                                      .language = vigil_bank_language(bank),
		                                      .response = best.bytes},
		                      read_part, met);
	words = words_count(best.bytes);
	met->failed |= !order || best.failed || words == (size_t)-1;
	free(order);
	text_clear(&best);
	return pending ? EXPECTED_ESSAY_MS : (int64_t)words * EXPECTED_TYPING_MS;
}

int64_t question_expected_ms(const struct vigil_bank *bank, const struct vigil_question *question,
                             const struct rules *rules)
{
	struct met met = {0};
	int64_t sum_ms;

	text_init(&met.plain);
	read_text(&met, bank_text(bank, question->prompt));
	if (question->exhibit != NO_INDEX)
		read_exhibit(&met, bank, question->exhibit);
	if (rules->feedback != FEEDBACK_NONE)
		read_text(&met, bank_text(bank, question->explanation));
	sum_ms = EXPECTED_DECIDING_MS + respond_ms(&met, bank, question);
	sum_ms += (int64_t)met.words * MINUTE_MS / EXPECTED_WORDS_A_MINUTE;
	sum_ms += (int64_t)met.parts * EXPECTED_PART_MS;
	if (rules->confidence != CONFIDENCE_NONE)
		sum_ms += EXPECTED_CONFIDENCE_MS;
	text_clear(&met.plain);
	return met.failed ? -1 : sum_ms;
}

int64_t plan_expected_ms(const struct plan *plan, const struct rules *rules)
{
	int64_t sum_ms = 0;

	for (size_t i = 0; i < plan->question_count; i++) {
		int64_t question_ms = question_expected_ms(plan->questions[i].bank,
		                                           plan->questions[i].question, rules);

		if (question_ms < 0)
			return -1;
		sum_ms += question_ms;
	}
	return sum_ms;
}
