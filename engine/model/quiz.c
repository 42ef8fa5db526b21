/* model/quiz.c -- giving a quiz back, and what it says of itself */
#include "model/quiz.h"

#include <stdlib.h>
#include <string.h>

#include "vigil/bank.h"
#include "vigil/quiz.h"

/* All live questions, as one draw. False: no memory. */
static bool draw_all(struct quiz_entry *entry, const struct vigil_bank *bank)
{
	*entry = (struct quiz_entry){.kind = QUIZ_DRAW, .points_mpts = -1};
	entry->eligible = calloc(bank->question_count + (size_t)1, sizeof(*entry->eligible));
	for (uint32_t i = 0; entry->eligible && i < bank->question_count; i++)
		if (bank_question(bank, i)->status == QUESTION_LIVE)
			entry->eligible[entry->eligible_count++].question = i;
	entry->count = (uint32_t)entry->eligible_count;
	return entry->eligible != NULL;
}

static bool section_of_bank(struct quiz_section *section, const struct vigil_bank *bank)
{
	section->id = strdup("");
	section->title = strdup("");
	section->pass_thousandths = RULES_NO_PASS;
	section->navigation = rules_default.navigation;
	section->shuffle = true;
	section->entries = calloc(1, sizeof(*section->entries));
	if (!section->id || !section->title || !section->entries)
		return false;
	section->entry_count = 1;
	return draw_all(section->entries, bank);
}

bool quiz_file_of_bank(struct quiz_file *file, const char *name, const struct vigil_bank *bank)
{
	file->name = strdup(name ? name : "");
	if (bank->source) {
		file->bytes = bank->source;
		file->size = bank->source_size;
	}
	return file->name != NULL;
}

struct vigil_quiz *quiz_of_bank(struct vigil_bank *bank)
{
	struct vigil_quiz *quiz = calloc(1, sizeof(*quiz));

	if (!quiz)
		return NULL;
	quiz->is_bank = true;
	quiz->rules = rules_default;
	quiz->id = strdup(vigil_bank_id(bank));
	quiz->version = strdup(vigil_bank_version(bank));
	quiz->language = strdup(vigil_bank_language(bank));
	quiz->title = strdup(vigil_bank_title(bank));
	quiz->path = strdup(bank->path ? bank->path : "");
	quiz->banks = calloc(1, sizeof(*quiz->banks));
	quiz->translations = calloc(1, sizeof(*quiz->translations));
	quiz->files = calloc(1, sizeof(*quiz->files));
	quiz->sections = calloc(1, sizeof(*quiz->sections));
	quiz->file_count = quiz->files ? 1 : 0;
	quiz->section_count = quiz->sections ? 1 : 0;
	if (!quiz->id || !quiz->version || !quiz->language || !quiz->title || !quiz->path ||
	    !quiz->banks || !quiz->translations || !quiz->files || !quiz->sections ||
	    !quiz_file_of_bank(quiz->files, bank->path, bank) ||
	    !section_of_bank(quiz->sections, bank)) {
		vigil_quiz_free(quiz);
		return NULL;
	}
	quiz->banks[0] = bank;
	quiz->bank_count = 1;
	return quiz;
}

static void section_clear(struct quiz_section *section)
{
	for (size_t i = 0; i < section->entry_count; i++)
		free(section->entries[i].eligible);
	free(section->entries);
	free(section->id);
	free(section->title);
}

void vigil_quiz_free(struct vigil_quiz *quiz)
{
	if (!quiz)
		return;
	for (size_t i = 0; i < quiz->section_count; i++)
		section_clear(&quiz->sections[i]);
	for (size_t i = 0; i < quiz->group_count; i++)
		free(quiz->groups[i].members);
	for (size_t i = 0; i < quiz->topic_pass_count; i++)
		free(quiz->topic_passes[i].topic);
	for (size_t i = 0; i < quiz->file_count; i++)
		free(quiz->files[i].name);
	for (size_t i = 0; i < quiz->bank_count; i++) {
		vigil_bank_free(quiz->banks[i]);
		vigil_bank_free(quiz->translations[i].bank);
	}
	free(quiz->source);
	free(quiz->sections);
	free(quiz->groups);
	free(quiz->topic_passes);
	free(quiz->files);
	free(quiz->banks);
	free(quiz->translations);
	free(quiz->wanted);
	free(quiz->id);
	free(quiz->version);
	free(quiz->language);
	free(quiz->title);
	free(quiz->path);
	free(quiz);
}

const char *vigil_quiz_id(const struct vigil_quiz *quiz)
{
	return quiz->id;
}

const char *vigil_quiz_version(const struct vigil_quiz *quiz)
{
	return quiz->version;
}

const char *vigil_quiz_title(const struct vigil_quiz *quiz)
{
	return quiz->title;
}

const char *vigil_quiz_language(const struct vigil_quiz *quiz)
{
	return quiz->language;
}

bool vigil_quiz_is_bank(const struct vigil_quiz *quiz)
{
	return quiz->is_bank;
}

int vigil_quiz_pass_thousandths(const struct vigil_quiz *quiz)
{
	return quiz->rules.pass_thousandths;
}

unsigned vigil_quiz_attempts(const struct vigil_quiz *quiz)
{
	return quiz->rules.attempts;
}

bool vigil_quiz_has_question(const struct vigil_quiz *quiz, const char *question)
{
	const char *sign = strchr(question, '#');
	size_t length = sign ? (size_t)(sign - question) : 0;

	for (size_t i = 0; i < quiz->bank_count; i++) {
		const char *bank = vigil_bank_id(quiz->banks[i]);

		if (sign && (strncmp(bank, question, length) != 0 || bank[length]))
			continue;
		if (vigil_bank_find(quiz->banks[i], sign ? sign + 1 : question))
			return true;
	}
	return false;
}

size_t vigil_quiz_question_count(const struct vigil_quiz *quiz)
{
	size_t sum = 0;

	for (size_t i = 0; i < quiz->section_count; i++)
		sum += quiz_section_question_count(&quiz->sections[i]);
	return sum;
}

size_t quiz_section_question_count(const struct quiz_section *section)
{
	size_t drawn = 0, included = 0;

	for (size_t i = 0; i < section->entry_count; i++) {
		const struct quiz_entry *entry = &section->entries[i];

		if (entry->kind == QUIZ_DRAW)
			drawn += entry->count;
		else
			included++;
	}
	return drawn + (section->count ? section->count : included);
}
