/* base/nearest.c -- edit distance to known names (insert, delete, replace, swap neighbours) */
#include "base/nearest.h"

#include <string.h>

#include "vigil/nearest.h"

#define LONGEST 64

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The optimal string alignment distance of two words of at most LONGEST bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];

	for (size_t j = 0; j <= b_length; j++)
		above[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *spare = before;

		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			row[j] = smaller(smaller(above[j], row[j - 1]) + 1,
			                 above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = smaller(row[j], before[j - 2] + 1);
		}
		before = above;
		above = row;
		row = spare;
	}
	return above[b_length];
}

void nearest_init(struct nearest *nearest, const char *word)
{
	size_t length = strlen(word);
	size_t most = length / 3 ? length / 3 : 1;

	*nearest = (struct nearest){.word = word, .length = length, .distance = most + 1};
}

void nearest_offer(struct nearest *nearest, const char *name)
{
	size_t length = strlen(name);
	size_t edits;

	if (length > LONGEST || nearest->length > LONGEST)
		return;
	edits = distance(nearest->word, nearest->length, name, length);
	if (edits >= nearest->distance || edits >= length)
		return;
	nearest->distance = edits;
	nearest->name = name;
}

const char *vigil_nearest(const char *word, const char *const *names)
{
	struct nearest nearest;

	nearest_init(&nearest, word);
	for (; *names; names++)
		nearest_offer(&nearest, *names);
	return nearest.name;
}
