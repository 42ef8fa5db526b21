/* result/reader.c -- a result from its XML document: the grammar of the format, and its values */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/file.h"
#include "base/findings.h"
#include "base/timestamp.h"
#include "base/uuid.h"
#include "model/result.h"
#include "result/check.h"
#include "result/result.h"
#include "result/rules.h"
#include "xml/grammar.h"

/* Far more text than this is no record of a session. */
#define TEXTS_MOST ((size_t)256 << 20)

/* The context of all functions below. */
struct reading {
	struct vigil_result *result;
	struct vigil_findings *findings;
	const char *file;
	size_t first_finding;
	size_t score_at; /* where sums that are wrong are reported */
};

/* ---- values ---- */

static void find(struct reading *reading, unsigned code, const struct xml_element *element,
                 const char *name, const char *what)
{
	findings_add(reading->findings, &result_codes[code], reading->file, element->offset, NULL,
	             "attribute '%s' of '%s' is not %s", name, element->rule->name, what);
}

static const char *attribute_name(const struct xml_element *element, unsigned attribute)
{
	return element->rule->attributes[attribute].name;
}

/* A wrong or missing attribute has been found already, and its number counts as 0. */
static int64_t number(const struct xml_element *element, unsigned attribute)
{
	return xml_has(element, attribute) ? element->values[attribute].number : 0;
}

/* A copy of the bytes in the result's texts. An element that is there twice by mistake comes twice. */
static bool take_bytes(char **string, struct reading *reading, const char *bytes, size_t length)
{
	struct arena *texts = &reading->result->texts;
	uint32_t copy = arena_copy(texts, bytes, length);

	*string = arena_at(texts, copy);
	return copy || length == 0;
}

static bool take_string(char **string, struct reading *reading, const struct xml_element *element,
                        unsigned attribute)
{
	const struct xml_value *value = &element->values[attribute];

	return xml_has(element, attribute)
	               ? take_bytes(string, reading, value->bytes, value->length)
	               : take_bytes(string, reading, "", 0);
}

static bool take_word(char **string, struct reading *reading, const char *word)
{
	return take_bytes(string, reading, word, strlen(word));
}

/* It stands in the texts already. */
static bool take_text(char **string, const struct reading *reading,
                      const struct xml_element *element)
{
	*string = arena_at(&reading->result->texts, element->text);
	return true;
}

static int64_t read_timestamp(struct reading *reading, const struct xml_element *element,
                              unsigned attribute)
{
	const struct xml_value *value = &element->values[attribute];
	int64_t wall_ms = 0;

	if (xml_has(element, attribute) && !timestamp_read(&wall_ms, value->bytes, value->length))
		find(reading, RESULT_BAD_TIMESTAMP, element, attribute_name(element, attribute),
		     "a time like 2026-11-21T09:00:00.000Z");
	return wall_ms;
}

static int64_t read_duration(struct reading *reading, const struct xml_element *element,
                             unsigned attribute)
{
	const struct xml_value *value = &element->values[attribute];
	int64_t duration_ms = 0;

	if (xml_has(element, attribute) &&
	    !duration_read(&duration_ms, value->bytes, value->length))
		find(reading, RESULT_BAD_DURATION, element, attribute_name(element, attribute),
		     "a duration like PT6M12.40S");
	return duration_ms;
}

/* 64 hexadecimal digits in lower case: a digest or a seed. */
static bool take_digest(char **string, struct reading *reading, const struct xml_element *element,
                        unsigned attribute)
{
	if (!take_string(string, reading, element, attribute))
		return false;
	if (xml_has(element, attribute) &&
	    (strlen(*string) != 64 || strspn(*string, "0123456789abcdef") != 64))
		find(reading, RESULT_BAD_DIGEST, element, attribute_name(element, attribute),
		     "64 hexadecimal digits in lower case");
	return true;
}

/* Version 7, and the variant that RFC 9562 describes. */
static bool is_record_id(const char *text)
{
	return uuid_is(text) && text[14] == '7' && strchr("89ab", text[19]);
}

/* The form of xs:language: letters, then groups of letters and digits; at most 8 in each. */
static bool is_language(const char *text)
{
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t length = strcspn(text, "-0123456789");

	if (text[length] && text[length] != '-')
		return false;
	for (;; text += length + 1) {
		length = strspn(text, letters);
		if (length == 0 || length > 8)
			return false;
		if (text[length] != '-')
			return text[length] == '\0';
	}
}

/* Positions and tries count up from 1. */
static void check_sequence(struct reading *reading, const struct xml_element *element,
                           unsigned attribute, size_t count)
{
	if (xml_has(element, attribute) && (size_t)number(element, attribute) != count)
		findings_add(reading->findings, &result_codes[RESULT_OUT_OF_SEQUENCE],
		             reading->file, element->offset, NULL,
		             "'%s' of this '%s' has to be %zu", attribute_name(element, attribute),
		             element->rule->name, count);
}

/* ---- what the record says of the session ---- */

#define COUNT_MOST     999999999
#define QUESTIONS_MOST 1000000 /* what score/score.h can sum up */

enum { LEARNER_ID };
static const struct xml_attribute_rule learner_attributes[] = {
	[LEARNER_ID] = {.name = "id", .type = XML_STRING, .required = true},
	{0},
};

static bool learner_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;

	return take_string(&reading->result->learner, reading, element, LEARNER_ID);
}

enum { ORIGIN_ID, ORIGIN_VERSION, ORIGIN_SHA256, ORIGIN_TRANSLATION };

#define ORIGIN_ATTRIBUTES                                                                          \
	[ORIGIN_ID] = {.name = "id", .type = XML_ID, .required = true},                            \
	[ORIGIN_VERSION] = {.name = "version", .type = XML_STRING, .required = true},              \
	[ORIGIN_SHA256] = {.name = "sha256", .type = XML_STRING, .required = true}

static const struct xml_attribute_rule quiz_attributes[] = {ORIGIN_ATTRIBUTES, {0}};

static const struct xml_attribute_rule bank_attributes[] = {
	ORIGIN_ATTRIBUTES,
	[ORIGIN_TRANSLATION] = {.name = "translation", .type = XML_STRING},
	{0},
};

static bool read_origin(struct result_origin *origin, struct reading *reading,
                        const struct xml_element *element)
{
	return take_string(&origin->id, reading, element, ORIGIN_ID) &&
	       take_string(&origin->version, reading, element, ORIGIN_VERSION) &&
	       take_digest(&origin->sha256, reading, element, ORIGIN_SHA256);
}

static bool quiz_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;

	return read_origin(&reading->result->quiz, reading, element);
}

static bool bank_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct result_origin *bank = result_add_bank(reading->result);

	return bank && read_origin(bank, reading, element) &&
	       (!xml_has(element, ORIGIN_TRANSLATION) ||
	        take_digest(&bank->translation, reading, element, ORIGIN_TRANSLATION));
}

enum {
	SESSION_MODE,
	SESSION_ATTEMPT,
	SESSION_STATUS,
	SESSION_CUSTODY,
	SESSION_SEED,
	SESSION_SEED_GIVEN,
	SESSION_GENERATOR,
	SESSION_STARTED,
	SESSION_ENDED,
	SESSION_ACTIVE,
	SESSION_SUSPENSIONS,
	SESSION_SUSPENDED,
	SESSION_TIME_FACTOR,
	SESSION_STOPPED_CERTAIN,
	SESSION_CLOCK_JUMPED,
};
/* clang-format off */
static const struct xml_attribute_rule session_attributes[] = {
	[SESSION_MODE]         = {.name = "mode", .type = XML_WORD, .required = true, .words = rules_mode_words},
	[SESSION_ATTEMPT]      = {.name = "attempt", .type = XML_COUNT, .required = true, .least = 1, .most = COUNT_MOST},
	[SESSION_STATUS]       = {.name = "status", .type = XML_WORD, .required = true, .words = result_status_words},
	[SESSION_CUSTODY]      = {.name = "custody", .type = XML_WORD, .required = true, .words = result_custody_words},
	[SESSION_SEED]         = {.name = "seed", .type = XML_STRING, .required = true},
	[SESSION_SEED_GIVEN]   = {.name = "seed-given", .type = XML_BOOLEAN, .required = true},
	[SESSION_GENERATOR]    = {.name = "generator", .type = XML_WORD, .required = true, .words = result_generator_words},
	[SESSION_STARTED]      = {.name = "started", .type = XML_STRING, .required = true},
	[SESSION_ENDED]        = {.name = "finished", .type = XML_STRING, .required = true},
	[SESSION_ACTIVE]       = {.name = "active", .type = XML_STRING, .required = true},
	[SESSION_SUSPENSIONS]  = {.name = "suspensions", .type = XML_COUNT, .least = 1, .most = COUNT_MOST},
	[SESSION_SUSPENDED]    = {.name = "suspended", .type = XML_STRING},
	[SESSION_TIME_FACTOR]  = {.name = "time-factor", .type = XML_DECIMAL, .least = 1, .most = DECIMAL_MOST},
	[SESSION_STOPPED_CERTAIN] = {.name = "stopped-certain", .type = XML_BOOLEAN},
	[SESSION_CLOCK_JUMPED] = {.name = "clock-jumped", .type = XML_BOOLEAN},
	{0},
};
/* clang-format on */

static bool session_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct vigil_result *result = reading->result;

	result->mode = (enum session_mode)number(element, SESSION_MODE);
	result->attempt = (uint32_t)number(element, SESSION_ATTEMPT);
	result->status = (enum session_status)number(element, SESSION_STATUS);
	result->custody = (enum session_custody)number(element, SESSION_CUSTODY);
	result->seed_given = number(element, SESSION_SEED_GIVEN);
	result->started_wall_ms = read_timestamp(reading, element, SESSION_STARTED);
	result->finished_wall_ms = read_timestamp(reading, element, SESSION_ENDED);
	result->active_ms = read_duration(reading, element, SESSION_ACTIVE);
	result->suspensions = (uint32_t)number(element, SESSION_SUSPENSIONS);
	result->suspended_ms = read_duration(reading, element, SESSION_SUSPENDED);
	result->time_factor_thousandths = xml_has(element, SESSION_TIME_FACTOR)
	                                          ? (int32_t)number(element, SESSION_TIME_FACTOR)
	                                          : 1000;
	result->stopped_certain = number(element, SESSION_STOPPED_CERTAIN);
	result->clock_jumped = number(element, SESSION_CLOCK_JUMPED);
	result->rules.mode = result->mode;
	return take_digest(&result->seed, reading, element, SESSION_SEED);
}

/* "BANK#QUESTION" */
static bool is_question_name(const char *name)
{
	size_t length = strcspn(name, "#");

	return length && name[length] && name[length + 1] && !strchr(name + length + 1, '#');
}

/* A list of such names. */
static bool seen_end(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	const char *names = arena_at(&reading->result->texts, element->text);
	bool kept = true;

	while (kept && *(names += strspn(names, " \t\r\n"))) {
		size_t length = strcspn(names, " \t\r\n");
		char *name = strndup(names, length);

		kept = name && result_add_seen(reading->result, name);
		if (kept && !is_question_name(name))
			findings_add(reading->findings, &result_codes[RESULT_INCONSISTENT],
			             reading->file, element->offset, NULL,
			             "'%s' is no BANK#QUESTION", name);
		free(name);
		names += length;
	}
	return kept;
}

static bool rules_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;

	rules_read(&reading->result->rules, element);
	return true;
}

/* ---- scores ---- */

/* clang-format off */
#define POINTS_RULE {.name = "points", .type = XML_DECIMAL, .required = true}
#define MAX_RULE    {.name = "max", .type = XML_DECIMAL, .required = true, .least = 0, .most = DECIMAL_MOST}
/* clang-format on */

/* The attributes of a score come first, wherever there is one. */
enum { SCORE_POINTS, SCORE_MAX, SCORE_SCALED, SCORE_VERDICT, SCORE_ATTRIBUTES };
/* clang-format off */
#define SCORE_RULES \
	[SCORE_POINTS]  = POINTS_RULE, \
	[SCORE_MAX]     = MAX_RULE, \
	[SCORE_SCALED]  = {.name = "scaled", .type = XML_DECIMAL, .required = true, .least = 0, .most = 1000}, \
	[SCORE_VERDICT] = {.name = "verdict", .type = XML_WORD, .words = result_verdict_words}

enum { WHOLE_CRITICAL_FAILED = SCORE_ATTRIBUTES, WHOLE_VALID_UNTIL };
static const struct xml_attribute_rule score_attributes[] = {
	SCORE_RULES,
	[WHOLE_CRITICAL_FAILED] = {.name = "critical-failed", .type = XML_BOOLEAN},
	[WHOLE_VALID_UNTIL]     = {.name = "valid-until", .type = XML_STRING},
	{0},
};
/* clang-format on */

static struct result_score read_score(const struct xml_element *element)
{
	struct result_score score = {
		.points_mpts = number(element, SCORE_POINTS),
		.max_mpts = number(element, SCORE_MAX),
		.scaled_thousandths = (int32_t)number(element, SCORE_SCALED),
	};

	if (xml_has(element, SCORE_VERDICT))
		score.verdict = (enum verdict)(VERDICT_PASSED + number(element, SCORE_VERDICT));
	return score;
}

static bool score_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct vigil_result *result = reading->result;

	reading->score_at = element->offset;
	result->score = read_score(element);
	result->critical_failed = number(element, WHOLE_CRITICAL_FAILED);
	result->valid_until_wall_ms = read_timestamp(reading, element, WHOLE_VALID_UNTIL);
	return true;
}

enum { PART_OF_ID = SCORE_ATTRIBUTES, PART_OF_PASS, PART_OF_ATTRIBUTES };
/* clang-format off */
#define PART_OF_RULES \
	SCORE_RULES, \
	[PART_OF_ID]   = {.name = "id", .type = XML_ID, .required = true}, \
	[PART_OF_PASS] = {.name = "pass", .type = XML_DECIMAL, .least = 0, .most = 1000}

static const struct xml_attribute_rule topic_attributes[] = {
	PART_OF_RULES,
	{0},
};

enum {
	SECTION_NAVIGATION = PART_OF_ATTRIBUTES,
	SECTION_TIME_LIMIT,
	SECTION_WARNING,
	SECTION_GRACE,
	SECTION_ACTIVE,
	SECTION_EXPIRED,
};
static const struct xml_attribute_rule section_attributes[] = {
	PART_OF_RULES,
	[SECTION_NAVIGATION] = {.name = "navigation", .type = XML_WORD, .required = true, .words = rules_navigation_words},
	[SECTION_TIME_LIMIT] = {.name = "time-limit", .type = XML_DURATION},
	[SECTION_WARNING]    = {.name = "warning", .type = XML_DURATION},
	[SECTION_GRACE]      = {.name = "grace", .type = XML_DURATION},
	[SECTION_ACTIVE]     = {.name = "active", .type = XML_STRING, .required = true},
	[SECTION_EXPIRED]    = {.name = "expired", .type = XML_BOOLEAN},
	{0},
};
/* clang-format on */

static int32_t read_pass(const struct xml_element *element)
{
	return xml_has(element, PART_OF_PASS) ? (int32_t)number(element, PART_OF_PASS)
	                                      : RULES_NO_PASS;
}

static bool section_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct result_section *section = result_add_section(reading->result);

	if (!section)
		return false;
	section->score = read_score(element);
	section->pass_thousandths = read_pass(element);
	section->navigation = (enum navigation_rule)number(element, SECTION_NAVIGATION);
	section->time = (struct time_rule){.limit_ms = number(element, SECTION_TIME_LIMIT),
	                                   .warning_ms = number(element, SECTION_WARNING),
	                                   .grace_ms = number(element, SECTION_GRACE)};
	section->active_ms = read_duration(reading, element, SECTION_ACTIVE);
	section->expired = number(element, SECTION_EXPIRED);
	return take_string(&section->id, reading, element, PART_OF_ID);
}

static bool topic_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct result_topic *topic = result_add_topic(reading->result);

	if (!topic)
		return false;
	topic->score = read_score(element);
	topic->pass_thousandths = read_pass(element);
	return take_string(&topic->id, reading, element, PART_OF_ID);
}

/* ---- questions ---- */

static struct result_question *last_question(const struct reading *reading)
{
	return &reading->result->questions[reading->result->question_count - 1];
}

static struct result_try *last_try(const struct reading *reading)
{
	struct result_question *question = last_question(reading);

	return &question->tries[question->try_count - 1];
}

static bool prompt_end(void *context, const struct xml_element *element)
{
	struct reading *reading = context;

	return take_text(&last_question(reading)->prompt, reading, element);
}

enum { PART_ID };
static const struct xml_attribute_rule part_attributes[] = {
	[PART_ID] = {.name = "id", .type = XML_ID, .required = true},
	{0},
};

static bool part_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct result_part *part = result_add_part(last_question(reading));

	return part && take_word(&part->element, reading, element->rule->name) &&
	       take_string(&part->id, reading, element, PART_ID);
}

static bool part_end(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct result_question *question = last_question(reading);

	return take_text(&question->parts[question->part_count - 1].text, reading, element);
}

enum { TYPED_REPLACED };
/* clang-format off */
static const struct xml_attribute_rule typed_attributes[] = {
	[TYPED_REPLACED] = {.name = "replaced", .type = XML_COUNT, .least = 1, .most = COUNT_MOST},
	{0},
};
/* clang-format on */

static bool typed_start(void *context, const struct xml_element *element)
{
	last_try(context)->replaced = (uint32_t)number(element, TYPED_REPLACED);
	return true;
}

static bool typed_end(void *context, const struct xml_element *element)
{
	return take_text(&last_try(context)->typed, context, element);
}

static bool unsent_start(void *context, const struct xml_element *element)
{
	last_question(context)->unsent_replaced = (uint32_t)number(element, TYPED_REPLACED);
	return true;
}

static bool unsent_end(void *context, const struct xml_element *element)
{
	return take_text(&last_question(context)->unsent, context, element);
}

static bool response_end(void *context, const struct xml_element *element)
{
	return take_text(&last_try(context)->response, context, element);
}

enum { TRY_N, TRY_AT, TRY_POINTS, TRY_TOLERATED, TRY_LATE };
/* clang-format off */
static const struct xml_attribute_rule try_attributes[] = {
	[TRY_N]      = {.name = "n", .type = XML_COUNT, .required = true, .least = 1, .most = COUNT_MOST},
	[TRY_AT]     = {.name = "at", .type = XML_STRING, .required = true},
	[TRY_POINTS] = POINTS_RULE,
	[TRY_TOLERATED] = {.name = "tolerated", .type = XML_BOOLEAN},
	[TRY_LATE]   = {.name = "late", .type = XML_BOOLEAN},
	{0},
};

static const struct xml_element_rule try_children[] = {
	{.name = "typed", .content = XML_LINE, .rank = 1, .required = true, .may_be_empty = true,
	  .attributes = typed_attributes, .start = typed_start, .end = typed_end},
	{.name = "response", .content = XML_LINE, .rank = 2, .required = true, .may_be_empty = true,
	  .end = response_end},
	{0},
};
/* clang-format on */

static bool try_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct result_question *question = last_question(reading);
	struct result_try *one = result_add_try(question);

	if (!one)
		return false;
	check_sequence(reading, element, TRY_N, question->try_count);
	one->at_wall_ms = read_timestamp(reading, element, TRY_AT);
	one->points_mpts = (int32_t)number(element, TRY_POINTS);
	one->tolerated = number(element, TRY_TOLERATED);
	one->late = number(element, TRY_LATE);
	return true;
}

static bool remark_end(void *context, const struct xml_element *element)
{
	struct reading *reading = context;

	return take_text(&last_question(reading)->remark, reading, element);
}

enum {
	QUESTION_ID,
	QUESTION_BANK,
	QUESTION_SECTION,
	QUESTION_TOPIC,
	QUESTION_INTERACTION,
	QUESTION_POSITION,
	QUESTION_STATUS,
	QUESTION_POINTS,
	QUESTION_MAX,
	QUESTION_HINTS,
	QUESTION_CONFIDENCE,
	QUESTION_ACTIVE,
	QUESTION_CRITICAL,
	QUESTION_FLAGGED,
	QUESTION_EXPIRED,
	QUESTION_SHA256,
};
/* clang-format off */
static const struct xml_attribute_rule question_attributes[] = {
	[QUESTION_ID]          = {.name = "id", .type = XML_ID, .required = true},
	[QUESTION_BANK]        = {.name = "bank", .type = XML_ID, .required = true},
	[QUESTION_SECTION]     = {.name = "section", .type = XML_ID},
	[QUESTION_TOPIC]       = {.name = "topic", .type = XML_ID},
	[QUESTION_INTERACTION] = {.name = "interaction", .type = XML_ID, .required = true},
	[QUESTION_POSITION]    = {.name = "position", .type = XML_COUNT, .required = true, .least = 1, .most = QUESTIONS_MOST},
	[QUESTION_STATUS]      = {.name = "status", .type = XML_WORD, .required = true, .words = result_state_words},
	[QUESTION_POINTS]      = POINTS_RULE,
	[QUESTION_MAX]         = MAX_RULE,
	[QUESTION_HINTS]       = {.name = "hints", .type = XML_COUNT, .required = true},
	[QUESTION_CONFIDENCE]  = {.name = "confidence", .type = XML_COUNT, .least = 1, .most = 3},
	[QUESTION_ACTIVE]      = {.name = "active", .type = XML_STRING, .required = true},
	[QUESTION_CRITICAL]    = {.name = "critical", .type = XML_BOOLEAN},
	[QUESTION_FLAGGED]     = {.name = "flagged", .type = XML_BOOLEAN},
	[QUESTION_EXPIRED]     = {.name = "expired", .type = XML_BOOLEAN},
	[QUESTION_SHA256]      = {.name = "sha256", .type = XML_STRING, .required = true},
	{0},
};

#define PART(NAME) {.name = NAME, .content = XML_LINE, .rank = 2, .repeated = true, .may_be_empty = true, \
                     .attributes = part_attributes, .start = part_start, .end = part_end}

/* The parts are those of result_part_words. */
static const struct xml_element_rule question_children[] = {
	{.name = "prompt", .content = XML_LINE, .rank = 1, .required = true, .may_be_empty = true,
	  .end = prompt_end},
	PART("option"), PART("statement"), PART("source"), PART("target"), PART("gap"), PART("mark"),
	PART("step"), PART("item"), PART("line"),
	{.name = "try", .content = XML_ELEMENTS, .rank = 3, .repeated = true,
	  .attributes = try_attributes, .children = try_children, .start = try_start},
	{.name = "unsent", .content = XML_LINE, .rank = 4, .may_be_empty = true,
	  .attributes = typed_attributes, .start = unsent_start, .end = unsent_end},
	{.name = "remark", .content = XML_LINE, .rank = 5, .may_be_empty = true, .end = remark_end},
	{0},
};
/* clang-format on */

static bool question_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct result_question *question = result_add_question(reading->result);

	if (!question)
		return false;
	check_sequence(reading, element, QUESTION_POSITION, reading->result->question_count);
	question->state = (enum question_state)number(element, QUESTION_STATUS);
	question->points_mpts = (int32_t)number(element, QUESTION_POINTS);
	question->max_mpts = (int32_t)number(element, QUESTION_MAX);
	question->hints = (uint32_t)number(element, QUESTION_HINTS);
	question->confidence = (uint32_t)number(element, QUESTION_CONFIDENCE);
	question->active_ms = read_duration(reading, element, QUESTION_ACTIVE);
	question->critical = number(element, QUESTION_CRITICAL);
	question->flagged = number(element, QUESTION_FLAGGED);
	question->expired = number(element, QUESTION_EXPIRED);
	return take_string(&question->id, reading, element, QUESTION_ID) &&
	       take_string(&question->bank, reading, element, QUESTION_BANK) &&
	       take_string(&question->section, reading, element, QUESTION_SECTION) &&
	       take_string(&question->topic, reading, element, QUESTION_TOPIC) &&
	       take_string(&question->interaction, reading, element, QUESTION_INTERACTION) &&
	       take_digest(&question->sha256, reading, element, QUESTION_SHA256);
}

/* ---- the whole ---- */

/* What is missing or wrong already would only be found again as a wrong sum. */
static bool is_whole(const struct reading *reading)
{
	return vigil_findings_count(reading->findings) == reading->first_finding;
}

static bool question_end(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct check check = {reading->findings, reading->file, element->offset};

	if (is_whole(reading))
		check_question(&check, last_question(reading), &reading->result->rules);
	return true;
}

enum { RESULT_ID, RESULT_ENGINE, RESULT_LANGUAGE };
static const struct xml_attribute_rule result_attributes[] = {
	[RESULT_ID] = {.name = "id", .type = XML_STRING, .required = true},
	[RESULT_ENGINE] = {.name = "engine", .type = XML_STRING, .required = true},
	[RESULT_LANGUAGE] = {.name = "xml:lang", .type = XML_STRING, .required = true},
	{0},
};

static bool result_start(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct vigil_result *result = reading->result;

	if (!take_string(&result->id, reading, element, RESULT_ID) ||
	    !take_string(&result->engine, reading, element, RESULT_ENGINE) ||
	    !take_string(&result->language, reading, element, RESULT_LANGUAGE))
		return false;
	if (xml_has(element, RESULT_ID) && !is_record_id(result->id))
		find(reading, RESULT_BAD_UUID, element, "id", "a UUID of version 7 in lower case");
	if (xml_has(element, RESULT_LANGUAGE) && !is_language(result->language))
		find(reading, RESULT_BAD_LANGUAGE, element, "xml:lang",
		     "a language tag like en-GB");
	return true;
}

static bool result_end(void *context, const struct xml_element *element)
{
	struct reading *reading = context;
	struct check check = {reading->findings, reading->file, reading->score_at};

	(void)element;
	return !is_whole(reading) || check_result(&check, reading->result);
}

/* clang-format off */
static const struct xml_element_rule result_children[] = {
	{.name = "learner", .content = XML_NOTHING, .rank = 1, .required = true,
	  .attributes = learner_attributes, .start = learner_start},
	{.name = "quiz", .content = XML_NOTHING, .rank = 2, .required = true,
	  .attributes = quiz_attributes, .start = quiz_start},
	{.name = "bank", .content = XML_NOTHING, .rank = 3, .required = true, .repeated = true,
	  .attributes = bank_attributes, .start = bank_start},
	{.name = "session", .content = XML_NOTHING, .rank = 4, .required = true,
	  .attributes = session_attributes, .start = session_start},
	{.name = "seen", .content = XML_LINE, .rank = 5, .end = seen_end},
	{.name = "rules", .content = XML_NOTHING, .rank = 6, .required = true,
	  .attributes = rules_attributes, .start = rules_start},
	{.name = "score", .content = XML_NOTHING, .rank = 7, .required = true,
	  .attributes = score_attributes, .start = score_start},
	{.name = "section", .content = XML_NOTHING, .rank = 8, .repeated = true,
	  .attributes = section_attributes, .start = section_start},
	{.name = "topic", .content = XML_NOTHING, .rank = 9, .repeated = true,
	  .attributes = topic_attributes, .start = topic_start},
	{.name = "question", .content = XML_ELEMENTS, .rank = 10, .repeated = true,
	  .attributes = question_attributes, .children = question_children,
	  .start = question_start, .end = question_end},
	{0},
};

static const struct xml_element_rule result_rules[] = {
	{.name = "result", .content = XML_ELEMENTS, .attributes = result_attributes,
	  .children = result_children, .start = result_start, .end = result_end},
	{0},
};
/* clang-format on */

static bool is_any(const struct vigil_finding *finding, void *context)
{
	(void)finding;
	(void)context;
	return true;
}

/* An empty result, into which a document is to be read. False: no memory. */
static bool reading_begin(struct reading *reading)
{
	struct vigil_result *result = reading->result;
	struct arena texts = {0};

	if (result) { /* its texts are of no use any more, their memory is */
		texts = result->texts;
		result_clear(result);
		texts.used = 1;
	}
	reading->result = result ? result : result_new();
	if (!reading->result) {
		arena_clear(&texts);
		return false;
	}
	reading->result->texts = texts;
	return texts.base || arena_init(&reading->result->texts, TEXTS_MOST);
}

/*
 * The plain way, which says nothing of mistakes: where there are any, it has to be read anew. False:
 * not read, and what was found is forgotten.
 */
static bool read_plain(struct reading *reading, struct xml_request *request)
{
	bool plain;

	request->arena = &reading->result->texts;
	plain = xml_read_plain(request) && is_whole(reading);
	if (!is_whole(reading))
		findings_remove(reading->findings, reading->first_finding, is_any, NULL);
	return plain;
}

enum vigil_status result_read_again(struct vigil_result **result, const struct xml_source *source,
                                    struct vigil_findings *findings)
{
	struct reading reading = {.result = *result,
	                          .findings = findings,
	                          .file = source->name,
	                          .first_finding = vigil_findings_count(findings)};
	struct xml_request request = {.source = source,
	                              .name_space = RESULT_NAMESPACE,
	                              .root = result_rules,
	                              .verbatim = true,
	                              .context = &reading};
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!reading_begin(&reading))
		goto done;
	if (read_plain(&reading, &request)) {
		status = VIGIL_OK;
	} else if (reading_begin(&reading)) {
		request.arena = &reading.result->texts;
		status = xml_read(&request, findings);
	}
done:
	*result = reading.result;
	return status;
}

enum vigil_status result_read(struct vigil_result **out, const struct xml_source *source,
                              struct vigil_findings *findings)
{
	enum vigil_status status;

	*out = NULL;
	status = result_read_again(out, source, findings);
	if (status != VIGIL_OK) {
		vigil_result_free(*out);
		*out = NULL;
	}
	return status;
}

enum vigil_status vigil_result_read(struct vigil_result **out, const char *path,
                                    struct vigil_findings *findings)
{
	struct xml_source source = {.name = path};
	enum vigil_status status = file_open(&source.fd, &source.size, path, findings);

	*out = NULL;
	if (status != VIGIL_OK)
		return status;
	status = result_read(out, &source, findings);
	close(source.fd);
	return status;
}
