/* page/text.c -- a page as text: where each block stands, and the blank lines between them */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "page/blocks.h"
#include "page/marked.h"
#include "page/sheet.h"
#include "page/table.h"

/* Only our own words begin in the first column; see page/page.h. */
#define OURS    ""
#define OUTSIDE "  "
#define SET_OFF "  | "

#define FIELD_NAME_MOST 38 /* columns up to which the names of fields are aligned */

static struct margin prose(const struct sheet *sheet, const char *prefix, size_t hang)
{
	return (struct margin){.prefix = prefix, .hang = hang, .width = sheet->prose};
}

/* Whether a blank line stands between two blocks. */
static bool is_apart(enum block_kind before, enum block_kind kind)
{
	if (kind == BLOCK_HEADING)
		return true;
	if (before == BLOCK_HEADING || (before == BLOCK_SAY && kind != BLOCK_EXHIBIT))
		return false;
	return before != kind || (kind != BLOCK_SAY && kind != BLOCK_ITEM && kind != BLOCK_FIELD);
}

/* Below a heading a rule, or the bar it has instead, if that fits. */
static void lay_heading(struct sheet *sheet, const char *bar, const char *text)
{
	const struct margin margin = prose(sheet, OUTSIDE, 0);
	size_t room = sheet->prose - strlen(OUTSIDE), columns;

	field_look(&sheet->field, LOOK_STRONG, false);
	field_add_line(&sheet->field, text);
	sheet_lay(sheet, &sheet->field, &margin);
	if (sheet->accessible)
		return;
	columns = field_columns(&sheet->field, 0, sheet->field.words.length);
	if (columns > room)
		columns = room;
	text_add(&sheet->out, OUTSIDE);
	if (sheet->bars && *bar && strlen(bar) <= room)
		text_add(&sheet->out, bar);
	else
		while (columns--)
			text_add_char(&sheet->out, '-');
	sheet_end_line(sheet);
}

static const unsigned tone_looks[] = {
	[PAGE_PLAIN] = 0,
	[PAGE_GOOD] = LOOK_GOOD,
	[PAGE_BAD] = LOOK_BAD,
	[PAGE_NOTE] = LOOK_NOTE,
};

static void lay_say(struct sheet *sheet, enum page_tone tone, const char *text)
{
	const struct margin margin = prose(sheet, OURS, strlen(OUTSIDE));

	field_look(&sheet->field, tone_looks[tone], false);
	field_add(&sheet->field, text);
	sheet_lay(sheet, &sheet->field, &margin);
}

static void lay_item(struct sheet *sheet, enum page_tone tone, const char *label,
                     const char *marked)
{
	struct field *field = &sheet->field;

	field_look(field, tone_looks[tone], false);
	field_add_line(field, label);
	field_look(field, 0, true);
	if (field->words.length && field->words.bytes[field->words.length - 1] != ' ')
		text_add_char(&field->words, ' ');
	field_end_label(field);
	marked_lay(sheet, marked, prose(sheet, OUTSIDE, field_columns(field, 0, field->label_end)),
	           false);
}

/* The label of a field: its name, a colon, and spaces up to `aligned` columns. */
static void add_name(struct field *field, const char *name, const char *colon, size_t aligned)
{
	field_add_line(field, name);
	text_add(&field->words, colon);
	for (size_t columns = field_columns(field, 0, field->words.length); columns < aligned;
	     columns++)
		text_add_char(&field->words, ' ');
	field_end_label(field);
}

/* The first block that is no field any more. */
static size_t fields_end(const struct vigil_page *page, size_t index)
{
	while (index < page->count && page->blocks[index].kind == BLOCK_FIELD)
		index++;
	return index;
}

/* Where the values of these fields begin: behind the longest name that is not too long. */
static size_t values_column(struct sheet *sheet, const struct vigil_page *page, size_t first,
                            size_t end)
{
	size_t most = sheet->prose / 2 < FIELD_NAME_MOST ? sheet->prose / 2 : FIELD_NAME_MOST;
	size_t column = 0;

	for (size_t i = first; i < end; i++) {
		size_t columns;

		field_restart(&sheet->field);
		add_name(&sheet->field, block_name(page, i), _(": "), 0);
		columns = field_columns(&sheet->field, 0, sheet->field.words.length);
		if (columns <= most && columns > column)
			column = columns;
	}
	return column ? column : strlen(OUTSIDE);
}

static void lay_fields(struct sheet *sheet, const struct vigil_page *page, size_t first, size_t end)
{
	size_t column =
		sheet->accessible ? strlen(OUTSIDE) : values_column(sheet, page, first, end);

	for (size_t i = first; i < end; i++) {
		field_restart(&sheet->field);
		add_name(&sheet->field, block_name(page, i), _(": "), column);
		marked_lay(sheet, block_text(page, i), prose(sheet, OUTSIDE, column), false);
	}
}

/* An exhibit while it is laid out. */
struct exhibit {
	const struct vigil_page *page;
	size_t first, end;    /* its blocks */
	struct margin margin; /* of what is in it */
	size_t gutter;        /* columns for the numbers of its lines, or 0 */
};

static size_t gutter_of(const struct vigil_page *page, size_t first, size_t end)
{
	size_t most = 0, columns = 0;

	for (size_t i = first; i < end; i++)
		if (page->blocks[i].number > most)
			most = page->blocks[i].number;
	for (; most; most /= 10)
		columns++;
	return columns ? columns + 2 : 0;
}

static void lay_exhibit_title(struct sheet *sheet, const struct exhibit *exhibit)
{
	const char *kind = block_name(exhibit->page, exhibit->first);
	const char *title = block_text(exhibit->page, exhibit->first);
	const struct margin margin =
		prose(sheet, sheet->accessible ? OURS : OUTSIDE, strlen(OUTSIDE));
	struct field *field = &sheet->field;

	if (!sheet->accessible)
		field_look(field, LOOK_STRONG, false);
	field_add_line(field, kind);
	if (sheet->accessible)
		text_add(&field->words, _(" begins"));
	if (*title) {
		text_add(&field->words, _(": "));
		field_end_label(field);
		field_add_line(field, title);
	} else if (sheet->accessible) {
		text_add_char(&field->words, '.');
	}
	sheet_lay(sheet, field, &margin);
}

static void lay_exhibit_line(struct sheet *sheet, const struct exhibit *exhibit, size_t number,
                             const char *marked)
{
	struct margin margin = exhibit->margin;
	struct field *field = &sheet->field;

	if (sheet->accessible) {
		if (number)
			text_addf(&field->words, "%zu: ", number);
		margin.hang = strlen(OUTSIDE);
	} else {
		margin.hang = exhibit->gutter;
		margin.indent = number ? 0 : exhibit->gutter;
		if (number)
			text_addf(&field->words, "%*zu  ", (int)exhibit->gutter - 2, number);
	}
	field_end_label(field);
	if (*marked || number)
		marked_lay(sheet, marked, margin, false);
	else
		sheet_lay(sheet, field, &margin);
}

static void lay_attachment(struct sheet *sheet, const struct exhibit *exhibit, const char *name,
                           const char *size)
{
	struct margin margin = exhibit->margin;
	struct field *field = &sheet->field;

	margin.hang = strlen(OUTSIDE);
	text_add(&field->words, sheet->accessible ? _("Attachment: ") : _("[attachment: "));
	field_end_label(field);
	field_add_line(field, name);
	if (*size) {
		text_add(&field->words, _(", "));
		field_add_line(field, size);
	}
	if (!sheet->accessible)
		text_add_char(&field->words, ']');
	sheet_lay(sheet, field, &margin);
}

static void lay_exhibit_part(struct sheet *sheet, const struct exhibit *exhibit, size_t index)
{
	const struct block *block = &exhibit->page->blocks[index];
	const char *name = block_name(exhibit->page, index);
	const char *text = block_text(exhibit->page, index);
	struct margin margin = exhibit->margin;

	switch (block->kind) {
	case BLOCK_EXHIBIT_HEADER:
		margin.hang = strlen(OUTSIDE);
		add_name(&sheet->field, name, ": ", 0);
		marked_lay(sheet, text, margin, false);
		break;
	case BLOCK_EXHIBIT_ATTACHMENT:
		lay_attachment(sheet, exhibit, name, text);
		break;
	case BLOCK_EXHIBIT_LINE:
		lay_exhibit_line(sheet, exhibit, block->number, text);
		break;
	default:
		break;
	}
}

/* Is the block the first line of a document behind its headers, or what comes behind its lines? */
static bool is_turn(const struct exhibit *exhibit, size_t index)
{
	const struct block *blocks = exhibit->page->blocks;

	if (index == exhibit->first + 1 || blocks[index].kind == BLOCK_EXHIBIT_END)
		return false;
	return (blocks[index].kind == BLOCK_EXHIBIT_LINE) !=
	       (blocks[index - 1].kind == BLOCK_EXHIBIT_LINE);
}

static void lay_exhibit(struct sheet *sheet, const struct vigil_page *page, size_t first,
                        size_t end)
{
	const char *prefix = sheet->accessible ? OUTSIDE : SET_OFF;
	const struct exhibit exhibit = {
		.page = page,
		.first = first,
		.end = end,
		.margin = {.prefix = prefix, .width = sheet->width},
		.gutter = gutter_of(page, first, end),
	};
	const struct margin ours = prose(sheet, OURS, strlen(OUTSIDE));

	lay_exhibit_title(sheet, &exhibit);
	for (size_t i = first + 1; i < end; i++) {
		field_restart(&sheet->field);
		if (!sheet->accessible && is_turn(&exhibit, i))
			sheet_lay(sheet, &sheet->field, &exhibit.margin);
		lay_exhibit_part(sheet, &exhibit, i);
	}
	if (!sheet->accessible)
		return;
	field_restart(&sheet->field);
	field_add_line(&sheet->field, block_name(page, first));
	text_add(&sheet->field.words, _(" ends."));
	sheet_lay(sheet, &sheet->field, &ours);
}

/* Lay out the block at `index`, with those that belong to it; the index of what follows them. */
static size_t lay_block(struct sheet *sheet, const struct vigil_page *page, size_t index)
{
	const struct block *block = &page->blocks[index];
	const char *text = block_text(page, index);
	size_t end = index + 1;

	field_restart(&sheet->field);
	switch (block->kind) {
	case BLOCK_HEADING:
		lay_heading(sheet, block_name(page, index), text);
		break;
	case BLOCK_PARAGRAPH:
		marked_lay(sheet, text, prose(sheet, OUTSIDE, 0), true);
		break;
	case BLOCK_SAY:
		lay_say(sheet, block->tone, text);
		break;
	case BLOCK_ITEM:
		lay_item(sheet, block->tone, block_name(page, index), text);
		break;
	case BLOCK_FIELD:
		end = fields_end(page, index);
		lay_fields(sheet, page, index, end);
		break;
	case BLOCK_EXHIBIT:
		end = block_exhibit_end(page, index);
		lay_exhibit(sheet, page, index, end);
		break;
	case BLOCK_TABLE:
		table_lay(sheet, page, &page->tables[block->number]);
		break;
	default:
		assert(false); /* a part of an exhibit or a table comes behind its beginning */
	}
	return end;
}

static void lay_page(struct sheet *sheet, const struct vigil_page *page)
{
	enum block_kind before = BLOCK_HEADING;
	size_t next;

	for (size_t i = 0; i < page->count; i = next) {
		enum block_kind kind = page->blocks[i].kind;

		if (i > 0 && is_apart(before, kind))
			sheet_end_line(sheet);
		next = lay_block(sheet, page, i);
		before = kind;
	}
}

enum vigil_status vigil_page_text(char **out, size_t *length, const struct vigil_page *page,
                                  const struct vigil_text_style *style)
{
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct sheet sheet;

	*out = NULL;
	*length = 0;
	sheet_init(&sheet, style);
	if (page->failed)
		goto done;
	lay_page(&sheet, page);
	if (sheet_failed(&sheet))
		goto done;
	*length = sheet.out.length;
	*out = text_take(&sheet.out);
	if (*out)
		status = VIGIL_OK;
done:
	sheet_clear(&sheet);
	return status;
}
