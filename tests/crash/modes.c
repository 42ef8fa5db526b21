/* crash/modes.c -- the ways in which a scenario is disturbed */
#include "crash/modes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crash/alloc.h"
#include "crash/disk.h"
#include "crash/judge.h"
#include "crash/must.h"

/* --- Undisturbed -------------------------------------------------------------------------------- */

static const struct order undisturbed = {.fault = FAULT_NONE, .at = SIZE_MAX};

void subject_init(struct subject *subject, const struct scenario *scenario, const char *folder,
                  bool traced)
{
	struct program program = {.folder = folder, .command = scenario->command};
	struct outcome outcome = {0};

	*subject = (struct subject){.scenario = scenario};
	scenario_lay(&subject->start, scenario);
	if (traced) {
		trace_run(&subject->record, &subject->start, &program, &undisturbed);
		if (subject->record.foreign)
			must_end("%s %s, which is not modelled", scenario->name,
			         subject->record.foreign);
		outcome.status = subject->record.outcome.status;
		outcome.err = must_copy(subject->record.outcome.err);
	} else {
		tree_lay(&subject->start, folder);
		program_run(&outcome, &program);
	}
	if (!outcome_is(&outcome, 0))
		must_end("%s undisturbed: %s", scenario->name, outcome_tell(&outcome));
	subject->expected = judge_result(scenario, folder);
	outcome_clear(&outcome);
}

void subject_clear(struct subject *subject)
{
	record_clear(&subject->record);
	tree_clear(&subject->start);
	free(subject->expected);
	*subject = (struct subject){0};
}

/* --- What all of them do ------------------------------------------------------------------------ */

/* The steps that a mode disturbs, each in so many ways. */
struct points {
	const struct subject *subject;
	size_t *steps;
	size_t count;
};

static void points_choose(struct points *points, const struct subject *subject,
                          bool (*chosen)(const struct step *))
{
	*points = (struct points){.subject = subject};
	points->steps = must_have(calloc(subject->record.count + 1, sizeof(*points->steps)));
	for (size_t i = 0; i < subject->record.count; i++)
		if (chosen(&subject->record.steps[i]))
			points->steps[points->count++] = i;
}

static char *folder_judge(const struct subject *subject, const char *folder, const char *said,
                          size_t said_size)
{
	const struct case_file file = {.scenario = subject->scenario,
	                               .folder = folder,
	                               .expected = subject->expected,
	                               .said = said,
	                               .said_size = said_size};

	return judge_folder(&file);
}

/* `flaw` with where it was found in front of it; both are freed. NULL stays NULL. */
static char *flaw_at(char *place, const char *what, char *flaw)
{
	char *whole = flaw ? must_format("%s %s: %s", place, what, flaw) : NULL;

	free(place);
	free(flaw);
	return whole;
}

static void subject_trace(struct record *record, const struct subject *subject, const char *folder,
                          const struct order *order)
{
	const struct program program = {.folder = folder, .command = subject->scenario->command};

	trace_run(record, &subject->start, &program, order);
}

/* --- Killed at each durable step ------------------------------------------------------------------ */

static char *kill_point(const void *context, size_t number, const char *folder)
{
	const struct points *points = context;
	const struct subject *subject = points->subject;
	const struct order order = {.fault = number % 2 ? FAULT_KILL_AFTER : FAULT_KILL_BEFORE,
	                            .at = points->steps[number / 2]};
	struct record record;
	char *flaw;

	subject_trace(&record, subject, folder, &order);
	flaw = folder_judge(subject, folder, record.outcome.err, strlen(record.outcome.err));
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order.at),
	               number % 2 ? "killed behind it" : "killed before it", flaw);
}

static struct pool_count kill_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points;
	struct pool_count counted;

	points_choose(&points, subject, step_is_durable);
	counted = pool_run(pool, title, 2 * points.count, kill_point, &points);
	free(points.steps);
	return counted;
}

/* --- Each step failed ------------------------------------------------------------------------------ */

static bool step_may_fail(const struct step *step)
{
	(void)step;
	return true;
}

static char *fail_point(const void *context, size_t number, const char *folder)
{
	const struct points *points = context;
	const struct subject *subject = points->subject;
	const struct order order = {.fault = FAULT_ERROR,
	                            .at = points->steps[number / 2],
	                            .error = number % 2 ? EIO : ENOSPC};
	struct record record;
	char *flaw;

	subject_trace(&record, subject, folder, &order);
	flaw = judge_end(subject->scenario, folder, &record.outcome);
	if (!flaw)
		flaw = folder_judge(subject, folder, record.outcome.err,
		                    strlen(record.outcome.err));
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order.at), strerrorname_np(order.error), flaw);
}

static struct pool_count fail_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points;
	struct pool_count counted;

	points_choose(&points, subject, step_may_fail);
	counted = pool_run(pool, title, 2 * points.count, fail_point, &points);
	free(points.steps);
	return counted;
}

/* --- Each legal state of the disk ------------------------------------------------------------------- */

struct disk {
	const struct subject *subject;
	struct states states;
};

static char *state_judge(const struct subject *subject, const struct record *record,
                         const struct state *state, const char *folder)
{
	struct tree tree;
	char *flaw;

	state_replay(&tree, record, state);
	tree_lay(&tree, folder);
	tree_clear(&tree);
	flaw = folder_judge(subject, folder, record->outcome.err, state->said);
	return flaw ? flaw_at(state_tell(record, state), "and then a stop", flaw) : NULL;
}

static char *disk_point(const void *context, size_t number, const char *folder)
{
	const struct disk *disk = context;

	return state_judge(disk->subject, disk->states.record, &disk->states.all[number], folder);
}

static struct pool_count disk_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct disk disk = {.subject = subject};
	struct pool_count counted;

	states_build(&disk.states, &subject->record, 0);
	counted = pool_run(pool, title, disk.states.count, disk_point, &disk);
	states_clear(&disk.states);
	return counted;
}

/* --- Each sync failed once, with what it should have saved --------------------------------------- */

static bool step_is_sync(const struct step *step)
{
	return step->kind == STEP_SYNC;
}

/* All states of the disk behind a sync that failed; those before are the undisturbed ones. */
static char *lost_point(const void *context, size_t number, const char *folder)
{
	const struct points *points = context;
	const struct subject *subject = points->subject;
	const struct order order = {
		.fault = FAULT_ERROR, .at = points->steps[number], .error = EIO};
	struct states states;
	struct record record;
	char *flaw;

	subject_trace(&record, subject, folder, &order);
	flaw = judge_end(subject->scenario, folder, &record.outcome);
	states_build(&states, &record, order.at);
	for (size_t i = 0; i < states.count && !flaw; i++)
		flaw = state_judge(subject, &record, &states.all[i], folder);
	states_clear(&states);
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order.at), "failed and lost it", flaw);
}

static struct pool_count lost_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points;
	struct pool_count counted;

	points_choose(&points, subject, step_is_sync);
	counted = pool_run(pool, title, points.count, lost_point, &points);
	free(points.steps);
	return counted;
}

/* --- Each allocation failed ------------------------------------------------------------------------ */

/* Run with the `fails`th allocation failing; returns how many there were. */
static size_t alloc_run_one(struct outcome *outcome, const struct subject *subject,
                            const char *folder, size_t fails)
{
	char *path = must_format("%s.alloc", folder);
	char *variable = must_format("%s=%s", ALLOC_VARIABLE, path);
	/* A sanitizer wants to be first, and says what leaks as an exit status of its own. */
	const char *const variables[] = {"LD_PRELOAD=" ALLOC,
	                                 "ASAN_OPTIONS=verify_asan_link_order=0", variable, NULL};
	const struct program program = {
		.folder = folder, .command = subject->scenario->command, .variables = variables};
	struct alloc_order order = {.fails = fails};
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct tree start;

	must(fd >= 0 && write(fd, &order, sizeof(order)) == sizeof(order), path);
	tree_copy(&start, &subject->start);
	tree_lay(&start, folder);
	tree_clear(&start);
	program_run(outcome, &program);
	must(pread(fd, &order, sizeof(order), 0) == sizeof(order), path);
	close(fd);
	free(variable);
	free(path);
	return order.count;
}

static char *alloc_point(const void *context, size_t number, const char *folder)
{
	const struct subject *subject = context;
	struct outcome outcome;
	char *flaw;

	alloc_run_one(&outcome, subject, folder, number + 1);
	flaw = judge_end(subject->scenario, folder, &outcome);
	if (!flaw)
		flaw = folder_judge(subject, folder, outcome.err, strlen(outcome.err));
	outcome_clear(&outcome);
	return flaw_at(must_format("allocation %zu", number + 1), "failed", flaw);
}

static struct pool_count alloc_run(const struct subject *subject, const struct pool *pool,
                                   const char *title)
{
	char *folder = must_format("%s/counted", pool->folder);
	struct outcome outcome;
	size_t count = alloc_run_one(&outcome, subject, folder, 0);

	outcome_clear(&outcome);
	free(folder);
	if (count == 0)
		must_end("%s: its allocations are not seen", subject->scenario->name);
	return pool_run(pool, title, count, alloc_point, subject);
}

/* clang-format off */
const struct mode modes[] = {
	{ "kill",  "points", true,  kill_run },
	{ "fail",  "points", true,  fail_run },
	{ "lost",  "syncs",  true,  lost_run },
	{ "disk",  "states", true,  disk_run },
	{ "alloc", "points", false, alloc_run },
	{ 0 },
};
/* clang-format on */

const struct mode *mode_find(const char *name)
{
	for (const struct mode *mode = modes; mode->name; mode++)
		if (strcmp(mode->name, name) == 0)
			return mode;
	return NULL;
}
