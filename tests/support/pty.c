/* support/pty.c -- a program on a terminal of its own, with somebody who types and reads */
#include "support/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

struct pty {
	int master;
	int reports; /* from the leader: first the program's id, then each status of it */
	pid_t leader, program;
	char *output;
	size_t length, capacity, expected; /* what was found so far ends at `expected` */
	bool hung_up;
	bool has_status;
	int status;
};

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void environment_apply(const char *const *environment)
{
	for (; environment && *environment; environment++) {
		const char *equals = strchr(*environment, '=');
		char *name = strndup(*environment, strcspn(*environment, "="));

		if (!name)
			_exit(126);
		if (equals)
			setenv(name, equals + 1, 1);
		else
			unsetenv(name);
		free(name);
	}
}

/* In the job: become the program. */
static void program_run(const char *const *argv, const char *const *environment)
{
	sigset_t none;

	setpgid(0, 0);
	signal(SIGTTOU, SIG_IGN); /* the job puts itself in front */
	tcsetpgrp(STDIN_FILENO, getpid());
	signal(SIGTTOU, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	environment_apply(environment);
	execvp(argv[0], (char *const *)argv);
	perror(argv[0]);
	_exit(127);
}

/* In the leader: what a shell does for a foreground job, and report how it fares. */
static void leader_run(int slave, int reports, const char *const *argv,
                       const char *const *environment)
{
	int status = 0;
	pid_t program;

	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(slave, fd);
	if (slave > STDERR_FILENO)
		close(slave);
	signal(SIGHUP, SIG_IGN);
	program = fork();
	if (program == 0) {
		signal(SIGHUP, SIG_DFL);
		program_run(argv, environment);
	}
	if (write(reports, &program, sizeof program) != (ssize_t)sizeof program || program < 0)
		_exit(1);
	do {
		if (waitpid(program, &status, WUNTRACED) < 0 ||
		    write(reports, &status, sizeof status) != (ssize_t)sizeof status)
			_exit(1);
	} while (WIFSTOPPED(status));
	_exit(0);
}

/* Both ends of a new terminal. */
static bool terminal_create(int *master, int *slave)
{
	struct winsize size = {.ws_row = PTY_ROWS, .ws_col = PTY_COLUMNS};

	*slave = -1;
	*master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (*master < 0 || grantpt(*master) || unlockpt(*master))
		return false;
	*slave = open(ptsname(*master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	return *slave >= 0 && ioctl(*slave, TIOCSWINSZ, &size) == 0 &&
	       fcntl(*master, F_SETFL, O_NONBLOCK) == 0;
}

struct pty *pty_start(const char *const *argv, const char *const *environment)
{
	struct pty *pty = calloc(1, sizeof *pty);
	int slave = -1, ends[2] = {-1, -1};
	bool started = false;

	if (!pty)
		return NULL;
	pty->master = pty->reports = -1;
	if (!terminal_create(&pty->master, &slave) || pipe2(ends, O_CLOEXEC))
		goto done;
	pty->reports = ends[0];
	fflush(NULL);
	pty->leader = fork();
	if (pty->leader == 0)
		leader_run(slave, ends[1], argv, environment);
	close(ends[1]);
	ends[1] = -1;
	started = pty->leader > 0 && read(pty->reports, &pty->program, sizeof pty->program) ==
	                                     (ssize_t)sizeof pty->program;
done:
	if (slave >= 0)
		close(slave);
	if (ends[1] >= 0)
		close(ends[1]);
	if (!started) {
		pty_free(pty);
		pty = NULL;
	}
	return pty;
}

void pty_free(struct pty *pty)
{
	if (!pty)
		return;
	if (pty->program > 0 && !(pty->has_status && !WIFSTOPPED(pty->status)))
		kill(pty->program, SIGKILL);
	if (pty->master >= 0)
		close(pty->master);
	if (pty->leader > 0)
		waitpid(pty->leader, NULL, 0);
	if (pty->reports >= 0)
		close(pty->reports);
	free(pty->output);
	free(pty);
}

/* Keep what the terminal has to show now. */
static void output_read(struct pty *pty)
{
	for (;;) {
		ssize_t size;

		if (pty->capacity - pty->length < 4097) {
			size_t capacity = 2 * pty->capacity + 8192;
			char *output = realloc(pty->output, capacity);

			if (!output)
				abort();
			pty->output = output;
			pty->capacity = capacity;
		}
		size = read(pty->master, pty->output + pty->length, 4096);
		if (size <= 0) {
			/* A terminal that nobody has open on the other side says EIO. */
			pty->hung_up = size == 0 || (errno != EAGAIN && errno != EINTR);
			return;
		}
		pty->length += (size_t)size;
		pty->output[pty->length] = '\0';
	}
}

static void status_read(struct pty *pty)
{
	pty->has_status =
		read(pty->reports, &pty->status, sizeof pty->status) == (ssize_t)sizeof pty->status;
}

/* Wait for output, a status, or with `writing` for room to type. False: patience is over. */
static bool wait_for_anything(struct pty *pty, long long deadline, bool writing)
{
	bool is_over = pty->has_status && !WIFSTOPPED(pty->status);
	struct pollfd files[] = {
		{.fd = pty->hung_up ? -1 : pty->master,
	         .events = (short)(POLLIN | (writing ? POLLOUT : 0))},
		{.fd = is_over ? -1 : pty->reports, .events = POLLIN},
	};
	long long left = deadline - now_ms();

	if (left <= 0 || poll(files, 2, (int)left) <= 0)
		return false;
	if (files[0].revents & (POLLIN | POLLHUP | POLLERR))
		output_read(pty);
	if (files[1].revents)
		status_read(pty);
	return true;
}

bool pty_send_bytes(struct pty *pty, const char *bytes, size_t length)
{
	long long deadline = now_ms() + PTY_PATIENCE_MS;

	while (length > 0) {
		ssize_t size = write(pty->master, bytes, length);

		if (size > 0) {
			bytes += size;
			length -= (size_t)size;
		} else if ((errno != EAGAIN && errno != EINTR) || pty->hung_up ||
		           !wait_for_anything(pty, deadline, true)) {
			return false;
		}
	}
	return true;
}

bool pty_send(struct pty *pty, const char *string)
{
	return pty_send_bytes(pty, string, strlen(string));
}

#define LOG_MOST 2000

/* Bytes as a person can read them in a log: the last of them, if there are many. */
static void print_escaped(const char *bytes, size_t length)
{
	if (length > LOG_MOST) {
		bytes += length - LOG_MOST;
		length = LOG_MOST;
	}
	for (size_t i = 0; i < length; i++)
		if (bytes[i] == '\n' || (unsigned char)bytes[i] >= ' ')
			fputc(bytes[i], stderr);
		else
			fprintf(stderr, "\\x%02x", (unsigned)bytes[i]);
	fputc('\n', stderr);
}

bool pty_expect(struct pty *pty, const char *string)
{
	long long deadline = now_ms() + PTY_PATIENCE_MS;

	do {
		const char *from = pty->output ? pty->output + pty->expected : "";
		const char *found = pty->output ? memmem(from, pty->length - pty->expected, string,
		                                         strlen(string))
		                                : NULL;

		if (found) {
			pty->expected = (size_t)(found - pty->output) + strlen(string);
			return true;
		}
	} while (!pty->hung_up && wait_for_anything(pty, deadline, false));
	fprintf(stderr, "expected \"%s\", but there was:\n", string);
	if (pty->output)
		print_escaped(pty->output + pty->expected, pty->length - pty->expected);
	return false;
}

bool pty_expect_prompt(struct pty *pty)
{
	long long deadline = now_ms() + PTY_PATIENCE_MS;

	do {
		size_t behind = pty->length - pty->expected;

		if (behind > 2 && memcmp(pty->output + pty->length - 2, ": ", 2) == 0 &&
		    memchr(pty->output + pty->expected, '\n', behind) && !pty_is_canonical(pty)) {
			pty->expected = pty->length;
			return true;
		}
	} while (!pty->hung_up && wait_for_anything(pty, deadline, false));
	return false;
}

const char *pty_output(const struct pty *pty, size_t *length)
{
	if (length)
		*length = pty->length;
	return pty->output ? pty->output : "";
}

void pty_resize(struct pty *pty, unsigned rows, unsigned columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	ioctl(pty->master, TIOCSWINSZ, &size); /* sends SIGWINCH to the job in front */
}

void pty_signal(struct pty *pty, int signal_number)
{
	if (signal_number == SIGCONT)
		pty->has_status = false;
	kill(pty->program, signal_number);
}

bool pty_stopped(struct pty *pty)
{
	long long deadline = now_ms() + PTY_PATIENCE_MS;

	while (!pty->has_status)
		if (!wait_for_anything(pty, deadline, false))
			return false;
	return WIFSTOPPED(pty->status);
}

bool pty_ended(struct pty *pty, int *status)
{
	long long deadline = now_ms() + PTY_PATIENCE_MS;

	while (!pty->has_status || WIFSTOPPED(pty->status) || !pty->hung_up)
		if (!wait_for_anything(pty, deadline, false))
			return false;
	*status = pty->status;
	return true;
}

bool pty_is_canonical(const struct pty *pty)
{
	const tcflag_t wanted = ICANON | ECHO | ISIG;
	struct termios modes;

	return tcgetattr(pty->master, &modes) == 0 && (modes.c_lflag & wanted) == wanted;
}
