/* crash/program.c -- a program run in a folder of its own, and what came of it */
#include "crash/program.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash/must.h"

#define VARIABLES_MOST 16
#define PATIENCE_S     120 /* a program takes a fraction of a second, on a machine at ease */

/* In the child: become the program. It ends with us, and never waits for a person. */
_Noreturn static void program_become(const struct running *running, const struct program *program,
                                     const char *home, bool traced)
{
	const char *variables[VARIABLES_MOST + 2] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8",
	                                             "TZ=UTC", home};
	size_t count = 4;
	int nothing = open("/dev/null", O_RDONLY);

	for (size_t i = 0; program->variables && program->variables[i]; i++)
		if (count < VARIABLES_MOST)
			variables[count++] = program->variables[i];
	if (traced) /* under which a sanitizer can't look for leaks, and says so */
		variables[count] = "ASAN_OPTIONS=detect_leaks=0";
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (nothing < 0 || chdir(program->folder) || dup2(nothing, STDIN_FILENO) < 0 ||
	    dup2(running->out, STDOUT_FILENO) < 0 || dup2(running->err, STDERR_FILENO) < 0)
		_exit(126);
	close(nothing);
	if (traced) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
	}
	execve(program->command[0], (char *const *)program->command, (char *const *)variables);
	_exit(127);
}

void program_start(struct running *running, const struct program *program, bool traced)
{
	char *home = must_format("HOME=%s", program->folder);

	running->out = memfd_create("out", MFD_CLOEXEC);
	running->err = memfd_create("err", MFD_CLOEXEC);
	must(running->out >= 0 && running->err >= 0, "a file in memory");
	/* All that writes there appends, be it the program or what it started. */
	must(fcntl(running->err, F_SETFL, O_APPEND) == 0, "a file in memory");
	alarm(PATIENCE_S); /* which ends us, and so the program */
	running->pid = fork();
	must(running->pid >= 0, "fork");
	if (running->pid == 0)
		program_become(running, program, home, traced);
	free(home);
}

size_t program_said(const struct running *running)
{
	struct stat about;

	must(fstat(running->err, &about) == 0, "standard error");
	return (size_t)about.st_size;
}

/* All of a file, which is closed. */
static char *text_of(int fd)
{
	struct stat about;
	char *text;

	must(fstat(fd, &about) == 0, "output");
	text = must_have(calloc((size_t)about.st_size + 1, 1));
	must(pread(fd, text, (size_t)about.st_size, 0) == about.st_size, "output");
	close(fd);
	return text;
}

void program_end(struct outcome *outcome, struct running *running, int status)
{
	outcome->status = status;
	outcome->out = text_of(running->out);
	outcome->err = text_of(running->err);
}

void program_run(struct outcome *outcome, const struct program *program)
{
	struct running running;
	int status;

	program_start(&running, program, false);
	must(waitpid(running.pid, &status, 0) == running.pid, "waiting for a program");
	program_end(outcome, &running, status);
}

bool outcome_is(const struct outcome *outcome, int exit_status)
{
	return WIFEXITED(outcome->status) && WEXITSTATUS(outcome->status) == exit_status;
}

char *outcome_tell(const struct outcome *outcome)
{
	if (WIFSIGNALED(outcome->status))
		return must_format("killed by SIG%s, said: %s",
		                   sigabbrev_np(WTERMSIG(outcome->status)), outcome->err);
	return must_format("exit status %d, said: %s", WEXITSTATUS(outcome->status), outcome->err);
}

void outcome_clear(struct outcome *outcome)
{
	free(outcome->out);
	free(outcome->err);
	*outcome = (struct outcome){0};
}
