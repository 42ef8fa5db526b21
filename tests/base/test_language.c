/* tests/base/test_language.c -- which language a tag or a locale's name means */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/language.h"

/* clang-format off */
static struct language_case {
	const char *name, *given;
	const char *tags[4]; /* the tag, and the less special ones; none: no language */
} cases[] = {
	{ "a tag is itself",                          "en",               { "en" } },
	{ "a region is less special without",         "en-GB",            { "en-GB", "en" } },
	{ "cases are the usual ones",                 "EN_gb",            { "en-GB", "en" } },
	{ "Chinese is told apart by its script",      "zh-Hans-CN",       { "zh-Hans-CN", "zh-Hans", "zh" } },
	{ "a region says the script",                 "zh_CN",            { "zh-Hans-CN", "zh-Hans", "zh" } },
	{ "in Taiwan it is another",                  "zh-TW",            { "zh-Hant-TW", "zh-Hant", "zh" } },
	{ "in Hong Kong, too",                        "zh_HK.UTF-8",      { "zh-Hant-HK", "zh-Hant", "zh" } },
	{ "no region means the script of most",       "zh",               { "zh-Hans", "zh" } },
	{ "another Chinese language has no script",   "zho",              { "zho" } },
	{ "a locale's character set says nothing",    "de_AT.ISO8859-15", { "de-AT", "de" } },
	{ "nor does its modifier",                    "de_AT@euro",       { "de-AT", "de" } },
	{ "the locale C is no language",              "C",                { NULL } },
	{ "nor with a character set",                 "C.UTF-8",          { NULL } },
	{ "nor is POSIX",                             "POSIX",            { NULL } },
	{ "nothing is no language",                   "",                 { NULL } },
	{ "a part is missing",                        "en-",              { NULL } },
	{ "a part is missing before",                 "-en",              { NULL } },
	{ "a part is too long",                       "en-abcdefghi",     { NULL } },
	{ "a path is no language",                    "../../etc",        { NULL } },
	{ "a longer path is none",                    "en/../x",          { NULL } },
	{ "what is too long is none",                 "en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd", { NULL } },
	{ "other letters are none",                   "\xE4\xB8\xAD\xE6\x96\x87", { NULL } },
};
/* clang-format on */

#define CASE_COUNT (sizeof(cases) / sizeof(*cases))

static void language_is_read(void **state)
{
	const struct language_case *row = *state;
	char tag[LANGUAGE_ROOM];
	bool more = language_read(tag, row->given, strlen(row->given));

	for (size_t i = 0; row->tags[i]; i++) {
		assert_true(more);
		assert_string_equal(tag, row->tags[i]);
		more = language_shorten(tag);
	}
	assert_false(more);
}

static void a_kind_of_a_language_is_that_language(void **state)
{
	(void)state;
	assert_true(language_is("en-GB", "en"));
	assert_true(language_is("en", "EN"));
	assert_false(language_is("en", "en-GB"));
	assert_false(language_is("eng", "en"));
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT + 1] = {
		[CASE_COUNT] = cmocka_unit_test(a_kind_of_a_language_is_that_language)};

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = language_is_read,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("base/language", tests, NULL, NULL);
}
