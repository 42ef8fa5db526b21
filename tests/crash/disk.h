/* crash/disk.h -- what a disk may hold when the machine stops: the states that a record allows */
#ifndef CRASH_DISK_H
#define CRASH_DISK_H

#include <stddef.h>
#include <stdint.h>

#include "crash/trace.h"

/*
 * A program that is killed leaves all that it wrote; a machine that stops leaves what was synced,
 * and of the rest what it happens to have written. The model, at each point of a record:
 *
 * - What a file holds is durable from the next sync of that file on; a name, made, changed or
 *   removed, from the next sync of its folder on. A sync that failed makes nothing durable. What a
 *   file waited for then is lost for good, though the program may still read it; names, which file
 *   systems keep in a journal, wait for the next.
 * - What waits for a sync may be there or not, in any order; a write may also have come as zeros,
 *   or in half its sectors. A rename is there or not, never half.
 *
 * With n steps waiting there are more than 2^n states. Taken are: any of them, where they are few;
 * else none and all, each prefix, each alone, all but each. Then names without contents and contents
 * without names; and for each write, with those before it or with all others: zeros, its first half,
 * its second half.
 */

enum fate { FATE_KEPT, FATE_DROPPED, FATE_ZEROED, FATE_FIRST_HALF, FATE_SECOND_HALF };

struct state {
	size_t count;         /* of the steps that had begun */
	unsigned char *fates; /* of each, an enum fate */
	size_t said;          /* bytes that stood on standard error by then */
	uint64_t digest;
};

struct states {
	const struct record *record;
	struct state *all; /* each differs from the others in what the disk holds */
	size_t count;
	size_t built; /* with those that turned out equal */
};

/* Which points count: all, or those behind something new that was said, and the end. */
enum states_of { STATES_OF_ALL, STATES_OF_SAID };

/* The states after step `first` and later ones. */
void states_build(struct states *states, const struct record *record, size_t first,
                  enum states_of which);
void states_clear(struct states *states);

void state_replay(struct tree *tree, const struct record *record, const struct state *state);

/* Ends unless the record, replayed, comes to what the program left in `folder`. */
void record_prove(const struct record *record, const char *folder);
char *state_tell(const struct record *record, const struct state *state); /* owned by the caller */

#endif
