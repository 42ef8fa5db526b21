/* xml/writer.h -- writing a document: well-formed whatever the strings hold */
#ifndef XML_WRITER_H
#define XML_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

#define WRITER_DEEPEST 16

/*
 * Appends one document to a text. Names are ours: valid, and living until their element's end.
 * Strings may come from anywhere: what XML has no place for (controls but TAB, LF and CR,
 * surrogates, U+FFFE, U+FFFF, each byte of invalid UTF-8) becomes U+FFFD, and all else is read
 * back as it was given, white space too.
 *
 * An element stands on a line of its own, two spaces further in than its parent, unless text
 * came before it there: within an element that has text no white space is added.
 */
struct xml_writer {
	struct text *out;
	const char *names[WRITER_DEEPEST]; /* of the open elements */
	unsigned depth;                    /* how many these are */
	unsigned mixed;                    /* the outermost of them that has text, from 1; or 0 */
	bool tag_open;                     /* attributes can still be added */
	bool has_elements; /* the innermost one has, so its end tag has its own line */
};

void writer_init(struct xml_writer *writer, struct text *out); /* adds the declaration */

void writer_start(struct xml_writer *writer, const char *name);
void writer_end(struct xml_writer *writer); /* of the innermost element */

/* Any string as text; "" says no more than that the element has text. */
void writer_text(struct xml_writer *writer, const char *string);

/* Attributes of the element that was started last, before anything else is put into it. */
void writer_attribute(struct xml_writer *writer, const char *name, const char *value);
void writer_boolean(struct xml_writer *writer, const char *name, bool value);
void writer_count(struct xml_writer *writer, const char *name, uint64_t value);
void writer_decimal(struct xml_writer *writer, const char *name, int64_t thousandths);
void writer_timestamp(struct xml_writer *writer, const char *name, int64_t wall_ms);
void writer_duration(struct xml_writer *writer, const char *name, int64_t duration_ms);

/* An element with nothing but this text, which may be "". */
void writer_element(struct xml_writer *writer, const char *name, const char *string);

#endif
