/* store/store.h -- sessions, documents and results in the store, as values; no SQL gets out */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/finding.h"
#include "vigil/session.h"
#include "vigil/store.h"
#include "vigil/time.h"

struct quiz_file;
struct rules;
struct vigil_result;

/* What the store finds; ends in {0}. */
extern const struct vigil_code store_codes[];

enum store_code {
	STORE_FOLDER,             /* cannot be made, is a link, or others may write in it */
	STORE_FOREIGN,            /* not a store of ours */
	STORE_NEWER,              /* made by a newer version */
	STORE_READ_ONLY,          /* cannot be written to */
	STORE_LOCKED,             /* somebody else has held it all the while */
	STORE_DAMAGED,            /* not what was saved */
	STORE_FAILED,             /* the system refused a step */
	STORE_NETWORK,            /* a folder on the network: a warning */
	STORE_NO_SESSION,         /* of that id */
	STORE_SESSION_OPEN,       /* in another terminal */
	STORE_SESSION_OVER,       /* nothing can be added to it */
	STORE_ATTEMPTS_USED,      /* there is none left */
	STORE_ATTEMPT_UNFINISHED, /* one has to be ended first */
	STORE_ATTEMPT_EARLY,      /* the waiting time is not over */
	STORE_NOT_INDEXED,        /* a file that is named like a result, and is none */
	STORE_NO_GROUP,           /* of that name */
};

/* So long a process waits for the others, which hold the store for a moment each: on a busy machine
 * fifty of them can take their time. */
#define STORE_PATIENCE_MS 60000

enum vigil_status store_open(struct vigil_store **out, const char *folder, int64_t patience_ms,
                             struct vigil_findings *findings);

void store_find(struct vigil_findings *findings, enum store_code code,
                const struct vigil_store *store, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/*
 * One transaction for what is called between: begin it before anything else writes, so that it
 * waits for its turn here and never later. Without one, each call that writes is a transaction of
 * its own. When one has been committed it is on the disk; when it has not, it never was, but for a
 * failure while syncing, after which it may turn out to have been.
 */
enum vigil_status store_begin(struct vigil_store *store, struct vigil_findings *findings);
enum vigil_status store_commit(struct vigil_store *store, struct vigil_findings *findings);
void store_rollback(struct vigil_store *store); /* nothing when none has begun */

/* ---- sessions ---- */

enum store_state {
	STORE_OPEN,    /* it can go on */
	STORE_ENDED,   /* it is over, and its result is not written */
	STORE_WRITTEN, /* it is over, and its result was */
};

/*
 * A session as it began. The options are whole: id, learner, seed and attempt are there. All
 * strings are borrowed from somebody, or owned by the session if store_session_read() made it.
 */
struct store_session {
	int64_t number; /* in this store; 0 before it is added */
	enum store_state state;
	struct vigil_session_options options;
	const char *quiz, *title, *version;
	const char *results; /* the folder for its result, absolute */
	int64_t started_wall_ms;
	bool scored;  /* neither the options nor the quiz make it practice: an attempt */
	size_t count; /* of its questions */
};

/*
 * Which attempt would it be, if `learner` began `quiz` at `now`, and is that allowed? Only within a
 * transaction is it a claim, which lasts when the session is added in it. Sessions and results
 * count, whichever of both has the attempt; practice does not.
 *
 * VIGIL_INVALID, with a finding: all attempts are used, an unfinished one blocks, or it is too
 * early. An unfinished one blocks where attempts are limited or have to wait for each other.
 */
enum vigil_status store_attempt(unsigned *attempt, struct vigil_store *store, const char *learner,
                                const char *quiz, const struct rules *rules, int64_t now_wall_ms,
                                struct vigil_findings *findings);

/* Make ready what adding a session takes, before the transaction: then nobody waits for it. */
enum vigil_status store_session_prepare(struct vigil_store *store, struct vigil_findings *findings);

/* Add a session and the files it is asked by, within a transaction. Sets its number. */
enum vigil_status store_session_add(struct vigil_store *store, struct store_session *session,
                                    const struct quiz_file *files, size_t count,
                                    struct vigil_findings *findings);

/* VIGIL_NOT_FOUND: there is none. On VIGIL_OK the caller owns *out. */
enum vigil_status store_session_read(struct store_session **out, struct vigil_store *store,
                                     const char *id, struct vigil_findings *findings);
void store_session_free(struct store_session *session); /* NULL is fine */

/* The files of a session, each held to its digest. On VIGIL_OK the caller frees them. */
enum vigil_status store_files_read(struct quiz_file **files, size_t *count,
                                   struct vigil_store *store, int64_t number,
                                   struct vigil_findings *findings);
void store_files_free(struct quiz_file *files, size_t count); /* NULL is fine */

/* An event at its time on the session's clock, and where it left the session. */
struct store_event {
	struct vigil_event event;
	struct vigil_time time;
	size_t position;
};

/* Add event number `n`, from 1, of a session that is open. A second of that number is refused. */
enum vigil_status store_event_add(struct vigil_store *store, int64_t session, size_t n,
                                  const struct store_event *event, struct vigil_findings *findings);

/* All events in order; VIGIL_INVALID when `each` returned false, or one is missing. */
enum vigil_status store_events(struct vigil_store *store, int64_t session,
                               bool (*each)(void *context, const struct store_event *event),
                               void *context, struct vigil_findings *findings);

enum vigil_status store_session_end(struct vigil_store *store, int64_t number,
                                    int64_t ended_wall_ms, struct vigil_findings *findings);

/* The ids of all sessions that are over and have no result. */
enum vigil_status store_ended(char ***ids, size_t *count, struct vigil_store *store,
                              struct vigil_findings *findings);

/*
 * Claim a session: a lock of the kernel's that dies with its holder. *claim is given back with
 * store_claim_free(). VIGIL_IO, with a finding: somebody has it, in this process or another.
 */
struct store_claim;
enum vigil_status store_claim(struct store_claim **claim, struct vigil_store *store, int64_t number,
                              struct vigil_findings *findings);
void store_claim_free(struct store_claim *claim); /* NULL is fine */

/* ---- results ---- */

/*
 * The result of a session is in its file: the session is done, and the result in the index, with
 * what it asked.
 */
enum vigil_status store_result_add(struct vigil_store *store, int64_t session,
                                   const struct vigil_result *result, const char *folder,
                                   const char *file, struct vigil_findings *findings);

/* "BANK#QUESTION", ascending by bytes, each once, that the learner's results in the index asked. */
enum vigil_status store_seen(char ***seen, size_t *count, struct vigil_store *store,
                             const char *learner, struct vigil_findings *findings);
void store_strings_free(char **strings, size_t count); /* NULL is fine */

#endif
