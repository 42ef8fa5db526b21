/* tests/xml/test_pattern.c -- patterns: what they take, what is none, and how long it takes */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/normal.h"
#include "base/text.h"
#include "xml/pattern.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
static const struct match_case {
	const char *name, *pattern;
	unsigned rules;
	const char *text; /* in normal form, as the pattern's owner has it */
	bool matches;
} match_cases[] = {
	{ "letters are themselves",                "phish", 0, "phish", true },
	{ "a pattern takes the whole text",        "phish", 0, "phishing", false },
	{ "and from its start",                    "ish", 0, "phish", false },
	{ "no pattern takes no text",              "", 0, "", true },
	{ "and nothing else",                      "", 0, "a", false },
	{ "a point is any character",              "p.t", 0, "p\u00E9t", true },
	{ "but not two",                           "p.t", 0, "poet", false },
	{ "a star is any number",                  "a*b", 0, "aaab", true },
	{ "or none",                               "a*b", 0, "b", true },
	{ "a plus is at least one",                "a+b", 0, "b", false },
	{ "a question mark is one or none",        "ab?c", 0, "ac", true },
	{ "and not two",                           "ab?c", 0, "abbc", false },
	{ "a count is a count",                    "a{3}", 0, "aaa", true },
	{ "no fewer",                              "a{3}", 0, "aa", false },
	{ "no more",                               "a{3}", 0, "aaaa", false },
	{ "from two to four: the least",           "a{2,4}", 0, "aa", true },
	{ "from two to four: the most",            "a{2,4}", 0, "aaaa", true },
	{ "from two to four: fewer",               "a{2,4}", 0, "a", false },
	{ "from two to four: more",                "a{2,4}", 0, "aaaaa", false },
	{ "from two on",                           "a{2,}", 0, "aaaaaaaa", true },
	{ "from two on: fewer",                    "a{2,}", 0, "a", false },
	{ "none is none",                          "ba{0}", 0, "b", true },
	{ "none is not one",                       "ba{0}", 0, "ba", false },
	{ "up to two: none",                       "(ab){0,2}", 0, "", true },
	{ "up to two: two",                        "(ab){0,2}", 0, "abab", true },
	{ "up to two: three",                      "(ab){0,2}", 0, "ababab", false },
	{ "the first branch",                      "ab|cd|ef", 0, "ab", true },
	{ "the second branch",                     "ab|cd|ef", 0, "cd", true },
	{ "the last branch",                       "ab|cd|ef", 0, "ef", true },
	{ "no two branches",                       "ab|cd|ef", 0, "abcd", false },
	{ "an empty branch",                       "a(b|)c", 0, "ac", true },
	{ "branches in brackets",                  "a(b|c(d|e))f", 0, "acef", true },
	{ "repeated branches",                     "(a|bc)+d", 0, "abcad", true },
	{ "counted branches",                      "(a|bc){2}d", 0, "bcad", true },
	{ "a class",                               "[abc]x", 0, "bx", true },
	{ "a range",                               "[a-f]x", 0, "gx", false },
	{ "anything but a class",                  "[^a-f]x", 0, "gx", true },
	{ "a class less another",                  "[a-z-[aeiou]]+", 0, "rhythm", true },
	{ "a class less another: what it lacks",   "[a-z-[aeiou]]+", 0, "rhyme", false },
	{ "a bracket in a class",                  "[\\]\\[]+", 0, "[]", true },
	{ "a parenthesis in a class",              "([)(|]+)", 0, "(|)", true },
	{ "digits",                                "\\d+", 0, "2025", true },
	{ "digits of another script",              "\\d+", 0, "\u0664\u0662", true },
	{ "no digits",                             "\\D", 0, "4", false },
	{ "letters of a category",                 "\\p{L}+", 0, "\u03BB\u00E9", true },
	{ "letters of any script",                 "\\w+", 0, "\u9493\u9C7C", true },
	{ "a category that is not",                "\\P{L}", 0, "a", false },
	{ "an escaped sign",                       "a\\.b\\*\\(\\)\\\\", 0, "a.b*()\\", true },
	{ "an escaped point is a point",           "a\\.b", 0, "axb", false },
	{ "a dollar is a dollar",                  "\\d+ ?US$", NORMAL_KEEPS_CASE, "5 US$", true },
	{ "a circumflex is one",                   "^a$", 0, "^a$", true },
	{ "and no anchor",                         "^a$", 0, "a", false },
	{ "capitals are folded",                   "NIO( inc)?", 0, "nio inc", true },
	{ "where case is minded they are not",     "NIO", NORMAL_KEEPS_CASE, "nio", false },
	{ "classes are folded",                    "[A-C]+", 0, "cab", true },
	{ "escapes are not",                       "\\S\\D", 0, "ab", true },
	{ "a sharp s is two letters",              "Stra\u00DFe", 0, "strasse", true },
	{ "two letters are repeated together",     "\u00DF{2}", 0, "ssss", true },
	{ "accents are composed",                  "cafe\u0301?", 0, "caf", true },
	{ "accents may be dropped",                "caf\u00E9", NORMAL_DROPS_ACCENTS, "cafe", true },
	{ "typographic dashes are folded",         "a\u2013b", 0, "a-b", true },
	{ "a dash in a class is no range",         "[a\u2013c]", 0, "b", false },
	{ "full-width signs are not special",      "a\uFF0A", 0, "a*", true },
	{ "a full-width star repeats nothing",     "a\uFF0A", 0, "aa", false },
	{ "spaces are folded",                     "a \u00A0 b", 0, "a b", true },
};

static const struct refused_case {
	const char *name, *pattern, *problem; /* words of it */
} refused_cases[] = {
	{ "an open parenthesis",        "(a", "no regular expression" },
	{ "a closed parenthesis",       "a)", "no regular expression" },
	{ "an open class",              "[a", "no regular expression" },
	{ "a quantifier of nothing",    "*a", "no regular expression" },
	{ "an escape of nothing",       "a\\", "no regular expression" },
	{ "an escape that is none",     "\\y", "no regular expression" },
	{ "a category that is none",    "\\p{Foo}", "no regular expression" },
	{ "a count that is none",       "a{x}", "no regular expression" },
	{ "counts that multiply",       "((a{40}){40}){40}", "too many" },
	{ "nothing, counted",           "((((){99}){99}){99}){99}", "too many" },
};

/* Each takes exponential time when it is tried branch by branch. */
static const struct hard_case {
	const char *name, *pattern;
} hard_cases[] = {
	{ "plus within plus",           "(a+)+b" },
	{ "plus within plus, and a dollar", "(a+)+$" },
	{ "star within star",           "(a*)*b" },
	{ "star within star within star", "((a*)*)*b" },
	{ "branches that are the same", "(a|a)*b" },
	{ "branches that overlap",      "(a|aa)+b" },
	{ "points everywhere",          "(.*)*(.*)*(.*)*x" },
	{ "stars in a row",             ".*.*.*.*.*.*.*.*.*.*x" },
	{ "counts within counts",       "(a{0,50}){2,20}b" },
	{ "what may be there, often",   "(a?){200}(a?){200}b" },
	{ "classes that overlap",       "([ab]*[ac]*[ad]*[^b]*\\w*\\p{L}*)*b" },
};
/* clang-format on */

static void text_is_matched(void **state)
{
	const struct match_case *row = *state;
	const char *problem;
	struct pattern *pattern = pattern_new(row->pattern, row->rules, &problem);

	assert_null(problem);
	assert_non_null(pattern);
	assert_true(pattern_check(row->pattern, row->rules, &problem));
	assert_null(problem);
	assert_int_equal(pattern_matches(pattern, row->text), row->matches);
	assert_int_equal(pattern_matches(pattern, row->text), row->matches); /* again */
	pattern_free(pattern);
}

static void pattern_is_refused(void **state)
{
	const struct refused_case *row = *state;
	const char *problem = NULL;

	assert_null(pattern_new(row->pattern, 0, &problem));
	assert_non_null(problem);
	if (!strstr(problem, row->problem))
		assert_string_equal(problem, row->problem);
	problem = NULL;
	assert_false(pattern_check(row->pattern, 0, &problem));
	assert_non_null(problem);
}

/* The check may look at less than the making does, but comes to the same. */
static void check_agrees_with_making(void **state)
{
	static const char *const pieces[] = {
		"a",  "Z",   "9",   " ",   "-",    "^",      ",",     "(",     ")",
		"|",  "*",   "+",   "?",   "{2}",  "{0}",    "{3,2}", "{2,}",  "{1,99}",
		"{",  "}",   "[",   "]",   "[a-]", "[-a]",   "[^9a]", "[Z-a]", "[A-c]",
		"\\", "\\d", "\\.", "\\e", "(a)",  "(a|b)*", "()",    "(.)+",  "\u00DF",
	};
	uint32_t number = 1;
	const char *problem;

	(void)state;
	for (unsigned i = 0; i < 20000; i++) {
		struct pattern *pattern;
		char source[128] = "";
		bool fit;

		for (unsigned j = 0; j <= i % 13; j++) {
			number = number * 1664525U + 1013904223U;
			strcat(source, pieces[(number >> 16) % COUNT(pieces)]);
		}
		fit = pattern_check(source, i % 4, &problem);
		pattern = pattern_new(source, i % 4, &problem);
		if (fit != (pattern != NULL))
			assert_string_equal(source, "a pattern on which both agree");
		pattern_free(pattern);
	}
}

/* Whoever tries branch by branch does not come back from here. */
static void hard_pattern_is_matched(void **state)
{
	const struct hard_case *row = *state;
	const char *problem;
	struct pattern *pattern = pattern_new(row->pattern, 0, &problem);
	char text[1001];

	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_non_null(pattern);
	assert_false(pattern_matches(pattern, text));
	pattern_free(pattern);
}

static void lengths_are_bounded(void **state)
{
	const char *problem;
	struct pattern *pattern = pattern_new("a*", 0, &problem);
	char text[PATTERN_TEXT_MOST + 2];

	(void)state;
	memset(text, 'a', sizeof(text));
	text[PATTERN_TEXT_MOST] = '\0';
	assert_true(pattern_matches(pattern, text));
	text[PATTERN_TEXT_MOST] = 'a';
	text[PATTERN_TEXT_MOST + 1] = '\0';
	assert_false(pattern_matches(pattern, text));
	pattern_free(pattern);
	text[PATTERN_MOST] = '\0';
	pattern = pattern_new(text, 0, &problem);
	assert_non_null(pattern);
	pattern_free(pattern);
	text[PATTERN_MOST] = 'a';
	text[PATTERN_MOST + 1] = '\0';
	assert_null(pattern_new(text, 0, &problem));
	assert_string_equal(problem, "it is longer than a pattern can be");
}

int main(void)
{
	struct CMUnitTest tests[COUNT(match_cases) + COUNT(refused_cases) + COUNT(hard_cases) + 2];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(match_cases); i++)
		*test++ = (struct CMUnitTest){.name = match_cases[i].name,
		                              .test_func = text_is_matched,
		                              .initial_state = (void *)&match_cases[i]};
	for (size_t i = 0; i < COUNT(refused_cases); i++)
		*test++ = (struct CMUnitTest){.name = refused_cases[i].name,
		                              .test_func = pattern_is_refused,
		                              .initial_state = (void *)&refused_cases[i]};
	for (size_t i = 0; i < COUNT(hard_cases); i++)
		*test++ = (struct CMUnitTest){.name = hard_cases[i].name,
		                              .test_func = hard_pattern_is_matched,
		                              .initial_state = (void *)&hard_cases[i]};
	*test++ = (struct CMUnitTest)cmocka_unit_test(check_agrees_with_making);
	*test = (struct CMUnitTest)cmocka_unit_test(lengths_are_bounded);
	return cmocka_run_group_tests_name("xml/pattern", tests, NULL, NULL);
}
