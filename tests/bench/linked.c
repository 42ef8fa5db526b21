/* bench/linked.c -- a program with vigil's libraries that commits one row, prints a line and ends */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/*
 *     linked [FILE]     else $HOME/linked.db
 *
 * What a session's beginning cannot do without: a database opened and set as the store has it, and
 * one row on the disk. The first start makes the database; no other one does.
 */

static bool run(sqlite3 *database, const char *sql)
{
	return sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static bool commit_row(const char *path)
{
	sqlite3 *database = NULL;
	int keep_log = 1;
	bool done =
		sqlite3_open_v2(path, &database,
	                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
	                        NULL) == SQLITE_OK &&
		sqlite3_file_control(database, "main", SQLITE_FCNTL_PERSIST_WAL, &keep_log) ==
			SQLITE_OK &&
		run(database,
	            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	            "PRAGMA journal_size_limit = 4194304;"
	            "CREATE TABLE IF NOT EXISTS row (number INTEGER PRIMARY KEY, text)") &&
		run(database, "INSERT INTO row (text) VALUES ('a session')");

	/* It is left open, as at a prompt. */
	return done;
}

int main(int argc, char **argv)
{
	const char *home = getenv("HOME");
	char path[4096];

	if (argc > 1)
		snprintf(path, sizeof(path), "%s", argv[1]);
	else
		snprintf(path, sizeof(path), "%s/linked.db", home ? home : ".");
	if (!commit_row(path)) {
		fputs("linked: no row was committed\n", stderr);
		return 1;
	}
	return puts("ready") < 0;
}
