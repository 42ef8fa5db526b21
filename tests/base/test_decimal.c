/* tests/base/test_decimal.c -- thousandths, read and written */
#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
static struct read_case {
	const char *name, *text;
	bool is;
	int64_t thousandths;
} read[] = {
	{ "a whole number",                     "12",       true,  12000 },
	{ "one place",                          "0.5",      true,  500 },
	{ "two places",                         "-0.25",    true,  -250 },
	{ "three places",                       "1.125",    true,  1125 },
	{ "zeros behind",                       "1.500",    true,  1500 },
	{ "zeros in front",                     "007",      true,  7000 },
	{ "nothing",                            "0",        true,  0 },
	{ "less than nothing is nothing",       "-0",       true,  0 },
	{ "a million is the most",              "1000000",  true,  DECIMAL_MOST },
	{ "a million less than nothing, too",   "-1000000", true,  -DECIMAL_MOST },
	{ "a thousandth more is too much",      "1000000.001", false, 0 },
	{ "a thousandth less is too little",    "-1000000.001", false, 0 },
	{ "far too much",                       "99999999999999999999999999", false, 0 },
	{ "four places are too many",           "1.1250",   false, 0 },
	{ "thirty places are too many",         "1.000000000000000000000000000001", false, 0 },
	{ "a point needs a digit behind it",    "1.",       false, 0 },
	{ "a point needs a digit before it",    ".5",       false, 0 },
	{ "a comma is no point",                "1,5",      false, 0 },
	{ "a plus is refused",                  "+1",       false, 0 },
	{ "two minuses are refused",            "--1",      false, 0 },
	{ "a minus alone is no number",         "-",        false, 0 },
	{ "space in front is refused",          " 1",       false, 0 },
	{ "space behind is refused",            "1 ",       false, 0 },
	{ "an exponent is refused",             "1e3",      false, 0 },
	{ "words are no numbers",               "one",      false, 0 },
	{ "nothing written is no number",       "",         false, 0 },
};

static struct written_case {
	const char *name;
	int64_t thousandths;
	const char *text;
} written[] = {
	{ "whole numbers have no point", 1000,        "1" },
	{ "nothing is written 0",        0,           "0" },
	{ "tenths",                      8500,        "8.5" },
	{ "hundredths",                  -250,        "-0.25" },
	{ "thousandths",                 1125,        "1.125" },
	{ "one thousandth",              1,           "0.001" },
	{ "a hundredth",                 10,          "0.01" },
	{ "tens keep their zeros",       10000,       "10" },
	{ "the largest",                 INT64_MAX,   "9223372036854775.807" },
	{ "the smallest",                INT64_MIN,   "-9223372036854775.808" },
};
/* clang-format on */

static void decimal_is_read(void **state)
{
	const struct read_case *row = *state;
	int64_t thousandths = 77;

	assert_int_equal(decimal_read(&thousandths, row->text, strlen(row->text)), row->is);
	assert_int_equal(thousandths, row->is ? row->thousandths : 77);
}

static void decimal_is_written(void **state)
{
	const struct written_case *row = *state;
	char bytes[32] = "";
	struct text text;

	text_init(&text);
	decimal_add(&text, row->thousandths);
	memcpy(bytes, text.bytes, text.length + 1);
	text_clear(&text);
	assert_string_equal(bytes, row->text);
}

static void length_ends_it(void **state)
{
	int64_t thousandths = 0;

	(void)state;
	assert_true(decimal_read(&thousandths, "1.25 and more", 3));
	assert_int_equal(thousandths, 1200);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(read) + COUNT(written) + 1];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(read); i++)
		*test++ = (struct CMUnitTest){.name = read[i].name,
		                              .test_func = decimal_is_read,
		                              .initial_state = &read[i]};
	for (size_t i = 0; i < COUNT(written); i++)
		*test++ = (struct CMUnitTest){.name = written[i].name,
		                              .test_func = decimal_is_written,
		                              .initial_state = &written[i]};
	*test = (struct CMUnitTest){.name = "only the bytes given are read",
	                            .test_func = length_ends_it};
	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
