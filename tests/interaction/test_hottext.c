/* tests/interaction/test_hottext.c -- give-aways among the marks of an exhibit: read and scored */
#include "support/asking.h"

#define HOTTEXT(attributes)                                                                        \
	"<hottext " attributes "><prompt>What gives it away?</prompt></hottext>\n"

/* clang-format off */
static const char document[] = BANK(
	"<exhibit id='mail' type='email'><header name='From'><mark id='sender'>it@x.example</mark>"
	"</header><line>Dear <mark id='m.2'>customer</mark>, <mark id='urgency'>within two hours"
	"</mark> go to <mark id='link-target'><link to='https://evil.example'>the shop</link></mark>"
	" and <mark id='None'>sign</mark></line></exhibit>\n"
	"<exhibit id='three' type='log'><line><mark id='a'>A</mark> <mark id='b'>B</mark> "
	"<mark id='c'>C</mark></line></exhibit>\n"
	HOTTEXT("id='partial' exhibit='mail' correct='sender urgency link-target' points='2'")
	HOTTEXT("id='exact' exhibit='mail' scoring='exact' correct='sender link-target'")
	HOTTEXT("id='clean' exhibit='mail' correct=''")
	HOTTEXT("id='unsaid' exhibit='three' points='0.5'")
	HOTTEXT("id='two' exhibit='three' correct='a c' min='2' max='2'")
	HOTTEXT("id='some' exhibit='mail' correct='sender' min='1' max='3'")
	HOTTEXT("id='few' exhibit='mail' correct='sender' max='2'")
	HOTTEXT("id='thousandth' exhibit='three' correct='a b' points='0.001'")
	HOTTEXT("id='three-thousandths' exhibit='three' correct='a b' points='0.003'")
	HOTTEXT("id='most' exhibit='mail' correct='sender m.2 urgency' points='1000'"));

static const struct read_case {
	const char *name, *question, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "a number",                            "partial", "1",           true, READ_DONE, "sender" },
	{ "numbers, in the exhibit's order",     "partial", "4 1",         true, READ_DONE, "sender link-target" },
	{ "commas",                              "partial", "1,3",         true, READ_DONE, "sender urgency" },
	{ "commas and spaces",                   "partial", " 3 , 1 ",     true, READ_DONE, "sender urgency" },
	{ "semicolons",                          "partial", "1;3",         true, READ_DONE, "sender urgency" },
	{ "a range",                             "partial", "2-4",         true, READ_DONE, "m.2 urgency link-target" },
	{ "a range with a dash, and one more",   "partial", "1\xE2\x80\x93" "2,5", true, READ_DONE, "sender m.2 None" },
	{ "brackets, as shown",                  "partial", "[1] [3]",     true, READ_DONE, "sender urgency" },
	{ "a parenthesis or a point",            "partial", "1) 3.",       true, READ_DONE, "sender urgency" },
	{ "full-width digits",                   "partial", "\xEF\xBC\x91\xE3\x80\x80\xEF\xBC\x93", true, READ_DONE, "sender urgency" },
	{ "an id, in any case",                  "partial", "Urgency",     true, READ_DONE, "urgency" },
	{ "an id with a hyphen is no range",     "partial", "link-target", true, READ_DONE, "link-target" },
	{ "an id with a point",                  "partial", "m.2",         true, READ_DONE, "m.2" },
	{ "ids and numbers",                     "partial", "sender 3",    true, READ_DONE, "sender urgency" },
	{ "the same twice is once",              "partial", "1 sender 1-1", true, READ_DONE, "sender" },
	{ "every mark",                          "partial", "1-5",         true, READ_DONE, "sender m.2 urgency link-target None" },
	{ "none",                                "partial", " None ",      true, READ_DONE, "" },
	{ "nothing",                             "partial", "nothing",     true, READ_DONE, "" },
	{ "zero",                                "partial", "0",           true, READ_DONE, "" },
	{ "a hyphen",                            "partial", "-",           true, READ_DONE, "" },
	{ "a dash",                              "partial", "\xE2\x80\x94", true, READ_DONE, "" },
	{ "an empty line is no 'none'",          "partial", "",            true, READ_UNREADABLE, "Nothing was entered" },
	{ "commas are nothing",                  "partial", ",;",          true, READ_UNREADABLE, "Nothing was entered" },
	{ "a number too high",                   "partial", "1 6",         true, READ_UNREADABLE, "'6' is none" },
	{ "zero among others",                   "partial", "0 1",         true, READ_UNREADABLE, "'0' is none" },
	{ "a range too far",                     "partial", "3-6",         true, READ_UNREADABLE, "'3-6' is none" },
	{ "a range that runs backwards",         "partial", "3-1",         true, READ_UNREADABLE, "'3-1' is none" },
	{ "a range without an end",              "partial", "3-",          true, READ_UNREADABLE, "'3-' is none" },
	{ "a letter",                            "partial", "a",           true, READ_UNREADABLE, "'a' is none" },
	{ "an overlong number",                  "partial", "1000000000000000000001", true, READ_UNREADABLE, "is none" },
	{ "a bracket alone",                     "partial", "[",           true, READ_UNREADABLE, "'[' is none" },
	{ "too few of exactly two",              "two",     "1",           true, READ_NOT_ALLOWED, "Exactly 2" },
	{ "too many of exactly two",             "two",     "1-3",         true, READ_NOT_ALLOWED, "Exactly 2" },
	{ "two of exactly two may be wrong",     "two",     "2 3",         true, READ_DONE, "b c" },
	{ "none where one is asked for",         "some",    "none",        true, READ_NOT_ALLOWED, "At least 1 mark is" },
	{ "too many of one to three",            "some",    "1-4",         true, READ_NOT_ALLOWED, "At most 3 marks are" },
	{ "none where at most two are allowed",  "few",     "none",        true, READ_DONE, "" },
	{ "a record holds ids",                  "partial", "urgency sender", false, READ_DONE, "sender urgency" },
	{ "a record may have many spaces",       "partial", " urgency  sender ", false, READ_DONE, "sender urgency" },
	{ "an empty record is nothing marked",   "partial", "",            false, READ_DONE, "" },
	{ "a record may name a mark 'None'",     "partial", "None",        false, READ_DONE, "None" },
	{ "a record holds no numbers",           "partial", "1",           false, READ_UNREADABLE, "no mark '1'" },
	{ "a record keeps to the case of ids",   "partial", "Sender",      false, READ_UNREADABLE, "no mark 'Sender'" },
	{ "a record, too, keeps to the counts",  "two",     "a",           false, READ_NOT_ALLOWED, "Exactly 2" },
	{ "an empty record where two are asked for", "two", "",            false, READ_NOT_ALLOWED, "Exactly 2" },
};

#define ALL "sender m.2 urgency link-target None"

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	/* sender, urgency and link-target are right of five: 2 * (hits / 3 - slips / 2) */
	{ "all three give-aways earn all",         "partial", "sender urgency link-target",      2000 },
	{ "two of three earn two thirds",          "partial", "sender urgency",                  1333 },
	{ "two others as well",                    "partial", "urgency link-target",             1333 },
	{ "first and last as well",                "partial", "sender link-target",              1333 },
	{ "one of three earns a third, rounded up", "partial", "sender",                          667 },
	{ "another one as well",                   "partial", "urgency",                          667 },
	{ "the last as well",                      "partial", "link-target",                      667 },
	{ "all three and a slip lose a half",      "partial", "sender m.2 urgency link-target",  1000 },
	{ "all three and the other slip",          "partial", "sender urgency link-target None", 1000 },
	{ "two and a slip: two thirds less a half", "partial", "sender m.2 urgency",              333 },
	{ "two and the other slip",                "partial", "sender urgency None",              333 },
	{ "one and a slip: less than nothing is nothing", "partial", "sender m.2",                  0 },
	{ "two and both slips are nothing",        "partial", "sender m.2 urgency None",            0 },
	{ "one and both slips are nothing",        "partial", "sender m.2 None",                    0 },
	{ "a slip alone earns nothing",            "partial", "m.2",                                0 },
	{ "both slips earn nothing",               "partial", "m.2 None",                           0 },
	{ "every mark earns nothing",              "partial", ALL,                                  0 },
	{ "nothing earns nothing where there is something", "partial", "",                          0 },
	{ "exactly the key earns all",             "exact",   "sender link-target",              1000 },
	{ "a part of the key is not exact",        "exact",   "sender",                             0 },
	{ "the key and more is not exact",         "exact",   "sender urgency link-target",         0 },
	{ "every mark is not exact",               "exact",   ALL,                                  0 },
	{ "nothing is not exact",                  "exact",   "",                                   0 },
	{ "nothing wrong, and nothing marked",     "clean",   "",                                1000 },
	{ "nothing wrong, and one marked",         "clean",   "sender",                             0 },
	{ "nothing wrong, and all marked",         "clean",   ALL,                                  0 },
	{ "no key is an empty key",                "unsaid",  "",                                 500 },
	{ "no key, and one marked",                "unsaid",  "b",                                  0 },
	{ "both of two",                           "two",     "a c",                             1000 },
	{ "one of two and the only slip",          "two",     "a b",                                0 },
	{ "the only give-away",                    "some",    "sender",                          1000 },
	{ "the only one and one slip of four",     "some",    "sender m.2",                       750 },
	{ "the only one and two slips of four",    "some",    "sender m.2 urgency",               500 },
	{ "one slip of four alone",                "some",    "m.2",                                0 },
	{ "half a thousandth is rounded up",       "thousandth", "a",                               1 },
	{ "both of a thousandth are all of it",    "thousandth", "a b",                             1 },
	{ "a slip takes the thousandth away",      "thousandth", "a b c",                           0 },
	{ "one and a half thousandths are two",    "three-thousandths", "a",                        2 },
	{ "a third of a thousand points",          "most",    "sender",                        333333 },
	{ "two thirds are rounded up",             "most",    "sender m.2",                    666667 },
	{ "two thirds less a half",                "most",    "sender m.2 None",               166667 },
	{ "full marks are exactly full marks",     "most",    "sender m.2 urgency",           1000000 },
	{ "a response that names no mark earns nothing", "partial", "sender nobody",                0 },
};

static const struct accepts_case {
	const char *name, *question, *line;
} accepts_cases[] = {
	{ "any number of marks", "partial", "every number that applies, from 1 to 5, or none" },
	{ "exactly two",         "two",     "2 numbers from 1 to 3" },
	{ "one to three",        "some",    "1 to 3 numbers from 1 to 5" },
	{ "up to two",           "few",     "up to 2 numbers from 1 to 5, or none" },
};

static const struct guess_case {
	const char *name, *question;
	int64_t expected_mpts;
} guess_cases[] = {
	/* of 32: 2000 once, 1333 and 667 thrice each, 1000 twice, 333 six times */
	{ "the mean of all 32 responses", "partial", 374 },
	{ "one of 32 is exact",           "exact",   31 },
	{ "one of 32 is nothing",         "clean",   31 },
	/* a c: 1000; a b, b c: 0 */
	{ "one of three pairs",           "two",     333 },
};

static const struct review_case {
	const char *name, *question, *response;
	enum release release;
	const char *expected;
} review_cases[] = {
	{ "what was marked and missed", "exact", "sender m.2", RELEASE_KEY,
	  "  [1] \"it@x.example\": marked, right.\n"
	  "  [2] \"customer\": marked, wrong.\n"
	  "  [4] \"the shop\": right, not marked.\n" },
	{ "without the key, only what was marked", "exact", "sender m.2", RELEASE_VERDICT,
	  "  [1] \"it@x.example\": marked, right.\n"
	  "  [2] \"customer\": marked, wrong.\n" },
	{ "nothing marked where something is", "exact", "", RELEASE_KEY,
	  "  [1] \"it@x.example\": right, not marked.\n"
	  "  [4] \"the shop\": right, not marked.\n" },
	{ "something marked where nothing is", "clean", "m.2", RELEASE_KEY,
	  "There was nothing to mark.\n"
	  "  [2] \"customer\": marked, wrong.\n" },
	{ "that nothing is wrong is part of the key", "clean", "m.2", RELEASE_VERDICT,
	  "  [2] \"customer\": marked, wrong.\n" },
	{ "nothing marked, nothing wrong, nothing to say", "clean", "", RELEASE_KEY, "" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, row->question, NULL);

	assert_read(&asked, row->is_typed, row->typed, row->outcome, row->expected);
}

static void response_is_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, row->question, row->response), row->earned_mpts);
}

static void entry_is_explained(void **state)
{
	const struct accepts_case *row = *state;
	struct asked asked = ask(bank, row->question, NULL);
	struct text line;

	text_init(&line);
	asked.question->interaction->accepts(&asked, &line);
	assert_string_equal(line.bytes, row->line);
	text_clear(&line);
}

static void guessing_is_worked_out(void **state)
{
	const struct guess_case *row = *state;
	const struct vigil_question *question = vigil_bank_find(bank, row->question);

	assert_int_equal(question->interaction->guess(bank, question), row->expected_mpts);
}

static void response_is_reviewed(void **state)
{
	const struct review_case *row = *state;
	struct asked asked = ask(bank, row->question, NULL);
	struct vigil_page *page = vigil_page_new();

	asked.response = row->response;
	asked.question->interaction->review(&asked, row->release, page);
	assert_shows(page, row->expected);
	vigil_page_free(page);
}

static void key_earns_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < bank->question_count; i++) {
		const struct vigil_question *question = bank_question(bank, i);
		const char *id = bank_text(bank, question->id);
		struct asked asked = ask(bank, id, NULL);
		struct text best;

		text_init(&best);
		question->interaction->best(bank, question, &best);
		assert_int_equal(earned(bank, id, best.bytes), question->points_mpts);
		assert_read(&asked, false, best.bytes, READ_DONE, best.bytes);
		text_clear(&best);
	}
}

static void add_response(void *context, const char *response, const char *words)
{
	text_addf(context, "%s: %s\n", words, response);
}

static void careless_responses_earn_nothing(void **state)
{
	static const struct {
		const char *question, *responses;
	} rows[] = {
		{"partial", "every mark: " ALL "\nno mark: \n"},
		{"clean", "every mark: " ALL "\n"},
		{"some", ""},
		{"few", "no mark: \n"},
	};
	struct text list;

	(void)state;
	text_init(&list);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct vigil_question *question = vigil_bank_find(bank, rows[i].question);

		text_cut(&list, 0);
		question->interaction->careless(bank, question, add_response, &list);
		assert_string_equal(list.bytes, rows[i].responses);
	}
	text_clear(&list);
}

static void assert_explained(const char *id, const char *expected)
{
	const struct vigil_question *question = vigil_bank_find(bank, id);
	struct vigil_page *page = vigil_page_new();

	question->interaction->explain(bank, question, page);
	assert_shows(page, expected);
	vigil_page_free(page);
}

static void scores_are_explained(void **state)
{
	(void)state;
	assert_explained("two",
	                 "Points times the share of right marks that are named, less the share of\n"
	                 "  wrong marks that are named, and never less than nothing.\n"
	                 "  Response  Points\n"
	                 "  --------  ------\n"
	                 "  a b            0\n"
	                 "  a c            1\n"
	                 "  b c            0\n");
	assert_explained(
		"exact",
		"All right marks and no wrong one earn all points, anything else nothing.\n"
		"  Response            Points\n"
		"  ------------------  ------\n"
		"  sender link-target       1\n"
		"  anything else            0\n");
	assert_explained("clean",
	                 "Nothing is wrong in the exhibit: to say so earns all points, any mark\n"
	                 "  nothing.\n"
	                 "  Response       Points\n"
	                 "  -------------  ------\n"
	                 "  nothing             1\n"
	                 "  anything else       0\n");
}

/* With as many marks as an exhibit can have, and any number of them right. */
static void full_marks_are_exact(void **state)
{
	(void)state;
	for (unsigned right = 1; right < MARKS_MOST; right++) {
		struct vigil_bank *made;
		struct text bytes;

		text_init(&bytes);
		text_add(&bytes, "<bank xmlns='urn:vigil:bank:1' id='m' version='1' xml:lang='en'>"
		                 "<title>M</title><exhibit id='e' type='log'><line>");
		for (unsigned i = 0; i < MARKS_MOST; i++)
			text_addf(&bytes, "<mark id='m%u'>M</mark>", i);
		text_add(&bytes,
		         "</line></exhibit><hottext id='h' exhibit='e' points='0.997' correct='");
		for (unsigned i = 0; i < right; i++)
			text_addf(&bytes, " m%u", i);
		text_add(&bytes, "'><prompt>P</prompt></hottext></bank>");
		made = good_bank(bytes.bytes);
		assert_best_earns_all(made);
		vigil_bank_free(made);
		text_clear(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(key_earns_all),
		cmocka_unit_test(careless_responses_earn_nothing),
		cmocka_unit_test(scores_are_explained),
		cmocka_unit_test(full_marks_are_exact),
	};

	ROWS(read_cases, entry_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(accepts_cases, entry_is_explained)
	ROWS(guess_cases, guessing_is_worked_out)
	ROWS(review_cases, response_is_reviewed)
	add_tests(single, COUNT(single));
	return ask_all("interaction/hottext", document);
}
