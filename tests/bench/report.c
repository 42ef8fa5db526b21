/* bench/report.c -- a report over many results: against bare parsing, and against a look at them */
#include <dirent.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench/figures.h"
#include "report/gather.h"
#include "support/results.h"
#include "vigil/page.h"
#include "vigil/report.h"

/*
 *     report FOLDER ROUNDS DATA    FOLDER has results of bench/results; DATA is an empty folder
 *
 * Each measurement is a process of its own, so that its memory is, too. They take turns. What two
 * threads gain is measured by the clock, and means little on a busy machine; all else is processor
 * time.
 */

#define ROUNDS_MOST 99
#define THREADS     2
#define FILE_MOST   ((size_t)1 << 20)

static const char *folder, *data;

/* Of a child: seconds by the clock and of processors, and the most memory in MB. */
struct cost {
	double seconds, busy, megabytes;
};

static double now_s(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- bare: reading, and SAX events that nobody hears ---- */

static char **names;
static size_t name_count;
static atomic_size_t next_name;

static void names_list(void)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;

	while (entries && (entry = readdir(entries))) {
		if (entry->d_name[0] == '.')
			continue;
		names = reallocarray(names, name_count + 1, sizeof(*names));
		if (!names || !(names[name_count++] = strdup(entry->d_name)))
			exit(1);
	}
	if (!entries || name_count == 0)
		exit(1);
	closedir(entries);
}

static void *bare_run(void *unused)
{
	xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC};
	xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
	int place = open(folder, O_RDONLY | O_DIRECTORY);
	char *bytes = malloc(FILE_MOST);
	size_t at;

	(void)unused;
	while ((at = atomic_fetch_add(&next_name, 1)) < name_count) {
		int fd = openat(place, names[at], O_RDONLY);
		ssize_t got = read(fd, bytes, FILE_MOST);

		close(fd);
		if (got <= 0)
			exit(1);
		xmlCtxtResetPush(context, NULL, 0, NULL, NULL);
		xmlParseChunk(context, bytes, (int)got, 1);
	}
	xmlFreeParserCtxt(context);
	free(bytes);
	close(place);
	return NULL;
}

static void threads_run(void *(*run)(void *), unsigned count)
{
	pthread_t threads[THREADS];

	for (unsigned i = 0; i < count; i++)
		if (pthread_create(&threads[i], NULL, run, NULL))
			exit(1);
	for (unsigned i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
}

static void bare(void)
{
	xmlInitParser();
	names_list();
	threads_run(bare_run, THREADS);
}

/* ---- a look at each file ---- */

static void scan(void)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;
	struct stat about;

	while (entries && (entry = readdir(entries)))
		if (entry->d_name[0] != '.' && fstatat(dirfd(entries), entry->d_name, &about, 0))
			exit(1);
	closedir(entries);
}

/* ---- the report ---- */

static void make(const char *kept)
{
	struct vigil_report_request request = {.identify = true};
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_report *report = NULL;
	size_t length;
	char *text = NULL;

	if (vigil_report_read(&report, &folder, 1, kept, NULL, NULL, findings) != VIGIL_OK ||
	    vigil_report_make(page, report, "questions", &request) != VIGIL_OK ||
	    vigil_page_html(&text, &length, page, &(struct vigil_html_style){0}) != VIGIL_OK)
		exit(1);
	free(text);
	vigil_page_free(page);
	vigil_report_free(report);
	vigil_findings_free(findings);
}

static void report_anew(void)
{
	make(NULL);
}

static void report_again(void)
{
	make(data);
}

static void gather_with(unsigned threads)
{
	struct gather_request request = {.paths = &folder, .path_count = 1, .threads = threads};
	struct vigil_findings *findings = vigil_findings_new();
	struct gathered gathered;

	if (gather(&gathered, &request, findings) != VIGIL_OK)
		exit(1);
	rows_clear(&gathered.rows);
	vigil_findings_free(findings);
}

static void gather_one(void)
{
	gather_with(1);
}

static void gather_two(void)
{
	gather_with(2);
}

/* ---- measuring ---- */

static bool measure(struct cost *cost, void (*job)(void))
{
	struct rusage used;
	int ends[2], status;
	bool got;
	pid_t child;

	if (pipe(ends) || (child = fork()) < 0)
		return false;
	if (child == 0) {
		double start = now_s();

		job();
		start = now_s() - start;
		_exit(write(ends[1], &start, sizeof(start)) == sizeof(start) ? 0 : 1);
	}
	close(ends[1]);
	got = read(ends[0], &cost->seconds, sizeof(cost->seconds)) == sizeof(cost->seconds);
	close(ends[0]);
	if (wait4(child, &status, 0, &used) != child || !got || status)
		return false;
	cost->megabytes = (double)used.ru_maxrss / 1024;
	cost->busy = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
	             (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
	return true;
}

enum { BARE, ANEW, ONE, TWO, SCAN, AGAIN, JOBS };
static void (*const jobs[JOBS])(void) = {
	[BARE] = bare,      [ANEW] = report_anew, [ONE] = gather_one,
	[TWO] = gather_two, [SCAN] = scan,        [AGAIN] = report_again,
};

int main(int argc, char **argv)
{
	double seconds[JOBS][ROUNDS_MOST], megabytes = 0, medians[JOBS];
	struct campaign campaign = {.seed = "campaign",
	                            .questions = 20,
	                            .words = 2,
	                            .wrong_key = -1,
	                            .learners = 100000};
	size_t rounds = argc > 3 ? strtoul(argv[2], NULL, 10) : 0;
	struct cost cost;

	if (rounds < 1 || rounds > ROUNDS_MOST) {
		fputs("usage: report FOLDER ROUNDS DATA\n", stderr);
		return 2;
	}
	folder = argv[1];
	data = argv[3];
	if (!measure(&cost, report_again)) /* the rows are kept from here on */
		return 1;
	for (size_t round = 0; round < rounds; round++)
		for (int job = 0; job < JOBS; job++) {
			/* one new result for each */
			if (job == AGAIN &&
			    !campaign_write(&campaign, folder, 900000 + round, 900001 + round))
				return 1;
			if (!measure(&cost, jobs[job]))
				return 1;
			seconds[job][round] = job == ONE || job == TWO ? cost.seconds : cost.busy;
			if (job == ANEW && cost.megabytes > megabytes)
				megabytes = cost.megabytes;
		}
	for (int job = 0; job < JOBS; job++)
		medians[job] = figures_median(seconds[job], rounds);
	figures_print("report, all results", 1000 * medians[ANEW], "ms", 1000 * medians[BARE],
	              1.15);
	figures_print("reading results, two threads", 1000 * medians[TWO], "ms",
	              1000 * medians[ONE], 0.6);
	figures_print("report, memory", megabytes, "MB", 200, 1);
	figures_print("report again, one is new", 1000 * medians[AGAIN], "ms", 1000 * medians[SCAN],
	              medians[AGAIN] < 0.2 ? 0 : 1.5);
	return 0;
}
