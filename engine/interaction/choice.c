/* interaction/choice.c -- one of several options */
#include <string.h>

#include "base/message.h"
#include "interaction/options.h"
#include "interaction/selection.h"
#include "page/page.h"

enum { KEY_SEVERAL };

static const struct vigil_code choice_codes[] = {
	[KEY_SEVERAL] = {"key-several", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {choice_codes, option_codes, NULL};

enum { CHOICE_SHUFFLE, CHOICE_SCORING };

static const char *const scorings[] = {"exact", "map", NULL};

static const struct xml_attribute_rule attributes[] = {
	[CHOICE_SHUFFLE] = {.name = "shuffle", .type = XML_BOOLEAN},
	[CHOICE_SCORING] = {.name = "scoring", .type = XML_WORD, .words = scorings},
	{0},
};

static bool start(void *context, const struct xml_element *element)
{
	const struct xml_value *values = element->values;
	struct options *options = options_start(context);

	if (!options)
		return false;
	options->least = options->most = 1;
	options->shuffled = !xml_has(element, CHOICE_SHUFFLE) || values[CHOICE_SHUFFLE].number;
	if (xml_has(element, CHOICE_SCORING) && values[CHOICE_SCORING].number)
		options->scoring = OPTION_MAP;
	return true;
}

static int32_t highest_score(const struct options *options)
{
	const struct option *all = options_all(options);
	int32_t highest = INT32_MIN;

	for (size_t i = 0; i < options->count; i++)
		if (all[i].score_mpts > highest)
			highest = all[i].score_mpts;
	return highest;
}

static void check_key(struct bank_builder *builder, const struct options *options,
                      const struct xml_element *element)
{
	option_set key = options_key(options);

	if (options->scoring == OPTION_EXACT && key & (key - 1))
		builder_find(builder, &choice_codes[KEY_SEVERAL], element->offset,
		             "several options are right; 'multiple' asks for all that apply");
	if (options->scoring == OPTION_MAP && key &&
	    highest_score(options) != builder->question->points_mpts)
		builder_find(
			builder, &option_codes[MAXIMUM_NOT_REACHED], element->offset,
			"the best option has to earn the question's points, no more and no less");
}

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	options_check(builder, element);
	if (!builder->translation)
		check_key(builder, options_collected(builder), element);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	const struct options *options = options_of(asked->bank, asked->question);
	option_set set;

	if (!selection_read(asked, typed, &set, why))
		return READ_UNREADABLE;
	if (set & (set - 1)) {
		text_add(why, _("Only one option can be chosen here."));
		return READ_NOT_ALLOWED;
	}
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
	if (!set || set & (set - 1)) {
		text_add(why, _("Exactly one option can be chosen here."));
		return READ_NOT_ALLOWED;
	}
	options_write(asked->bank, options, set, response);
	return READ_DONE;
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	const struct options *options = options_of(bank, question);
	const struct option *all = options_all(options);

	for (size_t i = 0; i < options->count; i++) {
		if (strcmp(bank_text(bank, all[i].id), response) != 0)
			continue;
		if (options->scoring == OPTION_MAP)
			return (struct score){.earned_mpts = all[i].score_mpts};
		return (struct score){.earned_mpts = all[i].correct ? question->points_mpts : 0};
	}
	return (struct score){0};
}

static int32_t least(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct options *options = options_of(bank, question);
	const struct option *all = options_all(options);
	int32_t least = options->scoring == OPTION_MAP ? INT32_MAX : 0;

	for (size_t i = 0; options->scoring == OPTION_MAP && i < options->count; i++)
		if (all[i].score_mpts < least)
			least = all[i].score_mpts;
	return least;
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct options *options = options_of(bank, question);
	const struct option *all = options_all(options);

	for (size_t i = 0; i < options->count; i++) {
		if (score(bank, question, bank_text(bank, all[i].id)).earned_mpts <
		    question->points_mpts)
			continue;
		text_add(response, bank_text(bank, all[i].id));
		return;
	}
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct options *options = options_of(bank, question);
	const struct option *all = options_all(options);

	page_say(page, PAGE_PLAIN,
	         options->scoring == OPTION_MAP
	                 ? "Each option has points of its own; the best earns all."
	                 : "The right option earns all points, every other one nothing.");
	options_table(page, "Response");
	for (size_t i = 0; i < options->count; i++) {
		const char *id = bank_text(bank, all[i].id);

		options_row(page, id, score(bank, question, id).earned_mpts);
	}
}

static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct options *options = options_of(bank, question);
	int64_t sum = 0;

	for (size_t i = 0; i < options->count; i++)
		sum += score(bank, question, bank_text(bank, options_all(options)[i].id))
		               .earned_mpts;
	return options->count ? sum / options->count : 0;
}

const struct interaction choice_interaction = {
	.name = "choice",
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
	.explain = explain,
	.guess = guess,
	.alternatives = options_alternatives,
	.options = options_of,
	.review = options_review,
	.describe = options_describe,
};
