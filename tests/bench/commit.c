/* bench/commit.c -- what it costs to save a response, against a line that is appended and synced */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench/figures.h"
#include "store/store.h"

/*
 *     commit FOLDER ROUNDS
 *
 * In the folder, which has to be on a disk: a line at the end of a file and fdatasync(), an event
 * of a session in a store, in turns. The first tenth warms up, and does not count.
 */

#define ROUNDS_MOST 100000
#define LIMIT       1.5

static const char line[] = "01a20281-8530-7abc-8def-0123456789ab 17 1763812800000 typed b\n";

static double now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Negative: it went wrong. */
static double append_time(int fd)
{
	double began = now_us();

	if (write(fd, line, sizeof(line) - 1) != sizeof(line) - 1 || fdatasync(fd))
		return -1;
	return now_us() - began;
}

static double commit_time(struct vigil_store *store, int64_t session, size_t n,
                          struct vigil_findings *findings)
{
	const struct store_event event = {.event = {VIGIL_EVENT_TYPED, "b", 0},
	                                  .time = {1763812800000 + (int64_t)n, (int64_t)n},
	                                  .position = n};
	double began = now_us();

	if (store_event_add(store, session, n, &event, findings) != VIGIL_OK)
		return -1;
	return now_us() - began;
}

static bool session_begin(int64_t *number, struct vigil_store *store,
                          struct vigil_findings *findings)
{
	struct store_session session = {
		.options = {.id = "01a20281-8530-7abc-8def-0123456789ab",
	                    .learner = "dana",
	                    .seed = ""},
		.quiz = "annual",
		.title = "",
		.version = "1",
		.results = "",
	};

	if (store_begin(store, findings) != VIGIL_OK ||
	    store_session_add(store, &session, NULL, 0, findings) != VIGIL_OK ||
	    store_commit(store, findings) != VIGIL_OK)
		return false;
	*number = session.number;
	return true;
}

static bool rounds_run(double *appends, double *commits, size_t rounds, int fd,
                       struct vigil_store *store)
{
	struct vigil_findings *findings = vigil_findings_new();
	size_t warm = rounds / 10 + 1;
	int64_t session = 0;
	bool good = findings && session_begin(&session, store, findings);

	for (size_t i = 0; good && i < warm + rounds; i++) {
		double append_us = append_time(fd);
		double commit_us = commit_time(store, session, i + 1, findings);

		good = append_us >= 0 && commit_us >= 0;
		if (i >= warm) {
			appends[i - warm] = append_us;
			commits[i - warm] = commit_us;
		}
	}
	vigil_findings_free(findings);
	return good;
}

int main(int argc, char **argv)
{
	static double appends[ROUNDS_MOST], commits[ROUNDS_MOST];
	size_t rounds = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_store *store = NULL;
	int fd, status = 1;

	if (rounds == 0 || rounds > ROUNDS_MOST || chdir(argv[1]) || !findings) {
		fputs("usage: commit FOLDER ROUNDS\n", stderr);
		return 2;
	}
	fd = open("lines", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd >= 0 && vigil_store_open(&store, "commit", findings) == VIGIL_OK &&
	    rounds_run(appends, commits, rounds, fd, store)) {
		figures_print("committing a response", figures_median(commits, rounds), "us",
		              figures_median(appends, rounds), LIMIT);
		status = 0;
	}
	vigil_store_free(store);
	vigil_findings_free(findings);
	return status;
}
