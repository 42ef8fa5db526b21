/* bank/check.h -- what an author wants to know of a bank that is fit to run; for this room */
#ifndef BANK_CHECK_H
#define BANK_CHECK_H

#include "model/bank.h"
#include "vigil/finding.h"

struct checking {
	const struct vigil_bank *bank; /* with its source and places */
	struct vigil_findings *findings;
};

/* A finding about a question, at the element that holds `text`, or at the question's own. */
void checking_find(const struct checking *checking, const struct vigil_code *code,
                   const struct vigil_question *question, ref text, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* A finding about something else in the bank, at this byte of the file. */
void checking_find_at(const struct checking *checking, const struct vigil_code *code, size_t offset,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
