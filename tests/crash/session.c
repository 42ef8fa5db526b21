/* crash/session.c -- a session by the library: begun, gone on with, and what is kept of it */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/store.h"
#include "vigil/delivery.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"
#include "vigil/store.h"

/*
 *     session take | resume | list
 *
 * It answers banks/locks.xml, with the store in store/ and the result in results/, and promises
 * each response when the delivery has taken it. `list` prints the questions that are answered in
 * the store.
 */

#define CANNOT 3

static const struct {
	const char *question, *response;
} answers[] = {
	{"home", "false"},
	{"leaving", "dim"},
	{"wakes", "badge password"},
};

struct program {
	struct vigil_findings *findings;
	struct vigil_page *page;
	struct vigil_store *store;
	struct vigil_quiz *quiz;
	struct vigil_delivery *delivery;
};

static int cannot(const struct program *program, const char *what)
{
	fprintf(stderr, "session: %s\n", what);
	for (size_t i = 0; program->findings && i < vigil_findings_count(program->findings); i++)
		fprintf(stderr, "session: %s\n",
		        vigil_findings_get(program->findings, i)->text);
	return CANNOT;
}

static const char *response_to(const char *question)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (strcmp(answers[i].question, question) == 0)
			return answers[i].response;
	return "";
}

/* One write, and so one promise. */
static void promise(const char *question)
{
	char line[64];
	int length = snprintf(line, sizeof(line), "saved %s\n", question);

	if (write(STDERR_FILENO, line, (size_t)length) != length)
		_exit(CANNOT);
}

static bool all_answered(struct program *program)
{
	const struct vigil_session *session = vigil_delivery_session(program->delivery);

	while (vigil_session_stage(session) == VIGIL_STAGE_QUESTION) {
		const char *question = vigil_session_question(session);
		const struct vigil_event event = {.kind = VIGIL_EVENT_RESPONSE,
		                                  .text = response_to(question)};
		enum vigil_answer taken;

		if (vigil_delivery_apply(&taken, program->delivery, &event, vigil_time_now(),
		                         program->page, program->findings) != VIGIL_OK ||
		    taken != VIGIL_ANSWER_DONE)
			return false;
		promise(question);
	}
	if (vigil_session_stage(session) == VIGIL_STAGE_REVIEW) {
		const struct vigil_event event = {.kind = VIGIL_EVENT_HAND_IN};
		enum vigil_answer taken;

		return vigil_delivery_apply(&taken, program->delivery, &event, vigil_time_now(),
		                            program->page, program->findings) == VIGIL_OK;
	}
	return true;
}

static int hold(struct program *program)
{
	struct vigil_result *result = NULL;
	char *path = NULL;
	int status = 0;

	if (!all_answered(program))
		return cannot(program, "could not go on");
	if (vigil_delivery_finish(&result, &path, program->delivery, program->findings) != VIGIL_OK)
		status = cannot(program, "no result");
	vigil_result_free(result);
	free(path);
	return status;
}

static int take(struct program *program)
{
	const struct vigil_session_options options = {
		.learner = "dana", .seed = "42", .seed_given = true};

	if (vigil_quiz_load(&program->quiz, "banks/locks.xml", program->findings) != VIGIL_OK ||
	    vigil_delivery_begin(&program->delivery, program->store, program->quiz, &options,
	                         "results", vigil_time_now(), program->findings) != VIGIL_OK)
		return cannot(program, "could not begin");
	return hold(program);
}

static bool unfinished_take(void *context, const struct vigil_unfinished *row)
{
	char **id = context;

	*id = strdup(row->id);
	return false;
}

static int resume(struct program *program)
{
	char *id = NULL;
	int status;

	if (vigil_store_unfinished(program->store, NULL, unfinished_take, &id, program->findings) !=
	            VIGIL_OK ||
	    !id)
		return cannot(program, "nothing is unfinished");
	if (vigil_delivery_resume(&program->delivery, program->store, id, vigil_time_now(),
	                          program->page, program->findings) == VIGIL_OK)
		status = hold(program);
	else
		status = cannot(program, "could not go on");
	free(id);
	return status;
}

struct listing {
	struct store_session *saved;
	struct vigil_session *session;
	struct vigil_page *page;
};

/* The question that stands there when a response comes is the one that it answers. */
static bool event_list(void *context, const struct store_event *event)
{
	struct listing *listing = context;

	if (event->event.kind == VIGIL_EVENT_RESPONSE)
		puts(vigil_session_question(listing->session));
	vigil_session_apply(listing->session, &event->event, event->time, listing->page);
	return true;
}

static int list(struct program *program)
{
	struct listing listing = {.page = program->page};
	char *id = NULL;
	int status = 0;

	if (access("store/store.db", F_OK) != 0)
		return cannot(program, "there is no store");
	if (vigil_store_unfinished(program->store, NULL, unfinished_take, &id, program->findings) !=
	    VIGIL_OK)
		return cannot(program, "the store cannot be read");
	if (!id) {
		char **ids;
		size_t count;

		if (store_ended(&ids, &count, program->store, program->findings) != VIGIL_OK ||
		    count != 1)
			return cannot(program, "there is no session");
		id = strdup(ids[0]);
		store_strings_free(ids, count);
	}
	if (store_session_read(&listing.saved, program->store, id, program->findings) != VIGIL_OK ||
	    vigil_quiz_load(&program->quiz, "banks/locks.xml", program->findings) != VIGIL_OK ||
	    vigil_session_start(&listing.session, program->quiz, &listing.saved->options,
	                        (struct vigil_time){.wall_ms = listing.saved->started_wall_ms},
	                        program->findings) != VIGIL_OK ||
	    store_events(program->store, listing.saved->number, event_list, &listing,
	                 program->findings) != VIGIL_OK)
		status = cannot(program, "the session cannot be read");
	vigil_session_free(listing.session);
	store_session_free(listing.saved);
	free(id);
	return status;
}

int main(int argc, char **argv)
{
	struct program program = {.findings = vigil_findings_new(), .page = vigil_page_new()};
	size_t recovered;
	int status;

	if (argc != 2 || !program.findings || !program.page)
		status = cannot(&program, "no memory");
	else if (vigil_store_open(&program.store, "store", program.findings) != VIGIL_OK)
		status = cannot(&program, "no store");
	else if (strcmp(argv[1], "list") == 0)
		status = list(&program);
	else if (vigil_delivery_recover(&recovered, program.store, program.findings) != VIGIL_OK)
		status = cannot(&program, "could not make up for what was left");
	else
		status = strcmp(argv[1], "take") == 0 ? take(&program) : resume(&program);
	vigil_delivery_free(program.delivery);
	vigil_quiz_free(program.quiz);
	vigil_store_free(program.store);
	vigil_page_free(program.page);
	vigil_findings_free(program.findings);
	return status;
}
