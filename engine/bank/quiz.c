/* bank/quiz.c -- reading a quiz: its file, its banks, and whether a session can be held by it */
#include "bank/quiz.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bank/load.h"
#include "bank/quiz_reader.h"
#include "bank/reader.h"
#include "base/file.h"
#include "base/findings.h"
#include "xml/root.h"

#define ARENA_MOST ((size_t)256 << 20)
#define FILE_MOST  ((size_t)16 << 20)

const struct vigil_code quiz_codes[] = {
	[QUIZ_USE_OUTSIDE] = {"use-outside", VIGIL_ERROR},
	[QUIZ_USE_MISSING] = {"use-missing", VIGIL_ERROR},
	[QUIZ_USE_NOT_BANK] = {"use-not-bank", VIGIL_ERROR},
	[QUIZ_USE_CIRCULAR] = {"use-circular", VIGIL_ERROR},
	[QUIZ_USE_DOUBLED] = {"use-doubled", VIGIL_ERROR},
	[QUIZ_USE_UNUSED] = {"use-unused", VIGIL_WARNING},
	[QUIZ_BANK_DOUBLED] = {"bank-doubled", VIGIL_ERROR},
	[QUIZ_SECTION_EMPTY] = {"section-empty", VIGIL_ERROR},
	[QUIZ_SECTION_COUNT] = {"section-count-impossible", VIGIL_ERROR},
	[QUIZ_INCLUDE_DOUBLED] = {"include-doubled", VIGIL_ERROR},
	[QUIZ_INCLUDE_NOT_LIVE] = {"include-not-live", VIGIL_ERROR},
	[QUIZ_EXCLUSIVE_DOUBLED] = {"exclusive-doubled", VIGIL_ERROR},
	[QUIZ_EXCLUSIVE_UNUSED] = {"exclusive-unused", VIGIL_WARNING},
	[QUIZ_TOPIC_NOT_DRAWN] = {"topic-not-drawn", VIGIL_WARNING},
	[QUIZ_RULE_CONTRADICTED] = {"rule-contradicted", VIGIL_ERROR},
	[QUIZ_RULE_UNUSED] = {"rule-unused", VIGIL_WARNING},
	[QUIZ_UNFILLABLE] = {"unfillable", VIGIL_ERROR},
	[QUIZ_TOO_LARGE] = {"quiz-too-large", VIGIL_ERROR},
	{0},
};

void quiz_find(struct quiz_reader *reader, const struct vigil_code *code, size_t offset,
               const char *format, ...)
{
	va_list arguments;

	if (code->severity == VIGIL_WARNING && !reader->for_author)
		return;
	va_start(arguments, format);
	findings_addv(reader->findings, code, reader->path, offset, NULL, format, arguments);
	va_end(arguments);
}

/* ---- the reader ---- */

static bool reader_init(struct quiz_reader *reader, const char *path, bool for_author,
                        struct vigil_findings *findings)
{
	*reader = (struct quiz_reader){.findings = findings,
	                               .path = path,
	                               .for_author = for_author,
	                               .errors = vigil_findings_count_of(findings, VIGIL_ERROR)};
	reader->quiz = calloc(1, sizeof(*reader->quiz));
	if (reader->quiz)
		reader->quiz->path = strdup(path);
	return reader->quiz && reader->quiz->path && arena_init(&reader->arena, ARENA_MOST);
}

static void reader_clear(struct quiz_reader *reader)
{
	vigil_quiz_free(reader->quiz);
	arena_clear(&reader->arena);
	for (uint32_t i = 0; i < reader->use_count; i++)
		free(reader->uses[i].resolved);
	free(reader->uses);
	free(reader->wishes);
	free(reader->exclusives);
	free(reader->topic_offsets);
}

/* ---- findings ---- */

struct bytes_left {
	const char *bytes;
	size_t size;
};

static size_t read_bytes(void *source, char *buffer, size_t size)
{
	struct bytes_left *left = source;

	if (size > left->size)
		size = left->size;
	memcpy(buffer, left->bytes, size);
	left->bytes += size;
	left->size -= size;
	return size;
}

/* Lines and columns of all that was found in the quiz's file, and then what was in its banks. */
static void order_findings(struct vigil_findings *findings, size_t first,
                           const struct quiz_file *file, const struct vigil_findings *of_banks)
{
	struct bytes_left left = {file->bytes, file->size};

	findings_locate(findings, first, read_bytes, &left);
	for (size_t i = 0; i < vigil_findings_count(of_banks); i++) {
		const struct vigil_finding *finding = vigil_findings_get(of_banks, i);

		findings_add_at(findings, finding->code, finding->at, finding->subject, "%s",
		                finding->text);
	}
}

/* ---- reading ---- */

static enum vigil_status read_file(struct quiz_reader *reader, const struct xml_source *source,
                                   struct text *kept)
{
	const struct xml_request xml = {.source = source,
	                                .name_space = BANK_NAMESPACE,
	                                .root = quiz_roots,
	                                .arena = &reader->arena,
	                                .kept = kept,
	                                .context = reader};

	if (source->size > FILE_MOST) {
		findings_add_at(reader->findings, &quiz_codes[QUIZ_TOO_LARGE],
		                (struct vigil_place){.file = source->name}, NULL,
		                "a quiz of more than 16 MiB is not read");
		return VIGIL_INVALID;
	}
	return xml_read(&xml, reader->findings);
}

/* What is left of the quiz when its file was read: its title, and the file. False: no memory. */
static bool keep_file(struct quiz_reader *reader, const char *name, struct text *kept)
{
	struct vigil_quiz *quiz = reader->quiz;
	size_t size = kept->length;

	quiz->title = strdup(quiz_text(reader, reader->title));
	quiz->files = calloc(reader->use_count + (size_t)1, sizeof(*quiz->files));
	quiz->source = text_take(kept);
	if (!quiz->title || !quiz->files || !quiz->source)
		return false;
	quiz->file_count = 1;
	quiz->files[0] =
		(struct quiz_file){.name = strdup(name), .bytes = quiz->source, .size = size};
	return quiz->files[0].name != NULL;
}

static enum vigil_status read_rest(struct quiz_reader *reader, const struct given_files *given,
                                   struct vigil_findings *of_banks)
{
	enum vigil_status status = quiz_read_banks(reader, given, of_banks);

	if (status != VIGIL_OK)
		return status;
	quiz_check_rules(reader);
	return quiz_resolve(reader) && quiz_check_draws(reader) ? VIGIL_OK : VIGIL_NO_MEMORY;
}

/* The quiz's own file first, so that of the banks only what is used is opened. */
static enum vigil_status read_quiz(struct vigil_quiz **out, struct quiz_reader *reader,
                                   const struct xml_source *source, const struct given_files *given)
{
	struct vigil_findings *findings = reader->findings;
	struct vigil_findings *of_banks = vigil_findings_new();
	size_t first = vigil_findings_count(findings);
	enum vigil_status status = VIGIL_NO_MEMORY, rest;
	struct text kept;

	text_init(&kept);
	if (!of_banks)
		goto done;
	status = read_file(reader, source, &kept);
	if (status != VIGIL_OK && (status != VIGIL_INVALID || !reader->quiz->id))
		goto done;
	reader->incomplete = status == VIGIL_INVALID;
	rest = keep_file(reader, source->name, &kept) ? read_rest(reader, given, of_banks)
	                                              : VIGIL_NO_MEMORY;
	if (reader->quiz->file_count)
		order_findings(findings, first, reader->quiz->files, of_banks);
	if (rest != VIGIL_OK)
		status = rest;
	else if (vigil_findings_count_of(findings, VIGIL_ERROR) > reader->errors)
		status = VIGIL_INVALID;
	if (findings_lost(findings) || findings_lost(of_banks))
		status = VIGIL_NO_MEMORY;
	if (status != VIGIL_OK)
		goto done;
	*out = reader->quiz;
	reader->quiz = NULL; /* the caller owns it now */
done:
	vigil_findings_free(of_banks);
	text_clear(&kept);
	return status;
}

static enum vigil_status read_bank(struct vigil_quiz **out, const struct xml_source *source,
                                   struct vigil_findings *findings)
{
	struct vigil_bank *bank;
	enum vigil_status status = bank_load_from(&bank, source, BANK_ONLY, true, false, findings);

	if (status != VIGIL_OK)
		return status;
	*out = quiz_of_bank(bank);
	if (!*out)
		vigil_bank_free(bank);
	return *out ? VIGIL_OK : VIGIL_NO_MEMORY;
}

static enum vigil_status read_either(struct vigil_quiz **out, const struct xml_source *source,
                                     const struct given_files *given, bool for_author,
                                     struct vigil_findings *findings)
{
	struct quiz_reader reader;
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!xml_root_is(source, "quiz"))
		return read_bank(out, source, findings);
	if (reader_init(&reader, source->name, for_author, findings))
		status = read_quiz(out, &reader, source, given);
	reader_clear(&reader);
	return status;
}

enum vigil_status quiz_read(struct vigil_quiz **out, const struct quiz_file *files, size_t count,
                            struct vigil_findings *findings)
{
	const struct given_files given = {files, count};
	const struct xml_source source = {
		.name = files[0].name, .fd = -1, .bytes = files[0].bytes, .size = files[0].size};

	enum vigil_status status;

	assert(count > 0);
	status = read_either(out, &source, &given, false, findings);
	if (status == VIGIL_OK)
		status = quiz_translate_as_given(*out, &given, findings);
	if (status != VIGIL_OK) {
		vigil_quiz_free(*out);
		*out = NULL;
	}
	return status;
}

enum vigil_status quiz_load(struct vigil_quiz **out, const char *path, bool for_author,
                            struct vigil_findings *findings)
{
	struct xml_source source = {.name = path, .fd = -1};
	enum vigil_status status = file_open(&source.fd, &source.size, path, findings);

	*out = NULL;
	if (status != VIGIL_OK)
		return status;
	status = read_either(out, &source, NULL, for_author, findings);
	close(source.fd);
	return status;
}

enum vigil_status vigil_quiz_load(struct vigil_quiz **out, const char *path,
                                  struct vigil_findings *findings)
{
	return quiz_load(out, path, false, findings);
}

bool vigil_file_is_quiz(const char *path)
{
	struct vigil_findings *unwanted = vigil_findings_new();
	struct xml_source source = {.name = path, .fd = -1};
	bool is = false;

	if (unwanted && file_open(&source.fd, &source.size, path, unwanted) == VIGIL_OK) {
		is = xml_root_is(&source, "quiz");
		close(source.fd);
	}
	vigil_findings_free(unwanted);
	return is;
}
