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

size_t words_count(const char *utf8)
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
