/* result/test_plain.c -- the plain way of reading results agrees with the parser, whatever they are */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/random.h"
#include "base/text.h"
#include "model/result.h"
#include "result/result.h"
#include "support/results.h"
#include "xml/grammar.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define CHANGES     20000

/*
 * Both ways are the same call: bytes in memory are read plainly where that can be, an open file
 * never is.
 */
static enum vigil_status read_bytes(struct vigil_result **out, const char *bytes, size_t size)
{
	struct xml_source source = {.name = "r.xml", .fd = -1, .bytes = bytes, .size = size};
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status = result_read(out, &source, findings);

	vigil_findings_free(findings);
	return status;
}

static enum vigil_status read_file(struct vigil_result **out, const char *bytes, size_t size)
{
	struct xml_source source = {.name = "r.xml", .size = size};
	struct vigil_findings *findings = vigil_findings_new();
	FILE *file = tmpfile();
	enum vigil_status status;

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	rewind(file);
	source.fd = fileno(file);
	status = result_read(out, &source, findings);
	fclose(file);
	vigil_findings_free(findings);
	return status;
}

/* The same status, and the same result. */
static void assert_agree(const char *bytes, size_t size)
{
	struct vigil_result *plain = NULL, *parsed = NULL;
	enum vigil_status status = read_bytes(&plain, bytes, size);
	struct text one, other;

	assert_int_equal(status, read_file(&parsed, bytes, size));
	if (status != VIGIL_OK)
		return;
	text_init(&one);
	text_init(&other);
	result_write(&one, plain);
	result_write(&other, parsed);
	assert_string_equal(one.bytes, other.bytes);
	text_clear(&one);
	text_clear(&other);
	vigil_result_free(plain);
	vigil_result_free(parsed);
}

static void written(struct text *out, const char *words)
{
	const struct hand hand = {.learner = words,
	                          .prompt = words,
	                          .option = words,
	                          .remark = words,
	                          .deeds = {DEED_RIGHT, DEED_WRONG, DEED_LEFT, DEED_PENDING}};
	struct vigil_result *result = hand_result(&hand, 1);

	assert_non_null(result);
	text_init(out);
	result_write(out, result);
	vigil_result_free(result);
}

/* ---- what stands in texts ---- */

static const struct words_case {
	const char *name, *words;
} words[] = {
	{"plain words", "Lock the screen"},
	{"what XML has entities for", "a < b & c > \"d\" ]]> &amp; &#65;"},
	{"white space of all kinds", " a\tb\nc\r\nd\re  "},
	{"letters of others", "\u00c5ngstr\u00f6m \u674e\u96f7 \U0001F600"},
	{"a character that XML has no place for", "\xef\xbf\xbe\xef\xbf\xbf"},
	{"control characters", "\x01\x1b\x7f\xc2\x85"},
	{"bytes that are no UTF-8", "\xff\xfe\xc0\xaf"},
	{"nothing but a space", " "},
};

static void words_agree(void **state)
{
	const struct words_case *row = *state;
	struct text text;

	written(&text, row->words);
	assert_agree(text.bytes, text.length);
	text_clear(&text);
}

/* ---- documents that are another way of saying it ---- */

static const struct change_case {
	const char *name, *from, *to;
} changes[] = {
	{"a comment", "<learner", "<!-- x --><learner"},
	{"CDATA", ">dana<", "><![CDATA[da<n>a]]><"},
	{"a processing instruction", "<learner", "<?x y?><learner"},
	{"another order of attributes", "id=\"q1\" bank=\"bank\"", "bank=\"bank\" id=\"q1\""},
	{"an attribute twice", "id=\"q1\" bank", "id=\"q1\" id=\"q1\" bank"},
	{"single quotes", "id=\"q1\"", "id='q1'"},
	{"a space before the bracket", "id=\"o0\">", "id=\"o0\" >"},
	{"two spaces", "<option id", "<option  id"},
	{"a line break in a tag", "<option id", "<option\nid"},
	{"a reference in an attribute", "id=\"q1\"", "id=\"&#113;1\""},
	{"a space in an end tag", "</prompt>", "</prompt >"},
	{"a prefix", "<learner id", "<r:learner xmlns:r=\"urn:vigil:result:1\" id"},
	{"an empty element with two tags", "<typed>a</typed>", "<typed></typed>"},
	{"an element that nobody knows", "<learner", "<lerner/><learner"},
	{"an element in another place", "<prompt>dana</prompt>", ""},
	{"an element too much", "<learner id", "<learner id=\"a\"/><learner id"},
	{"an attribute that nobody knows", "<learner id", "<learner di=\"a\" id"},
	{"an attribute missing", " bank=\"bank\"", ""},
	{"a value that is none", "status=\"finished\"", "status=\"done\""},
	{"text where none may be", "<session", "x<session"},
	{"another namespace", "urn:vigil:result:1", "urn:vigil:result:2"},
	{"another encoding", "UTF-8", "ISO-8859-1"},
	{"no declaration", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""},
	{"a document type", "<result", "<!DOCTYPE result>\n<result"},
	{"something behind the end", "</result>\n", "</result>\n<a/>"},
	{"white space behind the end", "</result>\n", "</result>\n\n "},
	{"another end tag", "</prompt>", "</option>"},
	{"a sum that is wrong", "points=\"1\" max=\"4\"", "points=\"2\" max=\"4\""},
	{"the end is missing", "</result>", ""},
};

static void change_agrees(void **state)
{
	const struct change_case *row = *state;
	struct text text, changed;
	char *at;

	written(&text, "dana");
	text_init(&changed);
	at = strstr(text.bytes, row->from);
	assert_non_null(at);
	text_add_bytes(&changed, text.bytes, (size_t)(at - text.bytes));
	text_add(&changed, row->to);
	text_add(&changed, at + strlen(row->from));
	assert_agree(changed.bytes, changed.length);
	text_clear(&text);
	text_clear(&changed);
}

/* ---- and anything else ---- */

/* A byte lost, doubled or replaced by another of the document, somewhere. */
static void mutate(struct random_stream *stream, char *bytes, size_t *size)
{
	size_t at = random_below(stream, (uint32_t)*size), from;

	switch (random_below(stream, 4)) {
	case 0:
		memmove(bytes + at, bytes + at + 1, --*size - at);
		break;
	case 1:
		memmove(bytes + at + 1, bytes + at, (*size)++ - at);
		break;
	case 2:
		bytes[at] = (char)random_word(stream);
		break;
	default:
		from = random_below(stream, (uint32_t)*size);
		bytes[at] = bytes[from];
		break;
	}
}

static void any_change_agrees(void **state)
{
	struct random_stream stream;
	struct seed seed;
	struct text text;
	char *bytes;

	(void)state;
	seed_read(&seed, "plain");
	random_init(&stream, &seed, "changes");
	written(&text, "dana & <co>");
	bytes = malloc(text.length + 16);
	assert_non_null(bytes);
	for (size_t i = 0; i < CHANGES; i++) {
		size_t size = text.length;

		memcpy(bytes, text.bytes, size);
		for (uint32_t n = 1 + random_below(&stream, 3); n > 0; n--)
			mutate(&stream, bytes, &size);
		assert_agree(bytes, size);
	}
	free(bytes);
	text_clear(&text);
}

/* Is what our writer writes read the plain way at all? Its rules are those of any document. */
static size_t heard;

static bool hear(void *context, const struct xml_element *element)
{
	(void)context;
	(void)element;
	heard++;
	return true;
}

static void writer_is_read_plainly(void **state)
{
	static const struct xml_attribute_rule attributes[] = {
		{.name = "id", .type = XML_ID, .required = true}, {0}};
	static const struct xml_element_rule children[] = {{.name = "line",
	                                                    .content = XML_LINE,
	                                                    .rank = 1,
	                                                    .repeated = true,
	                                                    .end = hear,
	                                                    .attributes = attributes,
	                                                    .start = hear},
	                                                   {0}};
	static const struct xml_element_rule root[] = {
		{.name = "list", .content = XML_ELEMENTS, .children = children}, {0}};
	static const char document[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				       "<list xmlns=\"urn:t\">\n"
				       "  <line id=\"a\">one &amp; two</line>\n"
				       "  <line id=\"b\">\u00e5</line>\n"
				       "</list>\n";
	struct xml_source source = {.fd = -1, .bytes = document, .size = sizeof(document) - 1};
	struct arena arena;
	struct xml_request request = {.source = &source,
	                              .name_space = "urn:t",
	                              .root = root,
	                              .arena = &arena,
	                              .verbatim = true};

	(void)state;
	assert_true(arena_init(&arena, 65536));
	assert_true(xml_read_plain(&request));
	assert_int_equal(heard, 4);
	arena_clear(&arena);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(words) + COUNT(changes) + 2];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(words); i++)
		*test++ = (struct CMUnitTest){words[i].name, words_agree, NULL, NULL,
		                              (void *)(uintptr_t)&words[i]};
	for (size_t i = 0; i < COUNT(changes); i++)
		*test++ = (struct CMUnitTest){changes[i].name, change_agrees, NULL, NULL,
		                              (void *)(uintptr_t)&changes[i]};
	*test++ =
		(struct CMUnitTest){"any change to a result", any_change_agrees, NULL, NULL, NULL};
	*test++ = (struct CMUnitTest){"what our writer writes is read plainly",
	                              writer_is_read_plainly, NULL, NULL, NULL};
	return cmocka_run_group_tests_name("plain", tests, NULL, NULL);
}
