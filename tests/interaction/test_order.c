/* tests/interaction/test_order.c -- put parts in order: shown, read, scored by each formula */
#include "support/asking.h"

#include "base/random.h"

/* As shown, by the parts' numbers in the file. */
static const uint16_t shown[] = {2, 0, 3, 1}; /* check, plan, act, do */

#define ITEM(id) "<item id='" id "'>Part " id "</item>"
#define THREE    ITEM("a") ITEM("b") ITEM("c")
#define FOUR     THREE ITEM("d")
#define FIVE     FOUR ITEM("e")
#define SEVEN    FIVE ITEM("f") ITEM("g")
#define ORDER(attributes, items)                                                                   \
	"<order " attributes "><prompt>In which order?</prompt>" items "</order>\n"

/* clang-format off */
static const char document[] = BANK(
	"<order id='cycle' points='2' scoring='position'><prompt>In which order?</prompt>"
	"<item id='plan'>Plan<feedback>Begin with a plan.</feedback></item>"
	"<item id='do'>Do</item><item id='check'>Check</item>"
	"<item id='act'>Act<feedback>Act last.</feedback></item></order>\n"
	"<order id='run' points='3' scoring='sequence'><prompt>In which order?</prompt>"
	"<item id='plan'>Plan</item><item id='do'>Do</item>"
	"<item id='check'>Check</item><item id='act'>Act</item></order>\n"
	ORDER("id='exact' points='3'", THREE)
	ORDER("id='said' scoring='exact'", THREE)
	ORDER("id='place3' scoring='position'", THREE)
	ORDER("id='place4' scoring='position'", FOUR)
	ORDER("id='place5' scoring='position'", FIVE)
	ORDER("id='place7' scoring='position'", SEVEN)
	ORDER("id='place4-thousandth' scoring='position' points='0.001'", FOUR)
	ORDER("id='place3-most' scoring='position' points='1000'", THREE)
	ORDER("id='run3' scoring='sequence'", THREE)
	ORDER("id='run4' scoring='sequence'", FOUR)
	ORDER("id='run5' scoring='sequence'", FIVE)
	ORDER("id='run7' scoring='sequence'", SEVEN)
	ORDER("id='run3-thousandth' scoring='sequence' points='0.001'", THREE)
	ORDER("id='run4-thousandth' scoring='sequence' points='0.001'", FOUR)
	ORDER("id='run4-most' scoring='sequence' points='1000'", FOUR)
	ORDER("id='ten'", SEVEN ITEM("h") ITEM("i") ITEM("j")));

static const struct read_case {
	const char *name, *question, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "letters mean the places shown",          "cycle", "b d a c",      true,  READ_DONE, "plan do check act" },
	{ "letters without a space",                "cycle", "bdac",         true,  READ_DONE, "plan do check act" },
	{ "letters in some words",                  "cycle", "bd ac",        true,  READ_DONE, "plan do check act" },
	{ "capitals, parentheses and points",       "cycle", "B) D. a) C",   true,  READ_DONE, "plan do check act" },
	{ "full-width letters",                     "cycle", "\xEF\xBC\xA2 d a c", true, READ_DONE, "plan do check act" },
	{ "commas and semicolons",                  "cycle", "b,d; a , c",   true,  READ_DONE, "plan do check act" },
	{ "one before the other",                   "cycle", "b > d > a>c",  true,  READ_DONE, "plan do check act" },
	{ "numbers",                                "cycle", "2 4 1 3",      true,  READ_DONE, "plan do check act" },
	{ "numbers without a space",                "cycle", "2413",         true,  READ_DONE, "plan do check act" },
	{ "ids, in whatever case",                  "cycle", "plan DO check act", true, READ_DONE, "plan do check act" },
	{ "letters, numbers and ids together",      "cycle", "b 4 check c",  true,  READ_DONE, "plan do check act" },
	{ "a wrong order is a response",            "cycle", "d c b a",      true,  READ_DONE, "do act plan check" },
	{ "the order shown, typed, is one, too",    "cycle", "a b c d",      true,  READ_DONE, "check plan act do" },
	{ "a letter shown goes before an id",       "exact", "b a c",        true,  READ_DONE, "b a c" },
	{ "ten parts by numbers",                   "ten",   "10 9 8 7 6 5 4 3 2 1", true, READ_DONE, "j i h g f e d c b a" },
	{ "one part is left out",                   "cycle", "b d a",        true,  READ_NOT_ALLOWED, "Each part is needed once; missing: c." },
	{ "one letter alone leaves out the others", "cycle", "b",            true,  READ_NOT_ALLOWED, "missing: a, c, d." },
	{ "one part comes twice",                   "cycle", "b d a c b",    true,  READ_NOT_ALLOWED, "Each part is needed once; more than once: b." },
	{ "one instead of another",                 "cycle", "bdaa",         true,  READ_NOT_ALLOWED, "missing: c; more than once: a." },
	{ "the same by letter and by number",       "cycle", "b d a c 2",    true,  READ_NOT_ALLOWED, "more than once: b." },
	{ "far more than there are parts",          "cycle", "abcdabcdabcdabcdabcdabcdabcdabcd", true, READ_NOT_ALLOWED, "more than once: a, b, c, d." },
	{ "a letter too far spoils all",            "cycle", "b d a e",      true,  READ_UNREADABLE, "'e' is none of the parts." },
	{ "a number too far",                       "cycle", "2 4 1 5",      true,  READ_UNREADABLE, "'5' is none" },
	{ "a number nought",                        "cycle", "0 1 2 3",      true,  READ_UNREADABLE, "'0' is none" },
	{ "a word",                                 "cycle", "first b",      true,  READ_UNREADABLE, "'first' is none" },
	{ "digits of more than nine parts need spaces", "ten", "12345678910", true, READ_UNREADABLE, "'12345678910' is none" },
	{ "a huge number",                          "ten", "99999999999999999999999", true, READ_UNREADABLE, "is none of the parts" },
	{ "a long word is cut at a character",      "cycle", "\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80", true, READ_UNREADABLE, "\xE4\xB8\x80' is none" },
	{ "nothing is no response",                 "cycle", "",             true,  READ_UNREADABLE, "Nothing was entered." },
	{ "nor are spaces and commas",              "cycle", " , ",          true,  READ_UNREADABLE, "Nothing was entered." },
	{ "a record holds ids",                     "cycle", "do act plan check", false, READ_DONE, "do act plan check" },
	{ "in any number of spaces",                "cycle", " do  act plan check ", false, READ_DONE, "do act plan check" },
	{ "a record holds no letters",              "cycle", "b d a c",      false, READ_UNREADABLE, "'b' is none of the parts." },
	{ "a record minds case",                    "cycle", "Do act plan check", false, READ_UNREADABLE, "'Do' is none" },
	{ "half an id is none",                     "cycle", "d act plan check", false, READ_UNREADABLE, "'d' is none" },
	{ "a record that lacks a part",             "cycle", "do act plan",  false, READ_NOT_ALLOWED, "missing: check." },
	{ "a record with a part twice",             "cycle", "do act plan do", false, READ_NOT_ALLOWED, "missing: check; more than once: do." },
	{ "an empty record lacks all",              "cycle", "",             false, READ_NOT_ALLOWED, "missing: plan, do, check, act." },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "exact: the right order earns all",             "exact",  "a b c",     3000 },
	{ "exact: two parts traded earn nothing",         "exact",  "b a c",     0 },
	{ "exact: backwards earns nothing",               "exact",  "c b a",     0 },
	{ "exact: a run does not count",                  "exact",  "b c a",     0 },
	{ "exact is what is meant where nothing is said", "said",   "a b c",     1000 },
	{ "exact may be said",                            "said",   "a c b",     0 },
	{ "no response earns nothing, exact",             "exact",  "",          0 },
	{ "no response earns nothing, by place",          "place4", "",          0 },
	{ "no response earns nothing, by run",            "run4",   "",          0 },
	{ "a part left out is no response",               "place4", "a b c",     0 },
	{ "a part twice is no response",                  "place4", "a b c c",   0 },
	{ "all and one more is no response",              "place4", "a b c d d", 0 },
	{ "an unknown part is no response",               "run4",   "a b c x",   0 },
	{ "place: all of four",                           "place4", "a b c d",   1000 },
	{ "place: two traded leave half of four",         "place4", "a b d c",   500 },
	{ "place: neighbours need not be in place",       "place4", "d b c a",   500 },
	{ "place: three moved around leave a quarter",    "place4", "a c d b",   250 },
	{ "place: all moved by one leave nothing",        "place4", "b c d a",   0 },
	{ "place: backwards, an even number, is nothing", "place4", "d c b a",   0 },
	{ "place: two pairs traded leave nothing",        "place4", "b a d c",   0 },
	{ "place: the order shown earns nothing",         "place4", "c a d b",   0 },
	{ "place: all of three",                          "place3", "a b c",     1000 },
	{ "place: a third is rounded down",               "place3", "a c b",     333 },
	{ "place: backwards, the middle of three stays",  "place3", "c b a",     333 },
	{ "place: a turn of three leaves nothing",        "place3", "c a b",     0 },
	{ "place: three of five",                         "place5", "a b c e d", 600 },
	{ "place: two of five",                           "place5", "a b d e c", 400 },
	{ "place: one of five",                           "place5", "a c b e d", 200 },
	{ "place: one of seven is rounded up",            "place7", "a c b e d g f", 143 },
	{ "place: two of seven are rounded up",           "place7", "a b d c f g e", 286 },
	{ "place: three of seven are rounded up",         "place7", "a b c e d g f", 429 },
	{ "place: four of seven are rounded down",        "place7", "a b c d f g e", 571 },
	{ "place: five of seven are rounded down",        "place7", "b a c d e f g", 714 },
	{ "place: all of seven are all, no less",         "place7", "a b c d e f g", 1000 },
	{ "place: half a thousandth is rounded up",       "place4-thousandth", "a b d c", 1 },
	{ "place: a quarter of one is rounded down",      "place4-thousandth", "a c d b", 0 },
	{ "place: a third of a thousand points",          "place3-most", "a c b", 333333 },
	{ "run: all of four",                             "run4",   "a b c d",   1000 },
	{ "run: three of four are two thirds",            "run4",   "a b d c",   667 },
	{ "run: moved by one, only one part is off",      "run4",   "b c d a",   667 },
	{ "run: the last moved to the front, too",        "run4",   "d a b c",   667 },
	{ "run: others may stand between",                "run4",   "a d b c",   667 },
	{ "run: two of four are one third",               "run4",   "b a d c",   333 },
	{ "run: the longest counts, not the first",       "run4",   "d a c b",   333 },
	{ "run: halves traded",                           "run4",   "c d a b",   333 },
	{ "run: the order shown earns its run",           "run4",   "c a d b",   333 },
	{ "run: backwards earns nothing",                 "run4",   "d c b a",   0 },
	{ "run: all of three",                            "run3",   "a b c",     1000 },
	{ "run: two of three are a half",                 "run3",   "c a b",     500 },
	{ "run: two of three with one between",           "run3",   "a c b",     500 },
	{ "run: three backwards",                         "run3",   "c b a",     0 },
	{ "run: four of five",                            "run5",   "b c d e a", 750 },
	{ "run: four of five around one",                 "run5",   "a e b c d", 750 },
	{ "run: three of five in the middle",             "run5",   "e b c d a", 500 },
	{ "run: three of five in pairs",                  "run5",   "b a d c e", 500 },
	{ "run: two of five",                             "run5",   "e d c a b", 250 },
	{ "run: two of five that are no neighbours",      "run5",   "d c e b a", 250 },
	{ "run: one of five",                             "run5",   "e d c b a", 0 },
	{ "run: six of seven are rounded down",           "run7",   "a b c d e g f", 833 },
	{ "run: five of seven are rounded up",            "run7",   "g a b c d e f", 833 },
	{ "run: two moved of seven",                      "run7",   "g f a b c d e", 667 },
	{ "run: two of seven are rounded up",             "run7",   "g f e d c a b", 167 },
	{ "run: half a thousandth is rounded up",         "run3-thousandth", "c a b", 1 },
	{ "run: a third of one is rounded down",          "run4-thousandth", "b a d c", 0 },
	{ "run: two thirds of one are rounded up",        "run4-thousandth", "a b d c", 1 },
	{ "run: two thirds of a thousand points",         "run4-most", "a b d c", 666667 },
};

static const struct shown_case {
	const char *name, *question, *response, *page;
	enum release release;
} review_cases[] = {
	{ "what is right needs no words", "cycle", "plan do check act", "", RELEASE_KEY },
	{ "no response needs none", "cycle", "", "", RELEASE_KEY },
	{ "each part has its verdict, and the key follows", "cycle", "check do plan act",
	  "  a) place 1, wrong, belongs in place 3.\n"
	  "  d) place 2, right.\n"
	  "  b) place 3, wrong, belongs in place 1. Begin with a plan.\n"
	  "  c) place 4, right.\n\n"
	  "The right order:\n"
	  "  1. Plan\n  2. Do\n  3. Check\n  4. Act\n", RELEASE_KEY },
	{ "without the key no place is told", "cycle", "check do plan act",
	  "  a) place 1, wrong.\n"
	  "  d) place 2, right.\n"
	  "  b) place 3, wrong. Begin with a plan.\n"
	  "  c) place 4, right.\n", RELEASE_VERDICT },
	{ "a run is told by its length", "run", "do check act plan",
	  "  d) place 1, wrong.\n"
	  "  a) place 2, wrong.\n"
	  "  c) place 3, wrong.\n"
	  "  b) place 4, wrong.\n\n"
	  "In the right order relative to each other: 3 of 4.\n", RELEASE_VERDICT },
};

static const struct explain_case {
	const char *name, *question, *page;
} explain_cases[] = {
	{ "exact: the key and the rest", "exact",
	  "The right order earns all points, every other one nothing.\n"
	  "  Response           Points\n"
	  "  -----------------  ------\n"
	  "  a b c                   3\n"
	  "  every other order       0\n" },
	{ "by place: each order of three", "place3",
	  "Points times the share of parts that stand in their place.\n"
	  "  Response  Points\n"
	  "  --------  ------\n"
	  "  a b c          1\n"
	  "  a c b      0.333\n"
	  "  b a c      0.333\n"
	  "  b c a          0\n"
	  "  c a b          0\n"
	  "  c b a      0.333\n" },
	{ "by place: four of five is no order", "place5",
	  "Points times the share of parts that stand in their place.\n"
	  "  In their place  Points\n"
	  "  --------------  ------\n"
	  "  0 of 5               0\n"
	  "  1 of 5             0.2\n"
	  "  2 of 5             0.4\n"
	  "  3 of 5             0.6\n"
	  "  5 of 5               1\n" },
	{ "by run: each order of four", "run",
	  "Points times (longest run - 1) / (parts - 1). The longest run is the most\n"
	  "  parts that stand in the right order relative to each other; others may\n"
	  "  stand between them.\n"
	  "  Response           Points\n"
	  "  -----------------  ------\n"
	  "  plan do check act       3\n"
	  "  plan do act check       2\n"
	  "  plan check do act       2\n"
	  "  plan check act do       2\n"
	  "  plan act do check       2\n"
	  "  plan act check do       1\n"
	  "  do plan check act       2\n"
	  "  do plan act check       1\n"
	  "  do check plan act       2\n"
	  "  do check act plan       2\n"
	  "  do act plan check       1\n"
	  "  do act check plan       1\n"
	  "  check plan do act       2\n"
	  "  check plan act do       1\n"
	  "  check do plan act       1\n"
	  "  check do act plan       1\n"
	  "  check act plan do       1\n"
	  "  check act do plan       1\n"
	  "  act plan do check       2\n"
	  "  act plan check do       1\n"
	  "  act do plan check       1\n"
	  "  act do check plan       1\n"
	  "  act check plan do       1\n"
	  "  act check do plan       0\n" },
	{ "by run: lengths of five", "run5",
	  "Points times (longest run - 1) / (parts - 1). The longest run is the most\n"
	  "  parts that stand in the right order relative to each other; others may\n"
	  "  stand between them.\n"
	  "  Longest run  Points\n"
	  "  -----------  ------\n"
	  "  1 of 5            0\n"
	  "  2 of 5         0.25\n"
	  "  3 of 5          0.5\n"
	  "  4 of 5         0.75\n"
	  "  5 of 5            1\n" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	static const uint16_t *const orders[] = {shown, file_order};
	const struct read_case *row = *state;
	struct asked asked = ask(bank, row->question, orders[strcmp(row->question, "cycle") != 0]);

	assert_read(&asked, row->is_typed, row->typed, row->outcome, row->expected);
}

static void response_is_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, row->question, row->response), row->earned_mpts);
}

static void response_is_reviewed(void **state)
{
	const struct shown_case *row = *state;
	struct asked asked = ask(bank, row->question, shown);
	struct vigil_page *page = vigil_page_new();

	asked.response = row->response;
	asked.question->interaction->review(&asked, row->release, page);
	assert_shows(page, row->page);
	vigil_page_free(page);
}

static void scores_are_explained(void **state)
{
	const struct explain_case *row = *state;
	const struct vigil_question *question = vigil_bank_find(bank, row->question);
	struct vigil_page *page = vigil_page_new();

	question->interaction->explain(bank, question, page);
	assert_shows(page, row->page);
	vigil_page_free(page);
}

static void parts_are_shown_by_letters(void **state)
{
	struct asked asked = ask(bank, "cycle", shown);
	struct vigil_page *page = vigil_page_new();
	struct text line;

	(void)state;
	text_init(&line);
	asked.question->interaction->present(&asked, page);
	asked.question->interaction->accepts(&asked, &line);
	assert_shows(page, "  a) Check\n  b) Plan\n  c) Act\n  d) Do\n");
	assert_string_equal(line.bytes, "the letters a to d in the right order");
	text_clear(&line);
	vigil_page_free(page);
}

static void list_part(void *context, const char *element, const char *id, const char *marked)
{
	text_addf(context, "%s %s: %s\n", element, id, marked);
}

static void parts_are_recorded_as_shown(void **state)
{
	struct asked asked = ask(bank, "cycle", shown);
	struct text parts;

	(void)state;
	text_init(&parts);
	asked.question->interaction->describe(&asked, list_part, &parts);
	assert_string_equal(parts.bytes,
	                    "item check: Check\nitem plan: Plan\nitem act: Act\nitem do: Do\n");
	text_clear(&parts);
}

static void list_text(void *context, const char *where, const char *id, const ref *text)
{
	text_addf(context, "%s %s: %s\n", where, id, bank_text(bank, *text));
}

static void texts_come_in_the_order_of_the_file(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "cycle");
	struct text texts;

	(void)state;
	text_init(&texts);
	question->interaction->texts(bank, question, list_text, &texts);
	assert_string_equal(texts.bytes, "item plan: Plan\n"
	                                 "feedback on misplacing plan: Begin with a plan.\n"
	                                 "item do: Do\nitem check: Check\nitem act: Act\n"
	                                 "feedback on misplacing act: Act last.\n");
	text_clear(&texts);
}

/* ---- every number of parts ---- */

static struct vigil_bank *bank_of(unsigned count, const char *scoring)
{
	struct vigil_bank *made;
	struct text bytes;

	text_init(&bytes);
	text_addf(&bytes,
	          "<bank xmlns='urn:vigil:bank:1' id='m' version='1' xml:lang='en'><title>M</title>"
	          "<order id='m' points='0.997' scoring='%s'><prompt>P</prompt>",
	          scoring);
	for (unsigned i = 0; i < count; i++)
		text_addf(&bytes, "<item id='i%02u'>I %u</item>", i, i);
	text_add(&bytes, "</order></bank>");
	made = good_bank(bytes.bytes);
	text_clear(&bytes);
	return made;
}

static const char *const scorings[] = {"exact", "position", "sequence"};

static void full_marks_are_exact(void **state)
{
	(void)state;
	for (unsigned count = 3; count <= 26; count++)
		for (size_t i = 0; i < COUNT(scorings); i++) {
			struct vigil_bank *made = bank_of(count, scorings[i]);

			assert_best_earns_all(made);
			vigil_bank_free(made);
		}
}

/* ---- the order shown ---- */

static void draw(uint16_t *order, const struct vigil_question *question, unsigned seed_number)
{
	const struct vigil_bank *of = bank;
	struct random_stream stream;
	struct seed seed;
	char text[16];

	snprintf(text, sizeof(text), "%u", seed_number);
	seed_read(&seed, text);
	random_init(&stream, &seed, "parts");
	question->interaction->shuffle(of, question, &stream, order);
}

static void no_part_is_shown_in_its_place(void **state)
{
	(void)state;
	for (size_t q = 0; q < bank->question_count; q++) {
		const struct vigil_question *question = bank_question(bank, q);
		size_t count = question->interaction->order_count(bank, question);

		for (unsigned seed = 0; seed < 1000; seed++) {
			uint16_t order[26] = {0}, again[26] = {0};
			uint32_t seen = 0;

			draw(order, question, seed);
			draw(again, question, seed);
			assert_memory_equal(order, again, sizeof(order));
			for (size_t place = 0; place < count; place++) {
				assert_int_not_equal(order[place], place);
				seen |= 1U << order[place];
			}
			assert_int_equal(seen, (1U << count) - 1);
		}
	}
}

/* Of four parts nine orders have none in its place; beyond four standard deviations of a
 * chi-square of eight degrees of freedom, 8 + 16, none of these seeds leads. */
static void every_such_order_is_as_likely(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "run4");
	unsigned counts[256] = {0}, orders = 0;
	double square = 0;

	(void)state;
	for (unsigned seed = 0; seed < 9000; seed++) {
		uint16_t order[4];

		draw(order, question, seed);
		counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
	}
	for (size_t i = 0; i < COUNT(counts); i++) {
		double off = counts[i] - 1000.0;

		orders += counts[i] > 0;
		square += counts[i] ? off * off / 1000 : 0;
	}
	assert_int_equal(orders, 9);
	assert_true(square < 8 + 16);
}

/* ---- guessing ---- */

/* The sum over all orders that go on from these parts; `left` are those not placed yet. */
static int64_t sum_orders(const struct vigil_bank *made, char *response, unsigned count,
                          unsigned left, int64_t *responses)
{
	const struct vigil_question *question = bank_question(made, 0);
	size_t length = strlen(response);
	int64_t sum = 0;

	if (!left) {
		++*responses;
		return question->interaction->score(made, question, response).earned_mpts;
	}
	for (unsigned i = 0; i < count; i++) {
		if (!(left >> i & 1))
			continue;
		snprintf(response + length, 5, "i%02u ", i);
		sum += sum_orders(made, response, count, left & ~(1U << i), responses);
	}
	response[length] = '\0';
	return sum;
}

static void guessing_earns_the_mean(void **state)
{
	(void)state;
	for (unsigned count = 3; count <= 7; count++)
		for (size_t i = 0; i < COUNT(scorings); i++) {
			struct vigil_bank *made = bank_of(count, scorings[i]);
			const struct vigil_question *question = bank_question(made, 0);
			int64_t responses = 0, sum, mean, guess;
			char response[64] = "";

			sum = sum_orders(made, response, count, (1U << count) - 1, &responses);
			mean = sum / responses;
			guess = question->interaction->guess(made, question);
			assert_in_range(guess - mean + 1, 0, 2); /* scores are rounded, it is not */
			assert_true(2 * guess <= question->points_mpts);
			vigil_bank_free(made);
		}
}

static void longer_orders_are_harder_to_guess(void **state)
{
	int64_t last[COUNT(scorings)] = {997, 997, 997};

	(void)state;
	for (unsigned count = 3; count <= 26; count++)
		for (size_t i = 0; i < COUNT(scorings); i++) {
			struct vigil_bank *made = bank_of(count, scorings[i]);
			const struct vigil_question *question = bank_question(made, 0);
			int64_t guess = question->interaction->guess(made, question);

			assert_true(guess < last[i] || guess == 0);
			last[i] = guess;
			vigil_bank_free(made);
		}
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(parts_are_shown_by_letters),
		cmocka_unit_test(parts_are_recorded_as_shown),
		cmocka_unit_test(texts_come_in_the_order_of_the_file),
		cmocka_unit_test(best_earns_all),
		cmocka_unit_test(full_marks_are_exact),
		cmocka_unit_test(no_part_is_shown_in_its_place),
		cmocka_unit_test(every_such_order_is_as_likely),
		cmocka_unit_test(guessing_earns_the_mean),
		cmocka_unit_test(longer_orders_are_harder_to_guess),
	};

	ROWS(read_cases, entry_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(review_cases, response_is_reviewed)
	ROWS(explain_cases, scores_are_explained)
	add_tests(single, COUNT(single));
	return ask_all("interaction/order", document);
}
