/* terminal/prompt.c -- one line asked for at a terminal, with readline */
#include "terminal/prompt.h"

#include <errno.h>
#include <locale.h>
#include <readline/history.h>
#include <readline/readline.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/text.h"
#include "terminal/entry.h"
#include "terminal/paste.h"
#include "terminal/signals.h"
#include "vigil/time.h"

static const int held[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH, 0};

/* The line that is being asked for: readline's callbacks are passed nothing to find it by. */
static struct {
	const struct prompt_request *request;
	const char *begun; /* what the next line begins with, or NULL */
	struct signals signals;
	char *line;     /* readline's, once it has arrived; NULL for Ctrl-D */
	bool arrived;   /* the handler was called, and is removed */
	bool too_long;  /* something was dropped at the line's end */
	bool paste_cut; /* something was dropped of a paste */
	bool time;      /* waited long enough */
	bool ended;     /* the terminal itself is at its end */
	bool failed;    /* or cannot be read */
	int put_back;   /* a byte that was read and belongs to the next character, plus one; or 0 */
	char *pasted;   /* lines that are still to be taken as if they were typed, or NULL */
	size_t pasted_from;
	struct {
		unsigned char bytes[4];
		size_t from, to;
	} rest; /* of a character whose first byte readline has */
} asking;

static bool ending_arrived(void)
{
	return signals_arrived(SIGINT) || signals_arrived(SIGTERM) || signals_arrived(SIGHUP);
}

/* How long we wait at most, from now on: nothing is left once it is time. */
static int64_t patience_ms(void)
{
	int64_t left_ms = asking.request->until_ms - vigil_time_now().running_ms;

	if (asking.request->until_ms == 0)
		return SIGNALS_FOR_EVER;
	return left_ms > 0 ? left_ms : 0;
}

static bool input_waits(void)
{
	int size = 0;

	return ioctl(STDIN_FILENO, FIONREAD, &size) == 0 && size > 0;
}

/* One byte of the terminal, or EOF; also when a signal puts an end to waiting for it. */
static int byte_read(void)
{
	unsigned char byte;
	ssize_t size;

	do {
		while (!input_waits()) {
			enum signals_wait event =
				signals_wait(&asking.signals, STDIN_FILENO, patience_ms());

			if (ending_arrived() || event == SIGNALS_TIME)
				return EOF;
			if (event != SIGNALS_ARRIVED)
				break; /* and let read() say what is wrong, if anything is */
		}
		size = read(STDIN_FILENO, &byte, 1);
	} while (size < 0 && errno == EINTR);
	if (size == 1)
		return byte;
	asking.ended = size == 0;
	asking.failed = size < 0;
	return EOF;
}

static int byte_next(void)
{
	int byte = asking.put_back ? asking.put_back - 1 : byte_read();

	asking.put_back = 0;
	return byte;
}

/*
 * The first byte of the character that begins with `lead`; the rest waits for the next calls.
 * readline has a sign for control characters of one byte, and sends all others to the terminal as
 * they are: what is not clean becomes U+FFFD before it sees it. EOF as for byte_read().
 */
static int character_read(int lead)
{
	size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1, length = 1;
	char bytes[4] = {(char)lead};

	while (length < size) {
		int byte = byte_next();

		if (byte < 0)
			return EOF;
		if ((byte & 0xC0) != 0x80) {
			asking.put_back = byte + 1;
			break;
		}
		bytes[length++] = (char)byte;
	}
	if (!entry_is_clean(bytes, length)) {
		length = strlen("\uFFFD");
		memcpy(bytes, "\uFFFD", length);
	}
	memcpy(asking.rest.bytes, bytes, length);
	asking.rest.from = 1;
	asking.rest.to = length;
	return asking.rest.bytes[0];
}

static bool key_waits(void)
{
	return asking.pasted || asking.rest.from < asking.rest.to || asking.put_back;
}

static void pasted_forget(void)
{
	free(asking.pasted);
	asking.pasted = NULL;
	asking.pasted_from = 0;
}

/* The next byte of what was pasted: clean already, but for the newlines. */
static int pasted_next(void)
{
	unsigned char byte = (unsigned char)asking.pasted[asking.pasted_from++];

	if (!asking.pasted[asking.pasted_from])
		pasted_forget();
	return byte == '\n' ? '\r' : byte;
}

static int key_next(void)
{
	int byte;

	if (asking.pasted)
		return pasted_next();
	if (asking.rest.from < asking.rest.to)
		return asking.rest.bytes[asking.rest.from++];
	byte = byte_next();
	return byte < 0x80 ? byte : character_read(byte);
}

/* Would the key make a full line longer? Those of a sequence (an arrow's) would not. */
static bool is_superfluous(int key)
{
	return rl_end >= TERMINAL_LINE_MOST && key >= ' ' && key != '\177' &&
	       !RL_ISSTATE(RL_STATE_MULTIKEY | RL_STATE_METANEXT | RL_STATE_MOREINPUT);
}

/*
 * readline's source of keys. Superfluous ones are passed over as long as more is waiting, so that
 * a huge paste costs one pass and not a redisplay for each of its keys; bound_line() takes the
 * last one back.
 */
static int key_read(FILE *stream)
{
	int key = key_next();

	(void)stream;
	while (is_superfluous(key) && (key_waits() || input_waits())) {
		asking.too_long = true;
		key = key_next();
	}
	return key;
}

/* Keep the line within its bound. An empty line has no past: nothing is missing from it. */
static void bound_line(void)
{
	int end = TERMINAL_LINE_MOST;

	if (rl_end == 0)
		asking.too_long = asking.paste_cut = false;
	if (rl_end <= end)
		return;
	while (end > 0 && (rl_line_buffer[end] & 0xC0) == 0x80)
		end--;
	rl_delete_text(end, rl_end);
	if (rl_point > end)
		rl_point = end;
	asking.too_long = true;
	rl_redisplay();
}

/* Each line cleaned, with its newline. NULL: no memory, or nothing was pasted. */
static char *lines_clean(const char *bytes, size_t length)
{
	struct text clean;

	text_init(&clean);
	while (length > 0) {
		const char *newline = memchr(bytes, '\n', length);
		size_t size = newline ? (size_t)(newline - bytes) : length;
		char *line = entry_clean(bytes, size);

		if (!line)
			clean.failed = true;
		else
			text_add(&clean, line);
		free(line);
		if (newline)
			text_add_char(&clean, '\n');
		size += newline != NULL;
		bytes += size;
		length -= size;
	}
	return text_take(&clean);
}

/* The command for a marked paste, instead of readline's own, which takes all lines. */
static int paste_insert(int count, int key)
{
	struct paste paste;
	char *clean = NULL;

	(void)count;
	(void)key;
	paste_init(&paste);
	paste.all = asking.request->lines;
	paste_read(&paste, rl_read_key);
	if (!paste.line.failed)
		clean = paste.all ? lines_clean(paste.line.bytes, paste.line.length)
		                  : entry_clean(paste.line.bytes, paste.line.length);
	if (!clean) {
		asking.failed = true;
	} else if (!paste.all) {
		rl_insert_text(clean);
	} else if (*clean) {
		asking.pasted = clean; /* there was none: this came from the terminal */
		clean = NULL;
	}
	asking.too_long |= paste.too_long;
	asking.paste_cut |= paste.has_more;
	free(clean);
	paste_clear(&paste);
	return 0;
}

/* The next of the words that begins with `start`, for readline to free. */
static char *word_next(const char *start, int again)
{
	static size_t index; /* readline asks for one after the other */
	const char *const *words = asking.request->words;

	if (!again)
		index = 0;
	while (words && words[index]) {
		const char *word = words[index++];

		if (strncmp(word, start, strlen(start)) == 0)
			return strdup(word);
	}
	return NULL;
}

/* Completion that never turns to the names of files. */
static char **complete(const char *start, int from, int to)
{
	(void)from;
	(void)to;
	rl_attempted_completion_over = 1;
	rl_completion_append_character = '\0'; /* readline sets both anew each time */
	return rl_completion_matches(start, word_next);
}

static void line_arrived(char *line)
{
	rl_callback_handler_remove();
	asking.line = line;
	asking.arrived = true;
	asking.too_long |= line && strlen(line) > TERMINAL_LINE_MOST;
}

/* On Ctrl-D readline ends the line on the screen or not, as it does with pastes. We always do. */
static void terminal_restore(void)
{
	rl_eof_found = 0;
	rl_deprep_terminal();
}

/* What the user's inputrc may change is set before readline reads it; what it may not, after. */
static void set_up(void)
{
	rl_readline_name = "vigil";
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	rl_change_environment = 0;
	rl_getc_function = key_read;
	rl_deprep_term_function = terminal_restore;
	rl_attempted_completion_function = complete;
	rl_completer_word_break_characters = " \t\n";
	rl_variable_bind("bell-style", "none");
	if (asking.request->plain)
		rl_terminal_name = "dumb";
	rl_initialize();
	if (asking.request->plain) {
		rl_variable_bind("enable-bracketed-paste", "off");
		rl_variable_bind("colored-stats", "off");
		rl_variable_bind("colored-completion-prefix", "off");
	}
	rl_bind_keyseq_in_map(PASTE_BEGIN, paste_insert, rl_get_keymap_by_name("emacs"));
	rl_bind_keyseq_in_map(PASTE_BEGIN, paste_insert, rl_get_keymap_by_name("vi-insert"));
	rl_bind_keyseq_in_map(PASTE_BEGIN, paste_insert, rl_get_keymap_by_name("vi-move"));
}

/*
 * For each line readline sets the locale from the environment again. Where that says C and UTF-8
 * was chosen all the same, readline would take Chinese for commands: so the environment says what
 * was chosen, for as long as readline looks.
 */
static void begin_line(void)
{
	const char *before = getenv("LC_ALL");
	char *kept = before ? strdup(before) : NULL;

	free(asking.line);
	asking.line = NULL;
	asking.arrived = asking.too_long = asking.paste_cut = false;
	if (kept || !before)
		setenv("LC_ALL", setlocale(LC_CTYPE, NULL), 1);
	rl_outstream = asking.request->stream;
	if (!RL_ISSTATE(RL_STATE_INITIALIZED))
		set_up();
	rl_callback_handler_install(asking.request->prompt, line_arrived);
	if (asking.begun) {
		rl_insert_text(asking.begun);
		rl_redisplay();
	}
	asking.begun = NULL; /* what is cleared does not come again */
	if (kept)
		setenv("LC_ALL", kept, 1);
	else if (!before)
		unsetenv("LC_ALL");
	free(kept);
}

/* Leave the line as it stands on the screen, and go to the beginning of the next. */
static void abandon_line(const char *mark)
{
	rl_point = rl_end;
	rl_callback_sigcleanup();
	rl_free_line_state();
	rl_redisplay();
	fprintf(rl_outstream, "%s\n", mark);
	rl_callback_handler_remove();
}

/* Stop, and when we are called back come to the same line again. */
static void stop(void)
{
	rl_deprep_terminal();
	signals_stop(&asking.signals);
	rl_prep_terminal(1);
	rl_resize_terminal();
	rl_on_new_line();
	rl_redisplay();
}

/* See what has arrived. Returns the signal that ends the asking, or 0. */
static int signals_see(void)
{
	if (signals_take(SIGTERM))
		return SIGTERM;
	if (signals_take(SIGHUP))
		return SIGHUP;
	if (signals_take(SIGINT)) {
		if (rl_end == 0)
			return SIGINT;
		pasted_forget();
		if (!asking.arrived)
			abandon_line("^C");
		begin_line();
	}
	if (asking.arrived)
		return 0;
	if (signals_take(SIGWINCH))
		rl_resize_terminal();
	if (signals_take(SIGTSTP))
		stop();
	return 0;
}

/* Let keys and signals come until there is a line, or none will come. Returns as signals_see(). */
static int wait_for_line(void)
{
	int ending = 0;

	while (!asking.arrived && !asking.failed && !asking.time && !ending) {
		enum signals_wait event =
			key_waits() ? SIGNALS_READABLE
				    : signals_wait(&asking.signals, STDIN_FILENO, patience_ms());

		if (event == SIGNALS_READABLE && !ending_arrived()) {
			rl_callback_read_char();
			if (!asking.arrived)
				bound_line();
		}
		asking.failed |= event == SIGNALS_FAILED;
		asking.time |= patience_ms() == 0 && !asking.line;
		ending = signals_see(); /* before the line: half of one must not pass for it */
	}
	return ending;
}

/* Commands can be called back, answers can't. */
static void remember(const char *line)
{
	size_t length = strcspn(line, " ");
	const char *const *word = asking.request->words;

	while (*line == ':' && word && *word &&
	       (strncmp(*word, line, length) != 0 || (*word)[length]))
		word++;
	if (*line == ':' && word && *word)
		add_history(line);
}

/*
 * Where pastes are not marked, lines that came at once with the one that was taken were pasted, too:
 * nobody types that fast. They answer nothing that was not seen yet.
 */
static bool paste_drop(void)
{
	bool waits =
		asking.request->plain && !asking.request->lines && (key_waits() || input_waits());

	if (!waits)
		return false;
	tcflush(STDIN_FILENO, TCIFLUSH);
	asking.put_back = 0;
	asking.rest.from = asking.rest.to = 0;
	return true;
}

/* What the line that arrived is worth, or as much of it as there is when time is up. */
static enum terminal_entry judge(struct prompt_answer *answer)
{
	if (asking.failed)
		return TERMINAL_FAILED;
	if (asking.time) {
		answer->line = entry_clean(rl_line_buffer, asking.arrived ? 0 : (size_t)rl_end);
		return answer->line ? TERMINAL_TIME : TERMINAL_FAILED;
	}
	if (asking.ended || !asking.line)
		return TERMINAL_END;
	if (asking.too_long)
		return TERMINAL_TOO_LONG;
	answer->paste_cut |= paste_drop() || asking.paste_cut;
	answer->line = entry_clean(asking.line, strlen(asking.line));
	if (!answer->line)
		return TERMINAL_FAILED;
	remember(answer->line);
	return TERMINAL_LINE;
}

enum terminal_entry prompt_ask(struct prompt_answer *answer, const struct prompt_request *request)
{
	enum terminal_entry entry;

	*answer = (struct prompt_answer){.line = NULL};
	asking.request = request;
	asking.begun = request->begun;
	asking.ended = asking.failed = asking.time = false;
	asking.put_back = 0;
	asking.rest.from = asking.rest.to = 0;
	answer->paste_cut = asking.pasted && !request->lines;
	if (answer->paste_cut)
		pasted_forget();
	signals_hold(&asking.signals, held);
	begin_line();
	answer->signal_number = wait_for_line();
	entry = answer->signal_number ? TERMINAL_INTERRUPTED : judge(answer);
	if (entry != TERMINAL_LINE)
		pasted_forget();
	if (!asking.arrived)
		abandon_line(answer->signal_number == SIGINT ? "^C" : "");
	else if (!asking.line && !asking.time)
		fputc('\n', rl_outstream);
	fflush(rl_outstream);
	free(asking.line);
	asking.line = NULL;
	signals_release(&asking.signals);
	return entry;
}
