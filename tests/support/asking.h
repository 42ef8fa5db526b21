/* support/asking.h -- asking the questions of one bank without a session */
#ifndef SUPPORT_ASKING_H
#define SUPPORT_ASKING_H

#include <stdio.h>
#include <stdlib.h>

#include "page/page.h"
#include "support/banks.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const uint16_t file_order[32] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10,
                                        11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                                        22, 23, 24, 25, 26, 27, 28, 29, 30, 31};

static inline struct asked ask(const struct vigil_bank *bank, const char *id, const uint16_t *order)
{
	struct asked asked = {.bank = bank,
	                      .question = vigil_bank_find(bank, id),
	                      .order = order,
	                      .language = "en",
	                      .response = ""};

	assert_non_null(asked.question);
	return asked;
}

/* Read `entry`, and see whether it comes out so; `expected` is the response, or words of `why`. */
static inline void assert_read(const struct asked *asked, bool typed, const char *entry,
                               enum read_outcome outcome, const char *expected)
{
	const struct interaction *interaction = asked->question->interaction;
	struct text response, why;
	enum read_outcome found;

	text_init(&response);
	text_init(&why);
	found = (typed ? interaction->read : interaction->restore)(asked, entry, &response, &why);
	assert_int_equal(found, outcome);
	if (outcome == READ_DONE || outcome == READ_MORE) {
		assert_string_equal(response.bytes, expected);
		assert_string_equal(why.bytes, "");
	} else if (!strstr(why.bytes, expected)) {
		assert_string_equal(why.bytes, expected);
	}
	text_clear(&response);
	text_clear(&why);
}

static inline int32_t earned(const struct vigil_bank *bank, const char *id, const char *response)
{
	const struct vigil_question *question = vigil_bank_find(bank, id);
	struct score score = question->interaction->score(bank, question, response);

	assert_false(score.pending);
	return score.earned_mpts;
}

/* The best response earns all points, and reads back as it is. */
static inline void assert_best_earns_all(const struct vigil_bank *bank)
{
	for (size_t i = 0; i < bank->question_count; i++) {
		const struct vigil_question *question = bank_question(bank, i);
		const char *id = bank_text(bank, question->id);
		struct asked asked = ask(bank, id, file_order);
		struct text best;

		text_init(&best);
		question->interaction->best(bank, question, &best);
		assert_int_equal(earned(bank, id, best.bytes), question->points_mpts);
		assert_int_equal(earned(bank, id, ""), 0);
		assert_read(&asked, false, best.bytes, READ_DONE, best.bytes);
		text_clear(&best);
	}
}

/* The page's text, which the caller frees. */
static inline char *text_of(const struct vigil_page *page)
{
	const struct vigil_text_style style = {.width = 76};
	char *text;
	size_t length;

	assert_int_equal(vigil_page_text(&text, &length, page, &style), VIGIL_OK);
	return text;
}

static inline void assert_shows(const struct vigil_page *page, const char *expected)
{
	char *text = text_of(page);

	assert_string_equal(text, expected);
	free(text);
}

/* ---- a program of tests that all ask one bank ---- */

#define TESTS_MOST 256

static struct vigil_bank *bank; /* while tests run */
static const char *bank_document;

static struct CMUnitTest all_tests[TESTS_MOST]; /* those that are left over have no name */
static size_t test_count;

static inline void add_test(const char *name, CMUnitTestFunction function, const void *row)
{
	assert_true(test_count < TESTS_MOST);
	all_tests[test_count++] = (struct CMUnitTest){
		.name = name, .test_func = function, .initial_state = (void *)row};
}

/* A test for each row of a table: its name and its state. */
#define ROWS(rows, function)                                                                       \
	for (size_t i = 0; i < COUNT(rows); i++)                                                   \
		add_test((rows)[i].name, (function), &(rows)[i]);

static inline void add_tests(const struct CMUnitTest *tests, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_test(tests[i].name, tests[i].test_func, NULL);
}

static inline int load_bank(void **state)
{
	(void)state;
	bank = good_bank(bank_document);
	return 0;
}

static inline int free_bank(void **state)
{
	(void)state;
	vigil_bank_free(bank);
	return 0;
}

/* Run the tests that were added. */
static inline int ask_all_between(const char *name, CMFixtureFunction set_up,
                                  CMFixtureFunction tear_down)
{
	return cmocka_run_group_tests_name(name, all_tests, set_up, tear_down);
}

/* Run them with a bank of this document. */
static inline int ask_all(const char *name, const char *document)
{
	bank_document = document;
	return ask_all_between(name, load_bank, free_bank);
}

/* A test for every interaction: the best response of each question earns all. */
static inline void best_earns_all(void **state)
{
	(void)state;
	assert_best_earns_all(bank);
}

#endif
