/* tests/base/test_nearest.c -- which name was meant */
#include "base/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define CASE_COUNT (sizeof(cases) / sizeof(cases[0]))

#define LONG_64 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl"

/* clang-format off */
static struct nearest_case {
	const char *name, *word;
	const char *names[4];
	const char *nearest;
} cases[] = {
	{ "a letter is missing",                "promt",     { "option", "prompt" },        "prompt" },
	{ "a letter too many",                  "optiion",   { "option", "prompt" },        "option" },
	{ "a letter is another",                "toxic",     { "topic", "title" },          "topic" },
	{ "neighbours changed places are one edit", "hnit",  { "hint" },                    "hint" },
	{ "two edits in six letters",           "optoin!",   { "option" },                  "option" },
	{ "three edits in six letters are too many", "opttnx", { "option" },                NULL },
	{ "the nearer one wins, first",         "fact",      { "facts", "face", "fact" },   "fact" },
	{ "the nearer one wins, last",          "facts",     { "facts", "fact" },           "facts" },
	{ "of equally near ones the first",     "mach",      { "match", "march" },          "match" },
	{ "a short word may have one edit",     "em",        { "am" },                      "am" },
	{ "but not two",                        "em",        { "ab" },                      NULL },
	{ "what shares no letter is not meant", "x",         { "a", "" },                   NULL },
	{ "no word is near to nothing",         "",          { "a", "ab" },                 NULL },
	{ "capitals are other letters",         "Choice",    { "choice" },                  "choice" },
	{ "nothing offered, nothing meant",     "choice",    { NULL },                      NULL },
	{ "64 letters are compared",            LONG_64,     { "bank", LONG_64 },  LONG_64 },
	{ "longer names are left out",          LONG_64,     { LONG_64 "m" },               NULL },
	{ "longer words are left out",          LONG_64 "m", { LONG_64 },                   NULL },
};
/* clang-format on */

static void name_is_nearest(void **state)
{
	const struct nearest_case *row = *state;
	struct nearest nearest;

	nearest_init(&nearest, row->word);
	for (size_t i = 0; i < 4 && row->names[i]; i++)
		nearest_offer(&nearest, row->names[i]);
	if (!row->nearest) {
		assert_null(nearest.name);
		return;
	}
	assert_non_null(nearest.name);
	assert_string_equal(nearest.name, row->nearest);
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = name_is_nearest,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
