/* base/utf8.c -- checks of UTF-8 that are fast where it is ASCII */
#include "base/utf8.h"

#include <stddef.h>
#include <string.h>
#include <unistr.h>

#define STRIDE 128

/* Of eight bytes in a word: their highest bits, and one in each. */
#define HIGH_BITS 0x8080808080808080U
#define ONES      0x0101010101010101U

typedef uint64_t block __attribute__((vector_size(16)));

/* The bits of 64 bytes together. */
static inline block bits_of(const char *bytes)
{
	block first, second, third, fourth;

	memcpy(&first, bytes, sizeof(first));
	memcpy(&second, bytes + 16, sizeof(second));
	memcpy(&third, bytes + 32, sizeof(third));
	memcpy(&fourth, bytes + 48, sizeof(fourth));
	return (first | second) | (third | fourth);
}

static inline bool is_ascii(const char *bytes)
{
	block all = bits_of(bytes) | bits_of(bytes + 64);

	return !((all[0] | all[1]) & 0x8080808080808080);
}

static inline uint64_t word_at(const char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

size_t utf8_ascii_prefix(const char *bytes, size_t length)
{
	size_t done = 0;

	while (length - done >= STRIDE && is_ascii(bytes + done))
		done += STRIDE;
	while (length - done >= sizeof(uint64_t) && !(word_at(bytes + done) & HIGH_BITS))
		done += sizeof(uint64_t);
	while (done < length && !(bytes[done] & 0x80))
		done++;
	return done;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
	size_t done = 0;

	for (;;) {
		size_t end, step = 1;

		done += utf8_ascii_prefix(bytes + done, length - done);
		end = done;
		while (end < length && bytes[end] & 0x80)
			end++;
		if (end == done)
			return done;
		if (u8_check((const uint8_t *)bytes + done, end - done)) {
			/* invalid, or cut off: count what is whole before it */
			while (done < end) {
				int size = u8_mblen((const uint8_t *)bytes + done, end - done);

				if (size <= 0)
					return done;
				step = (size_t)size;
				done += step;
			}
		}
		done = end;
	}
}

static bool unruly(uint32_t character)
{
	return (character >= 0x7F && character <= 0x9F) ||
	       (character >= 0x2028 && character <= 0x202E) ||
	       (character >= 0x2066 && character <= 0x2069) ||
	       (character >= 0xE0000 && character <= 0xE007F);
}

uint32_t utf8_find_unruly(const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length;

	for (;;) {
		ucs4_t character;

		/* One more sets the highest bit of DEL, too */
		while (end - at >= (ptrdiff_t)sizeof(uint64_t) &&
		       !((word_at(at) | (word_at(at) + ONES)) & HIGH_BITS))
			at += sizeof(uint64_t);
		if (at >= end)
			return 0;
		character = (unsigned char)*at;
		if (character < 0x80)
			at++;
		else
			at += u8_mbtouc(&character, (const uint8_t *)at, (size_t)(end - at));
		if (unruly(character))
			return character;
	}
}
