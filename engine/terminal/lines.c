/* terminal/lines.c -- lines of standard input where nobody sits at it */
#include "terminal/lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "terminal/entry.h"
#include "terminal/signals.h"

static const int held[] = {SIGINT, SIGTERM, SIGHUP, 0};

/* Which of them has come; 0 for none. */
static int signal_taken(void)
{
	for (const int *number = held; *number; number++)
		if (signals_take(*number))
			return *number;
	return 0;
}

/* Read on, into an empty buffer. TERMINAL_LINE: there is something in it now. */
static enum terminal_entry refill(struct lines *lines, int *signal_number)
{
	enum terminal_entry entry = TERMINAL_FAILED;
	struct signals signals;
	ssize_t size;

	signals_hold(&signals, held);
	do {
		enum signals_wait event = signals_wait(&signals, STDIN_FILENO, SIGNALS_FOR_EVER);

		*signal_number = signal_taken();
		if (*signal_number) {
			entry = TERMINAL_INTERRUPTED;
			goto done;
		}
		if (event == SIGNALS_FAILED)
			goto done;
		errno = EINTR; /* unless read() says otherwise: wait again */
		size = event == SIGNALS_READABLE
		               ? read(STDIN_FILENO, lines->buffer, sizeof lines->buffer)
		               : -1;
	} while (size < 0 && (errno == EINTR || errno == EAGAIN));
	if (size < 0)
		goto done;
	lines->from = 0;
	lines->to = (size_t)size;
	entry = size > 0 ? TERMINAL_LINE : TERMINAL_END;
done:
	signals_release(&signals);
	return entry;
}

/* Move what the buffer has of this line to `text`; true when the line is complete. */
static bool take_piece(struct text *text, bool *too_long, struct lines *lines)
{
	const char *piece = lines->buffer + lines->from;
	const char *newline = memchr(piece, '\n', lines->to - lines->from);
	size_t length = newline ? (size_t)(newline - piece) : lines->to - lines->from;

	if (length > TERMINAL_LINE_MOST - text->length)
		*too_long = true;
	else
		text_add_bytes(text, piece, length);
	lines->from += length + (newline ? 1 : 0);
	return newline;
}

static enum terminal_entry finish(char **line, struct text *text)
{
	if (text->length > 0 && text->bytes[text->length - 1] == '\r')
		text_cut(text, text->length - 1);
	if (!text->failed)
		*line = entry_clean(text->bytes, text->length);
	return *line ? TERMINAL_LINE : TERMINAL_FAILED;
}

enum terminal_entry lines_read(struct lines *lines, char **line, int *signal_number)
{
	enum terminal_entry entry = TERMINAL_LINE;
	bool complete = false, too_long = false;
	struct text text;

	*line = NULL;
	text_init(&text);
	while (!complete && entry == TERMINAL_LINE) {
		if (lines->from == lines->to)
			entry = refill(lines, signal_number);
		else
			complete = take_piece(&text, &too_long, lines);
	}
	if (entry == TERMINAL_END && (text.length > 0 || too_long))
		entry = TERMINAL_LINE; /* the last line may lack its newline */
	if (entry == TERMINAL_LINE)
		entry = too_long ? TERMINAL_TOO_LONG : finish(line, &text);
	text_clear(&text);
	return entry;
}
