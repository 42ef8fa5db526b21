/* page/field.c -- harmless text with its looks */
#include "page/field.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/visible.h"

void field_init(struct field *field)
{
	*field = (struct field){0};
	text_init(&field->words);
}

void field_clear(struct field *field)
{
	text_clear(&field->words);
	free(field->changes);
	field_init(field);
}

void field_restart(struct field *field)
{
	text_cut(&field->words, 0);
	field->label_end = 0;
	field->change_count = 0;
}

/* Each line made visible, and between them the byte that stands for a newline. */
static void add_lines(struct field *field, const char *plain, size_t length, char newline)
{
	const char *end = plain + length;
	const char *line;

	while ((line = memchr(plain, '\n', (size_t)(end - plain)))) {
		visible_add(&field->words, plain, (size_t)(line - plain));
		text_add_char(&field->words, newline);
		plain = line + 1;
	}
	visible_add(&field->words, plain, (size_t)(end - plain));
}

void field_add_bytes(struct field *field, const char *plain, size_t length)
{
	add_lines(field, plain, length, '\n');
}

void field_add(struct field *field, const char *plain)
{
	add_lines(field, plain, strlen(plain), '\n');
}

void field_add_line(struct field *field, const char *plain)
{
	add_lines(field, plain, strlen(plain), ' ');
}

void field_look(struct field *field, unsigned look, bool glued)
{
	if (field->change_count == field->change_capacity) {
		size_t capacity = field->change_capacity ? 2 * field->change_capacity : 16;
		struct look_change *changes;

		changes = reallocarray(field->changes, capacity, sizeof *changes);
		if (!changes) {
			field->failed = true;
			return;
		}
		field->changes = changes;
		field->change_capacity = capacity;
	}
	field->changes[field->change_count++] =
		(struct look_change){.at = field->words.length, .look = look, .glued = glued};
}

void field_end_label(struct field *field)
{
	field->label_end = field->words.length;
}

size_t field_columns(const struct field *field, size_t from, size_t to)
{
	const uint8_t *at = (const uint8_t *)field->words.bytes + from;
	const uint8_t *end = (const uint8_t *)field->words.bytes + to;
	size_t columns = 0;

	while (at < end) {
		ucs4_t character;

		at += u8_mbtouc(&character, at, (size_t)(end - at));
		columns += visible_columns(character);
	}
	return columns;
}
