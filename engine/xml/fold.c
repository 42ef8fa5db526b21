/* xml/fold.c -- folds white space while copying, many bytes at a time where they are plain */
#include "xml/fold.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/markup.h"

#define BLOCK 16

typedef unsigned char block __attribute__((vector_size(BLOCK)));
typedef signed char signed_block __attribute__((vector_size(BLOCK)));

static inline block block_at(const char *bytes)
{
	block here;

	memcpy(&here, bytes, BLOCK);
	return here;
}

static inline size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Where the first byte of all ones stands among such of 0; BLOCK if none does. */
static inline size_t first_of(signed_block ones)
{
#ifdef __SSE2__
	int bits = _mm_movemask_epi8((__m128i)ones);

	return bits ? (size_t)__builtin_ctz((unsigned)bits) : BLOCK;
#else
	size_t i = 0;

	while (i < BLOCK && !ones[i])
		i++;
	return i;
#endif
}

/*
 * Copy what needs no look, and some bytes more; how many need none: printable ASCII, and spaces
 * that are single. As signed numbers, one more than what is not printable is at most ' '; and there
 * being no NUL, only two spaces together make ' '.
 */
static inline size_t copy_plain(char *out, const char *bytes, size_t length)
{
	for (size_t done = 0; done < length; done += BLOCK) {
		block here = block_at(bytes + done), next = block_at(bytes + done + 1);
		signed_block odd = (signed_block)(here + 1) <= ' ';
		size_t plain = first_of(odd | ((here | next) == ' '));

		memcpy(out + done, &here, BLOCK);
		if (plain < BLOCK)
			return smaller(done + plain, length);
	}
	return length;
}

size_t fold_blank(const char *bytes, size_t length)
{
	for (size_t done = 0; done < length; done += BLOCK) {
		size_t blank = first_of(block_at(bytes + done) > ' ');

		if (blank < BLOCK)
			return smaller(done + blank, length);
	}
	return length;
}

/* Would a space mean nothing here? */
static bool is_spaced(const char *text, const char *end)
{
	return end == text || end[-1] == ' ' || markup_is_block(end[-1]);
}

size_t fold_append(char *text, size_t used, const char *bytes, size_t length, bool *unruly)
{
	char *out = text + used;
	size_t done = 0;

	if (length > 0 && *bytes == ' ' && is_spaced(text, out))
		done = fold_blank(bytes, length);
	while (done < length) {
		size_t plain = copy_plain(out, bytes + done, length - done);

		out += plain;
		done += plain;
		if (done < length && (unsigned char)bytes[done] <= ' ') {
			done += fold_blank(bytes + done, length - done);
			if (!is_spaced(text, out))
				*out++ = ' ';
		}
		while (done < length && (unsigned char)bytes[done] > '~') {
			*unruly = true;
			*out++ = bytes[done++];
		}
	}
	return (size_t)(out - text);
}
