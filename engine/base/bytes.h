/* base/bytes.h -- bytes of a known length, compared with a string */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* Are the bytes, none of which is 0, the whole string? Ids are short: a call would cost more. */
static inline bool bytes_are(const char *bytes, size_t length, const char *string)
{
	size_t i = 0;

	while (i < length && bytes[i] == string[i])
		i++;
	return i == length && string[i] == '\0';
}

#endif
