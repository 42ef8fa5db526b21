/* cli/cmd_home.c -- vigil alone and vigil list: what can be taken, what is unfinished, what was done
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/lists.h"
#include "cli/offers.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "cli/sitting.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/store.h"
#include "vigil/time.h"

#define RESULTS_SHOWN 3

static const struct option version_option = {
	.name = "version",
	.summary = N_("say which vigil this is, and what it was built with"),
};

static void version_print(struct terminal *terminal)
{
	terminal_print(terminal, "vigil %s\n", vigil_version());
	terminal_print(terminal, _("built with: %s\n"), VIGIL_BUILT_WITH);
	terminal_print(terminal, _("installed banks: %s\n"), VIGIL_BANKS_DIR);
}

/* The store if there is one: to look at what is there makes nothing. False: no memory. */
static bool store_look(struct vigil_store **store, struct terminal *terminal)
{
	char *folder = places_store();
	struct vigil_findings *findings = vigil_findings_new();
	bool looked = folder && findings;

	*store = NULL;
	if (looked && access(folder, F_OK) == 0 &&
	    vigil_store_open(store, folder, findings) != VIGIL_OK)
		say_findings(terminal, findings);
	vigil_findings_free(findings);
	free(folder);
	return looked;
}

/* True when all was printed. */
typedef bool printer(const struct lists *lists);

/* What there is to go on with: the first, and how many. */
struct waiting {
	size_t count;
	const struct lists *lists;
};

static bool waiting_say(void *context, const struct vigil_unfinished *row)
{
	struct waiting *waiting = context;
	struct terminal *terminal = waiting->lists->terminal;

	if (waiting->count++)
		return true;
	terminal_tell(terminal, _("Next: go on with %s, at question %zu of %zu."), row->title,
	              row->position, row->count);
	terminal_print(terminal, "    vigil resume %s\n\n", row->id);
	return true;
}

/* The first thing to read is the next thing to do. */
static bool next_print(size_t *waiting_count, const struct lists *lists,
                       const struct offers *offers)
{
	struct waiting waiting = {.lists = lists};
	struct vigil_findings *findings = vigil_findings_new();
	const struct offer *next = offers_next(offers, vigil_time_now().wall_ms);
	bool printed = findings != NULL;

	if (printed && lists->store)
		printed = vigil_store_unfinished(lists->store, lists->learner, waiting_say,
		                                 &waiting, findings) == VIGIL_OK;
	if (!printed && findings)
		say_findings(lists->terminal, findings);
	else if (!waiting.count && next)
		printed = lists_next(lists, next);
	else if (!waiting.count && offers->count)
		terminal_tell(lists->terminal, _("Next: nothing. All of it is passed.\n"));
	vigil_findings_free(findings);
	*waiting_count = waiting.count;
	return printed;
}

/* What is unfinished is a list only where it is more than the next thing to do. */
static bool home_print(const struct lists *lists)
{
	struct offers offers;
	size_t count = 0;
	bool printed = offers_read(&offers, lists) && next_print(&count, lists, &offers);

	if (printed && count > 1) {
		printed = lists_unfinished(&count, lists);
		terminal_print(lists->terminal, "\n");
	}
	printed = printed && lists_offers(lists, &offers);
	offers_clear(&offers);
	return printed;
}

static bool results_print(const struct lists *lists)
{
	size_t count;

	if (lists->store)
		terminal_print(lists->terminal, "\n");
	return lists_results(&count, lists, "", RESULTS_SHOWN);
}

static int with_lists(const struct invocation *invocation, struct terminal *terminal,
                      printer *const *printers)
{
	const char *learner = invocation_value(invocation, &learner_option);
	char *account = places_account();
	struct lists lists = {.invocation = invocation,
	                      .terminal = terminal,
	                      .learner = learner ? learner : account};
	int status = EXIT_DONE;

	if (!account || !store_look(&lists.store, terminal))
		status = say_no_memory(terminal);
	for (; *printers && status == EXIT_DONE; printers++)
		if (!(*printers)(&lists))
			status = EXIT_CANNOT;
	vigil_store_free(lists.store);
	free(account);
	return status;
}

static int home_run(const struct invocation *invocation, struct terminal *terminal)
{
	static printer *const printers[] = {home_print, results_print, NULL};
	int status;

	if (invocation_has(invocation, &version_option)) {
		version_print(terminal);
		return EXIT_DONE;
	}
	status = with_lists(invocation, terminal, printers);
	if (status == EXIT_DONE)
		terminal_say(terminal, _("\n'vigil help' lists what else there is.\n"));
	return status;
}

static int list_run(const struct invocation *invocation, struct terminal *terminal)
{
	static printer *const printers[] = {lists_quizzes, NULL};

	return with_lists(invocation, terminal, printers);
}

static bool history_print(const struct lists *lists)
{
	const char *quiz = lists->invocation->operand_count ? lists->invocation->operands[0] : "";
	size_t count;

	if (!lists_results(&count, lists, quiz, SIZE_MAX))
		return false;
	if (!count)
		terminal_say(lists->terminal,
		             *quiz ? _("There is no result of '%s' yet.\n")
		                   : _("There is no result yet.\n"),
		             quiz);
	return true;
}

static int history_run(const struct invocation *invocation, struct terminal *terminal)
{
	static printer *const printers[] = {history_print, NULL};

	return with_lists(invocation, terminal, printers);
}

static const struct option *const home_options[] = {
	&banks_option,
	&learner_option,
	&version_option,
	NULL,
};

static const struct option *const list_options[] = {&banks_option, &learner_option, NULL};

static const struct option *const history_options[] = {&learner_option, NULL};

static const char *const home_examples[] = {
	"vigil",
	"vigil take five-minutes",
	"vigil check quizzes/extortion-email.xml",
	NULL,
};

static const char *const list_examples[] = {"vigil list", NULL};

static const char *const history_examples[] = {"vigil history", "vigil history annual", NULL};

const struct command home_command = {
	.name = "",
	.operands = "",
	.summary = N_("list what is unfinished, what can be taken, and the last results"),
	.completes = COMPLETES_COMMANDS,
	.options = home_options,
	.examples = home_examples,
	.run = home_run,
};

const struct command list_command = {
	.name = "list",
	.operands = "",
	.summary = N_("list quizzes and banks: how long, what it takes to pass, what was passed"),
	.options = list_options,
	.examples = list_examples,
	.run = list_run,
};

const struct command history_command = {
	.name = "history",
	.operands = "[QUIZ]",
	.operands_min = 0,
	.operands_max = 1,
	.summary = N_("list all results, the last first"),
	.about = N_("QUIZ is the id of a quiz: only its results."),
	.completes = COMPLETES_QUIZZES,
	.options = history_options,
	.examples = history_examples,
	.run = history_run,
};
