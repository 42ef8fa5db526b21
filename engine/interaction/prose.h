/* interaction/prose.h -- what authors may put into their texts, for the rules of every element */
#ifndef INTERACTION_PROSE_H
#define INTERACTION_PROSE_H

#include "xml/grammar.h"

extern const struct xml_element_rule prose_words[];  /* em, strong, code */
extern const struct xml_element_rule prose_blocks[]; /* these, p and list */

#endif
