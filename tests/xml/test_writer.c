/* tests/xml/test_writer.c -- what is written is well-formed and comes back as it was */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "base/text.h"
#include "xml/writer.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOM(array) (sizeof(array) / sizeof(*(array)))
#define GONE        "\xEF\xBF\xBD"

/* ---- strings: as text, as an attribute, and what a parser gives back ---- */

static struct string_case {
	const char *name, *string;
	const char *text, *attribute; /* as written */
	const char *back;             /* as read; NULL: the string itself */
} strings[] = {
	/* clang-format off */
	{"plain words stay as they are", "Report it, Dana.", "Report it, Dana.", "Report it, Dana.", NULL},
	{"an empty string is nothing", "", "", "", NULL},
	{"an ampersand is escaped", "R&D &amp;", "R&amp;D &amp;amp;", "R&amp;D &amp;amp;", NULL},
	{"angle brackets are escaped", "<b>", "&lt;b&gt;", "&lt;b&gt;", NULL},
	{"the end of a CDATA section cannot come about", "]]>", "]]&gt;", "]]&gt;", NULL},
	{"a double quote is escaped in attributes only", "\"", "\"", "&quot;", NULL},
	{"an apostrophe stays", "it's", "it's", "it's", NULL},
	{"a line feed survives", "a\nb", "a\nb", "a&#10;b", NULL},
	{"a tab survives", "a\tb", "a\tb", "a&#9;b", NULL},
	{"a carriage return survives", "a\r\nb\r", "a&#13;\nb&#13;", "a&#13;&#10;b&#13;", NULL},
	{"blanks at both ends survive", "  a ", "  a ", "  a ", NULL},
	{"an escape character is replaced", "\x1B[31m", GONE "[31m", GONE "[31m", GONE "[31m"},
	{"the last control character is replaced", "\x1F", GONE, GONE, GONE},
	{"DEL is XML", "\x7F", "\x7F", "\x7F", NULL},
	{"a C1 control is XML", "\xC2\x85\xC2\x9B", "\xC2\x85\xC2\x9B", "\xC2\x85\xC2\x9B", NULL},
	{"a line separator is XML", "\xE2\x80\xA8", "\xE2\x80\xA8", "\xE2\x80\xA8", NULL},
	{"two, three and four bytes are XML", "\xC3\xA9\xE5\xAE\x89\xF0\x9F\x94\x92", "\xC3\xA9\xE5\xAE\x89\xF0\x9F\x94\x92", "\xC3\xA9\xE5\xAE\x89\xF0\x9F\x94\x92", NULL},
	{"the last character is XML", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", NULL},
	{"U+FFFD is XML", GONE, GONE, GONE, NULL},
	{"U+FFFE is replaced", "a\xEF\xBF\xBE" "b", "a" GONE "b", "a" GONE "b", "a" GONE "b"},
	{"U+FFFF is replaced", "\xEF\xBF\xBF", GONE, GONE, GONE},
	{"each byte of a surrogate is replaced", "\xED\xA0\x80", GONE GONE GONE, GONE GONE GONE, GONE GONE GONE},
	{"the character before the surrogates is XML", "\xED\x9F\xBF", "\xED\x9F\xBF", "\xED\x9F\xBF", NULL},
	{"a byte that begins nothing is replaced", "a\x80" "b\xFF", "a" GONE "b" GONE, "a" GONE "b" GONE, "a" GONE "b" GONE},
	{"overlong forms are replaced", "\xC0\xAF\xE0\x80\xAF", GONE GONE GONE GONE GONE, GONE GONE GONE GONE GONE, GONE GONE GONE GONE GONE},
	{"what is above Unicode is replaced", "\xF4\x90\x80\x80", GONE GONE GONE GONE, GONE GONE GONE GONE, GONE GONE GONE GONE},
	{"a character cut off by the end is replaced", "a\xE2\x82", "a" GONE GONE, "a" GONE GONE, "a" GONE GONE},
	{"a character cut off by a letter is replaced", "\xE2\x82" "a", GONE GONE "a", GONE GONE "a", GONE GONE "a"},
	{"a bracket behind a cut character is escaped", "\xF0\x9F<", GONE GONE "&lt;", GONE GONE "&lt;", GONE GONE "<"},
	/* clang-format on */
};

static void string_is_escaped(void **state)
{
	const struct string_case *row = *state;
	struct xml_writer writer;
	struct text out, wanted;
	xmlDocPtr document;
	xmlChar *text, *attribute;

	text_init(&out);
	text_init(&wanted);
	writer_init(&writer, &out);
	writer_start(&writer, "a");
	writer_attribute(&writer, "b", row->string);
	writer_text(&writer, row->string);
	writer_end(&writer);
	text_addf(&wanted, DECLARATION "<a b=\"%s\"%s%s%s\n", row->attribute,
	          *row->text ? ">" : "/>", row->text, *row->text ? "</a>" : "");
	assert_string_equal(out.bytes, wanted.bytes);

	document = xmlReadMemory(out.bytes, (int)out.length, "a.xml", NULL, XML_PARSE_NONET);
	assert_non_null(document);
	text = xmlNodeGetContent(xmlDocGetRootElement(document));
	attribute = xmlGetProp(xmlDocGetRootElement(document), (const xmlChar *)"b");
	assert_string_equal(text, row->back ? row->back : row->string);
	assert_string_equal(attribute, row->back ? row->back : row->string);
	xmlFree(attribute);
	xmlFree(text);
	xmlFreeDoc(document);
	text_clear(&wanted);
	text_clear(&out);
}

/* ---- documents: where white space is added, and what values look like ---- */

static void empty(struct xml_writer *writer)
{
	writer_start(writer, "a");
	writer_end(writer);
}

static void nested(struct xml_writer *writer)
{
	writer_start(writer, "a");
	writer_start(writer, "b");
	writer_start(writer, "c");
	writer_end(writer);
	writer_element(writer, "d", "x");
	writer_end(writer);
	writer_start(writer, "e");
	writer_end(writer);
	writer_end(writer);
}

static void mixed(struct xml_writer *writer)
{
	writer_start(writer, "a");
	writer_start(writer, "p");
	writer_text(writer, "one ");
	writer_start(writer, "b");
	writer_element(writer, "c", "two");
	writer_end(writer);
	writer_text(writer, " three");
	writer_end(writer);
	writer_element(writer, "q", "four");
	writer_end(writer);
}

static void mixed_from_an_element_on(struct xml_writer *writer)
{
	writer_start(writer, "a");
	writer_text(writer, "");
	writer_element(writer, "b", "one");
	writer_text(writer, " two");
	writer_end(writer);
}

static void values(struct xml_writer *writer)
{
	writer_start(writer, "a");
	writer_boolean(writer, "yes", true);
	writer_boolean(writer, "no", false);
	writer_count(writer, "count", UINT64_MAX);
	writer_decimal(writer, "points", -8500);
	writer_timestamp(writer, "at", 0);
	writer_duration(writer, "active", 372400);
	writer_end(writer);
}

static struct document_case {
	const char *name;
	void (*write)(struct xml_writer *writer);
	const char *document;
} documents[] = {
	{"an element with nothing in it is one tag", empty, "<a/>\n"},
	{"elements are indented by their depth", nested,
         "<a>\n  <b>\n    <c/>\n    <d>x</d>\n  </b>\n  <e/>\n</a>\n"},
	{"no white space is added beside text", mixed,
         "<a>\n  <p>one <b><c>two</c></b> three</p>\n  <q>four</q>\n</a>\n"},
	{"an empty text announces text", mixed_from_an_element_on, "<a><b>one</b> two</a>\n"},
	{"values have XML Schema's forms", values,
         "<a yes=\"true\" no=\"false\" count=\"18446744073709551615\" points=\"-8.5\""
         " at=\"1970-01-01T00:00:00.000Z\" active=\"PT6M12.40S\"/>\n"},
};

static void document_is_written(void **state)
{
	const struct document_case *row = *state;
	struct xml_writer writer;
	struct text out;

	text_init(&out);
	writer_init(&writer, &out);
	row->write(&writer);
	assert_memory_equal(out.bytes, DECLARATION, strlen(DECLARATION));
	assert_string_equal(out.bytes + strlen(DECLARATION), row->document);
	text_clear(&out);
}

int main(void)
{
	struct CMUnitTest tests[ROOM(strings) + ROOM(documents)];
	size_t count = 0;
	int failed;

	for (size_t i = 0; i < ROOM(strings); i++)
		tests[count++] = (struct CMUnitTest){.name = strings[i].name,
		                                     .test_func = string_is_escaped,
		                                     .initial_state = &strings[i]};
	for (size_t i = 0; i < ROOM(documents); i++)
		tests[count++] = (struct CMUnitTest){.name = documents[i].name,
		                                     .test_func = document_is_written,
		                                     .initial_state = &documents[i]};
	failed = cmocka_run_group_tests_name("writer", tests, NULL, NULL);
	xmlCleanupParser();
	return failed;
}
