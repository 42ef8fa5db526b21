/* page/html_table.c -- tables, records, and the figures behind a drawing */
#include <string.h>

#include "page/html.h"
#include "page/value.h"

/* What each kind of cell looks like; in the element's class. */
static const char *const type_classes[] = {
	[PAGE_TEXT] = "t",   [PAGE_CODE] = "t c",   [PAGE_COUNT] = "n",
	[PAGE_NUMBER] = "n", [PAGE_SHARE] = "n",    [PAGE_POINTS] = "n",
	[PAGE_TIME] = "w",   [PAGE_DURATION] = "n", [PAGE_YES_NO] = "w",
};

static void put_none(struct html *html)
{
	html_tag(html,
	         "<span aria-hidden=\"true\">\u2013</span><span class=\"heard\">" VALUE_NONE_WORDS
	         "</span>");
}

static void put_value(struct html *html, const struct column *column, const union slot *slot)
{
	if (slot_is_none(column->type, slot)) {
		put_none(html);
	} else if (type_is_words(column->type)) {
		html_words(html, page_string(html->page, slot->text));
	} else if (column->type == PAGE_TIME) {
		html_tag(html, "<time datetime=\"");
		value_add_data(&html->out, PAGE_TIME, slot);
		html_tag(html, "\">");
		value_add(&html->out, column, slot, &value_set);
		html_tag(html, "</time>");
	} else {
		value_add(&html->out, column, slot, &value_set);
	}
}

/* A duration's words are in no order, so that the script needs the seconds. */
static void put_cell(struct html *html, const struct column *column, const union slot *slot,
                     bool head)
{
	bool none = slot_is_none(column->type, slot);

	html_tagf(html, "<%s class=\"%s%s\"", head ? "th scope=\"row\"" : "td",
	          type_classes[column->type], none ? " none" : "");
	if (column->type == PAGE_DURATION && !none) {
		html_tag(html, " data-order=\"");
		value_add_data(&html->out, column->type, slot);
		html_tag(html, "\"");
	}
	html_tag(html, ">");
	put_value(html, column, slot);
	html_tag(html, head ? "</th>" : "</td>");
}

static void put_head(struct html *html, const struct table *table)
{
	html_tag(html, "<thead><tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *column = table_column(html->page, table, i);

		html_tagf(html, "<th scope=\"col\" class=\"%s\">", type_classes[column->type]);
		html_words(html, page_string(html->page, column->name));
		html_tag(html, "</th>");
	}
	html_tag(html, "</tr></thead>\n");
}

static void put_rows(struct html *html, const struct table *table)
{
	size_t rows = table_rows(table);

	html_tag(html, "<tbody>\n");
	for (size_t row = 0; row < rows; row++) {
		html_tag(html, "<tr>");
		for (size_t i = 0; i < table->column_count; i++) {
			const struct column *column = table_column(html->page, table, i);

			put_cell(html, column, table_slot(html->page, table, row, i),
			         i == 0 && type_is_words(column->type));
		}
		html_tag(html, "</tr>\n");
	}
	if (rows == 0)
		html_tagf(html, "<tr><td colspan=\"%zu\" class=\"none\">no rows</td></tr>\n",
		          table->column_count);
	html_tag(html, "</tbody>\n");
}

/* Title and explanation of a table or drawing. */
static void put_title(struct html *html, const struct table *table)
{
	const char *title = page_string(html->page, table->title);
	const char *about = page_string(html->page, table->about);

	if (*title) {
		html_tag(html, "<strong>");
		html_words(html, title);
		html_tag(html, "</strong>");
	}
	if (*about) {
		html_tag(html, *title ? " <span>" : "<span>");
		html_words(html, about);
		html_tag(html, "</span>");
	}
}

static void put_id(struct html *html, const struct table *table, const char *suffix)
{
	table_add_id(&html->out, html->page, table);
	html_tag(html, suffix);
}

static void put_caption(struct html *html, const struct table *table, bool seen)
{
	const char *title = page_string(html->page, table->title);

	if (!*title && !(seen && *page_string(html->page, table->about)))
		return;
	html_tag(html, seen ? "<caption><div>" : "<caption class=\"heard\">");
	if (seen)
		put_title(html, table);
	else
		html_words(html, title);
	html_tag(html, seen ? "</div></caption>\n" : "</caption>\n");
}

void html_grid(struct html *html, const struct table *table, const char *suffix, bool caption_seen)
{
	const char *title = page_string(html->page, table->title);

	html_tag(html, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
	html_bare_words(html, *title ? title : "Table");
	html_tag(html, "\">\n<table class=\"sortable\" id=\"");
	put_id(html, table, suffix);
	html_tag(html, "\">\n");
	put_caption(html, table, caption_seen);
	put_head(html, table);
	put_rows(html, table);
	html_tag(html, "</table>\n</div>\n");
}

static void put_record_row(struct html *html, const struct table *table, size_t row)
{
	html_tag(html, "<dl class=\"fields\">\n");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *column = table_column(html->page, table, i);

		html_tag(html, "<dt>");
		html_words(html, page_string(html->page, column->name));
		html_tagf(html, "</dt><dd class=\"%s\">", type_classes[column->type]);
		put_value(html, column, table_slot(html->page, table, row, i));
		html_tag(html, "</dd>\n");
	}
	html_tag(html, "</dl>\n");
}

static void put_record(struct html *html, const struct table *table)
{
	html_tag(html, "<div class=\"record\" id=\"");
	put_id(html, table, "");
	html_tag(html, "\">\n");
	if (*page_string(html->page, table->title) || *page_string(html->page, table->about)) {
		html_tag(html, "<p class=\"caption\">");
		put_title(html, table);
		html_tag(html, "</p>\n");
	}
	for (size_t row = 0; row < table_rows(table); row++)
		put_record_row(html, table, row);
	html_tag(html, "</div>\n");
}

static void put_figure(struct html *html, const struct table *table)
{
	html_tag(html, "<figure class=\"plot\" id=\"");
	put_id(html, table, "");
	html_tag(html, "\">\n<figcaption>");
	put_title(html, table);
	html_tag(html, "</figcaption>\n");
	html_drawing(html, table);
	html_tag(html, "<details><summary>The figures</summary>\n");
	html_grid(html, table, "-data", false);
	html_tag(html, "</details>\n</figure>\n");
}

void html_table(struct html *html, const struct table *table)
{
	if (table_is_drawn(table))
		put_figure(html, table);
	else if (table->shape == PAGE_RECORD)
		put_record(html, table);
	else
		html_grid(html, table, "", true);
}
