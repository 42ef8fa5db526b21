/* session/question.c -- one question as a person sees it, and what is said of the response */
#include "base/markup.h"
#include "base/text.h"
#include "page/measure.h"
#include "page/page.h"
#include "session/session.h"

/* ---- exhibits ---- */

/* The text with "[1] " before its first mark, and so on; `count` goes on from row to row. */
static void number_marks(struct text *out, const char *marked, size_t *count)
{
	const char *mark;

	while ((mark = strchr(marked, MARKUP_MARK_ON))) {
		const char *behind = strchr(mark, MARKUP_NAME_END) + 1;

		text_add_bytes(out, marked, (size_t)(behind - marked));
		text_addf(out, "[%zu] ", ++*count);
		marked = behind;
	}
	text_add(out, marked);
}

static void show_exhibit(const struct asked *asked, struct vigil_page *page)
{
	static const char *const kinds[] = {
		[EXHIBIT_EMAIL] = "E-mail",
		[EXHIBIT_CHAT] = "Chat",
		[EXHIBIT_LOG] = "Log",
		[EXHIBIT_NOTICE] = "Notice",
		[EXHIBIT_TRANSCRIPT] = "Transcript",
	};
	const struct vigil_bank *bank = asked->bank;
	const struct model_exhibit *exhibit = &bank->exhibits[asked->question->exhibit];
	const struct model_exhibit_row *rows = arena_at(&bank->arena, exhibit->rows);
	bool numbered = exhibit->type == EXHIBIT_LOG;
	size_t line = 0, marks = 0;
	struct text text;

	text_init(&text);
	page_exhibit(page, kinds[exhibit->type], bank_text(bank, exhibit->title));
	for (uint32_t i = 0; i < exhibit->row_count; i++) {
		const char *name = bank_text(bank, rows[i].name);

		text_cut(&text, 0);
		if (asked->question->interaction->numbers_marks)
			number_marks(&text, bank_text(bank, rows[i].text), &marks);
		else
			text_add(&text, bank_text(bank, rows[i].text));
		if (rows[i].part == EXHIBIT_HEADER)
			page_exhibit_header(page, name, text.bytes);
		else if (rows[i].part == EXHIBIT_LINE)
			page_exhibit_line(page, numbered ? ++line : 0, text.bytes);
		else
			page_exhibit_attachment(page, name, text.bytes);
	}
	page_exhibit_end(page);
	text_clear(&text);
}

void session_show_asked(const struct asked *asked, struct vigil_page *page)
{
	if (!*asked->response) {
		if (asked->question->exhibit != NO_INDEX)
			show_exhibit(asked, page);
		page_paragraph(page, bank_text(asked->bank, asked->question->prompt));
	}
	asked->question->interaction->present(asked, page);
}

/* ---- feedback ---- */

static enum outcome outcome_of(const struct vigil_question *question, struct score score)
{
	if (score.earned_mpts >= question->points_mpts)
		return OUTCOME_CORRECT;
	return score.earned_mpts > 0 ? OUTCOME_PARTIAL : OUTCOME_WRONG;
}

static void say_verdict(const struct vigil_question *question, struct score score,
                        struct vigil_page *page)
{
	static const struct {
		const char *words;
		enum page_tone tone;
	} verdicts[] = {
		[OUTCOME_CORRECT] = {"Right", PAGE_GOOD},
		[OUTCOME_PARTIAL] = {"Partly right", PAGE_NOTE},
		[OUTCOME_WRONG] = {"Not right", PAGE_BAD},
	};
	enum outcome outcome = outcome_of(question, score);
	struct text points;

	if (question->points_mpts == 0) {
		page_say(page, PAGE_NOTE, "Noted.");
		return;
	}
	if (score.pending) {
		page_say(page, PAGE_NOTE, "Taken. A person will score it.");
		return;
	}
	text_init(&points);
	measure_add_points(&points, score.earned_mpts, question->points_mpts);
	page_say(page, verdicts[outcome].tone, "%s: %s.", verdicts[outcome].words, points.bytes);
	text_clear(&points);
}

void session_show_verdict(const struct vigil_question *question, struct score score,
                          unsigned tries_left, struct vigil_page *page)
{
	say_verdict(question, score, page);
	page_say(page, PAGE_PLAIN, "You can answer again: %u more %s.", tries_left,
	         tries_left == 1 ? "try" : "tries");
}

/* Our verdict and the key, then the author's words; the policy is feedback after each, with key. */
void session_show_feedback(const struct asked *asked, struct score score, struct vigil_page *page)
{
	const struct vigil_question *question = asked->question;

	say_verdict(question, score, page);
	question->interaction->review(asked, RELEASE_KEY, page);
	page_paragraph(page, bank_feedback(asked->bank, question, outcome_of(question, score)));
	page_paragraph(page, bank_text(asked->bank, question->explanation));
}
