/* stats/distribution.c -- Student's t, F and the beta distribution: how likely, and how far */
#include "stats/distribution.h"

#include <assert.h>
#include <math.h>

#define LN_2PI       1.8378770664093454836
#define TINY         1e-300
#define TURNS_MOST   100000 /* of the fraction: it takes about the root of the larger parameter */
#define STEPS_MOST   200
#define LOGIT_LIMITS 700.0 /* exp() of it is finite */

/* A share and what is missing to the whole, each to its own last digit. */
struct parted {
	double x, y; /* x + y = 1 */
};

/* log Gamma(z) = (z - 1/2) log z - z + log(2 pi) / 2 + this. */
static double stirling_rest(double z)
{
	double inverse = 1 / z, square = inverse * inverse;
	int sign;

	if (z < 16)
		return lgamma_r(z, &sign) - (z - 0.5) * log(z) + z - LN_2PI / 2;
	return inverse * (1 / 12.0 - square * (1 / 360.0 -
	                                       square * (1 / 1260.0 -
	                                                 square * (1 / 1680.0 - square / 1188.0))));
}

/* a log(a / m) - u m for a = (1 + u) m, which is small where they are near each other. */
static double deviance(double u, double m)
{
	return m * ((1 + u) * log1p(u) - u);
}

/* x^a y^b / B(a, b) */
static double beta_power(struct parted at, double a, double b)
{
	double n = a + b, beyond;

	if (at.x <= 0 || at.y <= 0)
		return 0;
	/* a - n x = n y - b: from the smaller part, whose last digit is worth less */
	beyond = at.y < at.x ? n * at.y - b : a - n * at.x;
	return sqrt(a * b / n) * exp(-LN_2PI / 2 + stirling_rest(n) - stirling_rest(a) -
	                             stirling_rest(b) - deviance(beyond / (n * at.x), n * at.x) -
	                             deviance(-beyond / (n * at.y), n * at.y));
}

static double away_from_zero(double value)
{
	return fabs(value) < TINY ? TINY : value;
}

/* The continued fraction, by what it is multiplied with in each turn. */
static double beta_fraction(double x, double a, double b)
{
	double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), value = d;

	for (int m = 1; m < TURNS_MOST; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

		d = 1 / away_from_zero(1 + even * d);
		c = away_from_zero(1 + even / c);
		value *= c * d;
		d = 1 / away_from_zero(1 + odd * d);
		c = away_from_zero(1 + odd / c);
		value *= c * d;
		if (fabs(c * d - 1) < 1e-16)
			break;
	}
	return value;
}

static double parted_below(struct parted at, double a, double b)
{
	if (at.x <= 0)
		return 0;
	if (at.y <= 0)
		return 1;
	if (at.x > (a + 1) / (a + b + 2)) /* the fraction is for the other side */
		return 1 - beta_power(at, a, b) * beta_fraction(at.y, b, a) / b;
	return beta_power(at, a, b) * beta_fraction(at.x, a, b) / a;
}

double beta_below(double x, double a, double b)
{
	return parted_below((struct parted){x, 1 - x}, a, b);
}

static struct parted part(double logit)
{
	return (struct parted){1 / (1 + exp(-logit)), 1 / (1 + exp(logit))};
}

/*
 * The logit of the x with I_x(a, b) = p: Newton's method, and halving where that would leave what is
 * known to hold the root. The slope by the logit is beta_power(), and both ends keep their digits.
 */
static double beta_logit(double p, double a, double b)
{
	double lower = -LOGIT_LIMITS, upper = LOGIT_LIMITS, at = log(a / b), next;

	assert(p > 0 && p < 1);
	for (int i = 0; i < STEPS_MOST; i++) {
		struct parted parts = part(at);
		double beyond = parted_below(parts, a, b) - p, slope = beta_power(parts, a, b);

		if (beyond > 0)
			upper = at;
		else
			lower = at;
		next = slope > 0 ? at - beyond / slope : upper;
		if (next <= lower || next >= upper)
			next = (lower + upper) / 2;
		if (fabs(next - at) <= 1e-15 * (1 + fabs(at)))
			return next;
		at = next;
	}
	return at;
}

double student_below(double t, double df)
{
	double square = t * t;
	struct parted at = {df / (df + square), square / (df + square)};
	double tail = parted_below(at, df / 2, 0.5) / 2;

	return t < 0 ? tail : 1 - tail;
}

double student_quantile(double p, double df)
{
	double tails = 2 * (p < 0.5 ? p : 1 - p); /* what is beyond -t and t */
	double t;

	if (tails >= 1)
		return 0;
	/* far out the tails have more digits, elsewhere what is between them */
	t = tails < 0.01 ? sqrt(df) * exp(-beta_logit(tails, df / 2, 0.5) / 2)
	                 : sqrt(df) * exp(beta_logit(1 - tails, 0.5, df / 2) / 2);
	return p < 0.5 ? -t : t;
}

double f_below(double f, double df_above, double df_below)
{
	double above = df_above * f, sum = above + df_below;

	if (f <= 0)
		return 0;
	return parted_below((struct parted){above / sum, df_below / sum}, df_above / 2,
	                    df_below / 2);
}

double f_quantile(double p, double df_above, double df_below)
{
	return df_below / df_above * exp(beta_logit(p, df_above / 2, df_below / 2));
}
