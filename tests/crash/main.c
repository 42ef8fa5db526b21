/* crash/main.c -- stops programs at every instant, and sees that they keep their promises */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "crash/modes.h"
#include "crash/must.h"
#include "crash/planted.h"
#include "crash/trace.h"

/*
 *     crash [--quick] SCENARIO [MODE...]    all modes, if none is named
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
                         const struct pool *pool, bool traced)
{
	char *folder = must_format("%s/start", pool->folder);
	struct subject subject;
	size_t flaws = 0;

	subject_init(&subject, scenario, folder, traced);
	for (const struct mode *mode = modes; mode->name; mode++)
		if (mode_is_named(mode, names) && (traced || !mode->traced))
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

/* Whether any mode that is named takes tracing; none is named: all are. */
static bool tracing_is_wanted(char *const *names)
{
	for (const struct mode *mode = modes; mode->name; mode++)
		if (mode->traced && mode_is_named(mode, names))
			return true;
	return false;
}

int main(int argc, char **argv)
{
	bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
	char **names = argv + 1 + quick;
	struct pool pool = {.points_most = quick ? QUICK_POINTS : 0};
	const struct scenario *scenario = NULL;
	bool planted, traced, right;
	char *folder;

	if (!*names)
		return usage();
	planted = strcmp(*names, "planted") == 0;
	scenario = scenario_find(*names++);
	if (!planted && !scenario)
		return usage();
	for (char **name = names; *name; name++)
		if (!mode_find(*name))
			return usage();
	traced = tracing_is_wanted(names);
	if (traced && !trace_is_permitted()) {
		puts("skipped: a program may not be traced here");
		return SKIPPED;
	}
	folder = folder_make();
	pool.folder = folder;
	pool.workers = (size_t)sysconf(_SC_NPROCESSORS_ONLN);
	right = planted ? planted_are_found(&pool, traced)
	                : scenario_run(scenario, names, &pool, traced);
	tree_remove(folder);
	free(folder);
	return right ? 0 : 1;
}
