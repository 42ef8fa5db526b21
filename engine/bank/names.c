/* bank/names.c -- a hash table with open addressing over ids in an arena */
#include "bank/names.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#define INDEX_MOST ((1U << 29) - 1)
#define PLACES     64 /* at least */

/* Fewer than eight bytes as one number; where two reads of four overlap, they agree. */
static uint64_t word_of(const char *bytes, size_t length)
{
	uint32_t first, last;
	uint64_t word = 0;

	if (length >= sizeof(first)) {
		memcpy(&first, bytes, sizeof(first));
		memcpy(&last, bytes + length - sizeof(last), sizeof(last));
		return (uint64_t)be32toh(first) << 8 * (length - sizeof(first)) | be32toh(last);
	}
	for (size_t i = 0; i < length; i++)
		word = word << 8 | (unsigned char)bytes[i];
	return word;
}

/* Eight bytes at a time, the last eight again where they do not come out even. */
static uint32_t hash_of(enum name_kind kind, const char *bytes, size_t length)
{
	const uint64_t odd = 0x9E3779B97F4A7C15; /* 2^64 divided by the golden ratio */
	uint64_t hash = (length + 1) * odd + kind, word;

	if (length < sizeof(word)) {
		word = word_of(bytes, length);
	} else {
		for (size_t i = 0; i < length - sizeof(word); i += sizeof(word)) {
			memcpy(&word, bytes + i, sizeof(word));
			hash = (hash ^ word) * odd;
			hash ^= hash >> 32;
		}
		memcpy(&word, bytes + length - sizeof(word), sizeof(word));
	}
	hash = (hash ^ word) * odd;
	return (uint32_t)(hash ^ hash >> 29);
}

bool names_init(struct names *names, struct arena *arena, size_t expected)
{
	size_t count = PLACES;

	while (count < expected)
		count *= 2;
	*names = (struct names){.arena = arena,
	                        .places = calloc(count, sizeof(struct name_place)),
	                        .place_count = count};
	return names->places != NULL;
}

void names_clear(struct names *names)
{
	free(names->places);
	*names = (struct names){0};
}

static bool is_name(const struct name *name, enum name_kind kind, const char *bytes, size_t length)
{
	return name->kind == kind && strncmp(name->id, bytes, length) == 0 &&
	       name->id[length] == '\0';
}

/* The place that holds this name, or the free one where it belongs. */
static struct name_place *place_of(const struct names *names, uint32_t hash, enum name_kind kind,
                                   const char *bytes, size_t length)
{
	for (size_t at = hash;; at++) {
		struct name_place *place = &names->places[at & (names->place_count - 1)];

		if (!place->name ||
		    (place->hash == hash &&
		     is_name(arena_at(names->arena, place->name), kind, bytes, length)))
			return place;
	}
}

const struct name *names_find(const struct names *names, enum name_kind kind, const char *bytes,
                              size_t length)
{
	const struct name_place *place =
		place_of(names, hash_of(kind, bytes, length), kind, bytes, length);

	return place->name ? arena_at(names->arena, place->name) : NULL;
}

static bool grow(struct names *names)
{
	struct names larger;

	if (!names_init(&larger, names->arena, 2 * names->place_count))
		return false;
	larger.used = names->used;
	for (size_t i = 0; i < names->place_count; i++) {
		size_t at = names->places[i].hash;

		if (!names->places[i].name)
			continue;
		while (larger.places[at & (larger.place_count - 1)].name)
			at++;
		larger.places[at & (larger.place_count - 1)] = names->places[i];
	}
	free(names->places);
	*names = larger;
	return true;
}

const struct name *names_add(struct names *names, enum name_kind kind, const char *bytes,
                             size_t length, uint32_t index)
{
	uint32_t hash = hash_of(kind, bytes, length);
	struct name_place *place;
	struct name *name;

	if (index > INDEX_MOST || (4 * (names->used + 1) > 3 * names->place_count && !grow(names)))
		return NULL;
	place = place_of(names, hash, kind, bytes, length);
	if (place->name)
		return arena_at(names->arena, place->name);
	*place = (struct name_place){
		.name = arena_allocate(names->arena, sizeof(*name) + length + 1), .hash = hash};
	if (!place->name)
		return NULL;
	name = arena_at(names->arena, place->name);
	name->kind = kind;
	name->index = index & INDEX_MOST;
	memcpy(name->id, bytes, length);
	names->used++;
	return name;
}

ref names_text(const struct names *names, const struct name *name)
{
	return (ref)(name->id - names->arena->base);
}
