/* interaction/exact.c -- decimal numbers with many places, compared and multiplied exactly */
#include "interaction/exact.h"

#include <stdint.h>

#include "base/text.h"

#define PLACES     18
#define SHORT_UNIT ((exact)1000000000)                   /* 10^-9 */
#define SHORT_MOST (EXACT_ONE * (exact)1000000000000000) /* 10^15 */
#define MOST       (EXACT_ONE * EXACT_ONE)               /* 10^18 */

bool exact_read(exact *number, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	bool negative = length > 0 && *bytes == '-';
	int digits = 0, places = 0;
	exact value = 0;

	for (bytes += negative; bytes < end && *bytes >= '0' && *bytes <= '9'; bytes++, digits++) {
		value = 10 * value + (*bytes - '0');
		if (value >= EXACT_ONE)
			return false;
	}
	if (digits == 0)
		return false;
	if (bytes < end && *bytes == '.') {
		for (bytes++; bytes < end && *bytes >= '0' && *bytes <= '9'; bytes++, places++) {
			if (places == PLACES)
				return false;
			value = 10 * value + (*bytes - '0');
		}
		if (places == 0)
			return false;
	}
	for (; places < PLACES; places++)
		value *= 10;
	*number = negative ? -value : value;
	return bytes == end;
}

/* The digits of a number that has fewer than `least` get zeros before them. */
static void add_digits(struct text *text, uint64_t number, int least)
{
	char digits[PLACES + 2];
	char *first = digits + sizeof(digits);

	for (; number > 0 || least > 0; number /= 10, least--)
		*--first = (char)('0' + number % 10);
	text_add_bytes(text, first, (size_t)(digits + sizeof(digits) - first));
}

void exact_add(struct text *text, exact number)
{
	exact size = number < 0 ? -number : number;
	uint64_t rest = (uint64_t)(size % EXACT_ONE);
	int places = PLACES;

	if (number < 0)
		text_add_char(text, '-');
	add_digits(text, (uint64_t)(size / EXACT_ONE), 1);
	if (!rest)
		return;
	for (; rest % 10 == 0; places--)
		rest /= 10;
	text_add_char(text, '.');
	add_digits(text, rest, places);
}

bool exact_is_short(exact number)
{
	return number < SHORT_MOST && number > -SHORT_MOST && number % SHORT_UNIT == 0;
}

bool exact_multiply(exact *product, exact one, exact other)
{
	exact size = one < 0 ? -one : one, other_size = other < 0 ? -other : other;

	size /= SHORT_UNIT;
	other_size /= SHORT_UNIT;
	if (size && other_size > (MOST - 1) / size)
		return false;
	*product = (one < 0) == (other < 0) ? size * other_size : -(size * other_size);
	return true;
}
