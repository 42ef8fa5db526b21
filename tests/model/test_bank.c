/* tests/model/test_bank.c -- what is looked up in a bank, and parts of unknown number */
#include "support/banks.h"

#include <stdlib.h>

#include "model/builder.h"

static struct vigil_bank *bank;

static const char document[] =
	BANK("<true-false id='one' answer='true'><prompt>One</prompt>"
             "<feedback on='wrong'>Wrong.</feedback></true-false>\n"
             "<true-false id='two' answer='true' status='draft' tags='a b'><prompt>Two</prompt>"
             "<hint cost='0.25'>Look.</hint></true-false>\n"
             "<true-false id='three' answer='true' status='retired'><prompt>Three</prompt>"
             "</true-false>\n");

static void questions_are_found_by_id(void **state)
{
	(void)state;
	assert_ptr_equal(vigil_bank_find(bank, "two"), bank_question(bank, 1));
	assert_null(vigil_bank_find(bank, "tw"));
	assert_null(vigil_bank_find(bank, ""));
}

static void only_live_ones_are_live(void **state)
{
	(void)state;
	assert_int_equal(vigil_bank_question_count(bank), 3);
	assert_int_equal(vigil_bank_live_count(bank), 1);
}

static void head_is_told(void **state)
{
	(void)state;
	assert_string_equal(vigil_bank_id(bank), "made");
	assert_string_equal(vigil_bank_version(bank), "1");
	assert_string_equal(vigil_bank_language(bank), "en");
	assert_string_equal(vigil_bank_title(bank), "Made");
}

static void what_is_not_there_is_empty(void **state)
{
	size_t count = 7;

	(void)state;
	assert_string_equal(bank_text(bank, 0), "");
	assert_string_equal(bank_feedback(bank, bank_question(bank, 0), OUTCOME_WRONG), "Wrong.");
	assert_string_equal(bank_feedback(bank, bank_question(bank, 0), OUTCOME_CORRECT), "");
	assert_string_equal(bank_feedback(bank, bank_question(bank, 1), OUTCOME_WRONG), "");
	bank_list(bank, bank_question(bank, 0)->tags, &count);
	assert_int_equal(count, 0);
}

static void lists_and_hints_are_kept(void **state)
{
	const struct vigil_question *two = bank_question(bank, 1);
	const uint32_t *tags;
	size_t count;

	(void)state;
	tags = bank_list(bank, two->tags, &count);
	assert_int_equal(count, 2);
	assert_string_equal(bank_text(bank, tags[1]), "b");
	assert_int_equal(two->hint_count, 1);
	assert_int_equal(bank_hint(bank, two, 0)->cost_mpts, 250);
	assert_string_equal(bank_text(bank, bank_hint(bank, two, 0)->text), "Look.");
}

/* A text's place is its element's, and its question's where it has none of its own. */
static void texts_have_places(void **state)
{
	const struct vigil_question *one = bank_question(bank, 0);
	const char *prompt = strstr(document, "<prompt>One");

	(void)state;
	assert_int_equal(bank_place(bank, one->prompt, 0), prompt - document);
	assert_int_equal(bank_place(bank, 0, one->offset), one->offset);
	assert_memory_equal(bank->source + one->offset, "<true-false id='one'", 20);
	assert_memory_equal(bank->source + one->offset + one->length - 13, "</true-false>", 13);
}

static void parts_grow(void **state)
{
	struct bank_builder builder = {.bank = bank};
	const uint32_t *kept;
	ref parts;

	(void)state;
	assert_int_equal(builder_keep_parts(&builder), 0);
	for (uint32_t i = 0; i < 5000; i++) {
		uint32_t *part = builder_part(&builder, sizeof(*part));

		assert_non_null(part);
		assert_int_equal(*part, 0);
		*part = i;
	}
	parts = builder_keep_parts(&builder);
	assert_int_not_equal(parts, 0);
	kept = arena_at(&bank->arena, parts);
	for (uint32_t i = 0; i < 5000; i++)
		assert_int_equal(kept[i], i);
	assert_int_equal(builder.parts_used, 0);
	free(builder.parts);
}

static void no_bank_can_be_freed(void **state)
{
	(void)state;
	vigil_bank_free(NULL);
}

static int load_bank(void **state)
{
	(void)state;
	bank = good_bank(document);
	return 0;
}

static int free_bank(void **state)
{
	(void)state;
	vigil_bank_free(bank);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(questions_are_found_by_id),
		cmocka_unit_test(only_live_ones_are_live),
		cmocka_unit_test(head_is_told),
		cmocka_unit_test(what_is_not_there_is_empty),
		cmocka_unit_test(lists_and_hints_are_kept),
		cmocka_unit_test(texts_have_places),
		cmocka_unit_test(parts_grow),
		cmocka_unit_test(no_bank_can_be_freed),
	};

	return cmocka_run_group_tests_name("model/bank", tests, load_bank, free_bank);
}
