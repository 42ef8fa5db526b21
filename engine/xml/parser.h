/* xml/parser.h -- libxml2's parser behind guards; only for the files of this room */
#ifndef XML_PARSER_H
#define XML_PARSER_H

#include <libxml/parser.h>
#include <string.h>

#include "xml/grammar.h"

/* Indexes into xml_codes. */
enum xml_code {
	XML_NOT_WELL_FORMED,
	XML_DOCTYPE,
	XML_ENCODING,
	XML_TOO_LARGE,
	XML_TOO_MANY,
	XML_ANOTHER_DOCUMENT,
	XML_UNKNOWN_ELEMENT,
	XML_MISPLACED_ELEMENT,
	XML_REPEATED_ELEMENT,
	XML_MISSING_ELEMENT,
	XML_UNKNOWN_ATTRIBUTE,
	XML_MISSING_ATTRIBUTE,
	XML_BAD_ATTRIBUTE,
	XML_MISPLACED_TEXT,
	XML_EMPTY_TEXT,
	XML_UNRULY,
};

/* How much of the document is read at once: few calls, and it stays in a near cache. */
#define PARSER_WINDOW ((size_t)128 << 10)

/*
 * What libxml2 lets a hostile document do, this keeps from it: only UTF-8 and XML 1.0 reach the
 * parser, which asks for them piece by piece; a document type declaration ends the reading before
 * a byte of it is understood; tags and comments, texts and nesting have a longest length; the first
 * error of the parser is the last.
 *
 * (The parser is not pushed, but pulls: it then does less looking ahead, and reads a bank with a
 * sixth less work.)
 */
struct parser {
	xmlParserCtxtPtr context;
	const struct xml_source *source;
	struct vigil_findings *findings;
	size_t first_finding; /* of this document */
	struct text *kept;    /* gets the document's bytes; may be NULL */

	char *window;           /* a part of the document */
	size_t window_offset;   /* where in the document it begins */
	size_t filled, checked; /* bytes in it; those that are known to be UTF-8 */
	size_t given;           /* bytes of the document that libxml2 has */
	size_t quiet_from;      /* where libxml2 asked for more and there had been an event */
	size_t position;        /* in a source in memory */
	bool ended;             /* the window reaches to the document's end */

	bool event;   /* there was one since libxml2 asked for more */
	bool stopped; /* nothing more is to be read */
	bool refused; /* what follows the checked bytes is not given to libxml2 */
	bool lost;    /* for want of memory */
	bool io_failed;
};

/* `handler` gets `user` as its context; both outlive the parser. False: no memory. */
bool parser_init(struct parser *parser, const struct xml_request *request, xmlSAXHandler *handler,
                 void *user, struct vigil_findings *findings);
void parser_clear(struct parser *parser);

/* Read to the end, or to the first thing that stops it. */
void parser_run(struct parser *parser);

/* Hear no more events. May be called from any handler. */
void parser_stop(struct parser *parser) __attribute__((cold));

/* The error handler of every SAX handler given to parser_init(), whose user begins with a parser.
 */
void parser_heard_error(void *user, xmlErrorPtr error);
void parser_met_doctype(void *user, const xmlChar *name, const xmlChar *external,
                        const xmlChar *system);

/* The offset of the byte that is parsed next. During an event only. */
static inline size_t parser_offset(const struct parser *parser)
{
	const xmlParserInput *input = parser->context->input;

	return parser->given - (size_t)(input->end - input->cur);
}

/*
 * That of the tag that was just parsed: `<` stands in no attribute, so it is the last one. The
 * parser keeps a tag in its input while it is in it.
 */
static inline size_t parser_tag_offset(const struct parser *parser)
{
	const xmlParserInput *input = parser->context->input;
	const xmlChar *tag = memrchr(input->base, '<', (size_t)(input->cur - input->base));

	return parser->given - (size_t)(input->end - (tag ? tag : input->cur));
}

/* The same, faster, where the tag's name has this length and no prefix, and no attribute follows. */
static inline size_t parser_bare_tag_offset(const struct parser *parser, size_t name_length)
{
	const xmlParserInput *input = parser->context->input;
	size_t tag_length = name_length + 1;

	if ((size_t)(input->cur - input->base) >= tag_length && *(input->cur - tag_length) == '<')
		return parser->given - (size_t)(input->end - input->cur) - tag_length;
	return parser_tag_offset(parser);
}

/* Are so many bytes from here on all in the parser's input? Nothing is read; any address will do.
 */
static inline bool parser_holds(const struct parser *parser, const void *bytes, size_t size)
{
	const xmlParserInput *input = parser->context->input;
	uintptr_t whole = (uintptr_t)input->end - (uintptr_t)input->base;
	uintptr_t before = (uintptr_t)bytes - (uintptr_t)input->base;

	return before < whole && size <= whole - before;
}

/* Say that there was an event: what is read ahead is counted anew. */
static inline void parser_met_event(struct parser *parser)
{
	parser->event = true;
}

/* The offset of the text that was handed to a handler: of its first character that is not blank. */
size_t parser_text_offset(const struct parser *parser, const char *bytes, size_t length);

void parser_find(struct parser *parser, enum xml_code code, size_t offset, const char *format, ...)
	__attribute__((cold, format(printf, 4, 5)));

#endif
