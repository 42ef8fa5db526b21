/* cli/cmd_take.c -- vigil take: a session from the first question to the result on the disk */
#include <stdlib.h>
#include <string.h>

#include "cli/answers.h"
#include "cli/catalog.h"
#include "cli/command.h"
#include "cli/dialog.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/terminal.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"

static const struct option answers_option = {
	.name = "answers",
	.value = "FILE",
	.summary = "answer from this file, a line 'ID: response' each",
	.completes = COMPLETES_FILES,
};

static const struct option exit_status_option = {
	.name = "exit-status",
	.summary = "exit with 1 when the quiz is not passed",
};

static const struct option learner_option = {
	.name = "learner",
	.value = "NAME",
	.summary = "who is learning (default: the name of the account)",
};

struct take {
	const struct invocation *invocation;
	struct terminal *terminal;
	struct vigil_findings *findings;
	struct vigil_page *page;
	char *learner, *path; /* of the bank */
	char *folder;         /* of the results */
	char *seed;           /* of the rehearsal, or NULL */
	struct vigil_quiz *quiz;
	struct answers *answers; /* NULL: ask */
	struct vigil_session *session;
	struct vigil_result *result;
};

static void take_clear(struct take *take)
{
	vigil_result_free(take->result);
	vigil_session_free(take->session);
	answers_free(take->answers);
	vigil_quiz_free(take->quiz);
	vigil_page_free(take->page);
	vigil_findings_free(take->findings);
	free(take->learner);
	free(take->path);
	free(take->folder);
	free(take->seed);
}

static int take_init(struct take *take)
{
	const char *learner = invocation_value(take->invocation, &learner_option);

	if (learner && !*learner)
		return say_usage(take->terminal, "take", "the learner needs a name");
	take->findings = vigil_findings_new();
	take->page = vigil_page_new();
	take->learner = learner ? strdup(learner) : places_account();
	take->folder = places_results(take->invocation);
	if (!take->findings || !take->page || !take->learner || !take->folder)
		return say_no_memory(take->terminal);
	return EXIT_DONE;
}

/* Nobody should answer for a quarter of an hour, and then hear that it cannot be kept. */
static int results_prepare(struct take *take)
{
	if (places_is_writable(take->folder))
		return EXIT_DONE;
	terminal_say(take->terminal,
	             "vigil: no result can be written in %s\n--results DIR names another folder\n",
	             take->folder);
	return EXIT_CANNOT;
}

static int quiz_unknown(struct take *take, const char *const *folders)
{
	const char *id = take->invocation->operands[0];
	struct catalog catalog;
	const char *nearest;

	if (!catalog_read(&catalog, folders))
		return say_no_memory(take->terminal);
	nearest = catalog_nearest(&catalog, id);
	terminal_say(take->terminal, "vigil: there is no quiz '%s'%s%s%s\n'vigil' lists them\n", id,
	             nearest ? "; did you mean '" : "", nearest ? nearest : "",
	             nearest ? "'?" : "");
	catalog_clear(&catalog);
	return EXIT_CANNOT;
}

/* Find the file that QUIZ means. */
static int quiz_find(struct take *take)
{
	const char *quiz = take->invocation->operands[0];
	const char *folders[PLACES_BANKS];
	bool looked;

	places_banks(folders, take->invocation);
	if (places_is_file(quiz)) {
		take->path = strdup(quiz);
		looked = take->path != NULL;
	} else
		looked = catalog_find(&take->path, folders, quiz);
	if (!looked)
		return say_no_memory(take->terminal);
	return take->path ? EXIT_DONE : quiz_unknown(take, folders);
}

/* A learner is not shown the mistakes of a bank: they quote it, and so perhaps its keys. */
static int bank_refused(struct take *take)
{
	size_t count = vigil_findings_count_of(take->findings, VIGIL_ERROR);
	char *file = places_quoted(take->path);

	if (!file)
		return say_no_memory(take->terminal);
	terminal_say(take->terminal,
	             "this quiz can't be used: its bank has %zu %s; 'vigil check %s' lists them\n",
	             count, count == 1 ? "error" : "errors", file);
	free(file);
	return EXIT_CANNOT;
}

static int quiz_load(struct take *take)
{
	switch (vigil_quiz_load(&take->quiz, take->path, take->findings)) {
	case VIGIL_OK:
		return EXIT_DONE;
	case VIGIL_INVALID:
		return bank_refused(take);
	case VIGIL_NO_MEMORY:
		return say_no_memory(take->terminal);
	case VIGIL_NOT_FOUND:
	case VIGIL_IO:
		break;
	}
	say_findings(take->terminal, take->findings);
	return EXIT_CANNOT;
}

static int session_start(struct vigil_session **session, struct take *take)
{
	const struct vigil_session_options options = {
		.learner = take->learner,
		.seed = take->seed ? take->seed : invocation_value(take->invocation, &seed_option),
		.seed_given = invocation_has(take->invocation, &seed_option),
	};
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (findings)
		status = vigil_session_start(session, take->quiz, &options, vigil_time_now(),
		                             findings);
	if (status == VIGIL_NO_MEMORY)
		say_no_memory(take->terminal);
	else if (status != VIGIL_OK)
		say_findings(take->terminal, findings);
	vigil_findings_free(findings);
	return status == VIGIL_OK ? EXIT_DONE : EXIT_CANNOT;
}

/* Read the answers file, if there is one, and see whether it fits before anything is begun. */
static int answers_prepare(struct take *take)
{
	const char *path = invocation_value(take->invocation, &answers_option);
	struct vigil_session *rehearsal = NULL;
	enum vigil_status status;
	int ready;

	if (!path)
		return EXIT_DONE;
	status = answers_read(&take->answers, path, take->terminal);
	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(take->terminal);
	if (status != VIGIL_OK)
		return EXIT_CANNOT;
	ready = session_start(&rehearsal, take);
	if (ready == EXIT_DONE) {
		status = answers_rehearse(take->answers, take->quiz, rehearsal, take->terminal,
		                          take->page);
		take->seed = strdup(vigil_session_seed(rehearsal));
		if (status == VIGIL_INVALID)
			ready = EXIT_USAGE;
		else if (status != VIGIL_OK || !take->seed)
			ready = say_no_memory(take->terminal);
	}
	vigil_session_free(rehearsal);
	return ready;
}

/* Which quiz this is, and who will see what. */
static void start_show(struct take *take)
{
	vigil_page_clear(take->page);
	vigil_session_show_start(take->session, take->page);
	terminal_show(take->terminal, take->page);
	terminal_tell(take->terminal,
	              "You answer as %s. Nothing is sent anywhere: name, answers and score go into "
	              "a file, for you and whoever may read the folder it is in:",
	              take->learner);
	terminal_print(take->terminal, "  %s\n", take->folder);
}

/* Work through the questions, by file or by prompt. */
static enum dialog_end session_hold(struct take *take)
{
	if (take->answers)
		return answers_give(take->answers, take->session, take->page) ? DIALOG_ANSWERED
		                                                              : DIALOG_FAILED;
	start_show(take);
	return dialog_run(take->session, take->terminal, take->page);
}

/* A command to go on with. It names what was named by an option, and else the shortest there is. */
static void command_say(const struct take *take, const char *why, const char *command,
                        const char *operand)
{
	char *quoted = places_quoted(operand);

	if (quoted)
		terminal_say(take->terminal, "%s: vigil %s %s\n", why, command, quoted);
	free(quoted);
}

static void next_say(const struct take *take, const char *path)
{
	bool found = !invocation_has(take->invocation, &results_option);
	const char *quiz = take->invocation->operands[0];

	command_say(take, "To see it again", "show", found ? vigil_result_id(take->result) : path);
	if (vigil_result_passed(take->result))
		return;
	found = !invocation_has(take->invocation, &banks_option);
	command_say(take, "To take the quiz again", "take", found ? quiz : take->path);
}

/* Write the result, and say where it is and how to go on. */
static int result_write(struct take *take)
{
	char *path = NULL;

	if (vigil_result_write(&path, take->result, take->folder, take->findings) != VIGIL_OK) {
		say_findings(take->terminal, take->findings);
		terminal_say(take->terminal, "vigil: the result could not be written\n");
		return EXIT_CANNOT;
	}
	if (take->answers)
		answers_say_saved(take->answers, take->terminal);
	terminal_print(take->terminal, "\nResult: %s\n", path);
	next_say(take, path);
	free(path);
	return EXIT_DONE;
}

/* Say how the session ended, where that was not with its last question. */
static void end_say(const struct take *take, enum dialog_end end)
{
	const char *why = "";

	if (end == DIALOG_INPUT_ENDED)
		why = "The input ended. ";
	else if (end == DIALOG_FAILED)
		why = "The next answer could not be read. ";
	terminal_say(take->terminal, "\n%sThe quiz was left at question %zu of %zu.\n", why,
	             vigil_session_position(take->session), vigil_session_count(take->session));
	if (*why)
		terminal_say(take->terminal,
		             "'vigil take --answers FILE' answers without a prompt.\n");
}

/* The exit status of a session whose result is written. */
static int status_of(const struct take *take, enum dialog_end end)
{
	if (end == DIALOG_INTERRUPTED)
		return EXIT_SIGNALLED + terminal_signal(take->terminal);
	if (end == DIALOG_INPUT_ENDED || end == DIALOG_FAILED)
		return EXIT_CANNOT;
	if (invocation_has(take->invocation, &exit_status_option) &&
	    !vigil_result_passed(take->result))
		return EXIT_NO;
	return EXIT_DONE;
}

static int session_end(struct take *take, enum dialog_end end)
{
	int status;

	if (end != DIALOG_ANSWERED)
		end_say(take, end);
	if (vigil_session_finish(&take->result, take->session, vigil_time_now()) != VIGIL_OK)
		return say_no_memory(take->terminal);
	if (end == DIALOG_ANSWERED) {
		if (!take->answers)
			terminal_print(take->terminal, "\n");
		vigil_page_clear(take->page);
		vigil_session_show_end(take->session, take->result, take->page);
		terminal_show(take->terminal, take->page);
	}
	status = result_write(take);
	if (status != EXIT_DONE && end != DIALOG_INTERRUPTED)
		return status;
	return status_of(take, end);
}

static int take_run(const struct invocation *invocation, struct terminal *terminal)
{
	static int (*const steps[])(struct take *) = {take_init, quiz_find, quiz_load,
	                                              answers_prepare, results_prepare};
	struct take take = {.invocation = invocation, .terminal = terminal};
	int status = EXIT_DONE;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && status == EXIT_DONE; i++)
		status = steps[i](&take);
	if (status == EXIT_DONE)
		status = session_start(&take.session, &take);
	if (status == EXIT_DONE)
		status = session_end(&take, session_hold(&take));
	take_clear(&take);
	return status;
}

static const struct option *const take_options[] = {
	&answers_option, &banks_option, &exit_status_option, &learner_option, &seed_option,
	&results_option, NULL,
};

static const char *const take_examples[] = {
	"vigil take extortion-email",
	"vigil take ./quizzes/extortion-email.xml --results ./results",
	"vigil take extortion-email --answers answers.txt --seed 42 --exit-status",
	NULL,
};

const struct command take_command = {
	.name = "take",
	.operands = "QUIZ",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "take a quiz and keep its result",
	.about = "QUIZ is the id of a bank, or its file: with a '/' or '.xml' in its name. At the "
		 "prompt, '?' says what can be typed. Without a terminal, answers are read from "
		 "standard input, a line for each.",
	.completes = COMPLETES_QUIZZES,
	.options = take_options,
	.examples = take_examples,
	.run = take_run,
};
