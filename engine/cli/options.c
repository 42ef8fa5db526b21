/* cli/options.c -- reading a command line by the rows of the commands */
#include "cli/options.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal/message.h"
#include "vigil/nearest.h"

static const char *const color_words[] = {"auto", "always", "never", NULL};

const struct option accessible_option = {
	.name = "accessible",
	.summary = N_("for screen readers: plain lines, no tables or colour"),
};

const struct option banks_option = {
	.name = "banks",
	.value = "DIR",
	.summary = N_("look for banks in this folder first"),
	.completes = COMPLETES_FOLDERS,
};

const struct option color_option = {
	.name = "color",
	.value = "WHEN",
	.summary = N_("colour the output: auto, always or never"),
	.words = color_words,
	.completes = COMPLETES_WORDS,
};

const struct option help_option = {
	.name = "help",
	.letter = 'h',
	.summary = N_("explain the command and do nothing else"),
};

const struct option lang_option = {
	.name = "lang",
	.value = "TAG",
	.summary = N_("speak this language, where it is there: en, zh-Hans"),
};

const struct option seed_option = {
	.name = "seed",
	.value = "TEXT",
	.summary = N_("draw the questions and orders of this text"),
};

const struct option results_option = {
	.name = "results",
	.value = "DIR",
	.summary = N_("the folder of the results"),
	.completes = COMPLETES_FOLDERS,
};

/* Keep the first problem of a line. False: no memory. */
__attribute__((format(printf, 2, 3))) static bool problem_set(struct invocation *invocation,
                                                              const char *format, ...)
{
	va_list arguments;
	int written;

	if (invocation->problem)
		return true;
	va_start(arguments, format);
	written = vasprintf(&invocation->problem, format, arguments);
	va_end(arguments);
	if (written < 0)
		invocation->problem = NULL; /* what vasprintf() leaves there is not defined */
	return written >= 0;
}

/* What stands between "vigil" and the name: nothing for vigil alone. */
static const char *space_before(const struct command *command)
{
	return command->name[0] ? " " : "";
}

static bool is_option(const char *argument)
{
	return argument[0] == '-' && argument[1];
}

/* The row that an argument like "--seed", "--seed=1" or "-h" means to `command`, or NULL. */
static const struct option *option_meant(const struct command *command, const char *argument)
{
	const char *name = argument + 2;
	size_t length = strcspn(name, "=");
	char copy[64];

	if (argument[1] != '-') {
		bool help = argument[1] == help_option.letter && !argument[2];

		return help ? &help_option : NULL;
	}
	if (length >= sizeof(copy))
		return NULL;
	memcpy(copy, name, length);
	copy[length] = '\0';
	return command_option(command, copy);
}

/* As any command understands the argument, for options that stand before the command's name. */
static const struct option *option_meant_somewhere(const char *argument)
{
	const struct option *option = NULL;

	for (const struct command *const *command = commands; *command && !option; command++)
		option = option_meant(*command, argument);
	return option;
}

/* The place of the command's name in the line; 0 when there is none before something unknown. */
static int command_place(int argc, char *const *argv)
{
	for (int i = 1; i < argc; i++) {
		const struct option *option;

		if (!is_option(argv[i]))
			return i;
		option = option_meant_somewhere(argv[i]);
		if (!option) /* which may be "--" */
			return 0;
		if (option->value && !strchr(argv[i], '='))
			i++;
	}
	return 0;
}

#define NAMES_MOST 32 /* options of one command, own and common */

/* The command has no option of the name that `argument` begins with. */
static bool problem_option(struct invocation *invocation, const char *argument)
{
	const struct command *command = invocation->command;
	const struct option *const *lists[] = {command->options, common_options};
	const char *names[NAMES_MOST + 1];
	const char *nearest = NULL;
	char *name = strndup(argument, strcspn(argument, "="));
	size_t count = 0;
	bool kept;

	if (!name)
		return false;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		for (const struct option *const *row = lists[i]; *row && count < NAMES_MOST; row++)
			names[count++] = (*row)->name;
	}
	names[count] = NULL;
	if (strncmp(name, "--", 2) == 0)
		nearest = vigil_nearest(name + 2, names);
	kept = nearest ? problem_set(invocation,
	                             _("vigil%s%s has no option '%s'; did you mean '--%s'?"),
	                             space_before(command), command->name, name, nearest)
	               : problem_set(invocation, _("vigil%s%s has no option '%s'"),
	                             space_before(command), command->name, name);
	free(name);
	return kept;
}

/* `value` is not among the words that an option ("--" before its name) or an operand can be. */
static bool problem_word(struct invocation *invocation, const char *dashes, const char *name,
                         const char *value, const char *const *words)
{
	char list[80] = "";
	size_t length = 0;

	for (; *words && length < sizeof(list); words++)
		length += (size_t)snprintf(list + length, sizeof(list) - length, "%s%s",
		                           length ? ", " : "", *words);
	return problem_set(invocation, _("%s%s can't be '%s', only one of: %s"), dashes, name,
	                   value, list);
}

/* With no words, any value will do. */
static bool is_among(const char *const *word, const char *value)
{
	while (word && *word && strcmp(*word, value) != 0)
		word++;
	return !word || *word;
}

/* Read the option at argv[*place], and move on to its value if that is the next argument. */
static bool option_read(struct invocation *invocation, char *const *argv, int *place)
{
	const char *argument = argv[*place];
	const struct option *option = option_meant(invocation->command, argument);
	const char *equals = strchr(argument, '=');
	const char *value = "";

	if (!option)
		return problem_option(invocation, argument);
	if (!option->value && equals)
		return problem_set(invocation, _("the option '--%s' has no value"), option->name);
	if (option->value) {
		value = equals ? equals + 1 : argv[++*place];
		if (!value) {
			--*place;
			return problem_set(invocation,
			                   _("the option '--%s' needs a value: --%s %s"),
			                   option->name, option->name, option->value);
		}
		if (!is_among(option->words, value))
			return problem_word(invocation, "--", option->name, value, option->words);
	}
	invocation->given[invocation->given_count++] =
		(struct given_option){.option = option, .value = value};
	return true;
}

/* Read all arguments but the one at `name_place`, which is the command's name. */
static bool arguments_read(struct invocation *invocation, int argc, char *const *argv,
                           int name_place)
{
	bool options_end = false;

	for (int i = 1; i < argc; i++) {
		if (i == name_place)
			continue;
		if (!options_end && strcmp(argv[i], "--") == 0)
			options_end = true;
		else if (!options_end && is_option(argv[i])) {
			if (!option_read(invocation, argv, &i))
				return false;
		} else
			invocation->operands[invocation->operand_count++] = argv[i];
	}
	return true;
}

static bool operands_check(struct invocation *invocation)
{
	const struct command *command = invocation->command;
	size_t count = invocation->operand_count;

	if (invocation_has(invocation, &help_option))
		return true;
	if (count < (size_t)command->operands_min)
		return problem_set(invocation, _("vigil %s needs %s"), command->name,
		                   command->operands);
	if (command->operands_max >= 0 && count > (size_t)command->operands_max)
		return problem_set(invocation, _("'%s' is more than vigil%s%s takes"),
		                   invocation->operands[command->operands_max],
		                   space_before(command), command->name);
	for (const char *const *operand = invocation->operands; *operand; operand++)
		if (!is_among(command->words, *operand))
			return problem_word(invocation, "", command->operands, *operand,
			                    command->words);
	return true;
}

/* The row of the command that is named; vigil alone where none is, or none that there is. */
static bool command_choose(struct invocation *invocation, const char *name)
{
	const struct command *named = name && *name ? command_find(name) : NULL;

	invocation->command = named ? named : commands[0];
	if (named || !name)
		return true;
	invocation->problem = command_unknown(name);
	return invocation->problem != NULL;
}

bool invocation_read(struct invocation *invocation, int argc, char *const *argv)
{
	int name_place = command_place(argc, argv);
	size_t most = (size_t)(argc > 0 ? argc : 0) + 1;

	*invocation = (struct invocation){0};
	invocation->operands = calloc(most, sizeof(*invocation->operands));
	invocation->given = calloc(most, sizeof(*invocation->given));
	if (invocation->operands && invocation->given &&
	    command_choose(invocation, name_place ? argv[name_place] : NULL) &&
	    (invocation->problem || arguments_read(invocation, argc, argv, name_place)) &&
	    operands_check(invocation))
		return true;
	invocation_clear(invocation);
	return false;
}

void invocation_clear(struct invocation *invocation)
{
	free(invocation->operands);
	free(invocation->given);
	free(invocation->problem);
	*invocation = (struct invocation){0};
}

const char *invocation_value(const struct invocation *invocation, const struct option *option)
{
	for (size_t i = invocation->given_count; i > 0; i--) {
		if (invocation->given[i - 1].option == option)
			return invocation->given[i - 1].value;
	}
	return NULL;
}
