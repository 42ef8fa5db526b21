/* cli/cmd_certificate.c -- vigil certificate: a pass on one page */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/terminal.h"
#include "vigil/page.h"
#include "vigil/report.h"
#include "vigil/score.h"

static const char *const format_words[] = {"text", "html", NULL};

static const struct option format_option = {
	.name = "format",
	.value = "FORMAT",
	.summary = "text (the default) or html",
	.words = format_words,
	.completes = COMPLETES_WORDS,
};

static const struct option output_option = {
	.name = "output",
	.value = "FILE",
	.summary = "write it here, in the place of what was there",
	.completes = COMPLETES_FILES,
};

static int page_write(const struct invocation *invocation, struct terminal *terminal,
                      const struct vigil_page *page, struct vigil_findings *findings)
{
	const char *format = invocation_value(invocation, &format_option);
	const char *output = invocation_value(invocation, &output_option);
	bool html = format && strcmp(format, "html") == 0;
	char *bytes = NULL;
	size_t length;
	enum vigil_status status =
		html ? vigil_page_html(&bytes, &length, page, &(struct vigil_html_style){0})
		     : vigil_page_text(&bytes, &length, page, &(struct vigil_text_style){0});

	if (status != VIGIL_OK)
		return say_no_memory(terminal);
	if (output)
		status = vigil_report_write(output, bytes, length, findings);
	else if (html)
		terminal_write(terminal, bytes, length);
	else
		terminal_show(terminal, page);
	say_findings(terminal, findings);
	free(bytes);
	return status == VIGIL_OK ? EXIT_DONE : EXIT_CANNOT;
}

static int certificate_run(const struct invocation *invocation, struct terminal *terminal)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_scoring *scoring = NULL;
	char *path = places_result(invocation, invocation->operands[0]);
	enum vigil_status status = VIGIL_NO_MEMORY;
	int exit_status = EXIT_CANNOT;

	if (findings && page && path)
		status = vigil_scoring_read(&scoring, path, findings);
	if (status == VIGIL_NO_MEMORY) {
		exit_status = say_no_memory(terminal);
	} else if (status != VIGIL_OK) {
		say_findings(terminal, findings);
	} else if (vigil_certificate(scoring, page) != VIGIL_OK) {
		terminal_say(terminal,
		             "vigil: the session was not passed: there is no certificate\n");
		exit_status = EXIT_NO;
	} else {
		exit_status = page_write(invocation, terminal, page, findings);
	}
	vigil_scoring_free(scoring);
	vigil_page_free(page);
	vigil_findings_free(findings);
	free(path);
	return exit_status;
}

static const struct option *const certificate_options[] = {
	&format_option,
	&output_option,
	&results_option,
	NULL,
};

static const char *const certificate_examples[] = {
	"vigil certificate 019389f0-4f2c-7cc3-98c4-dc0c0c07398f",
	"vigil certificate --format html --output pass.html "
	"results/019389f0-4f2c-7cc3-98c4-dc0c0c07398f.xml",
	NULL,
};

const struct command certificate_command = {
	.name = "certificate",
	.operands = "RESULT",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "write the certificate of a pass",
	.about = "Says who has passed what, when and until when, and names the record with its\n"
		 "digest. Of a session that was not passed there is none: exit status 1.",
	.completes = COMPLETES_FILES,
	.options = certificate_options,
	.examples = certificate_examples,
	.run = certificate_run,
};
