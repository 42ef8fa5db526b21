/* crash/pool.c -- points tried one by one, by several workers at once */
#include "crash/pool.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash/must.h"

/* What the workers share. */
struct board {
	atomic_size_t next, flaws;
};

struct work {
	const struct pool *pool;
	const char *title;
	size_t points, count; /* how many are tried, of how many */
	pool_point *point;
	void *context;
	struct board *board;
};

static void flaw_say(const struct work *work, const char *what)
{
	char *line = must_format("%s: %s", work->title, what);
	size_t length = strlen(line);

	while (length > 0 && line[length - 1] == '\n')
		line[--length] = '\0';
	atomic_fetch_add(&work->board->flaws, 1);
	if (work->pool->quiet)
		atomic_store(&work->board->next, work->points);
	else
		dprintf(STDOUT_FILENO, "%s\n", line);
	free(line);
}

/* In a worker: one point after the other, while there are any. */
_Noreturn static void points_try(const struct work *work, size_t worker)
{
	char *folder = must_format("%s/%zu", work->pool->folder, worker);
	size_t i;

	while ((i = atomic_fetch_add(&work->board->next, 1)) < work->points) {
		char *flaw;

		flaw = work->point(work->context, i * work->count / work->points, folder);
		if (flaw)
			flaw_say(work, flaw);
		free(flaw);
	}
	_exit(0);
}

/* A worker that did not come to its end leaves a flaw, and its points to another. */
static void worker_judge(const struct work *work, int status)
{
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		flaw_say(work, "a program hangs");
	else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		flaw_say(work, "the harness failed at a point");
}

static void worker_start(const struct work *work, size_t worker)
{
	pid_t pid = fork();

	must(pid >= 0, "fork");
	if (pid == 0)
		points_try(work, worker);
}

struct pool_count pool_run(const struct pool *pool, const char *title, size_t count,
                           pool_point *point, void *context)
{
	struct work work = {.pool = pool,
	                    .title = title,
	                    .points = count,
	                    .count = count,
	                    .point = point,
	                    .context = context};
	struct pool_count counted;
	size_t started = 0;
	int status;

	if (pool->points_most && count > pool->points_most)
		work.points = pool->points_most;
	work.board = mmap(NULL, sizeof(*work.board), PROT_READ | PROT_WRITE,
	                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	must(work.board != MAP_FAILED, "memory");
	fflush(stdout);
	while (started < pool->workers)
		worker_start(&work, started++);
	while (wait(&status) > 0) {
		worker_judge(&work, status);
		if (status != 0 && atomic_load(&work.board->next) < work.points)
			worker_start(&work, started++);
	}
	counted = (struct pool_count){.points = work.points,
	                              .flaws = atomic_load(&work.board->flaws)};
	munmap(work.board, sizeof(*work.board));
	return counted;
}
