/* cli/sitting.c -- somebody sits down to a session: what take, practice, retry and resume share */
#include "cli/sitting.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answers.h"
#include "cli/catalog.h"
#include "cli/dialog.h"
#include "cli/places.h"
#include "cli/say.h"
#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/delivery.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"
#include "vigil/store.h"

const struct option answers_option = {
	.name = "answers",
	.value = "FILE",
	.summary = N_("answer from this file, a line 'ID: response' each"),
	.completes = COMPLETES_FILES,
};

const struct option exit_status_option = {
	.name = "exit-status",
	.summary = N_("exit with 1 when the quiz is not passed"),
};

const struct option learner_option = {
	.name = "learner",
	.value = "NAME",
	.summary = N_("who is learning (default: the name of the account)"),
};

/* ---- before ---- */

int sitting_refuse(struct sitting *sitting)
{
	say_findings(sitting->terminal, sitting->findings);
	return EXIT_CANNOT;
}

/* The same for a learner who may not begin or go on: no file is wrong, and none is named. */
static int refuse_plainly(struct sitting *sitting)
{
	size_t count = vigil_findings_count(sitting->findings);

	for (size_t i = 0; i < count; i++)
		terminal_say(sitting->terminal, "vigil: %s\n",
		             vigil_findings_get(sitting->findings, i)->text);
	return EXIT_CANNOT;
}

/* What was found before is done with. False: no memory. */
static bool findings_renew(struct sitting *sitting)
{
	vigil_findings_free(sitting->findings);
	sitting->findings = vigil_findings_new();
	return sitting->findings != NULL;
}

/* Where the results of many arrive, each is the account's own. */
static int learner_find(struct sitting *sitting)
{
	const char *learner = invocation_value(sitting->invocation, &learner_option);

	if (learner && !*learner)
		return say_usage(sitting->terminal, sitting->invocation->command->name,
		                 _("the learner needs a name"));
	if (learner && places_is_shared(sitting->results)) {
		terminal_say(
			sitting->terminal,
			_("vigil: results in %s bear the name of the account; --learner cannot "
		          "change it\n"),
			sitting->results);
		return EXIT_CANNOT;
	}
	sitting->learner = learner ? strdup(learner) : places_account();
	return sitting->learner ? EXIT_DONE : say_no_memory(sitting->terminal);
}

/* The store, and the results that something kept from being written when it stopped. */
static int store_open(struct sitting *sitting)
{
	char *folder = places_store();
	size_t count = 0;
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (folder)
		status = vigil_store_open(&sitting->store, folder, sitting->findings);
	free(folder);
	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(sitting->terminal);
	if (status != VIGIL_OK)
		return sitting_refuse(sitting);
	if (vigil_delivery_recover(&count, sitting->store, sitting->findings) != VIGIL_OK)
		say_findings(sitting->terminal, sitting->findings); /* tried again next time */
	if (count)
		terminal_say(sitting->terminal,
		             messages("%zu result, left over from before, was written now.\n",
		                      "%zu results, left over from before, were written now.\n",
		                      count),
		             count);
	return EXIT_DONE;
}

int sitting_open(struct sitting *sitting, const struct invocation *invocation,
                 struct terminal *terminal)
{
	int status;

	*sitting = (struct sitting){.invocation = invocation, .terminal = terminal};
	sitting->page = vigil_page_new();
	sitting->results = places_results(invocation);
	if (!sitting->page || !sitting->results || !findings_renew(sitting))
		return say_no_memory(terminal);
	status = learner_find(sitting);
	return status == EXIT_DONE ? store_open(sitting) : status;
}

void sitting_clear(struct sitting *sitting)
{
	vigil_delivery_free(sitting->delivery);
	answers_free(sitting->answers);
	vigil_quiz_free(sitting->quiz);
	vigil_store_free(sitting->store);
	vigil_page_free(sitting->page);
	vigil_findings_free(sitting->findings);
	free(sitting->path);
	free(sitting->learner);
	free(sitting->results);
}

/* ---- the quiz ---- */

static int quiz_unknown(struct sitting *sitting, const char *id, const char *const *folders)
{
	struct catalog catalog;
	const char *nearest;

	if (!catalog_read(&catalog, folders))
		return say_no_memory(sitting->terminal);
	nearest = catalog_nearest(&catalog, id);
	if (nearest)
		terminal_say(sitting->terminal,
		             _("vigil: there is no quiz '%s'; did you mean '%s'?\n"), id, nearest);
	else
		terminal_say(sitting->terminal, _("vigil: there is no quiz '%s'\n"), id);
	terminal_say(sitting->terminal, _("'vigil list' lists them\n"));
	catalog_clear(&catalog);
	return EXIT_CANNOT;
}

static int path_find(struct sitting *sitting, const char *quiz)
{
	const char *folders[PLACES_BANKS];
	bool looked;

	places_banks(folders, sitting->invocation);
	if (places_is_file(quiz)) {
		sitting->path = strdup(quiz);
		looked = sitting->path != NULL;
	} else
		looked = catalog_find(&sitting->path, folders, quiz);
	if (!looked)
		return say_no_memory(sitting->terminal);
	return sitting->path ? EXIT_DONE : quiz_unknown(sitting, quiz, folders);
}

/* A learner is not shown the mistakes of a bank: they quote it, and so perhaps its keys. */
static int quiz_refused(struct sitting *sitting)
{
	size_t count = vigil_findings_count_of(sitting->findings, VIGIL_ERROR);
	char *file = places_quoted(sitting->path);

	if (!file)
		return say_no_memory(sitting->terminal);
	terminal_say(sitting->terminal,
	             messages("this quiz can't be used: it has %zu error; 'vigil check %s' lists "
	                      "them\n",
	                      "this quiz can't be used: it has %zu errors; 'vigil check %s' lists "
	                      "them\n",
	                      count),
	             count, file);
	free(file);
	return EXIT_CANNOT;
}

int sitting_find(struct sitting *sitting, const char *quiz)
{
	int status = path_find(sitting, quiz);

	if (status != EXIT_DONE)
		return status;
	if (!findings_renew(sitting))
		return say_no_memory(sitting->terminal);
	switch (vigil_quiz_load(&sitting->quiz, sitting->path, sitting->findings)) {
	case VIGIL_OK:
		return vigil_quiz_translate(sitting->quiz, places_languages(sitting->invocation)) ==
		                       VIGIL_OK
		               ? EXIT_DONE
		               : say_no_memory(sitting->terminal);
	case VIGIL_INVALID:
		return quiz_refused(sitting);
	case VIGIL_NO_MEMORY:
		return say_no_memory(sitting->terminal);
	case VIGIL_NOT_FOUND:
	case VIGIL_IO:
		break;
	}
	return sitting_refuse(sitting);
}

int sitting_read_answers(struct sitting *sitting)
{
	const char *path = invocation_value(sitting->invocation, &answers_option);
	enum vigil_status status;

	if (!path)
		return EXIT_DONE;
	status = answers_read(&sitting->answers, path, sitting->terminal);
	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(sitting->terminal);
	return status == VIGIL_OK ? EXIT_DONE : EXIT_CANNOT;
}

/* ---- the beginning ---- */

/* See whether the answers fit before anything is begun. */
static int answers_try(struct sitting *sitting, const struct vigil_session_options *options)
{
	struct vigil_session *rehearsal = NULL;
	enum vigil_status status;
	int ready = EXIT_DONE;

	if (!findings_renew(sitting))
		return say_no_memory(sitting->terminal);
	status = vigil_session_start(&rehearsal, sitting->quiz, options, vigil_time_now(),
	                             sitting->findings);
	if (status == VIGIL_OK)
		status = answers_rehearse(sitting->answers, sitting->quiz, rehearsal,
		                          sitting->terminal, sitting->page);
	else if (status == VIGIL_INVALID)
		ready = sitting_refuse(sitting);
	if (status == VIGIL_NO_MEMORY)
		ready = say_no_memory(sitting->terminal);
	else if (status != VIGIL_OK && ready == EXIT_DONE)
		ready = EXIT_USAGE;
	vigil_session_free(rehearsal);
	return ready;
}

/* Is it the folder of the results that cannot be used? */
static bool is_about_folder(const struct vigil_findings *findings)
{
	for (size_t i = 0; i < vigil_findings_count(findings); i++)
		if (strncmp(vigil_findings_get(findings, i)->code->name, "folder-", 7) == 0)
			return true;
	return false;
}

int sitting_begin(struct sitting *sitting, const struct vigil_session_options *options)
{
	enum vigil_status status = VIGIL_NO_MEMORY;
	int ready = sitting->answers ? answers_try(sitting, options) : EXIT_DONE;

	if (ready != EXIT_DONE)
		return ready;
	if (findings_renew(sitting))
		status = vigil_delivery_begin(&sitting->delivery, sitting->store, sitting->quiz,
		                              options, sitting->results, vigil_time_now(),
		                              sitting->findings);
	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(sitting->terminal);
	if (status == VIGIL_OK)
		return EXIT_DONE;
	if (status == VIGIL_INVALID)
		return refuse_plainly(sitting);
	sitting_refuse(sitting);
	if (is_about_folder(sitting->findings))
		terminal_say(sitting->terminal, _("--results DIR names another folder\n"));
	return EXIT_CANNOT;
}

/* Where it goes on, and what time did meanwhile. */
static void return_show(struct sitting *sitting)
{
	const struct vigil_session *session = vigil_delivery_session(sitting->delivery);
	struct vigil_page *where = vigil_page_new();

	if (where && vigil_session_stage(session) != VIGIL_STAGE_OVER) {
		vigil_session_show_return(
			session, vigil_delivery_time(sitting->delivery, vigil_time_now()), where);
		terminal_show(sitting->terminal, where);
	}
	terminal_show(sitting->terminal, sitting->page);
	vigil_page_free(where);
}

int sitting_resume(struct sitting *sitting, const char *id)
{
	enum vigil_status status = VIGIL_NO_MEMORY;

	vigil_page_clear(sitting->page);
	if (findings_renew(sitting))
		status = vigil_delivery_resume(&sitting->delivery, sitting->store, id,
		                               vigil_time_now(), sitting->page, sitting->findings);
	if (status == VIGIL_NO_MEMORY)
		return say_no_memory(sitting->terminal);
	if (status == VIGIL_NOT_FOUND || status == VIGIL_INVALID)
		return refuse_plainly(sitting);
	if (status != VIGIL_OK)
		return sitting_refuse(sitting);
	sitting->resumed = true;
	if (!sitting->answers)
		return_show(sitting);
	return EXIT_DONE;
}

/* ---- the session ---- */

/* Which quiz this is, and who will see what. */
static void start_show(struct sitting *sitting)
{
	const struct vigil_session *session = vigil_delivery_session(sitting->delivery);

	vigil_page_clear(sitting->page);
	vigil_session_show_start(session, sitting->page);
	terminal_show(sitting->terminal, sitting->page);
	terminal_tell(sitting->terminal,
	              _("You answer as %s. Nothing is sent anywhere: name, answers and score go "
	                "into a file, for you and whoever may read the folder it is in:"),
	              sitting->learner);
	terminal_print(sitting->terminal, "  %s\n", sitting->results);
	terminal_tell(sitting->terminal,
	              _("'?' says what can be typed, and ':quit' leaves. Each answer is saved."));
}

/* A command to copy, below what it is for. */
static void command_say(const struct sitting *sitting, const char *why, const char *command,
                        const char *operand)
{
	char *quoted = places_quoted(operand);

	if (quoted)
		terminal_say(sitting->terminal, _("%s: vigil %s%s%s\n"), why, command,
		             *operand ? " " : "", *operand ? quoted : "");
	free(quoted);
}

static bool count_row(void *context, const struct vigil_result_row *row)
{
	if (!row->practice)
		++*(unsigned *)context;
	return true;
}

/* May the quiz be taken once more, as far as the number of attempts goes? */
static bool attempts_are_left(struct sitting *sitting)
{
	const struct vigil_quiz *quiz = vigil_delivery_quiz(sitting->delivery);
	unsigned most = vigil_quiz_attempts(quiz), count = 0;

	return most == 0 ||
	       (vigil_store_history(sitting->store, sitting->learner, vigil_quiz_id(quiz),
	                            count_row, &count, sitting->findings) == VIGIL_OK &&
	        count < most);
}

/* What can be done next. It names what was named by an option, and else the shortest there is. */
static void next_say(struct sitting *sitting, const struct vigil_result *result, const char *path)
{
	bool found = !invocation_has(sitting->invocation, &results_option);
	const char *operand = found ? vigil_result_id(result) : path;

	command_say(sitting, _("To see it again"), "show", operand);
	if (!vigil_result_is_all_right(result))
		command_say(sitting, _("To practise what was not right"), "retry", operand);
	if (vigil_result_passed(result) || !sitting->again || !attempts_are_left(sitting))
		return;
	found = !invocation_has(sitting->invocation, &banks_option);
	command_say(sitting, _("To take the quiz again"), sitting->again,
	            found ? sitting->invocation->operands[0] : sitting->path);
}

/* The session is over: its result is written, and shown. */
static int finish(struct sitting *sitting)
{
	struct vigil_result *result = NULL;
	char *path = NULL;
	int status = EXIT_DONE;

	if (vigil_delivery_finish(&result, &path, sitting->delivery, sitting->findings) !=
	    VIGIL_OK) {
		sitting_refuse(sitting);
		terminal_say(sitting->terminal,
		             _("vigil: the result could not be written; all answers are saved, "
		               "and the next start writes it\n"));
		return EXIT_CANNOT;
	}
	if (!sitting->answers)
		terminal_print(sitting->terminal, "\n");
	vigil_page_clear(sitting->page);
	vigil_session_show_end(vigil_delivery_session(sitting->delivery), result, sitting->page);
	terminal_show(sitting->terminal, sitting->page);
	terminal_print(sitting->terminal, _("\nResult: %s\n"), path);
	next_say(sitting, result, path);
	if (invocation_has(sitting->invocation, &exit_status_option) &&
	    !vigil_result_passed(result))
		status = EXIT_NO;
	vigil_result_free(result);
	free(path);
	return status;
}

/* Say where the session stands that was left, and how to go on. */
static void left_say(const struct sitting *sitting, enum dialog_end end)
{
	const struct vigil_session *session = vigil_delivery_session(sitting->delivery);
	const char *why = "";

	if (end == DIALOG_INPUT_ENDED)
		why = _("The input ended. ");
	else if (end == DIALOG_UNREADABLE)
		why = _("The next answer could not be read. ");
	terminal_say(sitting->terminal, _("\n%sSaved at question %zu of %zu.\n"), why,
	             vigil_session_position(session), vigil_session_count(session));
	command_say(sitting, _("To go on"), "resume", vigil_session_id(session));
	if (*why)
		terminal_say(sitting->terminal,
		             _("Without a terminal, --answers FILE gives all answers.\n"));
}

int sitting_hold(struct sitting *sitting)
{
	enum dialog_end end;

	if (!findings_renew(sitting))
		return say_no_memory(sitting->terminal);
	if (!sitting->answers && !sitting->resumed)
		start_show(sitting);
	end = sitting->answers ? answers_give(sitting->answers, sitting->delivery,
	                                      sitting->terminal, sitting->page, sitting->findings)
	                       : dialog_run(sitting->delivery, sitting->terminal, sitting->page,
	                                    sitting->findings);
	switch (end) {
	case DIALOG_OVER:
		return finish(sitting);
	case DIALOG_LEFT:
	case DIALOG_INPUT_ENDED:
	case DIALOG_UNREADABLE:
	case DIALOG_INTERRUPTED:
		left_say(sitting, end);
		break;
	case DIALOG_NOT_SAVED:
		sitting_refuse(sitting);
		command_say(sitting, _("To go on with what is saved"), "resume",
		            vigil_session_id(vigil_delivery_session(sitting->delivery)));
		break;
	}
	if (end == DIALOG_INTERRUPTED)
		return EXIT_SIGNALLED + terminal_signal(sitting->terminal);
	return end == DIALOG_LEFT ? EXIT_DONE : EXIT_CANNOT;
}
