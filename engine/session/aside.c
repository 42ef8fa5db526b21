/* session/aside.c -- what is done beside answering: a hint, a flag */
#include <stdlib.h>

#include "base/decimal.h"
#include "base/message.h"
#include "page/page.h"
#include "session/session.h"

static void show_hint(const struct plan_question *planned, const struct model_hint *hint,
                      struct vigil_page *page)
{
	struct text cost;

	text_init(&cost);
	decimal_add(&cost, points_scaled(planned, hint->cost_mpts));
	if (hint->cost_mpts)
		page_say(page, PAGE_NOTE, _("Hint, for %s of the points:"), cost.bytes);
	else
		page_say(page, PAGE_NOTE, _("Hint:"));
	page_paragraph(page, bank_text(planned->bank, hint->text));
	text_clear(&cost);
}

enum vigil_answer hint_give(struct vigil_session *session, const struct vigil_event *event,
                            struct vigil_time now, struct vigil_page *page)
{
	const struct plan_question *planned = &session->plan->questions[session->position];
	struct result_question *record = session_record(session);

	(void)event;
	(void)now;
	if (session->stage != VIGIL_STAGE_QUESTION)
		return session_refuse(page, NO_QUESTION_HERE);
	if (!session->rules.hints)
		return session_refuse(page, _("This quiz gives no hints."));
	if (session_place(session)->asks_confidence)
		return session_refuse(page, _("The answer is there already."));
	if (planned->question->hint_count == 0)
		return session_refuse(page, _("There is no hint here."));
	if (record->hints == planned->question->hint_count)
		return session_refuse(page, _("There is no further hint."));
	show_hint(planned, bank_hint(planned->bank, planned->question, record->hints++), page);
	return VIGIL_ANSWER_MORE;
}

enum vigil_answer flag_set(struct vigil_session *session, const struct vigil_event *event,
                           struct vigil_time now, struct vigil_page *page)
{
	struct result_question *record = session_record(session);
	const char *words = event->text ? event->text : "";
	uint32_t replaced;
	char *remark = NULL;

	(void)now;
	if (session->stage != VIGIL_STAGE_QUESTION)
		return session_refuse(page, NO_QUESTION_HERE);
	if (*words) {
		remark = record_typed(words, &replaced);
		if (!remark) {
			session->no_memory = true;
			return session_refuse(page, _("Memory ran out; this was not taken."));
		}
	}
	free(record->remark);
	record->remark = remark;
	record->flagged = remark || !record->flagged;
	page_say(page, PAGE_PLAIN, "%s",
	         remark            ? _("Flagged, with your remark.")
	         : record->flagged ? _("Flagged.")
	                           : _("The flag is gone."));
	return VIGIL_ANSWER_MORE;
}
