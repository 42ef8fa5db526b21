/* tests/base/test_visible.c -- what becomes of bytes that a terminal would obey or not show */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/visible.h"

/* clang-format off */
static struct visible_case {
	const char *name, *bytes, *shown;
	size_t length; /* 0: up to the 0 */
} cases[] = {
	{ "printable ASCII stays as it is", " !\"#az{|}~", " !\"#az{|}~", 0 },
	{ "nothing stays nothing", "", "", 0 },
	{ "letters of all scripts stay as they are", "Zoë 报告 да", "Zoë 报告 да", 0 },
	{ "an emoji of several characters stays whole", "👩‍🌾 ❤️", "👩‍🌾 ❤️", 0 },
	{ "a zero byte is shown", "a\0b", "a^@b", 3 },
	{ "an escape sequence is shown", "\x1b[31mred\x1b]0;title\a", "^[[31mred^[]0;title^G", 0 },
	{ "a newline is shown", "a\nRight.", "a^JRight.", 0 },
	{ "a carriage return is shown", "wrong\rright", "wrong^Mright", 0 },
	{ "a tab becomes spaces", "a\tb", "a    b", 0 },
	{ "DEL and backspace are shown", "a\x7f\b", "a^?^H", 0 },
	{ "a C1 control in UTF-8 is shown", "\xc2\x9b" "31m", "<U+009B>31m", 0 },
	{ "a C1 control as a bare byte is shown", "\x9b" "31m", "<\\x9B>31m", 0 },
	{ "no-break space is no control", "a\xc2\xa0" "b", "a\xc2\xa0" "b", 0 },
	{ "a Latin 1 letter is no UTF-8", "caf\xe9.", "caf<\\xE9>.", 0 },
	{ "an overlong slash is no UTF-8", "\xc0\xaf", "<\\xC0><\\xAF>", 0 },
	{ "an overlong escape is no UTF-8", "\xe0\x80\x9b", "<\\xE0><\\x80><\\x9B>", 0 },
	{ "a surrogate is no UTF-8", "\xed\xa0\x80", "<\\xED><\\xA0><\\x80>", 0 },
	{ "what is cut off at the end is no UTF-8", "a\xe6\x8a", "a<\\xE6><\\x8A>", 0 },
	{ "what is above Unicode is no UTF-8", "\xf4\x90\x80\x80", "<\\xF4><\\x90><\\x80><\\x80>", 0 },
	{ "separators of lines and paragraphs are shown", "\u2028\u2029", "<U+2028><U+2029>", 0 },
	{ "overrides are shown", "\u202aa\u202egpj.exe\u202c", "<U+202A>a<U+202E>gpj.exe<U+202C>", 0 },
	{ "isolates are shown", "\u2066\u2067\u2068\u2069", "<U+2066><U+2067><U+2068><U+2069>", 0 },
	{ "marks of direction are shown", "\u200e\u200f\u061c", "<U+200E><U+200F><U+061C>", 0 },
	{ "joiners stay, for Persian and emoji need them", "\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e", 0 },
	{ "tags are shown", "a\U000E0041\U000E007F", "a<U+E0041><U+E007F>", 0 },
	{ "noncharacters are shown", "\ufffe\ufdd0\U0010FFFF", "<U+FFFE><U+FDD0><U+10FFFF>", 0 },
	{ "a byte order mark is shown", "\ufeff<", "<U+FEFF><", 0 },
	{ "eight marks on a letter stay", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301x",
	  "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301x", 0 },
	{ "a ninth mark is counted", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0302x",
	  "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301<+1 combining mark>x", 0 },
	{ "joiners between marks do not start anew",
	  "e\u0301\u200d\u0301\u200d\u0301\u200d\u0301\u200d\u0301\u200d",
	  "e\u0301\u200d\u0301\u200d\u0301\u200d\u0301\u200d<+2 combining marks>", 0 },
	{ "marks that select a form are counted, too",
	  "a\U000E0100\U000E0101\U000E0102\U000E0103\U000E0104\U000E0105\U000E0106\U000E0107\U000E0108",
	  "a\U000E0100\U000E0101\U000E0102\U000E0103\U000E0104\U000E0105\U000E0106\U000E0107"
	  "<+1 combining mark>", 0 },
};
/* clang-format on */

#define CASE_COUNT (sizeof cases / sizeof *cases)

static void bytes_are_made_visible(void **state)
{
	const struct visible_case *row = *state;
	struct text text;

	text_init(&text);
	visible_add(&text, row->bytes, row->length ? row->length : strlen(row->bytes));
	assert_false(text.failed);
	assert_string_equal(text.bytes, row->shown);
	text_clear(&text);
}

static void many_marks_are_cut_with_their_number(void **state)
{
	struct text marks, shown;

	(void)state;
	text_init(&marks);
	text_init(&shown);
	text_add(&marks, "Z");
	for (int i = 0; i < 10000; i++)
		text_add(&marks, "\u0336");
	visible_add(&shown, marks.bytes, marks.length);
	assert_int_equal(shown.length, 1 + 8 * 2 + strlen("<+9992 combining marks>"));
	assert_non_null(strstr(shown.bytes, "<+9992 combining marks>"));
	text_clear(&marks);
	text_clear(&shown);
}

static void a_run_of_marks_goes_on_from_piece_to_piece(void **state)
{
	struct text shown;

	(void)state;
	text_init(&shown);
	visible_add(&shown, "Z", 1);
	for (int i = 0; i < 8; i++)
		visible_add(&shown, "\u0336", 2);
	assert_int_equal(shown.length, 1 + 8 * 2);
	visible_add(&shown, "\u0336", 2);
	assert_string_equal(shown.bytes + 17, "<+1 combining mark>");
	text_clear(&shown);
}

static void right_to_left_is_a_matter_of_letters(void **state)
{
	(void)state;
	assert_false(visible_is_right_to_left("abc", 3));
	assert_false(visible_is_right_to_left("报告 é 123", strlen("报告 é 123")));
	assert_true(visible_is_right_to_left("a \u05d0", 4));
	assert_true(visible_is_right_to_left("\u0645", 2));
	assert_false(visible_is_right_to_left("a \u05d0", 2));
}

static void columns_are_never_too_few(void **state)
{
	static const struct {
		uint32_t character;
		unsigned columns;
	} rows[] = {
		{'a', 1},    {0xE9, 1},   {0x62A5, 2}, {0x301, 0},   {0x200D, 0},
		{0x2026, 1}, {0x1100, 2}, {0x1161, 1}, {0x1F468, 2}, {0x1FAE9, 2},
		{0xFE0F, 1}, {0xAD, 1},   {0x2068, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(visible_columns(rows[i].character), rows[i].columns);
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT + 4] = {
		cmocka_unit_test(many_marks_are_cut_with_their_number),
		cmocka_unit_test(a_run_of_marks_goes_on_from_piece_to_piece),
		cmocka_unit_test(right_to_left_is_a_matter_of_letters),
		cmocka_unit_test(columns_are_never_too_few),
	};

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[4 + i] = (struct CMUnitTest){.name = cases[i].name,
		                                   .test_func = bytes_are_made_visible,
		                                   .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("visible", tests, NULL, NULL);
}
