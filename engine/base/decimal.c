/* base/decimal.c -- decimal numbers of thousandths */
#include "base/decimal.h"

#include "base/text.h"

#define PLACES 3

bool decimal_read(int64_t *thousandths, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	bool negative = length > 0 && *bytes == '-';
	int64_t value = 0;
	int places = 0, digits = 0;

	for (bytes += negative; bytes < end && *bytes >= '0' && *bytes <= '9'; bytes++, digits++) {
		value = 10 * value + (*bytes - '0');
		if (value > DECIMAL_MOST)
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
	if (bytes != end || value > DECIMAL_MOST)
		return false;
	*thousandths = negative ? -value : value;
	return true;
}

void decimal_add(struct text *text, int64_t thousandths)
{
	uint64_t value = thousandths < 0 ? -(uint64_t)thousandths : (uint64_t)thousandths;
	unsigned rest = (unsigned)(value % 1000);

	text_addf(text, "%s%llu", thousandths < 0 ? "-" : "", (unsigned long long)(value / 1000));
	if (rest % 100 == 0 && rest)
		text_addf(text, ".%u", rest / 100);
	else if (rest % 10 == 0 && rest)
		text_addf(text, ".%02u", rest / 10);
	else if (rest)
		text_addf(text, ".%03u", rest);
}
