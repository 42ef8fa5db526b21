/* terminal/paste.c -- what a terminal pastes between its two marks: the first line of it */
#include "terminal/paste.h"

#include "terminal/terminal.h"

static const char end_mark[] = "\033[201~";
#define END_MARK_LENGTH (sizeof end_mark - 1)

void paste_init(struct paste *paste)
{
	*paste = (struct paste){.has_more = false};
	text_init(&paste->line);
}

void paste_clear(struct paste *paste)
{
	text_clear(&paste->line);
}

/* Terminals send CR where the text had a newline; both end a line. Empty ones do not count. */
static void add(struct paste *paste, char byte)
{
	if (paste->all && byte == '\r')
		byte = '\n';
	if (!paste->all && (byte == '\n' || byte == '\r'))
		paste->line_ended = paste->line.length > 0;
	else if (paste->line_ended)
		paste->has_more = true;
	else if (paste->line.length >= TERMINAL_LINE_MOST)
		paste->too_long = true;
	else
		text_add_char(&paste->line, byte);
}

void paste_read(struct paste *paste, int (*next_key)(void))
{
	size_t matched = 0;
	int key;

	/* The mark's first byte is nowhere else in it, so a false start never hides a true one. */
	while (matched < END_MARK_LENGTH && (key = next_key()) >= 0) {
		if (key == end_mark[matched]) {
			matched++;
			continue;
		}
		for (size_t i = 0; i < matched; i++)
			add(paste, end_mark[i]);
		matched = key == end_mark[0];
		if (!matched)
			add(paste, (char)key);
	}
}
