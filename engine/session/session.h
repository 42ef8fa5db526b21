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
	unsigned tries;   /* allowed for each question */
	int32_t try_cost_thousandths;
	enum vigil_confidence confidence;
	bool asks_confidence; /* the response is there; how sure is it? */
	struct score score;   /* of that response */
};

extern const struct vigil_code session_codes[]; /* ends in {0} */

static inline bool session_is_over(const struct vigil_session *session)
{
	return session->position == session->plan->question_count;
}

/* What is asked now, with the response so far. The session must not be over. */
struct asked session_asked(const struct vigil_session *session);

/* Go to the next question; the time that this one stood there is its own. */
void session_leave_question(struct vigil_session *session, struct vigil_time now);

/* What is asked, as the learner sees it: exhibit, prompt and parts; only the next step of many. */
void session_show_asked(const struct asked *asked, struct vigil_page *page);

/* The ways to say how sure one is; no word about the response. */
void session_show_confidence(struct vigil_page *page);
/* 1 to 3; 0: not understood. */
uint32_t session_read_confidence(const char *typed);

/* What a question earns by all its rules, from what the response by itself is worth. */
int32_t session_points(const struct vigil_session *session, const struct vigil_question *question,
                       const struct result_question *record, struct score score);

/* Our verdict alone, with the tries that are left: no key, no feedback on parts. */
void session_show_verdict(const struct vigil_question *question, struct score score,
                          unsigned tries_left, struct vigil_page *page);

/* `asked` holds the complete response. */
void session_show_feedback(const struct asked *asked, struct score score, struct vigil_page *page);

#endif
