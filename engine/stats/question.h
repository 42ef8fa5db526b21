/* stats/question.h -- the figures of each question */
#ifndef STATS_QUESTION_H
#define STATS_QUESTION_H

#include <stddef.h>
#include <stdint.h>

#include "stats/correlation.h"
#include "stats/figure.h"
#include "stats/proportion.h"
#include "vigil/status.h"

struct analysis;

/* What the statistics have to know of a question besides its responses. */
struct question_key {
	uint64_t right;      /* bit i: option i is right */
	size_t option_count; /* at most RESPONSES_OPTIONS_MOST; 0: it has no options */
};

/* How a group of people did: the mean of their shares of the question's points. */
struct question_group {
	int64_t count;
	struct figure share; /* for count >= 1 */
};

/* An option, among those who answered or left the question (not chosen by the latter). */
struct question_option {
	bool right;
	struct proportion chosen;
	struct correlation rest;        /* of choosing it with the rest score */
	struct proportion lower, upper; /* chosen among the 27% with the least, with the most */
};

/*
 * "Counts", totals, rest scores, thirds and shares are those of analysis.h; README.md has the
 * formulas with their sources. Every figure is absent with FIGURE_NO_ANSWERS where nothing counts,
 * and with FIGURE_NOT_SCORED where the question is worth no points.
 */
struct question_figures {
	int64_t drawn; /* cells in all, which are: */
	int64_t answered, unanswered, not_reached, pending;
	int64_t count;    /* those that count */
	bool right_wrong; /* everything that counts has all points or none */

	struct figure facility;            /* mean share of the points; 1: all had them all */
	struct interval facility_interval; /* 95%: Wilson for right or wrong, else Student's t */

	struct correlation rest;     /* of the points with the rest score; FIGURE_ONE_QUESTION */
	struct figure alpha_without; /* alpha of the quiz without it: reliability.h */

	struct question_group passed, failed; /* attempts by their verdict */
	struct figure b_index;              /* passed - failed (Brennan 1972); FIGURE_NO_VERDICT */
	struct question_group upper, lower; /* the 27% with the most and with the least in all */
	struct figure discrimination;       /* upper - lower (Kelley 1939); FIGURE_TIED */

	struct figure median_ms;      /* of those answered: responses_median_ms() */
	struct figure hints;          /* taken, on the mean, among those that count */
	struct proportion hinted;     /* took any, among those that count */
	struct proportion skipped;    /* left unanswered, among those seen */
	struct proportion sure_wrong; /* not all points, among answers that were said to be sure */

	const struct question_option *options; /* option_count of them, in the figures' own block */
	size_t option_count;
};

/*
 * The figures of all questions, by index. `keys` has one for each question of the table; NULL: none
 * has options. On VIGIL_OK the caller owns *out and frees it by free(); else it is NULL.
 */
enum vigil_status questions_figure(struct question_figures **out, const struct analysis *analysis,
                                   const struct question_key *keys);

#endif
