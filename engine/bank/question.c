/* bank/question.c -- what all questions have in common, whatever their interaction */
#include <string.h>

#include "bank/reader.h"
#include "interaction/prose.h"

#define DIFFICULTY_DEFAULT 3
#define POINTS_DEFAULT     1000

enum {
	QUESTION_ID,
	QUESTION_TOPIC,
	QUESTION_ROLE,
	QUESTION_DIFFICULTY,
	QUESTION_POINTS,
	QUESTION_FACTS,
	QUESTION_EXHIBIT,
	QUESTION_TAGS,
	QUESTION_STATUS,
};

static struct vigil_question *question_of(void *context)
{
	struct bank_reader *reader = context;

	return reader->builder.question;
}

/* ---- the element itself ---- */

static int64_t number_or(const struct xml_element *element, unsigned attribute, int64_t otherwise)
{
	return xml_has(element, attribute) ? element->values[attribute].number : otherwise;
}

static uint32_t resolve_one(struct bank_reader *reader, const struct xml_element *element,
                            unsigned attribute, enum name_kind kind)
{
	const struct xml_value *value = &element->values[attribute];

	if (!xml_has(element, attribute))
		return NO_INDEX;
	return reader_resolve(reader, kind, value->bytes, value->length, element->offset);
}

/* `own`: how many attributes of the interaction stand before the common ones. */
static bool read_attributes(struct bank_reader *reader, struct vigil_question *question,
                            const struct xml_element *element, unsigned own)
{
	question->points_mpts = (int32_t)number_or(element, own + QUESTION_POINTS, POINTS_DEFAULT);
	question->difficulty =
		(uint8_t)number_or(element, own + QUESTION_DIFFICULTY, DIFFICULTY_DEFAULT);
	question->status = (uint8_t)number_or(element, own + QUESTION_STATUS, QUESTION_LIVE);
	question->topic = resolve_one(reader, element, own + QUESTION_TOPIC, NAME_TOPIC);
	question->exhibit = resolve_one(reader, element, own + QUESTION_EXHIBIT, NAME_EXHIBIT);
	return reader_resolve_list(reader, element, own + QUESTION_FACTS, NAME_FACT,
	                           &question->facts) &&
	       reader_resolve_list(reader, element, own + QUESTION_ROLE, NAME_WORD,
	                           &question->roles) &&
	       reader_resolve_list(reader, element, own + QUESTION_TAGS, NAME_WORD,
	                           &question->tags);
}

bool bank_question_start(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;
	struct vigil_bank *bank = reader->builder.bank;
	uint32_t at = arena_allocate(&bank->questions, sizeof(struct vigil_question));
	struct vigil_question *question = arena_at(&bank->questions, at);
	unsigned own;

	if (!at)
		return false;
	reader->builder.question = question;
	reader->builder.parts_used = 0;
	text_cut(&reader->hints, 0);
	memset(reader->feedback, 0, sizeof(reader->feedback));
	question->interaction = bank_grammar_interaction(reader->grammar, element->rule, &own);
	question->offset = (uint32_t)element->offset;
	return reader_name(reader, element, own + QUESTION_ID, NAME_QUESTION,
	                   bank->question_count++, &question->id) &&
	       read_attributes(reader, question, element, own) &&
	       question->interaction->start(&reader->builder, element);
}

static bool keep_hints(struct bank_reader *reader, struct vigil_question *question)
{
	struct arena *arena = &reader->builder.bank->arena;
	size_t size = reader->hints.length;

	if (size == 0)
		return true;
	question->hints = arena_allocate(arena, size);
	if (!question->hints)
		return false;
	memcpy(arena_at(arena, question->hints), reader->hints.bytes, size);
	question->hint_count = (uint8_t)(size / sizeof(struct model_hint));
	return true;
}

static bool keep_feedback(struct bank_reader *reader, struct vigil_question *question)
{
	struct arena *arena = &reader->builder.bank->arena;

	if (!reader->feedback[0] && !reader->feedback[1] && !reader->feedback[2])
		return true;
	question->feedback = arena_allocate(arena, sizeof(reader->feedback));
	if (!question->feedback)
		return false;
	memcpy(arena_at(arena, question->feedback), reader->feedback, sizeof(reader->feedback));
	return true;
}

bool bank_question_end(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;
	struct vigil_question *question = reader->builder.question;
	bool kept;

	question->length = (uint32_t)(element->after - element->offset);
	kept = question->interaction->end(&reader->builder, element) &&
	       keep_hints(reader, question) && keep_feedback(reader, question);
	reader->builder.question = NULL;
	return kept;
}

/* ---- its common children ---- */

static bool prompt_end(void *context, const struct xml_element *element)
{
	question_of(context)->prompt = element->text;
	return true;
}

static bool explanation_end(void *context, const struct xml_element *element)
{
	question_of(context)->explanation = element->text;
	return true;
}

static bool hint_start(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;
	struct model_hint hint = {.cost_mpts = (int32_t)number_or(element, 0, 0)};

	if (reader->hints.length == UINT8_MAX * sizeof(hint)) {
		builder_find(&reader->builder, &bank_codes[BANK_TOO_MANY_HINTS], element->offset,
		             "the question has more than %d hints", UINT8_MAX);
		text_cut(&reader->hints, 0);
	}
	text_add_bytes(&reader->hints, (const char *)&hint, sizeof(hint));
	return !reader->hints.failed;
}

static bool hint_end(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;
	size_t at = reader->hints.length - sizeof(struct model_hint) +
	            offsetof(struct model_hint, text);

	memcpy(reader->hints.bytes + at, &element->text, sizeof(element->text));
	return true;
}

static bool feedback_start(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;

	reader->feedback_on = (enum outcome)number_or(element, 0, OUTCOME_CORRECT);
	if (xml_has(element, 0) && reader->feedback[reader->feedback_on])
		builder_find(&reader->builder, &bank_codes[BANK_FEEDBACK_DOUBLED], element->offset,
		             "the question has feedback for this outcome already");
	return true;
}

static bool feedback_end(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;

	reader->feedback[reader->feedback_on] = element->text;
	return true;
}

static const char *const statuses[] = {
	[QUESTION_LIVE] = "live",
	[QUESTION_DRAFT] = "draft",
	[QUESTION_RETIRED] = "retired",
	NULL,
};

static const char *const outcomes[] = {
	[OUTCOME_CORRECT] = "correct",
	[OUTCOME_PARTIAL] = "partial",
	[OUTCOME_WRONG] = "wrong",
	NULL,
};

/* clang-format off */
const struct xml_attribute_rule bank_question_attributes[] = {
	[QUESTION_ID]         = { .name = "id", .type = XML_ID, .required = true,
	                          .translated = true },
	[QUESTION_TOPIC]      = { .name = "topic", .type = XML_ID },
	[QUESTION_ROLE]       = { .name = "role", .type = XML_IDS },
	[QUESTION_DIFFICULTY] = { .name = "difficulty", .type = XML_COUNT, .least = 1, .most = 5 },
	[QUESTION_POINTS]     = { .name = "points", .type = XML_DECIMAL, .least = 1,
	                          .most = 1000000 },
	[QUESTION_FACTS]      = { .name = "facts", .type = XML_IDS },
	[QUESTION_EXHIBIT]    = { .name = "exhibit", .type = XML_ID },
	[QUESTION_TAGS]       = { .name = "tags", .type = XML_IDS },
	[QUESTION_STATUS]     = { .name = "status", .type = XML_WORD, .words = statuses },
	{ 0 },
};

static const struct xml_attribute_rule hint_attributes[] = {
	{ .name = "cost", .type = XML_DECIMAL, .least = 0, .most = 1000000 },
	{ 0 },
};

static const struct xml_attribute_rule feedback_attributes[] = {
	{ .name = "on", .type = XML_WORD, .words = outcomes, .required = true, .translated = true },
	{ 0 },
};

const struct xml_element_rule bank_before_rules[] = {
	{ .name = "prompt", .content = XML_TEXT, .required = true, .inlines = prose_blocks,
	  .end = prompt_end },
	{ 0 },
};

const struct xml_element_rule bank_after_rules[] = {
	{ .name = "hint", .content = XML_TEXT, .rank = 101, .repeated = true,
	  .attributes = hint_attributes, .inlines = prose_blocks,
	  .start = hint_start, .end = hint_end },
	{ .name = "feedback", .content = XML_TEXT, .rank = 102, .repeated = true,
	  .attributes = feedback_attributes, .inlines = prose_blocks,
	  .start = feedback_start, .end = feedback_end },
	{ .name = "explanation", .content = XML_TEXT, .rank = 103, .inlines = prose_blocks,
	  .end = explanation_end },
	{ 0 },
};
/* clang-format on */
