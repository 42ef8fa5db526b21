/* xml/grammar.c -- holds a document to its rules while libxml2 reads it */
#include "xml/grammar.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/findings.h"
#include "base/markup.h"
#include "base/nearest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "xml/fold.h"
#include "xml/parser.h"
#include "xml/rules.h"
#include "xml/value.h"

#define DEPTH_MOST    64
#define TEXT_MOST     ((size_t)1 << 20) /* bytes of one text */
#define GIVEN_MOST    64                /* attributes of one element, ours or not */
#define QUOTED_LENGTH 40                /* of a wrong value, in a finding */

/* What a good document hardly needs stays out of the way of what it needs all the time. */
#define RARE __attribute__((cold, noinline))

enum text_state { TEXT_NONE, TEXT_OPEN, TEXT_CLOSED };

/* An element that has begun and not ended. */
struct frame {
	const struct node *node;
	size_t offset;
	uint32_t seen; /* bit i: child i was there */
	unsigned char rank;
	unsigned char text_state;
	bool complained; /* about text where none may be */
	bool is_inline;
	uint32_t text;     /* where it starts in the arena */
	uint32_t text_end; /* once it is closed */
};

struct reader {
	struct parser parser; /* the first member: see parser_heard_error() */
	struct rules rules;
	const struct xml_request *request;
	struct arena *arena;
	struct vigil_findings *findings;
	struct frame *top;          /* the innermost open element; below frames[1] none is open */
	bool unruly;                /* the text that is read may hold characters that it must not */
	size_t skipped;             /* elements open inside one that is left out */
	struct xml_element element; /* what the rules' functions are given */
	struct xml_value values[XML_ATTRIBUTES_MOST];
	struct frame frames[DEPTH_MOST + 1]; /* the first is no element: it ends all ways up */
};

static const char *name_of(const struct frame *frame)
{
	return frame->node->rule->name;
}

static RARE void out_of_memory(struct reader *reader)
{
	reader->parser.lost = true;
	parser_stop(&reader->parser);
}

/* ---- texts ---- */

/* The frame whose text goes on here: an inline element belongs to the text around it. */
static struct frame *text_owner(struct reader *reader)
{
	struct frame *frame = reader->top;

	while (frame->is_inline)
		frame--;
	return frame;
}

/* No control character is allowed in XML but those that are white space. */
static bool is_blank(const char *bytes, size_t length)
{
	const char *end = bytes + length;

	while (bytes < end && (unsigned char)*bytes <= ' ')
		bytes++;
	return bytes == end;
}

static bool holds_text(const struct frame *frame)
{
	return frame->node->rule->content >= XML_TEXT;
}

static RARE void complain_of_text(struct reader *reader, struct frame *frame, size_t offset)
{
	if (frame->complained)
		return;
	frame->complained = true;
	parser_find(&reader->parser, XML_MISPLACED_TEXT, offset,
	            frame->text_state == TEXT_CLOSED
	                    ? "text of '%s' after an element in it; its text comes first"
	                    : "'%s' holds no text of its own",
	            name_of(frame));
}

/* Room for so much text, and for what folding may write beyond it. */
static bool reserve(struct reader *reader, size_t length)
{
	if (arena_reserve(reader->arena, length + 2 * FOLD_MARGIN))
		return true;
	out_of_memory(reader);
	return false;
}

/* Bytes as they are, at the arena's end. */
static bool append(struct reader *reader, const char *bytes, size_t length)
{
	struct arena *arena = reader->arena;

	if (!reserve(reader, length))
		return false;
	memcpy(arena->base + arena->used, bytes, length);
	arena->used += length;
	return true;
}

static bool append_mark(struct reader *reader, char mark)
{
	if (!reserve(reader, 1))
		return false;
	reader->arena->base[reader->arena->used++] = mark;
	return true;
}

/* The piece, with FOLD_MARGIN to read behind it: copied to where it is overwritten in the end. */
static const char *with_margin(struct reader *reader, const char *bytes, size_t length)
{
	char *copy = reader->arena->base + reader->arena->used + length + FOLD_MARGIN;

	if (parser_holds(&reader->parser, bytes, length + FOLD_MARGIN))
		return bytes;
	return memcpy(copy, bytes, length);
}

static RARE void find_too_long(struct reader *reader, const struct frame *frame)
{
	parser_find(&reader->parser, XML_TOO_LARGE, parser_offset(&reader->parser),
	            "the text of '%s' is longer than %zu KiB", name_of(frame), TEXT_MOST >> 10);
	parser_stop(&reader->parser);
}

/* A piece of a text that stays as it is. */
static __attribute__((noinline)) void append_line(struct reader *reader, const char *bytes,
                                                  size_t length)
{
	reader->unruly |= utf8_find_unruly(bytes, length) != 0;
	append(reader, bytes, length);
}

/* A piece of the frame's text, folded where its white space has no meaning. */
static void append_text(struct reader *reader, const struct frame *frame, const char *bytes,
                        size_t length)
{
	struct arena *arena = reader->arena;
	size_t used = arena->used - frame->text;

	if (used + length > TEXT_MOST) {
		find_too_long(reader, frame);
	} else if (frame->node->rule->content == XML_LINE) {
		append_line(reader, bytes, length);
	} else if (reserve(reader, 2 * length)) {
		used = fold_append(arena_at(arena, frame->text), used,
		                   with_margin(reader, bytes, length), length, &reader->unruly);
		arena->used = frame->text + used;
	}
}

static bool open_text(struct reader *reader, struct frame *frame)
{
	if (frame->text_state == TEXT_CLOSED)
		return false;
	if (frame->text_state == TEXT_NONE) {
		frame->text_state = TEXT_OPEN;
		frame->text = (uint32_t)reader->arena->used;
	}
	return true;
}

static RARE void complain_of_piece(struct reader *reader, struct frame *frame, const char *bytes,
                                   size_t length)
{
	complain_of_text(reader, frame, parser_text_offset(&reader->parser, bytes, length));
}

/* A piece of text where text may be. */
static __attribute__((noinline)) void take_text(struct reader *reader, const char *bytes,
                                                size_t length)
{
	struct frame *frame = text_owner(reader);

	if (open_text(reader, frame))
		append_text(reader, frame, bytes, length);
	else if (!is_blank(bytes, length))
		complain_of_piece(reader, frame, bytes, length);
}

/* Half of all is white space between elements: that way is kept short. */
static void on_text(void *user, const xmlChar *bytes, int length)
{
	struct reader *reader = user;

	parser_met_event(&reader->parser);
	if (reader->skipped)
		return;
	if (holds_text(reader->top))
		take_text(reader, (const char *)bytes, (size_t)length);
	else if (!is_blank((const char *)bytes, (size_t)length))
		complain_of_piece(reader, reader->top, (const char *)bytes, (size_t)length);
}

/* Is there more than marks and spaces? */
static RARE bool has_words(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if ((text[i] == MARKUP_MARK_ON || text[i] == MARKUP_LINK_ON) &&
		    memchr(text + i, MARKUP_NAME_END, length - i))
			i = (size_t)((char *)memchr(text + i, MARKUP_NAME_END, length - i) - text);
		else if (text[i] != ' ' && !markup_is(text[i]))
			return true;
	}
	return false;
}

static RARE void check_characters(struct reader *reader, const char *bytes, size_t length,
                                  size_t offset, const char *name)
{
	uint32_t character = 0;

	if (!reader->request->verbatim)
		character = utf8_find_unruly(bytes, length);
	if (character)
		parser_find(&reader->parser, XML_UNRULY, offset,
		            "'%s' holds U+%04X, a character that can hide or move text", name,
		            (unsigned)character);
}

static RARE void remember_place(struct reader *reader, const struct frame *frame)
{
	struct xml_place place = {frame->text, (uint32_t)frame->offset};

	text_add_bytes(reader->request->places, (char *)&place, sizeof(place));
}

/* A line break in a line is a space. */
static __attribute__((noinline)) void join_lines(char *text, size_t length)
{
	for (char *c = text; (c = memchr(c, '\n', (size_t)(text + length - c)));)
		*c = ' ';
}

/* A text is complete: fold it where it stands, at the arena's end. */
static void close_text(struct reader *reader, struct frame *frame)
{
	char *text = arena_at(reader->arena, frame->text);
	size_t length = reader->arena->used - frame->text;

	if (frame->node->rule->content == XML_TEXT)
		length = fold_trim(text, length);
	else if (!reader->request->verbatim)
		join_lines(text, length);
	if (reader->unruly) {
		check_characters(reader, text, length, frame->offset, name_of(frame));
		reader->unruly = false;
	}
	text[length] = '\0';
	frame->text_state = TEXT_CLOSED;
	frame->text_end = frame->text + (uint32_t)length;
	reader->arena->used = length ? frame->text + length + 1 : frame->text;
	if (length && reader->request->places)
		remember_place(reader, frame);
}

static bool is_without_words(const struct reader *reader, const struct frame *frame)
{
	const char *text = arena_at(reader->arena, frame->text);
	size_t length = frame->text_end - frame->text;

	/* no mark is more than ' ' */
	return length == 0 || ((unsigned char)*text <= ' ' && !has_words(text, length));
}

static void check_text(struct reader *reader, struct frame *frame)
{
	const struct xml_element_rule *rule = frame->node->rule;

	if (!holds_text(frame))
		return;
	if (frame->text_state == TEXT_OPEN)
		close_text(reader, frame);
	if (!rule->may_be_empty && is_without_words(reader, frame))
		parser_find(&reader->parser, XML_EMPTY_TEXT, frame->offset, "'%s' has no text",
		            rule->name);
}

/* ---- attributes ---- */

static bool is_known(const struct reader *reader, const struct xml_attribute_rule *rule)
{
	return !reader->rules.restricted || rule->translated;
}

static RARE void find_unknown_attribute(struct reader *reader, const struct node *node,
                                        const char *name, size_t offset)
{
	const struct xml_attribute_rule *rules = node->rule->attributes;
	struct nearest nearest;

	nearest_init(&nearest, name);
	for (uint32_t i = 0; i < node->attribute_count; i++)
		if (is_known(reader, &rules[i]))
			nearest_offer(&nearest, rules[i].name);
	parser_find(&reader->parser, XML_UNKNOWN_ATTRIBUTE, offset,
	            nearest.name ? "'%s' has no attribute '%.*s'; did you mean '%s'?"
	                         : "'%s' has no attribute '%.*s'%s",
	            node->rule->name, QUOTED_LENGTH, name, nearest.name ? nearest.name : "");
}

static RARE void find_bad_attribute(struct reader *reader, const struct xml_attribute_rule *rule,
                                    const struct xml_value *value, size_t offset)
{
	struct text wanted;

	text_init(&wanted);
	value_describe(&wanted, rule);
	parser_find(&reader->parser, XML_BAD_ATTRIBUTE, offset,
	            "attribute '%s' is '%.*s'; it takes %s", rule->name,
	            value->length < QUOTED_LENGTH ? (int)value->length : QUOTED_LENGTH,
	            value->bytes, wanted.bytes);
	if (wanted.failed)
		out_of_memory(reader);
	text_clear(&wanted);
}

/* Schema locations are for editors: any document may have them at its root. */
static bool is_for_editors(const struct reader *reader, const xmlChar *uri)
{
	return reader->top == &reader->frames[1] && uri &&
	       strcmp((const char *)uri, "http://www.w3.org/2001/XMLSchema-instance") == 0;
}

/*
 * `raw` is libxml2's: local name, prefix, namespace, and both ends of the value. Returns the
 * attribute's bit, also when its value is wrong; 0 when it is not known.
 */
static uint32_t read_attribute(struct reader *reader, const struct node *node, const xmlChar **raw,
                               struct xml_element *element)
{
	const struct attribute *known = reader->rules.attributes + node->attribute;
	const struct xml_attribute_rule *rules = node->rule->attributes;
	struct xml_value *value;
	uint32_t i = 0;

	while (i < node->attribute_count &&
	       (known[i].name != raw[0] || known[i].name_space != raw[2]))
		i++;
	if (i == node->attribute_count || !is_known(reader, &rules[i])) {
		if (!is_for_editors(reader, raw[2]))
			find_unknown_attribute(reader, node, (const char *)raw[0], element->offset);
		return 0;
	}
	value = &reader->values[i];
	*value = (struct xml_value){.bytes = (const char *)raw[3],
	                            .length = (size_t)(raw[4] - raw[3])};
	if (!value_read(value, &rules[i])) {
		find_bad_attribute(reader, &rules[i], value, element->offset);
		return 1U << i;
	}
	if (rules[i].type == XML_STRING)
		check_characters(reader, value->bytes, value->length, element->offset,
		                 rules[i].name);
	element->given |= 1U << i;
	return 1U << i;
}

static RARE void find_missing_attributes(struct reader *reader, const struct node *node,
                                         uint32_t missing, size_t offset)
{
	for (uint32_t i = 0; missing; i++, missing >>= 1)
		if (missing & 1)
			parser_find(&reader->parser, XML_MISSING_ATTRIBUTE, offset,
			            "'%s' needs the attribute '%s'", node->rule->name,
			            node->rule->attributes[i].name);
}

static void read_attributes(struct reader *reader, const struct node *node, int count,
                            const xmlChar **raw, struct xml_element *element)
{
	uint32_t missing = node->required_attributes[reader->rules.restricted];

	if (count > GIVEN_MOST) {
		parser_find(&reader->parser, XML_TOO_LARGE, element->offset,
		            "'%s' has more than %d attributes", node->rule->name, GIVEN_MOST);
		parser_stop(&reader->parser);
		return;
	}
	for (; count > 0; count--, raw += 5)
		missing &= ~read_attribute(reader, node, raw, element);
	if (missing)
		find_missing_attributes(reader, node, missing, element->offset);
}

/* ---- elements ---- */

static RARE void find_unknown_element(struct reader *reader, const struct frame *parent,
                                      const char *name, bool foreign)
{
	const struct child *children = reader->rules.children + parent->node->child;
	struct nearest nearest;

	nearest_init(&nearest, name);
	for (uint32_t i = 0; i < parent->node->child_count && !foreign; i++)
		nearest_offer(&nearest, (const char *)children[i].name);
	parser_find(&reader->parser, XML_UNKNOWN_ELEMENT, parser_tag_offset(&reader->parser),
	            foreign        ? "'%s' holds no '%.*s' of another namespace%s"
	            : nearest.name ? "'%s' holds no '%.*s'; did you mean '%s'?"
	                           : "'%s' holds no '%.*s'%s",
	            name_of(parent), QUOTED_LENGTH, name, nearest.name ? nearest.name : "");
}

/* Order and number among the parent's children. */
static void check_place(struct reader *reader, struct frame *parent, const struct child *child,
                        const struct xml_element_rule *rule)
{
	if (rule->rank < parent->rank)
		parser_find(&reader->parser, XML_MISPLACED_ELEMENT,
		            parser_tag_offset(&reader->parser),
		            "'%s' comes too late in '%s': it stands before what is here already",
		            rule->name, name_of(parent));
	else
		parent->rank = rule->rank;
	if (parent->seen & child->bit && !rule->repeated && !child->is_inline)
		parser_find(&reader->parser, XML_REPEATED_ELEMENT,
		            parser_tag_offset(&reader->parser), "'%s' has more than one '%s'",
		            name_of(parent), rule->name);
	parent->seen |= child->bit;
}

static RARE void find_too_deep(struct reader *reader)
{
	parser_find(&reader->parser, XML_TOO_LARGE, parser_tag_offset(&reader->parser),
	            "elements are nested more than %d deep", DEPTH_MOST);
	parser_stop(&reader->parser);
}

static inline bool enter(struct reader *reader, const struct node *node, bool is_inline)
{
	struct frame *frame;

	if (reader->top == &reader->frames[DEPTH_MOST]) {
		find_too_deep(reader);
		return false;
	}
	frame = ++reader->top;
	*frame =
		(struct frame){.node = node,
	                       .offset = parser_bare_tag_offset(&reader->parser, node->name_length),
	                       .is_inline = is_inline};
	return true;
}

/* White space beside a block has no meaning. */
static void trim_before_block(struct reader *reader, const struct frame *owner, char mark)
{
	if (owner->node->rule->content == XML_TEXT && markup_is_block(mark))
		reader->arena->used = owner->text + fold_trim(arena_at(reader->arena, owner->text),
		                                              reader->arena->used - owner->text);
}

/* Begin an inline element: its mark, and the name that a mark or link carries. */
static void start_inline(struct reader *reader, struct frame *frame,
                         const struct xml_element *element)
{
	struct frame *owner = text_owner(reader);

	if (!open_text(reader, owner)) {
		complain_of_text(reader, owner, frame->offset);
		return;
	}
	trim_before_block(reader, owner, frame->node->rule->open);
	if (!append_mark(reader, frame->node->rule->open) || frame->node->attribute_count == 0)
		return;
	if (element->given & 1 &&
	    !append(reader, reader->values[0].bytes, reader->values[0].length))
		return;
	append_mark(reader, MARKUP_NAME_END);
}

static void end_inline(struct reader *reader, const struct frame *frame)
{
	struct frame *owner = text_owner(reader);
	char close = frame->node->rule->close;

	if (owner->text_state != TEXT_OPEN)
		return;
	trim_before_block(reader, owner, close);
	append_mark(reader, close);
}

static RARE bool start_root(struct reader *reader, const xmlChar *name, const xmlChar *uri)
{
	const struct rules *rules = &reader->rules;
	struct text wanted;

	for (size_t i = 0; i < rules->root_count; i++) {
		const struct node *node = &rules->nodes[rules->roots[i]];

		if (uri != rules->name_space || strcmp(node->rule->name, (const char *)name) != 0)
			continue;
		reader->rules.restricted = node->rule->restricted;
		return enter(reader, node, false);
	}
	text_init(&wanted);
	for (size_t i = 0; i < rules->root_count; i++)
		text_addf(&wanted, "%s<%s xmlns=\"%s\" ...>", i ? " or " : "",
		          rules->nodes[rules->roots[i]].rule->name,
		          (const char *)rules->name_space);
	parser_find(&reader->parser, XML_ANOTHER_DOCUMENT, parser_tag_offset(&reader->parser),
	            "this document begins with '%.*s'; it has to begin with %s", QUOTED_LENGTH,
	            (const char *)name, wanted.bytes);
	text_clear(&wanted);
	parser_stop(&reader->parser);
	return false;
}

/* Is the child known here? Opens its frame; else what is in it is left out. */
static bool start_child(struct reader *reader, const xmlChar *name, const xmlChar *uri)
{
	struct frame *parent = reader->top;
	const struct child *child = NULL;
	const struct node *node;

	if (uri == reader->rules.name_space)
		child = rules_child(&reader->rules, parent->node, name);
	if (!child) {
		find_unknown_element(reader, parent, (const char *)name,
		                     uri != reader->rules.name_space);
		reader->skipped = 1;
		return false;
	}
	node = &reader->rules.nodes[child->node];
	if (!child->is_inline && parent->text_state == TEXT_OPEN)
		close_text(reader, parent);
	check_place(reader, parent, child, node->rule);
	return enter(reader, node, child->is_inline);
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int name_spaces, const xmlChar **declared, int attributes, int defaulted,
                     const xmlChar **raw)
{
	struct reader *reader = user;
	struct xml_element *element = &reader->element;
	struct frame *frame;

	(void)prefix;
	(void)name_spaces;
	(void)declared;
	(void)defaulted;
	parser_met_event(&reader->parser);
	if (reader->skipped) {
		if (++reader->skipped > DEPTH_MOST)
			find_too_deep(reader);
		return;
	}
	if (!(reader->top->node ? start_child(reader, name, uri) : start_root(reader, name, uri)))
		return;
	frame = reader->top;
	element->rule = frame->node->rule;
	element->offset = frame->offset;
	element->given = 0;
	read_attributes(reader, frame->node, attributes, raw, element);
	if (reader->parser.stopped)
		return;
	if (frame->is_inline)
		start_inline(reader, frame, element);
	else if (element->rule->start && !element->rule->start(reader->request->context, element))
		out_of_memory(reader);
}

static RARE void find_missing_children(struct reader *reader, const struct frame *frame)
{
	const struct child *child = reader->rules.children + frame->node->child;
	uint32_t missing = frame->node->required_children & ~frame->seen;

	for (; missing; child++, missing >>= 1)
		if (missing & 1)
			parser_find(&reader->parser, XML_MISSING_ELEMENT, frame->offset,
			            "'%s' needs the element '%s'", name_of(frame),
			            (const char *)child->name);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct reader *reader = user;
	struct xml_element *element = &reader->element;
	struct frame *frame;

	(void)name;
	(void)prefix;
	(void)uri;
	parser_met_event(&reader->parser);
	if (reader->skipped) {
		reader->skipped--;
		return;
	}
	frame = reader->top;
	if (frame->node->required_children & ~frame->seen && !reader->rules.restricted)
		find_missing_children(reader, frame);
	if (frame->is_inline) {
		end_inline(reader, frame);
		reader->top--;
		return;
	}
	check_text(reader, frame);
	element->rule = frame->node->rule;
	element->offset = frame->offset;
	element->after = parser_offset(&reader->parser);
	element->text =
		frame->text_state == TEXT_CLOSED && frame->text_end > frame->text ? frame->text : 0;
	reader->top--;
	if (element->rule->end && !element->rule->end(reader->request->context, element))
		out_of_memory(reader);
}

/* ---- the whole document ---- */

struct rereading {
	const struct xml_source *source;
	size_t position;
};

static size_t read_again(void *user, char *buffer, size_t size)
{
	struct rereading *again = user;
	const struct xml_source *source = again->source;
	ssize_t got;

	if (source->fd >= 0) {
		got = pread(source->fd, buffer, size, (off_t)again->position);
		again->position += got > 0 ? (size_t)got : 0;
		return got > 0 ? (size_t)got : 0;
	}
	if (size > source->size - again->position)
		size = source->size - again->position;
	memcpy(buffer, source->bytes + again->position, size);
	again->position += size;
	return size;
}

static bool has_errors(const struct vigil_findings *findings, size_t first)
{
	for (size_t i = first; i < vigil_findings_count(findings); i++)
		if (vigil_findings_get(findings, i)->code->severity == VIGIL_ERROR)
			return true;
	return false;
}

enum vigil_status xml_read(const struct xml_request *request, struct vigil_findings *findings)
{
	xmlSAXHandler handler = {.startElementNs = on_start,
	                         .endElementNs = on_end,
	                         .characters = on_text,
	                         .ignorableWhitespace = on_text,
	                         .cdataBlock = on_text};
	struct reader reader = {.request = request, .arena = request->arena, .findings = findings};
	size_t first = vigil_findings_count(findings);
	struct rereading again = {.source = request->source};
	enum vigil_status status = VIGIL_NO_MEMORY;

	reader.top = reader.frames;
	reader.element.values = reader.values;
	if (!parser_init(&reader.parser, request, &handler, &reader, findings) ||
	    !rules_init(&reader.rules, request, reader.parser.context->dict))
		goto done;
	parser_run(&reader.parser);
	findings_locate(findings, first, read_again, &again);
	if (reader.parser.lost || findings_lost(findings) ||
	    (request->kept && request->kept->failed) ||
	    (request->places && request->places->failed))
		goto done;
	status = has_errors(findings, first) ? VIGIL_INVALID : VIGIL_OK;
	if (reader.parser.io_failed) {
		findings_add(findings, &file_unreadable, request->source->name, FINDING_NOWHERE,
		             NULL, "reading failed in the middle of the file");
		status = VIGIL_IO;
	}
done:
	parser_clear(&reader.parser);
	rules_clear(&reader.rules);
	return status;
}
