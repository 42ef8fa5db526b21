/* report/cohort.h -- whose results a report is about, and which of their attempts count */
#ifndef REPORT_COHORT_H
#define REPORT_COHORT_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/report.h"

struct making;

/* The attempts of one learner on one quiz, in the order in which they ended. */
struct cohort_person {
	uint32_t quiz, learner; /* strings */
	uint32_t first, count;  /* in the cohort's attempts */
};

/* The people of one quiz. */
struct cohort_quiz {
	uint32_t quiz;
	uint32_t first, count; /* in the cohort's people */
};

/* All that passes the request's filters. */
struct cohort {
	uint32_t *attempts; /* indexes of results */
	size_t attempt_count;
	struct cohort_person *people; /* by quiz */
	size_t person_count;
	struct cohort_quiz *quizzes; /* by id */
	size_t quiz_count;
};

/* False: no memory. */
bool cohort_make(struct cohort *cohort, const struct making *making);
void cohort_clear(struct cohort *cohort);

/*
 * The attempts of a person that count under the rule: `out` has room for all of them. How many they
 * are; at least 1. `usual` stands for VIGIL_REPORT_USUAL.
 */
size_t cohort_counting(const struct making *making, const struct cohort_person *person,
                       enum vigil_report_attempts usual, uint32_t *out);

/* Which rule that is, in words: "first attempts". */
const char *cohort_words(const struct making *making, enum vigil_report_attempts usual);

/*
 * Is what these people did not to be shown alone? Where a group or a learner was asked for, or a
 * part of all is looked at, and there are few.
 */
bool cohort_is_small(const struct making *making, size_t people);

#endif
