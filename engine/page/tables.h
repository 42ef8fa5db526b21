/* page/tables.h -- the tables of a page: what they are made of, for page.c and those that render */
#ifndef PAGE_TABLES_H
#define PAGE_TABLES_H

#include "page/blocks.h"

/*
 * Room for `more` elements of so many bytes behind `count`: the array, wherever it is now, or NULL
 * and page_failed(), and the array is as it was.
 */
void *page_grow(struct vigil_page *page, void *array, size_t count, size_t *capacity, size_t more,
                size_t size);

/* The block with its strings, or page_failed(). */
void page_add(struct vigil_page *page, struct block block, const char *name, const char *text);

/* Keep a string, with the 0 behind it, and say where. */
size_t page_keep(struct vigil_page *page, const char *string);

/* All tables of another page, whose strings were put behind the page's, `shift` bytes further. */
void tables_append(struct vigil_page *page, const struct vigil_page *other, size_t shift);

/* The id that no other table of the page has. */
void table_add_id(struct text *text, const struct vigil_page *page, const struct table *table);

/* A table as it is looked at: rows of columns of slots. */
size_t table_rows(const struct table *table);
const struct column *table_column(const struct vigil_page *page, const struct table *table,
                                  size_t column);

/* The value in a row; the ends of an interval stand behind it. */
const union slot *table_slot(const struct vigil_page *page, const struct table *table, size_t row,
                             size_t column);

/* Has the drawing a mark? */
bool table_is_marked(const struct vigil_page *page, const struct table *table);

bool slot_is_none(enum page_type type, const union slot *slot);

static inline bool table_is_drawn(const struct table *table)
{
	return table->shape >= PAGE_HISTOGRAM;
}

/* How many slots a column has in a row. */
static inline size_t column_slots(const struct column *column)
{
	return column->interval ? 3 : 1;
}

static inline bool type_is_words(enum page_type type)
{
	return type == PAGE_TEXT || type == PAGE_CODE;
}

static inline bool type_is_real(enum page_type type)
{
	return type == PAGE_NUMBER || type == PAGE_SHARE;
}

/* A string of the page. */
static inline const char *page_string(const struct vigil_page *page, size_t start)
{
	return page->strings.bytes + start;
}

#endif
