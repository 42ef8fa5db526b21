/* interaction/given.h -- was an attribute written that all questions have in common? */
#ifndef INTERACTION_GIVEN_H
#define INTERACTION_GIVEN_H

#include <stdbool.h>

#include "xml/grammar.h"

/* At the start of a question only. True also for a value that names nothing. */
bool is_given(const struct xml_element *element, const char *attribute);

#endif
