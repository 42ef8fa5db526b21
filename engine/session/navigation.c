/* session/navigation.c -- the way through the questions: on, back, the review, the end */
#include "base/message.h"
#include "page/page.h"
#include "session/session.h"

/*
 * The questions between which the learner may go to and fro: those of neighbouring sections with
 * free navigation; a question of a linear section stands alone. What is behind them comes when they
 * are handed in, and there is no way back.
 */
struct stretch {
	size_t first, end;
};

static bool is_free(const struct vigil_session *session, size_t position)
{
	return session_section(session, position)->navigation == NAVIGATION_FREE;
}

static struct stretch stretch_now(const struct vigil_session *session)
{
	struct stretch stretch = {session->position, session->position + 1};

	if (!is_free(session, session->position))
		return stretch;
	while (stretch.first > 0 && is_free(session, stretch.first - 1))
		stretch.first--;
	while (stretch.end < session->plan->question_count && is_free(session, stretch.end))
		stretch.end++;
	return stretch;
}

bool vigil_session_is_free(const struct vigil_session *session)
{
	return session->stage != VIGIL_STAGE_OVER && is_free(session, session->position);
}

size_t navigation_open_count(const struct vigil_session *session)
{
	struct stretch stretch = stretch_now(session);
	size_t count = 0;

	for (size_t i = stretch.first; i < stretch.end; i++)
		count += !session->places[i].closed;
	return count;
}

/* ---- closing ---- */

void navigation_close(struct vigil_session *session, size_t position)
{
	struct result_question *record = &session->result->questions[position];
	struct place *place = &session->places[position];

	if (place->closed)
		return;
	place->closed = true;
	if (place->typed.length) {
		record->unsent = record_typed(place->typed.bytes, &record->unsent_replaced);
		session->no_memory |= !record->unsent;
	}
	text_clear(&place->response);
	text_clear(&place->typed);
}

void navigation_close_section(struct vigil_session *session)
{
	uint32_t section = session->plan->questions[session->position].section;

	for (size_t i = 0; i < session->plan->question_count; i++)
		if (session->plan->questions[i].section == section)
			navigation_close(session, i);
}

/* The question that stands there was seen, and its time goes no further. */
static void depart(struct vigil_session *session, struct vigil_time now)
{
	struct result_question *record = session_record(session);

	if (session->stage != VIGIL_STAGE_QUESTION)
		return;
	if (record->state == QUESTION_NOT_REACHED)
		record->state = QUESTION_UNANSWERED;
	clock_depart(session, now);
}

void navigation_end(struct vigil_session *session, enum session_status status,
                    struct vigil_time now)
{
	depart(session, now);
	for (size_t i = 0; i < session->plan->question_count; i++)
		navigation_close(session, i);
	session->result->status = status;
	session->stage = VIGIL_STAGE_OVER;
	session->ended = now;
}

/* ---- going ---- */

static void arrive(struct vigil_session *session, size_t position, struct vigil_time now)
{
	session->position = position;
	session->stage = VIGIL_STAGE_QUESTION;
	clock_arrive(session, now);
}

void navigation_begin(struct vigil_session *session, struct vigil_time now)
{
	arrive(session, 0, now);
}

/* Is the verdict certain, there is nothing more to ask. */
static bool stop_if_certain(struct vigil_session *session, struct vigil_time now)
{
	if (session->rules.stop != STOP_CERTAIN || !verdict_is_certain(session))
		return false;
	session->result->stopped_certain = true;
	navigation_end(session, SESSION_FINISHED, now);
	return true;
}

static void ask(struct vigil_session *session, size_t position, struct vigil_time now)
{
	depart(session, now);
	if (!stop_if_certain(session, now))
		arrive(session, position, now);
}

static void review(struct vigil_session *session, struct vigil_time now)
{
	depart(session, now);
	if (!stop_if_certain(session, now))
		session->stage = VIGIL_STAGE_REVIEW;
}

/* Behind all that can be gone to now, which is closed by this. */
static void leave_stretch(struct vigil_session *session, struct vigil_time now)
{
	struct stretch stretch = stretch_now(session);
	size_t next = stretch.end;

	for (size_t i = stretch.first; i < stretch.end; i++)
		navigation_close(session, i);
	while (next < session->plan->question_count && session->places[next].closed)
		next++;
	if (next == session->plan->question_count)
		navigation_end(session, SESSION_FINISHED, now);
	else
		ask(session, next, now);
}

void navigation_leave(struct vigil_session *session, struct vigil_time now)
{
	struct stretch stretch = stretch_now(session);
	size_t next = session->position + 1;

	if (!is_free(session, session->position))
		navigation_close(session, session->position);
	while (next < stretch.end &&
	       (session->places[next].closed || session->result->questions[next].try_count))
		next++;
	if (next < stretch.end)
		ask(session, next, now);
	else if (navigation_open_count(session))
		review(session, now);
	else
		leave_stretch(session, now);
}

/* ---- events ---- */

#define ONE_BY_ONE _("Here the questions come one after the other, and none comes back.")

enum vigil_answer navigation_skip(struct vigil_session *session, const struct vigil_event *event,
                                  struct vigil_time now, struct vigil_page *page)
{
	bool was_open;

	(void)event;
	if (session->stage != VIGIL_STAGE_QUESTION)
		return session_refuse(page, NO_QUESTION_HERE);
	was_open = !session_place(session)->asks_confidence;
	answer_settle_open(session, now, page);
	if (was_open && !session_record(session)->try_count)
		page_say(page, PAGE_PLAIN,
		         is_free(session, session->position)
		                 ? _("Left open; it can be answered before the end.")
		                 : _("Left without an answer."));
	navigation_leave(session, now);
	return VIGIL_ANSWER_DONE;
}

enum vigil_answer navigation_go(struct vigil_session *session, const struct vigil_event *event,
                                struct vigil_time now, struct vigil_page *page)
{
	struct stretch stretch = stretch_now(session);

	if (!is_free(session, session->position))
		return session_refuse(page, ONE_BY_ONE);
	if (event->number <= stretch.first || event->number > stretch.end) {
		page_say(page, PAGE_NOTE, _("From here one can go to questions %zu to %zu."),
		         stretch.first + 1, stretch.end);
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	if (session->places[event->number - 1].closed) {
		page_say(page, PAGE_NOTE, _("Question %zu is closed."), event->number);
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	if (session->stage == VIGIL_STAGE_QUESTION)
		answer_settle_open(session, now, page);
	ask(session, event->number - 1, now);
	return VIGIL_ANSWER_DONE;
}

enum vigil_answer navigation_review(struct vigil_session *session, const struct vigil_event *event,
                                    struct vigil_time now, struct vigil_page *page)
{
	(void)event;
	if (!is_free(session, session->position))
		return session_refuse(page, ONE_BY_ONE);
	if (session->stage == VIGIL_STAGE_REVIEW)
		return VIGIL_ANSWER_DONE;
	answer_settle_open(session, now, page);
	review(session, now);
	return VIGIL_ANSWER_DONE;
}

enum vigil_answer navigation_hand_in(struct vigil_session *session, const struct vigil_event *event,
                                     struct vigil_time now, struct vigil_page *page)
{
	(void)event;
	if (!is_free(session, session->position))
		return session_refuse(page, ONE_BY_ONE);
	if (session->stage == VIGIL_STAGE_QUESTION)
		answer_settle_open(session, now, page);
	depart(session, now);
	leave_stretch(session, now);
	return VIGIL_ANSWER_DONE;
}
