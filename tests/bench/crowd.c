/* bench/crowd.c -- many sessions against one store, a response a second each: who has to wait? */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench/figures.h"
#include "store/store.h"

/*
 *     crowd FOLDER SESSIONS SECONDS
 *
 * Each session is a process of its own with the store open, as at a prompt, and begins at another
 * moment of the second. Says how long commits took: the median, and what 99 of 100 keep below.
 */

#define SESSIONS_MOST 1000
#define SECONDS_MOST  1000
#define LIMIT_MS      50.0

static int64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void sleep_until(int64_t at_ns)
{
	const struct timespec at = {.tv_sec = at_ns / 1000000000, .tv_nsec = at_ns % 1000000000};

	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
}

static int64_t session_begin(struct vigil_store *store, size_t number,
                             struct vigil_findings *findings)
{
	char id[40];
	struct store_session session = {.quiz = "annual",
	                                .title = "",
	                                .version = "1",
	                                .results = "",
	                                .options = {.id = id, .learner = "dana", .seed = ""}};

	snprintf(id, sizeof(id), "01a20281-8530-7abc-8def-%012zu", number);
	if (store_begin(store, findings) != VIGIL_OK ||
	    store_session_add(store, &session, NULL, 0, findings) != VIGIL_OK ||
	    store_commit(store, findings) != VIGIL_OK)
		return 0;
	return session.number;
}

/* One session: its commits, in milliseconds. False: something failed. */
static bool session_run(double *times_ms, size_t number, size_t seconds, int64_t start_ns)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_store *store = NULL;
	int64_t session = 0;
	bool good = findings && vigil_store_open(&store, ".", findings) == VIGIL_OK &&
	            (session = session_begin(store, number, findings)) > 0;

	for (size_t i = 0; good && i < seconds; i++) {
		const struct store_event event = {.event = {VIGIL_EVENT_TYPED, "b", 0},
		                                  .position = i + 1};
		int64_t began_ns = start_ns + (int64_t)i * 1000000000;

		sleep_until(began_ns);
		began_ns = now_ns();
		good = store_event_add(store, session, i + 1, &event, findings) == VIGIL_OK;
		times_ms[i] = (double)(now_ns() - began_ns) / 1e6;
	}
	vigil_store_free(store);
	vigil_findings_free(findings);
	return good;
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* A second and a half for all to get ready. */
static bool crowd_run(double *times_ms, size_t sessions, size_t seconds)
{
	int64_t start_ns = now_ns() + 1500000000;
	bool good = true;

	for (size_t i = 0; i < sessions; i++) {
		pid_t child = fork();

		if (child < 0)
			good = false;
		if (child == 0)
			_exit(session_run(times_ms + i * seconds, i, seconds,
			                  start_ns + (int64_t)(i * 1000000000 / sessions))
			              ? 0
			              : 1);
	}
	for (int ended; wait(&ended) > 0;)
		good = good && WIFEXITED(ended) && WEXITSTATUS(ended) == 0;
	return good;
}

int main(int argc, char **argv)
{
	size_t sessions = argc == 4 ? strtoul(argv[2], NULL, 10) : 0;
	size_t seconds = argc == 4 ? strtoul(argv[3], NULL, 10) : 0;
	size_t count = sessions * seconds;
	double *times_ms;
	char what[80];

	if (sessions == 0 || sessions > SESSIONS_MOST || seconds == 0 || seconds > SECONDS_MOST ||
	    chdir(argv[1])) {
		fputs("usage: crowd FOLDER SESSIONS SECONDS\n", stderr);
		return 2;
	}
	times_ms = mmap(NULL, count * sizeof *times_ms, PROT_READ | PROT_WRITE,
	                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (times_ms == MAP_FAILED || !crowd_run(times_ms, sessions, seconds)) {
		fputs("crowd: a session failed\n", stderr);
		return 1;
	}
	qsort(times_ms, count, sizeof *times_ms, compare);
	snprintf(what, sizeof(what), "%zu sessions at once, a commit", sessions);
	figures_print(what, times_ms[count / 2], "ms", 0, 0);
	snprintf(what, sizeof(what), "%zu sessions at once, 99 of 100", sessions);
	figures_print(what, times_ms[count * 99 / 100], "ms", LIMIT_MS, 1);
	return 0;
}
