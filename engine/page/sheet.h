/* page/sheet.h -- lines of a fixed width, filled with fields */
#ifndef PAGE_SHEET_H
#define PAGE_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "page/field.h"
#include "vigil/page.h"

#define SHEET_WIDTH_LEAST 20
#define SHEET_PROSE_MOST  76 /* columns that running text uses at most */

/* What stands to the left of the words. */
struct margin {
	const char *prefix;  /* ours, ASCII, in front of every line */
	size_t indent, hang; /* columns behind it: of the first line, and of those that follow */
	size_t width;        /* where lines end, counted from the first column */
};

struct sheet {
	struct text out;
	size_t width, prose; /* of the line; of running text */
	bool colour, accessible, bars;
	struct field field; /* for whoever lays one out at a time */
	unsigned shown;     /* looks that the terminal is left with */
	char *breaks;       /* where a field's lines may end */
	size_t breaks_capacity;
	bool failed;
};

void sheet_init(struct sheet *sheet, const struct vigil_text_style *style);
void sheet_clear(struct sheet *sheet);
bool sheet_failed(const struct sheet *sheet);

/*
 * Put the field's words in lines by Unicode's rules for breaking them; what is longer than a line
 * is cut between letters. An indent takes at most half of the room. No line is wider than the
 * margin's width, or ends in a space.
 */
void sheet_lay(struct sheet *sheet, const struct field *field, const struct margin *margin);

/* Words of the field from one byte to another, on the line that is being made. */
void sheet_put(struct sheet *sheet, const struct field *field, size_t from, size_t to);
void sheet_put_spaces(struct sheet *sheet, size_t count);
void sheet_end_line(struct sheet *sheet);

/* The last byte that fits, from `from` on, into so many columns; letters stay whole if they can. */
size_t sheet_fit(const struct field *field, size_t from, size_t columns);

#endif
