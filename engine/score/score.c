/* score/score.c -- sums of question scores, in whole numbers */
#include "score/score.h"

#include <stdlib.h>
#include <string.h>

static int32_t scaled(int64_t points_mpts, int64_t max_mpts)
{
	if (points_mpts <= 0 || max_mpts <= 0)
		return 0;
	return (int32_t)((2000 * points_mpts + max_mpts) / (2 * max_mpts));
}

static bool reaches(int64_t points_mpts, int64_t max_mpts, int32_t pass_thousandths)
{
	return points_mpts * 1000 >= pass_thousandths * max_mpts;
}

/* `open_mpts` is what a person may still add to the points. */
static enum verdict judge(const struct result_score *score, int64_t open_mpts,
                          int32_t pass_thousandths)
{
	if (pass_thousandths < 0 || score->max_mpts <= 0)
		return VERDICT_NONE;
	if (reaches(score->points_mpts, score->max_mpts, pass_thousandths))
		return VERDICT_PASSED;
	if (reaches(score->points_mpts + open_mpts, score->max_mpts, pass_thousandths))
		return VERDICT_PENDING;
	return VERDICT_FAILED;
}

static void add(struct result_score *score, const struct score_entry *entry)
{
	score->points_mpts += entry->points_mpts;
	score->max_mpts += entry->max_mpts;
	score->scaled_thousandths = scaled(score->points_mpts, score->max_mpts);
}

static bool is_named(const char *id, const char *wanted)
{
	return !wanted || (id && strcmp(id, wanted) == 0);
}

void score_sum_mark(struct result_score *score, const struct score_entry *entries, size_t count,
                    const struct score_mark *mark)
{
	int64_t open_mpts = 0;

	*score = (struct result_score){.verdict = VERDICT_NONE};
	for (size_t i = 0; i < count; i++) {
		if (!is_named(entries[i].section, mark->section) ||
		    !is_named(entries[i].topic, mark->topic))
			continue;
		add(score, &entries[i]);
		if (entries[i].pending)
			open_mpts += entries[i].max_mpts - entries[i].points_mpts;
	}
	score->verdict = judge(score, open_mpts, mark->pass_thousandths);
}

void score_sum(struct result_score *score, const struct score_entry *entries, size_t count,
               int32_t pass_thousandths)
{
	const struct score_mark all = {.pass_thousandths = pass_thousandths};

	score_sum_mark(score, entries, count, &all);
}

/* ---- verdicts ---- */

enum verdict score_worse(enum verdict one, enum verdict other)
{
	static const int badness[] = {
		[VERDICT_NONE] = 0,
		[VERDICT_PASSED] = 1,
		[VERDICT_PENDING] = 2,
		[VERDICT_FAILED] = 3,
	};

	return badness[one] > badness[other] ? one : other;
}

static enum verdict judge_critical(const struct score_entry *entry)
{
	if (!entry->critical)
		return VERDICT_NONE;
	if (entry->pending)
		return VERDICT_PENDING;
	if (!entry->answered || (entry->max_mpts > 0 && entry->points_mpts <= 0))
		return VERDICT_FAILED;
	return VERDICT_PASSED;
}

enum verdict score_critical(const struct score_entry *entries, size_t count)
{
	enum verdict verdict = VERDICT_NONE;

	for (size_t i = 0; i < count; i++)
		verdict = score_worse(verdict, judge_critical(&entries[i]));
	return verdict;
}

enum verdict score_judge(const struct score_entry *entries, size_t count,
                         const struct score_mark *marks, size_t mark_count)
{
	enum verdict verdict = score_critical(entries, count);
	struct result_score score;

	for (size_t i = 0; i < mark_count; i++) {
		score_sum_mark(&score, entries, count, &marks[i]);
		verdict = score_worse(verdict, score.verdict);
	}
	return verdict;
}

/* ---- topics ---- */

/* The topic of that id, behind the others if it is new. NULL: no memory. */
static struct result_topic *find_or_append(struct result_topic *topics, size_t *count,
                                           const char *id)
{
	struct result_topic *topic = topics;

	for (; topic < topics + *count; topic++)
		if (strcmp(topic->id, id) == 0)
			return topic;
	topic->id = strdup(id);
	if (!topic->id)
		return NULL;
	++*count;
	return topic;
}

enum vigil_status score_topics(struct result_topic **topics, size_t *topic_count,
                               const struct score_entry *entries, size_t count)
{
	struct result_topic *found = NULL, *topic;
	enum vigil_status status = VIGIL_NO_MEMORY;
	size_t found_count = 0, named = 0;

	*topics = NULL;
	*topic_count = 0;
	for (size_t i = 0; i < count; i++)
		named += entries[i].topic && *entries[i].topic;
	if (named == 0)
		return VIGIL_OK;
	found = calloc(named, sizeof(*found));
	if (!found)
		goto done;
	for (size_t i = 0; i < count; i++) {
		if (!entries[i].topic || !*entries[i].topic)
			continue;
		topic = find_or_append(found, &found_count, entries[i].topic);
		if (!topic)
			goto done;
		topic->pass_thousandths = SCORE_NO_PASS_MARK;
		add(&topic->score, &entries[i]);
	}
	*topics = found;
	*topic_count = found_count;
	found = NULL; /* the caller owns them now */
	found_count = 0;
	status = VIGIL_OK;
done:
	for (size_t i = 0; i < found_count; i++)
		free(found[i].id);
	free(found);
	return status;
}
