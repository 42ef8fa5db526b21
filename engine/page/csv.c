/* page/csv.c -- a page's table as CSV that no spreadsheet runs */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/visible.h"
#include "page/value.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define LINE_END        "\r\n"

/* A table while it is written. */
struct csv {
	const struct vigil_page *page;
	const struct table *table;
	struct text out;
	struct text shown, guarded; /* the text that is being written, twice */
};

/* ---- texts ---- */

/* Characters by which spreadsheets know a formula, also as typed in China and Japan. */
static bool is_formula_sign(ucs4_t character)
{
	static const ucs4_t signs[] = {'=',    '+',    '-',    '@',    0xFF1D, 0xFF0B, 0xFF0D,
	                               0xFF20, 0xFE66, 0xFE62, 0xFE63, 0xFE6B, 0x2212};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (character == signs[i])
			return true;
	return false;
}

/* What a spreadsheet may take away before it looks for a sign. */
static bool is_skipped(ucs4_t character)
{
	return character == '"' || character == '\'' || uc_is_property_white_space(character) ||
	       uc_is_general_category(character, UC_FORMAT);
}

/* Would a cell that begins here be a formula? */
static bool is_formula(const char *words)
{
	const uint8_t *at = (const uint8_t *)words;
	ucs4_t character;

	while ((at = u8_next(&character, at)) && is_skipped(character) && character != '\n')
		continue;
	return at && is_formula_sign(character);
}

/* Where a spreadsheet could begin a cell, it begins with an apostrophe, if it would be run. */
static void guard(struct text *out, const char *words)
{
	while (*words) {
		size_t length = strcspn(words, ";\n");

		if (is_formula(words))
			text_add_char(out, '\'');
		if (words[length])
			length++;
		text_add_bytes(out, words, length);
		words += length;
	}
}

static void add_quoted(struct text *out, const char *words)
{
	text_add_char(out, '"');
	for (const char *quote; (quote = strchr(words, '"')); words = quote + 1) {
		text_add_bytes(out, words, (size_t)(quote - words) + 1);
		text_add_char(out, '"');
	}
	text_add(out, words);
	text_add_char(out, '"');
}

/* An empty text is written as "", so that it differs from one that is undefined. */
static bool needs_quotes(const char *words)
{
	return !*words || words[strcspn(words, ",;\"\n")] || *words == ' ' ||
	       words[strlen(words) - 1] == ' ';
}

static void add_text(struct csv *csv, const char *plain)
{
	text_cut(&csv->shown, 0);
	text_cut(&csv->guarded, 0);
	for (const char *newline; (newline = strchr(plain, '\n')); plain = newline + 1) {
		visible_add(&csv->shown, plain, (size_t)(newline - plain));
		text_add_char(&csv->shown, '\n');
	}
	visible_add(&csv->shown, plain, strlen(plain));
	guard(&csv->guarded, csv->shown.bytes);
	if (needs_quotes(csv->guarded.bytes))
		add_quoted(&csv->out, csv->guarded.bytes);
	else
		text_add(&csv->out, csv->guarded.bytes);
}

/* ---- rows ---- */

static void put_head(struct csv *csv)
{
	for (size_t i = 0; i < csv->table->column_count; i++) {
		const struct column *column = table_column(csv->page, csv->table, i);
		const char *id = page_string(csv->page, column->id);

		text_addf(&csv->out, "%s%s", i ? "," : "", id);
		if (column->interval)
			text_addf(&csv->out, ",%s_low,%s_high", id, id);
	}
	text_add(&csv->out, LINE_END);
}

static void put_cell(struct csv *csv, const struct column *column, const union slot *slot)
{
	if (slot_is_none(column->type, slot))
		return;
	if (type_is_words(column->type))
		add_text(csv, page_string(csv->page, slot->text));
	else
		value_add_data(&csv->out, column->type, slot);
}

static void put_row(struct csv *csv, size_t row)
{
	for (size_t i = 0; i < csv->table->column_count; i++) {
		const struct column *column = table_column(csv->page, csv->table, i);
		const union slot *slot = table_slot(csv->page, csv->table, row, i);

		for (size_t part = 0; part < column_slots(column); part++) {
			if (i + part > 0)
				text_add_char(&csv->out, ',');
			put_cell(csv, column, slot + part);
		}
	}
	text_add(&csv->out, LINE_END);
}

/* The table of that id, or the first; NULL: there is none. */
static const struct table *find(const struct vigil_page *page, const char *id)
{
	const struct table *found = NULL;
	struct text own;

	text_init(&own);
	for (size_t i = 0; i < page->table_count && !found; i++) {
		text_cut(&own, 0);
		table_add_id(&own, page, &page->tables[i]);
		if (!table_is_drawn(&page->tables[i]) && (!id || strcmp(own.bytes, id) == 0))
			found = &page->tables[i];
	}
	text_clear(&own);
	return found;
}

static void put_table(struct csv *csv)
{
	put_head(csv);
	for (size_t row = 0; row < table_rows(csv->table); row++)
		put_row(csv, row);
}

enum vigil_status vigil_page_csv(char **out, size_t *length, const struct vigil_page *page,
                                 const struct vigil_csv_style *style)
{
	struct csv csv = {.page = page};
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	*length = 0;
	text_init(&csv.out);
	text_init(&csv.shown);
	text_init(&csv.guarded);
	if (page->failed)
		goto done;
	csv.table = find(page, style->table);
	if (!csv.table) {
		status = VIGIL_NOT_FOUND;
		goto done;
	}
	if (style->byte_order_mark)
		text_add(&csv.out, BYTE_ORDER_MARK);
	put_table(&csv);
	if (csv.shown.failed || csv.guarded.failed || csv.out.failed)
		goto done;
	*length = csv.out.length;
	*out = text_take(&csv.out);
	if (*out)
		status = VIGIL_OK;
done:
	text_clear(&csv.guarded);
	text_clear(&csv.shown);
	text_clear(&csv.out);
	return status;
}
