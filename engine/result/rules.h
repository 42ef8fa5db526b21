/* result/rules.h -- the element that says what a session was held to, written and read */
#ifndef RESULT_RULES_H
#define RESULT_RULES_H

#include "model/rules.h"
#include "xml/grammar.h"
#include "xml/writer.h"

extern const struct xml_attribute_rule rules_attributes[]; /* ends in {0} */

/* Attributes of the element that was started; those that say nothing special are left out. */
void rules_write(struct xml_writer *writer, const struct rules *rules);

/* What the element says. The mode stands with the session. */
void rules_read(struct rules *rules, const struct xml_element *element);

#endif
