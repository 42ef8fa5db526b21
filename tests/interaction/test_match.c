/* tests/interaction/test_match.c -- pair sources with targets or sort them: read, scored, shown */
#include "support/asking.h"

#include "base/random.h"

/* As shown, by their numbers in the file: the sources press, mail, badge, then the targets office,
 * desk, nobody, front. */
static const uint16_t shown[] = {2, 0, 1, 5, 3, 6, 4};

#define SOURCE(id, target) "<source id='" id "' target='" target "'>Source " id "</source>"
#define TARGET(id)         "<target id='" id "'>Target " id "</target>"
#define MATCH(attributes, sources, targets)                                                        \
	"<match " attributes "><prompt>Which to which?</prompt>" sources targets "</match>\n"

/* The key pairs s1 with a, s2 with b and so on. */
#define TWO    SOURCE("s1", "a") SOURCE("s2", "b")
#define THREE  TWO SOURCE("s3", "c")
#define SEVEN  THREE SOURCE("s4", "d") SOURCE("s5", "e") SOURCE("s6", "f") SOURCE("s7", "g")
#define A_TO_B TARGET("a") TARGET("b")
#define A_TO_C A_TO_B TARGET("c")
#define A_TO_D A_TO_C TARGET("d")
#define A_TO_G A_TO_D TARGET("e") TARGET("f") TARGET("g")
/* s1 to s3 belong to a, s4 to b; with s5 and s6, these to c. */
#define SORT4 SOURCE("s1", "a") SOURCE("s2", "a") SOURCE("s3", "a") SOURCE("s4", "b")
#define SORT12                                                                                     \
	SORT6 SOURCE("s7", "a") SOURCE("s8", "b") SOURCE("s9", "b") SOURCE("s10", "b")             \
		SOURCE("s11", "c") SOURCE("s12", "c")
#define SORT6 SORT4 SOURCE("s5", "c") SOURCE("s6", "c")

/* clang-format off */
static const char *const document[] = {
	"<bank xmlns='urn:vigil:bank:1' id='made' version='1' xml:lang='en'><title>Made</title>",
	"<match id='tell' points='3'><prompt>Whom?</prompt>"
	"<source id='mail' target='desk'>A mail</source>"
	"<source id='badge' target='front'>A badge<feedback>It can be blocked.</feedback></source>"
	"<source id='press' target='office'>A call<feedback>They know.</feedback></source>"
	"<target id='desk'>Desk</target><target id='front'>Front</target>"
	"<target id='office'>Office</target><target id='nobody' fixed='true'>Nobody</target>"
	"</match>",
	MATCH("id='hyphens'", SOURCE("s-1", "t-1") SOURCE("s-2", "t-2"), TARGET("t-1") TARGET("t-2")),
	MATCH("id='letters'", SOURCE("b", "y") SOURCE("c", "x"), TARGET("x") TARGET("y") TARGET("d")),
	MATCH("id='pair2'", TWO, A_TO_B),
	MATCH("id='pair3'", THREE, A_TO_C),
	MATCH("id='pair3-spare'", THREE, A_TO_D),
	MATCH("id='pair3-exact' scoring='exact' points='2'", THREE, A_TO_C),
	MATCH("id='pair7' scoring='partial'", SEVEN, A_TO_G),
	MATCH("id='pair3-most' points='1000'", THREE, A_TO_C),
	MATCH("id='pair2-thousandth' points='0.001'", TWO, A_TO_B),
	MATCH("id='pair3-thousandth' points='0.001'", THREE, A_TO_C),
	MATCH("id='sort4'", SORT4, A_TO_B),
	MATCH("id='sort4-spare'", SORT4, A_TO_C),
	MATCH("id='sort4-exact' scoring='exact'", SORT4, A_TO_B),
	MATCH("id='sort6' points='2'", SORT6, A_TO_D),
	MATCH("id='sort6-thousandth' points='0.001'", SORT6, A_TO_C),
	MATCH("id='sort6-most' points='1000'", SORT6, A_TO_C),
	MATCH("id='sort12'", SORT12, A_TO_C),
	"</bank>",
};

static const struct read_case {
	const char *name, *question, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "numbers with letters, as shown",         "tell", "1a 2b 3c",        true,  READ_DONE, "mail=desk badge=nobody press=office" },
	{ "in any order",                           "tell", "3d 1a 2b",        true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "with hyphens and commas",                "tell", "1-a, 2-b,3-d",    true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "with a dash",                            "tell", "1\xE2\x80\x93" "a 2\xE2\x80\x93" "b 3\xE2\x80\x93" "d", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "with equals signs",                      "tell", "1=a 2 = b 3= d",  true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "with colons",                            "tell", "1: a; 2: b; 3: d", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "with arrows",                            "tell", "1->a 2 -> b 3=>d", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "with spaces only",                       "tell", "1 a 2 b 3 d",     true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "with hyphens between spaces",            "tell", "1 - a 2 - b 3 - d", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "with points and parentheses",            "tell", "1. a) 2.b 3)D",   true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "full-width",                             "tell", "\xEF\xBC\x91\xEF\xBD\x81 2b 3d", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "letters in the order of the numbers",    "tell", "a b d",           true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "without spaces",                         "tell", "abd",             true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "a word of letters and one more",         "tell", "ab d",            true,  READ_DONE, "mail=desk badge=front press=office" },
	{ "ids",                                    "tell", "mail=desk press=office badge=front", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "ids in whatever case, with spaces",      "tell", "MAIL desk Press office badge FRONT", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "ids with hyphens",                       "tell", "mail-desk press-office badge-front", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "ids of targets in the order of the numbers", "tell", "office desk front", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "a number with an id",                    "tell", "1=office 2 desk 3front", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "an id with a letter",                    "tell", "press=a mail b badge d", true, READ_DONE, "mail=desk badge=front press=office" },
	{ "ids that have hyphens themselves",       "hyphens", "s-1-t-2 s-2-t-1", true, READ_DONE, "s-1=t-2 s-2=t-1" },
	{ "such ids with a sign between",           "hyphens", "s-1=t-2 s-2 > t-1", true, READ_DONE, "s-1=t-2 s-2=t-1" },
	{ "a letter shown goes before an id",       "letters", "b c",          true,  READ_DONE, "b=y c=d" },
	{ "a sign says that a letter is an id",     "letters", "b=y c=x",      true,  READ_DONE, "b=y c=x" },
	{ "an id of a letter behind a number",      "letters", "1x 2y",        true,  READ_DONE, "b=x c=y" },
	{ "a target may be used twice",             "tell", "1a 2b 3b",        true,  READ_DONE, "mail=desk badge=desk press=office" },
	{ "a target may be used for all",           "tell", "ddd",             true,  READ_DONE, "mail=front badge=front press=front" },
	{ "one number is left out",                 "tell", "1a 3d",           true,  READ_NOT_ALLOWED, "Each number needs one letter; missing: 2." },
	{ "a number without a letter",              "tell", "1a 2 3d",         true,  READ_NOT_ALLOWED, "missing: 2." },
	{ "the last number without a letter",       "tell", "1a 2b 3",         true,  READ_NOT_ALLOWED, "missing: 3." },
	{ "numbers alone",                          "tell", "1 2 3",           true,  READ_NOT_ALLOWED, "missing: 1, 2, 3." },
	{ "too few letters",                        "tell", "a b",             true,  READ_NOT_ALLOWED, "missing: 3." },
	{ "too many letters",                       "tell", "abdc",            true,  READ_NOT_ALLOWED, "There are 4 letters for 3 numbers." },
	{ "a number with two letters",              "tell", "1a 2b 3c 1b",     true,  READ_NOT_ALLOWED, "more than one: 1." },
	{ "the same pair twice",                    "tell", "1a 2b 3c 1a",     true,  READ_NOT_ALLOWED, "more than one: 1." },
	{ "one twice instead of another",           "tell", "1a 1b 3c",        true,  READ_NOT_ALLOWED, "missing: 2; more than one: 1." },
	{ "pairs and letters alone together",       "tell", "1a b d",          true,  READ_UNREADABLE, "Give a number to every letter, or to none." },
	{ "several letters for one number",         "tell", "1ab 2c",          true,  READ_UNREADABLE, "'1ab' is none of the numbers and letters." },
	{ "a letter too far",                       "tell", "1a 2b 3e",        true,  READ_UNREADABLE, "'3e' is none" },
	{ "a number too far",                       "tell", "1a 2b 4c",        true,  READ_UNREADABLE, "'4c' is none" },
	{ "a number nought",                        "tell", "0a 1b 2c",        true,  READ_UNREADABLE, "'0a' is none" },
	{ "letters before numbers",                 "tell", "a1 b2 c3",        true,  READ_UNREADABLE, "'a1' is none" },
	{ "a target cannot stand on the left",      "tell", "desk=mail",       true,  READ_UNREADABLE, "'desk' is none" },
	{ "a word",                                 "tell", "help",            true,  READ_UNREADABLE, "'help' is none" },
	{ "nothing",                                "tell", "",                true,  READ_UNREADABLE, "Nothing was entered." },
	{ "signs alone are nothing",                "tell", " , = - > ",       true,  READ_UNREADABLE, "Nothing was entered." },
	{ "a record holds ids, the file's order first", "tell", "press=office mail=desk badge=desk", false, READ_DONE, "mail=desk badge=desk press=office" },
	{ "in any number of spaces",                "tell", " mail=desk  badge=desk press=desk ", false, READ_DONE, "mail=desk badge=desk press=desk" },
	{ "a record holds no numbers",              "tell", "1=a 2=b 3=d",     false, READ_UNREADABLE, "'1' is none of the sources." },
	{ "a record with an unknown target",        "tell", "mail=door badge=desk press=desk", false, READ_UNREADABLE, "'door' is none of the targets." },
	{ "a record minds case",                    "tell", "Mail=desk badge=desk press=desk", false, READ_UNREADABLE, "'Mail' is none" },
	{ "a record with half a pair",              "tell", "mail badge=desk press=desk", false, READ_UNREADABLE, "'' is none of the targets." },
	{ "a record with a pair of three",          "tell", "mail=desk=desk badge=desk press=desk", false, READ_UNREADABLE, "'desk=desk' is none" },
	{ "a record that lacks a source",           "tell", "mail=desk press=desk", false, READ_NOT_ALLOWED, "Each source needs one target; missing: badge." },
	{ "a record with a source twice",           "tell", "mail=desk mail=front press=desk", false, READ_NOT_ALLOWED, "missing: badge; more than one: mail." },
	{ "an empty record lacks all",              "tell", "",                false, READ_NOT_ALLOWED, "missing: mail, badge, press." },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "pairing: all of two",                          "pair2", "s1=a s2=b",      1000 },
	{ "pairing: two traded are none",                 "pair2", "s1=b s2=a",      0 },
	{ "pairing: both with one earn nothing",          "pair2", "s1=a s2=a",      0 },
	{ "pairing: and with the other, too",             "pair2", "s1=b s2=b",      0 },
	{ "pairing: all of three are all, no less",       "pair3", "s1=a s2=b s3=c", 1000 },
	{ "pairing: two traded leave one of three",       "pair3", "s1=a s2=c s3=b", 333 },
	{ "pairing: a turn leaves none",                  "pair3", "s1=b s2=c s3=a", 0 },
	{ "pairing: a target used twice is wrong for one", "pair3", "s1=a s2=b s3=b", 667 },
	{ "pairing: used twice, and the third is off",    "pair3", "s1=c s2=b s3=b", 333 },
	{ "pairing: used twice, and never right",         "pair3", "s1=b s2=a s3=a", 0 },
	{ "pairing: all with the first earn nothing",     "pair3", "s1=a s2=a s3=a", 0 },
	{ "pairing: all with the last earn nothing",      "pair3", "s1=c s2=c s3=c", 0 },
	{ "pairing: the pairs may stand in any order",    "pair3", "s3=c s1=a s2=b", 1000 },
	{ "pairing: a spare target is wrong",             "pair3-spare", "s1=a s2=b s3=d", 667 },
	{ "pairing: all with a spare target",             "pair3-spare", "s1=d s2=d s3=d", 0 },
	{ "pairing: nothing is lost with a spare one",    "pair3-spare", "s1=a s2=b s3=c", 1000 },
	{ "pairing: one of seven is rounded up",          "pair7", "s1=a s2=c s3=b s4=e s5=d s6=g s7=f", 143 },
	{ "pairing: three of seven are rounded up",       "pair7", "s1=a s2=b s3=c s4=e s5=d s6=g s7=f", 429 },
	{ "pairing: five of seven are rounded down",      "pair7", "s1=a s2=b s3=c s4=d s5=e s6=g s7=f", 714 },
	{ "pairing: seven of seven",                      "pair7", "s1=a s2=b s3=c s4=d s5=e s6=f s7=g", 1000 },
	{ "pairing: a third of a thousand points",        "pair3-most", "s1=a s2=c s3=b", 333333 },
	{ "pairing: two thirds of a thousand points",     "pair3-most", "s1=a s2=b s3=b", 666667 },
	{ "pairing: a third of a thousandth is nothing",  "pair3-thousandth", "s1=a s2=c s3=b", 0 },
	{ "pairing: two thirds of one are one",           "pair3-thousandth", "s1=a s2=b s3=b", 1 },
	{ "pairing: all of a thousandth",                 "pair2-thousandth", "s1=a s2=b", 1 },
	{ "exact: all pairs earn all",                    "pair3-exact", "s1=a s2=b s3=c", 2000 },
	{ "exact: two of three earn nothing",             "pair3-exact", "s1=a s2=b s3=a", 0 },
	{ "exact: sorting, all right",                    "sort4-exact", "s1=a s2=a s3=a s4=b", 1000 },
	{ "exact: sorting, one wrong",                    "sort4-exact", "s1=a s2=a s3=b s4=b", 0 },
	{ "no response earns nothing, pairing",           "pair3", "",               0 },
	{ "no response earns nothing, sorting",           "sort4", "",               0 },
	{ "no response earns nothing, exact",             "pair3-exact", "",         0 },
	{ "a source left out is no response",             "pair3", "s1=a s2=b",      0 },
	{ "a source twice is no response",                "pair3", "s1=a s2=b s3=c s1=a", 0 },
	{ "an unknown target is no response",             "pair3", "s1=a s2=b s3=x", 0 },
	{ "sorting: all right",                           "sort4", "s1=a s2=a s3=a s4=b", 1000 },
	{ "sorting: all in the larger class earn nothing", "sort4", "s1=a s2=a s3=a s4=a", 0 },
	{ "sorting: all in the smaller class, too",       "sort4", "s1=b s2=b s3=b s4=b", 0 },
	{ "sorting: all wrong are never less than nothing", "sort4", "s1=b s2=b s3=b s4=a", 0 },
	{ "sorting: two of three and the only one, 2/3+1-1", "sort4", "s1=a s2=a s3=b s4=b", 667 },
	{ "sorting: one of three and the only one",       "sort4", "s1=b s2=b s3=a s4=b", 333 },
	{ "sorting: three right in one class are no more than guessed", "sort4", "s1=a s2=a s3=b s4=a", 0 },
	{ "sorting: a spare class is wrong",              "sort4-spare", "s1=a s2=a s3=c s4=b", 667 },
	{ "sorting: all in a spare class",                "sort4-spare", "s1=c s2=c s3=c s4=c", 0 },
	{ "sorting: one class whole and the other empty", "sort4-spare", "s1=a s2=a s3=a s4=c", 0 },
	{ "sorting: three classes, all right",            "sort6", "s1=a s2=a s3=a s4=b s5=c s6=c", 2000 },
	{ "sorting: two classes whole, the third empty",  "sort6", "s1=a s2=a s3=a s4=b s5=a s6=a", 1000 },
	{ "sorting: (1+1+1/2-1)/2",                       "sort6", "s1=a s2=a s3=a s4=b s5=c s6=a", 1500 },
	{ "sorting: (2/3+1+1-1)/2 is rounded up",         "sort6", "s1=a s2=a s3=b s4=b s5=c s6=c", 1667 },
	{ "sorting: (1/3+1+1/2-1)/2 is rounded down",     "sort6", "s1=a s2=b s3=b s4=b s5=c s6=d", 833 },
	{ "sorting: (2/3+0+1/2-1)/2 is rounded up",       "sort6", "s1=a s2=a s3=b s4=a s5=c s6=a", 167 },
	{ "sorting: 1/3+0+1/2 is less than one",          "sort6", "s1=a s2=b s3=b s4=a s5=c s6=a", 0 },
	{ "sorting: one class whole is what guessing gives", "sort6", "s1=b s2=b s3=b s4=b s5=b s6=b", 0 },
	{ "sorting: half of half a thousandth is rounded down", "sort6-thousandth", "s1=b s2=b s3=b s4=b s5=c s6=a", 0 },
	{ "sorting: half a thousandth is rounded up",     "sort6-thousandth", "s1=a s2=a s3=a s4=b s5=a s6=a", 1 },
	{ "sorting: 5/12 of a thousandth is nothing",     "sort6-thousandth", "s1=a s2=b s3=b s4=b s5=c s6=a", 0 },
	{ "sorting: 5/12 of a thousand points",           "sort6-most", "s1=a s2=b s3=b s4=b s5=c s6=a", 416667 },
};

static const struct review_case {
	const char *name, *response, *page;
	enum release release;
} review_cases[] = {
	{ "what is right needs no words", "mail=desk badge=front press=office", "", RELEASE_KEY },
	{ "no response needs none", "", "", RELEASE_KEY },
	{ "each source has its verdict, its key and its feedback", "mail=desk badge=desk press=nobody",
	  "  1. c, wrong, right is a. They know.\n"
	  "  2. b, right.\n"
	  "  3. b, wrong, right is d. It can be blocked.\n", RELEASE_KEY },
	{ "without the key no right letter is told", "mail=front badge=desk press=office",
	  "  1. a, right.\n"
	  "  2. d, wrong.\n"
	  "  3. b, wrong. It can be blocked.\n", RELEASE_VERDICT },
	{ "why all with one earn nothing, though one is right", "mail=desk badge=desk press=desk",
	  "  1. b, wrong. They know.\n"
	  "  2. b, right.\n"
	  "  3. b, wrong. It can be blocked.\n\n"
	  "All with one letter earn nothing.\n", RELEASE_VERDICT },
};

static const struct explain_case {
	const char *name, *question, *page;
} explain_cases[] = {
	{ "exact: the key and the rest", "sort4-exact",
	  "All pairs right earn all points, anything else nothing.\n"
	  "  Response             Points\n"
	  "  -------------------  ------\n"
	  "  s1=a s2=a s3=a s4=b       1\n"
	  "  every other one           0\n" },
	{ "pairing: each response", "pair2",
	  "Points times the share of sources that are with their target. All with one\n"
	  "  target earn nothing.\n"
	  "  Response   Points\n"
	  "  ---------  ------\n"
	  "  s1=a s2=a       0\n"
	  "  s1=a s2=b       1\n"
	  "  s1=b s2=a       0\n"
	  "  s1=b s2=b       0\n" },
	{ "pairing: by the number that is right", "pair7",
	  "Points times the share of sources that are with their target. All with one\n"
	  "  target earn nothing.\n"
	  "  Right                Points\n"
	  "  -------------------  ------\n"
	  "  0 of 7                    0\n"
	  "  1 of 7                0.143\n"
	  "  2 of 7                0.286\n"
	  "  3 of 7                0.429\n"
	  "  4 of 7                0.571\n"
	  "  5 of 7                0.714\n"
	  "  6 of 7                0.857\n"
	  "  7 of 7                    1\n"
	  "  all with one target       0\n" },
	{ "sorting: each response", "sort4",
	  "Points times (the sum, over the targets that are used, of the share of their\n"
	  "  sources put there - 1) / (used targets - 1), and never less than nothing.\n"
	  "  All in one target earn nothing.\n"
	  "  Response             Points\n"
	  "  -------------------  ------\n"
	  "  s1=a s2=a s3=a s4=a       0\n"
	  "  s1=a s2=a s3=a s4=b       1\n"
	  "  s1=a s2=a s3=b s4=a       0\n"
	  "  s1=a s2=a s3=b s4=b   0.667\n"
	  "  s1=a s2=b s3=a s4=a       0\n"
	  "  s1=a s2=b s3=a s4=b   0.667\n"
	  "  s1=a s2=b s3=b s4=a       0\n"
	  "  s1=a s2=b s3=b s4=b   0.333\n"
	  "  s1=b s2=a s3=a s4=a       0\n"
	  "  s1=b s2=a s3=a s4=b   0.667\n"
	  "  s1=b s2=a s3=b s4=a       0\n"
	  "  s1=b s2=a s3=b s4=b   0.333\n"
	  "  s1=b s2=b s3=a s4=a       0\n"
	  "  s1=b s2=b s3=a s4=b   0.333\n"
	  "  s1=b s2=b s3=b s4=a       0\n"
	  "  s1=b s2=b s3=b s4=b       0\n" },
	{ "sorting: by what is right in each class", "sort6",
	  "Points times (the sum, over the targets that are used, of the share of their\n"
	  "  sources put there - 1) / (used targets - 1), and never less than nothing.\n"
	  "  All in one target earn nothing.\n"
	  "  Right in each target          Points\n"
	  "  ----------------------------  ------\n"
	  "  a 0 of 3, b 0 of 1, c 0 of 2       0\n"
	  "  a 0 of 3, b 0 of 1, c 1 of 2       0\n"
	  "  a 0 of 3, b 0 of 1, c 2 of 2       0\n"
	  "  a 0 of 3, b 1 of 1, c 0 of 2       0\n"
	  "  a 0 of 3, b 1 of 1, c 1 of 2     0.5\n"
	  "  a 0 of 3, b 1 of 1, c 2 of 2       1\n"
	  "  a 1 of 3, b 0 of 1, c 0 of 2       0\n"
	  "  a 1 of 3, b 0 of 1, c 1 of 2       0\n"
	  "  a 1 of 3, b 0 of 1, c 2 of 2   0.333\n"
	  "  a 1 of 3, b 1 of 1, c 0 of 2   0.333\n"
	  "  a 1 of 3, b 1 of 1, c 1 of 2   0.833\n"
	  "  a 1 of 3, b 1 of 1, c 2 of 2   1.333\n"
	  "  a 2 of 3, b 0 of 1, c 0 of 2       0\n"
	  "  a 2 of 3, b 0 of 1, c 1 of 2   0.167\n"
	  "  a 2 of 3, b 0 of 1, c 2 of 2   0.667\n"
	  "  a 2 of 3, b 1 of 1, c 0 of 2   0.667\n"
	  "  a 2 of 3, b 1 of 1, c 1 of 2   1.167\n"
	  "  a 2 of 3, b 1 of 1, c 2 of 2   1.667\n"
	  "  a 3 of 3, b 0 of 1, c 0 of 2       0\n"
	  "  a 3 of 3, b 0 of 1, c 1 of 2     0.5\n"
	  "  a 3 of 3, b 0 of 1, c 2 of 2       1\n"
	  "  a 3 of 3, b 1 of 1, c 0 of 2       1\n"
	  "  a 3 of 3, b 1 of 1, c 1 of 2     1.5\n"
	  "  a 3 of 3, b 1 of 1, c 2 of 2       2\n" },
	{ "sorting: what each one adds, where there are many", "sort12",
	  "Points times (the sum, over the targets that are used, of the share of their\n"
	  "  sources put there - 1) / (used targets - 1), and never less than nothing.\n"
	  "  All in one target earn nothing.\n"
	  "  Adds up, before it is rounded  Points\n"
	  "  -----------------------------  ------\n"
	  "  to begin with                    -0.5\n"
	  "  each of 4 right in a            0.125\n"
	  "  each of 4 right in b            0.125\n"
	  "  each of 4 right in c            0.125\n" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	const struct read_case *row = *state;
	bool is_tell = strcmp(row->question, "tell") == 0;
	struct asked asked = ask(bank, row->question, is_tell ? shown : file_order);

	assert_read(&asked, row->is_typed, row->typed, row->outcome, row->expected);
}

static void response_is_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, row->question, row->response), row->earned_mpts);
}

static void response_is_reviewed(void **state)
{
	const struct review_case *row = *state;
	struct asked asked = ask(bank, "tell", shown);
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

static void sides_are_shown_by_numbers_and_letters(void **state)
{
	struct asked asked = ask(bank, "tell", shown);
	struct vigil_page *page = vigil_page_new();
	struct text line;

	(void)state;
	text_init(&line);
	asked.question->interaction->present(&asked, page);
	asked.question->interaction->accepts(&asked, &line);
	assert_shows(page, "  1. A call\n  2. A mail\n  3. A badge\n\n"
	                   "Each number goes with one letter. A letter can be used more than "
	                   "once, or\n  not at all.\n"
	                   "  a) Office\n  b) Desk\n  c) Nobody\n  d) Front\n");
	assert_string_equal(line.bytes, "a letter for each number, such as 1b 2a");
	text_clear(&line);
	vigil_page_free(page);
}

static void list_part(void *context, const char *element, const char *id, const char *marked)
{
	text_addf(context, "%s %s: %s\n", element, id, marked);
}

static void sides_are_recorded_as_shown(void **state)
{
	struct asked asked = ask(bank, "tell", shown);
	struct text parts;

	(void)state;
	text_init(&parts);
	asked.question->interaction->describe(&asked, list_part, &parts);
	assert_string_equal(parts.bytes, "source press: A call\nsource mail: A mail\n"
	                                 "source badge: A badge\ntarget office: Office\n"
	                                 "target desk: Desk\ntarget nobody: Nobody\n"
	                                 "target front: Front\n");
	text_clear(&parts);
}

static void list_text(void *context, const char *where, const char *id, const ref *text)
{
	text_addf(context, "%s %s: %s\n", where, id, bank_text(bank, *text));
}

static void texts_come_in_the_order_of_the_file(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "tell");
	struct text texts;

	(void)state;
	text_init(&texts);
	question->interaction->texts(bank, question, list_text, &texts);
	assert_string_equal(texts.bytes, "source mail: A mail\nsource badge: A badge\n"
	                                 "feedback on another target badge: It can be blocked.\n"
	                                 "source press: A call\n"
	                                 "feedback on another target press: They know.\n"
	                                 "target desk: Desk\ntarget front: Front\n"
	                                 "target office: Office\ntarget nobody: Nobody\n");
	text_clear(&texts);
}

/* As where an order is made up: how sources and targets mix in it means nothing. */
static void only_the_order_of_each_kind_is_shown(void **state)
{
	static const uint16_t mixed[] = {5, 2, 3, 0, 6, 4, 1};
	struct asked asked = ask(bank, "tell", mixed);
	struct vigil_page *as_shown = vigil_page_new(), *page = vigil_page_new();
	char *expected;

	(void)state;
	asked.question->interaction->present(&asked, page);
	asked.order = shown;
	asked.question->interaction->present(&asked, as_shown);
	expected = text_of(as_shown);
	assert_shows(page, expected);
	free(expected);
	vigil_page_free(as_shown);
	vigil_page_free(page);
}

/* ---- safety ---- */

struct carelessness {
	const struct vigil_question *question;
	size_t responses;
};

static void earns_nothing(void *context, const char *response, const char *words)
{
	struct carelessness *careless = context;
	struct asked asked = {.bank = bank, .question = careless->question};

	assert_string_equal(words, "every source with one target");
	assert_read(&asked, false, response, READ_DONE, response);
	assert_int_equal(careless->question->interaction->score(bank, careless->question, response)
	                         .earned_mpts,
	                 0);
	careless->responses++;
}

static void all_in_one_target_earns_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < bank->question_count; i++) {
		struct carelessness careless = {.question = bank_question(bank, i)};

		careless.question->interaction->careless(bank, careless.question, earns_nothing,
		                                         &careless);
		assert_true(careless.responses >= 2);
	}
}

/* ---- every number of sources and targets ---- */

/* Source i belongs to target i modulo `used`. */
static struct vigil_bank *bank_of(unsigned sources, unsigned targets, unsigned used,
                                  const char *scoring)
{
	struct vigil_bank *made;
	struct text bytes;

	text_init(&bytes);
	text_addf(&bytes,
	          "<bank xmlns='urn:vigil:bank:1' id='m' version='1' xml:lang='en'><title>M</title>"
	          "<match id='m' points='0.997' scoring='%s'><prompt>P</prompt>",
	          scoring);
	for (unsigned i = 0; i < sources; i++)
		text_addf(&bytes, "<source id='s%u' target='t%u'>S %u</source>", i, i % used, i);
	for (unsigned i = 0; i < targets; i++)
		text_addf(&bytes, "<target id='t%u'>T %u</target>", i, i);
	text_add(&bytes, "</match></bank>");
	made = good_bank(bytes.bytes);
	text_clear(&bytes);
	return made;
}

static void full_marks_are_exact(void **state)
{
	(void)state;
	for (unsigned sources = 2; sources <= 100; sources++)
		for (unsigned used = 2; used <= 26 && used <= sources; used += 1 + sources % 7) {
			struct vigil_bank *made = bank_of(sources, used, used, "partial");
			const struct vigil_question *question = bank_question(made, 0);
			struct text best;

			text_init(&best);
			question->interaction->best(made, question, &best);
			assert_int_equal(earned(made, "m", best.bytes), 997);
			assert_int_equal(question->interaction->order_count(made, question),
			                 sources + used);
			text_clear(&best);
			vigil_bank_free(made);
		}
}

/* Sizes whose least common multiple is the largest that sizes of this sum have: 232,792,560. */
static void largest_denominator_is_exact(void **state)
{
	static const unsigned sizes[] = {16, 9, 5, 7, 11, 13, 17, 19};
	struct text bytes, best, one_off;
	const struct vigil_question *question;
	struct vigil_bank *made;
	char *first;

	(void)state;
	text_init(&bytes);
	text_init(&best);
	text_init(&one_off);
	text_add(&bytes, "<bank xmlns='urn:vigil:bank:1' id='m' version='1' xml:lang='en'>"
	                 "<title>M</title><match id='m' points='1000'><prompt>P</prompt>");
	for (unsigned t = 0; t < COUNT(sizes); t++)
		for (unsigned i = 0; i < sizes[t]; i++)
			text_addf(&bytes, "<source id='s%u-%u' target='t%u'>S</source>", t, i, t);
	for (unsigned t = 0; t < COUNT(sizes); t++)
		text_addf(&bytes, "<target id='t%u'>T</target>", t);
	text_add(&bytes, "</match></bank>");
	made = good_bank(bytes.bytes);
	question = bank_question(made, 0);
	question->interaction->best(made, question, &best);
	assert_int_equal(earned(made, "m", best.bytes), 1000000);
	text_add(&one_off, best.bytes);
	first = strstr(one_off.bytes, "s0-0=t0");
	first[6] = '1';
	assert_int_equal(earned(made, "m", one_off.bytes), 991071); /* 1 - 1/(16 * 7) */
	vigil_bank_free(made);
	text_clear(&bytes);
	text_clear(&best);
	text_clear(&one_off);
}

/* ---- the order shown ---- */

static void fixed_target_stays_and_all_else_moves(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "tell");
	unsigned moved[7] = {0};

	(void)state;
	assert_int_equal(question->interaction->order_count(bank, question), 7);
	for (unsigned i = 0; i < 1000; i++) {
		struct random_stream stream;
		struct seed seed;
		uint16_t order[7];
		char text[16];
		unsigned seen = 0;

		snprintf(text, sizeof(text), "%u", i);
		seed_read(&seed, text);
		random_init(&stream, &seed, "parts");
		question->interaction->shuffle(bank, question, &stream, order);
		for (size_t place = 0; place < 7; place++) {
			assert_true((order[place] < 3) == (place < 3));
			seen |= 1U << order[place];
			moved[place] += order[place] != place;
		}
		assert_int_equal(seen, 127);
	}
	for (size_t place = 0; place < 6; place++)
		assert_in_range(moved[place], 600, 733); /* two of three */
	assert_int_equal(moved[6], 0);
}

/* ---- guessing ---- */

static void guessing_earns_the_mean(void **state)
{
	static const char *const scorings[] = {"partial", "exact"};

	(void)state;
	for (unsigned sources = 2; sources <= 6; sources++)
		for (unsigned targets = 2; targets <= 4; targets++)
			for (unsigned i = 0; i < 2 * (targets - 1); i++) {
				unsigned used = 2 + i / 2 < sources ? 2 + i / 2 : sources, all = 1;
				struct vigil_bank *made =
					bank_of(sources, targets, used, scorings[i % 2]);
				const struct vigil_question *question = bank_question(made, 0);
				int64_t sum = 0,
					guess = question->interaction->guess(made, question);

				for (unsigned s = 0; s < sources; s++)
					all *= targets;
				for (unsigned r = 0; r < all; r++) {
					struct text ids;
					unsigned rest = r;

					text_init(&ids);
					for (unsigned s = 0; s < sources; s++, rest /= targets)
						text_addf(&ids, "s%u=t%u ", s, rest % targets);
					sum += earned(made, "m", ids.bytes);
					text_clear(&ids);
				}
				assert_in_range(guess - sum / all + 1, 0, 2);
				assert_true(2 * guess <= question->points_mpts);
				vigil_bank_free(made);
			}
}

static void what_cannot_be_counted_is_not_guessed(void **state)
{
	struct vigil_bank *sorting = bank_of(100, 26, 26, "partial");
	struct vigil_bank *pairing = bank_of(26, 26, 26, "partial");
	const struct vigil_question *question = bank_question(sorting, 0);

	(void)state;
	assert_int_equal(question->interaction->guess(sorting, question), 0);
	question = bank_question(pairing, 0);
	assert_in_range(question->interaction->guess(pairing, question), 37, 38); /* 997 / 26 */
	vigil_bank_free(sorting);
	vigil_bank_free(pairing);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(sides_are_shown_by_numbers_and_letters),
		cmocka_unit_test(sides_are_recorded_as_shown),
		cmocka_unit_test(texts_come_in_the_order_of_the_file),
		cmocka_unit_test(only_the_order_of_each_kind_is_shown),
		cmocka_unit_test(best_earns_all),
		cmocka_unit_test(all_in_one_target_earns_nothing),
		cmocka_unit_test(full_marks_are_exact),
		cmocka_unit_test(largest_denominator_is_exact),
		cmocka_unit_test(fixed_target_stays_and_all_else_moves),
		cmocka_unit_test(guessing_earns_the_mean),
		cmocka_unit_test(what_cannot_be_counted_is_not_guessed),
	};
	struct text whole;
	int failed;

	ROWS(read_cases, entry_is_read)
	ROWS(score_cases, response_is_scored)
	ROWS(review_cases, response_is_reviewed)
	ROWS(explain_cases, scores_are_explained)
	add_tests(single, COUNT(single));
	text_init(&whole);
	for (size_t i = 0; i < COUNT(document); i++)
		text_add(&whole, document[i]);
	failed = ask_all("interaction/match", whole.bytes);
	text_clear(&whole);
	return failed;
}
