/* base/digest.c -- digests of bytes, in hexadecimal */
#include "base/digest.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>

static_assert(DIGEST_TEXT == 2 * crypto_hash_sha256_BYTES, "two digits for a byte");
static_assert(DIGEST_TEXT == 2 * crypto_generichash_BYTES, "two digits for a byte");

void digest_of(char text[DIGEST_TEXT + 1], const void *first, size_t first_size, const void *second,
               size_t second_size)
{
	crypto_hash_sha256_state state;
	unsigned char digest[crypto_hash_sha256_BYTES];

	if (sodium_init() < 0)
		abort();
	crypto_hash_sha256_init(&state);
	if (first_size)
		crypto_hash_sha256_update(&state, first, first_size);
	if (second_size)
		crypto_hash_sha256_update(&state, second, second_size);
	crypto_hash_sha256_final(&state, digest);
	sodium_bin2hex(text, DIGEST_TEXT + 1, digest, sizeof(digest));
}

void digest_quick(char text[DIGEST_TEXT + 1], const void *bytes, size_t size)
{
	unsigned char digest[crypto_generichash_BYTES];

	if (sodium_init() < 0)
		abort();
	crypto_generichash(digest, sizeof(digest), size ? bytes : NULL, size, NULL, 0);
	sodium_bin2hex(text, DIGEST_TEXT + 1, digest, sizeof(digest));
}
