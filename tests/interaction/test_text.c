/* tests/interaction/test_text.c -- a word or phrase is typed: read, matched by key, scored */
#include "support/asking.h"

#define TEXT(id, keys)                                                                             \
	"<text id='" id "' points='2'><prompt>What?</prompt>" keys                                 \
	"<explanation>So.</explanation></text>\n"

/* clang-format off */
static const char document[] = BANK(
	TEXT("kind", "<key typos='1'>phishing<feedback>Yes.</feedback></key>"
	             "<key pattern='true' score='0.5'>spear.?phish(ing|er)?<feedback>A kind.</feedback></key>"
	             "<key score='0.125'>fishing</key>"
	             "<key pattern='true' score='0'>.*spam.*<feedback>No.</feedback></key>")
	TEXT("plain", "<key>the caf\u00E9\u2019s\u2013Wi-Fi</key>")
	TEXT("cased", "<key case='true'>NIO</key><key score='1'>NIO</key>")
	TEXT("bare", "<key accents='false'>Za\u017C\u00F3\u0142\u0107</key>")
	TEXT("slips", "<key typos='2'>ransomware</key><key score='1'>ransom</key>")
	TEXT("sharp", "<key>Stra\u00DFe</key>")
	TEXT("folded", "<key>caf\u00E9 a</key>"
	               "<key pattern='true' score='1'>CAF\u00C9 [B-D]\\d{1,2}</key>")
	TEXT("minded", "<key>x</key><key pattern='true' case='true' score='1'>[A-Z]{3}</key>")
	TEXT("wide", "<key>\u7F51\u7EDC\u9493\u9C7C</key>"));

static const struct read_case {
	const char *name, *typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "a word is kept as it was typed",        "Phishing",            READ_DONE, "Phishing" },
	{ "spaces at the ends are not kept",       "  a word \t",         READ_DONE, "a word" },
	{ "spaces within are folded",              "a \t  word",          READ_DONE, "a word" },
	{ "a space of another script is one",      "a\u3000word",         READ_DONE, "a word" },
	{ "a no-break space is one",               "a\u00A0word",         READ_DONE, "a word" },
	{ "an accent is composed",                 "cafe\u0301",          READ_DONE, "caf\u00E9" },
	{ "a full-width letter stays",             "\uFF41",              READ_DONE, "\uFF41" },
	{ "typographic quotes stay",               "\u2019s",             READ_DONE, "\u2019s" },
	{ "nothing cannot be read",                "",                    READ_UNREADABLE, "Nothing was entered." },
	{ "spaces alone are nothing",              " \u00A0\t",           READ_UNREADABLE, "Nothing was entered." },
	{ "bytes that are no text cannot be read", "phish\xFFing",        READ_UNREADABLE, "no text" },
	{ "half a character cannot be read",       "caf\xC3",             READ_UNREADABLE, "no text" },
	{ "a question mark is a response",         "?",                   READ_DONE, "?" },
	{ "an answer that no key takes is wrong, not unreadable", "nonsense", READ_DONE, "nonsense" },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
	bool tolerated;
} score_cases[] = {
	{ "the word earns the points",                      "kind", "phishing", 2000, false },
	{ "capitals do not matter",                         "kind", "PHISHING", 2000, false },
	{ "a capital does not matter",                      "kind", "Phishing", 2000, false },
	{ "full-width letters are letters",                 "kind", "\uFF50hishing", 2000, false },
	{ "a letter left out is a slip",                    "kind", "phising", 2000, true },
	{ "a letter too much is a slip",                    "kind", "phisshing", 2000, true },
	{ "a wrong letter is a slip",                       "kind", "phisheng", 2000, true },
	{ "two letters exchanged are one slip",             "kind", "phihsing", 2000, true },
	{ "letters exchanged at the start are one slip",    "kind", "hpishing", 2000, true },
	{ "letters exchanged at the end are one slip",      "kind", "phishign", 2000, true },
	{ "two slips are too many for one",                 "kind", "pishin", 0, false },
	{ "half a word is not forgiven",                    "kind", "phish", 0, false },
	{ "a second key has its own score",                 "kind", "fishing", 125, false },
	{ "a pattern has its own score",                    "kind", "spear-phishing", 500, false },
	{ "a pattern need not have what is optional",       "kind", "spearphish", 500, false },
	{ "a pattern takes the other branch",               "kind", "spear phisher", 500, false },
	{ "a pattern does not mind case",                   "kind", "SPEAR-Phisher", 500, false },
	{ "a pattern takes all or nothing",                 "kind", "a spear-phisher", 0, false },
	{ "a key may earn nothing",                         "kind", "only spam", 0, false },
	{ "what no key takes earns nothing",                "kind", "vishing call", 0, false },
	{ "no response earns nothing",                      "kind", "", 0, false },
	{ "typographic signs are those of a keyboard",      "plain", "the caf\u00E9's-Wi-Fi", 2000, false },
	{ "they may be typed, too",                         "plain", "The caf\u00E9\u2019s\u2014wi\u2010fi", 2000, false },
	{ "an accent matters",                              "plain", "the cafe's-wi-fi", 0, false },
	{ "an accent may come as a character of its own",   "plain", "the cafe\u0301's-wi-fi", 2000, false },
	{ "a space too many does not matter",               "plain", " the  caf\u00E9's-wi-fi", 2000, false },
	{ "a missing space matters",                        "plain", "thecaf\u00E9's-wi-fi", 0, false },
	{ "no slip is forgiven where nothing is said",      "plain", "the caf\u00E9s-Wi-Fi", 0, false },
	{ "where case is minded it has to be right",        "cased", "NIO", 2000, false },
	{ "the next key may be lenient",                    "cased", "Nio", 1000, false },
	{ "full-width capitals are capitals",               "cased", "\uFF2E\uFF29\uFF2F", 2000, false },
	{ "accents may be left out",                        "bare", "Zazo\u0142c", 2000, false },
	{ "and may be there",                               "bare", "za\u017C\u00F3\u0142\u0107", 2000, false },
	{ "a stroke is no accent",                          "bare", "Zazolc", 0, false },
	{ "other accents are as good as none",              "bare", "z\u00E1z\u00F6\u0142\u00E7", 2000, false },
	{ "of a long word two slips are forgiven",          "slips", "ransomwear", 2000, true },
	{ "three are too many",                             "slips", "rensumwere", 0, false },
	{ "four letters less are another word",             "slips", "ransom", 1000, false },
	{ "a sharp s is two",                               "sharp", "STRASSE", 2000, false },
	{ "and two are a sharp one",                        "sharp", "stra\u00DFe", 2000, false },
	{ "a pattern's letters are folded like a word's",   "folded", "caf\u00E9 b12", 1000, false },
	{ "so are those of a class",                        "folded", "CAFE\u0301 D7", 1000, false },
	{ "a class takes no more than it says",             "folded", "caf\u00E9 e1", 0, false },
	{ "a count takes no more than it says",             "folded", "caf\u00E9 b123", 0, false },
	{ "a pattern that minds case does",                 "minded", "ABC", 1000, false },
	{ "and takes no small letters",                     "minded", "abc", 0, false },
	{ "a word of another script",                       "wide", "\u7F51\u7EDC\u9493\u9C7C", 2000, false },
	{ "a word of another script, half of it",           "wide", "\u9493\u9C7C", 0, false },
};

static const struct review_case {
	const char *name, *response;
	enum release release;
	const char *shown;
} review_cases[] = {
	{ "a right word has its feedback", "phishing", RELEASE_KEY, "  Yes.\n" },
	{ "a slip is spoken of", "phising", RELEASE_VERDICT, "A typing error was forgiven.\n  Yes.\n" },
	{ "what it was taken as is the key", "phising", RELEASE_KEY,
	  "A typing error was forgiven.\nTaken as: phishing\n  Yes.\n" },
	{ "a word of less worth has its feedback", "spearphish", RELEASE_VERDICT, "  A kind.\n" },
	{ "the key is told where it may be", "spearphish", RELEASE_KEY, "Right: phishing\n  A kind.\n" },
	{ "nothing is said of what no key takes", "vishing call", RELEASE_VERDICT, "" },
	{ "but what would have been right", "vishing call", RELEASE_KEY, "Right: phishing\n" },
};
/* clang-format on */

static void typed_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "kind", file_order);

	assert_read(&asked, true, row->typed, row->outcome, row->expected);
	assert_read(&asked, false, row->typed, row->outcome, row->expected);
}

static void response_is_scored(void **state)
{
	const struct score_case *row = *state;
	const struct vigil_question *question = vigil_bank_find(bank, row->question);
	struct score score = question->interaction->score(bank, question, row->response);

	assert_int_equal(score.earned_mpts, row->earned_mpts);
	assert_int_equal(score.tolerated, row->tolerated);
}

static void response_is_reviewed(void **state)
{
	const struct review_case *row = *state;
	struct asked asked = ask(bank, "kind", file_order);
	struct vigil_page *page = vigil_page_new();

	asked.response = row->response;
	asked.question->interaction->review(&asked, row->release, page);
	assert_shows(page, row->shown);
	vigil_page_free(page);
}

static void length_is_bounded(void **state)
{
	struct asked asked = ask(bank, "kind", file_order);
	struct text typed;

	(void)state;
	text_init(&typed);
	for (size_t i = 0; i < 1000; i++)
		text_add(&typed, "\u00E9");
	assert_read(&asked, true, typed.bytes, READ_DONE, typed.bytes);
	text_add(&typed, "e");
	assert_read(&asked, true, typed.bytes, READ_NOT_ALLOWED, "longer than 1000 characters");
	text_clear(&typed);
}

static void add_score(void *context, const char *response, const char *words)
{
	struct asked *asked = context;

	assert_true(*words);
	assert_int_equal(earned(asked->bank, bank_text(asked->bank, asked->question->id), response),
	                 0);
}

static void carelessness_earns_nothing(void **state)
{
	struct asked asked = ask(bank, "kind", file_order);

	(void)state;
	asked.question->interaction->careless(bank, asked.question, add_score, &asked);
}

static void key_is_not_shown(void **state)
{
	struct asked asked = ask(bank, "kind", file_order);
	struct vigil_page *page = vigil_page_new();
	struct text line;

	(void)state;
	text_init(&line);
	asked.question->interaction->present(&asked, page);
	assert_shows(page, "");
	asked.question->interaction->accepts(&asked, &line);
	assert_string_equal(line.bytes, "a word or phrase");
	text_clear(&line);
	vigil_page_free(page);
}

static void scores_are_explained(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "kind");
	struct vigil_page *page = vigil_page_new();

	(void)state;
	question->interaction->explain(bank, question, page);
	assert_shows(page, "The first key that matches what was typed decides.\n"
	                   "  Response                         Points\n"
	                   "  -------------------------------  ------\n"
	                   "  'phishing', 1 slip tolerated          2\n"
	                   "  pattern 'spear.?phish(ing|er)?'     0.5\n"
	                   "  'fishing'                         0.125\n"
	                   "  pattern '.*spam.*'                    0\n"
	                   "  anything else                         0\n");
	vigil_page_free(page);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(length_is_bounded),          cmocka_unit_test(best_earns_all),
		cmocka_unit_test(carelessness_earns_nothing), cmocka_unit_test(key_is_not_shown),
		cmocka_unit_test(scores_are_explained),
	};

	ROWS(read_cases, typed_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(review_cases, response_is_reviewed)
	add_tests(single, COUNT(single));
	return ask_all("interaction/text", document);
}
