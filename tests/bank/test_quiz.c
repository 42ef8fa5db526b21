/* tests/bank/test_quiz.c -- reading quizzes: from files, from bytes, and only from where they may */
#include "bank/quiz.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "vigil/bank.h"

/* ---- a folder with a quiz and banks ---- */

#define BANK(id)                                                                                   \
	"<bank xmlns='urn:vigil:bank:1' id='" id "' version='2' xml:lang='en'><title>B</title>"    \
	"<true-false id='q' answer='true'><prompt>P</prompt></true-false></bank>"
#define QUIZ(uses)                                                                                 \
	"<quiz xmlns='urn:vigil:bank:1' id='made' version='1' "                                    \
	"xml:lang='en'><title>T</title>\n" uses                                                    \
	"\n<section id='s'><draw count='1'/></section></quiz>"

static char folder[] = "/tmp/vigil-quiz-XXXXXX";

static void path_in(struct text *path, const char *name)
{
	text_init(path);
	text_addf(path, "%s/%s", folder, name);
}

static void put(const char *name, const char *bytes)
{
	struct text path;
	FILE *file;

	path_in(&path, name);
	file = fopen(path.bytes, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, strlen(bytes), file), strlen(bytes));
	fclose(file);
	text_clear(&path);
}

static void make_folder(const char *name)
{
	struct text path;

	path_in(&path, name);
	assert_int_equal(mkdir(path.bytes, 0700), 0);
	text_clear(&path);
}

static void make_link(const char *name, const char *target)
{
	struct text path;

	path_in(&path, name);
	assert_int_equal(symlink(target, path.bytes), 0);
	text_clear(&path);
}

static int make_files(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	make_folder("quizzes");
	make_folder("quizzes/below");
	put("outside.xml", BANK("outside"));
	put("quizzes/b.xml", BANK("b"));
	put("quizzes/below/c.xml", BANK("c"));
	put("quizzes/broken.xml", "<bank/>");
	make_link("quizzes/linked.xml", "../outside.xml");
	make_link("quizzes/other-name.xml", "b.xml");
	make_link("quizzes/linked-folder", "..");
	make_link("quizzes/alias.xml", "made.xml");
	return 0;
}

static int remove_files(void **state)
{
	static const char *const names[] = {"quizzes/made.xml",
	                                    "quizzes/alias.xml",
	                                    "quizzes/linked-folder",
	                                    "quizzes/linked.xml",
	                                    "quizzes/other-name.xml",
	                                    "quizzes/broken.xml",
	                                    "quizzes/below/c.xml",
	                                    "quizzes/b.xml",
	                                    "outside.xml",
	                                    "quizzes/below",
	                                    "quizzes",
	                                    ""};
	struct text path;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		path_in(&path, names[i]);
		remove(path.bytes);
		text_clear(&path);
	}
	return 0;
}

/* "CODE CODE", of a file's name and its line where it has one. */
static void list_codes(struct text *list, const struct vigil_findings *findings)
{
	for (size_t i = 0; i < vigil_findings_count(findings); i++) {
		const struct vigil_finding *finding = vigil_findings_get(findings, i);
		const char *slash = strrchr(finding->at.file, '/');

		text_addf(list, "%s%s:%u %s", i ? "\n" : "", slash ? slash + 1 : finding->at.file,
		          (unsigned)finding->at.line, finding->code->name);
	}
}

/* clang-format off */
static const struct use_case {
	const char *name, *uses, *findings;
} use_cases[] = {
	{ "a bank beside the quiz", "<use bank='b.xml'/>", "" },
	{ "a bank in a folder below", "<use bank='below/c.xml'/>", "" },
	{ "a bank by a link that stays beside the quiz", "<use bank='other-name.xml'/>", "" },
	{ "a link that leads out", "<use bank='linked.xml'/>", "made.xml:2 use-outside" },
	{ "a folder that leads out", "<use bank='linked-folder/outside.xml'/>", "made.xml:2 use-outside" },
	{ "a name that goes up", "<use bank='below/../../outside.xml'/>", "made.xml:2 use-outside" },
	{ "the folder above itself", "<use bank='..'/>", "made.xml:2 use-outside" },
	{ "a name that only looks like going up", "<use bank='..b.xml'/>", "made.xml:2 use-missing" },
	{ "this quiz, by a link", "<use bank='alias.xml'/>", "made.xml:2 use-circular" },
	{ "one bank by two names", "<use bank='b.xml'/>\n<use bank='other-name.xml'/>",
	  "made.xml:3 use-doubled" },
	{ "a folder is no bank", "<use bank='below'/>", "below:0 file-not-regular" },
	{ "what is wrong in a bank stands behind what is wrong in the quiz",
	  "<use bank='broken.xml'/>\n<use bank='gone.xml'/>",
	  "made.xml:3 use-missing\nbroken.xml:1 another-document" },
};
/* clang-format on */

static void use_is_judged(void **state)
{
	const struct use_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz;
	struct text path, document, list;
	enum vigil_status status;

	text_init(&document);
	text_init(&list);
	path_in(&path, "quizzes/made.xml");
	text_addf(&document, QUIZ("%s"), row->uses);
	put("quizzes/made.xml", document.bytes);
	status = vigil_quiz_load(&quiz, path.bytes, findings);
	list_codes(&list, findings);
	assert_string_equal(list.bytes, row->findings);
	assert_int_equal(status, *row->findings ? VIGIL_INVALID : VIGIL_OK);
	assert_int_equal(quiz != NULL, status == VIGIL_OK);
	vigil_quiz_free(quiz);
	vigil_findings_free(findings);
	text_clear(&path);
	text_clear(&document);
	text_clear(&list);
}

/* ---- what a quiz keeps ---- */

static struct vigil_quiz *load(const char *path)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz;
	enum vigil_status status = vigil_quiz_load(&quiz, path, findings);

	if (status != VIGIL_OK)
		print_error("%s\n", vigil_findings_get(findings, 0)->text);
	assert_int_equal(status, VIGIL_OK);
	assert_int_equal(vigil_findings_count(findings), 0);
	vigil_findings_free(findings);
	return quiz;
}

static void file_is_kept(const struct quiz_file *file, const char *path)
{
	FILE *there = fopen(path, "rb");
	char *bytes = malloc(file->size + 1);

	assert_non_null(there);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, file->size + 1, there), file->size);
	fclose(there);
	assert_memory_equal(bytes, file->bytes, file->size);
	free(bytes);
}

static void quiz_keeps_its_files(void **state)
{
	struct vigil_quiz *quiz = load(FIXTURES "/good/quiz.xml");

	(void)state;
	assert_int_equal(quiz->file_count, 4);
	assert_int_equal(quiz->bank_count, 3);
	assert_string_equal(quiz->files[2].name, "./typed.xml");
	file_is_kept(&quiz->files[0], FIXTURES "/good/quiz.xml");
	file_is_kept(&quiz->files[1], FIXTURES "/good/screens.xml");
	file_is_kept(&quiz->files[3], FIXTURES "/good/decisions.xml");
	vigil_quiz_free(quiz);
}

static void quiz_is_read_from_its_files(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz = load(FIXTURES "/good/quiz.xml"), *again;

	(void)state;
	assert_int_equal(quiz_read(&again, quiz->files, quiz->file_count, findings), VIGIL_OK);
	assert_string_equal(again->id, quiz->id);
	assert_int_equal(vigil_quiz_question_count(again), vigil_quiz_question_count(quiz));
	for (size_t i = 0; i < quiz->file_count; i++)
		assert_memory_equal(again->files[i].bytes, quiz->files[i].bytes,
		                    quiz->files[i].size);
	vigil_quiz_free(again);
	assert_int_equal(quiz_read(&again, quiz->files, quiz->file_count - 1, findings),
	                 VIGIL_INVALID);
	assert_null(again);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "use-missing");
	vigil_quiz_free(quiz);
	vigil_findings_free(findings);
}

static void rules_are_those_of_the_file(void **state)
{
	struct vigil_quiz *quiz = load(FIXTURES "/good/quiz.xml");
	const struct rules *rules = &quiz->rules;
	const struct quiz_section *section = quiz->sections;

	(void)state;
	assert_int_equal(rules->pass_thousandths, 750);
	assert_int_equal(rules->key, KEY_PASSED);
	assert_int_equal(rules->tries, 2);
	assert_int_equal(rules->try_cost_thousandths, 250);
	assert_false(rules->hints);
	assert_int_equal(rules->confidence, CONFIDENCE_SCORE);
	assert_int_equal(rules->time.limit_ms, 90 * 60000);
	assert_int_equal(rules->time.grace_ms, 30000);
	assert_int_equal(rules->question_limit_ms, 600000);
	assert_int_equal(rules->late, LATE_ACCEPT);
	assert_int_equal(rules->wait_ms, 36 * 3600000);
	assert_int_equal(rules->valid_months, 18);
	assert_int_equal(rules->stop, STOP_CERTAIN);
	assert_true(rules->shuffle_sections);
	assert_false(rules->shuffle_options);
	assert_int_equal(section->navigation, NAVIGATION_LINEAR);
	assert_int_equal(section->time.limit_ms, 20 * 60000);
	assert_int_equal(section->time.warning_ms, 5 * 60000);
	assert_false(section->shuffle);
	assert_int_equal(section->entries[0].points_mpts, 1500);
	assert_true(section->entries[1].critical);
	assert_int_equal(quiz->sections[1].count, 2);
	assert_int_equal(quiz->sections[1].navigation, NAVIGATION_FREE);
	assert_int_equal(quiz->topic_passes[0].pass_thousandths, 600);
	assert_int_equal(vigil_quiz_question_count(quiz), 6);
	assert_int_equal(vigil_quiz_attempts(quiz), 3);
	vigil_quiz_free(quiz);
}

static void bank_is_a_quiz(void **state)
{
	struct vigil_quiz *quiz = load(FIXTURES "/bad/drawn.xml");

	(void)state;
	assert_true(vigil_quiz_is_bank(quiz));
	assert_string_equal(vigil_quiz_id(quiz), "drawn");
	assert_string_equal(quiz->sections[0].id, "");
	assert_int_equal(vigil_quiz_question_count(quiz),
	                 5); /* a draft and a retired one besides */
	assert_int_equal(quiz->rules.pass_thousandths, 800);
	assert_int_equal(quiz->file_count, 1);
	file_is_kept(&quiz->files[0], FIXTURES "/bad/drawn.xml");
	assert_true(vigil_quiz_expected_ms(quiz) > 0);
	vigil_quiz_free(quiz);
	vigil_quiz_free(NULL);
}

static void translation_is_no_quiz(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz;

	(void)state;
	assert_int_equal(vigil_quiz_load(&quiz, FIXTURES "/good/screens.de.xml", findings),
	                 VIGIL_INVALID);
	assert_null(quiz);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "wrong-kind");
	assert_int_equal(vigil_quiz_load(&quiz, FIXTURES "/good/gone.xml", findings),
	                 VIGIL_NOT_FOUND);
	assert_null(quiz);
	vigil_findings_free(findings);
}

/* Nobody who takes a quiz has to read what its author is warned of. */
static void warnings_are_for_authors(void **state)
{
	struct vigil_quiz *quiz = load(FIXTURES "/bad/use-unused.xml");

	(void)state;
	vigil_quiz_free(quiz);
}

static void huge_quiz_is_refused(void **state)
{
	static const char start[] = "<quiz xmlns='urn:vigil:bank:1'>";
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz;
	struct quiz_file file = {.name = "huge.xml", .size = ((size_t)16 << 20) + 1};
	char *bytes = malloc(file.size);

	(void)state;
	assert_non_null(bytes);
	memset(bytes, ' ', file.size);
	memcpy(bytes, start, strlen(start));
	file.bytes = bytes;
	assert_int_equal(quiz_read(&quiz, &file, 1, findings), VIGIL_INVALID);
	assert_null(quiz);
	assert_string_equal(vigil_findings_get(findings, 0)->code->name, "quiz-too-large");
	free(bytes);
	vigil_findings_free(findings);
}

static void root_tells_a_quiz(void **state)
{
	(void)state;
	assert_true(vigil_file_is_quiz(FIXTURES "/good/quiz.xml"));
	assert_false(vigil_file_is_quiz(FIXTURES "/good/screens.xml"));
	assert_false(vigil_file_is_quiz(FIXTURES "/good/gone.xml"));
	assert_false(vigil_file_is_quiz(FIXTURES));
}

int main(void)
{
	static const struct CMUnitTest single[] = {
		{"a quiz keeps its files and their digests", quiz_keeps_its_files, NULL, NULL,
	         NULL},
		{"from these files it is read again", quiz_is_read_from_its_files, NULL, NULL,
	         NULL},
		{"rules are those of the file", rules_are_those_of_the_file, NULL, NULL, NULL},
		{"a bank is a quiz of its live questions", bank_is_a_quiz, NULL, NULL, NULL},
		{"a translation is none", translation_is_no_quiz, NULL, NULL, NULL},
		{"warnings are for authors only", warnings_are_for_authors, NULL, NULL, NULL},
		{"a quiz of more than 16 MiB is refused", huge_quiz_is_refused, NULL, NULL, NULL},
		{"the root element tells a quiz from a bank", root_tells_a_quiz, NULL, NULL, NULL},
	};
	struct CMUnitTest
		tests[sizeof(use_cases) / sizeof(*use_cases) + sizeof(single) / sizeof(*single)];
	size_t count = sizeof(use_cases) / sizeof(*use_cases);

	for (size_t i = 0; i < count; i++)
		tests[i] = (struct CMUnitTest){.name = use_cases[i].name,
		                               .test_func = use_is_judged,
		                               .initial_state = (void *)&use_cases[i]};
	memcpy(tests + count, single, sizeof(single));
	return cmocka_run_group_tests_name("bank/quiz", tests, make_files, remove_files);
}
