/* session/session.c -- one learner working through one plan: its start, its events, its end */
#include "session/session.h"

#include <stdlib.h>

#include "base/findings.h"
#include "base/message.h"
#include "base/random.h"
#include "base/uuid.h"
#include "page/page.h"
#include "plan/plan.h"
#include "session/only.h"

enum session_code { SESSION_NO_QUESTION, SESSION_NO_LEARNER, SESSION_BAD_ID };

const struct vigil_code session_codes[] = {
	[SESSION_NO_QUESTION] = {"no-live-question", VIGIL_ERROR},
	[SESSION_NO_LEARNER] = {"no-learner", VIGIL_ERROR},
	[SESSION_BAD_ID] = {"bad-session-id", VIGIL_ERROR},
	{0},
};

void vigil_session_free(struct vigil_session *session)
{
	if (!session)
		return;
	for (size_t i = 0; session->places && i < session->plan->question_count; i++) {
		text_clear(&session->places[i].response);
		text_clear(&session->places[i].typed);
	}
	plan_free(session->plan);
	vigil_result_free(session->result);
	free(session->places);
	free(session->sections);
	free(session->marks);
	free(session);
}

/* ---- the start ---- */

static enum vigil_status check_options(const struct vigil_quiz *quiz,
                                       const struct vigil_session_options *options,
                                       struct vigil_findings *findings)
{
	size_t before = vigil_findings_count(findings);

	if (!options->learner || !options->learner[strspn(options->learner, " \t\r\n")])
		findings_add(findings, &session_codes[SESSION_NO_LEARNER], quiz->path,
		             FINDING_NOWHERE, NULL, _("the learner has no name"));
	if (options->id && !uuid_is(options->id))
		findings_add(findings, &session_codes[SESSION_BAD_ID], quiz->path, FINDING_NOWHERE,
		             NULL, "'%s' is no id of a result", options->id);
	return vigil_findings_count(findings) > before ? VIGIL_INVALID : VIGIL_OK;
}

/*
 * Practice is for learning: no limits, no marks, an answer to each response. Only a key that the
 * quiz never shows stays where it is.
 */
static struct rules rules_of(const struct vigil_quiz *quiz,
                             const struct vigil_session_options *options)
{
	struct rules rules = quiz->rules;

	if (!options->practice && !options->only && rules.mode != SESSION_PRACTICE)
		return rules;
	rules.mode = SESSION_PRACTICE;
	rules.pass_thousandths = RULES_NO_PASS;
	rules.feedback = FEEDBACK_AFTER_EACH;
	rules.key = rules.key == KEY_NEVER ? KEY_NEVER : KEY_WITH_FEEDBACK;
	rules.hints = true;
	rules.time = (struct time_rule){0};
	rules.question_limit_ms = 0;
	rules.stop = STOP_LAST;
	rules.attempts = 0;
	rules.wait_ms = 0;
	rules.valid_months = rules.valid_days = 0;
	return rules;
}

static enum vigil_status draw(struct vigil_session *session,
                              const struct vigil_session_options *options,
                              struct vigil_findings *findings)
{
	const struct plan_seen seen = {.questions = options->seen, .count = options->seen_count};
	const struct vigil_quiz *quiz = session->quiz;
	enum vigil_status status;
	struct seed seed;

	if (options->seed)
		seed_read(&seed, options->seed);
	else
		random_fresh(&seed, sizeof(seed));
	if (options->only)
		status = only_plan(&session->plan, quiz, options, &seed);
	else
		status = plan_draw(&session->plan, quiz, &seed, options->seed_given ? NULL : &seen);
	if (status == VIGIL_OK && session->plan->question_count == 0)
		status = VIGIL_INVALID;
	if (status == VIGIL_INVALID)
		findings_add(findings, &session_codes[SESSION_NO_QUESTION], quiz->path,
		             FINDING_NOWHERE, NULL, _("'%s' has nothing to ask"), quiz->id);
	return status;
}

/* Room for what is known of questions and sections beside the record. */
static bool make_places(struct vigil_session *session)
{
	size_t count = session->plan->question_count;

	session->places = calloc(count, sizeof(*session->places));
	session->sections = calloc(session->quiz->section_count, sizeof(*session->sections));
	for (size_t i = 0; session->places && i < count; i++) {
		text_init(&session->places[i].response);
		text_init(&session->places[i].typed);
	}
	return session->places && session->sections;
}

enum vigil_status vigil_session_start(struct vigil_session **out, const struct vigil_quiz *quiz,
                                      const struct vigil_session_options *options,
                                      struct vigil_time now, struct vigil_findings *findings)
{
	struct vigil_session *session = calloc(1, sizeof(*session));
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!session)
		return status;
	session->quiz = quiz;
	session->rules = rules_of(quiz, options);
	session->since = now;
	status = check_options(quiz, options, findings);
	if (status == VIGIL_OK)
		status = draw(session, options, findings);
	if (status != VIGIL_OK)
		goto done;
	if (!make_places(session) || !verdict_set_marks(session) ||
	    !record_begin(session, options, now)) {
		status = VIGIL_NO_MEMORY;
		goto done;
	}
	navigation_begin(session, now);
	*out = session;
	session = NULL; /* the caller owns it now */
done:
	vigil_session_free(session);
	return status;
}

/* ---- what is asked now ---- */

struct asked session_asked(const struct vigil_session *session, size_t position)
{
	const struct plan_question *planned = &session->plan->questions[position];

	return (struct asked){.bank = planned->bank,
	                      .question = planned->question,
	                      .order = planned->order,
	                      .language = vigil_bank_language(planned->bank),
	                      .response = session->places[position].response.bytes};
}

enum vigil_stage vigil_session_stage(const struct vigil_session *session)
{
	return session->stage;
}

const char *vigil_session_question(const struct vigil_session *session)
{
	const struct plan_question *planned = &session->plan->questions[session->position];

	return session->stage == VIGIL_STAGE_QUESTION
	               ? bank_text(planned->bank, planned->question->id)
	               : NULL;
}

const char *vigil_session_bank(const struct vigil_session *session)
{
	const struct plan_question *planned = &session->plan->questions[session->position];

	return session->stage == VIGIL_STAGE_QUESTION ? vigil_bank_id(planned->bank) : NULL;
}

size_t vigil_session_count(const struct vigil_session *session)
{
	return session->plan->question_count;
}

size_t vigil_session_position(const struct vigil_session *session)
{
	return session->position + 1;
}

const char *vigil_session_id(const struct vigil_session *session)
{
	return session->result->id;
}

const char *vigil_session_seed(const struct vigil_session *session)
{
	return session->result->seed;
}

/* ---- events ---- */

enum vigil_answer session_refuse(struct vigil_page *page, const char *why)
{
	page_say(page, PAGE_NOTE, "%s", why);
	return VIGIL_ANSWER_NOT_ALLOWED;
}

static enum vigil_answer look(struct vigil_session *session, const struct vigil_event *event,
                              struct vigil_time now, struct vigil_page *page)
{
	(void)session;
	(void)event;
	(void)now;
	(void)page;
	return VIGIL_ANSWER_MORE; /* the limits were looked at already */
}

static enum vigil_answer suspend(struct vigil_session *session, const struct vigil_event *event,
                                 struct vigil_time now, struct vigil_page *page)
{
	(void)event;
	(void)page;
	clock_suspend(session, now);
	return VIGIL_ANSWER_DONE;
}

static enum vigil_answer resume(struct vigil_session *session, const struct vigil_event *event,
                                struct vigil_time now, struct vigil_page *page)
{
	(void)session;
	(void)event;
	(void)now;
	(void)page;
	return VIGIL_ANSWER_DONE; /* the clock went on before the limits were looked at */
}

static enum vigil_answer abandon(struct vigil_session *session, const struct vigil_event *event,
                                 struct vigil_time now, struct vigil_page *page)
{
	(void)event;
	answer_settle_open(session, now, page);
	navigation_end(session, SESSION_ABANDONED, now);
	return VIGIL_ANSWER_DONE;
}

static event_taken *const events[] = {
	[VIGIL_EVENT_TYPED] = answer_give,
	[VIGIL_EVENT_RESPONSE] = answer_give,
	[VIGIL_EVENT_HINT] = hint_give,
	[VIGIL_EVENT_SKIP] = navigation_skip,
	[VIGIL_EVENT_FLAG] = flag_set,
	[VIGIL_EVENT_GO] = navigation_go,
	[VIGIL_EVENT_REVIEW] = navigation_review,
	[VIGIL_EVENT_HAND_IN] = navigation_hand_in,
	[VIGIL_EVENT_TIME] = look,
	[VIGIL_EVENT_SUSPEND] = suspend,
	[VIGIL_EVENT_RESUME] = resume,
	[VIGIL_EVENT_ABANDON] = abandon,
};

/* Leaving and coming back happen, whatever time it is. */
static bool is_leaving(enum vigil_event_kind kind)
{
	return kind == VIGIL_EVENT_SUSPEND || kind == VIGIL_EVENT_ABANDON;
}

/* NULL: it can be taken. */
static const char *why_impossible(const struct vigil_session *session,
                                  const struct vigil_event *event)
{
	bool resumes = event->kind == VIGIL_EVENT_RESUME;

	if (session->stage == VIGIL_STAGE_OVER)
		return _("No question is left.");
	if (session->suspended && !resumes && event->kind != VIGIL_EVENT_ABANDON)
		return _("The session was left, and has to be resumed first.");
	if (!session->suspended && resumes)
		return _("The session goes on already.");
	return NULL;
}

enum vigil_answer vigil_session_apply(struct vigil_session *session,
                                      const struct vigil_event *event, struct vigil_time now,
                                      struct vigil_page *page)
{
	const char *why = why_impossible(session, event);
	enum vigil_answer answer;
	bool late;

	if (why)
		return session_refuse(page, why);
	if (event->kind == VIGIL_EVENT_RESUME)
		clock_resume(session, now);
	late = !session->suspended && limit_look(session, event, now, page);
	if (late && (session->stage == VIGIL_STAGE_OVER || !is_leaving(event->kind)))
		answer = VIGIL_ANSWER_LATE;
	else
		answer = events[event->kind](session, event, now, page);
	if (answer != VIGIL_ANSWER_UNREADABLE && answer != VIGIL_ANSWER_NOT_ALLOWED)
		clock_note(session, now);
	return answer;
}

/* ---- the end ---- */

enum vigil_status vigil_session_finish(struct vigil_result **result, struct vigil_session *session,
                                       struct vigil_time now)
{
	static const struct vigil_event abandoned = {.kind = VIGIL_EVENT_ABANDON};
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct vigil_page *unseen = vigil_page_new();

	*result = NULL;
	if (!unseen)
		return status;
	if (session->stage != VIGIL_STAGE_OVER)
		vigil_session_apply(session, &abandoned, now, unseen);
	vigil_page_free(unseen);
	status = record_end(session);
	if (status != VIGIL_OK)
		return status;
	*result = session->result;
	session->result = NULL;
	return VIGIL_OK;
}
