/* interaction/exact.h -- decimal numbers with many places, compared and multiplied exactly */
#ifndef INTERACTION_EXACT_H
#define INTERACTION_EXACT_H

#include <stdbool.h>
#include <stddef.h>

struct text;

/* A number in units of 10^-18; below 10^18 either way, so that sums and differences fit, too. */
__extension__ typedef __int128 exact;

#define EXACT_ONE ((exact)1000000000000000000)

/* Read "12", "-0.25" or "007.500": at most 18 digits before the point and 18 behind it. */
bool exact_read(exact *number, const char *bytes, size_t length);

/* Append the shortest form: "-0.25". */
void exact_add(struct text *text, exact number);

/*
 * Fewer than 16 digits before the point and 10 behind it: what is typed or written in a bank. Only
 * such numbers can be multiplied, since their product is exact.
 */
bool exact_is_short(exact number);

/* False: the product of two short numbers is 10^18 or more. */
bool exact_multiply(exact *product, exact one, exact other);

#endif
