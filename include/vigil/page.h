/* vigil/page.h -- what is to be shown, and rendering it as text for a terminal or a file */
#ifndef VIGIL_PAGE_H
#define VIGIL_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Blocks: headings, paragraphs, items, fields, documents, tables. Made by other calls. */
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
 * Append the page's text to a buffer that the function allocates: on VIGIL_OK *out is a string of
 * *length bytes, UTF-8, every line ended by a newline, that the caller frees with free().
 * VIGIL_NO_MEMORY also when a block of the page was lost before. Running text uses 76 columns at
 * most, tables and documents all of them. Only our own words begin in the first column.
 *
 * Whatever came from outside is harmless in it: control characters (C0 but for our own newlines,
 * DEL, C1), invalid UTF-8, line and paragraph separators, bidirectional controls and tag characters
 * are shown as visible text. The only escape sequences are our own, and only with `colour`.
 */
VIGIL_PUBLIC enum vigil_status vigil_page_text(char **out, size_t *length,
                                               const struct vigil_page *page,
                                               const struct vigil_text_style *style);

#ifdef __cplusplus
}
#endif

#endif
