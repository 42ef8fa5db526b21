/* interaction/multiple.c -- all options that apply */
#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "interaction/options.h"
#include "interaction/selection.h"
#include "interaction/share.h"
#include "page/page.h"

enum { WRONG_MISSING, COUNT_IMPOSSIBLE, BOUNDS_UNUSED };

static const struct vigil_code multiple_codes[] = {
	[WRONG_MISSING] = {"wrong-missing", VIGIL_ERROR},
	[COUNT_IMPOSSIBLE] = {"count-impossible", VIGIL_ERROR},
	[BOUNDS_UNUSED] = {"bounds-unused", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {multiple_codes, option_codes, NULL};

enum { SHUFFLE, SCORING, MIN, MAX, LOWER, UPPER, DEFAULT };

static const char *const scoring_words[] = {"partial", "exact", "map", NULL};
static const enum option_scoring scorings[] = {OPTION_PARTIAL, OPTION_EXACT, OPTION_MAP};

/* clang-format off */
static const struct xml_attribute_rule attributes[] = {
	[SHUFFLE] = { .name = "shuffle", .type = XML_BOOLEAN },
	[SCORING] = { .name = "scoring", .type = XML_WORD, .words = scoring_words },
	[MIN]     = { .name = "min", .type = XML_COUNT, .least = 1, .most = OPTIONS_MOST },
	[MAX]     = { .name = "max", .type = XML_COUNT, .least = 1, .most = OPTIONS_MOST },
	[LOWER]   = { .name = "lower", .type = XML_DECIMAL },
	[UPPER]   = { .name = "upper", .type = XML_DECIMAL },
	[DEFAULT] = { .name = "default", .type = XML_DECIMAL },
	{ 0 },
};
/* clang-format on */

/* ---- reading a bank ---- */

/* A map's bounds; where nothing is said, from nothing to the question's points. */
static bool keep_bounds(struct bank_builder *builder, const struct xml_element *element)
{
	struct arena *arena = &builder->bank->arena;
	const struct xml_value *values = element->values;
	ref kept = arena_allocate(arena, sizeof(struct option_bounds));
	struct option_bounds *bounds = arena_at(arena, kept);

	if (!kept)
		return false;
	bounds->upper_mpts = builder->question->points_mpts;
	if (xml_has(element, LOWER))
		bounds->lower_mpts = (int32_t)values[LOWER].number;
	if (xml_has(element, UPPER))
		bounds->upper_mpts = (int32_t)values[UPPER].number;
	if (xml_has(element, DEFAULT))
		bounds->default_mpts = (int32_t)values[DEFAULT].number;
	options_collected(builder)->bounds = kept;
	return true;
}

static bool start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *values = element->values;
	struct options *options = options_start(builder);

	if (!options)
		return false;
	options->shuffled = !xml_has(element, SHUFFLE) || values[SHUFFLE].number;
	options->scoring =
		(uint8_t)scorings[xml_has(element, SCORING) ? values[SCORING].number : 0];
	options->least = xml_has(element, MIN) ? (uint16_t)values[MIN].number : 1;
	options->most = xml_has(element, MAX) ? (uint16_t)values[MAX].number : 0;
	if (options->scoring == OPTION_MAP)
		return keep_bounds(builder, element);
	if (xml_has(element, LOWER) || xml_has(element, UPPER) || xml_has(element, DEFAULT))
		builder_find(builder, &multiple_codes[BOUNDS_UNUSED], element->offset,
		             "'lower', 'upper' and 'default' count only with scoring=\"map\"");
	return true;
}

static size_t size_of(option_set set)
{
	return (size_t)__builtin_popcount(set);
}

static void check_counts(struct bank_builder *builder, const struct options *options,
                         const struct xml_element *element)
{
	size_t right = size_of(options_key(options));

	if (options->least > options->most || options->most > options->count)
		builder_find(builder, &multiple_codes[COUNT_IMPOSSIBLE], element->offset,
		             "of %u options, at least %u and at most %u cannot be chosen",
		             (unsigned)options->count, (unsigned)options->least,
		             (unsigned)options->most);
	else if (options->scoring != OPTION_MAP &&
	         (right < options->least || right > options->most))
		builder_find(builder, &multiple_codes[COUNT_IMPOSSIBLE], element->offset,
		             "%zu right option%s, but %u to %u can be chosen", right,
		             right == 1 ? "" : "s", (unsigned)options->least,
		             (unsigned)options->most);
}

static struct score score_set(const struct vigil_bank *bank, const struct options *options,
                              option_set chosen, int32_t points_mpts);

/* What choosing the option adds to a map's sum. */
static int64_t map_value(const struct vigil_bank *bank, const struct options *options,
                         const struct option *option)
{
	const struct option_bounds *bounds = arena_at(&bank->arena, options->bounds);

	return option->has_score ? option->score_mpts : bounds->default_mpts;
}

static option_set lowest(option_set set)
{
	return set & -set;
}

static void say_bounds(const struct vigil_bank *bank, const struct options *options,
                       struct vigil_page *page)
{
	const struct option_bounds *bounds = arena_at(&bank->arena, options->bounds);
	struct text text;

	text_init(&text);
	text_add(&text, "At least ");
	decimal_add(&text, bounds->lower_mpts);
	text_add(&text, ", at most ");
	decimal_add(&text, bounds->upper_mpts);
	text_add(&text, "; an option without a score counts ");
	decimal_add(&text, bounds->default_mpts);
	page_say(page, PAGE_PLAIN, "%s.", text.bytes);
	text_clear(&text);
}

/* The best a map lets one earn: the options that pay, and as many others as must be chosen. */
static option_set best_of_map(const struct vigil_bank *bank, const struct options *options)
{
	const struct option *all = options_all(options);
	option_set best = 0;

	for (size_t size = 0; size < options->most; size++) {
		size_t next = options->count;
		int64_t highest = INT64_MIN;

		for (size_t i = 0; i < options->count; i++) {
			int64_t value = map_value(bank, options, &all[i]);

			if (!(best >> i & 1) && value > highest) {
				highest = value;
				next = i;
			}
		}
		if (next == options->count || (highest <= 0 && size >= options->least))
			break;
		best |= (option_set)1 << next;
	}
	return best;
}

static void check_map(struct bank_builder *builder, const struct options *options,
                      const struct xml_element *element)
{
	option_set all = ((option_set)1 << options->count) - 1;
	int32_t points = builder->question->points_mpts;
	option_set best = best_of_map(builder->bank, options);

	if (score_set(builder->bank, options, best, points).earned_mpts != points)
		builder_find(builder, &option_codes[MAXIMUM_NOT_REACHED], element->offset,
		             "the best response has to earn the question's points, "
		             "no more and no less");
	if (options->most == options->count &&
	    score_set(builder->bank, options, all, points).earned_mpts > 0)
		builder_find(builder, &multiple_codes[WRONG_MISSING], element->offset,
		             "choosing every option earns something; wrong ones have to cost more");
}

static void check(struct bank_builder *builder, const struct xml_element *element)
{
	struct options *options = options_collected(builder);

	if (builder->translation)
		return;
	if (!options->most)
		options->most = options->count;
	if (options->count < 2 || options->count > OPTIONS_MOST || !options_key(options))
		return;
	check_counts(builder, options, element);
	if (options->scoring == OPTION_MAP)
		check_map(builder, options, element);
	else if (size_of(options_key(options)) == options->count)
		builder_find(builder, &multiple_codes[WRONG_MISSING], element->offset,
		             "every option is right; at least one has to be wrong");
}

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	options_check(builder, element);
	check(builder, element);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

/* ---- a session ---- */

static bool is_allowed(const struct options *options, option_set set, struct text *why)
{
	size_t size = size_of(set);

	if (size >= options->least && size <= options->most)
		return true;
	if (options->least == options->most)
		text_addf(why, _("Exactly %u options are to be chosen."), (unsigned)options->least);
	else if (options->most == options->count)
		text_addf(why,
		          messages("At least %u option is to be chosen.",
		                   "At least %u options are to be chosen.", options->least),
		          (unsigned)options->least);
	else
		text_addf(why, _("From %u to %u options are to be chosen."),
		          (unsigned)options->least, (unsigned)options->most);
	return false;
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	const struct options *options = options_of(asked->bank, asked->question);
	option_set set;

	if (!selection_read(asked, typed, &set, why))
		return READ_UNREADABLE;
	if (!is_allowed(options, set, why))
		return READ_NOT_ALLOWED;
	options_write(asked->bank, options, set, response);
	return READ_DONE;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	const struct options *options = options_of(asked->bank, asked->question);
	option_set set;

	if (!options_read_ids(asked->bank, options, normalized, &set, why))
		return READ_UNREADABLE;
	if (!is_allowed(options, set, why))
		return READ_NOT_ALLOWED;
	options_write(asked->bank, options, set, response);
	return READ_DONE;
}

/* A map: the sum over the chosen, an option without a score counting as the default, in bounds. */
static int64_t map_score(const struct vigil_bank *bank, const struct options *options,
                         option_set chosen)
{
	const struct option_bounds *bounds = arena_at(&bank->arena, options->bounds);
	const struct option *all = options_all(options);
	int64_t sum = 0;

	for (size_t i = 0; i < options->count; i++)
		if (chosen >> i & 1)
			sum += map_value(bank, options, &all[i]);
	if (sum < bounds->lower_mpts)
		sum = bounds->lower_mpts;
	return sum > bounds->upper_mpts ? bounds->upper_mpts : sum;
}

static int32_t partial_score(const struct options *options, option_set chosen, int32_t points_mpts)
{
	option_set key = options_key(options);
	const struct marked_share share = {.right = size_of(key),
	                                   .wrong = options->count - size_of(key),
	                                   .hits = size_of(chosen & key),
	                                   .slips = size_of(chosen & ~key)};

	return share_of_marked(points_mpts, &share);
}

static struct score score_set(const struct vigil_bank *bank, const struct options *options,
                              option_set chosen, int32_t points_mpts)
{
	int64_t earned = 0;

	if (!chosen)
		return (struct score){0};
	if (options->scoring == OPTION_MAP)
		earned = map_score(bank, options, chosen);
	else if (options->scoring == OPTION_PARTIAL)
		earned = partial_score(options, chosen, points_mpts);
	else if (chosen == options_key(options))
		earned = points_mpts;
	return (struct score){.earned_mpts = (int32_t)earned};
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	const struct options *options = options_of(bank, question);
	option_set chosen;
	struct text unused;
	bool known;

	text_init(&unused);
	known = options_read_ids(bank, options, response, &chosen, &unused);
	text_clear(&unused);
	return score_set(bank, options, known ? chosen : 0, question->points_mpts);
}

/* The worst of a map: the options that cost, and as many of the cheapest as must be chosen. */
static option_set worst_of_map(const struct vigil_bank *bank, const struct options *options)
{
	const struct option *all = options_all(options);
	option_set worst = 0;

	for (size_t size = 0; size < options->most; size++) {
		size_t next = options->count;
		int64_t lowest_value = INT64_MAX;

		for (size_t i = 0; i < options->count; i++) {
			int64_t value = map_value(bank, options, &all[i]);

			if (!(worst >> i & 1) && value < lowest_value) {
				lowest_value = value;
				next = i;
			}
		}
		if (next == options->count || (lowest_value >= 0 && size >= options->least))
			break;
		worst |= (option_set)1 << next;
	}
	return worst;
}

static int32_t least(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct options *options = options_of(bank, question);

	return options->scoring == OPTION_MAP
	               ? (int32_t)map_score(bank, options, worst_of_map(bank, options))
	               : 0;
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct options *options = options_of(bank, question);

	options_write(bank, options,
	              options->scoring == OPTION_MAP ? best_of_map(bank, options)
	                                             : options_key(options),
	              response);
}

/* ---- scores in words ---- */

/* As many responses can be listed one by one. */
#define LISTED_MOST 64

static const char *const formulas[] = {
	[OPTION_EXACT] =
		"All right options and no wrong one earn all points, anything else nothing.",
	[OPTION_PARTIAL] = SHARE_OF_MARKED("options", "chosen"),
	[OPTION_MAP] = "The sum of the scores of the chosen options, within the bounds.",
};

static size_t count_allowed(const struct options *options)
{
	size_t allowed = 0;

	if (options->count > 12) /* more than can be listed, whatever the bounds leave */
		return SIZE_MAX;
	for (option_set set = 1; set < (option_set)1 << options->count; set++)
		allowed += size_of(set) >= options->least && size_of(set) <= options->most;
	return allowed;
}

static void list_responses(const struct vigil_bank *bank, const struct vigil_question *question,
                           const struct options *options, struct vigil_page *page)
{
	struct text ids;

	text_init(&ids);
	options_table(page, "Response");
	for (option_set set = 1; set < (option_set)1 << options->count; set++) {
		if (size_of(set) < options->least || size_of(set) > options->most)
			continue;
		text_cut(&ids, 0);
		options_write(bank, options, set, &ids);
		options_row(page, ids.bytes,
		            score_set(bank, options, set, question->points_mpts).earned_mpts);
	}
	text_clear(&ids);
}

/* A map's options one by one; else how many right and wrong ones are chosen. */
static void list_parts(const struct vigil_bank *bank, const struct vigil_question *question,
                       const struct options *options, struct vigil_page *page)
{
	option_set key = options_key(options), right = 0, wrong;
	const struct option *all = options_all(options);
	struct text words;

	text_init(&words);
	options_table(page, options->scoring == OPTION_MAP ? "Option" : "Chosen");
	for (size_t i = 0; options->scoring == OPTION_MAP && i < options->count; i++)
		options_row(page, bank_text(bank, all[i].id), map_value(bank, options, &all[i]));
	for (size_t hits = 0; options->scoring != OPTION_MAP && hits <= size_of(key); hits++) {
		wrong = 0;
		for (size_t slips = 0; slips + size_of(key) <= options->count; slips++) {
			text_cut(&words, 0);
			text_addf(&words, "%zu right, %zu wrong", hits, slips);
			options_row(page, words.bytes,
			            score_set(bank, options, right | wrong, question->points_mpts)
			                    .earned_mpts);
			wrong |= lowest(~key & ~wrong);
		}
		right |= lowest(key & ~right);
	}
	text_clear(&words);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct options *options = options_of(bank, question);

	page_say(page, PAGE_PLAIN, "%s", formulas[options->scoring]);
	if (options->scoring == OPTION_MAP)
		say_bounds(bank, options, page);
	if (count_allowed(options) <= LISTED_MOST)
		list_responses(bank, question, options, page);
	else
		list_parts(bank, question, options, page);
}

/* Choosing everything shows no knowledge; where it is allowed it must not pay. */
static void careless(const struct vigil_bank *bank, const struct vigil_question *question,
                     some_response *visit, void *context)
{
	const struct options *options = options_of(bank, question);
	struct text ids;

	if (options->most < options->count)
		return;
	text_init(&ids);
	options_write(bank, options, ((option_set)1 << options->count) - 1, &ids);
	visit(context, ids.bytes, "every option");
	text_clear(&ids);
}

/* ---- guessing ---- */

/* Options that a score cannot tell apart: how many of a group are chosen is all that counts. */
struct alike {
	option_set members;
	int32_t worth_mpts; /* in a map; else 1 for a right option and 0 for a wrong one */
};

static int32_t worth_of(const struct vigil_bank *bank, const struct options *options, size_t index)
{
	const struct option *option = &options_all(options)[index];

	if (options->scoring != OPTION_MAP)
		return option->correct;
	return (int32_t)map_value(bank, options, option);
}

static size_t find_groups(const struct vigil_bank *bank, const struct options *options,
                          struct alike groups[OPTIONS_MOST])
{
	size_t count = 0;

	for (size_t i = 0; i < options->count; i++) {
		int32_t worth = worth_of(bank, options, i);
		size_t group = 0;

		while (group < count && groups[group].worth_mpts != worth)
			group++;
		if (group == count)
			groups[count++] = (struct alike){.worth_mpts = worth};
		groups[group].members |= (option_set)1 << i;
	}
	return count;
}

/* In how many ways `chosen` of `count` can be chosen. */
static int64_t ways_to_choose(size_t chosen, size_t count)
{
	int64_t ways = 1;

	for (size_t i = 1; i <= chosen; i++)
		ways = ways * (int64_t)(count - chosen + i) / (int64_t)i;
	return ways;
}

/* More kinds of responses than this, which takes a map of many worths, are not gone through. */
#define KINDS_MOST 32768

/*
 * The next kind of response, which takes so many of each group: counting, the first group fastest.
 * `chosen` holds the first members of each group that are taken. False: that was the last.
 */
static bool next_kind(const struct alike *groups, size_t count, option_set *chosen)
{
	for (size_t i = 0; i < count; i++) {
		option_set left = groups[i].members & ~*chosen;

		if (left) {
			*chosen |= lowest(left);
			return true;
		}
		*chosen &= ~groups[i].members;
	}
	return false;
}

static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct options *options = options_of(bank, question);
	struct alike groups[OPTIONS_MOST];
	size_t count = find_groups(bank, options, groups), kinds = 1;
	int64_t sum = 0, responses = 0;
	option_set chosen = 0;

	for (size_t i = 0; i < count && kinds <= KINDS_MOST; i++)
		kinds *= size_of(groups[i].members) + 1;
	if (kinds > KINDS_MOST)
		return 0;
	while (next_kind(groups, count, &chosen)) {
		int64_t ways = 1;

		if (size_of(chosen) < options->least || size_of(chosen) > options->most)
			continue;
		for (size_t i = 0; i < count; i++)
			ways *= ways_to_choose(size_of(chosen & groups[i].members),
			                       size_of(groups[i].members));
		responses += ways;
		sum += ways * score_set(bank, options, chosen, question->points_mpts).earned_mpts;
	}
	return responses ? sum / responses : 0;
}

const struct interaction multiple_interaction = {
	.name = "multiple",
	.codes = codes,
	.attributes = attributes,
	.children = option_rules,
	.start = start,
	.end = end,
	.texts = options_texts,
	.order_count = options_order_count,
	.shuffle = options_shuffle,
	.present = options_present,
	.accepts = selection_accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.least = least,
	.best = best,
	.careless = careless,
	.explain = explain,
	.guess = guess,
	.alternatives = options_alternatives,
	.options = options_of,
	.review = options_review,
	.describe = options_describe,
};
