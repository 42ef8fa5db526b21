/* model/plan.h -- the questions and the orders of their parts, drawn for one session; immutable */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/random.h"

struct vigil_bank;
struct vigil_question;

struct plan_question {
	const struct vigil_bank *bank;
	const struct vigil_question *question;
	uint16_t *order; /* of its parts: interaction's order_count() numbers; NULL when 0 */
	size_t order_count;
};

struct plan {
	struct seed seed;
	struct plan_question *questions; /* in the order they are asked */
	size_t question_count;
};

void plan_free(struct plan *plan); /* NULL is fine */

#endif
