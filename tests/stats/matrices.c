/* stats/matrices.c -- prints a matrix of responses in points, for expected.R: matrices NAME */
#include <stdio.h>
#include <string.h>

#include "stats/matrix.h"

int main(int argc, char **argv)
{
	for (struct matrix *matrix = matrices; argc == 2 && matrix < matrices + MATRIX_COUNT;
	     matrix++) {
		if (strcmp(matrix->name, argv[1]) != 0)
			continue;
		matrix_fill(matrix);
		for (size_t person = 0; person < matrix->persons; person++)
			for (size_t i = 0; i < matrix->questions; i++) {
				int32_t points_mpts = matrix->points_mpts[person][i];
				const char *end = i + 1 < matrix->questions ? "," : "\n";

				if (points_mpts == MATRIX_MISSING)
					printf("NA%s", end);
				else
					printf("%.3f%s", points_mpts / 1000.0, end);
			}
		return 0;
	}
	return 1;
}
