/* bank/names.h -- finding what has an id while a bank is read */
#ifndef BANK_NAMES_H
#define BANK_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/bank.h"

/* Ids of different kinds have nothing to do with each other. */
enum name_kind {
	NAME_SOURCE,
	NAME_FACT,
	NAME_TOPIC,
	NAME_EXHIBIT,
	NAME_QUESTION,
	NAME_WORD, /* roles and tags: their text, kept once */
};

/*
 * What an id means. A short one is found without a look at its text: the table is as large as a
 * near cache in a large bank, and each look elsewhere costs more than all the rest.
 */
struct name {
	uint64_t word;     /* up to eight bytes of id themselves; of a longer one, its hash */
	ref id;            /* its text in the arena; 0: the place is free */
	uint32_t sort : 4; /* its kind, and whether it is a long one */
	uint32_t index : 28;
};

/* A hash table of names with open addressing. */
struct names {
	struct arena *arena;
	struct name *places; /* a power of two of them: so many bits are behind `shift` */
	size_t place_count, used;
	unsigned shift;
};

/* Room for `expected` names from the start; more are no mistake. False: no memory. */
bool names_init(struct names *names, struct arena *arena, size_t expected);
void names_clear(struct names *names);

/* Does this place of the table hold a name of this kind? */
bool name_is_of(const struct name *name, enum name_kind kind);

/* NULL when there is no such name. Valid until the next one is added. */
const struct name *names_find(const struct names *names, enum name_kind kind, const char *bytes,
                              size_t length);

/*
 * Add the name, which is not empty, if there is none like it. Its `index` tells: it is the one
 * given, or another's. NULL: no memory, or more than 2^28 of a kind.
 */
const struct name *names_add(struct names *names, enum name_kind kind, const char *bytes,
                             size_t length, uint32_t index);

#endif
