/* cli/commands.c -- the list of commands, of the options they share and of the exit statuses */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "cli/options.h"
#include "terminal/message.h"
#include "vigil/nearest.h"

extern const struct command home_command, take_command, practice_command, resume_command,
	list_command, history_command, show_command, retry_command, abandon_command, check_command,
	new_command, preview_command, explain_command, report_command, score_command,
	certificate_command, index_command, help_command, completion_command;

const struct command *const commands[] = {
	&home_command,    &take_command,    &practice_command,   &resume_command,
	&list_command,    &history_command, &show_command,       &retry_command,
	&abandon_command, &check_command,   &new_command,        &preview_command,
	&explain_command, &report_command,  &score_command,      &certificate_command,
	&index_command,   &help_command,    &completion_command, NULL,
};

const struct option *const common_options[] = {
	&color_option, &accessible_option, &lang_option, &help_option, NULL,
};

/* clang-format off */
const struct exit_row exit_rows[] = {
	{ EXIT_DONE,   N_("done") },
	{ EXIT_NO,     N_("the answer is no: check found errors; with --exit-status, not passed") },
	{ EXIT_USAGE,  N_("the command line or an answers file is wrong; nothing was done") },
	{ EXIT_CANNOT, N_("could not run, or could not go on to the end") },
	{ 130,         N_("interrupted: the process ended by SIGINT, after saving") },
	{ 0, NULL },
};
/* clang-format on */

const struct command *command_find(const char *name)
{
	for (const struct command *const *command = commands; *command; command++) {
		if (strcmp((*command)->name, name) == 0)
			return *command;
	}
	return NULL;
}

char *command_unknown(const char *name)
{
	const char *names[sizeof(commands) / sizeof(commands[0])];
	const char *nearest;
	size_t count = 0;
	char *text;

	for (const struct command *const *command = commands + 1; *command; command++)
		names[count++] = (*command)->name;
	names[count] = NULL;
	nearest = vigil_nearest(name, names);
	if (asprintf(&text,
	             nearest ? _("there is no command '%s'; did you mean '%s'?")
	                     : _("there is no command '%s'"),
	             name, nearest) < 0)
		return NULL;
	return text;
}

static const struct option *option_among(const struct option *const *options, const char *name)
{
	for (; *options; options++) {
		if (strcmp((*options)->name, name) == 0)
			return *options;
	}
	return NULL;
}

const struct option *command_option(const struct command *command, const char *name)
{
	const struct option *option = option_among(command->options, name);

	return option ? option : option_among(common_options, name);
}
