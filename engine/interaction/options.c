/* interaction/options.c -- options to choose from: read, shown, reviewed */
#include "interaction/options.h"

#include <string.h>

#include "base/bytes.h"
#include "base/message.h"
#include "base/random.h"
#include "interaction/prose.h"
#include "page/page.h"

const struct vigil_code option_codes[] = {
	[OPTIONS_MISSING] = {"options-missing", VIGIL_ERROR},
	[OPTIONS_TOO_MANY] = {"options-too-many", VIGIL_ERROR},
	[OPTION_DOUBLED] = {"option-doubled", VIGIL_ERROR},
	[OPTION_FEEDBACK_DOUBLED] = {"option-feedback-doubled", VIGIL_ERROR},
	[KEY_MISSING] = {"key-missing", VIGIL_ERROR},
	[SCORE_UNUSED] = {"score-unused", VIGIL_ERROR},
	[CORRECT_UNUSED] = {"correct-unused", VIGIL_ERROR},
	[MAXIMUM_NOT_REACHED] = {"maximum-not-reached", VIGIL_ERROR},
	[COMBINATION_UNKNOWN] = {"combination-unknown", VIGIL_ERROR},
	[COMBINATION_DOUBLED] = {"combination-doubled", VIGIL_ERROR},
	{0},
};

/* ---- reading a bank ---- */

struct options *options_start(struct bank_builder *builder)
{
	return builder_part(builder, sizeof(struct options));
}

struct options *options_collected(const struct bank_builder *builder)
{
	return (struct options *)(void *)builder->parts;
}

static struct option *last_option(const struct bank_builder *builder)
{
	return (struct option *)(void *)(builder->parts + builder->parts_used) - 1;
}

enum option_attribute { OPTION_ID, OPTION_CORRECT, OPTION_FIXED, OPTION_SCORE };

static const struct xml_attribute_rule option_attributes[] = {
	[OPTION_ID] = {.name = "id", .type = XML_ID, .required = true, .translated = true},
	[OPTION_CORRECT] = {.name = "correct", .type = XML_BOOLEAN},
	[OPTION_FIXED] = {.name = "fixed", .type = XML_BOOLEAN},
	[OPTION_SCORE] = {.name = "score", .type = XML_DECIMAL},
	{0},
};

static bool is_doubled(const struct bank_builder *builder, const struct options *options,
                       const struct xml_value *id)
{
	const struct option *all = options_all(options);

	for (size_t i = 0; i < options->count; i++)
		if (all[i].id &&
		    bytes_are(id->bytes, id->length, bank_text(builder->bank, all[i].id)))
			return true;
	return false;
}

/* What is beyond the number allowed is read into one record: enough to say that it is too many. */
static struct option *next_option(struct bank_builder *builder)
{
	struct option *option;

	if (options_collected(builder)->count > OPTIONS_MOST)
		return last_option(builder);
	option = builder_part(builder, sizeof(*option));
	if (option)
		options_collected(builder)->count++;
	return option;
}

static bool option_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *values = element->values;
	struct option *option;

	if (xml_has(element, OPTION_ID) &&
	    is_doubled(builder, options_collected(builder), &values[OPTION_ID]))
		builder_find(builder, &option_codes[OPTION_DOUBLED], element->offset,
		             "the question has another option '%.*s'",
		             (int)values[OPTION_ID].length, values[OPTION_ID].bytes);
	option = next_option(builder);
	if (!option)
		return false;
	if (xml_has(element, OPTION_ID)) {
		option->id = arena_copy(&builder->bank->arena, values[OPTION_ID].bytes,
		                        values[OPTION_ID].length);
		if (!option->id)
			return false;
	}
	option->correct = xml_has(element, OPTION_CORRECT) && values[OPTION_CORRECT].number;
	option->fixed = xml_has(element, OPTION_FIXED) && values[OPTION_FIXED].number;
	option->has_score = xml_has(element, OPTION_SCORE);
	if (option->has_score)
		option->score_mpts = (int32_t)values[OPTION_SCORE].number;
	if (option->has_score && options_collected(builder)->scoring != OPTION_MAP)
		builder_find(builder, &option_codes[SCORE_UNUSED], element->offset,
		             "'score' counts only where the question has scoring=\"map\"");
	if (option->correct && options_collected(builder)->scoring == OPTION_MAP)
		builder_find(builder, &option_codes[CORRECT_UNUSED], element->offset,
		             "'correct' does not count where the question has scoring=\"map\"");
	return true;
}

static bool option_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	last_option(builder)->text = element->text;
	return true;
}

static bool feedback_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	bool missed = xml_has(element, 0) && element->values[0].number;
	struct option *option = last_option(builder);

	if (missed ? option->missed : option->feedback)
		builder_find(builder, &option_codes[OPTION_FEEDBACK_DOUBLED], element->offset,
		             "the option has feedback for this case already");
	option->in_missed = missed;
	return true;
}

static bool feedback_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct option *option = last_option(builder);

	*(option->in_missed ? &option->missed : &option->feedback) = element->text;
	return true;
}

static const char *const feedback_cases[] = {"chosen", "missed", NULL};

static const struct xml_attribute_rule feedback_attributes[] = {
	{.name = "on", .type = XML_WORD, .words = feedback_cases, .translated = true},
	{0},
};

static const struct xml_element_rule option_children[] = {
	{.name = "feedback",
         .content = XML_TEXT,
         .repeated = true,
         .attributes = feedback_attributes,
         .inlines = prose_blocks,
         .start = feedback_start,
         .end = feedback_end},
	{0},
};

/* The options that a list of ids names; 0 with a finding when one is unknown. */
static option_set resolve_options(struct bank_builder *builder, const struct xml_element *element)
{
	const struct options *options = options_collected(builder);
	struct text ids, why;
	option_set set = 0;

	text_init(&ids);
	text_init(&why);
	text_add_bytes(&ids, element->values[0].bytes, element->values[0].length);
	if (!options_read_ids(builder->bank, options, ids.bytes, &set, &why)) {
		builder_find(builder, &option_codes[COMBINATION_UNKNOWN], element->offset,
		             "'chosen' names an option that the question does not have");
		set = 0;
	}
	text_clear(&ids);
	text_clear(&why);
	return set;
}

static bool combination_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct arena *arena = &builder->bank->arena;
	struct options *options = options_collected(builder);
	ref added = arena_allocate(arena, sizeof(struct combination));
	struct combination *combination = arena_at(arena, added);

	if (!added)
		return false;
	combination->before = options->combinations;
	options->combinations = added;
	if (!xml_has(element, 0) || builder->translation || options->count > OPTIONS_MOST)
		return true;
	combination->chosen = resolve_options(builder, element);
	for (ref at = combination->before; at && combination->chosen;) {
		const struct combination *other = arena_at(arena, at);

		if (other->chosen == combination->chosen)
			builder_find(builder, &option_codes[COMBINATION_DOUBLED], element->offset,
			             "these options have feedback together already");
		at = other->before;
	}
	return true;
}

static bool combination_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct combination *combination =
		arena_at(&builder->bank->arena, options_collected(builder)->combinations);

	combination->text = element->text;
	return true;
}

static const struct xml_attribute_rule combination_attributes[] = {
	{.name = "chosen", .type = XML_IDS, .required = true, .translated = true},
	{0},
};

/* clang-format off */
const struct xml_element_rule option_rules[] = {
	{ .name = "option", .content = XML_TEXT, .repeated = true,
	  .attributes = option_attributes, .children = option_children, .inlines = prose_words,
	  .start = option_start, .end = option_end },
	{ .name = "combination", .content = XML_TEXT, .rank = 1, .repeated = true,
	  .attributes = combination_attributes, .inlines = prose_blocks,
	  .start = combination_start, .end = combination_end },
	{ 0 },
};
/* clang-format on */

void options_check(struct bank_builder *builder, const struct xml_element *element)
{
	const struct options *options = options_collected(builder);

	if (builder->translation)
		return;
	if (options->count < 2)
		builder_find(builder, &option_codes[OPTIONS_MISSING], element->offset,
		             "the question has %s; it needs at least two",
		             options->count ? "one option" : "no option");
	if (options->count > OPTIONS_MOST)
		builder_find(builder, &option_codes[OPTIONS_TOO_MANY], element->offset,
		             "the question has more than %d options, and so more than letters",
		             OPTIONS_MOST);
	else if (options->count > 0 && !options_key(options))
		builder_find(builder, &option_codes[KEY_MISSING], element->offset,
		             options->scoring == OPTION_MAP ? "no option earns anything"
		                                            : "no option is right");
}

/* ---- parts ---- */

const struct options *options_of(const struct vigil_bank *bank,
                                 const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

const struct option *options_all(const struct options *options)
{
	return (const struct option *)(const void *)(options + 1);
}

option_set options_key(const struct options *options)
{
	const struct option *all = options_all(options);
	bool map = options->scoring == OPTION_MAP;
	option_set key = 0;

	for (unsigned i = 0; i < options->count && i < OPTIONS_MOST; i++)
		key |= (option_set)(map ? all[i].score_mpts > 0 : all[i].correct) << i;
	return key;
}

const struct option *options_at(const struct asked *asked, size_t place)
{
	return &options_all(options_of(asked->bank, asked->question))[asked->order[place]];
}

size_t options_place(const struct asked *asked, size_t index)
{
	size_t place = 0;

	while (asked->order[place] != index)
		place++;
	return place;
}

void options_label(char label[3], size_t place)
{
	label[0] = (char)('a' + place);
	label[1] = ')';
	label[2] = '\0';
}

void options_write(const struct vigil_bank *bank, const struct options *options, option_set set,
                   struct text *ids)
{
	const struct option *all = options_all(options);

	for (size_t i = 0; i < options->count; i++)
		if (set >> i & 1)
			text_addf(ids, "%s%s", ids->length ? " " : "", bank_text(bank, all[i].id));
}

bool options_read_ids(const struct vigil_bank *bank, const struct options *options, const char *ids,
                      option_set *set, struct text *why)
{
	const struct option *all = options_all(options);

	*set = 0;
	while (*ids) {
		size_t length = strcspn(ids, " ");
		size_t i = 0;

		while (i < options->count && !bytes_are(ids, length, bank_text(bank, all[i].id)))
			i++;
		if (i == options->count) {
			text_addf(why, _("There is no option '%.*s'."), (int)length, ids);
			return false;
		}
		*set |= (option_set)1 << i;
		ids += length + strspn(ids + length, " ");
	}
	return true;
}

/* ---- what does not differ between interactions with options ---- */

void options_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                   written_text *visit, void *context)
{
	const struct options *options = options_of(bank, question);
	const struct option *all = options_all(options);

	for (size_t i = 0; i < options->count; i++) {
		const char *id = bank_text(bank, all[i].id);

		visit(context, "option", id, &all[i].text);
		if (all[i].feedback)
			visit(context, "feedback on choosing", id, &all[i].feedback);
		if (all[i].missed)
			visit(context, "feedback on missing", id, &all[i].missed);
	}
	for (ref at = options->combinations; at;) {
		const struct combination *combination = arena_at(&bank->arena, at);

		visit(context, "feedback on the combination", "", &combination->text);
		at = combination->before;
	}
}

void options_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                          some_alternative *visit, void *context)
{
	const struct options *options = options_of(bank, question);
	const struct option *all = options_all(options);

	for (size_t i = 0; i < options->count; i++)
		visit(context, "option", "", bank_text(bank, all[i].id), all[i].text);
}

size_t options_order_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	return options_of(bank, question)->count;
}

void options_shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                     struct random_stream *random, uint16_t *order)
{
	const struct options *options = options_of(bank, question);
	bool fixed[OPTIONS_MOST];

	for (uint16_t i = 0; i < options->count; i++) {
		order[i] = i;
		fixed[i] = options_all(options)[i].fixed;
	}
	if (options->shuffled)
		random_shuffle_fixed(random, order, options->count, fixed);
}

void options_present(const struct asked *asked, struct vigil_page *page)
{
	const struct options *options = options_of(asked->bank, asked->question);
	char label[3];

	for (size_t place = 0; place < options->count; place++) {
		options_label(label, place);
		page_item(page, label, bank_text(asked->bank, options_at(asked, place)->text));
	}
}

void options_table(struct vigil_page *page, const char *what)
{
	const struct page_column columns[] = {
		{.id = "response", .name = what, .type = PAGE_TEXT},
		{.id = "points", .name = "Points", .type = PAGE_POINTS},
	};

	page_table(page,
	           &(struct page_table){.id = "scores", .columns = columns, .column_count = 2});
}

void options_row(struct vigil_page *page, const char *words, int64_t points_mpts)
{
	page_cell_text(page, words);
	page_cell_points(page, points_mpts);
}

static void review_combination(const struct vigil_bank *bank, const struct options *options,
                               option_set chosen, struct vigil_page *page)
{
	for (ref at = options->combinations; at;) {
		const struct combination *combination = arena_at(&bank->arena, at);

		if (combination->chosen == chosen)
			page_paragraph(page, bank_text(bank, combination->text));
		at = combination->before;
	}
}

/* What the learner chose, then with the key what else was right, each with its feedback. */
void options_review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const struct options *options = options_of(asked->bank, asked->question);
	option_set key = options_key(options), chosen = 0;
	struct text unused;
	char label[3];

	text_init(&unused);
	options_read_ids(asked->bank, options, asked->response, &chosen, &unused);
	text_clear(&unused);
	for (size_t place = 0; place < options->count; place++) {
		const struct option *option = options_at(asked, place);
		bool is_chosen = chosen >> asked->order[place] & 1;
		bool is_right = key >> asked->order[place] & 1;

		options_label(label, place);
		if (is_chosen) {
			page_note(page, is_right ? PAGE_GOOD : PAGE_BAD, label,
			          is_right ? _("chosen, right") : _("chosen, wrong"),
			          bank_text(asked->bank, option->feedback));
		} else if (is_right && release == RELEASE_KEY) {
			page_note(page, PAGE_NOTE, label, _("right, not chosen"),
			          bank_text(asked->bank, option->missed));
		}
	}
	review_combination(asked->bank, options, chosen, page);
}

void options_describe(const struct asked *asked, shown_part *visit, void *context)
{
	const struct options *options = options_of(asked->bank, asked->question);

	for (size_t place = 0; place < options->count; place++) {
		const struct option *option = options_at(asked, place);

		visit(context, "option", bank_text(asked->bank, option->id),
		      bank_text(asked->bank, option->text));
	}
}
