/* page/measure.c -- points, shares, times and durations as people read them */
#include "page/measure.h"

#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "base/timestamp.h"

void measure_add_time(struct text *text, int64_t wall_ms)
{
	struct text stamp;

	text_init(&stamp);
	timestamp_add(&stamp, wall_ms);
	if (!stamp.failed)
		text_addf(text, "%.10s %.8s UTC", stamp.bytes, stamp.bytes + strlen("2026-11-21T"));
	text_clear(&stamp);
}

void measure_add_duration(struct text *text, int64_t duration_ms)
{
	int64_t seconds = duration_ms / 1000;

	if (seconds >= 3600)
		text_addf(text, _("%lld h "), (long long)(seconds / 3600));
	if (seconds >= 60)
		text_addf(text, _("%lld min "), (long long)(seconds / 60 % 60));
	decimal_add(text, seconds >= 60 ? seconds % 60 * 1000 : duration_ms);
	text_add(text, _(" s"));
}

void measure_add_percent(struct text *text, int32_t thousandths)
{
	decimal_add(text, (int64_t)thousandths * 100);
	text_add_char(text, '%');
}

void measure_add_points(struct text *text, int64_t points_mpts, int64_t max_mpts)
{
	struct text points, most;

	text_init(&points);
	text_init(&most);
	decimal_add(&points, points_mpts);
	decimal_add(&most, max_mpts);
	text_addf(text, max_mpts == 1000 ? _("%s of %s point") : _("%s of %s points"), points.bytes,
	          most.bytes);
	text->failed |= points.failed || most.failed;
	text_clear(&points);
	text_clear(&most);
}
