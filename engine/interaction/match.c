/* interaction/match.c -- pair sources with targets, or sort many into few: parts and scores */
#include <string.h>

#include "base/bytes.h"
#include "base/random.h"
#include "interaction/labels.h"
#include "interaction/options.h"
#include "interaction/pairing.h"
#include "interaction/prose.h"
#include "interaction/share.h"
#include "page/page.h"

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

static const struct vigil_code match_codes[] = {
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

static const struct vigil_code *const codes[] = {match_codes, NULL};

enum { MATCH_SHUFFLE, MATCH_SCORING };

static const char *const scorings[] = {"partial", "exact", NULL};

static const struct xml_attribute_rule attributes[] = {
	[MATCH_SHUFFLE] = {.name = "shuffle", .type = XML_BOOLEAN},
	[MATCH_SCORING] = {.name = "scoring", .type = XML_WORD, .words = scorings},
	{0},
};

/* ---- reading a bank ---- */

static bool start(void *context, const struct xml_element *element)
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
		builder_find(builder, &match_codes[SOURCE_DOUBLED], element->offset,
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
		builder_find(builder, &match_codes[TARGET_DOUBLED], element->offset,
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

static const struct xml_element_rule children[] = {
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
		builder_find(builder, &match_codes[TARGET_UNKNOWN], source->extra,
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
static void count_key(const struct match *match, uint32_t sizes[TARGETS_MOST])
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

	count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++) {
		if (sizes[i])
			match->used_count++;
		if (sizes[i] > 1)
			match->sorting = true;
	}
	if (match->used_count == 1)
		builder_find(builder, &match_codes[TARGET_SINGLE], element->offset,
		             "all sources belong to one target; at least two have to be used");
}

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct match *match = collected(builder);
	bool resolved;

	check_count(builder, element, match->source_count, SOURCES_MOST, "source",
	            &match_codes[SOURCES_MISSING], &match_codes[SOURCES_TOO_MANY]);
	check_count(builder, element, match->target_count, TARGETS_MOST, "target",
	            &match_codes[TARGETS_MISSING], &match_codes[TARGETS_TOO_MANY]);
	resolved = !builder->translation && resolve_all(builder);
	if (resolved && match->source_count > 1 && match->target_count > 1 &&
	    match->target_count <= TARGETS_MOST)
		check_key(builder, element);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	const struct match *match = match_of(bank, question);
	const struct side *sources = match_sources(match), *targets = match_targets(match);

	for (size_t i = 0; i < match->source_count; i++) {
		const char *id = bank_text(bank, sources[i].id);

		visit(context, "source", id, sources[i].text);
		if (sources[i].feedback)
			visit(context, "feedback on another target", id, sources[i].feedback);
	}
	for (size_t i = 0; i < match->target_count; i++)
		visit(context, "target", bank_text(bank, targets[i].id), targets[i].text);
}

static void alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                         some_alternative *visit, void *context)
{
	const struct match *match = match_of(bank, question);
	const struct side *sources = match_sources(match), *targets = match_targets(match);

	for (size_t i = 0; i < match->source_count; i++)
		visit(context, "source", "", bank_text(bank, sources[i].id), sources[i].text);
	for (size_t i = 0; i < match->target_count; i++)
		visit(context, "target", "", bank_text(bank, targets[i].id), targets[i].text);
}

/* ---- the order shown: the places of the sources, then those of the targets ---- */

static size_t order_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct match *match = match_of(bank, question);

	return (size_t)match->source_count + match->target_count;
}

static void shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct random_stream *random, uint16_t *order)
{
	const struct match *match = match_of(bank, question);
	const struct side *targets = match_targets(match);
	bool fixed[TARGETS_MOST];

	for (uint16_t i = 0; i < match->source_count + match->target_count; i++)
		order[i] = i;
	if (!match->shuffled)
		return;
	for (size_t i = 0; i < match->target_count; i++)
		fixed[i] = targets[i].extra;
	random_shuffle(random, order, match->source_count);
	random_shuffle_fixed(random, order + match->source_count, match->target_count, fixed);
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	const struct match *match = match_of(asked->bank, asked->question);
	struct text number;
	char label[3];

	text_init(&number);
	for (size_t place = 0; place < match->source_count; place++) {
		const struct side *source = &match_sources(match)[pairing_source_at(asked, place)];

		text_cut(&number, 0);
		text_addf(&number, "%zu.", place + 1);
		page_item(page, number.bytes, bank_text(asked->bank, source->text));
	}
	text_clear(&number);
	page_say(page, PAGE_PLAIN,
	         "Each number goes with one letter. A letter can be used more "
	         "than once, or not at all.");
	for (size_t place = 0; place < match->target_count; place++) {
		const struct side *target = &match_targets(match)[pairing_target_at(asked, place)];

		options_label(label, place);
		page_item(page, label, bank_text(asked->bank, target->text));
	}
}

static void accepts(const struct asked *asked, struct text *line)
{
	(void)asked;
	text_add(line, "a letter for each number, such as 1b 2a");
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	const struct match *match = match_of(asked->bank, asked->question);

	for (size_t place = 0; place < match->source_count; place++) {
		const struct side *source = &match_sources(match)[pairing_source_at(asked, place)];

		visit(context, "source", bank_text(asked->bank, source->id),
		      bank_text(asked->bank, source->text));
	}
	for (size_t place = 0; place < match->target_count; place++) {
		const struct side *target = &match_targets(match)[pairing_target_at(asked, place)];

		visit(context, "target", bank_text(asked->bank, target->id),
		      bank_text(asked->bank, target->text));
	}
}

/* ---- scores ---- */

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/*
 * k targets are used: (sum over them of the share of its sources put there - 1) / (k - 1). The
 * shares' common denominator is the least common multiple of sizes whose sum is at most 100, which
 * is at most 232,792,560 (Landau's function): 64 bits are enough for all that follows.
 */
static int32_t score_sorting(const struct match *match, const uint32_t hits[TARGETS_MOST],
                             int32_t points_mpts)
{
	uint32_t sizes[TARGETS_MOST];
	uint64_t over = 1, sum = 0;

	count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++)
		if (sizes[i])
			over *= sizes[i] / common_divisor(over, sizes[i]);
	for (size_t i = 0; i < match->target_count; i++)
		if (sizes[i])
			sum += hits[i] * (over / sizes[i]);
	return share_of(points_mpts, (int64_t)sum - (int64_t)over,
	                (int64_t)over * (match->used_count - 1));
}

static bool is_all_in_one(const struct match *match, const struct pairing *pairing)
{
	for (size_t i = 1; i < match->source_count; i++)
		if (pairing->target[i] != pairing->target[0])
			return false;
	return true;
}

static bool is_right(const struct match *match, const struct pairing *pairing, size_t source)
{
	return pairing->target[source] == match_sources(match)[source].target + 1;
}

static size_t count_right(const struct match *match, const struct pairing *pairing)
{
	size_t right = 0;

	for (size_t i = 0; i < match->source_count; i++)
		right += is_right(match, pairing, i);
	return right;
}

static int32_t score_pairing(const struct match *match, const struct pairing *pairing,
                             int32_t points_mpts)
{
	size_t right = count_right(match, pairing);
	uint32_t hits[TARGETS_MOST] = {0};

	if (right == match->source_count)
		return points_mpts;
	if (match->scoring == MATCH_EXACT || is_all_in_one(match, pairing))
		return 0;
	if (!match->sorting)
		return share_of(points_mpts, (int64_t)right, match->source_count);
	for (size_t i = 0; i < match->source_count; i++)
		if (is_right(match, pairing, i))
			hits[pairing->target[i] - 1]++;
	return score_sorting(match, hits, points_mpts);
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	const struct match *match = match_of(bank, question);
	struct pairing pairing;

	if (!pairing_recall(bank, match, response, &pairing))
		return (struct score){0};
	return (struct score){.earned_mpts = score_pairing(match, &pairing, question->points_mpts)};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct match *match = match_of(bank, question);
	struct pairing key = {0};

	for (size_t i = 0; i < match->source_count; i++)
		pairing_set(&key, i, match_sources(match)[i].target);
	pairing_write(bank, match, &key, response);
}

/* All in one target: in sorting the formula makes it nothing, in pairing the exception to it. */
static void careless(const struct vigil_bank *bank, const struct vigil_question *question,
                     some_response *visit, void *context)
{
	const struct match *match = match_of(bank, question);
	struct text ids;

	text_init(&ids);
	for (size_t target = 0; target < match->target_count; target++) {
		struct pairing pairing = {0};

		for (size_t i = 0; i < match->source_count; i++)
			pairing_set(&pairing, i, target);
		text_cut(&ids, 0);
		pairing_write(bank, match, &pairing, &ids);
		visit(context, ids.bytes, "every source with one target");
	}
	text_clear(&ids);
}

/* ---- scores in words ---- */

/* As many responses, or ways to be right in part, can be listed one by one. */
#define LISTED_MOST 64

/* Count on, the last digit fastest; false: all have been there. */
static bool count_on(uint8_t *digits, const uint32_t *bases, size_t count)
{
	for (size_t i = count; i-- > 0;) {
		if (++digits[i] < bases[i])
			return true;
		digits[i] = 0;
	}
	return false;
}

/* The product of the bases, or more than can be listed. */
static size_t count_ways(const uint32_t *bases, size_t count)
{
	size_t ways = 1;

	for (size_t i = 0; i < count && ways <= LISTED_MOST; i++)
		ways *= bases[i];
	return ways;
}

static void list_responses(const struct vigil_bank *bank, const struct vigil_question *question,
                           const uint32_t *bases, struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint8_t digits[SOURCES_MOST] = {0};
	struct text ids;

	text_init(&ids);
	options_table(page, "Response");
	do {
		struct pairing pairing = {0};

		for (size_t i = 0; i < match->source_count; i++)
			pairing_set(&pairing, i, digits[i]);
		text_cut(&ids, 0);
		pairing_write(bank, match, &pairing, &ids);
		options_row(page, ids.bytes, score_pairing(match, &pairing, question->points_mpts));
	} while (count_on(digits, bases, match->source_count));
	text_clear(&ids);
}

static void list_key(const struct vigil_bank *bank, const struct vigil_question *question,
                     struct vigil_page *page)
{
	struct text ids;

	text_init(&ids);
	best(bank, question, &ids);
	options_table(page, "Response");
	options_row(page, ids.bytes, question->points_mpts);
	options_row(page, "every other one", 0);
	text_clear(&ids);
}

static void list_right(const struct match *match, int32_t points_mpts, struct vigil_page *page)
{
	struct text words;

	text_init(&words);
	options_table(page, "Right");
	for (uint32_t right = 0; right <= match->source_count; right++) {
		text_cut(&words, 0);
		text_addf(&words, "%u of %u", (unsigned)right, (unsigned)match->source_count);
		options_row(page, words.bytes, share_of(points_mpts, right, match->source_count));
	}
	options_row(page, "all with one target", 0);
	text_clear(&words);
}

/* How many are right in each target: "at-rest 1 of 2, vehicle 3 of 3". */
static void list_shares(const struct vigil_bank *bank, const struct vigil_question *question,
                        const uint32_t sizes[TARGETS_MOST], const uint32_t bases[TARGETS_MOST],
                        struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint8_t digits[TARGETS_MOST] = {0};
	struct text words;

	text_init(&words);
	options_table(page, "Right in each target");
	do {
		uint32_t hits[TARGETS_MOST];
		size_t listed = 0;

		text_cut(&words, 0);
		for (size_t i = 0; i < match->target_count; i++) {
			hits[i] = digits[i];
			if (!sizes[i])
				continue;
			label_list(&words, &listed, "",
			           bank_text(bank, match_targets(match)[i].id));
			text_addf(&words, " %u of %u", (unsigned)hits[i], (unsigned)sizes[i]);
		}
		options_row(page, words.bytes, score_sorting(match, hits, question->points_mpts));
	} while (count_on(digits, bases, match->target_count));
	text_clear(&words);
}

/* Too many ways to list: what each source that is right adds. */
static void list_steps(const struct vigil_bank *bank, const struct vigil_question *question,
                       const uint32_t sizes[TARGETS_MOST], struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	int64_t over = match->used_count - 1;
	struct text words;

	text_init(&words);
	options_table(page, "Adds up, before it is rounded");
	options_row(page, "to begin with", -(int64_t)share_of(question->points_mpts, 1, over));
	for (size_t i = 0; i < match->target_count; i++) {
		if (!sizes[i])
			continue;
		text_cut(&words, 0);
		text_addf(&words, "each of %u right in %s", (unsigned)sizes[i],
		          bank_text(bank, match_targets(match)[i].id));
		options_row(page, words.bytes, share_of(question->points_mpts, 1, over * sizes[i]));
	}
	text_clear(&words);
}

static void list_sorting(const struct vigil_bank *bank, const struct vigil_question *question,
                         struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint32_t sizes[TARGETS_MOST] = {0}, bases[TARGETS_MOST] = {0};

	count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++)
		bases[i] = sizes[i] + 1;
	if (count_ways(bases, match->target_count) <= LISTED_MOST)
		list_shares(bank, question, sizes, bases, page);
	else
		list_steps(bank, question, sizes, page);
}

static const char *formula(const struct match *match)
{
	if (match->scoring == MATCH_EXACT)
		return "All pairs right earn all points, anything else nothing.";
	if (match->sorting)
		return "Points times (the sum, over the targets that are used, of the share of "
		       "their sources put there - 1) / (used targets - 1), and never less than "
		       "nothing. All in one target earn nothing.";
	return "Points times the share of sources that are with their target. All with one target "
	       "earn nothing.";
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint32_t bases[SOURCES_MOST] = {0};

	for (size_t i = 0; i < match->source_count; i++)
		bases[i] = match->target_count;
	page_say(page, PAGE_PLAIN, "%s", formula(match));
	if (match->scoring == MATCH_EXACT)
		list_key(bank, question, page);
	else if (count_ways(bases, match->source_count) <= LISTED_MOST)
		list_responses(bank, question, bases, page);
	else if (match->sorting)
		list_sorting(bank, question, page);
	else
		list_right(match, question->points_mpts, page);
}

/* ---- guessing ---- */

/* Sums of so many responses times their points stay below 2^63. */
#define RESPONSES_MOST ((int64_t)1000000000000)

/* How many responses there are: a target for each source. */
static int64_t count_responses(const struct match *match)
{
	int64_t responses = 1;

	for (size_t i = 0; i < match->source_count && responses <= RESPONSES_MOST; i++)
		responses *= match->target_count;
	return responses;
}

/* In how many ways `right` of the `size` sources of one target can be put there. */
static int64_t count_so_right(const struct match *match, uint32_t size, uint32_t right)
{
	int64_t ways = 1;

	for (uint32_t i = 1; i <= right; i++)
		ways = ways * (size - right + i) / i;
	for (uint32_t i = right; i < size; i++)
		ways *= match->target_count - 1;
	return ways;
}

/* The sum over all responses, put together by how many are right in each target. */
static int64_t sum_sorting(const struct match *match, int32_t points_mpts)
{
	uint32_t sizes[TARGETS_MOST] = {0}, bases[TARGETS_MOST] = {0};
	uint8_t digits[TARGETS_MOST] = {0};
	int64_t sum = 0;

	count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++)
		bases[i] = sizes[i] + 1;
	do {
		uint32_t hits[TARGETS_MOST];
		int64_t ways = 1;

		for (size_t i = 0; i < match->target_count; i++) {
			hits[i] = digits[i];
			ways *= count_so_right(match, sizes[i], hits[i]);
		}
		sum += ways * score_sorting(match, hits, points_mpts);
	} while (count_on(digits, bases, match->target_count));
	return sum;
}

/*
 * A source meets its target by a chance of one in all targets. In pairing, those responses that
 * have all with one target lose what they would earn, a share of one source for each: the points
 * of one response in all. Sorting into so many ways that they cannot be counted is not worked out.
 */
static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct match *match = match_of(bank, question);
	int64_t responses = count_responses(match), points_mpts = question->points_mpts;

	if (responses < 1) /* there are two sources and two targets, at least */
		return 0;
	if (match->scoring == MATCH_EXACT)
		return points_mpts / responses;
	if (!match->sorting)
		return points_mpts * (responses / match->target_count - 1) / responses;
	if (responses > RESPONSES_MOST)
		return 0;
	return sum_sorting(match, question->points_mpts) / responses;
}

/* ---- review ---- */

static char letter_of(const struct asked *asked, size_t target)
{
	size_t place = 0;

	while (pairing_target_at(asked, place) != target)
		place++;
	return (char)('a' + place);
}

static void review_source(const struct asked *asked, size_t place, size_t chosen,
                          enum release release, struct vigil_page *page)
{
	const struct match *match = match_of(asked->bank, asked->question);
	const struct side *source = &match_sources(match)[pairing_source_at(asked, place)];
	bool right = chosen == source->target;
	struct text label, words;

	text_init(&label);
	text_init(&words);
	text_addf(&label, "%zu.", place + 1);
	text_addf(&words, "%c, %s", letter_of(asked, chosen), right ? "right" : "wrong");
	if (!right && release == RELEASE_KEY)
		text_addf(&words, ", right is %c", letter_of(asked, source->target));
	page_note(page, right ? PAGE_GOOD : PAGE_BAD, label.bytes, words.bytes,
	          right ? "" : bank_text(asked->bank, source->feedback));
	text_clear(&label);
	text_clear(&words);
}

/* Each source in the order shown; where all are right there is nothing to add. */
static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const struct match *match = match_of(asked->bank, asked->question);
	struct pairing pairing;

	if (!pairing_recall(asked->bank, match, asked->response, &pairing) ||
	    count_right(match, &pairing) == match->source_count)
		return;
	for (size_t place = 0; place < match->source_count; place++)
		review_source(asked, place, pairing.target[pairing_source_at(asked, place)] - 1U,
		              release, page);
	if (match->scoring == MATCH_PARTIAL && is_all_in_one(match, &pairing))
		page_say(page, PAGE_NOTE, "All with one letter earn nothing.");
}

const struct interaction match_interaction = {
	.name = "match",
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
	.read = pairing_read,
	.restore = pairing_restore,
	.score = score,
	.best = best,
	.careless = careless,
	.explain = explain,
	.guess = guess,
	.alternatives = alternatives,
	.review = review,
	.describe = describe,
};
