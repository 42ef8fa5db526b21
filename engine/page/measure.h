/* page/measure.h -- points, shares, times and durations as people read them */
#ifndef PAGE_MEASURE_H
#define PAGE_MEASURE_H

#include <stdint.h>

struct text;

/* Append "2026-11-21 09:00:31 UTC". */
void measure_add_time(struct text *text, int64_t wall_ms);

/* Append "21.3 s", "6 min 12 s" or "1 h 0 min 5 s": fractions only while they say something. */
void measure_add_duration(struct text *text, int64_t duration_ms);

/* Append "87.5%". */
void measure_add_percent(struct text *text, int32_t thousandths);

/* Append "3 of 4 points". */
void measure_add_points(struct text *text, int64_t points_mpts, int64_t max_mpts);

#endif
