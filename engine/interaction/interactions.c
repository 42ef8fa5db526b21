/* interaction/interactions.c -- the list of interactions */
#include "interaction/interaction.h"

/* One line for each: NAME of the constant NAME_interaction. */
/* clang-format off */
#define INTERACTIONS(entry) \
	entry(choice) \
	entry(true_false) \
	entry(multiple) \
	entry(text) \
	entry(number) \
	entry(gaps) \
	entry(order) \
	entry(match) \
	entry(hottext) \
	entry(scenario) \
	entry(essay) \
	entry(acknowledge)
/* clang-format on */

#define DECLARED(name) extern const struct interaction name##_interaction;
#define LISTED(name)   &name##_interaction,

INTERACTIONS(DECLARED)

const struct interaction *const interactions[] = {INTERACTIONS(LISTED) NULL};
