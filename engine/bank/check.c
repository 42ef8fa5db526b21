/* bank/check.c -- everything that an author wants to know of a file */
#include "bank/check.h"

#include <stdarg.h>
#include <string.h>

#include "bank/checks.h"
#include "bank/load.h"
#include "base/findings.h"

void checking_find(const struct checking *checking, const struct vigil_code *code,
                   const struct vigil_question *question, ref text, const char *format, ...)
{
	const struct vigil_bank *bank = checking->bank;
	va_list arguments;

	va_start(arguments, format);
	findings_addv(checking->findings, code, bank->path,
	              bank_place(bank, text, question->offset), bank_text(bank, question->id),
	              format, arguments);
	va_end(arguments);
}

void checking_find_at(const struct checking *checking, const struct vigil_code *code, size_t offset,
                      const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	findings_addv(checking->findings, code, checking->bank->path, offset, NULL, format,
	              arguments);
	va_end(arguments);
}

static enum vigil_status check_bank(const struct checking *checking)
{
	check_allows(checking);
	return checks_run(checking);
}

static bool is_allowed(const struct vigil_finding *finding, void *context)
{
	return allow_covers(context, finding);
}

struct kept_source {
	const struct vigil_bank *bank;
	size_t position;
};

static size_t read_kept(void *source, char *buffer, size_t size)
{
	struct kept_source *kept = source;
	size_t left = kept->bank->source_size - kept->position;

	if (size > left)
		size = left;
	memcpy(buffer, kept->bank->source + kept->position, size);
	kept->position += size;
	return size;
}

enum vigil_status vigil_check(const char *path, struct vigil_findings *findings)
{
	size_t first = vigil_findings_count(findings);
	struct vigil_bank *bank;
	enum vigil_status status =
		bank_load(&bank, path, BANK_OR_TRANSLATION, true, true, findings);
	struct checking checking = {.bank = bank, .findings = findings};
	struct kept_source kept = {.bank = bank};

	if (status != VIGIL_OK)
		return status;
	status = bank->translation_of ? check_translation(&checking) : check_bank(&checking);
	findings_remove(findings, first, is_allowed, bank);
	findings_locate(findings, first, read_kept, &kept);
	for (size_t i = first; i < vigil_findings_count(findings); i++)
		if (status == VIGIL_OK &&
		    vigil_findings_get(findings, i)->code->severity == VIGIL_ERROR)
			status = VIGIL_INVALID;
	vigil_bank_free(bank);
	return findings_lost(findings) ? VIGIL_NO_MEMORY : status;
}
