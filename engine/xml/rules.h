/* xml/rules.h -- rules made ready for one document: names as the parser's own pointers */
#ifndef XML_RULES_H
#define XML_RULES_H

#include <libxml/tree.h>

#include "xml/grammar.h"

/*
 * libxml2 gives each name of a document as a pointer that is the same for the same name. With our
 * names entered into its dictionary before, a name is compared by comparing pointers.
 */
struct child {
	const xmlChar *name;
	uint32_t bit;  /* among its parent's children */
	uint16_t node; /* index into rules->nodes */
	bool is_inline;
};

struct attribute {
	const xmlChar *name;       /* with "xml:" cut off */
	const xmlChar *name_space; /* that of xml:, or NULL */
};

struct node {
	const struct xml_element_rule *rule;
	uint32_t name_length;
	uint32_t required_children;          /* a bit for each */
	uint32_t required_attributes[2];     /* the second: in a restricted document */
	uint32_t child, child_count;         /* in rules->children */
	uint32_t attribute, attribute_count; /* in rules->attributes */
};

struct rules {
	xmlDictPtr dictionary;
	struct node *nodes;
	struct child *children;
	struct attribute *attributes;
	uint32_t node_count, child_count, attribute_count;
	uint32_t node_room, child_room, attribute_room;
	const xmlChar *name_space, *xml_space;
	bool restricted;
	uint16_t roots[4];
	size_t root_count;
};

bool rules_init(struct rules *rules, const struct xml_request *request, xmlDictPtr dictionary);
void rules_clear(struct rules *rules);

/* The child of this name, or NULL. */
static inline const struct child *rules_child(const struct rules *rules, const struct node *node,
                                              const xmlChar *name)
{
	const struct child *child = rules->children + node->child;

	for (uint32_t i = 0; i < node->child_count; i++)
		if (child[i].name == name)
			return &child[i];
	return NULL;
}

#endif
