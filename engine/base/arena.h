/* base/arena.h -- memory that only grows, never moves and is given back at once */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A range of addresses is reserved at the start and made usable as it is needed, so that pointers
 * into the arena stay valid while it grows, and a 32-bit offset names anything in it. Offset 0 is
 * an empty string and stands for "none".
 */
struct arena {
	char *base;
	size_t used, usable, reserved;
};

/* Reserve `most` bytes (at most 4 GiB - 1, rounded up to pages). False when that is impossible. */
bool arena_init(struct arena *arena, size_t most);
void arena_clear(struct arena *arena); /* an arena of zeros is fine */

bool arena_extend(struct arena *arena, size_t size); /* the slow half of arena_reserve() */

/* Make room for `size` bytes behind those used, without using them. False: no memory. */
static inline bool arena_reserve(struct arena *arena, size_t size)
{
	return size <= arena->usable - arena->used || arena_extend(arena, size);
}

/* Zeroed room for `size` bytes, aligned to 4: records in an arena hold 32-bit numbers. 0: no
 * memory. */
uint32_t arena_allocate(struct arena *arena, size_t size);

/* A copy of the bytes, with a 0 behind them. 0: no memory, or nothing to copy. */
uint32_t arena_copy(struct arena *arena, const char *bytes, size_t length);

static inline void *arena_at(const struct arena *arena, uint32_t offset)
{
	return arena->base + offset;
}

#endif
