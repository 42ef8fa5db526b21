/* interaction/steps.h -- steps with options that lead to later steps or to an end */
#ifndef INTERACTION_STEPS_H
#define INTERACTION_STEPS_H

#include "interaction/options.h"

#define STEPS_MOST        20
#define STEP_OPTIONS_MOST 10

/* Where an option leads: to the step of an index below STEPS_MOST, or to an end. */
enum { END_GOOD = 100, END_BAD, LEADS_NOWHERE };

/*
 * The parts as they stand in the arena: this, then each struct step. The options of a step are a
 * struct options of their own, so that one step is a choice like any other; their feedback is what
 * follows from choosing them.
 */
struct steps {
	uint16_t count, option_count;
};

struct step {
	ref id, text;
	ref options;    /* struct options */
	uint32_t first; /* how many options the steps before have */
	uint8_t leads[STEP_OPTIONS_MOST];
	uint8_t unused[2];
};

static inline const struct steps *steps_of(const struct vigil_bank *bank,
                                           const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

static inline const struct step *step_at(const struct steps *steps, size_t index)
{
	return (const struct step *)(const void *)(steps + 1) + index;
}

static inline const struct options *step_options(const struct vigil_bank *bank,
                                                 const struct step *step)
{
	return arena_at(&bank->arena, step->options);
}

static inline const struct option *step_option(const struct vigil_bank *bank,
                                               const struct step *step, size_t index)
{
	return &options_all(step_options(bank, step))[index];
}

/* Reading a bank: the element `step`, and the functions of the question around it. */
extern const struct vigil_code step_codes[];
extern const struct xml_element_rule step_rules[];
bool steps_start(struct bank_builder *builder, bool shuffled);
bool steps_end(struct bank_builder *builder, const struct xml_element *element);
void steps_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                 written_text *visit, void *context);

void steps_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                        some_alternative *visit, void *context);

/* More paths than that are not told apart. */
#define PATHS_MOST 64

/*
 * What can be earned from each step on, and by which of its options; and how many paths go from
 * there, up to PATHS_MOST + 1. Steps lead only to later ones, so this is known from the last step
 * backwards, however many paths there are.
 */
struct outlook {
	int64_t best[STEPS_MOST], worst[STEPS_MOST];
	uint8_t best_option[STEPS_MOST], worst_option[STEPS_MOST];
	unsigned paths[STEPS_MOST];
};

void outlook_init(struct outlook *outlook, const struct vigil_bank *bank,
                  const struct steps *steps);

/* What the option earns, with the best (or the worst: `later`) that can come behind it. */
int64_t outlook_value(const int64_t *later, const struct vigil_bank *bank, const struct step *step,
                      size_t option);

#endif
