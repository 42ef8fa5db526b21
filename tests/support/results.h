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

/* Write one under its name, quickly and not durably. */
bool result_put(const struct vigil_result *result, const char *folder);

/* Write results `from` up to, not including, `to` into the folder, quickly and not durably. */
bool campaign_write(const struct campaign *campaign, const char *folder, size_t from, size_t to);

/* What somebody did with a question of a result made by hand. */
enum deed {
	DEED_END, /* there are no more questions */
	DEED_RIGHT,
	DEED_WRONG,
	DEED_LEFT,
	DEED_NOT_REACHED,
	DEED_PENDING,
	DEED_NOT_DRAWN,
};

#define DEEDS_MOST 16

struct hand {
	const char *learner;
	enum deed deeds[DEEDS_MOST]; /* of questions q1, q2 ... of topics t1 and t2 by turns */
	const char *quiz;            /* NULL: "hand" */
	int pass_thousandths;        /* 0: 750 */
	bool abandoned, practice;
	int days;           /* later than the first of all */
	int valid_days;     /* of a pass; 0: for ever */
	const char *prompt; /* of all questions; NULL: "Question 1?" ... */
	const char *option; /* text of option o0; NULL: "The right one" */
	const char *remark; /* on the first question; NULL: none */
};

/* Right is option o0, wrong o1; o2 nobody takes. NULL: no memory. */
struct vigil_result *hand_result(const struct hand *hand, size_t n);
bool hand_write(const struct hand *hand, const char *folder, size_t n);

#endif
