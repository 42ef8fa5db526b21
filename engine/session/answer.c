/* session/answer.c -- what becomes of an answer: tries, hints, confidence, points */
#include "base/decimal.h"
#include "base/normal.h"
#include "page/measure.h"
#include "page/page.h"
#include "session/session.h"

/* ---- points ---- */

/* Certainty-based marking: what a right response is multiplied by, what a wrong one loses. */
static const int32_t right_factors[] = {1, 1, 2, CONFIDENCE_FACTOR};
static const int32_t wrong_factors[] = {0, 0, -2, -6};

static int32_t hint_cost(const struct vigil_bank *bank, const struct vigil_question *question,
                         uint32_t hints)
{
	int32_t cost = 0;

	for (uint32_t i = 0; i < hints; i++)
		cost += bank_hint(bank, question, i)->cost_mpts;
	return cost;
}

/* The share of the question's points that the tries before this one take, rounded half up. */
static int32_t try_cost(const struct vigil_session *session, const struct vigil_question *question,
                        size_t tries_before)
{
	int64_t share = (int64_t)session->try_cost_thousandths * (int64_t)tries_before;

	return (int32_t)((question->points_mpts * share + 500) / 1000);
}

int32_t session_points(const struct vigil_session *session, const struct vigil_question *question,
                       const struct result_question *record, struct score score)
{
	bool scored = session->confidence == VIGIL_CONFIDENCE_SCORE && record->confidence;
	int32_t points = score.earned_mpts;

	if (points > 0) {
		points -= try_cost(session, question, record->try_count) +
		          hint_cost(session->bank, question, record->hints);
		points = points > 0 ? points : 0;
	}
	if (!scored)
		return points;
	return score.earned_mpts > 0 ? points * right_factors[record->confidence]
	                             : question->points_mpts * wrong_factors[record->confidence];
}

/* ---- answers ---- */

static struct result_question *record_now(const struct vigil_session *session)
{
	return &session->result->questions[session->position];
}

/* Where hints, tries or confidence make it something else than what the response is worth. */
static void say_points(const struct result_question *record, struct vigil_page *page)
{
	struct text points;

	text_init(&points);
	measure_add_points(&points, record->points_mpts, record->max_mpts);
	page_say(page, PAGE_NOTE, "It counts %s.", points.bytes);
	text_clear(&points);
}

/* Once the response is there, and how sure it is where that is asked. */
static enum vigil_answer settle(struct vigil_session *session, struct vigil_time now,
                                struct vigil_page *page)
{
	struct asked asked = session_asked(session);
	struct result_question *record = record_now(session);
	int32_t best_mpts = record->points_mpts;
	bool first = record->try_count == 0;
	struct score score = session->score;
	unsigned left;

	score.earned_mpts = session_points(session, asked.question, record, session->score);
	if (session->typed.failed ||
	    record_try(record, session->typed.bytes, asked.response, score, now) != VIGIL_OK) {
		page_say(page, PAGE_BAD, "Memory ran out; this was not taken.");
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	if (!first && best_mpts > record->points_mpts)
		record->points_mpts = best_mpts;
	left = session->tries - (unsigned)record->try_count;
	session->asks_confidence = false;
	if (left > 0 && !score.pending &&
	    session->score.earned_mpts < asked.question->points_mpts) {
		session_show_verdict(asked.question, session->score, left, page);
		text_cut(&session->response, 0);
		text_cut(&session->typed, 0);
		return VIGIL_ANSWER_MORE;
	}
	session_show_feedback(&asked, session->score, page);
	if (record->points_mpts != session->score.earned_mpts)
		say_points(record, page);
	session_leave_question(session, now);
	return VIGIL_ANSWER_DONE;
}

/* `why` says how the entry was understood, if there is anything to say. */
static enum vigil_answer take(struct vigil_session *session, const struct text *response,
                              const struct text *why, struct vigil_time now,
                              struct vigil_page *page)
{
	struct asked asked = session_asked(session);

	session->score =
		asked.question->interaction->score(asked.bank, asked.question, response->bytes);
	text_cut(&session->response, 0);
	text_add(&session->response, response->bytes);
	if (why->length)
		page_say(page, PAGE_NOTE, "%s", why->bytes);
	if (session->confidence == VIGIL_CONFIDENCE_NONE || session->score.pending ||
	    asked.question->points_mpts == 0)
		return settle(session, now, page);
	session->asks_confidence = true;
	return VIGIL_ANSWER_MORE;
}

static enum vigil_answer take_confidence(struct vigil_session *session, const char *typed,
                                         struct vigil_time now, struct vigil_page *page)
{
	uint32_t confidence = session_read_confidence(typed);

	if (!confidence) {
		page_say(page, PAGE_NOTE, "Type 1, 2 or 3, or guessing, likely or sure.");
		return VIGIL_ANSWER_UNREADABLE;
	}
	record_now(session)->confidence = confidence;
	return settle(session, now, page);
}

static enum vigil_answer answer(struct vigil_session *session, const char *typed, bool normalized,
                                struct vigil_time now, struct vigil_page *page)
{
	const struct asked asked = session_asked(session);
	const struct interaction *interaction = asked.question->interaction;
	enum vigil_answer answer = VIGIL_ANSWER_UNREADABLE;
	enum read_outcome outcome;
	struct text response, why;

	text_init(&response);
	text_init(&why);
	outcome = (normalized ? interaction->restore : interaction->read)(&asked, typed, &response,
	                                                                  &why);
	if (outcome == READ_DONE || outcome == READ_MORE)
		text_addf(&session->typed, "%s%s", session->typed.length ? "\n" : "", typed);
	switch (outcome) {
	case READ_DONE:
		answer = take(session, &response, &why, now, page);
		break;
	case READ_MORE:
		text_cut(&session->response, 0);
		text_add(&session->response, response.bytes);
		answer = VIGIL_ANSWER_MORE;
		break;
	case READ_UNREADABLE:
	case READ_NOT_ALLOWED:
		page_say(page, PAGE_NOTE, "%s", why.bytes);
		answer = outcome == READ_NOT_ALLOWED ? VIGIL_ANSWER_NOT_ALLOWED
		                                     : VIGIL_ANSWER_UNREADABLE;
		break;
	}
	text_clear(&response);
	text_clear(&why);
	return answer;
}

enum vigil_answer vigil_session_answer(struct vigil_session *session, const char *typed,
                                       bool normalized, struct vigil_time now,
                                       struct vigil_page *page)
{
	if (session_is_over(session)) {
		page_say(page, PAGE_NOTE, "No question is left.");
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	if (session->asks_confidence)
		return take_confidence(session, typed, now, page);
	return answer(session, typed, normalized, now, page);
}

/* ---- hints ---- */

void vigil_session_hint(struct vigil_session *session, struct vigil_page *page)
{
	struct result_question *record;
	const struct model_hint *hint;
	struct text cost;
	struct asked asked;

	if (session_is_over(session))
		return;
	asked = session_asked(session);
	record = record_now(session);
	if (record->hints == asked.question->hint_count) {
		page_say(page, PAGE_NOTE,
		         asked.question->hint_count ? "There is no further hint."
		                                    : "There is no hint here.");
		return;
	}
	hint = bank_hint(asked.bank, asked.question, record->hints++);
	text_init(&cost);
	decimal_add(&cost, hint->cost_mpts);
	if (hint->cost_mpts)
		page_say(page, PAGE_NOTE, "Hint, for %s of the points:", cost.bytes);
	else
		page_say(page, PAGE_NOTE, "Hint:");
	page_paragraph(page, bank_text(asked.bank, hint->text));
	text_clear(&cost);
}

/* ---- confidence ---- */

static const char *const confidences[] = {"guessing", "likely", "sure"};

void session_show_confidence(struct vigil_page *page)
{
	static const char *const labels[] = {"1)", "2)", "3)"};

	page_say(page, PAGE_PLAIN, "How sure are you?");
	for (size_t i = 0; i < 3; i++)
		page_item(page, labels[i], confidences[i]);
}

uint32_t session_read_confidence(const char *typed)
{
	struct text form;
	uint32_t read = 0;

	text_init(&form);
	normal_add(&form, typed);
	for (uint32_t i = 0; i < 3; i++)
		if (strcmp(form.bytes, confidences[i]) == 0 ||
		    (form.length == 1 && form.bytes[0] == (char)('1' + i)))
			read = i + 1;
	text_clear(&form);
	return read;
}
