/* page/page.c -- a page is a row of blocks and the strings they name */
#include "page/page.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/blocks.h"

struct vigil_page *vigil_page_new(void)
{
	struct vigil_page *page = calloc(1, sizeof *page);

	if (page)
		text_init(&page->strings);
	return page;
}

void vigil_page_free(struct vigil_page *page)
{
	if (!page)
		return;
	text_clear(&page->strings);
	free(page->blocks);
	free(page);
}

void vigil_page_clear(struct vigil_page *page)
{
	if (page->strings.failed)
		text_clear(&page->strings);
	text_cut(&page->strings, 0);
	page->count = 0;
	page->failed = false;
}

bool page_failed(const struct vigil_page *page)
{
	return page->failed;
}

static bool reserve(struct vigil_page *page, size_t more)
{
	size_t capacity = page->capacity ? page->capacity : 32;
	struct block *blocks;

	if (more <= page->capacity - page->count)
		return true;
	while (capacity - page->count < more)
		capacity *= 2;
	blocks = reallocarray(page->blocks, capacity, sizeof *blocks);
	if (!blocks)
		return false;
	page->blocks = blocks;
	page->capacity = capacity;
	return true;
}

/* Keep a string, with the 0 behind it, and say where. */
static size_t keep(struct vigil_page *page, const char *string)
{
	size_t start = page->strings.length;

	text_add_bytes(&page->strings, string, strlen(string) + 1);
	return start;
}

/* The block with its strings, or page_failed(). */
static void add(struct vigil_page *page, struct block block, const char *name, const char *text)
{
	size_t length = page->strings.length;

	if (page->failed)
		return;
	block.name = keep(page, name);
	block.text = keep(page, text);
	if (page->strings.failed || !reserve(page, 1)) {
		text_cut(&page->strings, length);
		page->failed = true;
		return;
	}
	page->blocks[page->count++] = block;
}

void page_heading(struct vigil_page *page, const char *text)
{
	add(page, (struct block){.kind = BLOCK_HEADING}, "", text);
}

void page_paragraph(struct vigil_page *page, const char *marked)
{
	if (*marked)
		add(page, (struct block){.kind = BLOCK_PARAGRAPH}, "", marked);
}

void page_say(struct vigil_page *page, enum page_tone tone, const char *format, ...)
{
	va_list arguments;
	char *words = NULL;
	int length;

	va_start(arguments, format);
	length = vasprintf(&words, format, arguments);
	va_end(arguments);
	if (length < 0) {
		page->failed = true;
		return;
	}
	add(page, (struct block){.kind = BLOCK_SAY, .tone = tone}, "", words);
	free(words);
}

void page_item(struct vigil_page *page, const char *label, const char *marked)
{
	add(page, (struct block){.kind = BLOCK_ITEM}, label, marked);
}

void page_note(struct vigil_page *page, enum page_tone tone, const char *label, const char *words,
               const char *marked)
{
	struct text text;

	text_init(&text);
	text_addf(&text, *marked ? "%s. %s" : "%s.%s", words, marked);
	if (text.failed)
		page->failed = true;
	add(page, (struct block){.kind = BLOCK_ITEM, .tone = tone}, label, text.bytes);
	text_clear(&text);
}

void page_field(struct vigil_page *page, const char *name, const char *marked)
{
	add(page, (struct block){.kind = BLOCK_FIELD}, name, marked);
}

void page_exhibit(struct vigil_page *page, const char *kind, const char *title)
{
	add(page, (struct block){.kind = BLOCK_EXHIBIT}, kind, title);
}

void page_exhibit_header(struct vigil_page *page, const char *name, const char *marked)
{
	add(page, (struct block){.kind = BLOCK_EXHIBIT_HEADER}, name, marked);
}

void page_exhibit_line(struct vigil_page *page, size_t number, const char *marked)
{
	add(page, (struct block){.kind = BLOCK_EXHIBIT_LINE, .number = number}, "", marked);
}

void page_exhibit_attachment(struct vigil_page *page, const char *name, const char *size)
{
	add(page, (struct block){.kind = BLOCK_EXHIBIT_ATTACHMENT}, name, size);
}

void page_exhibit_end(struct vigil_page *page)
{
	add(page, (struct block){.kind = BLOCK_EXHIBIT_END}, "", "");
}

void page_table(struct vigil_page *page, const char *const *names, const enum page_column *types,
                size_t columns)
{
	assert(columns > 0);
	add(page, (struct block){.kind = BLOCK_TABLE, .number = columns}, "", "");
	for (size_t i = 0; i < columns; i++)
		add(page, (struct block){.kind = BLOCK_COLUMN, .number = types[i]}, names[i], "");
}

void page_cell(struct vigil_page *page, const char *text)
{
	assert(page->failed || (page->count && page->blocks[page->count - 1].kind >= BLOCK_COLUMN));
	add(page, (struct block){.kind = BLOCK_CELL}, "", text);
}

void page_append(struct vigil_page *page, const struct vigil_page *other)
{
	size_t shift = page->strings.length;
	size_t count = other->count;

	if (page->failed || other->failed || !reserve(page, count)) {
		page->failed = true;
		return;
	}
	assert(page != other);
	text_add_bytes(&page->strings, other->strings.bytes, other->strings.length);
	if (page->strings.failed) {
		page->failed = true;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		struct block block = other->blocks[i];

		block.name += shift;
		block.text += shift;
		page->blocks[page->count++] = block;
	}
}

size_t block_group_end(const struct vigil_page *page, size_t index)
{
	bool exhibit = page->blocks[index].kind == BLOCK_EXHIBIT;

	for (index++; index < page->count; index++) {
		enum block_kind kind = page->blocks[index].kind;

		if (exhibit && kind == BLOCK_EXHIBIT_END)
			return index + 1;
		if (exhibit ? kind < BLOCK_EXHIBIT_HEADER || kind > BLOCK_EXHIBIT_END
		            : kind < BLOCK_COLUMN)
			break;
	}
	return index;
}
