/* xml/fold.h -- running text without the line breaks of its file; only for this room */
#ifndef XML_FOLD_H
#define XML_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/* What these functions may read behind a piece, whatever stands there, and write behind a text. */
#define FOLD_MARGIN 32

/*
 * Append a piece to the `used` bytes of a folded text, which has room for the piece and
 * FOLD_MARGIN: every run of white space becomes one space, also across pieces, and none stands at
 * the text's start or behind a block mark. Returns the new length; `unruly` becomes true when the
 * piece holds DEL or anything that is not ASCII.
 */
size_t fold_append(char *text, size_t used, const char *bytes, size_t length, bool *unruly);

/* The length without a space at the end: before a block mark, and when the text is complete. */
static inline size_t fold_trim(const char *text, size_t used)
{
	return used && text[used - 1] == ' ' ? used - 1 : used;
}

/* How many bytes of white space a piece begins with. */
size_t fold_blank(const char *bytes, size_t length);

#endif
