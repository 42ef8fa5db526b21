/* score/score.h -- question scores -> the session's score, its topics, passed or failed */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/result.h"
#include "vigil/status.h"

/* What one question brings to the sums. */
struct score_entry {
	const char *topic;             /* its id; NULL or "": none */
	int64_t points_mpts, max_mpts; /* at most DECIMAL_MOST (base/decimal.h) either way */
	bool pending; /* a person will give it up to max_mpts; until then it has points_mpts */
};

/* For a session that is not passed or failed. */
#define SCORE_NO_PASS_MARK (-1)

/*
 * Sum up to a million entries. `scaled_thousandths` is points / max rounded half up; a negative sum
 * scales to 0, and so does a max of 0.
 *
 * The verdict compares whole thousandths, without rounding: passed when
 * points_mpts * 1000 >= pass_thousandths * max_mpts. It is pending while the points that a person
 * has still to give can make a pass of a fail. There is none without a pass mark, nor where nothing
 * could be earned.
 */
void score_sum(struct result_score *score, const struct score_entry *entries, size_t count,
               int32_t pass_thousandths);

/*
 * The score of each topic, in the order in which the entries first name them, without a verdict.
 * On VIGIL_OK the caller owns *topics, NULL when there are none, and each id in it: all made by
 * malloc(). On VIGIL_NO_MEMORY *topics is NULL and *topic_count 0.
 */
enum vigil_status score_topics(struct result_topic **topics, size_t *topic_count,
                               const struct score_entry *entries, size_t count);

#endif
