/* model/result.h -- the record of one session, as the result file has it */
#ifndef MODEL_RESULT_H
#define MODEL_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/rules.h"

/*
 * Every string is owned by the result, by itself or in its texts, and never NULL but where it is said. Points are thousandths
 * (mpts); a scaled score and a pass mark are thousandths of the whole. Times are as in
 * vigil/time.h.
 */

enum session_status { SESSION_FINISHED, SESSION_EXPIRED, SESSION_ABANDONED };
enum session_custody { CUSTODY_SELF, CUSTODY_SITE };
/*
 * Failed where the session was abandoned, whatever the points; where its time ran out it is judged by
 * what was answered until then. None for practice.
 */
enum verdict { VERDICT_NONE, VERDICT_PASSED, VERDICT_FAILED, VERDICT_PENDING };
enum question_state {
	QUESTION_ANSWERED,
	QUESTION_UNANSWERED, /* seen and left */
	QUESTION_NOT_REACHED,
	QUESTION_PENDING, /* answered, and waits for a person's score */
};

struct result_score {
	int64_t points_mpts, max_mpts;
	int32_t scaled_thousandths; /* points / max, rounded half up; 0 when max is 0 */
	enum verdict verdict;
};

/* Something the session was made from. */
struct result_origin {
	char *id, *version;
	char *sha256;      /* of the file's bytes, 64 hexadecimal digits */
	char *translation; /* the digest of the translation that was shown, or NULL */
};

/* Topics and sections have a verdict where they have a pass mark of their own. */
struct result_topic {
	char *id;
	struct result_score score;
	int32_t pass_thousandths; /* or RULES_NO_PASS */
};

struct result_section {
	char *id;
	struct result_score score;
	int32_t pass_thousandths; /* or RULES_NO_PASS */
	enum navigation_rule navigation;
	struct time_rule time;
	int64_t active_ms;
	bool expired; /* its time ran out */
};

/* One part of what was shown: an option, in the order shown. */
struct result_part {
	char *element, *id, *text;
};

struct result_try {
	int64_t at_wall_ms;
	int32_t points_mpts;
	char *typed;       /* as it was typed, control characters replaced by U+FFFD */
	uint32_t replaced; /* how many were */
	bool tolerated;    /* a slip in it was forgiven, such as a typing error */
	bool late;         /* it came after the limit, within the grace */
	char *response;    /* normalized; "" for none */
};

struct result_question {
	char *id, *bank, *topic; /* topic: "" when it has none */
	char *section;           /* "" for a bank by itself */
	char *interaction;
	char *sha256; /* of the question's element and its exhibit's */
	enum question_state state;
	int32_t points_mpts, max_mpts;
	uint32_t hints;      /* how many were taken: the first ones of the question */
	uint32_t confidence; /* 1 guessing, 2 likely, 3 sure; 0: not asked, or not said */
	int64_t active_ms;   /* while it stood at the prompt */
	char *prompt;        /* its words, without marks */
	struct result_part *parts;
	size_t part_count;
	struct result_try *tries;
	size_t try_count;
	bool critical; /* wrong: the quiz is failed */
	bool flagged;
	bool expired; /* its time ran out */
	char *unsent; /* what was typed and never became a response, or NULL: see session.h */
	uint32_t unsent_replaced; /* control characters in it, as in a try */
	char *remark;             /* of the learner, or NULL */
};

struct vigil_result {
	char *id;     /* UUID version 7 */
	char *engine; /* "vigil 0.1.0" */
	char *language;
	char *learner;
	struct result_origin quiz;
	struct result_origin *banks;
	size_t bank_count;

	enum session_mode mode;
	enum session_status status;
	enum session_custody custody;
	uint32_t attempt; /* from 1 */
	char *seed;       /* 64 hexadecimal digits */
	bool seed_given;
	int64_t started_wall_ms, finished_wall_ms;
	int64_t active_ms;
	bool clock_jumped;    /* wall time and running time disagree by more than a minute */
	bool stopped_certain; /* it ended before its last question, since the verdict was certain */
	bool critical_failed; /* without its critical questions it were not failed */
	uint32_t suspensions; /* how often it was left and gone on with */
	int64_t suspended_ms; /* by the wall clock; never negative */
	int32_t time_factor_thousandths;
	char **seen; /* "BANK#QUESTION", asked before and so avoided by the plan */
	size_t seen_count;
	int64_t valid_until_wall_ms; /* of a pass; 0: for ever, or not passed */

	struct rules rules;

	struct result_score score;
	struct result_section *sections; /* none for a bank by itself */
	size_t section_count;
	struct result_topic *topics;
	size_t topic_count;
	struct result_question *questions; /* in the order asked */
	size_t question_count;

	struct arena texts; /* of a result that was read: its strings stand in here */
};

/*
 * Building one. A new result and what is added to it are all zeros, strings NULL; whoever adds
 * sets them. Lists grow by these calls only. A pointer into a list is valid until something is
 * added to the same list. NULL: no memory; the result is as before.
 */
struct vigil_result *result_new(void);
void result_clear(
	struct vigil_result *
		result); /* all zeros again, but for the memory of its texts, which is the caller's */
struct result_origin *result_add_bank(struct vigil_result *result);
struct result_section *result_add_section(struct vigil_result *result);
bool result_add_seen(struct vigil_result *result, const char *question); /* false: no memory */
struct result_topic *result_add_topic(struct vigil_result *result);
struct result_question *result_add_question(struct vigil_result *result);
struct result_part *result_add_part(struct result_question *question);
struct result_try *result_add_try(struct result_question *question);

#endif
