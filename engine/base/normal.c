/* base/normal.c -- the form in which two texts are compared */
#include "base/normal.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/text.h"
#include "base/utf8.h"

static ucs4_t folded(ucs4_t character)
{
	if (character == 0x2018 || character == 0x2019 || character == 0x201A ||
	    character == 0x201B)
		return '\'';
	if (character == 0x201C || character == 0x201D || character == 0x201E ||
	    character == 0x201F)
		return '"';
	if ((character >= 0x2010 && character <= 0x2015) || character == 0x2212)
		return '-';
	return uc_is_property_white_space(character) ? ' ' : character;
}

/* What is appended, and whether a space is owed to it. */
struct form {
	struct text *out;
	size_t start;
	bool space;
};

static void add_bytes(struct form *form, const char *bytes, size_t length)
{
	if (form->space)
		text_add_char(form->out, ' ');
	form->space = false;
	text_add_bytes(form->out, bytes, length);
}

static void add_space(struct form *form)
{
	form->space = form->out->length > form->start;
}

/* Most texts are ASCII, where folding is no more than lower case. */
static void add_ascii(struct form *form, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char byte = bytes[i];

		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
			add_space(form);
		else
			add_bytes(form, &byte, 1);
	}
}

static void add_folded(struct form *form, const char *utf8, size_t length)
{
	size_t size = 0;
	uint8_t *whole =
		u8_casefold((const uint8_t *)utf8, length, NULL, UNINORM_NFKC, NULL, &size);

	if (!whole) {
		form->out->failed = true;
		return;
	}
	for (size_t i = 0; i < size;) {
		ucs4_t character;
		uint8_t bytes[6];
		int written;

		i += (size_t)u8_mbtouc(&character, whole + i, size - i);
		character = folded(character);
		written = u8_uctomb(bytes, character, sizeof(bytes));
		if (character == ' ')
			add_space(form);
		else
			add_bytes(form, (const char *)bytes, written > 0 ? (size_t)written : 0);
	}
	free(whole);
}

/* ASCII alone from the start on. */
static size_t ascii_length(const char *utf8, size_t length)
{
	size_t ascii = 0;

	while (ascii < length && (utf8[ascii] & 0x80) == 0)
		ascii++;
	return ascii;
}

void normal_add(struct text *out, const char *utf8)
{
	size_t left = utf8_valid_prefix(utf8, strlen(utf8));
	struct form form = {.out = out, .start = out->length};

	while (left > 0) {
		size_t ascii = ascii_length(utf8, left), other = 0;

		/* The last may become one character with what follows; nothing else can. */
		if (ascii < left && ascii > 0)
			ascii--;
		add_ascii(&form, utf8, ascii);
		utf8 += ascii;
		left -= ascii;
		if (left == 0)
			break;
		other = 1;
		while (other < left && (utf8[other] & 0x80) != 0)
			other++;
		add_folded(&form, utf8, other);
		utf8 += other;
		left -= other;
	}
}
