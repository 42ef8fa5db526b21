/* plan/statistics.h -- what the plans of a quiz have in common, and how far they differ */
#ifndef PLAN_STATISTICS_H
#define PLAN_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plan/amount.h"
#include "vigil/status.h"

struct vigil_quiz;

/*
 * No plan is outside of these. Where draws share no question, and a group stands in one draw only,
 * plans reach both.
 */
struct plan_bounds {
	int64_t least, most;
};

struct plan_statistics {
	size_t question_count; /* of every plan */
	/*
	 * Different sets of questions, whatever their order. Exact where draws share no question and
	 * a group stands in one draw only; else there are at least so many: those that remain when
	 * each question is left to one draw.
	 */
	struct amount plans;
	bool disjoint;
	struct plan_bounds points_mpts;            /* the most that can be earned */
	struct plan_bounds difficulty_thousandths; /* mean of the questions */
	struct plan_bounds time_ms;                /* expected: plan_expected_ms() */
	int64_t mean_time_ms; /* where every eligible question is equally likely */
};

/* VIGIL_INVALID: a draw cannot be filled. VIGIL_NO_MEMORY. */
enum vigil_status plan_statistics(struct plan_statistics *statistics,
                                  const struct vigil_quiz *quiz);

#endif
