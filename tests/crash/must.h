/* crash/must.h -- what has to work, or the harness has nothing to say and ends */
#ifndef CRASH_MUST_H
#define CRASH_MUST_H

#include <stdbool.h>
#include <stddef.h>

/* Exit status 2, with a word on standard error. */
__attribute__((format(printf, 1, 2))) _Noreturn void must_end(const char *format, ...);

/* Ends unless it holds; `what` was tried, errno says why it failed. */
void must(bool holds, const char *what);

void *must_have(void *memory); /* returns `memory`, unless it is NULL */
char *must_copy(const char *string);
__attribute__((format(printf, 1, 2))) char *must_format(const char *format, ...);

/* An array with room for one more than its `count` elements of `size` bytes, the new one zero. */
void *must_grow(void *array, size_t count, size_t size);

#endif
