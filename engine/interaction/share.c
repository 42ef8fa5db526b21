/* interaction/share.c -- a share of a question's points, in integers */
#include "interaction/share.h"

int32_t share_of(int32_t points_mpts, int64_t numerator, int64_t denominator)
{
	if (numerator <= 0)
		return 0;
	return (int32_t)((2 * points_mpts * numerator + denominator) / (2 * denominator));
}
