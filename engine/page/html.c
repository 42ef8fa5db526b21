/* page/html.c -- a page as one HTML document that needs nothing else */
#include "page/html.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/visible.h"
#include "page/field.h"
#include "page/sheet.h"

#define LANGUAGE_USUAL "en"
#define LANGUAGE_MOST  35 /* bytes that a language's tag has at most */
#define TITLE_USUAL    "vigil"

/* ---- words and markup ---- */

void html_tag(struct html *html, const char *markup)
{
	text_add(&html->out, markup);
}

void html_tagf(struct html *html, const char *format, ...)
{
	char piece[256];
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(piece, sizeof piece, format, arguments);
	va_end(arguments);
	assert(length >= 0 && (size_t)length < sizeof piece);
	if (length < 0 || (size_t)length >= sizeof piece)
		html->out.failed = true;
	else
		text_add_bytes(&html->out, piece, (size_t)length);
}

/* Append what is shown, so that it stands for nothing but itself. */
static void escape(struct html *html)
{
	const char *at = html->shown.bytes;

	for (;;) {
		size_t length = strcspn(at, "&<>\"'");

		text_add_bytes(&html->out, at, length);
		at += length;
		if (!*at)
			return;
		text_add(&html->out, *at == '&'   ? "&amp;"
		                     : *at == '<' ? "&lt;"
		                     : *at == '>' ? "&gt;"
		                     : *at == '"' ? "&quot;"
		                                  : "&#39;");
		at++;
	}
}

static void show(struct html *html, const char *plain, size_t length)
{
	const char *end = plain + length;

	text_cut(&html->shown, 0);
	for (const char *line; (line = memchr(plain, '\n', (size_t)(end - plain)));
	     plain = line + 1) {
		visible_add(&html->shown, plain, (size_t)(line - plain));
		text_add_char(&html->shown, '\n');
	}
	visible_add(&html->shown, plain, (size_t)(end - plain));
}

void html_words_bytes(struct html *html, const char *plain, size_t length)
{
	bool isolated;

	show(html, plain, length);
	isolated = visible_is_right_to_left(html->shown.bytes, html->shown.length);
	if (isolated)
		html_tag(html, "<bdi>");
	escape(html);
	if (isolated)
		html_tag(html, "</bdi>");
}

void html_words(struct html *html, const char *plain)
{
	html_words_bytes(html, plain, strlen(plain));
}

void html_bare_words(struct html *html, const char *plain)
{
	bool isolated;

	show(html, plain, strlen(plain));
	isolated = visible_is_right_to_left(html->shown.bytes, html->shown.length);
	if (isolated)
		html_tag(html, VISIBLE_ISOLATE);
	escape(html);
	if (isolated)
		html_tag(html, VISIBLE_ISOLATE_END);
}

void html_cut_words(struct html *html, const char *plain, size_t columns)
{
	struct field field;

	field_init(&field);
	field_add_line(&field, plain);
	if (field_columns(&field, 0, field.words.length) > columns) {
		text_cut(&field.words, sheet_fit(&field, 0, columns - 1));
		text_add(&field.words, "\u2026");
	}
	html_bare_words(html, field.words.bytes);
	if (field.words.failed)
		html->out.failed = true;
	field_clear(&field);
}

/* ---- blocks ---- */

/* What an element is of; behind its name, with a space before it. */
static const char *const tone_classes[] = {
	[PAGE_PLAIN] = "",
	[PAGE_GOOD] = " good",
	[PAGE_BAD] = " bad",
	[PAGE_NOTE] = " note",
};

static const struct block *block_at(const struct html *html, size_t index)
{
	return index < html->page->count ? &html->page->blocks[index] : NULL;
}

static bool is_kind(const struct html *html, size_t index, enum block_kind kind)
{
	return index < html->page->count && html->page->blocks[index].kind == kind;
}

/* Blocks that follow each other and make one list; the index of what follows them. */
static size_t put_items(struct html *html, size_t index)
{
	html_tag(html, "<ul class=\"items\">\n");
	for (; is_kind(html, index, BLOCK_ITEM); index++) {
		html_tagf(html, "<li class=\"item%s\"><span class=\"label\">",
		          tone_classes[block_at(html, index)->tone]);
		html_words(html, block_name(html->page, index));
		html_tag(html, "</span> <div>");
		html_marked(html, block_text(html->page, index), false);
		html_tag(html, "</div></li>\n");
	}
	html_tag(html, "</ul>\n");
	return index;
}

static size_t put_fields(struct html *html, size_t index, enum block_kind kind)
{
	html_tag(html, "<dl class=\"fields\">\n");
	for (; is_kind(html, index, kind); index++) {
		html_tag(html, "<dt>");
		html_words(html, block_name(html->page, index));
		html_tag(html, "</dt><dd>");
		html_marked(html, block_text(html->page, index), false);
		html_tag(html, "</dd>\n");
	}
	html_tag(html, "</dl>\n");
	return index;
}

static size_t put_lines(struct html *html, size_t index)
{
	html_tag(html, "<div class=\"lines\">\n");
	for (; is_kind(html, index, BLOCK_EXHIBIT_LINE); index++) {
		size_t number = block_at(html, index)->number;

		if (number)
			html_tagf(html,
			          "<div class=\"line numbered\"><span class=\"number\">%zu</span> "
			          "<div>",
			          number);
		else
			html_tag(html, "<div class=\"line\"><div>");
		html_marked(html, block_text(html->page, index), false);
		html_tag(html, *block_text(html->page, index) ? "" : "<br/>");
		html_tag(html, "</div></div>\n");
	}
	html_tag(html, "</div>\n");
	return index;
}

static size_t put_attachments(struct html *html, size_t index)
{
	html_tag(html, "<ul class=\"attachments\">\n");
	for (; is_kind(html, index, BLOCK_EXHIBIT_ATTACHMENT); index++) {
		html_tag(html, "<li>Attachment: ");
		html_words(html, block_name(html->page, index));
		if (*block_text(html->page, index)) {
			html_tag(html, ", ");
			html_words(html, block_text(html->page, index));
		}
		html_tag(html, "</li>\n");
	}
	html_tag(html, "</ul>\n");
	return index;
}

static void put_exhibit(struct html *html, size_t first, size_t end)
{
	const char *title = block_text(html->page, first);

	html_tag(html, "<figure class=\"exhibit\">\n<figcaption>");
	html_words(html, block_name(html->page, first));
	if (*title) {
		html_tag(html, ": <strong>");
		html_words(html, title);
		html_tag(html, "</strong>");
	}
	html_tag(html, "</figcaption>\n");
	for (size_t i = first + 1; i < end;) {
		switch (block_at(html, i)->kind) {
		case BLOCK_EXHIBIT_HEADER:
			i = put_fields(html, i, BLOCK_EXHIBIT_HEADER);
			break;
		case BLOCK_EXHIBIT_LINE:
			i = put_lines(html, i);
			break;
		case BLOCK_EXHIBIT_ATTACHMENT:
			i = put_attachments(html, i);
			break;
		default:
			i++;
			break;
		}
	}
	html_tag(html, "</figure>\n");
}

static void put_element(struct html *html, const char *begin, const char *words, const char *end)
{
	html_tag(html, begin);
	html_words(html, words);
	html_tag(html, end);
}

/* The block at `index`, with those that belong to it; the index of what follows them. */
static size_t put_block(struct html *html, size_t index)
{
	const struct block *block = block_at(html, index);
	size_t end = index + 1;

	switch (block->kind) {
	case BLOCK_HEADING:
		if (*block_text(html->page, index)) /* an empty one would be announced */
			put_element(html, "<h2>", block_text(html->page, index), "</h2>\n");
		break;
	case BLOCK_PARAGRAPH:
		html_tag(html, "<div class=\"text\">");
		html_marked(html, block_text(html->page, index), true);
		html_tag(html, "</div>\n");
		break;
	case BLOCK_SAY:
		html_tagf(html, "<p class=\"say%s\">", tone_classes[block->tone]);
		put_element(html, "", block_text(html->page, index), "</p>\n");
		break;
	case BLOCK_ITEM:
		end = put_items(html, index);
		break;
	case BLOCK_FIELD:
		end = put_fields(html, index, BLOCK_FIELD);
		break;
	case BLOCK_EXHIBIT:
		end = block_exhibit_end(html->page, index);
		put_exhibit(html, index, end);
		break;
	case BLOCK_TABLE:
		html_table(html, &html->page->tables[block->number]);
		break;
	default:
		assert(false); /* a part of an exhibit comes behind its beginning */
	}
	return end;
}

/* ---- the document ---- */

/* A language's tag, or the usual one: letters, digits and hyphens. */
static const char *language_of(const struct vigil_html_style *style)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-";
	size_t length = style->language ? strspn(style->language, letters) : 0;

	if (length < 2 || length > LANGUAGE_MOST || style->language[length])
		return LANGUAGE_USUAL;
	return style->language;
}

static void put_head(struct html *html, const char *language, const char *title)
{
	html_tagf(html,
	          "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" "
	          "xml:lang=\"%s\">\n",
	          language, language);
	html_tag(html, "<head>\n<meta charset=\"utf-8\"/>\n");
	html_look(html);
	html_tag(html, "<title>");
	html_bare_words(html, title);
	html_tag(html, "</title>\n</head>\n");
}

/* Every block but the first heading, if that is the title. */
static void put_blocks(struct html *html, bool own_title)
{
	size_t next;

	for (size_t i = 0; i < html->page->count; i = next) {
		next = i + 1;
		if (!own_title && block_at(html, i)->kind == BLOCK_HEADING)
			own_title = true;
		else
			next = put_block(html, i);
	}
}

enum vigil_status vigil_page_html(char **out, size_t *length, const struct vigil_page *page,
                                  const struct vigil_html_style *style)
{
	const char *title = style->title ? style->title : page_title(page);
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct html html = {.page = page};

	*out = NULL;
	*length = 0;
	text_init(&html.out);
	text_init(&html.shown);
	if (page->failed)
		goto done;
	if (!*title)
		title = TITLE_USUAL;
	put_head(&html, language_of(style), title);
	put_element(&html, "<body>\n<main>\n<h1>", title, "</h1>\n");
	put_blocks(&html, style->title != NULL);
	html_tag(&html, "</main>\n");
	html_script(&html);
	html_tag(&html, "</body>\n</html>\n");
	if (html.out.failed || html.shown.failed)
		goto done;
	*length = html.out.length;
	*out = text_take(&html.out);
	if (*out)
		status = VIGIL_OK;
done:
	text_clear(&html.shown);
	text_clear(&html.out);
	return status;
}
