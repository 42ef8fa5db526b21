/* bank/load.c -- reading a bank from its file */
#include "bank/load.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bank/reader.h"
#include "base/file.h"
#include "base/findings.h"

/* What a question takes in a file, at least: how many names to expect. */
#define QUESTION_BYTES 800

/* Offsets in a file are kept in 32 bits. */
#define FILE_MOST ((size_t)UINT32_MAX)

static bool reader_init(struct bank_reader *reader, const struct bank_request *request,
                        struct vigil_findings *findings)
{
	size_t size = request->source->size;

	*reader = (struct bank_reader){.builder.findings = findings};
	text_init(&reader->hints);
	reader->grammar = bank_grammar_new(request->interactions);
	reader->builder.bank = bank_new(size);
	if (!reader->grammar || !reader->builder.bank)
		return false;
	reader->builder.bank->path = strdup(request->source->name);
	return reader->builder.bank->path &&
	       names_init(&reader->names, &reader->builder.bank->arena, size / QUESTION_BYTES);
}

static void reader_clear(struct bank_reader *reader)
{
	text_clear(&reader->hints);
	names_clear(&reader->names);
	bank_grammar_free((struct bank_grammar *)reader->grammar);
	free(reader->builder.parts);
	vigil_bank_free(reader->builder.bank);
}

/* The bytes and places that were asked for belong to the bank from now on. */
static bool keep(struct vigil_bank *bank, const struct bank_request *request, struct text *source,
                 struct text *places)
{
	bank->source_size = source->length;
	bank->place_count = places->length / sizeof(struct text_place);
	if (request->keep_source)
		bank->source = text_take(source);
	if (request->keep_places)
		bank->places = (struct text_place *)(void *)text_take(places);
	return (bank->source || !request->keep_source) && (bank->places || !request->keep_places);
}

enum vigil_status bank_read(struct vigil_bank **out, const struct bank_request *request,
                            struct vigil_findings *findings)
{
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct bank_reader reader;
	struct text source, places;
	struct xml_request xml;

	*out = NULL;
	text_init(&source);
	text_init(&places);
	if (!reader_init(&reader, request, findings))
		goto done;
	xml = (struct xml_request){.source = request->source,
	                           .name_space = BANK_NAMESPACE,
	                           .root = bank_grammar_roots(reader.grammar),
	                           .arena = &reader.builder.bank->arena,
	                           .kept = request->keep_source ? &source : NULL,
	                           .places = request->keep_places ? &places : NULL,
	                           .context = &reader};
	status = xml_read(&xml, findings);
	if (status != VIGIL_OK)
		goto done;
	if (!keep(reader.builder.bank, request, &source, &places)) {
		status = VIGIL_NO_MEMORY;
		goto done;
	}
	*out = reader.builder.bank;
	reader.builder.bank = NULL; /* the caller owns it now */
done:
	reader_clear(&reader);
	text_clear(&source);
	text_clear(&places);
	return status;
}

static enum vigil_status check_kind(struct vigil_bank **bank, const char *path,
                                    enum bank_wanted wanted, struct vigil_findings *findings)
{
	bool translation = (*bank)->translation_of != 0;

	if (wanted == BANK_OR_TRANSLATION || translation == (wanted == TRANSLATION_ONLY))
		return VIGIL_OK;
	findings_add_at(findings, &bank_codes[BANK_WRONG_KIND],
	                (struct vigil_place){.file = path, .line = 1, .column = 1}, NULL,
	                translation ? "this is a translation of the bank '%s', not a bank"
	                            : "this is the bank '%s', not a translation",
	                vigil_bank_id(*bank));
	vigil_bank_free(*bank);
	*bank = NULL;
	return VIGIL_INVALID;
}

enum vigil_status bank_load_from(struct vigil_bank **out, const struct xml_source *source,
                                 enum bank_wanted wanted, bool keep_source, bool keep_places,
                                 struct vigil_findings *findings)
{
	struct bank_request request = {.source = source,
	                               .interactions = interactions,
	                               .keep_source = keep_source,
	                               .keep_places = keep_places};
	enum vigil_status status;

	*out = NULL;
	if (source->size > FILE_MOST) {
		findings_add_at(findings, &bank_codes[BANK_TOO_LARGE],
		                (struct vigil_place){.file = source->name}, NULL,
		                "a bank of more than 4 GiB is not read");
		return VIGIL_INVALID;
	}
	status = bank_read(out, &request, findings);
	return status == VIGIL_OK ? check_kind(out, source->name, wanted, findings) : status;
}

enum vigil_status bank_load(struct vigil_bank **out, const char *path, enum bank_wanted wanted,
                            bool keep_source, bool keep_places, struct vigil_findings *findings)
{
	struct xml_source source = {.name = path, .fd = -1};
	enum vigil_status status = file_open(&source.fd, &source.size, path, findings);

	*out = NULL;
	if (status != VIGIL_OK)
		return status;
	status = bank_load_from(out, &source, wanted, keep_source, keep_places, findings);
	close(source.fd);
	return status;
}

enum vigil_status vigil_bank_load(struct vigil_bank **out, const char *path,
                                  struct vigil_findings *findings)
{
	return bank_load(out, path, BANK_ONLY, false, false, findings);
}

enum vigil_status vigil_bank_load_to_take(struct vigil_bank **out, const char *path,
                                          struct vigil_findings *findings)
{
	return bank_load(out, path, BANK_ONLY, true, false, findings);
}
