/* store/database.c -- opening the database, or making it; its statements, transactions, errors */
#include "store/database.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/findings.h"
#include "base/message.h"
#include "base/random.h"
#include "base/text.h"

/* clang-format off */
const struct vigil_code store_codes[] = {
	[STORE_FOLDER]             = {"store-folder", VIGIL_ERROR},
	[STORE_FOREIGN]            = {"store-foreign", VIGIL_ERROR},
	[STORE_NEWER]              = {"store-newer", VIGIL_ERROR},
	[STORE_READ_ONLY]          = {"store-read-only", VIGIL_ERROR},
	[STORE_LOCKED]             = {"store-locked", VIGIL_ERROR},
	[STORE_DAMAGED]            = {"store-damaged", VIGIL_ERROR},
	[STORE_FAILED]             = {"store-failed", VIGIL_ERROR},
	[STORE_NETWORK]            = {"store-network", VIGIL_WARNING},
	[STORE_NO_SESSION]         = {"no-session", VIGIL_ERROR},
	[STORE_SESSION_OPEN]       = {"session-open", VIGIL_ERROR},
	[STORE_SESSION_OVER]       = {"session-over", VIGIL_ERROR},
	[STORE_ATTEMPTS_USED]      = {"attempts-used", VIGIL_ERROR},
	[STORE_ATTEMPT_UNFINISHED] = {"attempt-unfinished", VIGIL_ERROR},
	[STORE_ATTEMPT_EARLY]      = {"attempt-early", VIGIL_ERROR},
	[STORE_NOT_INDEXED]        = {"not-indexed", VIGIL_ERROR},
	[STORE_NO_GROUP]           = {"no-group", VIGIL_ERROR},
	{0},
};
/* clang-format on */

#define DATABASE_FILE "store.db"
#define LOG_FILE      "store.db-wal"
#define SETTLED_FILE  "store.lock"

/* The log is copied into the database when it is so long, and never longer on the disk. */
#define LOG_BYTES "4194304"

void store_find(struct vigil_findings *findings, enum store_code code,
                const struct vigil_store *store, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	findings_addv(findings, &store_codes[code], store->path, FINDING_NOWHERE, NULL, format,
	              arguments);
	va_end(arguments);
}

/* ---- errors ---- */

static enum vigil_status refuse(struct vigil_store *store, enum store_code code,
                                enum vigil_status status, struct vigil_findings *findings)
{
	int error = sqlite3_system_errno(store->database);
	const char *words = sqlite3_errmsg(store->database);
	const char *system = error ? strerror(error) : _("the system says nothing of it");

	if (code == STORE_LOCKED)
		store_find(findings, code, store,
		           _("another program has held the store all the while"));
	else if (code == STORE_FOREIGN)
		store_find(findings, code, store, _("this is not a store of vigil"));
	else if (code == STORE_READ_ONLY)
		store_find(findings, code, store, _("the store cannot be written to"));
	else if (code == STORE_DAMAGED)
		store_find(findings, code, store, _("the store is damaged, or its disk: %s (%s)"),
		           words, system);
	else
		store_find(findings, code, store, _("the store failed: %s (%s)"), words, system);
	return status;
}

enum vigil_status database_failed(struct vigil_store *store, struct vigil_findings *findings)
{
	int code = sqlite3_extended_errcode(store->database);

	if (code == SQLITE_IOERR_NOMEM)
		return VIGIL_NO_MEMORY;
	switch (code & 0xFF) {
	case SQLITE_NOMEM:
		return VIGIL_NO_MEMORY;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return refuse(store, STORE_LOCKED, VIGIL_IO, findings);
	case SQLITE_READONLY:
		return refuse(store, STORE_READ_ONLY, VIGIL_IO, findings);
	case SQLITE_NOTADB:
		return refuse(store, STORE_FOREIGN, VIGIL_INVALID, findings);
	case SQLITE_CORRUPT:
	case SQLITE_CONSTRAINT: /* what we add always fits in */
	case SQLITE_ERROR:      /* a table or a column is not there */
	case SQLITE_MISMATCH:
		return refuse(store, STORE_DAMAGED, VIGIL_INVALID, findings);
	default:
		return refuse(store, STORE_FAILED, VIGIL_IO, findings);
	}
}

/* ---- statements ---- */

/* Binds what `types` says, from the first parameter on. False: no memory, or too long. */
static bool bind(sqlite3_stmt *query, const char *types, va_list values)
{
	int done = SQLITE_OK;

	for (int i = 1; *types && done == SQLITE_OK; i++, types++) {
		if (*types == 't') {
			done = sqlite3_bind_text(query, i, va_arg(values, const char *), -1,
			                         SQLITE_STATIC);
		} else if (*types == 'i') {
			done = sqlite3_bind_int64(query, i, va_arg(values, int64_t));
		} else {
			const void *bytes = va_arg(values, const void *);
			size_t size = va_arg(values, size_t);

			assert(*types == 'b');
			done = size ? sqlite3_bind_blob64(query, i, bytes, size, SQLITE_STATIC)
			            : sqlite3_bind_zeroblob(query, i, 0);
		}
	}
	return done == SQLITE_OK;
}

static bool statement_prepare(struct vigil_store *store, enum statement which)
{
	return store->statements[which] ||
	       sqlite3_prepare_v3(store->database, statement_sql[which], -1,
	                          SQLITE_PREPARE_PERSISTENT, &store->statements[which],
	                          NULL) == SQLITE_OK;
}

enum vigil_status database_prepare(struct vigil_store *store, struct vigil_findings *findings,
                                   const enum statement *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!statement_prepare(store, list[i]))
			return database_failed(store, findings);
	return VIGIL_OK;
}

static enum vigil_status query_begin(sqlite3_stmt **query, struct vigil_store *store,
                                     struct vigil_findings *findings, enum statement which,
                                     const char *types, va_list values)
{
	*query = NULL;
	if (!statement_prepare(store, which) || !bind(store->statements[which], types, values))
		return database_failed(store, findings);
	*query = store->statements[which];
	return VIGIL_OK;
}

enum vigil_status database_query(sqlite3_stmt **query, struct vigil_store *store,
                                 struct vigil_findings *findings, enum statement which,
                                 const char *types, ...)
{
	enum vigil_status status;
	va_list values;

	va_start(values, types);
	status = query_begin(query, store, findings, which, types, values);
	va_end(values);
	return status;
}

/* Lets go of what it was given; the error has been reported by the step. */
static void query_end(sqlite3_stmt *query)
{
	sqlite3_reset(query);
	sqlite3_clear_bindings(query);
}

enum vigil_status database_next(bool *there, sqlite3_stmt *query, struct vigil_store *store,
                                struct vigil_findings *findings)
{
	enum vigil_status status = VIGIL_OK;
	int done = sqlite3_step(query);

	*there = done == SQLITE_ROW;
	if (*there)
		return VIGIL_OK;
	if (done != SQLITE_DONE)
		status = database_failed(store, findings);
	query_end(query);
	return status;
}

enum vigil_status database_do(struct vigil_store *store, struct vigil_findings *findings,
                              enum statement which, const char *types, ...)
{
	enum vigil_status status;
	sqlite3_stmt *query;
	bool there = true;
	va_list values;

	va_start(values, types);
	status = query_begin(&query, store, findings, which, types, values);
	va_end(values);
	while (status == VIGIL_OK && there)
		status = database_next(&there, query, store, findings);
	return status;
}

const char *database_text(sqlite3_stmt *query, int column)
{
	const unsigned char *text = sqlite3_column_text(query, column);

	return text ? (const char *)text : "";
}

/* ---- transactions ---- */

enum vigil_status store_begin(struct vigil_store *store, struct vigil_findings *findings)
{
	enum vigil_status status = database_do(store, findings, SQL_BEGIN, "");

	store->in_transaction = status == VIGIL_OK;
	return status;
}

enum vigil_status store_commit(struct vigil_store *store, struct vigil_findings *findings)
{
	enum vigil_status status = database_do(store, findings, SQL_COMMIT, "");

	if (status == VIGIL_OK)
		store->in_transaction = false;
	else
		store_rollback(store);
	return status;
}

void store_rollback(struct vigil_store *store)
{
	/* A failure may have rolled it back already. */
	if (store->in_transaction && !sqlite3_get_autocommit(store->database))
		sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
	store->in_transaction = false;
}

/*
 * The others hold the store for well under a millisecond each, so that short naps find it free
 * soon; chance keeps many from waking at once.
 */
static int wait_turn(void *context, int tries)
{
	struct vigil_store *store = context;
	int64_t now_ms = vigil_time_now().running_ms;
	struct timespec nap = {0};
	uint16_t chance;

	if (tries == 0)
		store->waits_since_ms = now_ms;
	if (now_ms - store->waits_since_ms >= store->patience_ms)
		return 0;
	random_fresh(&chance, sizeof(chance));
	nap.tv_nsec = 100000 + 1000 * (chance % (tries < 8 ? 400 : 2000));
	nanosleep(&nap, NULL);
	return 1;
}

/* ---- opening ---- */

/* The folder is our own, and nobody else can write in it. */
static enum vigil_status folder_claim(struct vigil_store *store, const char *path,
                                      struct vigil_findings *findings)
{
	static const uint32_t network[] = {0x6969, 0xFF534D42, 0xFE534D42, 0x517B, 0x5346414F};
	const char *unsafe;
	struct statfs system;
	struct stat about;

	if (!folder_open(&store->folder, path, &unsafe)) {
		if (!unsafe && errno == ENOMEM)
			return VIGIL_NO_MEMORY;
		store_find(
			findings, STORE_FOLDER, store,
			_("the folder of the store, which may not be a link, cannot be opened: %s"),
			unsafe ? unsafe : strerror(errno));
		return VIGIL_IO;
	}
	if (fstat(store->folder.fd, &about) || about.st_uid != geteuid() || store->folder.drop) {
		store_find(
			findings, STORE_FOLDER, store,
			_("the folder of the store has to belong to this account, and nobody else "
		          "may write in it"));
		return VIGIL_IO;
	}
	if (fstatfs(store->folder.fd, &system))
		return VIGIL_OK;
	for (size_t i = 0; i < sizeof(network) / sizeof *network; i++) /* NFS, CIFS, SMB, AFS */
		if ((uint32_t)system.f_type == network[i])
			store_find(findings, STORE_NETWORK, store,
			           _("the store is in a folder on the network: it may be used from "
			             "one machine only"));
	return VIGIL_OK;
}

/* An empty store, as the bytes of its file. *image is freed with sqlite3_free(). */
static bool image_make(unsigned char **image, sqlite3_int64 *size)
{
	char settings[96];
	sqlite3 *made = NULL;

	*image = NULL;
	snprintf(settings, sizeof(settings), "PRAGMA application_id = %d; PRAGMA user_version = %d",
	         SCHEMA_APPLICATION, SCHEMA_VERSION);
	if (sqlite3_open_v2(":memory:", &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ==
	            SQLITE_OK &&
	    sqlite3_exec(made, settings, NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_exec(made, schema_sql, NULL, NULL, NULL) == SQLITE_OK)
		*image = sqlite3_serialize(made, "main", size, 0);
	sqlite3_close(made);
	/* The file format's write and read version: 2 is a database with a write-ahead log. */
	if (*image)
		(*image)[18] = (*image)[19] = 2;
	return *image != NULL;
}

/* Makes the file, whole or not at all. Another process may be doing the same. */
static enum vigil_status file_make(struct vigil_store *store, const char *folder,
                                   struct vigil_findings *findings)
{
	struct vigil_findings *passing = vigil_findings_new();
	const struct vigil_finding *why;
	unsigned char *image = NULL;
	sqlite3_int64 size = 0;
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (passing && image_make(&image, &size))
		status = file_create(folder, DATABASE_FILE, (const char *)image, (size_t)size,
		                     passing);
	if (status == VIGIL_IO && faccessat(store->folder.fd, DATABASE_FILE, F_OK, 0) == 0)
		status = VIGIL_OK; /* another process was faster */
	why = status == VIGIL_IO ? vigil_findings_get(passing, 0) : NULL;
	if (why)
		store_find(findings, STORE_FAILED, store, _("the store cannot be made: %s"),
		           why->text);
	sqlite3_free(image);
	vigil_findings_free(passing);
	return status;
}

static enum vigil_status file_check(struct vigil_store *store, const char *folder,
                                    struct vigil_findings *findings)
{
	enum vigil_status status = VIGIL_OK;
	struct stat about;
	int failed = fstatat(store->folder.fd, DATABASE_FILE, &about, AT_SYMLINK_NOFOLLOW);

	if (failed && errno == ENOENT) {
		status = file_make(store, folder, findings);
		if (status != VIGIL_OK)
			return status;
		failed = fstatat(store->folder.fd, DATABASE_FILE, &about, AT_SYMLINK_NOFOLLOW);
	}
	if (failed) {
		store_find(findings, STORE_FAILED, store, _("cannot be looked at: %s"),
		           strerror(errno));
		status = VIGIL_IO;
	} else if (!S_ISREG(about.st_mode) || about.st_uid != geteuid()) {
		store_find(findings, STORE_FOREIGN, store,
		           _("the store has to be a regular file of this account, and no link"));
		status = VIGIL_INVALID;
	} else if (faccessat(store->folder.fd, ".", W_OK | X_OK, AT_EACCESS)) {
		status = refuse(store, STORE_READ_ONLY, VIGIL_IO, findings);
	}
	return status;
}

/*
 * The names of the database and its log have to be durable before anything in them counts. Whoever
 * has made them may have been stopped before that; a third name, made afterwards, says it is done.
 * SQLite syncs the folder as well, but does not look whether that fails.
 */
static enum vigil_status names_settle(struct vigil_store *store, struct vigil_findings *findings)
{
	const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
	int fd = store->folder.fd, made;

	if (faccessat(fd, SETTLED_FILE, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
		return VIGIL_OK;
	made = openat(fd, LOG_FILE, flags, 0600);
	if (made < 0 || close(made) || fsync(fd))
		goto failed;
	made = openat(fd, SETTLED_FILE, flags, 0600);
	if (made < 0 || close(made))
		goto failed;
	return VIGIL_OK;
failed:
	store_find(findings, STORE_FAILED, store, _("the store's files cannot be made: %s"),
	           strerror(errno));
	return VIGIL_IO;
}

/* Is it ours, of a version that we know, and can it be written to? */
static enum vigil_status identity_check(struct vigil_store *store, struct vigil_findings *findings)
{
	static const enum statement questions[] = {SQL_APPLICATION, SQL_VERSION};
	int answers[2] = {0};
	enum vigil_status status;

	for (size_t i = 0; i < 2; i++) {
		sqlite3_stmt *query;
		bool there = true;

		status = database_query(&query, store, findings, questions[i], "");
		while (status == VIGIL_OK && there) {
			status = database_next(&there, query, store, findings);
			if (there)
				answers[i] = sqlite3_column_int(query, 0);
		}
		if (status != VIGIL_OK)
			return status;
	}
	if (answers[0] != SCHEMA_APPLICATION || answers[1] < 1)
		return refuse(store, STORE_FOREIGN, VIGIL_INVALID, findings);
	if (answers[1] > SCHEMA_VERSION) {
		store_find(
			findings, STORE_NEWER, store,
			_("the store was made by a newer version of vigil (its form is %d, and %d "
		          "is known)"),
			answers[1], SCHEMA_VERSION);
		return VIGIL_INVALID;
	}
	if (sqlite3_db_readonly(store->database, "main"))
		return refuse(store, STORE_READ_ONLY, VIGIL_IO, findings);
	return VIGIL_OK;
}

static enum vigil_status database_open(struct vigil_store *store, struct vigil_findings *findings)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
	                  SQLITE_OPEN_EXRESCODE;
	int keep_log = 1;
	enum vigil_status status;

	if (sqlite3_open_v2(store->path, &store->database, flags, NULL) != SQLITE_OK)
		return store->database ? database_failed(store, findings) : VIGIL_NO_MEMORY;
	sqlite3_busy_handler(store->database, wait_turn, store);
	sqlite3_file_control(store->database, "main", SQLITE_FCNTL_PERSIST_WAL, &keep_log);
	status = identity_check(store, findings);
	if (status == VIGIL_OK &&
	    sqlite3_exec(store->database,
	                 "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
	                 "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = " LOG_BYTES,
	                 NULL, NULL, NULL) != SQLITE_OK)
		status = database_failed(store, findings);
	return status;
}

/* SQLite must not take a folder's name for an address: "file:..." */
static char *database_path(const char *folder)
{
	struct text path;

	text_init(&path);
	text_addf(&path, "%s%s/" DATABASE_FILE, *folder == '/' ? "" : "./", folder);
	return text_take(&path);
}

enum vigil_status store_open(struct vigil_store **out, const char *folder, int64_t patience_ms,
                             struct vigil_findings *findings)
{
	struct vigil_store *store = calloc(1, sizeof(*store));
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!store)
		return status;
	store->folder.fd = -1;
	store->patience_ms = patience_ms;
	store->path = database_path(folder);
	if (!store->path)
		goto done;
	status = folder_claim(store, folder, findings);
	if (status == VIGIL_OK)
		status = file_check(store, folder, findings);
	if (status == VIGIL_OK)
		status = database_open(store, findings);
	if (status == VIGIL_OK)
		status = names_settle(store, findings);
	if (status != VIGIL_OK)
		goto done;
	*out = store;
	store = NULL; /* the caller's from now on */
done:
	vigil_store_free(store);
	return status;
}

enum vigil_status vigil_store_open(struct vigil_store **out, const char *folder,
                                   struct vigil_findings *findings)
{
	return store_open(out, folder, STORE_PATIENCE_MS, findings);
}

void vigil_store_free(struct vigil_store *store)
{
	if (!store)
		return;
	store_rollback(store);
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	sqlite3_close(store->database);
	folder_clear(&store->folder);
	free(store->path);
	free(store);
}
