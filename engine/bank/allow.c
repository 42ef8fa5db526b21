/* bank/allow.c -- warnings that the author has judged, and why they stay */
#include <string.h>

#include "bank/check.h"
#include "bank/codes.h"
#include "bank/reader.h"
#include "base/findings.h"
#include "base/nearest.h"
#include "vigil/bank.h"

enum { ALLOW_UNKNOWN, ALLOW_IMPOSSIBLE };

const struct vigil_code allow_codes[] = {
	[ALLOW_UNKNOWN] = {"allow-unknown", VIGIL_ERROR},
	[ALLOW_IMPOSSIBLE] = {"allow-impossible", VIGIL_ERROR},
	{0},
};

static void offer_warning(void *context, const struct vigil_code *code)
{
	if (code->severity == VIGIL_WARNING)
		nearest_offer(context, code->name);
}

static void find_unknown_code(const struct checking *checking, const struct model_allow *allow,
                              const char *name)
{
	struct nearest nearest;

	nearest_init(&nearest, name);
	bank_each_code(offer_warning, &nearest);
	findings_add(checking->findings, &allow_codes[ALLOW_UNKNOWN], checking->bank->path,
	             allow->offset, NULL,
	             nearest.name ? "there is no warning '%s'; did you mean '%s'?"
	                          : "there is no warning '%s'%s",
	             name, nearest.name ? nearest.name : "");
}

static void find_unknown_question(const struct checking *checking, const struct model_allow *allow,
                                  const char *id)
{
	const struct vigil_bank *bank = checking->bank;
	struct nearest nearest;

	nearest_init(&nearest, id);
	for (size_t i = 0; i < bank->question_count; i++)
		nearest_offer(&nearest, bank_text(bank, bank_question(bank, i)->id));
	findings_add(checking->findings, &bank_codes[BANK_UNKNOWN_REFERENCE], bank->path,
	             allow->offset, NULL,
	             nearest.name ? "there is no question '%s'; did you mean '%s'?"
	                          : "there is no question '%s'%s",
	             id, nearest.name ? nearest.name : "");
}

void check_allows(const struct checking *checking)
{
	const struct vigil_bank *bank = checking->bank;

	for (uint32_t i = 0; i < bank->allow_count; i++) {
		const struct model_allow *allow = &bank->allows[i];
		const char *name = bank_text(bank, allow->code);
		const char *question = bank_text(bank, allow->question);
		const struct vigil_code *code = bank_find_code(name);

		if (!code)
			find_unknown_code(checking, allow, name);
		else if (code->severity == VIGIL_ERROR)
			findings_add(checking->findings, &allow_codes[ALLOW_IMPOSSIBLE], bank->path,
			             allow->offset, NULL,
			             "'%s' is an error; only a warning can be allowed", name);
		if (allow->question && !vigil_bank_find(bank, question))
			find_unknown_question(checking, allow, question);
	}
}

bool allow_covers(const struct vigil_bank *bank, const struct vigil_finding *finding)
{
	for (uint32_t i = 0; i < bank->allow_count; i++) {
		const struct model_allow *allow = &bank->allows[i];
		const char *question = bank_text(bank, allow->question);

		if (finding->code->severity == VIGIL_WARNING &&
		    strcmp(bank_text(bank, allow->code), finding->code->name) == 0 &&
		    (!allow->question ||
		     (finding->subject && strcmp(question, finding->subject) == 0)))
			return true;
	}
	return false;
}
