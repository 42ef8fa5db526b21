/* xml/fold.c -- folds white space while copying, many bytes at a time where they are plain */
#include "xml/fold.h"

#include <stdint.h>
#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/markup.h"

#define BLOCK 16

/* What is the same for processors of each kind, and made once for each. */
#define FOR_EACH static inline __attribute__((always_inline))

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
#ifdef __x86_64__
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
typedef size_t copy_plain(char *out, const char *bytes, size_t length);

FOR_EACH size_t copy_by_blocks(char *out, const char *bytes, size_t length)
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

FOR_EACH size_t append(char *text, size_t used, const char *bytes, size_t length, bool *unruly,
                       copy_plain *copy)
{
	char *out = text + used;
	size_t done = 0;

	if (length > 0 && *bytes == ' ' && is_spaced(text, out))
		done = fold_blank(bytes, length);
	while (done < length) {
		size_t plain = copy(out, bytes + done, length - done);

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

static size_t append_by_blocks(char *text, size_t used, const char *bytes, size_t length,
                               bool *unruly)
{
	return append(text, used, bytes, length, unruly, copy_by_blocks);
}

#ifdef __x86_64__

/* The same with blocks of twice the size, for processors that have them. */
static inline __attribute__((always_inline, target("avx2"))) size_t
copy_by_large_blocks(char *out, const char *bytes, size_t length)
{
	const __m256i space = _mm256_set1_epi8(' '), last = _mm256_set1_epi8(' ' + 1);

	for (size_t done = 0; done < length; done += sizeof(__m256i)) {
		__m256i here = _mm256_loadu_si256((const void *)(bytes + done));
		__m256i next = _mm256_loadu_si256((const void *)(bytes + done + 1));
		__m256i odd = _mm256_cmpgt_epi8(last, _mm256_add_epi8(here, _mm256_set1_epi8(1)));
		__m256i double_space = _mm256_cmpeq_epi8(_mm256_or_si256(here, next), space);
		int bits = _mm256_movemask_epi8(_mm256_or_si256(odd, double_space));

		_mm256_storeu_si256((void *)(out + done), here);
		if (bits)
			return smaller(done + (size_t)__builtin_ctz((unsigned)bits), length);
	}
	return length;
}

static __attribute__((target("avx2"))) size_t
append_by_large_blocks(char *text, size_t used, const char *bytes, size_t length, bool *unruly)
{
	return append(text, used, bytes, length, unruly, copy_by_large_blocks);
}

size_t fold_append(char *text, size_t used, const char *bytes, size_t length, bool *unruly)
{
	return __builtin_cpu_supports("avx2")
	               ? append_by_large_blocks(text, used, bytes, length, unruly)
	               : append_by_blocks(text, used, bytes, length, unruly);
}

#else

size_t fold_append(char *text, size_t used, const char *bytes, size_t length, bool *unruly)
{
	return append_by_blocks(text, used, bytes, length, unruly);
}

#endif
