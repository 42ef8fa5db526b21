/* interaction/passage.c -- running text with gaps, and what fills them: read, checked, found */
#include <string.h>

#include "base/bytes.h"
#include "base/markup.h"
#include "base/random.h"
#include "interaction/options.h"
#include "interaction/passage.h"
#include "interaction/prose.h"

#define WEIGHT_ONE 1000

#define NO_BREAK_SPACE "\u00A0"

enum {
	GAP_MISSING,
	GAPS_TOO_MANY,
	GAP_DOUBLED,
	GAP_WITHOUT_FILL,
	FILL_WITHOUT_GAP,
	FILL_DOUBLED,
	FILL_WITHOUT_KEY,
	FILL_CONTRADICTORY,
	FILL_KEY_SEVERAL,
};

const struct vigil_code passage_codes[] = {
	[GAP_MISSING] = {"gap-missing", VIGIL_ERROR},
	[GAPS_TOO_MANY] = {"gaps-too-many", VIGIL_ERROR},
	[GAP_DOUBLED] = {"gap-doubled", VIGIL_ERROR},
	[GAP_WITHOUT_FILL] = {"gap-without-fill", VIGIL_ERROR},
	[FILL_WITHOUT_GAP] = {"fill-without-gap", VIGIL_ERROR},
	[FILL_DOUBLED] = {"fill-doubled", VIGIL_ERROR},
	[FILL_WITHOUT_KEY] = {"fill-without-key", VIGIL_ERROR},
	[FILL_CONTRADICTORY] = {"fill-contradictory", VIGIL_ERROR},
	[FILL_KEY_SEVERAL] = {"fill-key-several", VIGIL_ERROR},
	{0},
};

/* ---- the parts ---- */

/* The next gap's id in a marked text; `rest` is what stands behind it. NULL: there is none. */
static const char *next_gap(const char *marked, size_t *length, const char **rest)
{
	const char *mark = strchr(marked, MARKUP_MARK_ON);

	if (!mark)
		return NULL;
	*length = strcspn(mark + 1, (const char[]){MARKUP_NAME_END, '\0'});
	*rest = mark + 1 + *length;
	return mark + 1;
}

static bool is_id(const char *id, const char *bytes, size_t length)
{
	return bytes_are(bytes, length, id);
}

static const struct part *fill_of(const struct vigil_bank *bank, const struct part *passage,
                                  const char *id, size_t length)
{
	for (const struct part *part = passage + 1; part <= passage + passage->count; part++)
		if (part->kind == PART_FILL && is_id(bank_text(bank, part->id), id, length))
			return part;
	return NULL;
}

struct gaps gaps_of(const struct vigil_bank *bank, const struct vigil_question *question)
{
	struct gaps gaps = {.bank = bank, .passage = arena_at(&bank->arena, question->parts)};
	const char *rest = bank_text(bank, gaps.passage->key.text), *id;
	size_t length;

	while (gaps.count < GAPS_MOST && (id = next_gap(rest, &length, &rest))) {
		const struct part *fill = fill_of(bank, gaps.passage, id, length);

		if (fill)
			gaps.fills[gaps.count++] = fill;
	}
	return gaps;
}

bool fill_is_list(const struct part *fill)
{
	return fill->count > 0 && fill[1].kind == PART_OPTION;
}

const struct part *fill_option(const struct gaps *gaps, const struct part *fill, const char *id,
                               size_t length)
{
	for (const struct part *part = fill + 1; part <= fill + fill->count; part++)
		if (is_id(bank_text(gaps->bank, part->id), id, length))
			return part;
	return NULL;
}

const struct part *fill_key(const struct part *fill)
{
	for (const struct part *part = fill + 1; part <= fill + fill->count; part++)
		if (part->kind == PART_OPTION ? part->is_correct : !part->key.is_pattern)
			return part;
	return fill;
}

const struct part *fill_option_at(const struct asked *asked, const struct part *fill, size_t place)
{
	return fill + 1 + asked->order[fill->first_option + place] - fill->first_option;
}

void passage_add_blank(struct text *text, size_t number)
{
	text_addf(text, "[%zu:" NO_BREAK_SPACE "____]", number);
}

void passage_add(struct text *text, const struct gaps *gaps)
{
	const char *at = bank_text(gaps->bank, gaps->passage->key.text), *rest = at, *id;
	size_t length, number = 0;

	while ((id = next_gap(at, &length, &rest))) {
		text_add_bytes(text, at, (size_t)(id - 1 - at));
		passage_add_blank(text, ++number);
		at = rest + (*rest == MARKUP_NAME_END);
		at += *at == MARKUP_MARK_OFF;
	}
	text_add(text, at);
}

void passage_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                   written_text *visit, void *context)
{
	const struct part *passage = arena_at(&bank->arena, question->parts), *fill = passage;

	visit(context, "passage", "", &passage->key.text);
	for (const struct part *part = passage + 1; part <= passage + passage->count; part++) {
		if (part->kind == PART_FILL)
			fill = part;
		else if (part->kind == PART_OPTION)
			visit(context, "option", bank_text(bank, part->id), &part->key.text);
		else if (part->key.feedback)
			visit(context, "feedback on a key of the gap", bank_text(bank, fill->id),
			      &part->key.feedback);
	}
}

void passage_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                          some_alternative *visit, void *context)
{
	const struct part *passage = arena_at(&bank->arena, question->parts), *fill = passage;

	for (const struct part *part = passage + 1; part <= passage + passage->count; part++) {
		if (part->kind == PART_FILL)
			fill = part;
		else if (part->kind == PART_OPTION)
			visit(context, "option", bank_text(bank, fill->id),
			      bank_text(bank, part->id), part->key.text);
	}
}

size_t passage_order_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct part *passage = arena_at(&bank->arena, question->parts);
	size_t count = 0;

	for (const struct part *part = passage + 1; part <= passage + passage->count; part++)
		count += part->kind == PART_OPTION;
	return count;
}

/* Each list is shuffled by itself; options are counted through all lists. */
void passage_shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                     struct random_stream *random, uint16_t *order)
{
	const struct part *passage = arena_at(&bank->arena, question->parts);

	for (const struct part *fill = passage + 1; fill <= passage + passage->count; fill++) {
		if (fill->kind != PART_FILL || !fill_is_list(fill))
			continue;
		for (uint16_t i = 0; i < fill->count; i++)
			order[fill->first_option + i] = (uint16_t)(fill->first_option + i);
		if (passage->is_shuffled)
			random_shuffle(random, order + fill->first_option, fill->count);
	}
}

/* ---- reading a bank ---- */

static struct part *first_part(const struct bank_builder *builder)
{
	return (struct part *)(void *)builder->parts;
}

static struct part *last_part(const struct bank_builder *builder)
{
	return (struct part *)(void *)(builder->parts + builder->parts_used) - 1;
}

static struct part *last_fill(const struct bank_builder *builder)
{
	struct part *part = last_part(builder);

	while (part->kind != PART_FILL && part->kind != PART_PASSAGE)
		part--;
	return part;
}

static bool keep_id(struct bank_builder *builder, const struct xml_element *element,
                    unsigned attribute, struct part *part)
{
	if (!xml_has(element, attribute))
		return true;
	part->id = arena_copy(&builder->bank->arena, element->values[attribute].bytes,
	                      element->values[attribute].length);
	return part->id != 0;
}

enum { SCORING, SHUFFLE };

static const char *const scorings[] = {"partial", "exact", NULL};

const struct xml_attribute_rule passage_attributes[] = {
	[SCORING] = {.name = "scoring", .type = XML_WORD, .words = scorings},
	[SHUFFLE] = {.name = "shuffle", .type = XML_BOOLEAN},
	{0},
};

bool passage_start(void *context, const struct xml_element *element)
{
	const struct xml_value *values = element->values;
	struct part *passage = builder_part(context, sizeof(*passage));

	if (!passage)
		return false;
	passage->is_exact = xml_has(element, SCORING) && values[SCORING].number;
	passage->is_shuffled = !xml_has(element, SHUFFLE) || values[SHUFFLE].number;
	return true;
}

static void check_passage(struct bank_builder *builder, const char *marked, size_t offset)
{
	const char *rest = marked, *id, *other, *other_rest;
	size_t count = 0, length, other_length;

	while ((id = next_gap(rest, &length, &rest)) && ++count <= GAPS_MOST) {
		other_rest = rest;
		while ((other = next_gap(other_rest, &other_length, &other_rest)) && length)
			if (other_length == length && memcmp(id, other, length) == 0)
				break;
		if (other && length)
			builder_find(builder, &passage_codes[GAP_DOUBLED], offset,
			             "the passage has another gap '%.*s'", (int)length, id);
	}
	if (count == 0)
		builder_find(builder, &passage_codes[GAP_MISSING], offset,
		             "the passage has no gap");
	if (count > GAPS_MOST)
		builder_find(builder, &passage_codes[GAPS_TOO_MANY], offset,
		             "the passage has more than %d gaps", GAPS_MOST);
}

static bool text_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	first_part(builder)->key.text = element->text;
	if (element->text)
		check_passage(builder, bank_text(builder->bank, element->text), element->offset);
	return true;
}

/* What is beyond the number allowed is read into the last fill. */
static bool add_fill(struct bank_builder *builder)
{
	size_t fills = 0;

	for (struct part *part = first_part(builder); part <= last_part(builder); part++)
		fills += part->kind == PART_FILL;
	if (fills > GAPS_MOST) {
		builder->parts_used = (size_t)((char *)(last_fill(builder) + 1) - builder->parts);
		*last_fill(builder) = (struct part){0};
		return true;
	}
	return builder_part(builder, sizeof(struct part)) != NULL;
}

enum { FILL_GAP, FILL_WEIGHT };

/* clang-format off */
static const struct xml_attribute_rule fill_attributes[] = {
	[FILL_GAP]    = { .name = "gap", .type = XML_ID, .required = true, .translated = true },
	[FILL_WEIGHT] = { .name = "weight", .type = XML_DECIMAL, .least = 1, .most = 1000000 },
	{ 0 },
};
/* clang-format on */

static bool fill_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *values = element->values;
	struct part *fill;

	if (!add_fill(builder))
		return false;
	fill = last_part(builder);
	fill->kind = PART_FILL;
	fill->weight_mpts =
		xml_has(element, FILL_WEIGHT) ? (int32_t)values[FILL_WEIGHT].number : WEIGHT_ONE;
	for (struct part *part = first_part(builder); xml_has(element, FILL_GAP) && part < fill;
	     part++)
		if (part->kind == PART_FILL &&
		    is_id(bank_text(builder->bank, part->id), values[FILL_GAP].bytes,
		          values[FILL_GAP].length))
			builder_find(builder, &passage_codes[FILL_DOUBLED], element->offset,
			             "the gap '%.*s' is filled already",
			             (int)values[FILL_GAP].length, values[FILL_GAP].bytes);
	return keep_id(builder, element, FILL_GAP, fill);
}

/* Behind the last fill; what is beyond the number allowed is read into its last part. */
static struct part *add_to_fill(struct bank_builder *builder, enum part_kind kind, unsigned most)
{
	struct part *part;

	if (last_fill(builder)->count > most) {
		part = last_part(builder);
		*part = (struct part){.kind = (uint8_t)kind};
		return part;
	}
	part = builder_part(builder, sizeof(*part));
	if (!part)
		return NULL;
	part->kind = (uint8_t)kind;
	last_fill(builder)->count++;
	return part;
}

static bool read_key_start(void *context, const struct xml_element *element)
{
	struct part *part = add_to_fill(context, PART_KEY, KEYS_MOST);

	if (part)
		key_start(&part->key, element);
	return part != NULL;
}

static bool read_key_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct part *part = last_part(builder), *fill = last_fill(builder);

	part->key.text = element->text;
	if (builder->translation || fill->count > KEYS_MOST)
		return true;
	if (!key_check(builder, &part->key, element->offset)) {
		part->key.text = 0; /* it is not compared with others */
		return true;
	}
	for (const struct part *earlier = fill + 1; earlier < part; earlier++)
		if (earlier->kind == PART_KEY && earlier->key.text &&
		    key_is_hidden(builder, &earlier->key, &part->key, element->offset))
			break;
	return true;
}

enum { OPTION_ID, OPTION_CORRECT };

static const struct xml_attribute_rule option_attributes[] = {
	[OPTION_ID] = {.name = "id", .type = XML_ID, .required = true, .translated = true},
	[OPTION_CORRECT] = {.name = "correct", .type = XML_BOOLEAN},
	{0},
};

static bool read_option_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *id = &element->values[OPTION_ID];
	struct part *option = add_to_fill(builder, PART_OPTION, OPTIONS_MOST);

	if (!option)
		return false;
	option->is_correct =
		xml_has(element, OPTION_CORRECT) && element->values[OPTION_CORRECT].number;
	for (const struct part *part = last_fill(builder) + 1;
	     xml_has(element, OPTION_ID) && part < option; part++)
		if (part->kind == PART_OPTION &&
		    is_id(bank_text(builder->bank, part->id), id->bytes, id->length))
			builder_find(builder, &option_codes[OPTION_DOUBLED], element->offset,
			             "the list has another option '%.*s'", (int)id->length,
			             id->bytes);
	return keep_id(builder, element, OPTION_ID, option);
}

static bool read_option_end(void *context, const struct xml_element *element)
{
	last_part(context)->key.text = element->text;
	return true;
}

static void check_list(struct bank_builder *builder, const struct part *fill, size_t options,
                       size_t right, size_t offset)
{
	if (options < 2)
		builder_find(builder, &option_codes[OPTIONS_MISSING], offset,
		             "the list has one option; it needs at least two");
	if (options > OPTIONS_MOST)
		builder_find(builder, &option_codes[OPTIONS_TOO_MANY], offset,
		             "the list has more than %d options, and so more than letters",
		             OPTIONS_MOST);
	if (right > 1)
		builder_find(builder, &passage_codes[FILL_KEY_SEVERAL], offset,
		             "several options of the gap '%s' are right",
		             bank_text(builder->bank, fill->id));
	if (right == 0)
		builder_find(builder, &passage_codes[FILL_WITHOUT_KEY], offset,
		             "no option of the gap '%s' is right",
		             bank_text(builder->bank, fill->id));
}

static bool fill_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct part *fill = last_fill(builder);
	size_t keys = 0, options = 0, right = 0, words = 0;

	if (builder->translation)
		return true;
	for (const struct part *part = fill + 1; part <= last_part(builder); part++) {
		keys += part->kind == PART_KEY;
		words += part->kind == PART_KEY && !part->key.is_pattern;
		options += part->kind == PART_OPTION;
		right += part->is_correct;
	}
	if (keys && options)
		builder_find(builder, &passage_codes[FILL_CONTRADICTORY], element->offset,
		             "a gap is filled either by typing or from a list");
	else if (options)
		check_list(builder, fill, options, right, element->offset);
	else if (!words)
		builder_find(builder, &passage_codes[FILL_WITHOUT_KEY], element->offset,
		             "the gap '%s' has no key that is a word, which could be shown",
		             bank_text(builder->bank, fill->id));
	if (keys > KEYS_MOST)
		builder_find(builder, &key_codes[KEYS_TOO_MANY], element->offset,
		             "the gap has more than %d keys", KEYS_MOST);
	return true;
}

/* clang-format off */
static const struct xml_attribute_rule gap_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true, .translated = true },
	{ 0 },
};

#define PASSAGE_WORDS \
	{ .name = "gap", .content = XML_NOTHING, .attributes = gap_attributes, \
	  .open = MARKUP_MARK_ON, .close = MARKUP_MARK_OFF }, \
	{ .name = "em", .content = XML_TEXT, \
	  .open = MARKUP_EM_ON, .close = MARKUP_EM_OFF, .inlines = prose_words }, \
	{ .name = "strong", .content = XML_TEXT, \
	  .open = MARKUP_STRONG_ON, .close = MARKUP_STRONG_OFF, .inlines = prose_words }, \
	{ .name = "code", .content = XML_TEXT, \
	  .open = MARKUP_CODE_ON, .close = MARKUP_CODE_OFF, .inlines = prose_words }

static const struct xml_element_rule passage_words[] = {
	PASSAGE_WORDS,
	{ 0 },
};

static const struct xml_element_rule passage_items[] = {
	{ .name = "item", .content = XML_TEXT, .required = true, .repeated = true,
	  .open = MARKUP_ITEM_ON, .close = MARKUP_ITEM_OFF, .inlines = passage_words },
	{ 0 },
};

static const struct xml_element_rule passage_blocks[] = {
	PASSAGE_WORDS,
	{ .name = "p", .content = XML_TEXT,
	  .open = MARKUP_PARAGRAPH_ON, .close = MARKUP_PARAGRAPH_OFF, .inlines = passage_words },
	{ .name = "list", .content = XML_ELEMENTS,
	  .open = MARKUP_LIST_ON, .close = MARKUP_LIST_OFF, .inlines = passage_items },
	{ 0 },
};

static const struct xml_element_rule fill_children[] = {
	{ .name = "key", .content = XML_TEXT, .rank = 1, .repeated = true, .may_be_empty = true,
	  .attributes = key_attributes, .children = key_children,
	  .start = read_key_start, .end = read_key_end },
	{ .name = "option", .content = XML_TEXT, .rank = 2, .repeated = true,
	  .attributes = option_attributes, .inlines = prose_words,
	  .start = read_option_start, .end = read_option_end },
	{ 0 },
};

const struct xml_element_rule passage_rules[] = {
	{ .name = "passage", .content = XML_TEXT, .rank = 1, .required = true,
	  .inlines = passage_blocks, .end = text_end },
	{ .name = "fill", .content = XML_ELEMENTS, .rank = 2, .required = true, .repeated = true,
	  .attributes = fill_attributes, .children = fill_children,
	  .start = fill_start, .end = fill_end },
	{ 0 },
};
/* clang-format on */

/* Every gap has its fill, and every fill its gap. */
static void check_pairs(struct bank_builder *builder, size_t offset)
{
	const struct vigil_bank *bank = builder->bank;
	const struct part *passage = first_part(builder);
	const char *text = bank_text(bank, passage->key.text), *rest = text, *id;
	size_t length, count = 0;

	if (!strchr(text, MARKUP_MARK_ON))
		return; /* which has been said of the passage */
	while ((id = next_gap(rest, &length, &rest)) && count++ < GAPS_MOST)
		if (length && !fill_of(bank, passage, id, length))
			builder_find(builder, &passage_codes[GAP_WITHOUT_FILL], offset,
			             "nothing fills the gap '%.*s'", (int)length, id);
	for (const struct part *part = passage + 1; part <= passage + passage->count; part++) {
		const char *wanted = bank_text(bank, part->id);

		if (part->kind != PART_FILL || !part->id)
			continue;
		for (rest = text; (id = next_gap(rest, &length, &rest));)
			if (is_id(wanted, id, length))
				break;
		if (!id)
			builder_find(builder, &passage_codes[FILL_WITHOUT_GAP], offset,
			             "the passage has no gap '%s'", wanted);
	}
}

bool passage_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct part *passage = first_part(builder);
	uint16_t options = 0;

	passage->count = (uint16_t)(builder->parts_used / sizeof(*passage) - 1);
	for (struct part *part = passage + 1; part <= last_part(builder); part++) {
		if (part->kind == PART_FILL)
			part->first_option = options;
		options = (uint16_t)(options + (part->kind == PART_OPTION));
	}
	if (!builder->translation)
		check_pairs(builder, element->offset);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}
