/* tests/bank/test_findings.c -- each mistake in its fixture is found at its place, and no other */
#include "support/banks.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bank/codes.h"
#include "bank/fixtures.h"

/* ---- fixtures ---- */

static void fixture_is_judged(void **state)
{
	const struct fixture *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct text path, list;
	enum vigil_status status;

	text_init(&path);
	text_init(&list);
	text_addf(&path, FIXTURES "/%s", row->file);
	status = vigil_check(path.bytes, findings);
	list_findings(&list, findings);
	assert_string_equal(list.bytes, row->findings);
	assert_int_equal(status,
	                 vigil_findings_count_of(findings, VIGIL_ERROR) ? VIGIL_INVALID : VIGIL_OK);
	for (size_t i = 0; i < vigil_findings_count(findings); i++)
		assert_string_equal(vigil_findings_get(findings, i)->at.file, path.bytes);
	vigil_findings_free(findings);
	text_clear(&path);
	text_clear(&list);
}

static bool has_row(const char *folder, const char *file)
{
	size_t length = strlen(folder);

	for (size_t i = 0; i < FIXTURE_COUNT; i++)
		if (strncmp(fixtures[i].file, folder, length) == 0 &&
		    fixtures[i].file[length] == '/' &&
		    strcmp(fixtures[i].file + length + 1, file) == 0)
			return true;
	return false;
}

static void every_file_has_a_row(void **state)
{
	static const char *const folders[] = {"bad", "check", "good"};
	char path[4096];

	(void)state;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		DIR *folder;
		struct dirent *entry;

		snprintf(path, sizeof(path), "%s/%s", FIXTURES, folders[i]);
		folder = opendir(path);
		assert_non_null(folder);
		while ((entry = readdir(folder)))
			if (*entry->d_name != '.' && !has_row(folders[i], entry->d_name))
				print_error("no row for %s/%s\n", path, entry->d_name);
		rewinddir(folder);
		while ((entry = readdir(folder)))
			assert_true(*entry->d_name == '.' || has_row(folders[i], entry->d_name));
		closedir(folder);
	}
}

/* ---- what no fixture can show ---- */

static void reading_stops_after_a_thousand(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank;
	struct text document;

	(void)state;
	text_init(&document);
	text_add(&document, "<bank xmlns='urn:vigil:bank:1' id='made' version='1' xml:lang='en'>");
	for (size_t i = 0; i < 100000; i++)
		text_add(&document, "<no/>\n");
	assert_int_equal(read_bytes(&bank, document.bytes, document.length, interactions, findings),
	                 VIGIL_INVALID);
	assert_null(bank);
	assert_in_range(vigil_findings_count(findings), 1000, 2000);
	assert_string_equal(
		vigil_findings_get(findings, vigil_findings_count(findings) - 1)->code->name,
		"too-many-findings");
	vigil_findings_free(findings);
	text_clear(&document);
}

static void huge_file_is_refused(void **state)
{
	char path[] = "/tmp/vigil-huge-XXXXXX";
	int fd = mkstemp(path);
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank;
	enum vigil_status status;

	(void)state;
	assert_true(fd >= 0);
	if (ftruncate(fd, (off_t)5 << 30)) { /* a hole: takes no room on the disk */
		close(fd);
		unlink(path);
		vigil_findings_free(findings);
		skip();
	}
	status = vigil_bank_load(&bank, path, findings);
	close(fd);
	unlink(path);
	assert_int_equal(status, VIGIL_INVALID);
	assert_null(bank);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "bank-too-large");
	vigil_findings_free(findings);
}

static void translation_is_no_bank(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank;

	(void)state;
	assert_int_equal(vigil_bank_load(&bank, FIXTURES "/bad/translated.zh-Hans.xml", findings),
	                 VIGIL_INVALID);
	assert_null(bank);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "wrong-kind");
	assert_int_equal(bank_load(&bank, FIXTURES "/good/screens.xml", TRANSLATION_ONLY, false,
	                           false, findings),
	                 VIGIL_INVALID);
	assert_null(bank);
	assert_string_equal(vigil_findings_get(findings, 1)->code->name, "wrong-kind");
	vigil_findings_free(findings);
}

static void title_is_enough_to_load(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank;

	(void)state;
	assert_int_equal(vigil_bank_load(&bank, FIXTURES "/good/least.xml", findings), VIGIL_OK);
	assert_int_equal(vigil_findings_count(findings), 0);
	assert_string_equal(vigil_bank_title(bank), "least");
	vigil_bank_free(bank);
	vigil_findings_free(findings);
}

/* ---- every code ---- */

/* Codes without a fixture of their name. */
static const struct {
	const char *code, *reason;
} without_fixture[] = {
	{"too-many-findings", "a thousand mistakes are made, not written: see above"},
	{"bank-too-large", "4 GiB are made, not written: see above"},
	{"quiz-too-large", "16 MiB are made, not written: shown in bank/quiz"},
	{"wrong-kind", "no file is of the wrong kind by itself: see above"},
	{"maximum-unreachable", "a mistake in an interaction: shown in bank/check"},
	{"nothing-earns", "a mistake in an interaction: shown in bank/check"},
	{"careless-earns", "a mistake in an interaction: shown in bank/check"},
};

#define WITHOUT_FIXTURE (sizeof(without_fixture) / sizeof(*without_fixture))

static bool has_reason(const char *code)
{
	for (size_t i = 0; i < WITHOUT_FIXTURE; i++)
		if (strcmp(without_fixture[i].code, code) == 0)
			return true;
	return false;
}

/* The row of bad/CODE.xml or check/CODE.xml, or NULL. */
static const struct fixture *row_of(const char *code)
{
	char bad[80], check[80];

	snprintf(bad, sizeof(bad), "bad/%s.xml", code);
	snprintf(check, sizeof(check), "check/%s.xml", code);
	for (size_t i = 0; i < FIXTURE_COUNT; i++)
		if (strcmp(fixtures[i].file, bad) == 0 || strcmp(fixtures[i].file, check) == 0)
			return &fixtures[i];
	return NULL;
}

/* Does the row find this code, and no other? */
static bool finds_only(const struct fixture *row, const char *code)
{
	const char *line = row->findings;

	while (*line) {
		const char *found = strchr(line, ' ') + 1, *end = strchr(line, '\n');

		if (strlen(code) != (size_t)(end - found) ||
		    strncmp(found, code, strlen(code)) != 0)
			return false;
		line = end + 1;
	}
	return line > row->findings;
}

static void look_for_fixture(void *context, const struct vigil_code *code)
{
	const struct fixture *row = row_of(code->name);
	bool *missing = context;

	if (has_reason(code->name) ? !row : row && finds_only(row, code->name))
		return;
	print_error("no fixture shows '%s' alone, and no reason says why\n", code->name);
	*missing = true;
}

static void every_code_has_a_fixture(void **state)
{
	bool missing = false;

	(void)state;
	bank_each_code(look_for_fixture, &missing);
	for (size_t i = 0; i < WITHOUT_FIXTURE; i++)
		assert_non_null(bank_find_code(without_fixture[i].code));
	assert_false(missing);
}

static void codes_are_found_by_name(void **state)
{
	(void)state;
	assert_string_equal(bank_find_code("key-several")->name, "key-several");
	assert_int_equal(bank_find_code("facts-missing")->severity, VIGIL_WARNING);
	assert_null(bank_find_code("key"));
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(every_file_has_a_row),
		cmocka_unit_test(every_code_has_a_fixture),
		cmocka_unit_test(codes_are_found_by_name),
		cmocka_unit_test(reading_stops_after_a_thousand),
		cmocka_unit_test(huge_file_is_refused),
		cmocka_unit_test(translation_is_no_bank),
		cmocka_unit_test(title_is_enough_to_load),
	};
	struct CMUnitTest tests[FIXTURE_COUNT + sizeof(single) / sizeof(*single)];

	for (size_t i = 0; i < FIXTURE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = fixtures[i].name,
		                               .test_func = fixture_is_judged,
		                               .initial_state = (void *)&fixtures[i]};
	memcpy(tests + FIXTURE_COUNT, single, sizeof(single));
	return cmocka_run_group_tests_name("bank/findings", tests, NULL, NULL);
}
