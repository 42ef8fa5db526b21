/* cli/dialog.h -- a session at the prompt: questions are shown, entries are read */
#ifndef CLI_DIALOG_H
#define CLI_DIALOG_H

struct terminal;
struct vigil_page;
struct vigil_session;

enum dialog_end {
	DIALOG_ANSWERED,    /* no question is left */
	DIALOG_LEFT,        /* the learner left before */
	DIALOG_INPUT_ENDED, /* there was nobody to ask, and no further line */
	DIALOG_INTERRUPTED, /* by terminal_signal() */
	DIALOG_FAILED,      /* reading failed */
};

/* Say how it goes, and ask until the end. The session is not finished by this, however it ends.
 * `page` is for use. */
enum dialog_end dialog_run(struct vigil_session *session, struct terminal *terminal,
                           struct vigil_page *page);

#endif
