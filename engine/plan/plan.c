/* plan/plan.c -- all live questions of a bank, in the order that a seed gives them */
#include "plan/plan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "interaction/interaction.h"
#include "model/bank.h"

/* A question and the number that it is ordered by. */
struct placed {
	const struct vigil_question *question;
	const char *id;
	uint64_t place;
};

/* What drawing needs at every question. */
struct drawing {
	const struct vigil_bank *bank;
	const struct seed *seed;
	struct text purpose; /* the memory is used again */
};

/* The stream that `what` is drawn from for this question. False: no memory. */
static bool open_stream(struct random_stream *stream, struct drawing *drawing, const char *what,
                        const struct vigil_question *question)
{
	struct text *purpose = &drawing->purpose;

	text_cut(purpose, 0);
	text_add(purpose, what);
	text_add_char(purpose, ' ');
	text_add(purpose, bank_text(drawing->bank, drawing->bank->id));
	text_add_char(purpose, '#');
	text_add(purpose, bank_text(drawing->bank, question->id));
	if (!purpose->failed)
		random_init(stream, drawing->seed, purpose->bytes);
	return !purpose->failed;
}

static int by_place(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return strcmp(a->id, b->id);
}

/* The live questions in their order; `placed` has room for all of the bank. */
static bool place_questions(struct placed *placed, size_t *count, struct drawing *drawing)
{
	*count = 0;
	for (size_t i = 0; i < drawing->bank->question_count; i++) {
		const struct vigil_question *question = bank_question(drawing->bank, i);
		struct random_stream stream;
		uint64_t low;

		if (question->status != QUESTION_LIVE)
			continue;
		if (!open_stream(&stream, drawing, "place", question))
			return false;
		low = random_word(&stream);
		placed[(*count)++] =
			(struct placed){.question = question,
		                        .id = bank_text(drawing->bank, question->id),
		                        .place = low | (uint64_t)random_word(&stream) << 32};
	}
	qsort(placed, *count, sizeof(*placed), by_place);
	return true;
}

/* `order` has room for the numbers of all parts. */
static bool draw_order(uint16_t *order, struct drawing *drawing,
                       const struct vigil_question *question)
{
	const struct interaction *interaction = question->interaction;
	size_t count = interaction->order_count(drawing->bank, question);
	struct random_stream stream;

	if (!open_stream(&stream, drawing, "parts", question))
		return false;
	for (size_t i = 0; i < count; i++)
		order[i] = (uint16_t)i;
	interaction->shuffle(drawing->bank, question, &stream, order);
	return true;
}

static bool draw_parts(struct plan_question *planned, struct drawing *drawing)
{
	const struct vigil_question *question = planned->question;
	size_t count = question->interaction->order_count(drawing->bank, question);

	if (count == 0)
		return true;
	assert(count <= UINT16_MAX + (size_t)1);
	planned->order = malloc(count * sizeof(*planned->order));
	planned->order_count = count;
	return planned->order && draw_order(planned->order, drawing, question);
}

enum vigil_status plan_order(uint16_t *order, const struct vigil_bank *bank,
                             const struct vigil_question *question, const struct seed *seed)
{
	struct drawing drawing = {.bank = bank, .seed = seed};
	bool drawn;

	text_init(&drawing.purpose);
	drawn = draw_order(order, &drawing, question);
	text_clear(&drawing.purpose);
	return drawn ? VIGIL_OK : VIGIL_NO_MEMORY;
}

enum vigil_status plan_draw(struct plan **out, const struct vigil_bank *bank,
                            const struct seed *seed)
{
	struct drawing drawing = {.bank = bank, .seed = seed};
	size_t most = bank->question_count ? bank->question_count : 1;
	struct plan *plan = calloc(1, sizeof(*plan));
	struct placed *placed = calloc(most, sizeof(*placed));
	enum vigil_status status = VIGIL_NO_MEMORY;
	size_t count;

	*out = NULL;
	text_init(&drawing.purpose);
	if (!plan || !placed || !place_questions(placed, &count, &drawing))
		goto done;
	plan->seed = *seed;
	plan->questions = calloc(count ? count : 1, sizeof(*plan->questions));
	if (!plan->questions)
		goto done;
	for (; plan->question_count < count; plan->question_count++) {
		struct plan_question *planned = &plan->questions[plan->question_count];

		planned->bank = bank;
		planned->question = placed[plan->question_count].question;
		if (!draw_parts(planned, &drawing)) {
			free(planned->order);
			goto done;
		}
	}
	*out = plan;
	plan = NULL; /* the caller owns it now */
	status = VIGIL_OK;
done:
	plan_free(plan);
	free(placed);
	text_clear(&drawing.purpose);
	return status;
}
