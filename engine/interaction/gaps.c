/* interaction/gaps.c -- gaps in running text: words are typed, or chosen from lists */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/markup.h"
#include "base/normal.h"
#include "base/random.h"
#include "interaction/keys.h"
#include "interaction/options.h"
#include "interaction/prose.h"
#include "interaction/share.h"
#include "page/page.h"

#define GAPS_MOST     50
#define QUOTED_LENGTH 40
#define WEIGHT_ONE    1000

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

static const struct vigil_code gaps_codes[] = {
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

static const struct vigil_code *const codes[] = {gaps_codes, key_codes, option_codes, NULL};

/*
 * The parts in the arena: one of PART_PASSAGE, then for each fill one of PART_FILL and behind it
 * its keys or its options.
 */
enum part_kind { PART_PASSAGE, PART_FILL, PART_KEY, PART_OPTION };

struct part {
	uint8_t kind; /* enum part_kind */
	uint8_t is_correct;
	uint8_t is_exact, is_shuffled; /* PART_PASSAGE */
	uint16_t count;        /* PART_PASSAGE: of all parts behind it; PART_FILL: of its own */
	uint16_t first_option; /* PART_FILL: how many options stand before its own */
	int32_t weight_mpts;   /* PART_FILL */
	ref id;                /* of the gap or the option */
	struct key key;        /* of all that is not a key, only the text; the last: key_last() */
};

/* The fills in the order of their gaps in the passage. */
struct gaps {
	const struct vigil_bank *bank;
	const struct part *passage;
	const struct part *fills[GAPS_MOST];
	size_t count;
};

/* ---- the passage ---- */

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
	return strncmp(id, bytes, length) == 0 && id[length] == '\0';
}

static const struct part *fill_of(const struct vigil_bank *bank, const struct part *passage,
                                  const char *id, size_t length)
{
	for (const struct part *part = passage + 1; part <= passage + passage->count; part++)
		if (part->kind == PART_FILL && is_id(bank_text(bank, part->id), id, length))
			return part;
	return NULL;
}

static struct gaps gaps_of(const struct vigil_bank *bank, const struct vigil_question *question)
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

static bool is_list(const struct part *fill)
{
	return fill->count > 0 && fill[1].kind == PART_OPTION;
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

static const struct xml_attribute_rule attributes[] = {
	[SCORING] = {.name = "scoring", .type = XML_WORD, .words = scorings},
	[SHUFFLE] = {.name = "shuffle", .type = XML_BOOLEAN},
	{0},
};

static bool start(void *context, const struct xml_element *element)
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
			builder_find(builder, &gaps_codes[GAP_DOUBLED], offset,
			             "the passage has another gap '%.*s'", (int)length, id);
	}
	if (count == 0)
		builder_find(builder, &gaps_codes[GAP_MISSING], offset, "the passage has no gap");
	if (count > GAPS_MOST)
		builder_find(builder, &gaps_codes[GAPS_TOO_MANY], offset,
		             "the passage has more than %d gaps", GAPS_MOST);
}

static bool passage_end(void *context, const struct xml_element *element)
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
			builder_find(builder, &gaps_codes[FILL_DOUBLED], element->offset,
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
		builder_find(builder, &gaps_codes[FILL_KEY_SEVERAL], offset,
		             "several options of the gap '%s' are right",
		             bank_text(builder->bank, fill->id));
	if (right == 0)
		builder_find(builder, &gaps_codes[FILL_WITHOUT_KEY], offset,
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
		builder_find(builder, &gaps_codes[FILL_CONTRADICTORY], element->offset,
		             "a gap is filled either by typing or from a list");
	else if (options)
		check_list(builder, fill, options, right, element->offset);
	else if (!words)
		builder_find(builder, &gaps_codes[FILL_WITHOUT_KEY], element->offset,
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

static const struct xml_element_rule children[] = {
	{ .name = "passage", .content = XML_TEXT, .rank = 1, .required = true,
	  .inlines = passage_blocks, .end = passage_end },
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
			builder_find(builder, &gaps_codes[GAP_WITHOUT_FILL], offset,
			             "nothing fills the gap '%.*s'", (int)length, id);
	for (const struct part *part = passage + 1; part <= passage + passage->count; part++) {
		const char *wanted = bank_text(bank, part->id);

		if (part->kind != PART_FILL || !part->id)
			continue;
		for (rest = text; (id = next_gap(rest, &length, &rest));)
			if (is_id(wanted, id, length))
				break;
		if (!id)
			builder_find(builder, &gaps_codes[FILL_WITHOUT_GAP], offset,
			             "the passage has no gap '%s'", wanted);
	}
}

static bool end(void *context, const struct xml_element *element)
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

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	const struct part *passage = arena_at(&bank->arena, question->parts), *fill = passage;

	visit(context, "passage", "", passage->key.text);
	for (const struct part *part = passage + 1; part <= passage + passage->count; part++) {
		if (part->kind == PART_FILL)
			fill = part;
		else if (part->kind == PART_OPTION)
			visit(context, "option", bank_text(bank, part->id), part->key.text);
		else if (part->key.feedback)
			visit(context, "feedback on a key of the gap", bank_text(bank, fill->id),
			      part->key.feedback);
	}
}

static size_t order_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct part *passage = arena_at(&bank->arena, question->parts);
	size_t count = 0;

	for (const struct part *part = passage + 1; part <= passage + passage->count; part++)
		count += part->kind == PART_OPTION;
	return count;
}

/* Each list is shuffled by itself; options are counted through all lists. */
static void shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct random_stream *random, uint16_t *order)
{
	const struct part *passage = arena_at(&bank->arena, question->parts);

	for (const struct part *fill = passage + 1; fill <= passage + passage->count; fill++) {
		if (fill->kind != PART_FILL || !is_list(fill))
			continue;
		for (uint16_t i = 0; i < fill->count; i++)
			order[fill->first_option + i] = (uint16_t)(fill->first_option + i);
		if (passage->is_shuffled)
			random_shuffle(random, order + fill->first_option, fill->count);
	}
}

/* ---- what is shown ---- */

/* The option that stands at this place of the gap's list. */
static const struct part *option_at(const struct asked *asked, const struct part *fill,
                                    size_t place)
{
	return fill + 1 + asked->order[fill->first_option + place] - fill->first_option;
}

static void add_blank(struct text *text, size_t number)
{
	text_addf(text, "[%zu:" NO_BREAK_SPACE "____]", number);
}

/* The passage with its gaps as "[1: ____]". */
static void add_passage(struct text *text, const struct gaps *gaps)
{
	const char *at = bank_text(gaps->bank, gaps->passage->key.text), *rest = at, *id;
	size_t length, number = 0;

	while ((id = next_gap(at, &length, &rest))) {
		text_add_bytes(text, at, (size_t)(id - 1 - at));
		add_blank(text, ++number);
		at = rest + (*rest == MARKUP_NAME_END);
		at += *at == MARKUP_MARK_OFF;
	}
	text_add(text, at);
}

static void label_of(char label[8], size_t number)
{
	snprintf(label, 8, "%u)", (unsigned)(number % 1000));
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct text text;
	char label[8];

	text_init(&text);
	add_passage(&text, &gaps);
	page_paragraph(page, text.bytes);
	for (size_t i = 0; i < gaps.count; i++) {
		if (!is_list(gaps.fills[i]))
			continue;
		text_cut(&text, 0);
		for (size_t place = 0; place < gaps.fills[i]->count; place++)
			text_addf(&text, "%s%c)" NO_BREAK_SPACE "%s", place ? "  " : "",
			          (char)('a' + place),
			          bank_text(asked->bank,
			                    option_at(asked, gaps.fills[i], place)->key.text));
		label_of(label, i + 1);
		page_item(page, label, text.bytes);
	}
	text_clear(&text);
}

static void accepts(const struct asked *asked, struct text *line)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	size_t lists = 0;

	for (size_t i = 0; i < gaps.count; i++)
		lists += is_list(gaps.fills[i]);
	if (gaps.count == 1)
		text_add(line, lists ? "a letter" : "the word for the gap");
	else if (lists == gaps.count)
		text_addf(line, "%zu letters with ';' between them", gaps.count);
	else
		text_addf(line, "%zu %s with ';' between them", gaps.count,
		          lists ? "words or letters" : "words");
}

/* ---- reading ---- */

/* What stands in each gap, a piece of the entry: not ended by a 0. */
struct filling {
	const char *bytes[GAPS_MOST];
	size_t lengths[GAPS_MOST];
	bool given[GAPS_MOST];
};

static void trim(const char **bytes, size_t *length)
{
	while (*length && **bytes == ' ') {
		++*bytes;
		--*length;
	}
	while (*length && (*bytes)[*length - 1] == ' ')
		--*length;
}

/* "1:" or "2)" before a piece; returns what is behind it, and 0 as the number when there is none. */
static size_t number_before(const char *bytes, size_t length, size_t *behind)
{
	size_t at = 0, number = 0;

	while (at < length && at < 4 && bytes[at] >= '0' && bytes[at] <= '9')
		number = 10 * number + (size_t)(bytes[at++] - '0');
	*behind = at + 1;
	return at > 0 && at < length && (bytes[at] == ':' || bytes[at] == ')') ? number : 0;
}

static bool put(struct filling *filling, size_t index, const char *bytes, size_t length)
{
	if (filling->given[index])
		return false;
	trim(&bytes, &length);
	filling->bytes[index] = bytes;
	filling->lengths[index] = length;
	filling->given[index] = true;
	return true;
}

/* Pieces with their gaps' numbers before them. */
static bool put_numbered(const struct gaps *gaps, const char *at, struct filling *filling,
                         struct text *why)
{
	for (; *at; at += *at == ';') {
		size_t length = strcspn(at, ";"), behind, number;
		const char *piece = at;

		at += length;
		trim(&piece, &length);
		if (!length)
			continue;
		number = number_before(piece, length, &behind);
		if (number == 0)
			text_addf(why, "'%.*s' has no gap's number, and others have one.",
			          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, piece);
		else if (number > gaps->count)
			text_addf(why, "There is no gap %zu.", number);
		else if (!put(filling, number - 1, piece + behind, length - behind))
			text_addf(why, "Gap %zu is filled twice.", number);
		if (why->length)
			return false;
	}
	return true;
}

/* Pieces in the order of the gaps: as many. */
static bool put_in_order(const struct gaps *gaps, const char *at, struct filling *filling,
                         struct text *why)
{
	size_t count = 0;

	for (;; at++) {
		size_t length = strcspn(at, ";");

		if (count < gaps->count)
			put(filling, count, at, length);
		count++;
		at += length;
		if (!*at)
			break;
	}
	if (count == gaps->count + 1 && at[-1] == ';')
		count--;
	if (count != gaps->count)
		text_addf(why,
		          "There are %zu gaps, and %zu entr%s. Put ';' between them, "
		          "or number them: '1: ...; 2: ...'.",
		          gaps->count, count, count == 1 ? "y" : "ies");
	return count == gaps->count;
}

/* The marks of East Asian keyboards as those that separate here. */
static void add_with_plain_marks(struct text *out, const char *text)
{
	static const char *const wide[] = {"\uFF1B", "\uFF1A"};

	while (*text) {
		if (strncmp(text, wide[0], strlen(wide[0])) == 0 ||
		    strncmp(text, wide[1], strlen(wide[1])) == 0) {
			text_add_char(out, text[2] == wide[0][2] ? ';' : ':');
			text += strlen(wide[0]);
		} else {
			text_add_char(out, *text++);
		}
	}
}

static bool is_option(const struct part *option, const struct vigil_bank *bank,
                      const struct text *form)
{
	struct text plain, text;
	bool same;

	text_init(&plain);
	text_init(&text);
	markup_strip(&plain, bank_text(bank, option->key.text));
	normal_add(&text, plain.bytes);
	same = strcmp(text.bytes, form->bytes) == 0;
	text_cut(&text, 0);
	normal_add(&text, bank_text(bank, option->id));
	same |= strcmp(text.bytes, form->bytes) == 0;
	text_clear(&plain);
	text_clear(&text);
	return same;
}

/* The option of the list that is meant: by its text or id, its letter or number. NULL: none. */
static const struct part *option_meant(const struct asked *asked, const struct part *fill,
                                       const char *bytes, size_t length)
{
	const struct part *found = NULL;
	struct text piece, form;
	size_t place = fill->count, name;

	text_init(&piece);
	text_init(&form);
	text_add_bytes(&piece, bytes, length);
	normal_add(&form, piece.bytes);
	for (size_t i = 0; i < fill->count && !found; i++)
		if (is_option(&fill[1 + i], asked->bank, &form))
			found = &fill[1 + i];
	name = strcspn(form.bytes, ").");
	if (name == 1 && *form.bytes >= 'a' && *form.bytes <= 'z')
		place = (size_t)(*form.bytes - 'a');
	else if (name > 0 && name < 3 && strspn(form.bytes, "0123456789") == name)
		place = (size_t)strtoul(form.bytes, NULL, 10) - 1;
	if (!found && place < fill->count && form.length <= name + 1)
		found = option_at(asked, fill, place);
	text_clear(&piece);
	text_clear(&form);
	return found;
}

/* One line of the response. */
static bool add_gap(const struct asked *asked, const struct gaps *gaps, size_t index,
                    const struct filling *filling, struct text *response, struct text *why)
{
	const struct part *fill = gaps->fills[index], *option;
	size_t length = filling->lengths[index];
	const char *bytes = filling->bytes[index];

	text_addf(response, "%s%s=", index ? "\n" : "", bank_text(gaps->bank, fill->id));
	if (!length)
		return true;
	if (!is_list(fill)) {
		text_add_bytes(response, bytes, length);
		return true;
	}
	option = option_meant(asked, fill, bytes, length);
	if (option)
		text_add(response, bank_text(gaps->bank, option->id));
	else
		text_addf(why, "'%.*s' is none of the options of gap %zu.",
		          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, bytes, index + 1);
	return option != NULL;
}

static bool is_all_empty(const struct gaps *gaps, const struct filling *filling)
{
	size_t length = 0;

	for (size_t i = 0; i < gaps->count; i++)
		length += filling->lengths[i];
	return length == 0;
}

static bool put_entry(const struct gaps *gaps, const char *entry, struct filling *filling,
                      struct text *why)
{
	size_t behind;
	bool numbered = number_before(entry, strlen(entry), &behind) > 0;

	if (gaps->count == 1)
		return put(filling, 0, entry + (numbered && *entry == '1' ? behind : 0),
		           strlen(entry) - (numbered && *entry == '1' ? behind : 0));
	return numbered ? put_numbered(gaps, entry, filling, why)
	                : put_in_order(gaps, entry, filling, why);
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct filling filling = {0};
	struct text composed, entry;
	enum read_outcome outcome;

	text_init(&composed);
	text_init(&entry);
	outcome = typed_read(typed, &composed, why);
	if (outcome != READ_DONE)
		goto done;
	add_with_plain_marks(&entry, composed.bytes);
	outcome = READ_UNREADABLE;
	if (!put_entry(&gaps, entry.bytes, &filling, why))
		goto done;
	if (is_all_empty(&gaps, &filling)) {
		text_add(why, "Nothing was entered.");
		goto done;
	}
	for (size_t i = 0; i < gaps.count; i++)
		if (!add_gap(asked, &gaps, i, &filling, response, why))
			goto done;
	outcome = READ_DONE;
done:
	if (outcome != READ_DONE)
		text_cut(response, 0);
	text_clear(&composed);
	text_clear(&entry);
	return outcome;
}

/* ---- the normalized form ---- */

/* The gap whose line begins here, or the number of gaps. */
static size_t line_of(const struct gaps *gaps, const char *line)
{
	size_t index = 0;

	for (; index < gaps->count; index++) {
		const char *id = bank_text(gaps->bank, gaps->fills[index]->id);

		if (strncmp(line, id, strlen(id)) == 0 && line[strlen(id)] == '=')
			break;
	}
	return index;
}

/*
 * Where this line ends: at a newline, or, in a form without one, at '\n' in two characters and
 * another gap's line: what was typed may hold those two as well.
 */
static size_t line_length(const struct gaps *gaps, const char *line, bool escaped, size_t *next)
{
	size_t length = 0;

	for (; line[length] && line[length] != '\n'; length++)
		if (escaped && line[length] == '\\' && line[length + 1] == 'n' &&
		    line_of(gaps, line + length + 2) < gaps->count) {
			*next = length + 2;
			return length;
		}
	*next = length + (line[length] == '\n');
	return length;
}

/* False: `why` says what is wrong. */
static bool put_lines(const struct gaps *gaps, const char *normalized, struct filling *filling,
                      struct text *why)
{
	bool escaped = gaps->count > 1 && !strchr(normalized, '\n');
	size_t next;

	for (const char *line = normalized; *line; line += next) {
		size_t length = line_length(gaps, line, escaped, &next);
		size_t index = line_of(gaps, line), name = strcspn(line, "=") + 1;

		if (index == gaps->count)
			text_addf(why, "'%.*s' is no line like '%s=...'.",
			          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, line,
			          gaps->count ? bank_text(gaps->bank, gaps->fills[0]->id) : "");
		else if (!put(filling, index, line + name, length - name))
			text_addf(why, "Gap '%s' is filled twice.",
			          bank_text(gaps->bank, gaps->fills[index]->id));
		if (why->length)
			return false;
	}
	return true;
}

static const struct part *option_of(const struct gaps *gaps, const struct part *fill,
                                    const char *id, size_t length)
{
	for (const struct part *part = fill + 1; part <= fill + fill->count; part++)
		if (is_id(bank_text(gaps->bank, part->id), id, length))
			return part;
	return NULL;
}

/*
 * What fills one gap, as it would have been kept had it been typed; an option is known by its id.
 * False: nothing is left of it.
 */
static bool add_filling(const struct gaps *gaps, size_t index, const struct filling *filling,
                        struct text *response, struct text *why)
{
	const struct part *fill = gaps->fills[index];
	size_t length = filling->lengths[index], before;
	struct text piece;

	text_init(&piece);
	text_add_bytes(&piece, filling->bytes[index], length);
	text_addf(response, "%s%s=", index ? "\n" : "", bank_text(gaps->bank, fill->id));
	before = response->length;
	typed_read(piece.bytes, response, why);
	if (is_list(fill) && length && !option_of(gaps, fill, piece.bytes, length))
		text_addf(why, "Gap '%s' has no option '%.*s'.", bank_text(gaps->bank, fill->id),
		          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, piece.bytes);
	text_clear(&piece);
	return response->length > before;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct filling filling = {0};
	enum read_outcome outcome = READ_DONE;
	bool filled = false;

	if (!put_lines(&gaps, normalized, &filling, why))
		return READ_UNREADABLE;
	for (size_t i = 0; i < gaps.count && !why->length; i++)
		filled |= add_filling(&gaps, i, &filling, response, why);
	if (why->length) {
		outcome = READ_UNREADABLE;
	} else if (!filled) {
		text_add(why, "At least one gap has to be filled.");
		outcome = READ_NOT_ALLOWED;
	}
	if (outcome != READ_DONE)
		text_cut(response, 0);
	return outcome;
}

/* ---- scoring ---- */

struct judged {
	bool right, tolerated;
	const struct part *by; /* the key or option that was met, or NULL */
};

static struct judged judge(const struct gaps *gaps, const struct part *fill, const char *bytes,
                           size_t length)
{
	struct judged judged = {0};
	struct text given;

	if (length == 0)
		return judged;
	if (is_list(fill)) {
		judged.by = option_of(gaps, fill, bytes, length);
		judged.right = judged.by && judged.by->is_correct;
		return judged;
	}
	text_init(&given);
	text_add_bytes(&given, bytes, length);
	for (const struct part *part = fill + 1; part <= fill + fill->count && !judged.right;
	     part++) {
		judged.right = key_matches(gaps->bank, &part->key, given.bytes, &judged.tolerated);
		judged.by = judged.right ? part : NULL;
	}
	text_clear(&given);
	return judged;
}

/* The weight of the gaps that are right, by the weight of all. */
static int32_t points_for(const struct gaps *gaps, int64_t right, int64_t all, int32_t points_mpts)
{
	if (gaps->passage->is_exact)
		return right == all ? points_mpts : 0;
	return share_of(points_mpts, right, all);
}

/* A response that cannot be read earns nothing. */
static bool fill_from(const struct gaps *gaps, const char *response, struct filling *filling)
{
	struct text why;
	bool filled;

	text_init(&why);
	filled = put_lines(gaps, response, filling, &why);
	text_clear(&why);
	return filled;
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	struct gaps gaps = gaps_of(bank, question);
	struct filling filling = {0};
	struct score score = {0};
	int64_t right = 0, all = 0;

	if (!fill_from(&gaps, response, &filling))
		return score;
	for (size_t i = 0; i < gaps.count; i++) {
		struct judged judged =
			judge(&gaps, gaps.fills[i], filling.bytes[i], filling.lengths[i]);

		all += gaps.fills[i]->weight_mpts;
		right += judged.right ? gaps.fills[i]->weight_mpts : 0;
		score.tolerated |= judged.tolerated;
	}
	if (right)
		score.earned_mpts = points_for(&gaps, right, all, question->points_mpts);
	return score;
}

/* What fills the gap: its right option, or its first key that is a word. */
static const struct part *key_of(const struct part *fill)
{
	for (const struct part *part = fill + 1; part <= fill + fill->count; part++)
		if (part->kind == PART_OPTION ? part->is_correct : !part->key.is_pattern)
			return part;
	return fill;
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	struct gaps gaps = gaps_of(bank, question);

	for (size_t i = 0; i < gaps.count; i++) {
		const struct part *key = key_of(gaps.fills[i]);

		text_addf(response, "%s%s=%s", i ? "\n" : "", bank_text(bank, gaps.fills[i]->id),
		          bank_text(bank, key->kind == PART_OPTION ? key->id : key->key.text));
	}
}

/* ---- scores in words ---- */

static void list_gap(const struct gaps *gaps, size_t index, int64_t points_mpts,
                     struct vigil_page *page)
{
	const struct part *fill = gaps->fills[index];
	struct text words;

	text_init(&words);
	text_addf(&words, "gap %zu: ", index + 1);
	for (const struct part *part = fill + 1; part <= fill + fill->count; part++) {
		if (part->kind == PART_OPTION && !part->is_correct)
			continue;
		text_add(&words, part > fill + 1 && part->kind == PART_KEY ? " or " : "");
		if (part->kind == PART_OPTION)
			text_add(&words, bank_text(gaps->bank, part->id));
		else
			key_describe(gaps->bank, &part->key, &words);
	}
	options_row(page, words.bytes, points_mpts);
	text_clear(&words);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	struct gaps gaps = gaps_of(bank, question);
	bool is_exact = gaps.passage->is_exact;
	int64_t all = 0;

	for (size_t i = 0; i < gaps.count; i++)
		all += gaps.fills[i]->weight_mpts;
	page_say(page, PAGE_PLAIN,
	         is_exact ? "All gaps filled rightly earn all points, anything else nothing."
	                  : "Points times the weight of the gaps that are filled rightly, by the "
	                    "weight of all gaps.");
	options_table(page, "What is right");
	for (size_t i = 0; i < gaps.count; i++)
		list_gap(&gaps, i,
		         points_for(&gaps, gaps.fills[i]->weight_mpts, all, question->points_mpts),
		         page);
	options_row(page, "every gap", question->points_mpts);
	options_row(page, "no gap", 0);
}

/* A blind choice from each list; whatever is typed blindly is wrong. */
static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	struct gaps gaps = gaps_of(bank, question);
	int64_t all = 0, share = 0, expected = question->points_mpts;

	for (size_t i = 0; i < gaps.count; i++)
		all += gaps.fills[i]->weight_mpts;
	for (size_t i = 0; i < gaps.count; i++) {
		bool list = is_list(gaps.fills[i]);

		expected = list ? expected / gaps.fills[i]->count : 0;
		share += list ? (int64_t)question->points_mpts * gaps.fills[i]->weight_mpts /
		                         gaps.fills[i]->count
		              : 0;
	}
	if (gaps.passage->is_exact)
		return expected;
	return all > 0 ? share / all : 0;
}

/* ---- afterwards ---- */

static void review_gap(const struct asked *asked, const struct gaps *gaps, size_t index,
                       const struct judged *judged, enum release release, bool is_empty,
                       struct vigil_page *page)
{
	const struct part *key = key_of(gaps->fills[index]);
	struct text words, plain;
	char label[8];

	text_init(&words);
	text_init(&plain);
	text_add(&words, judged->tolerated ? "right, with a typing error"
	                 : judged->right   ? "right"
	                 : is_empty        ? "empty"
	                                   : "wrong");
	markup_strip(&plain, bank_text(asked->bank, key->key.text));
	if (!judged->right && release == RELEASE_KEY)
		text_addf(&words, "; right: %s", plain.bytes);
	label_of(label, index + 1);
	page_note(page,
	          judged->right ? PAGE_GOOD
	          : is_empty    ? PAGE_NOTE
	                        : PAGE_BAD,
	          label, words.bytes,
	          judged->by ? bank_text(asked->bank, judged->by->key.feedback) : "");
	text_clear(&words);
	text_clear(&plain);
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct filling filling = {0};

	fill_from(&gaps, asked->response, &filling);
	for (size_t i = 0; i < gaps.count; i++) {
		struct judged judged =
			judge(&gaps, gaps.fills[i], filling.bytes[i], filling.lengths[i]);

		review_gap(asked, &gaps, i, &judged, release, filling.lengths[i] == 0, page);
	}
}

/* The passage, each gap as it stands there, and behind a gap with a list its options. */
static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct text text;

	text_init(&text);
	add_passage(&text, &gaps);
	visit(context, "line", "passage", text.bytes);
	for (size_t i = 0; i < gaps.count; i++) {
		const struct part *fill = gaps.fills[i];

		text_cut(&text, 0);
		add_blank(&text, i + 1);
		visit(context, "gap", bank_text(asked->bank, fill->id), text.bytes);
		for (size_t place = 0; is_list(fill) && place < fill->count; place++) {
			const struct part *option = option_at(asked, fill, place);

			visit(context, "option", bank_text(asked->bank, option->id),
			      bank_text(asked->bank, option->key.text));
		}
	}
	text_clear(&text);
}

const struct interaction gaps_interaction = {
	.name = "gaps",
	.codes = codes,
	.attributes = attributes,
	.children = children,
	.start = start,
	.end = end,
	.texts = texts,
	.order_count = order_count,
	.shuffle = shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.explain = explain,
	.guess = guess,
	.review = review,
	.describe = describe,
};
