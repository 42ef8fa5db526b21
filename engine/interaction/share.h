/* interaction/share.h -- a share of a question's points, in integers */
#ifndef INTERACTION_SHARE_H
#define INTERACTION_SHARE_H

#include <stddef.h>
#include <stdint.h>

/*
 * points * numerator / denominator, rounded half up to a thousandth; never less than nothing. The
 * denominator is above 0, and twice the points times either number is below 2^63.
 */
int32_t share_of(int32_t points_mpts, int64_t numerator, int64_t denominator);

/* Of all that could be marked, so many are right and wrong; of these, so many were marked. */
struct marked_share {
	size_t right, wrong;
	size_t hits, slips;
};

/*
 * points * max(0, hits / right - slips / wrong). Marking everything earns nothing, so there is
 * something right and something wrong.
 */
int32_t share_of_marked(int32_t points_mpts, const struct marked_share *share);

/* The same in words. */
#define SHARE_OF_MARKED(parts, marked)                                                             \
	"Points times the share of right " parts " that are " marked                               \
	", less the share of wrong " parts " that are " marked ", and never less than nothing."

#endif
