/* tests/interaction/test_orders.c -- shuffled options stand everywhere equally often */
#include "interaction/asking.h"

#include "base/random.h"

#define SEEDS  10000
#define PLACES 26

static struct vigil_bank *made, *shipped;

static const char document[] = BANK(
	"<choice id='free'><prompt>P</prompt><option id='a' correct='true'>A</option>"
	"<option id='b'>B</option><option id='c'>C</option><option id='d'>D</option></choice>\n"
	"<choice id='last'><prompt>P</prompt><option id='a' correct='true'>A</option>"
	"<option id='b'>B</option><option id='c'>C</option>"
	"<option id='d' fixed='true'>None</option></choice>\n"
	"<multiple id='between'><prompt>P</prompt><option id='a' fixed='true'>A</option>"
	"<option id='b' correct='true'>B</option><option id='c'>C</option>"
	"<option id='d' fixed='true'>D</option><option id='e'>E</option>"
	"<option id='f'>F</option></multiple>\n"
	"<choice id='still' shuffle='false'><prompt>P</prompt>"
	"<option id='a' correct='true'>A</option><option id='b'>B</option>"
	"<option id='c'>C</option></choice>\n"
	"<multiple id='all-fixed'><prompt>P</prompt><option id='a' correct='true' fixed='true'>A"
	"</option><option id='b' fixed='true'>B</option></multiple>\n"
	"<true-false id='none' answer='true'><prompt>P</prompt></true-false>\n");

/* How often part i stood at place j. */
struct tally {
	unsigned stood[PLACES][PLACES];
	size_t count;
};

static void draw(struct tally *tally, const struct vigil_bank *bank,
                 const struct vigil_question *question, unsigned seeds)
{
	const struct interaction *interaction = question->interaction;
	uint16_t order[PLACES];
	char text[16];

	memset(tally, 0, sizeof(*tally));
	tally->count = interaction->order_count(bank, question);
	assert_true(tally->count <= PLACES);
	for (unsigned i = 0; i < seeds && tally->count; i++) {
		struct random_stream stream;
		struct seed seed;

		snprintf(text, sizeof(text), "%u", i);
		seed_read(&seed, text);
		random_init(&stream, &seed, bank_text(bank, question->id));
		interaction->shuffle(bank, question, &stream, order);
		for (size_t place = 0; place < tally->count; place++) {
			assert_true(order[place] < tally->count);
			tally->stood[order[place]][place]++;
		}
	}
}

/*
 * Of n parts that move. Each stands once in a place and each place has one, which leaves (n - 1)^2
 * degrees of freedom and makes the squares n / (n - 1) times too large. Beyond four standard
 * deviations it would be one chance in tens of thousands; the seeds are always the same.
 */
static void assert_even(const struct tally *tally, const bool *moves)
{
	double square = 0, n = 0, expected, freedom;

	for (size_t i = 0; i < tally->count; i++)
		n += moves[i];
	if (n < 2)
		return;
	expected = SEEDS / n;
	freedom = (n - 1) * (n - 1);
	for (size_t i = 0; i < tally->count; i++)
		for (size_t place = 0; place < tally->count; place++) {
			double off = tally->stood[i][place] - expected;

			if (moves[i] && moves[place])
				square += off * off / expected;
		}
	square *= (n - 1) / n;
	if ((square - freedom) * (square - freedom) > 16 * 2 * freedom)
		fail_msg("chi-square %.1f at %.0f degrees of freedom", square, freedom);
}

/* clang-format off */
static const struct order_case {
	const char *name, *question;
	size_t count;
	bool moves[PLACES];
} order_cases[] = {
	{ "options without a place of their own go everywhere", "free", 4, { true, true, true, true } },
	{ "a fixed option stays last",               "last", 4, { true, true, true, false } },
	{ "others move around fixed ones",           "between", 6, { false, true, true, false, true, true } },
	{ "without shuffling all stay",              "still", 3, { false } },
	{ "where all are fixed none moves",          "all-fixed", 2, { false } },
	{ "a statement has nothing to put in order", "none", 0, { false } },
};
/* clang-format on */

static void order_is_drawn(void **state)
{
	const struct order_case *row = *state;
	struct tally tally;

	draw(&tally, made, vigil_bank_find(made, row->question), SEEDS);
	assert_int_equal(tally.count, row->count);
	for (size_t i = 0; i < row->count; i++)
		if (!row->moves[i])
			assert_int_equal(tally.stood[i][i], SEEDS);
	assert_even(&tally, row->moves);
}

/* Every question of the shipped bank: each part, and the places it gets to, all or those of its step. */
static void shipped_options_are_even(void **state)
{
	struct tally tally;
	size_t shuffled = 0;

	(void)state;
	for (size_t q = 0; q < shipped->question_count; q++) {
		draw(&tally, shipped, bank_question(shipped, q), SEEDS);
		for (size_t i = 0; i < tally.count; i++) {
			bool reached[PLACES];

			for (size_t place = 0; place < tally.count; place++)
				reached[place] = tally.stood[i][place] > 0;
			shuffled += tally.stood[i][i] < SEEDS;
			assert_even(&tally, reached);
		}
	}
	assert_true(shuffled > 0);
}

static int load_banks(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();

	(void)state;
	made = good_bank(document);
	vigil_bank_load(&shipped, QUIZZES "/extortion-email.xml", findings);
	vigil_findings_free(findings);
	return shipped ? 0 : -1;
}

static int free_banks(void **state)
{
	(void)state;
	vigil_bank_free(made);
	vigil_bank_free(shipped);
	return 0;
}

int main(void)
{
	struct CMUnitTest tests[COUNT(order_cases) + 1];
	struct CMUnitTest *test = tests;

	ROWS(order_cases, order_is_drawn)
	*test = (struct CMUnitTest)cmocka_unit_test(shipped_options_are_even);
	return cmocka_run_group_tests_name("interaction/orders", tests, load_banks, free_banks);
}
