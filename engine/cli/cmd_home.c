/* cli/cmd_home.c -- vigil alone: what can be taken, and the last results */
#include <stdlib.h>

#include "cli/catalog.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/terminal.h"
#include "vigil/bank.h"
#include "vigil/page.h"
#include "vigil/result.h"

#define RESULTS_SHOWN 3

static const struct option version_option = {
	.name = "version",
	.summary = "say which vigil this is, and what it was built with",
};

static void version_print(struct terminal *terminal)
{
	terminal_print(terminal, "vigil %s\n", vigil_version());
	terminal_print(terminal, "built with: %s\n", VIGIL_BUILT_WITH);
	terminal_print(terminal, "installed banks: %s\n", VIGIL_BANKS_DIR);
}

/*
 * A command to copy, below what it is about. It names a file by its path where its folder was named
 * by an option: the command would not look there.
 */
static bool command_print(struct terminal *terminal, const char *command, const char *operand)
{
	char *quoted = places_quoted(operand);

	if (quoted)
		terminal_print(terminal, "    vigil %s %s\n", command, quoted);
	free(quoted);
	return quoted != NULL;
}

static bool quiz_print(const struct catalog_entry *entry, bool by_path, struct terminal *terminal)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank = NULL;
	bool printed;

	if (!findings)
		return false;
	if (vigil_bank_load(&bank, entry->path, findings) == VIGIL_OK) {
		size_t count = vigil_bank_live_count(bank);

		terminal_print(terminal, "  %s (%zu %s)\n", vigil_bank_title(bank), count,
		               count == 1 ? "question" : "questions");
		printed = command_print(terminal, "take", by_path ? entry->path : entry->id);
	} else {
		terminal_print(terminal, "  %s can't be used\n", entry->path);
		printed = command_print(terminal, "check", entry->path);
	}
	vigil_bank_free(bank);
	vigil_findings_free(findings);
	return printed;
}

static bool quizzes_print(const struct invocation *invocation, struct terminal *terminal)
{
	const char *folders[PLACES_BANKS];
	struct catalog catalog;
	bool printed = true;

	places_banks(folders, invocation);
	if (!catalog_read(&catalog, folders))
		return false;
	if (catalog.count)
		terminal_print(terminal, "Quizzes:\n\n");
	else {
		terminal_print(terminal, "There is no quiz in these folders:\n");
		for (const char **folder = folders; *folder; folder++)
			terminal_print(terminal, "  %s\n", *folder);
		terminal_print(terminal, "--banks DIR or VIGIL_BANKS names another.\n");
	}
	for (size_t i = 0; i < catalog.count && printed; i++)
		printed = quiz_print(&catalog.entries[i], invocation_has(invocation, &banks_option),
		                     terminal);
	catalog_clear(&catalog);
	return printed;
}

/* One result, if the file is one that we can read. False: no memory. */
static bool result_print(const char *path, const char *name, struct terminal *terminal)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_result *result = NULL;
	bool printed = findings && page;

	if (printed && vigil_result_read(&result, path, findings) == VIGIL_OK) {
		vigil_result_show_line(result, page);
		terminal_show(terminal, page);
		printed = command_print(terminal, "show", name);
	}
	vigil_result_free(result);
	vigil_page_free(page);
	vigil_findings_free(findings);
	return printed;
}

/* The last results: an id begins with its time, so that the order of names is that of times. */
static bool results_print(const struct invocation *invocation, struct terminal *terminal)
{
	char *folder = places_results(invocation);
	bool printed = folder != NULL;
	bool by_path = invocation_has(invocation, &results_option);
	char **names = NULL;
	size_t count = folder ? catalog_names(&names, folder) : 0;
	size_t first = count > RESULTS_SHOWN ? count - RESULTS_SHOWN : 0;

	if (count)
		terminal_print(terminal, "\nLast results:\n\n");
	for (size_t i = count; i > first && printed; i--) {
		char *path = places_file(folder, names[i - 1]);

		printed = path && result_print(path, by_path ? path : names[i - 1], terminal);
		free(path);
	}
	catalog_names_free(names, count);
	free(folder);
	return printed;
}

static int home_run(const struct invocation *invocation, struct terminal *terminal)
{
	if (invocation_has(invocation, &version_option)) {
		version_print(terminal);
		return EXIT_DONE;
	}
	if (!quizzes_print(invocation, terminal) || !results_print(invocation, terminal))
		return say_no_memory(terminal);
	terminal_say(terminal, "\n'vigil help' lists what else there is.\n");
	return EXIT_DONE;
}

static const struct option *const home_options[] = {
	&banks_option,
	&results_option,
	&version_option,
	NULL,
};

static const char *const home_examples[] = {
	"vigil",
	"vigil take extortion-email",
	"vigil check quizzes/extortion-email.xml",
	NULL,
};

const struct command home_command = {
	.name = "",
	.operands = "",
	.summary = "list the quizzes and the last results",
	.completes = COMPLETES_COMMANDS,
	.options = home_options,
	.examples = home_examples,
	.run = home_run,
};
