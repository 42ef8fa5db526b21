/* interaction/share.h -- a share of a question's points, in integers */
#ifndef INTERACTION_SHARE_H
#define INTERACTION_SHARE_H

#include <stdint.h>

/*
 * points * numerator / denominator, rounded half up to a thousandth; never less than nothing. The
 * denominator is above 0, and twice the points times either number is below 2^63.
 */
int32_t share_of(int32_t points_mpts, int64_t numerator, int64_t denominator);

#endif
