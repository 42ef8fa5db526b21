/* report/pool.h -- strings kept once each, known by a number */
#ifndef REPORT_POOL_H
#define REPORT_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A string's number is its offset in `bytes`, so that the pool can be written down and read back as
 * it is; 0 is the empty string. Equal strings have equal numbers.
 */
struct pool {
	char *bytes;
	uint32_t used, room;
	uint32_t *slots; /* numbers by hash; 0 is free */
	uint32_t slot_count, count;
	bool failed; /* no memory, or more than 4 GiB: what is added from then on is "" */
};

bool pool_init(struct pool *pool); /* false: no memory */
void pool_clear(struct pool *pool);

/*
 * Take over what another pool had: `used` bytes and `slot_count` slots, in blocks of malloc(), which
 * are the pool's whether it succeeds or not. False: they are not what a pool has.
 */
bool pool_adopt(struct pool *pool, char *bytes, uint32_t used, uint32_t *slots,
                uint32_t slot_count);

uint32_t pool_add(struct pool *pool, const char *string);
uint32_t pool_add_bytes(struct pool *pool, const char *bytes, size_t length);

static inline const char *pool_at(const struct pool *pool, uint32_t number)
{
	return pool->bytes + number;
}

/* A hash of any bytes, begun with that of others, or with 0. */
uint64_t pool_hash(uint64_t seed, const void *bytes, size_t length);

#endif
