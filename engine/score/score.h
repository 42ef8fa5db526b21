/* score/score.h -- question scores -> the session's score, its parts, passed or failed */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/result.h"
#include "vigil/status.h"

/* What one question brings to the sums. */
struct score_entry {
	const char *section, *topic;   /* ids; NULL or "": none */
	int64_t points_mpts, max_mpts; /* at most DECIMAL_MOST (base/decimal.h) either way */
	bool answered;
	bool pending; /* a person will give it up to max_mpts; until then it has points_mpts */
	bool critical;
};

/* For what is not passed or failed. */
#define SCORE_NO_PASS_MARK (-1)

/* A share that the questions of a section, of a topic, or all of them have to reach. */
struct score_mark {
	const char *section, *topic; /* NULL: any */
	int32_t pass_thousandths;    /* or SCORE_NO_PASS_MARK */
};

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

/* The same of those entries only that a mark is about. */
void score_sum_mark(struct result_score *score, const struct score_entry *entries, size_t count,
                    const struct score_mark *mark);

/*
 * The verdict on the critical questions: failed when one was not answered, or earned nothing where
 * something could be earned; pending while a person has still to score one; none where there are
 * none.
 */
enum verdict score_critical(const struct score_entry *entries, size_t count);

/* Both have to hold: the worse of two verdicts, of which none says nothing. */
enum verdict score_worse(enum verdict one, enum verdict other);

/*
 * The verdict on a session: all marks have to be reached, and the critical questions right. More
 * points never make it worse.
 */
enum verdict score_judge(const struct score_entry *entries, size_t count,
                         const struct score_mark *marks, size_t mark_count);

/*
 * The score of each topic, in the order in which the entries first name them, without a verdict or
 * a pass mark. On VIGIL_OK the caller owns *topics, NULL when there are none, and each id in it:
 * all made by malloc(). On VIGIL_NO_MEMORY *topics is NULL and *topic_count 0.
 */
enum vigil_status score_topics(struct result_topic **topics, size_t *topic_count,
                               const struct score_entry *entries, size_t count);

#endif
