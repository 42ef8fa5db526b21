/* stats/consistency.h -- would a retake come to the same verdict? */
#ifndef STATS_CONSISTENCY_H
#define STATS_CONSISTENCY_H

#include <stddef.h>

#include "stats/figure.h"

/*
 * Huynh's (1976) decision consistency from one administration: how probably two equivalent forms of
 * `questions` questions, M, each right or wrong, agree on whether somebody has `needed` right or
 * more. True shares are taken to be beta distributed, and scores binomial given them:
 * with KR-21 = M / (M - 1) (1 - mean (M - mean) / (M variance)), a = mean (1 / KR-21 - 1) and
 * b = M / KR-21 - M - a, two scores x and y have the probability
 * C(M, x) C(M, y) B(a + x + y, b + 2M - x - y) / B(a, b).
 */
struct consistency {
	struct figure reliability; /* KR-21: may be negative, and in small groups above 1 */
	struct figure agreement;   /* 0.5 to 1; FIGURE_NOT_POSITIVE unless KR-21 is above 0 */
	/*
	 * Agreement beyond chance, (agreement - chance) / (1 - chance) with chance = P(pass)^2 +
	 * P(fail)^2; FIGURE_NO_VARIANCE where the model has everybody pass, or fail.
	 */
	struct figure kappa;
};

/*
 * Mean and variance (divided by n - 1) of the number right; mean from 0 to `questions`. No question,
 * or one: FIGURE_ONE_QUESTION. Variance 0: FIGURE_NO_VARIANCE.
 */
struct consistency consistency_of(size_t questions, size_t needed, double mean, double variance);

struct consistency consistency_absent(enum figure_absence absence);

#endif
