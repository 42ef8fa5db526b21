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

struct name {
	ref id; /* 0: this place is free */
	uint32_t kind : 3;
	uint32_t index : 29;
};

/* A hash table of offsets; the texts stay in the arena. */
struct names {
	const struct arena *arena;
	struct name *places; /* a power of two of them */
	size_t place_count, used;
};

/* Room for `expected` names from the start; more are no mistake. False: no memory. */
bool names_init(struct names *names, const struct arena *arena, size_t expected);
void names_clear(struct names *names);

/* NULL when there is no such name. Valid until the next is added. */
const struct name *names_find(const struct names *names, enum name_kind kind, const char *bytes,
                              size_t length);

/* Add a name that is not there yet. False: no memory, or more than 2^29 of a kind. */
bool names_add(struct names *names, enum name_kind kind, ref id, uint32_t index);

#endif
