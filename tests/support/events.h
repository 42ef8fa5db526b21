/* tests/support/events.h -- what a test lets happen in a session, in few words */
#ifndef TESTS_SUPPORT_EVENTS_H
#define TESTS_SUPPORT_EVENTS_H

#include "vigil/page.h"
#include "vigil/session.h"

static inline enum vigil_answer happens(struct vigil_session *session, enum vigil_event_kind kind,
                                        const char *text, struct vigil_time now,
                                        struct vigil_page *page)
{
	const struct vigil_event event = {.kind = kind, .text = text};

	return vigil_session_apply(session, &event, now, page);
}

static inline enum vigil_answer types(struct vigil_session *session, const char *text,
                                      struct vigil_time now, struct vigil_page *page)
{
	return happens(session, VIGIL_EVENT_TYPED, text, now, page);
}

static inline enum vigil_answer responds(struct vigil_session *session, const char *text,
                                         struct vigil_time now, struct vigil_page *page)
{
	return happens(session, VIGIL_EVENT_RESPONSE, text, now, page);
}

static inline enum vigil_answer skips(struct vigil_session *session, struct vigil_time now,
                                      struct vigil_page *page)
{
	return happens(session, VIGIL_EVENT_SKIP, NULL, now, page);
}

static inline enum vigil_answer hands_in(struct vigil_session *session, struct vigil_time now,
                                         struct vigil_page *page)
{
	return happens(session, VIGIL_EVENT_HAND_IN, NULL, now, page);
}

#endif
