/* report/cohort.c -- filters, and which attempt of several counts */
#include "report/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "report/report.h"

/* ---- filters ---- */

/* The filters' strings as numbers, once. */
struct filter {
	const struct making *making;
	const struct vigil_report_request *request;
	uint8_t *in_group; /* by learner: 0 not looked up, 1 no, 2 yes */
	uint8_t *
		questions; /* by question: is it of the bank and topic? NULL: neither is asked for */
};

static bool is_text(const struct making *making, uint32_t number, const char *wanted)
{
	return !wanted || strcmp(rows_text(making->rows, number), wanted) == 0;
}

/* By the learner's number, so that each is looked up once. */
static bool is_in_group(const struct filter *filter, uint32_t learner)
{
	const struct making *making = filter->making;
	const struct roster_entry *entry;

	if (!filter->request->group)
		return true;
	if (!filter->in_group[learner]) {
		entry = roster_find(&making->report->roster, rows_text(making->rows, learner));
		filter->in_group[learner] =
			entry && strcmp(entry->group, filter->request->group) == 0 ? 2 : 1;
	}
	return filter->in_group[learner] == 2;
}

static bool is_about(const struct filter *filter, const struct row_result *row)
{
	if (!filter->questions)
		return true;
	for (uint32_t i = 0; i < row->cell_count; i++)
		if (filter->questions[rows_cell(filter->making->rows, row->first_cell + i)
		                              ->question])
			return true;
	return false;
}

static bool is_in_time(const struct vigil_report_request *request, const struct row_result *row)
{
	return (!request->from_wall_ms || row->finished_wall_ms >= request->from_wall_ms) &&
	       (!request->to_wall_ms || row->finished_wall_ms < request->to_wall_ms);
}

static bool is_of_mode(const struct vigil_report_request *request, const struct row_result *row)
{
	return request->mode == VIGIL_REPORT_BOTH ||
	       (row->mode == SESSION_PRACTICE) == (request->mode == VIGIL_REPORT_PRACTICE);
}

static bool is_wanted(const struct filter *filter, const struct row_result *row)
{
	const struct vigil_report_request *request = filter->request;

	return !row->gone && is_of_mode(request, row) && is_in_time(request, row) &&
	       is_text(filter->making, row->quiz, request->quiz) &&
	       is_text(filter->making, row->learner, request->learner) &&
	       is_in_group(filter, row->learner) && is_about(filter, row);
}

/* False: no memory. */
static bool filter_make(struct filter *filter, const struct making *making)
{
	const struct rows *rows = making->rows;
	const struct vigil_report_request *request = making->request;

	*filter = (struct filter){.making = making, .request = request};
	if (request->group && !(filter->in_group = calloc(rows->pool.used, 1)))
		return false;
	if (!request->bank && !request->topic)
		return true;
	filter->questions = calloc(rows->questions.count + 1, 1);
	for (size_t i = 0; filter->questions && i < rows->questions.count; i++)
		filter->questions[i] =
			is_text(making, rows_question(rows, i)->bank, request->bank) &&
			is_text(making, rows_question(rows, i)->topic, request->topic);
	return filter->questions != NULL;
}

/* ---- order ---- */

/* Equal quizzes and learners side by side, then in the order of time. */
static int by_person(const void *left, const void *right, void *context)
{
	const struct rows *rows = context;
	const struct row_result *one = rows_result(rows, *(const uint32_t *)left);
	const struct row_result *other = rows_result(rows, *(const uint32_t *)right);

	if (one->quiz != other->quiz)
		return one->quiz < other->quiz ? -1 : 1;
	if (one->learner != other->learner)
		return one->learner < other->learner ? -1 : 1;
	if (one->finished_wall_ms != other->finished_wall_ms)
		return one->finished_wall_ms < other->finished_wall_ms ? -1 : 1;
	return strcmp(rows_text(rows, one->id), rows_text(rows, other->id));
}

static int by_quiz_name(const void *left, const void *right, void *context)
{
	const struct rows *rows = context;

	return strcmp(rows_text(rows, ((const struct cohort_quiz *)left)->quiz),
	              rows_text(rows, ((const struct cohort_quiz *)right)->quiz));
}

static void people_find(struct cohort *cohort, const struct rows *rows)
{
	struct cohort_person *person = NULL;
	struct cohort_quiz *quiz = NULL;

	for (size_t i = 0; i < cohort->attempt_count; i++) {
		const struct row_result *row = rows_result(rows, cohort->attempts[i]);

		if (!quiz || quiz->quiz != row->quiz) {
			quiz = &cohort->quizzes[cohort->quiz_count++];
			*quiz = (struct cohort_quiz){row->quiz, (uint32_t)cohort->person_count, 0};
			person = NULL;
		}
		if (!person || person->learner != row->learner) {
			person = &cohort->people[cohort->person_count++];
			*person = (struct cohort_person){row->quiz, row->learner, (uint32_t)i, 0};
			quiz->count++;
		}
		person->count++;
	}
}

bool cohort_make(struct cohort *cohort, const struct making *making)
{
	const struct rows *rows = making->rows;
	size_t count = rows->results.count;
	struct filter filter;
	bool made = filter_make(&filter, making);

	*cohort = (struct cohort){.attempts = calloc(count + 1, sizeof(*cohort->attempts)),
	                          .people = calloc(count + 1, sizeof(*cohort->people)),
	                          .quizzes = calloc(count + 1, sizeof(*cohort->quizzes))};
	made = made && cohort->attempts && cohort->people && cohort->quizzes;
	for (size_t i = 0; made && i < count; i++)
		if (is_wanted(&filter, rows_result(rows, i)))
			cohort->attempts[cohort->attempt_count++] = (uint32_t)i;
	if (made) {
		qsort_r(cohort->attempts, cohort->attempt_count, sizeof(*cohort->attempts),
		        by_person, (void *)rows);
		people_find(cohort, rows);
		qsort_r(cohort->quizzes, cohort->quiz_count, sizeof(*cohort->quizzes), by_quiz_name,
		        (void *)rows);
	} else {
		cohort_clear(cohort);
	}
	free(filter.in_group);
	free(filter.questions);
	return made;
}

void cohort_clear(struct cohort *cohort)
{
	free(cohort->attempts);
	free(cohort->people);
	free(cohort->quizzes);
	*cohort = (struct cohort){0};
}

/* ---- which count ---- */

static bool is_better(const struct row_result *one, const struct row_result *than)
{
	bool passed = one->verdict == VERDICT_PASSED,
	     passed_before = than->verdict == VERDICT_PASSED;

	if (passed != passed_before)
		return passed;
	return one->scaled_thousandths > than->scaled_thousandths;
}

static enum vigil_report_attempts rule_of(const struct making *making,
                                          enum vigil_report_attempts usual)
{
	return making->request->attempts == VIGIL_REPORT_USUAL ? usual : making->request->attempts;
}

size_t cohort_counting(const struct making *making, const struct cohort_person *person,
                       enum vigil_report_attempts usual, uint32_t *out)
{
	const uint32_t *attempts = making->cohort->attempts + person->first;
	enum vigil_report_attempts rule = rule_of(making, usual);

	out[0] = attempts[rule == VIGIL_REPORT_LAST ? person->count - 1 : 0];
	if (rule == VIGIL_REPORT_ALL) {
		memcpy(out, attempts, person->count * sizeof(*out));
		return person->count;
	}
	for (uint32_t i = 1; rule == VIGIL_REPORT_BEST && i < person->count; i++)
		if (is_better(rows_result(making->rows, attempts[i]),
		              rows_result(making->rows, out[0])))
			out[0] = attempts[i];
	return 1;
}

const char *cohort_words(const struct making *making, enum vigil_report_attempts usual)
{
	static const char *const words[] = {
		[VIGIL_REPORT_USUAL] = "attempts",     [VIGIL_REPORT_BEST] = "best attempts",
		[VIGIL_REPORT_LAST] = "last attempts", [VIGIL_REPORT_FIRST] = "first attempts",
		[VIGIL_REPORT_ALL] = "all attempts",
	};

	return words[rule_of(making, usual)];
}

bool cohort_is_small(const struct making *making, size_t people)
{
	return people < REPORT_PEOPLE_LEAST && !making->request->small_groups;
}
