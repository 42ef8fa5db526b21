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
	static const char *const folders[] = {"bad", "good"};
	char path[4096];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
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
	assert_int_equal(vigil_bank_load(&bank, FIXTURES "/bad/wrong-kind.xml", findings),
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

/* Those that the functions above show. */
static const char *const shown_above[] = {"too-many-findings", "bank-too-large", "wrong-kind"};

/* ---- every code ---- */

static bool is_in_rows(const char *code)
{
	char line[80];

	snprintf(line, sizeof(line), " %s\n", code);
	for (size_t i = 0; i < FIXTURE_COUNT; i++)
		if (strstr(fixtures[i].findings, line))
			return true;
	return false;
}

static void look_for_fixture(void *context, const struct vigil_code *code)
{
	bool *missing = context;
	char file[80];

	for (size_t i = 0; i < sizeof(shown_above) / sizeof(*shown_above); i++)
		if (strcmp(shown_above[i], code->name) == 0)
			return;
	snprintf(file, sizeof(file), "%s.xml", code->name);
	if (has_row("bad", file) && is_in_rows(code->name))
		return;
	print_error("nothing shows how '%s' is found\n", code->name);
	*missing = true;
}

static void every_code_has_a_fixture(void **state)
{
	bool missing = false;

	(void)state;
	bank_each_code(look_for_fixture, &missing);
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
	};
	struct CMUnitTest tests[FIXTURE_COUNT + sizeof(single) / sizeof(*single)];

	for (size_t i = 0; i < FIXTURE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = fixtures[i].name,
		                               .test_func = fixture_is_judged,
		                               .initial_state = (void *)&fixtures[i]};
	memcpy(tests + FIXTURE_COUNT, single, sizeof(single));
	return cmocka_run_group_tests_name("bank/findings", tests, NULL, NULL);
}
