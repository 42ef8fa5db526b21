/* bank/names.c -- a hash table with open addressing over ids in an arena */
#include "bank/names.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

#define INDEX_MOST  ((1U << 28) - 1)
#define PLACES_BITS 6                            /* at least */
#define ODD         UINT64_C(0x9E3779B97F4A7C15) /* 2^64 divided by the golden ratio */

/* Fewer than eight bytes as one number; where two reads of four overlap, they agree. */
static uint64_t word_of_few(const char *bytes, size_t length)
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
static uint64_t hash_of_many(const char *bytes, size_t length)
{
	uint64_t hash = length, word;

	for (size_t i = 0; i < length - sizeof(word); i += sizeof(word)) {
		memcpy(&word, bytes + i, sizeof(word));
		hash = (hash ^ word) * ODD;
		hash ^= hash >> 32;
	}
	memcpy(&word, bytes + length - sizeof(word), sizeof(word));
	hash = (hash ^ word) * ODD;
	return hash ^ hash >> 29;
}

static unsigned sort_of(enum name_kind kind, bool is_long)
{
	return 2 * (unsigned)kind + is_long;
}

bool name_is_of(const struct name *name, enum name_kind kind)
{
	return name->id && name->sort >> 1 == (unsigned)kind;
}

/* What is compared: of a name without a text. An id holds no 0: short ones differ as numbers. */
static struct name name_of(enum name_kind kind, const char *bytes, size_t length)
{
	bool is_long = length > sizeof(uint64_t);
	struct name name = {.sort = sort_of(kind, is_long) & 15};

	if (length < sizeof(name.word))
		name.word = word_of_few(bytes, length);
	else if (is_long)
		name.word = hash_of_many(bytes, length);
	else
		memcpy(&name.word, bytes, sizeof(name.word));
	return name;
}

static size_t start_of(const struct names *names, const struct name *name)
{
	return (size_t)((name->word + name->sort) * ODD >> names->shift);
}

static bool names_make(struct names *names, struct arena *arena, unsigned bits)
{
	*names = (struct names){.arena = arena,
	                        .places = calloc((size_t)1 << bits, sizeof(struct name)),
	                        .place_count = (size_t)1 << bits,
	                        .shift = 64 - bits};
	return names->places != NULL;
}

bool names_init(struct names *names, struct arena *arena, size_t expected)
{
	unsigned bits = PLACES_BITS;

	while (((size_t)1 << bits) < expected)
		bits++;
	return names_make(names, arena, bits);
}

void names_clear(struct names *names)
{
	free(names->places);
	*names = (struct names){0};
}

static bool has_text(const struct names *names, const struct name *name, const char *bytes,
                     size_t length)
{
	return bytes_are(bytes, length, arena_at(names->arena, name->id));
}

/* The place that holds this name, or the free one where it belongs. */
static struct name *place_of(const struct names *names, const struct name *sought,
                             const char *bytes, size_t length)
{
	for (size_t at = start_of(names, sought);; at++) {
		struct name *place = &names->places[at & (names->place_count - 1)];

		if (!place->id ||
		    (place->word == sought->word && place->sort == sought->sort &&
		     (length <= sizeof(place->word) || has_text(names, place, bytes, length))))
			return place;
	}
}

const struct name *names_find(const struct names *names, enum name_kind kind, const char *bytes,
                              size_t length)
{
	const struct name sought = name_of(kind, bytes, length);
	const struct name *place = place_of(names, &sought, bytes, length);

	return place->id ? place : NULL;
}

static bool grow(struct names *names)
{
	struct names larger;

	if (!names_make(&larger, names->arena, 64 - names->shift + 1))
		return false;
	larger.used = names->used;
	for (size_t i = 0; i < names->place_count; i++) {
		size_t at = start_of(&larger, &names->places[i]);

		if (!names->places[i].id)
			continue;
		while (larger.places[at & (larger.place_count - 1)].id)
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
	struct name name = name_of(kind, bytes, length);
	struct name *place;

	if (index > INDEX_MOST || (4 * (names->used + 1) > 3 * names->place_count && !grow(names)))
		return NULL;
	place = place_of(names, &name, bytes, length);
	if (place->id)
		return place;
	name.id = arena_copy(names->arena, bytes, length);
	name.index = index & INDEX_MOST;
	if (!name.id)
		return NULL;
	*place = name;
	names->used++;
	return place;
}
