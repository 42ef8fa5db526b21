/* vigil/score.h -- what a person gives for essays, and the certificate of a pass */
#ifndef VIGIL_SCORE_H
#define VIGIL_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_page;
struct vigil_scoring; /* a result, the scores that persons gave for it, and one that is being given */

/*
 * Read the result at `path` with all scores that stand beside it, to show it or to score it. The
 * file is never changed. On VIGIL_OK the caller owns *out; other statuses are those of
 * vigil_result_read(). A score that is damaged, or was given to another file, is a finding and is
 * not taken.
 */
VIGIL_PUBLIC enum vigil_status vigil_scoring_read(struct vigil_scoring **out, const char *path,
                                                  struct vigil_findings *findings);
VIGIL_PUBLIC void vigil_scoring_free(struct vigil_scoring *scoring); /* NULL is fine */

/* The whole record as vigil_result_show() has it, with the points that were given, by whom, why. */
VIGIL_PUBLIC void vigil_scoring_show(const struct vigil_scoring *scoring, struct vigil_page *page);

/*
 * How many questions wait for a person's score, or with `again`, waited for one when the session
 * ended. They count from 0.
 */
VIGIL_PUBLIC size_t vigil_scoring_count(const struct vigil_scoring *scoring, bool again);

/* Fill the page with one of them: what was asked and answered. *max_mpts is what it can earn. */
VIGIL_PUBLIC void vigil_scoring_show_question(const struct vigil_scoring *scoring, size_t index,
                                              bool again, struct vigil_page *page,
                                              int64_t *max_mpts);

/*
 * Give points, "2.5", with a remark, which may be "". VIGIL_INVALID: these are no points from 0 to
 * the question's maximum, and nothing is given. Given again, the last counts. The count does not change before it is
 * written.
 */
VIGIL_PUBLIC enum vigil_status vigil_scoring_give(struct vigil_scoring *scoring, size_t index,
                                                  bool again, const char *points,
                                                  const char *remark);

/*
 * Write what was given beside the result, durably, under a name of its own: *path, which the caller
 * frees with free(). VIGIL_IO: it is not written, and a finding says why.
 */
VIGIL_PUBLIC enum vigil_status vigil_scoring_write(char **path, struct vigil_scoring *scoring,
                                                   const char *scorer, int64_t now_wall_ms,
                                                   struct vigil_findings *findings);

/*
 * Fill the page with a certificate: who has passed what, when, with how much, until when it is
 * valid, and by which record. VIGIL_INVALID: the session is no pass, and there is none.
 */
VIGIL_PUBLIC enum vigil_status vigil_certificate(const struct vigil_scoring *scoring,
                                                 struct vigil_page *page);

#ifdef __cplusplus
}
#endif

#endif
