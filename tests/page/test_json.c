/* tests/page/test_json.c -- a page as JSON, read back by a reader that is not ours */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <unistr.h>

#include "page/page.h"
#include "page/sample.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static char *json_of(const struct vigil_page *page, struct vigil_json_style style)
{
	char *out;
	size_t length;

	assert_int_equal(vigil_page_json(&out, &length, page, &style), VIGIL_OK);
	assert_int_equal(strlen(out), length);
	return out;
}

static json_t *read_back(const char *text)
{
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("line %d: %s\n%s", error.line, error.text, text);
	return root;
}

/* What a path of names and numbers leads to: "tables.learners.0.best". */
static const json_t *at_path(const json_t *value, const char *path)
{
	char name[64];

	while (value && *path) {
		size_t length = strcspn(path, ".");

		assert_true(length < sizeof name);
		memcpy(name, path, length);
		name[length] = '\0';
		value = json_is_array(value) ? json_array_get(value, strtoul(name, NULL, 10))
		                             : json_object_get(value, name);
		path += length + (path[length] == '.');
	}
	return value;
}

/* clang-format off */
static struct value_case {
	const char *name, *path, *json;
} cases[] = {
	{ "the schema is said",                 "schema",                            "\"vigil-page-1\"" },
	{ "the first heading is the title",     "title",                             "\"Annual awareness, autumn 2026\"" },
	{ "fields are in their order",          "fields.1.name",                     "\"Points\"" },
	{ "a field's value has no marks",       "fields.0.value",                    "\"annual, version 1.0\"" },
	{ "a record is a table of one row",     "tables.quiz.0.n",                   "181" },
	{ "a share is a fraction",              "tables.quiz.0.pass_rate",           "0.8232" },
	{ "an interval's low end",              "tables.quiz.0.pass_rate_low",       "0.764" },
	{ "an interval's high end",             "tables.quiz.0.pass_rate_high",      "0.873" },
	{ "a number has no noise",              "tables.quiz.0.alpha",               "0.3" },
	{ "a number below 0",                   "tables.quiz.0.alpha_low",           "-0.05" },
	{ "an undefined end is null",           "tables.quiz.0.alpha_high",          "null" },
	{ "an undefined number is null",        "tables.quiz.0.kappa",               "null" },
	{ "a code is a text",                   "tables.learners.0.learner",         "\"p3a7f\"" },
	{ "a text is UTF-8",                    "tables.learners.2.name",            "\"李雷\"" },
	{ "a count is whole",                   "tables.learners.0.attempts",        "12" },
	{ "points are points",                  "tables.learners.0.best",            "8.5" },
	{ "yes is true",                        "tables.learners.0.passed",          "true" },
	{ "no is false",                        "tables.learners.3.passed",          "false" },
	{ "a time is a text in UTC",            "tables.learners.0.last",            "\"2026-11-21T09:00:00.000Z\"" },
	{ "no time is null",                    "tables.learners.3.last",            "null" },
	{ "a duration is seconds",              "tables.learners.0.time",            "21.3" },
	{ "a drawing is no table",              "tables.scores",                     NULL },
	{ "a drawing says its shape",           "plots.scores.shape",                "\"histogram\"" },
	{ "a drawing says its title",           "plots.scores.title",                "\"Scores\"" },
	{ "a drawing says what it counts by",   "plots.scores.axis",                 "\"Score\"" },
	{ "a drawing says its mark",            "plots.scores.mark",                 "0.8" },
	{ "a drawing says what the mark is",    "plots.scores.mark_name",            "\"to pass\"" },
	{ "a drawing has its figures",          "plots.scores.data.8.learners",      "66" },
	{ "a drawing without a mark says so",   "plots.map.mark",                    "null" },
	{ "a scatter",                          "plots.map.shape",                   "\"scatter\"" },
	{ "bars",                               "plots.topics.shape",                "\"bars\"" },
	{ "bars have intervals",                "plots.topics.data.0.mean_low",      "0.55" },
	{ "a line",                             "plots.months.shape",                "\"line\"" },
	{ "a gap in a line is null",            "plots.months.data.4.rate",          "null" },
};
/* clang-format on */

static void value_is_there(void **state)
{
	const struct value_case *row = *state;
	struct vigil_page *page = sample_page(NULL);
	char *text = json_of(page, (struct vigil_json_style){.title = NULL});
	json_t *root = read_back(text);
	const json_t *value = at_path(root, row->path);
	char *found = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15)) : NULL;

	if (!row->json)
		assert_null(found);
	else if (!found || strcmp(found, row->json) != 0)
		fail_msg("%s is %s, not %s", row->path, found ? found : "missing", row->json);
	free(found);
	json_decref(root);
	free(text);
	vigil_page_free(page);
}

static void members_have_an_order(void **state)
{
	struct vigil_page *page = vigil_page_new();
	char *text =
		json_of(page, (struct vigil_json_style){.schema = "vigil-none-1", .title = "T"});

	(void)state;
	assert_string_equal(text, "{\"schema\": \"vigil-none-1\",\n\"title\": \"T\",\n"
	                          "\"fields\": [],\n\"tables\": {},\n\"plots\": {}}\n");
	free(text);
	vigil_page_free(page);
}

static void columns_have_an_order(void **state)
{
	struct vigil_page *page = sample_page(NULL);
	char *text = json_of(page, (struct vigil_json_style){.title = NULL});

	(void)state;
	assert_non_null(strstr(text, "{\"pass_rate\": 0.8232, \"pass_rate_low\": 0.764, "
	                             "\"pass_rate_high\": 0.873, \"n\": 181, \"alpha\": 0.3, "));
	free(text);
	vigil_page_free(page);
}

static void tables_of_one_id_are_apart(void **state)
{
	struct vigil_page *page = sample_page(NULL), *other = sample_page("x");
	char *text;
	json_t *root;

	(void)state;
	page_append(page, other);
	vigil_page_free(other);
	text = json_of(page, (struct vigil_json_style){.title = NULL});
	root = read_back(text);
	assert_string_equal(json_string_value(at_path(root, "tables.learners.0.name")), "Dana Kim");
	assert_string_equal(json_string_value(at_path(root, "tables.learners-2.0.name")), "x");
	assert_int_equal(json_array_size(at_path(root, "plots.scores-2.data")), 10);
	json_decref(root);
	free(text);
	vigil_page_free(page);
}

/* The text as it has to come back: each byte that is no UTF-8 is U+FFFD. */
static char *as_utf8(const char *text)
{
	size_t left = strlen(text);
	char *out = calloc(3 * left + 1, 1), *to = out;

	assert_non_null(out);
	while (left > 0) {
		ucs4_t character;
		int size = u8_mbtoucr(&character, (const uint8_t *)text, left);

		if (size > 0)
			memcpy(to, text, (size_t)size);
		else
			memcpy(to, "\uFFFD", 3);
		to += size > 0 ? size : 3;
		text += size > 0 ? size : 1;
		left -= (size_t)(size > 0 ? size : 1);
	}
	return out;
}

/* Nothing that a terminal obeys or an editor hides is in the bytes. */
static void assert_printable(const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	ucs4_t character;

	assert_null(u8_check(at, strlen(text)));
	while ((at = u8_next(&character, at))) {
		assert_true(character >= 0x20 || character == '\n');
		assert_false(character >= 0x7F && character < 0xA0);
		assert_false(character >= 0x200B && character <= 0x200F);
		assert_false(character >= 0x2028 && character <= 0x202E);
		assert_false(character >= 0x2066 && character <= 0x2069);
		assert_false(character >= 0xE0000 && character <= 0xE007F);
	}
}

static void every_text_comes_back(void **state)
{
	(void)state;
	for (size_t i = 0; hostile_texts[i]; i++) {
		struct vigil_page *page = sample_page(hostile_texts[i]);
		char *text = json_of(page, (struct vigil_json_style){.title = NULL});
		char *wanted = as_utf8(hostile_texts[i]);
		json_t *root = read_back(text);
		const json_t *name = at_path(root, "tables.learners.1.name");

		assert_printable(text);
		assert_string_equal(json_string_value(name), wanted);
		json_decref(root);
		free(wanted);
		free(text);
		vigil_page_free(page);
	}
}

static void a_large_table_is_whole(void **state)
{
	struct vigil_page *page = sample_large(2000);
	char *text = json_of(page, (struct vigil_json_style){.title = NULL});
	json_t *root = read_back(text);

	(void)state;
	assert_int_equal(json_array_size(at_path(root, "tables.rows")), 2000);
	assert_string_equal(json_string_value(at_path(root, "tables.rows.1999.learner")),
	                    "learner-1999");
	assert_true(fabs(json_real_value(at_path(root, "tables.rows.1999.gain")) - 285.571429) <
	            1e-9);
	json_decref(root);
	free(text);
	vigil_page_free(page);
}

#define CASE_COUNT COUNT(cases)

int main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(members_have_an_order),
		cmocka_unit_test(columns_have_an_order),
		cmocka_unit_test(tables_of_one_id_are_apart),
		cmocka_unit_test(every_text_comes_back),
		cmocka_unit_test(a_large_table_is_whole),
	};
	struct CMUnitTest tests[CASE_COUNT + COUNT(others)];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = value_is_there,
		                               .initial_state = &cases[i]};
	memcpy(tests + CASE_COUNT, others, sizeof others);
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
