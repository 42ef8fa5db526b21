/* terminal/prompt.h -- one line asked for at a terminal, with readline */
#ifndef TERMINAL_PROMPT_H
#define TERMINAL_PROMPT_H

#include <stdbool.h>
#include <stdio.h>

#include "terminal/terminal.h"

struct prompt_request {
	FILE *stream;             /* a terminal, for the prompt and the echo */
	const char *prompt;       /* harmless already */
	const char *const *words; /* what Tab completes: ends in NULL, or NULL */
	const char *begun;        /* clean already; or NULL */
	int64_t until_ms;         /* 0: for ever */
	bool lines;               /* a paste may have many: each is as if it were typed */
	bool plain;               /* nothing but text may go to the terminal, not one escape */
};

struct prompt_answer {
	char *line;        /* on TERMINAL_LINE and TERMINAL_TIME; the caller's */
	int signal_number; /* on TERMINAL_INTERRUPTED */
	bool paste_cut;    /* lines after the first were pasted, and dropped */
};

/*
 * Standard input must be a terminal. Readline is set up by the first call. The terminal's modes
 * and the signals are as before when it returns.
 */
enum terminal_entry prompt_ask(struct prompt_answer *answer, const struct prompt_request *request);

#endif
