/* xml/grammar.h -- reading a document by rules: which element may stand where, with what in it */
#ifndef XML_GRAMMAR_H
#define XML_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "vigil/finding.h"

/*
 * A kind of document is a tree of constant rules. The reader holds a document to them in one pass:
 * what does not fit is a finding with its place, never a reason to stop, and is then left out.
 * What fits is handed to the rules' functions, with the attributes read and the text folded.
 */

enum xml_type {
	XML_STRING,   /* any text that is not blank */
	XML_ID,       /* an NCName */
	XML_IDS,      /* NCNames separated by spaces; none twice; at least one; the number is
	                 how many */
	XML_LANGUAGE, /* a language tag by its form: "en", "zh-Hans" */
	XML_WORD,     /* one of `words`; the number is its index */
	XML_BOOLEAN,  /* "true" or "false"; the number is 1 or 0 */
	XML_COUNT,    /* digits, `least` to `most` */
	XML_DECIMAL,  /* thousandths (base/decimal.h), `least` to `most` */
	XML_SHARE,    /* "80%" or "0.8", from nothing to all; the number is in thousandths */
	XML_RANGE,    /* "2" or "1-3", ascending, `least` to `most`: xml_first(), xml_second() */
	XML_DURATION, /* "PT20M", "P1DT12H", more than nothing, in ms */
	XML_PERIOD,   /* "P1Y", "P18M", "P30D", more than nothing: months are xml_first(), days
	                 xml_second() */
};

struct xml_attribute_rule {
	const char *name; /* NULL ends a list of rules */
	enum xml_type type;
	bool required;
	bool translated;          /* stands in a translation, too */
	bool may_be_empty;        /* XML_IDS: no name at all is a list, too */
	const char *const *words; /* XML_WORD: ends in NULL */
	int64_t least, most;      /* XML_COUNT, XML_DECIMAL; both 0: any */
};

enum xml_content {
	/* from XML_TEXT on: text */
	XML_NOTHING,  /* neither text nor elements */
	XML_ELEMENTS, /* elements only */
	XML_TEXT,     /* running text: white space folded; inline elements become marks in it,
	                 other elements end it */
	XML_LINE,     /* text as it stands, inline elements become marks */
};

#define XML_ATTRIBUTES_MOST 28
#define XML_CHILDREN_MOST   32

struct xml_element;

/* `context` is what was given to xml_read(). False: memory ran out, reading stops. */
typedef bool xml_start(void *context, const struct xml_element *element);
typedef bool xml_end(void *context, const struct xml_element *element);

struct xml_element_rule {
	const char *name; /* NULL ends a list of rules */
	enum xml_content content;
	unsigned char rank;      /* children come in ascending order of rank; equal ranks mix */
	bool required, repeated; /* in its parent: at least once, more than once */
	bool may_be_empty;       /* XML_TEXT and XML_LINE: without text is no mistake */
	bool restricted;  /* a translation: of its attributes, only `translated` ones are known */
	char open, close; /* an inline element: its marks (base/markup.h); has no functions */
	const struct xml_attribute_rule *attributes; /* NULL: none */
	const struct xml_element_rule *children;     /* NULL: none */
	const struct xml_element_rule *inlines;      /* more children, in any number and order */
	xml_start *start;
	xml_end *end;
};

struct xml_value {
	const char *bytes; /* not ended by a 0; valid during the call only */
	size_t length;
	int64_t number;
};

/* The two numbers of a value that has two. */
static inline uint32_t xml_first(const struct xml_value *value)
{
	return (uint32_t)(value->number >> 32);
}

static inline uint32_t xml_second(const struct xml_value *value)
{
	return (uint32_t)value->number;
}

struct xml_element {
	const struct xml_element_rule *rule;
	size_t offset;  /* of its `<` in the document */
	size_t after;   /* at the end only: the offset behind its end tag */
	uint32_t given; /* at the start only: bit i is set when attribute i of the rule is there */
	const struct xml_value *values; /* at the start only: as the rule has its attributes */
	uint32_t text;                  /* at the end only: its text in the arena, 0 if none */
};

static inline bool xml_has(const struct xml_element *element, unsigned attribute)
{
	return element->given >> attribute & 1;
}

/* Where a document comes from: an open file, or memory when `fd` is negative. */
struct xml_source {
	const char *name; /* for findings */
	int fd;
	const char *bytes;
	size_t size;
};

/* Where a text of the arena comes from: the `<` of its element. In ascending order of texts. */
struct xml_place {
	uint32_t text, offset;
};

struct text;

struct xml_request {
	const struct xml_source *source;
	const char *name_space;
	const struct xml_element_rule *root; /* kinds of documents; ends in a rule without a name */
	struct arena *arena;                 /* texts go here */
	struct text *kept;                   /* NULL, or gets the document's bytes */
	struct text *places;                 /* NULL, or gets a struct xml_place for each text */
	/*
	 * A record, which has to be readable whatever people typed: line ends in XML_LINE stay as
	 * they are, and characters that hide or move text are no mistake.
	 */
	bool verbatim;
	void *context;
};

/* All that the reader itself can find; ends in {0}. */
extern const struct vigil_code xml_codes[];

/*
 * Read the document to its end. VIGIL_INVALID: it is not well-formed, not of the kind, or has
 * mistakes; everything is in `findings`, in the order of the file, with lines and columns.
 * Findings that the rules' functions add for the same file are put in order, too.
 */
enum vigil_status xml_read(const struct xml_request *request, struct vigil_findings *findings);

/*
 * Read a document in memory that is as our own writer makes it, several times faster: only for
 * those that are `verbatim`, with no kept bytes and places. True: it was read to its end, and
 * xml_read() would have found nothing in it and called the same functions with the same values.
 * False says nothing but that it was not read: what the rules' functions have made so far is to be
 * thrown away, and xml_read() is to be asked.
 */
bool xml_read_plain(const struct xml_request *request);

#endif
