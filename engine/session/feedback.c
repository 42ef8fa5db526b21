/* session/feedback.c -- what is said of a response */
#include "base/message.h"
#include "page/measure.h"
#include "page/page.h"
#include "session/session.h"

/* Where nothing can be earned, or a person has still to score it, nothing is right or wrong. */
static bool is_judged(const struct marked_response *response)
{
	return response->points_mpts > 0 && !response->score.pending;
}

static enum outcome outcome_of(const struct marked_response *response)
{
	if (response->score.earned_mpts >= response->points_mpts)
		return OUTCOME_CORRECT;
	return response->score.earned_mpts > 0 ? OUTCOME_PARTIAL : OUTCOME_WRONG;
}

static void say_verdict(const struct marked_response *response, struct vigil_page *page)
{
	static const struct {
		const char *words;
		enum page_tone tone;
	} verdicts[] = {
		[OUTCOME_CORRECT] = {N_("Right"), PAGE_GOOD},
		[OUTCOME_PARTIAL] = {N_("Partly right"), PAGE_NOTE},
		[OUTCOME_WRONG] = {N_("Not right"), PAGE_BAD},
	};
	enum outcome outcome = outcome_of(response);
	struct text points;

	if (!is_judged(response)) {
		page_say(page, PAGE_NOTE, "%s",
		         response->score.pending ? _("Taken. A person will score it.")
		                                 : _("Noted."));
		return;
	}
	text_init(&points);
	measure_add_points(&points, response->score.earned_mpts, response->points_mpts);
	page_say(page, verdicts[outcome].tone, _("%s: %s."), _(verdicts[outcome].words),
	         points.bytes);
	text_clear(&points);
}

void feedback_show_verdict(const struct marked_response *response, uint32_t tries_left,
                           struct vigil_page *page)
{
	say_verdict(response, page);
	page_say(page, PAGE_PLAIN,
	         messages("You can answer again: %u more try.",
	                  "You can answer again: %u more tries.", tries_left),
	         tries_left);
}

/*
 * Our verdict, then the author's words. While the key is held back, these are the ones about what
 * was chosen, and about a response that is right: all others are free to tell what would have been.
 */
void feedback_show(const struct marked_response *response, enum release release,
                   struct vigil_page *page)
{
	const struct asked *asked = &response->asked;
	const struct vigil_question *question = asked->question;
	enum outcome outcome = outcome_of(response);

	say_verdict(response, page);
	question->interaction->review(asked, release, page);
	if (is_judged(response) && (release == RELEASE_KEY || outcome == OUTCOME_CORRECT))
		page_paragraph(page, bank_feedback(asked->bank, question, outcome));
	if (release == RELEASE_KEY)
		page_paragraph(page, bank_text(asked->bank, question->explanation));
}
