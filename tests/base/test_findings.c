/* tests/base/test_findings.c -- a list that owns its strings, sorts them and gives them places */
#include "base/findings.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static const struct vigil_code mistake = {"mistake", VIGIL_ERROR};
static const struct vigil_code doubt = {"doubt", VIGIL_WARNING};

/* A document that comes in pieces of at most `piece` bytes. */
struct document {
	const char *bytes;
	size_t left, piece;
};

static size_t read_document(void *source, char *buffer, size_t size)
{
	struct document *document = source;

	if (size > document->piece)
		size = document->piece;
	if (size > document->left)
		size = document->left;
	memcpy(buffer, document->bytes, size);
	document->bytes += size;
	document->left -= size;
	return size;
}

static void locate(struct vigil_findings *findings, size_t first, const char *bytes, size_t piece)
{
	struct document document = {bytes, strlen(bytes), piece};

	findings_locate(findings, first, read_document, &document);
}

/* clang-format off */
static struct place_case {
	const char *name, *document;
	size_t offset;
	uint32_t line, column;
} places[] = {
	{ "the first byte is 1:1",                 "ab\ncd",            0,               1, 1 },
	{ "columns count from 1",                  "ab\ncd",            1,               1, 2 },
	{ "a newline ends its own line",           "ab\ncd",            2,               1, 3 },
	{ "the next line starts behind it",        "ab\ncd",            3,               2, 1 },
	{ "empty lines count",                     "\n\n\nx",           3,               4, 1 },
	{ "columns count characters, not bytes",   "\xE9\x92\x93x",     3,               1, 2 },
	{ "a line may end in two characters",     "a\r\nb",            3,               2, 1 },
	{ "a carriage return alone ends a line",  "a\r\rb",            3,               3, 1 },
	{ "a byte order mark has no column",      "\xEF\xBB\xBF" "ab",   4,               1, 2 },
	{ "the end of the document has a place",   "ab\ncd",            5,               2, 3 },
	{ "beyond it is its end",                  "ab\ncd",            99,              2, 3 },
	{ "an empty document has one place",       "",                  0,               1, 1 },
	{ "nowhere stays unknown",                 "ab\ncd",            FINDING_NOWHERE, 0, 0 },
};
/* clang-format on */

static void offset_has_place(void **state)
{
	const struct place_case *row = *state;
	struct vigil_place at[2];
	struct vigil_findings *findings;

	for (size_t piece = 1; piece < 3; piece++) {
		findings = vigil_findings_new();
		findings_add(findings, &mistake, "bank.xml", row->offset, NULL, "wrong");
		locate(findings, 0, row->document, piece);
		at[piece - 1] = vigil_findings_get(findings, 0)->at;
		vigil_findings_free(findings);
		assert_int_equal(at[piece - 1].line, row->line);
		assert_int_equal(at[piece - 1].column, row->column);
	}
}

static int setup(void **state)
{
	*state = vigil_findings_new();
	return !*state;
}

static int teardown(void **state)
{
	vigil_findings_free(*state);
	return 0;
}

/* The texts of all findings, one behind the other. */
static const char *texts(const struct vigil_findings *findings)
{
	static char all[256];
	size_t length = 0;

	all[0] = '\0';
	for (size_t i = 0; i < vigil_findings_count(findings); i++)
		length += (size_t)snprintf(all + length, sizeof(all) - length, "%s%s", i ? " " : "",
		                           vigil_findings_get(findings, i)->text);
	return all;
}

static void add_at_offset(struct vigil_findings *findings, size_t offset, const char *text)
{
	findings_add(findings, &mistake, "bank.xml", offset, NULL, "%s", text);
}

static void strings_are_copied(void **state)
{
	char file[] = "bank.xml", subject[] = "first-step", word[] = "word";
	const struct vigil_finding *finding;

	findings_add_at(*state, &doubt, (struct vigil_place){file, 3, 7}, subject, "a %s", word);
	memset(file, 'x', 4);
	memset(subject, 'x', 4);
	memset(word, 'x', 4);
	finding = vigil_findings_get(*state, 0);
	assert_ptr_equal(finding->code, &doubt);
	assert_string_equal(finding->at.file, "bank.xml");
	assert_int_equal(finding->at.line, 3);
	assert_int_equal(finding->at.column, 7);
	assert_string_equal(finding->subject, "first-step");
	assert_string_equal(finding->text, "a word");
}

static void unknown_strings_stay_null(void **state)
{
	findings_add(*state, &mistake, NULL, FINDING_NOWHERE, NULL, "%s", "");
	assert_null(vigil_findings_get(*state, 0)->at.file);
	assert_null(vigil_findings_get(*state, 0)->subject);
	assert_string_equal(vigil_findings_get(*state, 0)->text, "");
}

static void severities_are_counted(void **state)
{
	assert_null(vigil_findings_get(*state, 0));
	for (int i = 0; i < 50; i++)
		findings_add(*state, i % 5 ? &mistake : &doubt, "f", 0, NULL, "%d", i);
	assert_int_equal(vigil_findings_count(*state), 50);
	assert_int_equal(vigil_findings_count_of(*state, VIGIL_ERROR), 40);
	assert_int_equal(vigil_findings_count_of(*state, VIGIL_WARNING), 10);
	assert_string_equal(vigil_findings_get(*state, 49)->text, "49");
	assert_null(vigil_findings_get(*state, 50));
	assert_false(findings_lost(*state));
}

static void places_sort(void **state)
{
	add_at_offset(*state, 4, "d");
	add_at_offset(*state, FINDING_NOWHERE, "last");
	add_at_offset(*state, 2, "b");
	add_at_offset(*state, 4, "e");
	add_at_offset(*state, 2, "c");
	add_at_offset(*state, 0, "a");
	locate(*state, 0, "ab\ncd", 100);
	assert_string_equal(texts(*state), "a b c d e last");
	assert_int_equal(vigil_findings_get(*state, 1)->at.column, 3);
	assert_int_equal(vigil_findings_get(*state, 2)->at.column, 3);
	assert_int_equal(vigil_findings_get(*state, 5)->at.line, 0);
}

static void earlier_ones_are_left(void **state)
{
	add_at_offset(*state, 4, "other-file");
	add_at_offset(*state, 3, "b");
	add_at_offset(*state, 0, "a");
	locate(*state, 1, "ab\ncd", 100);
	assert_string_equal(texts(*state), "other-file a b");
	assert_int_equal(vigil_findings_get(*state, 0)->at.line, 0);
	assert_int_equal(vigil_findings_get(*state, 2)->at.line, 2);
}

static void empty_list_is_located(void **state)
{
	locate(*state, 0, "ab", 100);
	locate(*state, 7, "ab", 100);
	assert_int_equal(vigil_findings_count(*state), 0);
}

static bool text_is(const struct vigil_finding *finding, void *context)
{
	return strcmp(finding->text, context) == 0;
}

static void unwanted_are_removed(void **state)
{
	add_at_offset(*state, 0, "x");
	add_at_offset(*state, 0, "x");
	add_at_offset(*state, 0, "a");
	add_at_offset(*state, 0, "x");
	findings_remove(*state, 1, text_is, "x");
	assert_string_equal(texts(*state), "x a");
	findings_remove(*state, 9, text_is, "x");
	findings_remove(*state, 0, text_is, "x");
	assert_string_equal(texts(*state), "a");
}

/* All at one offset and many, for a sort that would be unstable on a few already. */
static void order_survives_a_removal(void **state)
{
	char text[16];
	int wrong = 0;

	for (int i = 0; i < 100; i++)
		add_at_offset(*state, 1, i < 60 ? "x" : "kept");
	findings_remove(*state, 0, text_is, "x");
	for (int i = 0; i < 100; i++) {
		snprintf(text, sizeof(text), "%d", i);
		add_at_offset(*state, 1, text);
	}
	add_at_offset(*state, 0, "first");
	locate(*state, 0, "ab", 100);
	assert_string_equal(vigil_findings_get(*state, 0)->text, "first");
	for (size_t i = 0; i < 100; i++) {
		snprintf(text, sizeof(text), "%zu", i);
		wrong += strcmp(vigil_findings_get(*state, 41 + i)->text, text) != 0;
	}
	assert_int_equal(wrong, 0);
}

static void null_is_freed(void **state)
{
	(void)state;
	vigil_findings_free(NULL);
}

/* clang-format off */
#define ROW(name, function) { name, function, setup, teardown, NULL }
/* clang-format on */

int main(void)
{
	const struct CMUnitTest single[] = {
		ROW("strings are copied", strings_are_copied),
		ROW("unknown strings stay unknown", unknown_strings_stay_null),
		ROW("findings are counted by severity", severities_are_counted),
		ROW("findings sort by place, equal ones as they came", places_sort),
		ROW("findings about an earlier file are left alone", earlier_ones_are_left),
		ROW("an empty list can be located", empty_list_is_located),
		ROW("the unwanted are removed", unwanted_are_removed),
		ROW("the order of equal places survives a removal", order_survives_a_removal),
		ROW("no list can be freed", null_is_freed),
	};
	struct CMUnitTest tests[COUNT(single) + COUNT(places)];

	for (size_t i = 0; i < COUNT(places); i++)
		tests[i] = (struct CMUnitTest){.name = places[i].name,
		                               .test_func = offset_has_place,
		                               .initial_state = &places[i]};
	memcpy(tests + COUNT(places), single, sizeof(single));
	return cmocka_run_group_tests_name("findings", tests, NULL, NULL);
}
