/* bench/start.c -- how long it takes from the start of a program to what a person waits for */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "bench/figures.h"

/*
 *     start ROUNDS VIGIL BANK LINKED [SQLITE3]
 *
 * The programs take turns: vigil to the prompt behind its first question, a program with the same
 * libraries to its only line, and sqlite3, which opens nothing, to its end. Each has a new terminal
 * and is the only process in it; the clock runs from before fork() to the arrival of the bytes.
 */

#define ROUNDS_MOST 999
#define LIMIT       1.3
#define PATIENCE_MS 10000
#define OUTPUT_MOST ((size_t)64 << 10) /* a first question is shorter */

struct program {
	const char *const *argv;
	const char *awaited; /* NULL: its end */
	double *times_ms;
};

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* In the child: become the program, on the terminal. */
_Noreturn static void program_become(const struct program *program, const char *terminal)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	int slave;

	setsid();
	slave = open(terminal, O_RDWR);
	if (slave < 0 || ioctl(slave, TIOCSCTTY, 0) || ioctl(slave, TIOCSWINSZ, &size))
		_exit(126);
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(slave, fd);
	if (slave > STDERR_FILENO)
		close(slave);
	execvp(program->argv[0], (char *const *)program->argv);
	_exit(127);
}

/* Read until what is awaited is there, or the terminal hung up. True: it came. */
static bool await(int master, const char *awaited)
{
	static char output[OUTPUT_MOST];
	struct pollfd file = {.fd = master, .events = POLLIN};
	size_t length = 0;

	while (length < OUTPUT_MOST && poll(&file, 1, PATIENCE_MS) > 0) {
		ssize_t got = read(master, output + length, OUTPUT_MOST - length);

		if (got <= 0)
			return !awaited;
		length += (size_t)got;
		if (awaited && memmem(output, length, awaited, strlen(awaited)))
			return true;
	}
	return false;
}

/* One start. Negative: it went wrong. */
static double program_time(const struct program *program)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	const char *terminal =
		master >= 0 && !grantpt(master) && !unlockpt(master) ? ptsname(master) : NULL;
	double began = now_ms(), took = -1;
	pid_t child = terminal ? fork() : -1;

	if (child == 0)
		program_become(program, terminal);
	if (child > 0 && await(master, program->awaited))
		took = now_ms() - began;
	if (child > 0) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
	}
	if (master >= 0)
		close(master);
	return took;
}

static bool rounds_run(const struct program *programs, size_t count, size_t rounds)
{
	for (size_t i = 0; i <= rounds; i++) { /* the first fills the caches, and does not count */
		for (size_t j = 0; j < count; j++) {
			double took = program_time(&programs[j]);

			if (took < 0) {
				fprintf(stderr, "start: %s did not get there\n",
				        programs[j].argv[0]);
				return false;
			}
			if (i > 0)
				programs[j].times_ms[i - 1] = took;
		}
	}
	return true;
}

int main(int argc, char **argv)
{
	static double times_ms[3][ROUNDS_MOST];
	size_t rounds = argc >= 5 ? strtoul(argv[1], NULL, 10) : 0;
	const char *const vigil[] = {argv[argc > 2 ? 2 : 0], "take", "--anew",
	                             argv[argc > 3 ? 3 : 0], NULL};
	const char *const linked[] = {argv[argc > 4 ? 4 : 0], NULL};
	const char *const sqlite[] = {argv[argc > 5 ? 5 : 0], ":memory:", ".quit", NULL};
	const struct program programs[] = {
		{vigil, ". Type ", times_ms[0]}, /* the prompt behind the question */
		{linked, "ready", times_ms[1]},
		{sqlite, NULL, times_ms[2]},
	};
	double median_ms;

	if (rounds == 0 || rounds > ROUNDS_MOST || argc > 6) {
		fputs("usage: start ROUNDS VIGIL BANK LINKED [SQLITE3]\n", stderr);
		return 2;
	}
	if (!rounds_run(programs, argc == 6 ? 3 : 2, rounds))
		return 1;
	median_ms = figures_median(times_ms[0], rounds);
	figures_print("first question, same libraries", median_ms, "ms",
	              figures_median(times_ms[1], rounds), LIMIT);
	if (argc == 6)
		figures_print("first question, sqlite3 :memory: .quit", median_ms, "ms",
		              figures_median(times_ms[2], rounds), 0);
	return 0;
}
