/* tests/base/test_random.c -- the same numbers on every machine, each equally likely */
#include "base/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* clang-format off */
static struct seed_case {
	const char *name, *text, *written;
} seeds[] = {
	{ "a seed of 64 digits is itself",
	  "00112233445566778899aabbccddeeffffeeddccbbaa99887766554433221100",
	  "00112233445566778899aabbccddeeffffeeddccbbaa99887766554433221100" },
	{ "digits may be capitals, and are written small",
	  "00112233445566778899AABBCCDDEEFFFFEEDDCCBBAA99887766554433221100",
	  "00112233445566778899aabbccddeeffffeeddccbbaa99887766554433221100" },
	{ "another text is hashed", "vigil",
	  "ec0bf7dcfd8bfb30b0e5c1cccd2006968ea84f67de48a85f25493bc4bba4346b" },
	{ "the empty text is hashed, too", "",
	  "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8" },
};

static struct shuffle_case {
	const char *name;
	size_t count;
	uint16_t order[8];
} shuffles[] = {
	{ "eight items have a known order", 8, { 2, 4, 1, 6, 7, 0, 3, 5 } },
	{ "five items have a known order",  5, { 1, 3, 0, 4, 2 } },
	{ "one item stays",                 1, { 0 } },
	{ "nothing is no trouble",          0, { 0 } },
};

static struct below_case {
	const char *name;
	uint32_t bound, numbers[4];
} belows[] = {
	{ "below 1 there is only 0",                1,          { 0, 0, 0, 0 } },
	{ "a number is a word's remainder",         6,          { 1, 2, 3, 1 } },
	{ "a word of the surplus is passed over",   3000000000, { 1252726808, 1671589209, 2623362763, 2115775874 } },
	{ "the bound after half needs two in four", 0x80000001, { 2105243159, 475879114, 1217665368, 654169893 } },
};

/* RFC 8439, appendix A.1, test vectors 1 and 2: key and nonce zero, blocks 0 and 1. */
static const uint32_t rfc_words[32] = {
	0xade0b876, 0x903df1a0, 0xe56a5d40, 0x28bd8653, 0xb819d2bd, 0x1aed8da0, 0xccef36a8, 0xc70d778b,
	0x7c5941da, 0x8d485751, 0x3fe02477, 0x374ad8b8, 0xf4b8436a, 0x1ca11815, 0x69b687c3, 0x8665eeb2,
	0xbee7079f, 0x7a385155, 0x7c97ba98, 0x0d082d73, 0xa0290fcb, 0x6965e348, 0x3e53c612, 0xed7aee32,
	0x7621b729, 0x434ee69c, 0xb03371d5, 0xd539d874, 0x281fed31, 0x45fb0a51, 0x1f0ae1ac, 0x6f4d794b,
};
/* clang-format on */

/* The stream of `purpose` under the seed "vigil". */
static struct random_stream stream_of(const char *purpose)
{
	struct random_stream stream;
	struct seed seed;

	seed_read(&seed, "vigil");
	random_init(&stream, &seed, purpose);
	return stream;
}

static void seed_is_read(void **state)
{
	const struct seed_case *row = *state;
	struct seed seed;
	char text[SEED_TEXT + 1];

	seed_read(&seed, row->text);
	seed_write(&seed, text);
	assert_string_equal(text, row->written);
}

static void almost_a_seed_is_hashed(void **state)
{
	char text[] = "00112233445566778899aabbccddeeffffeeddccbbaa9988776655443322110g";
	char written[SEED_TEXT + 1];
	struct seed seed;

	(void)state;
	seed_read(&seed, text);
	seed_write(&seed, written);
	assert_memory_not_equal(written, text, 16);
	text[SEED_TEXT - 1] = '\0';
	seed_read(&seed, text);
	seed_write(&seed, written);
	assert_memory_not_equal(written, text, 16);
}

static void words_are_chacha20(void **state)
{
	struct random_stream stream = {.used = sizeof(stream.block)}; /* key zero */

	(void)state;
	for (size_t i = 0; i < COUNT(rfc_words); i++)
		assert_int_equal(random_word(&stream), rfc_words[i]);
}

static void key_is_hash_of_purpose(void **state)
{
	static const uint32_t words[] = {0x6cd8fb59, 0xbd8cca2a, 0x99032f70, 0x010f9a5d};
	struct random_stream stream = stream_of("place bank#question");

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_int_equal(random_word(&stream), words[i]);
}

static void purposes_are_independent(void **state)
{
	struct random_stream one = stream_of("one"), other = stream_of("other"),
			     again = stream_of("one");
	uint32_t word = random_word(&one);

	(void)state;
	assert_int_not_equal(word, random_word(&other));
	assert_int_equal(word, random_word(&again));
}

static void fresh_bytes_differ(void **state)
{
	uint8_t one[SEED_BYTES] = {0}, other[SEED_BYTES] = {0};

	(void)state;
	random_fresh(one, sizeof(one));
	random_fresh(other, sizeof(other));
	assert_memory_not_equal(one, other, sizeof(one));
}

static void number_is_below(void **state)
{
	const struct below_case *row = *state;
	struct random_stream stream = stream_of("below");

	for (size_t i = 0; i < COUNT(row->numbers); i++)
		assert_int_equal(random_below(&stream, row->bound), row->numbers[i]);
}

static void order_is_known(void **state)
{
	const struct shuffle_case *row = *state;
	struct random_stream stream = stream_of("shuffle");
	uint16_t items[8] = {0, 1, 2, 3, 4, 5, 6, 7};

	random_shuffle(&stream, items, row->count);
	for (size_t i = 0; i < row->count; i++)
		assert_int_equal(items[i], row->order[i]);
	for (size_t i = row->count; i < COUNT(items); i++)
		assert_int_equal(items[i], i);
}

static void fixed_stay_and_loose_shuffle(void **state)
{
	static const bool fixed[8] = {true, false, false, true, false, false, true, false};
	static const uint16_t loose[5] = {1, 2, 4, 5, 7};
	struct random_stream stream = stream_of("shuffle"), same = stream_of("shuffle");
	uint16_t items[8] = {0, 1, 2, 3, 4, 5, 6, 7}, order[5] = {0, 1, 2, 3, 4};
	size_t next = 0;

	(void)state;
	random_shuffle_fixed(&stream, items, COUNT(items), fixed);
	random_shuffle(&same, order, COUNT(order));
	for (size_t i = 0; i < COUNT(items); i++)
		assert_int_equal(items[i], fixed[i] ? i : loose[order[next++]]);
}

static void all_fixed_stay(void **state)
{
	static const bool fixed[4] = {true, true, true, true};
	struct random_stream stream = stream_of("shuffle");
	uint16_t items[4] = {3, 1, 0, 2};
	const uint16_t before[4] = {3, 1, 0, 2};

	(void)state;
	random_shuffle_fixed(&stream, items, COUNT(items), fixed);
	assert_memory_equal(items, before, sizeof(items));
}

static void null_fixes_none(void **state)
{
	struct random_stream stream = stream_of("shuffle"), same = stream_of("shuffle");
	uint16_t items[8] = {0, 1, 2, 3, 4, 5, 6, 7}, order[8] = {0, 1, 2, 3, 4, 5, 6, 7};

	(void)state;
	random_shuffle_fixed(&stream, items, COUNT(items), NULL);
	random_shuffle(&same, order, COUNT(order));
	assert_memory_equal(items, order, sizeof(items));
}

/* Five loose items among two fixed ones, shuffled under 10,000 seeds: who stood where, how often.
 */
#define ITEMS   7
#define LOOSE   5
#define TRIALS  10000
#define CHI_SQR 18.467 /* four degrees of freedom, exceeded once in a thousand */

static void every_item_stands_everywhere(void **state)
{
	static const bool fixed[ITEMS] = {false, false, true, false, false, false, true};
	const double expected = (double)TRIALS / LOOSE;
	unsigned stood[ITEMS][ITEMS] = {{0}};

	(void)state;
	for (unsigned trial = 0; trial < TRIALS; trial++) {
		uint16_t items[ITEMS] = {0, 1, 2, 3, 4, 5, 6};
		struct random_stream stream;
		struct seed seed;
		char text[16];

		snprintf(text, sizeof(text), "seed %u", trial);
		seed_read(&seed, text);
		random_init(&stream, &seed, "parts");
		random_shuffle_fixed(&stream, items, ITEMS, fixed);
		for (size_t place = 0; place < ITEMS; place++)
			stood[items[place]][place]++;
	}
	for (size_t item = 0; item < ITEMS; item++) {
		double sum = 0;

		for (size_t place = 0; place < ITEMS; place++) {
			double off = stood[item][place] - expected;

			if (fixed[item] || fixed[place])
				assert_int_equal(stood[item][place], item == place ? TRIALS : 0);
			else
				sum += off * off / expected;
		}
		assert_true(sum < CHI_SQR);
	}
}

int main(void)
{
	const struct CMUnitTest single[] = {
		{"a text that is almost a seed is hashed", almost_a_seed_is_hashed, NULL, NULL,
	         NULL},
		{"words are those of ChaCha20, little end first", words_are_chacha20, NULL, NULL,
	         NULL},
		{"the key is the keyed hash of the purpose", key_is_hash_of_purpose, NULL, NULL,
	         NULL},
		{"each purpose has a stream of its own", purposes_are_independent, NULL, NULL,
	         NULL},
		{"fresh bytes are never the same", fresh_bytes_differ, NULL, NULL, NULL},
		{"fixed items stay, the others shuffle as if alone", fixed_stay_and_loose_shuffle,
	         NULL, NULL, NULL},
		{"where all are fixed nothing moves", all_fixed_stay, NULL, NULL, NULL},
		{"without a list of fixed ones all move", null_fixes_none, NULL, NULL, NULL},
		{"each item stands in each place equally often", every_item_stands_everywhere, NULL,
	         NULL, NULL},
	};
	struct CMUnitTest tests[COUNT(single) + COUNT(seeds) + COUNT(belows) + COUNT(shuffles)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(seeds); i++)
		*test++ = (struct CMUnitTest){.name = seeds[i].name,
		                              .test_func = seed_is_read,
		                              .initial_state = &seeds[i]};
	for (size_t i = 0; i < COUNT(belows); i++)
		*test++ = (struct CMUnitTest){.name = belows[i].name,
		                              .test_func = number_is_below,
		                              .initial_state = &belows[i]};
	for (size_t i = 0; i < COUNT(shuffles); i++)
		*test++ = (struct CMUnitTest){.name = shuffles[i].name,
		                              .test_func = order_is_known,
		                              .initial_state = &shuffles[i]};
	memcpy(test, single, sizeof(single));
	return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
