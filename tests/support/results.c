/* support/results.c -- results as sessions would have written them, with sums that agree */
#include "support/results.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "model/result.h"
#include "result/result.h"
#include "score/score.h"

#define BEGIN_MS INT64_C(1795338000000) /* 2026-11-22T09:00:00Z */
#define TOPICS   4

static char *words(struct random_stream *stream, unsigned count)
{
	static const char *const some[] = {"mail",   "asks", "for", "a",     "payment", "within",
	                                   "two",    "days", "and", "names", "your",    "folder",
	                                   "before", "it",   "is",  "opened"};
	struct text text;

	text_init(&text);
	for (unsigned i = 0; i < count; i++)
		text_addf(&text, "%s%s", i ? " " : "", some[random_below(stream, 16)]);
	return text_take(&text);
}

__attribute__((format(printf, 1, 2))) static char *made(const char *format, ...)
{
	va_list arguments;
	char *text = NULL;

	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		abort();
	va_end(arguments);
	return text;
}

static char *digest(char digit)
{
	char *text = made("%064d", 0);

	memset(text, digit, 64);
	return text;
}

static void origin_set(struct result_origin *origin, const char *id)
{
	*origin = (struct result_origin){
		.id = made("%s", id), .version = made("1.0"), .sha256 = digest('a')};
}

/* Texts of a question are the same in all results, whoever is asked. */
static void texts_set(const struct campaign *campaign, struct result_question *question,
                      unsigned index)
{
	struct random_stream stream;
	struct seed seed;
	char purpose[32];

	snprintf(purpose, sizeof(purpose), "texts %u", index);
	seed_read(&seed, campaign->seed);
	random_init(&stream, &seed, purpose);
	question->prompt = words(&stream, campaign->words);
	for (int i = 0; i < 4; i++) {
		struct result_part *part = result_add_part(question);

		*part = (struct result_part){made("option"), made("o%d", i),
		                             words(&stream, campaign->words)};
	}
}

/* What somebody of `skill`, 0 to 99, chooses: 0 is what those who know do. */
static unsigned choose(struct random_stream *stream, unsigned index, unsigned skill)
{
	unsigned ease = 55 + index * 7 % 30;

	return random_below(stream, 150) < ease + skill / 2 ? 0 : 1 + random_below(stream, 3);
}

static void question_make(const struct campaign *campaign, struct vigil_result *result,
                          struct random_stream *stream, unsigned index, unsigned skill)
{
	struct result_question *question = result_add_question(result);
	unsigned chosen = choose(stream, index, skill);
	struct result_try *one;

	if ((int)index == campaign->wrong_key && chosen < 2)
		chosen = 1 - chosen;
	question->id = made("q%u", index + 1);
	question->bank = made("bank");
	question->topic = made("t%u", index % TOPICS + 1);
	question->section = made("%s", "");
	question->interaction = made("choice");
	question->sha256 = digest("0123456789abcdef"[index % 16]);
	question->state = QUESTION_ANSWERED;
	question->max_mpts = 1000;
	question->points_mpts = chosen == 0 ? 1000 : 0;
	question->active_ms = 4000 + random_below(stream, 40000);
	question->confidence = 1 + random_below(stream, 3);
	texts_set(campaign, question, index);
	one = result_add_try(question);
	one->at_wall_ms = result->started_wall_ms + 10000 * (int64_t)result->question_count;
	one->points_mpts = question->points_mpts;
	one->typed = made("%c", (char)('a' + chosen));
	one->response = made("o%u", chosen);
	result->active_ms += question->active_ms;
}

static void sums_make(struct vigil_result *result)
{
	size_t count = result->question_count;
	struct score_entry *entries = calloc(count + 1, sizeof(*entries));

	for (size_t i = 0; i < count; i++)
		entries[i] = (struct score_entry){.section = "",
		                                  .topic = result->questions[i].topic,
		                                  .points_mpts = result->questions[i].points_mpts,
		                                  .max_mpts = result->questions[i].max_mpts,
		                                  .answered = result->questions[i].try_count > 0,
		                                  .pending = result->questions[i].state ==
		                                             QUESTION_PENDING};
	score_sum(&result->score, entries, count, result->rules.pass_thousandths);
	score_topics(&result->topics, &result->topic_count, entries, count);
	for (size_t i = 0; i < result->topic_count; i++)
		result->topics[i].pass_thousandths = RULES_NO_PASS;
	free(entries);
}

static void head_make(const struct campaign *campaign, struct vigil_result *result, size_t n)
{
	result->id = made("%08zx-8530-7abc-8def-%012zx", n / 16 + 0x01a20000, n);
	result->engine = made("vigil 0.1.0");
	result->language = made("en");
	result->learner = made("learner-%05zu", n % campaign->learners);
	origin_set(&result->quiz, "campaign");
	origin_set(result_add_bank(result), "bank");
	result->mode = SESSION_SCORED;
	result->status = SESSION_FINISHED;
	result->attempt = (uint32_t)(n / campaign->learners + 1);
	result->seed = digest('9');
	result->rules = rules_default;
	result->time_factor_thousandths = 1000;
	result->started_wall_ms = BEGIN_MS + (int64_t)n * 60000;
	result->finished_wall_ms = result->started_wall_ms + 600000;
}

struct vigil_result *campaign_result(const struct campaign *campaign, size_t n)
{
	struct vigil_result *result = result_new();
	struct random_stream stream;
	struct seed seed;
	char purpose[32];
	uint16_t order[512];
	unsigned asked = campaign->draw ? campaign->draw : campaign->questions, skill;

	if (!result)
		return NULL;
	snprintf(purpose, sizeof(purpose), "result %zu", n);
	seed_read(&seed, campaign->seed);
	random_init(&stream, &seed, purpose);
	head_make(campaign, result, n);
	for (unsigned i = 0; i < campaign->questions; i++)
		order[i] = (uint16_t)i;
	random_shuffle(&stream, order, campaign->questions);
	skill = random_below(&stream, 100);
	for (unsigned i = 0; i < asked; i++)
		question_make(campaign, result, &stream, order[i], skill);
	sums_make(result);
	return result;
}

bool result_put(const struct vigil_result *result, const char *folder)
{
	char *path = made("%s/%s.xml", folder, result->id);
	FILE *file = fopen(path, "wb");
	struct text text;
	bool written;

	text_init(&text);
	result_write(&text, result);
	written = file && !text.failed && fwrite(text.bytes, 1, text.length, file) == text.length;
	written = file && fclose(file) == 0 && written;
	text_clear(&text);
	free(path);
	return written;
}

bool campaign_write(const struct campaign *campaign, const char *folder, size_t from, size_t to)
{
	bool written = true;

	for (size_t n = from; n < to && written; n++) {
		struct vigil_result *result = campaign_result(campaign, n);

		written = result && result_put(result, folder);
		vigil_result_free(result);
	}
	return written;
}

/* ---- by hand ---- */

static void hand_try(struct result_question *question, const struct vigil_result *result,
                     enum deed deed)
{
	struct result_try *one = result_add_try(question);

	one->at_wall_ms = result->started_wall_ms + 10000;
	one->points_mpts = question->points_mpts;
	one->typed = made("%s", deed == DEED_PENDING ? "words" : deed == DEED_RIGHT ? "a" : "b");
	one->response = made("%s", deed == DEED_PENDING ? "words"
	                           : deed == DEED_RIGHT ? "o0"
	                                                : "o1");
}

static void hand_question(const struct hand *hand, struct vigil_result *result, unsigned index,
                          enum deed deed)
{
	static const enum question_state states[] = {
		[DEED_RIGHT] = QUESTION_ANSWERED,  [DEED_WRONG] = QUESTION_ANSWERED,
		[DEED_LEFT] = QUESTION_UNANSWERED, [DEED_NOT_REACHED] = QUESTION_NOT_REACHED,
		[DEED_PENDING] = QUESTION_PENDING,
	};
	struct result_question *question = result_add_question(result);

	question->id = made("q%u", index + 1);
	question->bank = made("bank");
	question->topic = made("t%u", index % 2 + 1);
	question->section = made("%s", "");
	question->interaction = made(deed == DEED_PENDING ? "essay" : "choice");
	question->sha256 = digest("0123456789abcdef"[index % 16]);
	question->state = states[deed];
	question->max_mpts = 1000;
	question->points_mpts = deed == DEED_RIGHT ? 1000 : 0;
	question->active_ms = deed == DEED_NOT_REACHED ? 0 : 10000;
	question->prompt =
		hand->prompt ? made("%s", hand->prompt) : made("Question %u?", index + 1);
	question->flagged = hand->remark && index == 0;
	question->remark = hand->remark && index == 0 ? made("%s", hand->remark) : NULL;
	for (int i = 0; i < 3 && deed != DEED_PENDING; i++) {
		struct result_part *part = result_add_part(question);

		*part = (struct result_part){
			made("option"), made("o%d", i),
			i == 0 ? made("%s", hand->option ? hand->option : "The right one")
			       : made("Wrong %d", i)};
	}
	if (deed == DEED_RIGHT || deed == DEED_WRONG || deed == DEED_PENDING)
		hand_try(question, result, deed);
	result->active_ms += question->active_ms;
}

/* The verdict, where the sums alone do not say it. */
static void hand_judge(const struct hand *hand, struct vigil_result *result)
{
	if (hand->practice)
		result->score.verdict = VERDICT_NONE;
	else if (hand->abandoned && result->score.verdict != VERDICT_NONE)
		result->score.verdict = VERDICT_FAILED;
	if (result->score.verdict == VERDICT_PASSED && hand->valid_days)
		result->valid_until_wall_ms =
			result->finished_wall_ms + hand->valid_days * INT64_C(86400000);
}

struct vigil_result *hand_result(const struct hand *hand, size_t n)
{
	const struct campaign any = {.learners = 1000000};
	struct vigil_result *result = result_new();

	if (!result)
		return NULL;
	head_make(&any, result, n);
	free(result->learner);
	result->learner = made("%s", hand->learner);
	free(result->quiz.id);
	result->quiz.id = made("%s", hand->quiz ? hand->quiz : "hand");
	result->attempt = 1;
	result->rules.pass_thousandths = hand->pass_thousandths ? hand->pass_thousandths : 750;
	result->rules.mode = result->mode = hand->practice ? SESSION_PRACTICE : SESSION_SCORED;
	if (hand->practice)
		result->rules.pass_thousandths = RULES_NO_PASS;
	result->status = hand->abandoned ? SESSION_ABANDONED : SESSION_FINISHED;
	result->started_wall_ms += hand->days * INT64_C(86400000);
	result->finished_wall_ms += hand->days * INT64_C(86400000);
	result->rules.valid_days = (uint32_t)hand->valid_days;
	for (unsigned i = 0; i < DEEDS_MOST && hand->deeds[i] != DEED_END; i++)
		if (hand->deeds[i] != DEED_NOT_DRAWN)
			hand_question(hand, result, i, hand->deeds[i]);
	sums_make(result);
	hand_judge(hand, result);
	return result;
}

bool hand_write(const struct hand *hand, const char *folder, size_t n)
{
	struct vigil_result *result = hand_result(hand, n);
	bool written = result && result_put(result, folder);

	vigil_result_free(result);
	return written;
}
