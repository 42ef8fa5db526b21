/* model/plan.c -- giving a plan back */
#include "model/plan.h"

#include <stdlib.h>

void plan_free(struct plan *plan)
{
	if (!plan)
		return;
	for (size_t i = 0; i < plan->question_count; i++)
		free(plan->questions[i].order);
	free(plan->questions);
	free(plan);
}
