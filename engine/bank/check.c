/* bank/check.c -- everything that an author wants to know of a file */
#include "bank/check.h"

#include <stdarg.h>
#include <string.h>

#include "bank/load.h"
#include "base/findings.h"
#include "interaction/interaction.h"

enum { EXPLANATION_MISSING, FACTS_MISSING };

const struct vigil_code check_codes[] = {
	[EXPLANATION_MISSING] = {"explanation-missing", VIGIL_WARNING},
	[FACTS_MISSING] = {"facts-missing", VIGIL_WARNING},
	{0},
};

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

static void check_question(const struct checking *checking, const struct vigil_question *question)
{
	if (!question->explanation)
		checking_find(checking, &check_codes[EXPLANATION_MISSING], question, 0,
		              "the question has no explanation");
	if (!question->facts)
		checking_find(checking, &check_codes[FACTS_MISSING], question, 0,
		              "the question names no fact that it rests on");
}

static void check_bank(const struct checking *checking)
{
	check_allows(checking);
	for (size_t i = 0; i < checking->bank->question_count; i++)
		check_question(checking, bank_question(checking->bank, i));
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
	if (bank->translation_of)
		status = check_translation(&checking);
	else
		check_bank(&checking);
	findings_remove(findings, first, is_allowed, bank);
	findings_locate(findings, first, read_kept, &kept);
	for (size_t i = first; i < vigil_findings_count(findings); i++)
		if (status == VIGIL_OK &&
		    vigil_findings_get(findings, i)->code->severity == VIGIL_ERROR)
			status = VIGIL_INVALID;
	vigil_bank_free(bank);
	return findings_lost(findings) ? VIGIL_NO_MEMORY : status;
}
