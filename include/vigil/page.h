/* vigil/page.h -- what is to be shown, and rendering it as text, HTML, CSV and JSON */
#ifndef VIGIL_PAGE_H
#define VIGIL_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Blocks: headings, paragraphs, items, fields, documents, tables, and drawings, which are tables
 * that are shown as one. Made by other calls.
 *
 * Tables keep their values typed, and each form writes them anew: no number depends on the locale,
 * and no form reads what another has written. A value may be undefined, and is never written as a
 * number then: text and HTML show a dash (to screen readers "no value"), CSV an empty cell, JSON
 * null. Whatever came from outside is harmless in each form.
 *
 * The words in between that are ours are in the language of the process' locale (LC_MESSAGES),
 * where gettext finds a catalogue of the domain "vigil", and else English; so are findings on
 * sessions and the store. What is meant for programs depends on no language.
 */
struct vigil_page;

VIGIL_PUBLIC struct vigil_page *vigil_page_new(void);        /* NULL: no memory */
VIGIL_PUBLIC void vigil_page_free(struct vigil_page *page);  /* NULL is fine */
VIGIL_PUBLIC void vigil_page_clear(struct vigil_page *page); /* no blocks, ready for new ones */

struct vigil_text_style {
	unsigned width;  /* of a line, in columns; less than 20 counts as 20; 0 is 80 */
	bool colour;     /* the eight base colours, as an addition to words */
	bool accessible; /* one thing a line, no tables, no padding, no rules */
};

/*
 * For this and the three that follow: on VIGIL_OK *out is a string of *length bytes, UTF-8, that
 * the caller frees with free(), else it is NULL. VIGIL_NO_MEMORY also when a block of the page was
 * lost before.
 *
 * The page as lines of text, every one ended by a newline. Running text uses 76 columns at most,
 * tables and documents all of them. Only our own words begin in the first column.
 *
 * Whatever came from outside is harmless in it: control characters (C0 but for our own newlines,
 * DEL, C1), invalid UTF-8, line and paragraph separators, bidirectional controls and tag characters
 * are shown as visible text. The only escape sequences are our own, and only with `colour`.
 */
VIGIL_PUBLIC enum vigil_status vigil_page_text(char **out, size_t *length,
                                               const struct vigil_page *page,
                                               const struct vigil_text_style *style);

struct vigil_html_style {
	const char *language; /* BCP 47, "en"; NULL or what is none is "en" */
	const char *title;    /* NULL: the page's first heading */
};

/*
 * The same as one HTML document, which is well-formed XML, too. It names nothing outside of itself,
 * and its policy forbids all but its own style and its own script, by their digests; the script
 * makes tables sortable and is not needed to read anything. A table is found by its id, and so is a
 * figure, whose table has "-data" behind it.
 */
VIGIL_PUBLIC enum vigil_status vigil_page_html(char **out, size_t *length,
                                               const struct vigil_page *page,
                                               const struct vigil_html_style *style);

struct vigil_csv_style {
	const char *table;    /* its id; NULL: the page's first */
	bool byte_order_mark; /* for spreadsheets that take a file without one for another encoding */
};

/*
 * One table of the page as CSV (RFC 4180): UTF-8, lines ended by CR LF, the columns' ids in the
 * first. VIGIL_NOT_FOUND: there is no such table, or it is a drawing's.
 *
 * Numbers have at most six places behind a point and no other sign than a minus; shares are from 0
 * to 1, an interval's ends stand in ID_low and ID_high; durations are seconds; times
 * "2026-11-21T09:00:31.200Z"; yes and no are true and false. Texts are as vigil_page_text() shows
 * them, but keep their newlines. A text that a spreadsheet would run as a formula, there or behind
 * a semicolon or newline in it, has an apostrophe before it.
 */
VIGIL_PUBLIC enum vigil_status vigil_page_csv(char **out, size_t *length,
                                              const struct vigil_page *page,
                                              const struct vigil_csv_style *style);

struct vigil_json_style {
	const char *schema; /* what the reader may rely on; NULL: "vigil-page-1" */
	const char *title;  /* NULL: the page's first heading, or "" */
};

/*
 * All tables and fields of the page as JSON (RFC 8259), UTF-8:
 *
 *     {"schema": "vigil-page-1", "title": "...",
 *      "fields": [{"name": "Points", "value": "3 of 4"}, ...],
 *      "tables": {"topics": [{"topic": "report", "points": 3.5, "share": 0.875}, ...], ...},
 *      "plots": {"scores": {"shape": "histogram", "title": "...", "axis": "Score",
 *                           "mark": 0.8, "mark_name": "to pass",
 *                           "data": [{"from": 0.6, "to": 0.7, "learners": 12}, ...]}, ...}}
 *
 * The five members are always there, in this order. Tables are named by their ids, values by their
 * columns' as in CSV, and are written as in CSV. A shape is histogram, scatter, bars or line; axis,
 * mark and mark_name are null where the drawing has none. Members may be added, none is taken away
 * or changes its meaning under the same schema. Running text is not in it.
 *
 * A text is whole: control and format characters are escaped. Bytes that are no UTF-8 become
 * U+FFFD.
 */
VIGIL_PUBLIC enum vigil_status vigil_page_json(char **out, size_t *length,
                                               const struct vigil_page *page,
                                               const struct vigil_json_style *style);

#ifdef __cplusplus
}
#endif

#endif
