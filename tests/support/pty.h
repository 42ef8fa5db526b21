/* support/pty.h -- a program on a terminal of its own, with somebody who types and reads */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The program runs as a shell would run it: the terminal is its controlling terminal, it is the
 * foreground job, and its parent is the session's leader, so that it can be stopped. Nothing here
 * sleeps: every wait is for something to happen, and gives up after PTY_PATIENCE_MS.
 */
struct pty;

#define PTY_PATIENCE_MS 20000
#define PTY_ROWS        24
#define PTY_COLUMNS     80

/*
 * Start argv[0] (a path, or found in PATH). `environment` is NULL or ends in NULL: "NAME=VALUE"
 * sets, "NAME" alone removes. NULL when that is impossible.
 */
struct pty *pty_start(const char *const *argv, const char *const *environment);
void pty_free(struct pty *pty); /* kills what runs; NULL is fine */

/* Type. Reads what the program writes meanwhile, so that neither waits for the other. */
bool pty_send(struct pty *pty, const char *string);
bool pty_send_bytes(struct pty *pty, const char *bytes, size_t length);

/*
 * Wait until the program writes `string` behind what the last pty_expect() found. When it does
 * not, print what it wrote instead.
 */
bool pty_expect(struct pty *pty, const char *string);

/*
 * Wait until the program asks for a line: it has taken the terminal over, and written a line or more
 * and then a prompt, behind what was waited for before. Prompts end in ": ".
 */
bool pty_expect_prompt(struct pty *pty);

/* All that the program has written so far, as it came; ends in a 0 that is not counted. */
const char *pty_output(const struct pty *pty, size_t *length);

void pty_resize(struct pty *pty, unsigned rows, unsigned columns);
void pty_signal(struct pty *pty, int signal_number);

/* Wait until the program has stopped (Ctrl-Z); let it go on. */
bool pty_stopped(struct pty *pty);

/* Wait until it has ended and everything it wrote is read; *status is as of waitpid(). */
bool pty_ended(struct pty *pty, int *status);

/* Is the terminal in the mode in which a shell leaves it: lines, echo, signals? */
bool pty_is_canonical(const struct pty *pty);

#endif
