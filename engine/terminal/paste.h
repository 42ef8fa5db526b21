/* terminal/paste.h -- what a terminal pastes between its two marks: the first line of it */
#ifndef TERMINAL_PASTE_H
#define TERMINAL_PASTE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* What terminals send before a paste when they were told to mark it; readline tells them. */
#define PASTE_BEGIN "\033[200~"

struct paste {
	struct text line; /* the first line that has anything in it, as it came; or all of them */
	bool all;         /* wanted: every line, with a newline behind each */
	bool line_ended;
	bool has_more; /* there was another line */
	bool too_long; /* the line has more than TERMINAL_LINE_MOST bytes; it is kept up to there */
};

void paste_init(struct paste *paste);
void paste_clear(struct paste *paste);

/*
 * Take keys from `next_key` until it has given the mark that ends a paste, or is negative. Memory
 * is bounded however much there is.
 */
void paste_read(struct paste *paste, int (*next_key)(void));

#endif
