/* bench/figures.c -- one figure of a benchmark: measured, measured against, and its limit */
#include "bench/figures.h"

#include <stdio.h>
#include <stdlib.h>

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

double figures_median(double *figures, size_t count)
{
	qsort(figures, count, sizeof *figures, compare);
	return (figures[(count - 1) / 2] + figures[count / 2]) / 2;
}

void figures_print(const char *what, double measured, const char *unit, double against,
                   double limit)
{
	double ratio = against > 0 ? measured / against : 0;

	printf("%s\t%.2f\t%s\t%.2f\t%.2f\t", what, measured, unit, against, ratio);
	if (limit > 0)
		printf("%.2f\t%s\n", limit, ratio <= limit ? "within" : "OVER");
	else
		printf("-\t-\n");
}
