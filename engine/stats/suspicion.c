/* stats/suspicion.c -- which questions may be bad, said only where a test carries it */
#include "stats/suspicion.h"

#include <stdlib.h>

#include "stats/question.h"

/* What is found, in room that is enough. */
struct suspicions {
	struct suspicion *found;
	size_t count;
};

static void suspect(struct suspicions *all, enum suspicion_kind kind, size_t question,
                    uint32_t option, double badness)
{
	all->found[all->count++] = (struct suspicion){kind, (uint32_t)question, option, badness};
}

/* Does it go with the rest, in the direction of the sign, as chance seldom does? */
static bool goes(const struct correlation *rest, int sign)
{
	struct figure chance = correlation_by_chance(rest, sign);

	return chance.defined && chance.value < SUSPICION_CHANCE;
}

/* The wrong option that looks most like the key. SUSPICION_NO_OPTION: none does. */
static uint32_t better_option(const struct question_figures *figures)
{
	double best = fmax(figures->rest.r.value, 0); /* 0 where it is not defined */
	uint32_t found = SUSPICION_NO_OPTION;

	for (size_t i = 0; i < figures->option_count; i++) {
		const struct question_option *option = &figures->options[i];

		if (option->right || option->chosen.part < SUSPICION_TAKERS ||
		    option->rest.r.value <= best || !goes(&option->rest, 1))
			continue;
		best = option->rest.r.value;
		found = (uint32_t)i;
	}
	return found;
}

static void suspect_key(struct suspicions *all, const struct question_figures *figures,
                        size_t question)
{
	const struct correlation *rest = &figures->rest;
	uint32_t option = better_option(figures);

	if (option != SUSPICION_NO_OPTION)
		suspect(all, SUSPICION_KEY_WRONG, question, option,
		        figures->options[option].rest.r.value);
	else if (goes(rest, -1))
		suspect(all, SUSPICION_BACKWARDS, question, SUSPICION_NO_OPTION, -rest->r.value);
	else if (rest->interval.defined && rest->interval.upper < SUSPICION_WEAK_BELOW)
		suspect(all, SUSPICION_WEAK, question, SUSPICION_NO_OPTION, -rest->r.value);
}

static void suspect_facility(struct suspicions *all, const struct question_figures *figures,
                             size_t question)
{
	const struct interval *interval = &figures->facility_interval;

	if (!interval->defined)
		return;
	if (interval->upper < SUSPICION_HARD_BELOW)
		suspect(all, SUSPICION_TOO_HARD, question, SUSPICION_NO_OPTION,
		        -figures->facility.value);
	else if (interval->lower > SUSPICION_EASY_ABOVE)
		suspect(all, SUSPICION_TOO_EASY, question, SUSPICION_NO_OPTION,
		        figures->facility.value);
}

static void suspect_options(struct suspicions *all, const struct question_figures *figures,
                            size_t question)
{
	for (size_t i = 0; i < figures->option_count; i++) {
		const struct question_option *option = &figures->options[i];

		if (!option->right && option->chosen.interval.defined &&
		    option->chosen.interval.upper < SUSPICION_OPTION_BELOW)
			suspect(all, SUSPICION_OPTION_UNUSED, question, (uint32_t)i,
			        -option->chosen.share.value);
	}
}

static int compare(const void *left, const void *right)
{
	const struct suspicion *a = left, *b = right;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->badness != b->badness)
		return a->badness > b->badness ? -1 : 1;
	if (a->question != b->question)
		return a->question < b->question ? -1 : 1;
	return (a->option > b->option) - (a->option < b->option);
}

enum vigil_status suspicions_find(struct suspicion **out, size_t *count,
                                  const struct question_figures *questions, size_t question_count)
{
	size_t most = 2 * question_count; /* of the key or the like, and of facility */
	struct suspicions all = {0};

	*out = NULL;
	*count = 0;
	for (size_t i = 0; i < question_count; i++)
		most += questions[i].option_count;
	all.found = malloc((most + 1) * sizeof(*all.found));
	if (!all.found)
		return VIGIL_NO_MEMORY;
	for (size_t i = 0; i < question_count; i++) {
		if (questions[i].count == 0)
			continue;
		if (questions[i].count < SUSPICION_ANSWERS) {
			suspect(&all, SUSPICION_NOT_ENOUGH, i, SUSPICION_NO_OPTION,
			        -(double)questions[i].count);
			continue;
		}
		suspect_key(&all, &questions[i], i);
		suspect_facility(&all, &questions[i], i);
		suspect_options(&all, &questions[i], i);
	}
	qsort(all.found, all.count, sizeof(*all.found), compare);
	*out = all.found;
	*count = all.count;
	return VIGIL_OK;
}
