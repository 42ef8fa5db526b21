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

/* Run it traced, and prove that the record is the whole truth. */
static void subject_record(struct record *record, const struct subject *subject, const char *folder)
{
	const struct program program = {.folder = folder, .command = subject->scenario->command};

	trace_run(record, &subject->start, &program, &undisturbed);
	if (record->foreign)
		must_end("%s %s, which is not modelled", subject->scenario->name, record->foreign);
	record_prove(record, folder);
}

static void outcome_must_be_done(const struct outcome *outcome, const struct scenario *scenario)
{
	if (!outcome_is(outcome, 0))
		must_end("%s undisturbed: %s", scenario->name, outcome_tell(outcome));
}

/* The first step towards a changed disk behind so many promises. */
static size_t promised_step(const struct record *record, const struct scenario *scenario)
{
	for (size_t i = 0; i < record->count; i++)
		if (step_is_durable(&record->steps[i]) &&
		    judge_promises(record->outcome.err, record->steps[i].said) >=
		            scenario->promises)
			return i;
	must_end("%s: there are not %zu promises", scenario->name, scenario->promises);
}

/* Start where another was killed; its undisturbed result is what is expected. */
static void subject_init_behind(struct subject *subject, const char *folder)
{
	const struct scenario *scenario = subject->scenario;
	const struct program program = {.folder = folder, .command = scenario->before->command};
	struct order order = {.fault = FAULT_KILL_BEFORE};
	struct subject before;
	struct record killed;

	subject_init(&before, scenario->before, folder, true);
	order.at = promised_step(&before.record, scenario);
	trace_run(&killed, &before.start, &program, &order);
	tree_scan(&subject->start, folder);
	subject->said = must_copy(killed.outcome.err);
	subject->expected = must_copy(before.expected);
	record_clear(&killed);
	subject_clear(&before);
}

void subject_init(struct subject *subject, const struct scenario *scenario, const char *folder,
                  bool traced)
{
	const struct program program = {.folder = folder, .command = scenario->command};
	struct outcome outcome;

	*subject = (struct subject){.scenario = scenario};
	if (scenario->before)
		subject_init_behind(subject, folder);
	else {
		scenario_lay(&subject->start, scenario);
		subject->said = must_copy("");
	}
	if (traced) {
		subject_record(&subject->record, subject, folder);
		outcome_must_be_done(&subject->record.outcome, scenario);
	} else {
		tree_lay(&subject->start, folder);
		program_run(&outcome, &program);
		outcome_must_be_done(&outcome, scenario);
		outcome_clear(&outcome);
	}
	if (!subject->expected)
		subject->expected = judge_result(scenario, folder);
}

void subject_clear(struct subject *subject)
{
	record_clear(&subject->record);
	tree_clear(&subject->start);
	free(subject->expected);
	free(subject->said);
	*subject = (struct subject){0};
}

/* --- What all of them do ------------------------------------------------------------------------ */

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

static char *folder_judge(const struct subject *subject, const char *folder, const char *said,
                          size_t said_size)
{
	char *all = must_format("%s%.*s", subject->said, (int)said_size, said);
	const struct case_file file = {.scenario = subject->scenario,
	                               .folder = folder,
	                               .expected = subject->expected,
	                               .said = all};
	char *flaw = judge_folder(&file);

	free(all);
	return flaw;
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

static char *step_point(const void *context, size_t number, const char *folder)
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
		flaw = folder_judge(subject, folder, record.outcome.err,
		                    strlen(record.outcome.err));
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order->at), order_tell(order), flaw);
}

static struct pool_count kill_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points = {.subject = subject};

	for (size_t i = 0; i < subject->record.count; i++) {
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

	for (size_t i = 0; i < subject->record.count; i++) {
		point_add(&points, i, FAULT_ERROR, ENOSPC);
		point_add(&points, i, FAULT_ERROR, EIO);
		if (subject->record.steps[i].kind == STEP_WRITE)
			point_add(&points, i, FAULT_FULL, 0);
	}
	return points_run(&points, pool, title, step_point);
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

/* All states of the disk behind a sync that failed; those before are the undisturbed ones. */
static char *lost_point(const void *context, size_t number, const char *folder)
{
	const struct points *points = context;
	const struct subject *subject = points->subject;
	const struct order *order = &points->orders[number];
	struct states states;
	struct record record;
	char *flaw;

	subject_trace(&record, subject, folder, order);
	flaw = judge_end(subject->scenario, folder, &record.outcome);
	states_build(&states, &record, order->at);
	for (size_t i = 0; i < states.count && !flaw; i++)
		flaw = state_judge(subject, &record, &states.all[i], folder);
	states_clear(&states);
	record_clear(&record);
	return flaw_at(step_tell(&subject->record, order->at), "failed and lost it", flaw);
}

static struct pool_count lost_run(const struct subject *subject, const struct pool *pool,
                                  const char *title)
{
	struct points points = {.subject = subject};

	for (size_t i = 0; i < subject->record.count; i++)
		if (subject->record.steps[i].kind == STEP_SYNC)
			point_add(&points, i, FAULT_ERROR, EIO);
	return points_run(&points, pool, title, lost_point);
}

/* --- Each allocation failed ------------------------------------------------------------------------ */

/* Run with the `fails`th allocation failing; returns how many there were. */
static size_t alloc_run_one(struct outcome *outcome, const struct subject *subject,
                            const char *folder, size_t fails)
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
