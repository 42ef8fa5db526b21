/* bench/load.c -- what loading a bank costs against libxml2's bare pass, and checking it then */
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench/figures.h"
#include "vigil/bank.h"

/*
 *     load BANK ROUNDS    processor time and peak memory; a line for each figure (bench/figures.h)
 *     load BANK bare      one bare pass, for a tool that counts instructions
 *     load BANK load      one loading, for the same
 *     load BANK check     one check by everything that authors are told, for the same
 *
 * Each measurement has a process of its own, so that none finds memory that another left. They
 * take turns: what else the machine does falls on both.
 */

#define CHUNK        ((size_t)64 << 10)
#define ROUNDS_MOST  99
#define TIME_LIMIT   1.6
#define MEMORY_SHARE 0.9
#define MEMORY_EXTRA (2.0 * 1024 * 1024)

typedef bool pass(const char *path);

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int name_spaces, const xmlChar **declared, int attributes, int defaulted,
                     const xmlChar **raw)
{
	(void)user, (void)name, (void)prefix, (void)uri, (void)name_spaces;
	(void)declared, (void)attributes, (void)defaulted, (void)raw;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)user, (void)name, (void)prefix, (void)uri;
}

static void on_text(void *user, const xmlChar *bytes, int length)
{
	(void)user, (void)bytes, (void)length;
}

/* The parser with nothing to do for anybody. */
static bool pass_bare(const char *path)
{
	static char buffer[CHUNK];
	xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
	                         .startElementNs = on_start,
	                         .endElementNs = on_end,
	                         .characters = on_text};
	xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool whole = context && fd >= 0;
	ssize_t size = 1;

	while (whole && size > 0) {
		size = read(fd, buffer, CHUNK);
		whole = size >= 0 && xmlParseChunk(context, buffer, (int)size, size == 0) == 0;
	}
	if (fd >= 0)
		close(fd);
	xmlFreeParserCtxt(context);
	return whole;
}

static bool pass_load(const char *path)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank = NULL;
	bool loaded = findings && vigil_bank_load(&bank, path, findings) == VIGIL_OK;

	vigil_bank_free(bank);
	vigil_findings_free(findings);
	return loaded;
}

/* What it finds is of no interest: words drawn at random may read as an author's mistake. */
static bool pass_check(const char *path)
{
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status = findings ? vigil_check(path, findings) : VIGIL_NO_MEMORY;
	bool checked = status == VIGIL_OK || status == VIGIL_INVALID;

	vigil_findings_free(findings);
	return checked;
}

struct cost {
	double cpu_ms;
	double peak_bytes;
};

/* A line of /proc/self/status, in bytes. */
static double memory_bytes(const char *name)
{
	FILE *status = fopen("/proc/self/status", "re");
	char line[256];
	double kib = 0;

	while (status && fgets(line, sizeof line, status))
		if (strncmp(line, name, strlen(name)) == 0)
			kib = strtod(line + strlen(name) + 1, NULL);
	if (status)
		fclose(status);
	return kib * 1024;
}

static double cpu_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* In a process of its own. */
static bool pass_measure(struct cost *cost, pass *run, const char *path)
{
	double before = memory_bytes("VmRSS"), began = cpu_ms();
	bool done = run(path);

	cost->cpu_ms = cpu_ms() - began;
	cost->peak_bytes = memory_bytes("VmHWM") - before;
	return done;
}

static bool pass_cost(struct cost *cost, pass *run, const char *path)
{
	int ends[2], status = 1;
	bool arrived;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC))
		return false;
	child = fork();
	if (child == 0) {
		bool done = pass_measure(cost, run, path) &&
		            write(ends[1], cost, sizeof *cost) == (ssize_t)sizeof *cost;

		_exit(done ? 0 : 1);
	}
	close(ends[1]);
	arrived = read(ends[0], cost, sizeof *cost) == (ssize_t)sizeof *cost;
	close(ends[0]);
	return child > 0 && waitpid(child, &status, 0) == child && status == 0 && arrived;
}

static bool rounds_run(const char *path, size_t rounds)
{
	double bare_ms[ROUNDS_MOST], load_ms[ROUNDS_MOST], check_ms[ROUNDS_MOST],
		peaks[ROUNDS_MOST];
	struct stat about;
	struct cost cost;

	if (stat(path, &about) || !pass_cost(&cost, pass_bare, path)) /* the file is cached now */
		return false;
	for (size_t i = 0; i < rounds; i++) {
		if (!pass_cost(&cost, pass_bare, path))
			return false;
		bare_ms[i] = cost.cpu_ms;
		if (!pass_cost(&cost, pass_load, path))
			return false;
		load_ms[i] = cost.cpu_ms;
		peaks[i] = cost.peak_bytes;
		if (!pass_cost(&cost, pass_check, path))
			return false;
		check_ms[i] = cost.cpu_ms;
	}
	figures_print("loading, processor time", figures_median(load_ms, rounds), "ms",
	              figures_median(bare_ms, rounds), TIME_LIMIT);
	figures_print("check, against loading", figures_median(check_ms, rounds), "ms",
	              figures_median(load_ms, rounds), 0);
	figures_print("loading, peak memory", figures_median(peaks, rounds) / 1048576, "MiB",
	              (MEMORY_SHARE * (double)about.st_size + MEMORY_EXTRA) / 1048576, 1);
	return true;
}

int main(int argc, char **argv)
{
	const char *path = argc == 3 ? argv[1] : NULL;
	size_t rounds = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	bool done = false;

	if (path && strcmp(argv[2], "bare") == 0)
		done = pass_bare(path);
	else if (path && strcmp(argv[2], "load") == 0)
		done = pass_load(path);
	else if (path && strcmp(argv[2], "check") == 0)
		done = pass_check(path);
	else if (rounds > 0 && rounds <= ROUNDS_MOST)
		done = rounds_run(path, rounds);
	if (!done)
		fputs("load: that did not work; usage: load BANK ROUNDS|bare|load|check\n", stderr);
	return done ? 0 : 1;
}
