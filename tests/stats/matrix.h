/* stats/matrix.h -- matrices of responses that a seed determines, for us and for R */
#ifndef TESTS_STATS_MATRIX_H
#define TESTS_STATS_MATRIX_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/random.h"
#include "stats/responses.h"

#define MATRIX_PERSONS_MOST   200
#define MATRIX_QUESTIONS_MOST 20
#define MATRIX_MISSING        (-1)

struct matrix {
	const char *name;
	size_t persons, questions;
	bool partial;           /* thirds; else right or wrong */
	uint32_t missing_of_20; /* so many cells of 20 are not there */
	int32_t points_mpts[MATRIX_PERSONS_MOST][MATRIX_QUESTIONS_MOST]; /* or MATRIX_MISSING */
};

/* clang-format off */
static struct matrix matrices[] = {
	{ .name = "few",     .persons = 40,  .questions = 8 },
	{ .name = "many",    .persons = 200, .questions = 20 },
	{ .name = "partial", .persons = 60,  .questions = 10, .partial = true },
	{ .name = "missing", .persons = 80,  .questions = 7, .missing_of_20 = 3 },
	{ .name = "holes",   .persons = 120, .questions = 9, .partial = true, .missing_of_20 = 5 },
};
/* clang-format on */
#define MATRIX_COUNT (sizeof(matrices) / sizeof *(matrices))

static int32_t matrix_cell(struct random_stream *stream, const struct matrix *matrix,
                           uint32_t skill, uint32_t question)
{
	static const int32_t thirds[] = {0, 333, 667};
	uint32_t ease = 10 + question * 37 % 60;
	bool hit = random_below(stream, 170) < ease + skill;
	uint32_t third = random_below(stream, 3);

	if (random_below(stream, 20) < matrix->missing_of_20)
		return MATRIX_MISSING;
	return hit ? 1000 : matrix->partial ? thirds[third] : 0;
}

/* Fill the matrix: from the seed "vigil" and its name. */
static void matrix_fill(struct matrix *matrix)
{
	struct random_stream stream;
	struct seed seed;

	assert(matrix->persons <= MATRIX_PERSONS_MOST);
	assert(matrix->questions <= MATRIX_QUESTIONS_MOST);
	seed_read(&seed, "vigil");
	random_init(&stream, &seed, matrix->name);
	for (size_t person = 0; person < matrix->persons; person++) {
		uint32_t skill = random_below(&stream, 100);

		for (uint32_t i = 0; i < matrix->questions; i++)
			matrix->points_mpts[person][i] = matrix_cell(&stream, matrix, skill, i);
	}
}

#endif
