/* terminal/terminal.h -- the person's side: pages go out, lines come in */
#ifndef TERMINAL_TERMINAL_H
#define TERMINAL_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct vigil_page;

/*
 * Whatever the program says goes through here, and so through one gate: vigil_page_text() and
 * terminal_say() let nothing out that a terminal would obey, but our own colours.
 */

enum terminal_colour { TERMINAL_COLOUR_AUTO, TERMINAL_COLOUR_ALWAYS, TERMINAL_COLOUR_NEVER };

struct terminal_options {
	enum terminal_colour colour;
	bool accessible;        /* also by ACCESSIBLE=1 in the environment */
	const char *languages;  /* to speak, as vigil_quiz_translate() takes them; NULL: English */
	const char *catalogues; /* the folder of their catalogues */
};

struct terminal;

/*
 * Standard input, output and error of this process; sets the locale's character type. On false
 * memory ran out. Signals are handled only while terminal_ask() waits.
 */
bool terminal_open(struct terminal **out, const struct terminal_options *options);
void terminal_close(struct terminal *terminal); /* NULL is fine; puts back what was changed */

/* Is there a person who can be asked: are input and the stream of the prompts both a terminal? */
bool terminal_is_interactive(const struct terminal *terminal);

/* Data, to standard output. A newline in words stays one, also one that an argument brings. */
void terminal_show(struct terminal *terminal, const struct vigil_page *page);
void terminal_print(struct terminal *terminal, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Sentences of ours, also to standard output, wrapped as those of a page are. */
void terminal_tell(struct terminal *terminal, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The same, set in as what is not ours is. */
void terminal_item(struct terminal *terminal, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* A list of ours: labels of plain ASCII, and words beside them that are wrapped under themselves. */
struct terminal_item {
	const char *label, *words;
};
void terminal_items(struct terminal *terminal, const struct terminal_item *items, size_t count);
/* Bytes that are data already made safe for their reader: a script, JSON. */
void terminal_write(struct terminal *terminal, const char *bytes, size_t length);

/* Talk, to standard error. */
void terminal_say(struct terminal *terminal, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Everything that was printed has arrived; false when standard output failed or was closed, and
 * errno is what it said first.
 */
bool terminal_flush(struct terminal *terminal);

enum terminal_entry {
	TERMINAL_LINE,        /* *line is the caller's, without its newline, controls replaced */
	TERMINAL_END,         /* end of input: Ctrl-D on an empty line, or the file's end */
	TERMINAL_INTERRUPTED, /* Ctrl-C on an empty line, or twice; or SIGTERM, SIGHUP */
	TERMINAL_TOO_LONG,    /* a line over TERMINAL_LINE_MOST bytes was dropped */
	TERMINAL_TIME,        /* the time to wait until is there; *line is what was typed so far */
	TERMINAL_FAILED,      /* reading failed, or no memory */
};

#define TERMINAL_LINE_MOST 65536

struct terminal_question {
	const char *prompt;       /* harmless whatever it holds; a newline in it is shown as ^J */
	const char *const *words; /* what Tab completes: ends in NULL, or NULL */
	const char *begun;        /* what stands on the line already, to go on with; or NULL */
	bool lines;       /* an answer of many lines: a paste gives all of its, one for each time */
	int64_t until_ms; /* wait no longer, by the running clock of vigil/time.h; 0: for ever */
};

/*
 * Ask for one line. At a terminal: readline with its editing keys, the user's inputrc ($if vigil),
 * completion of the words and never of files; of what was typed before, only lines that begin with
 * a ':' and one of the words can be called back, never an answer; a paste of several lines gives the
 * first and says so, unless many are wanted. Elsewhere: a line of standard input as it is, without prompt, readline and
 * waiting time.
 */
enum terminal_entry terminal_ask(struct terminal *terminal,
                                 const struct terminal_question *question, char **line);

/* The signal behind the last TERMINAL_INTERRUPTED. */
int terminal_signal(const struct terminal *terminal);

/* End this process as that signal would have ended it. Does not return. */
_Noreturn void terminal_die(int signal_number);

#endif
