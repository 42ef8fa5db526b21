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

struct vigil_page;
struct vigil_quiz;
struct vigil_result;
struct vigil_session;

/*
 * What a session begins with. With the same quiz, the same options, and the same events at the same
 * times it ends with the same result, byte for byte. For that give the id and the seed of the first
 * one (vigil_session_id(), vigil_session_seed()) where these were NULL; seed_given stays as it was.
 * Events that changed nothing (VIGIL_ANSWER_UNREADABLE, VIGIL_ANSWER_NOT_ALLOWED) can be left out.
 */
struct vigil_session_options {
	const char *learner; /* who: not empty */
	const char *seed;    /* NULL: an unpredictable one. 64 hexadecimal digits, or any text */
	bool seed_given;     /* the seed was asked for by a person, and is recorded so */
	const char *id;      /* of the result: a UUID version 7; NULL: a new one */
	unsigned attempt;    /* the ordinal of this learner's session on the quiz; 0 counts as 1 */
	bool practice;     /* whatever the quiz says: nothing counts, no limits, feedback after each
	                  answer, with the key unless the quiz never shows it */
	bool custody_site; /* the learner's account holds neither bank nor result */
	int time_factor_thousandths; /* accommodation: limits are multiplied by it; 0 counts as 1000 */
	const char *const
		*seen; /* "BANK#QUESTION" asked before, ascending; not with a given seed */
	size_t seen_count;
	const char *const
		*only; /* practice of just these, in this order; NULL: what the quiz draws */
	size_t only_count;
};

/*
 * Begin a session. The quiz must outlive it. VIGIL_INVALID, with a finding: nothing can be asked,
 * or the learner has no name.
 */
VIGIL_PUBLIC enum vigil_status vigil_session_start(struct vigil_session **out,
                                                   const struct vigil_quiz *quiz,
                                                   const struct vigil_session_options *options,
                                                   struct vigil_time now,
                                                   struct vigil_findings *findings);
VIGIL_PUBLIC void vigil_session_free(struct vigil_session *session); /* NULL is fine */

/*
 * ---- what happens: one call takes it all, so that a session is the sum of its events ----
 *
 * Ways. Questions of sections with free navigation that follow one another can be gone to in any
 * order, until they are handed in; a question of a linear section is left for good. Where feedback
 * comes after each answer, a question that was answered is closed unless tries are left; else its
 * answer can be changed while it can be gone to, and the last one counts. Behind the last question
 * of a free stretch comes the review, unless all of it is closed already.
 *
 * Clocks. Between two events the running clock counts, so they come in its order. Between SUSPEND
 * and RESUME only the wall clock is looked at: `now.running_ms` may begin anew, as it does when the
 * machine was started again. Where the quiz says that time runs on meanwhile, that gap counts
 * towards all limits; it is never counted as time at the prompt. When a session was cut short, a
 * SUSPEND at the time of its last event stands for the moment.
 *
 * Limits. At a limit the question, the section or the session is closed. Where the quiz accepts what
 * is late, that happens at the end of the grace, and answers in between are marked as late. What
 * VIGIL_EVENT_TIME says was being typed is then taken, marked as late, if it is a complete answer
 * and the quiz accepts what is late; else the record keeps it as it was typed, and it earns nothing.
 * So it keeps an answer that was entered too late, and steps of one that was never completed. A
 * response whose "how sure are you?" was not answered counts as one that does not say.
 */

enum vigil_event_kind {
	VIGIL_EVENT_TYPED,    /* text: what the learner typed as an answer */
	VIGIL_EVENT_RESPONSE, /* text: a response in the normalized form of results */
	VIGIL_EVENT_HINT,     /* the next hint, which costs what it says */
	VIGIL_EVENT_SKIP,     /* leave the question without a response, for now or for good */
	VIGIL_EVENT_FLAG,     /* text: a remark on the question, or ""; again without: no flag */
	VIGIL_EVENT_GO,       /* number: position of the question to go to, from 1 */
	VIGIL_EVENT_REVIEW, /* go behind the last question: what is open is shown before handing in */
	VIGIL_EVENT_HAND_IN, /* nothing of what can be gone to changes any more: go on behind it, to
	                        linear questions or to the end */
	VIGIL_EVENT_TIME,    /* look at the clock. text: what was being typed, not yet entered */
	VIGIL_EVENT_SUSPEND, /* the learner leaves and may come back */
	VIGIL_EVENT_RESUME,  /* the learner is back */
	VIGIL_EVENT_ABANDON, /* end it for good, not finished */
};

struct vigil_event {
	enum vigil_event_kind kind;
	const char *text; /* NULL counts as "" */
	size_t number;
};

enum vigil_answer {
	VIGIL_ANSWER_DONE, /* taken; the next question, the review or the end stands there */
	VIGIL_ANSWER_MORE, /* taken; the same question goes on: a step, a further try, a hint */
	VIGIL_ANSWER_UNREADABLE,  /* not understood; nothing has changed */
	VIGIL_ANSWER_NOT_ALLOWED, /* understood, but not possible here; nothing has changed */
	VIGIL_ANSWER_LATE,        /* time was up before it: what that means was done instead */
};

/*
 * Take an event at its time. The page gets what is to be said of it: feedback as far as the policy
 * releases it now, a hint, what is wrong with the entry, what a limit did. A limit that ran out
 * before `now` is looked at first, whatever the event is; SUSPEND and ABANDON happen after it, all
 * others not at all (VIGIL_ANSWER_LATE).
 */
VIGIL_PUBLIC enum vigil_answer vigil_session_apply(struct vigil_session *session,
                                                   const struct vigil_event *event,
                                                   struct vigil_time now, struct vigil_page *page);

/*
 * Has memory run out at some time? Then nothing that was taken since may be told or saved; begin
 * the session again, and apply the events before.
 */
VIGIL_PUBLIC bool vigil_session_ran_out(const struct vigil_session *session);

/* ---- what stands there now ---- */

enum vigil_stage {
	VIGIL_STAGE_QUESTION,
	VIGIL_STAGE_REVIEW, /* nothing is asked: go to a question, or hand in */
	VIGIL_STAGE_OVER,
};

VIGIL_PUBLIC enum vigil_stage vigil_session_stage(const struct vigil_session *session);

/* The question that is asked now: its id, or NULL when there is none. Borrowed. */
VIGIL_PUBLIC const char *vigil_session_question(const struct vigil_session *session);
/* Its bank's id. */
VIGIL_PUBLIC const char *vigil_session_bank(const struct vigil_session *session);

/* How many questions there are, and the place of the one that is asked now, from 1. */
VIGIL_PUBLIC size_t vigil_session_count(const struct vigil_session *session);
VIGIL_PUBLIC size_t vigil_session_position(const struct vigil_session *session);

/* How many questions have no answer, of those that can still be answered. */
VIGIL_PUBLIC size_t vigil_session_open_count(const struct vigil_session *session);

/* Is the response there, and only missing how sure it is? */
VIGIL_PUBLIC bool vigil_session_asks_confidence(const struct vigil_session *session);

/* Does the answer go on line by line, so that many can be pasted? */
VIGIL_PUBLIC bool vigil_session_takes_lines(const struct vigil_session *session);

/* Borrowed from the session, until it is finished: what begins the same session again. */
VIGIL_PUBLIC const char *vigil_session_id(const struct vigil_session *session);
VIGIL_PUBLIC const char *vigil_session_seed(const struct vigil_session *session);

/* Can the learner go back and forth, and hand in, from where the session stands? */
VIGIL_PUBLIC bool vigil_session_is_free(const struct vigil_session *session);

/*
 * When the clock has something to say next (a warning, a limit), on the clock of `running_ms`;
 * negative: never. Then a VIGIL_EVENT_TIME is due.
 */
VIGIL_PUBLIC int64_t vigil_session_due_ms(const struct vigil_session *session);
/* What is left of the nearest limit; negative: there is none. */
VIGIL_PUBLIC int64_t vigil_session_left_ms(const struct vigil_session *session,
                                           struct vigil_time now);

/*
 * What the learner sees: these fill a page and never show a key that the feedback policy does not
 * release at this moment.
 */
VIGIL_PUBLIC void vigil_session_show_start(const struct vigil_session *session,
                                           struct vigil_page *page);
/* Instead of that for who comes back: "Continuing Five minutes, question 4 of 5; 3 min used." */
VIGIL_PUBLIC void vigil_session_show_return(const struct vigil_session *session,
                                            struct vigil_time now, struct vigil_page *page);
/* The question that is asked now, whole, also where it goes on; or the review. */
VIGIL_PUBLIC void vigil_session_show_question(const struct vigil_session *session,
                                              struct vigil_time now, struct vigil_page *page);
/* Only what is new of a question that goes on (VIGIL_ANSWER_MORE): its next step. */
VIGIL_PUBLIC void vigil_session_show_step(const struct vigil_session *session,
                                          struct vigil_page *page);
/* Each question with its place and whether it is answered, skipped, flagged. */
VIGIL_PUBLIC void vigil_session_show_list(const struct vigil_session *session,
                                          struct vigil_page *page);
/* What can be typed at what is asked now. */
VIGIL_PUBLIC void vigil_session_show_accepts(const struct vigil_session *session,
                                             struct vigil_page *page);
/*
 * Each letter or number that stands beside something that can be chosen now, in the order shown:
 * "a", "b". They are the same for every order of the parts, and say nothing of the key.
 */
VIGIL_PUBLIC enum vigil_status vigil_session_labels(const struct vigil_session *session,
                                                    void (*visit)(void *context, const char *label),
                                                    void *context);
/* Time used and left. */
VIGIL_PUBLIC void vigil_session_show_time(const struct vigil_session *session,
                                          struct vigil_time now, struct vigil_page *page);
/*
 * The line to ask with, such as "Question 3 of 29, 2 min left. Type one letter from a to d". On
 * VIGIL_OK the caller frees *prompt with free(); it is harmless once the terminal has made it so.
 */
VIGIL_PUBLIC enum vigil_status
vigil_session_prompt(char **prompt, const struct vigil_session *session, struct vigil_time now);
/*
 * Score, verdict, sections and topics of the session's result, and what the policy releases at the
 * end: what was wrong and why, with what it rests on. Of a session that was abandoned, the score.
 */
VIGIL_PUBLIC void vigil_session_show_end(const struct vigil_session *session,
                                         const struct vigil_result *result,
                                         struct vigil_page *page);

/*
 * The result of a session that is over, or of one that is left for good here: abandoned. It ended
 * when the event came that ended it, so `now` says nothing of a session that is over. On VIGIL_OK the
 * caller owns *result and frees it with vigil_result_free(); then nothing but
 * vigil_session_show_end() has a use for the session.
 */
VIGIL_PUBLIC enum vigil_status vigil_session_finish(struct vigil_result **result,
                                                    struct vigil_session *session,
                                                    struct vigil_time now);

#ifdef __cplusplus
}
#endif

#endif
