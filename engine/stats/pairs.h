/* stats/pairs.h -- sums over the attempts that have both of two questions, for each two */
#ifndef STATS_PAIRS_H
#define STATS_PAIRS_H

#include <stddef.h>
#include <stdint.h>

#include "stats/moments.h"

struct analysis;
struct pairs;

/* Values are whole steps above the question's least value: covariances are the same. */
struct pair {
	int64_t together;          /* attempts in which both count */
	int64_t a, b;              /* sums of steps over these */
	wide both;                 /* sum of the products */
	double a_points, b_points; /* points of a step */
	size_t a_question, b_question;
};

/* Of all questions of which anything counts (analysis.h). NULL: no memory. */
struct pairs *pairs_new(const struct analysis *analysis);
void pairs_free(struct pairs *pairs); /* NULL is fine */

size_t pairs_question_count(const struct pairs *pairs);

/* Of two of them, counted from 0 in the order of their indexes; or of one with itself. */
struct pair pairs_get(const struct pairs *pairs, size_t i, size_t j);

#endif
