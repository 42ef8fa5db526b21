/* cli/main.c -- the program: find the command's row, check its operands, hand over */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"

static enum terminal_colour colour_wanted(const struct invocation *invocation)
{
	const char *when = invocation_value(invocation, &color_option);

	if (when && strcmp(when, "always") == 0)
		return TERMINAL_COLOUR_ALWAYS;
	if (when && strcmp(when, "never") == 0)
		return TERMINAL_COLOUR_NEVER;
	return TERMINAL_COLOUR_AUTO;
}

static int invocation_run(const struct invocation *invocation, struct terminal *terminal)
{
	if (invocation->problem)
		return say_usage(terminal, invocation->command->name, invocation->problem);
	if (invocation_has(invocation, &help_option)) {
		command_explain(invocation->command, terminal);
		return EXIT_DONE;
	}
	return invocation->command->run(invocation, terminal);
}

/* A reader who has seen enough and left, like head, is no reason to say anything. */
static bool output_arrived(struct terminal *terminal)
{
	if (terminal_flush(terminal))
		return true;
	if (errno != EPIPE)
		terminal_say(terminal, _("vigil: standard output could not be written\n"));
	return false;
}

/* As say_no_memory() does, where there is no terminal yet, and nothing that could be made for it. */
static void memory_lack_say(void)
{
	static const char words[] = "vigil: out of memory\n";

	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		return; /* there is nobody to tell */
}

int main(int argc, char **argv)
{
	struct invocation invocation = {0};
	struct terminal *terminal = NULL;
	struct terminal_options options = {0};
	int status = EXIT_CANNOT;

	if (!invocation_read(&invocation, argc, argv)) {
		memory_lack_say();
		goto done;
	}
	options.colour = colour_wanted(&invocation);
	options.accessible = invocation_has(&invocation, &accessible_option);
	options.languages = places_languages(&invocation);
	options.catalogues = VIGIL_LOCALE_DIR;
	if (!terminal_open(&terminal, &options)) {
		memory_lack_say();
		goto done;
	}
	if (invocation.problem) { /* to be said in the language that the line itself asks for */
		invocation_clear(&invocation);
		if (!invocation_read(&invocation, argc, argv)) {
			memory_lack_say();
			goto done;
		}
	}
	status = invocation_run(&invocation, terminal);
	if (!output_arrived(terminal) && status < EXIT_SIGNALLED)
		status = EXIT_CANNOT;
done:
	terminal_close(terminal);
	invocation_clear(&invocation);
	if (status > EXIT_SIGNALLED)
		terminal_die(status - EXIT_SIGNALLED);
	return status;
}
