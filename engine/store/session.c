/* store/session.c -- sessions as they began, and the files that they go on with */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/message.h"
#include "base/text.h"
#include "model/quiz.h"
#include "store/database.h"
#include "store/strings.h"

/* ---- adding ---- */

enum vigil_status store_session_prepare(struct vigil_store *store, struct vigil_findings *findings)
{
	static const enum statement list[] = {SQL_SESSION_ADD, SQL_DOCUMENT_FIND, SQL_FILE_ADD,
	                                      SQL_COMMIT};

	return database_prepare(store, findings, list, sizeof(list) / sizeof *(list));
}

/* The number of the document with these bytes, which is added if it is new. */
static enum vigil_status document_add(int64_t *number, struct vigil_store *store,
                                      const struct quiz_file *file, struct vigil_findings *findings)
{
	char digest[DIGEST_TEXT + 1];
	sqlite3_stmt *query;
	bool there = true, found = false;
	enum vigil_status status;

	digest_quick(digest, file->bytes, file->size);
	status = database_query(&query, store, findings, SQL_DOCUMENT_FIND, "t", digest);
	while (status == VIGIL_OK && there) {
		status = database_next(&there, query, store, findings);
		if (there) {
			*number = sqlite3_column_int64(query, 0);
			found = true;
		}
	}
	if (status != VIGIL_OK || found)
		return status;
	status = database_do(store, findings, SQL_DOCUMENT_ADD, "tb", digest, file->bytes,
	                     file->size);
	*number = sqlite3_last_insert_rowid(store->database);
	return status;
}

static enum vigil_status session_insert(struct vigil_store *store,
                                        const struct store_session *session,
                                        struct vigil_findings *findings)
{
	const struct vigil_session_options *options = &session->options;
	struct text seen, chosen;
	enum vigil_status status = VIGIL_NO_MEMORY;

	text_init(&seen);
	text_init(&chosen);
	strings_join(&seen, options->seen, options->seen_count);
	strings_join(&chosen, options->only, options->only_count);
	if (!seen.failed && !chosen.failed)
		status = database_do(store, findings, SQL_SESSION_ADD, "ttttttiiiiiitttii",
		                     options->id, options->learner, session->quiz, session->title,
		                     session->version, options->seed, (int64_t)options->seed_given,
		                     (int64_t)options->attempt, (int64_t)session->scored,
		                     (int64_t)options->practice, (int64_t)options->custody_site,
		                     (int64_t)options->time_factor_thousandths, seen.bytes,
		                     options->only ? chosen.bytes : NULL, session->results,
		                     (int64_t)session->count, session->started_wall_ms);
	text_clear(&chosen);
	text_clear(&seen);
	return status;
}

enum vigil_status store_session_add(struct vigil_store *store, struct store_session *session,
                                    const struct quiz_file *files, size_t count,
                                    struct vigil_findings *findings)
{
	enum vigil_status status = session_insert(store, session, findings);

	if (status == VIGIL_OK)
		session->number = sqlite3_last_insert_rowid(store->database);
	for (size_t i = 0; i < count && status == VIGIL_OK; i++) {
		int64_t document = 0;

		status = document_add(&document, store, &files[i], findings);
		if (status == VIGIL_OK)
			status = database_do(store, findings, SQL_FILE_ADD, "iiti", session->number,
			                     (int64_t)i, files[i].name, document);
	}
	return status;
}

/* ---- reading ---- */

/* A session of ours owns its strings, which the outside sees as const. */
struct kept_session {
	struct store_session session;
	char *id, *learner, *quiz, *title, *version, *seed, *results;
	char **seen, **only;
};

void store_session_free(struct store_session *session)
{
	struct kept_session *kept = (struct kept_session *)session;

	if (!kept)
		return;
	free(kept->id);
	free(kept->learner);
	free(kept->quiz);
	free(kept->title);
	free(kept->version);
	free(kept->seed);
	free(kept->results);
	store_strings_free(kept->seen, session->options.seen_count);
	store_strings_free(kept->only, session->options.only_count);
	free(kept);
}

static bool keep(char **kept, sqlite3_stmt *query, int column)
{
	*kept = strdup(database_text(query, column));
	return *kept != NULL;
}

static bool session_keep(struct kept_session *kept, sqlite3_stmt *query)
{
	struct store_session *session = &kept->session;
	struct vigil_session_options *options = &session->options;
	bool chosen = sqlite3_column_type(query, 14) != SQLITE_NULL;

	if (!keep(&kept->id, query, 2) || !keep(&kept->learner, query, 3) ||
	    !keep(&kept->quiz, query, 4) || !keep(&kept->title, query, 5) ||
	    !keep(&kept->version, query, 6) || !keep(&kept->seed, query, 7) ||
	    !keep(&kept->results, query, 15) ||
	    !strings_split(&kept->seen, &options->seen_count, database_text(query, 13)) ||
	    (chosen && !strings_split(&kept->only, &options->only_count, database_text(query, 14))))
		return false;
	session->number = sqlite3_column_int64(query, 0);
	session->state = (enum store_state)sqlite3_column_int(query, 1);
	options->id = kept->id;
	options->learner = kept->learner;
	session->quiz = kept->quiz;
	session->title = kept->title;
	session->version = kept->version;
	options->seed = kept->seed;
	options->seed_given = sqlite3_column_int(query, 8);
	options->attempt = (unsigned)sqlite3_column_int(query, 9);
	options->practice = sqlite3_column_int(query, 10);
	options->custody_site = sqlite3_column_int(query, 11);
	options->time_factor_thousandths = sqlite3_column_int(query, 12);
	options->seen = (const char *const *)kept->seen;
	options->only = (const char *const *)kept->only;
	session->results = kept->results;
	session->count = (size_t)sqlite3_column_int64(query, 16);
	session->started_wall_ms = sqlite3_column_int64(query, 17);
	session->scored = sqlite3_column_int(query, 18);
	return true;
}

enum vigil_status store_session_read(struct store_session **out, struct vigil_store *store,
                                     const char *id, struct vigil_findings *findings)
{
	struct kept_session *kept = calloc(1, sizeof(*kept));
	sqlite3_stmt *query = NULL;
	bool there = false;
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!kept)
		return status;
	status = database_query(&query, store, findings, SQL_SESSION_READ, "t", id);
	if (status == VIGIL_OK)
		status = database_next(&there, query, store, findings);
	if (status != VIGIL_OK)
		goto done;
	if (!there) {
		store_find(findings, STORE_NO_SESSION, store, _("there is no session '%s'"), id);
		status = VIGIL_NOT_FOUND;
		goto done;
	}
	status = session_keep(kept, query) ? VIGIL_OK : VIGIL_NO_MEMORY;
	sqlite3_reset(query);
	if (status != VIGIL_OK)
		goto done;
	*out = &kept->session;
	kept = NULL; /* the caller's from now on */
done:
	store_session_free(kept ? &kept->session : NULL);
	return status;
}

/* ---- files ---- */

void store_files_free(struct quiz_file *files, size_t count)
{
	for (size_t i = 0; files && i < count; i++) {
		free(files[i].name);
		free((char *)files[i].bytes); /* these are ours */
	}
	free(files);
}

/* Adds the file of this row to the list. */
static enum vigil_status file_add(struct quiz_file **files, size_t *count, sqlite3_stmt *query,
                                  struct vigil_store *store, struct vigil_findings *findings)
{
	struct quiz_file *grown = reallocarray(*files, *count + 1, sizeof(*grown));
	struct quiz_file file = {.size = (size_t)sqlite3_column_bytes(query, 2)};
	const void *saved = sqlite3_column_blob(query, 2);
	char *bytes, digest[DIGEST_TEXT + 1];

	if (!grown)
		return VIGIL_NO_MEMORY;
	*files = grown;
	digest_quick(digest, saved, file.size);
	if (strcmp(digest, database_text(query, 1)) != 0) {
		store_find(findings, STORE_DAMAGED, store,
		           _("the session is damaged: its file '%s' is not as it was saved"),
		           database_text(query, 0));
		return VIGIL_INVALID;
	}
	file.name = strdup(database_text(query, 0));
	file.bytes = bytes = calloc(1, file.size + 1);
	if (!file.name || !bytes) {
		free(file.name);
		free(bytes);
		return VIGIL_NO_MEMORY;
	}
	if (file.size)
		memcpy(bytes, saved, file.size);
	grown[(*count)++] = file;
	return VIGIL_OK;
}

enum vigil_status store_files_read(struct quiz_file **files, size_t *count,
                                   struct vigil_store *store, int64_t number,
                                   struct vigil_findings *findings)
{
	sqlite3_stmt *query;
	bool there = true;
	enum vigil_status status = database_query(&query, store, findings, SQL_FILES, "i", number);

	*files = NULL;
	*count = 0;
	while (status == VIGIL_OK && there) {
		status = database_next(&there, query, store, findings);
		if (there)
			status = file_add(files, count, query, store, findings);
	}
	if (status == VIGIL_OK && *count == 0) {
		store_find(findings, STORE_DAMAGED, store,
		           _("the session is damaged: it has no files"));
		status = VIGIL_INVALID;
	}
	if (status != VIGIL_OK) {
		sqlite3_reset(query);
		store_files_free(*files, *count);
		*files = NULL;
		*count = 0;
	}
	return status;
}

/* ---- the end ---- */

enum vigil_status store_session_end(struct vigil_store *store, int64_t number,
                                    int64_t ended_wall_ms, struct vigil_findings *findings)
{
	return database_do(store, findings, SQL_SESSION_END, "ii", number, ended_wall_ms);
}

enum vigil_status store_ended(char ***ids, size_t *count, struct vigil_store *store,
                              struct vigil_findings *findings)
{
	return strings_query(ids, count, store, findings, SQL_ENDED, NULL);
}
