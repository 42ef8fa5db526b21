/* tests/base/test_words.c -- what counts as a word */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

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

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = words_are_counted,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("base/words", tests, NULL, NULL);
}
