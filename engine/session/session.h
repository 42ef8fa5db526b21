/* session/session.h -- what the files of this room share of a session */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include <string.h>

#include "base/text.h"
#include "interaction/interaction.h"
#include "model/plan.h"
#include "model/quiz.h"
#include "model/result.h"
#include "score/score.h"
#include "vigil/bank.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"

/* What a right and sure response has its points multiplied by where confidence is scored. */
#define CONFIDENCE_FACTOR 3

/*
 * Time as the session counts it, from 0 at its start: what it was at the prompt for, and the gaps
 * between that limits count as well. Limits go by the sum of both.
 */
struct span {
	int64_t active_ms, gaps_ms;
};

/* A time limit as far as it has been spoken of. */
struct warned {
	bool before, over; /* the warning was given; so was word of the grace that is left */
};

/* One question of the plan: how far the learner has come with it, beside its record. */
struct place {
	struct text response; /* so far, where it has several steps */
	struct text typed;    /* for it, a line for each step */
	struct score score;   /* of the response that waits for how sure it is */
	bool asks_confidence; /* the response is there; how sure is it? */
	bool late;            /* that response came after a limit */
	bool closed;          /* nothing is taken any more */
	struct span stood;    /* before it stands there now */
	struct warned warned;
};

struct section_state {
	struct span stood; /* its questions, before the one that stands there now */
	struct warned warned;
	bool expired;
};

struct vigil_session {
	const struct vigil_quiz *quiz;
	struct plan *plan;
	struct vigil_result *result; /* the record, as far as it has come; NULL once it is given */
	struct rules rules;          /* in force: the quiz's, or those of practice */
	struct place *places;        /* of the plan's questions */
	struct section_state *sections; /* of the quiz's sections */
	struct score_mark *marks;       /* to be reached */
	size_t mark_count;
	enum vigil_stage stage;
	size_t position; /* of the question that is asked now, from 0; the last one asked */

	struct span span;        /* before `since` */
	struct vigil_time since; /* the clocks then; while it is suspended: when it was left */
	struct span asked;       /* when the question came that stands there now */
	struct vigil_time ended; /* once it is over */
	int64_t drift_ms;        /* of the wall clock against the running one, before `since` */
	struct warned warned;
	bool suspended;
	bool no_memory; /* at some time: what is here is not all */
};

extern const struct vigil_code session_codes[]; /* ends in {0} */

/* ---- what is asked: session.c ---- */

/* The question at a place, with the response so far. */
struct asked session_asked(const struct vigil_session *session, size_t position);

static inline struct place *session_place(const struct vigil_session *session)
{
	return &session->places[session->position];
}

static inline struct result_question *session_record(const struct vigil_session *session)
{
	return &session->result->questions[session->position];
}

static inline const struct quiz_section *session_section(const struct vigil_session *session,
                                                         size_t position)
{
	return &session->quiz->sections[session->plan->questions[position].section];
}

static inline bool session_is_practice(const struct vigil_session *session)
{
	return session->rules.mode == SESSION_PRACTICE;
}

/* ---- the clock: clock.c ---- */

/* The session's time at `now`; while it is suspended, when it was left. */
struct span clock_span(const struct vigil_session *session, struct vigil_time now);

/* A question comes; it goes, and the time that it stood there is its own. */
void clock_arrive(struct vigil_session *session, struct vigil_time now);
void clock_depart(struct vigil_session *session, struct vigil_time now);

void clock_suspend(struct vigil_session *session, struct vigil_time now);
void clock_resume(struct vigil_session *session, struct vigil_time now);

/* Note it where the wall clock has been set. */
void clock_note(struct vigil_session *session, struct vigil_time now);

/* ---- limits: limit.c ---- */

/* Is a limit over, and only its grace left? */
bool limit_is_late(const struct vigil_session *session, struct vigil_time now);

/*
 * Say what there is to say of the limits at `now`. True: one ran out; what that means is done, with
 * what the event holds of an answer.
 */
bool limit_look(struct vigil_session *session, const struct vigil_event *event,
                struct vigil_time now, struct vigil_page *page);

/* Append a time as somebody says it who looks at a clock: "2 min", and seconds below that. */
void limit_add_words(struct text *text, int64_t ms);
/* Append sentences on the limits there are: "Time limit: 20 min. " False: there are none. */
bool limit_add_rules(struct text *text, const struct vigil_session *session);
/* Append ", 2 min left" where a limit runs, and ", time is up" in its grace. */
void limit_add_left(struct text *text, const struct vigil_session *session, struct vigil_time now);
/* The same as fields, one for each limit that there is. */
void limit_show_left(const struct vigil_session *session, struct vigil_time now,
                     struct vigil_page *page);

/* ---- ways: navigation.c ---- */

/*
 * From the question that is asked now to the next one without an answer, to the review where
 * something is still open, or behind all that can be gone to.
 */
void navigation_leave(struct vigil_session *session, struct vigil_time now);
/* Ask the first question. */
void navigation_begin(struct vigil_session *session, struct vigil_time now);

/* Nothing more is taken for the question; what was typed for it and is no response is kept. */
void navigation_close(struct vigil_session *session, size_t position);
/* The same for all of the section of the question that is asked now. */
void navigation_close_section(struct vigil_session *session);

/* It is over, in this way. */
void navigation_end(struct vigil_session *session, enum session_status status,
                    struct vigil_time now);

/* So many questions between the first and the last that can be gone to are not closed. */
size_t navigation_open_count(const struct vigil_session *session);

/* An event that is not possible here, and what is said of it. */
enum vigil_answer session_refuse(struct vigil_page *page, const char *why);
#define NO_QUESTION_HERE _("No question stands here.")

/* What an event does, after the limits were looked at: see vigil/session.h. */
typedef enum vigil_answer event_taken(struct vigil_session *session,
                                      const struct vigil_event *event, struct vigil_time now,
                                      struct vigil_page *page);
event_taken navigation_skip, navigation_go, navigation_review, navigation_hand_in;
event_taken answer_give, hint_give, flag_set;

/* ---- answers: answer.c, confidence.c, aside.c ---- */

/* A response that waits for how sure it is, is taken without. */
void answer_settle_open(struct vigil_session *session, struct vigil_time now,
                        struct vigil_page *page);
/* Take what was being typed when time ran out. False: it is no complete response. */
bool answer_cut_off(struct vigil_session *session, const char *typed, struct vigil_time now,
                    struct vigil_page *page);

/* So many more answers are taken to the question, if they are wrong. */
uint32_t answer_tries_left(const struct vigil_session *session, size_t position);

/* The ways to say how sure one is; no word about the response. */
void confidence_show(struct vigil_page *page);
/* 1 to 3; 0: not understood. */
uint32_t confidence_read(const char *typed);

/* ---- points: points.c ---- */

/* An amount of the question's own points as the quiz counts them. */
int32_t points_scaled(const struct plan_question *planned, int32_t mpts);

/* The score of a response by itself, in the points that the quiz gives the question. */
struct score points_score(const struct plan_question *planned, const char *response);

/* What a question earns by all rules, from what the response by itself is worth. */
int32_t points_earned(const struct vigil_session *session, size_t position, struct score score);

/* The bounds of what a question can come to, whatever is answered from now on. */
struct points_range {
	int32_t least_mpts, most_mpts;
	bool pending; /* a person would have to score it */
};
struct points_range points_range(const struct vigil_session *session, size_t position);

/* ---- the verdict: verdict.c ---- */

/* What has to be reached, by the quiz and its mode. False: no memory. */
bool verdict_set_marks(struct vigil_session *session);

/* Scores, topics and verdict of the record as it is now. False: no memory. */
bool verdict_sum_up(struct vigil_session *session);

/* No response that is still possible can change the verdict. */
bool verdict_is_certain(struct vigil_session *session);

/* ---- what is released: release.c ---- */

/* With the feedback on a response, and once there is a result. */
enum release release_now(const struct vigil_session *session);
enum release release_at_end(const struct vigil_session *session, const struct vigil_result *result);
/* Is anything at all said of single questions at the end? */
bool release_is_silent(const struct vigil_session *session, const struct vigil_result *result);

/* ---- the record: record.c ---- */

/* A record with all questions of the plan, none of them reached yet. False: no memory. */
bool record_begin(struct vigil_session *session, const struct vigil_session_options *options,
                  struct vigil_time now);

/* Add a response and its score, which becomes the question's. On failure nothing is changed. */
enum vigil_status record_try(struct result_question *question, const struct result_try *given,
                             bool pending);

/* What was typed, with control characters and broken bytes replaced and counted. NULL: no memory. */
char *record_typed(const char *typed, uint32_t *replaced);

/* Complete it: what was asked, digests, scores, verdict and times. */
enum vigil_status record_end(struct vigil_session *session);

/* ---- what is shown: question.c, feedback.c, view.c, end.c ---- */

/* What is asked, as the learner sees it: exhibit, prompt and parts; only the next step of many. */
void session_show_posed(const struct asked *asked, struct vigil_page *page); /* without parts */
void session_show_asked(const struct asked *asked, struct vigil_page *page);

/* A response and what it is worth, of so many points. */
struct marked_response {
	struct asked asked; /* with the whole response */
	struct score score;
	int32_t points_mpts;
};

/* Our verdict alone, with the tries that are left: no key, no feedback on parts. */
void feedback_show_verdict(const struct marked_response *response, uint32_t tries_left,
                           struct vigil_page *page);
/* All that is released on it. */
void feedback_show(const struct marked_response *response, enum release release,
                   struct vigil_page *page);

/* The facts that a question rests on, each with its sources. `label` NULL: the fact's id. */
void session_show_facts(const struct vigil_bank *bank, const struct vigil_question *question,
                        const char *label, struct vigil_page *page);
/* Only the titles of these sources, each once. */
void session_add_sources(struct text *text, const struct vigil_bank *bank,
                         const struct vigil_question *question);

/* ---- responses in words: wording.c ---- */

/*
 * Append the texts of what a response names, or the response where it is words itself. False: it
 * cannot be said in a line, and what was appended means nothing.
 */
bool wording_add(struct text *words, const struct asked *asked, const char *response);
/* The same for a response that earns the most. */
bool wording_add_key(struct text *words, const struct asked *asked);

#endif
