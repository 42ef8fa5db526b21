/* delivery/delivery.c -- beginning a session, and taking its events: saved first, then told */
#include "delivery/delivery.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/findings.h"
#include "base/folder.h"
#include "base/message.h"
#include "model/quiz.h"
#include "page/page.h"
#include "vigil/bank.h"

/* Nobody begins what could not be ended: a result of many long questions, and the store's log. */
#define ROOM_BYTES ((uint64_t)8 << 20)

const struct vigil_code delivery_codes[] = {
	[DELIVERY_NOT_SAVED] = {"not-saved", VIGIL_ERROR},
	[DELIVERY_UNFIT] = {"session-unfit", VIGIL_ERROR},
	[DELIVERY_NOT_OVER] = {"session-not-over", VIGIL_ERROR},
	{0},
};

void delivery_find(struct vigil_findings *findings, enum delivery_code code,
                   const struct vigil_delivery *delivery, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	findings_addv(findings, &delivery_codes[code], delivery->quiz ? delivery->quiz->path : NULL,
	              FINDING_NOWHERE, NULL, format, arguments);
	va_end(arguments);
}

struct vigil_delivery *delivery_new(struct vigil_store *store)
{
	struct vigil_delivery *delivery = calloc(1, sizeof(*delivery));

	if (delivery)
		delivery->store = store;
	return delivery;
}

void vigil_delivery_free(struct vigil_delivery *delivery)
{
	if (!delivery)
		return;
	vigil_session_free(delivery->session);
	vigil_quiz_free(delivery->quiz_read);
	store_claim_free(delivery->claim);
	free(delivery->results);
	free(delivery->id);
	free(delivery);
}

/* ---- the beginning ---- */

/* What the learner has been asked before, of this quiz's banks. */
struct seen {
	char **all; /* what the store has; owned */
	size_t all_count;
	const char **wanted; /* borrowed from it */
	size_t wanted_count;
};

static void seen_clear(struct seen *seen)
{
	free(seen->wanted);
	store_strings_free(seen->all, seen->all_count);
}

static bool is_of_quiz(const struct vigil_quiz *quiz, const char *name)
{
	size_t length = strcspn(name, "#");

	for (size_t i = 0; i < quiz->bank_count; i++) {
		const char *bank = vigil_bank_id(quiz->banks[i]);

		if (strlen(bank) == length && memcmp(bank, name, length) == 0)
			return true;
	}
	return false;
}

/* A bank by itself asks all it has, and a given seed is to give the same plan to everybody. */
static enum vigil_status seen_fill(struct seen *seen, struct vigil_session_options *options,
                                   struct vigil_store *store, const struct vigil_quiz *quiz,
                                   struct vigil_findings *findings)
{
	enum vigil_status status;

	if (options->seen || options->seed || options->only || quiz->is_bank)
		return VIGIL_OK;
	status = store_seen(&seen->all, &seen->all_count, store, options->learner, findings);
	if (status != VIGIL_OK)
		return status;
	seen->wanted = calloc(seen->all_count + 1, sizeof(*seen->wanted));
	if (!seen->wanted)
		return VIGIL_NO_MEMORY;
	for (size_t i = 0; i < seen->all_count; i++)
		if (is_of_quiz(quiz, seen->all[i]))
			seen->wanted[seen->wanted_count++] = seen->all[i];
	options->seen = seen->wanted;
	options->seen_count = seen->wanted_count;
	return VIGIL_OK;
}

static bool is_scored(const struct vigil_quiz *quiz, const struct vigil_session_options *options)
{
	return !options->practice && !options->only && quiz->rules.mode != SESSION_PRACTICE;
}

/* Which attempt it is, and whether that is allowed. */
static enum vigil_status attempt_look(unsigned *attempt, const struct vigil_delivery *delivery,
                                      const struct vigil_session_options *options,
                                      struct vigil_time now, struct vigil_findings *findings)
{
	const struct vigil_quiz *quiz = delivery->quiz;

	*attempt = 1;
	if (!is_scored(quiz, options))
		return VIGIL_OK;
	return store_attempt(attempt, delivery->store, options->learner, quiz->id, &quiz->rules,
	                     now.wall_ms, findings);
}

/* The session as it would begin if this were the moment; nobody waits for its plan. */
static enum vigil_status session_draw(struct vigil_delivery *delivery,
                                      struct vigil_session_options *options, struct vigil_time now,
                                      struct vigil_findings *findings)
{
	const struct vigil_time start = {.wall_ms = now.wall_ms};
	enum vigil_status status =
		attempt_look(&options->attempt, delivery, options, now, findings);

	vigil_session_free(delivery->session);
	free(delivery->id);
	delivery->session = NULL;
	delivery->id = NULL;
	delivery->last = start;
	delivery->machine_ms = now.running_ms;
	if (status == VIGIL_OK)
		status = vigil_session_start(&delivery->session, delivery->quiz, options, start,
		                             findings);
	if (status != VIGIL_OK)
		return status;
	delivery->id = strdup(vigil_session_id(delivery->session));
	return delivery->id ? VIGIL_OK : VIGIL_NO_MEMORY;
}

/* Saves the session as it begins, and claims it before anybody else can see it. */
static enum vigil_status session_save(struct vigil_delivery *delivery,
                                      const struct vigil_session_options *options,
                                      struct vigil_findings *findings)
{
	const struct vigil_quiz *quiz = delivery->quiz;
	struct store_session saved = {
		.options = *options,
		.quiz = quiz->id,
		.title = quiz->title,
		.version = quiz->version,
		.results = delivery->results,
		.started_wall_ms = delivery->last.wall_ms,
		.scored = is_scored(quiz, options),
		.count = vigil_session_count(delivery->session),
	};
	enum vigil_status status;

	saved.options.id = delivery->id;
	saved.options.seed = vigil_session_seed(delivery->session);
	status =
		store_session_add(delivery->store, &saved, quiz->files, quiz->file_count, findings);
	delivery->number = saved.number;
	if (status == VIGIL_OK)
		status = store_claim(&delivery->claim, delivery->store, saved.number, findings);
	return status;
}

/*
 * In one transaction: the attempt, the session that it is, and its place in the store. *claimed is
 * false when another process has begun that attempt meanwhile.
 */
static enum vigil_status session_claim(bool *claimed, struct vigil_delivery *delivery,
                                       const struct vigil_session_options *options,
                                       struct vigil_time now, struct vigil_findings *findings)
{
	unsigned attempt = 0;
	enum vigil_status status = store_session_prepare(delivery->store, findings);

	*claimed = false;
	if (status == VIGIL_OK)
		status = store_begin(delivery->store, findings);
	if (status == VIGIL_OK)
		status = attempt_look(&attempt, delivery, options, now, findings);
	if (status == VIGIL_OK && attempt == options->attempt) {
		status = session_save(delivery, options, findings);
		if (status == VIGIL_OK)
			status = store_commit(delivery->store, findings);
		*claimed = status == VIGIL_OK;
	}
	store_rollback(delivery->store); /* nothing, when it was committed */
	return status;
}

enum vigil_status vigil_delivery_begin(struct vigil_delivery **out, struct vigil_store *store,
                                       const struct vigil_quiz *quiz,
                                       const struct vigil_session_options *options,
                                       const char *results, struct vigil_time now,
                                       struct vigil_findings *findings)
{
	struct vigil_delivery *delivery = delivery_new(store);
	struct vigil_session_options begun = *options;
	struct seen seen = {0};
	bool claimed = false;
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!delivery)
		return status;
	delivery->quiz = quiz;
	status = folder_check(results, ROOM_BYTES, findings);
	if (status != VIGIL_OK)
		goto done;
	status = VIGIL_NO_MEMORY;
	delivery->results = realpath(results, NULL); /* it may be resumed from elsewhere */
	if (!delivery->results)
		goto done;
	status = seen_fill(&seen, &begun, store, quiz, findings);
	while (status == VIGIL_OK && !claimed) { /* each turn is somebody else's attempt */
		status = session_draw(delivery, &begun, now, findings);
		if (status == VIGIL_OK)
			status = session_claim(&claimed, delivery, &begun, now, findings);
	}
	if (status != VIGIL_OK)
		goto done;
	*out = delivery;
	delivery = NULL; /* the caller's from now on */
done:
	seen_clear(&seen);
	vigil_delivery_free(delivery);
	return status;
}

/* ---- events ---- */

static bool is_over(const struct vigil_delivery *delivery)
{
	return vigil_session_stage(delivery->session) == VIGIL_STAGE_OVER;
}

/* Whether the session is another than before. */
static bool has_changed(enum vigil_answer answer)
{
	return answer != VIGIL_ANSWER_UNREADABLE && answer != VIGIL_ANSWER_NOT_ALLOWED;
}

/* The event that ends a session and its end are saved together: no end is ever forgotten. */
static enum vigil_status event_save(struct vigil_delivery *delivery,
                                    const struct vigil_event *event, struct vigil_time time,
                                    struct vigil_findings *findings)
{
	struct vigil_store *store = delivery->store;
	const struct store_event saved = {.event = *event,
	                                  .time = time,
	                                  .position = vigil_session_position(delivery->session)};
	enum vigil_status status = is_over(delivery) ? store_begin(store, findings) : VIGIL_OK;

	if (status == VIGIL_OK)
		status = store_event_add(store, delivery->number, delivery->event_count + 1, &saved,
		                         findings);
	if (status == VIGIL_OK && is_over(delivery))
		status = store_session_end(store, delivery->number, time.wall_ms, findings);
	if (status == VIGIL_OK && is_over(delivery))
		status = store_commit(store, findings);
	store_rollback(store);
	if (status != VIGIL_OK)
		return status;
	delivery->event_count++;
	delivery->last = time;
	delivery->suspended = event->kind == VIGIL_EVENT_SUSPEND;
	return VIGIL_OK;
}

static enum vigil_status not_saved(struct vigil_delivery *delivery, enum vigil_status status,
                                   struct vigil_findings *findings)
{
	delivery->lost = true;
	delivery_find(findings, DELIVERY_NOT_SAVED, delivery,
	              _("this is not saved; what was saved before is safe, and the session can be "
	                "resumed"));
	return status;
}

enum vigil_status delivery_apply(enum vigil_answer *taken, struct vigil_delivery *delivery,
                                 const struct vigil_event *event, struct vigil_time time,
                                 struct vigil_page *page, struct vigil_findings *findings)
{
	struct vigil_page *said = vigil_page_new();
	enum vigil_status status = said ? VIGIL_OK : VIGIL_NO_MEMORY;
	enum vigil_answer answer = VIGIL_ANSWER_NOT_ALLOWED;

	if (delivery->lost)
		status = VIGIL_IO;
	if (status == VIGIL_OK)
		answer = vigil_session_apply(delivery->session, event, time, said);
	if (status == VIGIL_OK && vigil_session_ran_out(delivery->session))
		status = VIGIL_NO_MEMORY;
	if (status == VIGIL_OK && has_changed(answer))
		status = event_save(delivery, event, time, findings);
	if (status == VIGIL_OK) {
		page_append(page, said);
		*taken = answer;
	} else {
		not_saved(delivery, status, findings);
	}
	vigil_page_free(said);
	return status;
}

enum vigil_status vigil_delivery_apply(enum vigil_answer *taken, struct vigil_delivery *delivery,
                                       const struct vigil_event *event, struct vigil_time now,
                                       struct vigil_page *page, struct vigil_findings *findings)
{
	return delivery_apply(taken, delivery, event, vigil_delivery_time(delivery, now), page,
	                      findings);
}

/* ---- looking at it ---- */

const struct vigil_session *vigil_delivery_session(const struct vigil_delivery *delivery)
{
	return delivery->session;
}

const struct vigil_quiz *vigil_delivery_quiz(const struct vigil_delivery *delivery)
{
	return delivery->quiz;
}

struct vigil_time vigil_delivery_time(const struct vigil_delivery *delivery, struct vigil_time now)
{
	int64_t running_ms = delivery->session_ms + (now.running_ms - delivery->machine_ms);

	if (running_ms < delivery->last.running_ms) /* events come in their order */
		running_ms = delivery->last.running_ms;
	return (struct vigil_time){.wall_ms = now.wall_ms, .running_ms = running_ms};
}
