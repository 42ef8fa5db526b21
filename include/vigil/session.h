/* vigil/session.h -- one learner working through one plan, from the first question to the result */
#ifndef VIGIL_SESSION_H
#define VIGIL_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/finding.h"
#include "vigil/time.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_bank;
struct vigil_page;
struct vigil_result;
struct vigil_session;

/*
 * How sure the learner is of a response: guessing, likely, sure. Scored by the table of Moodle's
 * certainty-based marking: a right response (one that earns anything) has its points once, twice
 * or three times, a wrong one loses nothing, twice or six times the question's points; the most
 * that can be earned is three times them.
 */
enum vigil_confidence {
	VIGIL_CONFIDENCE_NONE,
	VIGIL_CONFIDENCE_ASK,   /* asked and kept */
	VIGIL_CONFIDENCE_SCORE, /* and scored */
};

struct vigil_session_options {
	const char *learner; /* who: not empty */
	const char *seed;    /* NULL: an unpredictable one. 64 hexadecimal digits, or any text */
	unsigned tries;      /* answers to one question until it is all right; 0 counts as 1 */
	int try_cost_thousandths; /* of the question's points, taken away for each try before */
	enum vigil_confidence confidence;
};

/*
 * Begin a session on a bank taken by itself: all its live questions, in an order that the seed
 * determines, with feedback after each, passed at 80%. The bank is one of
 * vigil_bank_load_to_take() and must outlive the session.
 * VIGIL_INVALID, with a finding: the bank has no live question, or the learner no name.
 */
VIGIL_PUBLIC enum vigil_status vigil_session_start(struct vigil_session **out,
                                                   const struct vigil_bank *bank,
                                                   const struct vigil_session_options *options,
                                                   struct vigil_time now,
                                                   struct vigil_findings *findings);
VIGIL_PUBLIC void vigil_session_free(struct vigil_session *session); /* NULL is fine */

/*
 * What the learner sees: these fill a page and never show a key that the feedback policy does not
 * release at this moment.
 */
VIGIL_PUBLIC void vigil_session_show_start(const struct vigil_session *session,
                                           struct vigil_page *page);
/* The question that is asked now; nothing when all are answered. */
VIGIL_PUBLIC void vigil_session_show_question(const struct vigil_session *session,
                                              struct vigil_page *page);
/* What can be typed at the question that is asked now. */
VIGIL_PUBLIC void vigil_session_show_accepts(const struct vigil_session *session,
                                             struct vigil_page *page);
/*
 * The line to ask with, such as "Question 3 of 29. Type one letter from a to d". On VIGIL_OK the
 * caller frees *prompt with free(); it is harmless once the terminal has made it so.
 */
VIGIL_PUBLIC enum vigil_status vigil_session_prompt(char **prompt,
                                                    const struct vigil_session *session);
/* Score, verdict and topics of the session's result. */
VIGIL_PUBLIC void vigil_session_show_end(const struct vigil_session *session,
                                         const struct vigil_result *result,
                                         struct vigil_page *page);

/* The question that is asked now: its id, or NULL when there is none left. Borrowed. */
VIGIL_PUBLIC const char *vigil_session_question(const struct vigil_session *session);

/* How many questions there are, and the place of the one that is asked now, from 1. */
VIGIL_PUBLIC size_t vigil_session_count(const struct vigil_session *session);
VIGIL_PUBLIC size_t vigil_session_position(const struct vigil_session *session);

enum vigil_answer {
	VIGIL_ANSWER_DONE,        /* taken; the next question is asked now */
	VIGIL_ANSWER_MORE,        /* taken; the question goes on with another step */
	VIGIL_ANSWER_UNREADABLE,  /* not understood; the same question is asked still */
	VIGIL_ANSWER_NOT_ALLOWED, /* understood, but not a possible response; asked still */
};

/*
 * Give what the learner typed, or with `normalized` a response in the form of a result file. The
 * page gets the feedback that the policy releases now, or says what is wrong with the entry.
 * Entries that are unreadable or not allowed cost nothing.
 */
VIGIL_PUBLIC enum vigil_answer vigil_session_answer(struct vigil_session *session,
                                                    const char *typed, bool normalized,
                                                    struct vigil_time now, struct vigil_page *page);

/*
 * Show the next hint of the question that is asked now, which costs what it says, or say that there
 * is none. Costs are taken from what the question earns, never below nothing.
 */
VIGIL_PUBLIC void vigil_session_hint(struct vigil_session *session, struct vigil_page *page);

/* Leave the question that is asked now without a response. */
VIGIL_PUBLIC void vigil_session_skip(struct vigil_session *session, struct vigil_time now);

/*
 * End the session: finished when no question is left, else abandoned. On VIGIL_OK the caller owns
 * *result and frees it with vigil_result_free().
 */
VIGIL_PUBLIC enum vigil_status vigil_session_finish(struct vigil_result **result,
                                                    struct vigil_session *session,
                                                    struct vigil_time now);

#ifdef __cplusplus
}
#endif

#endif
