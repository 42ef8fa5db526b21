/* cli/cmd_preview.c -- vigil preview and vigil explain: questions as their author wants to see them */
#include <stdlib.h>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/author.h"
#include "vigil/bank.h"
#include "vigil/page.h"

/* What the two commands differ in: how the page is filled. */
typedef enum vigil_status fill_page(const struct vigil_bank *bank, const char *question,
                                    const struct invocation *invocation, struct vigil_page *page);

static int show_bank(const struct invocation *invocation, struct terminal *terminal,
                     fill_page *fill)
{
	const char *path = invocation->operands[0];
	const char *question = invocation->operand_count > 1 ? invocation->operands[1] : NULL;
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_bank *bank = NULL;
	enum vigil_status loaded, filled;
	int status;

	if (!findings || !page) {
		status = say_no_memory(terminal);
		goto done;
	}
	loaded = vigil_bank_load(&bank, path, findings);
	status = loaded == VIGIL_INVALID ? EXIT_NO : EXIT_CANNOT;
	say_findings(terminal, findings);
	if (loaded != VIGIL_OK)
		goto done;
	filled = fill(bank, question, invocation, page);
	if (filled == VIGIL_NOT_FOUND) {
		terminal_say(terminal, "vigil: the bank '%s' has no question '%s'\n",
		             vigil_bank_id(bank), question);
		status = EXIT_CANNOT;
	} else if (filled != VIGIL_OK) {
		status = say_no_memory(terminal);
	} else {
		terminal_show(terminal, page);
		status = EXIT_DONE;
	}
done:
	vigil_bank_free(bank);
	vigil_page_free(page);
	vigil_findings_free(findings);
	return status;
}

static enum vigil_status fill_preview(const struct vigil_bank *bank, const char *question,
                                      const struct invocation *invocation, struct vigil_page *page)
{
	return vigil_preview(bank, question, invocation_value(invocation, &seed_option), page);
}

static enum vigil_status fill_scores(const struct vigil_bank *bank, const char *question,
                                     const struct invocation *invocation, struct vigil_page *page)
{
	(void)invocation;
	return vigil_explain(bank, question, page);
}

static int preview_run(const struct invocation *invocation, struct terminal *terminal)
{
	return show_bank(invocation, terminal, fill_preview);
}

static int explain_run(const struct invocation *invocation, struct terminal *terminal)
{
	return show_bank(invocation, terminal, fill_scores);
}

static const struct option *const preview_options[] = {&seed_option, NULL};
static const struct option *const explain_options[] = {NULL};

static const char *const preview_examples[] = {
	"vigil preview quizzes/extortion-email.xml",
	"vigil preview --seed monday quizzes/extortion-email.xml first-step",
	NULL,
};

static const char *const explain_examples[] = {
	"vigil explain quizzes/extortion-email.xml first-step",
	NULL,
};

const struct command preview_command = {
	.name = "preview",
	.operands = "FILE [QUESTION]",
	.operands_min = 1,
	.operands_max = 2,
	.summary = N_("show questions as the learner sees them, and then their keys"),
	.about = N_("Shows all questions of the bank in FILE, or the one that is named, with key, "
                    "hints, all feedback, explanation and facts."),
	.completes = COMPLETES_FILES,
	.options = preview_options,
	.examples = preview_examples,
	.run = preview_run,
};

const struct command explain_command = {
	.name = "explain",
	.operands = "FILE QUESTION",
	.operands_min = 2,
	.operands_max = 2,
	.summary = N_("say how a question is scored, response by response"),
	.completes = COMPLETES_FILES,
	.options = explain_options,
	.examples = explain_examples,
	.run = explain_run,
};
