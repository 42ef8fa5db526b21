/* tests/stats/test_consistency.c -- Huynh's model by another way, and where it says nothing */
#include "stats/consistency.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/expected.h"
#include "stats/near.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
static struct absent_case {
	const char *name;
	size_t questions, needed;
	double mean, variance;
	enum figure_absence reliability, agreement, kappa;
} absents[] = {
	{ "no question, no consistency", 0, 0, 0, 0,
	  FIGURE_ONE_QUESTION, FIGURE_ONE_QUESTION, FIGURE_ONE_QUESTION },
	{ "one question says nothing of a retake", 1, 1, 0.5, 0.25,
	  FIGURE_ONE_QUESTION, FIGURE_ONE_QUESTION, FIGURE_ONE_QUESTION },
	{ "where all have the same score there is nothing to tell", 10, 8, 8, 0,
	  FIGURE_NO_VARIANCE, FIGURE_NO_VARIANCE, FIGURE_NO_VARIANCE },
	{ "a KR-21 below zero carries no model", 10, 8, 5, 1,
	  FIGURE_PRESENT, FIGURE_NOT_POSITIVE, FIGURE_NOT_POSITIVE },
	{ "where nothing is needed all pass twice", 10, 0, 7, 4,
	  FIGURE_PRESENT, FIGURE_PRESENT, FIGURE_NO_VARIANCE },
	{ "where more is needed than there is all fail twice", 10, 11, 7, 4,
	  FIGURE_PRESENT, FIGURE_PRESENT, FIGURE_NO_VARIANCE },
	{ "all or nothing leaves no doubt", 10, 8, 5, 50,
	  FIGURE_PRESENT, FIGURE_PRESENT, FIGURE_PRESENT },
	{ "an attempt may have very many questions", 1024, 800, 850, 900,
	  FIGURE_PRESENT, FIGURE_PRESENT, FIGURE_PRESENT },
};
/* clang-format on */

static void agreement_is_that_of_the_integral(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(consistencies_expected); i++) {
		const struct consistency_expected *row = &consistencies_expected[i];
		struct consistency found =
			consistency_of(row->questions, row->needed, row->mean, row->variance);

		assert_figure(found.reliability, row->kr21, 1e-12);
		assert_figure(found.agreement, row->agreement, 1e-10);
		assert_figure(found.kappa, row->kappa, 1e-9);
	}
}

static void absence_has_its_reason(void **state)
{
	const struct absent_case *row = *state;
	struct consistency found =
		consistency_of(row->questions, row->needed, row->mean, row->variance);

	assert_int_equal(found.reliability.absence, row->reliability);
	assert_int_equal(found.agreement.absence, row->agreement);
	assert_int_equal(found.kappa.absence, row->kappa);
	if (found.agreement.defined)
		assert_true(found.agreement.value >= 0.5 && found.agreement.value <= 1);
}

int main(void)
{
	struct CMUnitTest tests[1 + COUNT(absents)] = {
		{"agreement and kappa are those of integrals over true shares",
	         agreement_is_that_of_the_integral, NULL, NULL, NULL},
	};

	for (size_t i = 0; i < COUNT(absents); i++)
		tests[1 + i] = (struct CMUnitTest){.name = absents[i].name,
		                                   .test_func = absence_has_its_reason,
		                                   .initial_state = &absents[i]};
	return cmocka_run_group_tests_name("consistency", tests, NULL, NULL);
}
