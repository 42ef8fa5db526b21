/* interaction/unordered.h -- for interactions of which nothing can stand in different orders */
#ifndef INTERACTION_UNORDERED_H
#define INTERACTION_UNORDERED_H

#include "interaction/interaction.h"

/* The two functions of struct interaction that say so. */
size_t unordered_count(const struct vigil_bank *bank, const struct vigil_question *question);
void unordered_shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                       struct random_stream *random, uint16_t *order);

#endif
