/* tests/interaction/test_essay.c -- free text: taken line by line, scored by a person */
#include "support/asking.h"

/* clang-format off */
static const char document[] = BANK(
	"<essay id='free' points='2'><prompt>P</prompt></essay>\n"
	"<essay id='some' min='3' max='5'><prompt>P</prompt><rubric>One point <em>each</em>.</rubric>"
	"</essay>\n"
	"<essay id='exactly' min='2' max='2'><prompt>P</prompt></essay>\n");

static const struct read_case {
	const char *name, *question, *before, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "a line is kept, and more may come",       "free", "",         "One line.",   true, READ_MORE, "One line." },
	{ "the next line follows it",                "free", "One line.", "Another",    true, READ_MORE, "One line.\nAnother" },
	{ "a full stop ends the text",               "free", "One line.", ".",          true, READ_DONE, "One line." },
	{ "spaces around it do not matter",          "free", "One line.", " . ",        true, READ_DONE, "One line." },
	{ "two full stops are a line",               "free", "One line.", "..",         true, READ_MORE, "One line.\n.." },
	{ "a full stop behind words is a line's end", "free", "One line.", "end .",     true, READ_MORE, "One line.\nend ." },
	{ "an empty line parts paragraphs",          "free", "One line.", "",           true, READ_MORE, "One line.\n" },
	{ "a line behind it keeps it",               "free", "One line.\n", "Next",     true, READ_MORE, "One line.\n\nNext" },
	{ "empty lines at the end are left out",     "free", "One line.\n\n", ".",      true, READ_DONE, "One line." },
	{ "an empty line is no beginning",           "free", "",         "",            true, READ_UNREADABLE, "Nothing was entered" },
	{ "nor are blanks",                          "free", "",         " \t ",        true, READ_UNREADABLE, "Nothing was entered" },
	{ "nothing cannot be ended",                 "free", "",         ".",           true, READ_NOT_ALLOWED, "0 words so far; at least 1 are" },
	{ "a line without words is not enough",      "free", "--",       ".",           true, READ_NOT_ALLOWED, "0 words so far" },
	{ "case and spaces within are the writer's", "free", "",         "  Two  Words ", true, READ_MORE, "  Two  Words" },
	{ "a tab becomes a space",                   "free", "",         "a\tb",        true, READ_MORE, "a b" },
	{ "a control character becomes a space",     "free", "",         "a\x1B[b",     true, READ_MORE, "a [b" },
	{ "a byte that is no character is replaced", "free", "",         "a\xFF" "b",   true, READ_MORE, "a\xEF\xBF\xBD" "b" },
	{ "a backslash stands as two",               "free", "",         "C:\\new",     true, READ_MORE, "C:\\\\new" },
	{ "too few words",                           "some", "one two",  ".",           true, READ_NOT_ALLOWED, "2 words so far; at least 3 are" },
	{ "one word",                                "some", "one",      ".",           true, READ_NOT_ALLOWED, "1 word so far; at least 3 are" },
	{ "just enough words",                       "some", "one two three", ".",      true, READ_DONE, "one two three" },
	{ "as many as are allowed",                  "some", "one two three", "four five", true, READ_MORE, "one two three\nfour five" },
	{ "a line that would be too much is not kept", "some", "one two three", "four five six", true, READ_NOT_ALLOWED, "would be 6 words; at most 5" },
	{ "ideographs are words",                    "some", "", "\xE6\x94\xB6\xE5\x88\xB0\xE9\x82\xAE", true, READ_MORE, "\xE6\x94\xB6\xE5\x88\xB0\xE9\x82\xAE" },
	{ "six ideographs are too many",             "some", "", "\xE6\x94\xB6\xE5\x88\xB0\xE9\x82\xAE\xE6\x94\xB6\xE5\x88\xB0\xE9\x82\xAE", true, READ_NOT_ALLOWED, "would be 6 words" },
	{ "a record is taken at once",               "some", "", "one two three",       false, READ_DONE, "one two three" },
	{ "a record has line breaks",                "some", "", "one\ntwo\n\nthree",   false, READ_DONE, "one\ntwo\n\nthree" },
	{ "an answers file writes them as \\n",      "some", "", "one\\ntwo\\n\\nthree", false, READ_DONE, "one\ntwo\n\nthree" },
	{ "a backslash before n is written as two",  "some", "", "in C:\\\\new",        false, READ_DONE, "in C:\\\\new" },
	{ "another backslash may stand alone",       "some", "", "in C:\\temp",         false, READ_DONE, "in C:\\\\temp" },
	{ "one at the end, too",                     "some", "", "a b c\\",             false, READ_DONE, "a b c\\\\" },
	{ "a record does not care what was answered", "some", "x", "one two three",     false, READ_DONE, "one two three" },
	{ "line breaks at both ends are left out",   "some", "", "\\n\none two three\n\\n", false, READ_DONE, "one two three" },
	{ "a record with too few words",             "some", "", "one two",             false, READ_NOT_ALLOWED, "2 words so far" },
	{ "a record with too many words",            "some", "", "1 2 3 4 5 6",         false, READ_NOT_ALLOWED, "would be 6 words" },
	{ "an empty record",                         "free", "", "",                    false, READ_NOT_ALLOWED, "0 words so far" },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t points_mpts; /* that a person may give */
} score_cases[] = {
	{ "nothing waits for a person, too",             "free",    "",                  2000 },
	{ "a word waits",                                "free",    "word",              2000 },
	{ "several lines wait",                          "free",    "one\ntwo\n\nthree", 2000 },
	{ "what is no word waits",                       "free",    "--",                2000 },
	{ "a line break alone waits",                    "free",    "\n",                2000 },
	{ "words of another script wait",                "free",    "\xE6\x94\xB6\xE5\x88\xB0", 2000 },
	{ "the end's full stop is text like any",        "free",    ".",                 2000 },
	{ "a backslash is",                              "free",    "C:\\\\new",         2000 },
	{ "just enough words are not full marks",        "some",    "one two three",     1000 },
	{ "as many as are allowed are not",              "some",    "1 2 3 4 5",         1000 },
	{ "a record with too few words is not wrong",    "some",    "one",               1000 },
	{ "one with too many is not",                    "some",    "1 2 3 4 5 6",       1000 },
	{ "the rubric's own words earn nothing",         "some",    "One point each.",   1000 },
	{ "the prompt's earn nothing",                   "exactly", "P P",               1000 },
	{ "exactly so many wait",                        "exactly", "one two",           1000 },
	{ "one word less does",                          "exactly", "one",               1000 },
};

static const struct present_case {
	const char *name, *question, *response, *expected;
} present_cases[] = {
	{ "any number of words", "free", "",
	  "Write 1 word or more, in as many lines as you like. A line with nothing but\n"
	  "  a full stop ends the text.\nType a line, or . to end.\n" },
	{ "how many words are wanted", "some", "",
	  "Write 3 to 5 words, in as many lines as you like. A line with nothing but a\n"
	  "  full stop ends the text.\nType a line, or . to end.\n" },
	{ "how many there are", "some", "one\ntwo",
	  "2 words so far; 3 to 5 words are asked for.\nType another line, or . to end.\n" },
	{ "exactly so many", "exactly", "one",
	  "1 word so far; 2 words are asked for.\nType another line, or . to end.\n" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, row->question, NULL);
	struct text response, why;

	asked.response = row->before;
	assert_read(&asked, row->is_typed, row->typed, row->outcome, row->expected);
	if (row->outcome != READ_DONE)
		return;
	text_init(&response); /* what was taken is taken again as it is */
	text_init(&why);
	assert_int_equal(
		asked.question->interaction->restore(&asked, row->expected, &response, &why),
		READ_DONE);
	assert_string_equal(response.bytes, row->expected);
	text_clear(&response);
	text_clear(&why);
}

static void length_is_said(void **state)
{
	const struct present_case *row = *state;
	struct asked asked = ask(bank, row->question, NULL);
	struct vigil_page *page = vigil_page_new();
	struct text line;

	text_init(&line);
	asked.response = row->response;
	asked.question->interaction->present(&asked, page);
	asked.question->interaction->accepts(&asked, &line);
	page_say(page, PAGE_PLAIN, "Type %s.", line.bytes);
	assert_shows(page, row->expected);
	text_clear(&line);
	vigil_page_free(page);
}

static void person_has_to_score(void **state)
{
	const struct score_case *row = *state;
	const struct vigil_question *question = vigil_bank_find(bank, row->question);
	struct score score = question->interaction->score(bank, question, row->response);

	assert_true(score.pending);
	assert_false(score.tolerated);
	assert_int_equal(score.earned_mpts, 0);
	assert_int_equal(question->points_mpts, row->points_mpts);
}

static void best_is_not_known(void **state)
{
	struct text best;

	(void)state;
	text_init(&best);
	for (size_t i = 0; i < bank->question_count; i++)
		bank_question(bank, i)->interaction->best(bank, bank_question(bank, i), &best);
	assert_string_equal(best.bytes, "");
	text_clear(&best);
}

static void rubric_is_for_authors(void **state)
{
	struct asked asked = ask(bank, "some", NULL);
	struct vigil_page *page = vigil_page_new();
	char *text;

	(void)state;
	asked.question->interaction->present(&asked, page);
	asked.question->interaction->review(&asked, RELEASE_KEY, page);
	text = text_of(page);
	assert_null(strstr(text, "each"));
	free(text);
	vigil_page_clear(page);
	asked.question->interaction->preview(&asked, page);
	assert_shows(page, "Whoever scores it looks for:\n  One point _each_.\n");
	vigil_page_clear(page);
	asked.question->interaction->explain(bank, asked.question, page);
	assert_shows(
		page,
		"A person reads it and gives from 0 to 1 points; until then it is pending and\n"
		"  counts as 0. A response has 3 to 5 words.\n"
		"  One point _each_.\n");
	vigil_page_free(page);
}

static void text_has_an_end(void **state)
{
	struct asked asked = ask(bank, "free", NULL);
	struct text line;

	(void)state;
	text_init(&line);
	for (unsigned i = 0; i < 70000; i++)
		text_add_char(&line, '-');
	assert_read(&asked, true, line.bytes, READ_NOT_ALLOWED, "can have 65536 bytes");
	text_clear(&line);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(best_is_not_known),
		cmocka_unit_test(rubric_is_for_authors),
		cmocka_unit_test(text_has_an_end),
	};

	ROWS(read_cases, entry_is_read)
	ROWS(score_cases, person_has_to_score)
	ROWS(present_cases, length_is_said)
	add_tests(single, COUNT(single));
	return ask_all("interaction/essay", document);
}
