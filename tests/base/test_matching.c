/* tests/base/test_matching.c -- bins are full whenever they can be, against trying everything */
#include "base/matching.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

#define BINS     4
#define ITEMS    9
#define FAMILIES 7
#define TRIALS   4000

struct made {
	uint32_t sizes[BINS], starts[ITEMS + 1], bins[ITEMS * BINS], families[ITEMS];
	struct matching_problem problem;
};

static void make(struct made *made, struct random_stream *random)
{
	uint32_t edges = 0;

	for (size_t i = 0; i < BINS; i++)
		made->sizes[i] = random_below(random, 3);
	for (size_t i = 0; i < ITEMS; i++) {
		made->families[i] = random_below(random, FAMILIES);
		made->starts[i] = edges;
		for (uint32_t bin = 0; bin < BINS; bin++)
			if (random_below(random, 5) < 2)
				made->bins[edges++] = bin;
	}
	made->starts[ITEMS] = edges;
	made->problem = (struct matching_problem){.bin_count = BINS,
	                                          .item_count = ITEMS,
	                                          .family_count = FAMILIES,
	                                          .sizes = made->sizes,
	                                          .starts = made->starts,
	                                          .bins = made->bins,
	                                          .families = made->families};
}

/* The most items that fit, from this one on, with those of `wanted` among them; -1: not so. */
static int try_all(const struct made *made, uint32_t item, uint32_t held[BINS], unsigned families,
                   unsigned wanted)
{
	int best = -1, rest;

	if (item == ITEMS)
		return 0;
	if (!(wanted >> item & 1))
		best = try_all(made, item + 1, held, families, wanted);
	if (families >> made->families[item] & 1)
		return best;
	for (uint32_t edge = made->starts[item]; edge < made->starts[item + 1]; edge++) {
		uint32_t bin = made->bins[edge];

		if (held[bin] == made->sizes[bin])
			continue;
		held[bin]++;
		rest = try_all(made, item + 1, held, families | 1U << made->families[item], wanted);
		held[bin]--;
		if (rest >= 0 && rest + 1 > best)
			best = rest + 1;
	}
	return best;
}

static int most(const struct made *made, unsigned wanted)
{
	uint32_t held[BINS] = {0};

	return try_all(made, 0, held, 0, wanted);
}

static int wanted_by(const struct made *made)
{
	int sum = 0;

	for (size_t i = 0; i < BINS; i++)
		sum += (int)made->sizes[i];
	return sum;
}

/* Each item in a bin of its own, no bin too full, no family twice. */
static void check(const struct made *made, const struct matching *matching)
{
	uint32_t held[BINS] = {0};
	unsigned families = 0;

	for (uint32_t item = 0; item < ITEMS; item++) {
		uint32_t bin = matching_bin_of(matching, item), edge = made->starts[item];

		if (bin == MATCHING_NONE)
			continue;
		while (edge < made->starts[item + 1] && made->bins[edge] != bin)
			edge++;
		assert_true(edge < made->starts[item + 1]);
		assert_false(families >> made->families[item] & 1);
		families |= 1U << made->families[item];
		held[bin]++;
	}
	for (uint32_t bin = 0; bin < BINS; bin++)
		assert_int_equal(held[bin] + matching_missing(matching, bin), made->sizes[bin]);
}

static void bins_are_filled(void **state)
{
	struct random_stream random;
	struct seed seed;
	struct made made;

	(void)state;
	seed_read(&seed, "filled");
	random_init(&random, &seed, "matching");
	for (size_t i = 0; i < TRIALS; i++) {
		struct matching *matching;
		size_t missing;

		make(&made, &random);
		matching = matching_new(&made.problem);
		assert_non_null(matching);
		missing = matching_fill(matching);
		check(&made, matching);
		assert_int_equal(wanted_by(&made) - (int)missing, most(&made, 0));
		matching_free(matching);
	}
	matching_free(NULL);
}

static void rivals_want_too_much(void **state)
{
	struct random_stream random;
	struct seed seed;
	struct made made;
	bool rivals[BINS];

	(void)state;
	seed_read(&seed, "rivals");
	random_init(&random, &seed, "matching");
	for (size_t i = 0; i < TRIALS; i++) {
		struct matching *matching;

		make(&made, &random);
		matching = matching_new(&made.problem);
		matching_fill(matching);
		for (uint32_t bin = 0; bin < BINS; bin++) {
			struct made alone = made;
			size_t there;

			if (matching_missing(matching, bin) == 0)
				continue;
			there = matching_rivals(matching, bin, rivals);
			assert_true(rivals[bin]);
			for (uint32_t other = 0; other < BINS; other++)
				if (!rivals[other])
					alone.sizes[other] = 0;
			assert_int_equal(there, most(&alone, 0));
			assert_true((int)there < wanted_by(&alone));
		}
		matching_free(matching);
	}
}

/* One item after the other is pinned where trying everything says that it can be. */
static void items_are_pinned(void **state)
{
	struct random_stream random;
	struct seed seed;
	struct made made;

	(void)state;
	seed_read(&seed, "pinned");
	random_init(&random, &seed, "matching");
	for (size_t i = 0; i < TRIALS; i++) {
		uint32_t items[ITEMS], count = 0;
		struct matching *matching;
		unsigned pinned = 0;

		make(&made, &random);
		matching = matching_new(&made.problem);
		for (uint32_t item = 0; matching_fill(matching) == 0 && item < ITEMS; item++) {
			bool can = most(&made, pinned | 1U << item) == wanted_by(&made);

			assert_int_equal(matching_pin(matching, item), can);
			check(&made, matching);
			if (can)
				items[count++] = item;
			pinned |= (unsigned)can << item;
			for (uint32_t other = 0; other <= item; other++)
				assert_true(!(pinned >> other & 1) ||
				            matching_bin_of(matching, other) != MATCHING_NONE);
		}
		if (matching_fill(matching) == 0) {
			assert_int_equal(count, wanted_by(&made));
			matching_settle(matching, items, count);
			check(&made, matching);
		}
		matching_free(matching);
	}
}

/* Items 0 and 1 fit into both bins, item 2 into the first: it decides for the others. */
static void first_bins_are_settled_on(void **state)
{
	static const uint32_t sizes[] = {2, 1}, starts[] = {0, 2, 4, 5}, bins[] = {0, 1, 0, 1, 0};
	static const uint32_t families[] = {0, 1, 2}, items[] = {0, 1, 2};
	const struct matching_problem problem = {.bin_count = 2,
	                                         .item_count = 3,
	                                         .family_count = 3,
	                                         .sizes = sizes,
	                                         .starts = starts,
	                                         .bins = bins,
	                                         .families = families};
	struct matching *matching = matching_new(&problem);

	(void)state;
	assert_int_equal(matching_fill(matching), 0);
	for (uint32_t item = 3; item-- > 0;)
		assert_true(matching_pin(matching, item));
	matching_settle(matching, items, 3);
	assert_int_equal(matching_bin_of(matching, 0), 0);
	assert_int_equal(matching_bin_of(matching, 1), 1);
	assert_int_equal(matching_bin_of(matching, 2), 0);
	matching_free(matching);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		{"bins are filled as far as they can be", bins_are_filled, NULL, NULL, NULL},
		{"bins that compete want more than there is", rivals_want_too_much, NULL, NULL,
	         NULL},
		{"an item is pinned wherever it can be", items_are_pinned, NULL, NULL, NULL},
		{"each item gets the first bin that leaves the others one",
	         first_bins_are_settled_on, NULL, NULL, NULL},
	};

	return cmocka_run_group_tests_name("base/matching", tests, NULL, NULL);
}
