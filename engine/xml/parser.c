/* xml/parser.c -- gives libxml2 a document piece by piece, and stops it in time */
#include "xml/parser.h"

#include <errno.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/findings.h"
#include "base/text.h"
#include "base/utf8.h"

/* The longest tag, comment or processing instruction: what the parser may keep without an event. */
#define TAG_MOST ((size_t)64 << 10)

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* An XML declaration is shorter than this. */
#define DECLARATION_MOST 256

const struct vigil_code xml_codes[] = {
	[XML_NOT_WELL_FORMED] = {"not-well-formed", VIGIL_ERROR},
	[XML_DOCTYPE] = {"doctype", VIGIL_ERROR},
	[XML_ENCODING] = {"encoding", VIGIL_ERROR},
	[XML_TOO_LARGE] = {"too-large", VIGIL_ERROR},
	[XML_TOO_MANY] = {"too-many-findings", VIGIL_ERROR},
	[XML_ANOTHER_DOCUMENT] = {"another-document", VIGIL_ERROR},
	[XML_UNKNOWN_ELEMENT] = {"unknown-element", VIGIL_ERROR},
	[XML_MISPLACED_ELEMENT] = {"misplaced-element", VIGIL_ERROR},
	[XML_REPEATED_ELEMENT] = {"repeated-element", VIGIL_ERROR},
	[XML_MISSING_ELEMENT] = {"missing-element", VIGIL_ERROR},
	[XML_UNKNOWN_ATTRIBUTE] = {"unknown-attribute", VIGIL_ERROR},
	[XML_MISSING_ATTRIBUTE] = {"missing-attribute", VIGIL_ERROR},
	[XML_BAD_ATTRIBUTE] = {"bad-attribute", VIGIL_ERROR},
	[XML_MISPLACED_TEXT] = {"misplaced-text", VIGIL_ERROR},
	[XML_EMPTY_TEXT] = {"empty-text", VIGIL_ERROR},
	[XML_UNRULY] = {"control-character", VIGIL_ERROR},
	{0},
};

static int give(void *user, char *buffer, int size);

static void parser_met_comment(void *user, const xmlChar *text)
{
	(void)text;
	parser_met_event(user);
}

static void parser_met_instruction(void *user, const xmlChar *target, const xmlChar *text)
{
	(void)target;
	(void)text;
	parser_met_event(user);
}

/* What all parsers of the process share is made before two threads could make it at once. */
static void library_start(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, xmlInitParser);
}

bool parser_init(struct parser *parser, const struct xml_request *request, xmlSAXHandler *handler,
                 void *user, struct vigil_findings *findings)
{
	library_start();
	*parser = (struct parser){.source = request->source,
	                          .findings = findings,
	                          .first_finding = vigil_findings_count(findings),
	                          .kept = request->kept,
	                          .window = malloc(PARSER_WINDOW)};
	if (!parser->window)
		return false;
	handler->initialized = XML_SAX2_MAGIC;
	handler->serror = parser_heard_error;
	handler->internalSubset = parser_met_doctype;
	handler->comment = parser_met_comment;
	handler->processingInstruction = parser_met_instruction;
	parser->context =
		xmlCreateIOParserCtxt(handler, user, give, NULL, parser, XML_CHAR_ENCODING_NONE);
	if (!parser->context)
		return false;
	/*
	 * NOENT: else an ampersand in an attribute arrives as "&#38;". There is nothing else to
	 * expand, since a document that could declare an entity is refused.
	 */
	xmlCtxtUseOptions(parser->context, XML_PARSE_NOENT | XML_PARSE_NONET |
	                                           XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES);
	return true;
}

void parser_clear(struct parser *parser)
{
	free(parser->window);
	parser->window = NULL;
	if (!parser->context)
		return;
	if (parser->context->myDoc) /* made by libxml2 itself when it failed half-way */
		xmlFreeDoc(parser->context->myDoc);
	xmlFreeParserCtxt(parser->context);
	parser->context = NULL;
}

void parser_stop(struct parser *parser)
{
	/* xmlStopParser() frees the input that the parser is still looking at, but for one case. */
	parser->stopped = true;
	if (!parser->context) /* it was about to be made, and there was no memory */
		return;
	parser->context->wellFormed = 0;
	parser->context->disableSAX = 1; /* which texts do not heed */
	parser->context->sax->characters = parser->context->sax->ignorableWhitespace = NULL;
	parser->context->instate = XML_PARSER_EOF;
}

size_t parser_text_offset(const struct parser *parser, const char *bytes, size_t length)
{
	const xmlParserInput *input = parser->context->input;
	const xmlChar *at = (const xmlChar *)bytes;
	size_t blank = 0;

	while (blank < length && strchr(" \t\r\n", bytes[blank]))
		blank++;
	if (at >= input->base && at < input->end)
		return parser->given - (size_t)(input->end - at) + blank;
	/* A copy, made of what was parsed last; there it was no shorter. */
	return parser_offset(parser) - (length - blank);
}

void parser_find(struct parser *parser, enum xml_code code, size_t offset, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	findings_addv(parser->findings, &xml_codes[code], parser->source->name, offset, NULL,
	              format, arguments);
	va_end(arguments);
}

/* Where the parser is, at any time: there may be no input, or no parser yet. */
static size_t offset_at_last(const struct parser *parser)
{
	bool has_input = parser->context && parser->context->input;

	return has_input ? parser_offset(parser) : parser->given;
}

/* Errors of libxml2 end in a newline and may quote the document. */
void parser_heard_error(void *user, xmlErrorPtr error)
{
	struct parser *parser = user;
	const char *message = error->message ? error->message : "unknown error";

	if (error->level < XML_ERR_ERROR || parser->stopped)
		return;
	if (error->code == XML_ERR_NO_MEMORY)
		parser->lost = true;
	else if (!parser->refused) /* else it misses what was kept from it */
		parser_find(parser, XML_NOT_WELL_FORMED, offset_at_last(parser), "%.*s",
		            (int)strcspn(message, "\n"), message);
	parser_stop(parser);
}

void parser_met_doctype(void *user, const xmlChar *name, const xmlChar *external,
                        const xmlChar *system)
{
	struct parser *parser = user;

	(void)name;
	(void)external;
	(void)system;
	parser_find(parser, XML_DOCTYPE, parser_tag_offset(parser),
	            "a document type declaration is not read: it could name other files");
	parser_stop(parser);
	/* Here, and only here, it is safe; and here the subset must not be looked at any more. */
	xmlStopParser(parser->context);
}

static void refuse_encoding(struct parser *parser, size_t offset, const char *what)
{
	parser_find(parser, XML_ENCODING, offset, "%s; it has to be plain XML 1.0 in UTF-8", what);
	parser->refused = true;
}

/* What another encoding or a packed file begins with, behind a byte order mark if there is one. */
static const char *foreign_start(const char *bytes, size_t size)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *what;
	} starts[] = {
		{"\x1F\x8B", 2, "this file is compressed (gzip)"},
		{"\xFD\x37zXZ", 5, "this file is compressed (xz)"},
		{"BZh", 3, "this file is compressed (bzip2)"},
		{"\x28\xB5\x2F\xFD", 4, "this file is compressed (zstd)"},
		{"PK\x03\x04", 4, "this file is an archive (zip)"},
		{"\xFF\xFE", 2, "this file is in UTF-16"},
		{"\xFE\xFF", 2, "this file is in UTF-16"},
		{BYTE_ORDER_MARK, 3, "there are two byte order marks"},
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (size >= starts[i].size && memcmp(bytes, starts[i].bytes, starts[i].size) == 0)
			return starts[i].what;
	return NULL;
}

/* In an XML declaration, the value that follows `name`; its length, 0 where there is none. */
static size_t declared(const char *declaration, size_t size, const char *name, const char **value)
{
	const char *at = memmem(declaration, size, name, strlen(name));
	const char *end = declaration + size, *close;

	if (!at)
		return 0;
	for (at += strlen(name); at < end && strchr(" \t\r\n=", *at); at++)
		continue;
	if (at == end || (*at != '"' && *at != '\''))
		return 0;
	close = memchr(at + 1, *at, (size_t)(end - at - 1));
	*value = at + 1;
	return close ? (size_t)(close - at - 1) : 0;
}

static void check_start(struct parser *parser, const char *bytes, size_t size)
{
	const char *what = foreign_start(bytes, size), *value = NULL;
	const char *end = memmem(bytes, size < DECLARATION_MOST ? size : DECLARATION_MOST, "?>", 2);
	size_t length;

	if (what) {
		refuse_encoding(parser, parser->given, what);
		return;
	}
	if (size < 6 || memcmp(bytes, "<?xml", 5) != 0 || !end)
		return;
	length = declared(bytes, (size_t)(end - bytes), "encoding", &value);
	if (length && (length != 5 || strncasecmp(value, "UTF-8", 5) != 0))
		refuse_encoding(parser, parser->given + (size_t)(value - bytes),
		                "another encoding is declared");
	length = declared(bytes, (size_t)(end - bytes), "version", &value);
	if (length && (length != 3 || memcmp(value, "1.0", 3) != 0))
		refuse_encoding(parser, parser->given + (size_t)(value - bytes),
		                "another version of XML is declared");
}

/* ---- giving the document ---- */

/* Fill up to `size` bytes from the source. Fewer at its end. */
static size_t fill(struct parser *parser, char *buffer, size_t size)
{
	const struct xml_source *source = parser->source;
	size_t filled = 0;

	if (source->fd < 0) {
		filled = source->size - parser->position;
		if (filled > size)
			filled = size;
		if (filled > 0)
			memcpy(buffer, source->bytes + parser->position, filled);
		parser->position += filled;
		return filled;
	}
	while (filled < size) {
		ssize_t got = read(source->fd, buffer + filled, size - filled);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			parser->io_failed = true;
		if (got <= 0)
			break;
		filled += (size_t)got;
	}
	return filled;
}

/* Is what was not looked at UTF-8? A character may be cut off where the window ends. */
static void check_bytes(struct parser *parser)
{
	const char *bytes = parser->window + parser->checked;
	size_t size = parser->filled - parser->checked;
	size_t valid = utf8_valid_prefix(bytes, size);

	parser->checked += valid;
	if (valid < size && bytes[valid] == '\0')
		refuse_encoding(parser, parser->window_offset + parser->checked,
		                "this file holds NUL bytes");
	else if (valid < size && (parser->ended || size - valid > 3))
		refuse_encoding(parser, parser->window_offset + parser->checked,
		                "the bytes here are not valid UTF-8");
}

/* Move the window on, keeping what is not given: a character that was cut off. */
static void advance(struct parser *parser)
{
	size_t drop = parser->given - parser->window_offset, kept = parser->filled - drop, got;

	memmove(parser->window, parser->window + drop, kept);
	got = fill(parser, parser->window + kept, PARSER_WINDOW - kept);
	if (parser->kept)
		text_add_bytes(parser->kept, parser->window + kept, got);
	parser->window_offset += drop;
	parser->checked -= drop;
	parser->filled = kept + got;
	parser->ended = parser->filled < PARSER_WINDOW;
	check_bytes(parser);
}

static void check_limits(struct parser *parser)
{
	if (parser->event)
		parser->quiet_from = parser->given;
	parser->event = false;
	if (parser->given - parser->quiet_from > TAG_MOST)
		parser_find(parser, XML_TOO_LARGE, offset_at_last(parser),
		            "a tag or comment is longer than %zu KiB", TAG_MOST >> 10);
	else if (vigil_findings_count(parser->findings) - parser->first_finding >= FINDINGS_MOST)
		parser_find(parser, XML_TOO_MANY, offset_at_last(parser),
		            "there are more than %d findings; the rest of the file was not read",
		            FINDINGS_MOST);
	else
		return;
	parser_stop(parser);
}

static size_t left_to_give(const struct parser *parser)
{
	return parser->window_offset + parser->checked - parser->given;
}

/* libxml2 asks for more; 0 is the end. */
static int give(void *user, char *buffer, int size)
{
	struct parser *parser = user;
	size_t left;

	if (!parser->stopped)
		check_limits(parser);
	if (parser->stopped)
		return 0;
	if (left_to_give(parser) == 0 && !parser->ended && !parser->refused)
		advance(parser);
	left = left_to_give(parser);
	if (left > (size_t)size)
		left = (size_t)size;
	memcpy(buffer, parser->window + (parser->given - parser->window_offset), left);
	parser->given += left;
	return (int)left;
}

/* The start of the document, before the parser sees it. */
static bool begin(struct parser *parser)
{
	parser->filled = fill(parser, parser->window, PARSER_WINDOW);
	parser->ended = parser->filled < PARSER_WINDOW;
	if (parser->kept)
		text_add_bytes(parser->kept, parser->window, parser->filled);
	if (parser->filled >= 3 && memcmp(parser->window, BYTE_ORDER_MARK, 3) == 0)
		parser->given = parser->checked = parser->quiet_from = 3;
	check_start(parser, parser->window + parser->given, parser->filled - parser->given);
	if (parser->refused)
		return false;
	check_bytes(parser);
	return true;
}

void parser_run(struct parser *parser)
{
	if (!begin(parser))
		return;
	xmlParseDocument(parser->context);
	if (parser->context->errNo == XML_ERR_NO_MEMORY)
		parser->lost = true;
	else if (!parser->stopped && !parser->refused &&
	         (!parser->context->wellFormed || parser->context->errNo))
		parser_find(parser, XML_NOT_WELL_FORMED, offset_at_last(parser),
		            "the document cannot be read to its end");
}
