/* xml/writer.c -- escaping, indenting, and nothing that a parser could refuse */
#include "xml/writer.h"

#include <assert.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* What a character reference or entity is needed for; text needs fewer than attributes do. */
enum place { IN_TEXT, IN_ATTRIBUTE };

/* U+FFFE and U+FFFF: valid UTF-8, and yet not for XML. */
static bool is_noncharacter(const char *at)
{
	return memcmp(at, "\xEF\xBF", 2) == 0 && (unsigned char)at[2] >= 0xBE;
}

/* What stands for this ASCII character, or NULL when it stands for itself. */
static const char *escaped(char character, enum place place)
{
	switch (character) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>': /* always, so that ]]> cannot come about */
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return place == IN_ATTRIBUTE ? "&quot;" : NULL;
	case '\t':
		return place == IN_ATTRIBUTE ? "&#9;" : NULL;
	case '\n':
		return place == IN_ATTRIBUTE ? "&#10;" : NULL;
	default:
		return (unsigned char)character < ' ' ? REPLACEMENT : NULL;
	}
}

/* Bytes that stand for themselves are added in runs; `valid` is where UTF-8 is known to end. */
static void add_escaped(struct text *out, const char *string, enum place place)
{
	const char *end = string + strlen(string);
	const char *run = string, *valid = string;

	for (const char *at = string; at < end;) {
		const char *instead = NULL;
		size_t length = 1;

		if (at == valid)
			valid = at + utf8_valid_prefix(at, (size_t)(end - at));
		if (at == valid) {
			instead = REPLACEMENT;
			valid++;
		} else if ((unsigned char)*at < 0x80) {
			instead = escaped(*at, place);
		} else if (is_noncharacter(at)) {
			instead = REPLACEMENT;
			length = 3;
		}
		if (instead) {
			text_add_bytes(out, run, (size_t)(at - run));
			text_add(out, instead);
			run = at + length;
		}
		at += length;
	}
	text_add_bytes(out, run, (size_t)(end - run));
}

void writer_init(struct xml_writer *writer, struct text *out)
{
	*writer = (struct xml_writer){.out = out};
	text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
}

static void close_tag(struct xml_writer *writer)
{
	if (writer->tag_open)
		text_add_char(writer->out, '>');
	writer->tag_open = false;
}

static void new_line(struct xml_writer *writer)
{
	if (writer->mixed)
		return;
	text_add_char(writer->out, '\n');
	for (unsigned i = 0; i < writer->depth; i++)
		text_add(writer->out, "  ");
}

void writer_start(struct xml_writer *writer, const char *name)
{
	assert(writer->depth < WRITER_DEEPEST);
	close_tag(writer);
	new_line(writer);
	text_add_char(writer->out, '<');
	text_add(writer->out, name);
	writer->names[writer->depth++] = name;
	writer->tag_open = true;
	writer->has_elements = false;
}

void writer_end(struct xml_writer *writer)
{
	assert(writer->depth > 0);
	writer->depth--;
	if (writer->tag_open) {
		text_add(writer->out, "/>");
	} else {
		if (writer->has_elements)
			new_line(writer);
		text_add(writer->out, "</");
		text_add(writer->out, writer->names[writer->depth]);
		text_add_char(writer->out, '>');
	}
	if (writer->mixed > writer->depth)
		writer->mixed = 0;
	writer->tag_open = false;
	writer->has_elements = true;
	if (writer->depth == 0)
		text_add_char(writer->out, '\n');
}

void writer_text(struct xml_writer *writer, const char *string)
{
	assert(writer->depth > 0);
	if (!writer->mixed)
		writer->mixed = writer->depth;
	if (!*string)
		return;
	close_tag(writer);
	add_escaped(writer->out, string, IN_TEXT);
}

static void open_value(struct xml_writer *writer, const char *name)
{
	assert(writer->tag_open);
	text_add_char(writer->out, ' ');
	text_add(writer->out, name);
	text_add(writer->out, "=\"");
}

void writer_attribute(struct xml_writer *writer, const char *name, const char *value)
{
	open_value(writer, name);
	add_escaped(writer->out, value, IN_ATTRIBUTE);
	text_add_char(writer->out, '"');
}

/* A value that one of our own functions adds: nothing in it to escape. */
static void add_number(struct xml_writer *writer, const char *name,
                       void (*add)(struct text *, int64_t), int64_t number)
{
	open_value(writer, name);
	add(writer->out, number);
	text_add_char(writer->out, '"');
}

void writer_boolean(struct xml_writer *writer, const char *name, bool value)
{
	writer_attribute(writer, name, value ? "true" : "false");
}

void writer_count(struct xml_writer *writer, const char *name, uint64_t value)
{
	open_value(writer, name);
	text_addf(writer->out, "%llu\"", (unsigned long long)value);
}

void writer_decimal(struct xml_writer *writer, const char *name, int64_t thousandths)
{
	add_number(writer, name, decimal_add, thousandths);
}

void writer_timestamp(struct xml_writer *writer, const char *name, int64_t wall_ms)
{
	add_number(writer, name, timestamp_add, wall_ms);
}

void writer_duration(struct xml_writer *writer, const char *name, int64_t duration_ms)
{
	add_number(writer, name, duration_add, duration_ms);
}

void writer_element(struct xml_writer *writer, const char *name, const char *string)
{
	writer_start(writer, name);
	writer_text(writer, string);
	writer_end(writer);
}
