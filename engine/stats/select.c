/* stats/select.c -- the value that stands at a place, without sorting the others */
#include "stats/select.h"

#include <assert.h>

/* The byte at `shift`, in the order of the values: the sign comes first, turned over. */
static unsigned digit(int64_t value, unsigned shift)
{
	return (unsigned)(((uint64_t)value ^ (uint64_t)1 << 63) >> shift & 0xFF);
}

int64_t select_place(int64_t *values, size_t count, size_t place)
{
	assert(place < count);
	for (unsigned shift = 64; shift > 0 && count > 1;) {
		size_t counts[256] = {0}, kept = 0;
		unsigned wanted = 0;

		shift -= 8;
		for (size_t i = 0; i < count; i++)
			counts[digit(values[i], shift)]++;
		for (; place >= counts[wanted]; wanted++)
			place -= counts[wanted];
		for (size_t i = 0; i < count; i++)
			if (digit(values[i], shift) == wanted)
				values[kept++] = values[i];
		count = kept;
	}
	return values[0];
}
