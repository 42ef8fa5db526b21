/* cli/dialog.h -- a session at the prompt: questions are shown, entries are read */
#ifndef CLI_DIALOG_H
#define CLI_DIALOG_H

struct terminal;
struct vigil_delivery;
struct vigil_findings;
struct vigil_page;

enum dialog_end {
	DIALOG_OVER,        /* the session is */
	DIALOG_LEFT,        /* the learner left before */
	DIALOG_INPUT_ENDED, /* there was nobody to ask, and no further line */
	DIALOG_INTERRUPTED, /* by terminal_signal() */
	DIALOG_UNREADABLE,  /* reading failed */
	DIALOG_NOT_SAVED,   /* the last entry was not saved; findings say why */
};

/*
 * Ask until the end. What was taken is saved, however it ends; the session is not finished by this.
 * `page` is for use.
 */
enum dialog_end dialog_run(struct vigil_delivery *delivery, struct terminal *terminal,
                           struct vigil_page *page, struct vigil_findings *findings);

#endif
