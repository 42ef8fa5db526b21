/* session/clock.c -- the time a session takes: at the prompt, between, and by the wall clock */
#include <stdlib.h>

#include "session/session.h"

/* Wall time and running time may differ by so much before it is worth a note. */
#define CLOCK_JUMP_MS 60000

static int64_t not_negative(int64_t ms)
{
	return ms > 0 ? ms : 0;
}

struct span clock_span(const struct vigil_session *session, struct vigil_time now)
{
	struct span span = session->span;

	if (!session->suspended)
		span.active_ms += not_negative(now.running_ms - session->since.running_ms);
	return span;
}

void clock_arrive(struct vigil_session *session, struct vigil_time now)
{
	session->asked = clock_span(session, now);
}

static void add_stood(struct span *stood, struct span from, struct span to)
{
	stood->active_ms += to.active_ms - from.active_ms;
	stood->gaps_ms += to.gaps_ms - from.gaps_ms;
}

void clock_depart(struct vigil_session *session, struct vigil_time now)
{
	uint32_t section = session->plan->questions[session->position].section;
	struct span span = clock_span(session, now);

	add_stood(&session_place(session)->stood, session->asked, span);
	add_stood(&session->sections[section].stood, session->asked, span);
	session->asked = span;
}

/* How far the wall clock has gone ahead of the running one. */
static int64_t drift(const struct vigil_session *session, struct vigil_time now)
{
	return session->drift_ms + (now.wall_ms - session->since.wall_ms) -
	       (now.running_ms - session->since.running_ms);
}

void clock_note(struct vigil_session *session, struct vigil_time now)
{
	if (!session->suspended && llabs(drift(session, now)) > CLOCK_JUMP_MS)
		session->result->clock_jumped = true;
}

void clock_suspend(struct vigil_session *session, struct vigil_time now)
{
	clock_note(session, now);
	session->span = clock_span(session, now);
	session->drift_ms = drift(session, now);
	session->since = now;
	session->suspended = true;
}

/* Only the wall clock is the same on both sides: the machine may have been started anew. */
void clock_resume(struct vigil_session *session, struct vigil_time now)
{
	int64_t gap_ms = now.wall_ms - session->since.wall_ms;

	if (gap_ms < -CLOCK_JUMP_MS)
		session->result->clock_jumped = true;
	gap_ms = not_negative(gap_ms);
	if (session->rules.suspended == SUSPENDED_RUNS)
		session->span.gaps_ms += gap_ms;
	session->result->suspensions++;
	session->result->suspended_ms += gap_ms;
	session->since = now;
	session->suspended = false;
}
