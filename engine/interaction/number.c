/* interaction/number.c -- a number is typed, in one of several units */
#include <string.h>

#include "base/normal.h"
#include "interaction/exact.h"
#include "interaction/keys.h"
#include "interaction/numeral.h"
#include "interaction/options.h"
#include "interaction/unordered.h"
#include "page/page.h"

#define PARTS_MOST    32 /* units and bands of one question */
#define QUOTED_LENGTH 40

enum {
	NUMBER_MALFORMED,
	VALUE_MISSING,
	VALUE_CONTRADICTORY,
	TOLERANCE_NEGATIVE,
	RANGE_EMPTY,
	BAND_UNREACHABLE,
	BAND_SCORE_TOO_HIGH,
	UNIT_DOUBLED,
	FACTOR_IMPOSSIBLE,
	NUMBER_PARTS_TOO_MANY,
};

static const struct vigil_code number_codes[] = {
	[NUMBER_MALFORMED] = {"number-malformed", VIGIL_ERROR},
	[VALUE_MISSING] = {"value-missing", VIGIL_ERROR},
	[VALUE_CONTRADICTORY] = {"value-contradictory", VIGIL_ERROR},
	[TOLERANCE_NEGATIVE] = {"tolerance-negative", VIGIL_ERROR},
	[RANGE_EMPTY] = {"range-empty", VIGIL_ERROR},
	[BAND_UNREACHABLE] = {"band-unreachable", VIGIL_ERROR},
	[BAND_SCORE_TOO_HIGH] = {"band-score-too-high", VIGIL_ERROR},
	[UNIT_DOUBLED] = {"unit-doubled", VIGIL_ERROR},
	[FACTOR_IMPOSSIBLE] = {"factor-impossible", VIGIL_ERROR},
	[NUMBER_PARTS_TOO_MANY] = {"number-parts-too-many", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {number_codes, NULL};

/*
 * The parts in the arena: one of PART_VALUE, then the units and bands in the order of the file.
 * Numbers are kept as texts in their shortest form: an arena is aligned to 4 bytes only.
 */
enum part_kind { PART_VALUE, PART_UNIT, PART_BAND };

struct part {
	uint32_t kind;  /* enum part_kind */
	uint32_t count; /* PART_VALUE: of the parts behind it */
	ref value;      /* PART_VALUE: or 0 where it is a range; PART_UNIT: the factor */
	ref name;       /* PART_UNIT; PART_VALUE: of the unit that it is in, or 0 */
	ref low, high;  /* PART_VALUE and PART_BAND: the limits, both within */
	int32_t score_mpts;
};

static const struct part *parts_of(const struct vigil_bank *bank,
                                   const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

static exact number_at(const struct vigil_bank *bank, ref text)
{
	const char *form = bank_text(bank, text);
	exact number = 0;

	return exact_read(&number, form, strlen(form)) ? number : 0;
}

static bool is_within(const struct vigil_bank *bank, const struct part *part, exact number)
{
	return part->kind != PART_UNIT && number_at(bank, part->low) <= number &&
	       number <= number_at(bank, part->high);
}

/* ---- reading a bank ---- */

/* A band has the first four and a score, a question the first four, its value and its unit. */
enum { TOLERANCE, RELATIVE, MIN, MAX, VALUE, UNIT, BAND_SCORE = VALUE };

/* clang-format off */
static const struct xml_attribute_rule attributes[] = {
	[TOLERANCE] = { .name = "tolerance", .type = XML_STRING },
	[RELATIVE]  = { .name = "relative", .type = XML_DECIMAL, .least = 0, .most = 1000 },
	[MIN]       = { .name = "min", .type = XML_STRING },
	[MAX]       = { .name = "max", .type = XML_STRING },
	[VALUE]     = { .name = "value", .type = XML_STRING },
	[UNIT]      = { .name = "unit", .type = XML_STRING },
	{ 0 },
};

static const struct xml_attribute_rule band_attributes[] = {
	[TOLERANCE]  = { .name = "tolerance", .type = XML_STRING },
	[RELATIVE]   = { .name = "relative", .type = XML_DECIMAL, .least = 0, .most = 1000 },
	[MIN]        = { .name = "min", .type = XML_STRING },
	[MAX]        = { .name = "max", .type = XML_STRING },
	[BAND_SCORE] = { .name = "score", .type = XML_DECIMAL, .required = true, .least = 0,
	                 .most = 1000000 },
	{ 0 },
};

enum { UNIT_NAME, UNIT_FACTOR };

static const struct xml_attribute_rule unit_attributes[] = {
	[UNIT_NAME]   = { .name = "name", .type = XML_STRING, .required = true },
	[UNIT_FACTOR] = { .name = "factor", .type = XML_STRING, .required = true },
	{ 0 },
};
/* clang-format on */

static struct part *first_part(const struct bank_builder *builder)
{
	return (struct part *)(void *)builder->parts;
}

/* A new one behind the others; what is beyond the number allowed is read into the last. */
static struct part *add_part(struct bank_builder *builder, enum part_kind kind)
{
	struct part *part;

	if (first_part(builder)->count > PARTS_MOST) {
		part = first_part(builder) + PARTS_MOST + 1;
		*part = (struct part){.kind = kind};
		return part;
	}
	part = builder_part(builder, sizeof(*part));
	if (!part)
		return NULL;
	part->kind = kind;
	first_part(builder)->count++;
	return part;
}

static bool read_number(struct bank_builder *builder, const struct xml_element *element,
                        unsigned attribute, exact *number)
{
	const struct xml_value *value = &element->values[attribute];

	if (!xml_has(element, attribute))
		return false;
	if (exact_read(number, value->bytes, value->length) && exact_is_short(*number))
		return true;
	builder_find(builder, &number_codes[NUMBER_MALFORMED], element->offset,
	             "attribute '%s' is '%.*s'; it takes a decimal number with at most 15 digits "
	             "before the point and 9 behind it",
	             element->rule->attributes[attribute].name,
	             value->length < QUOTED_LENGTH ? (int)value->length : QUOTED_LENGTH,
	             value->bytes);
	return false;
}

static bool keep_number(struct bank_builder *builder, exact number, ref *kept)
{
	struct text text;

	text_init(&text);
	exact_add(&text, number);
	*kept = text.failed ? 0 : arena_copy(&builder->bank->arena, text.bytes, text.length);
	text_clear(&text);
	return *kept != 0;
}

struct limits {
	exact low, high;
};

static bool read_range(struct bank_builder *builder, const struct xml_element *element,
                       struct limits *limits)
{
	bool whole = xml_has(element, MIN) && xml_has(element, MAX);
	bool low = read_number(builder, element, MIN, &limits->low);
	bool high = read_number(builder, element, MAX, &limits->high);

	if (!whole)
		builder_find(builder, &number_codes[VALUE_MISSING], element->offset,
		             "a range has both 'min' and 'max'");
	if (!low || !high)
		return false;
	if (limits->low > limits->high)
		builder_find(builder, &number_codes[RANGE_EMPTY], element->offset,
		             "no number is from 'min' to 'max'");
	return limits->low <= limits->high;
}

/* A distance to both sides of the value. */
static bool read_tolerance(struct bank_builder *builder, const struct xml_element *element,
                           exact value, struct limits *limits)
{
	exact distance = 0;

	if (xml_has(element, TOLERANCE) && !read_number(builder, element, TOLERANCE, &distance))
		return false;
	if (xml_has(element, RELATIVE))
		exact_multiply(&distance, value < 0 ? -value : value,
		               element->values[RELATIVE].number * (EXACT_ONE / 1000));
	if (distance < 0) {
		builder_find(builder, &number_codes[TOLERANCE_NEGATIVE], element->offset,
		             "a tolerance is not negative");
		return false;
	}
	*limits = (struct limits){value - distance, value + distance};
	return true;
}

/* `value` is the question's, or NULL; `own`: this element is the question and has given one. */
static bool read_limits(struct bank_builder *builder, const struct xml_element *element,
                        const exact *value, bool own, struct limits *limits)
{
	bool range = xml_has(element, MIN) || xml_has(element, MAX);
	bool tolerance = xml_has(element, TOLERANCE), relative = xml_has(element, RELATIVE);

	if ((range && (own || tolerance || relative)) || (tolerance && relative)) {
		builder_find(builder, &number_codes[VALUE_CONTRADICTORY], element->offset,
		             range ? "it is either a range or a value with its tolerance"
		                   : "the tolerance is either absolute or relative");
		return false;
	}
	if (range)
		return read_range(builder, element, limits);
	if (value && (own || tolerance || relative))
		return read_tolerance(builder, element, *value, limits);
	if (!own)
		builder_find(builder, &number_codes[VALUE_MISSING], element->offset,
		             tolerance || relative ? "a tolerance needs the question's value"
		                                   : "neither a value nor a range is given");
	return false;
}

static bool keep_limits(struct bank_builder *builder, const struct limits *limits,
                        struct part *part)
{
	if (!keep_number(builder, limits->low, &part->low))
		return false;
	part->high = part->low;
	return limits->high == limits->low || keep_number(builder, limits->high, &part->high);
}

static bool start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct part *part = builder_part(builder, sizeof(*part));
	bool own = xml_has(element, VALUE), known;
	struct limits limits;
	exact value;

	if (!part)
		return false;
	part->score_mpts = builder->question->points_mpts;
	if (builder->translation)
		return true;
	known = read_number(builder, element, VALUE, &value);
	if (known && !keep_number(builder, value, &part->value))
		return false;
	if (read_limits(builder, element, known ? &value : NULL, own, &limits) &&
	    !keep_limits(builder, &limits, part))
		return false;
	if (!xml_has(element, UNIT))
		return true;
	part->name = arena_copy(&builder->bank->arena, element->values[UNIT].bytes,
	                        element->values[UNIT].length);
	return part->name != 0;
}

/* Two units are one when nobody could type the one and not the other. */
static void check_unit(struct bank_builder *builder, const struct part *unit, size_t offset)
{
	const struct vigil_bank *bank = builder->bank;
	struct text mine, other;

	text_init(&mine);
	text_init(&other);
	normal_add_as(&mine, bank_text(bank, unit->name), NORMAL_KEEPS_CASE);
	for (const struct part *part = first_part(builder); part < unit; part++) {
		text_cut(&other, 0);
		normal_add_as(&other, bank_text(bank, part->name), NORMAL_KEEPS_CASE);
		if (part->name && strcmp(mine.bytes, other.bytes) == 0)
			builder_find(builder, &number_codes[UNIT_DOUBLED], offset,
			             "the question has the unit '%s' already",
			             bank_text(bank, unit->name));
	}
	text_clear(&mine);
	text_clear(&other);
}

static bool unit_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct part *unit = add_part(builder, PART_UNIT);
	exact factor;

	if (!unit)
		return false;
	if (xml_has(element, UNIT_NAME)) {
		unit->name = arena_copy(&builder->bank->arena, element->values[UNIT_NAME].bytes,
		                        element->values[UNIT_NAME].length);
		if (!unit->name)
			return false;
		check_unit(builder, unit, element->offset);
	}
	if (!read_number(builder, element, UNIT_FACTOR, &factor))
		return true;
	if (factor <= 0)
		builder_find(builder, &number_codes[FACTOR_IMPOSSIBLE], element->offset,
		             "a factor is more than 0");
	return keep_number(builder, factor, &unit->value);
}

static void check_band(struct bank_builder *builder, const struct limits *limits,
                       const struct part *band, size_t offset)
{
	const struct vigil_bank *bank = builder->bank;
	const struct part *part = first_part(builder);

	while (part < band && !(part->low && is_within(bank, part, limits->low) &&
	                        is_within(bank, part, limits->high)))
		part++;
	if (part < band)
		builder_find(builder, &number_codes[BAND_UNREACHABLE], offset,
		             "every number of this band counts %s already",
		             part->kind == PART_VALUE ? "as right" : "in another one");
}

static bool band_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct part *band = add_part(builder, PART_BAND);
	struct limits limits;
	exact value;

	if (!band)
		return false;
	if (xml_has(element, BAND_SCORE))
		band->score_mpts = (int32_t)element->values[BAND_SCORE].number;
	if (band->score_mpts > builder->question->points_mpts)
		builder_find(builder, &number_codes[BAND_SCORE_TOO_HIGH], element->offset,
		             "a band cannot earn more than the question's points");
	value = number_at(builder->bank, first_part(builder)->value);
	if (builder->translation ||
	    !read_limits(builder, element, first_part(builder)->value ? &value : NULL, false,
	                 &limits))
		return true;
	check_band(builder, &limits, band, element->offset);
	return keep_limits(builder, &limits, band);
}

/* clang-format off */
static const struct xml_element_rule children[] = {
	{ .name = "unit", .content = XML_NOTHING, .rank = 1, .repeated = true,
	  .attributes = unit_attributes, .start = unit_start },
	{ .name = "band", .content = XML_NOTHING, .rank = 2, .repeated = true,
	  .attributes = band_attributes, .start = band_start },
	{ 0 },
};
/* clang-format on */

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	if (first_part(builder)->count > PARTS_MOST)
		builder_find(builder, &number_codes[NUMBER_PARTS_TOO_MANY], element->offset,
		             "the question has more than %d units and bands", PARTS_MOST);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	(void)bank;
	(void)question;
	(void)visit;
	(void)context; /* units are no texts: they are typed as they stand there */
}

/* ---- what is shown ---- */

/* "kB, MB or GB"; false when there is none. */
static bool add_units(struct text *text, const struct vigil_bank *bank, const struct part *parts)
{
	size_t left = 0, start = text->length;

	for (size_t i = 0; i <= parts->count; i++)
		left += parts[i].name != 0;
	for (size_t i = 0; i <= parts->count; i++) {
		if (!parts[i].name)
			continue;
		left--;
		text_addf(text, "%s%s", bank_text(bank, parts[i].name),
		          left > 1    ? ", "
		          : left == 1 ? " or "
		                      : "");
	}
	return text->length > start;
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	const struct part *parts = parts_of(asked->bank, asked->question);
	struct text units;

	text_init(&units);
	if (add_units(&units, asked->bank, parts))
		page_field(page, "Unit", units.bytes);
	text_clear(&units);
}

static void accepts(const struct asked *asked, struct text *line)
{
	const struct part *parts = parts_of(asked->bank, asked->question);

	text_add(line, "a number");
	if (parts->name)
		text_addf(line, "; without a unit it counts in %s",
		          bank_text(asked->bank, parts->name));
}

/* ---- reading what was typed ---- */

/* What is left to read of an entry, in normal form with its case. */
struct entry {
	struct text left;
	const struct part *unit, *other; /* behind the number and in front, or NULL */
	bool negative;
};

static void trim(struct text *text)
{
	size_t blanks = strspn(text->bytes, " ");

	memmove(text->bytes, text->bytes + blanks, text->length - blanks);
	text_cut(text, text->length - blanks);
	while (text->length && text->bytes[text->length - 1] == ' ')
		text_cut(text, text->length - 1);
}

static bool is_same_folded(const char *one, size_t length, const char *other)
{
	struct text part, first, second;
	bool same;

	text_init(&part);
	text_init(&first);
	text_init(&second);
	text_add_bytes(&part, one, length);
	normal_add(&first, part.bytes);
	normal_add(&second, other);
	same = strcmp(first.bytes, second.bytes) == 0;
	text_clear(&part);
	text_clear(&first);
	text_clear(&second);
	return same;
}

/* How much of the entry's end, or beginning, is this unit; 0: it is not there. */
static size_t unit_length(const struct vigil_bank *bank, const struct part *unit,
                          const struct text *left, bool behind, bool minds_case)
{
	const char *place;
	struct text name;
	size_t length = 0;

	text_init(&name);
	normal_add_as(&name, bank_text(bank, unit->name), NORMAL_KEEPS_CASE);
	place = left->bytes +
	        (behind && name.length < left->length ? left->length - name.length : 0);
	if (name.length && name.length < left->length &&
	    (minds_case ? memcmp(place, name.bytes, name.length) == 0
	                : is_same_folded(place, name.length, name.bytes)))
		length = name.length;
	text_clear(&name);
	return length;
}

/* The longest unit that stands there and is no other's double but for its case; it is cut off. */
static const struct part *take_unit(const struct vigil_bank *bank, const struct part *parts,
                                    struct text *left, bool behind, bool minds_case)
{
	const struct part *found = NULL;
	size_t longest = 0;

	for (size_t i = 0; i <= parts->count; i++) {
		size_t length =
			parts[i].name ? unit_length(bank, &parts[i], left, behind, minds_case) : 0;

		if (length && length >= longest) {
			found = length > longest ? &parts[i] : NULL;
			longest = length;
		}
	}
	if (!found)
		return NULL;
	if (!behind)
		memset(left->bytes, ' ', longest);
	else
		text_cut(left, left->length - longest);
	trim(left);
	return found;
}

static void take_sign(struct entry *entry)
{
	char sign = *entry->left.bytes;

	if (sign != '-' && sign != '+')
		return;
	entry->negative = sign == '-';
	*entry->left.bytes = ' ';
	trim(&entry->left);
}

static void take_around(const struct vigil_bank *bank, const struct part *parts,
                        struct entry *entry)
{
	bool has_sign;

	entry->unit = take_unit(bank, parts, &entry->left, true, true);
	if (!entry->unit)
		entry->unit = take_unit(bank, parts, &entry->left, true, false);
	take_sign(entry);
	has_sign = entry->negative;
	entry->other = take_unit(bank, parts, &entry->left, false, true);
	if (!entry->other)
		entry->other = take_unit(bank, parts, &entry->left, false, false);
	if (entry->other && !has_sign)
		take_sign(entry);
}

/* By this the number counts in the question's unit: of two units one may be that itself. */
static bool find_factor(const struct vigil_bank *bank, const struct entry *entry, exact *factor)
{
	exact one = EXACT_ONE, other = EXACT_ONE;

	if (entry->unit && entry->unit->kind == PART_UNIT)
		one = number_at(bank, entry->unit->value);
	if (entry->other && entry->other->kind == PART_UNIT)
		other = number_at(bank, entry->other->value);
	*factor = one == EXACT_ONE ? other : one;
	return one == EXACT_ONE || other == EXACT_ONE;
}

static void say_no_number(const struct asked *asked, const char *typed, struct text *why)
{
	const struct part *parts = parts_of(asked->bank, asked->question);
	struct text units;

	text_init(&units);
	text_addf(why, "'%.*s' is no number", (int)strnlen(typed, QUOTED_LENGTH), typed);
	if (add_units(&units, asked->bank, parts))
		text_addf(why, " in %s", units.bytes);
	text_add(why, ".");
	text_clear(&units);
}

/* "= 2,250,000 kB", where the entry could have been misunderstood. */
static void echo(const struct asked *asked, exact number, struct text *why)
{
	const struct part *parts = parts_of(asked->bank, asked->question);

	text_add(why, "= ");
	numeral_add(why, number, asked->language);
	if (parts->name)
		text_addf(why, " %s", bank_text(asked->bank, parts->name));
}

static enum read_outcome read_entry(const struct asked *asked, const struct entry *entry,
                                    const char *typed, struct text *response, struct text *why)
{
	bool separated = false;
	exact number = 0, factor;
	struct text readings;
	enum numeral numeral;
	enum read_outcome outcome = READ_UNREADABLE;

	text_init(&readings);
	numeral = numeral_read(&number, &separated, entry->left.bytes, asked->language, &readings);
	if (numeral == NUMERAL_AMBIGUOUS) {
		text_addf(why, "'%s' can be read in two ways: %s? Type the one that you mean.",
		          entry->left.bytes, readings.bytes);
	} else if (numeral == NUMERAL_NONE || !find_factor(asked->bank, entry, &factor)) {
		say_no_number(asked, typed, why);
	} else if (numeral == NUMERAL_TOO_LONG || !exact_multiply(&number, number, factor)) {
		text_add(why, "That number has more digits than are compared here.");
		outcome = READ_NOT_ALLOWED;
	} else {
		number = entry->negative ? -number : number;
		exact_add(response, number);
		if (separated || entry->unit || entry->other)
			echo(asked, number, why);
		outcome = READ_DONE;
	}
	text_clear(&readings);
	return outcome;
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	const struct part *parts = parts_of(asked->bank, asked->question);
	struct entry entry = {0};
	struct text composed;
	enum read_outcome outcome;

	text_init(&composed);
	text_init(&entry.left);
	outcome = typed_read(typed, &composed, why);
	if (outcome != READ_DONE)
		goto done;
	normal_add_as(&entry.left, composed.bytes, NORMAL_KEEPS_CASE);
	if (entry.left.length) {
		take_around(asked->bank, parts, &entry);
		outcome = read_entry(asked, &entry, composed.bytes, response, why);
	} else {
		text_add(why, "Nothing was entered.");
		outcome = READ_UNREADABLE;
	}
done:
	text_clear(&composed);
	text_clear(&entry.left);
	return outcome;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	exact number;

	(void)asked;
	if (!exact_read(&number, normalized, strlen(normalized))) {
		text_add(why, "The response is a number like 2250000 or -0.5.");
		return READ_UNREADABLE;
	}
	exact_add(response, number);
	return READ_DONE;
}

/* ---- scoring ---- */

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	const struct part *parts = parts_of(bank, question);
	exact number;

	if (!exact_read(&number, response, strlen(response)))
		return (struct score){0};
	for (size_t i = 0; i <= parts->count; i++)
		if (is_within(bank, &parts[i], number))
			return (struct score){.earned_mpts = parts[i].score_mpts};
	return (struct score){0};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct part *parts = parts_of(bank, question);

	text_add(response, bank_text(bank, parts->value ? parts->value : parts->low));
}

/* "2,250,000" or "from 2,200,000 to 2,300,000". */
static void add_limits(struct text *words, const struct vigil_bank *bank, const struct part *part,
                       const char *language)
{
	exact low = number_at(bank, part->low), high = number_at(bank, part->high);

	if (low != high) {
		text_add(words, "from ");
		numeral_add(words, low, language);
		text_add(words, " to ");
	}
	numeral_add(words, high, language);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct part *parts = parts_of(bank, question);
	struct text words;

	text_init(&words);
	page_say(page, PAGE_PLAIN,
	         parts->name ? "The first row that holds the number decides; it counts in %s."
	                     : "The first row that holds the number decides.%s",
	         bank_text(bank, parts->name));
	options_table(page, "Response");
	for (size_t i = 0; i <= parts->count; i++) {
		if (parts[i].kind == PART_UNIT)
			continue;
		text_cut(&words, 0);
		add_limits(&words, bank, &parts[i], bank_text(bank, bank->language));
		options_row(page, words.bytes, parts[i].score_mpts);
	}
	options_row(page, "anything else", 0);
	text_clear(&words);
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const struct vigil_bank *bank = asked->bank;
	const struct part *parts = parts_of(bank, asked->question);
	bool exactly = number_at(bank, parts->low) == number_at(bank, parts->high);
	struct text words;

	if (release != RELEASE_KEY || score(bank, asked->question, asked->response).earned_mpts >=
	                                      asked->question->points_mpts)
		return;
	text_init(&words);
	if (parts->value && !exactly) {
		numeral_add(&words, number_at(bank, parts->value), asked->language);
		text_add(&words, ", and what counts is ");
	}
	add_limits(&words, bank, parts, asked->language);
	page_say(page, PAGE_NOTE, "Right: %s%s%s", words.bytes, parts->name ? " " : "",
	         bank_text(bank, parts->name));
	text_clear(&words);
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	(void)asked;
	(void)visit;
	(void)context;
}

const struct interaction number_interaction = {
	.name = "number",
	.codes = codes,
	.attributes = attributes,
	.children = children,
	.start = start,
	.end = end,
	.texts = texts,
	.order_count = unordered_count,
	.shuffle = unordered_shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.explain = explain,
	.review = review,
	.describe = describe,
};
