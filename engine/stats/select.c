/* stats/select.c -- the value that stands at a place, without sorting the others */
#include "stats/select.h"

#include <assert.h>

#define DIGIT_BITS 8

/* How far it is above the least, whatever the signs. */
static uint64_t above(int64_t value, int64_t least)
{
	return (uint64_t)value - (uint64_t)least;
}

/* Keep those with the digit that holds the place, and make it the place among these. */
static size_t keep(int64_t *values, size_t count, size_t *place, int64_t least, unsigned shift)
{
	size_t counts[1 << DIGIT_BITS] = {0}, kept = 0;
	const uint64_t mask = (1 << DIGIT_BITS) - 1;
	uint64_t wanted = 0;

	for (size_t i = 0; i < count; i++)
		counts[above(values[i], least) >> shift & mask]++;
	for (; *place >= counts[wanted]; wanted++)
		*place -= counts[wanted];
	for (size_t i = 0; i < count; i++) {
		int64_t value = values[i];

		values[kept] = value;
		kept += (above(value, least) >> shift & mask) == wanted;
	}
	return kept;
}

int64_t select_place(int64_t *values, size_t count, size_t place)
{
	int64_t least = values[0], most = values[0];
	unsigned shift = 0;

	assert(place < count);
	for (size_t i = 0; i < count; i++) {
		least = values[i] < least ? values[i] : least;
		most = values[i] > most ? values[i] : most;
	}
	while (shift < 64 && above(most, least) >> shift > 0)
		shift += DIGIT_BITS;
	while (shift > 0 && count > 1) {
		shift -= DIGIT_BITS;
		count = keep(values, count, &place, least, shift);
	}
	return values[0];
}
