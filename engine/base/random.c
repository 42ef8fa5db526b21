/* base/random.c -- seeds, and streams of numbers that a seed determines on every machine */
#include "base/random.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static_assert(crypto_generichash_KEYBYTES == SEED_BYTES, "a seed is a key of BLAKE2b");
static_assert(crypto_stream_chacha20_ietf_KEYBYTES == SEED_BYTES, "a hash is a key of ChaCha20");

/* It fails only where the system gives no randomness, and then nothing here may go on. */
static void sodium_start(void)
{
	if (sodium_init() < 0)
		abort();
}

void seed_read(struct seed *seed, const char *text)
{
	size_t length = strlen(text), size = 0;

	sodium_start();
	if (length == SEED_TEXT &&
	    sodium_hex2bin(seed->bytes, SEED_BYTES, text, length, NULL, &size, NULL) == 0 &&
	    size == SEED_BYTES)
		return;
	crypto_generichash(seed->bytes, SEED_BYTES, (const unsigned char *)text, length, NULL, 0);
}

void seed_write(const struct seed *seed, char text[SEED_TEXT + 1])
{
	sodium_bin2hex(text, SEED_TEXT + 1, seed->bytes, SEED_BYTES);
}

void random_fresh(void *bytes, size_t size)
{
	sodium_start();
	randombytes_buf(bytes, size);
}

void random_init(struct random_stream *stream, const struct seed *seed, const char *purpose)
{
	sodium_start();
	*stream = (struct random_stream){.used = sizeof(stream->block)};
	crypto_generichash(stream->key, sizeof(stream->key), (const unsigned char *)purpose,
	                   strlen(purpose), seed->bytes, SEED_BYTES);
}

static void refill(struct random_stream *stream)
{
	static const uint8_t nonce[crypto_stream_chacha20_ietf_NONCEBYTES];
	static const uint8_t zeros[sizeof(stream->block)];

	crypto_stream_chacha20_ietf_xor_ic(stream->block, zeros, sizeof(zeros), nonce,
	                                   stream->counter++, stream->key);
	stream->used = 0;
}

uint32_t random_word(struct random_stream *stream)
{
	const uint8_t *at;

	if (stream->used == sizeof(stream->block))
		refill(stream);
	at = stream->block + stream->used;
	stream->used += 4;
	return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	       (uint32_t)at[3] << 24;
}

uint32_t random_below(struct random_stream *stream, uint32_t bound)
{
	uint32_t surplus; /* 2^32 modulo bound: so many words are one too many for some remainder */
	uint32_t word;

	assert(bound > 0);
	surplus = -bound % bound;
	do
		word = random_word(stream);
	while (word < surplus);
	return word % bound;
}

static void swap(uint16_t *items, size_t a, size_t b)
{
	uint16_t item = items[a];

	items[a] = items[b];
	items[b] = item;
}

void random_shuffle(struct random_stream *stream, uint16_t *items, size_t count)
{
	for (; count > 1; count--)
		swap(items, count - 1, random_below(stream, (uint32_t)count));
}

void random_shuffle_fixed(struct random_stream *stream, uint16_t *items, size_t count,
                          const bool *fixed)
{
	size_t loose = 0;

	if (!fixed) {
		random_shuffle(stream, items, count);
		return;
	}
	/* Loose items to the front, in order; the same swaps backwards return all to their places.
	 */
	for (size_t i = 0; i < count; i++)
		if (!fixed[i])
			swap(items, i, loose++);
	random_shuffle(stream, items, loose);
	for (size_t i = count; i-- > 0;)
		if (!fixed[i])
			swap(items, i, --loose);
}
