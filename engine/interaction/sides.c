/* interaction/sides.c -- sources and targets, as a bank has them */
#include "interaction/sides.h"

#include <string.h>

#include "base/bytes.h"
#include "interaction/prose.h"

enum {
	SOURCES_MISSING,
	SOURCES_TOO_MANY,
	SOURCE_DOUBLED,
	TARGETS_MISSING,
	TARGETS_TOO_MANY,
	TARGET_DOUBLED,
	TARGET_UNKNOWN,
	TARGET_SINGLE,
};

const struct vigil_code side_codes[] = {
	[SOURCES_MISSING] = {"sources-missing", VIGIL_ERROR},
	[SOURCES_TOO_MANY] = {"sources-too-many", VIGIL_ERROR},
	[SOURCE_DOUBLED] = {"source-doubled", VIGIL_ERROR},
	[TARGETS_MISSING] = {"targets-missing", VIGIL_ERROR},
	[TARGETS_TOO_MANY] = {"targets-too-many", VIGIL_ERROR},
	[TARGET_DOUBLED] = {"target-doubled", VIGIL_ERROR},
	[TARGET_UNKNOWN] = {"target-unknown", VIGIL_ERROR},
	[TARGET_SINGLE] = {"target-single", VIGIL_ERROR},
	{0},
};

enum { MATCH_SHUFFLE, MATCH_SCORING };

static const char *const scorings[] = {"partial", "exact", NULL};

const struct xml_attribute_rule sides_attributes[] = {
	[MATCH_SHUFFLE] = {.name = "shuffle", .type = XML_BOOLEAN},
	[MATCH_SCORING] = {.name = "scoring", .type = XML_WORD, .words = scorings},
	{0},
};

/* ---- reading a bank ---- */

bool sides_start(void *context, const struct xml_element *element)
{
	const struct xml_value *values = element->values;
	struct match *match = builder_part(context, sizeof(*match));

	if (!match)
		return false;
	match->shuffled = !xml_has(element, MATCH_SHUFFLE) || values[MATCH_SHUFFLE].number;
	if (xml_has(element, MATCH_SCORING))
		match->scoring = (uint8_t)values[MATCH_SCORING].number;
	return true;
}

static struct match *collected(const struct bank_builder *builder)
{
	return (struct match *)(void *)builder->parts;
}

static struct side *last_side(const struct bank_builder *builder)
{
	return (struct side *)(void *)(builder->parts + builder->parts_used) - 1;
}

static bool is_named(const struct bank_builder *builder, ref name, const struct xml_value *value)
{
	return name && bytes_are(value->bytes, value->length, bank_text(builder->bank, name));
}

static bool is_among(const struct bank_builder *builder, const struct side *sides, size_t count,
                     const struct xml_value *id)
{
	for (size_t i = 0; i < count; i++)
		if (is_named(builder, sides[i].id, id))
			return true;
	return false;
}

/* The name of a target is kept once, wherever it comes first. 0: no memory. */
static ref keep_target_name(const struct bank_builder *builder, const struct xml_value *name)
{
	const struct match *match = collected(builder);
	const struct side *sources = match_sources(match);

	for (size_t i = 0; i < match->source_count; i++)
		if (is_named(builder, sources[i].target, name))
			return sources[i].target;
	return arena_copy(&builder->bank->arena, name->bytes, name->length);
}

/* What is beyond the number allowed, or comes too late, is read into one record: both are said. */
static struct side *next_side(struct bank_builder *builder, bool fits)
{
	return fits ? builder_part(builder, sizeof(struct side)) : last_side(builder);
}

enum { SOURCE_ID, SOURCE_TARGET };

static bool source_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *values = element->values;
	struct match *match = collected(builder);
	bool fits = match->source_count <= SOURCES_MOST && match->target_count == 0;
	struct side source = {.extra = (uint32_t)element->offset}, *kept;

	if (xml_has(element, SOURCE_ID) &&
	    is_among(builder, match_sources(match), match->source_count, &values[SOURCE_ID]))
		builder_find(builder, &side_codes[SOURCE_DOUBLED], element->offset,
		             "the question has another source '%.*s'",
		             (int)values[SOURCE_ID].length, values[SOURCE_ID].bytes);
	if (xml_has(element, SOURCE_ID) &&
	    !(source.id = arena_copy(&builder->bank->arena, values[SOURCE_ID].bytes,
	                             values[SOURCE_ID].length)))
		return false;
	if (xml_has(element, SOURCE_TARGET) &&
	    !(source.target = keep_target_name(builder, &values[SOURCE_TARGET])))
		return false;
	kept = next_side(builder, fits);
	if (!kept)
		return false;
	*kept = source;
	collected(builder)->source_count += fits;
	return true;
}

enum { TARGET_ID, TARGET_FIXED };

static bool target_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *values = element->values;
	struct match *match = collected(builder);
	bool fits = match->target_count <= TARGETS_MOST;
	struct side target = {0}, *kept;

	target.extra = xml_has(element, TARGET_FIXED) && values[TARGET_FIXED].number;
	if (xml_has(element, TARGET_ID) &&
	    is_among(builder, match_targets(match), match->target_count, &values[TARGET_ID]))
		builder_find(builder, &side_codes[TARGET_DOUBLED], element->offset,
		             "the question has another target '%.*s'",
		             (int)values[TARGET_ID].length, values[TARGET_ID].bytes);
	if (xml_has(element, TARGET_ID) &&
	    !(target.id = keep_target_name(builder, &values[TARGET_ID])))
		return false;
	kept = next_side(builder, fits);
	if (!kept)
		return false;
	*kept = target;
	collected(builder)->target_count += fits;
	return true;
}

static bool side_end(void *context, const struct xml_element *element)
{
	last_side(context)->text = element->text;
	return true;
}

static bool feedback_end(void *context, const struct xml_element *element)
{
	last_side(context)->feedback = element->text;
	return true;
}

/* clang-format off */
static const struct xml_attribute_rule source_attributes[] = {
	[SOURCE_ID]     = { .name = "id", .type = XML_ID, .required = true, .translated = true },
	[SOURCE_TARGET] = { .name = "target", .type = XML_ID, .required = true },
	{ 0 },
};

static const struct xml_attribute_rule target_attributes[] = {
	[TARGET_ID]    = { .name = "id", .type = XML_ID, .required = true, .translated = true },
	[TARGET_FIXED] = { .name = "fixed", .type = XML_BOOLEAN },
	{ 0 },
};

static const struct xml_element_rule source_children[] = {
	{ .name = "feedback", .content = XML_TEXT, .inlines = prose_blocks, .end = feedback_end },
	{ 0 },
};

const struct xml_element_rule sides_rules[] = {
	{ .name = "source", .content = XML_TEXT, .rank = 1, .repeated = true,
	  .attributes = source_attributes, .children = source_children, .inlines = prose_words,
	  .start = source_start, .end = side_end },
	{ .name = "target", .content = XML_TEXT, .rank = 2, .repeated = true,
	  .attributes = target_attributes, .inlines = prose_words,
	  .start = target_start, .end = side_end },
	{ 0 },
};
/* clang-format on */

/* From the target's id to its index; a source that has none is a finding, here or already. */
static bool resolve(struct bank_builder *builder, struct side *source)
{
	const struct match *match = collected(builder);
	const struct side *targets = match_targets(match);
	ref id = source->target;

	for (uint32_t i = 0; i < match->target_count; i++) {
		if (id && targets[i].id == id) {
			source->target = i;
			return true;
		}
	}
	if (id)
		builder_find(builder, &side_codes[TARGET_UNKNOWN], source->extra,
		             "the question has no target '%s'", bank_text(builder->bank, id));
	source->target = 0;
	return false;
}

static bool resolve_all(struct bank_builder *builder)
{
	const struct match *match = collected(builder);
	struct side *sources = (struct side *)(void *)(builder->parts + sizeof(*match));
	bool resolved = true;

	for (size_t i = 0; i < match->source_count; i++)
		resolved &= resolve(builder, &sources[i]);
	return resolved;
}

static void check_count(struct bank_builder *builder, const struct xml_element *element,
                        size_t count, size_t most, const char *kind,
                        const struct vigil_code *missing, const struct vigil_code *too_many)
{
	if (!builder->translation && count < 2)
		builder_find(builder, missing, element->offset,
		             "the question has %s %s; it needs at least two", count ? "one" : "no",
		             kind);
	if (count > most)
		builder_find(builder, too_many, element->offset,
		             "the question has more than %zu %ss", most, kind);
}

/* How many of the sources belong to each target. */
void sides_count_key(const struct match *match, uint32_t sizes[TARGETS_MOST])
{
	const struct side *sources = match_sources(match);

	memset(sizes, 0, TARGETS_MOST * sizeof(*sizes));
	for (size_t i = 0; i < match->source_count; i++)
		sizes[sources[i].target]++;
}

static void check_key(struct bank_builder *builder, const struct xml_element *element)
{
	struct match *match = collected(builder);
	uint32_t sizes[TARGETS_MOST];

	sides_count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++) {
		if (sizes[i])
			match->used_count++;
		if (sizes[i] > 1)
			match->sorting = true;
	}
	if (match->used_count == 1)
		builder_find(builder, &side_codes[TARGET_SINGLE], element->offset,
		             "all sources belong to one target; at least two have to be used");
}

bool sides_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct match *match = collected(builder);
	bool resolved;

	check_count(builder, element, match->source_count, SOURCES_MOST, "source",
	            &side_codes[SOURCES_MISSING], &side_codes[SOURCES_TOO_MANY]);
	check_count(builder, element, match->target_count, TARGETS_MOST, "target",
	            &side_codes[TARGETS_MISSING], &side_codes[TARGETS_TOO_MANY]);
	resolved = !builder->translation && resolve_all(builder);
	if (resolved && match->source_count > 1 && match->target_count > 1 &&
	    match->target_count <= TARGETS_MOST)
		check_key(builder, element);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

void sides_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                 written_text *visit, void *context)
{
	const struct match *match = match_of(bank, question);
	const struct side *sources = match_sources(match), *targets = match_targets(match);

	for (size_t i = 0; i < match->source_count; i++) {
		const char *id = bank_text(bank, sources[i].id);

		visit(context, "source", id, &sources[i].text);
		if (sources[i].feedback)
			visit(context, "feedback on another target", id, &sources[i].feedback);
	}
	for (size_t i = 0; i < match->target_count; i++)
		visit(context, "target", bank_text(bank, targets[i].id), &targets[i].text);
}

void sides_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                        some_alternative *visit, void *context)
{
	const struct match *match = match_of(bank, question);
	const struct side *sources = match_sources(match), *targets = match_targets(match);

	for (size_t i = 0; i < match->source_count; i++)
		visit(context, "source", "", bank_text(bank, sources[i].id), sources[i].text);
	for (size_t i = 0; i < match->target_count; i++)
		visit(context, "target", "", bank_text(bank, targets[i].id), targets[i].text);
}
