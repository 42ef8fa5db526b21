/* base/matching.h -- putting items into bins of given sizes, at most one item of each family */
#ifndef BASE_MATCHING_H
#define BASE_MATCHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MATCHING_NONE UINT32_MAX

/* Which item fits into which bin. Item i fits into bins[starts[i]] to bins[starts[i + 1] - 1]. */
struct matching_problem {
	size_t bin_count, item_count, family_count;
	const uint32_t *sizes;    /* of the bins */
	const uint32_t *starts;   /* item_count + 1 */
	const uint32_t *bins;     /* of each item ascending */
	const uint32_t *families; /* of the items; an item alone is a family of its own */
};

/*
 * A matching is some items, each in one of its bins. It grows along augmenting paths, so that bins
 * are full whenever they can be, whatever was put where before.
 */
struct matching;

struct matching *matching_new(const struct matching_problem *problem); /* NULL: no memory */
void matching_free(struct matching *matching);                         /* NULL is fine */

/* Fill the bins as far as they can be filled together: how many items are missing. */
size_t matching_fill(struct matching *matching);

/* How many items this bin misses. */
uint32_t matching_missing(const struct matching *matching, uint32_t bin);

/*
 * For a bin that misses some: mark the bins that it competes with, itself too, so that all of them
 * together want more than there is. Returns how many items they can have at most.
 */
size_t matching_rivals(struct matching *matching, uint32_t bin, bool *rivals);

/*
 * With all bins full: have this item in the matching from now on, beside those pinned before, and
 * all bins full still. False, and nothing is changed, where that cannot be.
 */
bool matching_pin(struct matching *matching, uint32_t item);

/*
 * When the pinned items fill all bins: give each, in this order, the first of its bins that leaves
 * a bin for every other. So it no longer depends on how the matching was found.
 */
void matching_settle(struct matching *matching, const uint32_t *items, size_t count);

/* MATCHING_NONE: it is in no bin. */
uint32_t matching_bin_of(const struct matching *matching, uint32_t item);

#endif
