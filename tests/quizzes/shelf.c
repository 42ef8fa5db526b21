/* quizzes/shelf.c -- the banks and translations of a folder as documents, for judging them */
#include "quizzes/shelf.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "interaction/interaction.h"

static bool is_question(const struct _xmlNode *node)
{
	for (size_t i = 0; interactions[i]; i++)
		if (is_named(node, interactions[i]->name))
			return true;
	return false;
}

static void add_questions(struct shelf *shelf, const struct _xmlNode *bank)
{
	for (xmlNodePtr node = bank->children; node; node = node->next) {
		if (!is_question(node))
			continue;
		shelf->questions = realloc(shelf->questions,
		                           (shelf->question_count + 1) * sizeof(*shelf->questions));
		assert_non_null(shelf->questions);
		shelf->questions[shelf->question_count++] = node;
	}
}

void shelf_init(struct shelf *shelf, const char *pattern)
{
	glob_t files;

	*shelf = (struct shelf){0};
	assert_int_equal(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct document *document = &shelf->documents[shelf->count];
		xmlDocPtr xml = xmlReadFile(files.gl_pathv[i], NULL, XML_PARSE_NONET);
		xmlNodePtr root = xml ? xmlDocGetRootElement(xml) : NULL;

		assert_non_null(root);
		if (!is_named(root, "bank") && !is_named(root, "translation")) {
			xmlFreeDoc(xml);
			continue;
		}
		assert_true(shelf->count < SHELF_MOST);
		*document = (struct document){.path = strdup(files.gl_pathv[i]),
		                              .xml = xml,
		                              .root = root,
		                              .is_bank = is_named(root, "bank")};
		shelf->count++;
		if (document->is_bank)
			add_questions(shelf, root);
	}
	globfree(&files);
}

void shelf_clear(struct shelf *shelf)
{
	for (size_t i = 0; i < shelf->count; i++) {
		free(shelf->documents[i].path);
		xmlFreeDoc(shelf->documents[i].xml);
	}
	free(shelf->questions);
	*shelf = (struct shelf){0};
}

bool is_named(const struct _xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static xmlNodePtr first_named(xmlNodePtr node, const char *name)
{
	while (node && !is_named(node, name))
		node = node->next;
	return node;
}

xmlNodePtr first_child(const struct _xmlNode *node, const char *name)
{
	return first_named(node->children, name);
}

xmlNodePtr next_child(const struct _xmlNode *node, const char *name)
{
	return first_named(node->next, name);
}

const char *attribute(const struct _xmlNode *node, const char *name)
{
	for (xmlAttrPtr found = node->properties; found; found = found->next)
		if (strcmp((const char *)found->name, name) == 0 && found->children)
			return (const char *)found->children->content;
	return "";
}

bool attribute_is(const struct _xmlNode *node, const char *name, const char *value)
{
	return strcmp(attribute(node, name), value) == 0;
}

bool list_has(const char *list, const char *id)
{
	size_t length = strlen(id);

	for (const char *at = list; (at = strstr(at, id)); at += length)
		if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

/* White space becomes one space between words, and nothing at the ends. */
static void add_folded(struct text *text, const char *bytes)
{
	for (; *bytes; bytes++) {
		bool blank = strchr(" \t\r\n", *bytes) != NULL;

		if (!blank)
			text_add_char(text, *bytes);
		else if (text->length && text->bytes[text->length - 1] != ' ')
			text_add_char(text, ' ');
	}
}

static void add_words(struct text *text, const struct _xmlNode *node)
{
	for (xmlNodePtr child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			add_folded(text, (const char *)child->content);
		else if (child->type == XML_ELEMENT_NODE && !is_named(child, "feedback") &&
		         !is_named(child, "consequence"))
			add_words(text, child);
	}
}

void node_words(struct text *text, const struct _xmlNode *node)
{
	add_words(text, node);
	if (text->length && text->bytes[text->length - 1] == ' ')
		text_cut(text, text->length - 1);
}

size_t node_length(const struct _xmlNode *node)
{
	struct text words;
	size_t length = 0;

	text_init(&words);
	node_words(&words, node);
	for (const char *byte = words.bytes; *byte; byte++)
		length += ((unsigned char)*byte & 0xc0) != 0x80; /* the first of a character */
	text_clear(&words);
	return length;
}
