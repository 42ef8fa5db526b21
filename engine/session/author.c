/* session/author.c -- a question as its author wants to see it: with key, feedback and scores */
#include "vigil/author.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "base/random.h"
#include "base/text.h"
#include "page/measure.h"
#include "page/page.h"
#include "plan/plan.h"
#include "session/session.h"

/* ---- preview ---- */

static void show_title(const struct vigil_bank *bank, const struct vigil_question *question,
                       struct vigil_page *page)
{
	static const char *const statuses[] = {
		[QUESTION_LIVE] = "",
		[QUESTION_DRAFT] = ", draft",
		[QUESTION_RETIRED] = ", retired",
	};
	struct text title;

	text_init(&title);
	text_addf(&title, "%s: %s, ", bank_text(bank, question->id), question->interaction->name);
	decimal_add(&title, question->points_mpts);
	text_addf(&title, " point%s, difficulty %u%s", question->points_mpts == 1000 ? "" : "s",
	          (unsigned)question->difficulty, statuses[question->status]);
	page_heading(page, title.bytes);
	text_clear(&title);
}

struct showing {
	const struct vigil_bank *bank;
	struct vigil_page *page;
};

/* All texts of the parts but those that stand in the question already. */
static void show_text(void *context, const char *where, const char *id, const ref *text)
{
	struct showing *showing = context;
	struct text label;

	if (!strstr(where, "feedback"))
		return;
	text_init(&label);
	text_addf(&label, "%s%s%s", id, *id ? ", " : "", where);
	page_field(showing->page, label.bytes, bank_text(showing->bank, *text));
	text_clear(&label);
}

static void show_answers(const struct vigil_bank *bank, const struct vigil_question *question,
                         struct vigil_page *page)
{
	static const char *const outcomes[] = {"When right", "When partly right", "When wrong"};
	struct showing showing = {.bank = bank, .page = page};
	struct text best, cost;
	bool pending;

	text_init(&best);
	text_init(&cost);
	question->interaction->best(bank, question, &best);
	pending = question->interaction->score(bank, question, best.bytes).pending;
	page_field(page, "Key",
	           pending       ? "none; a person scores it"
	           : best.length ? best.bytes
	                         : "nothing");
	question->interaction->texts(bank, question, show_text, &showing);
	for (size_t i = 0; i < question->hint_count; i++) {
		const struct model_hint *hint = bank_hint(bank, question, i);

		text_cut(&cost, 0);
		text_add(&cost, "Hint, costs ");
		decimal_add(&cost, hint->cost_mpts);
		page_field(page, cost.bytes, bank_text(bank, hint->text));
	}
	for (enum outcome i = OUTCOME_CORRECT; i < OUTCOME_COUNT; i++)
		if (*bank_feedback(bank, question, i))
			page_field(page, outcomes[i], bank_feedback(bank, question, i));
	if (question->explanation)
		page_field(page, "Explanation", bank_text(bank, question->explanation));
	session_show_facts(bank, question, NULL, page);
	text_clear(&best);
	text_clear(&cost);
}

/* The order of the file, or the one that the seed draws. NULL: no memory. */
static uint16_t *order_of(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *seed_text)
{
	size_t count = question->interaction->order_count(bank, question);
	uint16_t *order = calloc(count + 1, sizeof(*order));
	struct seed seed;

	for (size_t i = 0; order && i < count; i++)
		order[i] = (uint16_t)i;
	if (!order || !seed_text)
		return order;
	seed_read(&seed, seed_text);
	if (plan_order(order, bank, question, &seed) == VIGIL_OK)
		return order;
	free(order);
	return NULL;
}

static enum vigil_status preview(const struct vigil_bank *bank,
                                 const struct vigil_question *question, const char *seed,
                                 struct vigil_page *page)
{
	uint16_t *order = order_of(bank, question, seed);
	const struct asked asked = {.bank = bank,
	                            .question = question,
	                            .order = order,
	                            .language = vigil_bank_language(bank),
	                            .response = ""};

	if (!order)
		return VIGIL_NO_MEMORY;
	show_title(bank, question, page);
	session_show_asked(&asked, page);
	if (question->interaction->preview)
		question->interaction->preview(&asked, page);
	show_answers(bank, question, page);
	free(order);
	return VIGIL_OK;
}

enum vigil_status vigil_preview(const struct vigil_bank *bank, const char *id, const char *seed,
                                struct vigil_page *page)
{
	const struct vigil_question *question = id ? vigil_bank_find(bank, id) : NULL;
	enum vigil_status status = VIGIL_OK;

	if (id)
		return question ? preview(bank, question, seed, page) : VIGIL_NOT_FOUND;
	for (size_t i = 0; i < bank->question_count && status == VIGIL_OK; i++)
		status = preview(bank, bank_question(bank, i), seed, page);
	return status;
}

/* ---- scores ---- */

enum vigil_status vigil_explain(const struct vigil_bank *bank, const char *id,
                                struct vigil_page *page)
{
	const struct vigil_question *question = vigil_bank_find(bank, id);

	if (!question)
		return VIGIL_NOT_FOUND;
	show_title(bank, question, page);
	page_paragraph(page, bank_text(bank, question->prompt));
	question->interaction->explain(bank, question, page);
	return VIGIL_OK;
}
