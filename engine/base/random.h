/* base/random.h -- seeds, and streams of numbers that a seed determines on every machine */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEED_BYTES 32
#define SEED_TEXT  (2 * SEED_BYTES) /* hexadecimal digits of a seed in a record */

struct seed {
	uint8_t bytes[SEED_BYTES];
};

/* 64 hexadecimal digits are the seed itself; any other text is hashed to one (BLAKE2b, 32 bytes).
 */
void seed_read(struct seed *seed, const char *text);
void seed_write(const struct seed *seed, char text[SEED_TEXT + 1]);

/* Unpredictable bytes from the system: a new seed, a new id. */
void random_fresh(void *bytes, size_t size);

/*
 * A stream of numbers for one purpose: ChaCha20 (IETF, as libsodium has it, nonce 0, counter from
 * 0) under the key BLAKE2b(key = seed, message = purpose), read as 32-bit little-endian words.
 * Streams of different purposes have nothing to do with each other, so what is drawn for one
 * question does not depend on any other.
 */
struct random_stream {
	uint8_t key[SEED_BYTES];
	uint32_t counter;
	uint8_t block[64];
	unsigned used; /* bytes of the block that are spent */
};

void random_init(struct random_stream *stream, const struct seed *seed, const char *purpose);
uint32_t random_word(struct random_stream *stream);

/*
 * A number from 0 to `bound` - 1, each equally likely; bound > 0. Words below 2^32 modulo bound are
 * passed over, for they would make some remainders likelier; the number is the remainder of the
 * first other word.
 */
uint32_t random_below(struct random_stream *stream, uint32_t bound);

/* Fisher and Yates' shuffle: from the last place down to the second, each trades its item with
 * place random_below(place + 1), places counting from 0. */
void random_shuffle(struct random_stream *stream, uint16_t *items, size_t count);

/*
 * The same for those places only that are not fixed, as though the others were not there. `fixed`
 * may be NULL: none is.
 */
void random_shuffle_fixed(struct random_stream *stream, uint16_t *items, size_t count,
                          const bool *fixed);

#endif
