/* store/database.h -- what the files of this room share: the connection, its statements, errors */
#ifndef STORE_DATABASE_H
#define STORE_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/folder.h"
#include "store/store.h"

/* Every statement there is; each is prepared when it is first used, and kept. */
enum statement {
	SQL_BEGIN,
	SQL_COMMIT,
	SQL_APPLICATION,
	SQL_VERSION,
	SQL_ATTEMPTS,
	SQL_DOCUMENT_FIND,
	SQL_DOCUMENT_ADD,
	SQL_FILE_ADD,
	SQL_FILES,
	SQL_SESSION_ADD,
	SQL_SESSION_READ,
	SQL_SESSION_END,
	SQL_SESSION_WRITTEN,
	SQL_ENDED,
	SQL_UNFINISHED,
	SQL_EVENT_ADD,
	SQL_EVENTS,
	SQL_RESULT_ADD,
	SQL_ASKED_ADD,
	SQL_SEEN,
	SQL_HISTORY,
	SQL_HISTORY_ALL,
	SQL_INDEX_LAST,
	SQL_INDEX_CLEAR_ASKED,
	SQL_INDEX_CLEAR,
	SQL_INDEX_COPY,
	SQL_INDEX_COPY_ASKED,
	SQL_FRESH_ADD,
	SQL_FRESH_ASKED_ADD,
	STATEMENT_COUNT,
};

struct vigil_store {
	sqlite3 *database;
	sqlite3_stmt *statements[STATEMENT_COUNT];
	struct folder folder;
	char *path; /* of the database, for SQLite and for findings */
	int64_t patience_ms, waits_since_ms;
	bool in_transaction;
};

/* ---- schema.c ---- */

#define SCHEMA_APPLICATION 0x76696769 /* "vigi", as in the file's header */
#define SCHEMA_VERSION     1

extern const char schema_sql[];
extern const char fresh_sql[]; /* tables of a connection, for an index that is made anew */
extern const char *const statement_sql[STATEMENT_COUNT];

/* ---- database.c ---- */

/* The status and the finding that the connection's last error calls for. */
enum vigil_status database_failed(struct vigil_store *store, struct vigil_findings *findings);

/*
 * A statement, ready to be stepped, with a value for each letter of `types`: t a const char *, NULL
 * being SQL's NULL; i an int64_t; b a const void * and its size as a size_t.
 */
enum vigil_status database_query(sqlite3_stmt **query, struct vigil_store *store,
                                 struct vigil_findings *findings, enum statement which,
                                 const char *types, ...);

/* Statements that a transaction will need, made ready before it: nobody has to wait for that. */
enum vigil_status database_prepare(struct vigil_store *store, struct vigil_findings *findings,
                                   const enum statement *list, size_t count);

/* The next row, or *there is false and the statement is done. It is also done when this fails. */
enum vigil_status database_next(bool *there, sqlite3_stmt *query, struct vigil_store *store,
                                struct vigil_findings *findings);

/* A statement without rows, from its beginning to its end. */
enum vigil_status database_do(struct vigil_store *store, struct vigil_findings *findings,
                              enum statement which, const char *types, ...);

/* Never NULL; valid until the next row. */
const char *database_text(sqlite3_stmt *query, int column);

#endif
