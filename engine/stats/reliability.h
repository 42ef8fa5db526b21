/* stats/reliability.h -- how far the same people would get the same scores again */
#ifndef STATS_RELIABILITY_H
#define STATS_RELIABILITY_H

#include <stddef.h>

#include "stats/figure.h"

struct analysis;

/*
 * All from the covariances of the questions' points, C (covariance.h): complete where forms are
 * equal, else pairwise, so that what was not drawn is not wrong. M is how many questions they are.
 */
struct reliability {
	/*
	 * Cronbach's alpha (1951), M / (M - 1) (1 - trace C / sum C): of a quiz of all the questions.
	 * At most 1, and may be negative (pairwise, it may exceed 1). FIGURE_ONE_QUESTION, FIGURE_FEW under two attempts,
	 * FIGURE_NO_VARIANCE, FIGURE_NOT_POSITIVE where pairwise covariances sum up to less than 0,
	 * FIGURE_NEVER_TOGETHER.
	 */
	struct figure alpha;
	/*
	 * Feldt's 95% interval (1965): 1 - (1 - alpha) F(97.5% and 2.5%; n - 1, (n - 1)(M - 1)). n is
	 * how many attempts there are; where forms differ, the fewest that two questions share, which
	 * makes it wider rather than too narrow.
	 */
	struct interval interval;
	/*
	 * Alpha of a form of as many questions as were drawn on the mean, k, by Spearman and Brown:
	 * k c / (v + (k - 1) c), with the mean covariance c and the mean variance v. Equal forms: alpha.
	 */
	struct figure form_alpha;
	/*
	 * The standard error of measurement, SD sqrt(1 - form_alpha): of the share of the points, and
	 * in questions, k times that. FIGURE_NOT_POSITIVE unless form_alpha is above 0.
	 */
	struct figure error_share, error_questions;
};

struct reliability reliability_of(const struct analysis *analysis);

/* Alpha of the quiz without that question; FIGURE_ONE_QUESTION where fewer than two are left. */
struct figure reliability_without(const struct analysis *analysis, size_t question);

/*
 * The question's correlation with the sum of the others, from the same covariances:
 * (row of C - C_jj) / sqrt(C_jj * sum of C without j), psych's r.drop. Equal forms: the rest
 * correlation of question.h. Pairwise it is unstable where pairs are few, and may exceed 1: what
 * reports show is the other one.
 */
struct figure reliability_rest(const struct analysis *analysis, size_t question);

#endif
