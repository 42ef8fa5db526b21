/* fuzz/fuzz_quiz.c -- any bytes as a quiz over a bank; what loads is drawn, counted and shown */
#include <stdlib.h>
#include <string.h>

#include "bank/quiz.h"
#include "fuzz/target.h"
#include "model/bank.h"
#include "model/quiz.h"
#include "plan/plan.h"
#include "vigil/page.h"

/* The banks that the quiz may name; drawn.xml is what the fixtures name. */
#define STATEMENT(id, attributes)                                                                  \
	"<true-false id='" id "' answer='true'" attributes "><prompt>P</prompt></true-false>"

static const char bank[] =
	"<bank xmlns='urn:vigil:bank:1' id='drawn' version='1' xml:lang='en'><title>B</title>"
	"<topic id='mail'>M</topic><topic id='call'>C</topic>" //
	STATEMENT("sender", " topic='mail' difficulty='1' role='desk' tags='short'")
		STATEMENT("link", " topic='mail' difficulty='2' tags='short'")
			STATEMENT("attached", " topic='mail' difficulty='3'")
				STATEMENT("caller", " topic='call' difficulty='2' role='desk'")
					STATEMENT("number", " topic='call' difficulty='4'")
						STATEMENT("unfinished",
                                                          " topic='mail' status='draft'") "</bank>";

/* A promise that the engine makes to itself. */
static void must(bool holds)
{
	if (!holds)
		abort();
}

static void page_render(struct vigil_page *page)
{
	static const struct vigil_text_style style = {.width = 40, .colour = true};
	char *text = NULL;
	size_t length = 0;

	must(vigil_page_text(&text, &length, page, &style) == VIGIL_OK);
	must(strlen(text) == length);
	free(text);
}

/* What loads can be drawn, by any seed: as many questions as it says, none twice. */
static void quiz_draw(const struct vigil_quiz *quiz, const char *seed_text)
{
	static const char *const questions[] = {"drawn#link", "drawn#sender"};
	static const struct plan_seen seen = {questions, 2};
	struct plan *plan = NULL;
	struct seed seed;

	seed_read(&seed, seed_text);
	must(plan_draw(&plan, quiz, &seed, &seen) == VIGIL_OK);
	must(plan->question_count == vigil_quiz_question_count(quiz));
	for (size_t i = 0; i < plan->question_count; i++)
		for (size_t j = 0; j < i; j++)
			must(plan->questions[i].question != plan->questions[j].question);
	must(plan_expected_ms(plan, &quiz->rules) >= 0);
	plan_free(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct quiz_file files[] = {
		{.name = "quiz.xml", .bytes = (const char *)bytes, .size = size},
		{.name = "drawn.xml", .bytes = bank, .size = sizeof(bank) - 1}};
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_quiz *quiz = NULL;
	enum vigil_status status;

	must(findings && page);
	status = quiz_read(&quiz, files, 2, findings);
	must((status == VIGIL_OK) == (quiz != NULL));
	must((status == VIGIL_INVALID) == (vigil_findings_count_of(findings, VIGIL_ERROR) > 0));
	if (quiz) {
		must(vigil_quiz_show(quiz, page) == VIGIL_OK);
		page_render(page);
		quiz_draw(quiz, "fuzz");
		quiz_draw(quiz, "another");
	}
	vigil_quiz_free(quiz);
	vigil_page_free(page);
	vigil_findings_free(findings);
	return 0;
}
