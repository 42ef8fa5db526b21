/* session/record.c -- the record of a session while it grows */
#include "session/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/markup.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "score/score.h"

/* Wall time and running time may differ by so much before it is worth a note. */
#define CLOCK_JUMP_MS 60000

/* U+FFFD in UTF-8 */
#define REPLACEMENT "\xEF\xBF\xBD"

/* The words of a marked text, on the heap. NULL: no memory. */
static char *words_of(const char *marked)
{
	struct text words;

	text_init(&words);
	markup_strip(&words, marked);
	return text_take(&words);
}

static bool copy(char **copied, const char *string)
{
	*copied = strdup(string);
	return *copied != NULL;
}

/* ---- the beginning ---- */

static bool set_identity(struct vigil_result *result, const struct plan *plan,
                         const struct vigil_bank *bank, const struct vigil_session_options *options,
                         struct vigil_time now)
{
	char id[UUID_TEXT + 1], seed[SEED_TEXT + 1];
	uint8_t random[10];

	random_fresh(random, sizeof(random));
	uuid_make(id, now.wall_ms, random);
	seed_write(&plan->seed, seed);
	result->mode = SESSION_SCORED;
	result->status = SESSION_ABANDONED; /* until it is finished */
	result->custody = CUSTODY_SELF;
	result->attempt = 1;
	result->seed_given = options->seed != NULL;
	result->started_wall_ms = result->finished_wall_ms = now.wall_ms;
	result->pass_thousandths = PASS_THOUSANDTHS;
	result->tries = options->tries ? options->tries : 1;
	result->try_cost_thousandths = options->try_cost_thousandths;
	result->confidence = (enum confidence_rule)options->confidence;
	return copy(&result->id, id) && copy(&result->engine, "vigil " VIGIL_VERSION) &&
	       copy(&result->language, vigil_bank_language(bank)) &&
	       copy(&result->learner, options->learner) && copy(&result->seed, seed) &&
	       copy(&result->feedback, "after-each");
}

enum vigil_status record_begin(struct vigil_result **out, const struct plan *plan,
                               const struct vigil_bank *bank,
                               const struct vigil_session_options *options, struct vigil_time now)
{
	struct vigil_result *result = result_new();
	bool complete = result && set_identity(result, plan, bank, options, now);

	for (size_t i = 0; complete && i < plan->question_count; i++) {
		struct result_question *record = result_add_question(result);

		if (record) {
			record->state = QUESTION_NOT_REACHED;
			record->max_mpts = plan->questions[i].question->points_mpts;
			if (options->confidence == VIGIL_CONFIDENCE_SCORE)
				record->max_mpts *= CONFIDENCE_FACTOR;
		}
		complete = record != NULL;
	}
	if (!complete) {
		vigil_result_free(result);
		result = NULL;
	}
	*out = result;
	return result ? VIGIL_OK : VIGIL_NO_MEMORY;
}

/* ---- responses ---- */

/*
 * So many bytes at `place` are a control character: C0, DEL or C1; but a newline divides the lines
 * of several steps. The text there is valid.
 */
static size_t control_length(const char *place)
{
	const unsigned char *byte = (const unsigned char *)place;

	if (byte[0] == 0xC2 && byte[1] < 0xA0)
		return 2;
	return (byte[0] < ' ' && byte[0] != '\n') || byte[0] == 0x7F;
}

/* What was typed, with control characters and broken bytes replaced and counted. NULL: no memory.
 */
static char *recordable(const char *typed, uint32_t *replaced)
{
	size_t length = strlen(typed);
	struct text text;

	text_init(&text);
	*replaced = 0;
	for (size_t i = 0; i < length;) {
		size_t valid = utf8_valid_prefix(typed + i, length - i);

		for (size_t end = i + valid; i < end;) {
			size_t control = control_length(typed + i);

			if (control) {
				text_add(&text, REPLACEMENT);
				++*replaced;
			} else {
				text_add_char(&text, typed[i]);
			}
			i += control ? control : 1;
		}
		if (i < length) { /* a byte that is no character */
			text_add(&text, REPLACEMENT);
			++*replaced;
			i++;
		}
	}
	return text_take(&text);
}

enum vigil_status record_try(struct result_question *question, const char *typed,
                             const char *response, struct score score, struct vigil_time now)
{
	uint32_t replaced;
	char *typed_copy = recordable(typed, &replaced);
	char *response_copy = strdup(response);
	struct result_try *one = typed_copy && response_copy ? result_add_try(question) : NULL;

	if (!one) {
		free(typed_copy);
		free(response_copy);
		return VIGIL_NO_MEMORY;
	}
	*one = (struct result_try){.at_wall_ms = now.wall_ms,
	                           .points_mpts = score.earned_mpts,
	                           .typed = typed_copy,
	                           .replaced = replaced,
	                           .tolerated = score.tolerated,
	                           .response = response_copy};
	question->state = score.pending ? QUESTION_PENDING : QUESTION_ANSWERED;
	question->points_mpts = score.earned_mpts;
	return VIGIL_OK;
}

/* ---- the end ---- */

static enum vigil_status sum_up(struct vigil_result *result)
{
	struct score_entry *entries = calloc(result->question_count, sizeof(*entries));
	enum vigil_status status;

	if (!entries)
		return VIGIL_NO_MEMORY;
	for (size_t i = 0; i < result->question_count; i++) {
		const struct result_question *question = &result->questions[i];

		entries[i] = (struct score_entry){.topic = question->topic,
		                                  .points_mpts = question->points_mpts,
		                                  .max_mpts = question->max_mpts,
		                                  .pending = question->state == QUESTION_PENDING};
	}
	score_sum(&result->score, entries, result->question_count, result->pass_thousandths);
	status = score_topics(&result->topics, &result->topic_count, entries,
	                      result->question_count);
	free(entries);
	return status;
}

struct parts {
	struct result_question *question;
	bool failed;
};

static void add_part(void *context, const char *element, const char *id, const char *marked)
{
	struct parts *parts = context;
	struct result_part *part = parts->failed ? NULL : result_add_part(parts->question);

	if (!part || !copy(&part->element, element) || !copy(&part->id, id) ||
	    !(part->text = words_of(marked)))
		parts->failed = true;
}

static const char *topic_of(const struct vigil_bank *bank, const struct vigil_question *question)
{
	return question->topic == NO_INDEX ? "" : bank_text(bank, bank->topics[question->topic].id);
}

static bool describe_question(struct result_question *record, const struct plan_question *planned)
{
	const struct vigil_bank *bank = planned->bank;
	const struct vigil_question *question = planned->question;
	const struct asked asked = {
		.bank = bank, .question = question, .order = planned->order, .response = ""};
	struct parts parts = {.question = record};
	char digest[DIGEST_TEXT + 1];

	question->interaction->describe(&asked, add_part, &parts);
	bank_question_digest(bank, question, digest);
	record->prompt = words_of(bank_text(bank, question->prompt));
	return !parts.failed && record->prompt &&
	       copy(&record->id, bank_text(bank, question->id)) &&
	       copy(&record->bank, vigil_bank_id(bank)) &&
	       copy(&record->topic, topic_of(bank, question)) &&
	       copy(&record->interaction, question->interaction->name) &&
	       copy(&record->sha256, digest);
}

static bool set_origin(struct result_origin *origin, const struct vigil_bank *bank,
                       const char *digest)
{
	return origin && copy(&origin->id, vigil_bank_id(bank)) &&
	       copy(&origin->version, vigil_bank_version(bank)) && copy(&origin->sha256, digest);
}

/*
 * What the session was made from and what was asked. The learner does not wait for that at the
 * start, where it would take as long as all else.
 */
static bool describe(struct vigil_result *result, const struct plan *plan,
                     const struct vigil_bank *bank)
{
	char digest[DIGEST_TEXT + 1];
	bool complete;

	digest_of(digest, bank->source, bank->source_size, NULL, 0);
	complete = set_origin(&result->quiz, bank, digest) &&
	           set_origin(result_add_bank(result), bank, digest);
	for (size_t i = 0; complete && i < result->question_count; i++)
		complete = describe_question(&result->questions[i], &plan->questions[i]);
	return complete;
}

enum vigil_status record_end(struct vigil_result *result, const struct record_source *source,
                             bool complete, struct vigil_time now)
{
	int64_t running_ms = now.running_ms - source->started.running_ms;
	int64_t wall_ms = now.wall_ms - source->started.wall_ms;
	enum vigil_status status;

	result->status = complete ? SESSION_FINISHED : SESSION_ABANDONED;
	result->finished_wall_ms = now.wall_ms;
	result->active_ms = running_ms;
	result->clock_jumped = llabs(wall_ms - running_ms) > CLOCK_JUMP_MS;
	if (!describe(result, source->plan, source->bank))
		return VIGIL_NO_MEMORY;
	status = sum_up(result);
	if (!complete && result->score.verdict != VERDICT_NONE)
		result->score.verdict = VERDICT_FAILED; /* only a finished session is passed */
	return status;
}
