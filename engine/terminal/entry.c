/* terminal/entry.c -- what somebody entered, made fit to be kept and shown */
#include "terminal/entry.h"

#include <stdbool.h>
#include <unistr.h>

#include "base/text.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

static bool is_control(ucs4_t character)
{
	return character < 0x20 || (character >= 0x7F && character <= 0x9F);
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
		else if (size < 0 || is_control(character))
			text_add(&clean, REPLACEMENT);
		else
			text_add_bytes(&clean, bytes, taken);
		bytes += taken;
		length -= taken;
	}
	return text_take(&clean);
}
