/* vigil/quiz.h -- a quiz: the blueprint of sessions, read from a quiz file or from a bank */
#ifndef VIGIL_QUIZ_H
#define VIGIL_QUIZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_page;
struct vigil_quiz; /* immutable once it is loaded and translated */

/*
 * Read the quiz at `path` and the banks it uses, and check that a session can be held by it. A bank
 * is a quiz too: of all its live questions, under default rules. Which of both it is, its root
 * element says. A bank is opened only where it stands beside the quiz file or in a folder below.
 *
 * On VIGIL_OK the caller owns *out and frees it with vigil_quiz_free(). On any other status *out
 * is NULL: VIGIL_NOT_FOUND and VIGIL_IO when the file could not be read, VIGIL_INVALID when it or
 * one of its banks has mistakes, or a draw cannot be filled. Every mistake is in `findings`.
 */
VIGIL_PUBLIC enum vigil_status vigil_quiz_load(struct vigil_quiz **out, const char *path,
                                               struct vigil_findings *findings);
VIGIL_PUBLIC void vigil_quiz_free(struct vigil_quiz *quiz); /* NULL is fine */

/*
 * Show the quiz in another language as far as there are translations of its banks: a file
 * "BANK.LANGUAGE.xml" beside "BANK.xml" for the same version of it. Whatever is not translated is
 * shown as the bank has it, text by text; ids, keys and points are the bank's in any case. A
 * translation with mistakes counts as none; vigil_check() finds them. Once, before any session
 * begins; what the session shows then is part of what it goes on with.
 *
 * `languages` are tags (BCP 47: "zh-Hans-CN") or locales' names ("zh_CN.UTF-8") with colons between,
 * the most wanted first; for each bank the first that it is there in is taken, or what comes next to
 * it ("zh-Hans"). NULL, "" and "C" ask for none. VIGIL_NO_MEMORY: free the quiz.
 */
VIGIL_PUBLIC enum vigil_status vigil_quiz_translate(struct vigil_quiz *quiz, const char *languages);

/* Is the file a quiz, by its root element? No when it cannot be read. */
VIGIL_PUBLIC bool vigil_file_is_quiz(const char *path);

/* All strings are borrowed from the quiz. */
VIGIL_PUBLIC const char *vigil_quiz_id(const struct vigil_quiz *quiz);
VIGIL_PUBLIC const char *vigil_quiz_version(const struct vigil_quiz *quiz);
VIGIL_PUBLIC const char *vigil_quiz_title(const struct vigil_quiz *quiz);
/* BCP 47; of a translated one, the translation's. */
VIGIL_PUBLIC const char *vigil_quiz_language(const struct vigil_quiz *quiz);
VIGIL_PUBLIC bool vigil_quiz_is_bank(const struct vigil_quiz *quiz);

/* Has one of its banks this question, "ID" or "BANK#ID", whether a session asks it or not? */
VIGIL_PUBLIC bool vigil_quiz_has_question(const struct vigil_quiz *quiz, const char *question);

/*
 * How many questions a session has, and about how long it takes, from their lengths and kinds: in
 * the mean of all sessions. Negative: no memory.
 */
VIGIL_PUBLIC size_t vigil_quiz_question_count(const struct vigil_quiz *quiz);
VIGIL_PUBLIC int64_t vigil_quiz_expected_ms(const struct vigil_quiz *quiz);

/* In thousandths of the points; negative: nothing is judged. */
VIGIL_PUBLIC int vigil_quiz_pass_thousandths(const struct vigil_quiz *quiz);
VIGIL_PUBLIC unsigned vigil_quiz_attempts(const struct vigil_quiz *quiz); /* 0: any number */

/*
 * Fill the page with what a trainer wants to know of the quiz: for each draw how many questions are
 * eligible; how many distinct plans there are (exact where draws are disjoint, else at least so
 * many), and between which bounds maximum points, mean difficulty and expected time vary.
 */
VIGIL_PUBLIC enum vigil_status vigil_quiz_show(const struct vigil_quiz *quiz,
                                               struct vigil_page *page);

#ifdef __cplusplus
}
#endif

#endif
