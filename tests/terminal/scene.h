/* terminal/scene.h -- a conversation with the asker, as a row of a table */
#ifndef TERMINAL_SCENE_H
#define TERMINAL_SCENE_H

#include <stddef.h>

enum act {
	DONE,    /* a scene's steps end in zeros */
	TYPE,    /* `text` */
	FLOOD,   /* type the letter x, `number` times */
	SEE,     /* `text`, behind what was seen before */
	SIGNAL,  /* send signal `number` */
	RESIZE,  /* the terminal, to `number` columns */
	STOPPED, /* the program is, and the terminal is the shell's again */
};

struct step {
	enum act act;
	const char *text;
	int number;
};

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

/* Play `count` scenes as a group of tests of that name; returns as cmocka does. */
int scenes_play(const char *name, struct scene *scenes, size_t count);

#endif
