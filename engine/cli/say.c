/* cli/say.c -- sentences that several commands say */
#include "cli/say.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "terminal/message.h"
#include "terminal/terminal.h"

char *say_finding_line(const struct vigil_finding *finding)
{
	const char *severity = finding->code->severity == VIGIL_ERROR ? "error" : "warning";
	const struct vigil_place *at = &finding->at;
	char place[32] = "";
	char *line;

	if (at->line)
		snprintf(place, sizeof(place), ":%" PRIu32 ":%" PRIu32, at->line, at->column);
	if (asprintf(&line, "%s%s: %s: %s [%s]", at->file ? at->file : "vigil", place, severity,
	             finding->text, finding->code->name) < 0)
		return NULL;
	for (char *break_in_it = line; (break_in_it = strchr(break_in_it, '\n'));)
		*break_in_it = ' '; /* what is quoted cannot begin a line of its own */
	return line;
}

void say_findings(struct terminal *terminal, const struct vigil_findings *findings)
{
	for (size_t i = 0; i < vigil_findings_count(findings); i++) {
		char *line = say_finding_line(vigil_findings_get(findings, i));

		terminal_say(terminal, "%s\n", line ? line : _("out of memory"));
		free(line);
	}
}

int say_usage(struct terminal *terminal, const char *command, const char *problem)
{
	terminal_say(terminal, _("vigil: %s\ntry 'vigil help%s%s'\n"), problem, *command ? " " : "",
	             command);
	return EXIT_USAGE;
}

int say_no_memory(struct terminal *terminal)
{
	terminal_say(terminal, "vigil: %s\n", _("out of memory"));
	return EXIT_CANNOT;
}
