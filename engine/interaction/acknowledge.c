/* interaction/acknowledge.c -- a policy to read, and to confirm that it was read */
#include <string.h>

#include "base/message.h"
#include "base/normal.h"
#include "base/text.h"
#include "interaction/given.h"
#include "interaction/interaction.h"
#include "interaction/prose.h"
#include "interaction/unordered.h"
#include "model/builder.h"
#include "page/page.h"

enum { POINTS_UNUSED };

static const struct vigil_code acknowledge_codes[] = {
	[POINTS_UNUSED] = {"points-unused", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {acknowledge_codes, NULL};

struct policy {
	ref text;
};

static const char *const words[] = {"no", "yes"};

/* ---- reading a bank ---- */

static bool start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	builder->question->points_mpts = 0;
	if (is_given(element, "points"))
		builder_find(builder, &acknowledge_codes[POINTS_UNUSED], element->offset,
		             "to confirm something is not scored; 'points' does not count");
	return builder_part(builder, sizeof(struct policy)) != NULL;
}

static bool policy_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	((struct policy *)(void *)builder->parts)->text = element->text;
	return true;
}

/* clang-format off */
static const struct xml_element_rule children[] = {
	{ .name = "policy", .content = XML_TEXT, .rank = 1, .required = true,
	  .inlines = prose_blocks, .end = policy_end },
	{ 0 },
};
/* clang-format on */

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	(void)element;
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static const ref *policy_of(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct policy *policy = arena_at(&bank->arena, question->parts);

	return &policy->text;
}

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	if (*policy_of(bank, question))
		visit(context, "policy", "", policy_of(bank, question));
}

/* ---- a session ---- */

static void present(const struct asked *asked, struct vigil_page *page)
{
	page_paragraph(page, bank_text(asked->bank, *policy_of(asked->bank, asked->question)));
	page_item(page, "y)", _("Yes, I have read it"));
	page_item(page, "n)", _("No"));
}

static void accepts(const struct asked *asked, struct text *line)
{
	(void)asked;
	text_add(line, _("yes or no"));
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	/* clang-format off */
	static const struct {
		const char *typed, *word;
	} forms[] = {
		{ "yes", "yes" }, { "y", "yes" }, { "y)", "yes" }, { "i have read it", "yes" },
		{ "yes, i have read it", "yes" },
		{ "no", "no" },   { "n", "no" },  { "n)", "no" },
		{ "是", "yes" },  { "否", "no" },
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
		text_add(why, *form.bytes ? _("This is neither yes nor no.")
		                          : _("Nothing was entered."));
	text_clear(&form);
	return outcome;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	(void)asked;
	if (strcmp(normalized, words[0]) != 0 && strcmp(normalized, words[1]) != 0) {
		text_add(why, _("The response is 'yes' or 'no'."));
		return READ_UNREADABLE;
	}
	text_add(response, normalized);
	return READ_DONE;
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	(void)bank;
	(void)question;
	(void)response;
	return (struct score){0};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	(void)bank;
	(void)question;
	text_add(response, words[1]);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	(void)bank;
	(void)question;
	page_say(page, PAGE_PLAIN, "Not scored. The result keeps the response: 'yes' or 'no'.");
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	(void)release;
	if (strcmp(asked->response, words[1]) != 0)
		page_say(page, PAGE_NOTE, _("You have not confirmed that you read it."));
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	visit(context, "statement", "policy",
	      bank_text(asked->bank, *policy_of(asked->bank, asked->question)));
}

const struct interaction acknowledge_interaction = {
	.name = "acknowledge",
	.codes = codes,
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
