/* bank/counterpart.c -- what in a bank and in its translation belongs together: ids and texts */
#include "bank/counterpart.h"

#include <string.h>

#include "base/markup.h"
#include "interaction/interaction.h"

/* What a name takes in the arena besides its id. */
#define NAME_BYTES 16

const struct counterpart_kind counterpart_kinds[] = {
	{NAME_FACT, "fact"},
	{NAME_TOPIC, "topic"},
	{NAME_EXHIBIT, "exhibit"},
	{NAME_QUESTION, "question"},
	{0},
};

/* ---- elements with ids ---- */

size_t side_count(const struct side *side, enum name_kind kind)
{
	switch (kind) {
	case NAME_FACT:
		return side->bank->fact_count;
	case NAME_TOPIC:
		return side->bank->topic_count;
	case NAME_EXHIBIT:
		return side->bank->exhibit_count;
	case NAME_QUESTION:
		return side->bank->question_count;
	default:
		return 0;
	}
}

const char *side_id(const struct side *side, enum name_kind kind, size_t index, size_t *offset)
{
	const struct vigil_bank *bank = side->bank;

	switch (kind) {
	case NAME_FACT:
		*offset = bank_place(bank, bank->facts[index].text, bank->offset);
		return bank_text(bank, bank->facts[index].id);
	case NAME_TOPIC:
		*offset = bank_place(bank, bank->topics[index].name, bank->offset);
		return bank_text(bank, bank->topics[index].id);
	case NAME_EXHIBIT:
		*offset = bank->exhibits[index].offset;
		return bank_text(bank, bank->exhibits[index].id);
	case NAME_QUESTION:
		*offset = bank_question(bank, index)->offset;
		return bank_text(bank, bank_question(bank, index)->id);
	default:
		return "";
	}
}

static bool add_names(struct side *side, enum name_kind kind)
{
	size_t offset;

	for (size_t i = 0; i < side_count(side, kind); i++) {
		const char *id = side_id(side, kind, i, &offset);

		if (!names_add(&side->names, kind, id, strlen(id), (uint32_t)i))
			return false;
	}
	return true;
}

bool side_init(struct side *side, const struct vigil_bank *bank)
{
	const struct counterpart_kind *kind;
	size_t count = 0;

	side->bank = bank;
	for (kind = counterpart_kinds; kind->word; kind++)
		count += side_count(side, kind->kind);
	if (!arena_init(&side->arena, bank->arena.used + count * NAME_BYTES) ||
	    !names_init(&side->names, &side->arena, 2 * count))
		return false;
	for (kind = counterpart_kinds; kind->word; kind++)
		if (!add_names(side, kind->kind))
			return false;
	return true;
}

void side_clear(struct side *side)
{
	names_clear(&side->names);
	arena_clear(&side->arena);
}

const struct name *side_find(const struct side *side, enum name_kind kind, const char *id)
{
	return names_find(&side->names, kind, id, strlen(id));
}

/* ---- the texts of one question ---- */

static void collect(void *context, const char *where, const char *id, const ref *text)
{
	struct written written = {.where = where, .id = id, .text = text};

	if (*text)
		text_add_bytes(context, (const char *)&written, sizeof(written));
}

void written_collect(struct text *texts, const struct vigil_bank *bank,
                     const struct vigil_question *question)
{
	static const char *const feedback[OUTCOME_COUNT] = {
		[OUTCOME_CORRECT] = "feedback on a correct response",
		[OUTCOME_PARTIAL] = "feedback on a partly correct response",
		[OUTCOME_WRONG] = "feedback on a wrong response",
	};
	const ref *outcomes = arena_at(&bank->arena, question->feedback);

	text_cut(texts, 0);
	collect(texts, "prompt", "", &question->prompt);
	question->interaction->texts(bank, question, collect, texts);
	for (size_t i = 0; i < question->hint_count; i++)
		collect(texts, "hint", "", &bank_hint(bank, question, i)->text);
	for (size_t i = 0; i < OUTCOME_COUNT && question->feedback; i++)
		collect(texts, feedback[i], "", &outcomes[i]);
	collect(texts, "explanation", "", &question->explanation);
}

struct written *written_in(const struct text *texts, size_t *count)
{
	*count = texts->length / sizeof(struct written);
	return (struct written *)(void *)texts->bytes;
}

void written_meet(struct text *translated, struct text *original)
{
	size_t count, other_count;
	struct written *texts = written_in(translated, &count);
	struct written *others = written_in(original, &other_count);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < other_count && !texts[i].met; j++) {
			if (others[j].met || strcmp(texts[i].where, others[j].where) != 0 ||
			    strcmp(texts[i].id, others[j].id) != 0)
				continue;
			texts[i].met = &others[j];
			others[j].met = &texts[i];
		}
	}
}

/* ---- marks ---- */

const char *mark_next(const char *marked, size_t *length)
{
	const char *mark = strchr(marked, MARKUP_MARK_ON);

	if (!mark)
		return NULL;
	*length = strcspn(mark + 1, (const char[]){MARKUP_NAME_END, '\0'});
	return mark + 1;
}

const char *mark_in(const char *marked, const char *id, size_t length)
{
	size_t other;

	while ((marked = mark_next(marked, &other)))
		if (other == length && memcmp(marked, id, length) == 0)
			return marked;
	return NULL;
}

const char *mark_in_exhibit(const struct vigil_bank *bank, const struct model_exhibit *exhibit,
                            const char *id, size_t length)
{
	const struct model_exhibit_row *rows = arena_at(&bank->arena, exhibit->rows);
	const char *found = NULL;

	for (uint32_t i = 0; i < exhibit->row_count && !found; i++)
		found = mark_in(bank_text(bank, rows[i].text), id, length);
	return found;
}
