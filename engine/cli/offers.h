/* cli/offers.h -- the quizzes and banks there are, with what a learner has of each */
#ifndef CLI_OFFERS_H
#define CLI_OFFERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lists;

/* What the learner has of one quiz. */
struct standing {
	unsigned count; /* of scored sessions that are over */
	bool passed;
	int64_t passed_wall_ms, valid_until_wall_ms;
	int64_t best_mpts, best_max_mpts; /* of the one with the greatest share */
};

struct offer {
	char *title;   /* NULL: the file can't be used */
	char *operand; /* what a command calls it */
	bool is_bank;
	size_t question_count;
	int64_t minutes;
	int pass_thousandths; /* negative: nothing is judged */
	unsigned attempts;    /* 0: any number */
	struct standing standing;
};

struct offers {
	struct offer *all; /* in the order of the catalog */
	size_t count;
};

/* False: no memory, or the store could not be read. To be cleared in any case. */
bool offers_read(struct offers *offers, const struct lists *lists);
void offers_clear(struct offers *offers);

/* Was it passed, and is that still valid at this time of the wall clock? */
bool offer_is_passed(const struct offer *offer, int64_t wall_ms);

/* What is to be taken next: a quiz before a bank, the first that was not passed. NULL: nothing. */
const struct offer *offers_next(const struct offers *offers, int64_t wall_ms);

#endif
