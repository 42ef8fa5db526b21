/* tests/interaction/test_true_false.c -- is this true? Read, shown, scored */
#include "support/asking.h"

static const char document[] =
	BANK("<true-false id='so' answer='true' points='0.5'><prompt>So?</prompt></true-false>\n"
             "<true-false id='not' answer='false'><prompt>So?</prompt></true-false>\n");

/* clang-format off */
static const struct read_case {
	const char *name, *typed;
	bool is_typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "t is true",                "t",       true,  READ_DONE, "true" },
	{ "f is false",               "f",       true,  READ_DONE, "false" },
	{ "case does not matter",     " T ",     true,  READ_DONE, "true" },
	{ "a letter as it is shown",  "f)",      true,  READ_DONE, "false" },
	{ "the word",                 "False",   true,  READ_DONE, "false" },
	{ "yes",                      "yes",     true,  READ_DONE, "true" },
	{ "n is no",                  "N",       true,  READ_DONE, "false" },
	{ "the first is true",        "1",       true,  READ_DONE, "true" },
	{ "the second is false",      "2",       true,  READ_DONE, "false" },
	{ "a full-width letter",      "\xEF\xBD\x94", true, READ_DONE, "true" },
	{ "a third there is not",     "3",       true,  READ_UNREADABLE, "neither" },
	{ "both is neither",          "t f",     true,  READ_UNREADABLE, "neither" },
	{ "maybe",                    "maybe",   true,  READ_UNREADABLE, "neither" },
	{ "nothing",                  "",        true,  READ_UNREADABLE, "Nothing" },
	{ "only spaces",              "  ",      true,  READ_UNREADABLE, "Nothing" },
	{ "bytes that are no text",   "\xFF",    true,  READ_UNREADABLE, "Nothing" },
	{ "a record holds the word",  "true",    false, READ_DONE, "true" },
	{ "a record has no letters",  "t",       false, READ_UNREADABLE, "'true' or 'false'" },
	{ "a record has no case",     "True",    false, READ_UNREADABLE, "'true' or 'false'" },
	{ "an empty record is none",  "",        false, READ_UNREADABLE, "'true' or 'false'" },
};

static const struct score_case {
	const char *name, *question, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "the right answer earns the points", "so",  "true",  500 },
	{ "the wrong one earns nothing",       "so",  "false", 0 },
	{ "no answer earns nothing",           "so",  "",      0 },
	{ "false may be right",                "not", "false", 1000 },
	{ "and true wrong",                    "not", "true",  0 },
};

static const struct review_case {
	const char *name, *response;
	enum release release;
	const char *shown;
} review_cases[] = {
	{ "a right answer needs no words",     "false", RELEASE_KEY, "" },
	{ "after a wrong one the key is told", "true",  RELEASE_KEY, "The statement is false.\n" },
	{ "but not before it may be",          "true",  RELEASE_VERDICT, "" },
	{ "without an answer, too",            "",      RELEASE_KEY, "The statement is false.\n" },
};
/* clang-format on */

static void entry_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "so", NULL);

	assert_read(&asked, row->is_typed, row->typed, row->outcome, row->expected);
}

static void answer_is_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, row->question, row->response), row->earned_mpts);
}

static void answer_is_reviewed(void **state)
{
	const struct review_case *row = *state;
	struct asked asked = ask(bank, "not", NULL);
	struct vigil_page *page = vigil_page_new();

	asked.response = row->response;
	asked.question->interaction->review(&asked, row->release, page);
	assert_shows(page, row->shown);
	vigil_page_free(page);
}

static void fail_on_part(void *context, const char *element, const char *id, const char *marked)
{
	(void)context;
	(void)element;
	(void)id;
	fail_msg("part '%s'", marked);
}

static void statement_is_presented(void **state)
{
	struct asked asked = ask(bank, "so", NULL);
	const struct interaction *interaction = asked.question->interaction;
	struct vigil_page *page = vigil_page_new();
	struct text line;

	(void)state;
	interaction->present(&asked, page);
	assert_shows(page, "  t) true\n  f) false\n");
	vigil_page_free(page);
	text_init(&line);
	interaction->accepts(&asked, &line);
	assert_string_equal(line.bytes, "t for true or f for false");
	text_clear(&line);
	assert_int_equal(interaction->order_count(bank, asked.question), 0);
	interaction->describe(&asked, fail_on_part, NULL);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(statement_is_presented),
		cmocka_unit_test(best_earns_all),
	};

	ROWS(read_cases, entry_is_read)
	ROWS(score_cases, answer_is_scored)
	ROWS(review_cases, answer_is_reviewed)
	add_tests(single, COUNT(single));
	return ask_all("interaction/true-false", document);
}
