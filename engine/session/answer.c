/* session/answer.c -- what becomes of an answer: read, scored, recorded, and what is said of it */
#include "base/message.h"
#include "page/measure.h"
#include "page/page.h"
#include "session/session.h"

/* Is it said after each response whether it was right? Only then is there another try. */
static bool says_each(const struct vigil_session *session)
{
	return session->rules.feedback == FEEDBACK_AFTER_EACH;
}

uint32_t answer_tries_left(const struct vigil_session *session, size_t position)
{
	size_t used = session->result->questions[position].try_count;

	if (!says_each(session) || used >= session->rules.tries)
		return 0;
	return (uint32_t)(session->rules.tries - used);
}

/* Where hints, tries or confidence make it something else than what the response is worth. */
static void say_points(const struct result_question *record, struct vigil_page *page)
{
	struct text points;

	text_init(&points);
	measure_add_points(&points, record->points_mpts, record->max_mpts);
	page_say(page, PAGE_NOTE, _("It counts %s."), points.bytes);
	text_clear(&points);
}

/* The response and its points into the record. False: no memory, and nothing has changed. */
static bool enter(struct vigil_session *session, struct score score, struct vigil_time now)
{
	struct result_question *record = session_record(session);
	struct place *place = session_place(session);
	int32_t best_mpts = record->points_mpts;
	bool keeps_best = says_each(session) && record->try_count > 0;
	struct result_try one = {
		.at_wall_ms = now.wall_ms,
		.points_mpts = points_earned(session, session->position, score),
		.typed = place->typed.bytes,
		.tolerated = score.tolerated,
		.late = place->late,
		.response = place->response.bytes,
	};

	if (place->typed.failed || place->response.failed ||
	    record_try(record, &one, score.pending) != VIGIL_OK)
		return false;
	if (keeps_best && best_mpts > record->points_mpts)
		record->points_mpts = best_mpts;
	return true;
}

/* What is said of it at once, as far as the policy has it. */
static void say_taken(struct vigil_session *session, const struct marked_response *response,
                      uint32_t tries_left, struct vigil_page *page)
{
	const struct result_question *record = session_record(session);

	if (!says_each(session))
		page_say(page, PAGE_PLAIN, _("Taken."));
	else if (tries_left)
		feedback_show_verdict(response, tries_left, page);
	else {
		feedback_show(response, release_now(session), page);
		if (record->points_mpts != response->score.earned_mpts)
			say_points(record, page);
	}
}

/* What comes next is a response of its own. */
static void forget_response(struct place *place)
{
	place->asks_confidence = false;
	text_clear(&place->response);
	text_clear(&place->typed);
}

/*
 * Once the response is there, and how sure it is where that is asked. DONE: the question is left
 * for good or for now; MORE: there is another try.
 */
static enum vigil_answer settle(struct vigil_session *session, struct vigil_time now,
                                struct vigil_page *page)
{
	struct place *place = session_place(session);
	const struct plan_question *planned = &session->plan->questions[session->position];
	const struct marked_response response = {
		.asked = session_asked(session, session->position),
		.score = place->score,
		.points_mpts = planned->points_mpts,
	};
	uint32_t tries_left;

	if (!enter(session, place->score, now)) {
		session->no_memory = true;
		page_say(page, PAGE_BAD, _("Memory ran out; this was not taken."));
		forget_response(place);
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	tries_left = answer_tries_left(session, session->position);
	if (place->score.pending || place->score.earned_mpts >= planned->points_mpts)
		tries_left = 0;
	say_taken(session, &response, tries_left, page);
	forget_response(place);
	if (tries_left)
		return VIGIL_ANSWER_MORE;
	if (says_each(session))
		navigation_close(session, session->position);
	return VIGIL_ANSWER_DONE;
}

void answer_settle_open(struct vigil_session *session, struct vigil_time now,
                        struct vigil_page *page)
{
	if (session->stage == VIGIL_STAGE_QUESTION && session_place(session)->asks_confidence)
		session->no_memory |= settle(session, now, page) == VIGIL_ANSWER_NOT_ALLOWED;
}

static enum vigil_answer settle_and_leave(struct vigil_session *session, struct vigil_time now,
                                          struct vigil_page *page)
{
	enum vigil_answer answer = settle(session, now, page);

	if (answer == VIGIL_ANSWER_DONE)
		navigation_leave(session, now);
	return answer;
}

/* ---- reading ---- */

static void remember(struct text *typed, const char *line)
{
	text_addf(typed, "%s%s", typed->length ? "\n" : "", line);
}

/* The response is complete: `why` says how the entry was understood, if there is anything to say. */
static void take(struct vigil_session *session, const struct text *response, const struct text *why,
                 bool late, struct vigil_page *page)
{
	const struct plan_question *planned = &session->plan->questions[session->position];
	struct place *place = session_place(session);

	place->score = points_score(planned, response->bytes);
	place->late = late;
	session_record(session)->confidence = 0;
	text_cut(&place->response, 0);
	text_add(&place->response, response->bytes);
	if (why->length)
		page_say(page, PAGE_NOTE, "%s", why->bytes);
}

static bool wants_confidence(const struct vigil_session *session)
{
	return session->rules.confidence != CONFIDENCE_NONE &&
	       !session_place(session)->score.pending &&
	       session->plan->questions[session->position].points_mpts > 0;
}

/* What did not fit into memory was not taken, whatever came of the rest: see vigil_session_ran_out(). */
static void memory_look(struct vigil_session *session, const struct place *place,
                        const struct text *response, const struct text *why)
{
	session->no_memory |=
		response->failed || why->failed || place->response.failed || place->typed.failed;
}

/* What is read from an entry, and what is said about it. */
struct entry {
	enum read_outcome outcome;
	struct text response, why;
};

static void entry_read(struct entry *entry, const struct vigil_session *session, const char *typed,
                       bool normalized)
{
	const struct asked asked = session_asked(session, session->position);
	const struct interaction *interaction = asked.question->interaction;

	text_init(&entry->response);
	text_init(&entry->why);
	entry->outcome = (normalized ? interaction->restore : interaction->read)(
		&asked, typed, &entry->response, &entry->why);
}

static void entry_clear(struct entry *entry)
{
	text_clear(&entry->response);
	text_clear(&entry->why);
}

static enum vigil_answer take_confidence(struct vigil_session *session, const char *typed,
                                         struct vigil_time now, struct vigil_page *page)
{
	uint32_t confidence = confidence_read(typed);

	if (!confidence) {
		page_say(page, PAGE_NOTE, _("Type 1, 2 or 3, or guessing, likely or sure."));
		return VIGIL_ANSWER_UNREADABLE;
	}
	session_record(session)->confidence = confidence;
	return settle_and_leave(session, now, page);
}

static enum vigil_answer answer(struct vigil_session *session, const struct vigil_event *event,
                                struct vigil_time now, struct vigil_page *page)
{
	const char *typed = event->text ? event->text : "";
	struct place *place = session_place(session);
	enum vigil_answer answer = VIGIL_ANSWER_UNREADABLE;
	struct entry entry;

	entry_read(&entry, session, typed, event->kind == VIGIL_EVENT_RESPONSE);
	if (entry.outcome == READ_DONE || entry.outcome == READ_MORE)
		remember(&place->typed, typed);
	switch (entry.outcome) {
	case READ_DONE:
		take(session, &entry.response, &entry.why, limit_is_late(session, now), page);
		place->asks_confidence = wants_confidence(session);
		answer = place->asks_confidence ? VIGIL_ANSWER_MORE
		                                : settle_and_leave(session, now, page);
		break;
	case READ_MORE:
		text_cut(&place->response, 0);
		text_add(&place->response, entry.response.bytes);
		answer = VIGIL_ANSWER_MORE;
		break;
	case READ_UNREADABLE:
	case READ_NOT_ALLOWED:
		page_say(page, PAGE_NOTE, "%s", entry.why.bytes);
		if (entry.outcome == READ_NOT_ALLOWED)
			answer = VIGIL_ANSWER_NOT_ALLOWED;
		break;
	}
	memory_look(session, place, &entry.response, &entry.why);
	entry_clear(&entry);
	return answer;
}

bool answer_cut_off(struct vigil_session *session, const char *typed, struct vigil_time now,
                    struct vigil_page *page)
{
	struct entry entry;
	bool complete;

	entry_read(&entry, session, typed, false);
	complete = entry.outcome == READ_DONE;
	if (complete) {
		remember(&session_place(session)->typed, typed);
		take(session, &entry.response, &entry.why, true, page);
		page_say(page, PAGE_NOTE, _("What you had typed was taken, and marked as late."));
		session->no_memory |= settle(session, now, page) == VIGIL_ANSWER_NOT_ALLOWED;
	}
	memory_look(session, session_place(session), &entry.response, &entry.why);
	entry_clear(&entry);
	return complete;
}

enum vigil_answer answer_give(struct vigil_session *session, const struct vigil_event *event,
                              struct vigil_time now, struct vigil_page *page)
{
	if (session->stage != VIGIL_STAGE_QUESTION)
		return session_refuse(page, NO_QUESTION_HERE);
	if (session_place(session)->asks_confidence)
		return take_confidence(session, event->text ? event->text : "", now, page);
	return answer(session, event, now, page);
}
