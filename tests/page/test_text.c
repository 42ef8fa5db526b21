/* tests/page/test_text.c -- pages as text: layout, width, and nothing that a terminal obeys */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistr.h>

#include "base/text.h"
#include "base/visible.h"
#include "page/page.h"
#include "page/sample.h"

#define EM(words)           "\x01" words "\x02"
#define STRONG(words)       "\x03" words "\x04"
#define CODE(words)         "\x05" words "\x06"
#define P(words)            "\x0E" words "\x0F"
#define LIST(items)         "\x10" items "\x11"
#define ITEM(words)         "\x12" words "\x13"
#define MARK(id, words)     "\x14" id "\x1F" words "\x15"
#define LINK(target, words) "\x16" target "\x1F" words "\x17"

/* The calls that fill a page, all of one form, so that a page is a list of parts. */
typedef void page_call(struct vigil_page *page, const char *first, const char *second);

static void heading(struct vigil_page *page, const char *first, const char *second)
{
	(void)second;
	page_heading(page, first);
}

/* "7": so many of ten; with a second text of 100. */
static void progress(struct vigil_page *page, const char *first, const char *second)
{
	page_progress(page, "How far", strtoul(first, NULL, 10), second ? 100 : 10);
}

static void paragraph(struct vigil_page *page, const char *first, const char *second)
{
	(void)second;
	page_paragraph(page, first);
}

static void say(struct vigil_page *page, const char *first, const char *second)
{
	page_say(page, PAGE_PLAIN, "%s%s", first, second ? second : "");
}

static void good(struct vigil_page *page, const char *first, const char *second)
{
	(void)second;
	page_say(page, PAGE_GOOD, "%s", first);
}

static void email(struct vigil_page *page, const char *first, const char *second)
{
	(void)second;
	page_exhibit(page, "E-mail", first);
}

static void line(struct vigil_page *page, const char *first, const char *second)
{
	(void)second;
	page_exhibit_line(page, 0, first);
}

static void numbered(struct vigil_page *page, const char *first, const char *second)
{
	page_exhibit_line(page, strtoul(first, NULL, 10), second);
}

static void end(struct vigil_page *page, const char *first, const char *second)
{
	(void)first;
	(void)second;
	page_exhibit_end(page);
}

/* A table of two columns: a text, and points in thousandths. */
static void table(struct vigil_page *page, const char *first, const char *second)
{
	const struct page_column columns[] = {
		{.id = "words", .name = first, .type = PAGE_TEXT},
		{.id = "points", .name = second, .type = PAGE_POINTS},
	};

	page_table(page,
	           &(struct page_table){.id = "things", .columns = columns, .column_count = 2});
}

static void row(struct vigil_page *page, const char *first, const char *second)
{
	page_cell_text(page, first);
	if (second)
		page_cell_points(page, strtoll(second, NULL, 10));
}

#define item       page_item
#define field      page_field
#define header     page_exhibit_header
#define attachment page_exhibit_attachment

struct part {
	page_call *call;
	const char *first, *second;
};

#define PARTS_MOST 8

static struct vigil_page *page_of(const struct part *parts)
{
	struct vigil_page *page = vigil_page_new();

	assert_non_null(page);
	for (size_t i = 0; i < PARTS_MOST && parts[i].call; i++)
		parts[i].call(page, parts[i].first, parts[i].second);
	assert_false(page_failed(page));
	return page;
}

#define PLAIN                                                                                      \
	{                                                                                          \
		.width = 40                                                                        \
	}
#define COLOUR                                                                                     \
	{                                                                                          \
		.width = 40, .colour = true                                                        \
	}
#define ACCESSIBLE                                                                                 \
	{                                                                                          \
		.width = 40, .accessible = true                                                    \
	}

/* clang-format off */
static struct page_case {
	const char *name;
	struct vigil_text_style style;
	struct part parts[PARTS_MOST];
	const char *text;
} cases[] = {
	{ "a page without blocks is no text", PLAIN, { { NULL, NULL, NULL } }, "" },
	{ "how far one has come is drawn, a sign for each step", { .width = 40, .bars = true },
	  { { progress, "3", NULL } },
	  "  How far\n  [###.......]\n" },
	{ "of many steps several share a sign", { .width = 40, .bars = true },
	  { { progress, "57", "of 100" } },
	  "  How far\n  [###########.........]\n" },
	{ "where nothing is drawn it is a heading like any other", PLAIN,
	  { { progress, "3", NULL } },
	  "  How far\n  -------\n" },
	{ "what is drawn has to fit", { .width = 20, .bars = true },
	  { { progress, "57", "of 100" } },
	  "  How far\n  -------\n" },
	{ "for screen readers nothing is drawn", { .width = 40, .accessible = true, .bars = true },
	  { { progress, "3", NULL } },
	  "  How far\n" },
	{ "our own words begin in the first column", PLAIN,
	  { { say, "Right.", NULL } },
	  "Right.\n" },
	{ "our own words go on with an indent", PLAIN,
	  { { say, "Right. You have earned 1 of 1 points for this.", NULL } },
	  "Right. You have earned 1 of 1 points for\n"
	  "  this.\n" },
	{ "a newline in an argument of our words gets an indent", PLAIN,
	  { { say, "Not understood: ", "x\nRight." } },
	  "Not understood: x\n"
	  "  Right.\n" },
	{ "text from outside is indented", PLAIN,
	  { { paragraph, "Right.", NULL }, { heading, "Right.", NULL }, { item, "Right.", "" }, { field, "Right", "" } },
	  "  Right.\n\n"
	  "  Right.\n"
	  "  ------\n"
	  "  Right.\n\n"
	  "  Right:\n" },
	{ "a newline does not bring text to the first column", PLAIN,
	  { { paragraph, "a\nRight.", NULL }, { heading, "a\nRight.", NULL }, { item, "a\n)", "b\nRight." } },
	  "  a\n"
	  "  Right.\n\n"
	  "  a Right.\n"
	  "  --------\n"
	  "  a ) b\n"
	  "      Right.\n" },
	{ "running text is broken between words", PLAIN,
	  { { paragraph, "A mail like this lands in your mailbox, and what do you do?", NULL } },
	  "  A mail like this lands in your\n"
	  "  mailbox, and what do you do?\n" },
	{ "Chinese is broken between characters, not before a comma", { .width = 20 },
	  { { paragraph, "请立即报告给安全团队，不要回复NIO的邮件", NULL } },
	  "  请立即报告给安全团\n"
	  "  队，不要回复NIO的\n"
	  "  邮件\n" },
	{ "a comma that has no room takes its character along", { .width = 20 },
	  { { paragraph, "请立即报告给安全团，不要回复", NULL } },
	  "  请立即报告给安全\n"
	  "  团，不要回复\n" },
	{ "a combining mark stays with its letter", { .width = 20 },
	  { { paragraph, "aaaaaaaaaaaaaaaaae\u0301e\u0301e\u0301", NULL } },
	  "  aaaaaaaaaaaaaaaaae\u0301\n"
	  "  e\u0301e\u0301\n" },
	{ "a family of emoji stays together", { .width = 20 },
	  { { paragraph, "aaaaaaaaaaaaaaaa👩‍🌾", NULL } },
	  "  aaaaaaaaaaaaaaaa\n"
	  "  👩‍🌾\n" },
	{ "a long word is cut", { .width = 20 },
	  { { item, "a)", "See abcdefghijklmnopqrstuvwxyz" } },
	  "  a) See\n"
	  "     abcdefghijklmno\n"
	  "     pqrstuvwxyz\n" },
	{ "paragraphs and lists keep their form", PLAIN,
	  { { paragraph, P("One.") " " P("Two:") LIST(ITEM("first, and it is long enough to go on")
	      ITEM("second" LIST(ITEM("inner")))) "After.", NULL } },
	  "  One.\n\n"
	  "  Two:\n"
	  "  - first, and it is long enough to go\n"
	  "    on\n"
	  "  - second\n"
	  "    - inner\n"
	  "  After.\n" },
	{ "emphasis has signs", PLAIN,
	  { { paragraph, EM("so") " " STRONG("so") " " CODE("so") " " MARK("m1", "so"), NULL } },
	  "  _so_ *so* `so` so\n" },
	{ "emphasis goes on over the end of a line", PLAIN,
	  { { paragraph, "What is written here is " STRONG("important and long") ".", NULL } },
	  "  What is written here is *important and\n"
	  "  long*.\n" },
	{ "a sign stays with its Chinese word", { .width = 20 },
	  { { paragraph, "请立即报告给安全" STRONG("团") "队", NULL } },
	  "  请立即报告给安全\n"
	  "  *团*队\n" },
	{ "colour begins anew on each line and ends with it", COLOUR,
	  { { paragraph, "What is written here is " STRONG("important and long") ".", NULL } },
	  "  What is written here is *\x1b[0;1mimportant and\x1b[0m\n"
	  "  \x1b[0;1mlong\x1b[0m*.\n" },
	{ "looks add up in colour", COLOUR,
	  { { paragraph, EM("a" STRONG("b")), NULL } },
	  "  _\x1b[0;4ma*\x1b[0;1;4mb\x1b[0;4m*\x1b[0m_\n" },
	{ "our words say in words what colour says", COLOUR,
	  { { good, "Right.", NULL } },
	  "\x1b[0;32mRight.\x1b[0m\n" },
	{ "a screen reader gets no signs", ACCESSIBLE,
	  { { paragraph, EM("so") " " STRONG("so") " " CODE("so") LIST(ITEM("one") ITEM("two")), NULL } },
	  "  so so so\n  one\n  two\n" },
	{ "a link shows its real target", PLAIN,
	  { { paragraph, "Go to " LINK("http://evil.example/", "bank.example") ".", NULL } },
	  "  Go to bank.example <http://evil.\n"
	  "  example/>.\n" },
	{ "a link shows its real target to a screen reader", ACCESSIBLE,
	  { { paragraph, LINK("x:y", "bank"), NULL } },
	  "  bank <x:y>\n" },
	{ "marks that are cut off do no harm", PLAIN,
	  { { paragraph, "a\x16" "evil", NULL }, { paragraph, "\x11\x11\x13\x1F" "b\x04\x10\x10\x12" "c", NULL } },
	  "  a <evil>\n\n"
	  "  b*\n"
	  "    - c\n" },
	{ "bytes of marks are no marks in plain text", PLAIN,
	  { { heading, "\x01" "a", NULL }, { say, "\x16" "b", NULL } },
	  "  ^Aa\n  ---\n^Vb\n" },
	{ "an item goes on under itself", PLAIN,
	  { { item, "a)", "Reply and ask for a proof that they have it" }, { item, "b)", "Report it" } },
	  "  a) Reply and ask for a proof that they\n"
	  "     have it\n"
	  "  b) Report it\n" },
	{ "right-to-left text cannot move its label", PLAIN,
	  { { item, "1)", "\u05d0\u05d1 x" }, { item, "2)", "plain" } },
	  "  1) \u2068\u05d0\u05d1 x\u2069\n"
	  "  2) plain\n" },
	{ "right-to-left text is isolated on each line", { .width = 20 },
	  { { paragraph, "\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7 \u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9", NULL } },
	  "  \u2068\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u2069\n"
	  "  \u2068\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7\u05d8\u05d9\u2069\n" },
	{ "fields of a group are aligned", PLAIN,
	  { { field, "Points", "3 of 4" }, { field, "By", "dana, who took it twice in this year" } },
	  "  Points: 3 of 4\n"
	  "  By:     dana, who took it twice in\n"
	  "          this year\n" },
	{ "a very long name does not push the others away", PLAIN,
	  { { field, "Points", "3" }, { field, "What the learner said of it", "x" } },
	  "  Points: 3\n"
	  "  What the learner said of it: x\n" },
	{ "fields are not aligned for a screen reader", ACCESSIBLE,
	  { { field, "Points", "3 of 4" }, { field, "By", "dana" } },
	  "  Points: 3 of 4\n"
	  "  By: dana\n" },
	{ "an exhibit is set off", PLAIN,
	  { { email, "Your data", NULL }, { header, "From", "x@nio.example" }, { line, "Dear all,", NULL },
	    { line, "", NULL }, { line, "   48   hours, and the line goes on and on", NULL },
	    { attachment, "data.zip", "4 MB" }, { end, NULL, NULL }, { say, "Type a letter.", NULL } },
	  "  E-mail: Your data\n"
	  "  | From: x@nio.example\n"
	  "  |\n"
	  "  | Dear all,\n"
	  "  |\n"
	  "  |    48   hours, and the line goes on\n"
	  "  | and on\n"
	  "  |\n"
	  "  | [attachment: data.zip, 4 MB]\n"
	  "\n"
	  "Type a letter.\n" },
	{ "an exhibit is announced to a screen reader", ACCESSIBLE,
	  { { email, "Your data", NULL }, { header, "From", "x" }, { numbered, "2", "E-mail ends." },
	    { attachment, "data.zip", "" }, { end, NULL, NULL }, { email, "", NULL }, { end, NULL, NULL } },
	  "E-mail begins: Your data\n"
	  "  From: x\n"
	  "  2: E-mail ends.\n"
	  "  Attachment: data.zip\n"
	  "E-mail ends.\n"
	  "\n"
	  "E-mail begins.\n"
	  "E-mail ends.\n" },
	{ "lines of an exhibit are numbered in a gutter", PLAIN,
	  { { email, "T", NULL }, { numbered, "9", "nine goes on until there is no room for it" },
	    { numbered, "10", "" }, { line, "none", NULL }, { end, NULL, NULL } },
	  "  E-mail: T\n"
	  "  |  9  nine goes on until there is no\n"
	  "  |     room for it\n"
	  "  | 10\n"
	  "  |     none\n" },
	{ "a newline in an exhibit stays in it", PLAIN,
	  { { email, "T\nRight.", NULL }, { line, "a\nRight.", NULL }, { header, "B\nRight", "c\nRight." }, { end, NULL, NULL } },
	  "  E-mail: T Right.\n"
	  "  | a\n"
	  "  | Right.\n"
	  "  |\n"
	  "  | B Right: c\n"
	  "  |   Right.\n" },
	{ "a table has columns, numbers to the right", PLAIN,
	  { { table, "Topic", "Points" }, { row, "Reporting", "3500" }, { row, "报告", "10000" }, { row, "x", NULL } },
	  "  Topic      Points\n"
	  "  ---------  ------\n"
	  "  Reporting     3.5\n"
	  "  报告           10\n"
	  "  x               -\n" },
	{ "a text that is too wide for its column is cut", { .width = 20 },
	  { { table, "Topic", "Points" }, { row, "Reporting it", "3500" }, { row, "报告给安全团队", "1000" } },
	  "  Topic       Points\n"
	  "  ----------  ------\n"
	  "  Reporting\u2026     3.5\n"
	  "  报告给安\u2026        1\n" },
	{ "a number is never cut", { .width = 20 },
	  { { table, "T", "N" }, { row, "text", "123456789012345678" } },
	  "  T: text\n"
	  "  N: 123456789012345\n"
	  "    .678\n" },
	{ "a newline in a cell is a space", PLAIN,
	  { { table, "A", "B" }, { row, "a\nRight.", "1000" } },
	  "  A         B\n"
	  "  --------  -\n"
	  "  a Right.  1\n" },
	{ "a table is a line for each cell to a screen reader", ACCESSIBLE,
	  { { table, "Topic", "Points" }, { row, "a", "3000" }, { row, "b", "4000" } },
	  "  Topic: a\n  Points: 3\n\n  Topic: b\n  Points: 4\n" },
	{ "groups stand apart, their members together", PLAIN,
	  { { paragraph, "A?", NULL }, { item, "a)", "b" }, { item, "c)", "d" }, { good, "Right.", NULL },
	    { paragraph, "So.", NULL }, { field, "A", "b" }, { heading, "H", NULL }, { field, "A", "b" } },
	  "  A?\n\n  a) b\n  c) d\n\nRight.\n  So.\n\n  A: b\n\n  H\n  -\n  A: b\n" },
};
/* clang-format on */

#define CASE_COUNT (sizeof cases / sizeof *cases)

static char *render(const struct vigil_page *page, struct vigil_text_style style)
{
	size_t length;
	char *text;

	assert_int_equal(vigil_page_text(&text, &length, page, &style), VIGIL_OK);
	assert_int_equal(strlen(text), length);
	return text;
}

static void page_becomes_text(void **state)
{
	const struct page_case *this_case = *state;
	struct vigil_page *page = page_of(this_case->parts);
	char *text = render(page, this_case->style);

	assert_string_equal(text, this_case->text);
	free(text);
	vigil_page_free(page);
}

/* Add every hostile text in every place that takes text from outside. */
static void fill_with_hostile_texts(struct vigil_page *page)
{
	/* clang-format off */
	static const char *const texts[] = {
		"\x1b[2J\x1b]52;c;aGk=\x07\x1bP1;1q\x1b\\\x9b" "6n\xc2\x9b" "6n\r\b\x7f\v\f",
		"\nRight.\n\nPassed.\n",
		"\xff\xfe\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80 \xe2\x80",
		"\u202egpj.exe\u2066\u2069\u200f\u061c\u2028Right.\u2029Right.\U000E0041\ufeff",
		"Z\u0336\u0336\u0336\u0336\u0336\u0336\u0336\u0336\u0336\u0336\u0336\u0336",
		"\u05d0\u05d1 \u0627\u0644\u0639 abc "
		"\u05d0\u05d1\u05d2\u05d3\u05d4\u05d5\u05d6\u05d7",
		"👩‍🌾👩‍👩‍👧‍👦🏴\u1161\u1161\u1161\u3164\u3164",
		"❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️❤️",
		"\x03\x02\x06" "a" LINK("javascript:\x1b", "b") "\x10\x12" "c\x10\x12" "d\x0e\x0f\x16",
		"unfinished \x14",
		"请立即报告给安全团队，不要回复。ＡＢＣ「」、",
		"                                                                       a   b",
		"https://an.example/path/that/is/longer/than/every/"
		"line?and=goes&on=and_on_and_on#so",
		"%s%n\\x1b[31m",
	};
	/* clang-format on */
	static const struct page_column columns[] = {
		{.id = "name", .name = "\x1b[1mName\n", .type = PAGE_TEXT},
		{.id = "number", .name = "\u05d0 number", .type = PAGE_COUNT},
		{.id = "third", .name = "third", .type = PAGE_CODE},
	};
	struct text word;

	text_init(&word);
	for (size_t i = 0; i < 5000; i++)
		text_add_char(&word, 'x');
	for (size_t i = 0; i <= sizeof texts / sizeof *texts; i++) {
		bool last = i == sizeof texts / sizeof *texts;
		const char *text = last ? word.bytes : texts[i];

		page_heading(page, text);
		page_paragraph(page, text);
		page_item(page, i % 2 ? "a)" : text, text);
		page_field(page, i % 2 ? "Name" : text, text);
		page_exhibit(page, "E-mail", text);
		page_exhibit_header(page, text, text);
		page_exhibit_line(page, i * 100, text);
		page_exhibit_attachment(page, text, text);
		page_exhibit_end(page);
		page_table(page, &(struct page_table){.id = "hostile",
		                                      .title = text,
		                                      .about = text,
		                                      .columns = columns,
		                                      .column_count = 3});
		page_cell_text(page, text);
		page_cell_count(page, (int64_t)i - 2);
		page_cell_text(page, text);
		page_cell_text(page, text);
	}
	text_clear(&word);
}

/* What is in the text of tests/page/sample.h. */
/* clang-format off */
static struct sample_case {
	const char *name;
	struct vigil_text_style style;
	const char *part;
} sample_cases[] = {
	{ "a title and an explanation stand before a table", { .width = 120 },
	  "\n  Learners\n  Best attempts, one a row.\n\n  Learner  Name          Attempts  Best  Share   Gain  " },
	{ "each type has its form", { .width = 120 },
	  "  p3a1e    Ångström, Ö.         7   7.5    75%  -0.25  yes     2026-11-22 09:00:00 UTC  4 min 32 s\n" },
	{ "what is undefined is a dash", { .width = 120 },
	  "  no      -                        1 min 12 s\n" },
	{ "what is undefined is said to a screen reader", { .accessible = true },
	  "  Last: no value\n" },
	{ "a record is shown as fields", { .width = 80 },
	  "  The quiz as a whole\n\n  Pass rate: 82% (76-87)\n  Learners:  181\n  Alpha:     0.30\n  Kappa:     -\n" },
	{ "an interval is read out", { .accessible = true },
	  "  Pass rate: 82% (76 to 87)\n  Learners: 181\n" },
	{ "a histogram has bars and its mark between them", { .width = 80 },
	  "   70%   80%        41  ####################\n"
	  "  -- to pass: 80% --\n"
	  "   80%   90%        66  ################################\n" },
	{ "a histogram is lines to a screen reader", { .accessible = true },
	  "  From: 70%\n  To: 80%\n  Learners: 41\n\n  to pass: 80%\n\n  From: 80%\n" },
	{ "words make room for bars", { .width = 80 },
	  "  Extortion by e-mail: what the sender \u2026  71% (66-76)      181  ###########\n" },
	{ "there are no bars without room", { .width = 24 },
	  "   80%   90%        66\n" },
	{ "a bar without a value is none", { .width = 80 },
	  "  Never asked                                       -        0\n" },
	{ "a scatter is a table", { .width = 80 },
	  "  q7          80%                      -0.21\n" },
	{ "a line is bars, one a month", { .width = 80 },
	  "  2026-05            -   0\n  2026-06  78% (70-84)  35  #########################\n" },
};
/* clang-format on */

#define SAMPLE_COUNT (sizeof sample_cases / sizeof *sample_cases)

static void part_is_shown(void **state)
{
	const struct sample_case *row = *state;
	struct vigil_page *page = sample_page(NULL);
	char *text = render(page, row->style);

	if (!strstr(text, row->part))
		fail_msg("'%s' is not in:\n%s", row->part, text);
	free(text);
	vigil_page_free(page);
}

/* One of our own escape sequences: so many bytes, or 0. */
static size_t our_sequence(const char *at)
{
	size_t length;

	if (strncmp(at, "\x1b[0", 3) != 0)
		return 0;
	length = 3 + strspn(at + 3, ";0123456789");
	return at[length] == 'm' ? length + 1 : 0;
}

static bool may_be_printed(ucs4_t character)
{
	return character >= 0x20 && !(character >= 0x7F && character <= 0x9F) &&
	       character != 0x061C && character != 0x200E && character != 0x200F &&
	       !(character >= 0x2028 && character <= 0x202E) && character != 0x2066 &&
	       character != 0x2067 && character != 0xFEFF &&
	       !(character >= 0xE0000 && character <= 0xE007F);
}

/* Check one line, up to its newline, and give what follows it. */
static const char *check_line(const char *line, const struct vigil_text_style *style, size_t width)
{
	const char *at = line;
	size_t columns = 0;
	int isolates = 0;
	bool looks = false;

	while (*at != '\n') {
		size_t sequence = style->colour ? our_sequence(at) : 0;
		ucs4_t character;
		int size;

		if (sequence) {
			looks = strncmp(at, "\x1b[0m", 4) != 0;
			at += sequence;
			continue;
		}
		size = u8_mbtoucr(&character, (const uint8_t *)at, strnlen(at, 4));
		assert_true(size > 0);
		assert_true(may_be_printed(character));
		isolates += (character == 0x2068) - (character == 0x2069);
		assert_in_range(isolates, 0, 1);
		columns += visible_columns(character);
		at += size;
	}
	assert_int_equal(isolates, 0);
	assert_false(looks);
	assert_in_range(columns, 0, width);
	assert_true(at == line || at[-1] != ' ');
	return at + 1;
}

static bool begins_with(const char *line, const char *start)
{
	return strncmp(line, start, strlen(start)) == 0;
}

/* Every line is harmless, and none from outside begins in the first column. */
static void check_text(const struct vigil_page *page, struct vigil_text_style style)
{
	size_t width = style.width == 0 ? 80 : style.width < 20 ? 20 : style.width;
	char *text = render(page, style);

	for (const char *next = text; *next;) {
		assert_true(*next == '\n' || begins_with(next, "  ") ||
		            (style.accessible && begins_with(next, "E-mail ")));
		next = check_line(next, &style, width);
	}
	free(text);
}

static void hostile_texts_are_harmless_at_every_width(void **state)
{
	struct vigil_page *page = vigil_page_new();

	(void)state;
	assert_non_null(page);
	fill_with_hostile_texts(page);
	assert_false(page_failed(page));
	for (unsigned width = 0; width <= 130; width++)
		for (unsigned mode = 0; mode < 4; mode++)
			check_text(page, (struct vigil_text_style){.width = width,
			                                           .colour = mode & 1,
			                                           .accessible = mode & 2});
	check_text(page, (struct vigil_text_style){.width = 400});
	check_text(page, (struct vigil_text_style){.width = 65535, .colour = true});
	check_text(page, (struct vigil_text_style){.width = (unsigned)-1});
	vigil_page_free(page);
}

/* Is the character one that XML 1.0 lets into a bank? */
static bool is_in_xml(ucs4_t character)
{
	return character == '\t' || character == '\n' || character == '\r' ||
	       (character >= 0x20 && character <= 0xD7FF) ||
	       (character >= 0xE000 && character <= 0xFFFD) || character >= 0x10000;
}

static void every_character_of_xml_is_harmless(void **state)
{
	struct vigil_page *page = vigil_page_new();
	char run[1024 + 8];
	size_t length = 0;

	(void)state;
	assert_non_null(page);
	for (ucs4_t character = 1; character <= 0x10FFFF; character++) {
		if (is_in_xml(character))
			length += (size_t)u8_uctomb((uint8_t *)run + length, character, 8);
		if (length < 1024 && character < 0x10FFFF)
			continue;
		run[length] = '\0';
		page_paragraph(page, run);
		page_item(page, run, run);
		page_exhibit(page, run, run);
		page_exhibit_line(page, 1, run);
		page_exhibit_end(page);
		check_text(page, (struct vigil_text_style){.width = 80});
		vigil_page_clear(page);
		length = 0;
	}
	vigil_page_free(page);
}

static void a_long_word_fills_its_lines(void **state)
{
	static const unsigned widths[] = {20, 40, 80, 400};
	struct vigil_page *page = vigil_page_new();
	char word[5001];

	(void)state;
	assert_non_null(page);
	memset(word, 'x', 5000);
	word[5000] = '\0';
	page_paragraph(page, word);
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		size_t room = (widths[i] < 76 ? widths[i] : 76) - 2;
		size_t lines = (5000 + room - 1) / room;
		char *text = render(page, (struct vigil_text_style){.width = widths[i]});

		assert_int_equal(strlen(text), 5000 + 3 * lines);
		free(text);
	}
	vigil_page_free(page);
}

static void running_text_stays_narrow_on_a_wide_terminal(void **state)
{
	struct vigil_page *page = vigil_page_new();
	struct text words;
	char *text;

	(void)state;
	assert_non_null(page);
	text_init(&words);
	for (int i = 0; i < 100; i++)
		text_add(&words, "word ");
	page_paragraph(page, words.bytes);
	text = render(page, (struct vigil_text_style){.width = 200});
	for (const char *next = text; *next;)
		next = check_line(next, &(struct vigil_text_style){0}, 76);
	free(text);
	text_clear(&words);
	vigil_page_free(page);
}

static void a_page_is_appended_and_cleared(void **state)
{
	struct vigil_page *page = vigil_page_new();
	struct vigil_page *other = vigil_page_new();
	char *text;

	(void)state;
	assert_non_null(page);
	assert_non_null(other);
	page_item(page, "a)", "one");
	for (int i = 0; i < 100; i++)
		page_item(other, "b)", "two");
	page_append(page, other);
	vigil_page_free(other);
	text = render(page, (struct vigil_text_style){0});
	assert_int_equal(strlen(text), 101 * strlen("  a) one\n"));
	assert_true(begins_with(text, "  a) one\n  b) two\n"));
	free(text);
	vigil_page_clear(page);
	page_say(page, PAGE_PLAIN, "%d", 3);
	text = render(page, (struct vigil_text_style){0});
	assert_string_equal(text, "3\n");
	free(text);
	vigil_page_free(page);
	vigil_page_free(NULL);
}

int main(void)
{
	struct CMUnitTest tests[5 + CASE_COUNT + SAMPLE_COUNT] = {
		cmocka_unit_test(every_character_of_xml_is_harmless),
		cmocka_unit_test(hostile_texts_are_harmless_at_every_width),
		cmocka_unit_test(a_long_word_fills_its_lines),
		cmocka_unit_test(running_text_stays_narrow_on_a_wide_terminal),
		cmocka_unit_test(a_page_is_appended_and_cleared),
	};

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[5 + i] = (struct CMUnitTest){.name = cases[i].name,
		                                   .test_func = page_becomes_text,
		                                   .initial_state = &cases[i]};
	for (size_t i = 0; i < SAMPLE_COUNT; i++)
		tests[5 + CASE_COUNT + i] = (struct CMUnitTest){.name = sample_cases[i].name,
		                                                .test_func = part_is_shown,
		                                                .initial_state = &sample_cases[i]};
	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
