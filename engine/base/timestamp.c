/* base/timestamp.c -- times and durations, without the C library's locale and time zone */
#include "base/timestamp.h"

#include <assert.h>

#include "base/text.h"

#define SECOND ((int64_t)1000)
#define MINUTE (60 * SECOND)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

/*
 * Days are counted from 0000-03-01, so that a leap day is the last of its year: then the days
 * before a month are (153 * month + 2) / 5 with March as 0, and 400 years have 146097 days.
 */
#define EPOCH_DAYS 719468  /* 1970-01-01 */
#define FIRST_DAYS 306     /* 0001-01-01 */
#define LAST_DAYS  3652364 /* 9999-12-31 */
#define CENTURIES  146097  /* days of four */
#define CENTURY    36524
#define FOUR_YEARS 1461
#define YEAR       365

struct date {
	int64_t year;
	int month, day; /* from 1 */
};

static int64_t days_from(struct date date)
{
	int64_t year = date.year - (date.month < 3);
	int64_t month = (date.month + 9) % 12;

	return YEAR * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day -
	       1;
}

static struct date date_from(int64_t days)
{
	int64_t era = days / CENTURIES, day = days % CENTURIES;
	int64_t year =
		(day - day / (FOUR_YEARS - 1) + day / CENTURY - day / (CENTURIES - 1)) / YEAR;
	int64_t month;

	day -= YEAR * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	day -= (153 * month + 2) / 5;
	return (struct date){.year = 400 * era + year + (month >= 10),
	                     .month = (int)((month + 2) % 12 + 1),
	                     .day = (int)day + 1};
}

void timestamp_add(struct text *text, int64_t wall_ms)
{
	int64_t since = wall_ms + EPOCH_DAYS * DAY; /* 0000-03-01 */
	int64_t days = since / DAY, rest = since % DAY;
	struct date date = date_from(days);

	assert(days >= FIRST_DAYS && days <= LAST_DAYS);
	text_addf(text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", (int)date.year, date.month, date.day,
	          (int)(rest / HOUR), (int)(rest / MINUTE % 60), (int)(rest / SECOND % 60),
	          (int)(rest % SECOND));
}

/* What is still to be read. */
struct reading {
	const char *at, *end;
};

static bool read_char(struct reading *reading, char wanted)
{
	if (reading->at == reading->end || *reading->at != wanted)
		return false;
	reading->at++;
	return true;
}

/* Digits, from `least` to `most` of them; `most` fits into the number. */
static bool read_digits(struct reading *reading, int least, int most, int64_t *number)
{
	int count = 0;

	*number = 0;
	for (; count < most && reading->at < reading->end; reading->at++, count++) {
		if (*reading->at < '0' || *reading->at > '9')
			break;
		*number = 10 * *number + (*reading->at - '0');
	}
	return count >= least;
}

/* Thousandths behind a point, one to three digits; none without a point. */
static bool read_fraction(struct reading *reading, int64_t *thousandths)
{
	const char *start;

	*thousandths = 0;
	if (!read_char(reading, '.'))
		return true;
	start = reading->at;
	if (!read_digits(reading, 1, 3, thousandths))
		return false;
	for (int64_t places = reading->at - start; places < 3; places++)
		*thousandths *= 10;
	return true;
}

/* Two digits up to `most`, behind `before`. */
static bool read_pair(struct reading *reading, char before, int64_t most, int64_t *number)
{
	return read_char(reading, before) && read_digits(reading, 2, 2, number) && *number <= most;
}

static bool read_date(struct reading *reading, int64_t *days)
{
	int64_t year, month, day;
	struct date date, back;

	if (!read_digits(reading, 4, 4, &year) || year == 0 ||
	    !read_pair(reading, '-', 12, &month) || month == 0 ||
	    !read_pair(reading, '-', 31, &day) || day == 0)
		return false;
	date = (struct date){.year = year, .month = (int)month, .day = (int)day};
	*days = days_from(date);
	back = date_from(*days); /* another date if the month has no such day */
	return back.day == date.day;
}

bool timestamp_read(int64_t *wall_ms, const char *bytes, size_t length)
{
	struct reading reading = {bytes, bytes + length};
	int64_t days, hours, minutes, seconds, thousandths;

	if (!read_date(&reading, &days) || !read_pair(&reading, 'T', 23, &hours) ||
	    !read_pair(&reading, ':', 59, &minutes) || !read_pair(&reading, ':', 59, &seconds) ||
	    !read_fraction(&reading, &thousandths) || !read_char(&reading, 'Z') ||
	    reading.at != reading.end)
		return false;
	*wall_ms = (days - EPOCH_DAYS) * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND +
	           thousandths;
	return true;
}

void duration_add(struct text *text, int64_t duration_ms)
{
	int64_t rest = duration_ms % MINUTE;
	int part = (int)(rest % SECOND);

	assert(duration_ms >= 0);
	text_add(text, "PT");
	if (duration_ms >= HOUR)
		text_addf(text, "%lldH", (long long)(duration_ms / HOUR));
	if (duration_ms / MINUTE % 60)
		text_addf(text, "%dM", (int)(duration_ms / MINUTE % 60));
	if (part % 10)
		text_addf(text, "%d.%03dS", (int)(rest / SECOND), part);
	else if (part)
		text_addf(text, "%d.%02dS", (int)(rest / SECOND), part / 10);
	else if (rest || duration_ms == 0)
		text_addf(text, "%dS", (int)(rest / SECOND));
}

/* "12M" and the like: a number and its unit; nothing is read where another unit stands. */
static bool read_amount(struct reading *reading, char unit, int64_t unit_ms, int64_t *sum_ms)
{
	struct reading start = *reading;
	int64_t number, thousandths = 0;

	if (read_digits(reading, 1, 9, &number) &&
	    (unit != 'S' || read_fraction(reading, &thousandths)) && read_char(reading, unit)) {
		*sum_ms += number * unit_ms + thousandths;
		return true;
	}
	*reading = start;
	return false;
}

bool duration_read(int64_t *duration_ms, const char *bytes, size_t length)
{
	struct reading reading = {bytes, bytes + length};
	int64_t sum_ms = 0;
	int amounts = 0;

	if (!read_char(&reading, 'P'))
		return false;
	amounts += read_amount(&reading, 'D', DAY, &sum_ms);
	if (read_char(&reading, 'T')) {
		amounts = read_amount(&reading, 'H', HOUR, &sum_ms);
		amounts += read_amount(&reading, 'M', MINUTE, &sum_ms);
		amounts += read_amount(&reading, 'S', SECOND, &sum_ms);
	}
	if (amounts == 0 || reading.at != reading.end)
		return false;
	*duration_ms = sum_ms;
	return true;
}

bool period_read(uint32_t *months, uint32_t *days, const char *bytes, size_t length)
{
	struct reading reading = {bytes, bytes + length};
	int64_t sum_months = 0, sum_days = 0;
	int amounts = 0;

	if (!read_char(&reading, 'P'))
		return false;
	amounts += read_amount(&reading, 'Y', 12, &sum_months);
	amounts += read_amount(&reading, 'M', 1, &sum_months);
	amounts += read_amount(&reading, 'D', 1, &sum_days);
	if (amounts == 0 || reading.at != reading.end || sum_months > PERIOD_MOST ||
	    sum_days > PERIOD_MOST)
		return false;
	*months = (uint32_t)sum_months;
	*days = (uint32_t)sum_days;
	return true;
}

void period_add(struct text *text, uint32_t months, uint32_t days)
{
	text_add(text, "P");
	if (months)
		text_addf(text, "%uM", months);
	if (days || !months)
		text_addf(text, "%uD", days);
}

/* The first day of a month that counts from March of the year 0. */
static int64_t month_start(int64_t month)
{
	return days_from((struct date){
		.year = (month + 2) / 12, .month = (int)((month + 2) % 12 + 1), .day = 1});
}

int64_t timestamp_later(int64_t wall_ms, uint32_t months, uint32_t days)
{
	int64_t since = wall_ms + EPOCH_DAYS * DAY; /* 0000-03-01 */
	struct date date = date_from(since / DAY);
	int64_t month = 12 * date.year + date.month - 3 + (int64_t)months;
	int64_t last = month_start(month + 1) - 1;
	int64_t day = month_start(month) + date.day - 1;

	day = (day < last ? day : last) + (int64_t)days;
	if (day > LAST_DAYS)
		return (LAST_DAYS + 1 - EPOCH_DAYS) * DAY - 1;
	return (day - EPOCH_DAYS) * DAY + since % DAY;
}
