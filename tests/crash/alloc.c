/* crash/alloc.c -- preloaded, it counts a program's allocations, and lets one of them fail */
#include "crash/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define SHOWN __attribute__((visibility("default")))

/* What does the work: the sanitizer's allocator in a program that has one, else the C library's. */
void *__interceptor_malloc(size_t size) __attribute__((weak));
void *__interceptor_calloc(size_t count, size_t size) __attribute__((weak));
void *__interceptor_realloc(void *memory, size_t size) __attribute__((weak));
int __interceptor_posix_memalign(void **out, size_t alignment, size_t size) __attribute__((weak));
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

/* There is no other way to hand something to a function that has the C library's signature. */
static struct alloc_order *order;

__attribute__((constructor)) static void order_open(void)
{
	const char *path = getenv(ALLOC_VARIABLE);
	int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
	void *shared;

	if (fd < 0)
		return;
	shared = mmap(NULL, sizeof(*order), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (shared != MAP_FAILED)
		order = shared;
	close(fd);
}

/* Whether this allocation is the one. What comes before main() is the loader's and not counted. */
static bool fails(void)
{
	if (!order || ++order->count != order->fails)
		return false;
	errno = ENOMEM;
	return true;
}

SHOWN void *malloc(size_t size)
{
	if (fails())
		return NULL;
	return __interceptor_malloc ? __interceptor_malloc(size) : __libc_malloc(size);
}

SHOWN void *calloc(size_t count, size_t size)
{
	if (fails())
		return NULL;
	return __interceptor_calloc ? __interceptor_calloc(count, size)
	                            : __libc_calloc(count, size);
}

SHOWN void *realloc(void *memory, size_t size)
{
	if (fails())
		return NULL;
	return __interceptor_realloc ? __interceptor_realloc(memory, size)
	                             : __libc_realloc(memory, size);
}

/* The C library's own calls realloc() past us. */
SHOWN void *reallocarray(void *memory, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(memory, bytes);
}

SHOWN int posix_memalign(void **out, size_t alignment, size_t size)
{
	if (fails())
		return ENOMEM;
	if (__interceptor_posix_memalign)
		return __interceptor_posix_memalign(out, alignment, size);
	*out = __libc_memalign(alignment, size);
	return *out ? 0 : ENOMEM;
}
