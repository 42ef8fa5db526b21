/* cli/cmd_new.c -- vigil new: write a file to begin with */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/new.h"

static const struct option language_option = {
	.name = "language",
	.value = "TAG",
	.summary = N_("the language of its texts, such as de or zh-Hans; en if it is not given"),
};

static const struct option output_option = {
	.name = "output",
	.value = "FILE",
	.summary = N_("write to this file; ID.xml if it is not given"),
	.completes = COMPLETES_FILES,
};

static void next_say(struct terminal *terminal, const char *path)
{
	char *quoted = places_quoted(path);

	if (quoted)
		terminal_say(terminal,
		             "%s is written. To look at it, and to find mistakes later:\n"
		             "  vigil preview %s\n"
		             "  vigil check %s\n",
		             path, quoted, quoted);
	free(quoted);
}

static int bank_write(const char *path, const char *id, const char *language,
                      struct terminal *terminal)
{
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status written = VIGIL_NO_MEMORY;
	int status = EXIT_CANNOT;

	if (findings)
		written = vigil_new_bank(path, id, language, findings);
	if (written == VIGIL_OK) {
		next_say(terminal, path);
		status = EXIT_DONE;
	} else if (written == VIGIL_NO_MEMORY) {
		status = say_no_memory(terminal);
	} else if (written == VIGIL_INVALID) {
		status = say_usage(terminal, "new", vigil_findings_get(findings, 0)->text);
	} else {
		say_findings(terminal, findings);
	}
	vigil_findings_free(findings);
	return status;
}

static int new_run(const struct invocation *invocation, struct terminal *terminal)
{
	const char *output = invocation_value(invocation, &output_option);
	const char *language = invocation_value(invocation, &language_option);
	const char *id = invocation->operands[1];
	char *path;
	int status;

	if (strcmp(invocation->operands[0], "bank") != 0)
		return say_usage(terminal, "new", "what is new can only be a bank");
	if (asprintf(&path, "%s%s", output ? output : id, output ? "" : ".xml") < 0)
		return say_no_memory(terminal);
	status = bank_write(path, id, language ? language : "en", terminal);
	free(path);
	return status;
}

static const struct option *const new_options[] = {&language_option, &output_option, NULL};

static const char *const new_examples[] = {
	"vigil new bank visitors",
	"vigil new bank --language de --output banks/besuch.xml besuch",
	NULL,
};

const struct command new_command = {
	.name = "new",
	.operands = "bank ID",
	.operands_min = 2,
	.operands_max = 2,
	.summary = N_("write a bank to begin with: a question, and a draft of each kind"),
	.about = N_("Writes a bank with comments, in which check finds nothing, to ID.xml in this "
                    "folder. A file that is there already is left alone."),
	.options = new_options,
	.examples = new_examples,
	.run = new_run,
};
