/* page/value.c -- typed values, written without the C library's floating point and locale */
#include "page/value.h"

#include "base/decimal.h"
#include "base/timestamp.h"
#include "page/measure.h"

#define PLACES_MOST 6
#define WHOLE_MOST  9e18

const struct value_signs value_typed = {.minus = "-", .to = "-"};
const struct value_signs value_spoken = {.minus = "-", .to = " to "};
const struct value_signs value_set = {.minus = "\u2212", .to = "\u2013"};

/* 10 to the power of so many places. */
static int64_t power_of(unsigned places)
{
	int64_t power = 1;

	while (places--)
		power *= 10;
	return power;
}

/* The nearest whole number, halves away from 0; one that is not too large to be one. */
static int64_t nearest(double value)
{
	if (value > WHOLE_MOST)
		value = WHOLE_MOST;
	if (value < -WHOLE_MOST)
		value = -WHOLE_MOST;
	return (int64_t)(value < 0 ? value - 0.5 : value + 0.5);
}

/* Append a number with so many places behind the point, or with fewer if what is left out is 0. */
static void add_fixed(struct text *text, double value, unsigned places, bool exactly,
                      const char *minus)
{
	int64_t power = power_of(places);
	int64_t scaled = nearest(value * (double)power);
	uint64_t size = scaled < 0 ? 0 - (uint64_t)scaled : (uint64_t)scaled;
	uint64_t rest = size % (uint64_t)power;

	if (scaled < 0)
		text_add(text, minus);
	text_addf(text, "%llu", (unsigned long long)(size / (uint64_t)power));
	for (; !exactly && places > 0 && rest % 10 == 0; places--)
		rest /= 10;
	if (places > 0)
		text_addf(text, ".%0*llu", (int)places, (unsigned long long)rest);
}

void value_add_data_real(struct text *text, double value)
{
	add_fixed(text, value, PLACES_MOST, false, "-");
}

static void add_real(struct text *text, enum page_type type, unsigned places, double value,
                     const struct value_signs *signs)
{
	bool share = type == PAGE_SHARE;

	add_fixed(text, share ? 100 * value : value, places, !share, signs->minus);
}

void value_add_real(struct text *text, enum page_type type, unsigned places, double value,
                    const struct value_signs *signs)
{
	add_real(text, type, places, value, signs);
	if (type == PAGE_SHARE)
		text_add_char(text, '%');
}

/* " (76-87)"; numbers may be below 0, where a dash would be misread. */
static void add_interval(struct text *text, const struct column *column, const union slot *ends,
                         const struct value_signs *signs)
{
	if (slot_is_none(column->type, &ends[0]) || slot_is_none(column->type, &ends[1]))
		return;
	text_add(text, " (");
	add_real(text, column->type, column->places, ends[0].real, signs);
	text_add(text, column->type == PAGE_SHARE ? signs->to : " to ");
	add_real(text, column->type, column->places, ends[1].real, signs);
	text_add_char(text, ')');
}

static void add_points(struct text *text, int64_t points_mpts, const struct value_signs *signs)
{
	if (points_mpts < 0) {
		text_add(text, signs->minus);
		points_mpts = -points_mpts;
	}
	decimal_add(text, points_mpts);
}

void value_add(struct text *text, const struct column *column, const union slot *slot,
               const struct value_signs *signs)
{
	switch (column->type) {
	case PAGE_COUNT:
		text_addf(text, "%s%llu", slot->whole < 0 ? signs->minus : "",
		          slot->whole < 0 ? 0 - (unsigned long long)slot->whole
		                          : (unsigned long long)slot->whole);
		break;
	case PAGE_NUMBER:
	case PAGE_SHARE:
		value_add_real(text, column->type, column->places, slot->real, signs);
		if (column->interval)
			add_interval(text, column, slot + 1, signs);
		break;
	case PAGE_POINTS:
		add_points(text, slot->whole, signs);
		break;
	case PAGE_TIME:
		measure_add_time(text, slot->whole);
		break;
	case PAGE_DURATION:
		measure_add_duration(text, slot->whole);
		break;
	case PAGE_YES_NO:
		text_add(text, slot->whole ? "yes" : "no");
		break;
	default:
		break; /* words are what they are */
	}
}

void value_add_data(struct text *text, enum page_type type, const union slot *slot)
{
	switch (type) {
	case PAGE_COUNT:
		text_addf(text, "%lld", (long long)slot->whole);
		break;
	case PAGE_NUMBER:
	case PAGE_SHARE:
		value_add_data_real(text, slot->real);
		break;
	case PAGE_POINTS:
	case PAGE_DURATION:
		decimal_add(text, slot->whole);
		break;
	case PAGE_TIME:
		timestamp_add(text, slot->whole);
		break;
	case PAGE_YES_NO:
		text_add(text, slot->whole ? "true" : "false");
		break;
	default:
		break;
	}
}
