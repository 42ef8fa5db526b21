/* stats/median.h -- the middle of the times that each question took */
#ifndef STATS_MEDIAN_H
#define STATS_MEDIAN_H

#include <stdbool.h>

struct analysis;

/* Fill median_ms of each question (analysis.h), exactly. False: no memory. */
bool medians_find(struct analysis *analysis);

#endif
