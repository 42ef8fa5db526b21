/* fuzz/fuzz_bank.c -- any bytes as a bank; what loads is taken to its end, and its record read */
#include <stdlib.h>
#include <string.h>

#include "bank/load.h"
#include "base/text.h"
#include "fuzz/target.h"
#include "interaction/interaction.h"
#include "model/quiz.h"
#include "plan/plan.h"
#include "result/result.h"
#include "support/events.h"
#include "vigil/page.h"
#include "vigil/quiz.h"
#include "vigil/session.h"
#include "xml/grammar.h"

static const struct vigil_time now = {.wall_ms = 1764579600000, .running_ms = 1000};

/* A promise that the engine makes to itself. */
static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Render it narrowly, where most of the wrapping is, and begin a new one. */
static void page_render(struct vigil_page *page)
{
	static const struct vigil_text_style style = {.width = 40, .colour = true};
	char *text = NULL;
	size_t length = 0;

	must(vigil_page_text(&text, &length, page, &style) == VIGIL_OK);
	must(strlen(text) == length);
	free(text);
	vigil_page_clear(page);
}

static void text_ignore(void *context, const char *where, const char *id, const ref *text)
{
	const struct vigil_bank *bank = context;

	must(where && id && strlen(bank_text(bank, *text)) > 0);
}

static void part_ignore(void *context, const char *element, const char *id, const char *marked)
{
	(void)context;
	must(element && id && marked);
}

/* What the best response is promised to be: readable, stable, and worth the most. */
static void best_try(const struct asked *asked, struct vigil_page *page)
{
	const struct interaction *interaction = asked->question->interaction;
	struct asked reviewed = *asked;
	struct text best, response, why;

	text_init(&best);
	text_init(&response);
	text_init(&why);
	interaction->best(asked->bank, asked->question, &best);
	if (interaction->score(asked->bank, asked->question, best.bytes).pending)
		goto done; /* a person finds out what was best */
	must(interaction->restore(asked, best.bytes, &response, &why) == READ_DONE);
	must(strcmp(best.bytes, response.bytes) == 0);
	must(interaction->score(asked->bank, asked->question, best.bytes).earned_mpts ==
	     asked->question->points_mpts);
	reviewed.response = response.bytes;
	interaction->review(&reviewed, RELEASE_VERDICT, page);
	page_render(page);
	interaction->review(&reviewed, RELEASE_KEY, page);
	page_render(page);
done:
	text_clear(&best);
	text_clear(&response);
	text_clear(&why);
}

/* The calls of an interaction that a session does not make. */
static void question_try(const struct vigil_bank *bank, const struct vigil_question *question,
                         struct vigil_page *page)
{
	size_t count = question->interaction->order_count(bank, question);
	uint16_t *order = calloc(count + 1, sizeof *order);
	struct seed seed;
	struct asked asked = {.bank = bank,
	                      .question = question,
	                      .order = order,
	                      .language = vigil_bank_language(bank),
	                      .response = ""};

	must(order);
	seed_read(&seed, "fuzz");
	must(plan_order(order, bank, question, &seed) == VIGIL_OK);
	question->interaction->texts(bank, question, text_ignore, (void *)bank);
	question->interaction->describe(&asked, part_ignore, NULL);
	best_try(&asked, page);
	free(order);
}

/* Type what is wrong, then what may be right; leave the question when nothing is taken. */
static void question_answer(struct vigil_session *session, struct vigil_page *page)
{
	static const char *const typed[] = {"",        "?",    "b,,c-", "z9",     "\xFF\x1B[2J",
	                                    "1-99999", "true", "b",     "a c 1-2"};
	enum vigil_answer answer = VIGIL_ANSWER_UNREADABLE;

	vigil_session_show_question(session, now, page);
	vigil_session_show_accepts(session, page);
	page_render(page);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		answer = happens(session, i % 2 ? VIGIL_EVENT_RESPONSE : VIGIL_EVENT_TYPED,
		                 typed[i], now, page);
		page_render(page);
		if (answer == VIGIL_ANSWER_DONE)
			return;
	}
	skips(session, now, page);
}

/* What we write, we read, and it says the same. */
static void result_reread(const struct vigil_result *result)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_result *again = NULL;
	struct xml_source source = {.name = "result.xml", .fd = -1};
	struct text first, second;

	must(findings);
	text_init(&first);
	text_init(&second);
	result_write(&first, result);
	source.bytes = first.bytes;
	source.size = first.length;
	must(result_read(&again, &source, findings) == VIGIL_OK);
	result_write(&second, again);
	must(strcmp(first.bytes, second.bytes) == 0);
	text_clear(&first);
	text_clear(&second);
	vigil_result_free(again);
	vigil_findings_free(findings);
}

/* The quiz owns the bank from here on. */
static void bank_take(struct vigil_bank *bank, struct vigil_page *page,
                      struct vigil_findings *findings)
{
	const struct vigil_session_options options = {.learner = "dana", .seed = "fuzz"};
	struct vigil_quiz *quiz = quiz_of_bank(bank);
	struct vigil_session *session = NULL;
	struct vigil_result *result = NULL;

	must(quiz);
	if (vigil_session_start(&session, quiz, &options, now, findings) != VIGIL_OK) {
		must(vigil_bank_live_count(bank) == 0);
		vigil_quiz_free(quiz);
		return;
	}
	vigil_session_show_start(session, page);
	page_render(page);
	while (vigil_session_question(session))
		question_answer(session, page);
	if (vigil_session_stage(session) == VIGIL_STAGE_REVIEW)
		must(hands_in(session, now, page) == VIGIL_ANSWER_DONE);
	must(vigil_session_finish(&result, session, now) == VIGIL_OK);
	vigil_session_show_end(session, result, page);
	vigil_result_show(result, page);
	page_render(page);
	result_reread(result);
	vigil_result_free(result);
	vigil_session_free(session);
	vigil_quiz_free(quiz);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct xml_source source = {
		.name = "bank.xml", .fd = -1, .bytes = (const char *)bytes, .size = size};
	const struct bank_request request = {.source = &source,
	                                     .interactions = interactions,
	                                     .keep_source = true,
	                                     .keep_places = true};
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_bank *bank = NULL;
	enum vigil_status status;

	must(findings && page);
	status = bank_read(&bank, &request, findings);
	must((status == VIGIL_OK) == (bank != NULL));
	must((status == VIGIL_INVALID) == (vigil_findings_count_of(findings, VIGIL_ERROR) > 0));
	if (bank && !bank->translation_of) {
		for (size_t i = 0; i < bank->question_count; i++)
			question_try(bank, bank_question(bank, i), page);
		bank_take(bank, page, findings);
		bank = NULL;
	}
	vigil_bank_free(bank);
	vigil_page_free(page);
	vigil_findings_free(findings);
	return 0;
}
