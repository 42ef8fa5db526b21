/* terminal/entry.c -- what somebody entered, made fit to be kept and shown */
#include "terminal/entry.h"

#include <unistr.h>

#include "base/text.h"
#include "base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

bool entry_is_clean(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] < ' ')
			return false;
	return utf8_valid_prefix(bytes, length) == length && !utf8_find_unruly(bytes, length);
}

char *entry_clean(const char *bytes, size_t length)
{
	struct text clean;

	text_init(&clean);
	while (length > 0) {
		ucs4_t character;
		int size = u8_mbtoucr(&character, (const uint8_t *)bytes, length);
		size_t taken = size > 0 ? (size_t)size : 1;

		if (size > 0 && character == '\t')
			text_add_char(&clean, ' ');
		else if (entry_is_clean(bytes, taken))
			text_add_bytes(&clean, bytes, taken);
		else
			text_add(&clean, REPLACEMENT);
		bytes += taken;
		length -= taken;
	}
	return text_take(&clean);
}
