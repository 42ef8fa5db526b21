/* bank/names.c -- a hash table with open addressing over ids in an arena */
#include "bank/names.h"

#include <stdlib.h>
#include <string.h>

#define INDEX_MOST ((1U << 29) - 1)

static uint32_t hash_of(enum name_kind kind, const char *bytes, size_t length)
{
	uint32_t hash = 2166136261U ^ kind; /* FNV-1a, 32 bits */

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 16777619U;
	return hash ^ hash >> 15;
}

bool names_init(struct names *names, const struct arena *arena, size_t expected)
{
	size_t count = 64;

	while (count < expected)
		count *= 2;
	*names = (struct names){
		.arena = arena, .places = calloc(count, sizeof(struct name)), .place_count = count};
	return names->places != NULL;
}

void names_clear(struct names *names)
{
	free(names->places);
	*names = (struct names){0};
}

/* The place that holds this name, or the free one where it belongs. */
static struct name *place_of(const struct names *names, enum name_kind kind, const char *bytes,
                             size_t length)
{
	size_t at = hash_of(kind, bytes, length);

	for (;; at++) {
		struct name *name = &names->places[at & (names->place_count - 1)];
		const char *id = arena_at(names->arena, name->id);

		if (!name->id ||
		    (name->kind == kind && strncmp(id, bytes, length) == 0 && id[length] == '\0'))
			return name;
	}
}

const struct name *names_find(const struct names *names, enum name_kind kind, const char *bytes,
                              size_t length)
{
	const struct name *name = place_of(names, kind, bytes, length);

	return name->id ? name : NULL;
}

static bool grow(struct names *names)
{
	struct names larger;

	if (!names_init(&larger, names->arena, 2 * names->place_count))
		return false;
	larger.used = names->used;
	for (size_t i = 0; i < names->place_count; i++) {
		const struct name *name = &names->places[i];
		const char *id = arena_at(names->arena, name->id);

		if (name->id)
			*place_of(&larger, name->kind, id, strlen(id)) = *name;
	}
	free(names->places);
	*names = larger;
	return true;
}

bool names_add(struct names *names, enum name_kind kind, ref id, uint32_t index)
{
	const char *bytes = arena_at(names->arena, id);

	if (index > INDEX_MOST)
		return false;
	if (4 * (names->used + 1) > 3 * names->place_count && !grow(names))
		return false;
	*place_of(names, kind, bytes, strlen(bytes)) =
		(struct name){.id = id, .kind = kind, .index = index & INDEX_MOST};
	names->used++;
	return true;
}
