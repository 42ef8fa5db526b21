/* plan/place.c -- the streams of a seed, and what is drawn from them */
#include "plan/place.h"

#include <string.h>

#include "interaction/interaction.h"
#include "model/bank.h"
#include "model/quiz.h"
#include "plan/plan.h"

void purpose_init(struct purpose *purpose, const struct seed *seed)
{
	*purpose = (struct purpose){.seed = seed};
	text_init(&purpose->name);
}

void purpose_clear(struct purpose *purpose)
{
	text_clear(&purpose->name);
}

/* The stream that `what` is drawn from for what has this id. False: no memory. */
static bool open_stream(struct random_stream *stream, struct purpose *purpose, const char *what,
                        const char *of, const char *id)
{
	struct text *name = &purpose->name;

	text_cut(name, 0);
	text_add(name, what);
	text_add_char(name, ' ');
	purpose->subject = name->length;
	text_add(name, of);
	text_add_char(name, '#');
	text_add(name, id);
	if (!name->failed)
		random_init(stream, purpose->seed, name->bytes);
	return !name->failed;
}

static bool draw(struct place *place, struct purpose *purpose, const char *what, const char *of,
                 const char *id)
{
	struct random_stream stream;
	uint64_t low;

	if (!open_stream(&stream, purpose, what, of, id))
		return false;
	low = random_word(&stream);
	*place = (struct place){low | (uint64_t)random_word(&stream) << 32, id, of};
	return true;
}

bool place_draw(struct place *place, struct purpose *purpose, const struct vigil_bank *bank,
                const struct vigil_question *question)
{
	return draw(place, purpose, "place", bank_text(bank, bank->id),
	            bank_text(bank, question->id));
}

bool place_draw_section(struct place *place, struct purpose *purpose, const struct vigil_quiz *quiz,
                        const struct quiz_section *section)
{
	return draw(place, purpose, "section", quiz->id, section->id);
}

int place_compare(const struct place *a, const struct place *b)
{
	int order;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	order = strcmp(a->id, b->id);
	return order ? order : strcmp(a->of, b->of);
}

bool place_parts(uint16_t *order, struct purpose *purpose, const struct vigil_bank *bank,
                 const struct vigil_question *question, bool shuffled)
{
	const struct interaction *interaction = question->interaction;
	size_t count = interaction->order_count(bank, question);
	struct random_stream stream;

	for (size_t i = 0; i < count; i++)
		order[i] = (uint16_t)i;
	if (!shuffled && !interaction->order_tells)
		return true;
	if (!open_stream(&stream, purpose, "parts", bank_text(bank, bank->id),
	                 bank_text(bank, question->id)))
		return false;
	interaction->shuffle(bank, question, &stream, order);
	return true;
}

enum vigil_status plan_order(uint16_t *order, const struct vigil_bank *bank,
                             const struct vigil_question *question, const struct seed *seed)
{
	struct purpose purpose;
	bool drawn;

	purpose_init(&purpose, seed);
	drawn = place_parts(order, &purpose, bank, question, true);
	purpose_clear(&purpose);
	return drawn ? VIGIL_OK : VIGIL_NO_MEMORY;
}
