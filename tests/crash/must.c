/* crash/must.c -- what has to work, or the harness has nothing to say and ends */
#include "crash/must.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void must_end(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fputs("crash: ", stderr);
	vfprintf(stderr, format, arguments);
	fputs("\n", stderr);
	va_end(arguments);
	_exit(2);
}

void must(bool holds, const char *what)
{
	if (!holds)
		must_end("%s: %s", what, strerror(errno));
}

void *must_have(void *memory)
{
	must(memory != NULL, "memory");
	return memory;
}

char *must_copy(const char *string)
{
	return must_have(strdup(string));
}

char *must_format(const char *format, ...)
{
	va_list arguments;
	char *text = NULL;
	int written;

	va_start(arguments, format);
	written = vasprintf(&text, format, arguments);
	va_end(arguments);
	must(written >= 0, "memory");
	return text;
}

void *must_grow(void *array, size_t count, size_t size)
{
	if ((count & (count - 1)) == 0) /* full at each power of two */
		array = must_have(reallocarray(array, count ? 2 * count : 1, size));
	memset((char *)array + count * size, 0, size);
	return array;
}
