# tests/stats/expected.R -- makes tests/stats/expected.h: what R and its package psych say
#
#   Rscript tests/stats/expected.R .build/tests/stats_matrices > tests/stats/expected.h
#
# The first program prints the matrices of responses (matrices.c). Debian: r-base-core, r-cran-psych.
suppressMessages(library(psych))
program <- commandArgs(TRUE)[1]
number <- function(x) trimws(formatC(x, digits = 17, format = "g"))
row <- function(x) paste0("{ ", paste(number(x), collapse = ", "), " }")
say <- function(...) cat(..., "\n", sep = "")

# qf() is an approximation beyond 400,000 degrees of freedom, and loses digits of small values.
quantile_f <- function(p, above, below) {
	x <- qbeta(p, above / 2, below / 2)
	below / above * x / (1 - x)
}

matrix_row <- function(name) {
	x <- as.matrix(read.csv(pipe(paste(program, name)), header = FALSE))
	a <- NULL
	invisible(capture.output(a <- suppressMessages(suppressWarnings(
		alpha(x, check.keys = FALSE, delete = FALSE)))))
	feldt <- alpha.ci(a$total$raw_alpha, n.obs = nrow(x), n.var = ncol(x))
	say("\t{ \"", name, "\", ", number(a$total$raw_alpha), ", ",
	    number(feldt$lower.ci), ", ", number(feldt$upper.ci), ",")
	say("\t  ", row(a$item.stats$r.drop), ",")
	say("\t  ", row(a$alpha.drop$raw_alpha), ",")
	say("\t  ", row(colMeans(x, na.rm = TRUE)), " },")
}

say("/* stats/expected.h -- what R ", R.version$major, ".", R.version$minor, " and psych ",
    as.character(packageVersion("psych")), " say: made by expected.R */")
say("#ifndef TESTS_STATS_EXPECTED_H")
say("#define TESTS_STATS_EXPECTED_H")
say("")
say("#include <stddef.h>")
say("")
say("#define EXPECTED_QUESTIONS_MOST 20")
say("")
say("/* clang-format off */")
say("static const struct matrix_expected {")
say("\tconst char *name;")
say("\tdouble alpha, lower, upper; /* Feldt's, with as many persons as there are */")
say("\tdouble rest[EXPECTED_QUESTIONS_MOST], without[EXPECTED_QUESTIONS_MOST], mean[EXPECTED_QUESTIONS_MOST];")
say("} matrices_expected[] = {")
for (name in c("few", "many", "partial", "missing", "holes"))
	matrix_row(name)
say("};")

say("")
say("/* Quantiles: of t (df 0 behind), of F. */")
say("static const struct quantile_expected {")
say("\tdouble p, df_above, df_below, value;")
say("} quantiles_expected[] = {")
for (df in c(1, 2, 3, 5, 10, 29, 99.5, 1000, 99999, 1e7))
	for (p in c(1e-6, 0.025, 0.3, 0.9, 0.975, 0.995))
		say("\t{ ", number(p), ", ", number(df), ", 0, ", number(qt(p, df)), " },")
for (df in list(c(1, 1), c(1, 30), c(4, 12), c(29, 29 * 9), c(99, 99 * 49), c(1000, 3),
                c(99999, 99999 * 49)))
	for (p in c(1e-4, 0.025, 0.5, 0.975, 0.999))
		say("\t{ ", number(p), ", ", number(df[1]), ", ", number(df[2]), ", ",
		    number(quantile_f(p, df[1], df[2])), " },")
say("};")

say("")
say("/* The regularized incomplete beta function. */")
say("static const struct beta_expected {")
say("\tdouble x, a, b, value;")
say("} betas_expected[] = {")
for (ab in list(c(0.5, 0.5), c(1, 3), c(2.5, 0.5), c(20, 30), c(0.5, 5000), c(5e4, 2.5e6)))
	for (x in c(1e-5, 0.01, 0.0196, 0.3, 0.5, 0.9, 0.99999))
		say("\t{ ", number(x), ", ", number(ab[1]), ", ", number(ab[2]), ", ",
		    number(pbeta(x, ab[1], ab[2])), " },")
say("};")

# Not the double sum of the model, but what it stands for: a true share, two scores of it.
say("")
say("/* Huynh's agreement and kappa, integrated over true shares. */")
say("static const struct consistency_expected {")
say("\tsize_t questions, needed;")
say("\tdouble mean, variance, kr21, agreement, kappa;")
say("} consistencies_expected[] = {")
for (q in list(c(4, 3, 2.2, 1.7), c(10, 8, 7.9, 3.1), c(20, 16, 15.5, 8), c(20, 16, 18.6, 2.2),
               c(50, 40, 41, 30), c(50, 25, 25, 100), c(100, 80, 90.5, 40))) {
	n <- q[1]; needed <- q[2]; mean <- q[3]; variance <- q[4]
	kr <- n / (n - 1) * (1 - mean * (n - mean) / (n * variance))
	a <- mean * (1 / kr - 1)
	b <- n / kr - n - a
	over <- function(f) {
		cuts <- c(0, qbeta(c(1e-6, .01, .1, .25, .5, .75, .9, .99, 1 - 1e-6), a, b), 1)
		sum(sapply(seq_len(length(cuts) - 1), function(i)
			if (cuts[i + 1] > cuts[i]) integrate(function(t) f(t) * dbeta(t, a, b),
			                                     cuts[i], cuts[i + 1], rel.tol = 1e-13,
			                                     abs.tol = 1e-15, subdivisions = 5000)$value
			else 0))
	}
	pass <- function(t) pbinom(needed - 1, n, t, lower.tail = FALSE)
	p <- over(pass)
	agreement <- over(function(t) pass(t)^2 + (1 - pass(t))^2)
	chance <- p^2 + (1 - p)^2
	say("\t{ ", n, ", ", needed, ", ", number(mean), ", ", number(variance), ", ", number(kr), ", ",
	    number(agreement), ", ", number((agreement - chance) / (1 - chance)), " },")
}
say("};")
say("/* clang-format on */")
say("")
say("#endif")
