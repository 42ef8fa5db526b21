/* cli/cmd_show.c -- vigil show: the record of one session, for people to read */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/page.h"
#include "vigil/score.h"

static int show_run(const struct invocation *invocation, struct terminal *terminal)
{
	const char *operand = invocation->operands[0];
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_scoring *scoring = NULL;
	char *folder = places_results(invocation);
	char *path = NULL;
	enum vigil_status read;
	int status;

	if (folder)
		path = places_is_file(operand) ? strdup(operand) : places_file(folder, operand);
	if (!findings || !page || !path) {
		status = say_no_memory(terminal);
		goto done;
	}
	status = EXIT_CANNOT;
	read = vigil_scoring_read(&scoring, path, findings);
	if (read == VIGIL_NOT_FOUND && !places_is_file(operand))
		terminal_say(terminal,
		             "vigil: there is no result '%s' in %s\n'vigil' lists the last ones\n",
		             operand, folder);
	else
		say_findings(terminal, findings);
	if (read != VIGIL_OK)
		goto done;
	vigil_scoring_show(scoring, page);
	terminal_show(terminal, page);
	status = EXIT_DONE;
done:
	vigil_scoring_free(scoring);
	vigil_page_free(page);
	vigil_findings_free(findings);
	free(folder);
	free(path);
	return status;
}

static const struct option *const show_options[] = {&results_option, NULL};

static const char *const show_examples[] = {
	"vigil show 019389f0-4f2c-7cc3-98c4-dc0c0c07398f",
	"vigil show results/019389f0-4f2c-7cc3-98c4-dc0c0c07398f.xml",
	NULL,
};

const struct command show_command = {
	.name = "show",
	.operands = "RESULT",
	.operands_min = 1,
	.operands_max = 1,
	.summary = N_("show the record of a session"),
	.about = N_("RESULT is a file, or the id of a result in the folder of the results. Scores "
                    "that a person gave are shown with it."),
	.completes = COMPLETES_FILES,
	.options = show_options,
	.examples = show_examples,
	.run = show_run,
};
