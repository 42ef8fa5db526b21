/* page/page.h -- building what is shown: a list of blocks, without a word about how */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/page.h"

/*
 * Texts are copied. Where `marked` is said, the text may hold marks of base/markup.h; all others
 * are plain. When memory runs out a block is lost and page_failed() is true from then on.
 */

/* What an item or a line says of itself, apart from its words. Colour follows it, never leads. */
enum page_tone { PAGE_PLAIN, PAGE_GOOD, PAGE_BAD, PAGE_NOTE };

void page_heading(struct vigil_page *page, const char *text);

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

/* A typed table. Cells are added row by row; missing cells of the last row are empty. */
enum page_column { PAGE_COLUMN_TEXT, PAGE_COLUMN_NUMBER };
void page_table(struct vigil_page *page, const char *const *names, const enum page_column *types,
                size_t columns);
void page_cell(struct vigil_page *page, const char *text);

/* Append all blocks of another page. */
void page_append(struct vigil_page *page, const struct vigil_page *other);

bool page_failed(const struct vigil_page *page);

#endif
