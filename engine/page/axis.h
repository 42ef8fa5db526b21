/* page/axis.h -- one direction of a drawing: values, places, ticks */
#ifndef PAGE_AXIS_H
#define PAGE_AXIS_H

#include <stdbool.h>

#include "page/page.h"

struct axis {
	enum page_type type; /* count, number or share */
	const char *name;
	double low, high; /* values at the ends; low above high while none was taken */
	double from, to;  /* places of the ends; either may be the greater */
	double step;      /* of the ticks: 1, 2 or 5 times a power of ten */
	unsigned places;  /* behind the point of what stands at a tick */
};

/* Make the axis reach to a value; what is not a number is passed over. */
void axis_take(struct axis *axis, double value);

/*
 * All values were taken: give the axis its places and about so many steps. `round`: its ends are
 * ticks. Without values it goes from 0 to 1.
 */
void axis_settle(struct axis *axis, double from, double to, unsigned steps, bool round);

/* Where a value is; what lies beyond an end is at the end. */
double axis_place(const struct axis *axis, double value);

/* The lowest tick; one step further there is another, as long as axis_has_tick() of its number. */
double axis_first_tick(const struct axis *axis);
bool axis_has_tick(const struct axis *axis, double value, unsigned number);

#endif
