/* base/visible.h -- any bytes as text that a terminal cannot obey and that hides nothing */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

/* So many combining marks, joiners and the like may stand on one letter; more are counted. */
#define VISIBLE_MARKS_MOST 8

/*
 * Append any bytes as valid UTF-8 without a control character. Printable text stays as it is, and
 *
 *     C0 controls and DEL    become ^[ and ^?; a newline, too: who wants lines splits them before
 *     a tab                  becomes four spaces
 *     C1 controls, separators of lines and paragraphs, bidirectional controls, tags, characters
 *     that are deprecated or invisible, and noncharacters
 *                            become <U+202E>
 *     bytes that are no UTF-8
 *                            become <\x9B>
 *     marks beyond the eighth on one letter
 *                            become <+9992 combining marks>
 *
 * A run of marks that began in what `out` holds already is continued, so that a text can be
 * appended in pieces.
 */
void visible_add(struct text *out, const char *bytes, size_t length);

/* The direction of a text that holds a right-to-left letter, and the way back from it. */
#define VISIBLE_ISOLATE     "\u2068"
#define VISIBLE_ISOLATE_END "\u2069"

/*
 * Does UTF-8 hold a right-to-left letter? Then it would reorder what stands beside it on its line;
 * between VISIBLE_ISOLATE and VISIBLE_ISOLATE_END it reorders only itself.
 */
bool visible_is_right_to_left(const char *bytes, size_t length);

/*
 * How many columns a terminal uses for a character, at most: terminals disagree about emoji, jamo
 * and soft hyphens, and a line taken for shorter than it is would go on in the first column.
 * Ambiguous width is 1.
 */
unsigned visible_columns(uint32_t character);

#endif
