/* stats/suspicion.h -- which questions may be bad, said only where a test carries it */
#ifndef STATS_SUSPICION_H
#define STATS_SUSPICION_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/status.h"

struct question_figures;

/*
 * Worst first. A figure alone accuses nobody: chance accuses good questions, the more the fewer
 * answers there are. So each of these is a test, or an interval that lies wholly on the wrong side:
 *
 *   KEY_WRONG      a wrong option goes with the rest score: r > 0 (Student's t, one-sided, 1%), and
 *                  more than the question does; at least SUSPICION_TAKERS people chose it
 *   BACKWARDS      who is good at the rest is worse at this: r < 0 (Student's t, one-sided, 1%)
 *   TOO_HARD       the upper end of facility's 95% interval lies under SUSPICION_HARD_BELOW
 *   TOO_EASY       the lower end lies above SUSPICION_EASY_ABOVE
 *   WEAK           the upper end of the 95% interval of r lies under SUSPICION_WEAK_BELOW
 *   OPTION_UNUSED  the upper end of the 95% interval of those who chose a wrong option lies under
 *                  SUSPICION_OPTION_BELOW
 *   NOT_ENOUGH     under SUSPICION_ANSWERS answers: nothing can be said yet, and nothing else is
 *
 * A question is at most one of KEY_WRONG (of its most suspicious option), BACKWARDS and WEAK. The
 * limits are those of certification practice; README.md has how often each is wrong.
 */
enum suspicion_kind {
	SUSPICION_KEY_WRONG,
	SUSPICION_BACKWARDS,
	SUSPICION_TOO_HARD,
	SUSPICION_TOO_EASY,
	SUSPICION_WEAK,
	SUSPICION_OPTION_UNUSED,
	SUSPICION_NOT_ENOUGH,
};

#define SUSPICION_ANSWERS      30
#define SUSPICION_TAKERS       5
#define SUSPICION_CHANCE       0.01
#define SUSPICION_HARD_BELOW   0.30
#define SUSPICION_EASY_ABOVE   0.95
#define SUSPICION_WEAK_BELOW   0.20
#define SUSPICION_OPTION_BELOW 0.05

#define SUSPICION_NO_OPTION UINT32_MAX

struct suspicion {
	enum suspicion_kind kind;
	uint32_t question; /* its index, as in the figures */
	uint32_t option; /* that is meant: KEY_WRONG and OPTION_UNUSED; else SUSPICION_NO_OPTION */
	double badness;  /* among those of a kind, the more the worse */
};

/*
 * All that is to be said of these questions, worst first: by kind, then by badness, then by index.
 * Questions that nobody was asked, or that are worth no points, are not spoken of. On VIGIL_OK the
 * caller owns *out and frees it by free(); it is never NULL, even with nothing in it.
 */
enum vigil_status suspicions_find(struct suspicion **out, size_t *count,
                                  const struct question_figures *questions, size_t question_count);

#endif
