/* session/record.c -- the record of a session while it grows */

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/markup.h"
#include "base/random.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "session/session.h"

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

static bool set_identity(struct vigil_session *session, const struct vigil_session_options *options,
                         struct vigil_time now)
{
	struct vigil_result *result = session->result;
	char id[UUID_TEXT + 1], seed[SEED_TEXT + 1];
	uint8_t random[10];

	random_fresh(random, sizeof(random));
	uuid_make(id, now.wall_ms, random);
	seed_write(&session->plan->seed, seed);
	result->status = SESSION_ABANDONED; /* until it is finished */
	result->mode = session->rules.mode;
	result->custody = options->custody_site ? CUSTODY_SITE : CUSTODY_SELF;
	result->attempt = options->attempt ? options->attempt : 1;
	result->seed_given = options->seed_given;
	result->started_wall_ms = now.wall_ms;
	result->time_factor_thousandths =
		options->time_factor_thousandths > 0 ? options->time_factor_thousandths : 1000;
	result->rules = session->rules;
	return copy(&result->id, options->id ? options->id : id) &&
	       copy(&result->engine, "vigil " VIGIL_VERSION) &&
	       copy(&result->language, session->quiz->language) &&
	       copy(&result->learner, options->learner) && copy(&result->seed, seed);
}

static bool set_seen(struct vigil_result *result, const struct vigil_session_options *options)
{
	bool complete = true;

	if (options->seed_given)
		return true;
	for (size_t i = 0; complete && i < options->seen_count; i++)
		complete = result_add_seen(result, options->seen[i]);
	return complete;
}

bool record_begin(struct vigil_session *session, const struct vigil_session_options *options,
                  struct vigil_time now)
{
	struct vigil_result *result = session->result = result_new();
	bool complete = result && set_identity(session, options, now) && set_seen(result, options);

	for (size_t i = 0; complete && i < session->plan->question_count; i++) {
		struct result_question *record = result_add_question(result);

		complete = record != NULL;
		if (!complete)
			break;
		record->state = QUESTION_NOT_REACHED;
		record->critical = session->plan->questions[i].critical;
		record->max_mpts = session->plan->questions[i].points_mpts;
		if (session->rules.confidence == CONFIDENCE_SCORE)
			record->max_mpts *= CONFIDENCE_FACTOR;
	}
	return complete;
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

char *record_typed(const char *typed, uint32_t *replaced)
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

enum vigil_status record_try(struct result_question *question, const struct result_try *given,
                             bool pending)
{
	uint32_t replaced;
	char *typed = record_typed(given->typed, &replaced);
	char *response = strdup(given->response);
	struct result_try *one = typed && response ? result_add_try(question) : NULL;

	if (!one) {
		free(typed);
		free(response);
		return VIGIL_NO_MEMORY;
	}
	*one = *given;
	one->typed = typed;
	one->replaced = replaced;
	one->response = response;
	question->state = pending ? QUESTION_PENDING : QUESTION_ANSWERED;
	question->points_mpts = given->points_mpts;
	return VIGIL_OK;
}

/* ---- the end ---- */

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

static bool describe_question(struct result_question *record, const struct plan_question *planned,
                              const char *section)
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
	       copy(&record->topic, topic_of(bank, question)) && copy(&record->section, section) &&
	       copy(&record->interaction, question->interaction->name) &&
	       copy(&record->sha256, digest);
}

static bool set_digest(char **set, const struct quiz_file *file)
{
	char digest[DIGEST_TEXT + 1];

	digest_of(digest, file->bytes, file->size, NULL, 0);
	return copy(set, digest);
}

static bool set_origin(struct result_origin *origin, const char *id, const char *version,
                       const struct quiz_file *file)
{
	return origin && copy(&origin->id, id) && copy(&origin->version, version) &&
	       set_digest(&origin->sha256, file);
}

static bool set_origins(struct vigil_result *result, const struct vigil_quiz *quiz)
{
	bool complete = set_origin(&result->quiz, quiz->id, quiz->version, &quiz->files[0]);

	for (size_t i = 0; complete && i < quiz->bank_count; i++) {
		const struct quiz_translation *translation = &quiz->translations[i];
		struct result_origin *bank = result_add_bank(result);

		complete = set_origin(bank, vigil_bank_id(quiz->banks[i]),
		                      vigil_bank_version(quiz->banks[i]),
		                      &quiz->files[quiz->is_bank ? 0 : i + 1]) &&
		           (!translation->bank ||
		            set_digest(&bank->translation, &quiz->files[translation->file]));
	}
	return complete;
}

/* The section of a question, behind the others where it is the first of its section. */
static bool set_section(struct vigil_session *session, uint32_t index)
{
	const struct quiz_section *section = &session->quiz->sections[index];
	struct vigil_result *result = session->result;
	struct result_section *record;
	size_t count = result->section_count;

	if (count && strcmp(result->sections[count - 1].id, section->id) == 0)
		return true;
	record = result_add_section(result);
	if (!record || !copy(&record->id, section->id))
		return false;
	record->pass_thousandths =
		session_is_practice(session) ? RULES_NO_PASS : section->pass_thousandths;
	record->navigation = section->navigation;
	if (!session_is_practice(session))
		record->time = section->time;
	record->active_ms = session->sections[index].stood.active_ms;
	record->expired = session->sections[index].expired;
	return true;
}

/*
 * What the session was made from and what was asked. The learner does not wait for that at the
 * start, where it would take as long as all else.
 */
static bool describe(struct vigil_session *session)
{
	const struct vigil_quiz *quiz = session->quiz;
	struct vigil_result *result = session->result;
	bool complete = set_origins(result, quiz);

	for (size_t i = 0; complete && i < result->question_count; i++) {
		const struct plan_question *planned = &session->plan->questions[i];

		result->questions[i].active_ms = session->places[i].stood.active_ms;
		complete = describe_question(&result->questions[i], planned,
		                             session_section(session, i)->id) &&
		           (quiz->is_bank || set_section(session, planned->section));
	}
	return complete;
}

static void set_validity(struct vigil_result *result)
{
	const struct rules *rules = &result->rules;

	if (result->score.verdict == VERDICT_PASSED && (rules->valid_months || rules->valid_days))
		result->valid_until_wall_ms = timestamp_later(
			result->finished_wall_ms, rules->valid_months, rules->valid_days);
}

enum vigil_status record_end(struct vigil_session *session)
{
	struct vigil_result *result = session->result;

	result->finished_wall_ms = session->ended.wall_ms;
	result->active_ms = clock_span(session, session->ended).active_ms;
	if (session->no_memory || !describe(session) || !verdict_sum_up(session))
		return VIGIL_NO_MEMORY;
	set_validity(result);
	return VIGIL_OK;
}
