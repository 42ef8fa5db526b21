/* terminal/terminal.c -- the person's side: pages go out, lines come in */
#include "terminal/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uniwidth.h>

#include "base/message.h"
#include "base/text.h"
#include "base/visible.h"
#include "page/page.h"
#include "terminal/lines.h"
#include "terminal/prompt.h"
#include "terminal/signals.h"
#include "terminal/speech.h"
#include "terminal/style.h"

struct terminal {
	struct terminal_options options;
	FILE *prompts;     /* standard output, or /dev/tty; NULL where nobody can be asked */
	bool lost;         /* something to print was not even made: no memory */
	int output_error;  /* the first of standard output, as errno; or 0 */
	int signal_number; /* behind the last TERMINAL_INTERRUPTED */
	struct lines lines;
	char *locale_before;
	struct speech speech;
	struct sigaction pipe_before;
};

/*
 * A closed standard stream would become whatever file is opened next, and our words would go into
 * that. Something that can do neither takes its place: the wrong end of /dev/null.
 */
static void streams_reserve(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			return;
}

/* The user's characters, and UTF-8 also where the user has no locale; all else stays as in C. */
static void locale_set(void)
{
	setlocale(LC_CTYPE, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

static FILE *prompts_open(void)
{
	if (!isatty(STDIN_FILENO))
		return NULL;
	return isatty(STDOUT_FILENO) ? stdout : fopen("/dev/tty", "we");
}

bool terminal_open(struct terminal **out, const struct terminal_options *options)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct terminal *terminal = calloc(1, sizeof *terminal);

	*out = NULL;
	if (!terminal)
		return false;
	terminal->locale_before = strdup(setlocale(LC_CTYPE, NULL));
	if (!terminal->locale_before) {
		free(terminal);
		return false;
	}
	terminal->options = *options;
	streams_reserve();
	locale_set();
	speech_begin(&terminal->speech, options->languages, options->catalogues);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGPIPE, &ignore, &terminal->pipe_before); /* terminal_flush() sees it */
	terminal->prompts = prompts_open();
	*out = terminal;
	return true;
}

void terminal_close(struct terminal *terminal)
{
	if (!terminal)
		return;
	if (terminal->prompts && terminal->prompts != stdout)
		fclose(terminal->prompts);
	sigaction(SIGPIPE, &terminal->pipe_before, NULL);
	speech_end(&terminal->speech);
	setlocale(LC_CTYPE, terminal->locale_before);
	free(terminal->locale_before);
	free(terminal);
}

bool terminal_is_interactive(const struct terminal *terminal)
{
	return terminal->prompts;
}

void terminal_show(struct terminal *terminal, const struct vigil_page *page)
{
	struct vigil_text_style style = {
		.width = style_width(STDOUT_FILENO),
		.colour = style_colour(&terminal->options, STDOUT_FILENO),
		.accessible = style_accessible(&terminal->options),
		.bars = style_draws(STDOUT_FILENO),
	};
	char *text = NULL;
	size_t length;

	if (vigil_page_text(&text, &length, page, &style) == VIGIL_OK)
		terminal_write(terminal, text, length);
	else
		terminal->lost = true;
	free(text);
}

/* Behind what may have written: keep why it failed, for terminal_flush(). */
static void output_see(struct terminal *terminal)
{
	if (ferror(stdout) && !terminal->output_error)
		terminal->output_error = errno;
}

static void output_push(struct terminal *terminal)
{
	fflush(stdout);
	output_see(terminal);
}

/* A newline stays one, wherever in the formatted words it came from; all else is made harmless. */
static void harmless_add(struct text *out, const char *words)
{
	const char *newline;

	while ((newline = strchr(words, '\n'))) {
		visible_add(out, words, (size_t)(newline - words));
		text_add_char(out, '\n');
		words = newline + 1;
	}
	visible_add(out, words, strlen(words));
}

/* False when there was no memory for the words; the stream keeps its own errors. */
__attribute__((format(printf, 2, 0))) static bool put(FILE *stream, const char *format,
                                                      va_list arguments)
{
	struct text harmless;
	char *words = NULL;
	bool made = false;

	text_init(&harmless);
	if (vasprintf(&words, format, arguments) < 0) {
		words = NULL;
		goto done;
	}
	harmless_add(&harmless, words);
	made = !harmless.failed;
	fwrite(harmless.bytes, 1, harmless.length, stream);
done:
	free(words);
	text_clear(&harmless);
	return made;
}

void terminal_print(struct terminal *terminal, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	terminal->lost |= !put(stdout, format, arguments);
	output_see(terminal);
	va_end(arguments);
}

/* Words as a block of a page: a sentence of ours, or an item. */
__attribute__((format(printf, 3, 0))) static void tell(struct terminal *terminal, bool item,
                                                       const char *format, va_list arguments)
{
	struct vigil_page *page = vigil_page_new();
	char *words = NULL;
	int length = vasprintf(&words, format, arguments);

	if (page && length >= 0) {
		if (item)
			page_item(page, "", words);
		else
			page_say(page, PAGE_PLAIN, "%s", words);
		terminal_show(terminal, page);
	} else {
		terminal->lost = true;
	}
	if (length >= 0) /* else what is there is not defined */
		free(words);
	vigil_page_free(page);
}

void terminal_tell(struct terminal *terminal, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	tell(terminal, false, format, arguments);
	va_end(arguments);
}

void terminal_item(struct terminal *terminal, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	tell(terminal, true, format, arguments);
	va_end(arguments);
}

void terminal_items(struct terminal *terminal, const struct terminal_item *items, size_t count)
{
	struct vigil_page *page = vigil_page_new();
	size_t widest = 0;
	struct text label;

	text_init(&label);
	for (size_t i = 0; i < count && !style_accessible(&terminal->options); i++)
		if (strlen(items[i].label) > widest)
			widest = strlen(items[i].label);
	for (size_t i = 0; page && i < count; i++) {
		text_cut(&label, 0);
		text_addf(&label, "%-*s ", (int)widest, items[i].label);
		page_item(page, label.bytes, items[i].words);
	}
	if (page && !label.failed)
		terminal_show(terminal, page);
	else
		terminal->lost = true;
	text_clear(&label);
	vigil_page_free(page);
}

void terminal_write(struct terminal *terminal, const char *bytes, size_t length)
{
	fwrite(bytes, 1, length, stdout);
	output_see(terminal);
}

void terminal_say(struct terminal *terminal, const char *format, ...)
{
	va_list arguments;

	output_push(terminal); /* both may be the same screen: keep the order */
	va_start(arguments, format);
	put(stderr, format, arguments);
	va_end(arguments);
}

bool terminal_flush(struct terminal *terminal)
{
	output_push(terminal);
	errno = terminal->output_error;
	return !ferror(stdout) && !terminal->lost;
}

static size_t columns_of(const char *text, size_t length)
{
	return (size_t)u8_width((const uint8_t *)text, length, "UTF-8");
}

#define TYPING_ROOM 8 /* columns behind the prompt, where there are so many to spare */

/*
 * Of a prompt that is wider than the window, all lines but the last go before it, broken between
 * words: readline would break within them. Returns the last one.
 */
static const char *prompt_begin(FILE *stream, const char *prompt, size_t width)
{
	width -= width / 4 < TYPING_ROOM ? width / 4 : TYPING_ROOM;
	while (columns_of(prompt, strlen(prompt)) >= width) {
		const char *end = NULL;

		for (const char *space = strchr(prompt, ' '); space && space[1];
		     space = strchr(space + 1, ' '))
			if (!end || columns_of(prompt, (size_t)(space - prompt)) < width)
				end = space;
		if (!end)
			break; /* one word, wider than the window */
		fprintf(stream, "%.*s\n", (int)(end - prompt), prompt);
		prompt = end + 1;
	}
	return prompt;
}

/* May only text go to it: since it is dumb, or whoever reads it hears each sign? */
static bool is_plain(const struct terminal *terminal)
{
	return style_accessible(&terminal->options) || !style_draws(fileno(terminal->prompts));
}

static enum terminal_entry ask_at_prompt(struct terminal *terminal,
                                         const struct terminal_question *question, char **line)
{
	enum terminal_entry entry = TERMINAL_FAILED;
	struct prompt_answer answer;
	struct text harmless;
	const char *prompt;

	text_init(&harmless);
	visible_add(&harmless, question->prompt, strlen(question->prompt));
	if (harmless.failed)
		goto done;
	prompt = prompt_begin(terminal->prompts, harmless.bytes,
	                      style_width(fileno(terminal->prompts)));
	entry = prompt_ask(&answer, &(struct prompt_request){.stream = terminal->prompts,
	                                                     .prompt = prompt,
	                                                     .words = question->words,
	                                                     .begun = question->begun,
	                                                     .until_ms = question->until_ms,
	                                                     .lines = question->lines,
	                                                     .plain = is_plain(terminal)});
	*line = answer.line;
	terminal->signal_number = answer.signal_number;
	if (answer.paste_cut)
		terminal_say(terminal, "%s\n", _("The rest of what was pasted was not taken."));
done:
	text_clear(&harmless);
	return entry;
}

enum terminal_entry terminal_ask(struct terminal *terminal,
                                 const struct terminal_question *question, char **line)
{
	*line = NULL;
	output_push(terminal); /* what the question is about comes before the prompt */
	if (!terminal->prompts)
		return lines_read(&terminal->lines, line, &terminal->signal_number);
	return ask_at_prompt(terminal, question, line);
}

int terminal_signal(const struct terminal *terminal)
{
	return terminal->signal_number;
}

_Noreturn void terminal_die(int signal_number)
{
	signals_die(signal_number);
}
