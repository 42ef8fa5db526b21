/* bank/quiz_translate.c -- a quiz in another language: the translations that stand beside its banks */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bank/load.h"
#include "bank/quiz_reader.h"
#include "bank/translate.h"
#include "base/language.h"
#include "vigil/bank.h"
#include "xml/root.h"

#define ENDING ".xml"

/* ---- one translation ---- */

/* The quiz keeps the translation, whose bytes are one of its files. False: no memory. */
static bool keep_as_file(struct vigil_quiz *quiz, const char *name, struct vigil_bank *translation)
{
	struct quiz_file *files =
		reallocarray(quiz->files, quiz->file_count + 1, sizeof(*quiz->files));
	struct quiz_file file = {0};

	if (!files)
		return false;
	quiz->files = files;
	if (!quiz_file_of_bank(&file, name, translation))
		return false;
	files[quiz->file_count++] = file;
	return true;
}

/* What the quiz says of itself where it is a bank, and the language that its sessions are in. */
static bool heads_renew(struct vigil_quiz *quiz, const struct vigil_bank *bank)
{
	char *language = strdup(vigil_bank_language(bank));
	char *title = strdup(quiz->is_bank ? vigil_bank_title(bank) : quiz->title);

	if (!language || !title) {
		free(language);
		free(title);
		return false;
	}
	free(quiz->language);
	free(quiz->title);
	quiz->language = language;
	quiz->title = title;
	return true;
}

bool quiz_put_translation(struct vigil_quiz *quiz, size_t index, const char *name,
                          struct vigil_bank *translation)
{
	struct quiz_translation *slot = &quiz->translations[index];

	if (!keep_as_file(quiz, name, translation)) {
		vigil_bank_free(translation);
		return false;
	}
	slot->bank = translation;
	slot->written_in = vigil_bank_language(quiz->banks[index]);
	slot->file = quiz->file_count - 1;
	return bank_translate(&slot->complete, quiz->banks[index], translation) &&
	       heads_renew(quiz, quiz->banks[index]);
}

/* ---- finding it ---- */

/* "folder/bank.xml" in the language: "folder/bank.zh-Hans.xml". NULL: no memory. */
static char *name_in(const char *name, const char *tag)
{
	size_t length = strlen(name) - strlen(ENDING);
	struct text text;

	text_init(&text);
	text_add_bytes(&text, name, length);
	text_addf(&text, ".%s" ENDING, tag);
	return text_take(&text);
}

static bool has_ending(const char *name)
{
	size_t length = strlen(name);

	return length > strlen(ENDING) && strcmp(name + length - strlen(ENDING), ENDING) == 0;
}

/* A file that the quiz may open: beside the quiz, or below it, as its banks are. */
static bool may_open(const struct vigil_quiz *quiz, const char *path)
{
	const char *slash = strrchr(quiz->path, '/');
	char *given = slash ? strndup(quiz->path, (size_t)(slash - quiz->path) + 1) : strdup(".");
	char *folder = given ? realpath(given, NULL) : NULL;
	char *file = realpath(path, NULL);
	bool may = folder && file && quiz_path_is_below(file, folder);

	free(given);
	free(folder);
	free(file);
	return may;
}

/*
 * The translation in this file, if there is one that is fit to be shown; else NULL. What is wrong
 * with it is its author's business. False: no memory.
 */
static bool translation_load(struct vigil_bank **translation, const struct vigil_quiz *quiz,
                             const struct vigil_bank *bank, const char *path)
{
	struct vigil_findings *unsaid;
	enum vigil_status status;

	*translation = NULL;
	if (access(path, F_OK) != 0 || (!quiz->is_bank && !may_open(quiz, path)))
		return true;
	unsaid = vigil_findings_new();
	if (!unsaid)
		return false;
	status = bank_load(translation, path, TRANSLATION_ONLY, true, false, unsaid);
	vigil_findings_free(unsaid);
	if (*translation && !bank_is_translation_of(*translation, bank)) {
		vigil_bank_free(*translation);
		*translation = NULL;
	}
	return status != VIGIL_NO_MEMORY;
}

static bool is_in(const struct vigil_bank *bank, const char *tag)
{
	const char *language = vigil_bank_language(bank);
	char own[LANGUAGE_ROOM];

	return language_read(own, language, strlen(language)) && language_is(own, tag);
}

/* From the tag to less special ones: the bank's own language, or a translation. */
static bool translate_one(bool *found, struct vigil_quiz *quiz, size_t index, const char *wanted)
{
	struct vigil_bank *bank = quiz->banks[index], *translation = NULL;
	const char *name = quiz->files[quiz->is_bank ? 0 : index + 1].name;
	char tag[LANGUAGE_ROOM];
	bool done = true;

	snprintf(tag, sizeof(tag), "%s", wanted);
	do {
		char *path, *file;

		*found = is_in(bank, tag);
		if (*found || !has_ending(bank->path) || !has_ending(name))
			continue;
		path = name_in(bank->path, tag);
		file = name_in(name, tag);
		done = path && file && translation_load(&translation, quiz, bank, path);
		if (translation)
			done = quiz_put_translation(quiz, index, file, translation);
		*found = translation != NULL;
		free(path);
		free(file);
	} while (done && !*found && language_shorten(tag));
	return done;
}

/* ---- the whole quiz ---- */

/* The next of the names between colons that means a language. False: there is none. */
static bool next_wanted(const char **names, char tag[LANGUAGE_ROOM])
{
	while (**names) {
		const char *name = *names;
		size_t length = strcspn(name, ":");

		*names += length + (name[length] == ':');
		if (language_read(tag, name, length))
			return true;
	}
	return false;
}

static bool translate_bank(struct vigil_quiz *quiz, size_t index, const char *languages)
{
	char tag[LANGUAGE_ROOM];
	bool found = false, done = true;

	while (done && !found && next_wanted(&languages, tag))
		done = translate_one(&found, quiz, index, tag);
	quiz->translations[index].absent = !found;
	return done;
}

enum vigil_status vigil_quiz_translate(struct vigil_quiz *quiz, const char *languages)
{
	const char *rest = languages;
	char tag[LANGUAGE_ROOM];
	bool done;

	if (quiz->wanted || !languages || !next_wanted(&rest, tag))
		return VIGIL_OK;
	quiz->wanted = strdup(tag);
	done = quiz->wanted != NULL;
	for (size_t i = 0; i < quiz->bank_count && done; i++)
		done = translate_bank(quiz, i, languages);
	return done ? VIGIL_OK : VIGIL_NO_MEMORY;
}

enum vigil_status quiz_translate_as_given(struct vigil_quiz *quiz, const struct given_files *given,
                                          struct vigil_findings *findings)
{
	enum vigil_status status = VIGIL_OK;

	for (size_t i = 1; i < given->count && status == VIGIL_OK; i++) {
		const struct quiz_file *file = &given->files[i];
		const struct xml_source source = {
			.name = file->name, .fd = -1, .bytes = file->bytes, .size = file->size};
		struct vigil_bank *translation = NULL;
		size_t at = 0;

		if (!xml_root_is(&source, "translation"))
			continue;
		status = bank_load_from(&translation, &source, TRANSLATION_ONLY, true, false,
		                        findings);
		if (status != VIGIL_OK)
			break;
		while (at < quiz->bank_count &&
		       !bank_is_translation_of(translation, quiz->banks[at]))
			at++;
		if (at == quiz->bank_count)
			vigil_bank_free(translation);
		else if (!quiz_put_translation(quiz, at, file->name, translation))
			status = VIGIL_NO_MEMORY;
	}
	return status;
}
