/* session/session.h -- what the files of this room share of a session */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include <string.h>

#include "base/text.h"
#include "interaction/interaction.h"
#include "model/plan.h"
#include "session/record.h"
#include "vigil/bank.h"
#include "vigil/result.h"
#include "vigil/session.h"

struct vigil_session {
	const struct vigil_bank *bank;
	struct plan *plan;
	struct vigil_result *result; /* the record, as far as it has come; NULL once it is given */
	size_t position;             /* of the question that is asked now, from 0 */
	struct text response;        /* to that question, so far */
	struct text typed;           /* for it, a line for each step */
	struct vigil_time started;
	int64_t asked_ms; /* running time since which that question stands there */
};

extern const struct vigil_code session_codes[]; /* ends in {0} */

static inline bool session_is_over(const struct vigil_session *session)
{
	return session->position == session->plan->question_count;
}

/* What is asked now, with the response so far. The session must not be over. */
struct asked session_asked(const struct vigil_session *session);

/* What is asked, as the learner sees it: exhibit, prompt and parts; only the next step of many. */
void session_show_asked(const struct asked *asked, struct vigil_page *page);

/* `asked` holds the complete response. */
void session_show_feedback(const struct asked *asked, struct score score, struct vigil_page *page);

#endif
