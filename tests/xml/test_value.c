/* tests/xml/test_value.c -- values of attributes are read exactly, or not at all */
#include "xml/value.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define NOT_READ    INT64_MIN

static const char *const colours[] = {"red", "green", "blue", NULL};

/* clang-format off */
static const struct xml_attribute_rule
	string = { .type = XML_STRING }, name = { .type = XML_ID }, names = { .type = XML_IDS },
	language = { .type = XML_LANGUAGE }, colour = { .type = XML_WORD, .words = colours },
	boolean = { .type = XML_BOOLEAN }, any_count = { .type = XML_COUNT },
	grade = { .type = XML_COUNT, .least = 1, .most = 5 }, any_decimal = { .type = XML_DECIMAL },
	share = { .type = XML_DECIMAL, .least = 1, .most = 1000 }, pass = { .type = XML_SHARE },
	grades = { .type = XML_RANGE, .least = 1, .most = 5 }, time_limit = { .type = XML_DURATION },
	valid = { .type = XML_PERIOD };

#define TWO(first, second) ((int64_t)(first) << 32 | (second))

static const struct value_case {
	const char *name, *value;
	const struct xml_attribute_rule *rule;
	int64_t number; /* 0 where the type has none */
} cases[] = {
	{ "text",                           "a b",         &string, 0 },
	{ "no text",                        "",            &string, NOT_READ },
	{ "blank text",                     " \t\n",       &string, NOT_READ },
	{ "a space that does not break is text", "\xC2\xA0", &string, 0 },
	{ "a name",                         "first-step.2_b", &name, 0 },
	{ "a name of one letter",           "_",           &name, 0 },
	{ "a name in Chinese",              "\xE6\x8A\xA5\xE5\x91\x8A", &name, 0 },
	{ "a name with an accent",          "caf\xC3\xA9", &name, 0 },
	{ "no name",                        "",            &name, NOT_READ },
	{ "a name begins with no digit",    "1st",         &name, NOT_READ },
	{ "nor with a hyphen",              "-a",          &name, NOT_READ },
	{ "a name has no colon",            "a:b",         &name, NOT_READ },
	{ "no slash",                       "../a",        &name, NOT_READ },
	{ "no space",                       "a b",         &name, NOT_READ },
	{ "none around it",                 " a",          &name, NOT_READ },
	{ "no space in Chinese",            "\xE6\x8A\xA5 ", &name, NOT_READ },
	{ "a multiplication sign",          "\xC3\x97",    &name, NOT_READ },
	{ "names",                          " a  b ",      &names, 2 },
	{ "no names",                       " ",           &names, NOT_READ },
	{ "a name twice",                   "a b a",       &names, NOT_READ },
	{ "a name that begins like another", "ab a abc",   &names, 3 },
	{ "a line break between names",     "a\nb",        &names, NOT_READ },
	{ "64 names", "a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
	  "aa bb cc dd ee ff gg hh ii jj kk ll", &names, 64 },
	{ "65 names", "a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
	  "aa bb cc dd ee ff gg hh ii jj kk ll mm", &names, NOT_READ },
	{ "a language",                     "zh-Hans-CN",  &language, 0 },
	{ "a language with digits first",   "1a",          &language, NOT_READ },
	{ "a language as systems name it",  "de_DE",       &language, NOT_READ },
	{ "nine letters are no language",   "languages",   &language, NOT_READ },
	{ "a hyphen at the end",            "en-",         &language, NOT_READ },
	{ "the first word",                 "red",         &colour, 0 },
	{ "the last word",                  "blue",        &colour, 2 },
	{ "half a word",                    "gre",         &colour, NOT_READ },
	{ "more than a word",               "greenish",    &colour, NOT_READ },
	{ "a word in another case",         "Red",         &colour, NOT_READ },
	{ "true",                           "true",        &boolean, 1 },
	{ "false",                          "false",       &boolean, 0 },
	{ "1 is not true",                  "1",           &boolean, NOT_READ },
	{ "TRUE is not true",               "TRUE",        &boolean, NOT_READ },
	{ "a count",                        "120",         &any_count, 120 },
	{ "zero",                           "0",           &any_count, 0 },
	{ "leading zeros",                  "007",         &any_count, 7 },
	{ "nine digits",                    "999999999",   &any_count, 999999999 },
	{ "ten digits",                     "1000000000",  &any_count, NOT_READ },
	{ "a sign",                         "+1",          &any_count, NOT_READ },
	{ "a number beyond all",            "99999999999999999999999", &any_count, NOT_READ },
	{ "spaces around a count",          " 12 ",        &any_count, NOT_READ },
	{ "a full-width digit",             "\xEF\xBC\x91", &any_count, NOT_READ },
	{ "the least grade",                "1",           &grade, 1 },
	{ "less than the least",            "0",           &grade, NOT_READ },
	{ "more than the most",             "6",           &grade, NOT_READ },
	{ "thousandths",                    "-0.125",      &any_decimal, -125 },
	{ "four places",                    "0.1250",      &any_decimal, NOT_READ },
	{ "a comma",                        "0,5",         &any_decimal, NOT_READ },
	{ "an exponent",                    "1e3",         &any_decimal, NOT_READ },
	{ "not a number",                   "NaN",         &any_decimal, NOT_READ },
	{ "hexadecimal",                    "0x10",        &any_decimal, NOT_READ },
	{ "the least share",                "0.001",       &share, 1 },
	{ "the whole",                      "1",           &share, 1000 },
	{ "more than the whole",            "1.001",       &share, NOT_READ },
	{ "no share",                       "0",           &share, NOT_READ },
	{ "hundredths",                     "80%",         &pass, 800 },
	{ "hundredths with a fraction",     "66.7%",       &pass, 667 },
	{ "hundredths with two places",     "66.67%",      &pass, NOT_READ },
	{ "a share as a number",            "0.8",         &pass, 800 },
	{ "all",                            "100%",        &pass, 1000 },
	{ "more than all",                  "100.1%",      &pass, NOT_READ },
	{ "hundredths without their sign",  "80",          &pass, NOT_READ },
	{ "less than nothing",              "-0%",         &pass, NOT_READ },
	{ "a sign alone",                   "%",           &pass, NOT_READ },
	{ "one grade",                      "2",           &grades, TWO(2, 2) },
	{ "grades",                         "1-3",         &grades, TWO(1, 3) },
	{ "grades backwards",               "3-1",         &grades, NOT_READ },
	{ "grades beyond the most",         "1-6",         &grades, NOT_READ },
	{ "grades without an end",          "1-",          &grades, NOT_READ },
	{ "grades without a start",         "-3",          &grades, NOT_READ },
	{ "a time",                         "PT20M",       &time_limit, 1200000 },
	{ "no time",                        "PT0S",        &time_limit, NOT_READ },
	{ "minutes without a unit",         "20",          &time_limit, NOT_READ },
	{ "a year",                         "P1Y",         &valid, TWO(12, 0) },
	{ "years, months and days",         "P1Y6M15D",    &valid, TWO(18, 15) },
	{ "days",                           "P365D",       &valid, TWO(0, 365) },
	{ "no days",                        "P0D",         &valid, NOT_READ },
	{ "hours are no period",            "PT24H",       &valid, NOT_READ },
	{ "more years than anybody has",    "P10001Y",     &valid, NOT_READ },
};

static const struct words_case {
	const char *name;
	const struct xml_attribute_rule *rule;
	const char *words;
} words_cases[] = {
	{ "words are listed",           &colour, "'red', 'green' or 'blue'" },
	{ "a range is given",           &grade, "a whole number from 1 to 5" },
	{ "thousandths as people write them", &share, "a number with at most three decimal places from 0.001 to 1" },
	{ "what has no range",          &any_count, "a whole number" },
};
/* clang-format on */

static void value_is_read(void **state)
{
	const struct value_case *row = *state;
	struct xml_value value = {.bytes = row->value, .length = strlen(row->value)};
	bool read = value_read(&value, row->rule);

	assert_int_equal(read, row->number != NOT_READ);
	if (read)
		assert_int_equal(value.number, row->number);
}

static void rule_is_put_in_words(void **state)
{
	const struct words_case *row = *state;
	struct text text;

	text_init(&text);
	value_describe(&text, row->rule);
	assert_string_equal(text.bytes, row->words);
	text_clear(&text);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases) + COUNT(words_cases)];

	setlocale(LC_ALL, "");
	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = value_is_read,
		                               .initial_state = (void *)&cases[i]};
	for (size_t i = 0; i < COUNT(words_cases); i++)
		tests[COUNT(cases) + i] =
			(struct CMUnitTest){.name = words_cases[i].name,
		                            .test_func = rule_is_put_in_words,
		                            .initial_state = (void *)&words_cases[i]};
	return cmocka_run_group_tests_name("xml/value", tests, NULL, NULL);
}
