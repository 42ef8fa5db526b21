/* page/sheet.c -- breaking fields into lines that fit */
#include "page/sheet.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

#include "base/visible.h"

#define WIDTH_USUAL 80

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

void sheet_init(struct sheet *sheet, const struct vigil_text_style *style)
{
	size_t width = style->width ? style->width : WIDTH_USUAL;

	if (width < SHEET_WIDTH_LEAST)
		width = SHEET_WIDTH_LEAST;
	*sheet = (struct sheet){
		.width = width,
		.prose = smaller(width, SHEET_PROSE_MOST),
		.colour = style->colour,
		.accessible = style->accessible,
		.bars = style->bars && !style->accessible,
	};
	text_init(&sheet->out);
	field_init(&sheet->field);
}

void sheet_clear(struct sheet *sheet)
{
	text_clear(&sheet->out);
	field_clear(&sheet->field);
	free(sheet->breaks);
	sheet->breaks = NULL;
}

bool sheet_failed(const struct sheet *sheet)
{
	return sheet->failed || sheet->out.failed || sheet->field.failed ||
	       sheet->field.words.failed;
}

/* Bring the terminal from the looks it shows to these. */
static void show_look(struct sheet *sheet, unsigned look)
{
	static const struct {
		enum look look;
		const char *parameter;
	} rows[] = {
		{LOOK_STRONG, ";1"}, {LOOK_EM, ";4"},   {LOOK_CODE, ";36"},
		{LOOK_GOOD, ";32"},  {LOOK_BAD, ";31"}, {LOOK_NOTE, ";36"},
	};

	if (!sheet->colour || look == sheet->shown)
		return;
	text_add(&sheet->out, "\x1b[0");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (look & rows[i].look)
			text_add(&sheet->out, rows[i].parameter);
	text_add_char(&sheet->out, 'm');
	sheet->shown = look;
}

/* The first change of look behind a byte. */
static size_t change_after(const struct field *field, size_t at)
{
	size_t low = 0, high = field->change_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (field->changes[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void put_looks(struct sheet *sheet, const struct field *field, size_t from, size_t to)
{
	for (size_t i = change_after(field, from); from < to; i++) {
		bool changes = i < field->change_count;
		size_t until = changes ? smaller(to, field->changes[i].at) : to;

		show_look(sheet, i ? field->changes[i - 1].look : 0);
		text_add_bytes(&sheet->out, field->words.bytes + from, until - from);
		from = until;
	}
}

static void put_isolated(struct sheet *sheet, const struct field *field, size_t from, size_t to)
{
	bool isolated = visible_is_right_to_left(field->words.bytes + from, to - from);

	if (isolated)
		text_add(&sheet->out, VISIBLE_ISOLATE);
	put_looks(sheet, field, from, to);
	if (isolated)
		text_add(&sheet->out, VISIBLE_ISOLATE_END);
}

void sheet_put(struct sheet *sheet, const struct field *field, size_t from, size_t to)
{
	if (from < field->label_end) {
		size_t label_end = smaller(to, field->label_end);

		put_isolated(sheet, field, from, label_end);
		from = label_end;
	}
	put_isolated(sheet, field, from, to);
	show_look(sheet, 0);
}

void sheet_put_spaces(struct sheet *sheet, size_t count)
{
	while (count--)
		text_add_char(&sheet->out, ' ');
}

void sheet_end_line(struct sheet *sheet)
{
	size_t length = sheet->out.length;

	while (length && sheet->out.bytes[length - 1] == ' ')
		length--;
	text_cut(&sheet->out, length);
	text_add_char(&sheet->out, '\n');
}

size_t sheet_fit(const struct field *field, size_t from, size_t columns)
{
	const uint8_t *words = (const uint8_t *)field->words.bytes;
	const uint8_t *end = words + field->words.length;
	const uint8_t *letter, *at = words + from;
	size_t used = 0, fit = from;

	while (at < end) {
		ucs4_t character;
		int size = u8_mbtouc(&character, at, (size_t)(end - at));

		used += visible_columns(character);
		if (used > columns) {
			end = at + size; /* the first character that has no room */
			break;
		}
		at += size;
	}
	if (at == end)
		return field->words.length;
	for (letter = words + from; (letter = u8_grapheme_next(letter, end)) && letter <= at;)
		fit = (size_t)(letter - words);
	return fit > from ? fit : (size_t)(at - words);
}

/* Fill `breaks` for the field's words; a label of so many columns is not torn from its text. */
static bool find_breaks(struct sheet *sheet, const struct field *field, size_t label_columns)
{
	size_t length = field->words.length;

	if (length > sheet->breaks_capacity) {
		char *breaks = realloc(sheet->breaks, 2 * length);

		if (!breaks) {
			sheet->failed = true;
			return false;
		}
		sheet->breaks = breaks;
		sheet->breaks_capacity = 2 * length;
	}
	u8_possible_linebreaks((const uint8_t *)field->words.bytes, length, "UTF-8", sheet->breaks);
	for (size_t i = 0; i < field->change_count; i++)
		if (field->changes[i].glued && field->changes[i].at < length)
			sheet->breaks[field->changes[i].at] = UC_BREAK_PROHIBITED;
	if (field_columns(field, 0, field->label_end) <= label_columns)
		for (size_t i = 0; i < length && i <= field->label_end; i++)
			sheet->breaks[i] = UC_BREAK_PROHIBITED;
	return true;
}

/*
 * Where a line from `from` ends that has so many columns: not behind `limit`. Spaces at its end
 * take no room, since they are not printed.
 */
static size_t line_end(const struct sheet *sheet, const struct field *field, size_t from,
                       size_t limit, size_t columns)
{
	const uint8_t *words = (const uint8_t *)field->words.bytes;
	size_t used = 0, best = from, at = from;

	while (at < limit) {
		ucs4_t character;
		size_t size = (size_t)u8_mbtouc(&character, words + at, limit - at);

		if (at > from && sheet->breaks[at] == UC_BREAK_POSSIBLE)
			best = at;
		used += visible_columns(character);
		if (used > columns && character != ' ')
			return best > from ? best : sheet_fit(field, from, columns);
		at += size;
	}
	return limit;
}

static void put_line(struct sheet *sheet, const struct field *field, const char *prefix,
                     size_t indent, size_t from, size_t to)
{
	while (to > from && field->words.bytes[to - 1] == ' ')
		to--;
	text_add(&sheet->out, prefix);
	sheet_put_spaces(sheet, indent);
	sheet_put(sheet, field, from, to);
	sheet_end_line(sheet);
}

void sheet_lay(struct sheet *sheet, const struct field *field, const struct margin *margin)
{
	size_t room = margin->width - strlen(margin->prefix);
	size_t indent = smaller(margin->indent, room / 2);
	size_t hang = smaller(margin->hang, room / 2);
	size_t length = field->words.length;
	size_t at = 0;

	assert(margin->width >= SHEET_WIDTH_LEAST);
	if (length && !find_breaks(sheet, field, room / 2))
		return;
	do {
		const char *newline = memchr(field->words.bytes + at, '\n', length - at);
		size_t limit = newline ? (size_t)(newline - field->words.bytes) : length;

		do {
			size_t end = line_end(sheet, field, at, limit, room - indent);

			put_line(sheet, field, margin->prefix, indent, at, end);
			indent = hang;
			at = end;
		} while (at < limit);
		at = limit + 1; /* behind the newline */
	} while (at < length);
}
