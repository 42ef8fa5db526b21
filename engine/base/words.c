/* base/words.c -- how many words a text has, in any script */
#include "base/words.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "base/utf8.h"

static bool is_in_word(ucs4_t character)
{
	return uc_is_property_alphabetic(character) || uc_is_property_numeric(character) ||
	       uc_is_property_ideographic(character);
}

/* ---- the same rules for ASCII, where most texts need no table of Unicode's ---- */

/* What a byte is to the rules; the last three stand within a word only between two that fit. */
enum role { OTHER, LETTER, DIGIT, JOINER, WITHIN_LETTERS, WITHIN_DIGITS, WITHIN_BOTH };

static enum role role_of(unsigned char byte)
{
	if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
		return LETTER;
	if (byte >= '0' && byte <= '9')
		return DIGIT;
	switch (byte) {
	case '_':
		return JOINER;
	case ':':
		return WITHIN_LETTERS;
	case ',':
	case ';':
		return WITHIN_DIGITS;
	case '.':
	case '\'':
		return WITHIN_BOTH;
	default:
		return OTHER;
	}
}

/* Does a sign between two of this role hold them together? */
static bool holds(enum role sign, enum role side)
{
	return (side == LETTER && (sign == WITHIN_LETTERS || sign == WITHIN_BOTH)) ||
	       (side == DIGIT && (sign == WITHIN_DIGITS || sign == WITHIN_BOTH));
}

static size_t ascii_words_count(const unsigned char *text)
{
	enum role before = OTHER;
	bool in_word = false;
	size_t count = 0;

	for (; *text; text++) {
		enum role role = role_of(*text);

		if (holds(role, before) && role_of(text[1]) == before)
			continue; /* and the next goes on where this one stood */
		if (role == OTHER || role > JOINER || before == OTHER || before > JOINER)
			in_word = false;
		if (!in_word && (role == LETTER || role == DIGIT)) {
			in_word = true;
			count++;
		}
		before = role;
	}
	return count;
}

static bool is_ascii(const unsigned char *text)
{
	while (*text && *text < 0x80)
		text++;
	return !*text;
}

static size_t unicode_words_count(const char *utf8)
{
	const uint8_t *bytes = (const uint8_t *)utf8;
	size_t length = utf8_valid_prefix(utf8, strlen(utf8)), count = 0;
	char *breaks = malloc(length + 1);
	bool in_word = false;

	if (!breaks)
		return (size_t)-1;
	u8_wordbreaks(bytes, length, breaks);
	for (size_t i = 0; i < length;) {
		ucs4_t character;
		int size = u8_mbtouc(&character, bytes + i, length - i);

		if (breaks[i])
			in_word = false;
		if (!in_word && is_in_word(character)) {
			in_word = true;
			count++;
		}
		i += size > 0 ? (size_t)size : 1;
	}
	free(breaks);
	return count;
}

size_t words_count(const char *utf8)
{
	const unsigned char *bytes = (const unsigned char *)utf8;

	return is_ascii(bytes) ? ascii_words_count(bytes) : unicode_words_count(utf8);
}
