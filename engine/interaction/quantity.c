/* interaction/quantity.c -- numbers that are right, their limits and units, as a bank has them */
#include "interaction/quantity.h"

#include <string.h>

#include "base/normal.h"

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

const struct vigil_code quantity_codes[] = {
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

const struct quantity *quantities_of(const struct vigil_bank *bank,
                                     const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

exact quantity_number(const struct vigil_bank *bank, ref text)
{
	const char *form = bank_text(bank, text);
	exact number = 0;

	return exact_read(&number, form, strlen(form)) ? number : 0;
}

bool quantity_holds(const struct vigil_bank *bank, const struct quantity *part, exact number)
{
	return part->kind != QUANTITY_UNIT && quantity_number(bank, part->low) <= number &&
	       number <= quantity_number(bank, part->high);
}

/* ---- reading a bank ---- */

/* A band has the first four and a score, a question the first four, its value and its unit. */
enum { TOLERANCE, RELATIVE, MIN, MAX, VALUE, UNIT, BAND_SCORE = VALUE };

/* clang-format off */
const struct xml_attribute_rule quantity_attributes[] = {
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

static struct quantity *first_part(const struct bank_builder *builder)
{
	return (struct quantity *)(void *)builder->parts;
}

/* A new one behind the others; what is beyond the number allowed is read into the last. */
static struct quantity *add_part(struct bank_builder *builder, enum quantity_kind kind)
{
	struct quantity *part;

	if (first_part(builder)->count > PARTS_MOST) {
		part = first_part(builder) + PARTS_MOST + 1;
		*part = (struct quantity){.kind = kind};
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
	builder_find(builder, &quantity_codes[NUMBER_MALFORMED], element->offset,
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
		builder_find(builder, &quantity_codes[VALUE_MISSING], element->offset,
		             "a range has both 'min' and 'max'");
	if (!low || !high)
		return false;
	if (limits->low > limits->high)
		builder_find(builder, &quantity_codes[RANGE_EMPTY], element->offset,
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
		builder_find(builder, &quantity_codes[TOLERANCE_NEGATIVE], element->offset,
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
		builder_find(builder, &quantity_codes[VALUE_CONTRADICTORY], element->offset,
		             range ? "it is either a range or a value with its tolerance"
		                   : "the tolerance is either absolute or relative");
		return false;
	}
	if (range)
		return read_range(builder, element, limits);
	if (value && (own || tolerance || relative))
		return read_tolerance(builder, element, *value, limits);
	if (!own)
		builder_find(builder, &quantity_codes[VALUE_MISSING], element->offset,
		             tolerance || relative ? "a tolerance needs the question's value"
		                                   : "neither a value nor a range is given");
	return false;
}

static bool keep_limits(struct bank_builder *builder, const struct limits *limits,
                        struct quantity *part)
{
	if (!keep_number(builder, limits->low, &part->low))
		return false;
	part->high = part->low;
	return limits->high == limits->low || keep_number(builder, limits->high, &part->high);
}

bool quantity_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct quantity *part = builder_part(builder, sizeof(*part));
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
static void check_unit(struct bank_builder *builder, const struct quantity *unit, size_t offset)
{
	const struct vigil_bank *bank = builder->bank;
	struct text mine, other;

	text_init(&mine);
	text_init(&other);
	normal_add_as(&mine, bank_text(bank, unit->name), NORMAL_KEEPS_CASE);
	for (const struct quantity *part = first_part(builder); part < unit; part++) {
		text_cut(&other, 0);
		normal_add_as(&other, bank_text(bank, part->name), NORMAL_KEEPS_CASE);
		if (part->name && strcmp(mine.bytes, other.bytes) == 0)
			builder_find(builder, &quantity_codes[UNIT_DOUBLED], offset,
			             "the question has the unit '%s' already",
			             bank_text(bank, unit->name));
	}
	text_clear(&mine);
	text_clear(&other);
}

static bool unit_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct quantity *unit = add_part(builder, QUANTITY_UNIT);
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
		builder_find(builder, &quantity_codes[FACTOR_IMPOSSIBLE], element->offset,
		             "a factor is more than 0");
	return keep_number(builder, factor, &unit->value);
}

static void check_band(struct bank_builder *builder, const struct limits *limits,
                       const struct quantity *band, size_t offset)
{
	const struct vigil_bank *bank = builder->bank;
	const struct quantity *part = first_part(builder);

	while (part < band && !(part->low && quantity_holds(bank, part, limits->low) &&
	                        quantity_holds(bank, part, limits->high)))
		part++;
	if (part < band)
		builder_find(builder, &quantity_codes[BAND_UNREACHABLE], offset,
		             "every number of this band counts %s already",
		             part->kind == QUANTITY_VALUE ? "as right" : "in another one");
}

static bool band_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct quantity *band = add_part(builder, QUANTITY_BAND);
	struct limits limits;
	exact value;

	if (!band)
		return false;
	if (xml_has(element, BAND_SCORE))
		band->score_mpts = (int32_t)element->values[BAND_SCORE].number;
	if (band->score_mpts > builder->question->points_mpts)
		builder_find(builder, &quantity_codes[BAND_SCORE_TOO_HIGH], element->offset,
		             "a band cannot earn more than the question's points");
	value = quantity_number(builder->bank, first_part(builder)->value);
	if (builder->translation ||
	    !read_limits(builder, element, first_part(builder)->value ? &value : NULL, false,
	                 &limits))
		return true;
	check_band(builder, &limits, band, element->offset);
	return keep_limits(builder, &limits, band);
}

/* clang-format off */
const struct xml_element_rule quantity_rules[] = {
	{ .name = "unit", .content = XML_NOTHING, .rank = 1, .repeated = true,
	  .attributes = unit_attributes, .start = unit_start },
	{ .name = "band", .content = XML_NOTHING, .rank = 2, .repeated = true,
	  .attributes = band_attributes, .start = band_start },
	{ 0 },
};
/* clang-format on */

bool quantity_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	if (first_part(builder)->count > PARTS_MOST)
		builder_find(builder, &quantity_codes[NUMBER_PARTS_TOO_MANY], element->offset,
		             "the question has more than %d units and bands", PARTS_MOST);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}
