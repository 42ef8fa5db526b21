/* tests/base/test_normal.c -- the form in which two texts are compared */
#include "base/normal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/text.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
static struct form_case {
	const char *name, *text, *form;
} forms[] = {
	{ "nothing stays nothing", "", "" },
	{ "capitals are folded", "Report IT", "report it" },
	{ "white space is one space, and none at the ends", " \t a \n\r b  ", "a b" },
	{ "a no-break space is a space", "a\u00A0 b\u3000", "a b" },
	{ "quotation marks and dashes are plain", "\u201Ca\u201D \u2018b\u2019 \u2014", "\"a\" 'b' -" },
	{ "folding may make a text longer", "STRA\u00DFE", "strasse" },
	{ "ligatures and full-width letters are plain", "\uFB01n \uFF21", "fin a" },
	{ "a letter is one with its accent behind it", "e\u0301tE\u0301", "\u00E9t\u00E9" },
	{ "an accent stays with its letter behind others", "abcde\u0301fg", "abcd\u00E9fg" },
	{ "several accents are put in order", "q\u0307\u0323x", "q\u0323\u0307x" },
	{ "Hangul is composed", "\u1112\u1161\u11AB", "\uD55C" },
	{ "an ideograph stays between letters", "A\u4E2DB", "a\u4E2Db" },
	{ "what is no UTF-8 ends the text", "ab\xFFyz", "ab" },
};

static struct rule_case {
	const char *name;
	unsigned rules;
	const char *text, *form;
} by_rule[] = {
	{ "case may be kept", NORMAL_KEEPS_CASE, "Stra\u00DFe  \uFF21", "Stra\u00DFe A" },
	{ "quotes are plain all the same", NORMAL_KEEPS_CASE, "\u201CA\u201D", "\"A\"" },
	{ "accents may be dropped", NORMAL_DROPS_ACCENTS, "\u00C9t\u00E9 E\u0301", "ete e" },
	{ "a letter with two accents has none", NORMAL_DROPS_ACCENTS, "\u1EC7", "e" },
	{ "a stroke is no accent", NORMAL_DROPS_ACCENTS, "\u0142\u00F8", "\u0142\u00F8" },
	{ "Hangul has no accents", NORMAL_DROPS_ACCENTS, "\uD55C", "\uD55C" },
	{ "a mark alone is dropped, too", NORMAL_DROPS_ACCENTS, "\u0301", "" },
	{ "case may be kept without accents", NORMAL_KEEPS_CASE | NORMAL_DROPS_ACCENTS, "\u00C9T", "ET" },
	{ "only composed, letters stay", NORMAL_ONLY_COMPOSED, " AE\u0301\u00A0 \uFF21 \u2019 \uFB01 ", "A\u00C9 \uFF21 \u2019 \uFB01" },
};
/* clang-format on */

static void text_has_form_by_rule(void **state)
{
	const struct rule_case *row = *state;
	struct text form;

	text_init(&form);
	normal_add_as(&form, row->text, row->rules);
	assert_string_equal(form.bytes, row->form);
	text_clear(&form);
}

static void text_has_form(void **state)
{
	const struct form_case *row = *state;
	struct text form;

	text_init(&form);
	text_add(&form, "before ");
	normal_add(&form, row->text);
	assert_memory_equal(form.bytes, "before ", 7);
	assert_string_equal(form.bytes + 7, row->form);
	text_clear(&form);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(forms) + COUNT(by_rule)];

	for (size_t i = 0; i < COUNT(forms); i++)
		tests[i] = (struct CMUnitTest){.name = forms[i].name,
		                               .test_func = text_has_form,
		                               .initial_state = &forms[i]};
	for (size_t i = 0; i < COUNT(by_rule); i++)
		tests[COUNT(forms) + i] = (struct CMUnitTest){.name = by_rule[i].name,
		                                              .test_func = text_has_form_by_rule,
		                                              .initial_state = &by_rule[i]};
	return cmocka_run_group_tests_name("normal", tests, NULL, NULL);
}
