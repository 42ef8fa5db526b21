/* vigil/bank.h -- a bank: the questions of one subject, read from one XML file */
#ifndef VIGIL_BANK_H
#define VIGIL_BANK_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_bank;     /* immutable once loaded */
struct vigil_question; /* borrowed from its bank, valid until the bank is freed */

/*
 * Read the bank at `path` and check that it is fit to run.
 *
 * On VIGIL_OK the caller owns *out and frees it with vigil_bank_free(). On any other status *out
 * is NULL: VIGIL_NOT_FOUND and VIGIL_IO when the file could not be read, VIGIL_INVALID when it has
 * mistakes. Every mistake is in `findings`; warnings may be there even on VIGIL_OK. No other file
 * is opened.
 */
VIGIL_PUBLIC enum vigil_status vigil_bank_load(struct vigil_bank **out, const char *path,
                                               struct vigil_findings *findings);

/* The same, keeping the file's bytes too: a session's record names what it was made from. */
VIGIL_PUBLIC enum vigil_status vigil_bank_load_to_take(struct vigil_bank **out, const char *path,
                                                       struct vigil_findings *findings);
VIGIL_PUBLIC void vigil_bank_free(struct vigil_bank *bank); /* NULL is fine */

/* All strings are borrowed from the bank. */
VIGIL_PUBLIC const char *vigil_bank_id(const struct vigil_bank *bank);
VIGIL_PUBLIC const char *vigil_bank_version(const struct vigil_bank *bank);
VIGIL_PUBLIC const char *vigil_bank_language(const struct vigil_bank *bank); /* BCP 47 */
VIGIL_PUBLIC const char *vigil_bank_title(const struct vigil_bank *bank);

/* How many questions there are, and how many of them are live: neither draft nor retired. */
VIGIL_PUBLIC size_t vigil_bank_question_count(const struct vigil_bank *bank);
VIGIL_PUBLIC size_t vigil_bank_live_count(const struct vigil_bank *bank);

/* NULL when the bank has no such question. */
VIGIL_PUBLIC const struct vigil_question *vigil_bank_find(const struct vigil_bank *bank,
                                                          const char *id);

/*
 * Read the file at `path`, a bank, a translation of one, or a quiz, and look for everything that its
 * author would want to know: what loading finds, and questions of wording and of score besides; of a
 * quiz, also what loading its banks finds, and what in it has no effect. Warnings that the bank
 * allows with a reason are left out. VIGIL_INVALID when there is any error; the
 * other statuses are those of vigil_bank_load(). A translation is compared with the bank that
 * stands beside it.
 */
VIGIL_PUBLIC enum vigil_status vigil_check(const char *path, struct vigil_findings *findings);

#ifdef __cplusplus
}
#endif

#endif
