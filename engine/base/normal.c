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

void normal_add(struct text *out, const char *utf8)
{
	size_t size = 0, start = out->length;
	size_t valid = utf8_valid_prefix(utf8, strlen(utf8));
	uint8_t *form = u8_casefold((const uint8_t *)utf8, valid, NULL, UNINORM_NFKC, NULL, &size);
	bool space = false;

	if (!form) {
		out->failed = true;
		return;
	}
	for (size_t i = 0; i < size;) {
		ucs4_t character;
		uint8_t bytes[6];
		int length;

		i += (size_t)u8_mbtouc(&character, form + i, size - i);
		character = folded(character);
		if (character == ' ') {
			space = out->length > start;
			continue;
		}
		if (space)
			text_add_char(out, ' ');
		space = false;
		length = u8_uctomb(bytes, character, sizeof(bytes));
		text_add_bytes(out, (const char *)bytes, length > 0 ? (size_t)length : 0);
	}
	free(form);
}
