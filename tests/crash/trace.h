/* crash/trace.h -- a program watched at its system calls, which can be killed or failed at each */
#ifndef CRASH_TRACE_H
#define CRASH_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "crash/program.h"
#include "crash/tree.h"

enum step_kind {
	STEP_OPEN,     /* changes nothing */
	STEP_CREATE,   /* a file under a new name */
	STEP_NAMELESS, /* a file without one: O_TMPFILE */
	STEP_WRITE,
	STEP_TRUNCATE,
	STEP_SYNC_ALL, /* of all there is */
	STEP_SYNC,     /* of a file's contents, or of a folder's names */
	STEP_LINK,
	STEP_RENAME,
	STEP_UNLINK,
	STEP_MKDIR,
};

/* A system call on the folder that is watched. Nodes are numbers in the record's tree. */
struct step {
	const char *call;
	enum step_kind kind;
	size_t node;      /* what is opened, made, written, synced, linked or renamed */
	size_t folder;    /* of `name`: what is made, linked to, or loses its name */
	char *name;       /* NULL where no name changes */
	size_t to_folder; /* of `to_name`: what a thing is renamed to */
	char *to_name;
	size_t offset, size; /* written, or the size it is cut to */
	char *bytes;
	bool done;   /* it came back, without an error */
	size_t said; /* bytes that had been said when it began */
};

enum fault {
	FAULT_NONE,
	FAULT_KILL_BEFORE,
	FAULT_KILL_AFTER,
	FAULT_ERROR, /* it is not done, and returns an error */
	FAULT_FULL,  /* a write is done by half; what takes space from then on returns ENOSPC */
};

/* What happens to one step, and so to the program. */
struct order {
	enum fault fault;
	size_t at; /* the number of the step */
	int error; /* what FAULT_ERROR makes it return */
};

/* What became of a folder, by one program or several, one behind the other. */
struct record {
	struct tree tree; /* as it was at the start; behind that, nameless, what was made since */
	struct step *steps;
	size_t count;
	char *said;             /* on standard error, by all of them */
	struct outcome outcome; /* of the last */
	char *foreign;          /* why the record is not the whole truth; NULL: it is */
};

/* Whether this process may trace another at all. */
bool trace_is_permitted(void);

/* Lay out `start` in a folder. */
void record_init(struct record *record, const struct tree *start, const char *folder);

/* Run a program in that folder under `order`. */
void trace_run(struct record *record, const struct program *program, const struct order *order);
void record_clear(struct record *record);

bool step_is_sync(const struct step *step);
bool step_is_durable(const struct step *step); /* it is one on the way to a changed disk */
char *step_tell(const struct record *record, size_t number); /* in words; owned by the caller */

#endif
