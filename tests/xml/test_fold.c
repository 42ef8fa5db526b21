/* tests/xml/test_fold.c -- running text comes out without the line breaks of its file */
#include "xml/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/markup.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))
#define MOST        200

/* clang-format off */
static const struct fold_case {
	const char *name, *text, *folded;
} cases[] = {
	{ "nothing stays nothing",             "", "" },
	{ "white space alone is nothing",      " \n\t ", "" },
	{ "words stay words",                  "one two", "one two" },
	{ "white space at both ends goes",     "  one\n", "one" },
	{ "a line break is a space",           "one\ntwo", "one two" },
	{ "a run of white space is one space", "one \t\n\r  two", "one two" },
	{ "a long plain text is as it was",    "A sentence that is longer than the sixteen bytes of a block.",
	  "A sentence that is longer than the sixteen bytes of a block." },
	{ "two spaces where a block ends",     "fifteen letters  and so on, and on, and on",
	  "fifteen letters and so on, and on, and on" },
	{ "indented lines",                    "one,\n      two,\n      three, four, five, six, seven,\n  eight",
	  "one, two, three, four, five, six, seven, eight" },
	{ "characters of several bytes",       "\xE4\xB8\xAD \n \xE6\x96\x87", "\xE4\xB8\xAD \xE6\x96\x87" },
	{ "a space that does not break stays", "one\xC2\xA0\xC2\xA0two", "one\xC2\xA0\xC2\xA0two" },
	{ "an ideographic space stays",        "\xE3\x80\x80\xE4\xB8\xAD", "\xE3\x80\x80\xE4\xB8\xAD" },
};
/* clang-format on */

/* Fold in pieces that end at `first` and `second`. */
static void fold_pieces(char out[MOST], const char *text, size_t first, size_t second)
{
	size_t length = strlen(text), used;
	char in[MOST + FOLD_MARGIN]; /* which may be read behind a piece */
	bool unruly = false, expected = false;

	memcpy(in, text, length + 1);
	used = fold_append(out, 0, in, first, &unruly);
	used = fold_append(out, used, in + first, second - first, &unruly);
	used = fold_append(out, used, in + second, length - second, &unruly);
	for (size_t i = 0; i < length; i++)
		expected |= (unsigned char)in[i] >= 0x7F;
	assert_int_equal(unruly, expected);
	out[fold_trim(out, used)] = '\0';
}

static void text_is_folded(void **state)
{
	const struct fold_case *row = *state;
	size_t length = strlen(row->text);
	char out[MOST];

	for (size_t first = 0; first <= length; first++)
		for (size_t second = first; second <= length; second++) {
			fold_pieces(out, row->text, first, second);
			assert_string_equal(out, row->folded);
		}
}

/* The same byte by byte. */
static void fold_plainly(char out[MOST], const char *text)
{
	size_t used = 0;

	for (; *text; text++) {
		bool blank = *text == ' ' || *text == '\n';

		if (!blank)
			out[used++] = *text;
		else if (used && out[used - 1] != ' ')
			out[used++] = ' ';
	}
	while (used && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
}

/* Every way of 14 places being a letter, with letters around them: spaces at any block's border. */
static void every_pattern_of_spaces(void **state)
{
	char text[64], out[MOST], plain[MOST];

	(void)state;
	for (unsigned pattern = 0; pattern < 1U << 14; pattern++) {
		size_t length = 0;

		for (size_t i = 0; i < 9; i++)
			text[length++] = 'a';
		for (size_t i = 0; i < 14; i++)
			text[length++] = pattern >> i & 1 ? 'b' : i % 3 ? ' ' : '\n';
		for (size_t i = 0; i < 30; i++)
			text[length++] = 'c';
		text[length] = '\0';
		fold_pieces(out, text, 0, pattern % length);
		fold_plainly(plain, text);
		assert_string_equal(out, plain);
	}
}

static void no_space_follows_a_block(void **state)
{
	static const char start[] = {MARKUP_PARAGRAPH_ON, '\0'};
	static const char in[64] = " \n one word behind it";
	char out[MOST];
	bool unruly = false;
	size_t used;

	(void)state;
	memcpy(out, start, 1);
	used = fold_append(out, 1, in, strlen(in), &unruly);
	out[fold_trim(out, used)] = '\0';
	assert_string_equal(out + 1, "one word behind it");
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases) + 2];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = text_is_folded,
		                               .initial_state = (void *)&cases[i]};
	tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test(every_pattern_of_spaces);
	tests[COUNT(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(no_space_follows_a_block);
	return cmocka_run_group_tests_name("xml/fold", tests, NULL, NULL);
}
