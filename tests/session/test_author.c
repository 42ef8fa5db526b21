/* tests/session/test_author.c -- scores as they are explained, against tables worked out by hand */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "vigil/author.h"
#include "vigil/bank.h"
#include "vigil/page.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

#define RIGHT_LESS_WRONG                                                                           \
	"Points times the share of right options that are chosen, less the share of wrong "        \
	"options "                                                                                 \
	"that are chosen, and never less than nothing."

/* The words, and then each response with its points, a line each. */
static const struct explain_case {
	const char *name, *question, *words, *rows;
} cases[] = {
	{"a choice", "one", "The right option earns all points, every other one nothing.",
         "press 2\nwait 0\ndim 0\n"},
	{"a choice with a score for each", "one-map",
         "Each option has points of its own; the best earns all.", "lock 2\ntell 0.5\nrun -1\n"},
	{"a statement", "truth", "'false' earns 1.5, 'true' nothing.", ""},
	{"all that apply: 1/2 for each of two, less 1/1 for the one that is wrong", "several",
         RIGHT_LESS_WRONG,
         "badge 0.5\ncode 0.5\nbadge code 1\nplant 0\nbadge plant 0\ncode plant 0\n"
         "badge code plant 0\n"},
	{"all that apply, exactly", "several-exact",
         "All right options and no wrong one earn all points, anything else nothing.",
         "back 0\ndesk 0\nback desk 1\nname 0\nback name 0\ndesk name 0\nback desk name 0\n"},
	{"all that apply, with scores: 1 + 1.5 is cut to 2, and a guess takes 3", "several-map",
         "The sum of the scores of the chosen options, within the bounds.",
         "head 1\ntime 1.5\nhead time 2\nguess 0\nhead guess 0\ntime guess 0\n"
         "head time guess 0\n"},
};

static struct held {
	struct vigil_bank *bank;
	struct vigil_page *page;
	struct vigil_findings *findings;
	char *shown;
	struct text folded;
} held;

static int row_begin(void **state)
{
	(void)state;
	held = (struct held){.page = vigil_page_new(), .findings = vigil_findings_new()};
	text_init(&held.folded);
	assert_true(held.page && held.findings);
	assert_int_equal(vigil_bank_load(&held.bank, FIXTURES "/good/scores.xml", held.findings),
	                 VIGIL_OK);
	return 0;
}

static int row_end(void **state)
{
	(void)state;
	vigil_bank_free(held.bank);
	vigil_page_free(held.page);
	vigil_findings_free(held.findings);
	free(held.shown);
	text_clear(&held.folded);
	return 0;
}

/* Lines with single spaces and none at their ends; a line that goes on stands with its first. */
static void fold(const char *shown)
{
	bool begins = true;

	for (; *shown; shown++) {
		if (*shown == '\n') {
			text_add_char(&held.folded, '\n');
			begins = true;
		} else if (*shown != ' ') {
			text_add_char(&held.folded, *shown);
			begins = false;
		} else if (!begins && shown[1] != ' ' && shown[1] != '\n') {
			text_add_char(&held.folded, ' ');
		}
	}
}

static void scores_are_explained(void **state)
{
	static const struct vigil_text_style style = {.width = 400};
	const struct explain_case *row = *state;
	size_t length;
	char *rows;

	assert_int_equal(vigil_explain(held.bank, row->question, held.page), VIGIL_OK);
	assert_int_equal(vigil_page_text(&held.shown, &length, held.page, &style), VIGIL_OK);
	fold(held.shown);
	rows = strstr(held.folded.bytes, "------\n");
	rows = rows ? strstr(rows + 7, "------\n") : NULL;
	assert_string_equal(rows ? rows + 7 : "", row->rows);
	for (char *c = held.folded.bytes; (c = strchr(c, '\n'));)
		*c = ' ';
	assert_non_null(strstr(held.folded.bytes, row->words));
}

static void what_is_not_there_is_not_found(void **state)
{
	(void)state;
	assert_int_equal(vigil_explain(held.bank, "nowhere", held.page), VIGIL_NOT_FOUND);
	assert_int_equal(vigil_preview(held.bank, "nowhere", NULL, held.page), VIGIL_NOT_FOUND);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases) + 1];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = scores_are_explained,
		                               .setup_func = row_begin,
		                               .teardown_func = row_end,
		                               .initial_state = (void *)&cases[i]};
	tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test_setup_teardown(
		what_is_not_there_is_not_found, row_begin, row_end);
	return cmocka_run_group_tests_name("session/author", tests, NULL, NULL);
}
