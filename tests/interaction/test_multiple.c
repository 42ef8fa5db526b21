/* tests/interaction/test_multiple.c -- all options that apply: read, scored by each formula */
#include "support/asking.h"

static const uint16_t order[] = {4, 2, 0, 1, 3}; /* as shown: e, c, a, b, d */

#define OPTIONS_OF(a, b, c, d, e)                                                                  \
	"<option id='a'" a ">Ask</option><option id='b'" b ">Block</option>"                       \
	"<option id='c'" c ">Call</option><option id='d'" d ">Delete</option>"                     \
	"<option id='e'" e ">Ease off, then call</option>"

#define RIGHT " correct='true'"
#define MULTIPLE(attributes, options)                                                              \
	"<multiple " attributes "><prompt>Which?</prompt>" options "</multiple>\n"

static const char document[] = BANK(
	MULTIPLE("id='partial'", OPTIONS_OF(RIGHT, RIGHT, "", "", "")) MULTIPLE(
		"id='exact' scoring='exact' points='3'", OPTIONS_OF(RIGHT, RIGHT, "", "", ""))
		MULTIPLE("id='map' scoring='map' lower='-1' default='-0.5'",
                         OPTIONS_OF(" score='0.75'", " score='0.25'", " score='-1'", " score='0'",
                                    "")) MULTIPLE("id='capped' scoring='map' upper='1'",
                                                  OPTIONS_OF(" score='0.75'", " score='0.75'",
                                                             " score='-1'", " score='-1'", ""))
			MULTIPLE("id='two' min='2' max='2'",
                                 OPTIONS_OF(RIGHT, RIGHT, "", "",
                                            "")) MULTIPLE("id='some' min='2' max='3'",
                                                          OPTIONS_OF(RIGHT, RIGHT, "", "", ""))
				MULTIPLE("id='several' min='2'",
                                         OPTIONS_OF(RIGHT, RIGHT, "", "", ""))
					MULTIPLE("id='thousandth' points='0.001'",
                                                 OPTIONS_OF(RIGHT, RIGHT, "", "", ""))
						MULTIPLE("id='three' points='0.003'",
                                                         OPTIONS_OF(RIGHT, RIGHT, "", "", ""))
							MULTIPLE("id='most' points='1000'",
                                                                 OPTIONS_OF(RIGHT, RIGHT, RIGHT, "",
                                                                            "")));

/* clang-format off */
static const struct read_case {
	const char *name, *question, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "letters mean the places shown, ids come in the file's order", "partial", "a b", true, READ_DONE, "c e" },
	{ "commas",                          "partial", "c,d",       true, READ_DONE, "a b" },
	{ "commas and spaces",               "partial", " C , d ,",  true, READ_DONE, "a b" },
	{ "semicolons",                      "partial", "c;d",       true, READ_DONE, "a b" },
	{ "a full-width comma",              "partial", "c\xEF\xBC\x8C" "d", true, READ_DONE, "a b" },
	{ "numbers",                         "partial", "3 4",       true, READ_DONE, "a b" },
	{ "letters and numbers together",    "partial", "c 4",       true, READ_DONE, "a b" },
	{ "a range of letters",              "partial", "c-e",       true, READ_DONE, "a b d" },
	{ "a range of numbers and one more", "partial", "1-2,5",     true, READ_DONE, "c d e" },
	{ "a range with a dash",             "partial", "c\xE2\x80\x93" "e", true, READ_DONE, "a b d" },
	{ "full-width letters",              "partial", "\xEF\xBC\xA3 \xEF\xBC\xA4", true, READ_DONE, "a b" },
	{ "one letter is enough",            "partial", "c",         true, READ_DONE, "a" },
	{ "the same twice is once",          "partial", "c 3 c-c",   true, READ_DONE, "a" },
	{ "the text of one option",          "partial", "ease off, then CALL", true, READ_DONE, "e" },
	{ "one letter too far spoils all",   "partial", "c f",       true, READ_UNREADABLE, "'f' is none" },
	{ "a range too far",                 "partial", "c-f",       true, READ_UNREADABLE, "'c-f' is none" },
	{ "a range that runs backwards",     "partial", "d-c",       true, READ_UNREADABLE, "'d-c' is none" },
	{ "nothing",                         "partial", "",          true, READ_UNREADABLE, "Nothing" },
	{ "too few of exactly two",          "two",     "c",         true, READ_NOT_ALLOWED, "Exactly 2" },
	{ "too many of exactly two",         "two",     "a b c",     true, READ_NOT_ALLOWED, "Exactly 2" },
	{ "two of exactly two may be wrong", "two",     "a b",       true, READ_DONE, "c e" },
	{ "too few of two to three",         "some",    "c",         true, READ_NOT_ALLOWED, "From 2 to 3" },
	{ "too many of two to three",        "some",    "a-d",       true, READ_NOT_ALLOWED, "From 2 to 3" },
	{ "too few of two or more",          "several", "c",         true, READ_NOT_ALLOWED, "At least 2" },
	{ "a record holds ids",              "partial", "b a",       false, READ_DONE, "a b" },
	{ "a record may have them in any number of spaces", "partial", "a  b ", false, READ_DONE, "a b" },
	{ "a record holds no ranges",        "partial", "a-b",       false, READ_UNREADABLE, "no option" },
	{ "an empty record chooses nothing", "partial", "",          false, READ_NOT_ALLOWED, "At least 1" },
	{ "a record, too, keeps to the counts", "two",  "a",         false, READ_NOT_ALLOWED, "Exactly 2" },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "a map adds up",                      "map",        "a",         750 },
	{ "its best is the points",             "map",        "a b",       1000 },
	{ "an option without score counts as the default", "map", "a e",   250 },
	{ "a sum ends at the lower bound",      "map",        "c e",       -1000 },
	{ "a sum of nothing is nothing",        "map",        "d",         0 },
	{ "no response earns nothing, whatever the bounds", "map", "",     0 },
	{ "a sum ends at the upper bound",      "capped",     "a b",       1000 },
	{ "without a lower bound, at nothing",  "capped",     "c",         0 },
	{ "half a thousandth is rounded up",    "thousandth", "a",         1 },
	{ "a sixth of one is rounded down",     "thousandth", "a c",       0 },
	{ "one and a half thousandths are two", "three",      "a",         2 },
	{ "a thousand points in thirds",        "most",       "a",         333333 },
	{ "two thirds are rounded up",          "most",       "a b",       666667 },
	{ "two thirds less a half",             "most",       "a b d",     166667 },
};

static const struct accepts_case {
	const char *name, *question, *line;
} accepts_cases[] = {
	{ "any number",     "partial", "every letter that applies, from a to e" },
	{ "exactly two",    "two",     "2 letters from a to e" },
	{ "two or three",   "some",    "2 to 3 letters from a to e" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, row->question, order);

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
	struct asked asked = ask(bank, row->question, order);
	struct text line;

	text_init(&line);
	asked.question->interaction->accepts(&asked, &line);
	assert_string_equal(line.bytes, row->line);
	text_clear(&line);
}

static int32_t earned_by_set(const char *question, unsigned set)
{
	struct text response;
	int32_t points;

	text_init(&response);
	for (unsigned i = 0; i < 5; i++)
		if (set >> i & 1)
			text_addf(&response, "%s%c", response.length ? " " : "", (char)('a' + i));
	points = earned(bank, question, response.bytes);
	text_clear(&response);
	return points;
}

/* a and b are right of five: by how many right and wrong ones are chosen. */
static void every_set_is_scored_in_parts(void **state)
{
	static const int32_t by_counts[3][4] = {
		{0, 0, 0, 0}, {500, 167, 0, 0}, {1000, 667, 333, 0}};

	(void)state;
	for (unsigned set = 0; set < 32; set++) {
		unsigned hits = (set & 1) + (set >> 1 & 1);
		unsigned wrong = (set >> 2 & 1) + (set >> 3 & 1) + (set >> 4 & 1);

		assert_int_equal(earned_by_set("partial", set), by_counts[hits][wrong]);
	}
}

static void only_the_key_is_exact(void **state)
{
	(void)state;
	for (unsigned set = 0; set < 32; set++)
		assert_int_equal(earned_by_set("exact", set), set == 3 ? 3000 : 0);
}

static void every_set_is_summed_by_a_map(void **state)
{
	static const int32_t scores[] = {750, 250, -1000, 0, -500};

	(void)state;
	for (unsigned set = 0; set < 32; set++) {
		int32_t sum = 0;

		for (unsigned i = 0; i < 5; i++)
			sum += set >> i & 1 ? scores[i] : 0;
		assert_int_equal(earned_by_set("map", set), sum < -1000 ? -1000 : sum);
	}
}

static void marking_everything_earns_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < bank->question_count; i++) {
		const char *id = bank_text(bank, bank_question(bank, i)->id);

		assert_true(earned_by_set(id, 31) <= 0);
	}
}

/* Thirds and sevenths must not leave a thousandth lying: full marks are exactly the points. */
static void full_marks_are_exact(void **state)
{
	(void)state;
	for (unsigned right = 1; right <= 25; right++) {
		struct vigil_bank *made;
		struct text bytes;

		text_init(&bytes);
		text_add(&bytes, "<bank xmlns='urn:vigil:bank:1' id='m' version='1' xml:lang='en'>"
		                 "<title>M</title><multiple id='m' points='0.997'>"
		                 "<prompt>P</prompt>");
		for (unsigned i = 0; i < 26; i++)
			text_addf(&bytes, "<option id='o%u' correct='%s'>O %u</option>", i,
			          i < right ? "true" : "false", i);
		text_add(&bytes, "</multiple></bank>");
		made = good_bank(bytes.bytes);
		assert_best_earns_all(made);
		vigil_bank_free(made);
		text_clear(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(every_set_is_scored_in_parts),
		cmocka_unit_test(only_the_key_is_exact),
		cmocka_unit_test(every_set_is_summed_by_a_map),
		cmocka_unit_test(marking_everything_earns_nothing),
		cmocka_unit_test(best_earns_all),
		cmocka_unit_test(full_marks_are_exact),
	};

	ROWS(read_cases, entry_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(accepts_cases, entry_is_explained)
	add_tests(single, COUNT(single));
	return ask_all("interaction/multiple", document);
}
