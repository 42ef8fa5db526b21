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

/* A name as it stands in the arena: what it means, and behind it the text, ended by a 0. */
struct name {
	uint32_t kind : 3;
	uint32_t index : 29;
	char id[];
};

/* Where a name stands. Its hash says almost always without a look whether it is the one sought. */
struct name_place {
	ref name; /* struct name; 0: the place is free */
	uint32_t hash;
};

/* A hash table of where names stand: small, since the names themselves are far from near caches. */
struct names {
	struct arena *arena;
	struct name_place *places; /* a power of two of them */
	size_t place_count, used;
};

/* Room for `expected` names from the start; more are no mistake. False: no memory. */
bool names_init(struct names *names, struct arena *arena, size_t expected);
void names_clear(struct names *names);

/* NULL when there is no such name. */
const struct name *names_find(const struct names *names, enum name_kind kind, const char *bytes,
                              size_t length);

/*
 * Add the name if there is none like it. Its `index` tells: it is the one given, or another's.
 * NULL: no memory, or more than 2^29 of a kind.
 */
const struct name *names_add(struct names *names, enum name_kind kind, const char *bytes,
                             size_t length, uint32_t index);

/* Where the name's text stands in the arena. */
ref names_text(const struct names *names, const struct name *name);

#endif
