/* cli/dialog.c -- a session at the prompt: questions are shown, entries are read */
#include "cli/dialog.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal/terminal.h"
#include "vigil/nearest.h"
#include "vigil/page.h"
#include "vigil/session.h"

struct dialog {
	struct vigil_session *session;
	struct terminal *terminal;
	struct vigil_page *page; /* for one showing at a time */
	bool left;
};

static void show(struct dialog *dialog,
                 void (*fill)(const struct vigil_session *, struct vigil_page *))
{
	vigil_page_clear(dialog->page);
	fill(dialog->session, dialog->page);
	terminal_show(dialog->terminal, dialog->page);
}

/* Let it happen, and show what is said of it. */
static enum vigil_answer happen(struct dialog *dialog, enum vigil_event_kind kind, const char *text,
                                size_t number)
{
	const struct vigil_event event = {.kind = kind, .text = text, .number = number};
	enum vigil_answer answer;

	vigil_page_clear(dialog->page);
	answer = vigil_session_apply(dialog->session, &event, vigil_time_now(), dialog->page);
	terminal_show(dialog->terminal, dialog->page);
	return answer;
}

/* The question or the review with room around it; where nobody is asked, no prompt stands below. */
static void question_show(struct dialog *dialog)
{
	if (vigil_session_stage(dialog->session) == VIGIL_STAGE_OVER)
		return;
	terminal_print(dialog->terminal, "\n");
	vigil_page_clear(dialog->page);
	vigil_session_show_question(dialog->session, vigil_time_now(), dialog->page);
	terminal_show(dialog->terminal, dialog->page);
	if (terminal_is_interactive(dialog->terminal))
		terminal_print(dialog->terminal, "\n");
}

static void help(struct dialog *dialog);

static void quit(struct dialog *dialog)
{
	dialog->left = true;
}

static void hint(struct dialog *dialog)
{
	happen(dialog, VIGIL_EVENT_HINT, NULL, 0);
}

static void skip(struct dialog *dialog)
{
	if (happen(dialog, VIGIL_EVENT_SKIP, NULL, 0) != VIGIL_ANSWER_NOT_ALLOWED)
		question_show(dialog);
}

static void hand_in(struct dialog *dialog)
{
	if (happen(dialog, VIGIL_EVENT_HAND_IN, NULL, 0) != VIGIL_ANSWER_NOT_ALLOWED)
		question_show(dialog);
}

/* clang-format off */
static const struct entry_row {
	const char *word, *does; /* what it does goes on behind the word */
	void (*run)(struct dialog *dialog);
} entry_rows[] = {
	{ ":repeat", "shows the question again.", question_show },
	{ ":hint",   "shows a hint, if there is one; some cost points.", hint },
	{ ":skip",   "leaves this question without an answer, for now.", skip },
	{ ":hand-in", "ends the quiz with the answers there are.", hand_in },
	{ ":quit",   "leaves the quiz; the result keeps what was answered.", quit },
	{ ":help",   "says this again, and so does '?'.", help },
	{ "?",       NULL, help },
};
/* clang-format on */

#define ENTRY_ROWS (sizeof(entry_rows) / sizeof(entry_rows[0]))

/* What can be answered here, and what can be typed everywhere. */
static void help(struct dialog *dialog)
{
	show(dialog, vigil_session_show_accepts);
	for (size_t i = 0; i < ENTRY_ROWS; i++) {
		if (entry_rows[i].does)
			terminal_tell(dialog->terminal, "'%s' %s", entry_rows[i].word,
			              entry_rows[i].does);
	}
	terminal_tell(dialog->terminal,
	              "An answer that begins with ':', or is '?', needs one more ':' before it.");
}

/* The words of the rows, for completion and to guess what was meant. Ends in NULL. */
static void words_list(const char *words[ENTRY_ROWS + 1])
{
	for (size_t i = 0; i < ENTRY_ROWS; i++)
		words[i] = entry_rows[i].word;
	words[ENTRY_ROWS] = NULL;
}

static void answer(struct dialog *dialog, const char *typed)
{
	bool reviews = vigil_session_stage(dialog->session) == VIGIL_STAGE_REVIEW;
	enum vigil_answer taken;

	taken = happen(dialog, reviews ? VIGIL_EVENT_GO : VIGIL_EVENT_TYPED, typed,
	               reviews ? strtoul(typed, NULL, 10) : 0);
	if (taken != VIGIL_ANSWER_UNREADABLE && taken != VIGIL_ANSWER_NOT_ALLOWED)
		question_show(dialog);
}

static void unknown_say(struct dialog *dialog, const char *word)
{
	const char *words[ENTRY_ROWS + 1];
	const char *nearest;

	words_list(words);
	nearest = vigil_nearest(word, words);
	terminal_tell(dialog->terminal, "There is no '%s'%s%s%s ':help' says what can be typed.",
	              word, nearest ? "; did you mean '" : ".", nearest ? nearest : "",
	              nearest ? "'?" : "");
}

/* Do what the line says: one of the rows, or an answer. */
static void entry_take(struct dialog *dialog, char *line)
{
	char *word = line + strspn(line, " \t");
	size_t length = strlen(word);
	bool doubled = word[0] == ':' && (word[1] == ':' || word[1] == '?');

	if (doubled || (word[0] != ':' && strncmp(word, "?", 1) != 0)) {
		answer(dialog, doubled ? word + 1 : line);
		return;
	}
	while (length > 0 && strchr(" \t", word[length - 1]))
		length--;
	if (word[0] == '?' && length > 1) {
		answer(dialog, line);
		return;
	}
	word[length] = '\0';
	for (size_t i = 0; i < ENTRY_ROWS; i++) {
		if (strcmp(entry_rows[i].word, word) == 0) {
			entry_rows[i].run(dialog);
			return;
		}
	}
	unknown_say(dialog, word);
}

/* NULL: no memory. */
static char *prompt_made(const struct vigil_session *session)
{
	bool reviews = vigil_session_stage(session) == VIGIL_STAGE_REVIEW;
	char *line, *prompt;

	if (vigil_session_prompt(&line, session, vigil_time_now()) != VIGIL_OK)
		return NULL;
	if (asprintf(&prompt, "%s%s: ", line,
	             reviews ? ". Type the number of a question, or ':hand-in'" : "") < 0)
		prompt = NULL; /* what asprintf() leaves there is not defined */
	free(line);
	return prompt;
}

/* Ask once. True: go on; else *end says why not. */
static bool ask(struct dialog *dialog, const char *const *words, enum dialog_end *end)
{
	char *line = NULL, *prompt = prompt_made(dialog->session);
	enum terminal_entry entry = TERMINAL_FAILED;

	if (prompt)
		entry = terminal_ask(dialog->terminal,
		                     &(struct terminal_question){.prompt = prompt, .words = words},
		                     &line);
	free(prompt);
	switch (entry) {
	case TERMINAL_LINE:
		entry_take(dialog, line);
		free(line);
		*end = DIALOG_LEFT;
		return !dialog->left;
	case TERMINAL_TOO_LONG:
		terminal_tell(dialog->terminal, "A line can have %d bytes; this one had more.",
		              TERMINAL_LINE_MOST);
		return true;
	case TERMINAL_END:
		*end = terminal_is_interactive(dialog->terminal) ? DIALOG_LEFT : DIALOG_INPUT_ENDED;
		return false;
	case TERMINAL_TIME: /* there is no limit yet */
		free(line);
		return true;
	case TERMINAL_INTERRUPTED:
		*end = DIALOG_INTERRUPTED;
		return false;
	case TERMINAL_FAILED:
		break;
	}
	*end = DIALOG_FAILED;
	return false;
}

enum dialog_end dialog_run(struct vigil_session *session, struct terminal *terminal,
                           struct vigil_page *page)
{
	struct dialog dialog = {.session = session, .terminal = terminal, .page = page};
	const char *words[ENTRY_ROWS + 1];
	enum dialog_end end;

	words_list(words);
	terminal_tell(terminal,
	              "'?' says what can be typed. ':quit' leaves at any time; the result keeps "
	              "what was answered.");
	question_show(&dialog);
	while (vigil_session_stage(session) != VIGIL_STAGE_OVER) {
		if (!ask(&dialog, words, &end))
			return end;
	}
	return DIALOG_ANSWERED;
}
