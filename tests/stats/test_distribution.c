/* tests/stats/test_distribution.c -- quantiles and probabilities are those of tables, and of R */
#include "stats/distribution.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/expected.h"
#include "stats/near.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
/* As printed tables have them, to their last digit. */
static const struct { double p, df, t; } students[] = {
	{ 0.975, 1, 12.706 }, { 0.975, 2, 4.303 }, { 0.975, 5, 2.571 }, { 0.975, 10, 2.228 },
	{ 0.975, 30, 2.042 }, { 0.95, 10, 1.812 }, { 0.995, 20, 2.845 }, { 0.9995, 4, 8.610 },
};
static const struct { double p, above, below, f; } fishers[] = {
	{ 0.95, 1, 1, 161.4 }, { 0.95, 2, 10, 4.10 }, { 0.95, 5, 5, 5.05 }, { 0.975, 4, 12, 4.12 },
	{ 0.99, 3, 20, 4.94 }, { 0.95, 10, 60, 1.99 },
};
/* clang-format on */

static void tables_have_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(students); i++)
		assert_true(fabs(student_quantile(students[i].p, students[i].df) - students[i].t) <
		            0.0006);
	for (size_t i = 0; i < COUNT(fishers); i++)
		assert_near(f_quantile(fishers[i].p, fishers[i].above, fishers[i].below),
		            fishers[i].f, 0.0015);
}

static void quantiles_are_r_s(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(quantiles_expected); i++) {
		const struct quantile_expected *row = &quantiles_expected[i];

		if (row->df_below > 0)
			assert_near(f_quantile(row->p, row->df_above, row->df_below) / row->value,
			            1, 1e-10);
		else
			assert_near(student_quantile(row->p, row->df_above) / row->value, 1, 1e-10);
	}
}

static void probabilities_go_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(quantiles_expected); i++) {
		const struct quantile_expected *row = &quantiles_expected[i];
		double p = row->df_below > 0 ? f_below(row->value, row->df_above, row->df_below)
		                             : student_below(row->value, row->df_above);

		assert_near(p / row->p, 1, row->df_above < 1e6 ? 1e-10 : 1e-9);
	}
}

static void betas_are_r_s(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(betas_expected); i++)
		assert_near(
			beta_below(betas_expected[i].x, betas_expected[i].a, betas_expected[i].b),
			betas_expected[i].value, 1e-12);
}

static void ends_are_exact(void **state)
{
	(void)state;
	assert_true(beta_below(0, 2, 3) == 0);
	assert_true(beta_below(1, 2, 3) == 1);
	assert_true(student_below(0, 7) == 0.5);
	assert_true(student_quantile(0.5, 7) == 0);
	assert_true(student_quantile(0.25, 7) == -student_quantile(0.75, 7));
	assert_true(f_below(0, 3, 4) == 0);
	assert_true(f_below(-1, 3, 4) == 0);
	assert_true(isfinite(student_quantile(1e-300, 1)));
	assert_true(isfinite(f_quantile(1e-300, 1, 1)));
}

static void normal_point_is_the_limit_of_t(void **state)
{
	(void)state;
	assert_near(student_quantile(0.975, 1e8), NORMAL_975, 1e-7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{"quantiles are those of printed tables", tables_have_them, NULL, NULL, NULL},
		{"quantiles are R's", quantiles_are_r_s, NULL, NULL, NULL},
		{"a quantile's probability is what it was asked for", probabilities_go_back, NULL,
	         NULL, NULL},
		{"the incomplete beta function is R's", betas_are_r_s, NULL, NULL, NULL},
		{"the ends are exact, and nothing is infinite", ends_are_exact, NULL, NULL, NULL},
		{"with ever more degrees of freedom t becomes normal",
	         normal_point_is_the_limit_of_t, NULL, NULL, NULL},
	};

	return cmocka_run_group_tests_name("distribution", tests, NULL, NULL);
}
