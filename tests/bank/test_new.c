/* bank/test_new.c -- a bank to begin with: nothing to find in it, and every interaction shown */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "interaction/interaction.h"
#include "vigil/bank.h"
#include "vigil/new.h"

static struct held {
	char folder[32], path[64];
	struct vigil_findings *findings;
	struct vigil_bank *bank;
} held;

static int row_begin(void **state)
{
	(void)state;
	held = (struct held){.folder = "/tmp/vigil-new-XXXXXX"};
	assert_non_null(mkdtemp(held.folder));
	snprintf(held.path, sizeof(held.path), "%s/visitors.xml", held.folder);
	held.findings = vigil_findings_new();
	assert_non_null(held.findings);
	return 0;
}

static int row_end(void **state)
{
	(void)state;
	vigil_bank_free(held.bank);
	vigil_findings_free(held.findings);
	unlink(held.path);
	rmdir(held.folder);
	return 0;
}

static void check_finds_nothing_in_it(void **state)
{
	static const char *const languages[] = {"en", "de", "zh-Hans", "pt-BR"};

	(void)state;
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		assert_int_equal(vigil_new_bank(held.path, "visitors", languages[i], held.findings),
		                 VIGIL_OK);
		assert_int_equal(vigil_check(held.path, held.findings), VIGIL_OK);
		assert_int_equal(vigil_findings_count(held.findings), 0);
		unlink(held.path);
	}
}

static void load(void)
{
	assert_int_equal(vigil_new_bank(held.path, "visitors", "de", held.findings), VIGIL_OK);
	assert_int_equal(vigil_bank_load(&held.bank, held.path, held.findings), VIGIL_OK);
}

static void it_has_the_id_and_language_that_were_given(void **state)
{
	(void)state;
	load();
	assert_string_equal(vigil_bank_id(held.bank), "visitors");
	assert_string_equal(vigil_bank_language(held.bank), "de");
}

static void it_shows_each_interaction_once(void **state)
{
	(void)state;
	load();
	for (size_t i = 0; interactions[i]; i++) {
		size_t shown = 0;

		for (size_t j = 0; j < held.bank->question_count; j++)
			shown += bank_question(held.bank, j)->interaction == interactions[i];
		if (shown != 1)
			print_error("%s: %zu times\n", interactions[i]->name, shown);
		assert_int_equal(shown, 1);
	}
}

/* Whoever forgets to throw the others away does not ask them. */
static void one_question_of_it_is_asked(void **state)
{
	(void)state;
	load();
	assert_int_equal(vigil_bank_live_count(held.bank), 1);
}

static void what_is_there_is_not_overwritten(void **state)
{
	FILE *file = fopen(held.path, "w");
	char kept[8] = "";

	(void)state;
	assert_non_null(file);
	fputs("mine", file);
	fclose(file);
	assert_int_equal(vigil_new_bank(held.path, "visitors", "en", held.findings), VIGIL_IO);
	assert_int_equal(vigil_findings_count(held.findings), 1);
	file = fopen(held.path, "r");
	assert_non_null(file);
	assert_non_null(fgets(kept, sizeof(kept), file));
	fclose(file);
	assert_string_equal(kept, "mine");
}

static struct refused {
	const char *name, *id, *language, *file;
} refused[] = {
	{"an id with a space is refused", "our visitors", "en", "visitors.xml"},
	{"an id that would end its attribute is refused", "a\" b=\"", "en", "visitors.xml"},
	{"no id is refused", "", "en", "visitors.xml"},
	{"a language that is no tag is refused", "visitors", "klingon!", "visitors.xml"},
	{"a file without a name is refused", "visitors", "en", ""},
};

static void it_is_refused(void **state)
{
	const struct refused *row = *state;
	char path[64];

	snprintf(path, sizeof(path), "%s/%s", held.folder, row->file);
	assert_int_equal(vigil_new_bank(path, row->id, row->language, held.findings),
	                 VIGIL_INVALID);
	assert_true(vigil_findings_count(held.findings) > 0);
	assert_int_equal(access(held.path, F_OK), -1);
}

#define REFUSED(index)                                                                             \
	{                                                                                          \
		.name = refused[index].name, .test_func = it_is_refused, .setup_func = row_begin,  \
		.teardown_func = row_end, .initial_state = &refused[index]                         \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(check_finds_nothing_in_it, row_begin, row_end),
		cmocka_unit_test_setup_teardown(it_has_the_id_and_language_that_were_given,
	                                        row_begin, row_end),
		cmocka_unit_test_setup_teardown(it_shows_each_interaction_once, row_begin, row_end),
		cmocka_unit_test_setup_teardown(one_question_of_it_is_asked, row_begin, row_end),
		cmocka_unit_test_setup_teardown(what_is_there_is_not_overwritten, row_begin,
	                                        row_end),
		REFUSED(0),
		REFUSED(1),
		REFUSED(2),
		REFUSED(3),
		REFUSED(4),
	};

	return cmocka_run_group_tests_name("bank/new", tests, NULL, NULL);
}
