/* plan/amount.h -- whole numbers of any size: exact as long as they can be, then about right */
#ifndef PLAN_AMOUNT_H
#define PLAN_AMOUNT_H

#include <stdbool.h>
#include <stdint.h>

struct text;

__extension__ typedef unsigned __int128 amount_whole;

/* 0, or `digits` (1 to below 10) times 10 to the power of `tens`; and exactly `whole`, if it fits. */
struct amount {
	double digits;
	int64_t tens;
	amount_whole whole;
	bool exact;
};

struct amount amount_of(uint64_t number);
struct amount amount_add(struct amount a, struct amount b);
struct amount amount_multiply(struct amount a, struct amount b);

/* So many ways there are to choose `chosen` of `all`. */
struct amount amount_choose(uint64_t all, uint64_t chosen);

/* "1,953,125", or "about 2.3 * 10^45" */
void amount_write(struct text *text, struct amount amount);

#endif
