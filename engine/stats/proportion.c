/* stats/proportion.c -- so many of so many, and how far that is to be trusted */
#include "stats/proportion.h"

#include "stats/distribution.h"

static struct interval wilson(double part, double whole)
{
	double square = NORMAL_975 * NORMAL_975, sum = whole + square;
	double reach = NORMAL_975 * sqrt(part * (whole - part) / whole + square / 4) / sum;
	double middle = (part + square / 2) / sum;

	/* exact at the ends, where rounding would step over them */
	return interval_of(part > 0 ? middle - reach : 0, part < whole ? middle + reach : 1);
}

struct proportion proportion_of(int64_t part, int64_t whole)
{
	struct proportion proportion = {.part = part, .whole = whole};

	assert(part >= 0 && part <= whole);
	if (whole == 0) {
		proportion.share = figure_absent(FIGURE_NO_ANSWERS);
		proportion.interval = interval_absent(FIGURE_NO_ANSWERS);
		return proportion;
	}
	proportion.share = figure_of((double)part / (double)whole);
	proportion.interval = wilson((double)part, (double)whole);
	return proportion;
}
