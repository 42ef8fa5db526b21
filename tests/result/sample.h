/* tests/result/sample.h -- results to write, read and show, built as a session builds them */
#ifndef TESTS_RESULT_SAMPLE_H
#define TESTS_RESULT_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/result.h"
#include "score/score.h"
#include "vigil/result.h"

#define SAMPLE_ID "01a20281-8530-7abc-8def-0123456789ab"

static void set(char **string, const char *value)
{
	free(*string);
	*string = strdup(value);
	assert_non_null(*string);
}

static void sample_digest(char **string, char digit)
{
	char digest[65];

	memset(digest, digit, 64);
	digest[64] = '\0';
	set(string, digest);
}

static void sample_origin(struct result_origin *origin, const char *id, char digit)
{
	set(&origin->id, id);
	set(&origin->version, "1.0");
	sample_digest(&origin->sha256, digit);
}

static void sample_part(struct result_question *question, const char *element, const char *id,
                        const char *text)
{
	struct result_part *part = result_add_part(question);

	assert_non_null(part);
	set(&part->element, element);
	set(&part->id, id);
	set(&part->text, text);
}

static void sample_try(struct result_question *question, int64_t at_wall_ms, const char *typed,
                       const char *response, int32_t points_mpts)
{
	struct result_try *one = result_add_try(question);

	assert_non_null(one);
	one->at_wall_ms = at_wall_ms;
	one->points_mpts = points_mpts;
	set(&one->typed, typed);
	set(&one->response, response);
}

static struct result_question *sample_question(struct vigil_result *result, const char *id,
                                               const char *bank, const char *topic,
                                               enum question_state state, int32_t points_mpts)
{
	struct result_question *question = result_add_question(result);

	assert_non_null(question);
	set(&question->id, id);
	set(&question->bank, bank);
	set(&question->section, "");
	set(&question->topic, topic);
	set(&question->interaction, "choice");
	set(&question->prompt, "A mail like this lands in your mailbox. What do you do first?");
	sample_digest(&question->sha256, 'e');
	question->state = state;
	question->points_mpts = points_mpts;
	question->max_mpts = 2000;
	return question;
}

/* Score, topics and verdict as they follow from the questions. */
static void sample_settle(struct vigil_result *result)
{
	size_t count = result->question_count;
	struct score_entry *entries = calloc(count + 1, sizeof(*entries));

	assert_non_null(entries);
	for (size_t i = 0; i < result->topic_count; i++)
		free(result->topics[i].id);
	free(result->topics);
	for (size_t i = 0; i < count; i++)
		entries[i] = (struct score_entry){
			.section = result->questions[i].section,
			.topic = result->questions[i].topic,
			.points_mpts = result->questions[i].points_mpts,
			.max_mpts = result->questions[i].max_mpts,
			.answered = result->questions[i].try_count > 0,
			.pending = result->questions[i].state == QUESTION_PENDING,
		};
	score_sum(&result->score, entries, count,
	          result->mode == SESSION_SCORED ? result->rules.pass_thousandths
	                                         : SCORE_NO_PASS_MARK);
	if (result->score.verdict != VERDICT_NONE && result->status == SESSION_ABANDONED)
		result->score.verdict = VERDICT_FAILED;
	for (size_t i = 0; i < result->section_count; i++) {
		const struct score_mark mark = {.section = result->sections[i].id,
		                                .pass_thousandths =
		                                        result->sections[i].pass_thousandths};

		score_sum_mark(&result->sections[i].score, entries, count, &mark);
	}
	assert_int_equal(score_topics(&result->topics, &result->topic_count, entries, count),
	                 VIGIL_OK);
	free(entries);
}

/* Without questions. */
static struct vigil_result *sample_empty(void)
{
	struct vigil_result *result = result_new();

	assert_non_null(result);
	set(&result->id, SAMPLE_ID);
	set(&result->engine, "vigil 0.1.0");
	set(&result->language, "en");
	set(&result->learner, "dana");
	sample_origin(&result->quiz, "extortion-email", 'a');
	sample_origin(result_add_bank(result), "extortion-email", 'a');
	result->mode = SESSION_SCORED;
	result->attempt = 1;
	sample_digest(&result->seed, '9');
	result->started_wall_ms = 1795338000000; /* 2026-11-22T09:00:00.000Z */
	result->finished_wall_ms = result->started_wall_ms + 372400;
	result->active_ms = 362105;
	result->time_factor_thousandths = 1000;
	result->rules = rules_default;
	result->rules.pass_thousandths = 700;
	sample_settle(result);
	return result;
}

/* Two tries, a hint, several options chosen, no topic: passed with 5.75 of 8. */
static struct vigil_result *sample_full(void)
{
	struct vigil_result *result = sample_empty();
	struct result_question *question;
	int64_t at_ms = result->started_wall_ms;

	question = sample_question(result, "first-step", "extortion-email", "report",
	                           QUESTION_ANSWERED, 1750);
	question->hints = 1;
	question->active_ms = 21300;
	sample_part(question, "option", "reply", "Ask for proof");
	sample_part(question, "option", "report", "Report it through the company's channel");
	sample_part(question, "option", "delete", "Delete it");
	sample_try(question, at_ms + 31200, "a", "reply", 0);
	sample_try(question, at_ms + 41200, " B", "report", 1750);

	question = sample_question(result, "give-aways", "extortion-email", "recognize",
	                           QUESTION_ANSWERED, 2000);
	set(&question->interaction, "multiple");
	question->active_ms = 60005;
	sample_part(question, "option", "urgency", "A deadline of 48 hours");
	sample_part(question, "option", "sender", "A sender at a free mail service");
	sample_try(question, at_ms + 91200, "a b", "urgency sender", 2000);
	set(&question->remark, "The deadline is in another time zone.");

	question =
		sample_question(result, "ransom", "extortion-email", "", QUESTION_ANSWERED, 2000);
	set(&question->interaction, "true-false");
	sample_try(question, at_ms + 95000, "true", "true", 2000);

	question = sample_question(result, "who-speaks", "extortion-email", "report",
	                           QUESTION_UNANSWERED, 0);
	question->active_ms = 12000;
	sample_settle(result);
	return result;
}

#endif
