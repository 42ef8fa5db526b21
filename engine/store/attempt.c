/* store/attempt.c -- may this learner begin this quiz, and which attempt would it be? */
#include "base/message.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "model/rules.h"
#include "store/database.h"

#define MINUTE_MS 60000

struct attempts {
	int64_t count, unfinished;
	int64_t ended_wall_ms; /* the last of them; 0: none has */
};

static enum vigil_status attempts_read(struct attempts *attempts, struct vigil_store *store,
                                       const char *learner, const char *quiz,
                                       struct vigil_findings *findings)
{
	sqlite3_stmt *query;
	bool there = true;
	enum vigil_status status =
		database_query(&query, store, findings, SQL_ATTEMPTS, "tt", learner, quiz);

	while (status == VIGIL_OK && there) {
		status = database_next(&there, query, store, findings);
		if (there)
			*attempts = (struct attempts){sqlite3_column_int64(query, 0),
			                              sqlite3_column_int64(query, 1),
			                              sqlite3_column_int64(query, 2)};
	}
	return status;
}

static enum vigil_status too_early(struct vigil_store *store, int64_t from_wall_ms,
                                   int64_t now_wall_ms, struct vigil_findings *findings)
{
	struct text when;
	enum vigil_status status = VIGIL_NO_MEMORY;

	text_init(&when);
	timestamp_add(&when, from_wall_ms);
	if (!when.failed) {
		store_find(findings, STORE_ATTEMPT_EARLY, store,
		           _("the next attempt can begin in %lld minutes, from %s on"),
		           (long long)((from_wall_ms - now_wall_ms + MINUTE_MS - 1) / MINUTE_MS),
		           when.bytes);
		status = VIGIL_INVALID;
	}
	text_clear(&when);
	return status;
}

enum vigil_status store_attempt(unsigned *attempt, struct vigil_store *store, const char *learner,
                                const char *quiz, const struct rules *rules, int64_t now_wall_ms,
                                struct vigil_findings *findings)
{
	struct attempts attempts = {0};
	enum vigil_status status = attempts_read(&attempts, store, learner, quiz, findings);

	if (status != VIGIL_OK)
		return status;
	*attempt = (unsigned)attempts.count + 1;
	if (rules->attempts == 0 && rules->wait_ms == 0)
		return VIGIL_OK;
	if (attempts.unfinished > 0) {
		store_find(findings, STORE_ATTEMPT_UNFINISHED, store,
		           _("'%s' has an unfinished session on '%s': resume it, or abandon it, "
		             "which counts as an attempt"),
		           learner, quiz);
		return VIGIL_INVALID;
	}
	if (rules->attempts > 0 && attempts.count >= rules->attempts) {
		store_find(findings, STORE_ATTEMPTS_USED, store,
		           _("'%s' has used all attempts on '%s': %lld of %u"), learner, quiz,
		           (long long)attempts.count, rules->attempts);
		return VIGIL_INVALID;
	}
	if (attempts.ended_wall_ms > 0 && now_wall_ms < attempts.ended_wall_ms + rules->wait_ms)
		return too_early(store, attempts.ended_wall_ms + rules->wait_ms, now_wall_ms,
		                 findings);
	return VIGIL_OK;
}
