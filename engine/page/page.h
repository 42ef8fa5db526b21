/* page/page.h -- building what is shown: a list of blocks, without a word about how */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/page.h"

/*
 * Texts are copied. Where `marked` is said, the text may hold marks of base/markup.h; all others
 * are plain. When memory runs out a block is lost and page_failed() is true from then on.
 */

/* What an item or a line says of itself, apart from its words. Colour follows it, never leads. */
enum page_tone { PAGE_PLAIN, PAGE_GOOD, PAGE_BAD, PAGE_NOTE };

void page_heading(struct vigil_page *page, const char *text);

/* A heading that says in words how far one has come; a terminal may draw it, too: "[##...]". */
void page_progress(struct vigil_page *page, const char *text, size_t reached, size_t count);

/* Running text, blocks in it are kept; nothing when it is empty. A newline ends a line. */
void page_paragraph(struct vigil_page *page, const char *marked);

/*
 * Our own words, which nothing from outside can imitate, since only they begin in the first
 * column: "Right." The format's arguments are plain. Every other line, and what a line of ours
 * goes on with, is indented by two spaces or more.
 */
void page_say(struct vigil_page *page, enum page_tone tone, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* A label with text beside it, wrapped under itself: "a) Report it". */
void page_item(struct vigil_page *page, const char *label, const char *marked);

/* An item that begins with our words about it: "a) chosen, wrong. The sender learns ..." */
void page_note(struct vigil_page *page, enum page_tone tone, const char *label, const char *words,
               const char *marked);

/* A name and a value: "Points: 3 of 4". Stands together with the fields before and after it. */
void page_field(struct vigil_page *page, const char *name, const char *marked);

/* A document that a question shows: between page_exhibit() and page_exhibit_end() all is set off.
 */
void page_exhibit(struct vigil_page *page, const char *kind, const char *title);
void page_exhibit_header(struct vigil_page *page, const char *name, const char *marked);
void page_exhibit_line(struct vigil_page *page, size_t number, const char *marked);
void page_exhibit_attachment(struct vigil_page *page, const char *name, const char *size);
void page_exhibit_end(struct vigil_page *page);

/*
 * Tables keep their values as values: text and HTML show them as people read them, CSV and JSON
 * write them as programs do, and none of them reads back what was formatted.
 */
enum page_type {
	PAGE_TEXT,     /* words of whoever they are */
	PAGE_CODE,     /* an id, a digest, a code: not broken or translated */
	PAGE_COUNT,    /* a whole number */
	PAGE_NUMBER,   /* a real number */
	PAGE_SHARE,    /* 0 to 1, shown as percent */
	PAGE_POINTS,   /* thousandths of a point */
	PAGE_TIME,     /* wall clock, milliseconds */
	PAGE_DURATION, /* milliseconds */
	PAGE_YES_NO,
};

struct page_column {
	const char *id;   /* for programs, made like a table's: the same for ever */
	const char *name; /* for people, as all texts that have no other word to them: plain */
	enum page_type type;
	unsigned places; /* behind the point, up to 6; of a number exactly, of a percent at most */
	bool interval;   /* of a number or share: ID_low and ID_high stand beside it */
	bool aside;      /* text, which is narrow, leaves it out; all other forms have it */
};

/* How a table is shown. Those from PAGE_HISTOGRAM on are drawn; CSV has none of them. */
enum page_shape {
	PAGE_ROWS,
	PAGE_RECORD, /* a few columns, one row: shown as fields, "Pass rate: 82% (76-87)" */

	/* Columns: from, to (number or share, without gaps, ascending), count. */
	PAGE_HISTOGRAM,
	/* Columns: label, across, up (number or share). */
	PAGE_SCATTER,
	/* Columns: label, value (number or share); an interval is drawn. */
	PAGE_BARS,
	/* Columns: label of the place in time, value (number or share), and a count, if there is a
	 * third. */
	PAGE_LINE,
};

/*
 * Texts are copied; what is NULL is empty. An id is made of a-z, 0-9 and _ and begins with a
 * letter; the second table of a page that has the same is known as "ID-2".
 */
struct page_table {
	const char *id, *title, *about; /* about: what it says, and how to read it */
	enum page_shape shape;
	const struct page_column *columns;
	size_t column_count;
	const char *axis;      /* of a histogram: what is counted by, "Score" */
	const char *mark_name; /* a place in a drawing that is marked: "to pass" ... */
	double mark;           /* ... and where: across a histogram or bars, up a line */
};

/*
 * Begin a table. Its cells follow, row by row, by the call for their column's type; no other block
 * comes between them. Missing cells of the last row are undefined.
 */
void page_table(struct vigil_page *page, const struct page_table *table);

void page_cell_text(struct vigil_page *page, const char *text); /* or code; NULL: undefined */
void page_cell_count(struct vigil_page *page, int64_t count);
void page_cell_points(struct vigil_page *page, int64_t points_mpts);
void page_cell_time(struct vigil_page *page, int64_t wall_ms);
void page_cell_duration(struct vigil_page *page, int64_t duration_ms);
void page_cell_yes_no(struct vigil_page *page, bool yes);

/*
 * A number or share; not a number, and what is beyond 10,000,000,000, is undefined. So are the
 * ends of an interval, each by itself.
 */
void page_cell_real(struct vigil_page *page, double value);
void page_cell_interval(struct vigil_page *page, double value, double low, double high);

/* Of any type: not defined, unknown, or not there. Shown as a dash, never as a number. */
void page_cell_none(struct vigil_page *page);

/* Append all blocks of another page. */
void page_append(struct vigil_page *page, const struct vigil_page *other);

bool page_failed(const struct vigil_page *page);

#endif
