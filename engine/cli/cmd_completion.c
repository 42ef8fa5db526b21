/* cli/cmd_completion.c -- vigil completion: a script for a shell, made from the rows */
#include <stdbool.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "terminal/message.h"
#include "terminal/terminal.h"

static const char head[] =
	"# Completion of vigil for bash, made by: vigil completion bash\n"
	"_vigil_quizzes()\n"
	"{\n"
	"\tlocal file\n"
	"\tfor file in \"${VIGIL_BANKS:-quizzes}\"/*.xml quizzes/*.xml '" VIGIL_BANKS_DIR
	"'/*.xml; do\n"
	"\t\t[ -e \"$file\" ] && file=${file##*/} && printf '%s\\n' \"${file%.xml}\"\n"
	"\tdone\n"
	"}\n"
	"\n"
	"_vigil()\n"
	"{\n"
	"\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
	"\tlocal command= options= i\n"
	"\tlocal IFS=$'\\n'\n"
	"\t[ \"$word\" = = ] && word=\n"
	"\t[ \"$before\" = = ] && before=${COMP_WORDS[COMP_CWORD-2]}\n"
	"\tCOMPREPLY=()\n";

/* The script is bytes for a shell, not words for a person. */
static void emit(struct terminal *terminal, const char *bytes)
{
	terminal_write(terminal, bytes, strlen(bytes));
}

static void emit_words(struct terminal *terminal, const char *const *words)
{
	for (; *words; words++) {
		emit(terminal, words[0]);
		emit(terminal, words[1] ? "\\n" : "");
	}
}

/* The statement that completes a value or an operand. */
static void emit_completion(struct terminal *terminal, enum completes completes,
                            const char *const *words)
{
	switch (completes) {
	case COMPLETES_NOTHING:
		emit(terminal, ":");
		break;
	case COMPLETES_FILES:
		emit(terminal, "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$word\"))");
		break;
	case COMPLETES_FOLDERS:
		emit(terminal, "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$word\"))");
		break;
	case COMPLETES_QUIZZES:
		emit(terminal, "compopt -o filenames; COMPREPLY=($(compgen -W "
		               "\"$(_vigil_quizzes)\" -- \"$word\"; compgen -f -- \"$word\"))");
		break;
	case COMPLETES_COMMANDS:
		emit(terminal, "COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))");
		break;
	case COMPLETES_WORDS:
		emit(terminal, "COMPREPLY=($(compgen -W $'");
		emit_words(terminal, words);
		emit(terminal, "' -- \"$word\"))");
		break;
	}
}

/* Is this the first command that has the option? It means the same in all that have it. */
static bool is_first_with(const struct command *const *command, const char *option)
{
	const struct command *const *first = commands;

	while (!command_option(*first, option))
		first++;
	return first == command;
}

static void emit_values_of(struct terminal *terminal, const struct command *const *command,
                           const struct option *const *options)
{
	for (; *options; options++) {
		const struct option *option = *options;

		if (!option->value || !is_first_with(command, option->name))
			continue;
		emit(terminal, "\t--");
		emit(terminal, option->name);
		emit(terminal, ") ");
		emit_completion(terminal, option->completes, option->words);
		emit(terminal, "; return ;;\n");
	}
}

/* The cases for options with values. */
static void emit_values(struct terminal *terminal)
{
	emit(terminal, "\tcase $before in\n");
	emit_values_of(terminal, commands, common_options);
	for (const struct command *const *command = commands; *command; command++)
		emit_values_of(terminal, command, (*command)->options);
	emit(terminal, "\tesac\n");
}

static void emit_commands(struct terminal *terminal)
{
	emit(terminal, "\tlocal commands=$'");
	for (const struct command *const *command = commands + 1; *command; command++) {
		emit(terminal, (*command)->name);
		emit(terminal, command[1] ? "\\n" : "'\n");
	}
	emit(terminal, "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	               "\t\t[[ $'\\n'$commands$'\\n' = *$'\\n'\"${COMP_WORDS[i]}\"$'\\n'* ]] &&\n"
	               "\t\t\tcommand=${COMP_WORDS[i]} && break\n"
	               "\tdone\n");
}

static void emit_option_names(struct terminal *terminal, const struct option *const *options)
{
	for (; *options; options++) {
		emit(terminal, "--");
		emit(terminal, (*options)->name);
		emit(terminal, "\\n");
	}
}

/* What each command has: its options, and what its operands are. */
static void emit_operands(struct terminal *terminal)
{
	emit(terminal, "\tcase $command in\n");
	for (const struct command *const *command = commands; *command; command++) {
		emit(terminal, "\t");
		emit(terminal, (*command)->name[0] ? (*command)->name : "''");
		emit(terminal, ") options=$'");
		emit_option_names(terminal, (*command)->options);
		emit_option_names(terminal, common_options);
		emit(terminal, "'\n\t\t[[ $word = -* ]] || { ");
		emit_completion(terminal, (*command)->completes, (*command)->words);
		emit(terminal, "; } ;;\n");
	}
	emit(terminal, "\tesac\n\t[[ $word = -* ]] && "
	               "COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n");
}

static int completion_run(const struct invocation *invocation, struct terminal *terminal)
{
	(void)invocation; /* bash is the only shell in the row */
	emit(terminal, head);
	emit_commands(terminal);
	emit_values(terminal);
	emit_operands(terminal);
	emit(terminal, "}\ncomplete -F _vigil vigil\n");
	return EXIT_DONE;
}

static const struct option *const completion_options[] = {NULL};

static const char *const completion_words[] = {"bash", NULL};

static const char *const completion_examples[] = {
	"vigil completion bash > ~/.local/share/bash-completion/completions/vigil",
	NULL,
};

const struct command completion_command = {
	.name = "completion",
	.operands = "SHELL",
	.operands_min = 1,
	.operands_max = 1,
	.summary = N_("print a completion script for a shell: bash"),
	.words = completion_words,
	.completes = COMPLETES_WORDS,
	.options = completion_options,
	.examples = completion_examples,
	.run = completion_run,
};
