/* cli/cmd_index.c -- vigil index: what is known of the results, and where those of many arrive */
#include "cli/command.h"
#include "cli/say.h"
#include "cli/sitting.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/store.h"

static const struct option group_option = {
	.name = "group",
	.value = "GROUP",
	.summary = N_("who may read the drop folder besides its owner: no learners"),
};

static const struct option make_drop_option = {
	.name = "make-drop",
	.value = "DIR",
	.summary = N_("make a drop folder for the results of many accounts"),
	.completes = COMPLETES_FOLDERS,
};

static const struct option rebuild_option = {
	.name = "rebuild",
	.summary = N_("make the index of the results anew, from their files"),
};

static int drop_make(struct sitting *sitting, const char *folder)
{
	const char *group = invocation_value(sitting->invocation, &group_option);
	enum vigil_status status = vigil_results_prepare(folder, group, sitting->findings);

	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(sitting->terminal);
	if (status != VIGIL_OK)
		return sitting_refuse(sitting);
	terminal_print(
		sitting->terminal,
		_("%s takes results now. Learners set VIGIL_RESULTS to it; you, and the members "
	          "of its group, can read them.\n"),
		folder);
	return EXIT_DONE;
}

static int rebuild(struct sitting *sitting)
{
	size_t count = 0;
	enum vigil_status status =
		vigil_store_index(&count, sitting->store, sitting->results, sitting->findings);

	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(sitting->terminal);
	say_findings(sitting->terminal, sitting->findings);
	if (status != VIGIL_OK && status != VIGIL_INVALID)
		return EXIT_CANNOT;
	terminal_print(
		sitting->terminal,
		messages("%zu result is in the index.\n", "%zu results are in the index.\n", count),
		count);
	return status == VIGIL_OK ? EXIT_DONE : EXIT_NO;
}

static int index_run(const struct invocation *invocation, struct terminal *terminal)
{
	const char *drop = invocation_value(invocation, &make_drop_option);
	struct sitting sitting;
	int status;

	if (!drop && !invocation_has(invocation, &rebuild_option))
		return say_usage(terminal, "index", _("either --rebuild or --make-drop is needed"));
	status = sitting_open(&sitting, invocation, terminal);
	if (status == EXIT_DONE && drop)
		status = drop_make(&sitting, drop);
	if (status == EXIT_DONE && invocation_has(invocation, &rebuild_option))
		status = rebuild(&sitting);
	sitting_clear(&sitting);
	return status;
}

static const struct option *const index_options[] = {
	&group_option, &make_drop_option, &rebuild_option, &results_option, NULL,
};

static const char *const index_examples[] = {
	"vigil index --rebuild",
	"vigil index --make-drop /srv/vigil/results --group trainers",
	NULL,
};

const struct command index_command = {
	.name = "index",
	.operands = "",
	.summary = N_("make the index of results anew, or a folder where those of many arrive"),
	.about = N_(
		"In a drop folder, a learner can add results, and cannot list it, or read, "
		"replace or "
		"remove what others have added. Results that are written there carry the name of "
		"the account."),
	.options = index_options,
	.examples = index_examples,
	.run = index_run,
};
