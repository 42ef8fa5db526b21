/* base/decimal.h -- decimal numbers of thousandths: read and written without floating point */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

/* The largest number read, in thousandths: a million. Sums of a million such still fit. */
#define DECIMAL_MOST ((int64_t)1000000 * 1000)

/*
 * Read "12", "-0.25" or "1.125": an optional minus, digits, and up to three places behind a point;
 * nothing else, in every locale. False when it is not that or beyond DECIMAL_MOST either way.
 */
bool decimal_read(int64_t *thousandths, const char *bytes, size_t length);

/* Append the shortest form: 1000 is "1", 8500 "8.5", -250 "-0.25". */
void decimal_add(struct text *text, int64_t thousandths);

#endif
