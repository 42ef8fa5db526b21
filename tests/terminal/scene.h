/* terminal/scene.h -- a conversation with the asker, as a row of a table */
#ifndef TERMINAL_SCENE_H
#define TERMINAL_SCENE_H

#include <stddef.h>

enum act { ACT_NONE, ACT_TYPE, ACT_FLOOD, ACT_SEE, ACT_SIGNAL, ACT_RESIZE, ACT_STOPPED, ACT_LATER };

struct step {
	enum act act; /* ACT_NONE behind the last */
	const char *text;
	int number;
};

/* clang-format off */
#define TYPE(keys)      { .act = ACT_TYPE, .text = (keys) }
#define FLOOD(count)    { .act = ACT_FLOOD, .number = (count) } /* type so many x */
#define SEE(words)      { .act = ACT_SEE, .text = (words) } /* behind what was seen before */
#define SIGNAL(name)    { .act = ACT_SIGNAL, .number = (name) }
#define RESIZE(columns) { .act = ACT_RESIZE, .number = (columns) }
#define LATER(seconds)  { .act = ACT_LATER, .number = (seconds) } /* since the start; see below */
#define STOPPED         { .act = ACT_STOPPED } /* and the terminal is the shell's again */
/* clang-format on */

#define SCENE_STEPS 16

/* How it ends: an exit status, or the number of a signal. */
#define EXITS(status) (status)
#define DIES(number)  (-(number))

struct scene {
	const char *name;
	const char *arguments[6];   /* of the asker, up to a NULL */
	const char *shell;          /* or a command of sh, in which $0 is the asker */
	const char *environment[4]; /* up to a NULL */
	struct step steps[SCENE_STEPS];
	const char *never; /* what the output must not hold anywhere, or NULL */
	int ending;
};

struct pty;

/* Play steps up to one that is none; what does not come fails the test. */
void steps_play(struct pty *pty, const struct step *steps);

/*
 * Where a program finds out how much later it is, if support/later.c is loaded before it: NULL for
 * nowhere. Copied by nobody, so it has to stay.
 */
void steps_set_clock(const char *path);

/* Play `count` scenes as a group of tests of that name; returns as cmocka does. */
int scenes_play(const char *name, struct scene *scenes, size_t count);

#endif
