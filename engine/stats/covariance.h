/* stats/covariance.h -- how the questions' points vary together */
#ifndef STATS_COVARIANCE_H
#define STATS_COVARIANCE_H

#include <stdbool.h>

struct analysis;
struct covariances;

/*
 * Fill analysis->covariances, in points, divided by count - 1. Forms equal: from sums that are
 * there already. Else pairwise: each pair from the attempts in which both questions count, with the
 * means among those, as `use = "pairwise"` of R's cov() has it; absent (FIGURE_NEVER_TOGETHER) when
 * a pair has fewer than two. A question whose max differs counts with its share of its largest max.
 * False: no memory.
 */
bool covariances_find(struct analysis *analysis);
void covariances_clear(struct covariances *covariances);

#endif
