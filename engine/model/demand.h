/* model/demand.h -- what every plan of a quiz has to hold: fixed questions, and draws to fill */
#ifndef MODEL_DEMAND_H
#define MODEL_DEMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/matching.h"
#include "model/quiz.h"

/* An entry of a section, which the question was taken by. */
struct demand_by {
	uint32_t section, entry; /* indexes */
};

/* Taken always. */
struct demand_fixed {
	struct quiz_question which;
	struct demand_by by;
};

/* A draw; or the choice that a section with a count has among its includes. */
struct demand_draw {
	uint32_t section, count;
	uint32_t entry; /* the draw, or the first of the includes to choose from */
	size_t eligible_count;
};

/* A question that can be drawn. */
struct demand_item {
	struct quiz_question which;
	size_t edge; /* where its draws begin */
	uint32_t family;
};

struct demand_edge {
	uint32_t draw;
	struct demand_by by;
};

struct demand {
	const struct vigil_quiz *quiz;
	struct demand_fixed *fixed; /* in the order of the file */
	size_t fixed_count;
	struct demand_draw *draws; /* in the order of the file */
	size_t draw_count;
	/*
	 * By bank and question ascending, and one more that ends the last one's edges. Without the
	 * fixed questions, and those that they exclude.
	 */
	struct demand_item *items;
	size_t item_count;
	struct demand_edge *edges; /* of each item by draw ascending */
	size_t family_count;       /* groups, and each question that is in none */
	bool contradictory;        /* two fixed questions are in one group */
	/* No question, and no group, is in two draws: each draw can be looked at by itself. */
	bool disjoint;
	bool grouped; /* some questions that can be drawn are in groups */
};

/* The quiz must outlive it. False: no memory; it is to be cleared all the same. */
bool demand_init(struct demand *demand, const struct vigil_quiz *quiz);
void demand_clear(struct demand *demand);

/* The draws as bins and the questions as items of the same indexes. NULL: no memory. */
struct matching *demand_matching(const struct demand *demand);

static inline const struct quiz_entry *demand_entry(const struct demand *demand,
                                                    struct demand_by by)
{
	return &demand->quiz->sections[by.section].entries[by.entry];
}

#endif
