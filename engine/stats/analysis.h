/* stats/analysis.h -- one walk over the table, from which all figures are made */
#ifndef STATS_ANALYSIS_H
#define STATS_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/correlation.h"
#include "stats/responses.h"

/*
 * All that costs time is done here, once: 100,000 attempts at 50 questions take a few hundredths of
 * a second. Figures of questions, topics and the quiz (question.h, topic.h, quiz.h) come from it.
 *
 * Who counts. A cell counts where it is scored: answered, or seen and left unanswered, which has the
 * points it has, usually none. What was not drawn, not reached, or waits for a person, is not there:
 * it is neither right nor wrong. Nor are questions worth no points. The total of an attempt is the
 * sum over its cells that count.
 *
 * Forms are equal when every attempt has all the questions that count, each with the same max in
 * all. Then totals are points. Else they are shares: points earned / points possible, over what
 * counts in that attempt, in whole SHARE_ONEths; a share below -1 is taken for -1.
 */
#define SHARE_ONE ((int64_t)1 << 36)

/* points / max, max > 0, rounded to a whole SHARE_ONEth. */
static inline int64_t share_of(int64_t points_mpts, int64_t max_mpts)
{
	double share = (double)points_mpts / (double)max_mpts;

	share = (share < -1 ? -1 : share) * (double)SHARE_ONE;
	return (int64_t)(share < 0 ? share - 0.5 : share + 0.5);
}

/* By total: the 27% with the least, the middle, the 27% with the most (Kelley 1939). */
enum analysis_third { THIRD_LOWER, THIRD_MIDDLE, THIRD_UPPER };
#define THIRDS 3

/* By verdict: none (or pending still), failed, passed. */
enum analysis_outcome { OUTCOME_OPEN, OUTCOME_FAILED, OUTCOME_PASSED };
#define OUTCOMES 3

/* Cells of one kind that count, by what the attempt came to; and the rest of their attempts. */
struct analysis_kind {
	uint32_t in_group[OUTCOMES * THIRDS]; /* outcome * THIRDS + third */
	uint32_t rest_count;                  /* those with a rest: something else counts */
	int64_t rest_sum;                     /* total without the question: points or share */
	wide rest_squares;
};

/* A question over all its kinds. */
struct analysis_question {
	uint32_t in_state[QUESTION_PENDING + 1]; /* how many cells are in which state */
	uint32_t first_kind, kind_count;         /* in kinds_by_question */
	uint32_t drawn;                          /* cells worth points, in any state */
	uint32_t count;                          /* those that count */
	int32_t max_mpts; /* of the cells that count, the largest; 0: it is worth no points */
	bool max_differs; /* then its values are shares, else points */
	bool right_wrong; /* every one that counts has no points or all */
};

/* What the formulas of reliability need of the questions' covariances, in points: covariance.h. */
struct covariances {
	enum figure_absence absence; /* why there are none, or FIGURE_PRESENT */
	size_t question_count;       /* of those worth points that anybody was asked */
	uint32_t least_together;     /* the fewest attempts that two of them share */
	double sum, trace;           /* of the whole matrix, of its diagonal */
	double *variance;            /* by question; 0 where it does not take part */
	double *with_all;            /* sum of the question's row, its variance included */
};

struct analysis {
	const struct responses *responses; /* borrowed */
	size_t question_count;
	struct analysis_question *questions;
	struct analysis_kind *kinds; /* by kind */
	uint32_t *kinds_by_question; /* indexes of kinds, those of a question side by side */
	size_t attempt_count;        /* those with anything that counts */
	struct moments totals;       /* of these: points, or shares */
	struct moments drawn;        /* how many questions worth points each attempt was to have */
	struct moments points;       /* of the same attempts, what counts; no share */
	bool forms_equal;
	bool thirds; /* false: they are not defined, all attempts are in the middle */
	uint32_t group_sizes[OUTCOMES * THIRDS]; /* attempts */
	struct covariances covariances;
};

/* Borrows the responses, which may not change while it is used. NULL: no memory. */
struct analysis *analysis_new(const struct responses *responses);
void analysis_free(struct analysis *analysis); /* NULL is fine */

/* What the question's cell of that kind counts for: points, or where its max differs a share. */
int64_t analysis_value(const struct analysis_question *question, const struct response_kind *kind);
double analysis_value_unit(const struct analysis_question *question); /* the value of one whole */

/*
 * The question's values (x) and the rest of their attempts (y): the total without the question, in
 * points where forms are equal, else the share over what else counts.
 */
struct products analysis_products(const struct analysis *analysis, size_t question);

/* The same for what they chose: x is 1 where option `option` was chosen. */
struct products analysis_option_products(const struct analysis *analysis, size_t question,
                                         size_t option);

/* The sum of the question's values over those in the groups marked, and how many they are. */
struct moments analysis_group(const struct analysis *analysis, size_t question,
                              const bool groups[OUTCOMES * THIRDS]);

/* Does a cell of that kind count, and for points? */
static inline bool analysis_counts(const struct response_kind *kind)
{
	return response_counts(kind) && kind->max_mpts > 0;
}

#endif
