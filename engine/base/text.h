/* base/text.h -- a string that grows */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Always ends in a 0 that is not counted. When memory runs out the text keeps what it has and
 * `failed` stays set, so that a caller may add many pieces and look once.
 */
struct text {
	char *bytes; /* never NULL after text_init() */
	size_t length, capacity;
	bool failed;
};

void text_init(struct text *text);
void text_clear(struct text *text); /* frees; the text is as after text_init() */

void text_add(struct text *text, const char *string);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char character);
void text_addf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Cut to `length` bytes, keeping the memory. */
void text_cut(struct text *text, size_t length);

/* The bytes, which the caller frees from now on; NULL when the text failed. The text is empty. */
char *text_take(struct text *text);

#endif
