/* crash/program.h -- a program run in a folder of its own, and what came of it */
#ifndef CRASH_PROGRAM_H
#define CRASH_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define PROGRAM_CANNOT 3 /* the exit status of what could not be done */

struct program {
	const char *folder;         /* absolute; where it runs, and its HOME */
	const char *const *command; /* ends in NULL */
	const char *const
		*variables; /* "NAME=value" besides the usual ones, ends in NULL; or NULL */
};

/* Both are NUL-terminated, and may hold other NULs only if the program wrote such. */
struct outcome {
	int status;      /* as of waitpid() */
	char *out, *err; /* all that it wrote */
};

/* A program that runs, or stands before its first instruction when it is traced. */
struct running {
	pid_t pid;
	int out, err; /* what it writes to; grows while it runs */
};

/* Should it hang, SIGALRM ends this process, and with it the program. */
void program_start(struct running *running, const struct program *program, bool traced);
size_t program_said(const struct running *running); /* bytes on standard error by now */
void program_end(struct outcome *outcome, struct running *running, int status);

void program_run(struct outcome *outcome, const struct program *program);
bool outcome_is(const struct outcome *outcome, int exit_status);
char *
outcome_tell(const struct outcome *outcome); /* in words, with what it said; owned by the caller */
void outcome_clear(struct outcome *outcome);

#endif
