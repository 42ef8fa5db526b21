/* store/index.c -- the index of results: filled as they are written, or made anew from the files */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/text.h"
#include "base/uuid.h"
#include "model/result.h"
#include "result/result.h"
#include "store/database.h"
#include "vigil/result.h"

#define ENDING ".xml"

/* ---- one result ---- */

/* Its row, and the questions that it has asked. `path` is the file's. */
static enum vigil_status result_insert(struct vigil_store *store, enum statement which,
                                       const struct vigil_result *result, const char *folder,
                                       const char *file, const struct stat *about,
                                       struct vigil_findings *findings)
{
	const struct result_score *score = &result->score;
	const char *verdict = score->verdict == VERDICT_NONE
	                              ? ""
	                              : result_verdict_words[score->verdict - VERDICT_PASSED];
	int64_t modified_ms =
		(int64_t)about->st_mtim.tv_sec * 1000 + about->st_mtim.tv_nsec / 1000000;

	return database_do(store, findings, which, "tttiitttiittiiiii", result->id, folder, file,
	                   (int64_t)about->st_size, modified_ms, result->learner, result->quiz.id,
	                   result->quiz.version, (int64_t)(result->mode == SESSION_PRACTICE),
	                   (int64_t)result->attempt, result_status_words[result->status], verdict,
	                   score->points_mpts, score->max_mpts, result->started_wall_ms,
	                   result->finished_wall_ms, result->valid_until_wall_ms);
}

static enum vigil_status asked_insert(struct vigil_store *store, enum statement which,
                                      const struct vigil_result *result, int64_t number,
                                      struct vigil_findings *findings)
{
	struct text name;
	enum vigil_status status = VIGIL_OK;

	text_init(&name);
	for (size_t i = 0; i < result->question_count && status == VIGIL_OK; i++) {
		const struct result_question *question = &result->questions[i];

		if (question->state == QUESTION_NOT_REACHED)
			continue;
		text_cut(&name, 0);
		text_addf(&name, "%s#%s", question->bank, question->id);
		status = name.failed
		                 ? VIGIL_NO_MEMORY
		                 : database_do(store, findings, which, "it", number, name.bytes);
	}
	text_clear(&name);
	return status;
}

/* Where rows go to: into the index, or beside it. */
struct target {
	enum statement result, asked;
};
static const struct target index_itself = {SQL_RESULT_ADD, SQL_ASKED_ADD};
static const struct target fresh = {SQL_FRESH_ADD, SQL_FRESH_ASKED_ADD};

static enum vigil_status index_add(struct vigil_store *store, const struct target *target,
                                   const struct vigil_result *result, const char *folder,
                                   const char *file, const struct stat *about,
                                   struct vigil_findings *findings)
{
	enum vigil_status status =
		result_insert(store, target->result, result, folder, file, about, findings);

	if (status != VIGIL_OK)
		return status;
	return asked_insert(store, target->asked, result,
	                    sqlite3_last_insert_rowid(store->database), findings);
}

enum vigil_status store_result_add(struct vigil_store *store, int64_t session,
                                   const struct vigil_result *result, const char *folder,
                                   const char *file, struct vigil_findings *findings)
{
	static const enum statement list[] = {SQL_RESULT_ADD, SQL_ASKED_ADD, SQL_SESSION_WRITTEN,
	                                      SQL_COMMIT};
	struct stat about = {0};
	struct text path;
	enum vigil_status status = VIGIL_NO_MEMORY;

	text_init(&path);
	text_addf(&path, "%s/%s", folder, file);
	if (path.failed)
		goto done;
	if (stat(path.bytes, &about)) {
		store_find(findings, STORE_FAILED, store,
		           _("the result '%s' cannot be looked at: %s"), path.bytes,
		           strerror(errno));
		status = VIGIL_IO;
		goto done;
	}
	status = database_prepare(store, findings, list, sizeof(list) / sizeof *(list));
	if (status == VIGIL_OK)
		status = store_begin(store, findings);
	if (status != VIGIL_OK)
		goto done;
	status = index_add(store, &index_itself, result, folder, file, &about, findings);
	if (status == VIGIL_OK)
		status = database_do(store, findings, SQL_SESSION_WRITTEN, "ii", session,
		                     result->finished_wall_ms);
	if (status == VIGIL_OK)
		status = store_commit(store, findings);
	store_rollback(store);
done:
	text_clear(&path);
	return status;
}

/* ---- all of them, from the files ---- */

/* Is it named as results are? */
static bool is_result_name(const char *name)
{
	char id[UUID_TEXT + 1];

	if (strlen(name) != UUID_TEXT + strlen(ENDING) || strcmp(name + UUID_TEXT, ENDING) != 0)
		return false;
	memcpy(id, name, UUID_TEXT);
	id[UUID_TEXT] = '\0';
	return uuid_is(id);
}

struct indexing {
	struct vigil_store *store;
	struct vigil_findings *findings;
	const char *folder;
	size_t count;
	bool refused; /* a file that is none */
};

/* Only when memory runs out, or the store fails, is it not VIGIL_OK. */
static enum vigil_status file_index(struct indexing *indexing, const char *name)
{
	struct vigil_result *result = NULL;
	struct stat about;
	struct text path;
	enum vigil_status status = VIGIL_NO_MEMORY;

	text_init(&path);
	text_addf(&path, "%s/%s", indexing->folder, name);
	if (path.failed)
		goto done;
	status = vigil_result_read(&result, path.bytes, indexing->findings);
	if (status == VIGIL_NO_MEMORY)
		goto done;
	if (status != VIGIL_OK || stat(path.bytes, &about)) {
		store_find(indexing->findings, STORE_NOT_INDEXED, indexing->store,
		           _("'%s' is not taken into the index"), path.bytes);
		indexing->refused = true;
		status = VIGIL_OK;
		goto done;
	}
	status = index_add(indexing->store, &fresh, result, indexing->folder, name, &about,
	                   indexing->findings);
	indexing->count++;
done:
	vigil_result_free(result);
	text_clear(&path);
	return status;
}

/* Reads them into tables of this connection, so that nobody waits meanwhile. */
static enum vigil_status files_index(struct indexing *indexing)
{
	DIR *entries = opendir(indexing->folder);
	const struct dirent *entry;
	enum vigil_status status = VIGIL_OK;

	if (!entries) {
		store_find(indexing->findings, STORE_FAILED, indexing->store,
		           _("the results in '%s' cannot be listed: %s"), indexing->folder,
		           strerror(errno));
		return errno == ENOENT ? VIGIL_NOT_FOUND : VIGIL_IO;
	}
	while (status == VIGIL_OK && (errno = 0, entry = readdir(entries)))
		if (is_result_name(entry->d_name))
			status = file_index(indexing, entry->d_name);
	if (status == VIGIL_OK && errno) {
		store_find(indexing->findings, STORE_FAILED, indexing->store,
		           _("the results in '%s' cannot be listed: %s"), indexing->folder,
		           strerror(errno));
		status = VIGIL_IO;
	}
	closedir(entries);
	return status;
}

static enum vigil_status largest_number(int64_t *number, struct vigil_store *store,
                                        struct vigil_findings *findings)
{
	sqlite3_stmt *query;
	bool there = true;
	enum vigil_status status = database_query(&query, store, findings, SQL_INDEX_LAST, "");

	while (status == VIGIL_OK && there) {
		status = database_next(&there, query, store, findings);
		if (there)
			*number = sqlite3_column_int64(query, 0);
	}
	return status;
}

/*
 * Puts what was read into the place of what was there before the reading began; what others have
 * added since then stays.
 */
static enum vigil_status index_replace(struct indexing *indexing, int64_t last)
{
	struct vigil_store *store = indexing->store;
	struct vigil_findings *findings = indexing->findings;
	const char *folder = indexing->folder;
	int64_t base = 0;
	enum vigil_status status = store_begin(store, findings);

	if (status != VIGIL_OK)
		return status;
	status = database_do(store, findings, SQL_INDEX_CLEAR_ASKED, "ti", folder, last);
	if (status == VIGIL_OK)
		status = database_do(store, findings, SQL_INDEX_CLEAR, "ti", folder, last);
	if (status == VIGIL_OK)
		status = largest_number(&base, store, findings);
	if (status == VIGIL_OK)
		status = database_do(store, findings, SQL_INDEX_COPY, "i", base);
	if (status == VIGIL_OK)
		status = database_do(store, findings, SQL_INDEX_COPY_ASKED, "i", base);
	if (status == VIGIL_OK)
		status = store_commit(store, findings);
	store_rollback(store);
	return status;
}

enum vigil_status vigil_store_index(size_t *count, struct vigil_store *store, const char *folder,
                                    struct vigil_findings *findings)
{
	char *path = realpath(folder, NULL);
	struct indexing indexing = {
		.store = store, .findings = findings, .folder = path ? path : folder};
	int64_t last = 0;
	enum vigil_status status = VIGIL_OK;

	*count = 0;
	if (sqlite3_exec(store->database, fresh_sql, NULL, NULL, NULL) != SQLITE_OK)
		status = database_failed(store, findings);
	if (status == VIGIL_OK)
		status = largest_number(&last, store, findings);
	if (status == VIGIL_OK)
		status = files_index(&indexing);
	if (status == VIGIL_OK)
		status = index_replace(&indexing, last);
	if (status == VIGIL_OK) {
		*count = indexing.count;
		status = indexing.refused ? VIGIL_INVALID : VIGIL_OK;
	}
	sqlite3_exec(store->database,
	             "DROP TABLE IF EXISTS temp.fresh;"
	             "DROP TABLE IF EXISTS temp.fresh_asked",
	             NULL, NULL, NULL);
	free(path);
	return status;
}
