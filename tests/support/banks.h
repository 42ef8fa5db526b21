/* support/banks.h -- banks that a test makes itself */
#ifndef SUPPORT_BANKS_H
#define SUPPORT_BANKS_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "bank/load.h"
#include "base/text.h"
#include "interaction/interaction.h"
#include "vigil/bank.h"

/* A bank of these elements, which begin on the third line. */
#define BANK(elements)                                                                             \
	"<bank xmlns='urn:vigil:bank:1' id='made' version='1' xml:lang='en'>\n"                    \
	"<title>Made</title>\n" elements "</bank>"

/* Read bytes as a file of that name would be read; *bank is NULL unless it is VIGIL_OK. */
static inline enum vigil_status read_bytes(struct vigil_bank **bank, const char *bytes, size_t size,
                                           const struct interaction *const *list,
                                           struct vigil_findings *findings)
{
	const struct xml_source source = {
		.name = "made.xml", .fd = -1, .bytes = bytes, .size = size};
	const struct bank_request request = {
		.source = &source, .interactions = list, .keep_source = true, .keep_places = true};

	return bank_read(bank, &request, findings);
}

/* A bank that has no mistake; the caller frees it. */
static inline struct vigil_bank *good_bank(const char *document)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank = NULL;

	assert_non_null(findings);
	if (read_bytes(&bank, document, strlen(document), interactions, findings) != VIGIL_OK)
		print_error("%s\n", vigil_findings_get(findings, 0)->text);
	vigil_findings_free(findings);
	assert_non_null(bank);
	return bank;
}

/* "LINE:COLUMN CODE" of each finding on a line of its own. */
static inline void list_findings(struct text *list, const struct vigil_findings *findings)
{
	for (size_t i = 0; i < vigil_findings_count(findings); i++) {
		const struct vigil_finding *finding = vigil_findings_get(findings, i);

		text_addf(list, "%u:%u %s\n", (unsigned)finding->at.line,
		          (unsigned)finding->at.column, finding->code->name);
	}
}

#endif
