/* page/table.c -- columns that fit, or a line for each cell */
#include "page/table.h"

#include <math.h>
#include <stdlib.h>

#include "page/value.h"

#define INDENT     2 /* as all text from outside */
#define GAP        2 /* columns between two columns */
#define TEXT_LEAST 4 /* columns that a text is cut to at most */
#define BAR_LEAST  8
#define BAR_USUAL  16 /* what words leave to bars */
#define BAR_MOST   32

/* A table while it is laid out. */
struct grid {
	const struct vigil_page *page;
	const struct table *table;
	size_t columns, rows; /* that are shown */
	size_t *shown;        /* by column that is shown: its place in the table */
	size_t *widths;
	bool bars;   /* are wanted */
	size_t bar;  /* columns for them, or 0 */
	double most; /* what the longest bar is for */
	bool marked; /* the mark has been shown */
};

static bool is_right(enum page_type type)
{
	return !type_is_words(type) && type != PAGE_TIME && type != PAGE_YES_NO;
}

static const struct column *column_of(const struct grid *grid, size_t column)
{
	return table_column(grid->page, grid->table, grid->shown[column]);
}

/* ---- cells ---- */

/* Add a cell's words to the sheet's field. */
static void add_cell(struct sheet *sheet, const struct grid *grid, size_t row, size_t column)
{
	const struct column *of = column_of(grid, column);
	const union slot *slot = table_slot(grid->page, grid->table, row, grid->shown[column]);
	struct text *words = &sheet->field.words;

	if (slot_is_none(of->type, slot))
		text_add(words, sheet->accessible ? VALUE_NONE_WORDS : "-");
	else if (type_is_words(of->type))
		field_add_line(&sheet->field, page_string(grid->page, slot->text));
	else
		value_add(words, of, slot, sheet->accessible ? &value_spoken : &value_typed);
}

static size_t field_width(const struct sheet *sheet)
{
	return field_columns(&sheet->field, 0, sheet->field.words.length);
}

/* Make the sheet's field this cell. */
static void fill_cell(struct sheet *sheet, const struct grid *grid, size_t row, size_t column)
{
	field_restart(&sheet->field);
	add_cell(sheet, grid, row, column);
}

static void fill_name(struct sheet *sheet, const struct grid *grid, size_t column)
{
	field_restart(&sheet->field);
	field_look(&sheet->field, LOOK_STRONG, false);
	field_add_line(&sheet->field, page_string(grid->page, column_of(grid, column)->name));
}

/* ---- widths ---- */

static void measure(struct grid *grid, struct sheet *sheet)
{
	for (size_t column = 0; column < grid->columns; column++) {
		fill_name(sheet, grid, column);
		grid->widths[column] = field_width(sheet);
	}
	for (size_t row = 0; row < grid->rows; row++) {
		for (size_t column = 0; column < grid->columns; column++) {
			size_t columns;

			fill_cell(sheet, grid, row, column);
			columns = field_width(sheet);
			if (columns > grid->widths[column])
				grid->widths[column] = columns;
		}
	}
}

/* The widest column of words, or NULL when none can be made narrower. */
static size_t *widest_text(const struct grid *grid)
{
	size_t *widest = NULL;

	for (size_t i = 0; i < grid->columns; i++)
		if (type_is_words(column_of(grid, i)->type) && grid->widths[i] > TEXT_LEAST &&
		    (!widest || grid->widths[i] > *widest))
			widest = &grid->widths[i];
	return widest;
}

/* Make columns narrower until all fit into `room` of the `whole`; false when they cannot. */
static bool fit(struct grid *grid, size_t room, size_t whole)
{
	size_t used = INDENT + GAP * (grid->columns - 1);

	for (size_t i = 0; i < grid->columns; i++) {
		if (type_is_words(column_of(grid, i)->type) && grid->widths[i] > room)
			grid->widths[i] = room;
		used += grid->widths[i];
	}
	for (; used > room; used--) {
		size_t *widest = widest_text(grid);

		if (!widest)
			return false;
		--*widest;
	}
	grid->bar = whole - used > GAP ? whole - used - GAP : 0;
	if (grid->bar > BAR_MOST)
		grid->bar = BAR_MOST;
	return true;
}

/* ---- bars and marks ---- */

/* The value that a row's bar is as long as, from 0; not a number where there is none. */
static double bar_value(const struct grid *grid, size_t row)
{
	size_t column = grid->table->shape == PAGE_HISTOGRAM ? 2 : 1;
	const union slot *slot = table_slot(grid->page, grid->table, row, column);

	if (grid->table->shape != PAGE_HISTOGRAM)
		return slot->real;
	return slot_is_none(PAGE_COUNT, slot) ? (double)NAN : (double)slot->whole;
}

static void find_bars(struct grid *grid)
{
	if (!grid->bars || grid->bar < BAR_LEAST)
		grid->bar = 0;
	if (grid->table->shape != PAGE_HISTOGRAM && column_of(grid, 1)->type == PAGE_SHARE)
		grid->most = 1;
	for (size_t row = 0; grid->bar && row < grid->rows; row++)
		if (bar_value(grid, row) > grid->most)
			grid->most = bar_value(grid, row);
}

static void put_bar(struct sheet *sheet, const struct grid *grid, size_t row)
{
	double value = grid->bar ? bar_value(grid, row) : 0;
	size_t length = 0;

	if (value > 0)
		length = (size_t)(value / grid->most * (double)grid->bar + 0.5);
	while (length--)
		text_add_char(&sheet->out, '#');
}

/* Is the mark's place before this row of a histogram, or behind its last? */
static bool is_marked(const struct grid *grid, size_t row)
{
	if (grid->marked || !table_is_marked(grid->page, grid->table))
		return false;
	return row == grid->rows ||
	       (grid->table->shape == PAGE_HISTOGRAM &&
	        table_slot(grid->page, grid->table, row, 0)->real >= grid->table->mark);
}

static void lay_mark(struct sheet *sheet, struct grid *grid)
{
	const struct margin margin = {
		.prefix = "", .indent = INDENT, .hang = 2 * INDENT, .width = sheet->width};
	const struct column *column = column_of(grid, grid->table->shape == PAGE_HISTOGRAM ? 0 : 1);
	struct field *field = &sheet->field;

	grid->marked = true;
	field_restart(field);
	text_add(&field->words, sheet->accessible ? "" : "-- ");
	field_add_line(field, page_string(grid->page, grid->table->mark_name));
	text_add(&field->words, ": ");
	value_add_real(&field->words, column->type, column->places, grid->table->mark,
	               &value_typed);
	text_add(&field->words, sheet->accessible ? "" : " --");
	sheet_lay(sheet, field, &margin);
}

/* ---- a line for a row ---- */

/* The sheet's field in its column; what is cut ends in an ellipsis. */
static void put_field(struct sheet *sheet, const struct grid *grid, size_t column)
{
	struct field *field = &sheet->field;
	size_t width = grid->widths[column];
	size_t columns = field_width(sheet);
	bool right = is_right(column_of(grid, column)->type);

	if (columns > width) {
		text_cut(&field->words, sheet_fit(field, 0, width - 1));
		text_add(&field->words, "\u2026");
		columns = field_width(sheet);
	}
	if (right)
		sheet_put_spaces(sheet, width - columns);
	sheet_put(sheet, field, 0, field->words.length);
	if (!right)
		sheet_put_spaces(sheet, width - columns);
	sheet_put_spaces(sheet, GAP);
}

static void put_head(struct sheet *sheet, const struct grid *grid)
{
	sheet_put_spaces(sheet, INDENT);
	for (size_t i = 0; i < grid->columns; i++) {
		fill_name(sheet, grid, i);
		put_field(sheet, grid, i);
	}
	sheet_end_line(sheet);
	sheet_put_spaces(sheet, INDENT);
	for (size_t i = 0; i < grid->columns; i++) {
		for (size_t dash = 0; dash < grid->widths[i]; dash++)
			text_add_char(&sheet->out, '-');
		sheet_put_spaces(sheet, GAP);
	}
	sheet_end_line(sheet);
}

static void lay_columns(struct sheet *sheet, struct grid *grid)
{
	find_bars(grid);
	put_head(sheet, grid);
	for (size_t row = 0; row < grid->rows; row++) {
		if (is_marked(grid, row))
			lay_mark(sheet, grid);
		sheet_put_spaces(sheet, INDENT);
		for (size_t column = 0; column < grid->columns; column++) {
			fill_cell(sheet, grid, row, column);
			put_field(sheet, grid, column);
		}
		put_bar(sheet, grid, row);
		sheet_end_line(sheet);
	}
}

/* ---- a line for a cell ---- */

/* Where the values of a record begin: behind its longest name, if that leaves them half the room. */
static size_t values_column(struct sheet *sheet, const struct grid *grid)
{
	size_t most = 0;

	for (size_t i = 0; i < grid->columns; i++) {
		fill_name(sheet, grid, i);
		if (field_width(sheet) > most)
			most = field_width(sheet);
	}
	most += 2; /* colon and space */
	return !sheet->accessible && most < sheet->prose / 2 ? most : 0;
}

/* "name: value", the values of all in one column if `aligned` is not 0. */
static void lay_cell(struct sheet *sheet, const struct grid *grid, size_t row, size_t column,
                     size_t aligned)
{
	const struct margin margin = {.prefix = "",
	                              .indent = INDENT,
	                              .hang = INDENT + (aligned ? aligned : INDENT),
	                              .width = sheet->width};
	struct field *field = &sheet->field;

	field_restart(field);
	field_add_line(field, page_string(grid->page, column_of(grid, column)->name));
	text_add(&field->words, ": ");
	for (size_t columns = field_width(sheet); columns < aligned; columns++)
		text_add_char(&field->words, ' ');
	field_end_label(field);
	add_cell(sheet, grid, row, column);
	sheet_lay(sheet, field, &margin);
}

/* A blank line between the rows. */
static void lay_list(struct sheet *sheet, struct grid *grid)
{
	size_t aligned = grid->table->shape == PAGE_RECORD ? values_column(sheet, grid) : 0;

	for (size_t row = 0; row < grid->rows; row++) {
		if (row > 0)
			sheet_end_line(sheet);
		if (is_marked(grid, row)) {
			lay_mark(sheet, grid);
			sheet_end_line(sheet);
		}
		for (size_t column = 0; column < grid->columns; column++)
			lay_cell(sheet, grid, row, column, aligned);
	}
}

/* ---- the whole ---- */

/* Title and explanation, with a blank line behind them. */
static void lay_introduction(struct sheet *sheet, const struct grid *grid)
{
	const struct margin margin = {
		.prefix = "", .indent = INDENT, .hang = INDENT, .width = sheet->prose};
	const char *const texts[] = {page_string(grid->page, grid->table->title),
	                             page_string(grid->page, grid->table->about)};

	for (size_t i = 0; i < 2; i++) {
		if (!*texts[i])
			continue;
		field_restart(&sheet->field);
		field_look(&sheet->field, i == 0 ? LOOK_STRONG : 0, false);
		field_add_line(&sheet->field, texts[i]);
		sheet_lay(sheet, &sheet->field, &margin);
	}
	if (*texts[0] || *texts[1])
		sheet_end_line(sheet);
}

static void lay_rows(struct sheet *sheet, struct grid *grid)
{
	bool list = sheet->accessible || grid->table->shape == PAGE_RECORD;

	grid->bars = table_is_drawn(grid->table) && grid->table->shape != PAGE_SCATTER &&
	             sheet->width > 2 * BAR_USUAL;
	if (!list)
		measure(grid, sheet);
	if (!list && ((grid->bars && fit(grid, sheet->width - GAP - BAR_USUAL, sheet->width)) ||
	              fit(grid, sheet->width, sheet->width)))
		lay_columns(sheet, grid);
	else
		lay_list(sheet, grid);
	if (grid->rows == 0) {
		sheet_put_spaces(sheet, INDENT);
		text_add(&sheet->out, "no rows");
		sheet_end_line(sheet);
	}
	if (is_marked(grid, grid->rows))
		lay_mark(sheet, grid);
}

/* Which columns there are in a text: all but those aside. */
static void choose_columns(struct grid *grid)
{
	for (size_t i = 0; i < grid->table->column_count; i++)
		if (table_is_drawn(grid->table) || !table_column(grid->page, grid->table, i)->aside)
			grid->shown[grid->columns++] = i;
}

void table_lay(struct sheet *sheet, const struct vigil_page *page, const struct table *table)
{
	struct grid grid = {
		.page = page,
		.table = table,
		.rows = table_rows(table),
		.shown = calloc(table->column_count, sizeof *grid.shown),
		.widths = calloc(table->column_count, sizeof *grid.widths),
	};

	if (grid.shown && grid.widths) {
		choose_columns(&grid);
		lay_introduction(sheet, &grid);
		lay_rows(sheet, &grid);
		field_restart(&sheet->field);
	} else {
		sheet->failed = true;
	}
	free(grid.shown);
	free(grid.widths);
}
