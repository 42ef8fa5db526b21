/* xml/fold.c -- folds white space behind a copy, many bytes at a time where they are plain */
#include "xml/fold.h"

#include <stdint.h>
#include <string.h>

#include "base/markup.h"

#define BLOCK 16

typedef unsigned char block __attribute__((vector_size(BLOCK)));

/*
 * All ones where a byte needs a look: white space but single spaces, and all beyond printable
 * ASCII.
 */
static inline block odd_bytes(const char *bytes)
{
	block here, next;

	memcpy(&here, bytes, BLOCK);
	memcpy(&next, bytes + 1, BLOCK);
	return (block)(here - ' ' > '~' - ' ') | ((block)(here == ' ') & (block)(next == ' '));
}

/* How many bytes of a word in memory come before the first that is not 0. The word is not 0. */
static inline size_t zeros_before(uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(word) / 8;
#else
	return (size_t)__builtin_clzll(word) / 8;
#endif
}

/* The first odd byte from `bytes` on. There is one; up to BLOCK bytes behind it are looked at. */
static inline char *find_odd(char *bytes)
{
	uint64_t halves[2];
	block odd;

	for (;; bytes += BLOCK) {
		odd = odd_bytes(bytes);
		memcpy(halves, &odd, BLOCK);
		if (halves[0] | halves[1])
			break;
	}
	return halves[0] ? bytes + zeros_before(halves[0])
	                 : bytes + BLOCK / 2 + zeros_before(halves[1]);
}

/* Would a space mean nothing here? */
static bool is_spaced(const char *text, const char *end)
{
	return end == text || end[-1] == ' ' || markup_is_block(end[-1]);
}

size_t fold_append(char *text, size_t used, const char *bytes, size_t length, bool *unruly)
{
	char *out = text + used, *at = out, *end = out + length, *plain;

	memcpy(at, bytes, length);
	*end = '\0'; /* odd: where every search ends */
	if (*at == ' ' && is_spaced(text, out))
		at++;
	for (;;) {
		plain = at;
		at = find_odd(at);
		if (out != plain)
			memmove(out, plain, (size_t)(at - plain));
		out += at - plain;
		if (at >= end)
			return (size_t)(out - text);
		if ((unsigned char)*at <= ' ') {
			while (at < end && (unsigned char)*at <= ' ')
				at++;
			if (!is_spaced(text, out))
				*out++ = ' ';
		}
		while ((unsigned char)*at > '~') {
			*unruly = true;
			*out++ = *at++;
		}
	}
}

size_t fold_trim(const char *text, size_t used)
{
	return used && text[used - 1] == ' ' ? used - 1 : used;
}
