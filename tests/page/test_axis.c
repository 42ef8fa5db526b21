/* tests/page/test_axis.c -- where a drawing's ticks are, and where its values */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "page/axis.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* clang-format off */
static struct axis_case {
	const char *name;
	enum page_type type;
	double values[3];
	unsigned steps;
	double low, high, step;
	unsigned places, ticks;
} cases[] = {
	{ "shares go from 0 to all",            PAGE_SHARE,  { 0, 0.83, 1 },      5, 0, 1, 0.2, 0, 6 },
	{ "ends are ticks",                     PAGE_NUMBER, { -0.21, 0.53, 0 },  6, -0.4, 0.6, 0.2, 1, 6 },
	{ "small ranges have more places",      PAGE_NUMBER, { 0, 0.013, 0.02 },  4, 0, 0.02, 0.005, 3, 5 },
	{ "small shares have places, too",      PAGE_SHARE,  { 0, 0.004, 0.01 },  5, 0, 0.01, 0.002, 1, 6 },
	{ "counts have whole steps",            PAGE_COUNT,  { 0, 1, 2 },         4, 0, 2, 1, 0, 3 },
	{ "large counts have large steps",      PAGE_COUNT,  { 0, 5, 73000 },     4, 0, 80000, 20000, 0, 5 },
	{ "what is not a number is passed over", PAGE_NUMBER, { NAN, 3, 5 },      4, 3, 5, 0.5, 1, 5 },
	{ "no value is 0 to 1",                 PAGE_NUMBER, { NAN, NAN, NAN },   5, 0, 1, 0.2, 1, 6 },
	{ "one value has room above it",        PAGE_NUMBER, { 7, 7, 7 },         5, 7, 8, 0.2, 1, 6 },
	{ "large values that are close",        PAGE_NUMBER, { 1e10, 1e10, 1e10 }, 5, 1e10, 1e10 + 1, 0.2, 1, 6 },
};
/* clang-format on */

static bool is_near(double a, double b)
{
	return fabs(a - b) <= 1e-6 * (1 + fabs(b));
}

static void ticks_are_round(void **state)
{
	const struct axis_case *row = *state;
	struct axis axis = {.type = row->type, .low = 1, .high = 0};
	unsigned ticks = 0;

	for (size_t i = 0; i < COUNT(row->values); i++)
		axis_take(&axis, row->values[i]);
	axis_settle(&axis, 100, 0, row->steps, true);
	assert_true(is_near(axis.low, row->low));
	assert_true(is_near(axis.high, row->high));
	assert_true(is_near(axis.step, row->step));
	assert_int_equal(axis.places, row->places);
	while (axis_has_tick(&axis, axis_first_tick(&axis) + ticks * axis.step, ticks))
		ticks++;
	assert_int_equal(ticks, row->ticks);
	assert_true(is_near(axis_place(&axis, axis.low), 100));
	assert_true(is_near(axis_place(&axis, axis.high), 0));
	assert_true(is_near(axis_place(&axis, (axis.low + axis.high) / 2), 50));
	assert_true(is_near(axis_place(&axis, axis.high + 1), 0));
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = ticks_are_round,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("axis", tests, NULL, NULL);
}
