/* tests/interaction/test_gaps.c -- gaps in running text: shown, read, scored by weight */
#include "base/random.h"
#include "support/asking.h"

#define GAPS(attributes, parts)                                                                    \
	"<gaps " attributes "><prompt>Fill.</prompt>" parts                                        \
	"<explanation>So.</explanation></gaps>\n"
#define GAP(id)      "<gap id='" id "'/>"
#define WORD(id, in) "<fill gap='" id "'><key>" in "</key></fill>"
#define LIST(id)                                                                                   \
	"<fill gap='" id "'><option id='in'>in</option><option id='on' correct='true'>on</option>" \
	"<option id='at'>at <em>it</em></option></fill>"

/* clang-format off */
static const char document[] = BANK(
	GAPS("id='typed' points='2'",
	     "<passage>A " GAP("w1") " is " GAP("w2") ", and " GAP("w3") ".</passage>"
	     WORD("w3", "left")
	     "<fill gap='w1'><key typos='1'>screen<feedback>Seen.</feedback></key><key pattern='true'>PC|Mac</key></fill>"
	     WORD("w2", "locked"))
	GAPS("id='weighed' points='1'",
	     "<passage>" GAP("a") " or " GAP("b") "</passage><fill gap='a' weight='0.5'><key>a</key></fill>"
	     "<fill gap='b' weight='2.5'><key>b</key></fill>")
	GAPS("id='exact' scoring='exact' points='3'",
	     "<passage>" GAP("a") " or " GAP("b") "</passage>" WORD("a", "a") WORD("b", "b"))
	GAPS("id='one'", "<passage>A screen is " GAP("how") ".</passage>" WORD("how", "locked; always"))
	GAPS("id='chosen' points='2'",
	     "<passage><p>It is " GAP("x") " the desk.</p><list><item>or " GAP("y") "</item></list></passage>"
	     LIST("x") "<fill gap='y'><option id='b' correct='true'>a</option><option id='a'>c</option></fill>")
	GAPS("id='mixed'",
	     "<passage>Put it " GAP("x") " the " GAP("what") "</passage>" WORD("what", "desk") LIST("x"))
	GAPS("id='seven'",
	     "<passage>" GAP("a") GAP("b") GAP("c") GAP("d") GAP("e") GAP("f") GAP("g") " go</passage>"
	     WORD("a", "a") WORD("b", "b") WORD("c", "c") WORD("d", "d") WORD("e", "e") WORD("f", "f")
	     WORD("g", "g"))
	GAPS("id='guessed' scoring='exact' points='2'",
	     "<passage>" GAP("x") " " GAP("z") " go</passage>" LIST("x")
	     "<fill gap='z'><option id='a' correct='true'>a</option><option id='b'>b</option></fill>"));

/* As shown: at, in, on; c, a. Options are counted through all lists. */
static const uint16_t other_order[] = { 2, 0, 1, 4, 3 };

static const struct read_case {
	const char *name, *question, *typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "words in the order of the gaps",          "typed", "screen; locked; left", READ_DONE, "w1=screen\nw2=locked\nw3=left" },
	{ "words with their numbers",                "typed", "3: left; 1: screen; 2: locked", READ_DONE, "w1=screen\nw2=locked\nw3=left" },
	{ "numbers with a parenthesis",              "typed", "1) screen; 2) locked; 3) left", READ_DONE, "w1=screen\nw2=locked\nw3=left" },
	{ "without spaces",                          "typed", "1:a;2:b;3:c", READ_DONE, "w1=a\nw2=b\nw3=c" },
	{ "a gap need not be named",                 "typed", "1: screen", READ_DONE, "w1=screen\nw2=\nw3=" },
	{ "a gap may be named and left empty",       "typed", "1: ; 2: locked", READ_DONE, "w1=\nw2=locked\nw3=" },
	{ "a gap may be left empty in order",        "typed", "; locked;", READ_DONE, "w1=\nw2=locked\nw3=" },
	{ "a semicolon at the end is no gap",        "typed", "a; b; c;", READ_DONE, "w1=a\nw2=b\nw3=c" },
	{ "one at the end of numbers, too",          "typed", "1: a;", READ_DONE, "w1=a\nw2=\nw3=" },
	{ "marks of East Asian keyboards",           "typed", "1\uFF1Aa\uFF1B2\uFF1Ab", READ_DONE, "w1=a\nw2=b\nw3=" },
	{ "case and accents are kept",               "typed", "\u00C9cran; B; C", READ_DONE, "w1=\u00C9cran\nw2=B\nw3=C" },
	{ "spaces in a word are folded",             "typed", "a  b; c; d", READ_DONE, "w1=a b\nw2=c\nw3=d" },
	{ "a colon in a word is kept",               "typed", "1: a: b; 2: c", READ_DONE, "w1=a: b\nw2=c\nw3=" },
	{ "too few words are asked about",           "typed", "screen; locked", READ_UNREADABLE, "3 gaps, and 2 entries" },
	{ "one word for three gaps, too",            "typed", "screen", READ_UNREADABLE, "3 gaps, and 1 entry" },
	{ "too many words are asked about",          "typed", "a; b; c; d", READ_UNREADABLE, "3 gaps, and 4 entries" },
	{ "there is no fourth gap",                  "typed", "4: a", READ_UNREADABLE, "There is no gap 4." },
	{ "there is no gap 0",                       "typed", "1: a; 0: b", READ_UNREADABLE, "'0: b' has no gap's number" },
	{ "there is no gap with a hundred digits",   "typed", "1: a; 11111111111111111111: b", READ_UNREADABLE, "has no gap's number" },
	{ "a gap is not filled twice",               "typed", "1: a; 1: b", READ_UNREADABLE, "Gap 1 is filled twice." },
	{ "not even with nothing",                   "typed", "1: a; 1:", READ_UNREADABLE, "Gap 1 is filled twice." },
	{ "numbers go with all or none",             "typed", "1: a; b", READ_UNREADABLE, "'b' has no gap's number" },
	{ "nothing cannot be read",                  "typed", "", READ_UNREADABLE, "" },
	{ "separators alone are nothing",            "typed", ";;", READ_UNREADABLE, "Nothing was entered." },
	{ "numbers alone are nothing",               "typed", "1: ; 2:", READ_UNREADABLE, "Nothing was entered." },
	{ "bytes that are no text",                  "typed", "a;b;\xFF", READ_UNREADABLE, "no text" },
	{ "one gap takes all that is typed",         "one", "locked; always", READ_DONE, "how=locked; always" },
	{ "one gap may be numbered",                 "one", "1: locked", READ_DONE, "how=locked" },
	{ "one gap: nothing",                        "one", " ", READ_UNREADABLE, "Nothing was entered." },
	{ "another number belongs to the word",      "one", "2: locked", READ_DONE, "how=2: locked" },
	{ "letters mean the places shown",           "chosen", "c; b", READ_DONE, "x=on\ny=b" },
	{ "letters as they are shown",               "chosen", "C); b)", READ_DONE, "x=on\ny=b" },
	{ "numbers mean the places shown",           "chosen", "1: 3; 2: 1", READ_DONE, "x=on\ny=a" },
	{ "an option's words",                       "chosen", "At  IT; c", READ_DONE, "x=at\ny=a" },
	{ "words come before letters",               "chosen", "on; a", READ_DONE, "x=on\ny=b" },
	{ "an option's id",                          "chosen", "at; b", READ_DONE, "x=at\ny=b" },
	{ "a list may be left",                      "chosen", "1: in", READ_DONE, "x=in\ny=" },
	{ "a letter too far",                        "chosen", "d; b", READ_UNREADABLE, "'d' is none of the options of gap 1." },
	{ "a number too high",                       "chosen", "1: 4", READ_UNREADABLE, "'4' is none of the options of gap 1." },
	{ "no option is the 0th",                    "chosen", "1: 0", READ_UNREADABLE, "'0' is none of the options of gap 1." },
	{ "what no list has",                        "chosen", "on; under", READ_UNREADABLE, "'under' is none of the options of gap 2." },
	{ "a letter and more is none",               "chosen", "c)x; b", READ_UNREADABLE, "'c)x' is none" },
	{ "letters and words mix",                   "mixed", "c; DESK", READ_DONE, "x=on\nwhat=DESK" },
};

static const struct read_case restore_cases[] = {
	{ "lines of gaps",                           "typed", "w1=a\nw2=b\nw3=c", READ_DONE, "w1=a\nw2=b\nw3=c" },
	{ "lines in another order",                  "typed", "w3=c\nw1=a\nw2=b", READ_DONE, "w1=a\nw2=b\nw3=c" },
	{ "lines in one line",                       "typed", "w1=a\\nw2=b\\nw3=c", READ_DONE, "w1=a\nw2=b\nw3=c" },
	{ "spaces and accents are as if it were typed", "typed", "w1= e\u0301  t \nw2=\nw3=", READ_DONE, "w1=\u00E9 t\nw2=\nw3=" },
	{ "bytes that are no text",                  "typed", "w1=\xFF", READ_UNREADABLE, "no text" },
	{ "a gap without a line is empty",           "typed", "w2=b", READ_DONE, "w1=\nw2=b\nw3=" },
	{ "an empty line is an empty gap",           "typed", "w1=\nw2=b\nw3=", READ_DONE, "w1=\nw2=b\nw3=" },
	{ "an equals sign in a word is kept",        "typed", "w1=a=b\nw2=\nw3=", READ_DONE, "w1=a=b\nw2=\nw3=" },
	{ "a backslash, an n and a gap in a word",   "typed", "w1=a\\nw2=b\nw2=\nw3=", READ_DONE, "w1=a\\nw2=b\nw2=\nw3=" },
	{ "a backslash that is no end is kept",      "typed", "w1=C:\\new\nw2=\nw3=", READ_DONE, "w1=C:\\new\nw2=\nw3=" },
	{ "a gap that there is not",                 "typed", "w4=a", READ_UNREADABLE, "'w4=a' is no line like 'w1=...'" },
	{ "words without a gap",                     "typed", "screen", READ_UNREADABLE, "is no line" },
	{ "a gap twice",                             "typed", "w1=a\nw1=b", READ_UNREADABLE, "Gap 'w1' is filled twice." },
	{ "no gap filled",                           "typed", "w1=\nw2=\nw3=", READ_NOT_ALLOWED, "At least one gap" },
	{ "a space of another kind is nothing",      "typed", "w1=\u00A0", READ_NOT_ALLOWED, "At least one gap" },
	{ "nothing at all",                          "typed", "", READ_NOT_ALLOWED, "At least one gap" },
	{ "an option's id",                          "chosen", "x=on\ny=b", READ_DONE, "x=on\ny=b" },
	{ "a record holds no letters",               "chosen", "x=c\ny=b", READ_UNREADABLE, "Gap 'x' has no option 'c'." },
	{ "a record holds no words",                 "chosen", "x=at it", READ_UNREADABLE, "Gap 'x' has no option 'at it'." },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
	bool tolerated;
} score_cases[] = {
	{ "all gaps earn all points",                "typed", "w1=screen\nw2=locked\nw3=left", 2000, false },
	{ "one of three earns a third",              "typed", "w1=screen\nw2=\nw3=", 667, false },
	{ "another one of three, too",               "typed", "w1=\nw2=locked\nw3=", 667, false },
	{ "the last of three, too",                  "typed", "w1=\nw2=\nw3=left", 667, false },
	{ "two of three earn two thirds",            "typed", "w1=screen\nw2=locked\nw3=", 1333, false },
	{ "a wrong gap takes nothing away",          "typed", "w1=screen\nw2=locked\nw3=here", 1333, false },
	{ "no gap right earns nothing",              "typed", "w1=a\nw2=b\nw3=c", 0, false },
	{ "right words in the wrong gaps earn nothing", "typed", "w1=left\nw2=screen\nw3=locked", 0, false },
	{ "all gaps empty earn nothing",             "typed", "w1=\nw2=\nw3=", 0, false },
	{ "no response earns nothing",               "typed", "", 0, false },
	{ "an unreadable record earns nothing",      "typed", "screen", 0, false },
	{ "case does not matter",                    "typed", "w1=SCREEN\nw2=Locked\nw3=LEFT", 2000, false },
	{ "a second key is as good",                 "typed", "w1=mac\nw2=locked\nw3=left", 2000, false },
	{ "a pattern has to take all",               "typed", "w1=macs\nw2=locked\nw3=left", 1333, false },
	{ "a slip is forgiven where it may be",      "typed", "w1=sreen\nw2=locked\nw3=left", 2000, true },
	{ "and nowhere else",                        "typed", "w1=screen\nw2=loked\nw3=left", 1333, false },
	{ "two slips are not",                       "typed", "w1=sren\nw2=locked\nw3=left", 1333, false },
	{ "the lines' order does not matter",        "typed", "w3=left\nw2=locked\nw1=screen", 2000, false },
	{ "a light gap earns its weight",            "weighed", "a=a\nb=", 167, false },
	{ "a heavy gap earns its weight",            "weighed", "a=\nb=b", 833, false },
	{ "a heavy gap beside a wrong one",          "weighed", "a=b\nb=b", 833, false },
	{ "all weights are all points",              "weighed", "a=a\nb=b", 1000, false },
	{ "exact: all earn all",                     "exact", "a=a\nb=b", 3000, false },
	{ "exact: all but one earn nothing",         "exact", "a=a\nb=", 0, false },
	{ "exact: one wrong earns nothing",          "exact", "a=a\nb=a", 0, false },
	{ "exact: none earn nothing",                "exact", "a=\nb=", 0, false },
	{ "one gap right",                           "one", "how=locked; always", 1000, false },
	{ "one gap wrong",                           "one", "how=left", 0, false },
	{ "one gap empty",                           "one", "how=", 0, false },
	{ "both options right",                      "chosen", "x=on\ny=b", 2000, false },
	{ "the first option right",                  "chosen", "x=on\ny=a", 1000, false },
	{ "the second option right",                 "chosen", "x=at\ny=b", 1000, false },
	{ "both options wrong",                      "chosen", "x=at\ny=a", 0, false },
	{ "one option right, the other left",        "chosen", "x=on\ny=", 1000, false },
	{ "an option's words are no id",             "chosen", "x=\ny=c", 0, false },
	{ "an option of the other list is none",     "chosen", "x=b\ny=on", 0, false },
	{ "an option and a word",                    "mixed", "x=on\nwhat=desk", 1000, false },
	{ "an option alone",                         "mixed", "x=on\nwhat=", 500, false },
	{ "a word alone",                            "mixed", "x=in\nwhat=Desk", 500, false },
	{ "one of seven, rounded",                   "seven", "a=a", 143, false },
	{ "two of seven, rounded once",              "seven", "a=a\nb=b", 286, false },
	{ "three of seven, rounded once",            "seven", "a=a\nb=b\nc=c", 429, false },
	{ "six of seven",                            "seven", "a=a\nb=b\nc=c\nd=d\ne=e\nf=f", 857, false },
	{ "seven of seven are all",                  "seven", "a=a\nb=b\nc=c\nd=d\ne=e\nf=f\ng=g", 1000, false },
};

static const struct shown_case {
	const char *name, *question, *response; /* NULL: it is presented, else reviewed */
	enum release release;
	const char *shown;
} shown_cases[] = {
	{ "gaps have numbers", "typed", NULL, RELEASE_KEY,
	  "  A [1:\u00A0____] is [2:\u00A0____], and [3:\u00A0____].\n" },
	{ "lists have letters", "chosen", NULL, RELEASE_KEY,
	  "  It is [1:\u00A0____] the desk.\n  - or [2:\u00A0____]\n\n"
	  "  1) a)\u00A0at _it_  b)\u00A0in  c)\u00A0on\n  2) a)\u00A0c  b)\u00A0a\n" },
	{ "each gap is judged, with feedback", "typed", "w1=screen\nw2=open\nw3=", RELEASE_VERDICT,
	  "  1) right. Seen.\n  2) wrong.\n  3) empty.\n" },
	{ "the key is told where it may be", "typed", "w1=PC\nw2=open\nw3=", RELEASE_KEY,
	  "  1) right.\n  2) wrong; right: locked.\n  3) empty; right: left.\n" },
	{ "a slip is spoken of", "typed", "w1=scren\nw2=locked\nw3=left", RELEASE_KEY,
	  "  1) right, with a typing error. Seen.\n  2) right.\n  3) right.\n" },
	{ "of a list the words are told", "chosen", "x=at\ny=", RELEASE_KEY,
	  "  1) wrong; right: on.\n  2) empty; right: a.\n" },
};

static const struct explain_case {
	const char *name, *question, *shown;
} explain_cases[] = {
	{ "weights are explained", "weighed",
	  "Points times the weight of the gaps that are filled rightly, by the weight\n"
	  "  of all gaps.\n"
	  "  What is right  Points\n"
	  "  -------------  ------\n"
	  "  gap 1: 'a'      0.167\n"
	  "  gap 2: 'b'      0.833\n"
	  "  every gap           1\n"
	  "  no gap              0\n" },
	{ "all or nothing is explained", "exact",
	  "All gaps filled rightly earn all points, anything else nothing.\n"
	  "  What is right  Points\n"
	  "  -------------  ------\n"
	  "  gap 1: 'a'          0\n"
	  "  gap 2: 'b'          0\n"
	  "  every gap           3\n"
	  "  no gap              0\n" },
	{ "keys and options are named", "mixed",
	  "Points times the weight of the gaps that are filled rightly, by the weight\n"
	  "  of all gaps.\n"
	  "  What is right  Points\n"
	  "  -------------  ------\n"
	  "  gap 1: on         0.5\n"
	  "  gap 2: 'desk'     0.5\n"
	  "  every gap           1\n"
	  "  no gap              0\n" },
};
/* clang-format on */

static void typed_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, row->question, other_order);

	assert_read(&asked, true, row->typed, row->outcome, row->expected);
}

static void record_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, row->question, other_order);

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

static void page_is_shown(void **state)
{
	const struct shown_case *row = *state;
	struct asked asked = ask(bank, row->question, other_order);
	struct vigil_page *page = vigil_page_new();

	if (row->response) {
		asked.response = row->response;
		asked.question->interaction->review(&asked, row->release, page);
	} else {
		asked.question->interaction->present(&asked, page);
	}
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

/* ---- the whole bank ---- */

static void guessing_is_weighed(void **state)
{
	/* clang-format off */
	static const struct {
		const char *question;
		int64_t expected_mpts;
	} guesses[] = {
		{ "typed", 0 }, { "exact", 0 }, { "chosen", 2000 / 6 + 1000 / 2 }, { "mixed", 1000 / 6 },
		{ "guessed", 2000 / 6 },
	};
	/* clang-format on */

	(void)state;
	for (size_t i = 0; i < COUNT(guesses); i++) {
		const struct vigil_question *question = vigil_bank_find(bank, guesses[i].question);

		assert_int_equal(question->interaction->guess(bank, question),
		                 guesses[i].expected_mpts);
	}
}

static void lists_are_shuffled_apart(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "chosen");
	struct random_stream random;
	struct seed seed;
	bool moved = false;

	(void)state;
	assert_int_equal(question->interaction->order_count(bank, question), 5);
	for (size_t i = 0; i < 20; i++) {
		const char text[] = {(char)('a' + i), '\0'};
		uint16_t order[5] = {9, 9, 9, 9, 9};
		unsigned met = 0;

		seed_read(&seed, text);
		random_init(&random, &seed, "chosen");
		question->interaction->shuffle(bank, question, &random, order);
		for (size_t j = 0; j < 5; j++) {
			assert_true(order[j] < 5);
			assert_int_equal(order[j] < 3, j < 3);
			met |= 1U << order[j];
			moved |= order[j] != j;
		}
		assert_int_equal(met, 31);
	}
	assert_true(moved);
}

static void list_part(void *context, const char *element, const char *id, const char *marked)
{
	text_addf(context, "%s %s '%s'\n", element, id, marked);
}

static void gaps_are_described(void **state)
{
	struct asked asked = ask(bank, "mixed", other_order);
	struct text parts;

	(void)state;
	text_init(&parts);
	asked.question->interaction->describe(&asked, list_part, &parts);
	assert_string_equal(parts.bytes, "line passage 'Put it [1:\u00A0____] the [2:\u00A0____]'\n"
	                                 "gap x '[1:\u00A0____]'\noption at 'at "
	                                 "\x01it\x02'\noption in 'in'\noption on 'on'\n"
	                                 "gap what '[2:\u00A0____]'\n");
	text_clear(&parts);
}

static void accepted_is_said(void **state)
{
	static const char *const said[][2] = {
		{"typed", "3 words with ';' between them"},
		{"one", "the word for the gap"},
		{"chosen", "2 letters with ';' between them"},
		{"mixed", "2 words or letters with ';' between them"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(said); i++) {
		struct asked asked = ask(bank, said[i][0], other_order);
		struct text line;

		text_init(&line);
		asked.question->interaction->accepts(&asked, &line);
		assert_string_equal(line.bytes, said[i][1]);
		text_clear(&line);
	}
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(best_earns_all),           cmocka_unit_test(guessing_is_weighed),
		cmocka_unit_test(lists_are_shuffled_apart), cmocka_unit_test(gaps_are_described),
		cmocka_unit_test(accepted_is_said),
	};

	ROWS(read_cases, typed_is_read)
	ROWS(restore_cases, record_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(shown_cases, page_is_shown)
	ROWS(explain_cases, scores_are_explained)
	add_tests(single, COUNT(single));
	return ask_all("interaction/gaps", document);
}
