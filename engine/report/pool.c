/* report/pool.c -- strings kept once each: an open table of hashes over one block of bytes */
#include "report/pool.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS_FIRST 1024
#define ROOM_FIRST  (1u << 16)

uint64_t pool_hash(uint64_t seed, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	uint64_t hash = seed ^ (length * UINT64_C(0x9E3779B97F4A7C15)), word = 0;

	for (; length >= sizeof(word); at += sizeof(word), length -= sizeof(word)) {
		memcpy(&word, at, sizeof(word));
		hash = (hash ^ word) * UINT64_C(0xFF51AFD7ED558CCD);
		hash ^= hash >> 32;
	}
	word = 0;
	if (length > 0)
		memcpy(&word, at, length);
	hash = (hash ^ word) * UINT64_C(0xC4CEB9FE1A85EC53);
	return hash ^ hash >> 29;
}

void pool_clear(struct pool *pool)
{
	free(pool->bytes);
	free(pool->slots);
	*pool = (struct pool){0};
}

/* The slot that holds the string, or the free one that it belongs in. */
static uint32_t *slot_find(const struct pool *pool, const char *bytes, size_t length)
{
	uint32_t mask = pool->slot_count - 1;
	uint32_t at = (uint32_t)pool_hash(0, bytes, length) & mask;

	for (;; at = (at + 1) & mask) {
		const char *there = pool->bytes + pool->slots[at];

		if (!pool->slots[at] ||
		    (strncmp(there, bytes, length) == 0 && there[length] == '\0'))
			return &pool->slots[at];
	}
}

/* Hash all strings anew, into a table with room for as many again. */
static bool slots_make(struct pool *pool)
{
	uint32_t count = 0, slot_count = SLOTS_FIRST;

	for (uint32_t at = 1; at < pool->used; at += (uint32_t)strlen(pool->bytes + at) + 1)
		count++;
	while (slot_count / 4 < count)
		slot_count *= 2;
	free(pool->slots);
	pool->slots = calloc(slot_count, sizeof(*pool->slots));
	pool->slot_count = 0;
	if (!pool->slots)
		return false;
	pool->slot_count = slot_count;
	pool->count = count;
	for (uint32_t at = 1; at < pool->used;) {
		size_t length = strlen(pool->bytes + at);

		*slot_find(pool, pool->bytes + at, length) = at;
		at += (uint32_t)length + 1;
	}
	return true;
}

bool pool_init(struct pool *pool)
{
	*pool = (struct pool){.bytes = calloc(ROOM_FIRST, 1), .used = 1, .room = ROOM_FIRST};
	if (pool->bytes && slots_make(pool))
		return true;
	pool_clear(pool);
	return false;
}

/* Slots name strings, and some are free, so that looking ends. */
static bool slots_fit(struct pool *pool)
{
	for (uint32_t i = 0; i < pool->slot_count; i++) {
		if (pool->slots[i] >= pool->used)
			return false;
		pool->count += pool->slots[i] != 0;
	}
	return pool->slot_count > 0 && (pool->slot_count & (pool->slot_count - 1)) == 0 &&
	       pool->count <= pool->slot_count / 2;
}

bool pool_adopt(struct pool *pool, char *bytes, uint32_t used, uint32_t *slots, uint32_t slot_count)
{
	*pool = (struct pool){.bytes = bytes,
	                      .used = used,
	                      .room = used,
	                      .slots = slots,
	                      .slot_count = slot_count};
	if (used > 0 && bytes[0] == '\0' && bytes[used - 1] == '\0' && slots_fit(pool))
		return true;
	pool_clear(pool);
	return false;
}

/* Room for the string and its 0. */
static bool bytes_grow(struct pool *pool, size_t length)
{
	uint64_t needed = (uint64_t)pool->used + length + 1, room = pool->room;
	char *grown;

	if (needed <= room)
		return true;
	while (room < needed)
		room *= 2;
	if (room > UINT32_MAX)
		room = UINT32_MAX;
	if (needed > room)
		return false;
	grown = realloc(pool->bytes, room);
	if (!grown)
		return false;
	pool->bytes = grown;
	pool->room = (uint32_t)room;
	return true;
}

uint32_t pool_add_bytes(struct pool *pool, const char *bytes, size_t length)
{
	uint32_t *slot;

	length = strnlen(bytes, length);
	if (length == 0 || pool->failed)
		return 0;
	slot = slot_find(pool, bytes, length);
	if (*slot)
		return *slot;
	if (!bytes_grow(pool, length)) {
		pool->failed = true;
		return 0;
	}
	*slot = pool->used;
	memcpy(pool->bytes + pool->used, bytes, length);
	pool->bytes[pool->used + length] = '\0';
	pool->used += (uint32_t)length + 1;
	if (++pool->count > pool->slot_count / 2 && !slots_make(pool))
		pool->failed = true;
	return pool->used - (uint32_t)length - 1;
}

uint32_t pool_add(struct pool *pool, const char *string)
{
	return pool_add_bytes(pool, string, strlen(string));
}
