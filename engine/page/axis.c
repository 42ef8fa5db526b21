/* page/axis.c -- from values to places, and where the ticks are */
#include "page/axis.h"

#include <math.h>
#include <stdint.h>

#define TICKS_MOST 24

double axis_place(const struct axis *axis, double value)
{
	double share = (value - axis->low) / (axis->high - axis->low);

	if (share < 0)
		share = 0;
	if (share > 1)
		share = 1;
	return axis->from + share * (axis->to - axis->from);
}

void axis_take(struct axis *axis, double value)
{
	if (isnan(value))
		return;
	if (axis->low > axis->high) {
		axis->low = value;
		axis->high = value;
	}
	if (value < axis->low)
		axis->low = value;
	if (value > axis->high)
		axis->high = value;
}

static double power_below(double value)
{
	double power = 1;

	while (power * 10 <= value)
		power *= 10;
	while (power > value)
		power /= 10;
	return power;
}

/* 1, 2 or 5 times a power of ten, so that at most about so many steps are in the range. */
static double step_of(double range, unsigned steps)
{
	double least = range / steps;
	double power = power_below(least);

	if (power * 1.001 >= least)
		return power;
	if (2 * power >= least)
		return 2 * power;
	return 5 * power >= least ? 5 * power : 10 * power;
}

/* How many places a step needs behind the point, of percents for a share. */
static unsigned places_of(const struct axis *axis)
{
	double step = axis->type == PAGE_SHARE ? 100 * axis->step : axis->step;
	unsigned places = 0;

	for (; places < 6 && step < 0.999; step *= 10)
		places++;
	return places;
}

/* The largest multiple of the step that is not above the value, or the smallest not below it. */
static double multiple(double value, double step, bool above)
{
	double count = (double)(int64_t)(value / step);

	if (!above && count * step > value + step * 1e-9)
		count--;
	if (above && count * step < value - step * 1e-9)
		count++;
	return count * step;
}

void axis_settle(struct axis *axis, double from, double to, unsigned steps, bool round)
{
	if (axis->low > axis->high) {
		axis->low = 0;
		axis->high = 1;
	}
	if (axis->high - axis->low < 1e-6)
		axis->high = axis->low + 1;
	axis->from = from;
	axis->to = to;
	axis->step = step_of(axis->high - axis->low, steps);
	if (axis->type == PAGE_COUNT && axis->step < 1)
		axis->step = 1;
	axis->places = places_of(axis);
	if (round) {
		axis->low = multiple(axis->low, axis->step, false);
		axis->high = multiple(axis->high, axis->step, true);
	}
}

double axis_first_tick(const struct axis *axis)
{
	return multiple(axis->low, axis->step, true);
}

bool axis_has_tick(const struct axis *axis, double value, unsigned count)
{
	return count < TICKS_MOST && value <= axis->high + axis->step * 1e-6;
}
