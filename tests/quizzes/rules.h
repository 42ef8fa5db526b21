/* quizzes/rules.h -- what the banks of the case have to hold, each a rule that can be broken */
#ifndef QUIZZES_RULES_H
#define QUIZZES_RULES_H

#include "quizzes/shelf.h"

struct rule {
	const char *name; /* a sentence; NULL ends the rules */
	/* Add to `broken` where and how the rule is not kept, a line each. */
	void (*judge)(const struct shelf *shelf, struct text *broken);
};

extern const struct rule count_rules[]; /* of how much there is */
extern const struct rule word_rules[];  /* of how it is written */

/* One of them: by interaction, what can be done wrongly, and where it is answered. */
void what_is_wrong_has_feedback(const struct shelf *shelf, struct text *broken);

#endif
