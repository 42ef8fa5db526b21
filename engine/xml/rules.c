/* xml/rules.c -- makes constant rules ready for one document */
#include "xml/rules.h"

#include <stdlib.h>
#include <string.h>

static const char name_space_xml[] = "http://www.w3.org/XML/1998/namespace";

static bool grow(void **items, uint32_t *room, uint32_t count, size_t size)
{
	uint32_t wanted = *room ? 2 * *room : 32;
	void *grown;

	if (count < *room)
		return true;
	grown = realloc(*items, wanted * size);
	if (!grown)
		return false;
	*items = grown;
	*room = wanted;
	return true;
}

static const xmlChar *interned(const struct rules *rules, const char *name)
{
	return xmlDictLookup(rules->dictionary, (const xmlChar *)name, -1);
}

static bool add_child(struct rules *rules, const struct xml_element_rule *rule, uint16_t node,
                      uint32_t bit, bool is_inline)
{
	const xmlChar *name = interned(rules, rule->name);

	if (!name || !grow((void **)&rules->children, &rules->child_room, rules->child_count,
	                   sizeof(*rules->children)))
		return false;
	rules->children[rules->child_count++] =
		(struct child){.name = name, .bit = bit, .node = node, .is_inline = is_inline};
	return true;
}

static bool add_attributes(struct rules *rules, struct node *node)
{
	node->attribute = rules->attribute_count;
	for (const struct xml_attribute_rule *rule = node->rule->attributes; rule && rule->name;
	     rule++) {
		bool prefixed = strncmp(rule->name, "xml:", 4) == 0;
		const xmlChar *name = interned(rules, rule->name + (prefixed ? 4 : 0));

		if (!name || !grow((void **)&rules->attributes, &rules->attribute_room,
		                   rules->attribute_count, sizeof(*rules->attributes)))
			return false;
		rules->attributes[rules->attribute_count++] = (struct attribute){
			.name = name, .name_space = prefixed ? rules->xml_space : NULL};
		if (node->attribute_count == XML_ATTRIBUTES_MOST)
			return false;
		node->required_attributes[0] |= (uint32_t)rule->required << node->attribute_count;
		node->required_attributes[1] |= (uint32_t)(rule->required && rule->translated)
		                                << node->attribute_count;
		node->attribute_count++;
	}
	return true;
}

/* The node of a rule, which is made only once since inline elements hold one another. */
static bool find_or_add(struct rules *rules, const struct xml_element_rule *rule, uint16_t *index)
{
	for (uint32_t i = 0; i < rules->node_count; i++) {
		if (rules->nodes[i].rule == rule) {
			*index = (uint16_t)i;
			return true;
		}
	}
	if (rules->node_count == UINT16_MAX || !grow((void **)&rules->nodes, &rules->node_room,
	                                             rules->node_count, sizeof(*rules->nodes)))
		return false;
	*index = (uint16_t)rules->node_count;
	rules->nodes[rules->node_count++] =
		(struct node){.rule = rule, .name_length = (uint32_t)strlen(rule->name)};
	return true;
}

/* Both lists of children of one node, one behind the other in rules->children. */
static bool add_children(struct rules *rules, uint32_t parent)
{
	const struct xml_element_rule *rule = rules->nodes[parent].rule;
	const struct xml_element_rule *lists[] = {rule->children, rule->inlines};

	rules->nodes[parent].child = rules->child_count;
	for (size_t i = 0; i < 2; i++) {
		for (const struct xml_element_rule *child = lists[i]; child && child->name;
		     child++) {
			uint32_t count = rules->child_count - rules->nodes[parent].child;
			uint16_t node;

			if (count == XML_CHILDREN_MOST)
				return false;
			rules->nodes[parent].required_children |= (uint32_t)child->required
			                                          << count;
			if (!find_or_add(rules, child, &node) ||
			    !add_child(rules, child, node, 1U << count, i == 1))
				return false;
		}
	}
	rules->nodes[parent].child_count = rules->child_count - rules->nodes[parent].child;
	return true;
}

bool rules_init(struct rules *rules, const struct xml_request *request, xmlDictPtr dictionary)
{
	const struct xml_element_rule *root = request->root;

	*rules = (struct rules){.dictionary = dictionary};
	rules->name_space = interned(rules, request->name_space);
	rules->xml_space = interned(rules, name_space_xml);
	for (; root->name; root++)
		if (rules->root_count == sizeof(rules->roots) / sizeof(*rules->roots) ||
		    !find_or_add(rules, root, &rules->roots[rules->root_count++]))
			return false;
	for (uint32_t i = 0; i < rules->node_count; i++) /* grows while it is walked */
		if (!add_children(rules, i) || !add_attributes(rules, &rules->nodes[i]))
			return false;
	return rules->name_space && rules->xml_space;
}

void rules_clear(struct rules *rules)
{
	free(rules->nodes);
	free(rules->children);
	free(rules->attributes);
	*rules = (struct rules){0};
}
