/* base/utf8.c -- checks of UTF-8 that are fast where it is ASCII */
#include "base/utf8.h"

#include <endian.h>
#include <stddef.h>
#include <string.h>
#include <unistr.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#define STRIDE 128

/* Of eight bytes in a word: their highest bits, and one in each. */
#define HIGH_BITS 0x8080808080808080U
#define ONES      0x0101010101010101U

/* As signed numbers, what is ASCII and no NUL is above 0. */
typedef signed char block __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

static inline block block_at(const char *bytes)
{
	block here;

	memcpy(&here, bytes, sizeof(here));
	return here;
}

static inline bool is_ascii(const char *bytes)
{
	block plain = block_at(bytes) > 0;
	halves all;

	for (size_t i = sizeof(block); i < STRIDE; i += sizeof(block))
		plain &= block_at(bytes + i) > 0;
	all = (halves)plain;
	return (all[0] & all[1]) == UINT64_MAX;
}

static inline uint64_t word_at(const char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

/* One less has the highest bit of a NUL, or of what is behind it. */
static inline bool is_ascii_word(uint64_t word)
{
	return !((word | (word - ONES)) & HIGH_BITS);
}

static size_t ascii_strides(const char *bytes, size_t length)
{
	size_t done = 0;

	while (length - done >= STRIDE && is_ascii(bytes + done))
		done += STRIDE;
	return done;
}

#ifdef __x86_64__
/* The same for processors that take 32 bytes at once. */
static __attribute__((target("avx2"))) size_t large_ascii_strides(const char *bytes, size_t length)
{
	size_t done = 0;

	for (; length - done >= STRIDE; done += STRIDE) {
		const __m256i *at = (const void *)(bytes + done);
		__m256i front = _mm256_min_epi8(_mm256_loadu_si256(at), _mm256_loadu_si256(at + 1));
		__m256i back =
			_mm256_min_epi8(_mm256_loadu_si256(at + 2), _mm256_loadu_si256(at + 3));
		__m256i least = _mm256_min_epi8(front, back);

		if (_mm256_movemask_epi8(_mm256_cmpgt_epi8(least, _mm256_setzero_si256())) != -1)
			break;
	}
	return done;
}
#endif

/* How many bytes are ASCII for sure, in whole strides. */
static size_t skip_strides(const char *bytes, size_t length)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx2"))
		return large_ascii_strides(bytes, length);
#endif
	return ascii_strides(bytes, length);
}

size_t utf8_ascii_prefix(const char *bytes, size_t length)
{
	size_t done = length >= STRIDE ? skip_strides(bytes, length) : 0;

	while (length - done >= sizeof(uint64_t) && is_ascii_word(word_at(bytes + done)))
		done += sizeof(uint64_t);
	while (done < length && bytes[done] && !(bytes[done] & 0x80))
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

/* Bits in the bytes of a word that are not plain, and behind such: one more sets DEL's highest bit. */
static inline uint64_t may_be_unruly(uint64_t word)
{
	return (word | (word + ONES)) & HIGH_BITS;
}

/* Where in memory the first byte stands that has a bit. */
static inline size_t first_byte(uint64_t bits)
{
	return (size_t)__builtin_ctzll(le64toh(bits)) / 8;
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

		while (end - at >= (ptrdiff_t)sizeof(uint64_t) * 2 &&
		       !(may_be_unruly(word_at(at)) |
		         may_be_unruly(word_at(at + sizeof(uint64_t)))))
			at += sizeof(uint64_t) * 2;
		while (end - at >= (ptrdiff_t)sizeof(uint64_t) && !may_be_unruly(word_at(at)))
			at += sizeof(uint64_t);
		if (end - at >= (ptrdiff_t)sizeof(uint64_t))
			at += first_byte(may_be_unruly(word_at(at)));
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
