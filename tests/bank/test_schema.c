/* tests/bank/test_schema.c -- the schema for editors and the loader say the same */
#include "support/banks.h"

#include <libxml/xmlschemas.h>
#include <stdio.h>

#include "bank/fixtures.h"
#include "bank/quiz.h"

static xmlSchemaPtr schema;

static void say_nothing(void *context, xmlErrorPtr error)
{
	(void)context;
	(void)error;
}

static bool schema_accepts(const char *bytes, size_t size)
{
	xmlDocPtr document =
		xmlReadMemory(bytes, (int)size, "made.xml", NULL,
	                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
	bool accepts;

	xmlSchemaSetValidStructuredErrors(context, say_nothing, NULL);
	accepts = document && xmlSchemaValidateDoc(context, document) == 0;
	xmlSchemaFreeValidCtxt(context);
	xmlFreeDoc(document);
	return accepts;
}

/* A quiz has a bank to draw from, "b.xml" with the question "b#q". */
static bool quiz_accepts(const char *bytes, size_t size, struct vigil_findings *findings)
{
	static const char bank[] =
		"<bank xmlns='urn:vigil:bank:1' id='b' version='1' xml:lang='en'>"
		"<title>B</title><topic id='t'>T</topic>"
		"<true-false id='q' topic='t' role='r' tags='s' answer='true'>"
		"<prompt>P</prompt></true-false></bank>";
	const struct quiz_file files[] = {{.name = "made.xml", .bytes = bytes, .size = size},
	                                  {.name = "b.xml", .bytes = bank, .size = strlen(bank)}};
	struct vigil_quiz *quiz;
	bool accepts = quiz_read(&quiz, files, 2, findings) == VIGIL_OK;

	vigil_quiz_free(quiz);
	return accepts;
}

static bool loader_accepts(const char *bytes, size_t size)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *bank = NULL;
	bool accepts;

	if (strncmp(bytes, "<quiz", 5) == 0)
		accepts = quiz_accepts(bytes, size, findings);
	else
		accepts = read_bytes(&bank, bytes, size, interactions, findings) == VIGIL_OK;
	vigil_bank_free(bank);
	vigil_findings_free(findings);
	return accepts;
}

/* ---- fixtures ---- */

static void read_file(struct text *bytes, const char *path)
{
	FILE *file = fopen(path, "rb");
	char buffer[4096];
	size_t size;

	assert_non_null(file);
	while ((size = fread(buffer, 1, sizeof(buffer), file)) > 0)
		text_add_bytes(bytes, buffer, size);
	fclose(file);
}

static void fixture_is_agreed_on(void **state)
{
	const struct fixture *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct text path, bytes;
	bool checked, accepted;

	text_init(&path);
	text_init(&bytes);
	text_addf(&path, FIXTURES "/%s", row->file);
	read_file(&bytes, path.bytes);
	checked = vigil_check(path.bytes, findings) == VIGIL_OK;
	accepted = schema_accepts(bytes.bytes, bytes.length);
	vigil_findings_free(findings);
	text_clear(&path);
	text_clear(&bytes);
	if (row->beyond_schema)
		assert_true(accepted && !checked);
	else
		assert_int_equal(accepted, checked);
}

/* ---- values: each in its attribute, with the others as they should be ---- */

#define STATEMENT_OF(attributes, inner)                                                            \
	BANK("<true-false id='q' answer='true'" attributes "><prompt>P</prompt>" inner             \
	     "</true-false>\n")
#define MULTIPLE_OF(attributes, option)                                                            \
	BANK("<multiple id='q'" attributes "><prompt>P</prompt><option id='a' correct='true'>A"    \
	     "</option><option id='b'" option ">B</option><option id='c'>C</option></multiple>\n")
#define MAP_OF(attributes, option)                                                                 \
	BANK("<multiple id='q' scoring='map'" attributes "><prompt>P</prompt><option id='a' "      \
	     "score='1'>A</option><option id='b' score='-1'>B</option><option id='c'" option ">C"  \
	     "</option></multiple>\n")

#define QUIZ_OF(attributes, draw, section, rest)                                                   \
	"<quiz xmlns='urn:vigil:bank:1' id='a' version='1' xml:lang='en'" attributes               \
	"><title>T</title><use bank='b.xml'/><section id='s'" section "><draw count='1'" draw      \
	"/></section>" rest "</quiz>"

/* clang-format off */
static const struct value_case {
	const char *name, *document; /* `%s` in the document stands for the value */
	const char *values[25];
} value_cases[] = {
	{ "points", STATEMENT_OF(" points='%s'", ""),
	  { "1", "0", "0.0", "0.001", "0.0001", "00.5", "1000", "1000.0", "1000.000", "1000.001", "1001",
	    "0999.999", "-1", "+1", "1.", ".5", " 1", "1 ", "1e2", "NaN", "", "1,5", "\xEF\xBC\x91" } },
	{ "difficulties", STATEMENT_OF(" difficulty='%s'", ""),
	  { "1", "5", "0", "6", "05", "000000005", "0000000005", "1.0", " 3", "three" } },
	{ "costs of hints", STATEMENT_OF("", "<hint cost='%s'>H</hint>"),
	  { "0", "-0", "-0.000", "0.25", "-0.25", "1000", "1000.5", "1.2345", "1 " } },
	{ "answers", BANK("<true-false id='q' answer='%s'><prompt>P</prompt></true-false>"),
	  { "true", "false", "TRUE", "1", "0", " true", "" } },
	{ "ids", BANK("<true-false id='%s' answer='true'><prompt>P</prompt></true-false>"),
	  { "a", "_", "a.b-c_d", "1a", "-a", "a b", "a:b", "", " a", "a ", "\xE4\xB8\xAD\xE6\x96\x87",
	    "a\xC2\xB7", "\xC2\xB7" "a", "a\xCC\x81", "a&#10;", "a/b", "\xC3\x97", "..", "a..b" } },
	{ "lists of tags", STATEMENT_OF(" tags='%s'", ""),
	  { "a", "a b", " a  b ", "", " ", "a 1", "a,b", "a&#9;b", "a\tb", "a\nb", "a&#10;b" } },
	{ "states", STATEMENT_OF(" status='%s'", ""),
	  { "live", "draft", "retired", "Live", "live ", "dead", "" } },
	{ "shuffling", MULTIPLE_OF(" shuffle='%s'", ""), { "true", "false", "yes", "" } },
	{ "ways of scoring", MULTIPLE_OF(" scoring='%s'", ""), { "partial", "exact", "part", "" } },
	{ "counts", MULTIPLE_OF(" min='%s'", ""),
	  { "1", "01", "000000001", "0000000001", "0", "27", "-1", "1.0", "" } },
	{ "fixed options", MULTIPLE_OF("", " fixed='%s'"), { "true", "false", "first", "" } },
	{ "scores", MAP_OF("", " score='%s'"),
	  { "0", "-1", "-0.001", "0.0001", "-1000000", "-1000000.000", "-1000000.001", "-1000001",
	    "-00000000001", "--1", "+0", "-", "", " 0" } },
	{ "lower bounds", MAP_OF(" lower='%s'", ""), { "0", "-1", "-0.5", "-.5", "minus one" } },
	{ "languages", "<bank xmlns='urn:vigil:bank:1' id='a' version='1' xml:lang='%s'><title>T</title></bank>",
	  { "en", "zh-Hans", "zh-Hans-CN", "de-1996", "1a", "en_GB", "", " en", "en ", "abcdefghi",
	    "a-abcdefghi", "en-", "-en", "en--a", "x-vigil", "\xC3\xA9" } },
	{ "versions", "<bank xmlns='urn:vigil:bank:1' id='a' version='%s' xml:lang='en'><title>T</title></bank>",
	  { "1", "1.0 beta", " 1 ", "", " ", "\t", "&#10;", "\xC2\xA0" } },
	{ "titles", "<bank xmlns='urn:vigil:bank:1' id='a' version='1' xml:lang='en'><title>%s</title></bank>",
	  { "T", " T ", "", " ", "\n\t", "\xC2\xA0", "<![CDATA[ ]]>", "<![CDATA[T]]>", "<em>T</em>",
	    "<!-- T -->", "a\nb", "&amp;" } },
	{ "what stands in a prompt", BANK("<true-false id='q' answer='true'><prompt>P%s</prompt></true-false>"),
	  { "<em>a</em>", "<em/>", "<em><em>a</em></em>", "<p>a</p>", "<p><p>a</p></p>", "<em><p>a</p></em>",
	    "<list><item>a</item></list>", "<list/>", "<list>a</list>", "<item>a</item>", "<b>a</b>",
	    "<em id='a'>a</em>", "<list><item><list><item>a</item></list></item></list>", "<?a b?>",
	    "<p>a</p>b<p>c</p>", "<hint>a</hint>", "<x:em xmlns:x='urn:x'>a</x:em>" } },
	{ "what stands in an exhibit", BANK("<exhibit id='e' type='log'>%s</exhibit>"),
	  { "<line/>", "<line>a</line><line/>", "", "<header name='a'>a</header>",
	    "<header name='a'>a</header><line/>", "<line/><header name='a'>a</header>",
	    "<header name=' '>a</header><line/>", "<line/><attachment name='a'/>",
	    "<line/><attachment name='a' size='1'/>", "<line/><attachment name='a' size=''/>",
	    "<attachment name='a'/><line/>", "<line><mark id='a'>b</mark></line>",
	    "<line><mark id='a'>b</mark><mark id='a'>c</mark></line>", "<line><mark>b</mark></line>",
	    "<line><link to='x'>a<link to='y'>b</link></link></line>",
	    "<line><mark id='a'><link to='x'>b</link></mark></line>", "<line><em>a</em></line>",
	    "<line><mark id='a'><mark id='b'>c</mark></mark></line>", "<line><link>a</link></line>" } },
	{ "what follows a prompt", BANK("<true-false id='q' answer='true'><prompt>P</prompt>%s</true-false>"),
	  { "", "<hint>a</hint><hint>b</hint>", "<explanation>a</explanation>",
	    "<explanation>a</explanation><hint>a</hint>", "<feedback on='wrong'>a</feedback>",
	    "<feedback>a</feedback>", "<feedback on='chosen'>a</feedback>",
	    "<feedback on='wrong'>a</feedback><feedback on='wrong'>b</feedback>",
	    "<feedback on='wrong'>a</feedback><feedback on='correct'>b</feedback>",
	    "<feedback on='wrong'>a</feedback><hint>a</hint>", "<option id='a'>a</option>", "a",
	    "<explanation>a</explanation><explanation>b</explanation>" } },
	{ "feedback of options",
	  BANK("<choice id='q'><prompt>P</prompt><option id='a' correct='true'>A%s</option>"
	       "<option id='b'>B</option></choice>"),
	  { "<feedback>a</feedback>", "<feedback on='missed'>a</feedback>",
	    "<feedback>a</feedback><feedback on='missed'>a</feedback>",
	    "<feedback>a</feedback><feedback on='chosen'>a</feedback>",
	    "<feedback>a</feedback><feedback>a</feedback>",
	    "<feedback on='missed'>a</feedback><feedback on='missed'>a</feedback>",
	    "<feedback on='wrong'>a</feedback>", "<feedback>a</feedback><em>b</em>", "<em>b</em>c",
	    "<p>b</p>" } },
	{ "marks that are right",
	  BANK("<exhibit id='e' type='log'><line><mark id='a'>a</mark><mark id='b'>b</mark></line></exhibit>"
	       "<hottext id='q' exhibit='e' correct='%s'><prompt>P</prompt></hottext>"),
	  { "", " ", "a", " b ", "1", "a,b", "a&#9;b" } },
	{ "how few marks",
	  BANK("<exhibit id='e' type='log'><line><mark id='a'>a</mark><mark id='b'>b</mark></line></exhibit>"
	       "<hottext id='q' exhibit='e' correct='a' min='%s'><prompt>P</prompt></hottext>"),
	  { "0", "1", "000000000", "0000000000", "65", "-1", "" } },
	{ "what follows the prompt of a hottext",
	  BANK("<exhibit id='e' type='log'><line><mark id='a'>a</mark></line></exhibit>"
	       "<hottext id='q' exhibit='e'><prompt>P</prompt>%s</hottext>"),
	  { "", "<note mark='a'>N</note>", "<note mark='a'><p>N</p></note>", "<note>N</note>",
	    "<note mark='a'>N</note><note mark='a'>M</note>", "<hint>H</hint><note mark='a'>N</note>" } },
	{ "what leads on in a scenario",
	  BANK("<scenario id='q'><prompt>P</prompt><step id='s'>S<option id='a' %s>A<consequence>C"
	       "</consequence></option><option id='b' end='good' score='1'>B<consequence>C</consequence>"
	       "</option></step><step id='t'>T<option id='c' end='bad'>C<consequence>C</consequence>"
	       "</option><option id='d' end='bad'>D<consequence>C</consequence></option></step></scenario>"),
	  { "next='t'", "next='t' fixed='true'", "next='u'", "next=''", "next='t' end='well'",
	    "next='t' score='-0.5'", "next='t' score='x'", "next='t' correct='true'" } },
	{ "what stands in a step",
	  BANK("<scenario id='q'><prompt>P</prompt><step id='s'>S%s<option id='a' end='good' score='1'>A"
	       "<consequence>C</consequence></option></step></scenario>"),
	  { "", "<option id='b' end='bad'>B<consequence>C</consequence></option>",
	    "<p>p</p><option id='b' end='bad'>B<consequence>C</consequence></option>",
	    "<option id='a' end='bad'>B<consequence>C</consequence></option>",
	    "<option id='b' end='bad'>B</option>",
	    "<option id='b' end='bad'>B<consequence>C</consequence><consequence>D</consequence></option>" } },
	{ "numbers of words", BANK("<essay id='q' min='%s'><prompt>P</prompt></essay>"),
	  { "1", "10", "200", "9999", "10000", "000010000", "0000010000", "10001", "0", "" } },
	{ "what follows the prompt of an essay", BANK("<essay id='q'><prompt>P</prompt>%s</essay>"),
	  { "", "<rubric>R</rubric>", "<rubric>R</rubric><rubric>S</rubric>", "<hint>H</hint><rubric>R</rubric>" } },
	{ "what is acknowledged", BANK("<acknowledge id='q'><prompt>P</prompt>%s</acknowledge>"),
	  { "<policy>T</policy>", "", "<policy>T</policy><policy>T</policy>",
	    "<policy><list><item>T</item></list></policy>", "<hint>H</hint><policy>T</policy>" } },
	{ "what stands in a translation",
	  "<translation xmlns='urn:vigil:bank:1' of='a' version='1' xml:lang='en'>%s</translation>",
	  { "", "<title>T</title>", "<title> </title>", "<source id='a' title='b'/>", "<fact id='a'>a</fact>",
	    "<fact id='a' sources='b'>a</fact>", "<topic id='a'>a</topic><fact id='a'>a</fact>",
	    "<fact id='a'>a</fact><fact id='a'>b</fact>", "<exhibit id='a'/>", "<exhibit id='a' type='log'/>",
	    "<exhibit id='a' title='b'><line>c</line></exhibit>", "<true-false id='a'/>",
	    "<true-false id='a' answer='true'/>", "<true-false id='a'/><choice id='a'/>",
	    "<choice id='a'><option id='a'>A</option></choice>",
	    "<choice id='a'><option id='a'>A</option><option id='a'>A</option></choice>",
	    "<multiple id='a' min='1'/>", "<true-false id='a'><hint cost='1'>a</hint></true-false>",
	    "<true-false id='a'><feedback on='wrong'>a</feedback></true-false>",
	    "<true-false id='a'><option id='a'>A</option></true-false>", "<allow code='a' reason='b'/>",
	    "<translation/>", "a" } },
	{ "what stands in a translation of decisions",
	  "<translation xmlns='urn:vigil:bank:1' of='a' version='1' xml:lang='en'>%s</translation>",
	  { "<hottext id='a'/>", "<hottext id='a' correct=''/>", "<hottext id='a'><note mark='b'>N</note></hottext>",
	    "<hottext id='a'><note mark='b'>N</note><note mark='b'>N</note></hottext>",
	    "<scenario id='a'/>", "<scenario id='a'><step id='b'>S</step></scenario>",
	    "<scenario id='a'><step id='b'>S</step><step id='b'>S</step></scenario>",
	    "<scenario id='a'><step id='b'>S<option id='c'>C</option></step></scenario>",
	    "<scenario id='a'><step id='b'>S<option id='c' next='d'>C</option></step></scenario>",
	    "<scenario id='a'><step id='b'>S<option id='c'>C<consequence>D</consequence></option></step></scenario>",
	    "<essay id='a'/>", "<essay id='a' min='1'/>", "<essay id='a'><rubric>R</rubric></essay>",
	    "<acknowledge id='a'/>", "<acknowledge id='a'><policy>T</policy></acknowledge>" } },
	{ "pass marks", QUIZ_OF(" pass='%s'", "", "", ""),
	  { "80%", "0.8", "66.7%", "66.70%", "66.67%", "100%", "100.0%", "100.1%", "101%", "0%", "00.5%", "80",
	    "1", "1.0", "1.001", "0", "0.0001", "-1%", "%", "", " 80%", "80 %", "1e1%" } },
	{ "times", QUIZ_OF(" wait='%s'", "", "", ""),
	  { "PT20M", "PT90S", "PT1H30M", "PT1.5S", "PT1.0000S", "P1D", "P1DT12H", "P1DT", "PT0S", "P0DT0.000S",
	    "PT", "P", "P1Y", "P1M", "20", "", "-PT1S", "pt1s", "PT1S1M", "PT0000000001S", "PT1H1S", " PT1S" } },
	{ "how long a pass is valid", QUIZ_OF(" valid='%s'", "", "", ""),
	  { "P1Y", "P18M", "P365D", "P1Y6M15D", "P0Y", "P0Y0M1D", "P", "PT1H", "P1D1M", "P1.5Y", "", "1Y" } },
	{ "words of rules", QUIZ_OF(" %s", "", "", ""),
	  { "mode='scored'", "mode='practice'", "mode='test'", "navigation='linear'", "navigation='back'",
	    "feedback='end'", "feedback='none'", "feedback='later'", "key='passed'", "key='always'",
	    "confidence='ask'", "confidence='yes'", "late='accept'", "suspended='runs'", "counts='first'",
	    "counts='mean'", "stop='certain'", "shuffle-sections='true'", "shuffle-options='no'", "hints='yes'",
	    "hints='false'", "what='ever'" } },
	{ "numbers of tries", QUIZ_OF(" tries='%s'", "", "", ""), { "1", "10", "010", "11", "0", "-1", "" } },
	{ "numbers of attempts", QUIZ_OF(" attempts='%s'", "", "", ""),
	  { "1", "99", "1000", "1001", "0", "0000000001", "" } },
	{ "difficulties that are drawn", QUIZ_OF("", " difficulty='%s'", "", ""),
	  { "3", "1-5", "3-3", "2-1", "3-4", "0-3", "1-6", "1-", "-3", "1 - 3", "01-05", "" } },
	{ "what is drawn by", QUIZ_OF("", " %s", "", ""),
	  { "bank='b'", "bank=''", "topic='t'", "topic=' t '", "role='r'", "tag='s'", "tags='s'",
	    "interaction='true-false'", "points='2'", "points='0'", "critical='true'", "critical='1'",
	    "required='true'" } },
	{ "what a section says", QUIZ_OF("", "", " %s", ""),
	  { "title='T'", "title=' '", "pass='50%'", "navigation='linear'", "time-limit='PT1M'", "shuffle='false'",
	    "warning='PT1S'", "count='0'" } },
	{ "what follows the sections", QUIZ_OF("", "", "", "%s"),
	  { "<topic id='t' pass='1'/>", "<topic id='t'/>", "<topic id='t' pass='1'/><topic id='t' pass='1'/>",
	    "<exclusive questions='b#q'/>", "<exclusive questions=''/>", "<exclusive/>",
	    "<topic id='t' pass='1'/><exclusive questions='b#q'/>", "<use bank='b.xml'/>", "<section id='u'/>",
	    "<section id='s'><include question='b#q'/></section>", "<p/>", "text" } },
};
/* clang-format on */

#define VALUE_CASES (sizeof(value_cases) / sizeof(*value_cases))

static void values_are_agreed_on(void **state)
{
	const struct value_case *row = *state;
	const char *gap = strstr(row->document, "%s");
	bool agreed = true;

	for (size_t i = 0; row->values[i]; i++) {
		struct text document;
		bool schema_verdict, loader_verdict;

		text_init(&document);
		text_add_bytes(&document, row->document, (size_t)(gap - row->document));
		text_add(&document, row->values[i]);
		text_add(&document, gap + 2);
		schema_verdict = schema_accepts(document.bytes, document.length);
		loader_verdict = loader_accepts(document.bytes, document.length);
		text_clear(&document);
		if (schema_verdict != loader_verdict)
			print_error("the schema %s '%s'\n", schema_verdict ? "accepts" : "refuses",
			            row->values[i]);
		agreed &= schema_verdict == loader_verdict;
	}
	assert_true(agreed);
}

static void shipped_bank_is_accepted(void **state)
{
	struct text bytes;

	(void)state;
	text_init(&bytes);
	read_file(&bytes, QUIZZES "/extortion-email.xml");
	assert_true(schema_accepts(bytes.bytes, bytes.length));
	text_clear(&bytes);
}

static int load_schema(void **state)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(QUIZZES "/schema/bank.xsd");

	(void)state;
	schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	return schema ? 0 : -1;
}

static int free_schema(void **state)
{
	(void)state;
	xmlSchemaFree(schema);
	xmlCleanupParser();
	return 0;
}

int main(void)
{
	struct CMUnitTest tests[FIXTURE_COUNT + VALUE_CASES + 1];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < FIXTURE_COUNT; i++)
		*test++ = (struct CMUnitTest){.name = fixtures[i].name,
		                              .test_func = fixture_is_agreed_on,
		                              .initial_state = (void *)&fixtures[i]};
	for (size_t i = 0; i < VALUE_CASES; i++)
		*test++ = (struct CMUnitTest){.name = value_cases[i].name,
		                              .test_func = values_are_agreed_on,
		                              .initial_state = (void *)&value_cases[i]};
	*test = (struct CMUnitTest)cmocka_unit_test(shipped_bank_is_accepted);
	return cmocka_run_group_tests_name("bank/schema", tests, load_schema, free_schema);
}
