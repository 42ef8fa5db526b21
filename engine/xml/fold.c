/* xml/fold.c -- folds white space while it copies, a block at a time where the block is plain */
#include "xml/fold.h"

#include <stdint.h>
#include <string.h>

#include "base/markup.h"

typedef unsigned char block __attribute__((vector_size(FOLD_MARGIN)));

/* No white space but single spaces, in a block and up to the byte behind it. */
static bool is_plain(const char *bytes)
{
	uint64_t halves[2];
	block here, next, odd;

	memcpy(&here, bytes, sizeof(here));
	memcpy(&next, bytes + 1, sizeof(next));
	odd = (block)(here < ' ') | ((block)(here == ' ') & (block)(next == ' '));
	memcpy(halves, &odd, sizeof(odd));
	return !(halves[0] | halves[1]);
}

/* Would a space mean nothing here? */
static bool is_spaced(const char *text, size_t used)
{
	return used == 0 || text[used - 1] == ' ' || markup_is_block(text[used - 1]);
}

size_t fold_append(char *text, size_t used, const char *bytes, size_t length)
{
	const char *end = bytes + length;

	while (bytes < end) {
		const char *stop = end - bytes > FOLD_MARGIN ? bytes + FOLD_MARGIN : end;

		if (end - bytes > FOLD_MARGIN && is_plain(bytes) &&
		    !(*bytes == ' ' && is_spaced(text, used))) {
			memcpy(text + used, bytes, FOLD_MARGIN);
			used += FOLD_MARGIN;
			bytes += FOLD_MARGIN;
			continue;
		}
		while (bytes < stop) {
			while (bytes < stop && (unsigned char)*bytes > ' ')
				text[used++] = *bytes++;
			if (bytes == stop)
				break;
			if (!is_spaced(text, used))
				text[used++] = ' ';
			while (bytes < end && (unsigned char)*bytes <= ' ')
				bytes++;
		}
	}
	return used;
}

size_t fold_trim(const char *text, size_t used)
{
	return used && text[used - 1] == ' ' ? used - 1 : used;
}
