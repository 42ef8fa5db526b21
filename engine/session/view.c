/* session/view.c -- what the learner sees of a session on the way: start, questions, review, time */
#include "base/language.h"
#include "base/markup.h"
#include "base/message.h"
#include "base/utf8.h"
#include "page/blocks.h"
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
		/* clang-format off */
		[KEY_PASSED] = N_("At the end you see which of your answers were right, and once you have passed also why."),
		/* clang-format on */
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

void vigil_session_show_return(const struct vigil_session *session, struct vigil_time now,
                               struct vigil_page *page)
{
	struct text used;

	text_init(&used);
	measure_add_duration(&used, clock_span(session, now).active_ms / 1000 * 1000);
	page_say(page, PAGE_PLAIN, _("Continuing %s, question %zu of %zu; %s used."),
	         session->quiz->title, vigil_session_position(session),
	         vigil_session_count(session), used.bytes);
	text_clear(&used);
}

/* ---- the list ---- */

#define BEGINNING_MOST 48 /* bytes */

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

static bool is_here(const struct vigil_session *session, size_t position)
{
	return position == session->position && session->stage == VIGIL_STAGE_QUESTION;
}

/* Nothing but its number can be said of it. */
static bool is_unseen(const struct vigil_session *session, size_t position)
{
	return session->result->questions[position].state == QUESTION_NOT_REACHED &&
	       !session->places[position].closed && !is_here(session, position);
}

static const char *state_words(const struct vigil_session *session, size_t position)
{
	const struct result_question *record = &session->result->questions[position];

	if (is_here(session, position))
		return _("you are here");
	if (record->try_count)
		return _("answered");
	if (session->places[position].closed)
		return record->expired ? _("time ran out") : _("no answer");
	return _("skipped");
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
	if (record->state != QUESTION_NOT_REACHED || is_here(session, position)) {
		text_add(&words, _(": "));
		add_beginning(&words, bank_text(planned->bank, planned->question->prompt));
	}
	page_item(page, label.bytes, words.bytes);
	text_clear(&label);
	text_clear(&words);
}

/* Those that were not seen yet stand in one row as long as they follow one another. */
static size_t show_unseen(const struct vigil_session *session, size_t first,
                          struct vigil_page *page)
{
	size_t end = first;
	struct text label;

	while (end < session->plan->question_count && is_unseen(session, end))
		end++;
	text_init(&label);
	if (end > first + 1)
		text_addf(&label, _("%zu to %zu."), first + 1, end);
	else
		text_addf(&label, "%zu.", end);
	page_item(page, label.bytes, _("not seen yet"));
	text_clear(&label);
	return end;
}

void vigil_session_show_list(const struct vigil_session *session, struct vigil_page *page)
{
	for (size_t i = 0; i < session->plan->question_count;) {
		if (is_unseen(session, i))
			i = show_unseen(session, i, page);
		else
			show_row(session, i++, page);
	}
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

/* "Question 3 of 10", and behind it " (Mail)" if `title` says so, and ", 2 min left". */
static void add_progress(struct text *line, const struct vigil_session *session, const char *title,
                         struct vigil_time now)
{
	text_addf(line, _("Question %zu of %zu"), vigil_session_position(session),
	          vigil_session_count(session));
	if (*title)
		text_addf(line, _(" (%s)"), title);
	limit_add_left(line, session, now);
}

static void show_progress(const struct vigil_session *session, struct vigil_time now,
                          struct vigil_page *page)
{
	const char *title = session_section(session, session->position)->title;
	struct text words;

	text_init(&words);
	add_progress(&words, session, session->quiz->section_count > 1 && title ? title : "", now);
	page_progress(page, words.bytes, vigil_session_position(session),
	              vigil_session_count(session));
	text_clear(&words);
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
	struct asked asked;

	if (session->stage == VIGIL_STAGE_REVIEW)
		show_review(session, page);
	if (session->stage != VIGIL_STAGE_QUESTION)
		return;
	asked = session_asked(session, session->position);
	show_progress(session, now, page);
	session_show_posed(&asked, page);
	vigil_session_show_step(session, page);
	if (!session_place(session)->asks_confidence)
		show_earlier(session, page);
}

void vigil_session_show_step(const struct vigil_session *session, struct vigil_page *page)
{
	struct asked asked;

	if (session->stage != VIGIL_STAGE_QUESTION)
		return;
	asked = session_asked(session, session->position);
	if (session_place(session)->asks_confidence)
		confidence_show(page);
	else
		asked.question->interaction->present(&asked, page);
}

/* "b)" and "3." without what ends them; what is no such label is none. */
static void label_visit(const char *label, void (*visit)(void *context, const char *label),
                        void *context)
{
	size_t length = strcspn(label, ".) ");
	struct text text;

	if (length == 0 || length > 3)
		return;
	text_init(&text);
	text_add_bytes(&text, label, length);
	visit(context, text.bytes);
	text_clear(&text);
}

enum vigil_status vigil_session_labels(const struct vigil_session *session,
                                       void (*visit)(void *context, const char *label),
                                       void *context)
{
	struct vigil_page *page = vigil_page_new();
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!page)
		return status;
	if (session->stage == VIGIL_STAGE_QUESTION) {
		struct asked asked = session_asked(session, session->position);

		if (session_place(session)->asks_confidence)
			confidence_show(page);
		else
			asked.question->interaction->present(&asked, page);
	}
	if (!page_failed(page)) {
		for (size_t i = 0; i < page->count; i++)
			if (page->blocks[i].kind == BLOCK_ITEM)
				label_visit(block_name(page, i), visit, context);
		status = VIGIL_OK;
	}
	vigil_page_free(page);
	return status;
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
		add_progress(&line, session, "", now);
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
	struct text words;

	text_init(&words);
	measure_add_duration(&words, clock_span(session, now).active_ms / 1000 * 1000);
	page_field(page, _("Time used"), words.bytes);
	limit_show_left(session, now, page);
	text_clear(&words);
}
