/* report/people.c -- attempts and roster to where each person stands */
#include "report/people.h"

#include <stdlib.h>
#include <string.h>

#include "report/cohort.h"
#include "report/report.h"

const char *const standing_words[] = {
	[STANDING_NOT_BEGUN] = "not begun",
	[STANDING_FAILED] = "not passed",
	[STANDING_RUN_OUT] = "pass has run out",
	[STANDING_PENDING] = "pending",
	[STANDING_DONE] = "done",
	[STANDING_PASSED] = "passed",
};

static enum standing standing_of(const struct row_result *best, int64_t now_wall_ms)
{
	switch ((enum verdict)best->verdict) {
	case VERDICT_PASSED:
		return best->valid_until_wall_ms && best->valid_until_wall_ms <= now_wall_ms
		               ? STANDING_RUN_OUT
		               : STANDING_PASSED;
	case VERDICT_FAILED:
		return STANDING_FAILED;
	case VERDICT_PENDING:
		return STANDING_PENDING;
	case VERDICT_NONE:
		break;
	}
	return STANDING_DONE;
}

/* Is the day over by which a pass was due? */
static bool is_overdue(const struct person *person, int64_t now_wall_ms)
{
	return person->entry && person->entry->due_wall_ms &&
	       person->entry->due_wall_ms <= now_wall_ms && person->standing != STANDING_PASSED &&
	       person->standing != STANDING_DONE;
}

static struct person person_of(const struct making *making, const struct cohort_person *found,
                               uint32_t *counting)
{
	const struct rows *rows = making->rows;
	const uint32_t *attempts = making->cohort->attempts + found->first;
	struct person person = {
		.learner = rows_text(rows, found->learner),
		.quiz = rows_text(rows, found->quiz),
		.entry = roster_find(&making->report->roster, rows_text(rows, found->learner)),
		.attempts = found->count,
		.last = rows_result(rows, attempts[found->count - 1]),
	};
	size_t count = cohort_counting(making, found, VIGIL_REPORT_BEST, counting);

	person.best = rows_result(rows, counting[count - 1]);
	person.standing = standing_of(person.best, making->request->now_wall_ms);
	person.overdue = is_overdue(&person, making->request->now_wall_ms);
	for (uint32_t i = 0; i < found->count; i++)
		person.active_ms += rows_result(rows, attempts[i])->active_ms;
	return person;
}

static int by_quiz_and_learner(const void *left, const void *right)
{
	const struct person *one = left, *other = right;
	int order = strcmp(one->quiz, other->quiz);

	return order ? order : strcmp(one->learner, other->learner);
}

static int by_urgency(const void *left, const void *right)
{
	const struct person *one = left, *other = right;

	if (one->overdue != other->overdue)
		return one->overdue ? -1 : 1;
	if (one->standing != other->standing)
		return one->standing < other->standing ? -1 : 1;
	return by_quiz_and_learner(left, right);
}

/* Would the request's filters let them through, if they had begun? */
static bool is_wanted(const struct making *making, const struct roster_entry *entry)
{
	const struct vigil_report_request *request = making->request;

	return (!request->learner || strcmp(request->learner, entry->learner) == 0) &&
	       (!request->group || strcmp(request->group, entry->group) == 0);
}

/* Those of the roster who have not begun that quiz. `begun` of them have, in order. */
static void missing_add(struct people *people, const struct making *making, const char *quiz,
                        size_t begun)
{
	const struct roster *roster = &making->report->roster;

	for (size_t i = 0; i < roster->count; i++) {
		struct person person = {.learner = roster->entries[i].learner,
		                        .quiz = quiz,
		                        .entry = &roster->entries[i]};

		if (!is_wanted(making, person.entry) ||
		    bsearch(&person, people->all, begun, sizeof(person), by_quiz_and_learner))
			continue;
		person.overdue = is_overdue(&person, making->request->now_wall_ms);
		people->all[people->count++] = person;
	}
}

bool people_make(struct people *people, const struct making *making)
{
	const struct cohort *cohort = making->cohort;
	const char *quiz = making->request->quiz;
	size_t quizzes = cohort->quiz_count ? cohort->quiz_count : 1, begun;
	size_t most = cohort->person_count + quizzes * making->report->roster.count;
	uint32_t *counting = calloc(cohort->attempt_count + 1, sizeof(*counting));

	*people = (struct people){.all = calloc(most + 1, sizeof(*people->all))};
	if (!people->all || !counting) {
		free(counting);
		people_clear(people);
		return false;
	}
	for (size_t i = 0; i < cohort->person_count; i++)
		people->all[people->count++] = person_of(making, &cohort->people[i], counting);
	begun = people->count;
	qsort(people->all, begun, sizeof(*people->all), by_quiz_and_learner);
	for (size_t i = 0; i < cohort->quiz_count; i++)
		missing_add(people, making, rows_text(making->rows, cohort->quizzes[i].quiz),
		            begun);
	if (cohort->quiz_count == 0)
		missing_add(people, making, quiz ? quiz : "", 0);
	qsort(people->all, people->count, sizeof(*people->all), by_urgency);
	free(counting);
	return true;
}

void people_clear(struct people *people)
{
	free(people->all);
	*people = (struct people){0};
}
