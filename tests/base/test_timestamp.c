/* tests/base/test_timestamp.c -- times and durations, written and read back */
#include "base/timestamp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "vigil/time.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* How one of the two is written and read. */
struct kind {
	void (*add)(struct text *text, int64_t ms);
	bool (*read)(int64_t *ms, const char *bytes, size_t length);
};

static const struct kind timestamp = {timestamp_add, timestamp_read};
static const struct kind duration = {duration_add, duration_read};

/* clang-format off */
static struct written_case {
	const char *name;
	const struct kind *kind;
	int64_t ms;
	const char *text;
} written[] = {
	{ "the epoch",                          &timestamp, 0,               "1970-01-01T00:00:00.000Z" },
	{ "thousandths have three digits",      &timestamp, 1795251631200,   "2026-11-21T09:00:31.200Z" },
	{ "before the epoch time goes forward", &timestamp, -1,              "1969-12-31T23:59:59.999Z" },
	{ "a leap day",                         &timestamp, 951782400000,    "2000-02-29T00:00:00.000Z" },
	{ "the day after a leap day",           &timestamp, 1709251200000,   "2024-03-01T00:00:00.000Z" },
	{ "a century without a leap day",       &timestamp, 4107542400000,   "2100-03-01T00:00:00.000Z" },
	{ "the last day of a leap year",        &timestamp, 1735603200000,   "2024-12-31T00:00:00.000Z" },
	{ "the last day of four centuries",     &timestamp, 951696000000,    "2000-02-28T00:00:00.000Z" },
	{ "the first time there is",            &timestamp, -62135596800000, "0001-01-01T00:00:00.000Z" },
	{ "the last time there is",             &timestamp, 253402300799999, "9999-12-31T23:59:59.999Z" },
	{ "beyond 32 bits of seconds",          &timestamp, 2147483648000,   "2038-01-19T03:14:08.000Z" },

	{ "no time at all",                     &duration,  0,               "PT0S" },
	{ "whole seconds",                      &duration,  7000,            "PT7S" },
	{ "a fraction has two places",          &duration,  372400,          "PT6M12.40S" },
	{ "or three where it needs them",       &duration,  12345,           "PT12.345S" },
	{ "less than a second",                 &duration,  250,             "PT0.25S" },
	{ "one thousandth",                     &duration,  1,               "PT0.001S" },
	{ "no minutes, no M",                   &duration,  3600250,         "PT1H0.25S" },
	{ "whole minutes, no S",                &duration,  1200000,         "PT20M" },
	{ "whole hours, neither",               &duration,  7200000,         "PT2H" },
	{ "days are hours",                     &duration,  360000000,       "PT100H" },
};

static struct read_case {
	const char *name;
	const struct kind *kind;
	const char *text;
	bool is;
	int64_t ms;
} read[] = {
	{ "the fraction may be missing",      &timestamp, "1970-01-01T00:00:01Z",      true,  1000 },
	{ "the fraction may be short",        &timestamp, "1970-01-01T00:00:00.5Z",    true,  500 },
	{ "a fraction needs a digit",         &timestamp, "1970-01-01T00:00:00.Z",     false, 0 },
	{ "four digits are too many",         &timestamp, "1970-01-01T00:00:00.0000Z", false, 0 },
	{ "local time is refused",            &timestamp, "1970-01-01T00:00:00.000",   false, 0 },
	{ "another zone is refused",          &timestamp, "1970-01-01T00:00:00+01:00", false, 0 },
	{ "no 29 February in a common year",  &timestamp, "2023-02-29T00:00:00Z",      false, 0 },
	{ "nor in 1900",                      &timestamp, "1900-02-29T00:00:00Z",      false, 0 },
	{ "no 31 April",                      &timestamp, "2024-04-31T00:00:00Z",      false, 0 },
	{ "no 30 February",                   &timestamp, "2024-02-30T00:00:00Z",      false, 0 },
	{ "no 31 February",                   &timestamp, "2024-02-31T00:00:00Z",      false, 0 },
	{ "no month 0",                       &timestamp, "2024-00-10T00:00:00Z",      false, 0 },
	{ "no month 13",                      &timestamp, "2024-13-10T00:00:00Z",      false, 0 },
	{ "no day 0",                         &timestamp, "2024-01-00T00:00:00Z",      false, 0 },
	{ "no day 32",                        &timestamp, "2024-01-32T00:00:00Z",      false, 0 },
	{ "no year 0",                        &timestamp, "0000-06-01T00:00:00Z",      false, 0 },
	{ "no hour 24",                       &timestamp, "2024-01-01T24:00:00Z",      false, 0 },
	{ "no minute 60",                     &timestamp, "2024-01-01T00:60:00Z",      false, 0 },
	{ "no second 60",                     &timestamp, "2024-01-01T00:00:60Z",      false, 0 },
	{ "no space instead of the T",        &timestamp, "2024-01-01 00:00:00Z",      false, 0 },
	{ "nothing in front of a time",       &timestamp, " 2024-01-01T00:00:00Z",     false, 0 },
	{ "nothing behind a time",            &timestamp, "2024-01-01T00:00:00Z ",     false, 0 },
	{ "signs are no digits",              &timestamp, "+024-01-01T00:00:00Z",      false, 0 },
	{ "half a time is none",              &timestamp, "2024-01-01",                false, 0 },
	{ "no text is no time",               &timestamp, "",                          false, 0 },

	{ "many minutes are hours",           &duration,  "PT90M",                     true,  5400000 },
	{ "all three parts",                  &duration,  "PT1H2M3.004S",              true,  3723004 },
	{ "hours and seconds",                &duration,  "PT1H1S",                    true,  3601000 },
	{ "parts come in order",              &duration,  "PT1S2M",                    false, 0 },
	{ "each part comes once",             &duration,  "PT1M2M",                    false, 0 },
	{ "one part at least",                &duration,  "PT",                        false, 0 },
	{ "a number has a unit",              &duration,  "PT5",                       false, 0 },
	{ "a unit has a number",              &duration,  "PTS",                       false, 0 },
	{ "only seconds have a fraction",     &duration,  "PT1.5M",                    false, 0 },
	{ "a fraction has three places",      &duration,  "PT1.0000S",                 false, 0 },
	{ "a day has 24 hours",               &duration,  "P1D",                       true,  86400000 },
	{ "days stand before the T",          &duration,  "P1DT12H",                   true,  129600000 },
	{ "hours behind it",                  &duration,  "P12H",                      false, 0 },
	{ "a T has something behind it",      &duration,  "P1DT",                      false, 0 },
	{ "nothing negative",                 &duration,  "-PT1S",                     false, 0 },
	{ "a number of ten digits is refused", &duration, "PT1000000000H",             false, 0 },
	{ "nothing behind a duration",        &duration,  "PT1S ",                     false, 0 },
	{ "small letters are refused",        &duration,  "pt1s",                      false, 0 },
	{ "no text is no duration",           &duration,  "",                          false, 0 },
};

static struct later_case {
	const char *name, *from;
	uint32_t months, days;
	const char *later;
} laters[] = {
	{ "no time later is the same",         "2026-11-22T09:06:12.400Z", 0, 0,       "2026-11-22T09:06:12.400Z" },
	{ "days are counted",                  "2026-12-22T09:00:00.000Z", 0, 30,      "2027-01-21T09:00:00.000Z" },
	{ "a month later is the same day",     "2026-11-22T09:00:00.000Z", 1, 0,       "2026-12-22T09:00:00.000Z" },
	{ "a year later, too",                 "2026-11-22T09:00:00.000Z", 12, 0,      "2027-11-22T09:00:00.000Z" },
	{ "a shorter month ends before",       "2026-08-31T09:00:00.000Z", 1, 0,       "2026-09-30T09:00:00.000Z" },
	{ "as does February",                  "2027-12-31T09:00:00.000Z", 2, 0,       "2028-02-29T09:00:00.000Z" },
	{ "a leap day has no anniversary",     "2028-02-29T23:59:59.999Z", 12, 0,      "2029-02-28T23:59:59.999Z" },
	{ "days come behind the months",       "2027-01-31T09:00:00.000Z", 1, 1,       "2027-03-01T09:00:00.000Z" },
	{ "over the end of a year",            "2026-12-31T09:00:00.000Z", 1, 0,       "2027-01-31T09:00:00.000Z" },
	{ "not beyond the last year",          "9999-01-01T00:00:00.000Z", 120000, 0,  "9999-12-31T23:59:59.999Z" },
};

static struct period_case {
	const char *name;
	uint32_t months, days;
	const char *text;
} periods[] = {
	{ "months alone",      12, 0, "P12M" },
	{ "days alone",        0, 30, "P30D" },
	{ "months and days",   1, 2,  "P1M2D" },
	{ "nothing is a form", 0, 0,  "P0D" },
};
/* clang-format on */

static void later_is_counted(void **state)
{
	const struct later_case *row = *state;
	struct text later;
	int64_t from_ms;

	assert_true(timestamp_read(&from_ms, row->from, strlen(row->from)));
	text_init(&later);
	timestamp_add(&later, timestamp_later(from_ms, row->months, row->days));
	assert_string_equal(later.bytes, row->later);
	text_clear(&later);
}

static void period_is_written(void **state)
{
	const struct period_case *row = *state;
	struct text text;

	text_init(&text);
	period_add(&text, row->months, row->days);
	assert_string_equal(text.bytes, row->text);
	text_clear(&text);
}

static void time_is_written_and_read(void **state)
{
	const struct written_case *row = *state;
	int64_t ms = -1;
	struct text text;

	text_init(&text);
	row->kind->add(&text, row->ms);
	assert_true(row->kind->read(&ms, row->text, strlen(row->text)));
	assert_int_equal(ms, row->ms);
	if (strcmp(text.bytes, row->text) != 0)
		print_message("written: %s\n", text.bytes);
	ms = strcmp(text.bytes, row->text);
	text_clear(&text);
	assert_int_equal(ms, 0);
}

static void time_is_read(void **state)
{
	const struct read_case *row = *state;
	int64_t ms = 77;

	assert_int_equal(row->kind->read(&ms, row->text, strlen(row->text)), row->is);
	assert_int_equal(ms, row->is ? row->ms : 77);
}

/* Each day of 400 years and a bit, one after the other. */
static void every_day_follows_the_last(void **state)
{
	const int64_t day = 86400000, from = -11676096000000 /* 1600-01-01 */;
	char last[32] = "1599-12-31";
	struct text text;
	int wrong = 0;

	(void)state;
	text_init(&text);
	for (int64_t ms = from; ms < from + 146100 * day; ms += day) {
		int64_t back = -1;

		text_cut(&text, 0);
		timestamp_add(&text, ms);
		wrong += !timestamp_read(&back, text.bytes, text.length) || back != ms;
		wrong += strcmp(last, text.bytes) >= 0;
		memcpy(last, text.bytes, text.length + 1);
	}
	text_clear(&text);
	assert_int_equal(wrong, 0);
	assert_string_equal(last, "2000-01-03T00:00:00.000Z");
}

static void clocks_tell_the_time(void **state)
{
	struct vigil_time earlier = vigil_time_now(), later = vigil_time_now();

	(void)state;
	assert_true(earlier.wall_ms > 1577836800000); /* 2020 */
	assert_true(earlier.running_ms > 0);
	assert_true(later.running_ms >= earlier.running_ms);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(written) + COUNT(read) + COUNT(laters) + COUNT(periods) + 2];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(written); i++)
		*test++ = (struct CMUnitTest){.name = written[i].name,
		                              .test_func = time_is_written_and_read,
		                              .initial_state = &written[i]};
	for (size_t i = 0; i < COUNT(read); i++)
		*test++ = (struct CMUnitTest){
			.name = read[i].name, .test_func = time_is_read, .initial_state = &read[i]};
	for (size_t i = 0; i < COUNT(laters); i++)
		*test++ = (struct CMUnitTest){.name = laters[i].name,
		                              .test_func = later_is_counted,
		                              .initial_state = &laters[i]};
	for (size_t i = 0; i < COUNT(periods); i++)
		*test++ = (struct CMUnitTest){.name = periods[i].name,
		                              .test_func = period_is_written,
		                              .initial_state = &periods[i]};
	*test++ = (struct CMUnitTest){.name = "each day of 400 years follows the one before",
	                              .test_func = every_day_follows_the_last};
	*test++ = (struct CMUnitTest){.name = "the clocks tell milliseconds and do not go back",
	                              .test_func = clocks_tell_the_time};
	return cmocka_run_group_tests_name("timestamp", tests, NULL, NULL);
}
