/* tests/bank/test_translate.c -- a bank is shown by its translation, text by text, and keeps its keys */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/quiz.h"
#include "base/digest.h"
#include "base/text.h"
#include "interaction/interaction.h"
#include "interaction/marks.h"
#include "support/folder.h"
#include "vigil/bank.h"

#define SPACE "xmlns='urn:vigil:bank:1'"

static const char bank[] =
	"<bank " SPACE " id='b' version='1' xml:lang='en'><title>Title</title>"
	"<source id='S' title='S'/><fact id='F' sources='S'>Fact</fact><topic id='t'>Topic</topic>"
	"<exhibit id='e' type='email' title='Mail'><header name='From'>x</header>"
	"<line><mark id='one'>first</mark> <mark id='two'>second</mark></line></exhibit>"
	"<hottext id='h' exhibit='e' correct='two' topic='t' "
	"facts='F'><prompt>Mark</prompt></hottext>"
	"<choice id='c'><prompt>Ask</prompt><option id='a'>Aa<feedback>Fa</feedback></option>"
	"<option id='b' correct='true'>Bb</option><hint>Hint</hint>"
	"<feedback on='wrong'>Wrong</feedback><explanation>Why</explanation></choice>"
	"<gaps id='g'><prompt>Fill</prompt><passage>Put <gap id='x'/> and <gap id='y'/></passage>"
	"<fill gap='x'><key>kx</key></fill><fill gap='y'><key>ky</key></fill></gaps>"
	"<choice id='d' status='draft'><prompt>Draft</prompt><option id='a'>Da</option>"
	"<option id='b' correct='true'>Db</option></choice></bank>";

#define ALL(body)                                                                                  \
	"<translation " SPACE " of='b' version='1' xml:lang='zh-Hans'><title>ZT</title>"           \
	"<fact id='F'>ZF</fact><topic id='t'>ZTopic</topic>" body "</translation>"
#define EXHIBIT                                                                                    \
	"<exhibit id='e' title='ZMail'><header name='ZFrom'>zx</header>"                           \
	"<line>zz <mark id='two'>zsecond</mark></line><line><mark id='one'>zfirst</mark></line>"   \
	"</exhibit>"
#define HOTTEXT "<hottext id='h'><prompt>ZMark</prompt></hottext>"
#define CHOICE                                                                                     \
	"<choice id='c'><prompt>ZAsk</prompt><option id='b'>ZBb</option><option id='a'>ZAa"        \
	"<feedback>ZFa</feedback></option><hint>ZHint</hint>"                                      \
	"<feedback on='wrong'>ZWrong</feedback><explanation>ZWhy</explanation></choice>"
#define GAPS                                                                                       \
	"<gaps id='g'><prompt>ZFill</prompt><passage>ZPut <gap id='y'/>, <gap "                    \
	"id='x'/></passage></gaps>"

static struct translate_case {
	const char *name, *file, *translation, *languages;
	const char *shown; /* title, fact, topic, exhibit, and the texts of the questions */
	bool translated, complete, absent;
} cases[] = {
	/* clang-format off */
	{ "everything is replaced", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS), "zh-Hans",
	  "ZT ZF ZTopic ZMail ZFrom:zx ZMark ZAsk ZAa ZFa ZBb ZHint ZWrong ZWhy ZFill ZPut Draft Da Db", true, true, false },
	{ "a region falls back to its script", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS), "zh_CN.UTF-8",
	  "ZT ZF ZTopic ZMail ZFrom:zx ZMark ZAsk ZAa ZFa ZBb ZHint ZWrong ZWhy ZFill ZPut Draft Da Db", true, true, false },
	{ "of several languages the first that is there", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS), "fr:zh:en",
	  "ZT ZF ZTopic ZMail ZFrom:zx ZMark ZAsk ZAa ZFa ZBb ZHint ZWrong ZWhy ZFill ZPut Draft Da Db", true, true, false },
	{ "a language before it is the bank's own", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS), "en_US:zh",
	  "Title Fact Topic Mail From:x Mark Ask Aa Fa Bb Hint Wrong Why Fill Put Draft Da Db", false, false, false },
	{ "a question that is missing stays", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT GAPS), "zh-Hans",
	  "ZT ZF ZTopic ZMail ZFrom:zx ZMark Ask Aa Fa Bb Hint Wrong Why ZFill ZPut Draft Da Db", true, false, false },
	{ "a text that is missing stays", "b.zh-Hans.xml",
	  ALL(EXHIBIT HOTTEXT GAPS "<choice id='c'><prompt>ZAsk</prompt><option id='b'>ZBb</option></choice>"), "zh-Hans",
	  "ZT ZF ZTopic ZMail ZFrom:zx ZMark ZAsk Aa Fa ZBb Hint Wrong Why ZFill ZPut Draft Da Db", true, false, false },
	{ "an exhibit without a mark stays whole", "b.zh-Hans.xml",
	  ALL("<exhibit id='e' title='ZMail'><line><mark id='one'>z</mark></line></exhibit>" HOTTEXT CHOICE GAPS), "zh-Hans",
	  "ZT ZF ZTopic Mail From:x ZMark ZAsk ZAa ZFa ZBb ZHint ZWrong ZWhy ZFill ZPut Draft Da Db", true, false, false },
	{ "a passage without a gap stays", "b.zh-Hans.xml",
	  ALL(EXHIBIT HOTTEXT CHOICE "<gaps id='g'><prompt>ZFill</prompt><passage>ZPut <gap id='y'/></passage></gaps>"), "zh-Hans",
	  "ZT ZF ZTopic ZMail ZFrom:zx ZMark ZAsk ZAa ZFa ZBb ZHint ZWrong ZWhy ZFill Put Draft Da Db", true, false, false },
	{ "another element is another question", "b.zh-Hans.xml",
	  ALL(EXHIBIT HOTTEXT GAPS "<essay id='c'><prompt>ZAsk</prompt></essay>"), "zh-Hans",
	  "ZT ZF ZTopic ZMail ZFrom:zx ZMark Ask Aa Fa Bb Hint Wrong Why ZFill ZPut Draft Da Db", true, false, false },
	{ "a translation of another version is none", "b.zh-Hans.xml",
	  "<translation " SPACE " of='b' version='0' xml:lang='zh-Hans'><title>ZT</title></translation>", "zh-Hans",
	  "Title Fact Topic Mail From:x Mark Ask Aa Fa Bb Hint Wrong Why Fill Put Draft Da Db", false, false, true },
	{ "a translation of another bank is none", "b.zh-Hans.xml",
	  "<translation " SPACE " of='c' version='1' xml:lang='zh-Hans'><title>ZT</title></translation>", "zh-Hans",
	  "Title Fact Topic Mail From:x Mark Ask Aa Fa Bb Hint Wrong Why Fill Put Draft Da Db", false, false, true },
	{ "a translation with mistakes is none", "b.zh-Hans.xml", "<translation", "zh-Hans",
	  "Title Fact Topic Mail From:x Mark Ask Aa Fa Bb Hint Wrong Why Fill Put Draft Da Db", false, false, true },
	{ "another language is absent", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS), "de",
	  "Title Fact Topic Mail From:x Mark Ask Aa Fa Bb Hint Wrong Why Fill Put Draft Da Db", false, false, true },
	{ "no language is no wish", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS), "C.UTF-8",
	  "Title Fact Topic Mail From:x Mark Ask Aa Fa Bb Hint Wrong Why Fill Put Draft Da Db", false, false, false },
	{ "a path is no language", "b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS), "../b.zh-Hans",
	  "Title Fact Topic Mail From:x Mark Ask Aa Fa Bb Hint Wrong Why Fill Put Draft Da Db", false, false, false },
	/* clang-format on */
};

#define CASE_COUNT (sizeof(cases) / sizeof(*cases))

static void put(const char *name, const char *bytes)
{
	FILE *file = fopen(name, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
	assert_int_equal(fclose(file), 0);
}

struct dump {
	const struct vigil_bank *bank;
	struct text out;
};

/* Only the first word of a text: behind it may be marks. */
static void dump_add(struct dump *dump, ref text)
{
	const char *words = bank_text(dump->bank, text);

	text_addf(&dump->out, "%s%.*s", dump->out.length ? " " : "", (int)strcspn(words, " "),
	          words);
}

static void dump_text(void *context, const char *where, const char *id, const ref *text)
{
	(void)where;
	(void)id;
	if (*text)
		dump_add(context, *text);
}

static void dump_question(struct dump *dump, const struct vigil_question *question)
{
	const ref *feedback = arena_at(&dump->bank->arena, question->feedback);

	dump_add(dump, question->prompt);
	question->interaction->texts(dump->bank, question, dump_text, dump);
	for (size_t i = 0; i < question->hint_count; i++)
		dump_add(dump, bank_hint(dump->bank, question, i)->text);
	for (size_t i = 0; i < OUTCOME_COUNT && question->feedback; i++)
		dump_text(dump, "", "", &feedback[i]);
	dump_text(dump, "", "", &question->explanation);
}

static void dump_all(struct dump *dump, const struct vigil_quiz *quiz)
{
	const struct model_exhibit *exhibit;
	const struct model_exhibit_row *rows;

	dump->bank = quiz->banks[0];
	text_init(&dump->out);
	exhibit = &dump->bank->exhibits[0];
	rows = arena_at(&dump->bank->arena, exhibit->rows);
	dump_add(dump, dump->bank->title);
	dump_add(dump, dump->bank->facts[0].text);
	dump_add(dump, dump->bank->topics[0].name);
	dump_add(dump, exhibit->title);
	dump_add(dump, rows[0].name);
	text_addf(&dump->out, ":%s", bank_text(dump->bank, rows[0].text));
	for (size_t i = 0; i < dump->bank->question_count; i++)
		dump_question(dump, bank_question(dump->bank, i));
}

static struct vigil_quiz *load(const char *path, const char *languages)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz = NULL;

	assert_int_equal(vigil_quiz_load(&quiz, path, findings), VIGIL_OK);
	assert_int_equal(vigil_quiz_translate(quiz, languages), VIGIL_OK);
	vigil_findings_free(findings);
	return quiz;
}

static void texts_are_replaced(void **state)
{
	const struct translate_case *row = *state;
	struct vigil_quiz *quiz;
	struct dump dump;

	put("b.xml", bank);
	put(row->file, row->translation);
	quiz = load("b.xml", row->languages);
	dump_all(&dump, quiz);
	assert_string_equal(dump.out.bytes, row->shown);
	assert_int_equal(quiz->translations[0].bank != NULL, row->translated);
	assert_int_equal(quiz->translations[0].complete, row->complete);
	assert_int_equal(quiz->translations[0].absent, row->absent);
	assert_string_equal(vigil_quiz_language(quiz), row->translated ? "zh-Hans" : "en");
	assert_string_equal(vigil_quiz_title(quiz), row->translated ? "ZT" : "Title");
	assert_int_equal(quiz->file_count, row->translated ? 2 : 1);
	text_clear(&dump.out);
	vigil_quiz_free(quiz);
}

/* The key names the second of the bank's marks, wherever the translation has it. */
static void marks_keep_the_order_of_the_bank(void **state)
{
	struct vigil_quiz *quiz;
	const struct vigil_question *question;
	struct text words;

	(void)state;
	put("b.xml", bank);
	put("b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS));
	quiz = load("b.xml", "zh");
	question = vigil_bank_find(quiz->banks[0], "h");
	text_init(&words);
	assert_int_equal(marks_find(quiz->banks[0], question, "two", 3), 1);
	marks_add_words(&words, quiz->banks[0], question, 1);
	assert_string_equal(words.bytes, "zsecond");
	assert_int_equal(question->interaction->score(quiz->banks[0], question, "two").earned_mpts,
	                 1000);
	text_clear(&words);
	vigil_quiz_free(quiz);
}

/* What a session kept gives the same, without any file. */
static void files_give_the_translation_back(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz, *again = NULL;
	struct dump before, after;

	(void)state;
	put("b.xml", bank);
	put("b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT GAPS));
	quiz = load("b.xml", "zh-Hans-CN");
	remove("b.zh-Hans.xml");
	assert_string_equal(quiz->files[1].name, "b.zh-Hans.xml");
	assert_int_equal(quiz_read(&again, quiz->files, quiz->file_count, findings), VIGIL_OK);
	dump_all(&before, quiz);
	dump_all(&after, again);
	assert_string_equal(before.out.bytes, after.out.bytes);
	assert_memory_equal(again->files[1].bytes, quiz->files[1].bytes, quiz->files[1].size);
	assert_int_equal(again->file_count, 2);
	text_clear(&before.out);
	text_clear(&after.out);
	vigil_quiz_free(quiz);
	vigil_quiz_free(again);
	vigil_findings_free(findings);
}

#define QUIZ                                                                                       \
	"<quiz " SPACE " id='q' version='1' xml:lang='en'><title>Quiz</title>"                     \
	"<use bank='below/b.xml'/><use bank='other.xml'/><section id='s'><draw count='2'/>"        \
	"</section></quiz>"
#define OTHER                                                                                      \
	"<bank " SPACE " id='other' version='1' xml:lang='en'><title>O</title>"                    \
	"<true-false id='q' answer='true'><prompt>P</prompt></true-false></bank>"

/* Each bank for itself; a link out of the quiz's folder is not followed. */
static void banks_of_a_quiz_are_translated(void **state)
{
	struct vigil_quiz *quiz;

	(void)state;
	assert_int_equal(mkdir("quiz", 0700) | mkdir("quiz/below", 0700), 0);
	put("quiz/q.xml", QUIZ);
	put("quiz/other.xml", OTHER);
	put("quiz/below/b.xml", bank);
	put("quiz/below/b.zh-Hans.xml", ALL(EXHIBIT HOTTEXT CHOICE GAPS));
	put("outside.xml", "<translation " SPACE " of='other' version='1' xml:lang='zh-Hans'>"
	                   "<title>ZO</title></translation>");
	assert_int_equal(symlink("../outside.xml", "quiz/other.zh-Hans.xml"), 0);
	quiz = load("quiz/q.xml", "zh-Hans");
	assert_string_equal(vigil_bank_title(quiz->banks[0]), "ZT");
	assert_string_equal(vigil_bank_title(quiz->banks[1]), "O");
	assert_true(quiz->translations[1].absent);
	assert_string_equal(vigil_quiz_title(quiz), "Quiz");
	assert_string_equal(vigil_quiz_language(quiz), "zh-Hans");
	assert_int_equal(quiz->file_count, 4);
	assert_string_equal(quiz->files[3].name, "below/b.zh-Hans.xml");
	vigil_quiz_free(quiz);
}

static int enter(void **state)
{
	(void)state; /* which is the row */
	return folder_enter();
}

static int leave(void **state)
{
	(void)state;
	return folder_leave();
}

int main(void)
{
	struct CMUnitTest tests[CASE_COUNT + 3] = {
		[CASE_COUNT] = cmocka_unit_test_setup_teardown(marks_keep_the_order_of_the_bank,
	                                                       enter, leave),
		[CASE_COUNT + 1] = cmocka_unit_test_setup_teardown(files_give_the_translation_back,
	                                                           enter, leave),
		[CASE_COUNT + 2] = cmocka_unit_test_setup_teardown(banks_of_a_quiz_are_translated,
	                                                           enter, leave),
	};

	for (size_t i = 0; i < CASE_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = texts_are_replaced,
		                               .setup_func = enter,
		                               .teardown_func = leave,
		                               .initial_state = &cases[i]};
	return cmocka_run_group_tests_name("bank/translate", tests, NULL, NULL);
}
