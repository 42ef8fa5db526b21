/* base/uuid.c -- ids of records: UUID version 7 (RFC 9562) */
#include "base/uuid.h"

#include <string.h>

/* Where the hyphens stand. */
static const char form[UUID_TEXT + 1] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

static const char digits[] = "0123456789abcdef";

void uuid_make(char text[UUID_TEXT + 1], int64_t wall_ms, const uint8_t random[10])
{
	uint8_t bytes[16];
	unsigned nibble = 0;

	for (unsigned i = 0; i < 6; i++)
		bytes[i] = (uint8_t)((uint64_t)wall_ms >> (40 - 8 * i));
	memcpy(bytes + 6, random, 10);
	bytes[6] = (uint8_t)(0x70 | (bytes[6] & 0x0F)); /* version 7 */
	bytes[8] = (uint8_t)(0x80 | (bytes[8] & 0x3F)); /* the RFC's variant */

	memcpy(text, form, sizeof(form));
	for (char *at = text; *at; at++) {
		if (*at == '-')
			continue;
		*at = digits[bytes[nibble / 2] >> (nibble % 2 ? 0 : 4) & 0x0F];
		nibble++;
	}
}

bool uuid_is(const char *text)
{
	if (strlen(text) != UUID_TEXT)
		return false;
	for (size_t i = 0; i < UUID_TEXT; i++)
		if (form[i] == '-' ? text[i] != '-' : !strchr(digits, text[i]))
			return false;
	return true;
}
