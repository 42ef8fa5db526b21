/* crash/subject.h -- a scenario that went through undisturbed, and can be gone through again */
#ifndef CRASH_SUBJECT_H
#define CRASH_SUBJECT_H

#include "crash/scenario.h"
#include "crash/trace.h"

struct subject {
	const struct scenario *scenario;
	struct tree start;
	size_t stopped_at;    /* the step at which what was before it is killed */
	size_t first;         /* its own first step */
	struct record record; /* of what was before, and of itself */
	char *expected;       /* its result, without what differs from run to run */
};

extern const struct order undisturbed;

void subject_init(struct subject *subject, const struct scenario *scenario, const char *folder);
void subject_clear(struct subject *subject);

/* Lay out its start, go through what was before it, and be where its command begins. */
void subject_begin(struct record *record, const struct subject *subject, const char *folder);

/* The same, and its command under `order`. */
void subject_trace(struct record *record, const struct subject *subject, const char *folder,
                   const struct order *order);

/* What is wrong in a folder, when this was said before; owned by the caller, NULL: nothing. */
char *subject_judge(const struct subject *subject, const char *folder, const char *said);

#endif
