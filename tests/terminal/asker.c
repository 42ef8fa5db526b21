/* terminal/asker.c -- a program that does with the terminal what its arguments say */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "page/page.h"
#include "terminal/terminal.h"
#include "vigil/time.h"

/* Ask until there is an end, and say what came, each in a form that no echo can imitate. */
static int ask(struct terminal *terminal, struct terminal_question question)
{
	char *begun = NULL;

	for (;;) {
		char *line;
		enum terminal_entry entry = terminal_ask(terminal, &question, &line);

		question.until_ms = 0;
		question.begun = NULL;
		free(begun);
		begun = NULL;

		switch (entry) {
		case TERMINAL_LINE:
			terminal_print(terminal, "<%s> of %zu\n", line, strlen(line));
			break;
		case TERMINAL_END:
			terminal_print(terminal, "<end>\n");
			return terminal_flush(terminal) ? 0 : 1;
		case TERMINAL_INTERRUPTED:
			terminal_print(terminal, "<interrupted>\n");
			terminal_flush(terminal);
			terminal_die(terminal_signal(terminal));
		case TERMINAL_TIME:
			terminal_print(terminal, "<time after '%s'>\n", line);
			question.begun = begun = line;
			continue;
		case TERMINAL_TOO_LONG:
			terminal_print(terminal, "<too long>\n");
			break;
		case TERMINAL_FAILED:
			terminal_print(terminal, "<failed>\n");
			return 3;
		}
		free(line);
	}
}

static int print(struct terminal *terminal, const char *words)
{
	terminal_print(terminal, "%s\n", words);
	return terminal_flush(terminal) ? 0 : 1;
}

static int say(struct terminal *terminal, const char *words)
{
	terminal_say(terminal, "%s\n", words);
	return 0;
}

/* Lines until one cannot be written; then 1. */
static int print_for_ever(struct terminal *terminal)
{
	do
		terminal_print(terminal, "again\n");
	while (terminal_flush(terminal));
	return 1;
}

static int show(struct terminal *terminal)
{
	struct vigil_page *page = vigil_page_new();

	if (!page)
		return 3;
	page_say(page, PAGE_GOOD, "one two three four five six seven");
	terminal_show(terminal, page);
	vigil_page_free(page);
	return terminal_flush(terminal) ? 0 : 1;
}

/* "show always" and the like. */
static enum terminal_colour colour_of(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[2], "always") == 0)
		return TERMINAL_COLOUR_ALWAYS;
	if (argc > 2 && strcmp(argv[2], "never") == 0)
		return TERMINAL_COLOUR_NEVER;
	return TERMINAL_COLOUR_AUTO;
}

int main(int argc, char **argv)
{
	struct terminal_options options = {.colour = colour_of(argc, argv)};
	const char *const *operands = (const char *const *)argv + 2;
	struct terminal *terminal;
	int status = 2;

	if (argc < 2 || !terminal_open(&terminal, &options))
		return 2;
	if (strcmp(argv[1], "ask") == 0 && argc > 2)
		status = ask(terminal, (struct terminal_question){.prompt = operands[0],
		                                                  .words = operands + 1});
	else if (strcmp(argv[1], "lines") == 0 && argc > 2)
		status = ask(terminal,
		             (struct terminal_question){.prompt = operands[0], .lines = true});
	else if (strcmp(argv[1], "wait") == 0 && argc > 3) /* until so many ms from now */
		status = ask(terminal,
		             (struct terminal_question){.prompt = operands[1],
		                                        .begun = operands[2],
		                                        .until_ms = vigil_time_now().running_ms +
		                                                    atol(operands[0])});
	else if (strcmp(argv[1], "print") == 0 && argc > 2)
		status = print(terminal, operands[0]);
	else if (strcmp(argv[1], "say") == 0 && argc > 2)
		status = say(terminal, operands[0]);
	else if (strcmp(argv[1], "for-ever") == 0)
		status = print_for_ever(terminal);
	else if (strcmp(argv[1], "nothing") == 0)
		status = terminal_flush(terminal) ? 0 : 1;
	else if (strcmp(argv[1], "interactive") == 0)
		status = terminal_is_interactive(terminal) ? 0 : 1;
	else if (strcmp(argv[1], "show") == 0)
		status = show(terminal);
	terminal_close(terminal);
	return status;
}
