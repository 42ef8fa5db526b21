/* bank/check.h -- what an author wants to know of a bank that is fit to run; for this room */
#ifndef BANK_CHECK_H
#define BANK_CHECK_H

#include <stdbool.h>

#include "model/bank.h"
#include "vigil/finding.h"

struct checking {
	const struct vigil_bank *bank; /* with its source and places */
	struct vigil_findings *findings;
};

/* What the checks of each file find; all end in {0}. */
extern const struct vigil_code allow_codes[], translation_codes[];

/* A finding about a question, at the element that holds `text`, or at the question's own. */
void checking_find(const struct checking *checking, const struct vigil_code *code,
                   const struct vigil_question *question, ref text, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Is what the author allows a warning that there is, and the question one of the bank's? */
void check_allows(const struct checking *checking);

/* Has the author judged this warning, for all questions or for this one? */
bool allow_covers(const struct vigil_bank *bank, const struct vigil_finding *finding);

/* Compare a translation with the bank beside it, which is read from its file. */
enum vigil_status check_translation(const struct checking *checking);

/* A finding about something else in the bank, at this byte of the file. */
void checking_find_at(const struct checking *checking, const struct vigil_code *code, size_t offset,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
