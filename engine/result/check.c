/* result/check.c -- recomputes what follows from the rest of a record: an edited one shows */
#include "result/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/findings.h"
#include "base/text.h"
#include "model/result.h"
#include "result/result.h"
#include "score/score.h"

const struct vigil_code result_codes[] = {
	/* clang-format off */
	[RESULT_BAD_UUID]        = {"bad-uuid", VIGIL_ERROR},
	[RESULT_BAD_DIGEST]      = {"bad-digest", VIGIL_ERROR},
	[RESULT_BAD_LANGUAGE]    = {"bad-language", VIGIL_ERROR},
	[RESULT_BAD_TIMESTAMP]   = {"bad-timestamp", VIGIL_ERROR},
	[RESULT_BAD_DURATION]    = {"bad-duration", VIGIL_ERROR},
	[RESULT_OUT_OF_SEQUENCE] = {"out-of-sequence", VIGIL_ERROR},
	[RESULT_INCONSISTENT]    = {"result-inconsistent", VIGIL_ERROR},
	{0},
	/* clang-format on */
};

static void find(const struct check *check, const char *subject, const char *text)
{
	findings_add(check->findings, &result_codes[RESULT_INCONSISTENT], check->file,
	             check->offset, subject, "%s", text);
}

void check_question(const struct check *check, const struct result_question *question)
{
	bool answered = question->state == QUESTION_ANSWERED || question->state == QUESTION_PENDING;

	if (question->points_mpts > question->max_mpts)
		find(check, question->id, "a question cannot earn more than its maximum");
	if (question->points_mpts != 0 && !answered)
		find(check, question->id, "only an answered question has points");
	if (answered && question->try_count == 0)
		find(check, question->id, "an answered question has a try");
	if (question->state == QUESTION_NOT_REACHED && question->try_count > 0)
		find(check, question->id, "a question that was not reached has no try");
}

/* Sorted copies, for looking things up: a hostile record may have very many of each. */
struct tables {
	const char **banks;
	const struct result_topic **topics;
	const struct result_question **questions; /* by bank and id */
	struct score_entry *entries;              /* of the questions, by topic */
};

static int by_string(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int by_id(const void *left, const void *right)
{
	const struct result_topic *const *a = left, *const *b = right;

	return strcmp((*a)->id, (*b)->id);
}

static int by_bank_and_id(const void *left, const void *right)
{
	const struct result_question *const *a = left, *const *b = right;
	int order = strcmp((*a)->bank, (*b)->bank);

	return order ? order : strcmp((*a)->id, (*b)->id);
}

static int by_topic(const void *left, const void *right)
{
	return strcmp(((const struct score_entry *)left)->topic,
	              ((const struct score_entry *)right)->topic);
}

static struct score_entry entry_of(const struct result_question *question)
{
	return (struct score_entry){.topic = question->topic,
	                            .points_mpts = question->points_mpts,
	                            .max_mpts = question->max_mpts,
	                            .pending = question->state == QUESTION_PENDING};
}

/* False: no memory. Whatever is there is freed by tables_clear() either way. */
static bool tables_init(struct tables *tables, const struct vigil_result *result)
{
	size_t count = result->question_count;

	tables->banks = calloc(result->bank_count + 1, sizeof(*tables->banks));
	tables->topics = calloc(result->topic_count + 1, sizeof(*tables->topics));
	tables->questions = calloc(count + 1, sizeof(*tables->questions));
	tables->entries = calloc(count + 1, sizeof(*tables->entries));
	if (!tables->banks || !tables->topics || !tables->questions || !tables->entries)
		return false;
	for (size_t i = 0; i < result->bank_count; i++)
		tables->banks[i] = result->banks[i].id;
	for (size_t i = 0; i < result->topic_count; i++)
		tables->topics[i] = &result->topics[i];
	for (size_t i = 0; i < count; i++) {
		tables->questions[i] = &result->questions[i];
		tables->entries[i] = entry_of(&result->questions[i]);
	}
	qsort(tables->banks, result->bank_count, sizeof(*tables->banks), by_string);
	qsort(tables->topics, result->topic_count, sizeof(*tables->topics), by_id);
	qsort(tables->questions, count, sizeof(*tables->questions), by_bank_and_id);
	qsort(tables->entries, count, sizeof(*tables->entries), by_topic);
	return true;
}

static void tables_clear(struct tables *tables)
{
	free(tables->banks);
	free(tables->topics);
	free(tables->questions);
	free(tables->entries);
}

static void find_twice(const struct check *check, const char *what, const char *id)
{
	findings_add(check->findings, &result_codes[RESULT_INCONSISTENT], check->file,
	             check->offset, NULL, "%s '%s' is there twice", what, id);
}

static void find_unlisted(const struct check *check, const char *topic)
{
	findings_add(check->findings, &result_codes[RESULT_INCONSISTENT], check->file,
	             check->offset, NULL, "a question is about the topic '%s', which is not listed",
	             topic);
}

static void check_names(const struct check *check, const struct vigil_result *result,
                        const struct tables *tables)
{
	for (size_t i = 1; i < result->bank_count; i++)
		if (strcmp(tables->banks[i - 1], tables->banks[i]) == 0)
			find_twice(check, "bank", tables->banks[i]);
	for (size_t i = 1; i < result->topic_count; i++)
		if (strcmp(tables->topics[i - 1]->id, tables->topics[i]->id) == 0)
			find_twice(check, "topic", tables->topics[i]->id);
	for (size_t i = 1; i < result->question_count; i++)
		if (by_bank_and_id(&tables->questions[i - 1], &tables->questions[i]) == 0)
			find_twice(check, "question", tables->questions[i]->id);
	for (size_t i = 0; i < result->question_count; i++)
		if (!bsearch(&result->questions[i].bank, tables->banks, result->bank_count,
		             sizeof(*tables->banks), by_string))
			find(check, result->questions[i].id, "the question's bank is not listed");
}

static void add_points(struct text *text, const struct result_score *score)
{
	decimal_add(text, score->points_mpts);
	text_add(text, " of ");
	decimal_add(text, score->max_mpts);
	text_add(text, ", scaled ");
	decimal_add(text, score->scaled_thousandths);
}

/* `said` is what the record has, `found` what its questions come to; `topic` may be NULL. */
static void compare(const struct check *check, const char *topic, const struct result_score *said,
                    const struct result_score *found)
{
	struct text text;

	if (said->points_mpts == found->points_mpts && said->max_mpts == found->max_mpts &&
	    said->scaled_thousandths == found->scaled_thousandths)
		return;
	text_init(&text);
	text_addf(&text, topic ? "topic '%s' has " : "the score is %s", topic ? topic : "");
	add_points(&text, said);
	text_add(&text, "; its questions come to ");
	add_points(&text, found);
	find(check, NULL, text.bytes);
	text_clear(&text);
}

/* Topics and entries are both in order: each topic's entries are the next ones, or missing. */
static void check_topics(const struct check *check, const struct vigil_result *result,
                         const struct tables *tables)
{
	const struct score_entry *entry = tables->entries, *end = entry + result->question_count;
	struct result_score found;

	while (entry < end && !*entry->topic)
		entry++;
	for (size_t i = 0; i < result->topic_count; i++) {
		const struct result_topic *topic = tables->topics[i];
		const struct score_entry *first;

		for (; entry < end && strcmp(entry->topic, topic->id) < 0; entry++)
			find_unlisted(check, entry->topic);
		first = entry;
		while (entry < end && strcmp(entry->topic, topic->id) == 0)
			entry++;
		score_sum(&found, first, (size_t)(entry - first), SCORE_NO_PASS_MARK);
		compare(check, topic->id, &topic->score, &found);
	}
	for (; entry < end; entry++)
		find_unlisted(check, entry->topic);
}

static void check_score(const struct check *check, const struct vigil_result *result,
                        const struct tables *tables)
{
	bool scored = result->mode == SESSION_SCORED;
	struct result_score found;

	score_sum(&found, tables->entries, result->question_count,
	          scored ? result->pass_thousandths : SCORE_NO_PASS_MARK);
	if (found.verdict != VERDICT_NONE && result->status != SESSION_FINISHED)
		found.verdict = VERDICT_FAILED;
	compare(check, NULL, &result->score, &found);
	if (result->score.verdict != found.verdict)
		find(check, NULL, "the verdict does not follow from score, rules and status");
}

bool check_result(const struct check *check, const struct vigil_result *result)
{
	struct tables tables = {0};
	bool made = tables_init(&tables, result);

	if (made) {
		check_names(check, result, &tables);
		check_score(check, result, &tables);
		check_topics(check, result, &tables);
	}
	tables_clear(&tables);
	return made;
}
