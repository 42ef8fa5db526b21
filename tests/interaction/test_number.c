/* tests/interaction/test_number.c -- a number is typed: read by language and unit, scored */
#include "support/asking.h"

#define NUMBER(attributes, parts)                                                                  \
	"<number points='2' " attributes "><prompt>How many?</prompt>" parts                       \
	"<explanation>So.</explanation></number>\n"

/* clang-format off */
static const char document[] = BANK(
	NUMBER("id='plain' value='2250000'", "")
	NUMBER("id='ransom' value='2250000' relative='0.05' unit='US$'",
	       "<unit name='thousand' factor='1000'/><unit name='million' factor='1000000'/>"
	       "<unit name='m' factor='1000000'/>"
	       "<band tolerance='250000' score='1'/><band min='1000000' max='3000000' score='0.333'/>")
	NUMBER("id='near' value='0.3' tolerance='0.1'", "<band tolerance='0.2' score='1'/>")
	NUMBER("id='range' min='48' max='72' unit='h'",
	       "<unit name='d' factor='24'/><unit name='min' factor='0.016666667'/>")
	NUMBER("id='less' value='-40' tolerance='0.5' unit='\u00B0C'", "")
	NUMBER("id='tiny' value='0.000000001' unit='s'",
	       "<unit name='ns' factor='0.000000001'/>")
	NUMBER("id='power' value='5000' unit='W'",
	       "<unit name='mW' factor='0.001'/><unit name='MW' factor='1000000'/>")
	NUMBER("id='gas' value='3' unit='t CO2'", "<unit name='kg CO2' factor='0.001'/>")
	NUMBER("id='share' value='0.25'", "<unit name='%' factor='0.01'/>"));

static const struct read_case {
	const char *name, *question, *language, *typed;
	enum read_outcome outcome;
	const char *response, *why; /* words of it, when it is not read */
} read_cases[] = {
	{ "digits are a number",                     "plain", "en", "2250000", READ_DONE, "2250000", "" },
	{ "zeros in front do not matter",            "plain", "en", "002250000", READ_DONE, "2250000", "" },
	{ "spaces around do not matter",             "plain", "en", "  2250000 ", READ_DONE, "2250000", "" },
	{ "full-width digits are digits",            "plain", "en", "\uFF12\uFF12", READ_DONE, "22", "" },
	{ "Arabic digits are digits",                "plain", "ar", "\u0664\u0662", READ_DONE, "42", "" },
	{ "Devanagari digits are digits",            "plain", "hi", "\u096A\u0968", READ_DONE, "42", "" },
	{ "a plus changes nothing",                  "plain", "en", "+5", READ_DONE, "5", "" },
	{ "a minus is read",                         "plain", "en", "-5", READ_DONE, "-5", "" },
	{ "a typographic minus is one",              "plain", "en", "\u22125", READ_DONE, "-5", "" },
	{ "a minus may stand apart",                 "plain", "en", "- 5", READ_DONE, "-5", "" },
	{ "minus nothing is nothing",                "plain", "en", "-0", READ_DONE, "0", "" },
	{ "commas between groups",                   "plain", "en", "2,250,000", READ_DONE, "2250000", "= 2,250,000" },
	{ "the same in German",                      "plain", "de", "2,250,000", READ_DONE, "2250000", "= 2.250.000" },
	{ "points between groups",                   "plain", "de", "2.250.000", READ_DONE, "2250000", "= 2.250.000" },
	{ "the same in English",                     "plain", "en", "2.250.000", READ_DONE, "2250000", "= 2,250,000" },
	{ "spaces between groups",                   "plain", "en", "2 250 000", READ_DONE, "2250000", "= 2,250,000" },
	{ "narrow spaces between groups",            "plain", "fr", "2\u202F250\u202F000", READ_DONE, "2250000", "= 2\u00A0250\u00A0000" },
	{ "apostrophes between groups",              "plain", "de-CH", "2'250'000", READ_DONE, "2250000", "= 2'250'000" },
	{ "typographic apostrophes",                 "plain", "de-CH", "2\u2019250\u2019000", READ_DONE, "2250000", "= 2'250'000" },
	{ "groups of India",                         "plain", "en-IN", "22,50,000", READ_DONE, "2250000", "= 2,250,000" },
	{ "one space is between groups",             "plain", "de", "3 145", READ_DONE, "3145", "= 3.145" },
	{ "groups and a decimal point",              "plain", "de", "1,234.5", READ_DONE, "1234.5", "= 1.234,5" },
	{ "groups and a decimal comma",              "plain", "en", "1.234,5", READ_DONE, "1234.5", "= 1,234.5" },
	{ "groups and three places",                 "plain", "en", "1.234,567", READ_DONE, "1234.567", "= 1,234.567" },
	{ "spaces and a decimal comma",              "plain", "en", "2 250,125", READ_DONE, "2250.125", "= 2,250.125" },
	{ "a comma with one digit behind it",        "plain", "en", "0,5", READ_DONE, "0.5", "= 0.5" },
	{ "a point with one digit behind it",        "plain", "de", "0.5", READ_DONE, "0.5", "= 0,5" },
	{ "no group is zero alone",                  "plain", "en", "0,125", READ_DONE, "0.125", "= 0.125" },
	{ "four digits are no group",                "plain", "en", "2250,125", READ_DONE, "2250.125", "= 2,250.125" },
	{ "nothing before the point",                "plain", "en", ".5", READ_DONE, "0.5", "= 0.5" },
	{ "nothing before the comma, and a minus",   "plain", "de", "-,5", READ_DONE, "-0.5", "= -0,5" },
	{ "zeros behind the number are not kept",    "plain", "en", "1.500", READ_DONE, "1.5", "= 1.5" },
	{ "three places are as the language has it", "plain", "en", "3.145", READ_DONE, "3.145", "= 3.145" },
	{ "three places behind a comma, in German",  "plain", "de", "3,145", READ_DONE, "3.145", "= 3,145" },
	{ "three places in Switzerland",             "plain", "de-CH", "3.145", READ_DONE, "3.145", "= 3.145" },
	{ "the language may have a region",          "plain", "pt-BR", "3,145", READ_DONE, "3.145", "= 3,145" },
	{ "three digits behind a comma are asked about",   "plain", "en", "3,145", READ_UNREADABLE, "", "3145 or 3.145?" },
	{ "three digits behind a point, in German",        "plain", "de", "3.145", READ_UNREADABLE, "", "3145 or 3,145?" },
	{ "the same with a minus",                         "plain", "en", "-3,145", READ_UNREADABLE, "", "3145 or 3.145?" },
	{ "the same in Chinese",                           "plain", "zh-Hans", "12,345", READ_UNREADABLE, "", "12345 or 12.345?" },
	{ "the same with a unit",                          "ransom", "en", "2,250 thousand", READ_UNREADABLE, "", "2250 or 2.250?" },
	{ "nothing cannot be read",                  "plain", "en", "", READ_UNREADABLE, "", "Nothing was entered." },
	{ "a word is no number",                     "plain", "en", "many", READ_UNREADABLE, "", "'many' is no number." },
	{ "two numbers are none",                    "plain", "en", "2 or 3", READ_UNREADABLE, "", "is no number" },
	{ "a sum is none",                           "plain", "en", "2+3", READ_UNREADABLE, "", "is no number" },
	{ "an exponent is none",                     "plain", "en", "2e6", READ_UNREADABLE, "", "is no number" },
	{ "a point alone is none",                   "plain", "en", ".", READ_UNREADABLE, "", "is no number" },
	{ "a point at the end is none",              "plain", "en", "5.", READ_UNREADABLE, "", "is no number" },
	{ "two signs are none",                      "plain", "en", "--5", READ_UNREADABLE, "", "is no number" },
	{ "groups of two are none",                  "plain", "en", "1.23.456", READ_UNREADABLE, "", "is no number" },
	{ "groups of four are none",                 "plain", "en", "1,2345,678", READ_UNREADABLE, "", "is no number" },
	{ "mixed separators are none",               "plain", "en", "1,234 567", READ_UNREADABLE, "", "is no number" },
	{ "two decimal marks are none",              "plain", "en", "1,5,5", READ_UNREADABLE, "", "is no number" },
	{ "bytes that are no text",                  "plain", "en", "5\xFF", READ_UNREADABLE, "", "no text" },
	{ "sixteen digits are too many",             "plain", "en", "1234567890123456", READ_NOT_ALLOWED, "", "more digits" },
	{ "ten places are too many",                 "plain", "en", "0.1234567891", READ_NOT_ALLOWED, "", "more digits" },
	{ "fifteen digits and nine places are not",  "plain", "en", "123456789012345.123456789", READ_DONE, "123456789012345.123456789", "= 123,456,789,012,345.123456789" },
	{ "a product may be too large",              "ransom", "en", "999999999999999 million", READ_NOT_ALLOWED, "", "more digits" },
	{ "a unit behind",                           "ransom", "en", "2.25 million", READ_DONE, "2250000", "= 2,250,000 US$" },
	{ "a unit without a space",                  "ransom", "en", "2.25m", READ_DONE, "2250000", "= 2,250,000 US$" },
	{ "a unit in front",                         "ransom", "en", "US$2250000", READ_DONE, "2250000", "= 2,250,000 US$" },
	{ "a unit in front and one behind",          "ransom", "en", "US$ 2.25m", READ_DONE, "2250000", "= 2,250,000 US$" },
	{ "a unit in another case",                  "ransom", "en", "us$2.25 MILLION", READ_DONE, "2250000", "= 2,250,000 US$" },
	{ "a sign before the unit",                  "ransom", "en", "-US$5", READ_DONE, "-5", "= -5 US$" },
	{ "a sign behind the unit",                  "ransom", "en", "US$ -5", READ_DONE, "-5", "= -5 US$" },
	{ "a sign before and behind is none",        "ransom", "en", "-US$-5", READ_UNREADABLE, "", "'-US$-5' is no number" },
	{ "two factors are none",                    "ransom", "en", "m 2 thousand", READ_UNREADABLE, "", "is no number" },
	{ "a unit that nobody declared",             "ransom", "en", "2.25 billion", READ_UNREADABLE, "", "US$, thousand, million or m" },
	{ "a unit alone is no number",               "ransom", "en", "million", READ_UNREADABLE, "", "is no number" },
	{ "a longer unit that ends like another",    "ransom", "en", "5 cm", READ_UNREADABLE, "", "is no number" },
	{ "where there is no unit, none is read",    "plain", "en", "5 kB", READ_UNREADABLE, "", "'5 kB' is no number." },
	{ "full-width signs of a unit",              "share", "en", "25\uFF05", READ_DONE, "0.25", "= 0.25" },
	{ "units may differ in case: small",         "power", "en", "5 mW", READ_DONE, "0.005", "= 0.005 W" },
	{ "units may differ in case: large",         "power", "en", "5 MW", READ_DONE, "5000000", "= 5,000,000 W" },
	{ "and are not guessed at",                  "power", "en", "5 Mw", READ_UNREADABLE, "", "is no number" },
	{ "a unit may hold a digit",                 "gas", "en", "3 t CO2", READ_DONE, "3", "= 3 t CO2" },
	{ "another one, too",                        "gas", "en", "3000kg CO2", READ_DONE, "3", "= 3 t CO2" },
	{ "a degree is a sign",                      "less", "en", "-40\u00B0C", READ_DONE, "-40", "= -40 \u00B0C" },
	{ "a factor has places",                     "tiny", "en", "1 ns", READ_DONE, "0.000000001", "= 0.000000001 s" },
	{ "and the product has more",                "tiny", "en", "0.000000001ns", READ_DONE, "0.000000000000000001", "= 0.000000000000000001 s" },
};

static const struct restore_case {
	const char *name, *normalized;
	enum read_outcome outcome;
	const char *response;
} restore_cases[] = {
	{ "the form of a record",              "2250000", READ_DONE, "2250000" },
	{ "with places",                       "-0.5", READ_DONE, "-0.5" },
	{ "its longest form",                  "123456789012345678.123456789012345678", READ_DONE, "123456789012345678.123456789012345678" },
	{ "zeros are left out",                "007.50", READ_DONE, "7.5" },
	{ "a record has no separators",        "2,250,000", READ_UNREADABLE, "like 2250000" },
	{ "a record has no units",             "5 kB", READ_UNREADABLE, "like 2250000" },
	{ "a record is never empty",           "", READ_UNREADABLE, "like 2250000" },
	{ "nineteen places are too many",      "0.1234567890123456789", READ_UNREADABLE, "like 2250000" },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "the value earns the points",              "plain", "2250000", 2000 },
	{ "one more earns nothing",                  "plain", "2250001", 0 },
	{ "a billionth less earns nothing",          "plain", "2249999.999999999", 0 },
	{ "its negative earns nothing",              "plain", "-2250000", 0 },
	{ "no response earns nothing",               "plain", "", 0 },
	{ "a word in the record earns nothing",      "plain", "many", 0 },
	{ "zero earns nothing",                      "plain", "0", 0 },
	{ "the value with a tolerance",              "ransom", "2250000", 2000 },
	{ "the lower limit is within",               "ransom", "2137500", 2000 },
	{ "the upper limit is within",               "ransom", "2362500", 2000 },
	{ "just below the limit is in the band",     "ransom", "2137499.999999999999999999", 1000 },
	{ "just above the limit is in the band",     "ransom", "2362500.000000000000000001", 1000 },
	{ "the first band's lower limit",            "ransom", "2000000", 1000 },
	{ "the first band's upper limit",            "ransom", "2500000", 1000 },
	{ "below the first band is the second",      "ransom", "1999999", 333 },
	{ "above the first band is the second",      "ransom", "2500001", 333 },
	{ "the last band's lower limit",             "ransom", "1000000", 333 },
	{ "the last band's upper limit",             "ransom", "3000000", 333 },
	{ "below all bands there is nothing",        "ransom", "999999.999999999999999999", 0 },
	{ "above all bands there is nothing",        "ransom", "3000000.000000000000000001", 0 },
	{ "0.1 + 0.2 is 0.3",                        "near", "0.3", 2000 },
	{ "0.3 - 0.1 is 0.2, to the last place",     "near", "0.2", 2000 },
	{ "0.3 + 0.1 is 0.4, to the last place",     "near", "0.4", 2000 },
	{ "and not a hair more",                     "near", "0.400000000000000001", 1000 },
	{ "and not a hair less",                     "near", "0.199999999999999999", 1000 },
	{ "the band reaches to 0.1",                 "near", "0.1", 1000 },
	{ "the band reaches to 0.5",                 "near", "0.5", 1000 },
	{ "and no further down",                     "near", "0.099999999999999999", 0 },
	{ "and no further up",                       "near", "0.500000000000000001", 0 },
	{ "a range has its lower end",               "range", "48", 2000 },
	{ "a range has its upper end",               "range", "72", 2000 },
	{ "and what is between",                     "range", "60.5", 2000 },
	{ "but nothing below",                       "range", "47.9", 0 },
	{ "and nothing above",                       "range", "72.1", 0 },
	{ "a negative value",                        "less", "-40", 2000 },
	{ "its lower limit",                         "less", "-40.5", 2000 },
	{ "its upper limit",                         "less", "-39.5", 2000 },
	{ "beyond its lower limit",                  "less", "-40.51", 0 },
	{ "without its sign",                        "less", "40", 0 },
	{ "a value of nine places",                  "tiny", "0.000000001", 2000 },
	{ "ten times as much is not it",             "tiny", "0.00000001", 0 },
	{ "nothing is not it",                       "tiny", "0", 0 },
	{ "the largest number is compared",          "plain", "999999999999999999.999999999999999999", 0 },
	{ "the smallest number is compared",         "plain", "-999999999999999999.999999999999999999", 0 },
};

static const struct typed_case {
	const char *name, *question, *language, *typed;
	int32_t earned_mpts;
} typed_cases[] = {
	{ "days are hours",                          "range", "en", "2.5d", 2000 },
	{ "too many days are too many hours",        "range", "en", "4 d", 0 },
	{ "minutes are hours",                       "range", "en", "3600 min", 2000 },
	{ "without a unit they are hours",           "range", "en", "50", 2000 },
	{ "thousands of dollars",                    "ransom", "en", "2 250 thousand", 2000 },
	{ "a value in German",                       "ransom", "de", "2,25 million", 2000 },
	{ "a quarter in per cent",                   "share", "en", "25 %", 2000 },
	{ "a quarter in per cent, with places",      "share", "fr", "25,0 %", 2000 },
	{ "watts in milliwatts",                     "power", "en", "5 000 000 mW", 2000 },
};

static const struct review_case {
	const char *name, *question, *response;
	enum release release;
	const char *shown;
} review_cases[] = {
	{ "a right number needs no words",       "plain", "2250000", RELEASE_KEY, "" },
	{ "the key is not told too early",       "plain", "5", RELEASE_VERDICT, "" },
	{ "the key is told where it may be",     "plain", "5", RELEASE_KEY, "Right: 2,250,000\n" },
	{ "with its limits and its unit",        "ransom", "2000000", RELEASE_KEY,
	  "Right: 2,250,000, and what counts is from 2,137,500 to 2,362,500 US$\n" },
	{ "a range has no value",                "range", "5", RELEASE_KEY, "Right: from 48 to 72 h\n" },
};

static const struct explain_case {
	const char *name, *question, *shown;
} explain_cases[] = {
	{ "limits and bands are explained", "ransom",
	  "The first row that holds the number decides; it counts in US$.\n"
	  "  Response                     Points\n"
	  "  ---------------------------  ------\n"
	  "  from 2,137,500 to 2,362,500       2\n"
	  "  from 2,000,000 to 2,500,000       1\n"
	  "  from 1,000,000 to 3,000,000   0.333\n"
	  "  anything else                     0\n" },
	{ "a value alone is explained", "plain",
	  "The first row that holds the number decides.\n"
	  "  Response       Points\n"
	  "  -------------  ------\n"
	  "  2,250,000           2\n"
	  "  anything else       0\n" },
};
/* clang-format on */

static void typed_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, row->question, file_order);
	struct text response, why;

	text_init(&response);
	text_init(&why);
	asked.language = row->language;
	assert_int_equal(asked.question->interaction->read(&asked, row->typed, &response, &why),
	                 row->outcome);
	assert_string_equal(response.bytes, row->response);
	if (row->outcome == READ_DONE || !strstr(why.bytes, row->why))
		assert_string_equal(why.bytes, row->why);
	text_clear(&response);
	text_clear(&why);
}

static void record_is_read(void **state)
{
	const struct restore_case *row = *state;
	struct asked asked = ask(bank, "plain", file_order);

	assert_read(&asked, false, row->normalized, row->outcome, row->response);
}

static void response_is_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, row->question, row->response), row->earned_mpts);
}

static void typed_is_scored(void **state)
{
	const struct typed_case *row = *state;
	struct asked asked = ask(bank, row->question, file_order);
	struct text response, why;

	text_init(&response);
	text_init(&why);
	asked.language = row->language;
	assert_int_equal(asked.question->interaction->read(&asked, row->typed, &response, &why),
	                 READ_DONE);
	assert_int_equal(earned(bank, row->question, response.bytes), row->earned_mpts);
	text_clear(&response);
	text_clear(&why);
}

static void response_is_reviewed(void **state)
{
	const struct review_case *row = *state;
	struct asked asked = ask(bank, row->question, file_order);
	struct vigil_page *page = vigil_page_new();

	asked.response = row->response;
	asked.question->interaction->review(&asked, row->release, page);
	assert_shows(page, row->shown);
	vigil_page_free(page);
}

static void scores_are_explained(void **state)
{
	const struct explain_case *row = *state;
	const struct vigil_question *question = vigil_bank_find(bank, row->question);
	struct vigil_page *page = vigil_page_new();

	question->interaction->explain(bank, question, page);
	assert_shows(page, row->shown);
	vigil_page_free(page);
}

static void units_are_shown_and_no_key(void **state)
{
	struct asked asked = ask(bank, "ransom", file_order);
	struct vigil_page *page = vigil_page_new();
	struct text line;

	(void)state;
	text_init(&line);
	asked.question->interaction->present(&asked, page);
	assert_shows(page, "  Unit: US$, thousand, million or m\n");
	asked.question->interaction->accepts(&asked, &line);
	assert_string_equal(line.bytes, "a number; without a unit it counts in US$");
	text_clear(&line);
	vigil_page_free(page);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(best_earns_all),
		cmocka_unit_test(units_are_shown_and_no_key),
	};

	ROWS(read_cases, typed_is_read)
	ROWS(restore_cases, record_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(typed_cases, typed_is_scored)
	ROWS(review_cases, response_is_reviewed)
	ROWS(explain_cases, scores_are_explained)
	add_tests(single, COUNT(single));
	return ask_all("interaction/number", document);
}
