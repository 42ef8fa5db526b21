/* crash/main.c -- stops programs at every instant, and sees that they keep their promises */
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash/modes.h"
#include "crash/must.h"
#include "crash/planted.h"
#include "crash/trace.h"

/*
 *     crash [--quick] SCENARIO [MODE...]    all modes, if none is named
 *     crash SCENARIO record                 what an undisturbed run does to the disk
 *     crash [--quick] planted               the sample, with its mistakes
 *
 * --quick tries some of the points of each mode only, evenly spread. Exit status: 0 no flaw, 1 flaws,
 * 2 the harness could not work, 77 it may not trace a program here.
 */

#define QUICK_POINTS 40
#define SKIPPED      77

/* A folder in memory, where there is one: what is laid out here need not outlive anything. */
static char *folder_make(void)
{
	struct statfs about;
	const char *temporary = getenv("TMPDIR");
	bool memory = statfs("/dev/shm", &about) == 0 && access("/dev/shm", W_OK) == 0 &&
	              about.f_bavail * (unsigned long)about.f_bsize > 64UL << 20;
	char *folder = must_format("%s/crash-XXXXXX", memory      ? "/dev/shm"
	                                              : temporary ? temporary
	                                                          : "/tmp");

	must(mkdtemp(folder) != NULL, folder);
	return folder;
}

static size_t mode_run(const struct subject *subject, const struct mode *mode,
                       const struct pool *pool)
{
	char *title = must_format("%s, %s", subject->scenario->name, mode->name);
	struct pool_count counted = mode->run(subject, pool, title);

	printf("%s: %zu %s, %zu flaws\n", title, counted.points, mode->unit, counted.flaws);
	fflush(stdout);
	free(title);
	return counted.flaws;
}

static bool mode_is_named(const struct mode *mode, char *const *names)
{
	for (char *const *name = names; *name; name++)
		if (strcmp(*name, mode->name) == 0)
			return true;
	return !*names;
}

static bool scenario_run(const struct scenario *scenario, char *const *names,
                         const struct pool *pool)
{
	char *folder = must_format("%s/start", pool->folder);
	struct subject subject;
	size_t flaws = 0;

	subject_init(&subject, scenario, folder);
	for (const struct mode *mode = modes; mode->name; mode++)
		if (mode_is_named(mode, names))
			flaws += mode_run(&subject, mode, pool);
	subject_clear(&subject);
	free(folder);
	return flaws == 0;
}

static int usage(void)
{
	fputs("usage: crash [--quick] SCENARIO [MODE...]\n       crash [--quick] planted\n"
	      "scenarios:",
	      stderr);
	for (const struct scenario *scenario = scenarios; scenario->name; scenario++)
		fprintf(stderr, " %s", scenario->name);
	fputs("\nmodes:", stderr);
	for (const struct mode *mode = modes; mode->name; mode++)
		fprintf(stderr, " %s", mode->name);
	fputs("\n", stderr);
	return 2;
}

/* What an undisturbed run does, step by step, and the promises between. */
static bool scenario_record(const struct scenario *scenario, const struct pool *pool)
{
	char *folder = must_format("%s/start", pool->folder);
	struct subject subject;
	const char *said;
	size_t told = 0;

	subject_init(&subject, scenario, folder);
	said = subject.record.said;
	for (size_t i = 0; i < subject.record.count; i++) {
		const struct step *step = &subject.record.steps[i];
		char *words = step_tell(&subject.record, i);

		printf("%.*s", (int)(step->said - told), said + told);
		printf("%s%s\n", words, step->done ? "" : ": an error");
		told = step->said;
		free(words);
	}
	printf("%s", said + told);
	subject_clear(&subject);
	free(folder);
	return true;
}

/* All that was asked for. */
static bool request_run(const struct scenario *scenario, char *const *names,
                        const struct pool *pool)
{
	if (!scenario)
		return planted_are_found(pool);
	if (*names && strcmp(*names, "record") == 0)
		return scenario_record(scenario, pool);
	return scenario_run(scenario, names, pool);
}

/* In a process of its own, so that the folder goes whatever happens there. */
static int request_run_apart(const struct scenario *scenario, char *const *names, struct pool *pool)
{
	char *folder = folder_make();
	int status;
	pid_t pid = fork();

	must(pid >= 0, "fork");
	pool->folder = folder;
	if (pid == 0)
		exit(request_run(scenario, names, pool) ? 0 : 1);
	signal(SIGINT, SIG_IGN);
	must(waitpid(pid, &status, 0) == pid, "waiting");
	tree_remove(folder);
	free(folder);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

/* Whether these are modes, or the word `record` alone. */
static bool names_are_known(char *const *names)
{
	if (*names && strcmp(*names, "record") == 0)
		return !names[1];
	for (char *const *name = names; *name; name++)
		if (!mode_find(*name))
			return false;
	return true;
}

int main(int argc, char **argv)
{
	bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
	char **names = argv + 1 + quick;
	struct pool pool = {.workers = (size_t)sysconf(_SC_NPROCESSORS_ONLN),
	                    .points_most = quick ? QUICK_POINTS : 0};
	const struct scenario *scenario;

	if (!*names)
		return usage();
	scenario = scenario_find(*names);
	if ((!scenario && strcmp(*names, "planted") != 0) || !names_are_known(names + 1))
		return usage();
	if (!trace_is_permitted()) {
		puts("skipped: a program may not be traced here");
		return SKIPPED;
	}
	return request_run_apart(scenario, names + 1, &pool);
}
