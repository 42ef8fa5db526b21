/* support/results.h -- many results of one campaign, made from a seed: to report on, and to measure */
#ifndef SUPPORT_RESULTS_H
#define SUPPORT_RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vigil_result;

/*
 * A campaign: `questions` choices of four options and one point, of four topics, asked of everybody
 * in an order of their own; the pass mark is 80%. Option "o0" is right, of question q1 to qN.
 */
struct campaign {
	const char *seed;
	unsigned questions;
	unsigned learners; /* attempts beyond them are second ones, and so on */
	unsigned words;    /* in each prompt: how long a result is */
	unsigned draw;     /* 0, or so many of the questions are drawn for each attempt */
	int wrong_key; /* this question's key is wrong: o1 is what those who know choose; or -1 */
};

/* Result number `n`, from 0, of a campaign: the same each time. NULL: no memory. */
struct vigil_result *campaign_result(const struct campaign *campaign, size_t n);

/* Write results `from` up to, not including, `to` into the folder, quickly and not durably. */
bool campaign_write(const struct campaign *campaign, const char *folder, size_t from, size_t to);

#endif
