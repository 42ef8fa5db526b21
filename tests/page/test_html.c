/* tests/page/test_html.c -- a page as HTML: read back as XML, and nothing in it that is not ours */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <sodium.h>

#include "base/text.h"
#include "base/visible.h"
#include "page/page.h"
#include "page/sample.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A page that was written and read back. */
struct shown {
	char *html;
	xmlDocPtr document;
	xmlXPathContextPtr context;
};

static struct shown show(const struct vigil_page *page, struct vigil_html_style style)
{
	struct shown shown;
	size_t length;

	assert_int_equal(vigil_page_html(&shown.html, &length, page, &style), VIGIL_OK);
	assert_int_equal(strlen(shown.html), length);
	shown.document = xmlReadMemory(shown.html, (int)length, NULL, "UTF-8", XML_PARSE_NONET);
	assert_non_null(shown.document);
	shown.context = xmlXPathNewContext(shown.document);
	xmlXPathRegisterNs(shown.context, BAD_CAST "h", BAD_CAST "http://www.w3.org/1999/xhtml");
	xmlXPathRegisterNs(shown.context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
	return shown;
}

static struct shown show_sample(const char *outside)
{
	struct vigil_page *page = sample_page(outside);
	struct shown shown;

	assert_non_null(page);
	shown = show(page, (struct vigil_html_style){.title = NULL});
	vigil_page_free(page);
	return shown;
}

static void shown_clear(struct shown *shown)
{
	xmlXPathFreeContext(shown->context);
	xmlFreeDoc(shown->document);
	free(shown->html);
}

/* What an expression of XPath comes to, as a string that the caller frees. */
static char *found(const struct shown *shown, const char *expression)
{
	xmlXPathObjectPtr object = xmlXPathEvalExpression(BAD_CAST expression, shown->context);
	xmlChar *string;
	char *copy;

	assert_non_null(object);
	string = xmlXPathCastToString(object);
	copy = strdup((const char *)string);
	assert_non_null(copy);
	xmlFree(string);
	xmlXPathFreeObject(object);
	return copy;
}

#define LEARNERS          "//h:table[@id='learners']"
#define CELL(row, column) "string(" LEARNERS "/h:tbody/h:tr[" #row "]/*[" #column "])"

/* clang-format off */
static struct part_case {
	const char *name, *expression, *result;
} cases[] = {
	{ "a document says its language",            "string(/h:html/@lang)",                       "en" },
	{ "one heading is the first",                "count(//h:h1)",                               "1" },
	{ "the first heading is the page's title",   "string(//h:h1)",                              "Annual awareness, autumn 2026" },
	{ "the window has the same title",           "string(//h:title)",                           "Annual awareness, autumn 2026" },
	{ "the title is not repeated below",         "count(//h:h2[contains(., 'Annual')])",        "0" },
	{ "other headings follow",                   "string(//h:h2[1])",                           "Learners" },
	{ "there is one main part",                  "count(/h:html/h:body/h:main)",                "1" },
	{ "our words have their tone",               "string(//h:p[@class='say good'])",            "Passed: 8.5 of 10 points." },
	{ "fields are a list of names and values",   "string(//h:dl[1]/h:dd[2])",                   "8.5 of 10" },
	{ "emphasis is an element",                  "string(//h:div[@class='text']//h:strong)",    "first" },
	{ "a list is one",                           "count(//h:div[@class='text']/h:ul/h:li)",     "2" },
	{ "text behind a list is a paragraph",       "string(//h:div[@class='text']/h:p[2])",       "and after." },
	{ "a link leads nowhere",                    "count(//h:a)",                                "0" },
	{ "a link's real target is shown",           "string(//h:code[@class='target'])",           "<http://evil.example/>" },
	{ "an item has its label",                   "string(//h:li[@class='item bad']/h:span)",    "b)" },
	{ "an item has its words",                   "string(//h:li[@class='item good']/h:div)",    "right." },
	{ "a document is set off",                   "string(//h:figure[@class='exhibit'][1]/h:figcaption)", "E-mail: Your data" },
	{ "a document has its headers",              "string(//h:figure[@class='exhibit'][1]/h:dl/h:dd[1])", "Recovery <it@nio-support.example>" },
	{ "a document's lines keep their spaces",    "string(//h:div[@class='line'][3])",           "    Indented,   and spaced." },
	{ "a document's lines have their numbers",   "string(//h:div[@class='line numbered'][1]/h:span)", "9" },
	{ "a document's attachments are named",      "string(//h:ul[@class='attachments']/h:li)",   "Attachment: proof.zip, 12 KB" },
	{ "a table has a caption",                   "string(" LEARNERS "/h:caption//h:strong)",    "Learners" },
	{ "a table's explanation stands with it",    "string(" LEARNERS "/h:caption//h:span)",      "Best attempts, one a row." },
	{ "columns have heads",                      "count(" LEARNERS "/h:thead//h:th[@scope='col'])", "9" },
	{ "rows have heads",                         "count(" LEARNERS "/h:tbody//h:th[@scope='row'])", "4" },
	{ "wide tables scroll in a region by key",   "count(" LEARNERS "/parent::h:div[@tabindex='0' and @role='group' and @aria-label='Learners'])", "1" },
	{ "a count",                                 CELL(1, 3),                                    "12" },
	{ "a count below 0 has a minus, no hyphen",  CELL(4, 3),                                    "\u22123" },
	{ "points",                                  CELL(1, 4),                                    "8.5" },
	{ "a share is percent",                      CELL(1, 5),                                    "85%" },
	{ "a number has its places",                 CELL(1, 6),                                    "\u22120.50" },
	{ "yes",                                     CELL(1, 7),                                    "yes" },
	{ "a time is readable",                      CELL(1, 8),                                    "2026-11-21 09:00:00 UTC" },
	{ "a time is there for programs",            "string(" LEARNERS "//h:time[1]/@datetime)",   "2026-11-21T09:00:00.000Z" },
	{ "a duration is readable",                  CELL(2, 9),                                    "4 min 32 s" },
	{ "a duration is sorted by seconds",         "string(" LEARNERS "/h:tbody/h:tr[2]/h:td[8]/@data-order)", "272.1" },
	{ "what is undefined is a dash and words",   CELL(4, 8),                                    "\u2013no value" },
	{ "the dash is not read out",                "string(" LEARNERS "//h:span[@aria-hidden='true'])", "\u2013" },
	{ "a record is a list",                      "string(//h:div[@id='quiz']/h:dl/h:dd[1])",    "82% (76\u201387)" },
	{ "an interval with one end is not shown",   "string(//h:div[@id='quiz']/h:dl/h:dd[3])",    "0.30" },
	{ "a drawing has a name",                    "string(//h:figure[@id='scores']//s:svg/s:title)", "Scores" },
	{ "a drawing has a description",             "count(//s:svg[@role='img' and @aria-describedby=s:desc/@id])", "4" },
	{ "a histogram has its bars",                "count(//h:figure[@id='scores']//s:rect)",     "9" },
	{ "a bar says its figures",                  "string(//h:figure[@id='scores']//s:rect[last()]/s:title)", "90% to 100%: 29" },
	{ "a mark says where it is",                 "string(//h:figure[@id='scores']//s:text[@class='of-mark'])", "to pass 80%" },
	{ "a scatter has its points",                "count(//h:figure[@id='map']//s:circle)",      "24" },
	{ "a point says what it is",                 "string(//h:figure[@id='map']//s:circle[7]/s:title)", "q7: 80%, \u22120.21" },
	{ "bars have their intervals",               "count(//h:figure[@id='topics']//s:line[@class='range'])", "9" },
	{ "a bar without a value says so",           "count(//h:figure[@id='topics']//s:text[. = 'no value'])", "1" },
	{ "a line is broken where there is nothing", "count(//h:figure[@id='months']//s:polyline)", "2" },
	{ "a line says how many it is from",         "string(//h:figure[@id='months']//s:text[last()])", "n 41" },
	{ "a drawing's figures are a table",         "string(//h:table[@id='scores-data']/h:tbody/h:tr[9]/h:td[3])", "66" },
	{ "a drawing's table says what it is",       "string(//h:table[@id='map-data']/h:caption)", "Questions" },
	{ "it can be seen on a small screen",        "count(//h:meta[@name='viewport'])",           "1" },
	{ "nothing is fetched from anywhere",        "count(//@href | //@src | //@action | //@srcset | //@style)", "0" },
};
/* clang-format on */

static void part_is_there(void **state)
{
	const struct part_case *row = *state;
	struct shown shown = show_sample(NULL);
	char *result = found(&shown, row->expression);

	assert_string_equal(result, row->result);
	free(result);
	shown_clear(&shown);
}

/* ---- the document ---- */

static void a_language_is_taken_or_english(void **state)
{
	static const struct {
		const char *given, *written;
	} rows[] = {
		{"zh-Hans", "zh-Hans"},
		{NULL, "en"},
		{"", "en"},
		{"d", "en"},
		{"en\" x=\"", "en"},
		{"de DE", "en"},
		{"a-tag-that-is-longer-than-a-tag-may-be", "en"},
	};
	struct vigil_page *page = vigil_page_new();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct shown shown =
			show(page, (struct vigil_html_style){.language = rows[i].given});
		char *lang = found(&shown, "string(/h:html/@lang)");

		assert_string_equal(lang, rows[i].written);
		free(lang);
		shown_clear(&shown);
	}
	vigil_page_free(page);
}

static void a_title_of_the_caller_stands_above_all_headings(void **state)
{
	struct vigil_page *page = sample_page(NULL);
	struct shown shown = show(page, (struct vigil_html_style){.title = "A & B"});
	char *title = found(&shown, "string(//h:h1)"), *below = found(&shown, "string(//h:h2[1])");

	(void)state;
	assert_string_equal(title, "A & B");
	assert_string_equal(below, "Annual awareness, autumn 2026");
	free(below);
	free(title);
	shown_clear(&shown);
	vigil_page_free(page);
}

/* The policy names the digest of what stands between these. */
static void assert_admitted(const char *html, const char *begin, const char *end)
{
	const char *from = strstr(html, begin), *to;
	unsigned char digest[crypto_hash_sha256_BYTES];
	char base64[64], source[80];

	assert_non_null(from);
	from += strlen(begin);
	to = strstr(from, end);
	assert_non_null(to);
	crypto_hash_sha256(digest, (const unsigned char *)from, (unsigned long long)(to - from));
	sodium_bin2base64(base64, sizeof base64, digest, sizeof digest,
	                  sodium_base64_VARIANT_ORIGINAL);
	snprintf(source, sizeof source, "'sha256-%s'", base64);
	assert_non_null(strstr(html, source));
}

static void the_policy_admits_style_and_script_only(void **state)
{
	struct shown shown = show_sample(NULL);

	(void)state;
	assert_non_null(strstr(shown.html, "content=\"default-src 'none'; style-src 'sha256-"));
	assert_null(strstr(shown.html, "unsafe"));
	assert_admitted(shown.html, "<style>", "</style>");
	assert_admitted(shown.html, "<script>", "</script>");
	shown_clear(&shown);
}

static void ids_are_unique(void **state)
{
	struct vigil_page *page = sample_page(NULL), *other = sample_page(NULL);
	struct shown shown;
	char *doubled, *count;

	(void)state;
	page_append(page, other);
	shown = show(page, (struct vigil_html_style){.title = NULL});
	doubled =
		found(&shown, "count(//@id[. = ../following::*/@id or . = ../descendant::*/@id])");
	count = found(&shown, "count(//h:table[@id='learners-2']/h:tbody/h:tr)");
	assert_string_equal(doubled, "0");
	assert_string_equal(count, "4");
	free(doubled);
	free(count);
	shown_clear(&shown);
	vigil_page_free(other);
	vigil_page_free(page);
}

static void a_drawing_without_values_says_so(void **state)
{
	static const struct page_column columns[] = {
		{.id = "month", .name = "Month", .type = PAGE_CODE},
		{.id = "rate", .name = "Rate", .type = PAGE_SHARE, .interval = true},
	};
	struct vigil_page *page = vigil_page_new();
	struct shown shown;
	char *count;

	(void)state;
	for (enum page_shape shape = PAGE_BARS; shape <= PAGE_LINE; shape++) {
		page_table(page, &(struct page_table){.id = "none",
		                                      .shape = shape,
		                                      .columns = columns,
		                                      .column_count = COUNT(columns)});
		page_table(page, &(struct page_table){.id = "undefined",
		                                      .shape = shape,
		                                      .columns = columns,
		                                      .column_count = COUNT(columns)});
		page_cell_none(page);
		page_cell_none(page);
	}
	shown = show(page, (struct vigil_html_style){.title = NULL});
	count = found(&shown, "count(//h:p[@class='none']) * 100 + count(//s:svg)");
	assert_string_equal(count, "202");
	free(count);
	shown_clear(&shown);
	vigil_page_free(page);
}

/* ---- what is hostile ---- */

/* As a cell shows it: escapes and all, newlines as they are. */
static char *visible(const char *plain)
{
	struct text text;

	text_init(&text);
	for (const char *newline; (newline = strchr(plain, '\n')); plain = newline + 1) {
		visible_add(&text, plain, (size_t)(newline - plain));
		text_add_char(&text, '\n');
	}
	visible_add(&text, plain, strlen(plain));
	return text_take(&text);
}

static void every_text_is_words_only(void **state)
{
	struct shown harmless = show_sample(NULL);
	char *scripts = found(&harmless, "string(//h:script)");

	(void)state;
	for (size_t i = 0; hostile_texts[i]; i++) {
		struct shown shown = show_sample(hostile_texts[i]);
		char *cell = found(&shown, CELL(1, 2)), *words = visible(hostile_texts[i]);
		char *script = found(&shown, "string(//h:script)");
		char *others = found(
			&shown, "count(//h:script) + count(//h:style) + count(//h:meta) + "
				"10 * count(//h:img | //h:iframe | //h:a | //h:object | //h:b | "
				"//h:form | //h:input | //h:base | //h:link | //s:a | "
				"//@*[starts-with(name(), 'on')] | //@href | //@src | //@style)");

		assert_string_equal(cell, words);
		assert_string_equal(script, scripts);
		assert_string_equal(others, "7");
		free(others);
		free(script);
		free(words);
		free(cell);
		shown_clear(&shown);
	}
	free(scripts);
	shown_clear(&harmless);
}

static void right_to_left_stays_within_itself(void **state)
{
	struct shown shown = show_sample("\u05d0\u05d1 abc");
	char *cell = found(&shown, "string(" LEARNERS "/h:tbody/h:tr[1]/h:td[1]/h:bdi)");
	char *label = found(&shown, "string(//h:figure[@id='topics']//s:text[3])");

	(void)state;
	assert_string_equal(cell, "\u05d0\u05d1 abc");
	assert_string_equal(label, "\u2068\u05d0\u05d1 abc\u2069");
	free(label);
	free(cell);
	shown_clear(&shown);
}

static void a_long_word_is_whole_in_a_cell_and_cut_in_a_drawing(void **state)
{
	char word[10001];
	struct shown shown;
	char *cell, *label;

	(void)state;
	memset(word, 'w', sizeof word - 1);
	word[sizeof word - 1] = '\0';
	shown = show_sample(word);
	cell = found(&shown, CELL(1, 2));
	label = found(&shown, "string(//h:figure[@id='topics']//s:text[3])");
	assert_string_equal(cell, word);
	assert_true(strlen(label) < 60);
	assert_non_null(strstr(label, "\u2026"));
	free(label);
	free(cell);
	shown_clear(&shown);
}

#define CASE_COUNT COUNT(cases)

int main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(a_language_is_taken_or_english),
		cmocka_unit_test(a_title_of_the_caller_stands_above_all_headings),
		cmocka_unit_test(the_policy_admits_style_and_script_only),
		cmocka_unit_test(ids_are_unique),
		cmocka_unit_test(a_drawing_without_values_says_so),
		cmocka_unit_test(every_text_is_words_only),
		cmocka_unit_test(right_to_left_stays_within_itself),
		cmocka_unit_test(a_long_word_is_whole_in_a_cell_and_cut_in_a_drawing),
	};
	struct CMUnitTest tests[CASE_COUNT + COUNT(others)];

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = part_is_there,
		                               .initial_state = &cases[i]};
	memcpy(tests + CASE_COUNT, others, sizeof others);
	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
