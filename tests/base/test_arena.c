/* tests/base/test_arena.c -- memory that grows, never moves and ends */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define STEP ((size_t)256 << 10)

static void zero_is_the_empty_string(void **state)
{
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, 1000));
	assert_string_equal(arena_at(&arena, 0), "");
	assert_int_equal(arena_copy(&arena, "", 0), 0);
	assert_int_not_equal(arena_allocate(&arena, 1), 0);
	assert_string_equal(arena_at(&arena, 0), "");
	arena_clear(&arena);
}

static void copies_end_in_zero(void **state)
{
	struct arena arena;
	uint32_t one, two;

	(void)state;
	assert_true(arena_init(&arena, 1000));
	one = arena_copy(&arena, "one and more", 3);
	two = arena_copy(&arena, "two", 3);
	assert_string_equal(arena_at(&arena, one), "one");
	assert_string_equal(arena_at(&arena, two), "two");
	arena_clear(&arena);
}

static void room_is_zeroed_and_aligned(void **state)
{
	static const char zeros[24];
	struct arena arena;
	uint32_t at;

	(void)state;
	assert_true(arena_init(&arena, 1000));
	arena_copy(&arena, "odd", 3);
	assert_true(arena_reserve(&arena, 100));
	memset(arena.base + arena.used, 'x', 100); /* reserved, written, and not kept */
	at = arena_allocate(&arena, sizeof(zeros));
	assert_int_equal(at % _Alignof(uint32_t), 0);
	assert_memory_equal(arena_at(&arena, at), zeros, sizeof(zeros));
	arena_clear(&arena);
}

static void nothing_moves(void **state)
{
	struct arena arena;
	const char *first;
	uint32_t last = 0;

	(void)state;
	assert_true(arena_init(&arena, 4 * STEP));
	first = arena_at(&arena, arena_copy(&arena, "first", 5));
	for (unsigned i = 0; i < 3000; i++) {
		last = arena_allocate(&arena, 256);
		assert_int_not_equal(last, 0);
		memset(arena_at(&arena, last), 'x', 256);
	}
	assert_true(last > 2 * STEP);
	assert_string_equal(first, "first");
	assert_ptr_equal(first, arena_at(&arena, 1));
	arena_clear(&arena);
}

static void it_ends(void **state)
{
	struct arena arena;
	size_t used;

	(void)state;
	assert_true(arena_init(&arena, STEP));
	assert_int_not_equal(arena_allocate(&arena, STEP - 100), 0);
	used = arena.used;
	assert_int_equal(arena_allocate(&arena, 200), 0);
	assert_int_equal(arena_copy(&arena, (const char *)arena.base, STEP), 0);
	assert_false(arena_reserve(&arena, 200));
	assert_int_equal(arena.used, used);
	assert_int_not_equal(arena_allocate(&arena, 50), 0);
	arena_clear(&arena);
}

static void impossible_sizes_are_refused(void **state)
{
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, STEP));
	assert_int_equal(arena_allocate(&arena, SIZE_MAX), 0);
	assert_int_equal(arena_allocate(&arena, SIZE_MAX - 2), 0);
	assert_int_equal(arena_copy(&arena, "", SIZE_MAX), 0);
	assert_false(arena_reserve(&arena, SIZE_MAX));
	arena_clear(&arena);
}

static void offsets_fit_in_32_bits(void **state)
{
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, SIZE_MAX));
	assert_true(arena.reserved <= UINT32_MAX);
	assert_true(arena.reserved > UINT32_MAX - 2 * STEP);
	arena_clear(&arena);
}

static void zeros_can_be_cleared(void **state)
{
	struct arena arena = {0};

	(void)state;
	arena_clear(&arena);
	assert_true(arena_init(&arena, 0));
	assert_int_not_equal(arena_allocate(&arena, 1), 0);
	arena_clear(&arena);
	arena_clear(&arena);
	assert_null(arena.base);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{"offset 0 is the empty string", zero_is_the_empty_string, NULL, NULL, NULL},
		{"a copy ends in a zero", copies_end_in_zero, NULL, NULL, NULL},
		{"room is zeroed and aligned", room_is_zeroed_and_aligned, NULL, NULL, NULL},
		{"nothing moves while it grows", nothing_moves, NULL, NULL, NULL},
		{"it ends where it was told, and goes on with less", it_ends, NULL, NULL, NULL},
		{"impossible sizes are refused", impossible_sizes_are_refused, NULL, NULL, NULL},
		{"an offset of 32 bits reaches everything", offsets_fit_in_32_bits, NULL, NULL,
	         NULL},
		{"an arena of zeros can be cleared", zeros_can_be_cleared, NULL, NULL, NULL},
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
