/* crash/subject.c -- a scenario that went through undisturbed, and can be gone through again */
#include "crash/subject.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "crash/disk.h"
#include "crash/judge.h"
#include "crash/must.h"

const struct order undisturbed = {.fault = FAULT_NONE, .at = SIZE_MAX};

void subject_begin(struct record *record, const struct subject *subject, const char *folder)
{
	const struct scenario *before = subject->scenario->before;
	const struct order order = {.fault = FAULT_KILL_BEFORE, .at = subject->stopped_at};

	record_init(record, &subject->start, folder);
	if (before) {
		const struct program program = {.folder = folder, .command = before->command};

		trace_run(record, &program, &order);
	}
}

void subject_trace(struct record *record, const struct subject *subject, const char *folder,
                   const struct order *order)
{
	const struct program program = {.folder = folder, .command = subject->scenario->command};

	subject_begin(record, subject, folder);
	trace_run(record, &program, order);
}

/* The first step towards a changed disk behind so many promises. */
static size_t promised_step(const struct record *record, const struct scenario *scenario)
{
	for (size_t i = 0; i < record->count; i++)
		if (step_is_durable(&record->steps[i]) &&
		    judge_promises(record->said, record->steps[i].said) >= scenario->promises)
			return i;
	must_end("%s: there are not %zu promises", scenario->name, scenario->promises);
}

/* What was before starts as it does, is killed, and has the result that is expected. */
static void subject_init_behind(struct subject *subject, const char *folder)
{
	struct subject before;
	struct record killed;

	subject_init(&before, subject->scenario->before, folder);
	tree_copy(&subject->start, &before.start);
	subject->expected = must_copy(before.expected);
	subject->stopped_at = promised_step(&before.record, subject->scenario);
	subject_clear(&before);
	subject_begin(&killed, subject, folder);
	subject->first = killed.count;
	record_clear(&killed);
}

void subject_init(struct subject *subject, const struct scenario *scenario, const char *folder)
{
	struct record *record = &subject->record;

	*subject = (struct subject){.scenario = scenario};
	if (scenario->before)
		subject_init_behind(subject, folder);
	else
		scenario_lay(&subject->start, scenario);
	subject_trace(record, subject, folder, &undisturbed);
	if (record->foreign)
		must_end("%s %s, which is not modelled", scenario->name, record->foreign);
	record_prove(record, folder);
	if (!outcome_is(&record->outcome, 0))
		must_end("%s undisturbed: %s", scenario->name, outcome_tell(&record->outcome));
	if (!subject->expected)
		subject->expected = judge_result(scenario, folder);
}

void subject_clear(struct subject *subject)
{
	record_clear(&subject->record);
	tree_clear(&subject->start);
	free(subject->expected);
	*subject = (struct subject){0};
}

char *subject_judge(const struct subject *subject, const char *folder, const char *said)
{
	const struct case_file file = {.scenario = subject->scenario,
	                               .folder = folder,
	                               .expected = subject->expected,
	                               .said = said};

	return judge_folder(&file);
}
