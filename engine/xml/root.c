/* xml/root.c -- the name of the first element, behind comments and instructions */
#include "xml/root.h"

#include <string.h>
#include <unistd.h>

#define WINDOW ((size_t)64 << 10)

struct scan {
	const char *at, *end;
};

static bool begins_with(const struct scan *scan, const char *start)
{
	size_t length = strlen(start);

	return (size_t)(scan->end - scan->at) >= length && memcmp(scan->at, start, length) == 0;
}

/* Behind the next `stop`, or at the end. */
static void pass(struct scan *scan, const char *stop)
{
	const char *found = memmem(scan->at, (size_t)(scan->end - scan->at), stop, strlen(stop));

	scan->at = found ? found + strlen(stop) : scan->end;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* To the `<` of the first element. False: there is none. */
static bool find_element(struct scan *scan)
{
	if (begins_with(scan, "\xEF\xBB\xBF"))
		scan->at += 3;
	for (;;) {
		while (scan->at < scan->end && is_space(*scan->at))
			scan->at++;
		if (begins_with(scan, "<?"))
			pass(scan, "?>");
		else if (begins_with(scan, "<!--"))
			pass(scan, "-->");
		else
			return begins_with(scan, "<");
	}
}

static bool is_named(struct scan *scan, const char *name)
{
	const char *from = ++scan->at;

	while (scan->at < scan->end && !is_space(*scan->at) && *scan->at != '>' && *scan->at != '/')
		if (*scan->at++ == ':')
			from = scan->at;
	return (size_t)(scan->at - from) == strlen(name) && memcmp(from, name, strlen(name)) == 0;
}

bool xml_root_is(const struct xml_source *source, const char *name)
{
	struct scan scan = {source->bytes, source->bytes};
	char window[WINDOW]; /* not allocated: want of memory is no other kind of document */
	ssize_t got;

	if (source->fd < 0) {
		scan.end += source->size < WINDOW ? source->size : WINDOW;
	} else {
		got = pread(source->fd, window, WINDOW, 0);
		scan = (struct scan){window, window + (got > 0 ? got : 0)};
	}
	return find_element(&scan) && is_named(&scan, name);
}
