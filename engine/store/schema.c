/* store/schema.c -- all SQL there is: the tables, and the statements on them */
#include "store/database.h"

/*
 * document: a file's bytes, once, whatever number of sessions began with it.
 * session: as it began, and how far it has come (enum store_state); `seen` and `chosen` are lists
 * with newlines between.
 * file: the documents of a session, in order, by the names the quiz uses.
 * event: what has happened in a session; the session is the sum of them.
 * result: the index of result files; asked: the questions that each of them has asked.
 */
/* clang-format off */
const char schema_sql[] =
	"CREATE TABLE document ("
	" number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL"
	") STRICT;"
	"CREATE TABLE session ("
	" number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state INTEGER NOT NULL,"
	" learner TEXT NOT NULL, quiz TEXT NOT NULL, title TEXT NOT NULL, version TEXT NOT NULL,"
	" seed TEXT NOT NULL, seed_given INTEGER NOT NULL, attempt INTEGER NOT NULL,"
	" scored INTEGER NOT NULL, practice INTEGER NOT NULL, custody_site INTEGER NOT NULL,"
	" time_factor INTEGER NOT NULL, seen TEXT NOT NULL, chosen TEXT, results TEXT NOT NULL,"
	" count INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER"
	") STRICT;"
	"CREATE INDEX session_of ON session (learner, quiz);"
	"CREATE INDEX session_due ON session (state) WHERE state < 2;"
	"CREATE TABLE file ("
	" session INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,"
	" document INTEGER NOT NULL, PRIMARY KEY (session, place)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE event ("
	" session INTEGER NOT NULL, n INTEGER NOT NULL, wall INTEGER NOT NULL,"
	" running INTEGER NOT NULL, kind INTEGER NOT NULL, number INTEGER NOT NULL,"
	" position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (session, n)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE result ("
	" number INTEGER PRIMARY KEY, id TEXT NOT NULL, folder TEXT NOT NULL, file TEXT NOT NULL,"
	" size INTEGER NOT NULL, modified INTEGER NOT NULL, learner TEXT NOT NULL,"
	" quiz TEXT NOT NULL, version TEXT NOT NULL, practice INTEGER NOT NULL,"
	" attempt INTEGER NOT NULL, status TEXT NOT NULL, verdict TEXT NOT NULL,"
	" points INTEGER NOT NULL, most INTEGER NOT NULL, started INTEGER NOT NULL,"
	" finished INTEGER NOT NULL, valid_until INTEGER NOT NULL, UNIQUE (folder, file)"
	") STRICT;"
	"CREATE INDEX result_of ON result (learner, quiz);"
	"CREATE TABLE asked ("
	" result INTEGER NOT NULL, question TEXT NOT NULL, PRIMARY KEY (result, question)"
	") STRICT, WITHOUT ROWID;";

/* Two tables as result and asked are; they live in memory. */
const char fresh_sql[] =
	"DROP TABLE IF EXISTS temp.fresh; DROP TABLE IF EXISTS temp.fresh_asked;"
	"CREATE TEMP TABLE fresh (number INTEGER PRIMARY KEY, id, folder, file, size, modified,"
	" learner, quiz, version, practice, attempt, status, verdict, points, most, started,"
	" finished, valid_until);"
	"CREATE TEMP TABLE fresh_asked (result, question, PRIMARY KEY (result, question))"
	" WITHOUT ROWID";

#define RESULT_COLUMNS                                                                             \
	"id, folder, file, size, modified, learner, quiz, version, practice, attempt, status,"     \
	" verdict, points, most, started, finished, valid_until"
#define RESULT_VALUES "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"

const char *const statement_sql[STATEMENT_COUNT] = {
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_COMMIT] = "COMMIT",
	[SQL_APPLICATION] = "PRAGMA application_id",
	[SQL_VERSION] = "PRAGMA user_version",

	/* Attempts, whether one is unfinished, and when the last one ended: those in the store, and
	 * those whose results only are known. */
	[SQL_ATTEMPTS] =
		"SELECT max(count(*), coalesce(max(attempt), 0)), coalesce(sum(unfinished), 0),"
		" max(ended)"
		" FROM (SELECT id, attempt, state = 0 AS unfinished, ended FROM session"
		" WHERE learner = ?1 AND quiz = ?2 AND scored = 1"
		" UNION ALL SELECT id, attempt, 0, finished FROM result"
		" WHERE learner = ?1 AND quiz = ?2 AND practice = 0 AND id NOT IN"
		" (SELECT id FROM session WHERE learner = ?1 AND quiz = ?2))",

	[SQL_DOCUMENT_FIND] = "SELECT number FROM document WHERE digest = ?1",
	[SQL_DOCUMENT_ADD] = "INSERT INTO document (digest, bytes) VALUES (?1, ?2)",
	[SQL_FILE_ADD] = "INSERT INTO file VALUES (?1, ?2, ?3, ?4)",
	[SQL_FILES] = "SELECT name, digest, bytes FROM file JOIN document"
		      " ON document.number = file.document WHERE session = ?1 ORDER BY place",

	[SQL_SESSION_ADD] =
		"INSERT INTO session (id, state, learner, quiz, title, version, seed, seed_given,"
		" attempt, scored, practice, custody_site, time_factor, seen, chosen, results,"
		" count, started) VALUES (?1, 0, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
		" ?13, ?14, ?15, ?16, ?17)",
	[SQL_SESSION_READ] =
		"SELECT number, state, id, learner, quiz, title, version, seed, seed_given,"
		" attempt, practice, custody_site, time_factor, seen, chosen, results, count,"
		" started, scored FROM session WHERE id = ?1",
	[SQL_SESSION_END] = "UPDATE session SET state = 1, ended = ?2 WHERE number = ?1",
	[SQL_SESSION_WRITTEN] =
		"UPDATE session SET state = 2, ended = coalesce(ended, ?2) WHERE number = ?1",
	[SQL_ENDED] = "SELECT id FROM session WHERE state < 2 AND state = 1 ORDER BY number",
	[SQL_UNFINISHED] =
		"SELECT session.number, id, learner, quiz, title, version, scored, attempt,"
		" coalesce(last.position, 1), count, started, coalesce(last.wall, started),"
		" coalesce(last.running, 0) FROM session LEFT JOIN event AS last"
		" ON last.session = session.number AND last.n ="
		" (SELECT max(n) FROM event WHERE event.session = session.number)"
		" WHERE state < 2 AND state = 0 AND (?1 IS NULL OR learner = ?1)"
		" ORDER BY 12 DESC, session.number DESC",

	[SQL_EVENT_ADD] = "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[SQL_EVENTS] = "SELECT n, wall, running, kind, number, position, text FROM event"
		       " WHERE session = ?1 ORDER BY n",

	[SQL_RESULT_ADD] = "INSERT INTO result (" RESULT_COLUMNS ") VALUES " RESULT_VALUES,
	[SQL_ASKED_ADD] = "INSERT OR IGNORE INTO asked VALUES (?1, ?2)",
	[SQL_SEEN] = "SELECT DISTINCT question FROM asked JOIN result ON result.number = result"
		     " WHERE learner = ?1 ORDER BY question",
	[SQL_HISTORY] = "SELECT " RESULT_COLUMNS " FROM result"
			" WHERE learner = ?1 AND (?2 IS NULL OR quiz = ?2)"
			" ORDER BY finished DESC, id DESC",
	[SQL_HISTORY_ALL] = "SELECT " RESULT_COLUMNS " FROM result"
			    " WHERE ?1 IS NULL AND (?2 IS NULL OR quiz = ?2)"
			    " ORDER BY finished DESC, id DESC",

	[SQL_FRESH_ADD] = "INSERT INTO fresh (" RESULT_COLUMNS ") VALUES " RESULT_VALUES,
	[SQL_FRESH_ASKED_ADD] = "INSERT OR IGNORE INTO fresh_asked VALUES (?1, ?2)",

	/* What stood in the index of a folder before its files were read goes, and what was read,
	 * by whomever it was added. */
	[SQL_INDEX_LAST] = "SELECT coalesce(max(number), 0) FROM result",
	[SQL_INDEX_CLEAR_ASKED] =
		"DELETE FROM asked WHERE result IN (SELECT number FROM result WHERE folder = ?1"
		" AND (number <= ?2 OR file IN (SELECT file FROM fresh)))",
	[SQL_INDEX_CLEAR] = "DELETE FROM result WHERE folder = ?1"
			    " AND (number <= ?2 OR file IN (SELECT file FROM fresh))",
	[SQL_INDEX_COPY] = "INSERT INTO result (number, " RESULT_COLUMNS
			   ") SELECT number + ?1, " RESULT_COLUMNS " FROM fresh",
	[SQL_INDEX_COPY_ASKED] = "INSERT INTO asked SELECT result + ?1, question FROM fresh_asked",
};
/* clang-format on */
