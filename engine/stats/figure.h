/* stats/figure.h -- a number that may be undefined, with the reason why it is */
#ifndef STATS_FIGURE_H
#define STATS_FIGURE_H

#include <assert.h>
#include <math.h>
#include <stdbool.h>

/* Why there is no number. */
enum figure_absence {
	FIGURE_PRESENT,
	FIGURE_NO_ANSWERS,     /* nobody was asked, or nothing of it is scored yet */
	FIGURE_FEW,            /* fewer answers than the formula needs */
	FIGURE_ONE_QUESTION,   /* it compares questions, and there is just one */
	FIGURE_NO_VARIANCE,    /* everybody has the same */
	FIGURE_NOT_SCORED,     /* worth no points */
	FIGURE_NO_VERDICT,     /* nobody has passed, or nobody has failed */
	FIGURE_NO_PASS_MARK,   /* nothing to pass */
	FIGURE_FORMS_DIFFER,   /* not everybody had the same questions */
	FIGURE_PARTIAL_SCORES, /* it is for questions that are right or wrong */
	FIGURE_WEIGHTS_DIFFER, /* it is for questions of the same points */
	FIGURE_NOT_POSITIVE,   /* the reliability it builds on is not above zero */
	FIGURE_NEVER_TOGETHER, /* two of the questions were never asked of the same two people */
	FIGURE_CERTAIN,        /* a correlation of 1 or -1 has no interval */
	FIGURE_TIED,           /* the middle of the scores is one score: no upper and lower part */
};
#define FIGURE_ABSENCES (FIGURE_TIED + 1)

/* Never NaN, never infinite; 0 where it is not defined. */
struct figure {
	bool defined;
	enum figure_absence absence; /* FIGURE_PRESENT exactly where it is defined */
	double value;
};

struct interval {
	bool defined;
	enum figure_absence absence;
	double lower, upper; /* lower <= upper */
};

static inline struct figure figure_of(double value)
{
	assert(isfinite(value));
	return (struct figure){.defined = true, .value = value};
}

static inline struct figure figure_absent(enum figure_absence absence)
{
	return (struct figure){.absence = absence};
}

static inline struct interval interval_of(double lower, double upper)
{
	assert(isfinite(lower) && isfinite(upper));
	return (struct interval){.defined = true, .lower = lower, .upper = upper};
}

static inline struct interval interval_absent(enum figure_absence absence)
{
	return (struct interval){.absence = absence};
}

#endif
