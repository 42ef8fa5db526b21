/* report/people.h -- how far each person is with each quiz, those who have not begun included */
#ifndef REPORT_PEOPLE_H
#define REPORT_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cohort_person;
struct making;
struct roster_entry;
struct row_result;

/* In the order in which a trainer wants to see them. */
enum standing {
	STANDING_NOT_BEGUN,
	STANDING_FAILED,
	STANDING_RUN_OUT, /* passed, and the pass is not valid any more */
	STANDING_PENDING, /* a person has to score it */
	STANDING_DONE,    /* nothing was to be passed */
	STANDING_PASSED,
};
extern const char *const standing_words[];

struct person {
	const char *learner, *quiz;
	const struct roster_entry *entry; /* NULL: not in the roster */
	enum standing standing;
	bool overdue;
	size_t attempts;
	int64_t active_ms;             /* of all attempts */
	const struct row_result *best; /* the attempt that counts; NULL: not begun */
	const struct row_result *last;
};

struct people {
	struct person *all;
	size_t count;
};

/* Each person once for each quiz. In order of urgency, quiz and id. False: no memory. */
bool people_make(struct people *people, const struct making *making);
void people_clear(struct people *people);

/* Has the person taken it, whatever came of it? */
static inline bool person_has_begun(const struct person *person)
{
	return person->standing != STANDING_NOT_BEGUN;
}

#endif
