/* stats/topic.h -- the figures of each topic */
#ifndef STATS_TOPIC_H
#define STATS_TOPIC_H

#include <stddef.h>
#include <stdint.h>

#include "stats/figure.h"
#include "stats/proportion.h"
#include "vigil/status.h"

struct analysis;

/*
 * The unit is an attempt: answers of one person are not independent, attempts are taken to be. An
 * attempt's score on a topic is points / points possible over its questions that count (analysis.h);
 * it takes part where there is at least one.
 */
struct topic_figures {
	int64_t attempts, answers; /* that take part; their cells */
	struct figure mean;        /* of the scores, 1: all points; FIGURE_NO_ANSWERS */
	struct figure deviation;   /* FIGURE_FEW */
	/* 95%: Wilson where every score is all or nothing, else Student's t, within 0 and 1;
	 * FIGURE_FEW, FIGURE_NO_VARIANCE. */
	struct interval interval;
	struct proportion sure_wrong; /* not all points, among answers that were said to be sure */
};

#define TOPIC_NONE UINT32_MAX

/*
 * The figures of `topic_count` topics into out[0] and behind. topic_of has the index of its topic for
 * each question of the table, or TOPIC_NONE: with one topic, the figures of any set of questions.
 */
enum vigil_status topics_figure(struct topic_figures *out, size_t topic_count,
                                const struct analysis *analysis, const uint32_t *topic_of);

#endif
