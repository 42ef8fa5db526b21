/* store/list.c -- what is unfinished, what is done, and what has been asked */
#include <unistd.h>

#include "store/claim.h"
#include "store/strings.h"

static struct vigil_unfinished unfinished_read(sqlite3_stmt *query, int claims)
{
	struct vigil_unfinished row = {
		.id = database_text(query, 1),
		.learner = database_text(query, 2),
		.quiz = database_text(query, 3),
		.title = database_text(query, 4),
		.version = database_text(query, 5),
		.practice = !sqlite3_column_int(query, 6),
		.attempt = (unsigned)sqlite3_column_int(query, 7),
		.position = (size_t)sqlite3_column_int64(query, 8),
		.count = (size_t)sqlite3_column_int64(query, 9),
		.started_wall_ms = sqlite3_column_int64(query, 10),
		.last_wall_ms = sqlite3_column_int64(query, 11),
		.used_ms = sqlite3_column_int64(query, 12),
	};

	row.open = claim_look(&row.process, claims, sqlite3_column_int64(query, 0));
	return row;
}

enum vigil_status vigil_store_unfinished(struct vigil_store *store, const char *learner,
                                         vigil_unfinished_each *each, void *context,
                                         struct vigil_findings *findings)
{
	sqlite3_stmt *query;
	bool there = true;
	int claims = claims_open(store);
	enum vigil_status status =
		database_query(&query, store, findings, SQL_UNFINISHED, "t", learner);

	while (status == VIGIL_OK && there) {
		struct vigil_unfinished row;

		status = database_next(&there, query, store, findings);
		if (!there)
			break;
		row = unfinished_read(query, claims);
		there = each(context, &row);
	}
	sqlite3_reset(query);
	if (claims >= 0)
		close(claims);
	return status;
}

static struct vigil_result_row result_read_row(sqlite3_stmt *query)
{
	return (struct vigil_result_row){
		.id = database_text(query, 0),
		.folder = database_text(query, 1),
		.file = database_text(query, 2),
		.size = sqlite3_column_int64(query, 3),
		.modified_ms = sqlite3_column_int64(query, 4),
		.learner = database_text(query, 5),
		.quiz = database_text(query, 6),
		.version = database_text(query, 7),
		.practice = sqlite3_column_int(query, 8),
		.attempt = (unsigned)sqlite3_column_int(query, 9),
		.status = database_text(query, 10),
		.verdict = database_text(query, 11),
		.points_mpts = sqlite3_column_int64(query, 12),
		.max_mpts = sqlite3_column_int64(query, 13),
		.started_wall_ms = sqlite3_column_int64(query, 14),
		.finished_wall_ms = sqlite3_column_int64(query, 15),
		.valid_until_wall_ms = sqlite3_column_int64(query, 16),
	};
}

enum vigil_status vigil_store_history(struct vigil_store *store, const char *learner,
                                      const char *quiz, vigil_result_each *each, void *context,
                                      struct vigil_findings *findings)
{
	sqlite3_stmt *query;
	bool there = true;
	enum vigil_status status =
		database_query(&query, store, findings, learner ? SQL_HISTORY : SQL_HISTORY_ALL,
	                       "tt", learner, quiz);

	while (status == VIGIL_OK && there) {
		struct vigil_result_row row;

		status = database_next(&there, query, store, findings);
		if (!there)
			break;
		row = result_read_row(query);
		there = each(context, &row);
	}
	sqlite3_reset(query);
	return status;
}

enum vigil_status store_seen(char ***seen, size_t *count, struct vigil_store *store,
                             const char *learner, struct vigil_findings *findings)
{
	return strings_query(seen, count, store, findings, SQL_SEEN, learner);
}
