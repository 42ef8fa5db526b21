/* session/view.c -- what the learner sees of a session */
#include "session/session.h"

#include "base/text.h"
#include "page/measure.h"
#include "page/page.h"

/* Reading and answering one question takes about so long. */
#define QUESTION_MS 35000

void vigil_session_show_start(const struct vigil_session *session, struct vigil_page *page)
{
	const struct vigil_bank *bank = session->bank;
	size_t count = session->plan->question_count;
	unsigned long long minutes = (count * QUESTION_MS + 59999) / 60000;

	page_heading(page, vigil_bank_title(bank));
	page_say(page, PAGE_PLAIN,
	         "%zu question%s, about %llu minute%s. To pass: %d%% of the points.", count,
	         count == 1 ? "" : "s", minutes, minutes == 1 ? "" : "s", PASS_THOUSANDTHS / 10);
}

/* ---- questions ---- */

void vigil_session_show_question(const struct vigil_session *session, struct vigil_page *page)
{
	struct text heading;
	struct asked asked;

	if (session_is_over(session))
		return;
	if (session->asks_confidence) {
		session_show_confidence(page);
		return;
	}
	asked = session_asked(session);
	if (*asked.response) { /* the next step of a question that stands there already */
		session_show_asked(&asked, page);
		return;
	}
	text_init(&heading);
	text_addf(&heading, "Question %zu of %zu", vigil_session_position(session),
	          vigil_session_count(session));
	page_heading(page, heading.bytes);
	text_clear(&heading);
	session_show_asked(&asked, page);
}

void vigil_session_show_accepts(const struct vigil_session *session, struct vigil_page *page)
{
	struct text line;
	struct asked asked;

	if (session_is_over(session))
		return;
	if (session->asks_confidence) {
		session_show_confidence(page);
		return;
	}
	asked = session_asked(session);
	text_init(&line);
	asked.question->interaction->accepts(&asked, &line);
	page_say(page, PAGE_PLAIN, "Type %s.", line.bytes);
	text_clear(&line);
}

enum vigil_status vigil_session_prompt(char **prompt, const struct vigil_session *session)
{
	struct text line;
	struct asked asked;

	text_init(&line);
	text_addf(&line, "Question %zu of %zu", vigil_session_position(session),
	          vigil_session_count(session));
	if (session->asks_confidence) {
		text_add(&line, ". How sure? Type 1, 2 or 3");
	} else if (!session_is_over(session)) {
		asked = session_asked(session);
		text_add(&line, ". Type ");
		asked.question->interaction->accepts(&asked, &line);
	}
	*prompt = text_take(&line);
	return *prompt ? VIGIL_OK : VIGIL_NO_MEMORY;
}

/* ---- the end ---- */

static void show_topics(const struct vigil_bank *bank, const struct vigil_result *result,
                        struct vigil_page *page)
{
	struct text points;

	text_init(&points);
	for (size_t i = 0; i < result->topic_count; i++) {
		const struct result_topic *topic = &result->topics[i];
		const char *name = topic->id;

		for (uint32_t j = 0; j < bank->topic_count; j++)
			if (strcmp(bank_text(bank, bank->topics[j].id), topic->id) == 0)
				name = bank_text(bank, bank->topics[j].name);
		text_cut(&points, 0);
		measure_add_points(&points, topic->score.points_mpts, topic->score.max_mpts);
		page_field(page, name, points.bytes);
	}
	text_clear(&points);
}

void vigil_session_show_end(const struct vigil_session *session, const struct vigil_result *result,
                            struct vigil_page *page)
{
	static const char *const words[] = {
		[VERDICT_NONE] = "Not judged",
		[VERDICT_PASSED] = "Passed",
		[VERDICT_FAILED] = "Not passed",
		[VERDICT_PENDING] = "Not decided yet: a person has to score some answers",
	};
	bool left = result->status != SESSION_FINISHED;
	enum page_tone tone = result->score.verdict == VERDICT_PASSED ? PAGE_GOOD : PAGE_PLAIN;
	struct text points, percent, time;

	text_init(&points);
	text_init(&percent);
	text_init(&time);
	measure_add_points(&points, result->score.points_mpts, result->score.max_mpts);
	measure_add_percent(&percent, result->score.scaled_thousandths);
	measure_add_duration(&time, (result->active_ms + 500) / 1000 * 1000);
	page_heading(page, left ? "Left before the end" : "The end");
	page_say(page, left ? PAGE_NOTE : tone, "%s: %s, %s. To pass: %d%%.",
	         left ? "Not finished" : words[result->score.verdict], points.bytes, percent.bytes,
	         PASS_THOUSANDTHS / 10);
	page_say(page, PAGE_PLAIN, "Time used: %s", time.bytes);
	show_topics(session->bank, result, page);
	text_clear(&points);
	text_clear(&percent);
	text_clear(&time);
}
