/* xml/value.h -- reading attribute values by their types; only for the files of this room */
#ifndef XML_VALUE_H
#define XML_VALUE_H

#include "xml/grammar.h"

/*
 * Set value->number as the rule's type has it. False: the value is not of that type. Behind the
 * value stands what ended it in its document, or a 0: a byte that is in no name.
 */
bool value_read(struct xml_value *value, const struct xml_attribute_rule *rule);

/* Append what the rule would accept, in words: "true or false", "a number from 1 to 5". */
void value_describe(struct text *text, const struct xml_attribute_rule *rule);

#endif
