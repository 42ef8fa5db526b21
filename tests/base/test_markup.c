/* tests/base/test_markup.c -- the words of a marked text */
#include "base/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

#define CASE_COUNT (sizeof(cases) / sizeof(cases[0]))

/* clang-format off */
#define EM(words)        "\x01" words "\x02"
#define PARAGRAPH(words) "\x0E" words "\x0F"
#define LIST(items)      "\x10" items "\x11"
#define ITEM(words)      "\x12" words "\x13"
#define MARK(id, words)  "\x14" id "\x1F" words "\x15"
#define LINK(to, words)  "\x16" to "\x1F" words "\x17"

static struct strip_case {
	const char *name, *marked, *words;
} cases[] = {
	{ "text without marks stays",               "Wait, then act.",             "Wait, then act." },
	{ "nothing stays nothing",                  "",                            "" },
	{ "emphasis goes, its words stay",          "do " EM("not") " reply",      "do not reply" },
	{ "emphasis inside a word does not part it", "un" EM("lock") "ed",         "unlocked" },
	{ "paragraphs become separate words",       PARAGRAPH("One.") PARAGRAPH("Two."), "One. Two." },
	{ "a list becomes separate words",          "Do:" LIST(ITEM("a") ITEM("b")) "end", "Do: a b end" },
	{ "no space in front or behind",            LIST(ITEM("a")),               "a" },
	{ "space inside a block's edges is none",   PARAGRAPH(" One. ") " " PARAGRAPH(" Two. "), "One. Two." },
	{ "spaces in running text stay",            "a  b",                        "a  b" },
	{ "a mark's name goes",                     "pay " MARK("urgency", "now") "!", "pay now!" },
	{ "a link's target goes",                   "see " LINK("http://evil.example/", "your bank"), "see your bank" },
	{ "a mark in a paragraph",                  PARAGRAPH(MARK("m", "now")),   "now" },
	{ "blocks without words are nothing",       PARAGRAPH("") LIST(ITEM("")),  "" },
	{ "space alone at the end goes",            "a ",                          "a" },
	{ "characters of several bytes stay",       PARAGRAPH("\xE9\x92\x93") PARAGRAPH("\xC3\xA9"), "\xE9\x92\x93 \xC3\xA9" },
};
/* clang-format on */

static void marks_are_stripped(void **state)
{
	const struct strip_case *row = *state;
	char words[64];
	struct text text;

	text_init(&text);
	text_add(&text, "before ");
	markup_strip(&text, row->marked);
	memcpy(words, text.bytes, text.length + 1);
	text_clear(&text);
	assert_memory_equal(words, "before ", 7); /* what was there is not touched */
	assert_string_equal(words + 7, row->words);
}

/* The bytes that stand for something are just those which XML 1.0 forbids. */
static void marks_are_no_characters_of_xml(void **state)
{
	unsigned marks = 0;

	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		if (!markup_is((char)byte))
			continue;
		marks++;
		assert_true(byte < 0x20);
		assert_null(strchr("\t\n\r", byte));
	}
	assert_int_equal(marks, 17);
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT + 1];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = marks_are_stripped,
		                               .initial_state = &cases[i]};
	tests[CASE_COUNT] = (struct CMUnitTest){.name = "no document can contain a mark",
	                                        .test_func = marks_are_no_characters_of_xml};
	return cmocka_run_group_tests_name("markup", tests, NULL, NULL);
}
