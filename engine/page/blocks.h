/* page/blocks.h -- how a page keeps its blocks, for those that render it */
#ifndef PAGE_BLOCKS_H
#define PAGE_BLOCKS_H

#include "base/text.h"
#include "page/page.h"

enum block_kind {
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_SAY,
	BLOCK_ITEM,    /* name: the label */
	BLOCK_FIELD,   /* name, text: the value */
	BLOCK_EXHIBIT, /* name: its kind; text: its title. What belongs to it follows */
	BLOCK_EXHIBIT_HEADER,
	BLOCK_EXHIBIT_LINE,       /* number: of the line, or 0 */
	BLOCK_EXHIBIT_ATTACHMENT, /* name; text: its size, or "" */
	BLOCK_EXHIBIT_END,
	BLOCK_TABLE,  /* number: of columns; as many BLOCK_COLUMN follow, then the cells */
	BLOCK_COLUMN, /* name; number: enum page_column */
	BLOCK_CELL,
};

struct block {
	enum block_kind kind;
	enum page_tone tone;
	size_t number;
	size_t name, text; /* where they begin in the page's strings */
};

struct vigil_page {
	struct block *blocks;
	size_t count, capacity;
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

/* The first block behind those of the exhibit or table that begins at `index`. */
size_t block_group_end(const struct vigil_page *page, size_t index);

#endif
