/* session/limit.c -- time limits: of the quiz, of a section, of a question */
#include "base/message.h"
#include "page/page.h"
#include "session/session.h"

enum scope { SCOPE_QUIZ, SCOPE_SECTION, SCOPE_QUESTION };
#define SCOPES 3

/* A limit for this learner, and what has been used of it. */
struct limit {
	struct time_rule rule; /* limit_ms 0: there is none */
	int64_t used_ms;
	struct warned warned;
};

/* For this learner: every time of a rule is multiplied by the learner's factor. */
static int64_t for_learner(const struct vigil_session *session, int64_t ms)
{
	return ms * session->result->time_factor_thousandths / 1000;
}

static struct time_rule rule_of(const struct vigil_session *session, enum scope scope)
{
	const struct rules *rules = &session->rules;
	struct time_rule rule = rules->time;

	if (scope == SCOPE_SECTION)
		rule = session_section(session, session->position)->time;
	if (scope == SCOPE_QUESTION)
		rule = (struct time_rule){.limit_ms = rules->question_limit_ms,
		                          .grace_ms = rules->time.grace_ms};
	if (session_is_practice(session) ||
	    (scope != SCOPE_QUIZ && session->stage != VIGIL_STAGE_QUESTION))
		rule.limit_ms = 0;
	if (rules->late == LATE_REFUSE)
		rule.grace_ms = 0;
	return (struct time_rule){.limit_ms = for_learner(session, rule.limit_ms),
	                          .warning_ms = for_learner(session, rule.warning_ms),
	                          .grace_ms = for_learner(session, rule.grace_ms)};
}

static int64_t sum(struct span span)
{
	return span.active_ms + span.gaps_ms;
}

static struct limit limit_of(const struct vigil_session *session, enum scope scope,
                             struct vigil_time now)
{
	uint32_t at = session->plan->questions[session->position].section;
	const struct section_state *section = &session->sections[at];
	struct limit limit = {.rule = rule_of(session, scope)};
	struct span span = clock_span(session, now);
	int64_t stands_ms = sum(span) - sum(session->asked);

	switch (scope) {
	case SCOPE_QUIZ:
		limit.used_ms = sum(span);
		limit.warned = session->warned;
		break;
	case SCOPE_SECTION:
		limit.used_ms = sum(section->stood) + stands_ms;
		limit.warned = section->warned;
		break;
	case SCOPE_QUESTION:
		limit.used_ms = sum(session_place(session)->stood) + stands_ms;
		limit.warned = session_place(session)->warned;
		break;
	}
	return limit;
}

static bool is_over(const struct limit *limit)
{
	return limit->rule.limit_ms && limit->used_ms >= limit->rule.limit_ms;
}

static bool is_closed(const struct limit *limit)
{
	return is_over(limit) && limit->used_ms >= limit->rule.limit_ms + limit->rule.grace_ms;
}

bool limit_is_late(const struct vigil_session *session, struct vigil_time now)
{
	bool late = false;

	for (unsigned scope = 0; scope < SCOPES; scope++) {
		const struct limit limit = limit_of(session, (enum scope)scope, now);

		late |= is_over(&limit);
	}
	return late;
}

/* ---- when ---- */

/* What is used of it when there is next something to say. */
static int64_t next_of(const struct limit *limit)
{
	const struct time_rule *rule = &limit->rule;

	if (rule->warning_ms && rule->warning_ms < rule->limit_ms && !limit->warned.before)
		return rule->limit_ms - rule->warning_ms;
	if (rule->grace_ms && limit->warned.over)
		return rule->limit_ms + rule->grace_ms;
	return rule->limit_ms;
}

int64_t vigil_session_due_ms(const struct vigil_session *session)
{
	int64_t due_ms = -1;

	if (session->stage == VIGIL_STAGE_OVER || session->suspended)
		return due_ms;
	for (unsigned scope = 0; scope < SCOPES; scope++) {
		const struct limit limit = limit_of(session, (enum scope)scope, session->since);
		int64_t at_ms = session->since.running_ms + next_of(&limit) - limit.used_ms;

		if (limit.rule.limit_ms && (due_ms < 0 || at_ms < due_ms))
			due_ms = at_ms > 0 ? at_ms : 0;
	}
	return due_ms;
}

/* What is left of one limit; negative: it is none. */
static int64_t left_of(const struct vigil_session *session, enum scope scope, struct vigil_time now)
{
	const struct limit limit = limit_of(session, scope, now);
	int64_t left_ms = limit.rule.limit_ms - limit.used_ms;

	if (!limit.rule.limit_ms)
		return -1;
	return left_ms > 0 ? left_ms : 0;
}

/* The limit that comes first, the wider one of two; SCOPES: there is none. */
static unsigned nearest(const struct vigil_session *session, struct vigil_time now)
{
	unsigned least = SCOPES;

	for (unsigned scope = 0; scope < SCOPES; scope++) {
		int64_t left_ms = left_of(session, (enum scope)scope, now);

		if (left_ms >= 0 &&
		    (least == SCOPES || left_ms < left_of(session, (enum scope)least, now)))
			least = scope;
	}
	return least;
}

int64_t vigil_session_left_ms(const struct vigil_session *session, struct vigil_time now)
{
	unsigned scope = session->stage == VIGIL_STAGE_OVER ? SCOPES : nearest(session, now);

	return scope == SCOPES ? -1 : left_of(session, (enum scope)scope, now);
}

/* Never more than there is: from ten minutes on, seconds do not matter. */
void limit_add_words(struct text *text, int64_t ms)
{
	long long seconds = (ms + 999) / 1000, minutes = seconds / 60;

	if (seconds < 120)
		text_addf(text, _("%lld s"), seconds);
	else if (minutes < 10 && seconds % 60)
		text_addf(text, _("%lld min %lld s"), minutes, seconds % 60);
	else if (minutes < 60)
		text_addf(text, _("%lld min"), minutes);
	else
		text_addf(text, _("%lld h %lld min"), minutes / 60, minutes % 60);
}

static bool has_section_limit(const struct vigil_session *session)
{
	for (size_t i = 0; i < session->plan->question_count; i++)
		if (session_section(session, i)->time.limit_ms)
			return true;
	return false;
}

bool limit_add_rules(struct text *text, const struct vigil_session *session)
{
	const struct rules *rules = &session->rules;
	size_t before = text->length;
	struct text limit;

	if (session_is_practice(session))
		return false;
	text_init(&limit);
	if (rules->time.limit_ms) {
		limit_add_words(&limit, for_learner(session, rules->time.limit_ms));
		text_addf(text, _("Time limit: %s. "), limit.bytes);
	}
	if (rules->question_limit_ms) {
		text_cut(&limit, 0);
		limit_add_words(&limit, for_learner(session, rules->question_limit_ms));
		text_addf(text, _("Time limit for each question: %s. "), limit.bytes);
	}
	text_clear(&limit);
	if (has_section_limit(session))
		text_add(text, _("Some sections have a time limit of their own. "));
	return text->length > before;
}

/* ", 2 min left for this section" */
static void add_left(struct text *text, enum scope scope, const char *left)
{
	text_addf(text,
	          scope == SCOPE_QUIZ      ? _(", %s left")
	          : scope == SCOPE_SECTION ? _(", %s left for this section")
	                                   : _(", %s left for this question"),
	          left);
}

void limit_add_left(struct text *text, const struct vigil_session *session, struct vigil_time now)
{
	int64_t left_ms = vigil_session_left_ms(session, now);
	struct text left;

	if (left_ms < 0)
		return;
	text_init(&left);
	limit_add_words(&left, left_ms);
	if (left_ms > 0)
		add_left(text, (enum scope)nearest(session, now), left.bytes);
	else
		text_add(text, _(", time is up"));
	text_clear(&left);
}

void limit_show_left(const struct vigil_session *session, struct vigil_time now,
                     struct vigil_page *page)
{
	bool limited = false;
	struct text words;

	text_init(&words);
	for (unsigned scope = 0; scope < SCOPES; scope++) {
		int64_t left_ms = left_of(session, (enum scope)scope, now);

		if (left_ms < 0)
			continue;
		text_cut(&words, 0);
		limit_add_words(&words, left_ms);
		page_field(page,
		           scope == SCOPE_QUIZ      ? _("Time left")
		           : scope == SCOPE_SECTION ? _("Time left for this section")
		                                    : _("Time left for this question"),
		           words.bytes);
		limited = true;
	}
	if (!limited)
		page_field(page, _("Time left"), _("no limit"));
	text_clear(&words);
}

/* ---- what it does ---- */

static const char *words_over(enum scope scope)
{
	return scope == SCOPE_QUIZ      ? _("Time is up.")
	       : scope == SCOPE_SECTION ? _("Time is up for this section.")
	                                : _("Time is up for this question.");
}

static struct warned *warned_of(struct vigil_session *session, enum scope scope)
{
	if (scope == SCOPE_QUIZ)
		return &session->warned;
	if (scope == SCOPE_SECTION)
		return &session->sections[session->plan->questions[session->position].section]
		                .warned;
	return &session_place(session)->warned;
}

/* A warning, or word of the grace: each once. */
static void warn(struct vigil_session *session, enum scope scope, struct vigil_time now,
                 struct vigil_page *page)
{
	const struct limit limit = limit_of(session, scope, now);
	const struct time_rule *rule = &limit.rule;
	struct text left;

	if (!rule->limit_ms)
		return;
	text_init(&left);
	if (is_over(&limit) && !limit.warned.over) {
		limit_add_words(&left, rule->limit_ms + rule->grace_ms - limit.used_ms);
		page_say(page, PAGE_NOTE,
		         _("%s For another %s an answer is taken and marked as late."),
		         words_over(scope), left.bytes);
		*warned_of(session, scope) = (struct warned){.before = true, .over = true};
	} else if (rule->warning_ms && rule->warning_ms < rule->limit_ms && !limit.warned.before &&
	           limit.used_ms >= rule->limit_ms - rule->warning_ms) {
		limit_add_words(&left, rule->limit_ms - limit.used_ms);
		page_say(page, PAGE_NOTE,
		         scope == SCOPE_QUIZ      ? _("%s left.")
		         : scope == SCOPE_SECTION ? _("%s left for this section.")
		                                  : _("%s left for this question."),
		         left.bytes);
		warned_of(session, scope)->before = true;
	}
	text_clear(&left);
}

/* Keep it for the record, behind the steps that were entered. */
static void keep_typed(struct vigil_session *session, const char *typed)
{
	struct text *kept = &session_place(session)->typed;

	if (*typed)
		text_addf(kept, "%s%s", kept->length ? "\n" : "", typed);
	session->no_memory |= kept->failed;
}

/*
 * What becomes of an answer that time cuts off. What stands in the line when the clock is looked at
 * was typed in time; what is entered behind the limit and its grace was not.
 */
static void cut_off(struct vigil_session *session, const struct vigil_event *event,
                    struct vigil_time now, struct vigil_page *page)
{
	bool is_text = event->kind == VIGIL_EVENT_TIME || event->kind == VIGIL_EVENT_TYPED ||
	               event->kind == VIGIL_EVENT_RESPONSE;
	const char *typed = is_text && event->text ? event->text : "";

	if (session_place(session)->asks_confidence) {
		answer_settle_open(session, now, page);
		return;
	}
	if (event->kind == VIGIL_EVENT_TIME && *typed && session->rules.late == LATE_ACCEPT &&
	    answer_cut_off(session, typed, now, page))
		return;
	if (*typed)
		page_say(page, PAGE_NOTE, _("What you typed was not taken; the record keeps it."));
	keep_typed(session, typed);
}

/* The widest of the limits that ran out decides. */
static void run_out(struct vigil_session *session, enum scope scope,
                    const struct vigil_event *event, struct vigil_time now, struct vigil_page *page)
{
	page_say(page, PAGE_NOTE, "%s", words_over(scope));
	if (session->stage == VIGIL_STAGE_QUESTION)
		cut_off(session, event, now, page);
	switch (scope) {
	case SCOPE_QUIZ:
		navigation_end(session, SESSION_EXPIRED, now);
		return;
	case SCOPE_SECTION:
		navigation_close_section(session);
		break;
	case SCOPE_QUESTION:
		navigation_close(session, session->position);
		break;
	}
	navigation_leave(session, now);
}

/* The widest limit that ran out, with a note at all that did; SCOPES: none. */
static unsigned widest_closed(struct vigil_session *session, struct vigil_time now)
{
	uint32_t section = session->plan->questions[session->position].section;
	unsigned widest = SCOPES;

	for (unsigned scope = SCOPES; scope-- > 0;) {
		const struct limit limit = limit_of(session, (enum scope)scope, now);

		if (!is_closed(&limit))
			continue;
		widest = scope;
		if (scope == SCOPE_QUESTION)
			session_record(session)->expired = true;
		if (scope == SCOPE_SECTION)
			session->sections[section].expired = true;
	}
	return widest;
}

bool limit_look(struct vigil_session *session, const struct vigil_event *event,
                struct vigil_time now, struct vigil_page *page)
{
	unsigned widest = widest_closed(session, now);

	if (widest == SCOPES) {
		for (unsigned scope = 0; scope < SCOPES; scope++)
			warn(session, (enum scope)scope, now, page);
		return false;
	}
	run_out(session, (enum scope)widest, event, now, page);
	return true;
}
