/* stats/distribution.h -- Student's t, F and the beta distribution: how likely, and how far */
#ifndef STATS_DISTRIBUTION_H
#define STATS_DISTRIBUTION_H

/* The 97.5% point of the standard normal distribution: an interval of 95% reaches so far. */
#define NORMAL_975 1.959963984540054

/*
 * Each is good to 12 digits for up to 10^4 degrees of freedom, and to 9 for up to 10^8. All come from
 * the regularized incomplete beta function: its continued fraction (DLMF 8.17.22) by the modified
 * Lentz algorithm, with the power in front written by deviances, as Loader (2000, "Fast and
 * accurate computation of binomial probabilities") has it, so that nothing large cancels.
 * a, b, df > 0; x from 0 to 1; probabilities of quantiles strictly between 0 and 1.
 */
double beta_below(double x, double a, double b); /* I_x(a, b) */

double student_below(double t, double df); /* P(T <= t) */
double student_quantile(double p, double df);

double f_below(double f, double df_above, double df_below); /* P(F <= f); 0 for f <= 0 */
double f_quantile(double p, double df_above, double df_below);

#endif
