/* plan/amount.c -- whole numbers of any size */
#include "plan/amount.h"

#include <stddef.h>

#include "base/text.h"

#define WHOLE_DIGITS 39 /* of 2^128 */
#define FAR_APART    20 /* powers of ten: the smaller of two no longer shows in a sum */

static struct amount normal(double digits, int64_t tens, amount_whole whole, bool exact)
{
	if (digits == 0)
		tens = 0;
	for (; digits >= 10; tens++)
		digits /= 10;
	for (; digits > 0 && digits < 1; tens--)
		digits *= 10;
	return (struct amount){digits, tens, exact ? whole : 0, exact};
}

struct amount amount_of(uint64_t number)
{
	return normal((double)number, 0, number, true);
}

struct amount amount_add(struct amount a, struct amount b)
{
	amount_whole whole = 0;
	bool overflow = __builtin_add_overflow(a.whole, b.whole, &whole);
	struct amount larger = a.tens >= b.tens ? a : b, smaller = a.tens >= b.tens ? b : a;
	double digits = smaller.digits;
	int64_t apart = larger.tens - smaller.tens;

	if (larger.digits == 0)
		return smaller;
	for (int64_t i = 0; i < apart && i < FAR_APART; i++)
		digits /= 10;
	return normal(larger.digits + digits, larger.tens, whole, a.exact && b.exact && !overflow);
}

struct amount amount_multiply(struct amount a, struct amount b)
{
	amount_whole whole = 0;
	bool overflow = __builtin_mul_overflow(a.whole, b.whole, &whole);

	return normal(a.digits * b.digits, a.tens + b.tens, whole, a.exact && b.exact && !overflow);
}

static amount_whole common_divisor(amount_whole a, amount_whole b)
{
	while (b) {
		amount_whole rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* a * up / down, which is whole. */
static struct amount scale(struct amount a, uint64_t up, uint64_t down)
{
	amount_whole common = common_divisor(a.whole, down), whole = 0;
	amount_whole rest = common ? down / common : 1;
	bool overflow = a.exact && __builtin_mul_overflow(a.whole / (common ? common : 1),
	                                                  (amount_whole)up / rest, &whole);

	return normal(a.digits * (double)up / (double)down, a.tens, whole, a.exact && !overflow);
}

struct amount amount_choose(uint64_t all, uint64_t chosen)
{
	struct amount ways = amount_of(chosen <= all);

	if (chosen > all)
		return ways;
	if (chosen > all - chosen)
		chosen = all - chosen;
	for (uint64_t i = 0; i < chosen; i++)
		ways = scale(ways, all - i, i + 1);
	return ways;
}

static void write_whole(struct text *text, amount_whole whole)
{
	char digits[WHOLE_DIGITS];
	size_t count = 0;

	do
		digits[count++] = (char)('0' + (int)(whole % 10));
	while ((whole /= 10) > 0);
	while (count-- > 0) {
		text_add_char(text, digits[count]);
		if (count > 0 && count % 3 == 0)
			text_add_char(text, ',');
	}
}

void amount_write(struct text *text, struct amount amount)
{
	if (amount.exact)
		write_whole(text, amount.whole);
	else
		text_addf(text, "about %.1f * 10^%lld", amount.digits, (long long)amount.tens);
}
