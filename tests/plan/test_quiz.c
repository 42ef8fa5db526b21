/* tests/plan/test_quiz.c -- plans by the blueprint of a quiz */
#include "plan/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bank/quiz.h"
#include "base/text.h"
#include "model/quiz.h"
#include "vigil/bank.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* ---- a bank of statements "a" to "l", four of each topic, difficulties 1 to 4 ---- */

static void add_statements(struct text *bank, const char *topic, const char *ids)
{
	for (unsigned i = 0; ids[i]; i++)
		text_addf(bank,
		          "<true-false id='%c' topic='%s' difficulty='%u' points='%u' "
		          "answer='true'><prompt>P</prompt></true-false>",
		          ids[i], topic, i + 1, i % 2 + 1);
}

static struct vigil_quiz *quiz_of(const char *sections)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_quiz *quiz = NULL;
	struct quiz_file files[2] = {{.name = "made.xml"}, {.name = "b.xml"}};
	struct text text, bank;
	enum vigil_status status;

	text_init(&text);
	text_init(&bank);
	text_addf(&text,
	          "<quiz xmlns='urn:vigil:bank:1' id='made' version='1' xml:lang='en' %s</quiz>",
	          sections);
	text_add(&bank, "<bank xmlns='urn:vigil:bank:1' id='b' version='1' xml:lang='en'>"
	                "<title>B</title><topic id='x'>X</topic><topic id='y'>Y</topic>"
	                "<topic id='z'>Z</topic>");
	add_statements(&bank, "x", "abcd");
	add_statements(&bank, "y", "efgh");
	add_statements(&bank, "z", "ijkl");
	text_add(&bank, "</bank>");
	files[0].bytes = text.bytes;
	files[0].size = text.length;
	files[1].bytes = bank.bytes;
	files[1].size = bank.length;
	status = quiz_read(&quiz, files, 2, findings);
	if (status != VIGIL_OK)
		print_error("%s\n", vigil_findings_get(findings, 0)->text);
	assert_int_equal(status, VIGIL_OK);
	text_clear(&text);
	text_clear(&bank);
	vigil_findings_free(findings);
	return quiz;
}

#define HEAD "><title>T</title><use bank='b.xml'/>"

static struct plan *draw(const struct vigil_quiz *quiz, const char *seed_text,
                         const struct plan_seen *seen)
{
	struct plan *plan = NULL;
	struct seed seed;

	seed_read(&seed, seed_text);
	assert_int_equal(plan_draw(&plan, quiz, &seed, seen), VIGIL_OK);
	return plan;
}

/* "SECTION:ids SECTION:ids", with "!" behind a critical one and its points where they are not 1. */
static void describe(char *text, size_t size, const struct vigil_quiz *quiz,
                     const struct plan *plan)
{
	size_t length = 0;
	uint32_t section = UINT32_MAX;

	*text = '\0';
	for (size_t i = 0; i < plan->question_count; i++) {
		const struct plan_question *planned = &plan->questions[i];

		if (planned->section != section)
			length += (size_t)snprintf(text + length, size - length,
			                           "%s%s:", i ? " " : "",
			                           quiz->sections[planned->section].id);
		section = planned->section;
		length += (size_t)snprintf(text + length, size - length, "%s%s",
		                           bank_text(planned->bank, planned->question->id),
		                           planned->critical ? "!" : "");
		if (planned->points_mpts != 1000)
			length += (size_t)snprintf(text + length, size - length, "%d",
			                           (int)planned->points_mpts / 1000);
	}
}

/* ---- plans that do not change: each was worked out by another program from plan/plan.h ---- */

#define DISJOINT                                                                                   \
	HEAD "<section id='s'><draw topic='x' count='2' points='1'/></section>"                    \
	     "<section id='t'><draw topic='y' count='2' points='1'/></section>"
#define OVERLAPPING                                                                                \
	HEAD "<section id='s'><draw topic='x y' count='5' points='1'/></section>"                  \
	     "<section id='t'><draw topic='y z' difficulty='3-4' count='3' points='1'/></section>"

#define INTERLOCKED                                                                                \
	HEAD "<section id='s'><draw topic='x y' difficulty='1-2' count='2' points='1'/></section>" \
	     "<section id='t'><draw topic='y z' count='3' points='1'/></section>"                  \
	     "<section id='u'><draw topic='x' count='2' points='1'/></section>"                    \
	     "<section id='v'><include question='b#l'/></section>"                                 \
	     "<exclusive questions='b#a b#e'/><exclusive questions='b#c b#d'/>"                    \
	     "<exclusive questions='b#f b#i'/><exclusive questions='b#g b#l'/>"

/* clang-format off */
static const struct plan_case {
	const char *name, *quiz, *seed;
	const char *seen[12];
	const char *plan;
} cases[] = {
	{ "sections come in the order of the file", DISJOINT, "vigil", { NULL }, "s:cb t:fh" },
	{ "another seed draws others", DISJOINT, "other", { NULL }, "s:cb t:gh" },
	{ "sections are shuffled where the quiz says so",
	  " shuffle-sections='true'" DISJOINT, "vigil 1", { NULL }, "t:hg s:ab" },
	{ "a section that is not shuffled asks in the order of the file",
	  HEAD "<section id='s' shuffle='false'><draw topic='y' count='4' points='1'/>"
	  "<include question='b#a'/><draw topic='x' count='2' points='1'/></section>", "vigil", { NULL }, "s:efghabc" },
	{ "what was seen before comes last", DISJOINT, "vigil",
	  { "b#a", "b#b", "b#e", "b#f" }, "s:cd t:hg" },
	{ "and comes where nothing else is left", DISJOINT, "vigil",
	  { "b#a", "b#b", "b#c", "b#e", "b#f", "b#g", "b#h" }, "s:cd t:fh" },
	{ "included questions are taken before all others",
	  HEAD "<section id='s'><draw topic='x' count='3' points='1'/></section>"
	  "<section id='t'><include question='b#a' points='3' critical='true'/></section>", "vigil", { NULL }, "s:cbd t:a!3" },
	{ "a section with a count chooses among its includes, the required ones first",
	  HEAD "<section id='s' count='2'><include question='b#a' required='true'/><include question='b#c'/>"
	  "<include question='b#e'/><include question='b#g'/></section>", "vigil", { NULL }, "s:ca" },
	{ "draws may want the same questions", OVERLAPPING, "vigil", { NULL }, "s:cfbhe t:lgk" },
	{ "draws may have to share all there is",
	  HEAD "<section id='s'><draw topic='x y' count='4' points='1'/></section>"
	  "<section id='t'><draw topic='x' count='4' points='1'/></section>", "vigil", { NULL }, "s:fhge t:cbad" },
	{ "of an exclusive group comes one at most",
	  DISJOINT "<exclusive questions='b#a b#b b#c'/><exclusive questions='b#d b#e b#f'/>",
	  "vigil", { NULL }, "s:cd t:hg" },
	{ "draws and groups may stand in each other's way", INTERLOCKED, "seed 4", { NULL },
	  "s:ef t:jhk u:bc v:l2" },
	{ "critical is what the draw says", HEAD "<section id='s'><draw topic='x' count='4' critical='true'/>"
	  "</section>", "vigil", { NULL }, "s:c!b!2a!d!2" },
};
/* clang-format on */

static void plan_is_drawn(void **state)
{
	const struct plan_case *row = *state;
	struct vigil_quiz *quiz = quiz_of(row->quiz);
	struct plan_seen seen = {.questions = row->seen};
	struct plan *plan;
	char drawn[256];

	while (seen.count < COUNT(row->seen) && row->seen[seen.count])
		seen.count++;
	plan = draw(quiz, row->seed, &seen);
	describe(drawn, sizeof(drawn), quiz, plan);
	plan_free(plan);
	vigil_quiz_free(quiz);
	assert_string_equal(drawn, row->plan);
}

/* ---- what holds for every seed ---- */

#define TRIALS 10000

static void seed_text(char text[16], unsigned trial)
{
	snprintf(text, 16, "seed %u", trial);
}

static size_t index_of(const struct plan_question *planned)
{
	return (size_t)(bank_text(planned->bank, planned->question->id)[0] - 'a');
}

/* How often each question is in a plan, by the section that it was drawn for. */
static void count_drawn(unsigned drawn[12], const struct vigil_quiz *quiz)
{
	char text[16];

	for (unsigned trial = 0; trial < TRIALS; trial++) {
		struct plan *plan;

		seed_text(text, trial);
		plan = draw(quiz, text, NULL);
		for (size_t i = 0; i < plan->question_count; i++)
			drawn[index_of(&plan->questions[i])]++;
		plan_free(plan);
	}
}

/* Chi-square of the questions from one to another, each expected equally often. */
static double off(const unsigned drawn[12], size_t from, size_t to, double expected)
{
	double sum = 0;

	for (size_t i = from; i <= to; i++) {
		double apart = drawn[i] - expected;

		sum += apart * apart / expected;
	}
	return sum;
}

#define CHI_SQUARE_3 16.266 /* three degrees of freedom, exceeded once in a thousand */

static void each_is_drawn_equally_often(void **state)
{
	struct vigil_quiz *quiz =
		quiz_of(HEAD "<section id='s'><draw topic='x' count='1'/><draw topic='y' "
	                     "count='2'/></section><section id='t'><draw topic='z' count='3'/>"
	                     "</section>");
	unsigned drawn[12] = {0};

	(void)state;
	count_drawn(drawn, quiz);
	vigil_quiz_free(quiz);
	assert_true(off(drawn, 0, 3, TRIALS * 1 / 4.0) < CHI_SQUARE_3);
	assert_true(off(drawn, 4, 7, TRIALS * 2 / 4.0) < CHI_SQUARE_3);
	assert_true(off(drawn, 8, 11, TRIALS * 3 / 4.0) < CHI_SQUARE_3);
}

static void required_ones_are_in_each_plan(void **state)
{
	struct vigil_quiz *quiz =
		quiz_of(HEAD "<section id='s' count='2'><include question='b#a' required='true'/>"
	                     "<include question='b#b'/><include question='b#c'/><draw topic='x' "
	                     "count='1'/></section><section id='t'><include question='b#e'/>"
	                     "</section>");
	unsigned drawn[12] = {0};

	(void)state;
	count_drawn(drawn, quiz);
	vigil_quiz_free(quiz);
	assert_int_equal(drawn[0], TRIALS);
	assert_int_equal(drawn[4], TRIALS);
	assert_true(drawn[1] > TRIALS / 3 && drawn[2] > TRIALS / 3 && drawn[3] > TRIALS / 4);
	assert_int_equal(drawn[1] + drawn[2] + drawn[3], 2 * TRIALS);
}

/* Bits of the questions of a plan; none comes twice. */
static unsigned set_of(const struct plan *plan)
{
	unsigned set = 0;

	for (size_t i = 0; i < plan->question_count; i++) {
		unsigned bit = 1U << index_of(&plan->questions[i]);

		assert_false(set & bit);
		set |= bit;
	}
	return set;
}

/* Every plan has all of its questions, each from where it may come, and no two of a group. */
static void overlapping_draws_are_filled(void **state)
{
	struct vigil_quiz *quiz = quiz_of(INTERLOCKED);
	static const unsigned may[] = {0x033, 0xFF0, 0x00F, 0x800};
	static const unsigned groups[] = {0x011, 0x00C, 0x120, 0x840};
	static const unsigned counts[] = {2, 3, 2, 1};
	char text[16];

	(void)state;
	for (unsigned trial = 0; trial < TRIALS; trial++) {
		unsigned set, held[4] = {0};
		struct plan *plan;

		seed_text(text, trial);
		plan = draw(quiz, text, NULL);
		set = set_of(plan);
		for (size_t i = 0; i < plan->question_count; i++) {
			const struct plan_question *planned = &plan->questions[i];

			assert_true(may[planned->section] >> index_of(planned) & 1);
			held[planned->section]++;
		}
		for (size_t i = 0; i < 4; i++) {
			assert_true((set & groups[i] & ((set & groups[i]) - 1)) == 0);
			assert_int_equal(held[i], counts[i]);
		}
		plan_free(plan);
	}
	vigil_quiz_free(quiz);
}

static void group_members_take_turns(void **state)
{
	struct vigil_quiz *quiz =
		quiz_of(HEAD "<section id='s'><draw topic='x' count='1'/></section>"
	                     "<exclusive questions='b#a b#b b#c b#d'/>");
	unsigned drawn[12] = {0};

	(void)state;
	count_drawn(drawn, quiz);
	vigil_quiz_free(quiz);
	assert_true(off(drawn, 0, 3, TRIALS / 4.0) < CHI_SQUARE_3);
}

static void plans_are_replayed(void **state)
{
	struct vigil_quiz *quiz = quiz_of(OVERLAPPING "<exclusive questions='b#a b#f b#l'/>");
	char text[16], first[256], second[256];

	(void)state;
	for (unsigned trial = 0; trial < 1000; trial++) {
		struct plan *plan;

		seed_text(text, trial);
		plan = draw(quiz, text, NULL);
		describe(first, sizeof(first), quiz, plan);
		plan_free(plan);
		plan = draw(quiz, text, NULL);
		describe(second, sizeof(second), quiz, plan);
		plan_free(plan);
		assert_string_equal(first, second);
	}
	vigil_quiz_free(quiz);
}

/* The loader refuses such a quiz; whoever makes one otherwise is told. */
static void unfillable_is_refused(void **state)
{
	struct vigil_quiz *quiz = quiz_of(DISJOINT);
	struct plan *plan = NULL;
	struct seed seed;

	(void)state;
	quiz->sections[0].entries[0].count = 5;
	seed_read(&seed, "vigil");
	assert_int_equal(plan_draw(&plan, quiz, &seed, NULL), VIGIL_INVALID);
	assert_null(plan);
	vigil_quiz_free(quiz);
}

int main(void)
{
	static const struct CMUnitTest single[] = {
		{"each question is drawn equally often", each_is_drawn_equally_often, NULL, NULL,
	         NULL},
		{"required questions are in each plan", required_ones_are_in_each_plan, NULL, NULL,
	         NULL},
		{"draws that overlap are filled, whatever comes first",
	         overlapping_draws_are_filled, NULL, NULL, NULL},
		{"the members of a group take turns", group_members_take_turns, NULL, NULL, NULL},
		{"a plan is replayed by its seed", plans_are_replayed, NULL, NULL, NULL},
		{"a draw that cannot be filled is refused", unfillable_is_refused, NULL, NULL,
	         NULL},
	};
	struct CMUnitTest tests[COUNT(cases) + COUNT(single)];

	for (size_t i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){.name = cases[i].name,
		                               .test_func = plan_is_drawn,
		                               .initial_state = (void *)&cases[i]};
	memcpy(tests + COUNT(cases), single, sizeof(single));
	return cmocka_run_group_tests_name("plan/quiz", tests, NULL, NULL);
}
