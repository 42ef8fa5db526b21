/* base/digest.h -- SHA-256, in hexadecimal */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_TEXT 64

/* The digest of two pieces one behind the other; either may be empty. Always ends in a 0. */
void digest_of(char text[DIGEST_TEXT + 1], const void *first, size_t first_size, const void *second,
               size_t second_size);

#endif
