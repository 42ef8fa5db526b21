/* tests/page/test_csv.c -- a page's table as CSV: exact, the same everywhere, run by nobody */
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistr.h>

#include "page/page.h"
#include "page/sample.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static char *csv_of(const struct vigil_page *page, struct vigil_csv_style style)
{
	char *out;
	size_t length;

	assert_int_equal(vigil_page_csv(&out, &length, page, &style), VIGIL_OK);
	assert_int_equal(strlen(out), length);
	return out;
}

/* ---- one value, byte by byte ---- */

struct value {
	enum page_type type;
	const char *text; /* or */
	int64_t whole;    /* or */
	double real;
	bool none;
};

static void add_value(struct vigil_page *page, const struct value *value)
{
	if (value->none) {
		page_cell_none(page);
		return;
	}
	switch (value->type) {
	case PAGE_TEXT:
	case PAGE_CODE:
		page_cell_text(page, value->text);
		break;
	case PAGE_COUNT:
		page_cell_count(page, value->whole);
		break;
	case PAGE_POINTS:
		page_cell_points(page, value->whole);
		break;
	case PAGE_TIME:
		page_cell_time(page, value->whole);
		break;
	case PAGE_DURATION:
		page_cell_duration(page, value->whole);
		break;
	case PAGE_YES_NO:
		page_cell_yes_no(page, value->whole);
		break;
	default:
		page_cell_real(page, value->real);
		break;
	}
}

/* A table of one value beside a count, so that an empty cell can be seen. */
static struct vigil_page *page_of(const struct value *value)
{
	const struct page_column columns[] = {
		{.id = "value", .name = "Value", .type = value->type, .places = 1},
		{.id = "n", .name = "n", .type = PAGE_COUNT},
	};
	struct vigil_page *page = vigil_page_new();

	assert_non_null(page);
	page_table(page,
	           &(struct page_table){.id = "values", .columns = columns, .column_count = 2});
	add_value(page, value);
	page_cell_count(page, 1);
	assert_false(page_failed(page));
	return page;
}

#define TEXT(words)                                                                                \
	{                                                                                          \
		.type = PAGE_TEXT, .text = (words)                                                 \
	}
#define WHOLE(of, number)                                                                          \
	{                                                                                          \
		.type = (of), .whole = (number)                                                    \
	}
#define REAL(of, number)                                                                           \
	{                                                                                          \
		.type = (of), .real = (number)                                                     \
	}
#define NONE(of)                                                                                   \
	{                                                                                          \
		.type = (of), .none = true                                                         \
	}

/* clang-format off */
static struct value_case {
	const char *name;
	struct value value;
	const char *cell;
} value_cases[] = {
	{ "a text is as it is",                          TEXT("dana"),                   "dana" },
	{ "a comma gets quotes",                         TEXT("a,b"),                    "\"a,b\"" },
	{ "a quote is doubled",                          TEXT("a\"b"),                   "\"a\"\"b\"" },
	{ "a newline stays in quotes",                   TEXT("a\nb"),                   "\"a\nb\"" },
	{ "space at an end is kept by quotes",           TEXT(" a"),                     "\" a\"" },
	{ "an empty text differs from none",             TEXT(""),                       "\"\"" },
	{ "a text that is none is an empty cell",        NONE(PAGE_TEXT),                "" },
	{ "a NULL is none",                              TEXT(NULL),                     "" },
	{ "Chinese is as it is",                         TEXT("李雷，好"),                 "李雷，好" },
	{ "an equals sign is not run",                   TEXT("=1+1"),                   "'=1+1" },
	{ "a plus is not run",                           TEXT("+1"),                     "'+1" },
	{ "a minus in a text is not run",                TEXT("-1"),                     "'-1" },
	{ "an at sign is not run",                       TEXT("@SUM(A1)"),               "'@SUM(A1)" },
	{ "a sign within a text does no harm",           TEXT("a=b+c-d@e"),              "a=b+c-d@e" },
	{ "a formula behind spaces is not run",          TEXT("  =1"),                   "'  =1" },
	{ "a formula behind a tab is not run",           TEXT("\t=1"),                   "'    =1" },
	{ "a formula behind a no-break space is not run", TEXT("\u00a0=1"),              "'\u00a0=1" },
	{ "a formula behind an ideographic space is not run", TEXT("\u3000=1"),          "'\u3000=1" },
	{ "a formula behind nothing that is seen is not run", TEXT("\u200b=1"),          "'\u200b=1" },
	{ "a formula behind a quote is not run",         TEXT("\"=1"),                   "\"'\"\"=1\"" },
	{ "a full-width sign is not run",                TEXT("\uff1d1"),                "'\uff1d1" },
	{ "a minus of typographers is not run",          TEXT("\u22121"),                "'\u22121" },
	{ "a formula behind a semicolon is not run",     TEXT("a;=1"),                   "\"a;'=1\"" },
	{ "a formula behind a newline is not run",       TEXT("a\n=1"),                  "\"a\n'=1\"" },
	{ "a carriage return begins no line",            TEXT("a\r\nb"),                 "\"a^M\nb\"" },
	{ "an escape sequence is shown",                 TEXT("\x1b[2J"),                "^[[2J" },
	{ "an override of direction is shown",           TEXT("\u202etxt"),              "<U+202E>txt" },
	{ "what is no UTF-8 is shown",                   TEXT("a\xff"),                  "a<\\xFF>" },
	{ "a code is a text",                            { .type = PAGE_CODE, .text = "q,1" }, "\"q,1\"" },
	{ "a count is a number",                         WHOLE(PAGE_COUNT, 181),         "181" },
	{ "a count below 0 stays a number",              WHOLE(PAGE_COUNT, -3),          "-3" },
	{ "no count is an empty cell",                   NONE(PAGE_COUNT),               "" },
	{ "points are points, not thousandths",          WHOLE(PAGE_POINTS, 3500),       "3.5" },
	{ "points below 0 stay a number",                WHOLE(PAGE_POINTS, -500),       "-0.5" },
	{ "a number keeps six places",                   REAL(PAGE_NUMBER, 1.0 / 3),     "0.333333" },
	{ "a number has no noise",                       REAL(PAGE_NUMBER, 0.1 + 0.2),   "0.3" },
	{ "a number below 0 stays a number",             REAL(PAGE_NUMBER, -0.5),        "-0.5" },
	{ "there is no 0 below 0",                       REAL(PAGE_NUMBER, -1e-9),       "0" },
	{ "half a millionth is rounded away from 0",     REAL(PAGE_NUMBER, 0.0000015),   "0.000002" },
	{ "a large number is written out",               REAL(PAGE_NUMBER, 1e10),        "10000000000" },
	{ "a number that is none is an empty cell",      REAL(PAGE_NUMBER, NAN),         "" },
	{ "infinity is none",                            REAL(PAGE_NUMBER, INFINITY),    "" },
	{ "minus infinity is none",                      REAL(PAGE_NUMBER, -INFINITY),   "" },
	{ "what is too large is none",                   REAL(PAGE_NUMBER, 1.1e10),      "" },
	{ "a share is a fraction",                       REAL(PAGE_SHARE, 0.875),        "0.875" },
	{ "all is 1",                                    REAL(PAGE_SHARE, 1),            "1" },
	{ "a time is in UTC",                            WHOLE(PAGE_TIME, 1795251631200), "2026-11-21T09:00:31.200Z" },
	{ "a time beyond the years is none",             WHOLE(PAGE_TIME, INT64_MAX),    "" },
	{ "a time before the years is none",             WHOLE(PAGE_TIME, INT64_MIN + 1), "" },
	{ "a duration is seconds",                       WHOLE(PAGE_DURATION, 372100),   "372.1" },
	{ "yes is true",                                 WHOLE(PAGE_YES_NO, true),       "true" },
	{ "no is false",                                 WHOLE(PAGE_YES_NO, false),      "false" },
};
/* clang-format on */

static void value_is_written(void **state)
{
	const struct value_case *row = *state;
	struct vigil_page *page = page_of(&row->value);
	char *out = csv_of(page, (struct vigil_csv_style){.table = NULL});
	const char *head = "value,n\r\n";
	size_t length = strlen(row->cell);

	assert_int_equal(strncmp(out, head, strlen(head)), 0);
	if (strncmp(out + strlen(head), row->cell, length) != 0 ||
	    strcmp(out + strlen(head) + length, ",1\r\n") != 0)
		fail_msg("'%s' is not the cell of:\n%s", row->cell, out);
	free(out);
	vigil_page_free(page);
}

/* ---- tables ---- */

static void an_interval_has_columns_of_its_own(void **state)
{
	struct vigil_page *page = sample_page(NULL);
	char *out = csv_of(page, (struct vigil_csv_style){.table = "quiz"});

	(void)state;
	assert_string_equal(
		out, "pass_rate,pass_rate_low,pass_rate_high,n,alpha,alpha_low,alpha_high,kappa\r\n"
		     "0.8232,0.764,0.873,181,0.3,-0.05,,\r\n");
	free(out);
	vigil_page_free(page);
}

static void a_table_is_found_by_its_id(void **state)
{
	struct vigil_page *page = sample_page(NULL);
	char *out = csv_of(page, (struct vigil_csv_style){.table = "learners"});
	static const char begin[] =
		"learner,name,attempts,best,share,gain,passed,last,time\r\n"
		"p3a7f,Dana Kim,12,8.5,0.85,-0.5,true,2026-11-21T09:00:00.000Z,21.3\r\n"
		"p3a1e,\"Ångström, Ö.\",7,";

	(void)state;
	assert_int_equal(strncmp(out, begin, sizeof begin - 1), 0);
	free(out);
	vigil_page_free(page);
}

static void the_second_of_an_id_has_a_number(void **state)
{
	struct vigil_page *page = sample_page(NULL), *other = sample_page(NULL);
	char *first, *second;

	(void)state;
	page_append(page, other);
	vigil_page_free(other);
	first = csv_of(page, (struct vigil_csv_style){.table = "learners"});
	second = csv_of(page, (struct vigil_csv_style){.table = "learners-2"});
	assert_string_equal(first, second);
	free(first);
	free(second);
	vigil_page_free(page);
}

static void there_is_no_drawing_and_no_unknown_table(void **state)
{
	struct vigil_page *page = sample_page(NULL);
	static const char *const ids[] = {"scores", "topics", "nothing", "learners-2", ""};

	(void)state;
	for (size_t i = 0; i < COUNT(ids); i++) {
		struct vigil_csv_style style = {.table = ids[i]};
		size_t length = 1;
		char *out;

		assert_int_equal(vigil_page_csv(&out, &length, page, &style), VIGIL_NOT_FOUND);
		assert_null(out);
		assert_int_equal(length, 0);
	}
	vigil_page_free(page);
}

static void a_byte_order_mark_is_there_if_wanted(void **state)
{
	struct vigil_page *page = sample_page(NULL);
	char *plain = csv_of(page, (struct vigil_csv_style){.table = NULL});
	char *marked = csv_of(page, (struct vigil_csv_style){.byte_order_mark = true});

	(void)state;
	assert_int_equal(strncmp(marked, "\xEF\xBB\xBF", 3), 0);
	assert_string_equal(marked + 3, plain);
	free(plain);
	free(marked);
	vigil_page_free(page);
}

static void missing_cells_are_empty(void **state)
{
	static const struct page_column columns[] = {
		{.id = "a", .name = "A", .type = PAGE_TEXT},
		{.id = "b", .name = "B", .type = PAGE_SHARE, .interval = true},
		{.id = "c", .name = "C", .type = PAGE_COUNT},
	};
	struct vigil_page *page = vigil_page_new();
	char *out;

	(void)state;
	page_table(page,
	           &(struct page_table){.id = "short", .columns = columns, .column_count = 3});
	page_cell_text(page, "x");
	out = csv_of(page, (struct vigil_csv_style){.table = NULL});
	assert_string_equal(out, "a,b,b_low,b_high,c\r\nx,,,,\r\n");
	free(out);
	vigil_page_free(page);
}

static void a_table_without_rows_is_its_columns(void **state)
{
	static const struct page_column columns[] = {
		{.id = "a", .name = "A", .type = PAGE_TEXT},
		{.id = "b", .name = "B", .type = PAGE_COUNT},
	};
	struct vigil_page *page = vigil_page_new(), *other = vigil_page_new();
	char *out;

	(void)state;
	page_table(other,
	           &(struct page_table){.id = "empty", .columns = columns, .column_count = 2});
	page_append(page, other);
	vigil_page_free(other);
	out = csv_of(page, (struct vigil_csv_style){.table = "empty"});
	assert_string_equal(out, "a,b\r\n");
	free(out);
	vigil_page_free(page);
}

static void a_locale_changes_nothing(void **state)
{
	struct vigil_page *page = sample_page(NULL);
	char *out = csv_of(page, (struct vigil_csv_style){.table = "learners"});
	char *german;

	(void)state;
	if (!setlocale(LC_ALL, "de_DE.UTF-8") && !setlocale(LC_ALL, "fr_FR.UTF-8")) {
		free(out);
		vigil_page_free(page);
		skip();
	}
	german = csv_of(page, (struct vigil_csv_style){.table = "learners"});
	setlocale(LC_ALL, "C");
	assert_string_equal(out, german);
	free(german);
	free(out);
	vigil_page_free(page);
}

/* ---- what is hostile, read back by a strict reader ---- */

/* One field: its bytes are copied without quotes; what follows it, or NULL when it is malformed. */
static const char *read_field(const char *at, char *field)
{
	if (*at != '"') {
		while (*at && !strchr(",\"\r\n", *at))
			*field++ = *at++;
		*field = '\0';
		return *at == '"' ? NULL : at;
	}
	for (at++; *at && (*at != '"' || at[1] == '"'); at++) {
		*field++ = *at;
		at += *at == '"';
	}
	*field = '\0';
	return *at == '"' ? at + 1 : NULL;
}

static bool is_number(const char *field)
{
	field += *field == '-';
	field += strspn(field, "0123456789");
	field += *field == '.';
	return field[strspn(field, "0123456789")] == '\0';
}

/* Would a spreadsheet run it? Told without what the writer uses. */
static bool is_run(const char *field)
{
	static const char *const skipped[] = {" ",      "\t",     "\r",     "\"",    "'",
	                                      "\u00a0", "\u3000", "\u200b", "\u00ad"};
	static const char *const signs[] = {"=",      "+",      "-",      "@",
	                                    "\uff1d", "\uff0b", "\uff0d", "\uff20"};
	bool again = true;

	if (*field == '\'')
		return false;
	while (again) {
		again = false;
		for (size_t i = 0; i < COUNT(skipped); i++) {
			if (strncmp(field, skipped[i], strlen(skipped[i])) == 0) {
				field += strlen(skipped[i]);
				again = true;
			}
		}
	}
	for (size_t i = 0; i < COUNT(signs); i++)
		if (strncmp(field, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

/* No part of a field that could become a cell is run. */
static void assert_not_run(const char *field)
{
	if (is_number(field))
		return;
	for (const char *part = field; part; part = strpbrk(part, ";\n"), part += part != NULL)
		if (is_run(part))
			fail_msg("a spreadsheet would run '%s'", field);
}

static void assert_harmless(const char *csv, size_t columns)
{
	char *field = malloc(strlen(csv) + 1);
	size_t count = 0;

	assert_non_null(field);
	assert_null(u8_check((const uint8_t *)csv, strlen(csv)));
	for (const char *at = csv; *at;) {
		at = read_field(at, field);
		assert_non_null(at);
		assert_not_run(field);
		for (const char *byte = field; *byte; byte++)
			assert_true((*byte & 0xE0) || *byte == '\n');
		count++;
		if (*at == ',') {
			at++;
			continue;
		}
		assert_int_equal(strncmp(at, "\r\n", 2), 0);
		assert_int_equal(count, columns);
		count = 0;
		at += 2;
	}
	free(field);
}

static void no_text_is_run(void **state)
{
	(void)state;
	for (size_t i = 0; hostile_texts[i]; i++) {
		struct vigil_page *page = sample_page(hostile_texts[i]);
		char *out = csv_of(page, (struct vigil_csv_style){.table = "learners"});

		assert_harmless(out, 9);
		free(out);
		vigil_page_free(page);
	}
}

#define CASE_COUNT COUNT(value_cases)

int main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(an_interval_has_columns_of_its_own),
		cmocka_unit_test(a_table_is_found_by_its_id),
		cmocka_unit_test(the_second_of_an_id_has_a_number),
		cmocka_unit_test(there_is_no_drawing_and_no_unknown_table),
		cmocka_unit_test(a_byte_order_mark_is_there_if_wanted),
		cmocka_unit_test(missing_cells_are_empty),
		cmocka_unit_test(a_table_without_rows_is_its_columns),
		cmocka_unit_test(a_locale_changes_nothing),
		cmocka_unit_test(no_text_is_run),
	};
	struct CMUnitTest tests[CASE_COUNT + COUNT(others)];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = value_cases[i].name,
		                               .test_func = value_is_written,
		                               .initial_state = &value_cases[i]};
	memcpy(tests + CASE_COUNT, others, sizeof others);
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
