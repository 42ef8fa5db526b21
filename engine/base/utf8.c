/* base/utf8.c -- checks of UTF-8 that are fast where it is ASCII */
#include "base/utf8.h"

#include <string.h>
#include <unistr.h>

typedef unsigned char block __attribute__((vector_size(16)));

/* Four blocks at a time; the inner loop becomes straight code. */
#define STRIDE (4 * sizeof(block))

size_t utf8_plain_prefix(const char *bytes, size_t length)
{
	size_t done = 0;

	for (; length - done >= STRIDE; done += STRIDE) {
		block blocks[4], odd = {0};
		uint64_t halves[2];

		memcpy(blocks, bytes + done, STRIDE);
		for (size_t i = 0; i < 4; i++)
			odd |= (block)(blocks[i] >= 0x7F);
		memcpy(halves, &odd, sizeof(odd));
		if (halves[0] | halves[1])
			break;
	}
	while (done < length && (unsigned char)bytes[done] < 0x7F)
		done++;
	return done;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
	size_t done = 0;

	for (;;) {
		size_t end, step = 1;

		done += utf8_plain_prefix(bytes + done, length - done);
		end = done;
		while (end < length && (unsigned char)bytes[end] >= 0x7F)
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
	const uint8_t *at = (const uint8_t *)bytes, *end = at + length;

	while (at < end) {
		ucs4_t character = *at;

		at += *at < 0x80 ? 1 : u8_mbtouc(&character, at, (size_t)(end - at));
		if (unruly(character))
			return character;
	}
	return 0;
}
