/* page/table.c -- columns that fit, or a line for each cell */
#include "page/table.h"

#include <stdlib.h>

#define INDENT     2 /* as all text from outside */
#define GAP        2 /* columns between two columns */
#define TEXT_LEAST 4 /* columns that a text is cut to at most */

struct table {
	const struct vigil_page *page;
	size_t names, cells; /* index of the first block of each kind */
	size_t columns, cell_count;
	size_t *widths;
};

static bool is_number(const struct table *table, size_t column)
{
	return table->page->blocks[table->names + column].number == PAGE_COLUMN_NUMBER;
}

/* Make the sheet's field this text; the columns it takes. */
static size_t fill(struct sheet *sheet, const char *text, unsigned look)
{
	field_restart(&sheet->field);
	if (look)
		field_look(&sheet->field, look, false);
	field_add_line(&sheet->field, text);
	return field_columns(&sheet->field, 0, sheet->field.words.length);
}

static void measure(struct table *table, struct sheet *sheet)
{
	for (size_t i = 0; i < table->columns; i++)
		table->widths[i] = fill(sheet, block_name(table->page, table->names + i), 0);
	for (size_t i = 0; i < table->cell_count; i++) {
		size_t columns = fill(sheet, block_text(table->page, table->cells + i), 0);
		size_t *width = &table->widths[i % table->columns];

		if (columns > *width)
			*width = columns;
	}
}

/* The widest column of text, or NULL when none can be made narrower. */
static size_t *widest_text(const struct table *table)
{
	size_t *widest = NULL;

	for (size_t i = 0; i < table->columns; i++)
		if (!is_number(table, i) && table->widths[i] > TEXT_LEAST &&
		    (!widest || table->widths[i] > *widest))
			widest = &table->widths[i];
	return widest;
}

/* Make columns narrower until all fit into `room`; false when they cannot. */
static bool fit(struct table *table, size_t room)
{
	size_t used = INDENT + GAP * (table->columns - 1);

	for (size_t i = 0; i < table->columns; i++) {
		if (!is_number(table, i) && table->widths[i] > room)
			table->widths[i] = room;
		used += table->widths[i];
	}
	for (; used > room; used--) {
		size_t *widest = widest_text(table);

		if (!widest)
			return false;
		--*widest;
	}
	return true;
}

/* One cell in its column; what is cut ends in an ellipsis. */
static void put_cell(struct sheet *sheet, const struct table *table, size_t column,
                     const char *text, unsigned look)
{
	size_t width = table->widths[column];
	size_t columns = fill(sheet, text, look);
	struct field *field = &sheet->field;

	if (columns > width) {
		text_cut(&field->words, sheet_fit(field, 0, width - 1));
		text_add(&field->words, "\u2026");
		columns = field_columns(field, 0, field->words.length);
	}
	if (is_number(table, column))
		sheet_put_spaces(sheet, width - columns);
	sheet_put(sheet, field, 0, field->words.length);
	if (!is_number(table, column))
		sheet_put_spaces(sheet, width - columns);
	sheet_put_spaces(sheet, GAP);
}

static void put_head(struct sheet *sheet, const struct table *table)
{
	sheet_put_spaces(sheet, INDENT);
	for (size_t i = 0; i < table->columns; i++)
		put_cell(sheet, table, i, block_name(table->page, table->names + i), LOOK_STRONG);
	sheet_end_line(sheet);
	sheet_put_spaces(sheet, INDENT);
	for (size_t i = 0; i < table->columns; i++) {
		for (size_t dash = 0; dash < table->widths[i]; dash++)
			text_add_char(&sheet->out, '-');
		sheet_put_spaces(sheet, GAP);
	}
	sheet_end_line(sheet);
}

static void lay_columns(struct sheet *sheet, const struct table *table)
{
	put_head(sheet, table);
	for (size_t i = 0; i < table->cell_count; i++) {
		size_t column = i % table->columns;

		if (column == 0)
			sheet_put_spaces(sheet, INDENT);
		put_cell(sheet, table, column, block_text(table->page, table->cells + i), 0);
		if (column == table->columns - 1 || i == table->cell_count - 1)
			sheet_end_line(sheet);
	}
}

/* Each cell on a line of its own, a blank line between the rows. */
static void lay_list(struct sheet *sheet, const struct table *table)
{
	const struct margin margin = {
		.prefix = "", .indent = INDENT, .hang = 2 * INDENT, .width = sheet->width};

	for (size_t i = 0; i < table->cell_count; i++) {
		size_t column = i % table->columns;
		struct field *field = &sheet->field;

		if (column == 0 && i > 0)
			sheet_end_line(sheet);
		field_restart(field);
		field_add_line(field, block_name(table->page, table->names + column));
		text_add(&field->words, ": ");
		field_end_label(field);
		field_add_line(field, block_text(table->page, table->cells + i));
		sheet_lay(sheet, field, &margin);
	}
}

void table_lay(struct sheet *sheet, const struct vigil_page *page, size_t first, size_t end)
{
	size_t columns = page->blocks[first].number;
	struct table table = {
		.page = page,
		.names = first + 1,
		.cells = first + 1 + columns,
		.columns = columns,
		.cell_count = end - first - 1 - columns,
		.widths = calloc(columns, sizeof *table.widths),
	};

	if (!table.widths) {
		sheet->failed = true;
		return;
	}
	measure(&table, sheet);
	if (!sheet->accessible && fit(&table, sheet->width))
		lay_columns(sheet, &table);
	else
		lay_list(sheet, &table);
	field_restart(&sheet->field);
	free(table.widths);
}
