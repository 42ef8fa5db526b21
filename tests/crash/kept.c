/* crash/kept.c -- prints which questions are answered in a store, and changes nothing of a session */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bank/quiz.h"
#include "store/store.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/session.h"
#include "vigil/store.h"

/*
 *     kept STORE
 *
 * The questions of the one session in the folder STORE that has no result yet, a line for each
 * response. Exit status: 0, 1 when there is none, 3 when it cannot be read.
 */

#define CANNOT 3

struct kept {
	struct vigil_findings *findings;
	struct vigil_page *page;
	struct vigil_store *store;
	struct store_session *saved;
	struct quiz_file *files;
	size_t file_count;
	struct vigil_quiz *quiz;
	struct vigil_session *session;
};

static bool id_take(void *context, const struct vigil_unfinished *row)
{
	char **id = context;

	*id = strdup(row->id);
	return false;
}

/* The session that is not over, or else the one that is and waits for its result; or NULL. */
static char *session_find(struct kept *kept)
{
	char *id = NULL, **ids;
	size_t count;

	if (vigil_store_unfinished(kept->store, NULL, id_take, &id, kept->findings) != VIGIL_OK ||
	    id || store_ended(&ids, &count, kept->store, kept->findings) != VIGIL_OK)
		return id;
	if (count > 0)
		id = strdup(ids[0]);
	store_strings_free(ids, count);
	return id;
}

/* The session as it began, by the files that it began with. */
static bool session_begin(struct kept *kept, const char *id)
{
	struct vigil_time start = {0};

	if (store_session_read(&kept->saved, kept->store, id, kept->findings) != VIGIL_OK ||
	    store_files_read(&kept->files, &kept->file_count, kept->store, kept->saved->number,
	                     kept->findings) != VIGIL_OK ||
	    quiz_read(&kept->quiz, kept->files, kept->file_count, kept->findings) != VIGIL_OK)
		return false;
	start.wall_ms = kept->saved->started_wall_ms;
	return vigil_session_start(&kept->session, kept->quiz, &kept->saved->options, start,
	                           kept->findings) == VIGIL_OK;
}

/* A response is to the question that stood there when it came. */
static bool event_print(void *context, const struct store_event *event)
{
	struct kept *kept = context;

	if (event->event.kind == VIGIL_EVENT_RESPONSE)
		puts(vigil_session_question(kept->session));
	vigil_session_apply(kept->session, &event->event, event->time, kept->page);
	return true;
}

static int kept_print(struct kept *kept, const char *folder)
{
	char *id = NULL;
	int status = CANNOT;

	if (vigil_store_open(&kept->store, folder, kept->findings) != VIGIL_OK)
		return status;
	id = session_find(kept);
	if (!id)
		status = 1;
	else if (session_begin(kept, id) &&
	         store_events(kept->store, kept->saved->number, event_print, kept,
	                      kept->findings) == VIGIL_OK)
		status = 0;
	free(id);
	return status;
}

int main(int argc, char **argv)
{
	struct kept kept = {.findings = vigil_findings_new(), .page = vigil_page_new()};
	int status = CANNOT;

	if (argc == 2 && kept.findings && kept.page)
		status = access(argv[1], F_OK) == 0 ? kept_print(&kept, argv[1]) : 1;
	for (size_t i = 0; kept.findings && i < vigil_findings_count(kept.findings); i++)
		fprintf(stderr, "%s\n", vigil_findings_get(kept.findings, i)->text);
	vigil_session_free(kept.session);
	vigil_quiz_free(kept.quiz);
	store_files_free(kept.files, kept.file_count);
	store_session_free(kept.saved);
	vigil_store_free(kept.store);
	vigil_page_free(kept.page);
	vigil_findings_free(kept.findings);
	return status;
}
