/* cli/cmd_help.c -- vigil help: the usage of a command, from its row */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/say.h"
#include "terminal/message.h"
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
		row_print(terminal, left, _(option->summary));
	}
}

static void examples_print(struct terminal *terminal, const char *const *examples)
{
	for (; *examples; examples++)
		terminal_print(terminal, "  %s\n", *examples);
}

#define PROSE_COLUMNS 78

/* So many bytes fit a line: up to a space, or where a script without spaces can be parted. */
static size_t line_length(const char *prose)
{
	const uint8_t *text = (const uint8_t *)prose;
	size_t all = strlen(prose), fits = 0;
	char *breaks = malloc(all + 1);

	if (!breaks || u8_strwidth(text, "UTF-8") <= PROSE_COLUMNS) {
		free(breaks);
		return all;
	}
	u8_possible_linebreaks(text, all, "UTF-8", breaks);
	for (size_t i = 1; i <= all; i++) {
		bool space = i == all || prose[i] == ' ';
		bool wide = i < all && breaks[i] == UC_BREAK_POSSIBLE && text[i - 1] >= 0x80;

		if (!space && !wide)
			continue;
		if (fits && u8_width(text, i, "UTF-8") > PROSE_COLUMNS)
			break;
		fits = i;
	}
	free(breaks);
	return fits;
}

/* Print words, wrapped to lines of less than 80 columns. */
static void prose_print(struct terminal *terminal, const char *prose)
{
	while (*prose) {
		size_t length = line_length(prose);

		terminal_print(terminal, "%.*s\n", (int)length, prose);
		prose += length + (prose[length] == ' ');
	}
}

static void program_explain(const struct command *home, struct terminal *terminal)
{
	terminal_print(terminal,
	               _("vigil %s: security-awareness quizzes at a prompt\n\nexamples:\n"),
	               vigil_version());
	examples_print(terminal, home->examples);
	terminal_print(terminal, _("\ncommands:\n"));
	for (const struct command *const *command = commands; *command; command++) {
		char left[64];

		snprintf(left, sizeof(left), "vigil%s%s %s", command == commands ? "" : " ",
		         (*command)->name, (*command)->operands);
		row_print(terminal, left, _((*command)->summary));
	}
	terminal_print(terminal, _("\noptions without a command:\n"));
	options_print(terminal, home->options);
	terminal_print(terminal, _("\noptions of every command:\n"));
	options_print(terminal, common_options);
	terminal_print(terminal, _("\nexit status:\n"));
	for (const struct exit_row *row = exit_rows; row->meaning; row++) {
		char left[8];

		snprintf(left, sizeof(left), "%d", row->status);
		terminal_print(terminal, "  %-3s  %s\n", left, _(row->meaning));
	}
	terminal_print(terminal,
	               _("\n'vigil help COMMAND' explains a command, 'man vigil' everything.\n"));
}

void command_explain(const struct command *command, struct terminal *terminal)
{
	if (!command->name[0]) {
		program_explain(command, terminal);
		return;
	}
	terminal_print(terminal, _("usage: vigil %s%s %s\n\n"), command->name,
	               command->options[0] ? _(" [OPTION...]") : "", command->operands);
	terminal_print(terminal, "%s\n", _(command->summary));
	if (command->about) {
		terminal_print(terminal, "\n");
		prose_print(terminal, _(command->about));
	}
	terminal_print(terminal, _("\nexamples:\n"));
	examples_print(terminal, command->examples);
	terminal_print(terminal, _("\noptions:\n"));
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
	.summary = N_("explain a command, or list them"),
	.completes = COMPLETES_COMMANDS,
	.options = help_options,
	.examples = help_examples,
	.run = help_run,
};
