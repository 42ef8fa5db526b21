/* xml/parser.c -- feeds libxml2's push parser, and stops it in time */
#include "xml/parser.h"

#include <errno.h>
#include <libxml/parserInternals.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/findings.h"
#include "base/text.h"
#include "base/utf8.h"

#define CHUNK ((size_t)64 << 10)

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

bool parser_init(struct parser *parser, const struct xml_source *source, xmlSAXHandler *handler,
                 void *user, struct vigil_findings *findings)
{
	*parser = (struct parser){.source = source, .findings = findings, .plain = true};
	handler->initialized = XML_SAX2_MAGIC;
	handler->serror = parser_heard_error;
	handler->internalSubset = parser_met_doctype;
	parser->context = xmlCreatePushParserCtxt(handler, user, NULL, 0, NULL);
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
	parser->context->disableSAX = 1;
	parser->context->instate = XML_PARSER_EOF;
}

static size_t offset_of(const struct parser *parser, const xmlChar *at)
{
	return parser->pushed - (size_t)(parser->context->input->end - at);
}

size_t parser_offset(const struct parser *parser)
{
	return parser->context && parser->context->input
	               ? offset_of(parser, parser->context->input->cur)
	               : parser->pushed;
}

size_t parser_tag_offset(const struct parser *parser)
{
	/* The push parser has the whole tag in its buffer, and `<` stands in no attribute. */
	const xmlParserInput *input = parser->context->input;
	const xmlChar *tag = memrchr(input->base, '<', (size_t)(input->cur - input->base));

	return offset_of(parser, tag ? tag : input->cur);
}

size_t parser_text_offset(const struct parser *parser, const char *bytes, size_t length)
{
	const xmlParserInput *input = parser->context->input;
	const xmlChar *at = (const xmlChar *)bytes;
	size_t blank = 0;

	while (blank < length && strchr(" \t\r\n", bytes[blank]))
		blank++;
	if (at >= input->base && at < input->end)
		return offset_of(parser, at) + blank;
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

/* Errors of libxml2 end in a newline and may quote the document. */
void parser_heard_error(void *user, xmlErrorPtr error)
{
	struct parser *parser = user;
	const char *message = error->message ? error->message : "unknown error";

	if (error->level < XML_ERR_ERROR || parser->stopped)
		return;
	if (error->code == XML_ERR_NO_MEMORY)
		parser->lost = true;
	else
		parser_find(parser, XML_NOT_WELL_FORMED, parser_offset(parser), "%.*s",
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
	parser->stopped = true;
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
		refuse_encoding(parser, parser->pushed, what);
		return;
	}
	if (size < 6 || memcmp(bytes, "<?xml", 5) != 0 || !end)
		return;
	length = declared(bytes, (size_t)(end - bytes), "encoding", &value);
	if (length && (length != 5 || strncasecmp(value, "UTF-8", 5) != 0))
		refuse_encoding(parser, parser->pushed + (size_t)(value - bytes),
		                "another encoding is declared");
	length = declared(bytes, (size_t)(end - bytes), "version", &value);
	if (length && (length != 3 || memcmp(value, "1.0", 3) != 0))
		refuse_encoding(parser, parser->pushed + (size_t)(value - bytes),
		                "another version of XML is declared");
}

/*
 * How much of the bytes can be pushed: whole characters, and no carriage return at the end, which
 * libxml2 would count twice. Stops the parser where they are not UTF-8.
 */
static size_t pushable(struct parser *parser, const char *bytes, size_t size, bool last)
{
	size_t plain = parser->plain ? utf8_plain_prefix(bytes, size) : 0;
	size_t valid = plain + utf8_valid_prefix(bytes + plain, size - plain);
	const char *nul = memchr(bytes, '\0', valid);

	parser->plain = parser->plain && plain == size;
	if (nul)
		refuse_encoding(parser, parser->pushed + (size_t)(nul - bytes),
		                "this file holds NUL bytes");
	else if (valid < size && (last || size - valid > 3))
		refuse_encoding(parser, parser->pushed + valid,
		                "the bytes here are not valid UTF-8");
	if (parser->stopped)
		return nul ? (size_t)(nul - bytes) : valid;
	if (!last && valid > 0 && bytes[valid - 1] == '\r')
		valid--;
	return valid;
}

static void push(struct parser *parser, const char *bytes, size_t size, bool last)
{
	parser->pushed += size;
	xmlParseChunk(parser->context, bytes, (int)size, last);
	if (parser->context->input && !parser->stopped &&
	    (size_t)(parser->context->input->end - parser->context->input->cur) > TAG_MOST) {
		parser_find(parser, XML_TOO_LARGE, parser_offset(parser),
		            "a tag or comment is longer than %zu KiB", TAG_MOST >> 10);
		parser_stop(parser);
	}
	if (parser->context->errNo == XML_ERR_NO_MEMORY)
		parser->lost = parser->stopped = true;
}

/* Fill up to `size` bytes from the source, behind what was read before. 0 at the end. */
static size_t fill(struct parser *parser, char *buffer, size_t size, size_t *position)
{
	const struct xml_source *source = parser->source;
	size_t filled = 0;

	if (source->fd < 0) {
		filled = source->size - *position < size ? source->size - *position : size;
		memcpy(buffer, source->bytes + *position, filled);
		*position += filled;
		return filled;
	}
	while (filled < size) {
		ssize_t got = read(source->fd, buffer + filled, size - filled);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			parser->io_failed = parser->stopped = true;
		if (got <= 0)
			break;
		filled += (size_t)got;
	}
	return filled;
}

void parser_run(struct parser *parser, struct text *kept)
{
	char buffer[CHUNK];
	size_t held = 0, position = 0; /* bytes in the buffer that are not pushed */
	bool first = true, last = false;

	while (!last && !parser->stopped) {
		size_t size = held + fill(parser, buffer + held, CHUNK - held, &position);
		size_t skipped = 0, whole;

		last = size < CHUNK;
		if (kept)
			text_add_bytes(kept, buffer + held, size - held);
		if (first && size >= 3 && memcmp(buffer, BYTE_ORDER_MARK, 3) == 0)
			parser->pushed = skipped = 3;
		if (first)
			check_start(parser, buffer + skipped, size - skipped);
		first = false;
		if (parser->stopped)
			return;
		whole = pushable(parser, buffer + skipped, size - skipped, last);
		if (parser->stopped) { /* what stands before the bad bytes is read all the same */
			parser->stopped = false;
			push(parser, buffer + skipped, whole, false);
			parser_stop(parser);
			return;
		}
		push(parser, buffer + skipped, whole, last);
		held = size - skipped - whole;
		memmove(buffer, buffer + skipped + whole, held);
	}
}
