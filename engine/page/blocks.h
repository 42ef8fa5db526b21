/* page/blocks.h -- how a page keeps its blocks, for those that render it */
#ifndef PAGE_BLOCKS_H
#define PAGE_BLOCKS_H

#include "base/text.h"
#include "page/page.h"

enum block_kind {
	BLOCK_HEADING, /* name: a bar of plain characters that says the same, or "" */
	BLOCK_PARAGRAPH,
	BLOCK_SAY,
	BLOCK_ITEM,    /* name: the label */
	BLOCK_FIELD,   /* name, text: the value */
	BLOCK_EXHIBIT, /* name: its kind; text: its title. What belongs to it follows */
	BLOCK_EXHIBIT_HEADER,
	BLOCK_EXHIBIT_LINE,       /* number: of the line, or 0 */
	BLOCK_EXHIBIT_ATTACHMENT, /* name; text: its size, or "" */
	BLOCK_EXHIBIT_END,
	BLOCK_TABLE, /* number: its index among the page's tables */
};

struct block {
	enum block_kind kind;
	enum page_tone tone;
	size_t number;
	size_t name, text; /* where they begin in the page's strings */
};

/* An undefined value is the one that no defined value can be: see slot_is_none(). */
union slot {
	int64_t whole;
	double real;
	size_t text; /* where it begins in the page's strings */
};

struct column {
	enum page_type type;
	unsigned places;
	bool interval;
	bool aside; /* not in text */
	size_t id, name;
	size_t slot; /* of its value in a row; the ends of an interval stand behind it */
};

struct table {
	enum page_shape shape;
	size_t id, nth; /* how many tables of the page have the same id up to here, with this one */
	size_t title, about, axis, mark_name;
	double mark;
	size_t first_column, column_count;
	size_t first_slot, slot_count, row_slots;
};

struct vigil_page {
	struct block *blocks;
	size_t count, capacity;
	struct table *tables;
	size_t table_count, table_capacity;
	struct column *columns; /* of all tables */
	size_t column_count, column_capacity;
	union slot *slots; /* of all tables, row by row */
	size_t slot_count, slot_capacity;
	size_t next_column;  /* of the last table: what the next cell belongs to */
	struct text strings; /* each ended by a 0 */
	bool failed;
};

static inline const char *block_name(const struct vigil_page *page, size_t index)
{
	return page->strings.bytes + page->blocks[index].name;
}

static inline const char *block_text(const struct vigil_page *page, size_t index)
{
	return page->strings.bytes + page->blocks[index].text;
}

/* The first block behind those of the exhibit that begins at `index`. */
size_t block_exhibit_end(const struct vigil_page *page, size_t index);

/* The page's own title: its first heading, or "". */
const char *page_title(const struct vigil_page *page);

#endif
