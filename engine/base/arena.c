/* base/arena.c -- a reserved range of addresses, made usable in steps */
#include "base/arena.h"

#include <string.h>
#include <sys/mman.h>

/* What is cleared at once, and still near when it is written to; once there is much, more. */
#define STEP       ((size_t)64 << 10)
#define LARGE_STEP ((size_t)256 << 10)
#define ALIGNMENT  ((size_t)4)

static size_t rounded_up(size_t size, size_t to)
{
	return (size + to - 1) / to * to;
}

bool arena_init(struct arena *arena, size_t most)
{
	void *base;

	*arena = (struct arena){0};
	if (most > UINT32_MAX - STEP) /* what an offset can name, once it is rounded */
		most = UINT32_MAX - STEP;
	most = rounded_up(most ? most : 1, STEP);
	base = mmap(NULL, most, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (base == MAP_FAILED)
		return false;
	*arena = (struct arena){.base = base, .reserved = most};
	if (!arena_reserve(arena, 1)) {
		arena_clear(arena);
		return false;
	}
	arena->used = 1; /* offset 0: the empty string, mapped memory being zero */
	return true;
}

void arena_clear(struct arena *arena)
{
	if (arena->base)
		munmap(arena->base, arena->reserved);
	*arena = (struct arena){0};
}

bool arena_extend(struct arena *arena, size_t size)
{
	char *fresh = arena->base + arena->usable;
	size_t wanted;

	if (size > arena->reserved - arena->used)
		return false;
	wanted = rounded_up(arena->used + size, arena->usable < LARGE_STEP ? STEP : LARGE_STEP);
	if (wanted > arena->reserved)
		wanted = arena->reserved;
	if (mprotect(fresh, wanted - arena->usable, PROT_READ | PROT_WRITE))
		return false;
	/* A wish, no more: a fault for each page is what costs most. Not a wish for huge pages: where
	 * memory is scarce they cost more than they save. A small document leaves most of the first
	 * step untouched. */
	if (arena->usable > 0)
		madvise(fresh, wanted - arena->usable, MADV_POPULATE_WRITE);
	arena->usable = wanted;
	return true;
}

uint32_t arena_allocate(struct arena *arena, size_t size)
{
	size_t start = rounded_up(arena->used, ALIGNMENT);

	if (size > arena->reserved || !arena_reserve(arena, start - arena->used + size))
		return 0;
	memset(arena->base + arena->used, 0, start - arena->used + size);
	arena->used = start + size;
	return (uint32_t)start;
}

uint32_t arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	size_t start = arena->used;

	if (length == 0 || length >= arena->reserved || !arena_reserve(arena, length + 1))
		return 0;
	memcpy(arena->base + start, bytes, length);
	arena->base[start + length] = '\0';
	arena->used = start + length + 1;
	return (uint32_t)start;
}
