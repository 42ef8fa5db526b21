/* vigil/author.h -- for whoever writes banks: a question with its key, and how it is scored */
#ifndef VIGIL_AUTHOR_H
#define VIGIL_AUTHOR_H

#include "vigil/status.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_bank;
struct vigil_page;

/*
 * Fill the page with the question `id` as a learner sees it, and then what the learner does not:
 * key, hints, all feedback, explanation, facts with their sources. `id` NULL: every question of
 * the bank, in its order. Parts stand in the order of the file, or with a `seed` (as in
 * vigil/session.h) in the one that it draws. VIGIL_NOT_FOUND: the bank has no such question.
 */
VIGIL_PUBLIC enum vigil_status vigil_preview(const struct vigil_bank *bank, const char *id,
                                             const char *seed, struct vigil_page *page);

/*
 * Fill the page with the formula of the question's score in words and with the score of each
 * possible response, or of each of its parts where there are too many responses to list.
 */
VIGIL_PUBLIC enum vigil_status vigil_explain(const struct vigil_bank *bank, const char *id,
                                             struct vigil_page *page);

#ifdef __cplusplus
}
#endif

#endif
