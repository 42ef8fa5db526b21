/* tests/bank/test_check.c -- what authors are told of a bank that is fit to run */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/checks.h"
#include "bank/load.h"
#include "base/text.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* ---- fixtures: one finding, at its place ---- */

/* clang-format off */
static struct file_case {
	const char *name, *file;
	size_t count; /* of all findings */
	const char *code;
	uint32_t line, column;
} files[] = {
	{ "options that differ in case and quotation marks are the same", "duplicate-options", 1, "duplicate-options", 11, 5 },
	{ "options that differ in a letter are not the same", "duplicate-options-not", 0, NULL, 0, 0 },
	{ "an option about all others has to be fixed", "option-not-fixed", 1, "option-not-fixed", 12, 5 },
	{ "an option about all others may be fixed, and 'all bills' is none", "option-not-fixed-not", 0, NULL, 0, 0 },
	{ "feedback names no letter while options change places", "names-letter", 1, "names-letter", 11, 7 },
	{ "articles, plan B and fixed places are no letters of options", "names-letter-not", 0, NULL, 0, 0 },
	{ "German is not searched for English letters", "names-letter-german-not", 0, NULL, 0, 0 },
	{ "Chinese is not searched for English letters", "names-letter-chinese-not", 0, NULL, 0, 0 },
	{ "a question without explanation is found", "explanation-missing", 1, "explanation-missing", 7, 3 },
	{ "an explanation is enough", "explanation-missing-not", 0, NULL, 0, 0 },
	{ "a question without facts is found", "facts-missing", 1, "facts-missing", 15, 3 },
	{ "a fact is enough", "facts-missing-not", 0, NULL, 0, 0 },
	{ "a question without topic is found where others have one", "topic-missing", 1, "topic-missing", 16, 3 },
	{ "a bank without topics needs none", "topic-missing-not", 0, NULL, 0, 0 },
	{ "the hint that costs more than is left is found", "hint-cost", 1, "hint-cost", 13, 5 },
	{ "hints may cost all of the points", "hint-cost-not", 0, NULL, 0, 0 },
	{ "a source that no fact names is found", "unused-declaration", 4, "unused-declaration", 5, 3 },
	{ "a fact that no question names is found", "unused-declaration", 4, "unused-declaration", 7, 3 },
	{ "a topic that no question names is found", "unused-declaration", 4, "unused-declaration", 9, 3 },
	{ "an exhibit that no question shows is found", "unused-declaration", 4, "unused-declaration", 11, 3 },
	{ "declarations that are used are fine", "unused-declaration-not", 0, NULL, 0, 0 },
	{ "a file has its bank's name", "name-differs", 1, "name-differs", 2, 1 },
	{ "a folder is no part of the name", "name-differs-not", 0, NULL, 0, 0 },
	{ "a bank of drafts cannot be taken", "live-missing", 1, "live-missing", 2, 1 },
	{ "one live question beside a draft is enough", "live-missing-not", 0, NULL, 0, 0 },
	{ "the right option is not the longest by far", "longest-option", 1, "longest-option", 10, 5 },
	{ "a little longer is fine, and so is a long wrong option", "longest-option-not", 0, NULL, 0, 0 },
	{ "very unequal options are found at the longest", "unequal-options", 1, "unequal-options", 11, 5 },
	{ "a short option of fixed place makes none unequal", "unequal-options-not", 0, NULL, 0, 0 },
	{ "an absolute word in a wrong option only is found", "absolute-words", 1, "absolute-words", 11, 5 },
	{ "absolute words on both sides give nothing away", "absolute-words-not", 0, NULL, 0, 0 },
	{ "a plain 'not' in the question is found at the prompt", "negative-prompt", 1, "negative-prompt", 8, 5 },
	{ "an emphasised 'not', or one of the story, is fine", "negative-prompt-not", 0, NULL, 0, 0 },
	{ "a word of the prompt in the right option only is found", "clue-word", 1, "clue-word", 10, 5 },
	{ "a word of the prompt in a wrong option, too, is no clue", "clue-word-not", 0, NULL, 0, 0 },
	{ "an option that 'an' cannot stand before is found", "grammar-clue", 1, "grammar-clue", 9, 5 },
	{ "'a/an' fits all, and acronyms are left to the ear", "grammar-clue-not", 0, NULL, 0, 0 },
	{ "six right options of seven in one place are a habit", "same-place", 1, "same-place", 2, 1 },
	{ "five of seven are none", "same-place-not", 0, NULL, 0, 0 },
	{ "two questions that differ in a word are found at the second", "near-duplicate", 1, "near-duplicate", 15, 3 },
	{ "another prompt or another exhibit makes another question", "near-duplicate-not", 0, NULL, 0, 0 },
	{ "guessing that earns more than half is found", "guessing", 1, "guessing", 7, 3 },
	{ "guessing that earns half is fine", "guessing-not", 0, NULL, 0, 0 },
};
/* clang-format on */

static bool has_finding(const struct vigil_findings *findings, const struct file_case *row)
{
	for (size_t i = 0; i < vigil_findings_count(findings); i++) {
		const struct vigil_finding *finding = vigil_findings_get(findings, i);

		if (strcmp(finding->code->name, row->code) == 0 && finding->at.line == row->line &&
		    finding->at.column == row->column)
			return true;
	}
	return false;
}

static void file_is_checked(void **state)
{
	const struct file_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct text path;
	enum vigil_status status;

	assert_non_null(findings);
	text_init(&path);
	text_addf(&path, FIXTURES "/check/%s.xml", row->file);
	status = vigil_check(path.bytes, findings);
	assert_int_equal(vigil_findings_count(findings), row->count);
	assert_int_equal(status,
	                 vigil_findings_count_of(findings, VIGIL_ERROR) ? VIGIL_INVALID : VIGIL_OK);
	if (row->code)
		assert_true(has_finding(findings, row));
	text_clear(&path);
	vigil_findings_free(findings);
}

/* ---- banks written here ---- */

/* Read a bank and ask it everything; the caller frees the findings. */
static struct vigil_findings *check_document(const char *document,
                                             const struct interaction *const *kinds)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct xml_source source = {
		.name = "here.xml", .fd = -1, .bytes = document, .size = strlen(document)};
	struct bank_request request = {
		.source = &source, .interactions = kinds, .keep_source = true, .keep_places = true};
	struct checking checking = {.findings = findings};
	struct vigil_bank *bank;

	assert_non_null(findings);
	assert_int_equal(bank_read(&bank, &request, findings), VIGIL_OK);
	checking.bank = bank;
	assert_int_equal(checks_run(&checking), VIGIL_OK);
	vigil_bank_free(bank);
	return findings;
}

/* No finding but, where one is expected, this one. */
static void assert_only(const struct vigil_findings *findings, const char *code)
{
	assert_int_equal(vigil_findings_count(findings), code ? 1 : 0);
	if (code)
		assert_string_equal(vigil_findings_get(findings, 0)->code->name, code);
}

#define HEAD(language)                                                                             \
	"<bank xmlns='urn:vigil:bank:1' id='here' version='1' xml:lang='" language "'>"            \
	"<title>T</title><source id='S' title='S'/><fact id='F' sources='S'>Fact.</fact>"

/* clang-format off */
static struct wording_case {
	const char *name, *prompt, *option, *feedback, *code;
} wordings[] = {
	{ "'answer b' names a letter", NULL, NULL, "Take answer b instead.", "names-letter" },
	{ "'options A and D' names letters", NULL, NULL, "Look at options A and D.", "names-letter" },
	{ "'option (C)' names a letter", NULL, NULL, "See option (C).", "names-letter" },
	{ "'the right answer: C' names a letter", NULL, NULL, "The right answer: C", "names-letter" },
	{ "a letter in quotation marks is named", NULL, NULL, "Choice \xE2\x80\x9C" "B\xE2\x80\x9D helps.", "names-letter" },
	{ "a possessive is named", NULL, NULL, "Option B\xE2\x80\x99s weakness is haste.", "names-letter" },
	{ "'B is wrong' names a letter", NULL, NULL, "B is wrong.", "names-letter" },
	{ "'A is not quite right' names a letter", NULL, NULL, "Haste: A is not quite right.", "names-letter" },
	{ "'because C was right' names a letter", NULL, NULL, "No, because C was right.", "names-letter" },
	{ "'B and C are wrong' names letters", NULL, NULL, "Both B and C are wrong.", "names-letter" },
	{ "'if you chose B' names a letter", NULL, NULL, "If you chose B, look again.", "names-letter" },
	{ "a prompt names a letter", "Why is option B best?", NULL, NULL, "names-letter" },
	{ "plan B is none", NULL, NULL, "Plan B is wrong.", NULL },
	{ "plans A and B are none", NULL, NULL, "Plans A and B are wrong.", NULL },
	{ "vitamin C is none", NULL, NULL, "Vitamin C is right for you.", NULL },
	{ "an article is none", NULL, NULL, "The answer a learner gives is an option a day.", NULL },
	{ "an article that begins a sentence is none", NULL, NULL, "That is no answer. A call is.", NULL },
	{ "an article of a title is none", NULL, NULL, "Answer A Call, Choose A Password.", NULL },
	{ "a letter behind a hyphen is none", NULL, NULL, "Your answer e-mailed is right.", NULL },
	{ "the word I is none", NULL, NULL, "I is right: the option I chose.", NULL },
	{ "a letter beyond the options is none", NULL, NULL, "Option Z is wrong.", NULL },
	{ "a host that the prompt calls B is none", "Host B calls. What now?", NULL, "B is right to do so.", NULL },

	{ "'all of the above' is about others", NULL, "All of the above", NULL, "option-not-fixed" },
	{ "'none of these is right' is about others", NULL, "None of these is right", NULL, "option-not-fixed" },
	{ "'none of the other options' is about others", NULL, "None of the other options", NULL, "option-not-fixed" },
	{ "'both answers' is about others", NULL, "Both answers are fine", NULL, "option-not-fixed" },
	{ "'two of the above' is about others", NULL, "Two of the above", NULL, "option-not-fixed" },
	{ "'both A and B' is about others", NULL, "Both A and B", NULL, "option-not-fixed" },
	{ "'a and c' is about others", NULL, "a and c", NULL, "option-not-fixed" },
	{ "'A, B and C' is about others", NULL, "A, B and C", NULL, "option-not-fixed" },
	{ "'either B or C' is about others", NULL, "Either B or C", NULL, "option-not-fixed" },
	{ "'neither A nor C' is about others", NULL, "Neither A nor C", NULL, "option-not-fixed" },
	{ "'some of these mails' is about mails", NULL, "Some of these mails", NULL, NULL },
	{ "'any above ten' is about numbers", NULL, "Any above ten", NULL, NULL },
	{ "a letter alone is a text", NULL, "B", NULL, NULL },
	{ "'both of them' is about the prompt", NULL, "Both of them", NULL, NULL },
	{ "hosts that the prompt names are none", "Hosts A and B call. Who may?", "Both A and B", NULL, NULL },

	{ "'EXCEPT' in capitals is emphasised", "Which fits, EXCEPT today?", NULL, NULL, NULL },
	{ "'least' is negative", "Which is the least risky?", NULL, NULL, "negative-prompt" },
	{ "'at least' is not", "What do you do at least?", NULL, NULL, NULL },
	{ "'or not' is not", "Is this fine, or not?", NULL, NULL, NULL },
	{ "'if it is not' hangs on the question", "What if it is not genuine?", NULL, NULL, NULL },
	{ "'not' behind a clause with 'if' is negative", "If it comes, which is not fine?", NULL, NULL, "negative-prompt" },
	{ "a prompt without a question asks with its last sentence", "It is late. Say what is never fine.", NULL, NULL, "negative-prompt" },
	{ "emphasis on another word is none", "Which is <em>not really</em> fine, and never was?", NULL, NULL, NULL },

	{ "a form of a word of the prompt is a clue", "Who is ringing?", NULL, NULL, "clue-word" },
	{ "a common word is none", "Who would tell them?", NULL, NULL, NULL },
	{ "'never' in a wrong option alone is sweeping", NULL, "Never look", NULL, "absolute-words" },
};
/* clang-format on */

static void wording_is_checked(void **state)
{
	const struct wording_case *row = *state;
	struct vigil_findings *findings;
	struct text document;

	text_init(&document);
	text_addf(&document,
	          HEAD("en-GB") "<choice id='q' facts='F'><prompt>%s</prompt>"
	                        "<option id='r' correct='true'>Ring them back</option>"
	                        "<option id='o'>%s</option>"
	                        "<option id='f'>Wait a while%s%s%s</option>"
	                        "<explanation>Because.</explanation></choice></bank>",
	          row->prompt ? row->prompt : "What is best?",
	          row->option ? row->option : "Look on", row->feedback ? "<feedback>" : "",
	          row->feedback ? row->feedback : "", row->feedback ? "</feedback>" : "");
	findings = check_document(document.bytes, interactions);
	text_clear(&document);
	assert_only(findings, row->code);
	vigil_findings_free(findings);
}

/* ---- scores, with interactions that only this test has ---- */

static bool part_start(void *context, const struct xml_element *element)
{
	(void)element;
	return builder_part(context, 4) != NULL;
}

static bool part_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	(void)element;
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static size_t no_order(const struct vigil_bank *bank, const struct vigil_question *question)
{
	(void)bank;
	(void)question;
	return 0;
}

static enum read_outcome restore_all(const struct asked *asked, const char *normalized,
                                     struct text *response, struct text *why)
{
	(void)asked;
	(void)why;
	text_add(response, normalized);
	return READ_DONE;
}

static enum read_outcome restore_something(const struct asked *asked, const char *normalized,
                                           struct text *response, struct text *why)
{
	return *normalized ? restore_all(asked, normalized, response, why) : READ_UNREADABLE;
}

static void careless_all(const struct vigil_bank *bank, const struct vigil_question *question,
                         some_response *visit, void *context)
{
	(void)bank;
	(void)question;
	visit(context, "all", "everything");
}

static void best_is_one(const struct vigil_bank *bank, const struct vigil_question *question,
                        struct text *response)
{
	(void)bank;
	(void)question;
	text_add(response, "one");
}

static void best_is_nothing(const struct vigil_bank *bank, const struct vigil_question *question,
                            struct text *response)
{
	(void)bank;
	(void)question;
	(void)response;
}

/* Something earns the points, nothing earns nothing. */
static struct score score_all(const struct vigil_bank *bank, const struct vigil_question *question,
                              const char *response)
{
	(void)bank;
	return (struct score){.earned_mpts = *response ? question->points_mpts : 0};
}

static struct score score_less(const struct vigil_bank *bank, const struct vigil_question *question,
                               const char *response)
{
	struct score score = score_all(bank, question, response);

	score.earned_mpts -= *response != 0;
	return score;
}

static struct score score_more(const struct vigil_bank *bank, const struct vigil_question *question,
                               const char *response)
{
	struct score score = score_all(bank, question, response);

	score.earned_mpts += *response != 0;
	return score;
}

static struct score score_gift(const struct vigil_bank *bank, const struct vigil_question *question,
                               const char *response)
{
	(void)bank;
	return (struct score){.earned_mpts = *response ? question->points_mpts : 1};
}

static struct score score_nothing(const struct vigil_bank *bank,
                                  const struct vigil_question *question, const char *response)
{
	(void)bank;
	return (struct score){.earned_mpts = *response ? 0 : question->points_mpts};
}

static struct score score_later(const struct vigil_bank *bank,
                                const struct vigil_question *question, const char *response)
{
	(void)bank;
	(void)question;
	return (struct score){.pending = *response != 0};
}

static int64_t guess_half(const struct vigil_bank *bank, const struct vigil_question *question)
{
	(void)bank;
	return question->points_mpts / 2;
}

static int64_t guess_more(const struct vigil_bank *bank, const struct vigil_question *question)
{
	return guess_half(bank, question) + 1;
}

#define KIND(best_function, score_function)                                                        \
	.name = "kind", .start = part_start, .end = part_end, .order_count = no_order,             \
	.best = best_function, .score = score_function

/* clang-format off */
static struct score_case {
	const char *name;
	struct interaction kind;
	const char *code;
} scores[] = {
	{ "a best response that earns the points is fine", { KIND(best_is_one, score_all), .restore = restore_all }, NULL },
	{ "a best response that earns less is found", { KIND(best_is_one, score_less), .restore = restore_all }, "maximum-unreachable" },
	{ "a best response that earns more is found", { KIND(best_is_one, score_more), .restore = restore_all }, "maximum-unreachable" },
	{ "entering nothing and earning something is found", { KIND(best_is_one, score_gift), .restore = restore_all }, "nothing-earns" },
	{ "what cannot be entered cannot earn", { KIND(best_is_one, score_gift), .restore = restore_something }, NULL },
	{ "where nothing is right it may earn", { KIND(best_is_nothing, score_nothing), .restore = restore_all }, NULL },
	{ "a careless response that earns is found", { KIND(best_is_one, score_all), .restore = restore_all, .careless = careless_all }, "careless-earns" },
	{ "a careless response that earns nothing is fine", { KIND(best_is_nothing, score_nothing), .restore = restore_all, .careless = careless_all }, NULL },
	{ "what a person scores later is not judged", { KIND(best_is_one, score_later), .restore = restore_all }, NULL },
	{ "guessing may expect half", { KIND(best_is_one, score_all), .restore = restore_all, .guess = guess_half }, NULL },
	{ "guessing may not expect more than half", { KIND(best_is_one, score_all), .restore = restore_all, .guess = guess_more }, "guessing" },
};
/* clang-format on */

static void score_is_safe(void **state)
{
	const struct score_case *row = *state;
	const struct interaction *const kinds[] = {&row->kind, NULL};
	struct vigil_findings *findings =
		check_document(HEAD("de") "<kind id='q' facts='F'><prompt>P</prompt>"
	                                  "<explanation>E</explanation></kind></bank>",
	                       kinds);

	assert_only(findings, row->code);
	vigil_findings_free(findings);
}

/* ---- what guessing can expect ---- */

/* Options from their keys: '+' right, '-' wrong; or scores of a map, with spaces between. */
/* clang-format off */
static struct guess_case {
	const char *name, *element, *attributes, *options;
	int64_t expected_mpts;
} guesses[] = {
	{ "one of four", "choice", "", "+---", 250 },
	{ "one of two, three points", "choice", "points='3'", "-+", 1500 },
	{ "the mean of a map", "choice", "scoring='map'", "1 0.5 -0.3", 400 },
	{ "all right options and no other: one of seven sets", "multiple", "scoring='exact'", "+--", 142 },
	{ "of three sets one earns all", "multiple", "", "+-", 333 },
	{ "of seven sets one earns all and two earn half", "multiple", "", "++-", 285 },
	{ "sets that may not be chosen do not count", "multiple", "min='2' max='2'", "++-", 333 },
	{ "one may be chosen: each right one earns its share", "multiple", "scoring='map' max='1' upper='1'", "1 1 0 0", 500 },
	{ "the bounds of a map count", "multiple", "scoring='map'", "0.5 0.5 -1", 285 },
	{ "negative points of a map count", "multiple", "scoring='map' lower='-1'", "1 -1", 0 },
	{ "twenty-six options take no longer", "multiple", "points='1000'", "+++++++++++++++++++++++++-", 250000 },
	{ "a map of twenty worths is not gone through", "multiple", "scoring='map' max='1'",
	  "1 -1 -2 -3 -4 -5 -6 -7 -8 -9 -10 -11 -12 -13 -14 -15 -16 -17 -18 -19", 0 },
};
/* clang-format on */

static void add_options(struct text *document, const char *options)
{
	bool map = strpbrk(options, "01") != NULL;

	for (int i = 0; *options; i++) {
		size_t length = map ? strcspn(options, " ") : 1;
		const char *correct = *options == '+' ? "true" : "false";

		text_addf(document, "<option id='o%d' %s='%.*s'>Text %d</option>", i,
		          map ? "score" : "correct", map ? (int)length : 5, map ? options : correct,
		          i);
		options += length + strspn(options + length, " ");
	}
}

static void guess_is_expected(void **state)
{
	const struct guess_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct xml_source source = {.name = "here.xml", .fd = -1};
	struct bank_request request = {.source = &source, .interactions = interactions};
	const struct vigil_question *question;
	struct vigil_bank *bank;
	struct text document;

	text_init(&document);
	text_addf(&document, HEAD("en") "<%s id='q' %s><prompt>P</prompt>", row->element,
	          row->attributes);
	add_options(&document, row->options);
	text_addf(&document, "</%s></bank>", row->element);
	source.bytes = document.bytes;
	source.size = document.length;
	assert_int_equal(bank_read(&bank, &request, findings), VIGIL_OK);
	question = bank_question(bank, 0);
	assert_int_equal(question->interaction->guess(bank, question), row->expected_mpts);
	vigil_bank_free(bank);
	text_clear(&document);
	vigil_findings_free(findings);
}

/* ---- questions that are nearly the same ---- */

#define CALLER(who, what)                                                                          \
	who " who knows your name and your last order may still be somebody who has bought " what  \
	    " data on the internet"

/* clang-format off */
static struct pair_case {
	const char *name, *first, *second;
	bool found;
} pairs[] = {
	{ "the same text twice", CALLER("A caller", "stolen"), CALLER("A caller", "stolen"), true },
	{ "the same text in other letters and spaces", CALLER("A caller", "stolen"), CALLER("A CALLER", " stolen "), true },
	{ "one word of twenty differs: 78% in common", CALLER("A caller", "stolen"), CALLER("A caller", "leaked"), true },
	{ "two words of twenty differ: 70% in common", CALLER("A caller", "stolen"), CALLER("A writer", "leaked"), false },
	{ "a Chinese text with another word", "来电者知道你的姓名和最近的订单，仍然可能是在网上购买了被盗数据的人",
	  "来电者知道你的姓名和最近的订单，仍然可能是在网上得到了被盗数据的人", true },
	{ "a Chinese text with other words", "来电者知道你的姓名和最近的订单，仍然可能是在网上购买了被盗数据的人",
	  "来电者知道你的地址和上次的订单，仍然可能是在街上得到了被盗数据的人", false },
	{ "short texts are the same only as a whole", "Yes", "Yet", false },
	{ "short texts can be the same", "Yes", "yes", true },
};
/* clang-format on */

static void pair_is_found(void **state)
{
	const struct pair_case *row = *state;
	const char *const prompts[] = {row->first, row->second};
	struct vigil_findings *findings;
	struct text document;

	text_init(&document);
	text_add(&document, HEAD("und"));
	for (int i = 0; i < 2; i++)
		text_addf(&document,
		          "<true-false id='q%d' facts='F' answer='true'><prompt>%s</prompt>"
		          "<explanation>E</explanation></true-false>",
		          i, prompts[i]);
	text_add(&document, "</bank>");
	findings = check_document(document.bytes, interactions);
	text_clear(&document);
	assert_only(findings, row->found ? "near-duplicate" : NULL);
	if (row->found)
		assert_string_equal(vigil_findings_get(findings, 0)->subject, "q1");
	vigil_findings_free(findings);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(files) + COUNT(wordings) + COUNT(scores) + COUNT(guesses) +
	                        COUNT(pairs)];
	struct CMUnitTest *test = tests;

	for (size_t i = 0; i < COUNT(files); i++)
		*test++ = (struct CMUnitTest){.name = files[i].name,
		                              .test_func = file_is_checked,
		                              .initial_state = &files[i]};
	for (size_t i = 0; i < COUNT(wordings); i++)
		*test++ = (struct CMUnitTest){.name = wordings[i].name,
		                              .test_func = wording_is_checked,
		                              .initial_state = &wordings[i]};
	for (size_t i = 0; i < COUNT(scores); i++)
		*test++ = (struct CMUnitTest){.name = scores[i].name,
		                              .test_func = score_is_safe,
		                              .initial_state = &scores[i]};
	for (size_t i = 0; i < COUNT(guesses); i++)
		*test++ = (struct CMUnitTest){.name = guesses[i].name,
		                              .test_func = guess_is_expected,
		                              .initial_state = &guesses[i]};
	for (size_t i = 0; i < COUNT(pairs); i++)
		*test++ = (struct CMUnitTest){.name = pairs[i].name,
		                              .test_func = pair_is_found,
		                              .initial_state = &pairs[i]};
	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
