/* xml/fold.h -- running text without the line breaks of its file; only for this room */
#ifndef XML_FOLD_H
#define XML_FOLD_H

#include <stddef.h>

/*
 * Turn every run of white space into one space and take it away at both ends and beside block
 * marks, in place. The new length; the text has no 0 at its end.
 */
size_t fold_text(char *text, size_t length);

#endif
