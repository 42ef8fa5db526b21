/* cli/cmd_retry.c -- vigil retry: practise what was not right in a session */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/places.h"
#include "cli/say.h"
#include "cli/sitting.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/result.h"
#include "vigil/session.h"

/* "BANK#QUESTION", those that did not earn all their points. */
struct missed {
	const char **names;
	size_t count;
};

static void missed_clear(struct missed *missed)
{
	for (size_t i = 0; i < missed->count; i++)
		free((char *)missed->names[i]);
	free(missed->names);
}

static bool missed_read(struct missed *missed, const struct vigil_result *result)
{
	size_t count = vigil_result_question_count(result);

	*missed = (struct missed){.names = calloc(count ? count : 1, sizeof(*missed->names))};
	for (size_t i = 0; missed->names && i < count; i++) {
		struct vigil_question_score question = vigil_result_question(result, i);
		char *name;

		if (question.points_mpts >= question.max_mpts)
			continue;
		if (asprintf(&name, "%s#%s", question.bank, question.id) < 0)
			return false;
		missed->names[missed->count++] = name;
	}
	return missed->names != NULL;
}

static int result_read(struct vigil_result **result, struct sitting *sitting)
{
	const char *operand = sitting->invocation->operands[0];
	char *path =
		places_is_file(operand) ? strdup(operand) : places_file(sitting->results, operand);
	enum vigil_status status = VIGIL_NO_MEMORY;

	*result = NULL;
	if (path)
		status = vigil_result_read(result, path, sitting->findings);
	free(path);
	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(sitting->terminal);
	return status == VIGIL_OK ? EXIT_DONE : sitting_refuse(sitting);
}

static int begin(struct sitting *sitting, const struct vigil_result *result)
{
	const char *seed = invocation_value(sitting->invocation, &seed_option);
	struct missed missed;
	int status;

	if (!missed_read(&missed, result))
		status = say_no_memory(sitting->terminal);
	else if (missed.count == 0) {
		terminal_say(sitting->terminal,
		             _("vigil: everything was right; nothing is left to practise\n"));
		status = EXIT_CANNOT;
	} else
		status = sitting_begin(sitting,
		                       &(struct vigil_session_options){.learner = sitting->learner,
		                                                       .seed = seed,
		                                                       .seed_given = seed != NULL,
		                                                       .practice = true,
		                                                       .only = missed.names,
		                                                       .only_count = missed.count});
	missed_clear(&missed);
	return status;
}

static int retry_run(const struct invocation *invocation, struct terminal *terminal)
{
	struct vigil_result *result = NULL;
	struct sitting sitting;
	int status = sitting_open(&sitting, invocation, terminal);

	if (status == EXIT_DONE)
		status = result_read(&result, &sitting);
	if (status == EXIT_DONE)
		status = sitting_find(&sitting, vigil_result_quiz(result));
	if (status == EXIT_DONE)
		status = begin(&sitting, result);
	if (status == EXIT_DONE)
		status = sitting_hold(&sitting);
	vigil_result_free(result);
	sitting_clear(&sitting);
	return status;
}

static const struct option *const retry_options[] = {
	&banks_option, &learner_option, &seed_option, &results_option, NULL,
};

static const char *const retry_examples[] = {
	"vigil retry 019389f0-4f2c-7cc3-98c4-dc0c0c07398f",
	NULL,
};

const struct command retry_command = {
	.name = "retry",
	.operands = "RESULT",
	.operands_min = 1,
	.operands_max = 1,
	.summary = N_("practise what was not right in a session"),
	.about = N_(
		"RESULT is a file, or the id of a result in the folder of the results. It asks the "
		"questions that did not earn all their points, as practice: nothing counts."),
	.completes = COMPLETES_FILES,
	.options = retry_options,
	.examples = retry_examples,
	.run = retry_run,
};
