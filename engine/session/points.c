/* session/points.c -- what a response is worth: tries, hints, confidence, and the bounds of it all */
#include "session/session.h"

/* Certainty-based marking: what a right response is multiplied by, what a wrong one loses. */
static const int32_t right_factors[] = {1, 1, 2, CONFIDENCE_FACTOR};
static const int32_t wrong_factors[] = {0, 0, -2, -6};

int32_t points_scaled(const struct plan_question *planned, int32_t mpts)
{
	int64_t own = planned->question->points_mpts, here = planned->points_mpts, sum;

	if (own == here)
		return mpts;
	if (own == 0)
		return 0;
	sum = 2 * mpts * here + own; /* half up, below 0 as well */
	return (int32_t)(sum >= 0 ? sum / (2 * own) : -((-sum + 2 * own - 1) / (2 * own)));
}

struct score points_score(const struct plan_question *planned, const char *response)
{
	struct score score =
		planned->question->interaction->score(planned->bank, planned->question, response);

	score.earned_mpts = points_scaled(planned, score.earned_mpts);
	return score;
}

static int32_t hint_cost(const struct plan_question *planned, uint32_t hints)
{
	int32_t cost = 0;

	for (uint32_t i = 0; i < hints; i++)
		cost += points_scaled(planned,
		                      bank_hint(planned->bank, planned->question, i)->cost_mpts);
	return cost;
}

/*
 * What the tries and the hints before take away. Tries are counted where it is said whether a
 * response was right; a response that is merely changed costs nothing.
 */
static int32_t costs(const struct vigil_session *session, size_t position)
{
	const struct plan_question *planned = &session->plan->questions[position];
	const struct result_question *record = &session->result->questions[position];
	size_t tries = session->rules.feedback == FEEDBACK_AFTER_EACH ? record->try_count : 0;
	int64_t share = (int64_t)session->rules.try_cost_thousandths * (int64_t)tries;

	return (int32_t)((planned->points_mpts * share + 500) / 1000) +
	       hint_cost(planned, record->hints);
}

int32_t points_earned(const struct vigil_session *session, size_t position, struct score score)
{
	const struct result_question *record = &session->result->questions[position];
	bool scored = session->rules.confidence == CONFIDENCE_SCORE && record->confidence;
	int32_t points = score.earned_mpts;

	if (points > 0) {
		points -= costs(session, position);
		points = points > 0 ? points : 0;
	}
	if (!scored)
		return points;
	return score.earned_mpts > 0 ? points * right_factors[record->confidence]
	                             : session->plan->questions[position].points_mpts *
	                                       wrong_factors[record->confidence];
}

/* ---- bounds ---- */

static int32_t lower(int32_t one, int32_t other)
{
	return one < other ? one : other;
}

static int32_t higher(int32_t one, int32_t other)
{
	return one > other ? one : other;
}

/* Would a person have to score it? */
static bool is_pending(const struct plan_question *planned)
{
	struct text best;
	bool pending;

	text_init(&best);
	planned->question->interaction->best(planned->bank, planned->question, &best);
	pending = points_score(planned, best.bytes).pending;
	text_clear(&best);
	return pending;
}

/* The fewest points that a further response can come to. */
static int32_t least_of_response(const struct vigil_session *session, size_t position)
{
	const struct plan_question *planned = &session->plan->questions[position];
	const struct interaction *interaction = planned->question->interaction;
	int32_t least = 0;

	if (interaction->least)
		least = points_scaled(planned,
		                      interaction->least(planned->bank, planned->question));
	if (least > 0)
		least = higher(0, least - costs(session, position));
	else if (session->rules.confidence == CONFIDENCE_SCORE)
		least = lower(least, planned->points_mpts * wrong_factors[CONFIDENCE_FACTOR]);
	return least;
}

struct points_range points_range(const struct vigil_session *session, size_t position)
{
	const struct plan_question *planned = &session->plan->questions[position];
	const struct result_question *record = &session->result->questions[position];
	struct points_range range = {record->points_mpts, record->points_mpts,
	                             record->state == QUESTION_PENDING};

	if (session->places[position].closed)
		return range;
	if (is_pending(planned)) {
		range = (struct points_range){.pending = true};
	} else {
		range.least_mpts = least_of_response(session, position);
		range.most_mpts = higher(0, planned->points_mpts - costs(session, position));
		if (session->rules.confidence == CONFIDENCE_SCORE)
			range.most_mpts *= CONFIDENCE_FACTOR;
	}
	if (record->try_count == 0) /* it may stay without an answer */
		range.least_mpts = lower(range.least_mpts, 0);
	else if (session->rules.feedback == FEEDBACK_AFTER_EACH) { /* the best try counts */
		range.least_mpts = record->points_mpts;
		range.most_mpts = higher(range.most_mpts, record->points_mpts);
	} else { /* the last one does */
		range.least_mpts = lower(range.least_mpts, record->points_mpts);
		range.most_mpts = higher(range.most_mpts, record->points_mpts);
	}
	return range;
}
