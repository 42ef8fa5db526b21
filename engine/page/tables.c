/* page/tables.c -- tables while they are built: values in rows, eight bytes each */
#include "page/tables.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define REAL_MOST 1e10 /* see page_cell_real() */

/* The values that stand for none: outside of everything that a cell takes. */
#define NONE_WHOLE INT64_MIN
#define NONE_TEXT  SIZE_MAX

/* From the year 1 to 9999, in milliseconds since 1970. */
#define TIME_LEAST INT64_C(-62135596800000)
#define TIME_MOST  INT64_C(253402300799999)

bool slot_is_none(enum page_type type, const union slot *slot)
{
	if (type_is_words(type))
		return slot->text == NONE_TEXT;
	if (type_is_real(type))
		return isnan(slot->real);
	return slot->whole == NONE_WHOLE;
}

static union slot none_of(enum page_type type)
{
	union slot slot = {.whole = NONE_WHOLE};

	if (type_is_words(type))
		slot.text = NONE_TEXT;
	else if (type_is_real(type))
		slot.real = (double)NAN;
	return slot;
}

size_t table_rows(const struct table *table)
{
	return (table->slot_count + table->row_slots - 1) / table->row_slots;
}

const struct column *table_column(const struct vigil_page *page, const struct table *table,
                                  size_t column)
{
	return &page->columns[table->first_column + column];
}

const union slot *table_slot(const struct vigil_page *page, const struct table *table, size_t row,
                             size_t column)
{
	static const union slot whole[] = {
		{.whole = NONE_WHOLE}, {.whole = NONE_WHOLE}, {.whole = NONE_WHOLE}};
	static const union slot text[] = {
		{.text = NONE_TEXT}, {.text = NONE_TEXT}, {.text = NONE_TEXT}};
	static const union slot real[] = {
		{.real = (double)NAN}, {.real = (double)NAN}, {.real = (double)NAN}};
	const struct column *of = table_column(page, table, column);
	size_t at = row * table->row_slots + of->slot;

	if (at < table->slot_count)
		return &page->slots[table->first_slot + at];
	if (type_is_words(of->type))
		return text;
	return type_is_real(of->type) ? real : whole;
}

bool table_is_marked(const struct vigil_page *page, const struct table *table)
{
	return table_is_drawn(table) && *page_string(page, table->mark_name) && !isnan(table->mark);
}

/* ---- beginning a table ---- */

/* Is it made of a-z, 0-9 and _, and begins with a letter? */
static bool is_id(const char *id)
{
	static const char all[] = "abcdefghijklmnopqrstuvwxyz0123456789_";

	return *id >= 'a' && *id <= 'z' && id[strspn(id, all)] == '\0';
}

/* One more than the tables that have this id. */
static size_t nth_of(const struct vigil_page *page, const char *id)
{
	for (size_t i = page->table_count; i-- > 0;)
		if (strcmp(page_string(page, page->tables[i].id), id) == 0)
			return page->tables[i].nth + 1;
	return 1;
}

void table_add_id(struct text *text, const struct vigil_page *page, const struct table *table)
{
	text_add(text, page_string(page, table->id));
	if (table->nth > 1)
		text_addf(text, "-%zu", table->nth);
}

static size_t keep_or_empty(struct vigil_page *page, const char *string)
{
	return page_keep(page, string ? string : "");
}

/* Has a drawing the columns that its shape is drawn from? */
static bool shape_fits(const struct page_table *table)
{
	const struct page_column *columns = table->columns;

	switch (table->shape) {
	case PAGE_HISTOGRAM:
		return table->column_count == 3 && type_is_real(columns[0].type) &&
		       columns[1].type == columns[0].type && columns[2].type == PAGE_COUNT;
	case PAGE_SCATTER:
		return table->column_count >= 3 && type_is_words(columns[0].type) &&
		       type_is_real(columns[1].type) && type_is_real(columns[2].type);
	case PAGE_BARS:
	case PAGE_LINE:
		return table->column_count >= 2 && type_is_words(columns[0].type) &&
		       type_is_real(columns[1].type);
	default:
		return true;
	}
}

/* Room for a table and its columns. */
static bool reserve(struct vigil_page *page, size_t tables, size_t columns)
{
	struct table *all;
	struct column *more;

	all = page_grow(page, page->tables, page->table_count, &page->table_capacity, tables,
	                sizeof *all);
	if (!all)
		return false;
	page->tables = all;
	more = page_grow(page, page->columns, page->column_count, &page->column_capacity, columns,
	                 sizeof *more);
	if (!more)
		return false;
	page->columns = more;
	return true;
}

static void add_column(struct vigil_page *page, struct table *table,
                       const struct page_column *column)
{
	bool fits = is_id(column->id) && column->places <= 6 &&
	            (!column->interval || type_is_real(column->type));

	assert(fits);
	(void)fits;
	page->columns[page->column_count++] = (struct column){
		.type = column->type,
		.places = column->places,
		.interval = column->interval,
		.aside = column->aside,
		.id = page_keep(page, column->id),
		.name = page_keep(page, column->name),
		.slot = table->row_slots,
	};
	table->row_slots += column->interval ? 3 : 1;
}

static union slot real_slot(double value)
{
	return (union slot){.real = value >= -REAL_MOST && value <= REAL_MOST ? value : NAN};
}

/* What the text means is in page.h. The table's index, if the page has not failed. */
static size_t begin(struct vigil_page *page, const struct page_table *table)
{
	struct table begun = {
		.shape = table->shape,
		.nth = nth_of(page, table->id),
		.mark = real_slot(table->mark).real,
		.first_column = page->column_count,
		.column_count = table->column_count,
		.first_slot = page->slot_count,
	};

	begun.id = page_keep(page, table->id);
	begun.title = keep_or_empty(page, table->title);
	begun.about = keep_or_empty(page, table->about);
	begun.axis = keep_or_empty(page, table->axis);
	begun.mark_name = keep_or_empty(page, table->mark_name);
	if (!reserve(page, 1, table->column_count))
		return 0;
	for (size_t i = 0; i < table->column_count; i++)
		add_column(page, &begun, &table->columns[i]);
	page->tables[page->table_count] = begun;
	page->next_column = 0;
	return page->table_count++;
}

void page_table(struct vigil_page *page, const struct page_table *table)
{
	bool fits = table->column_count > 0 && is_id(table->id) && shape_fits(table);

	assert(fits);
	(void)fits;
	if (!page->failed)
		page_add(page, (struct block){.kind = BLOCK_TABLE, .number = begin(page, table)},
		         "", "");
}

/* ---- filling it ---- */

/* Append the value of the next cell, and undefined ends where the column has an interval. */
static void add_cell(struct vigil_page *page, enum page_type type, union slot value)
{
	struct table *table;
	const struct column *column;
	union slot *slots;

	if (page->failed)
		return;
	assert(page->count && page->blocks[page->count - 1].kind == BLOCK_TABLE);
	table = &page->tables[page->table_count - 1];
	column = table_column(page, table, page->next_column);
	assert(column->type == type);
	(void)type;
	slots = page_grow(page, page->slots, page->slot_count, &page->slot_capacity, 3,
	                  sizeof *slots);
	if (!slots)
		return;
	page->slots = slots;
	page->slots[page->slot_count++] = value;
	for (size_t i = 0; column->interval && i < 2; i++)
		page->slots[page->slot_count++] = none_of(column->type);
	table->slot_count = page->slot_count - table->first_slot;
	page->next_column = (page->next_column + 1) % table->column_count;
}

/* The column of the next cell; NULL when the page has failed. */
static const struct column *next_column(const struct vigil_page *page)
{
	if (page->failed)
		return NULL;
	assert(page->table_count > 0);
	return table_column(page, &page->tables[page->table_count - 1], page->next_column);
}

/* One of two types that the same call takes: the next column's, if it is one of them. */
static enum page_type either(const struct vigil_page *page, enum page_type usual,
                             enum page_type other)
{
	const struct column *column = next_column(page);

	return column && column->type == other ? other : usual;
}

void page_cell_none(struct vigil_page *page)
{
	const struct column *column = next_column(page);

	if (column)
		add_cell(page, column->type, none_of(column->type));
}

void page_cell_text(struct vigil_page *page, const char *text)
{
	union slot slot = {.text = NONE_TEXT};

	if (text && !page->failed)
		slot.text = page_keep(page, text);
	add_cell(page, either(page, PAGE_TEXT, PAGE_CODE), slot);
}

void page_cell_count(struct vigil_page *page, int64_t count)
{
	add_cell(page, PAGE_COUNT, (union slot){.whole = count});
}

void page_cell_points(struct vigil_page *page, int64_t points_mpts)
{
	add_cell(page, PAGE_POINTS, (union slot){.whole = points_mpts});
}

void page_cell_time(struct vigil_page *page, int64_t wall_ms)
{
	bool known = wall_ms >= TIME_LEAST && wall_ms <= TIME_MOST;

	add_cell(page, PAGE_TIME, (union slot){.whole = known ? wall_ms : NONE_WHOLE});
}

void page_cell_duration(struct vigil_page *page, int64_t duration_ms)
{
	add_cell(page, PAGE_DURATION, (union slot){.whole = duration_ms});
}

void page_cell_yes_no(struct vigil_page *page, bool yes)
{
	add_cell(page, PAGE_YES_NO, (union slot){.whole = yes});
}

void page_cell_real(struct vigil_page *page, double value)
{
	add_cell(page, either(page, PAGE_NUMBER, PAGE_SHARE), real_slot(value));
}

void page_cell_interval(struct vigil_page *page, double value, double low, double high)
{
	const struct column *column = next_column(page);
	bool interval = column && column->interval;

	assert(interval || page->failed);
	page_cell_real(page, value);
	if (page->failed || !interval)
		return;
	page->slots[page->slot_count - 2] = real_slot(low);
	page->slots[page->slot_count - 1] = real_slot(high);
}

/* ---- appending a page's tables ---- */

/* Texts are where they were, behind the page's own. */
static void shift_texts(struct vigil_page *page, const struct table *table, size_t shift)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *column = table_column(page, table, i);

		if (!type_is_words(column->type))
			continue;
		for (size_t at = column->slot; at < table->slot_count; at += table->row_slots)
			if (!slot_is_none(column->type, &page->slots[table->first_slot + at]))
				page->slots[table->first_slot + at].text += shift;
	}
}

static void append_table(struct vigil_page *page, const struct vigil_page *other,
                         struct table table, size_t shift)
{
	const struct column *columns = other->columns + table.first_column;

	if (table.slot_count)
		memcpy(page->slots + page->slot_count, other->slots + table.first_slot,
		       table.slot_count * sizeof *page->slots);
	table.first_column = page->column_count;
	table.first_slot = page->slot_count;
	table.id += shift;
	table.title += shift;
	table.about += shift;
	table.axis += shift;
	table.mark_name += shift;
	table.nth = nth_of(page, page_string(page, table.id));
	for (size_t i = 0; i < table.column_count; i++) {
		struct column column = columns[i];

		column.id += shift;
		column.name += shift;
		page->columns[page->column_count++] = column;
	}
	page->slot_count += table.slot_count;
	page->tables[page->table_count++] = table;
	shift_texts(page, &table, shift);
}

void tables_append(struct vigil_page *page, const struct vigil_page *other, size_t shift)
{
	union slot *slots;

	if (other->table_count == 0 || !reserve(page, other->table_count, other->column_count))
		return;
	slots = page_grow(page, page->slots, page->slot_count, &page->slot_capacity,
	                  other->slot_count, sizeof *slots);
	if (!slots)
		return;
	page->slots = slots;
	for (size_t i = 0; i < other->table_count; i++)
		append_table(page, other, other->tables[i], shift);
	page->next_column = other->next_column;
}
