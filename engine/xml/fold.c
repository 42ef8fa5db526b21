/* xml/fold.c -- folds white space, a line at a time where the line is plain */
#include "xml/fold.h"

#include <stdbool.h>
#include <string.h>

#include "base/markup.h"

#define BLOCK 32

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/*
 * No bytes below the space, which tabs and block marks are, and no two spaces in a row. The inner
 * loop has a constant length, so that it becomes a few vector instructions.
 */
static bool is_plain(const char *line, size_t length)
{
	unsigned char odd = 0;
	size_t i = 0;

	for (; length - i > BLOCK; i += BLOCK) {
		const char *block = line + i;

		for (size_t j = 0; j < BLOCK; j++)
			odd |= (unsigned char)(((unsigned char)block[j] < ' ') |
					       ((block[j] == ' ') & (block[j + 1] == ' ')));
		if (odd)
			return false;
	}
	for (; i < length; i++)
		odd |= (unsigned char)(((unsigned char)line[i] < ' ') |
				       ((line[i] == ' ') & (i + 1 < length && line[i + 1] == ' ')));
	return !odd;
}

/* Append a line that is not plain to what is folded already; the new end. */
static char *fold_line(char *out, const char *start, const char *line, const char *end)
{
	for (; line < end; line++) {
		char before = out > start ? out[-1] : ' ';

		if (markup_is_block(*line)) {
			if (out > start && before == ' ')
				out--;
			*out++ = *line;
		} else if (!is_space(*line)) {
			*out++ = *line;
		} else if (before != ' ' && !markup_is_block(before)) {
			*out++ = ' ';
		}
	}
	return out;
}

size_t fold_text(char *text, size_t length)
{
	char *out = text, *line = text, *end = text + length, *next;

	for (; line < end; line = next) {
		char *stop = memchr(line, '\n', (size_t)(end - line));

		next = stop ? stop + 1 : end;
		stop = stop ? stop : end;
		while (line < stop && is_space(*line))
			line++;
		while (stop > line && is_space(stop[-1]))
			stop--;
		if (line == stop)
			continue;
		if (out > text && out[-1] != ' ' && !markup_is_block(out[-1]))
			*out++ = ' ';
		if (!is_plain(line, (size_t)(stop - line))) {
			out = fold_line(out, text, line, stop);
			continue;
		}
		if (out != line)
			memmove(out, line, (size_t)(stop - line));
		out += stop - line;
	}
	while (out > text && out[-1] == ' ')
		out--;
	return (size_t)(out - text);
}
