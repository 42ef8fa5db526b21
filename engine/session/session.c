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
	session->tries = options->tries ? options->tries : 1;
	session->try_cost_thousandths = options->try_cost_thousandths;
	session->confidence = options->confidence;
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

/* ---- leaving ---- */

void session_leave_question(struct vigil_session *session, struct vigil_time now)
{
	struct result_question *record = &session->result->questions[session->position];

	record->active_ms += now.running_ms - session->asked_ms;
	session->asked_ms = now.running_ms;
	text_cut(&session->response, 0);
	text_cut(&session->typed, 0);
	session->asks_confidence = false;
	session->position++;
}

/* It was seen and is left; a try before may have answered it. */
static void see_question(struct vigil_session *session)
{
	struct result_question *record = &session->result->questions[session->position];

	if (record->try_count == 0)
		record->state = QUESTION_UNANSWERED;
}

void vigil_session_skip(struct vigil_session *session, struct vigil_time now)
{
	if (session_is_over(session))
		return;
	see_question(session);
	session_leave_question(session, now);
}

enum vigil_status vigil_session_finish(struct vigil_result **result, struct vigil_session *session,
                                       struct vigil_time now)
{
	enum vigil_status status;

	*result = NULL;
	if (!session_is_over(session)) { /* the question that stands there was seen */
		see_question(session);
		session->result->questions[session->position].active_ms +=
			now.running_ms - session->asked_ms;
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
