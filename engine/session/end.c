/* session/end.c -- what the learner sees once a session is over */
#include "base/message.h"
#include "page/measure.h"
#include "page/page.h"
#include "session/session.h"

/* ---- sections and topics ---- */

static const char *topic_name(const struct vigil_quiz *quiz, const char *id)
{
	for (size_t i = 0; i < quiz->bank_count; i++) {
		const struct vigil_bank *bank = quiz->banks[i];

		for (uint32_t j = 0; j < bank->topic_count; j++)
			if (strcmp(bank_text(bank, bank->topics[j].id), id) == 0)
				return bank_text(bank, bank->topics[j].name);
	}
	return id;
}

static const char *section_name(const struct vigil_quiz *quiz, const char *id)
{
	for (size_t i = 0; i < quiz->section_count; i++)
		if (strcmp(quiz->sections[i].id, id) == 0 && *quiz->sections[i].title)
			return quiz->sections[i].title;
	return id;
}

/* "At the desk: 4 of 4 points", and where it has to be passed by itself whether it was. */
static void show_part(const char *name, const struct result_score *score, struct vigil_page *page)
{
	static const char *const words[] = {
		[VERDICT_NONE] = "",
		[VERDICT_PASSED] = N_(", passed"),
		[VERDICT_FAILED] = N_(", not passed"),
		[VERDICT_PENDING] = N_(", not decided yet"),
	};
	struct text points;

	if (score->max_mpts == 0)
		return;
	text_init(&points);
	measure_add_points(&points, score->points_mpts, score->max_mpts);
	if (*words[score->verdict])
		text_add(&points, _(words[score->verdict]));
	page_field(page, name, points.bytes);
	text_clear(&points);
}

/* Does it go without saying beside the sections: all points, and nothing to be passed? */
static bool is_plain(const struct result_score *score)
{
	return score->points_mpts == score->max_mpts && score->verdict == VERDICT_NONE;
}

/* Where sections were said already, of the topics only those where something is missing. */
static void show_parts(const struct vigil_quiz *quiz, const struct vigil_result *result,
                       struct vigil_page *page)
{
	bool has_sections = result->section_count > 1, said = false;

	for (size_t i = 0; has_sections && i < result->section_count; i++)
		show_part(section_name(quiz, result->sections[i].id), &result->sections[i].score,
		          page);
	for (size_t i = 0; i < result->topic_count; i++) {
		const struct result_topic *topic = &result->topics[i];

		if (topic->score.max_mpts == 0 || (has_sections && is_plain(&topic->score)))
			continue;
		if (has_sections && !said)
			page_say(page, PAGE_PLAIN, _("By topic, where points are missing:"));
		said = true;
		show_part(topic_name(quiz, topic->id), &topic->score, page);
	}
}

/* ---- the score ---- */

static void show_score(const struct vigil_result *result, struct vigil_page *page)
{
	static const char *const words[] = {
		[VERDICT_NONE] = N_("Not judged"),
		[VERDICT_PASSED] = N_("Passed"),
		[VERDICT_FAILED] = N_("Not passed"),
		[VERDICT_PENDING] = N_("Not decided yet: a person has to score some answers"),
	};
	bool left = result->status == SESSION_ABANDONED;
	enum page_tone tone = result->score.verdict == VERDICT_PASSED ? PAGE_GOOD : PAGE_PLAIN;
	const char *ending = _(left ? N_("Not finished") : words[result->score.verdict]);
	struct text points, share, pass;

	if (result->score.max_mpts == 0) {
		page_say(page, left ? PAGE_NOTE : PAGE_PLAIN, _("%s: nothing is scored."),
		         left ? ending : _("Finished"));
		return;
	}
	if (result->mode == SESSION_PRACTICE && !left)
		ending = _("Practised");
	text_init(&points);
	text_init(&share);
	text_init(&pass);
	measure_add_points(&points, result->score.points_mpts, result->score.max_mpts);
	measure_add_percent(&share, result->score.scaled_thousandths);
	if (result->rules.pass_thousandths >= 0)
		measure_add_percent(&pass, result->rules.pass_thousandths);
	page_say(page, left ? PAGE_NOTE : tone,
	         pass.length ? _("%s: %s, %s. To pass: %s.") : _("%s: %s, %s."), ending,
	         points.bytes, share.bytes, pass.bytes);
	text_clear(&points);
	text_clear(&share);
	text_clear(&pass);
}

static void say_ending(const struct vigil_result *result, struct vigil_page *page)
{
	if (result->status == SESSION_EXPIRED)
		page_say(page, PAGE_NOTE, _("Time ran out before the end."));
	if (result->stopped_certain)
		page_say(page, PAGE_PLAIN,
		         _("It ended early: no further answer could have changed this."));
	if (result->critical_failed)
		page_say(page, PAGE_NOTE, _("A question that has to be right was not."));
}

/* ---- what was wrong ---- */

/* Is there something to say of it: an answer that is not right, or none? */
static bool is_wrong(const struct result_question *record, const struct marked_response *response)
{
	if (response->points_mpts <= 0 || record->state == QUESTION_PENDING)
		return false;
	return record->try_count == 0 || response->score.earned_mpts < response->points_mpts;
}

/* The last response, on which the feedback would have been, or was. */
static struct marked_response response_of(const struct vigil_session *session,
                                          const struct vigil_result *result, size_t position)
{
	const struct result_question *record = &result->questions[position];
	const struct plan_question *planned = &session->plan->questions[position];
	struct marked_response response = {.asked = session_asked(session, position),
	                                   .points_mpts = planned->points_mpts};

	if (record->try_count) {
		response.asked.response = record->tries[record->try_count - 1].response;
		response.score = points_score(planned, response.asked.response);
	}
	return response;
}

/* All that is released on it, with what it speaks of by its letters. */
static void show_in_full(const struct marked_response *response, bool answered,
                         enum release release, struct vigil_page *page)
{
	const struct asked *asked = &response->asked;
	struct asked anew = *asked;

	anew.response = "";
	asked->question->interaction->present(&anew, page);
	if (answered) {
		feedback_show(response, release, page);
	} else {
		page_say(page, PAGE_PLAIN, _(_("Left without an answer.")));
		if (release == RELEASE_KEY)
			page_paragraph(page, bank_text(asked->bank, asked->question->explanation));
	}
	if (release == RELEASE_KEY)
		session_show_facts(asked->bank, asked->question, _("It rests on"), page);
}

/*
 * In a few lines, for whoever has read all of it behind the answer: what would have been right.
 * False, and nothing is shown: that is not to be said in a line.
 */
static bool show_in_short(const struct marked_response *response, struct vigil_page *page)
{
	const struct asked *asked = &response->asked;
	struct text given, key, sources;
	bool worded;

	text_init(&given);
	text_init(&key);
	text_init(&sources);
	session_add_sources(&sources, asked->bank, asked->question);
	worded = wording_add(&given, asked, asked->response) && wording_add_key(&key, asked);
	if (worded) {
		page_field(page, _("You answered"), given.bytes);
		page_field(page, _("Right answer"), key.bytes);
		if (sources.length)
			page_field(page, _("Source"), sources.bytes);
	}
	text_clear(&sources);
	text_clear(&key);
	text_clear(&given);
	return worded;
}

static void show_wrong(const struct vigil_session *session, const struct vigil_result *result,
                       size_t position, struct vigil_page *page)
{
	const struct marked_response response = response_of(session, result, position);
	const struct asked *asked = &response.asked;
	bool answered = result->questions[position].try_count > 0;
	struct text label;

	text_init(&label);
	text_addf(&label, "%zu.", position + 1);
	page_item(page, label.bytes, bank_text(asked->bank, asked->question->prompt));
	text_clear(&label);
	if (!answered || release_now(session) != RELEASE_KEY || !show_in_short(&response, page))
		show_in_full(&response, answered, release_at_end(session, result), page);
}

static void show_all_wrong(const struct vigil_session *session, const struct vigil_result *result,
                           struct vigil_page *page)
{
	bool said = false;

	for (size_t i = 0; i < result->question_count; i++) {
		const struct marked_response response = response_of(session, result, i);

		if (!is_wrong(&result->questions[i], &response))
			continue;
		if (!said)
			page_heading(page, _("What was not right"));
		said = true;
		show_wrong(session, result, i, page);
	}
}

void vigil_session_show_end(const struct vigil_session *session, const struct vigil_result *result,
                            struct vigil_page *page)
{
	struct text time;

	text_init(&time);
	measure_add_duration(&time, (result->active_ms + 500) / 1000 * 1000);
	page_heading(page,
	             result->status == SESSION_ABANDONED ? _("Left before the end") : _("The end"));
	show_score(result, page);
	say_ending(result, page);
	page_say(page, PAGE_PLAIN, _("Time used: %s"), time.bytes);
	show_parts(session->quiz, result, page);
	if (!release_is_silent(session, result))
		show_all_wrong(session, result, page);
	text_clear(&time);
}
