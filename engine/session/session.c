/* session/session.c -- one learner working through one plan */
#include "vigil/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/findings.h"
#include "interaction/interaction.h"
#include "page/page.h"
#include "plan/plan.h"
#include "session/session.h"

enum session_code { SESSION_NO_QUESTION, SESSION_NO_LEARNER };

const struct vigil_code session_codes[] = {
	[SESSION_NO_QUESTION] = {"no-live-question", VIGIL_ERROR},
	[SESSION_NO_LEARNER] = {"no-learner", VIGIL_ERROR},
	{0},
};

void vigil_session_free(struct vigil_session *session)
{
	if (!session)
		return;
	plan_free(session->plan);
	vigil_result_free(session->result);
	text_clear(&session->response);
	text_clear(&session->typed);
	free(session);
}

static enum vigil_status check_options(const struct vigil_bank *bank,
                                       const struct vigil_session_options *options,
                                       struct vigil_findings *findings)
{
	size_t before = vigil_findings_count(findings);

	if (vigil_bank_live_count(bank) == 0)
		findings_add(findings, &session_codes[SESSION_NO_QUESTION], bank->path,
		             FINDING_NOWHERE, NULL, "the bank '%s' has no live question",
		             vigil_bank_id(bank));
	if (!options->learner || !options->learner[strspn(options->learner, " \t\r\n")])
		findings_add(findings, &session_codes[SESSION_NO_LEARNER], bank->path,
		             FINDING_NOWHERE, NULL, "the learner has no name");
	return vigil_findings_count(findings) > before ? VIGIL_INVALID : VIGIL_OK;
}

enum vigil_status vigil_session_start(struct vigil_session **out, const struct vigil_bank *bank,
                                      const struct vigil_session_options *options,
                                      struct vigil_time now, struct vigil_findings *findings)
{
	struct vigil_session *session = calloc(1, sizeof(*session));
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct seed seed;

	*out = NULL;
	if (!session)
		return status;
	text_init(&session->response);
	text_init(&session->typed);
	session->bank = bank;
	session->started = now;
	session->asked_ms = now.running_ms;
	status = check_options(bank, options, findings);
	if (status != VIGIL_OK)
		goto done;
	if (options->seed)
		seed_read(&seed, options->seed);
	else
		random_fresh(&seed, sizeof(seed));
	status = plan_draw(&session->plan, bank, &seed);
	if (status != VIGIL_OK)
		goto done;
	status = record_begin(&session->result, session->plan, bank, options, now);
	if (status != VIGIL_OK)
		goto done;
	*out = session;
	session = NULL; /* the caller owns it now */
done:
	vigil_session_free(session);
	return status;
}

/* ---- what is asked now ---- */

struct asked session_asked(const struct vigil_session *session)
{
	const struct plan_question *planned = &session->plan->questions[session->position];

	return (struct asked){.bank = planned->bank,
	                      .question = planned->question,
	                      .order = planned->order,
	                      .language = vigil_bank_language(planned->bank),
	                      .response = session->response.bytes};
}

const char *vigil_session_question(const struct vigil_session *session)
{
	const struct asked asked =
		session_is_over(session) ? (struct asked){0} : session_asked(session);

	return asked.question ? bank_text(asked.bank, asked.question->id) : NULL;
}

size_t vigil_session_count(const struct vigil_session *session)
{
	return session->plan->question_count;
}

size_t vigil_session_position(const struct vigil_session *session)
{
	return session->position + 1;
}

/* ---- responses ---- */

/* Go to the next question; the time that this one stood there is its own. */
static void leave_question(struct vigil_session *session, struct vigil_time now)
{
	struct result_question *record = &session->result->questions[session->position];

	record->active_ms += now.running_ms - session->asked_ms;
	session->asked_ms = now.running_ms;
	text_cut(&session->response, 0);
	text_cut(&session->typed, 0);
	session->position++;
}

/* `why` says how the entry was understood, if there is anything to say. */
static enum vigil_answer take(struct vigil_session *session, const struct text *response,
                              const struct text *why, struct vigil_time now,
                              struct vigil_page *page)
{
	struct asked asked = session_asked(session);
	struct result_question *record = &session->result->questions[session->position];
	struct score score;

	asked.response = response->bytes;
	score = asked.question->interaction->score(asked.bank, asked.question, response->bytes);
	if (session->typed.failed ||
	    record_try(record, session->typed.bytes, response->bytes, score, now) != VIGIL_OK) {
		page_say(page, PAGE_BAD, "Memory ran out; this was not taken.");
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	if (why->length)
		page_say(page, PAGE_NOTE, "%s", why->bytes);
	session_show_feedback(&asked, score, page);
	leave_question(session, now);
	return VIGIL_ANSWER_DONE;
}

enum vigil_answer vigil_session_answer(struct vigil_session *session, const char *typed,
                                       bool normalized, struct vigil_time now,
                                       struct vigil_page *page)
{
	enum vigil_answer answer = VIGIL_ANSWER_UNREADABLE;
	const struct interaction *interaction;
	enum read_outcome outcome;
	struct text response, why;
	struct asked asked;

	if (session_is_over(session)) {
		page_say(page, PAGE_NOTE, "No question is left.");
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	asked = session_asked(session);
	interaction = asked.question->interaction;
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

void vigil_session_skip(struct vigil_session *session, struct vigil_time now)
{
	if (session_is_over(session))
		return;
	session->result->questions[session->position].state = QUESTION_UNANSWERED;
	leave_question(session, now);
}

enum vigil_status vigil_session_finish(struct vigil_result **result, struct vigil_session *session,
                                       struct vigil_time now)
{
	enum vigil_status status;

	*result = NULL;
	if (!session_is_over(session)) { /* the question that stands there was seen */
		struct result_question *record = &session->result->questions[session->position];

		record->state = QUESTION_UNANSWERED;
		record->active_ms += now.running_ms - session->asked_ms;
		session->asked_ms = now.running_ms;
	}
	status = record_end(session->result,
	                    &(struct record_source){session->plan, session->bank, session->started},
	                    session_is_over(session), now);
	if (status != VIGIL_OK)
		return status;
	*result = session->result;
	session->result = NULL;
	return VIGIL_OK;
}
