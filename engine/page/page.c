/* page/page.c -- a page is a row of blocks and the strings they name */
#include "page/page.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "page/blocks.h"
#include "page/tables.h"

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
	free(page->tables);
	free(page->columns);
	free(page->slots);
	free(page);
}

void vigil_page_clear(struct vigil_page *page)
{
	if (page->strings.failed)
		text_clear(&page->strings);
	text_cut(&page->strings, 0);
	page->count = 0;
	page->table_count = 0;
	page->column_count = 0;
	page->slot_count = 0;
	page->failed = false;
}

bool page_failed(const struct vigil_page *page)
{
	return page->failed;
}

void *page_grow(struct vigil_page *page, void *array, size_t count, size_t *capacity, size_t more,
                size_t size)
{
	size_t wanted = *capacity ? *capacity : 32;

	if (*capacity && more <= *capacity - count)
		return array;
	while (wanted - count < more)
		wanted *= 2;
	array = reallocarray(array, wanted, size);
	if (array)
		*capacity = wanted;
	else
		page->failed = true;
	return array;
}

size_t page_keep(struct vigil_page *page, const char *string)
{
	size_t start = page->strings.length;

	text_add_bytes(&page->strings, string, strlen(string) + 1);
	if (page->strings.failed)
		page->failed = true;
	return start;
}

void page_add(struct vigil_page *page, struct block block, const char *name, const char *text)
{
	struct block *blocks;

	if (page->failed)
		return;
	block.name = page_keep(page, name);
	block.text = page_keep(page, text);
	blocks = page_grow(page, page->blocks, page->count, &page->capacity, 1, sizeof *blocks);
	if (!blocks)
		return;
	page->blocks = blocks;
	page->blocks[page->count++] = block;
}

void page_heading(struct vigil_page *page, const char *text)
{
	page_add(page, (struct block){.kind = BLOCK_HEADING}, "", text);
}

/* One sign for each step, or for several of them where there are more than this. */
#define BAR_MOST 20

void page_progress(struct vigil_page *page, const char *text, size_t reached, size_t count)
{
	size_t cells = count < BAR_MOST ? count : BAR_MOST;
	size_t filled = count ? reached * cells / count : 0;
	char bar[BAR_MOST + 3] = "[";

	memset(bar + 1, '.', cells);
	memset(bar + 1, '#', filled < cells ? filled : cells);
	bar[1 + cells] = ']';
	page_add(page, (struct block){.kind = BLOCK_HEADING}, cells ? bar : "", text);
}

void page_paragraph(struct vigil_page *page, const char *marked)
{
	if (*marked)
		page_add(page, (struct block){.kind = BLOCK_PARAGRAPH}, "", marked);
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
	page_add(page, (struct block){.kind = BLOCK_SAY, .tone = tone}, "", words);
	free(words);
}

void page_item(struct vigil_page *page, const char *label, const char *marked)
{
	page_add(page, (struct block){.kind = BLOCK_ITEM}, label, marked);
}

void page_note(struct vigil_page *page, enum page_tone tone, const char *label, const char *words,
               const char *marked)
{
	struct text text;

	text_init(&text);
	text_addf(&text, *marked ? _("%s. %s") : _("%s.%s"), words, marked);
	if (text.failed)
		page->failed = true;
	page_add(page, (struct block){.kind = BLOCK_ITEM, .tone = tone}, label, text.bytes);
	text_clear(&text);
}

void page_field(struct vigil_page *page, const char *name, const char *marked)
{
	page_add(page, (struct block){.kind = BLOCK_FIELD}, name, marked);
}

void page_exhibit(struct vigil_page *page, const char *kind, const char *title)
{
	page_add(page, (struct block){.kind = BLOCK_EXHIBIT}, kind, title);
}

void page_exhibit_header(struct vigil_page *page, const char *name, const char *marked)
{
	page_add(page, (struct block){.kind = BLOCK_EXHIBIT_HEADER}, name, marked);
}

void page_exhibit_line(struct vigil_page *page, size_t number, const char *marked)
{
	page_add(page, (struct block){.kind = BLOCK_EXHIBIT_LINE, .number = number}, "", marked);
}

void page_exhibit_attachment(struct vigil_page *page, const char *name, const char *size)
{
	page_add(page, (struct block){.kind = BLOCK_EXHIBIT_ATTACHMENT}, name, size);
}

void page_exhibit_end(struct vigil_page *page)
{
	page_add(page, (struct block){.kind = BLOCK_EXHIBIT_END}, "", "");
}

void page_append(struct vigil_page *page, const struct vigil_page *other)
{
	size_t shift = page->strings.length, first_table = page->table_count;
	struct block *blocks;

	assert(page != other);
	if (other->failed)
		page->failed = true;
	if (page->failed)
		return;
	text_add_bytes(&page->strings, other->strings.bytes, other->strings.length);
	if (page->strings.failed) {
		page->failed = true;
		return;
	}
	blocks = page_grow(page, page->blocks, page->count, &page->capacity, other->count,
	                   sizeof *blocks);
	if (!blocks)
		return;
	page->blocks = blocks;
	tables_append(page, other, shift);
	for (size_t i = 0; i < other->count && !page->failed; i++) {
		struct block block = other->blocks[i];

		block.name += shift;
		block.text += shift;
		if (block.kind == BLOCK_TABLE)
			block.number += first_table;
		page->blocks[page->count++] = block;
	}
}

size_t block_exhibit_end(const struct vigil_page *page, size_t index)
{
	for (index++; index < page->count; index++) {
		enum block_kind kind = page->blocks[index].kind;

		if (kind == BLOCK_EXHIBIT_END)
			return index + 1;
		if (kind < BLOCK_EXHIBIT_HEADER || kind > BLOCK_EXHIBIT_END)
			break;
	}
	return index;
}

const char *page_title(const struct vigil_page *page)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->blocks[i].kind == BLOCK_HEADING)
			return block_text(page, i);
	return "";
}
