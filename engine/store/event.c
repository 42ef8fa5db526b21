/* store/event.c -- the events of sessions: each is durable when the call is over */
#include "base/message.h"
#include "store/database.h"

enum vigil_status store_event_add(struct vigil_store *store, int64_t session, size_t n,
                                  const struct store_event *event, struct vigil_findings *findings)
{
	return database_do(store, findings, SQL_EVENT_ADD, "iiiiiiit", session, (int64_t)n,
	                   event->time.wall_ms, event->time.running_ms, (int64_t)event->event.kind,
	                   (int64_t)event->event.number, (int64_t)event->position,
	                   event->event.text ? event->event.text : "");
}

/* Event number `n`, in the order they were added in. */
static bool event_read(struct store_event *event, sqlite3_stmt *query, int64_t n)
{
	int64_t kind = sqlite3_column_int64(query, 3);

	*event = (struct store_event){
		.time = {sqlite3_column_int64(query, 1), sqlite3_column_int64(query, 2)},
		.event = {.kind = (enum vigil_event_kind)kind,
	                  .number = (size_t)sqlite3_column_int64(query, 4),
	                  .text = database_text(query, 6)},
		.position = (size_t)sqlite3_column_int64(query, 5)};
	return sqlite3_column_int64(query, 0) == n && kind >= 0 && kind <= VIGIL_EVENT_ABANDON;
}

enum vigil_status store_events(struct vigil_store *store, int64_t session,
                               bool (*each)(void *context, const struct store_event *event),
                               void *context, struct vigil_findings *findings)
{
	sqlite3_stmt *query;
	bool there = true;
	int64_t n = 0;
	enum vigil_status status =
		database_query(&query, store, findings, SQL_EVENTS, "i", session);

	while (status == VIGIL_OK && there) {
		struct store_event event;

		status = database_next(&there, query, store, findings);
		if (!there)
			break;
		n++;
		if (event_read(&event, query, n) && each(context, &event))
			continue;
		sqlite3_reset(query);
		store_find(findings, STORE_DAMAGED, store,
		           _("event number %lld of the session is not taken as it was before: what "
		             "is saved is damaged, or memory ran out"),
		           (long long)n);
		status = VIGIL_INVALID;
	}
	return status;
}
