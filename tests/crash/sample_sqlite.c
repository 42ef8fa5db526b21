/* crash/sample_sqlite.c -- the sample's store as a database of SQLite */
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "crash/sample.h"

#define PATH "store/database"

static sqlite3 *database;

static bool said(int status)
{
	if (status == SQLITE_OK || status == SQLITE_DONE || status == SQLITE_ROW)
		return true;
	fprintf(stderr, "sample: the store: %s\n", sqlite3_errstr(status));
	return false;
}

static bool run(const char *sql)
{
	return said(sqlite3_exec(database, sql, NULL, NULL, NULL));
}

/* One row, one transaction. */
static bool insert(const char *kind, const char *text)
{
	sqlite3_stmt *statement = NULL;
	int status = sqlite3_prepare_v2(database, "insert into line values (?, ?)", -1, &statement,
	                                NULL);

	if (status == SQLITE_OK) {
		sqlite3_bind_text(statement, 1, kind, -1, SQLITE_STATIC);
		sqlite3_bind_text(statement, 2, text, -1, SQLITE_STATIC);
		sqlite3_step(statement);
		status = sqlite3_finalize(statement);
	}
	return said(status);
}

static int row_read(void *session_given, int columns, char **values, char **names)
{
	struct session *session = session_given;

	(void)columns, (void)names;
	if (*values[0] == '=')
		snprintf(session->result, sizeof(session->result), "%s", values[1]);
	if (*values[0] == '+' && session->count < 8)
		snprintf(session->words[session->count++], sizeof(session->words[0]), "%s",
		         values[1]);
	if (*values[0] == '.')
		session->closed = true;
	return 0;
}

/* How each commit is made durable. A small log is moved into the database many times. */
static bool settings_make(void)
{
	if (mistaken("journal"))
		return run("pragma journal_mode = delete; pragma synchronous = full");
	if (!run("pragma journal_mode = wal; pragma wal_autocheckpoint = 6"))
		return false;
	if (mistaken("synchronous-normal"))
		return run("pragma synchronous = normal");
	if (mistaken("synchronous-off"))
		return run("pragma synchronous = off");
	return run("pragma synchronous = full");
}

static bool sqlite_open(struct session *session, enum purpose purpose)
{
	bool make = purpose == PURPOSE_TAKE;
	int flags = SQLITE_OPEN_READWRITE | (make ? SQLITE_OPEN_CREATE : 0);

	if (!make && access(PATH, F_OK) != 0 && errno == ENOENT) {
		errno = 0;
		return true; /* nothing was begun */
	}
	if (make && !folder_make("store"))
		return false;
	errno = 0;
	if (!said(sqlite3_open_v2(PATH, &database, flags, NULL)) || !settings_make())
		return false;
	/* SQLite does not look whether the folder could be synced when it makes the log. */
	return run("create table if not exists line (kind text, text text)") &&
	       folder_sync("store") &&
	       said(sqlite3_exec(database, "select * from line order by rowid", row_read, session,
	                         NULL));
}

static bool sqlite_begin(const struct session *session)
{
	return insert("=", session->result);
}

static bool sqlite_append(const char *word)
{
	bool early = mistaken("promise-before-sync");

	if (early && (!run("begin") || !insert("+", word)))
		return false;
	if (!early)
		return insert("+", word);
	promise(word);
	return run("commit");
}

static bool sqlite_close_session(void)
{
	return insert(".", "");
}

static void sqlite_close(void)
{
	sqlite3_close(database);
}

const struct store sqlite_store = {
	.name = "sqlite",
	.open = sqlite_open,
	.begin = sqlite_begin,
	.append = sqlite_append,
	.close_session = sqlite_close_session,
	.close = sqlite_close,
};
