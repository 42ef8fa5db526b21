/* cli/dialog.c -- a session at the prompt: questions are shown, entries are read */
#include "cli/dialog.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal/message.h"
#include "terminal/terminal.h"
#include "vigil/delivery.h"
#include "vigil/nearest.h"
#include "vigil/page.h"
#include "vigil/session.h"

struct dialog {
	struct vigil_delivery *delivery;
	const struct vigil_session *session; /* the delivery's */
	struct terminal *terminal;
	struct vigil_page *page; /* for one showing at a time */
	struct vigil_findings *findings;
	char *begun;   /* what the next line begins with, since a time came in between; or NULL */
	bool hands_in; /* what is open was named; the same word again hands in */
	bool left;     /* the learner asked to leave */
	bool not_saved;
};

/* ---- showing ---- */

static void show(struct dialog *dialog,
                 void (*fill)(const struct vigil_session *, struct vigil_page *))
{
	vigil_page_clear(dialog->page);
	fill(dialog->session, dialog->page);
	terminal_show(dialog->terminal, dialog->page);
}

/* What stands there, with room around it; where nobody is asked, no prompt stands below. */
static void question_show(struct dialog *dialog)
{
	if (vigil_session_stage(dialog->session) == VIGIL_STAGE_OVER)
		return;
	terminal_print(dialog->terminal, "\n");
	vigil_page_clear(dialog->page);
	vigil_session_show_question(dialog->session,
	                            vigil_delivery_time(dialog->delivery, vigil_time_now()),
	                            dialog->page);
	terminal_show(dialog->terminal, dialog->page);
	if (terminal_is_interactive(dialog->terminal))
		terminal_print(dialog->terminal, "\n");
}

/* The question goes on: what is new of it. */
static void step_show(struct dialog *dialog)
{
	terminal_print(dialog->terminal, "\n");
	show(dialog, vigil_session_show_step);
	if (terminal_is_interactive(dialog->terminal))
		terminal_print(dialog->terminal, "\n");
}

/* ---- events ---- */

/* Let the session take an event, and show what it has to say. */
static enum vigil_answer apply(struct dialog *dialog, struct vigil_event event)
{
	enum vigil_answer taken;

	vigil_page_clear(dialog->page);
	if (vigil_delivery_apply(&taken, dialog->delivery, &event, vigil_time_now(), dialog->page,
	                         dialog->findings) != VIGIL_OK) {
		dialog->not_saved = true;
		return VIGIL_ANSWER_NOT_ALLOWED;
	}
	terminal_show(dialog->terminal, dialog->page);
	return taken;
}

/* The same, and what stands there then. */
static void apply_and_show(struct dialog *dialog, struct vigil_event event)
{
	enum vigil_answer taken = apply(dialog, event);

	if (taken == VIGIL_ANSWER_DONE || taken == VIGIL_ANSWER_LATE)
		question_show(dialog);
	else if (taken == VIGIL_ANSWER_MORE)
		step_show(dialog);
}

static void go(struct dialog *dialog, size_t position)
{
	apply_and_show(dialog, (struct vigil_event){.kind = VIGIL_EVENT_GO, .number = position});
}

/* ---- what can be typed besides answers ---- */

static void help(struct dialog *dialog, const char *argument);
static void accepts_show(struct dialog *dialog, const char *argument);

static void repeat(struct dialog *dialog, const char *argument)
{
	(void)argument;
	question_show(dialog);
}

static void hint(struct dialog *dialog, const char *argument)
{
	(void)argument;
	apply(dialog, (struct vigil_event){.kind = VIGIL_EVENT_HINT});
}

static void skip(struct dialog *dialog, const char *argument)
{
	(void)argument;
	apply_and_show(dialog, (struct vigil_event){.kind = VIGIL_EVENT_SKIP});
}

static void flag(struct dialog *dialog, const char *argument)
{
	apply(dialog, (struct vigil_event){.kind = VIGIL_EVENT_FLAG, .text = argument});
}

static void back(struct dialog *dialog, const char *argument)
{
	(void)argument;
	if (vigil_session_stage(dialog->session) == VIGIL_STAGE_REVIEW)
		go(dialog, vigil_session_count(dialog->session));
	else if (vigil_session_is_free(dialog->session) &&
	         vigil_session_position(dialog->session) == 1)
		terminal_tell(dialog->terminal, _("This is the first question."));
	else
		go(dialog, vigil_session_position(dialog->session) - 1);
}

static void next(struct dialog *dialog, const char *argument)
{
	size_t position = vigil_session_position(dialog->session);

	(void)argument;
	if (position < vigil_session_count(dialog->session))
		go(dialog, position + 1);
	else
		apply_and_show(dialog, (struct vigil_event){.kind = VIGIL_EVENT_REVIEW});
}

static void review(struct dialog *dialog, const char *argument)
{
	char *end;
	unsigned long position;

	if (!*argument) {
		apply_and_show(dialog, (struct vigil_event){.kind = VIGIL_EVENT_REVIEW});
		return;
	}
	errno = 0;
	position = strtoul(argument, &end, 10);
	if (*end || errno || *argument == '-')
		terminal_tell(dialog->terminal, _("'%s' is not the number of a question."),
		              argument);
	else
		go(dialog, position);
}

static void hand_in(struct dialog *dialog, const char *argument)
{
	size_t open = vigil_session_open_count(dialog->session);

	(void)argument;
	if (open && !dialog->hands_in) {
		terminal_tell(
			dialog->terminal,
			messages("%zu question has no answer yet. ':hand-in' again hands in all "
		                 "the same.",
		                 "%zu questions have no answer yet. ':hand-in' again hands in all "
		                 "the same.",
		                 open),
			open);
		dialog->hands_in = true;
		return;
	}
	dialog->hands_in = false;
	apply_and_show(dialog, (struct vigil_event){.kind = VIGIL_EVENT_HAND_IN});
}

static void list(struct dialog *dialog, const char *argument)
{
	(void)argument;
	show(dialog, vigil_session_show_list);
}

static void clock_show(struct dialog *dialog, const char *argument)
{
	(void)argument;
	vigil_page_clear(dialog->page);
	vigil_session_show_time(dialog->session,
	                        vigil_delivery_time(dialog->delivery, vigil_time_now()),
	                        dialog->page);
	terminal_show(dialog->terminal, dialog->page);
}

static void quit(struct dialog *dialog, const char *argument)
{
	(void)argument;
	dialog->left = true;
}

/* clang-format off */
static const struct entry_row {
	const char *word, *does; /* what it does stands behind the word */
	bool free_only; /* where one can go back and forth */
	bool has_argument;
	void (*run)(struct dialog *dialog, const char *argument);
} entry_rows[] = {
	{ ":repeat",  N_("show the question again"), false, false, repeat },
	{ ":hint",    N_("show a hint, if there is one; some cost points"), false, false, hint },
	{ ":skip",    N_("leave this question without an answer"), false, false, skip },
	{ ":back",    N_("go to the question before this one"), true, false, back },
	{ ":next",    N_("go to the question after this one"), true, false, next },
	{ ":review",  N_("see all questions before handing in; ':review 3' goes to question 3"),
	              true, true, review },
	{ ":hand-in", N_("end the quiz with the answers there are"), true, false, hand_in },
	{ ":flag",    N_("mark this question; words behind it are a remark for the trainer"),
	              false, true, flag },
	{ ":list",    N_("list the questions and what became of them"), false, false, list },
	{ ":time",    N_("say how much time was used, and what is left"), false, false, clock_show },
	{ ":quit",    N_("leave; 'vigil resume' goes on at this question"), false, false, quit },
	{ ":help",    N_("say this again"), false, false, help },
	{ "?",        N_("say what can be typed here"), false, false, accepts_show },
};
/* clang-format on */

#define ENTRY_ROWS  (sizeof(entry_rows) / sizeof(entry_rows[0]))
#define LABELS_MOST 64

/* What can be typed everywhere besides answers. */
static void help(struct dialog *dialog, const char *argument)
{
	bool is_free = vigil_session_is_free(dialog->session);
	struct terminal_item items[ENTRY_ROWS];
	size_t count = 0;

	(void)argument;
	for (size_t i = 0; i < ENTRY_ROWS; i++)
		if (is_free || !entry_rows[i].free_only)
			items[count++] = (struct terminal_item){.label = entry_rows[i].word,
			                                        .words = _(entry_rows[i].does)};
	terminal_items(dialog->terminal, items, count);
	terminal_tell(
		dialog->terminal,
		_("An answer that begins with ':', or is '?', needs one more ':' before it."));
}

/* What can be answered here. */
static void accepts_show(struct dialog *dialog, const char *argument)
{
	(void)argument;
	if (vigil_session_stage(dialog->session) == VIGIL_STAGE_REVIEW)
		terminal_tell(
			dialog->terminal,
			_("Type the number of a question to go to it, or ':hand-in' to end."));
	show(dialog, vigil_session_show_accepts);
	terminal_tell(dialog->terminal, _("':help' lists what else can be typed."));
}

/* What can be typed besides words that only the learner knows: commands, and letters shown. */
struct words {
	const char *all[ENTRY_ROWS + LABELS_MOST + 1]; /* ends in NULL */
	size_t count;
	char labels[LABELS_MOST][4];
	size_t label_count;
};

static void words_list(struct words *words, const struct dialog *dialog)
{
	bool is_free = vigil_session_is_free(dialog->session);

	*words = (struct words){.count = 0};
	for (size_t i = 0; i < ENTRY_ROWS; i++)
		if (is_free || !entry_rows[i].free_only)
			words->all[words->count++] = entry_rows[i].word;
}

static void label_add(void *context, const char *label)
{
	struct words *words = context;

	if (words->label_count == LABELS_MOST)
		return;
	snprintf(words->labels[words->label_count], sizeof(words->labels[0]), "%s", label);
	words->all[words->count++] = words->labels[words->label_count++];
}

static void unknown_say(struct dialog *dialog, const char *word)
{
	const char *nearest;
	struct words words;

	words_list(&words, dialog);
	nearest = vigil_nearest(word, words.all);
	if (nearest)
		terminal_tell(dialog->terminal,
		              _("There is no '%s'; did you mean '%s'? ':help' says what can be "
		                "typed."),
		              word, nearest);
	else
		terminal_tell(dialog->terminal,
		              _("There is no '%s'. ':help' says what can be typed."), word);
}

/* ---- entries ---- */

/* Cut the blanks at both ends of a string. */
static char *trimmed(char *string)
{
	size_t length;

	string += strspn(string, " \t");
	length = strlen(string);
	while (length > 0 && strchr(" \t", string[length - 1]))
		length--;
	string[length] = '\0';
	return string;
}

static void answer(struct dialog *dialog, const char *typed)
{
	apply_and_show(dialog, (struct vigil_event){.kind = VIGIL_EVENT_TYPED, .text = typed});
}

/* A word that begins with ':', and what stands behind it. */
static void command_take(struct dialog *dialog, char *word)
{
	char *argument = word + strcspn(word, " \t");
	bool confirms = dialog->hands_in;

	if (*argument)
		*argument++ = '\0';
	argument += strspn(argument, " \t");
	for (size_t i = 0; i < ENTRY_ROWS; i++) {
		const struct entry_row *row = &entry_rows[i];

		if (strcmp(row->word, word) != 0)
			continue;
		if (*argument && !row->has_argument) {
			terminal_tell(dialog->terminal, _("Nothing belongs behind '%s'."), word);
			return;
		}
		row->run(dialog, argument);
		if (confirms)
			dialog->hands_in = false;
		return;
	}
	unknown_say(dialog, word);
}

/* Do what the line says: one of the rows, or an answer. */
static void entry_take(struct dialog *dialog, char *line)
{
	char *entry = trimmed(line);
	bool doubled = entry[0] == ':' && (entry[1] == ':' || entry[1] == '?');

	if (!doubled && (entry[0] == ':' || strcmp(entry, "?") == 0)) {
		command_take(dialog, entry);
		return;
	}
	dialog->hands_in = false;
	if (vigil_session_stage(dialog->session) == VIGIL_STAGE_REVIEW)
		review(dialog, entry);
	else
		answer(dialog, doubled ? entry + 1 : line);
}

/* The clock has something to say. What was being typed goes on, if the same question goes on. */
static void time_take(struct dialog *dialog, char *typed)
{
	size_t position = vigil_session_position(dialog->session);
	enum vigil_answer taken =
		apply(dialog, (struct vigil_event){.kind = VIGIL_EVENT_TIME, .text = typed});

	if (vigil_session_stage(dialog->session) == VIGIL_STAGE_QUESTION &&
	    vigil_session_position(dialog->session) == position)
		dialog->begun = typed;
	else {
		free(typed);
		if (taken == VIGIL_ANSWER_DONE || taken == VIGIL_ANSWER_LATE)
			question_show(dialog);
	}
}

/* ---- asking ---- */

/* NULL: no memory. */
static char *prompt_made(const struct vigil_session *session, struct vigil_time now)
{
	char *line, *prompt;

	if (vigil_session_prompt(&line, session, now) != VIGIL_OK)
		return NULL;
	if (asprintf(&prompt,
	             vigil_session_stage(session) == VIGIL_STAGE_REVIEW
	                     ? _("%s. Type a number, or ':hand-in': ")
	                     : _("%s: "),
	             line) < 0)
		prompt = NULL; /* what asprintf() leaves there is not defined */
	free(line);
	return prompt;
}

/* When a limit or a warning is due, on the machine's clock; 0: never. */
static int64_t due_ms(const struct dialog *dialog)
{
	struct vigil_time now = vigil_time_now();
	int64_t due = vigil_session_due_ms(dialog->session);

	if (due < 0)
		return 0;
	return now.running_ms + due - vigil_delivery_time(dialog->delivery, now).running_ms;
}

static enum terminal_entry line_ask(struct dialog *dialog, char **line)
{
	struct words words;
	char *prompt = prompt_made(dialog->session,
	                           vigil_delivery_time(dialog->delivery, vigil_time_now())),
	     *begun = dialog->begun;
	enum terminal_entry entry = TERMINAL_FAILED;

	*line = NULL;
	dialog->begun = NULL;
	words_list(&words, dialog);
	if (vigil_session_labels(dialog->session, label_add, &words) == VIGIL_OK && prompt)
		entry = terminal_ask(dialog->terminal,
		                     &(struct terminal_question){
					     .prompt = prompt,
					     .words = words.all,
					     .begun = begun,
					     .lines = vigil_session_takes_lines(dialog->session),
					     .until_ms = due_ms(dialog)},
		                     line);
	free(begun);
	free(prompt);
	return entry;
}

/* Ask once. True: go on; else *end says why not. */
static bool ask(struct dialog *dialog, enum dialog_end *end)
{
	char *line;

	*end = DIALOG_LEFT;
	switch (line_ask(dialog, &line)) {
	case TERMINAL_LINE:
		entry_take(dialog, line);
		free(line);
		return !dialog->left;
	case TERMINAL_TIME:
		time_take(dialog, line);
		return true;
	case TERMINAL_TOO_LONG:
		terminal_tell(dialog->terminal, _("A line can have %d bytes; this one had more."),
		              TERMINAL_LINE_MOST);
		return true;
	case TERMINAL_END:
		if (!terminal_is_interactive(dialog->terminal))
			*end = DIALOG_INPUT_ENDED;
		return false;
	case TERMINAL_INTERRUPTED:
		*end = DIALOG_INTERRUPTED;
		return false;
	case TERMINAL_FAILED:
		break;
	}
	*end = DIALOG_UNREADABLE;
	return false;
}

enum dialog_end dialog_run(struct vigil_delivery *delivery, struct terminal *terminal,
                           struct vigil_page *page, struct vigil_findings *findings)
{
	struct dialog dialog = {.delivery = delivery,
	                        .session = vigil_delivery_session(delivery),
	                        .terminal = terminal,
	                        .page = page,
	                        .findings = findings};
	enum dialog_end end = DIALOG_OVER;

	question_show(&dialog);
	while (vigil_session_stage(dialog.session) != VIGIL_STAGE_OVER && !dialog.not_saved &&
	       ask(&dialog, &end))
		end = DIALOG_OVER;
	if (!dialog.not_saved && end != DIALOG_OVER)
		apply(&dialog, (struct vigil_event){.kind = VIGIL_EVENT_SUSPEND});
	free(dialog.begun);
	return dialog.not_saved ? DIALOG_NOT_SAVED : end;
}
