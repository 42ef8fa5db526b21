/* tests/interaction/test_scenario.c -- a chain of decisions: asked step by step, scored by path */
#include "support/asking.h"

#include "base/random.h"

#define OPTION(attributes, text)                                                                   \
	"<option " attributes ">" text "<consequence>" text " was done.</consequence></option>"

/* clang-format off */
static const char document[] = BANK(
	"<scenario id='call' points='2'><prompt>Somebody calls.</prompt>"
	"<step id='ring'>A code is asked for."
	OPTION("id='give' end='bad' score='-1'", "Read it out")
	OPTION("id='talk' next='pressure' score='0.5'", "Ask why")
	OPTION("id='hang-up' next='desk' score='1'", "Hang up")
	"</step><step id='pressure'>They insist."
	OPTION("id='yield' end='bad' score='-0.75'", "Yield")
	OPTION("id='end-call' next='desk'", "End the call")
	"</step><step id='desk'>What do you report?"
	OPTION("id='nothing' end='bad'", "Nothing")
	OPTION("id='all' end='good' score='1'", "Everything")
	"</step></scenario>\n"
	/* one step, which is a choice */
	"<scenario id='short' points='0.001'><prompt>P</prompt><step id='s'>S"
	OPTION("id='a' end='good' score='0.001'", "A") OPTION("id='b' end='bad' score='0'", "B")
	OPTION("id='c' end='bad' score='-1000000' fixed='true'", "C")
	"</step></scenario>\n"
	/* a detour that costs what another regains: the best path is not greedy */
	"<scenario id='detour' shuffle='false'><prompt>P</prompt><step id='one'>1"
	OPTION("id='quick' end='good' score='0.8'", "Quick") OPTION("id='slow' next='two' score='-0.5'", "Slow")
	"</step><step id='two'>2"
	OPTION("id='patient' end='good' score='1.5'", "Patient") OPTION("id='late' end='bad' score='0.25'", "Late")
	"</step></scenario>\n"
	/* three steps that are passed whatever is chosen */
	"<scenario id='ladder' points='3'><prompt>P</prompt><step id='x'>X"
	OPTION("id='x1' next='y' score='1'", "Well") OPTION("id='x2' next='y' score='0.5'", "So so")
	OPTION("id='x3' next='y' score='-0.5'", "Badly")
	"</step><step id='y'>Y"
	OPTION("id='y1' next='z' score='1'", "Well") OPTION("id='y2' next='z' score='0.5'", "So so")
	OPTION("id='y3' next='z' score='-0.5'", "Badly")
	"</step><step id='z'>Z"
	OPTION("id='z1' end='good' score='1'", "Well") OPTION("id='z2' end='good' score='0.5'", "So so")
	OPTION("id='z3' end='bad' score='-0.5'", "Badly")
	"</step></scenario>\n");
/* clang-format on */

/* As shown: ring c a b, pressure b a, desk a b. */
static const uint16_t order[] = {2, 0, 1, 4, 3, 5, 6};

/* clang-format off */
static const struct read_case {
	const char *name, *before, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "a letter is the place shown, and leads on", "", "a",       true, READ_MORE, "ring=hang-up" },
	{ "the second letter",                        "", "B)",      true, READ_DONE, "ring=give" },
	{ "a number",                                 "", "3",       true, READ_MORE, "ring=talk" },
	{ "an id, in any case",                       "", "TALK",    true, READ_MORE, "ring=talk" },
	{ "the text of an option",                    "", " hang  UP ", true, READ_MORE, "ring=hang-up" },
	{ "a full-width letter",                      "", "\xEF\xBC\xA1", true, READ_MORE, "ring=hang-up" },
	{ "an option that ends it",                   "", "give",    true, READ_DONE, "ring=give" },
	{ "a letter too far",                         "", "d",       true, READ_UNREADABLE, "'d' is none" },
	{ "an option of another step",                "", "yield",   true, READ_UNREADABLE, "'yield' is none" },
	{ "nothing",                                  "", "",        true, READ_UNREADABLE, "Nothing" },
	{ "two decisions at once",                    "", "a b",     true, READ_NOT_ALLOWED, "Only one" },
	{ "the second step has letters of its own",   "ring=talk", "a", true, READ_MORE, "ring=talk pressure=end-call" },
	{ "its second letter ends it",                "ring=talk", "b", true, READ_DONE, "ring=talk pressure=yield" },
	{ "an unreadable entry there",                "ring=talk", "c", true, READ_UNREADABLE, "'c' is none" },
	{ "two at once there",                        "ring=talk", "ab", true, READ_NOT_ALLOWED, "Only one" },
	{ "a step can be left out",                   "ring=hang-up", "b", true, READ_DONE, "ring=hang-up desk=all" },
	{ "the longest way ends, too",                "ring=talk pressure=end-call", "1", true, READ_DONE, "ring=talk pressure=end-call desk=nothing" },
	{ "a record holds a whole path",              "", "ring=talk pressure=end-call desk=all", false, READ_DONE, "ring=talk pressure=end-call desk=all" },
	{ "a record may have many spaces",            "", " ring=hang-up   desk=all ", false, READ_DONE, "ring=hang-up desk=all" },
	{ "a record of one decision",                 "", "ring=give", false, READ_DONE, "ring=give" },
	{ "a record does not care what was answered", "ring=talk", "ring=give", false, READ_DONE, "ring=give" },
	{ "a path that stops",                        "", "ring=talk", false, READ_NOT_ALLOWED, "stops at step 'pressure'" },
	{ "an empty path stops at the first step",    "", "", false, READ_NOT_ALLOWED, "stops at step 'ring'" },
	{ "a path that is not connected",             "", "ring=hang-up pressure=yield", false, READ_NOT_ALLOWED, "not lead to step 'pressure'" },
	{ "a path that begins later",                 "", "desk=all", false, READ_NOT_ALLOWED, "not lead to step 'desk'" },
	{ "a path that goes on behind its end",       "", "ring=give desk=all", false, READ_NOT_ALLOWED, "not lead to step 'desk'" },
	{ "the same step twice",                      "", "ring=talk ring=talk", false, READ_NOT_ALLOWED, "not lead to step 'ring'" },
	{ "a step that there is not",                 "", "rings=talk", false, READ_UNREADABLE, "'rings=talk' names no step" },
	{ "a step without its option",                "", "ring", false, READ_UNREADABLE, "'ring' names no step" },
	{ "an option that there is not",              "", "ring=hang", false, READ_UNREADABLE, "Step 'ring' has no such" },
	{ "an option of another step in a record",    "", "ring=yield", false, READ_UNREADABLE, "Step 'ring' has no such" },
	{ "an empty option",                          "", "ring=", false, READ_UNREADABLE, "Step 'ring' has no such" },
	{ "an empty step",                            "", "=talk", false, READ_UNREADABLE, "names no step" },
	{ "a record holds no letters",                "", "ring=a", false, READ_UNREADABLE, "Step 'ring' has no such" },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "the best path earns all",                    "call",   "ring=hang-up desk=all", 2000 },
	{ "a good start and a bad end",                 "call",   "ring=hang-up desk=nothing", 1000 },
	{ "a detour earns less",                        "call",   "ring=talk pressure=end-call desk=all", 1500 },
	{ "a detour with a bad end",                    "call",   "ring=talk pressure=end-call desk=nothing", 500 },
	{ "less than nothing is nothing",               "call",   "ring=talk pressure=yield", 0 },
	{ "the worst path earns nothing",               "call",   "ring=give", 0 },
	{ "a path that stops earns nothing",            "call",   "ring=hang-up", 0 },
	{ "no path earns nothing",                      "call",   "", 0 },
	{ "a path that is not connected earns nothing", "call",   "ring=hang-up pressure=end-call desk=all", 0 },
	{ "a path that begins later earns nothing",     "call",   "desk=all", 0 },
	{ "what goes on behind the end earns nothing",  "call",   "ring=give desk=all", 0 },
	{ "the same step twice earns nothing",          "call",   "ring=talk ring=hang-up desk=all", 0 },
	{ "an unknown step earns nothing",              "call",   "ring=hang-up disk=all", 0 },
	{ "an unknown option earns nothing",            "call",   "ring=hang-up desk=everything", 0 },
	{ "a thousandth",                               "short",  "s=a", 1 },
	{ "no score is nothing",                        "short",  "s=b", 0 },
	{ "a million points lost are no more than all", "short",  "s=c", 0 },
	{ "the best path may lose something first",     "detour", "one=slow two=patient", 1000 },
	{ "the greedy path earns less",                 "detour", "one=quick", 800 },
	{ "well three times earns all", "ladder", "x=x1 y=y1 z=z1", 3000 },
	{ "well, well, so so", "ladder", "x=x1 y=y1 z=z2", 2500 },
	{ "well, well, badly", "ladder", "x=x1 y=y1 z=z3", 1500 },
	{ "well, so so, well", "ladder", "x=x1 y=y2 z=z1", 2500 },
	{ "well, so so, so so", "ladder", "x=x1 y=y2 z=z2", 2000 },
	{ "well, so so, badly", "ladder", "x=x1 y=y2 z=z3", 1000 },
	{ "well, badly, well", "ladder", "x=x1 y=y3 z=z1", 1500 },
	{ "well, badly, so so", "ladder", "x=x1 y=y3 z=z2", 1000 },
	{ "well, badly, badly", "ladder", "x=x1 y=y3 z=z3", 0 },
	{ "so so, well, well", "ladder", "x=x2 y=y1 z=z1", 2500 },
	{ "so so, well, so so", "ladder", "x=x2 y=y1 z=z2", 2000 },
	{ "so so, well, badly", "ladder", "x=x2 y=y1 z=z3", 1000 },
	{ "so so, so so, well", "ladder", "x=x2 y=y2 z=z1", 2000 },
	{ "so so, so so, so so", "ladder", "x=x2 y=y2 z=z2", 1500 },
	{ "so so, so so, badly", "ladder", "x=x2 y=y2 z=z3", 500 },
	{ "so so, badly, well", "ladder", "x=x2 y=y3 z=z1", 1000 },
	{ "so so, badly, so so", "ladder", "x=x2 y=y3 z=z2", 500 },
	{ "so so, badly, badly: less than nothing is nothing", "ladder", "x=x2 y=y3 z=z3", 0 },
	{ "badly, well, well", "ladder", "x=x3 y=y1 z=z1", 1500 },
	{ "badly, well, so so", "ladder", "x=x3 y=y1 z=z2", 1000 },
	{ "badly, well, badly", "ladder", "x=x3 y=y1 z=z3", 0 },
	{ "badly, so so, well", "ladder", "x=x3 y=y2 z=z1", 1000 },
	{ "badly, so so, so so", "ladder", "x=x3 y=y2 z=z2", 500 },
	{ "badly, so so, badly: less than nothing is nothing", "ladder", "x=x3 y=y2 z=z3", 0 },
	{ "badly, badly, well", "ladder", "x=x3 y=y3 z=z1", 0 },
	{ "badly, badly, so so: less than nothing is nothing", "ladder", "x=x3 y=y3 z=z2", 0 },
	{ "badly, badly, badly: less than nothing is nothing", "ladder", "x=x3 y=y3 z=z3", 0 },
	{ "what was lost first is not forgotten",       "detour", "one=slow two=late", 0 },
};

static const struct review_case {
	const char *name, *response;
	enum release release;
	const char *expected;
} review_cases[] = {
	{ "the best path", "ring=hang-up desk=all", RELEASE_KEY,
	  "  Everything was done.\n\n"
	  "It ends well.\n" },
	{ "where the path went wrong", "ring=talk pressure=end-call desk=nothing", RELEASE_KEY,
	  "  Nothing was done.\n\n"
	  "It ends badly.\n"
	  "  Step 1: a) would have been better than c). Hang up\n"
	  "  Step 3: b) would have been better than a). Everything\n" },
	{ "without the key, how it ends", "ring=talk pressure=yield", RELEASE_VERDICT,
	  "  Yield was done.\n\n"
	  "It ends badly.\n" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "call", order);

	asked.response = row->before;
	assert_read(&asked, row->is_typed, row->typed, row->outcome, row->expected);
}

static void path_is_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, row->question, row->response), row->earned_mpts);
}

static void path_is_reviewed(void **state)
{
	const struct review_case *row = *state;
	struct asked asked = ask(bank, "call", order);
	struct vigil_page *page = vigil_page_new();

	asked.response = row->response;
	asked.question->interaction->review(&asked, row->release, page);
	assert_shows(page, row->expected);
	vigil_page_free(page);
}

static void assert_presents(const char *response, const char *expected, const char *accepted)
{
	struct asked asked = ask(bank, "call", order);
	struct vigil_page *page = vigil_page_new();
	struct text line;

	text_init(&line);
	asked.response = response;
	asked.question->interaction->present(&asked, page);
	asked.question->interaction->accepts(&asked, &line);
	assert_shows(page, expected);
	assert_string_equal(line.bytes, accepted);
	text_clear(&line);
	vigil_page_free(page);
}

static void steps_are_asked_one_by_one(void **state)
{
	(void)state;
	assert_presents("",
	                "  A code is asked for.\n\n"
	                "  a) Hang up\n"
	                "  b) Read it out\n"
	                "  c) Ask why\n",
	                "one letter from a to c");
	assert_presents("ring=talk",
	                "  Ask why was done.\n\n"
	                "  They insist.\n\n"
	                "  a) End the call\n"
	                "  b) Yield\n",
	                "one letter from a to b");
	assert_presents("ring=talk pressure=end-call",
	                "  End the call was done.\n\n"
	                "  What do you report?\n\n"
	                "  a) Nothing\n"
	                "  b) Everything\n",
	                "one letter from a to b");
}

static void add_part(void *context, const char *element, const char *id, const char *marked)
{
	text_addf(context, "%s %s: %s\n", element, id, marked);
}

static void parts_are_described_as_shown(void **state)
{
	struct asked asked = ask(bank, "call", order);
	struct text parts;

	(void)state;
	text_init(&parts);
	asked.question->interaction->describe(&asked, add_part, &parts);
	assert_string_equal(parts.bytes, "step ring: A code is asked for.\n"
	                                 "option hang-up: Hang up\n"
	                                 "option give: Read it out\n"
	                                 "option talk: Ask why\n"
	                                 "step pressure: They insist.\n"
	                                 "option end-call: End the call\n"
	                                 "option yield: Yield\n"
	                                 "step desk: What do you report?\n"
	                                 "option nothing: Nothing\n"
	                                 "option all: Everything\n");
	text_clear(&parts);
}

static void assert_explained(const char *id, const char *expected)
{
	const struct vigil_question *question = vigil_bank_find(bank, id);
	struct vigil_page *page = vigil_page_new();

	question->interaction->explain(bank, question, page);
	assert_shows(page, expected);
	vigil_page_free(page);
}

#define FORMULA                                                                                    \
	"The scores of the decisions on the way are added up: never less than\n"                   \
	"  nothing, and on the best path all points.\n"

static void every_path_is_explained(void **state)
{
	(void)state;
	assert_explained("call", FORMULA "  Path                                      Points\n"
	                                 "  ----------------------------------------  ------\n"
	                                 "  ring=give                                      0\n"
	                                 "  ring=talk pressure=yield                       0\n"
	                                 "  ring=talk pressure=end-call desk=nothing     0.5\n"
	                                 "  ring=talk pressure=end-call desk=all         1.5\n"
	                                 "  ring=hang-up desk=nothing                      1\n"
	                                 "  ring=hang-up desk=all                          2\n");
}

/* give 0; talk: yield 0, or 0.5 or 1.5; hang up: 1 or 2 */
static void guessing_takes_any_option(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "call");

	(void)state;
	assert_int_equal(question->interaction->guess(bank, question),
	                 (0 + (0 + (500 + 1500) / 2) / 2 + (1000 + 2000) / 2) / 3);
}

/* Options stay among those of their step; a fixed one stays in its place. */
static void steps_are_shuffled_each(void **state)
{
	const struct vigil_question *call = vigil_bank_find(bank, "call");
	const struct vigil_question *brief = vigil_bank_find(bank, "short");
	const struct vigil_question *detour = vigil_bank_find(bank, "detour");
	const struct interaction *interaction = call->interaction;
	static const unsigned step_of[] = {0, 0, 0, 1, 1, 2, 2};
	unsigned moved = 0;

	(void)state;
	assert_int_equal(interaction->order_count(bank, call), COUNT(step_of));
	for (unsigned i = 0; i < 100; i++) {
		struct random_stream stream;
		struct seed seed;
		uint16_t drawn[COUNT(step_of)];
		unsigned seen = 0;

		seed_read(&seed, (const char[]){(char)('0' + i / 10), (char)('0' + i % 10), '\0'});
		random_init(&stream, &seed, "call");
		interaction->shuffle(bank, call, &stream, drawn);
		for (unsigned place = 0; place < COUNT(step_of); place++) {
			assert_int_equal(step_of[drawn[place]], step_of[place]);
			seen |= 1U << drawn[place];
			moved += drawn[place] != place;
		}
		assert_int_equal(seen, 0x7F);
		interaction->shuffle(bank, brief, &stream, drawn);
		assert_int_equal(drawn[2], 2);
		interaction->shuffle(bank, detour, &stream, drawn);
		for (unsigned place = 0; place < 4; place++)
			assert_int_equal(drawn[place], place);
	}
	assert_in_range(moved, 300, 500);
}

/* A scenario as large as can be: 19 steps of ten options that all lead on, and a last one. */
static struct vigil_bank *large_bank(void)
{
	struct vigil_bank *made;
	struct text bytes;

	text_init(&bytes);
	text_add(&bytes, "<bank xmlns='urn:vigil:bank:1' id='m' version='1' xml:lang='en'>"
	                 "<title>M</title><scenario id='large' points='20'><prompt>P</prompt>");
	for (unsigned step = 0; step < 20; step++) {
		text_addf(&bytes, "<step id='s%u'>S", step);
		for (unsigned option = 0; option < 10; option++) {
			text_addf(&bytes, "<option id='o%u-%u' score='%s' ", step, option,
			          option == 9 ? "1" : "-1");
			if (step < 19)
				text_addf(&bytes, "next='s%u'>", step + 1);
			else
				text_add(&bytes, "end='good'>");
			text_addf(&bytes, "O %u<consequence>C</consequence></option>", option);
		}
		text_add(&bytes, "</step>");
	}
	text_add(&bytes, "</scenario></bank>");
	made = good_bank(bytes.bytes);
	text_clear(&bytes);
	return made;
}

/* 10^20 paths: none of these calls may walk them. */
static void many_paths_are_no_matter(void **state)
{
	struct vigil_bank *made = large_bank();
	const struct vigil_question *question = vigil_bank_find(made, "large");
	struct vigil_page *page = vigil_page_new();
	struct text best;
	char *text;

	(void)state;
	text_init(&best);
	question->interaction->best(made, question, &best);
	assert_int_equal(earned(made, "large", best.bytes), 20000);
	assert_int_equal(question->interaction->guess(made, question), 0);
	question->interaction->explain(made, question, page);
	text = text_of(page);
	assert_non_null(strstr(text, "best: s0=o0-9 s1=o1-9"));
	assert_non_null(strstr(text, "worst: s0=o0-0 s1=o1-0"));
	assert_non_null(strstr(text, "s19=o19-9"));
	free(text);
	text_clear(&best);
	vigil_page_free(page);
	vigil_bank_free(made);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(steps_are_asked_one_by_one),
		cmocka_unit_test(parts_are_described_as_shown),
		cmocka_unit_test(every_path_is_explained),
		cmocka_unit_test(guessing_takes_any_option),
		cmocka_unit_test(best_earns_all),
		cmocka_unit_test(steps_are_shuffled_each),
		cmocka_unit_test(many_paths_are_no_matter),
	};

	ROWS(read_cases, entry_is_read)
	ROWS(score_cases, path_is_scored)
	ROWS(review_cases, path_is_reviewed)
	add_tests(single, COUNT(single));
	return ask_all("interaction/scenario", document);
}
