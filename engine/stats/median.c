/* stats/median.c -- the middle of the times that each question took */
#include "stats/median.h"

#include <stdlib.h>

#include "stats/analysis.h"
#include "stats/select.h"

/*
 * Times are first counted in classes of at most a 32nd of their size, for all questions in one walk;
 * a second walk keeps those in the class that holds the question's middle, which are few.
 */
#define CLASS_BITS 5
#define CLASSES    ((33 - CLASS_BITS) << CLASS_BITS)

struct middle {
	uint32_t place;        /* of the middle within its class */
	uint32_t class, count; /* the class and how many are in it */
	size_t first, kept;    /* those kept so far, in `values` */
};

static uint32_t class_of(uint32_t ms)
{
	uint32_t shift;

	if (ms < 2U << CLASS_BITS)
		return ms;
	shift = 31 - CLASS_BITS - (uint32_t)__builtin_clz(ms);
	return (shift << CLASS_BITS) + (ms >> shift);
}

static bool has_time(const struct response_kind *kind)
{
	return kind->state == QUESTION_ANSWERED || kind->state == QUESTION_PENDING;
}

static size_t entries_count(const struct responses *responses)
{
	return responses_rows(responses)[responses_attempt_count(responses)].first;
}

/* NO_QUESTION for a kind whose times do not count. */
#define NO_QUESTION UINT32_MAX

static uint32_t *questions_of_kinds(const struct responses *responses)
{
	size_t count;
	const struct response_kind *kinds = responses_kinds(responses, &count);
	uint32_t *questions = malloc((count + 1) * sizeof(*questions));

	for (size_t i = 0; questions && i < count; i++)
		questions[i] = has_time(&kinds[i]) ? kinds[i].question : NO_QUESTION;
	return questions;
}

static void class_find(struct middle *middle, const uint32_t *counts, uint32_t total)
{
	middle->place = total > 0 ? (total - 1) / 2 : 0;
	for (; middle->place >= counts[middle->class] && middle->class < CLASSES - 1;
	     middle->class ++)
		middle->place -= counts[middle->class];
	middle->count = counts[middle->class];
}

/* Find each question's class. The number of all that are in one of them. */
static size_t classes_find(const struct analysis *analysis, const uint32_t *question_of,
                           uint32_t *counts, struct middle *middles)
{
	const struct response_entry *entry = responses_entries(analysis->responses);
	const struct response_entry *end = entry + entries_count(analysis->responses);
	size_t kept = 0;

	for (; entry < end; entry++)
		if (question_of[entry->kind] != NO_QUESTION)
			counts[(size_t)question_of[entry->kind] * CLASSES +
			       class_of(entry->active_ms)]++;
	for (size_t i = 0; i < analysis->question_count; i++) {
		const uint32_t *in_state = analysis->questions[i].in_state;

		class_find(&middles[i], counts + i * CLASSES,
		           in_state[QUESTION_ANSWERED] + in_state[QUESTION_PENDING]);
		middles[i].first = kept;
		kept += middles[i].count;
	}
	return kept;
}

static void middles_keep(const struct analysis *analysis, const uint32_t *question_of,
                         struct middle *middles, int64_t *values)
{
	const struct response_entry *entry = responses_entries(analysis->responses);
	const struct response_entry *end = entry + entries_count(analysis->responses);

	for (; entry < end; entry++) {
		struct middle *middle;

		if (question_of[entry->kind] == NO_QUESTION)
			continue;
		middle = &middles[question_of[entry->kind]];
		if (class_of(entry->active_ms) == middle->class)
			values[middle->first + middle->kept++] = entry->active_ms;
	}
}

bool medians_find(struct analysis *analysis)
{
	uint32_t *question_of = questions_of_kinds(analysis->responses);
	uint32_t *counts = calloc((analysis->question_count + 1) * CLASSES, sizeof(*counts));
	struct middle *middles = calloc(analysis->question_count + 1, sizeof(*middles));
	int64_t *values = NULL;
	bool done = false;

	if (!question_of || !counts || !middles)
		goto done;
	values = malloc((classes_find(analysis, question_of, counts, middles) + 1) *
	                sizeof(*values));
	if (!values)
		goto done;
	middles_keep(analysis, question_of, middles, values);
	for (size_t i = 0; i < analysis->question_count; i++)
		if (middles[i].count > 0)
			analysis->questions[i].median_ms = (uint32_t)select_place(
				values + middles[i].first, middles[i].count, middles[i].place);
	done = true;
done:
	free(question_of);
	free(counts);
	free(middles);
	free(values);
	return done;
}
