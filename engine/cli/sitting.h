/* cli/sitting.h -- somebody sits down to a session: what take, practice, retry and resume share */
#ifndef CLI_SITTING_H
#define CLI_SITTING_H

#include <stdbool.h>

#include "cli/options.h"

struct answers;
struct terminal;
struct vigil_delivery;
struct vigil_findings;
struct vigil_page;
struct vigil_quiz;
struct vigil_session_options;
struct vigil_store;

extern const struct option answers_option, exit_status_option, learner_option;

struct sitting {
	const struct invocation *invocation;
	struct terminal *terminal;
	struct vigil_findings *findings; /* of the step that is being done */
	struct vigil_page *page;         /* for one showing at a time */
	char *learner;
	char *results; /* the folder for them */
	struct vigil_store *store;
	char *path;              /* of the quiz; NULL where none was looked for */
	struct vigil_quiz *quiz; /* the same */
	struct answers *answers; /* NULL: ask */
	const char *again;       /* the command that begins the same again, or NULL */
	struct vigil_delivery *delivery;
	bool resumed; /* it was begun before */
};

/*
 * Each of these gives EXIT_DONE where it went on, and else an exit status after saying why. They
 * are called in this order; sitting_clear() comes last, whatever happened.
 *
 * Who is learning, where results go, and the store with what it has to make up for.
 */
int sitting_open(struct sitting *sitting, const struct invocation *invocation,
                 struct terminal *terminal);

/* The quiz that an id or a file means. */
int sitting_find(struct sitting *sitting, const char *quiz);

/* The answers file, if one is given. */
int sitting_read_answers(struct sitting *sitting);

/* Begin a session on the quiz, or go on with an unfinished one. */
int sitting_begin(struct sitting *sitting, const struct vigil_session_options *options);
int sitting_resume(struct sitting *sitting, const char *id);

/* The session itself, up to its result or to where it was left. Gives the command's exit status. */
int sitting_hold(struct sitting *sitting);

void sitting_clear(struct sitting *sitting);

/* Say what was found in this step, and give EXIT_CANNOT. */
int sitting_refuse(struct sitting *sitting);

#endif
