/* delivery/delivery.h -- what the files of this room share of a delivery */
#ifndef DELIVERY_DELIVERY_H
#define DELIVERY_DELIVERY_H

#include <stdbool.h>

#include "store/store.h"
#include "vigil/delivery.h"
#include "vigil/quiz.h"
#include "vigil/session.h"

/* What delivering finds; ends in {0}. */
extern const struct vigil_code delivery_codes[];

enum delivery_code {
	DELIVERY_NOT_SAVED, /* what was just done */
	DELIVERY_UNFIT,     /* what was saved cannot be gone on with */
	DELIVERY_NOT_OVER,  /* so that there is no result yet */
};

/*
 * The session's clock counts from 0 while somebody is at the prompt; the machine's counts always,
 * and anew after each start. Between the last saved event and a sudden end nothing is counted.
 */
struct vigil_delivery {
	struct vigil_store *store;
	struct store_claim *claim;
	const struct vigil_quiz *quiz;
	struct vigil_quiz *quiz_read; /* from the store: ours; NULL: `quiz` is the caller's */
	struct vigil_session *session;
	int64_t number; /* of the session in the store */
	char *id;
	char *results;
	size_t event_count;     /* saved so far */
	struct vigil_time last; /* of the last of them, on the session's clock */
	int64_t machine_ms;     /* what the machine's clock said at `session_ms` on the session's */
	int64_t session_ms;
	bool suspended; /* the last event says that the learner left */
	bool lost;      /* the session has gone on without being saved */
};

struct vigil_delivery *delivery_new(struct vigil_store *store);

void delivery_find(struct vigil_findings *findings, enum delivery_code code,
                   const struct vigil_delivery *delivery, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Take and save an event at a time on the session's clock; see vigil_delivery_apply(). */
enum vigil_status delivery_apply(enum vigil_answer *taken, struct vigil_delivery *delivery,
                                 const struct vigil_event *event, struct vigil_time time,
                                 struct vigil_page *page, struct vigil_findings *findings);

/*
 * Claim the session of that id, which has to be in `state`, and bring it to where its last event
 * left it. The session's clock goes on from there at `now`. As vigil_delivery_resume() otherwise.
 */
enum vigil_status delivery_replay(struct vigil_delivery **out, struct vigil_store *store,
                                  const char *id, enum store_state state, struct vigil_time now,
                                  struct vigil_findings *findings);

#endif
