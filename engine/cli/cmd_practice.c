/* cli/cmd_practice.c -- vigil practice: a quiz with the key after each answer, and nothing counts */
#include "cli/command.h"
#include "cli/sitting.h"
#include "terminal/message.h"
#include "vigil/session.h"

static int practice_run(const struct invocation *invocation, struct terminal *terminal)
{
	const char *seed = invocation_value(invocation, &seed_option);
	struct sitting sitting;
	int status = sitting_open(&sitting, invocation, terminal);

	if (status == EXIT_DONE)
		status = sitting_find(&sitting, invocation->operands[0]);
	if (status == EXIT_DONE)
		status = sitting_begin(&sitting,
		                       &(struct vigil_session_options){.learner = sitting.learner,
		                                                       .seed = seed,
		                                                       .seed_given = seed != NULL,
		                                                       .practice = true});
	if (status == EXIT_DONE)
		status = sitting_hold(&sitting);
	sitting_clear(&sitting);
	return status;
}

static const struct option *const practice_options[] = {
	&banks_option, &learner_option, &seed_option, &results_option, NULL,
};

static const char *const practice_examples[] = {"vigil practice insider-mining", NULL};

const struct command practice_command = {
	.name = "practice",
	.operands = "BANK",
	.operands_min = 1,
	.operands_max = 1,
	.summary = N_("practise: the right answer is shown after each, and nothing counts"),
	.about = N_(
		"BANK is the id of a bank or a quiz, or its file. There are no limits of time or "
		"of "
		"attempts; the record says that it was practice."),
	.completes = COMPLETES_QUIZZES,
	.options = practice_options,
	.examples = practice_examples,
	.run = practice_run,
};
