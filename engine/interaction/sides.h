/* interaction/sides.h -- sources and targets, as a bank has them */
#ifndef INTERACTION_SIDES_H
#define INTERACTION_SIDES_H

#include "interaction/pairing.h"

/* How many sources belong to each target. */
void sides_count_key(const struct match *match, uint32_t sizes[TARGETS_MOST]);

/* Reading a bank: the findings, the attributes and the elements, and the question's functions. */
extern const struct vigil_code side_codes[];
extern const struct xml_attribute_rule sides_attributes[];
extern const struct xml_element_rule sides_rules[];
bool sides_start(void *context, const struct xml_element *element);
bool sides_end(void *context, const struct xml_element *element);

/* The functions of struct interaction that concern the parts as they were read. */
void sides_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                 written_text *visit, void *context);
void sides_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                        some_alternative *visit, void *context);

#endif
