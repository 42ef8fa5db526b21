/* base/text.c -- a string that grows */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char nothing[1]; /* what an empty text points to; never written */

void text_init(struct text *text)
{
	*text = (struct text){.bytes = nothing};
}

void text_clear(struct text *text)
{
	if (text->capacity)
		free(text->bytes);
	text_init(text);
}

/* Room for `more` bytes and the 0 behind them. */
static bool reserve(struct text *text, size_t more)
{
	size_t capacity = text->capacity ? text->capacity : 64;
	char *bytes;

	if (text->failed)
		return false;
	if (more < text->capacity - text->length)
		return true;
	while (capacity - text->length <= more) {
		if (capacity > (size_t)-1 / 2) {
			text->failed = true;
			return false;
		}
		capacity *= 2;
	}
	bytes = realloc(text->capacity ? text->bytes : NULL, capacity);
	if (!bytes) {
		text->failed = true;
		return false;
	}
	text->bytes = bytes;
	text->capacity = capacity;
	return true;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	if (length == 0 || !reserve(text, length))
		return;
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
	text_add_bytes(text, string, strlen(string));
}

void text_add_char(struct text *text, char character)
{
	text_add_bytes(text, &character, 1);
}

void text_addf(struct text *text, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0 || !reserve(text, (size_t)length)) {
		text->failed = true;
		return;
	}
	va_start(arguments, format);
	vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
	va_end(arguments);
	text->length += (size_t)length;
}

void text_cut(struct text *text, size_t length)
{
	if (length >= text->length)
		return;
	text->length = length;
	text->bytes[length] = '\0';
}

char *text_take(struct text *text)
{
	char *bytes = NULL;

	if (!text->failed && (text->capacity || reserve(text, 0))) {
		text->bytes[text->length] = '\0';
		bytes = text->bytes;
		text->capacity = 0;
	}
	text_clear(text);
	return bytes;
}
