/* model/rules.h -- what a session is held to: the attributes of a quiz, as values */
#ifndef MODEL_RULES_H
#define MODEL_RULES_H

#include <stdbool.h>
#include <stdint.h>

enum session_mode { SESSION_SCORED, SESSION_PRACTICE };
enum navigation_rule { NAVIGATION_LINEAR, NAVIGATION_FREE };

/* When it is said whether a response was right, and what its feedback says. */
enum feedback_rule { FEEDBACK_AFTER_EACH, FEEDBACK_END, FEEDBACK_NONE };

/*
 * When the key is shown, never before the feedback: with each feedback, once the session has ended,
 * once it is passed, in practice only, or never.
 */
enum key_rule { KEY_WITH_FEEDBACK, KEY_END, KEY_PASSED, KEY_PRACTICE, KEY_NEVER };

enum confidence_rule { CONFIDENCE_NONE, CONFIDENCE_ASK, CONFIDENCE_SCORE };

/* What comes after a time limit and within its grace: not taken, or taken and marked as late. */
enum late_rule { LATE_REFUSE, LATE_ACCEPT };

/* The session's clock while nobody is at the prompt: it stands still, or runs on. */
enum suspended_rule { SUSPENDED_STOPS, SUSPENDED_RUNS };

/* The attempt that reports take. */
enum counts_rule { COUNTS_BEST, COUNTS_LAST, COUNTS_FIRST };

/* The session ends with its last question, or as soon as no response can change the verdict. */
enum stop_rule { STOP_LAST, STOP_CERTAIN };

#define RULES_NO_PASS (-1) /* nothing is judged */

/* A limit of 0 is none. Times in ms, before a learner's own time factor. */
struct time_rule {
	int64_t limit_ms;
	int64_t warning_ms; /* so long before it there is a warning; 0: none */
	int64_t grace_ms;
};

struct rules {
	enum session_mode mode;
	int32_t pass_thousandths; /* of the points, or RULES_NO_PASS */
	enum navigation_rule navigation;
	enum feedback_rule feedback;
	enum key_rule key;
	uint32_t tries;               /* answers to one question, from 1 */
	int32_t try_cost_thousandths; /* of its points, for each try before */
	bool hints;
	enum confidence_rule confidence;
	struct time_rule time;     /* of the whole session */
	int64_t question_limit_ms; /* of each question; 0: none. Its grace is that of `time` */
	enum late_rule late;
	enum suspended_rule suspended;
	enum stop_rule stop;
	bool shuffle_sections, shuffle_options; /* those of questions: a section's own rule */

	/* between sessions */
	uint32_t attempts; /* allowed; 0: any number */
	int64_t wait_ms;   /* from the end of one to the start of the next */
	enum counts_rule counts;
	uint32_t valid_months, valid_days; /* a pass expires after both; 0 and 0: never */
};

/*
 * What a bank taken by itself is held to, and a quiz that says nothing: scored, passed at 80%,
 * free navigation, feedback with the key after each response, one try, hints, no confidence, no
 * limits, the best attempt counts.
 */
extern const struct rules rules_default;

/* The words of the enumerations in quizzes and results, by value; each list ends in NULL. */
extern const char *const rules_mode_words[];
extern const char *const rules_navigation_words[];
extern const char *const rules_feedback_words[];
extern const char *const rules_key_words[];
extern const char *const rules_confidence_words[];
extern const char *const rules_late_words[];
extern const char *const rules_suspended_words[];
extern const char *const rules_counts_words[];
extern const char *const rules_stop_words[];

#endif
