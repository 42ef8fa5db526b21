/* bank/quiz_grammar.c -- the rules for quiz files */
#include <stdlib.h>
#include <string.h>

#include "bank/quiz_reader.h"
#include "bank/reader.h"

#define QUESTIONS_MOST 1000 /* of one draw, or one section */
#define POINTS_MOST    1000000
#define TRIES_MOST     10
#define ATTEMPTS_MOST  1000

/* A copy of the value, or of "" where it is not given. False: no memory. */
static bool copy_text(char **copy, const struct xml_element *element, unsigned attribute)
{
	const struct xml_value *value = &element->values[attribute];

	*copy = xml_has(element, attribute) ? strndup(value->bytes, value->length) : strdup("");
	return *copy != NULL;
}

static bool keep_text(text_ref *text, struct quiz_reader *reader, const struct xml_element *element,
                      unsigned attribute)
{
	const struct xml_value *value = &element->values[attribute];

	*text = 0;
	if (!xml_has(element, attribute) || value->length == 0)
		return true;
	*text = arena_copy(&reader->arena, value->bytes, value->length);
	return *text != 0;
}

static int64_t number(const struct xml_element *element, unsigned attribute, int64_t otherwise)
{
	return xml_has(element, attribute) ? element->values[attribute].number : otherwise;
}

/* ---- the root ---- */

static void read_times(struct rules *rules, const struct xml_element *element)
{
	rules->time = (struct time_rule){.limit_ms = number(element, ATTRIBUTE_TIME_LIMIT, 0),
	                                 .warning_ms = number(element, ATTRIBUTE_WARNING, 0),
	                                 .grace_ms = number(element, ATTRIBUTE_GRACE, 0)};
	rules->question_limit_ms = number(element, ATTRIBUTE_QUESTION_LIMIT, 0);
	rules->wait_ms = number(element, ATTRIBUTE_WAIT, 0);
	if (xml_has(element, ATTRIBUTE_VALID)) {
		rules->valid_months = xml_first(&element->values[ATTRIBUTE_VALID]);
		rules->valid_days = xml_second(&element->values[ATTRIBUTE_VALID]);
	}
}

/* Words come in the order of their values; what is not given stays as it is by default. */
static void read_rules(struct rules *rules, const struct xml_element *element)
{
	const struct rules defaults = rules_default;

	*rules = defaults;
	rules->pass_thousandths =
		(int32_t)number(element, ATTRIBUTE_PASS, defaults.pass_thousandths);
	rules->mode = (enum session_mode)number(element, ATTRIBUTE_MODE, defaults.mode);
	rules->navigation =
		(enum navigation_rule)number(element, ATTRIBUTE_NAVIGATION, defaults.navigation);
	rules->feedback =
		(enum feedback_rule)number(element, ATTRIBUTE_FEEDBACK, defaults.feedback);
	rules->key =
		(enum key_rule)number(element, ATTRIBUTE_KEY,
	                              rules->feedback == FEEDBACK_NONE ? KEY_NEVER : defaults.key);
	rules->tries = (uint32_t)number(element, ATTRIBUTE_TRIES, defaults.tries);
	rules->try_cost_thousandths =
		(int32_t)number(element, ATTRIBUTE_TRY_COST, defaults.try_cost_thousandths);
	rules->hints = number(element, ATTRIBUTE_HINTS, defaults.hints);
	rules->confidence =
		(enum confidence_rule)number(element, ATTRIBUTE_CONFIDENCE, defaults.confidence);
	rules->late = (enum late_rule)number(element, ATTRIBUTE_LATE, defaults.late);
	rules->suspended =
		(enum suspended_rule)number(element, ATTRIBUTE_SUSPENDED, defaults.suspended);
	rules->attempts = (uint32_t)number(element, ATTRIBUTE_ATTEMPTS, defaults.attempts);
	rules->counts = (enum counts_rule)number(element, ATTRIBUTE_COUNTS, defaults.counts);
	rules->stop = (enum stop_rule)number(element, ATTRIBUTE_STOP, defaults.stop);
	rules->shuffle_sections =
		number(element, ATTRIBUTE_SHUFFLE_SECTIONS, defaults.shuffle_sections);
	rules->shuffle_options =
		number(element, ATTRIBUTE_SHUFFLE_OPTIONS, defaults.shuffle_options);
	read_times(rules, element);
}

static bool quiz_start(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;
	struct vigil_quiz *quiz = reader->quiz;

	reader->offset = (uint32_t)element->offset;
	reader->given = element->given;
	read_rules(&quiz->rules, element);
	return copy_text(&quiz->id, element, ATTRIBUTE_ID) &&
	       copy_text(&quiz->version, element, ATTRIBUTE_VERSION) &&
	       copy_text(&quiz->language, element, ATTRIBUTE_LANGUAGE);
}

static bool title_end(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;

	reader->title = element->text;
	return true;
}

/* ---- uses, sections, draws ---- */

static bool use_start(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;
	struct quiz_use use = {.offset = (uint32_t)element->offset, .bank = NO_INDEX};

	if (!reader_grow((void **)&reader->uses, reader->use_count, sizeof(use)) ||
	    !keep_text(&use.name, reader, element, 0))
		return false;
	if (use.name)
		reader->uses[reader->use_count++] = use;
	else
		reader->bank_missing = true;
	return true;
}

enum {
	SECTION_ID,
	SECTION_TITLE,
	SECTION_PASS,
	SECTION_NAVIGATION,
	SECTION_TIME_LIMIT,
	SECTION_SHUFFLE,
	SECTION_COUNT,
};

/* Warning and grace are the quiz's, where the section has a limit of its own that they fit into. */
static struct time_rule section_time(const struct rules *rules, const struct xml_element *element)
{
	struct time_rule time = {.limit_ms = number(element, SECTION_TIME_LIMIT, 0)};

	if (time.limit_ms && rules->time.warning_ms < time.limit_ms)
		time.warning_ms = rules->time.warning_ms;
	if (time.limit_ms)
		time.grace_ms = rules->time.grace_ms;
	return time;
}

static bool section_start(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;
	struct vigil_quiz *quiz = reader->quiz;
	struct quiz_section *section;

	if (!reader_grow((void **)&quiz->sections, (uint32_t)quiz->section_count, sizeof(*section)))
		return false;
	section = &quiz->sections[quiz->section_count++];
	*section = (struct quiz_section){
		.pass_thousandths = (int32_t)number(element, SECTION_PASS, RULES_NO_PASS),
		.navigation = (enum navigation_rule)number(element, SECTION_NAVIGATION,
	                                                   quiz->rules.navigation),
		.time = section_time(&quiz->rules, element),
		.shuffle = number(element, SECTION_SHUFFLE, true),
		.count = (uint32_t)number(element, SECTION_COUNT, 0),
		.offset = (uint32_t)element->offset};
	return copy_text(&section->id, element, SECTION_ID) &&
	       copy_text(&section->title, element, SECTION_TITLE);
}

enum {
	DRAW_BANK,
	DRAW_TOPIC,
	DRAW_ROLE,
	DRAW_DIFFICULTY,
	DRAW_TAG,
	DRAW_INTERACTION,
	DRAW_COUNT,
	DRAW_POINTS,
	DRAW_CRITICAL,
};

static struct quiz_wish *add_wish(struct quiz_reader *reader, enum quiz_entry_kind kind,
                                  const struct xml_element *element)
{
	struct quiz_wish *wish;

	if (!reader_grow((void **)&reader->wishes, reader->wish_count, sizeof(*wish)))
		return NULL;
	wish = &reader->wishes[reader->wish_count++];
	*wish = (struct quiz_wish){.kind = kind,
	                           .section = (uint32_t)reader->quiz->section_count - 1,
	                           .offset = (uint32_t)element->offset,
	                           .count = 1};
	return wish;
}

static bool draw_start(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;
	struct quiz_wish *wish = add_wish(reader, QUIZ_DRAW, element);

	if (!wish)
		return false;
	if (xml_has(element, DRAW_DIFFICULTY)) {
		wish->difficulty_from = xml_first(&element->values[DRAW_DIFFICULTY]);
		wish->difficulty_to = xml_second(&element->values[DRAW_DIFFICULTY]);
	}
	wish->count = (uint32_t)number(element, DRAW_COUNT, 1);
	wish->points_mpts = (int32_t)number(element, DRAW_POINTS, -1);
	wish->critical = number(element, DRAW_CRITICAL, false);
	return keep_text(&wish->bank, reader, element, DRAW_BANK) &&
	       keep_text(&wish->topics, reader, element, DRAW_TOPIC) &&
	       keep_text(&wish->roles, reader, element, DRAW_ROLE) &&
	       keep_text(&wish->tags, reader, element, DRAW_TAG) &&
	       keep_text(&wish->interactions, reader, element, DRAW_INTERACTION);
}

enum { INCLUDE_QUESTION, INCLUDE_REQUIRED, INCLUDE_POINTS, INCLUDE_CRITICAL };

static bool include_start(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;
	struct quiz_wish *wish = add_wish(reader, QUIZ_INCLUDE, element);

	if (!wish)
		return false;
	wish->required = number(element, INCLUDE_REQUIRED, false);
	wish->points_mpts = (int32_t)number(element, INCLUDE_POINTS, -1);
	wish->critical = number(element, INCLUDE_CRITICAL, false);
	return keep_text(&wish->question, reader, element, INCLUDE_QUESTION);
}

static bool exclusive_start(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;
	struct quiz_exclusive exclusive = {.offset = (uint32_t)element->offset};

	if (!reader_grow((void **)&reader->exclusives, reader->exclusive_count,
	                 sizeof(exclusive)) ||
	    !keep_text(&exclusive.questions, reader, element, 0))
		return false;
	reader->exclusives[reader->exclusive_count++] = exclusive;
	return true;
}

static bool topic_start(void *context, const struct xml_element *element)
{
	struct quiz_reader *reader = context;
	struct vigil_quiz *quiz = reader->quiz;
	struct quiz_topic_pass pass = {.pass_thousandths = (int32_t)number(element, 1, 0)};
	uint32_t count = (uint32_t)quiz->topic_pass_count;

	if (!reader_grow((void **)&reader->topic_offsets, count, sizeof(uint32_t)) ||
	    !reader_grow((void **)&quiz->topic_passes, count, sizeof(pass)) ||
	    !copy_text(&pass.topic, element, 0))
		return false;
	reader->topic_offsets[count] = (uint32_t)element->offset;
	quiz->topic_passes[quiz->topic_pass_count++] = pass;
	return true;
}

/* ---- the rules ---- */

/* clang-format off */
static const struct xml_attribute_rule quiz_attributes[] = {
	[ATTRIBUTE_ID] = { .name = "id", .type = XML_ID, .required = true },
	[ATTRIBUTE_VERSION] = { .name = "version", .type = XML_STRING, .required = true },
	[ATTRIBUTE_LANGUAGE] = { .name = "xml:lang", .type = XML_LANGUAGE, .required = true },
	[ATTRIBUTE_PASS] = { .name = "pass", .type = XML_SHARE },
	[ATTRIBUTE_MODE] = { .name = "mode", .type = XML_WORD, .words = rules_mode_words },
	[ATTRIBUTE_NAVIGATION] = { .name = "navigation", .type = XML_WORD, .words = rules_navigation_words },
	[ATTRIBUTE_FEEDBACK] = { .name = "feedback", .type = XML_WORD, .words = rules_feedback_words },
	[ATTRIBUTE_KEY] = { .name = "key", .type = XML_WORD, .words = rules_key_words },
	[ATTRIBUTE_TRIES] = { .name = "tries", .type = XML_COUNT, .least = 1, .most = TRIES_MOST },
	[ATTRIBUTE_TRY_COST] = { .name = "try-cost", .type = XML_SHARE },
	[ATTRIBUTE_HINTS] = { .name = "hints", .type = XML_BOOLEAN },
	[ATTRIBUTE_CONFIDENCE] = { .name = "confidence", .type = XML_WORD, .words = rules_confidence_words },
	[ATTRIBUTE_TIME_LIMIT] = { .name = "time-limit", .type = XML_DURATION },
	[ATTRIBUTE_QUESTION_LIMIT] = { .name = "question-limit", .type = XML_DURATION },
	[ATTRIBUTE_WARNING] = { .name = "warning", .type = XML_DURATION },
	[ATTRIBUTE_GRACE] = { .name = "grace", .type = XML_DURATION },
	[ATTRIBUTE_LATE] = { .name = "late", .type = XML_WORD, .words = rules_late_words },
	[ATTRIBUTE_SUSPENDED] = { .name = "suspended", .type = XML_WORD, .words = rules_suspended_words },
	[ATTRIBUTE_ATTEMPTS] = { .name = "attempts", .type = XML_COUNT, .least = 1, .most = ATTEMPTS_MOST },
	[ATTRIBUTE_WAIT] = { .name = "wait", .type = XML_DURATION },
	[ATTRIBUTE_COUNTS] = { .name = "counts", .type = XML_WORD, .words = rules_counts_words },
	[ATTRIBUTE_VALID] = { .name = "valid", .type = XML_PERIOD },
	[ATTRIBUTE_STOP] = { .name = "stop", .type = XML_WORD, .words = rules_stop_words },
	[ATTRIBUTE_SHUFFLE_SECTIONS] = { .name = "shuffle-sections", .type = XML_BOOLEAN },
	[ATTRIBUTE_SHUFFLE_OPTIONS] = { .name = "shuffle-options", .type = XML_BOOLEAN },
	{ 0 },
};

static const struct xml_attribute_rule use_attributes[] = {
	{ .name = "bank", .type = XML_STRING, .required = true },
	{ 0 },
};

static const struct xml_attribute_rule section_attributes[] = {
	[SECTION_ID] = { .name = "id", .type = XML_ID, .required = true },
	[SECTION_TITLE] = { .name = "title", .type = XML_STRING },
	[SECTION_PASS] = { .name = "pass", .type = XML_SHARE },
	[SECTION_NAVIGATION] = { .name = "navigation", .type = XML_WORD, .words = rules_navigation_words },
	[SECTION_TIME_LIMIT] = { .name = "time-limit", .type = XML_DURATION },
	[SECTION_SHUFFLE] = { .name = "shuffle", .type = XML_BOOLEAN },
	[SECTION_COUNT] = { .name = "count", .type = XML_COUNT, .least = 1, .most = QUESTIONS_MOST },
	{ 0 },
};

static const struct xml_attribute_rule draw_attributes[] = {
	[DRAW_BANK] = { .name = "bank", .type = XML_ID },
	[DRAW_TOPIC] = { .name = "topic", .type = XML_IDS },
	[DRAW_ROLE] = { .name = "role", .type = XML_IDS },
	[DRAW_DIFFICULTY] = { .name = "difficulty", .type = XML_RANGE, .least = 1, .most = 5 },
	[DRAW_TAG] = { .name = "tag", .type = XML_IDS },
	[DRAW_INTERACTION] = { .name = "interaction", .type = XML_IDS },
	[DRAW_COUNT] = { .name = "count", .type = XML_COUNT, .required = true, .least = 1,
	                 .most = QUESTIONS_MOST },
	[DRAW_POINTS] = { .name = "points", .type = XML_DECIMAL, .least = 1, .most = POINTS_MOST },
	[DRAW_CRITICAL] = { .name = "critical", .type = XML_BOOLEAN },
	{ 0 },
};

static const struct xml_attribute_rule include_attributes[] = {
	[INCLUDE_QUESTION] = { .name = "question", .type = XML_STRING, .required = true },
	[INCLUDE_REQUIRED] = { .name = "required", .type = XML_BOOLEAN },
	[INCLUDE_POINTS] = { .name = "points", .type = XML_DECIMAL, .least = 1, .most = POINTS_MOST },
	[INCLUDE_CRITICAL] = { .name = "critical", .type = XML_BOOLEAN },
	{ 0 },
};

static const struct xml_attribute_rule exclusive_attributes[] = {
	{ .name = "questions", .type = XML_STRING, .required = true },
	{ 0 },
};

static const struct xml_attribute_rule topic_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true },
	{ .name = "pass", .type = XML_SHARE, .required = true },
	{ 0 },
};

static const struct xml_element_rule section_rules[] = {
	{ .name = "draw", .content = XML_NOTHING, .rank = 1, .repeated = true,
	  .attributes = draw_attributes, .start = draw_start },
	{ .name = "include", .content = XML_NOTHING, .rank = 1, .repeated = true,
	  .attributes = include_attributes, .start = include_start },
	{ 0 },
};

static const struct xml_element_rule quiz_rules[] = {
	{ .name = "title", .content = XML_TEXT, .rank = 1, .required = true, .end = title_end },
	{ .name = "use", .content = XML_NOTHING, .rank = 2, .required = true, .repeated = true,
	  .attributes = use_attributes, .start = use_start },
	{ .name = "section", .content = XML_ELEMENTS, .rank = 3, .required = true, .repeated = true,
	  .attributes = section_attributes, .children = section_rules, .start = section_start },
	{ .name = "exclusive", .content = XML_NOTHING, .rank = 4, .repeated = true,
	  .attributes = exclusive_attributes, .start = exclusive_start },
	{ .name = "topic", .content = XML_NOTHING, .rank = 5, .repeated = true,
	  .attributes = topic_attributes, .start = topic_start },
	{ 0 },
};

const struct xml_element_rule quiz_roots[] = {
	{ .name = "quiz", .content = XML_ELEMENTS, .attributes = quiz_attributes,
	  .children = quiz_rules, .start = quiz_start },
	{ 0 },
};
/* clang-format on */
