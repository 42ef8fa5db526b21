/* cli/cmd_help.c -- vigil help: the usage of a command, from its row */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/say.h"
#include "terminal/terminal.h"
#include "vigil/status.h"

/* Behind the left column of a list; its entries are short enough by the choice of names. */
#define LEFT_COLUMN 22

static void row_print(struct terminal *terminal, const char *left, const char *right)
{
	terminal_print(terminal, "  %-*s  %s\n", LEFT_COLUMN, left, right);
}

static void options_print(struct terminal *terminal, const struct option *const *options)
{
	for (; *options; options++) {
		const struct option *option = *options;
		char left[64];

		snprintf(left, sizeof(left), "%c%c%s--%s%s%s", option->letter ? '-' : ' ',
		         option->letter ? option->letter : ' ', option->letter ? ", " : "  ",
		         option->name, option->value ? " " : "",
		         option->value ? option->value : "");
		row_print(terminal, left, option->summary);
	}
}

static void examples_print(struct terminal *terminal, const char *const *examples)
{
	for (; *examples; examples++)
		terminal_print(terminal, "  %s\n", *examples);
}

/* Print words, wrapped between them to lines of less than 80 columns. */
static void prose_print(struct terminal *terminal, const char *prose)
{
	while (*prose) {
		size_t length = strlen(prose);

		if (length > 78) {
			length = 78;
			while (length > 0 && prose[length] != ' ')
				length--;
			if (!length) /* one word, longer than a line */
				length = strcspn(prose, " ");
		}
		terminal_print(terminal, "%.*s\n", (int)length, prose);
		prose += length + (prose[length] == ' ');
	}
}

static void program_explain(const struct command *home, struct terminal *terminal)
{
	terminal_print(terminal, "vigil %s: security-awareness quizzes at a prompt\n\nexamples:\n",
	               vigil_version());
	examples_print(terminal, home->examples);
	terminal_print(terminal, "\ncommands:\n");
	for (const struct command *const *command = commands; *command; command++) {
		char left[64];

		snprintf(left, sizeof(left), "vigil%s%s %s", command == commands ? "" : " ",
		         (*command)->name, (*command)->operands);
		row_print(terminal, left, (*command)->summary);
	}
	terminal_print(terminal, "\noptions without a command:\n");
	options_print(terminal, home->options);
	terminal_print(terminal, "\noptions of every command:\n");
	options_print(terminal, common_options);
	terminal_print(terminal, "\nexit status:\n");
	for (const struct exit_row *row = exit_rows; row->meaning; row++) {
		char left[8];

		snprintf(left, sizeof(left), "%d", row->status);
		terminal_print(terminal, "  %-3s  %s\n", left, row->meaning);
	}
	terminal_print(terminal,
	               "\n'vigil help COMMAND' explains a command, 'man vigil' everything.\n");
}

void command_explain(const struct command *command, struct terminal *terminal)
{
	if (!command->name[0]) {
		program_explain(command, terminal);
		return;
	}
	terminal_print(terminal, "usage: vigil %s%s %s\n\n", command->name,
	               command->options[0] ? " [OPTION...]" : "", command->operands);
	terminal_print(terminal, "%s\n", command->summary);
	if (command->about) {
		terminal_print(terminal, "\n");
		prose_print(terminal, command->about);
	}
	terminal_print(terminal, "\nexamples:\n");
	examples_print(terminal, command->examples);
	terminal_print(terminal, "\noptions:\n");
	options_print(terminal, command->options);
	options_print(terminal, common_options);
}

static int help_run(const struct invocation *invocation, struct terminal *terminal)
{
	const char *name = invocation->operands[0];
	const struct command *command = !name ? commands[0] : *name ? command_find(name) : NULL;
	char *problem;
	int status;

	if (command) {
		command_explain(command, terminal);
		return EXIT_DONE;
	}
	problem = command_unknown(name);
	status = problem ? say_usage(terminal, "", problem) : say_no_memory(terminal);
	free(problem);
	return status;
}

static const struct option *const help_options[] = {NULL};

static const char *const help_examples[] = {"vigil help take", NULL};

const struct command help_command = {
	.name = "help",
	.operands = "[COMMAND]",
	.operands_max = 1,
	.summary = "explain a command, or list them",
	.completes = COMPLETES_COMMANDS,
	.options = help_options,
	.examples = help_examples,
	.run = help_run,
};
