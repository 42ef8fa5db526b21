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

/* Typographic quotes and dashes as those that keyboards have. */
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
	return character;
}

/* What is appended, and whether a space is owed to it. */
struct form {
	struct text *out;
	unsigned rules; /* enum normal_rule */
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

static bool is_ascii_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static char lowered(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Most texts are ASCII, where folding is no more than lower case: a word at a time. */
static void add_ascii(struct form *form, const char *bytes, size_t length)
{
	bool keeps = form->rules & (NORMAL_KEEPS_CASE | NORMAL_ONLY_COMPOSED);
	char word[64];
	size_t i = 0;

	while (i < length) {
		size_t filled = 0;

		while (i < length && filled < sizeof(word) && !is_ascii_space(bytes[i]))
			word[filled++] = keeps ? bytes[i++] : lowered(bytes[i++]);
		if (filled > 0)
			add_bytes(form, word, filled);
		for (; i < length && is_ascii_space(bytes[i]); i++)
			add_space(form);
	}
}

/* Cut the marks that stand on letters: of a text in which they are characters of their own. */
static size_t cut_marks(uint8_t *bytes, size_t size)
{
	size_t kept = 0;

	for (size_t i = 0; i < size;) {
		ucs4_t character;
		size_t length = (size_t)u8_mbtouc(&character, bytes + i, size - i);

		if (!uc_is_general_category(character, UC_CATEGORY_Mn)) {
			memmove(bytes + kept, bytes + i, length);
			kept += length;
		}
		i += length;
	}
	return kept;
}

/* Takes `whole`; NULL: no memory. */
static uint8_t *without_marks(uint8_t *whole, size_t *size)
{
	uint8_t *apart = u8_normalize(UNINORM_NFKD, whole, *size, NULL, size);
	uint8_t *together = NULL;

	if (apart) {
		*size = cut_marks(apart, *size);
		together = u8_normalize(UNINORM_NFKC, apart, *size, NULL, size);
	}
	free(apart);
	free(whole);
	return together;
}

/* By Unicode's part of the rules. NULL: no memory. */
static uint8_t *unicode_form(const char *utf8, size_t length, unsigned rules, size_t *size)
{
	const uint8_t *bytes = (const uint8_t *)utf8;
	uint8_t *whole;

	if (rules & NORMAL_ONLY_COMPOSED)
		return u8_normalize(UNINORM_NFC, bytes, length, NULL, size);
	whole = rules & NORMAL_KEEPS_CASE
	                ? u8_normalize(UNINORM_NFKC, bytes, length, NULL, size)
	                : u8_casefold(bytes, length, NULL, UNINORM_NFKC, NULL, size);
	return whole && rules & NORMAL_DROPS_ACCENTS ? without_marks(whole, size) : whole;
}

static void add_folded(struct form *form, const char *utf8, size_t length)
{
	size_t size = 0;
	uint8_t *whole = unicode_form(utf8, length, form->rules, &size);

	if (!whole) {
		form->out->failed = true;
		return;
	}
	for (size_t i = 0; i < size;) {
		ucs4_t character;
		uint8_t bytes[6];
		int written;

		i += (size_t)u8_mbtouc(&character, whole + i, size - i);
		if (uc_is_property_white_space(character)) {
			add_space(form);
			continue;
		}
		if (!(form->rules & NORMAL_ONLY_COMPOSED))
			character = folded(character);
		written = u8_uctomb(bytes, character, sizeof(bytes));
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

void normal_add_as(struct text *out, const char *utf8, unsigned rules)
{
	size_t left = utf8_valid_prefix(utf8, strlen(utf8));
	struct form form = {.out = out, .rules = rules, .start = out->length};

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

void normal_add(struct text *out, const char *utf8)
{
	normal_add_as(out, utf8, 0);
}
