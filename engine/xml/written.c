/* xml/written.c -- documents as our own writer writes them, read without a parser */
#include <string.h>

#include "base/utf8.h"
#include "xml/grammar.h"
#include "xml/value.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define DEPTH_MOST  8
#define TAG_MOST    ((size_t)16 << 10)
#define TEXT_MOST   ((size_t)1 << 20) /* as in grammar.c */
#define BLOCK       64

/* An element that has begun and not ended. */
struct level {
	const struct xml_element_rule *rule;
	size_t offset;
	uint32_t seen; /* bit i: child i was there */
	uint32_t last; /* the child that was there last: most come in order */
};

struct plain {
	const struct xml_request *request;
	const char *bytes, *at, *end;
	struct level levels[DEPTH_MOST];
	unsigned depth;
	uint32_t text; /* of the innermost element, in the arena */
	struct xml_element element;
	struct xml_value values[XML_ATTRIBUTES_MOST];
};

/* ---- characters ---- */

/* Any control character but a newline is left to the parser, which knows what becomes of it. */
static bool holds_controls(const char *bytes, size_t size, bool *ascii)
{
	unsigned char bad = 0, high = 0;
	size_t i = 0;

	for (; i + BLOCK <= size; i += BLOCK)
		for (size_t j = 0; j < BLOCK; j++) {
			unsigned char c = (unsigned char)bytes[i + j];

			bad |= (unsigned char)((c < ' ') & (c != '\n'));
			high |= c;
		}
	for (; i < size; i++) {
		bad |= (unsigned char)bytes[i] < ' ' && bytes[i] != '\n';
		high |= (unsigned char)bytes[i];
	}
	*ascii = high < 0x80;
	return bad;
}

/* U+FFFE and U+FFFF are valid UTF-8, and not for XML. */
static bool holds_noncharacter(const char *bytes, size_t size)
{
	const char *end = bytes + size;

	while (end - bytes > 2 && (bytes = memmem(bytes, (size_t)(end - bytes), "\xEF\xBF", 2))) {
		if (end - bytes > 2 && (unsigned char)bytes[2] >= 0xBE)
			return true;
		bytes += 2;
	}
	return false;
}

static bool characters_are_plain(const char *bytes, size_t size)
{
	bool ascii;

	if (holds_controls(bytes, size, &ascii))
		return false;
	return ascii ||
	       (utf8_valid_prefix(bytes, size) == size && !holds_noncharacter(bytes, size));
}

/* ---- attributes ---- */

static bool is_named(const char *name, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (name[i] != bytes[i]) /* where the name ends, too */
			return false;
	return !name[length];
}

/* The rule of that name: most come in their order. Its index, or how many there are. */
static uint32_t attribute_find(const struct xml_attribute_rule *rules, uint32_t from,
                               const char *name, size_t length)
{
	uint32_t i = from;

	while (rules && rules[i].name && !is_named(rules[i].name, name, length))
		i++;
	if (rules && rules[i].name)
		return i;
	for (i = 0; rules && i < from; i++)
		if (is_named(rules[i].name, name, length))
			return i;
	return XML_ATTRIBUTES_MOST;
}

/* At `name="value"`. False: it is not so plain, or wrong. */
static bool attribute_read(struct plain *plain, const struct xml_element_rule *rule, uint32_t *next)
{
	struct xml_element *element = &plain->element;
	const char *name = plain->at, *equals = name, *quote;
	struct xml_value *value;
	uint32_t index;

	while (equals < plain->end && *equals != '=' && *equals > ' ')
		equals++;
	if (plain->end - equals < 3 || equals[0] != '=' || equals[1] != '"')
		return false;
	for (quote = equals + 2; quote < plain->end && *quote != '"'; quote++)
		if (*quote == '&' || *quote == '<' || *quote == '\n')
			return false;
	index = attribute_find(rule->attributes, *next, name, (size_t)(equals - name));
	if (quote == plain->end || index == XML_ATTRIBUTES_MOST || element->given >> index & 1)
		return false;
	value = &plain->values[index];
	*value = (struct xml_value){.bytes = equals + 2, .length = (size_t)(quote - equals - 2)};
	if (!value_read(value, &rule->attributes[index]))
		return false;
	element->given |= 1U << index;
	*next = index + 1;
	plain->at = quote + 1;
	return true;
}

static bool attributes_are_there(const struct plain *plain, const struct xml_element_rule *rule)
{
	const struct xml_attribute_rule *rules = rule->attributes;

	for (uint32_t i = 0; rules && rules[i].name; i++)
		if (rules[i].required && !(plain->element.given >> i & 1))
			return false;
	return true;
}

/* ---- elements ---- */

static bool element_end(struct plain *plain)
{
	const struct level *level = &plain->levels[plain->depth - 1];
	const struct xml_element_rule *children = level->rule->children;
	struct xml_element *element = &plain->element;

	for (uint32_t i = 0; children && children[i].name; i++)
		if (children[i].required && !(level->seen >> i & 1))
			return false;
	if (level->rule->content >= XML_TEXT && !level->rule->may_be_empty &&
	    *(const unsigned char *)arena_at(plain->request->arena, plain->text) <= ' ')
		return false;
	element->rule = level->rule;
	element->offset = level->offset;
	element->after = (size_t)(plain->at - plain->bytes);
	element->text = plain->text;
	plain->text = 0;
	plain->depth--;
	return !element->rule->end || element->rule->end(plain->request->context, element);
}

/* The child of the innermost element that may stand here; NULL: none of that name may. */
static const struct xml_element_rule *child_find(struct plain *plain, const char *name,
                                                 size_t length)
{
	struct level *level = &plain->levels[plain->depth - 1];
	const struct xml_element_rule *children = level->rule->children;
	uint32_t i = level->last;

	if (!children || level->rule->content != XML_ELEMENTS)
		return NULL;
	while (children[i].name && !is_named(children[i].name, name, length))
		i++;
	if (!children[i].name) /* those of one rank mix */
		for (i = 0; children[i].name && !is_named(children[i].name, name, length);)
			i++;
	if (!children[i].name || children[i].rank < children[level->last].rank ||
	    (level->seen >> i & 1 && !children[i].repeated))
		return NULL;
	level->seen |= 1U << i;
	level->last = i;
	return &children[i];
}

static const struct xml_element_rule *root_find(const struct plain *plain, const char *name,
                                                size_t length)
{
	const struct xml_element_rule *root = plain->request->root;

	while (root->name && !is_named(root->name, name, length))
		root++;
	return root->name && !root->restricted ? root : NULL;
}

/* At the attributes of the root: xmlns="..." comes first. */
static bool name_space_read(struct plain *plain)
{
	static const char begin[] = " xmlns=\"";
	size_t length = strlen(plain->request->name_space);
	size_t size = sizeof(begin) - 1 + length + 1;

	if ((size_t)(plain->end - plain->at) <= size ||
	    memcmp(plain->at, begin, sizeof(begin) - 1) != 0 ||
	    memcmp(plain->at + sizeof(begin) - 1, plain->request->name_space, length) != 0 ||
	    plain->at[size - 1] != '"')
		return false;
	plain->at += size;
	return true;
}

/* What stands between the brackets, and what it is. False: not plain. */
static bool element_start(struct plain *plain)
{
	const char *begin = plain->at, *name = begin + 1;
	const struct xml_element_rule *rule;
	size_t length = 0;
	uint32_t next = 0;

	while (name + length < plain->end && name[length] > '/' && name[length] != '>')
		length++;
	rule = plain->depth ? child_find(plain, name, length) : root_find(plain, name, length);
	if (!rule || rule->content == XML_TEXT || rule->inlines || plain->depth == DEPTH_MOST)
		return false;
	plain->at = name + length;
	plain->element.given = 0;
	if (plain->depth == 0 && !name_space_read(plain))
		return false;
	while (plain->at < plain->end && *plain->at == ' ') {
		plain->at++;
		if (!attribute_read(plain, rule, &next))
			return false;
	}
	if (!attributes_are_there(plain, rule) || plain->at - begin > (ptrdiff_t)TAG_MOST)
		return false;
	plain->element.rule = rule;
	plain->element.offset = (size_t)(begin - plain->bytes);
	plain->levels[plain->depth++] =
		(struct level){.rule = rule, .offset = plain->element.offset};
	return !rule->start || rule->start(plain->request->context, &plain->element);
}

/* Behind the attributes of a start tag: does the element end with it? False: neither. */
static bool tag_close(struct plain *plain, bool *ends)
{
	size_t left = (size_t)(plain->end - plain->at);

	*ends = left >= 2 && memcmp(plain->at, "/>", 2) == 0;
	if (!*ends && (left < 1 || *plain->at != '>'))
		return false;
	plain->at += *ends ? 2 : 1;
	return true;
}

static bool end_tag_read(struct plain *plain)
{
	const char *name = plain->levels[plain->depth - 1].rule->name;
	size_t length = strlen(name);

	if ((size_t)(plain->end - plain->at) < length + 3 ||
	    memcmp(plain->at + 2, name, length) != 0 || plain->at[2 + length] != '>')
		return false;
	plain->at += length + 3;
	return true;
}

/* ---- texts ---- */

/* Entities become what they stand for, in place. The new length, or -1: one that is not plain. */
static ptrdiff_t entities_replace(char *text, size_t length)
{
	static const struct {
		const char *name;
		size_t length;
		char character;
	} entities[] = {{"&amp;", 5, '&'}, {"&lt;", 4, '<'}, {"&gt;", 4, '>'}, {"&quot;", 6, '"'}};
	const char *from = text, *end = text + length;
	char *to = text;

	while (from < end) {
		size_t i = 0;

		if (*from != '&') {
			*to++ = *from++;
			continue;
		}
		while (i < 4 && ((size_t)(end - from) < entities[i].length ||
		                 memcmp(from, entities[i].name, entities[i].length) != 0))
			i++;
		if (i == 4)
			return -1;
		*to++ = entities[i].character;
		from += entities[i].length;
	}
	return to - text;
}

/* The text up to the next tag, into the arena. */
static bool text_read(struct plain *plain, const char *end)
{
	struct arena *arena = plain->request->arena;
	size_t length = (size_t)(end - plain->at);
	ptrdiff_t whole = (ptrdiff_t)length;
	char *text;

	if (length == 0)
		return true;
	if (length > TEXT_MOST || memchr(plain->at, '>', length) ||
	    !arena_reserve(arena, length + 1))
		return false;
	text = arena_at(arena, (uint32_t)arena->used);
	memcpy(text, plain->at, length);
	if (memchr(text, '&', length))
		whole = entities_replace(text, length);
	if (whole <= 0)
		return false;
	text[whole] = '\0';
	plain->text = (uint32_t)arena->used;
	arena->used += (size_t)whole + 1;
	plain->at = end;
	return true;
}

/* Up to the next tag: text where there may be some, else white space. */
static bool between_read(struct plain *plain)
{
	const char *next = memchr(plain->at, '<', (size_t)(plain->end - plain->at));

	if (!next)
		return false;
	if (plain->levels[plain->depth - 1].rule->content >= XML_TEXT)
		return text_read(plain, next);
	for (; plain->at < next; plain->at++)
		if (*plain->at != ' ' && *plain->at != '\n')
			return false;
	return true;
}

/* ---- the whole ---- */

static bool step(struct plain *plain)
{
	bool ends;

	if (!between_read(plain))
		return false;
	if (plain->end - plain->at > 1 && plain->at[1] == '/')
		return end_tag_read(plain) && element_end(plain);
	if (!element_start(plain) || !tag_close(plain, &ends))
		return false;
	return !ends || element_end(plain);
}

bool xml_read_plain(const struct xml_request *request)
{
	const struct xml_source *source = request->source;
	size_t declaration = sizeof(DECLARATION) - 1;
	struct plain plain = {.request = request, .bytes = source->bytes};
	bool ends;

	if (source->fd >= 0 || !request->verbatim || request->kept || request->places ||
	    source->size <= declaration || memcmp(source->bytes, DECLARATION, declaration) != 0 ||
	    !characters_are_plain(source->bytes, source->size))
		return false;
	plain.at = source->bytes + declaration;
	plain.end = source->bytes + source->size;
	plain.element.values = plain.values;
	if (*plain.at != '<' || !element_start(&plain) || !tag_close(&plain, &ends) || ends)
		return false;
	while (plain.depth > 0)
		if (!step(&plain))
			return false;
	return plain.at == plain.end || (*plain.at == '\n' && plain.at + 1 == plain.end);
}
