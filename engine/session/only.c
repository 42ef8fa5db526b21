/* session/only.c -- the plan of a session of just some questions: to practise what was wrong */
#include "session/only.h"

#include <stdlib.h>
#include <string.h>

#include "interaction/interaction.h"
#include "plan/plan.h"
#include "vigil/bank.h"

/* "BANK#QUESTION"; NULL: there is no such question that can be asked. */
static const struct vigil_question *find(const struct vigil_bank **bank,
                                         const struct vigil_quiz *quiz, const char *name)
{
	size_t length = strcspn(name, "#");

	for (size_t i = 0; name[length] && i < quiz->bank_count; i++) {
		const struct vigil_question *question;

		*bank = quiz->banks[i];
		if (strncmp(vigil_bank_id(*bank), name, length) != 0 ||
		    vigil_bank_id(*bank)[length])
			continue;
		question = vigil_bank_find(*bank, name + length + 1);
		return question && question->status == QUESTION_LIVE ? question : NULL;
	}
	return NULL;
}

static enum vigil_status add(struct plan *plan, const struct vigil_bank *bank,
                             const struct vigil_question *question)
{
	size_t count = question->interaction->order_count(bank, question);
	struct plan_question *planned = &plan->questions[plan->question_count];

	*planned = (struct plan_question){.bank = bank,
	                                  .question = question,
	                                  .points_mpts = question->points_mpts,
	                                  .order_count = count};
	if (count) {
		planned->order = malloc(count * sizeof(*planned->order));
		if (!planned->order)
			return VIGIL_NO_MEMORY;
	}
	plan->question_count++; /* plan_free() knows it from here on */
	return count ? plan_order(planned->order, bank, question, &plan->seed) : VIGIL_OK;
}

enum vigil_status only_plan(struct plan **out, const struct vigil_quiz *quiz,
                            const struct vigil_session_options *options, const struct seed *seed)
{
	struct plan *plan = calloc(1, sizeof(*plan));
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!plan)
		return status;
	plan->seed = *seed;
	plan->questions = calloc(options->only_count + 1, sizeof(*plan->questions));
	if (!plan->questions)
		goto done;
	status = VIGIL_OK;
	for (size_t i = 0; status == VIGIL_OK && i < options->only_count; i++) {
		const struct vigil_bank *bank;
		const struct vigil_question *question = find(&bank, quiz, options->only[i]);

		if (question)
			status = add(plan, bank, question);
	}
	if (status == VIGIL_OK) {
		*out = plan;
		plan = NULL; /* the caller owns it now */
	}
done:
	plan_free(plan);
	return status;
}
