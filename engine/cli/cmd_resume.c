/* cli/cmd_resume.c -- vigil resume: go on with a session that was left */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/lists.h"
#include "cli/sitting.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/store.h"

struct looking {
	size_t count;
	char *id; /* of the first */
};

static bool unfinished_count(void *context, const struct vigil_unfinished *row)
{
	struct looking *looking = context;

	if (looking->count++ == 0)
		looking->id = strdup(row->id);
	return true;
}

/* Which session is meant where none is named: the only one. */
static int only_find(char **id, struct sitting *sitting)
{
	const struct lists lists = {.invocation = sitting->invocation,
	                            .terminal = sitting->terminal,
	                            .learner = sitting->learner,
	                            .store = sitting->store};
	struct looking looking = {0};

	*id = NULL;
	if (vigil_store_unfinished(sitting->store, sitting->learner, unfinished_count, &looking,
	                           sitting->findings) != VIGIL_OK)
		return sitting_refuse(sitting);
	if (looking.count == 1 && looking.id) {
		*id = looking.id;
		return EXIT_DONE;
	}
	free(looking.id);
	if (looking.count == 0) {
		terminal_say(sitting->terminal, _("vigil: nothing is unfinished\n"));
		return EXIT_CANNOT;
	}
	terminal_say(sitting->terminal, _("vigil: several sessions are unfinished\n"));
	return lists_unfinished(&looking.count, &lists) ? EXIT_USAGE : EXIT_CANNOT;
}

static int resume_run(const struct invocation *invocation, struct terminal *terminal)
{
	struct sitting sitting;
	char *id = NULL;
	int status = sitting_open(&sitting, invocation, terminal);

	if (status == EXIT_DONE)
		status = sitting_read_answers(&sitting);
	if (status == EXIT_DONE && invocation->operand_count == 0)
		status = only_find(&id, &sitting);
	if (status == EXIT_DONE)
		status = sitting_resume(&sitting, id ? id : invocation->operands[0]);
	if (status == EXIT_DONE)
		status = sitting_hold(&sitting);
	free(id);
	sitting_clear(&sitting);
	return status;
}

static const struct option *const resume_options[] = {
	&answers_option,
	&exit_status_option,
	&learner_option,
	NULL,
};

static const char *const resume_examples[] = {
	"vigil resume",
	"vigil resume 019389f0-4f2c-7cc3-98c4-dc0c0c07398f",
	NULL,
};

const struct command resume_command = {
	.name = "resume",
	.operands = "[SESSION]",
	.operands_min = 0,
	.operands_max = 1,
	.summary = N_("go on with a session that was left"),
	.about = N_(
		"SESSION is the id of a session; where only one is unfinished, it need not be "
		"named. "
		"It goes on at the same question, with what it began with, also where the quiz has "
		"been changed since."),
	.options = resume_options,
	.examples = resume_examples,
	.run = resume_run,
};
