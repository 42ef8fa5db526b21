/* base/uuid.h -- ids of records: UUID version 7 (RFC 9562), in order of time */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#include <stdbool.h>
#include <stdint.h>

#define UUID_TEXT 36

/* From the time and ten random bytes, which the caller draws. */
void uuid_make(char text[UUID_TEXT + 1], int64_t wall_ms, const uint8_t random[10]);

/* Is it a UUID in lower case, of any version? */
bool uuid_is(const char *text);

#endif
