/* base/utf8.h -- is it UTF-8, and is it text that keeps its place on a screen? */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many bytes from the start on are ASCII and no NUL; many at once. */
size_t utf8_ascii_prefix(const char *bytes, size_t length);

/*
 * How many bytes from the start on are whole, valid characters: strictly, without overlong forms,
 * surrogates and numbers beyond U+10FFFF; and without NUL, which no text holds.
 */
size_t utf8_valid_prefix(const char *bytes, size_t length);

/*
 * The first character of valid UTF-8 that has no place in an author's text: DEL, C1 controls, line
 * and paragraph separators, bidirectional embeddings, overrides and isolates, tag characters.
 * 0: there is none. XML itself keeps the other control characters out.
 */
uint32_t utf8_find_unruly(const char *bytes, size_t length);

#endif
