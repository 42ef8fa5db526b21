/* delivery/resume.c -- a session from what is saved of it: the sum of its events */
#include <stdlib.h>
#include <string.h>

#include "bank/quiz.h"
#include "base/findings.h"
#include "base/message.h"
#include "delivery/delivery.h"
#include "model/quiz.h"
#include "vigil/page.h"

/* The quiz as it was when the session began, whatever has become of its files since. */
static enum vigil_status quiz_restore(struct vigil_delivery *delivery,
                                      struct vigil_findings *findings)
{
	struct vigil_findings *passing = vigil_findings_new();
	struct quiz_file *files = NULL;
	size_t count = 0;
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!passing)
		return status;
	status = store_files_read(&files, &count, delivery->store, delivery->number, findings);
	if (status != VIGIL_OK)
		goto done;
	/* What it warns of was said when the session began. */
	status = quiz_read(&delivery->quiz_read, files, count, passing);
	delivery->quiz = delivery->quiz_read;
	if (status != VIGIL_OK && status != VIGIL_NO_MEMORY) {
		const struct vigil_finding *why = vigil_findings_get(passing, 0);

		delivery_find(
			findings, DELIVERY_UNFIT, delivery,
			_("the session cannot go on: this version does not read the quiz that it "
		          "began with: %s"),
			why ? why->text : _("no reason is known"));
		status = VIGIL_INVALID;
	}
done:
	store_files_free(files, count);
	vigil_findings_free(passing);
	return status;
}

struct replay {
	struct vigil_delivery *delivery;
	struct vigil_page *unseen; /* what was said then */
};

static bool event_replay(void *context, const struct store_event *event)
{
	struct replay *replay = context;
	struct vigil_delivery *delivery = replay->delivery;
	enum vigil_answer answer =
		vigil_session_apply(delivery->session, &event->event, event->time, replay->unseen);

	vigil_page_clear(replay->unseen);
	delivery->event_count++;
	delivery->last = event->time;
	delivery->suspended = event->event.kind == VIGIL_EVENT_SUSPEND;
	return answer != VIGIL_ANSWER_UNREADABLE && answer != VIGIL_ANSWER_NOT_ALLOWED;
}

static enum vigil_status session_restore(struct vigil_delivery *delivery,
                                         const struct store_session *saved,
                                         struct vigil_findings *findings)
{
	const struct vigil_time start = {.wall_ms = saved->started_wall_ms};
	struct replay replay = {.delivery = delivery, .unseen = vigil_page_new()};
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!replay.unseen)
		return status;
	delivery->last = start;
	status = vigil_session_start(&delivery->session, delivery->quiz, &saved->options, start,
	                             findings);
	if (status == VIGIL_OK)
		status = store_events(delivery->store, delivery->number, event_replay, &replay,
		                      findings);
	vigil_page_free(replay.unseen);
	return status;
}

static enum vigil_status check_state(const struct vigil_delivery *delivery,
                                     const struct store_session *saved, enum store_state state,
                                     struct vigil_findings *findings)
{
	if (saved->state == state)
		return VIGIL_OK;
	store_find(findings, STORE_SESSION_OVER, delivery->store, _("the session '%s' is over"),
	           saved->options.id);
	return VIGIL_INVALID;
}

/* Reads it, claims it, and reads it again: it may have been another's until then. */
static enum vigil_status session_claim(struct store_session **saved,
                                       struct vigil_delivery *delivery, const char *id,
                                       enum store_state state, struct vigil_findings *findings)
{
	enum vigil_status status = store_session_read(saved, delivery->store, id, findings);

	if (status == VIGIL_OK)
		status = check_state(delivery, *saved, state, findings);
	if (status == VIGIL_OK)
		status = store_claim(&delivery->claim, delivery->store, (*saved)->number, findings);
	if (status != VIGIL_OK)
		return status;
	store_session_free(*saved);
	status = store_session_read(saved, delivery->store, id, findings);
	if (status == VIGIL_OK)
		status = check_state(delivery, *saved, state, findings);
	return status;
}

enum vigil_status delivery_replay(struct vigil_delivery **out, struct vigil_store *store,
                                  const char *id, enum store_state state, struct vigil_time now,
                                  struct vigil_findings *findings)
{
	struct vigil_delivery *delivery = delivery_new(store);
	struct store_session *saved = NULL;
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!delivery)
		return status;
	status = session_claim(&saved, delivery, id, state, findings);
	if (status != VIGIL_OK)
		goto done;
	delivery->number = saved->number;
	delivery->id = strdup(saved->options.id);
	delivery->results = strdup(saved->results);
	status = delivery->id && delivery->results ? quiz_restore(delivery, findings)
	                                           : VIGIL_NO_MEMORY;
	if (status == VIGIL_OK)
		status = session_restore(delivery, saved, findings);
	if (status != VIGIL_OK)
		goto done;
	delivery->machine_ms = now.running_ms;
	delivery->session_ms = delivery->last.running_ms;
	*out = delivery;
	delivery = NULL; /* the caller's from now on */
done:
	store_session_free(saved);
	vigil_delivery_free(delivery);
	return status;
}

/* Whoever was stopped at once had left when the last event was saved. */
static enum vigil_status come_back(struct vigil_delivery *delivery, struct vigil_time now,
                                   struct vigil_page *page, struct vigil_findings *findings)
{
	static const struct vigil_event left = {.kind = VIGIL_EVENT_SUSPEND};
	static const struct vigil_event back = {.kind = VIGIL_EVENT_RESUME};
	enum vigil_answer taken;
	enum vigil_status status = VIGIL_OK;

	if (!delivery->suspended)
		status = delivery_apply(&taken, delivery, &left, delivery->last, page, findings);
	if (status == VIGIL_OK)
		status = vigil_delivery_apply(&taken, delivery, &back, now, page, findings);
	return status;
}

enum vigil_status vigil_delivery_resume(struct vigil_delivery **out, struct vigil_store *store,
                                        const char *id, struct vigil_time now,
                                        struct vigil_page *page, struct vigil_findings *findings)
{
	struct vigil_delivery *delivery;
	enum vigil_status status = delivery_replay(&delivery, store, id, STORE_OPEN, now, findings);

	*out = NULL;
	if (status == VIGIL_OK)
		status = come_back(delivery, now, page, findings);
	if (status != VIGIL_OK) {
		vigil_delivery_free(delivery);
		return status;
	}
	*out = delivery;
	return VIGIL_OK;
}
