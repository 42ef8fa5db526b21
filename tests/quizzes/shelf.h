/* quizzes/shelf.h -- the banks and translations of a folder as documents, for judging them */
#ifndef QUIZZES_SHELF_H
#define QUIZZES_SHELF_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/text.h"

#define SHELF_MOST 32

/* A bank, or a translation of one. */
struct document {
	char *path;
	xmlDocPtr xml;
	xmlNodePtr root;
	bool is_bank;
};

struct shelf {
	struct document documents[SHELF_MOST];
	size_t count;
	xmlNodePtr *questions; /* of the banks, in their order */
	size_t question_count;
};

/* Read all files that the pattern names; quizzes are left out. An assert fails on what is no XML. */
void shelf_init(struct shelf *shelf, const char *pattern);
void shelf_clear(struct shelf *shelf);

bool is_named(const struct _xmlNode *node, const char *name);

/* The first child of that name, and the next one behind it; NULL: there is none. */
xmlNodePtr first_child(const struct _xmlNode *node, const char *name);
xmlNodePtr next_child(const struct _xmlNode *node, const char *name);

/* Borrowed from the document; "" when there is no such attribute. */
const char *attribute(const struct _xmlNode *node, const char *name);
bool attribute_is(const struct _xmlNode *node, const char *name, const char *value);

/* Is `id` one of the ids of the list? */
bool list_has(const char *list, const char *id);

/* Add the words of the node, folded, without those of feedback and consequences in it. */
void node_words(struct text *text, const struct _xmlNode *node);

/* How many characters these words have. */
size_t node_length(const struct _xmlNode *node);

#endif
