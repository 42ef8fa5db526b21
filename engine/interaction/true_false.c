/* interaction/true_false.c -- is this true? */
#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "base/normal.h"
#include "interaction/interaction.h"
#include "interaction/unordered.h"
#include "model/builder.h"
#include "page/page.h"

static const struct vigil_code *const codes[] = {NULL};

struct statement {
	uint32_t is_true;
};

static const char *const words[] = {"false", "true"};

static const struct xml_attribute_rule attributes[] = {
	{.name = "answer", .type = XML_BOOLEAN, .required = true},
	{0},
};

static bool start(void *context, const struct xml_element *element)
{
	struct statement *statement = builder_part(context, sizeof(*statement));

	if (statement && xml_has(element, 0))
		statement->is_true = (uint32_t)element->values[0].number;
	return statement != NULL;
}

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	(void)element;
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static const char *key_of(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct statement *statement = arena_at(&bank->arena, question->parts);

	return words[statement->is_true];
}

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	(void)bank;
	(void)question;
	(void)visit;
	(void)context; /* the prompt is the statement */
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	(void)asked;
	page_item(page, "t)", _("true"));
	page_item(page, "f)", _("false"));
}

static void accepts(const struct asked *asked, struct text *line)
{
	(void)asked;
	text_add(line, _("t for true or f for false"));
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	/* clang-format off */
	static const struct {
		const char *typed, *word;
	} forms[] = {
		{ "t", "true" },  { "t)", "true" },  { "true", "true" },   { "yes", "true" },
		{ "f", "false" }, { "f)", "false" }, { "false", "false" }, { "no", "false" },
		{ "y", "true" },  { "n", "false" },  { "1", "true" },      { "2", "false" },
		{ "对", "true" }, { "正确", "true" }, { "是", "true" },
		{ "错", "false" }, { "错误", "false" }, { "否", "false" }, { "不对", "false" },
	};
	/* clang-format on */
	enum read_outcome outcome = READ_UNREADABLE;
	struct text form;

	(void)asked;
	text_init(&form);
	normal_add(&form, typed);
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (strcmp(form.bytes, forms[i].typed) != 0)
			continue;
		text_add(response, forms[i].word);
		outcome = READ_DONE;
	}
	if (outcome == READ_UNREADABLE)
		text_add(why, *form.bytes ? _("This is neither true nor false.")
		                          : _("Nothing was entered."));
	text_clear(&form);
	return outcome;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	(void)asked;
	if (strcmp(normalized, words[0]) != 0 && strcmp(normalized, words[1]) != 0) {
		text_add(why, _("The response is 'true' or 'false'."));
		return READ_UNREADABLE;
	}
	text_add(response, normalized);
	return READ_DONE;
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	bool right = strcmp(response, key_of(bank, question)) == 0;

	return (struct score){.earned_mpts = right ? question->points_mpts : 0};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	text_add(response, key_of(bank, question));
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const char *key = key_of(bank, question);
	struct text points;

	text_init(&points);
	decimal_add(&points, question->points_mpts);
	page_say(page, PAGE_PLAIN, "'%s' earns %s, '%s' nothing.", key, points.bytes,
	         words[key == words[0]]);
	text_clear(&points);
}

static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	(void)bank;
	return question->points_mpts / 2;
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const char *key = key_of(asked->bank, asked->question);

	if (release == RELEASE_KEY && strcmp(asked->response, key) != 0)
		page_say(page, PAGE_NOTE, _("The statement is %s."), _(key));
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	(void)asked;
	(void)visit;
	(void)context;
}

const struct interaction true_false_interaction = {
	.name = "true-false",
	.codes = codes,
	.attributes = attributes,
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
	.guess = guess,
	.review = review,
	.describe = describe,
};
