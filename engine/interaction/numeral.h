/* interaction/numeral.h -- numbers as people write them: marks and groups by language */
#ifndef INTERACTION_NUMERAL_H
#define INTERACTION_NUMERAL_H

#include "interaction/exact.h"

enum numeral {
	NUMERAL_READ,
	NUMERAL_NONE,      /* it is no number */
	NUMERAL_AMBIGUOUS, /* "3,145" where a comma is not the decimal mark: both could be meant */
	NUMERAL_TOO_LONG,  /* more digits than a short number has (interaction/exact.h) */
};

/*
 * Read digits with a decimal mark and separators between groups of three: "2,250,000", "2.250.000",
 * "2 250 000", "2'250'000.5", "22,50,000", "0,5". The text was normalized (base/normal.h). What can
 * be read in one way only is read so in any language. `separated` tells whether there were any
 * marks. An ambiguous one is appended to `readings` as "3145 or 3.145", each as it can be typed.
 */
enum numeral numeral_read(exact *number, bool *separated, const char *form, const char *language,
                          struct text *readings);

/* Append the number as it is written in the language: "2,250,000.5". */
void numeral_add(struct text *text, exact number, const char *language);

#endif
