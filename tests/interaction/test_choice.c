/* tests/interaction/test_choice.c -- one of several options: read, shown, scored */
#include "support/asking.h"

static const uint16_t order[] = {2, 0, 3, 1}; /* as shown: wait, report, all, reply */

static const char document[] =
	BANK("<choice id='first' points='2'><prompt>What first?</prompt>"
             "<option id='report' correct='true'><em>Report</em> it<feedback>Well done.</feedback>"
             "<feedback on='missed'>Reporting helps.</feedback></option>"
             "<option id='Reply'>Reply \xE2\x80\x93 at once<feedback>Never.</feedback></option>"
             "<option id='wait'>Wait</option>"
             "<option id='all' fixed='true'>All of them</option></choice>\n"
             "<choice id='map' scoring='map' points='1.5'><prompt>Which?</prompt>"
             "<option id='a' score='0.5'>A little</option><option id='b' score='1.5'>Much</option>"
             "<option id='c' score='-0.25'>Harm</option><option id='d'>Nothing</option></choice>\n"
             "<choice id='letters'><prompt>Which letter?</prompt>"
             "<option id='b'>c</option><option id='a' correct='true'>a</option>"
             "<option id='e-f'>2</option></choice>\n");

/* clang-format off */
static const struct read_case {
	const char *name, *typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "a letter means the place shown",      "b",               READ_DONE, "report" },
	{ "case does not matter",                "B",               READ_DONE, "report" },
	{ "spaces around do not matter",         "  b\t",           READ_DONE, "report" },
	{ "a letter as it is shown",             "b)",              READ_DONE, "report" },
	{ "a letter with a full stop",           "b.",              READ_DONE, "report" },
	{ "a number counts the places",          "2",               READ_DONE, "report" },
	{ "a number with a parenthesis",         "4)",              READ_DONE, "Reply" },
	{ "a full-width letter",                 "\xEF\xBD\x82",    READ_DONE, "report" },
	{ "a full-width capital letter",         "\xEF\xBC\xA2",    READ_DONE, "report" },
	{ "a full-width number",                 "\xEF\xBC\x92",    READ_DONE, "report" },
	{ "an ideographic space",                "\xE3\x80\x80" "b", READ_DONE, "report" },
	{ "an id",                               "wait",            READ_DONE, "wait" },
	{ "an id in another case",               "REPLY",           READ_DONE, "Reply" },
	{ "the whole text",                      "Report it",       READ_DONE, "report" },
	{ "the text in other case and spacing",  "report  IT ",     READ_DONE, "report" },
	{ "the text with a plain dash",          "Reply - at once", READ_DONE, "Reply" },
	{ "the same letter twice",               "b b",             READ_DONE, "report" },
	{ "a range of one",                      "b-b",             READ_DONE, "report" },
	{ "two letters are one too many",        "a b",             READ_NOT_ALLOWED, "Only one" },
	{ "a range is too many",                 "a-c",             READ_NOT_ALLOWED, "Only one" },
	{ "a letter too far",                    "e",               READ_UNREADABLE, "'e' is none" },
	{ "a number too high",                   "5",               READ_UNREADABLE, "'5' is none" },
	{ "no option is the 0th",                "0",               READ_UNREADABLE, "'0' is none" },
	{ "a number beyond all",                 "4294967297",      READ_UNREADABLE, "is none" },
	{ "half a text",                         "Report",          READ_DONE, "report" }, /* its id */
	{ "words that nobody offers",            "run away",        READ_UNREADABLE, "'run' is none" },
	{ "nothing",                             "",                READ_UNREADABLE, "Nothing" },
	{ "only spaces",                         " \t ",            READ_UNREADABLE, "Nothing" },
	{ "only commas",                         ",,",              READ_UNREADABLE, "Nothing" },
	{ "a range that runs backwards",         "c-a",             READ_UNREADABLE, "'c-a' is none" },
	{ "a range without an end",              "a-",              READ_UNREADABLE, "'a-' is none" },
	{ "bytes that are no text",              "\xFF\xFE",        READ_UNREADABLE, "Nothing" },
	{ "a very long word is quoted in part",  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
	  READ_UNREADABLE, "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is none" },
};

/* In the question "letters", shown as it is in the file: texts, letters and ids disagree. */
static const struct read_case clash_cases[] = {
	{ "a text comes before a letter",        "c",    READ_DONE, "b" },
	{ "a text comes before a number",        "2",    READ_DONE, "e-f" },
	{ "a letter comes before an id",         "b",    READ_DONE, "a" },
	{ "a number that is no text",            "1",    READ_DONE, "b" },
	{ "an id with a hyphen is no range",     "E-F",  READ_DONE, "e-f" },
};

static const struct read_case restore_cases[] = {
	{ "an id is a response",                 "wait",        READ_DONE, "wait" },
	{ "case matters in a record",            "reply",       READ_UNREADABLE, "no option 'reply'" },
	{ "a record holds no letters",           "b",           READ_UNREADABLE, "no option 'b'" },
	{ "two ids are too many",                "wait report", READ_NOT_ALLOWED, "Exactly one" },
	{ "no id is too few",                    "",            READ_NOT_ALLOWED, "Exactly one" },
	{ "an id that begins like another",      "rep",         READ_UNREADABLE, "no option 'rep'" },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "the right option earns the points",   "first", "report", 2000 },
	{ "another earns nothing",               "first", "wait",   0 },
	{ "no response earns nothing",           "first", "",       0 },
	{ "a map's best earns the points",       "map",   "b",      1500 },
	{ "a map's others earn their score",     "map",   "a",      500 },
	{ "a score may be negative",             "map",   "c",      -250 },
	{ "an option without score earns nothing", "map", "d",      0 },
	{ "no response to a map earns nothing",  "map",   "",       0 },
	{ "an option that all others are in earns nothing", "first", "all", 0 },
	{ "ids mind case when they are scored",  "first", "reply",  0 },
	{ "the right id among other letters",    "letters", "a",    1000 },
	{ "an id that looks like the right one's letter", "letters", "b", 0 },
	{ "an id with a hyphen",                 "letters", "e-f",  0 },
	{ "an id of another question earns nothing", "letters", "report", 0 },
};
/* clang-format on */

static void typed_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "first", order);

	assert_read(&asked, true, row->typed, row->outcome, row->expected);
}

static void clash_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "letters", file_order);

	assert_read(&asked, true, row->typed, row->outcome, row->expected);
}

static void record_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "first", order);

	assert_read(&asked, false, row->typed, row->outcome, row->expected);
}

static void response_is_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, row->question, row->response), row->earned_mpts);
}

/* ---- what is shown ---- */

static void options_are_presented(void **state)
{
	struct asked asked = ask(bank, "first", order);
	struct vigil_page *page = vigil_page_new();
	struct text line;

	(void)state;
	asked.question->interaction->present(&asked, page);
	assert_shows(page, "  a) Wait\n  b) _Report_ it\n  c) All of them\n"
	                   "  d) Reply \xE2\x80\x93 at once\n");
	vigil_page_free(page);
	text_init(&line);
	asked.question->interaction->accepts(&asked, &line);
	assert_string_equal(line.bytes, "one letter from a to d");
	text_clear(&line);
}

/* clang-format off */
static const struct review_case {
	const char *name, *response;
	enum release release;
	const char *shown;
} review_cases[] = {
	{ "the right option has its feedback", "report", RELEASE_KEY,
	  "  b) chosen, right. Well done.\n" },
	{ "a wrong option has its feedback", "Reply", RELEASE_VERDICT,
	  "  d) chosen, wrong. Never.\n" },
	{ "the key is told where it may be", "Reply", RELEASE_KEY,
	  "  b) right, not chosen. Reporting helps.\n  d) chosen, wrong. Never.\n" },
	{ "an option need not have feedback", "wait", RELEASE_VERDICT,
	  "  a) chosen, wrong.\n" },
	{ "without a response only the key is told", "", RELEASE_KEY,
	  "  b) right, not chosen. Reporting helps.\n" },
	{ "without key and response there is nothing to tell", "", RELEASE_VERDICT, "" },
};
/* clang-format on */

static void response_is_reviewed(void **state)
{
	const struct review_case *row = *state;
	struct asked asked = ask(bank, "first", order);
	struct vigil_page *page = vigil_page_new();

	asked.response = row->response;
	asked.question->interaction->review(&asked, row->release, page);
	assert_shows(page, row->shown);
	vigil_page_free(page);
}

static void list_part(void *context, const char *element, const char *id, const char *marked)
{
	text_addf(context, "%s %s '%s'\n", element, id, marked);
}

static void options_are_described(void **state)
{
	struct asked asked = ask(bank, "first", order);
	struct text parts;

	(void)state;
	text_init(&parts);
	asked.question->interaction->describe(&asked, list_part, &parts);
	assert_string_equal(parts.bytes, "option wait 'Wait'\n"
	                                 "option report '\x01Report\x02 it'\n"
	                                 "option all 'All of them'\n"
	                                 "option Reply 'Reply \xE2\x80\x93 at once'\n");
	text_clear(&parts);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(best_earns_all),
		cmocka_unit_test(options_are_presented),
		cmocka_unit_test(options_are_described),
	};

	ROWS(read_cases, typed_is_read)
	ROWS(clash_cases, clash_is_read)
	ROWS(restore_cases, record_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(review_cases, response_is_reviewed)
	add_tests(single, COUNT(single));
	return ask_all("interaction/choice", document);
}
