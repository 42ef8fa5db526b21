/* model/plan.h -- the questions and the orders of their parts, drawn for one session; immutable */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"

struct vigil_bank;
struct vigil_question;

struct plan_question {
	const struct vigil_bank *bank;
	const struct vigil_question *question;
	uint32_t section;    /* index into the quiz's sections */
	int32_t points_mpts; /* what it is worth here, before confidence */
	bool critical;       /* wrong: the quiz is failed */
	uint16_t *order;     /* of its parts: interaction's order_count() numbers; NULL when 0 */
	size_t order_count;
};

struct plan {
	struct seed seed;
	struct plan_question
		*questions; /* in the order they are asked; a section's stand together */
	size_t question_count;
};

void plan_free(struct plan *plan); /* NULL is fine */

#endif
