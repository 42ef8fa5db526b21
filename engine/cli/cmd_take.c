/* cli/cmd_take.c -- vigil take: a session from the first question to the result on the disk */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "cli/command.h"
#include "cli/say.h"
#include "cli/sitting.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/quiz.h"
#include "vigil/session.h"
#include "vigil/store.h"

static const struct option anew_option = {
	.name = "anew",
	.summary = N_("begin anew, also where a session of the quiz is unfinished"),
};

static const struct option time_factor_option = {
	.name = "time-factor",
	.value = "NUMBER",
	.summary = N_("multiply all time limits, from 1 to 10: 1.5 gives half as much again"),
};

/* ---- options ---- */

/* "1.25" in thousandths; 0: it is no such number. */
static int factor_read(const char *text)
{
	char *end;
	long whole = strtol(text, &end, 10), part = 0;
	size_t digits = 0;

	if (end == text || *text < '0' || *text > '9' || whole > 10)
		return 0;
	if (*end == '.')
		for (end++; *end >= '0' && *end <= '9' && digits < 3; end++, digits++)
			part = 10 * part + (*end - '0');
	for (; digits < 3; digits++)
		part *= 10;
	whole = 1000 * whole + part;
	return *end || whole < 1000 || whole > 10000 ? 0 : (int)whole;
}

/*
 * A seed for a session whose answers are tried out first: both have to ask the same. False: there
 * is no chance to be had.
 */
static bool seed_make(char seed[65])
{
	unsigned char bytes[32];

	if (getrandom(bytes, sizeof(bytes), 0) != sizeof(bytes))
		return false;
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(seed + 2 * i, 3, "%02x", bytes[i]);
	return true;
}

static int options_make(struct vigil_session_options *options, char seed[65],
                        const struct sitting *sitting)
{
	static const char *const nothing_seen[] = {NULL};
	const char *given = invocation_value(sitting->invocation, &seed_option);
	const char *factor = invocation_value(sitting->invocation, &time_factor_option);

	*options = (struct vigil_session_options){
		.learner = sitting->learner, .seed = given, .seed_given = given != NULL};
	if (factor) {
		options->time_factor_thousandths = factor_read(factor);
		if (!options->time_factor_thousandths)
			return say_usage(
				sitting->terminal, "take",
				_("--time-factor takes a number from 1 to 10, such as 1.5"));
	}
	if (given || !sitting->answers)
		return EXIT_DONE;
	if (!seed_make(seed)) {
		terminal_say(sitting->terminal, _("vigil: the system gives no random numbers\n"));
		return EXIT_CANNOT;
	}
	options->seed = seed;
	options->seen = nothing_seen;
	return EXIT_DONE;
}

/* ---- a session that was left ---- */

struct looking {
	const char *quiz;
	char *id; /* of the unfinished session, or NULL */
};

static bool unfinished_look(void *context, const struct vigil_unfinished *row)
{
	struct looking *looking = context;

	if (row->practice || strcmp(row->quiz, looking->quiz) != 0)
		return true;
	looking->id = strdup(row->id);
	return false;
}

/* At a prompt, a session of this quiz that was left is gone on with. */
static int begin_or_resume(struct sitting *sitting, const struct vigil_session_options *options)
{
	struct looking looking = {.quiz = vigil_quiz_id(sitting->quiz)};
	int status;

	if (!terminal_is_interactive(sitting->terminal) || sitting->answers || options->seed ||
	    invocation_has(sitting->invocation, &anew_option))
		return sitting_begin(sitting, options);
	if (vigil_store_unfinished(sitting->store, sitting->learner, unfinished_look, &looking,
	                           sitting->findings) != VIGIL_OK)
		return sitting_refuse(sitting);
	if (!looking.id)
		return sitting_begin(sitting, options);
	status = sitting_resume(sitting, looking.id);
	if (status == EXIT_DONE)
		terminal_tell(sitting->terminal, _("('vigil take --anew' begins anew.)"));
	free(looking.id);
	return status;
}

static int take_run(const struct invocation *invocation, struct terminal *terminal)
{
	struct vigil_session_options options;
	struct sitting sitting;
	char seed[65];
	int status = sitting_open(&sitting, invocation, terminal);

	sitting.again = "take";
	if (status == EXIT_DONE)
		status = sitting_find(&sitting, invocation->operands[0]);
	if (status == EXIT_DONE)
		status = sitting_read_answers(&sitting);
	if (status == EXIT_DONE)
		status = options_make(&options, seed, &sitting);
	if (status == EXIT_DONE)
		status = begin_or_resume(&sitting, &options);
	if (status == EXIT_DONE)
		status = sitting_hold(&sitting);
	sitting_clear(&sitting);
	return status;
}

static const struct option *const take_options[] = {
	&anew_option,        &answers_option, &banks_option,
	&exit_status_option, &learner_option, &seed_option,
	&time_factor_option, &results_option, NULL,
};

static const char *const take_examples[] = {
	"vigil take five-minutes",
	"vigil take ./quizzes/extortion-email.xml --results ./results",
	"vigil take extortion-email --answers answers.txt --seed 42 --exit-status",
	NULL,
};

const struct command take_command = {
	.name = "take",
	.operands = "QUIZ",
	.operands_min = 1,
	.operands_max = 1,
	.summary = N_("take a quiz and keep its result"),
	.about = N_("QUIZ is the id of a quiz or a bank, or its file: with a '/' or '.xml' in its "
                    "name. "
                    "At the prompt, '?' says what can be typed, and a session of the quiz that was "
                    "left "
                    "goes on. Without a terminal, answers are read from standard input, a line for "
                    "each."),
	.completes = COMPLETES_QUIZZES,
	.options = take_options,
	.examples = take_examples,
	.run = take_run,
};
