/* tests/base/test_uuid.c -- ids of records: made, recognized, in order of time */
#include "base/uuid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
static struct make_case {
	const char *name;
	int64_t wall_ms;
	uint8_t random[10];
	const char *text;
} made[] = {
	{ "the RFC's own example", 0x017F22E279B0, /* RFC 9562, appendix A.6 */
	  { 0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F },
	  "017f22e2-79b0-7cc3-98c4-dc0c0c07398f" },
	{ "version and variant stand over random bits", 0,
	  { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF },
	  "00000000-0000-7fff-bfff-ffffffffffff" },
	{ "and over zeros", 1, { 0 },
	  "00000000-0001-7000-8000-000000000000" },
};

static struct is_case {
	const char *name, *text;
	bool is;
} recognized[] = {
	{ "a version 7 id is one",     "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",  true },
	{ "a version 4 id is one",     "919108f7-52d1-4320-9bac-f847db4148a8",  true },
	{ "capitals are not ours",     "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",  false },
	{ "a hyphen out of place",     "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",  false },
	{ "no hyphens",                "017f22e279b07cc398c4dc0c0c07398f0000",  false },
	{ "a letter that is no digit", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",  false },
	{ "one too long",              "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", false },
	{ "one too short",             "017f22e2-79b0-7cc3-98c4-dc0c0c07398",   false },
	{ "a path is none",            "../../../../../../../../../../etc/xx",  false },
	{ "nothing is none",           "",                                      false },
};
/* clang-format on */

static void id_is_made(void **state)
{
	const struct make_case *row = *state;
	char text[UUID_TEXT + 1];

	memset(text, 'x', sizeof(text));
	uuid_make(text, row->wall_ms, row->random);
	assert_string_equal(text, row->text);
	assert_true(uuid_is(text));
}

static void id_is_recognized(void **state)
{
	const struct is_case *row = *state;

	assert_int_equal(uuid_is(row->text), row->is);
}

static void ids_sort_by_time(void **state)
{
	const uint8_t high[10] = {0xFF, 0xFF, 0xFF}, low[10] = {0};
	char earlier[UUID_TEXT + 1], later[UUID_TEXT + 1];

	(void)state;
	uuid_make(earlier, 1795251631199, high);
	uuid_make(later, 1795251631200, low);
	assert_true(strcmp(earlier, later) < 0);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(made) + COUNT(recognized) + 1];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(made); i++)
		*test++ = (struct CMUnitTest){
			.name = made[i].name, .test_func = id_is_made, .initial_state = &made[i]};
	for (size_t i = 0; i < COUNT(recognized); i++)
		*test++ = (struct CMUnitTest){.name = recognized[i].name,
		                              .test_func = id_is_recognized,
		                              .initial_state = &recognized[i]};
	*test = (struct CMUnitTest){.name = "ids sort by time, whatever is drawn",
	                            .test_func = ids_sort_by_time};
	return cmocka_run_group_tests_name("uuid", tests, NULL, NULL);
}
