/* tests/base/test_digest.c -- known SHA-256 digests */
#include "base/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define CASE_COUNT (sizeof(cases) / sizeof(cases[0]))

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* clang-format off */
static struct digest_case {
	const char *name, *first, *second, *digest;
} cases[] = {
	{ "nothing has a digest", NULL, NULL,
	  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ "one piece",                       "abc", NULL,  ABC },
	{ "the first piece may be empty",    NULL,  "abc", ABC },
	{ "two pieces are one behind the other", "a", "bc", ABC },
	{ "a piece longer than a block",
	  "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "",
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};
/* clang-format on */

static void digest_is_known(void **state)
{
	const struct digest_case *row = *state;
	char digest[DIGEST_TEXT + 1];

	memset(digest, 'x', sizeof(digest));
	digest_of(digest, row->first, row->first ? strlen(row->first) : 0, row->second,
	          row->second ? strlen(row->second) : 0);
	assert_string_equal(digest, row->digest);
}

/* As the reference implementation of BLAKE2b has it, for a digest of 256 bits. */
static void quick_digest_is_known(void **state)
{
	char digest[DIGEST_TEXT + 1];

	(void)state;
	digest_quick(digest, "abc", 3);
	assert_string_equal(digest,
	                    "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	digest_quick(digest, NULL, 0);
	assert_string_equal(digest,
	                    "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT + 1];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = digest_is_known,
		                               .initial_state = &cases[i]};
	tests[CASE_COUNT] = (struct CMUnitTest)cmocka_unit_test(quick_digest_is_known);
	return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
