/* model/bank.c -- a bank's memory, and looking things up in it */
#include "model/bank.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "vigil/bank.h"

/* A byte of the file never becomes more than this many bytes of a record or a text. */
#define RECORDS_PER_FILE 4
#define RESERVE_LEAST    ((size_t)1 << 20)

struct vigil_bank *bank_new(size_t file_size)
{
	struct vigil_bank *bank = calloc(1, sizeof(*bank));
	size_t most = file_size < SIZE_MAX / RECORDS_PER_FILE - RESERVE_LEAST
	                      ? file_size * RECORDS_PER_FILE + RESERVE_LEAST
	                      : SIZE_MAX;

	if (!bank || !arena_init(&bank->arena, most) || !arena_init(&bank->questions, most)) {
		vigil_bank_free(bank);
		return NULL;
	}
	bank->questions.used = QUESTIONS_AT;
	return bank;
}

void vigil_bank_free(struct vigil_bank *bank)
{
	if (!bank)
		return;
	arena_clear(&bank->arena);
	arena_clear(&bank->questions);
	free(bank->path);
	free(bank->source);
	free(bank->places);
	free(bank->sources);
	free(bank->facts);
	free(bank->topics);
	free(bank->allows);
	free(bank->exhibits);
	free(bank);
}

const char *vigil_bank_id(const struct vigil_bank *bank)
{
	return bank_text(bank, bank->id);
}

const char *vigil_bank_version(const struct vigil_bank *bank)
{
	return bank_text(bank, bank->version);
}

const char *vigil_bank_language(const struct vigil_bank *bank)
{
	return bank_text(bank, bank->language);
}

const char *vigil_bank_title(const struct vigil_bank *bank)
{
	return bank_text(bank, bank->title);
}

size_t vigil_bank_question_count(const struct vigil_bank *bank)
{
	return bank->question_count;
}

size_t vigil_bank_live_count(const struct vigil_bank *bank)
{
	size_t count = 0;

	for (size_t i = 0; i < bank->question_count; i++)
		count += bank_question(bank, i)->status == QUESTION_LIVE;
	return count;
}

const struct vigil_question *vigil_bank_find(const struct vigil_bank *bank, const char *id)
{
	for (size_t i = 0; i < bank->question_count; i++)
		if (strcmp(bank_text(bank, bank_question(bank, i)->id), id) == 0)
			return bank_question(bank, i);
	return NULL;
}

const char *bank_feedback(const struct vigil_bank *bank, const struct vigil_question *question,
                          enum outcome outcome)
{
	const ref *texts = arena_at(&bank->arena, question->feedback);

	return question->feedback ? bank_text(bank, texts[outcome]) : "";
}

const struct model_hint *bank_hint(const struct vigil_bank *bank,
                                   const struct vigil_question *question, size_t index)
{
	const struct model_hint *hints = arena_at(&bank->arena, question->hints);

	return &hints[index];
}

void bank_question_digest(const struct vigil_bank *bank, const struct vigil_question *question,
                          char digest[65])
{
	const struct model_exhibit *exhibit =
		question->exhibit == NO_INDEX ? NULL : &bank->exhibits[question->exhibit];

	digest_of(digest, bank->source + question->offset, question->length,
	          exhibit ? bank->source + exhibit->offset : NULL, exhibit ? exhibit->length : 0);
}

static int by_text(const void *text, const void *place)
{
	const ref *wanted = text;
	const struct text_place *there = place;

	return (*wanted > there->text) - (*wanted < there->text);
}

size_t bank_place(const struct vigil_bank *bank, ref text, size_t otherwise)
{
	const struct text_place *place = NULL;

	if (bank->place_count)
		place = bsearch(&text, bank->places, bank->place_count, sizeof(*place), by_text);
	return place ? place->offset : otherwise;
}
