/* base/digest.h -- digests of bytes, in hexadecimal */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_TEXT 64

/* SHA-256, for what others verify: the digest of two pieces one behind the other; either may be empty. Always ends in a 0. */
void digest_of(char text[DIGEST_TEXT + 1], const void *first, size_t first_size, const void *second,
               size_t second_size);

/*
 * BLAKE2b of 256 bits, for what only we compare: a third of the time, which somebody waits for at
 * the start of a session.
 */
void digest_quick(char text[DIGEST_TEXT + 1], const void *bytes, size_t size);

#endif
