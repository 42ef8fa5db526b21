/* page/value.h -- a table's value as people read it, and as programs do */
#ifndef PAGE_VALUE_H
#define PAGE_VALUE_H

#include "page/tables.h"

/* What stands for a value that is not defined. */
#define VALUE_NONE_WORDS "no value"

/* How an interval is written behind its value, and what stands before a number below 0. */
struct value_signs {
	const char *minus, *to; /* to: between the ends of a share's interval */
};

extern const struct value_signs value_typed;  /* in a terminal: "82% (76-87)" */
extern const struct value_signs value_spoken; /* by a screen reader: "82% (76 to 87)" */
extern const struct value_signs value_set;    /* with a font: en dash and minus */

/*
 * Append a value that is defined and no words, as people read it: our own characters, nothing of
 * them from outside. Depends on no locale, but for the units of a duration, which are words of ours.
 */
void value_add(struct text *text, const struct column *column, const union slot *slot,
               const struct value_signs *signs);

/* The same for one real number of the column's kind: what stands at an axis. */
void value_add_real(struct text *text, enum page_type type, unsigned places, double value,
                    const struct value_signs *signs);

/*
 * Append it as programs read it: a number in its shortest form, at most six places behind the
 * point; points; seconds; an ISO 8601 time in UTC; true or false.
 */
void value_add_data(struct text *text, enum page_type type, const union slot *slot);
void value_add_data_real(struct text *text, double value);

#endif
