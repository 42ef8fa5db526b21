/* tests/base/test_words.c -- what counts as a word */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/words.h"

/* clang-format off */
static struct words_case {
	const char *name, *text;
	size_t count;
} cases[] = {
	{ "nothing has no word",                  "",                          0 },
	{ "blanks are no word",                   " \t\n ",                    0 },
	{ "signs are no word",                    "-- ... !? ()",              0 },
	{ "words stand between spaces",           "one two  three",            3 },
	{ "lines part words",                     "one\ntwo",                  2 },
	{ "signs belong to no word",              "One, two: (three)!",        3 },
	{ "an apostrophe parts no word",          "don't",                     1 },
	{ "nor does a typographic one",           "don\xE2\x80\x99t",          1 },
	{ "a hyphen does",                        "give-away",                 2 },
	{ "a number is one word",                 "3.14",                      1 },
	{ "letters with marks are letters",       "e\xCC\x81t\xC3\xA9",        1 },
	{ "each ideograph is a word",             "\xE6\x94\xB6\xE5\x88\xB0\xE9\x82\xAE\xE4\xBB\xB6", 4 },
	{ "ideographic signs are none",           "\xE6\x94\xB6\xE3\x80\x82",  1 },
	{ "bytes that are no text end it",        "one \xFF two",              1 },
};
/* clang-format on */

#define CASE_COUNT (sizeof(cases) / sizeof(*cases))

static void words_are_counted(void **state)
{
	const struct words_case *row = *state;

	assert_int_equal(words_count(row->text), row->count);
}

/* All short texts of signs that the rules know: with a letter that is not ASCII behind it, and without.
 */
static void ascii_is_divided_as_all_else(void **state)
{
	static const char signs[] = "a1_:.,;' -";
	const size_t sign_count = sizeof(signs) - 1;
	char text[16];

	(void)state;
	for (size_t number = 0; number < 100000; number++) {
		size_t rest = number, alone;

		for (size_t i = 0; i < 5; i++, rest /= sign_count)
			text[i] = signs[rest % sign_count];
		text[5] = '\0';
		alone = words_count(text);
		strcpy(text + 5, " \xC3\xA9");
		if (words_count(text) != alone + 1)
			fail_msg("'%s': %zu words", text, alone);
	}
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT + 1];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = words_are_counted,
		                               .initial_state = &cases[i]};
	tests[CASE_COUNT] = (struct CMUnitTest)cmocka_unit_test(ascii_is_divided_as_all_else);
	return cmocka_run_group_tests_name("base/words", tests, NULL, NULL);
}
