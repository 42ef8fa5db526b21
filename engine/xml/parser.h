/* xml/parser.h -- libxml2's push parser behind guards; only for the files of this room */
#ifndef XML_PARSER_H
#define XML_PARSER_H

#include <libxml/parser.h>

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

/*
 * What libxml2 lets a hostile document do, this keeps from it: only UTF-8 and XML 1.0 reach the
 * parser, in pieces; a document type declaration ends the reading before a byte of it is
 * understood; tags and comments, texts and nesting have a longest length; the first error of the
 * parser is the last.
 */
struct parser {
	xmlParserCtxtPtr context;
	const struct xml_source *source;
	struct vigil_findings *findings;
	size_t pushed; /* bytes of the document given to libxml2, and a byte order mark */
	bool plain;    /* all that was pushed is ASCII without DEL */
	bool stopped;  /* nothing more is to be read */
	bool lost;     /* for want of memory or because reading failed */
	bool io_failed;
};

/* `handler` gets `user` as its context; both outlive the parser. False: no memory. */
bool parser_init(struct parser *parser, const struct xml_source *source, xmlSAXHandler *handler,
                 void *user, struct vigil_findings *findings);
void parser_clear(struct parser *parser);

/* Read to the end, or to the first thing that stops it; `kept`, if any, gets the bytes. */
void parser_run(struct parser *parser, struct text *kept);

/* Hear no more events. May be called from any handler. */
void parser_stop(struct parser *parser);

/* The error handler of every SAX handler given to parser_init(), whose user begins with a parser.
 */
void parser_heard_error(void *user, xmlErrorPtr error);
void parser_met_doctype(void *user, const xmlChar *name, const xmlChar *external,
                        const xmlChar *system);

/* The offset of the byte that is parsed next, and of the `<` of the tag that was just parsed. */
size_t parser_offset(const struct parser *parser);
size_t parser_tag_offset(const struct parser *parser);

/* The offset of the text that was handed to a handler: of its first character that is not blank. */
size_t parser_text_offset(const struct parser *parser, const char *bytes, size_t length);

void parser_find(struct parser *parser, enum xml_code code, size_t offset, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
