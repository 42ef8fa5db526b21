/* stats/select.h -- the value that stands at a place, without sorting the others */
#ifndef STATS_SELECT_H
#define STATS_SELECT_H

#include <stddef.h>
#include <stdint.h>

/*
 * The value with `place` smaller or equal ones before it, were they in ascending order; place <
 * count. Moves the values about. Takes time in proportion to the count, whatever they are: it keeps
 * those with the highest byte wanted, then of these those with the next.
 */
int64_t select_place(int64_t *values, size_t count, size_t place);

#endif
