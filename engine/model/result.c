/* model/result.c -- a result's memory */
#include "model/result.h"

#include <stdlib.h>
#include <string.h>

#include "vigil/result.h"

struct vigil_result *result_new(void)
{
	return calloc(1, sizeof(struct vigil_result));
}

/* One that is not in the result's texts is its own. */
static void string_free(const struct vigil_result *result, char *string)
{
	const struct arena *texts = &result->texts;
	uintptr_t from = (uintptr_t)texts->base, at = (uintptr_t)string;

	if (at - from >= texts->reserved)
		free(string);
}

static void origin_clear(const struct vigil_result *result, struct result_origin *origin)
{
	string_free(result, origin->id);
	string_free(result, origin->version);
	string_free(result, origin->sha256);
	string_free(result, origin->translation);
}

static void parts_free(const struct vigil_result *result, struct result_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		string_free(result, parts[i].element);
		string_free(result, parts[i].id);
		string_free(result, parts[i].text);
	}
	free(parts);
}

static void tries_free(const struct vigil_result *result, struct result_try *tries, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		string_free(result, tries[i].typed);
		string_free(result, tries[i].response);
	}
	free(tries);
}

static void question_clear(const struct vigil_result *result, struct result_question *question)
{
	string_free(result, question->id);
	string_free(result, question->bank);
	string_free(result, question->topic);
	string_free(result, question->interaction);
	string_free(result, question->sha256);
	string_free(result, question->prompt);
	string_free(result, question->section);
	string_free(result, question->unsent);
	string_free(result, question->remark);
	parts_free(result, question->parts, question->part_count);
	tries_free(result, question->tries, question->try_count);
}

void result_clear(struct vigil_result *result)
{
	string_free(result, result->id);
	string_free(result, result->engine);
	string_free(result, result->language);
	string_free(result, result->learner);
	origin_clear(result, &result->quiz);
	for (size_t i = 0; i < result->bank_count; i++)
		origin_clear(result, &result->banks[i]);
	free(result->banks);
	string_free(result, result->seed);
	for (size_t i = 0; i < result->seen_count; i++)
		string_free(result, result->seen[i]);
	free(result->seen);
	for (size_t i = 0; i < result->section_count; i++)
		string_free(result, result->sections[i].id);
	free(result->sections);
	for (size_t i = 0; i < result->topic_count; i++)
		string_free(result, result->topics[i].id);
	free(result->topics);
	for (size_t i = 0; i < result->question_count; i++)
		question_clear(result, &result->questions[i]);
	free(result->questions);
	*result = (struct vigil_result){0};
}

void vigil_result_free(struct vigil_result *result)
{
	struct arena texts;

	if (!result)
		return;
	texts = result->texts;
	result_clear(result);
	arena_clear(&texts);
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
