/* vigil/result.h -- the record of one session: written once, never changed, read back whole */
#ifndef VIGIL_RESULT_H
#define VIGIL_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_page;
struct vigil_result;

VIGIL_PUBLIC void vigil_result_free(struct vigil_result *result); /* NULL is fine */

/*
 * Write the result as XML into `folder`, which is made if need be, durably and without replacing
 * anything: when the call returns VIGIL_OK the whole file is on the disk under its final name, its
 * id and ".xml", mode 0600. On VIGIL_OK *path is that name with the folder, which the caller
 * frees with free(). VIGIL_IO: nothing of that name is there, and a finding says which step failed.
 */
VIGIL_PUBLIC enum vigil_status vigil_result_write(char **path, const struct vigil_result *result,
                                                  const char *folder,
                                                  struct vigil_findings *findings);

/*
 * Read a result file. On VIGIL_OK the caller owns *out. VIGIL_NOT_FOUND, VIGIL_IO: the file could
 * not be read; VIGIL_INVALID: it is not a result, or damaged. Findings say what and where.
 */
VIGIL_PUBLIC enum vigil_status vigil_result_read(struct vigil_result **out, const char *path,
                                                 struct vigil_findings *findings);

/* What a person wants to see of it: who, what, when, score, and each question with its response. */
VIGIL_PUBLIC void vigil_result_show(const struct vigil_result *result, struct vigil_page *page);

/* The same in a line, for a list: quiz, when it began, points, and how it ended. */
VIGIL_PUBLIC void vigil_result_show_line(const struct vigil_result *result,
                                         struct vigil_page *page);

VIGIL_PUBLIC const char *vigil_result_id(const struct vigil_result *result);

/* True when the session was finished and its score reaches the pass mark. */
VIGIL_PUBLIC bool vigil_result_passed(const struct vigil_result *result);

/* The id of the quiz, or of the bank that was taken by itself. */
VIGIL_PUBLIC const char *vigil_result_quiz(const struct vigil_result *result);

/* What became of one question, in the order asked, from 0. Strings are borrowed from the result. */
struct vigil_result_question {
	const char *bank, *id;
	int64_t points_mpts, max_mpts; /* thousandths of a point */
};

VIGIL_PUBLIC size_t vigil_result_question_count(const struct vigil_result *result);
VIGIL_PUBLIC struct vigil_result_question vigil_result_question(const struct vigil_result *result,
                                                                size_t index);

/* Did every question earn all its points? */
VIGIL_PUBLIC bool vigil_result_is_all_right(const struct vigil_result *result);

#ifdef __cplusplus
}
#endif

#endif
