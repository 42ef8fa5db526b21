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

/* The runs that a mode makes, each disturbed at one step. */
struct points {
	const struct subject *subject;
	struct order *orders;
	size_t count;
};

static void point_add(struct points *points, size_t step, enum fault fault, int error)
{
	points->orders = must_grow(points->orders, points->count, sizeof(*points->orders));
	points->orders[points->count++] =
		(struct order){.fault = fault, .at = step, .error = error};
}

static struct pool_count points_run(struct points *points, const struct pool *pool,
                                    const char *title, pool_point *point)
{
	struct pool_count counted = pool_run(pool, title, points->count, point, points);

	free(points->orders);
	return counted;
}

/* `flaw` with where it was found in front of it; both are freed. NULL stays NULL. */
static char *flaw_at(char *place, const char *what, char *flaw)
{
	char *whole = flaw ? must_format("%s %s: %s", place, what, flaw) : NULL;

	free(place);
	free(flaw);
	return whole;
}

/* --- Killed, and failed ------------------------------------------------------------------------- */

static const char *order_tell(const struct order *order)
{
	switch (order->fault) {
	case FAULT_KILL_BEFORE:
		return "and killed before it";
	case FAULT_KILL_AFTER:
		return "and killed behind it";
	case FAULT_FULL:
		return "and the disk full";
	case FAULT_ERROR:
	case FAULT_NONE:
		break;
	}
	return strerrorname_np(order->error);
}

static char *step_point(void *context, size_t number, const char *folder)
{
	const struct points *points = context;
	const struct subject *subject = points->subject;
	const struct order *order = &points->orders[number];
	bool killed = order->fault == FAULT_KILL_BEFORE || order->fault == FAULT_KILL_AFTER;
	struct record record;
	char *flaw = NULL;

	subject_trace(&record, subject, folder, order);
	if (!killed)
		flaw = judge_end(subject->scenario, folder, &record.outcome);
	if (!flaw)
		flaw = subject_judge(subject, folder, record.said);
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order->at), order_tell(order), flaw);
}

static struct pool_count kill_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points = {.subject = subject};

	for (size_t i = subject->first; i < subject->record.count; i++) {
		if (!step_is_durable(&subject->record.steps[i]))
			continue;
		point_add(&points, i, FAULT_KILL_BEFORE, 0);
		point_add(&points, i, FAULT_KILL_AFTER, 0);
	}
	return points_run(&points, pool, title, step_point);
}

static struct pool_count fail_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points = {.subject = subject};

	for (size_t i = subject->first; i < subject->record.count; i++) {
		point_add(&points, i, FAULT_ERROR, ENOSPC);
		point_add(&points, i, FAULT_ERROR, EIO);
		if (subject->record.steps[i].kind == STEP_WRITE)
			point_add(&points, i, FAULT_FULL, 0);
	}
	return points_run(&points, pool, title, step_point);
}

/* --- Each legal state of the disk ------------------------------------------------------------------- */

static char *state_judge(const struct subject *subject, const struct record *record,
                         const struct state *state, const char *folder)
{
	char *said = must_format("%.*s", (int)state->said, record->said), *flaw;
	struct tree tree;

	state_replay(&tree, record, state);
	tree_lay(&tree, folder);
	tree_clear(&tree);
	flaw = subject_judge(subject, folder, said);
	free(said);
	return flaw ? flaw_at(state_tell(record, state), "and then a stop", flaw) : NULL;
}

/* The first flaw in the states behind step `first`. */
static char *states_judge(const struct subject *subject, const struct record *record, size_t first,
                          enum states_of which, const char *folder)
{
	struct states states;
	char *flaw = NULL;

	states_build(&states, record, first, which);
	for (size_t i = 0; i < states.count && !flaw; i++)
		flaw = state_judge(subject, record, &states.all[i], folder);
	states_clear(&states);
	return flaw;
}

/* What a worker tries: the states of a run in its own folder, whose path they may hold. */
struct disk {
	const struct subject *subject;
	struct record record;
	struct states states; /* none yet */
};

static char *disk_point(void *context, size_t number, const char *folder)
{
	struct disk *disk = context;

	if (!disk->states.count) {
		subject_trace(&disk->record, disk->subject, folder, &undisturbed);
		states_build(&disk->states, &disk->record, disk->subject->first, STATES_OF_ALL);
	}
	if (number >= disk->states.count) /* times are longer or shorter, and fill more sectors */
		return NULL;
	return state_judge(disk->subject, &disk->record, &disk->states.all[number], folder);
}

static struct pool_count disk_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct disk disk = {.subject = subject};
	struct states states;
	size_t count;

	states_build(&states, &subject->record, subject->first, STATES_OF_ALL);
	count = states.count;
	states_clear(&states);
	return pool_run(pool, title, count, disk_point, &disk);
}

/* --- Killed, and then the machine stops while it goes on --------------------------------------------- */

/* Go on; where that is refused because nothing had begun, begin anew. */
static void recovery_trace(struct record *record, const struct scenario *scenario,
                           const char *folder)
{
	struct program program = {.folder = folder, .command = scenario->recovery};

	if (scenario->recovery)
		trace_run(record, &program, &undisturbed);
	if (judge_result_count(scenario, folder) > 0 ||
	    judge_promises(record->said, strlen(record->said)) > 0)
		return;
	program.command = scenario->command;
	trace_run(record, &program, &undisturbed);
}

/* What a killed program wrote and did not sync is there for the next one, and then it is not. */
static char *twice_point(void *context, size_t number, const char *folder)
{
	const struct points *points = context;
	const struct subject *subject = points->subject;
	const struct order *order = &points->orders[number];
	struct record record;
	char *flaw = NULL;
	size_t first;

	subject_trace(&record, subject, folder, order);
	first = record.count;
	recovery_trace(&record, subject->scenario, folder);
	if (record.count > first)
		flaw = states_judge(subject, &record, first, STATES_OF_SAID, folder);
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order->at), order_tell(order), flaw);
}

static struct pool_count twice_run(const struct subject *subject, const struct pool *pool,
                                   const char *title)
{
	struct points points = {.subject = subject};

	for (size_t i = subject->first; i < subject->record.count; i++)
		if (step_is_durable(&subject->record.steps[i]))
			point_add(&points, i, FAULT_KILL_AFTER, 0);
	return points_run(&points, pool, title, twice_point);
}

/* --- Each sync failed once, with what it should have saved --------------------------------------- */

/* All states of the disk behind a sync that failed; those before are the undisturbed ones. */
static char *lost_point(void *context, size_t number, const char *folder)
{
	const struct points *points = context;
	const struct subject *subject = points->subject;
	const struct order *order = &points->orders[number];
	struct record record;
	char *flaw;

	subject_trace(&record, subject, folder, order);
	flaw = judge_end(subject->scenario, folder, &record.outcome);
	if (!flaw)
		flaw = states_judge(subject, &record, order->at, STATES_OF_ALL, folder);
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order->at), "failed and lost it", flaw);
}

static struct pool_count lost_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points = {.subject = subject};

	for (size_t i = subject->first; i < subject->record.count; i++)
		if (step_is_sync(&subject->record.steps[i]))
			point_add(&points, i, FAULT_ERROR, EIO);
	return points_run(&points, pool, title, lost_point);
}

/* --- Each allocation failed ------------------------------------------------------------------------ */

/* Run with the `fails`th allocation failing; returns how many there were. */
static size_t alloc_try(struct record *record, const struct subject *subject, const char *folder,
                        size_t fails)
{
	char *path = must_format("%s.alloc", folder);
	char *variable = must_format("%s=%s", ALLOC_VARIABLE, path);
	/* A sanitizer wants to be first, and ends what leaks with an exit status of its own. */
	const char *const variables[] = {
		"LD_PRELOAD=" ALLOC,
		"ASAN_OPTIONS=verify_asan_link_order=0:fast_unwind_on_malloc=0",
		"LSAN_OPTIONS=print_suppressions=0:suppressions=" LEAKS, variable, NULL};
	const struct program program = {
		.folder = folder, .command = subject->scenario->command, .variables = variables};
	struct alloc_order order = {.fails = fails};
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	must(fd >= 0 && write(fd, &order, sizeof(order)) == sizeof(order), path);
	subject_begin(record, subject, folder);
	outcome_clear(&record->outcome);
	program_run(&record->outcome, &program);
	must(pread(fd, &order, sizeof(order), 0) == sizeof(order), path);
	close(fd);
	free(variable);
	free(path);
	return order.count;
}

static char *alloc_point(void *context, size_t number, const char *folder)
{
	const struct subject *subject = *(const struct subject **)context;
	struct record record;
	char *said, *flaw;

	alloc_try(&record, subject, folder, number + 1);
	said = must_format("%s%s", record.said, record.outcome.err);
	flaw = judge_end(subject->scenario, folder, &record.outcome);
	if (!flaw)
		flaw = subject_judge(subject, folder, said);
	free(said);
	record_clear(&record);
	return flaw_at(must_format("allocation %zu", number + 1), "failed", flaw);
}

static struct pool_count alloc_run(const struct subject *subject, const struct pool *pool,
                                   const char *title)
{
	char *folder = must_format("%s/counted", pool->folder);
	struct record record;
	size_t count = alloc_try(&record, subject, folder, 0);

	record_clear(&record);
	free(folder);
	if (count == 0)
		must_end("%s: its allocations are not seen", subject->scenario->name);
	return pool_run(pool, title, count, alloc_point, &subject);
}

/* clang-format off */
const struct mode modes[] = {
	{ "kill",  "points", kill_run },
	{ "fail",  "points", fail_run },
	{ "lost",  "syncs",  lost_run },
	{ "disk",  "states", disk_run },
	{ "twice", "points", twice_run },
	{ "alloc", "points", alloc_run },
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
