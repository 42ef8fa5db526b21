/* base/timestamp.h -- times and durations as XML Schema writes them */
#ifndef BASE_TIMESTAMP_H
#define BASE_TIMESTAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

/* Append "2026-11-21T09:00:31.200Z". Years 1 to 9999. */
void timestamp_add(struct text *text, int64_t wall_ms);
bool timestamp_read(int64_t *wall_ms, const char *bytes, size_t length);

/* Append "PT6M12.40S", "PT0S", "PT1H0.25S": hours, minutes, seconds, without what is 0. */
void duration_add(struct text *text, int64_t duration_ms);
/* Days are 24 hours: "P1DT12H" is 36. */
bool duration_read(int64_t *duration_ms, const char *bytes, size_t length);

#define PERIOD_MOST 120000 /* months, or days */

/* What is counted in a calendar: "P1Y6M", "P30D". Years are 12 months. */
bool period_read(uint32_t *months, uint32_t *days, const char *bytes, size_t length);

/* Append "P12M30D", without what is 0; "P0D". */
void period_add(struct text *text, uint32_t months, uint32_t days);

/*
 * So much later in the calendar of UTC: first the months, to the same day or the last of a shorter
 * month, then the days. At most the end of the year 9999.
 */
int64_t timestamp_later(int64_t wall_ms, uint32_t months, uint32_t days);

#endif
