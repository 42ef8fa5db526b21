/* bank/quiz_uses.c -- the banks that a quiz uses, from files beside or below it or from memory */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bank/load.h"
#include "bank/quiz_reader.h"
#include "base/file.h"
#include "base/findings.h"
#include "vigil/bank.h"
#include "xml/root.h"

/* What is known while the banks are read. */
struct using
{
	struct quiz_reader *reader;
	const struct given_files *given; /* or NULL */
	struct vigil_findings *findings; /* about banks */
	char *folder;                    /* of the quiz, without links; NULL: files are given */
	char *self;                      /* the quiz's own path, without links */
};

static const char *name_of(const struct using *using, const struct quiz_use *use)
{
	return quiz_text(using->reader, use->name);
}

static void find(const struct using *using, enum quiz_code code, const struct quiz_use *use,
                 const char *words)
{
	quiz_find(using->reader, &quiz_codes[code], use->offset, "'%s' %s", name_of(using, use),
	          words);
}

/* ---- where it stands ---- */

/* So many bytes of the path are its folder, with the slash. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* A path is absolute, or goes up: it may lead anywhere. */
static bool leads_outside(const char *name)
{
	const char *part = name, *slash;

	for (; (slash = strchr(part, '/')); part = slash + 1)
		if (slash == name || (slash == part + 2 && strncmp(part, "..", 2) == 0))
			return true;
	return strcmp(part, "..") == 0;
}

bool quiz_path_is_below(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	if (strcmp(folder, "/") == 0)
		return true;
	return strncmp(path, folder, length) == 0 && path[length] == '/';
}

/* The quiz's folder and the name; what findings call the bank. NULL: no memory. */
static char *path_of(const struct using *using, const struct quiz_use *use)
{
	const char *quiz = using->reader->path;
	struct text path;

	text_init(&path);
	text_add_bytes(&path, quiz, folder_length(quiz));
	text_add(&path, name_of(using, use));
	return text_take(&path);
}

/*
 * Where the file really is. VIGIL_INVALID with a finding where it may not be opened; what cannot be
 * found out is left to whoever opens it.
 */
static enum vigil_status resolve(const struct using *using, struct quiz_use *use, const char *path)
{
	enum quiz_code code = QUIZ_USE_OUTSIDE;
	const char *words = "is not beside the quiz or below it";

	use->resolved = realpath(path, NULL);
	if (!use->resolved && errno == ENOMEM)
		return VIGIL_NO_MEMORY;
	if (!use->resolved && (errno == ENOENT || errno == ENOTDIR)) {
		code = QUIZ_USE_MISSING;
		words = "is not there";
	} else if (!use->resolved || quiz_path_is_below(use->resolved, using->folder)) {
		if (!use->resolved || strcmp(use->resolved, using->self) != 0)
			return VIGIL_OK;
		code = QUIZ_USE_CIRCULAR;
		words = "is this quiz itself";
	}
	find(using, code, use, words);
	return VIGIL_INVALID;
}

/* ---- reading ---- */

static enum vigil_status read_bank(struct vigil_bank **bank, const struct using *using,
                                   const struct quiz_use *use, const struct xml_source *source)
{
	bool quiz = xml_root_is(source, "quiz");

	if (quiz || xml_root_is(source, "translation")) {
		find(using, QUIZ_USE_NOT_BANK, use,
		     quiz ? "is a quiz, and a quiz uses banks" : "is a translation, not a bank");
		return VIGIL_INVALID;
	}
	return bank_load_from(bank, source, BANK_ONLY, true, false, using->findings);
}

static enum vigil_status open_bank(struct vigil_bank **bank, const struct using *using,
                                   struct quiz_use *use)
{
	char *path = path_of(using, use);
	struct xml_source source = {.name = path, .fd = -1};
	enum vigil_status status = path ? resolve(using, use, path) : VIGIL_NO_MEMORY;

	if (status == VIGIL_OK)
		status = file_open(&source.fd, &source.size, path, using->findings);
	if (status == VIGIL_OK) {
		status = read_bank(bank, using, use, &source);
		close(source.fd);
	}
	free(path);
	return status;
}

static enum vigil_status take_bank(struct vigil_bank **bank, const struct using *using,
                                   const struct quiz_use *use)
{
	const char *name = name_of(using, use);

	for (size_t i = 1; i < using->given->count; i++) {
		const struct quiz_file *file = &using->given->files[i];
		const struct xml_source source = {
			.name = name, .fd = -1, .bytes = file->bytes, .size = file->size};

		if (strcmp(file->name, name) == 0)
			return read_bank(bank, using, use, &source);
	}
	find(using, QUIZ_USE_MISSING, use, "is not there");
	return VIGIL_INVALID;
}

/* The use before this one that names the same file, or NULL. */
static const struct quiz_use *find_same(const struct using *using, const struct quiz_use *use)
{
	for (const struct quiz_use *before = using->reader->uses; before < use; before++) {
		bool same = strcmp(name_of(using, before), name_of(using, use)) == 0;

		if (same || (before->resolved && use->resolved &&
		             strcmp(before->resolved, use->resolved) == 0))
			return before;
	}
	return NULL;
}

/* The bank becomes the quiz's, with its file; unless another has its id. False: no memory. */
static bool keep_bank(const struct using *using, struct quiz_use *use, struct vigil_bank *bank)
{
	struct vigil_quiz *quiz = using->reader->quiz;
	struct quiz_file file = {0};

	for (size_t i = 0; i < quiz->bank_count; i++) {
		if (strcmp(vigil_bank_id(quiz->banks[i]), vigil_bank_id(bank)) != 0)
			continue;
		quiz_find(using->reader, &quiz_codes[QUIZ_BANK_DOUBLED], use->offset,
		          "another bank of this quiz has the id '%s' of '%s', too",
		          vigil_bank_id(bank), name_of(using, use));
		vigil_bank_free(bank);
		return true;
	}
	if (!quiz_file_of_bank(&file, name_of(using, use), bank)) {
		vigil_bank_free(bank);
		return false;
	}
	use->bank = (uint32_t)quiz->bank_count;
	quiz->files[1 + quiz->bank_count] = file;
	quiz->banks[quiz->bank_count++] = bank;
	quiz->file_count = 1 + quiz->bank_count;
	return true;
}

static enum vigil_status read_use(const struct using *using, struct quiz_use *use)
{
	struct vigil_bank *bank = NULL;
	enum vigil_status status;

	if (find_same(using, use)) {
		find(using, QUIZ_USE_DOUBLED, use, "is used twice");
		return VIGIL_OK;
	}
	if (leads_outside(name_of(using, use))) {
		find(using, QUIZ_USE_OUTSIDE, use, "is not beside the quiz or below it");
		using->reader->bank_missing = true;
		return VIGIL_OK;
	}
	status = using->given ? take_bank(&bank, using, use) : open_bank(&bank, using, use);
	if (bank && find_same(using, use)) {
		find(using, QUIZ_USE_DOUBLED, use, "is used twice, by another name");
		vigil_bank_free(bank);
		return VIGIL_OK;
	}
	if (bank)
		return keep_bank(using, use, bank) ? VIGIL_OK : VIGIL_NO_MEMORY;
	using->reader->bank_missing = true;
	return status == VIGIL_NO_MEMORY ? status : VIGIL_OK;
}

/* Where the quiz's banks may stand. */
static enum vigil_status find_folder(struct using *using)
{
	const char *path = using->reader->path;
	size_t length = folder_length(path);
	char *folder = length ? strndup(path, length) : strdup(".");

	errno = ENOMEM;
	if (folder)
		using->folder = realpath(folder, NULL);
	if (using->folder)
		using->self = realpath(path, NULL);
	free(folder);
	if (using->self)
		return VIGIL_OK;
	if (errno == ENOMEM)
		return VIGIL_NO_MEMORY;
	findings_add(using->findings, &file_unreadable, path, FINDING_NOWHERE, NULL,
	             "its folder cannot be found: %s", strerror(errno));
	return VIGIL_IO;
}

enum vigil_status quiz_read_banks(struct quiz_reader *reader, const struct given_files *given,
                                  struct vigil_findings *bank_findings)
{
	struct using using = {.reader = reader, .given = given, .findings = bank_findings};
	struct vigil_quiz *quiz = reader->quiz;
	enum vigil_status status = VIGIL_OK;

	quiz->banks = calloc(reader->use_count + (size_t)1, sizeof(struct vigil_bank *));
	quiz->translations = calloc(reader->use_count + (size_t)1, sizeof(*quiz->translations));
	if (!quiz->banks || !quiz->translations)
		status = VIGIL_NO_MEMORY;
	else if (!given)
		status = find_folder(&using);
	for (uint32_t i = 0; i < reader->use_count && status == VIGIL_OK; i++)
		status = read_use(&using, &reader->uses[i]);
	free(using.folder);
	free(using.self);
	return status;
}
