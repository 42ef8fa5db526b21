/* tests/xml/test_grammar.c -- a document is held to its rules, and what fits is handed over */
#include "xml/grammar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/findings.h"
#include "base/text.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* ---- the rules: a list of notes, with a head, and a kind of document with texts only ---- */

static struct arena arena;

static bool say_start(void *context, const struct xml_element *element)
{
	text_addf(context, "<%s", element->rule->name);
	for (unsigned i = 0; element->rule->attributes && element->rule->attributes[i].name; i++)
		if (xml_has(element, i))
			text_addf(context, " %s=%.*s|%lld", element->rule->attributes[i].name,
			          (int)element->values[i].length, element->values[i].bytes,
			          (long long)element->values[i].number);
	text_add(context, "> ");
	return true;
}

static bool say_end(void *context, const struct xml_element *element)
{
	text_addf(context, "'%s'</%s> ", (char *)arena_at(&arena, element->text),
	          element->rule->name);
	return true;
}

static bool refuse(void *context, const struct xml_element *element)
{
	(void)context;
	(void)element;
	return false; /* as when memory runs out */
}

/* clang-format off */
static const struct xml_attribute_rule note_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true, .translated = true },
	{ .name = "size", .type = XML_COUNT },
	{ .name = "xml:lang", .type = XML_LANGUAGE, .translated = true },
	{ 0 },
};

static const struct xml_attribute_rule link_attributes[] = {
	{ .name = "to", .type = XML_STRING, .required = true },
	{ 0 },
};

static const struct xml_element_rule inlines[] = {
	{ .name = "b", .content = XML_TEXT, .open = '\x03', .close = '\x04', .inlines = inlines },
	{ .name = "p", .content = XML_TEXT, .open = '\x0E', .close = '\x0F', .inlines = inlines },
	{ .name = "a", .content = XML_LINE, .open = '\x16', .close = '\x17', .attributes = link_attributes },
	{ 0 },
};

static const struct xml_element_rule aside[] = {
	{ .name = "aside", .content = XML_TEXT, .repeated = true, .end = say_end },
	{ 0 },
};

static const struct xml_element_rule in_notes[] = {
	{ .name = "head", .content = XML_TEXT, .rank = 1, .required = true, .end = say_end },
	{ .name = "note", .content = XML_TEXT, .rank = 2, .repeated = true, .attributes = note_attributes,
	  .children = aside, .inlines = inlines, .start = say_start, .end = say_end },
	{ .name = "line", .content = XML_LINE, .rank = 2, .repeated = true, .may_be_empty = true,
	  .inlines = inlines, .end = say_end },
	{ .name = "rule", .content = XML_NOTHING, .rank = 2, .repeated = true, .start = say_start },
	{ .name = "fail", .content = XML_NOTHING, .rank = 2, .start = refuse },
	{ 0 },
};

static const struct xml_element_rule roots[] = {
	{ .name = "notes", .content = XML_ELEMENTS, .children = in_notes },
	{ .name = "texts", .content = XML_ELEMENTS, .children = in_notes, .restricted = true },
	{ 0 },
};

#define NOTES(inner) "<notes xmlns='urn:n'>" inner "</notes>"
#define HEADED(inner) NOTES("<head>H</head>" inner)
#define HEAD_SAID "'H'</head> "
#define LATER "1:36" /* where what follows the head begins */

static const struct grammar_case {
	const char *name, *document, *said, *findings;
} cases[] = {
	{ "a text is folded", HEADED("<note id='n'>\n  one\n  two </note>"),
	  HEAD_SAID "<note id=n|0> 'one two'</note> ", "" },
	{ "a line is kept", HEADED("<line>  one\t two </line>"), HEAD_SAID "'  one\t two '</line> ", "" },
	{ "but it has no line break", HEADED("<line>one\ntwo&#10;three</line>"), HEAD_SAID "'one two three'</line> ", "" },
	{ "a line may be empty", HEADED("<line/>"), HEAD_SAID "''</line> ", "" },
	{ "values come with their numbers", HEADED("<note id='n' size='12' xml:lang='en'>N</note>"),
	  HEAD_SAID "<note id=n|0 size=12|12 xml:lang=en|0> 'N'</note> ", "" },
	{ "references are resolved", HEADED("<line>&lt;&#x4E2D;&amp;lt;</line>"), HEAD_SAID "'<\xE4\xB8\xAD&lt;'</line> ", "" },
	{ "also in values", HEADED("<note id='n'>N<a to='&amp;&lt;'>A</a></note>"),
	  HEAD_SAID "<note id=n|0> 'N\x16&<\x1F" "A\x17'</note> ", "" },
	{ "character data is text", HEADED("<line><![CDATA[<b>]]></line>"), HEAD_SAID "'<b>'</line> ", "" },
	{ "comments and instructions are nothing", HEADED("<line>a<!-- c -->b<?d e?></line>"), HEAD_SAID "'ab'</line> ", "" },
	{ "inline elements become marks", HEADED("<note id='n'>a <b>b <b>c</b></b> d</note>"),
	  HEAD_SAID "<note id=n|0> 'a \x03" "b \x03" "c\x04\x04 d'</note> ", "" },
	{ "no space stands beside a block", HEADED("<note id='n'> <p> a </p> <p>b</p> c</note>"),
	  HEAD_SAID "<note id=n|0> '\x0E" "a\x0F\x0E" "b\x0F" "c'</note> ", "" },
	{ "another element ends a text", HEADED("<note id='n'>a <aside>b</aside></note>"),
	  HEAD_SAID "<note id=n|0> 'b'</aside> 'a'</note> ", "" },
	{ "a text does not go on behind it", HEADED("<note id='n'>a<aside>b</aside>c</note>"),
	  HEAD_SAID "<note id=n|0> 'b'</aside> 'a'</note> ", "1:66 misplaced-text\n" },
	{ "nor with an inline element", HEADED("<note id='n'>a<aside>b</aside><b>c</b></note>"),
	  HEAD_SAID "<note id=n|0> 'b'</aside> 'a'</note> ", "1:66 misplaced-text\n" },
	{ "a text that is missing", HEADED("<note id='n'> <b> </b></note>"),
	  HEAD_SAID "<note id=n|0> '\x03 \x04'</note> ", LATER " empty-text\n" },
	{ "text where none may be", HEADED(" a <rule/> b"), HEAD_SAID "<rule> ", "1:37 misplaced-text\n" },
	{ "text in an element that holds nothing", HEADED("<rule>a</rule>"), HEAD_SAID "<rule> ", "1:42 misplaced-text\n" },
	{ "white space there is fine", HEADED("\n <rule> </rule>\n"), HEAD_SAID "<rule> ", "" },
	{ "what is unknown is left out", HEADED("<nope><note/>text</nope><rule/>"), HEAD_SAID "<rule> ", LATER " unknown-element\n" },
	{ "an element of another namespace", HEADED("<x:rule xmlns:x='urn:x'/>"), HEAD_SAID, LATER " unknown-element\n" },
	{ "an element too late", NOTES("<rule/><head>H</head>"), "<rule> 'H'</head> ", "1:29 misplaced-element\n" },
	{ "an element twice", HEADED("<head>I</head>"), HEAD_SAID "'I'</head> ", LATER " repeated-element\n" },
	{ "an element that is missing", NOTES("<rule/>"), "<rule> ", "1:1 missing-element\n" },
	{ "equal ranks mix", HEADED("<rule/><line/><rule/>"), HEAD_SAID "<rule> ''</line> <rule> ", "" },
	{ "an attribute that is missing", HEADED("<note>N</note>"), HEAD_SAID "<note> 'N'</note> ", LATER " missing-attribute\n" },
	{ "one that is wrong is not missing", HEADED("<note id='1'>N</note>"), HEAD_SAID "<note> 'N'</note> ", LATER " bad-attribute\n" },
	{ "one of another namespace", HEADED("<note id='n' x:size='1' xmlns:x='urn:x'>N</note>"),
	  HEAD_SAID "<note id=n|0> 'N'</note> ", LATER " unknown-attribute\n" },
	{ "lang is not xml:lang", HEADED("<note id='n' lang='en'>N</note>"), HEAD_SAID "<note id=n|0> 'N'</note> ", LATER " unknown-attribute\n" },
	{ "a schema's place may stand at the root", "<notes xmlns='urn:n' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
	  "xsi:schemaLocation='urn:n n.xsd'><head>H</head></notes>", HEAD_SAID, "" },
	{ "texts have only what is translated", "<texts xmlns='urn:n'><note id='n' size='1' xml:lang='en'>N</note></texts>",
	  "<note id=n|0 xml:lang=en|0> 'N'</note> ", "1:22 unknown-attribute\n" },
	{ "texts need not be complete", "<texts xmlns='urn:n'/>", "", "" },
	{ "another root", "<others xmlns='urn:n'/>", "", "1:1 another-document\n" },
	{ "a child is no root", "<note xmlns='urn:n'/>", "", "1:1 another-document\n" },
	{ "characters that move text", HEADED("<line>a\xE2\x80\xAE" "b</line>"), HEAD_SAID "'a\xE2\x80\xAE" "b'</line> ", LATER " control-character\n" },
	{ "the same as a reference", HEADED("<line>a&#x202E;b</line>"), HEAD_SAID "'a\xE2\x80\xAE" "b'</line> ", LATER " control-character\n" },
	{ "what comes before an error of the parser is read", HEADED("<rule/><"), HEAD_SAID "<rule> ", "1:44 not-well-formed\n" },
	{ "what comes before bad bytes is read", HEADED("<rule/>\xFF"), HEAD_SAID "<rule> ", "1:43 encoding\n" },
};
/* clang-format on */

static enum vigil_status read_notes(struct text *said, struct vigil_findings *findings,
                                    const char *document, bool verbatim)
{
	const struct xml_source source = {
		.name = "notes", .fd = -1, .bytes = document, .size = strlen(document)};
	const struct xml_request request = {.source = &source,
	                                    .name_space = "urn:n",
	                                    .root = roots,
	                                    .arena = &arena,
	                                    .verbatim = verbatim,
	                                    .context = said};

	return xml_read(&request, findings);
}

static void document_is_read(void **state)
{
	const struct grammar_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	enum vigil_status status;
	struct text said, list;

	text_init(&said);
	text_init(&list);
	status = read_notes(&said, findings, row->document, false);
	for (size_t i = 0; i < vigil_findings_count(findings); i++) {
		const struct vigil_finding *finding = vigil_findings_get(findings, i);

		text_addf(&list, "%u:%u %s\n", (unsigned)finding->at.line,
		          (unsigned)finding->at.column, finding->code->name);
	}
	assert_string_equal(list.bytes, row->findings);
	assert_string_equal(said.bytes, row->said);
	assert_int_equal(status, *row->findings ? VIGIL_INVALID : VIGIL_OK);
	text_clear(&said);
	text_clear(&list);
	vigil_findings_free(findings);
}

static void record_keeps_what_was_typed(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct text said;

	(void)state;
	text_init(&said);
	assert_int_equal(read_notes(&said, findings,
	                            HEADED("<line>a\n\xE2\x80\xAE"
	                                   "b</line>"),
	                            true),
	                 VIGIL_OK);
	assert_string_equal(said.bytes, HEAD_SAID "'a\n\xE2\x80\xAE"
	                                          "b'</line> ");
	text_clear(&said);
	vigil_findings_free(findings);
}

static void functions_may_stop_it(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct text said;

	(void)state;
	text_init(&said);
	assert_int_equal(read_notes(&said, findings, HEADED("<fail/><rule/>"), false),
	                 VIGIL_NO_MEMORY);
	assert_string_equal(said.bytes, HEAD_SAID);
	text_clear(&said);
	vigil_findings_free(findings);
}

static int make_arena(void **state)
{
	(void)state;
	return arena_init(&arena, 1 << 20) ? 0 : -1;
}

static int clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases) + 2];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = document_is_read,
		                               .initial_state = (void *)&cases[i]};
	tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test(record_keeps_what_was_typed);
	tests[COUNT(cases) + 1] = (struct CMUnitTest)cmocka_unit_test(functions_may_stop_it);
	return cmocka_run_group_tests_name("xml/grammar", tests, make_arena, clear_arena);
}
