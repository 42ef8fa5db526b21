/* cli/transcript.c -- what somebody sees who types these lines at a terminal, written down */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "support/pty.h"

/*
 *     transcript COMMAND... <LINES
 *
 * Runs the command on a terminal, and types the next line of standard input whenever it asks. What
 * came of it goes to standard output without carriage returns. Exit status: the command's; 125 when
 * it asked for no line, for more than there are, or did not end.
 */

#define LINE_MOST 4096

static void write_down(const struct pty *pty)
{
	size_t length;
	const char *output = pty_output(pty, &length);

	for (size_t i = 0; i < length; i++)
		if (output[i] != '\r')
			putchar(output[i]);
}

static bool type_lines(struct pty *pty)
{
	char line[LINE_MOST];

	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\r';
		if (!pty_expect_prompt(pty) || !pty_send(pty, line))
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	struct pty *pty = argc > 1 ? pty_start((const char *const *)argv + 1, NULL) : NULL;
	int status, code = 125;

	if (!pty)
		return code;
	if (type_lines(pty) && pty_ended(pty, &status) && WIFEXITED(status))
		code = WEXITSTATUS(status);
	write_down(pty);
	pty_free(pty);
	return code;
}
