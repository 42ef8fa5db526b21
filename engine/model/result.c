/* model/result.c -- a result's memory */
#include "model/result.h"

#include <stdlib.h>
#include <string.h>

#include "vigil/result.h"

struct vigil_result *result_new(void)
{
	return calloc(1, sizeof(struct vigil_result));
}

static void origin_clear(struct result_origin *origin)
{
	free(origin->id);
	free(origin->version);
	free(origin->sha256);
	free(origin->translation);
}

static void parts_free(struct result_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(parts[i].element);
		free(parts[i].id);
		free(parts[i].text);
	}
	free(parts);
}

static void tries_free(struct result_try *tries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(tries[i].typed);
		free(tries[i].response);
	}
	free(tries);
}

static void question_clear(struct result_question *question)
{
	free(question->id);
	free(question->bank);
	free(question->topic);
	free(question->interaction);
	free(question->sha256);
	free(question->prompt);
	free(question->section);
	free(question->unsent);
	free(question->remark);
	parts_free(question->parts, question->part_count);
	tries_free(question->tries, question->try_count);
}

void vigil_result_free(struct vigil_result *result)
{
	if (!result)
		return;
	free(result->id);
	free(result->engine);
	free(result->language);
	free(result->learner);
	origin_clear(&result->quiz);
	for (size_t i = 0; i < result->bank_count; i++)
		origin_clear(&result->banks[i]);
	free(result->banks);
	free(result->seed);
	for (size_t i = 0; i < result->seen_count; i++)
		free(result->seen[i]);
	free(result->seen);
	for (size_t i = 0; i < result->section_count; i++)
		free(result->sections[i].id);
	free(result->sections);
	for (size_t i = 0; i < result->topic_count; i++)
		free(result->topics[i].id);
	free(result->topics);
	for (size_t i = 0; i < result->question_count; i++)
		question_clear(&result->questions[i]);
	free(result->questions);
	free(result);
}

/*
 * The list with room for one more record behind its `count`, which is zeroed; NULL: no memory,
 * and `list` as it was. The room doubles whenever the count is a power of two, so that a list
 * needs no capacity of its own beside it.
 */
static void *with_one_more(void *list, size_t count, size_t size)
{
	char *grown = list;

	if ((count & (count - 1)) == 0)
		grown = reallocarray(list, count ? 2 * count : 1, size);
	if (grown)
		memset(grown + count * size, 0, size);
	return grown;
}

struct result_origin *result_add_bank(struct vigil_result *result)
{
	struct result_origin *banks =
		with_one_more(result->banks, result->bank_count, sizeof(*banks));

	if (!banks)
		return NULL;
	result->banks = banks;
	return &banks[result->bank_count++];
}

bool result_add_seen(struct vigil_result *result, const char *question)
{
	char **seen = with_one_more(result->seen, result->seen_count, sizeof(*seen));

	if (!seen)
		return false;
	result->seen = seen;
	seen[result->seen_count] = strdup(question);
	if (!seen[result->seen_count])
		return false;
	result->seen_count++;
	return true;
}

struct result_section *result_add_section(struct vigil_result *result)
{
	struct result_section *sections =
		with_one_more(result->sections, result->section_count, sizeof(*sections));

	if (!sections)
		return NULL;
	result->sections = sections;
	return &sections[result->section_count++];
}

struct result_topic *result_add_topic(struct vigil_result *result)
{
	struct result_topic *topics =
		with_one_more(result->topics, result->topic_count, sizeof(*topics));

	if (!topics)
		return NULL;
	result->topics = topics;
	return &topics[result->topic_count++];
}

struct result_question *result_add_question(struct vigil_result *result)
{
	struct result_question *questions =
		with_one_more(result->questions, result->question_count, sizeof(*questions));

	if (!questions)
		return NULL;
	result->questions = questions;
	return &questions[result->question_count++];
}

struct result_part *result_add_part(struct result_question *question)
{
	struct result_part *parts =
		with_one_more(question->parts, question->part_count, sizeof(*parts));

	if (!parts)
		return NULL;
	question->parts = parts;
	return &parts[question->part_count++];
}

struct result_try *result_add_try(struct result_question *question)
{
	struct result_try *tries =
		with_one_more(question->tries, question->try_count, sizeof(*tries));

	if (!tries)
		return NULL;
	question->tries = tries;
	return &tries[question->try_count++];
}

const char *vigil_result_id(const struct vigil_result *result)
{
	return result->id;
}

bool vigil_result_passed(const struct vigil_result *result)
{
	return result->score.verdict == VERDICT_PASSED;
}
