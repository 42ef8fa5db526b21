/* session/view.c -- what the learner sees of a session on the way: start, questions, review, time */
#include "base/language.h"
#include "base/markup.h"
#include "base/message.h"
#include "base/utf8.h"
#include "page/measure.h"
#include "page/page.h"
#include "plan/plan.h"
#include "session/session.h"

/* ---- the start ---- */

/* Can anything be earned? What only asks to be read earns nothing. */
static bool is_scored(const struct vigil_session *session)
{
	for (size_t i = 0; i < session->plan->question_count; i++)
		if (session->plan->questions[i].points_mpts > 0)
			return true;
	return false;
}

static bool has_own_marks(const struct vigil_session *session)
{
	for (size_t i = 0; i < session->mark_count; i++)
		if (session->marks[i].pass_thousandths >= 0 &&
		    (session->marks[i].section || session->marks[i].topic))
			return true;
	return false;
}

static bool has_critical(const struct vigil_session *session)
{
	for (size_t i = 0; i < session->plan->question_count; i++)
		if (session->plan->questions[i].critical)
			return true;
	return false;
}

static void add_marks(struct text *line, const struct vigil_session *session)
{
	int32_t pass = session->rules.pass_thousandths;
	struct text share;

	if (session_is_practice(session)) {
		text_add(line, _("This is practice: nothing counts."));
		return;
	}
	if (!is_scored(session)) {
		text_add(line, _("Nothing is scored."));
		return;
	}
	if (pass >= 0) {
		text_init(&share);
		measure_add_percent(&share, pass);
		text_addf(line, _("To pass: %s of the points."), share.bytes);
		text_clear(&share);
	}
	if (has_own_marks(session))
		text_add(line, _(" Some parts have to be passed by themselves."));
	if (has_critical(session))
		text_add(line, _(" Some questions have to be right."));
}

/* Whole sentences on what comes back to the learner, and when. */
static const char *feedback_words(const struct vigil_session *session)
{
	static const char *const each[] = {
		[KEY_WITH_FEEDBACK] =
			N_("After each answer you see whether it was right, and why."),
		[KEY_END] = N_("After each answer you see whether it was right; the right answers "
	                       "come at the end."),
		[KEY_PASSED] = N_("After each answer you see whether it was right; the right "
	                          "answers come once you have passed."),
		[KEY_PRACTICE] = N_("After each answer you see whether it was right; the right "
	                            "answers are shown in practice only."),
		[KEY_NEVER] = N_("After each answer you see whether it was right; the right "
	                         "answers are not shown."),
	};
	static const char *const end[] = {
		[KEY_WITH_FEEDBACK] =
			N_("At the end you see which of your answers were right, and why."),
		[KEY_END] = N_("At the end you see which of your answers were right, and why."),
		[KEY_PASSED] = N_("At the end you see which of your answers were right, and once "
	                          "you have passed also why."),
		[KEY_PRACTICE] = N_("At the end you see which of your answers were right."),
		[KEY_NEVER] = N_("At the end you see which of your answers were right."),
	};

	switch (session->rules.feedback) {
	case FEEDBACK_AFTER_EACH:
		return _(each[session->rules.key]);
	case FEEDBACK_END:
		return _(end[session->rules.key]);
	case FEEDBACK_NONE:
		break;
	}
	return _("At the end you see your score, and nothing of single answers.");
}

static void add_limits(struct text *line, const struct vigil_session *session)
{
	bool limited = limit_add_rules(line, session);

	text_add(line, limited && session->rules.suspended == SUSPENDED_RUNS
	                       ? _("You can leave at any time, but the time runs on. ")
	                       : _("You can leave at any time. "));
}

/* The bank's own language, where not all that it can show is in the one that was asked for. */
static const char *other_language(const struct vigil_quiz *quiz, size_t bank)
{
	const struct quiz_translation *shown = &quiz->translations[bank];

	if (shown->absent)
		return vigil_bank_language(quiz->banks[bank]);
	return shown->bank && !shown->complete ? shown->written_in : NULL;
}

/* Say it once where questions are in another language than was asked for. */
static void show_language(const struct vigil_quiz *quiz, struct vigil_page *page)
{
	const char *other = NULL;
	bool translated = false;

	for (size_t i = 0; i < quiz->bank_count && quiz->wanted; i++) {
		translated = translated || !quiz->translations[i].absent;
		if (!other)
			other = other_language(quiz, i);
	}
	if (!other)
		return;
	if (translated)
		page_say(page, PAGE_PLAIN,
		         _("Not all of this is translated; the rest is shown in %s."),
		         language_name(other));
	else
		page_say(page, PAGE_PLAIN, _("This is not there in %s; it is shown in %s."),
		         language_name(quiz->wanted), language_name(other));
}

void vigil_session_show_start(const struct vigil_session *session, struct vigil_page *page)
{
	size_t count = session->plan->question_count;
	long long minutes = (plan_expected_ms(session->plan, &session->rules) + 59999) / 60000;
	struct text line, amount;

	page_heading(page, session->quiz->title);
	text_init(&line);
	text_init(&amount);
	add_marks(&line, session);
	text_addf(&amount, messages("%zu question", "%zu questions", count), count);
	text_addf(&amount,
	          messages(", about %lld minute", ", about %lld minutes", (unsigned long)minutes),
	          minutes);
	page_say(page, PAGE_PLAIN, _("%s. %s"), amount.bytes, line.bytes);
	text_clear(&amount);
	text_cut(&line, 0);
	add_limits(&line, session);
	if (is_scored(session))
		text_add(&line, feedback_words(session));
	page_say(page, PAGE_PLAIN, "%s", line.bytes);
	text_clear(&line);
	show_language(session->quiz, page);
}

/* ---- the list ---- */

#define BEGINNING_MOST 60 /* bytes */

/* The first words of a question. */
static void add_beginning(struct text *text, const char *marked)
{
	struct text words;
	size_t length;

	text_init(&words);
	markup_strip(&words, marked);
	length = words.length;
	if (length > BEGINNING_MOST) {
		length = utf8_valid_prefix(words.bytes, BEGINNING_MOST);
		while (length > BEGINNING_MOST / 2 && words.bytes[length] != ' ')
			length--;
		if (words.bytes[length] != ' ') /* a script without spaces */
			length = utf8_valid_prefix(words.bytes, BEGINNING_MOST);
	}
	text_add_bytes(text, words.bytes, length);
	text_add(text, length < words.length ? " ..." : "");
	text_clear(&words);
}

static const char *state_words(const struct vigil_session *session, size_t position)
{
	const struct result_question *record = &session->result->questions[position];

	if (position == session->position && session->stage == VIGIL_STAGE_QUESTION)
		return _("stands here now");
	if (record->try_count)
		return _("answered");
	if (session->places[position].closed)
		return record->expired ? _("time ran out") : _("left without an answer");
	return record->state == QUESTION_NOT_REACHED ? _("not seen yet") : _("skipped");
}

static void show_row(const struct vigil_session *session, size_t position, struct vigil_page *page)
{
	const struct plan_question *planned = &session->plan->questions[position];
	const struct result_question *record = &session->result->questions[position];
	struct text label, words;

	text_init(&label);
	text_init(&words);
	text_addf(&label, "%zu.", position + 1);
	text_addf(&words, "%s%s", state_words(session, position),
	          record->flagged ? _(", flagged") : "");
	if (record->state != QUESTION_NOT_REACHED ||
	    (position == session->position && session->stage == VIGIL_STAGE_QUESTION)) {
		text_add(&words, _(": "));
		add_beginning(&words, bank_text(planned->bank, planned->question->prompt));
	}
	page_item(page, label.bytes, words.bytes);
	text_clear(&label);
	text_clear(&words);
}

void vigil_session_show_list(const struct vigil_session *session, struct vigil_page *page)
{
	for (size_t i = 0; i < session->plan->question_count; i++)
		show_row(session, i, page);
}

/* ---- questions, and the review ---- */

static size_t unanswered_count(const struct vigil_session *session)
{
	size_t count = 0;

	for (size_t i = 0; i < session->plan->question_count; i++)
		count += !session->places[i].closed && session->result->questions[i].try_count == 0;
	return count;
}

static void show_review(const struct vigil_session *session, struct vigil_page *page)
{
	size_t open = unanswered_count(session);

	page_heading(page, _("Before you hand in"));
	if (open)
		page_say(page, PAGE_NOTE,
		         messages("%zu question is without an answer.",
		                  "%zu questions are without an answer.", open),
		         open);
	else
		page_say(page, PAGE_PLAIN, _("Every question has an answer."));
	vigil_session_show_list(session, page);
}

/* "Question 3 of 10 (Mail), 2 min left" */
static void add_progress(struct text *line, const struct vigil_session *session,
                         struct vigil_time now)
{
	const char *title = session_section(session, session->position)->title;

	text_addf(line, _("Question %zu of %zu"), vigil_session_position(session),
	          vigil_session_count(session));
	if (session->quiz->section_count > 1 && title && *title)
		text_addf(line, _(" (%s)"), title);
	limit_add_left(line, session, now);
}

static void show_earlier(const struct vigil_session *session, struct vigil_page *page)
{
	const struct result_question *record = session_record(session);

	if (record->try_count && answer_tries_left(session, session->position) == 0)
		page_say(page, PAGE_PLAIN, _("Your answer so far: %s. A new one replaces it."),
		         record->tries[record->try_count - 1].typed);
}

void vigil_session_show_question(const struct vigil_session *session, struct vigil_time now,
                                 struct vigil_page *page)
{
	struct text heading;
	struct asked asked;

	if (session->stage == VIGIL_STAGE_REVIEW)
		show_review(session, page);
	if (session->stage != VIGIL_STAGE_QUESTION)
		return;
	if (session_place(session)->asks_confidence) {
		confidence_show(page);
		return;
	}
	asked = session_asked(session, session->position);
	if (*asked.response) { /* the next step of a question that stands there already */
		session_show_asked(&asked, page);
		return;
	}
	text_init(&heading);
	add_progress(&heading, session, now);
	page_heading(page, heading.bytes);
	text_clear(&heading);
	session_show_asked(&asked, page);
	show_earlier(session, page);
}

void vigil_session_show_accepts(const struct vigil_session *session, struct vigil_page *page)
{
	struct text line;
	struct asked asked;

	if (session->stage != VIGIL_STAGE_QUESTION)
		return;
	if (session_place(session)->asks_confidence) {
		confidence_show(page);
		return;
	}
	asked = session_asked(session, session->position);
	text_init(&line);
	asked.question->interaction->accepts(&asked, &line);
	page_say(page, PAGE_PLAIN, _("Type %s."), line.bytes);
	text_clear(&line);
}

enum vigil_status vigil_session_prompt(char **prompt, const struct vigil_session *session,
                                       struct vigil_time now)
{
	struct text line, accepts;
	struct asked asked;

	text_init(&line);
	if (session->stage == VIGIL_STAGE_REVIEW) {
		text_addf(&line, _("Before you hand in: %zu of %zu open"),
		          unanswered_count(session), vigil_session_count(session));
		limit_add_left(&line, session, now);
	} else if (session->stage == VIGIL_STAGE_QUESTION) {
		add_progress(&line, session, now);
		if (session_place(session)->asks_confidence) {
			text_add(&line, _(". How sure? Type 1, 2 or 3"));
		} else {
			text_init(&accepts);
			asked = session_asked(session, session->position);
			asked.question->interaction->accepts(&asked, &accepts);
			text_addf(&line, _(". Type %s"), accepts.bytes);
			text_clear(&accepts);
		}
	}
	*prompt = text_take(&line);
	return *prompt ? VIGIL_OK : VIGIL_NO_MEMORY;
}

void vigil_session_show_time(const struct vigil_session *session, struct vigil_time now,
                             struct vigil_page *page)
{
	int64_t left_ms = vigil_session_left_ms(session, now);
	struct text words;

	text_init(&words);
	measure_add_duration(&words, clock_span(session, now).active_ms / 1000 * 1000);
	page_field(page, _("Time used"), words.bytes);
	text_cut(&words, 0);
	if (left_ms >= 0)
		limit_add_words(&words, left_ms);
	else
		text_add(&words, _("no limit"));
	page_field(page, _("Time left"), words.bytes);
	text_clear(&words);
}
