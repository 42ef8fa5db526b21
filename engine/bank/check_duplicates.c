/* bank/check_duplicates.c -- what stands beside each other and cannot be told apart */
#include <string.h>

#include "bank/checks.h"
#include "base/markup.h"
#include "base/normal.h"

enum { DUPLICATE_OPTIONS };

static const struct vigil_code codes[] = {
	[DUPLICATE_OPTIONS] = {"duplicate-options", VIGIL_ERROR},
	{0},
};

struct alternative {
	const char *element, *group, *id;
	ref text;
	size_t form; /* where its text begins, as texts are compared */
};

/* Those of a question, as its interaction tells them. */
struct alternatives {
	const struct vigil_bank *bank;
	struct text all;          /* struct alternative[] */
	struct text forms, plain; /* in `forms` a 0 stands behind each */
};

static void collect(void *context, const char *element, const char *group, const char *id, ref text)
{
	struct alternatives *alternatives = context;
	struct alternative one = {.element = element,
	                          .group = group,
	                          .id = id,
	                          .text = text,
	                          .form = alternatives->forms.length};

	text_add_bytes(&alternatives->all, (const char *)&one, sizeof(one));
	text_cut(&alternatives->plain, 0);
	markup_strip(&alternatives->plain, bank_text(alternatives->bank, text));
	normal_add(&alternatives->forms, alternatives->plain.bytes);
	text_add_char(&alternatives->forms, '\0');
}

static bool is_same(const struct alternatives *alternatives, const struct alternative *left,
                    const struct alternative *right)
{
	const char *forms = alternatives->forms.bytes;

	return strcmp(forms + left->form, forms + right->form) == 0 &&
	       strcmp(left->element, right->element) == 0 && strcmp(left->group, right->group) == 0;
}

static void find_duplicates(const struct checked *checked, const struct alternatives *alternatives)
{
	const struct alternative *all = (const void *)alternatives->all.bytes;
	size_t count = alternatives->all.length / sizeof(*all);

	for (size_t i = 1; i < count; i++) {
		size_t other = 0;

		while (other < i && !is_same(alternatives, &all[other], &all[i]))
			other++;
		if (other < i)
			checking_find(checked->checking, &codes[DUPLICATE_OPTIONS],
			              checked->question, all[i].text,
			              "the %ss '%s' and '%s' have the same text, case and spacing "
			              "aside; change one or take it out",
			              all[i].element, all[other].id, all[i].id);
	}
}

static void check_duplicates(struct checked *checked)
{
	const struct interaction *interaction = checked->question->interaction;
	struct alternatives alternatives = {.bank = checked->bank};

	if (!interaction->alternatives)
		return;
	text_init(&alternatives.all);
	text_init(&alternatives.forms);
	text_init(&alternatives.plain);
	interaction->alternatives(checked->bank, checked->question, collect, &alternatives);
	checked->failed |=
		alternatives.all.failed || alternatives.forms.failed || alternatives.plain.failed;
	if (!checked->failed)
		find_duplicates(checked, &alternatives);
	text_clear(&alternatives.all);
	text_clear(&alternatives.forms);
	text_clear(&alternatives.plain);
}

static void (*const of_question[])(struct checked *checked) = {check_duplicates, NULL};

const struct checks duplicate_checks = {
	.codes = codes,
	.of_question = of_question,
};
