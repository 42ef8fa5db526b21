/* interaction/given.c -- was an attribute written that all questions have in common? */
#include "interaction/given.h"

#include <string.h>

bool is_given(const struct xml_element *element, const char *attribute)
{
	const struct xml_attribute_rule *rules = element->rule->attributes;
	unsigned i = 0;

	while (rules[i].name && strcmp(rules[i].name, attribute) != 0)
		i++;
	return rules[i].name && xml_has(element, i);
}
