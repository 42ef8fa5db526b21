/* terminal/lines.h -- lines of standard input where nobody sits at it */
#ifndef TERMINAL_LINES_H
#define TERMINAL_LINES_H

#include "terminal/terminal.h"

/* What was read ahead. All zeros is the beginning. */
struct lines {
	char buffer[4096];
	size_t from, to;
};

/*
 * The next line, without its newline or CR LF, cleaned as entry_clean() does. On TERMINAL_LINE
 * *line is the caller's. A line over TERMINAL_LINE_MOST bytes is read to its end and dropped. On
 * TERMINAL_INTERRUPTED *signal_number is the signal.
 */
enum terminal_entry lines_read(struct lines *lines, char **line, int *signal_number);

#endif
