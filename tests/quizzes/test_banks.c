/* quizzes/test_banks.c -- the banks of the case keep their rules, and a poor bank breaks each */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "interaction/interaction.h"
#include "quizzes/rules.h"

#define RULES_MOST 32
#define NAME_MOST  128

static struct shelf good, poor;
static struct text broken;

static int shelves_open(void **state)
{
	(void)state;
	text_init(&broken);
	shelf_init(&good, QUIZZES "/*.xml");
	shelf_init(&poor, POOR "/*.xml");
	return 0;
}

static int shelves_close(void **state)
{
	(void)state;
	shelf_clear(&good);
	shelf_clear(&poor);
	text_clear(&broken);
	return 0;
}

static void rule_is_kept(void **state)
{
	const struct rule *rule = *state;

	text_cut(&broken, 0);
	rule->judge(&good, &broken);
	assert_string_equal(broken.bytes, "");
}

static void poor_bank_breaks_it(void **state)
{
	const struct rule *rule = *state;

	text_cut(&broken, 0);
	rule->judge(&poor, &broken);
	assert_int_not_equal(broken.length, 0);
}

/* The poor bank has a question of each interaction that can be answered wrongly. */
static void each_poor_question_is_blamed(void **state)
{
	struct text blamed;

	(void)state;
	text_cut(&broken, 0);
	text_init(&blamed);
	what_is_wrong_has_feedback(&poor, &broken);
	for (size_t i = 0; i < poor.question_count; i++) {
		text_cut(&blamed, 0);
		text_addf(&blamed, "poor#%s: no", attribute(poor.questions[i], "id"));
		if (!strstr(broken.bytes, blamed.bytes))
			print_error("%s is not blamed\n", blamed.bytes);
		assert_non_null(strstr(broken.bytes, blamed.bytes));
	}
	text_clear(&blamed);
}

/* ---- the table ---- */

#define KINDS_MOST 64

struct kind {
	const char *value;
	size_t count;
};

/* What questions are counted by. */
struct tally {
	struct kind kinds[KINDS_MOST];
	size_t count;
};

static void tally_add(struct tally *tally, const char *value)
{
	size_t i = 0;

	while (i < tally->count && strcmp(tally->kinds[i].value, value) != 0)
		i++;
	assert_true(i < KINDS_MOST);
	if (i == tally->count)
		tally->kinds[tally->count++].value = value;
	tally->kinds[i].count++;
}

static int kind_compare(const void *left, const void *right)
{
	const struct kind *one = left, *other = right;

	return strcmp(one->value, other->value);
}

/* By an attribute, or by the element's name where it is NULL. */
static void tally_print(const struct _xmlNode *bank, const char *title, const char *by,
                        const char *otherwise)
{
	struct tally tally = {0};

	for (size_t i = 0; i < good.question_count; i++) {
		const struct _xmlNode *question = good.questions[i];
		const char *value = by ? attribute(question, by) : (const char *)question->name;

		if (!bank || question->parent == bank)
			tally_add(&tally, *value ? value : otherwise);
	}
	qsort(tally.kinds, tally.count, sizeof(tally.kinds[0]), kind_compare);
	print_message("  %-12s", title);
	for (size_t i = 0; i < tally.count; i++)
		print_message("%s: %zu%s", tally.kinds[i].value, tally.kinds[i].count,
		              i + 1 < tally.count ? ", " : "\n");
}

static void tallies_print(const struct _xmlNode *bank)
{
	tally_print(bank, "interaction", NULL, "");
	tally_print(bank, "difficulty", "difficulty", "3");
	tally_print(bank, "role", "role", "any");
}

static void table_is_printed(void **state)
{
	(void)state;
	for (size_t i = 0; i < good.count; i++) {
		const struct document *bank = &good.documents[i];

		if (!bank->is_bank)
			continue;
		print_message("%s\n", attribute(bank->root, "id"));
		tallies_print(bank->root);
		tally_print(bank->root, "topic", "topic", "none");
		print_message("  %-12s%s", "language", attribute(bank->root, "lang"));
		for (size_t j = 0; j < good.count; j++)
			if (attribute_is(good.documents[j].root, "of", attribute(bank->root, "id")))
				print_message(", %s", attribute(good.documents[j].root, "lang"));
		print_message("\n");
	}
	print_message("all %zu\n", good.question_count);
	tallies_print(NULL);
	assert_true(good.question_count > 0);
}

/* ---- all rules, kept and broken ---- */

static struct CMUnitTest rows[2 * RULES_MOST + 1];
static char names[2 * RULES_MOST][NAME_MOST];
static size_t row_count;

static void add_row(const struct rule *rule, const char *name, CMUnitTestFunction function)
{
	text_init(&broken);
	text_addf(&broken, "%s%s", function == poor_bank_breaks_it ? "a poor bank breaks: " : "",
	          name);
	assert_true(row_count < 2 * RULES_MOST && broken.length < NAME_MOST);
	memcpy(names[row_count], broken.bytes, broken.length + 1);
	text_clear(&broken);
	rows[row_count] = (struct CMUnitTest){.name = names[row_count],
	                                      .test_func = function,
	                                      .initial_state = (void *)(uintptr_t)rule};
	row_count++;
}

static void add_rows(const struct rule *rules, CMUnitTestFunction function)
{
	for (; rules->name; rules++)
		add_row(rules, rules->name, function);
}

int main(void)
{
	add_rows(count_rules, rule_is_kept);
	add_rows(word_rules, rule_is_kept);
	add_rows(count_rules, poor_bank_breaks_it);
	add_rows(word_rules, poor_bank_breaks_it);
	rows[row_count++] = (struct CMUnitTest){.name = "feedback is missed in each interaction",
	                                        .test_func = each_poor_question_is_blamed};
	rows[row_count++] = (struct CMUnitTest){.name = "the questions are counted in a table",
	                                        .test_func = table_is_printed};
	return cmocka_run_group_tests_name("quizzes/banks", rows, shelves_open, shelves_close);
}
