/* xml/plain.c -- patterns so plain that they need not be compiled to know that they are some */
#include "xml/plain.h"

#include <stdbool.h>
#include <string.h>

#define DEPTH_MOST    8  /* of brackets: each may double the steps */
#define COUNT_MOST    99 /* of repetitions */
#define FORK_AND_JUMP 2

/* What is not gone through yet. */
struct scan {
	const char *at;
	unsigned depth;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter_or_digit(char c)
{
	return is_lower(c) || is_upper(c) || is_digit(c);
}

/* Has no meaning of its own, neither in a class nor outside of one. */
static bool is_itself(char c)
{
	return is_letter_or_digit(c) || (c && strchr(" ,'/_:;!@#&=%", c));
}

/* A range stays one in each case: its ends are of one kind. */
static bool is_range(char from, char to)
{
	return from <= to && ((is_digit(from) && is_digit(to)) ||
	                      (is_lower(from) && is_lower(to)) || (is_upper(from) && is_upper(to)));
}

/* Behind its '['. A hyphen is one only where it stands last. */
static bool skip_class(struct scan *scan)
{
	const char *at = scan->at + (*scan->at == '^');

	for (const char *first = at; *at != ']'; at++) {
		if (is_itself(*at) && at[1] == '-' && is_range(*at, at[2]))
			at += 2;
		else if (!is_itself(*at) && !(*at == '-' && at > first && at[1] == ']'))
			return false;
	}
	if (at == scan->at || at[-1] == '^')
		return false;
	scan->at = at + 1;
	return true;
}

/* One character or one of a class: a step. 0: something else, and `at` is nowhere from then on. */
static size_t single(struct scan *scan)
{
	char c = *scan->at++;

	if (is_itself(c) || c == '.' || c == '-')
		return 1;
	if (c == '[')
		return skip_class(scan);
	return c == '\\' && *scan->at && strchr("dsw.?*+()|[]{}-\\", *scan->at++);
}

/* Behind a '{': the largest count, 0 where that is not plain. */
static size_t read_counts(struct scan *scan)
{
	size_t least = 0, most = 0;

	while (is_digit(*scan->at) && least <= COUNT_MOST)
		least = 10 * least + (size_t)(*scan->at++ - '0');
	most = least;
	if (*scan->at == ',' && *++scan->at != '}')
		for (most = 0; is_digit(*scan->at) && most <= COUNT_MOST;)
			most = 10 * most + (size_t)(*scan->at++ - '0');
	return *scan->at++ == '}' && least <= most && most <= COUNT_MOST ? most : 0;
}

static size_t branches(struct scan *scan);

static size_t group(struct scan *scan)
{
	size_t steps = 0;

	scan->at++;
	if (scan->depth++ < DEPTH_MOST)
		steps = branches(scan);
	scan->depth--;
	return steps && *scan->at++ == ')' ? steps + 1 : 0;
}

/* Each piece has an atom, which takes steps, and is repeated or not. */
static size_t piece(struct scan *scan)
{
	bool is_group = *scan->at == '(';
	size_t steps = is_group ? group(scan) : single(scan);

	if (steps == 0 || !*scan->at || !strchr("?*+{", *scan->at))
		return steps;
	switch (*scan->at++) {
	case '+':
		return 2 * steps + FORK_AND_JUMP;
	case '{':
		steps = is_group ? 0 : read_counts(scan);
		return steps ? 2 * steps + 1 + FORK_AND_JUMP : 0;
	default:
		return steps + FORK_AND_JUMP;
	}
}

static size_t branches(struct scan *scan)
{
	size_t all = 0, steps;

	for (;;) {
		steps = piece(scan);
		if (steps == 0)
			return 0;
		all += steps;
		if (!*scan->at || *scan->at == ')')
			return all;
		if (*scan->at == '|') {
			all += FORK_AND_JUMP;
			scan->at++;
		}
	}
}

/* Spaces that are folded could leave something empty, or bring it beside what it is not now. */
static bool has_loose_spaces(const char *source)
{
	size_t length = strlen(source);

	return *source == ' ' || strstr(source, "  ") || (length && source[length - 1] == ' ');
}

size_t plain_steps(const char *source)
{
	struct scan scan = {.at = source};
	size_t steps = has_loose_spaces(source) ? 0 : branches(&scan);

	return steps && *scan.at ? 0 : steps;
}
