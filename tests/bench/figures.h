/* bench/figures.h -- one figure of a benchmark: measured, measured against, and its limit */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stddef.h>

/* Sorts them. */
double figures_median(double *figures, size_t count);

/*
 * A line with tabs between: what, how much, its unit, against how much, the ratio, the limit of the
 * ratio, "within" or "OVER". A limit of 0: none, the ratio is for information.
 */
void figures_print(const char *what, double measured, const char *unit, double against,
                   double limit);

#endif
