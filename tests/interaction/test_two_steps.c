/* tests/interaction/test_two_steps.c -- a new interaction is one constant: this one asks in steps
 */
#include "support/asking.h"

#include "model/builder.h"
#include "model/quiz.h"
#include "model/result.h"
#include "result/result.h"
#include "support/events.h"
#include "vigil/quiz.h"
#include "vigil/result.h"
#include "vigil/session.h"

/*
 * <steps><prompt/> <step id= key=>Whom do you call?</step> ... </steps>: each step is shown when
 * the one before is answered, with one word, and earns an equal share of the points. The response
 * is ID=WORD for each step so far.
 */

/* ---- the interaction ---- */

struct step {
	ref id, key, text;
};

struct steps {
	uint32_t count;
};

enum { STEPS_TOO_FEW };

static const struct vigil_code steps_codes[] = {
	[STEPS_TOO_FEW] = {"steps-too-few", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {steps_codes, NULL};

static const struct steps *steps_of(const struct vigil_bank *held,
                                    const struct vigil_question *question)
{
	return arena_at(&held->arena, question->parts);
}

static const struct step *step_at(const struct vigil_bank *held,
                                  const struct vigil_question *question, size_t index)
{
	const struct step *all = (const struct step *)(const void *)(steps_of(held, question) + 1);

	return &all[index];
}

static bool start(void *context, const struct xml_element *element)
{
	(void)element;
	return builder_part(context, sizeof(struct steps)) != NULL;
}

static bool step_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct arena *arena = &builder->bank->arena;
	const struct xml_value *values = element->values;
	struct step *step = builder_part(builder, sizeof(*step));

	if (!step)
		return false;
	((struct steps *)(void *)builder->parts)->count++;
	if (xml_has(element, 0))
		step->id = arena_copy(arena, values[0].bytes, values[0].length);
	if (xml_has(element, 1))
		step->key = arena_copy(arena, values[1].bytes, values[1].length);
	return true;
}

static bool step_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	((struct step *)(void *)(builder->parts + builder->parts_used))[-1].text = element->text;
	return true;
}

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	if (((struct steps *)(void *)builder->parts)->count < 2)
		builder_find(builder, &steps_codes[STEPS_TOO_FEW], element->offset,
		             "one step is no way");
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

/* How many steps a response has answered. */
static size_t answered(const char *response)
{
	size_t count = 0;

	for (; (response = strchr(response, '=')); response++)
		count++;
	return count;
}

static void texts(const struct vigil_bank *held, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	for (size_t i = 0; i < steps_of(held, question)->count; i++)
		visit(context, "step", bank_text(held, step_at(held, question, i)->id),
		      &step_at(held, question, i)->text);
}

static size_t order_count(const struct vigil_bank *held, const struct vigil_question *question)
{
	(void)held;
	(void)question;
	return 0;
}

static void shuffle(const struct vigil_bank *held, const struct vigil_question *question,
                    struct random_stream *random, uint16_t *order)
{
	(void)held;
	(void)question;
	(void)random;
	(void)order;
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	size_t now = answered(asked->response);

	page_paragraph(page,
	               bank_text(asked->bank, step_at(asked->bank, asked->question, now)->text));
}

static void accepts(const struct asked *asked, struct text *line)
{
	text_addf(line, "one word for step %zu of %u", answered(asked->response) + 1,
	          (unsigned)steps_of(asked->bank, asked->question)->count);
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	size_t now = answered(asked->response);

	if (!*typed) {
		text_add(why, "Nothing was entered.");
		return READ_UNREADABLE;
	}
	if (strpbrk(typed, " =")) {
		text_add(why, "One word is asked for.");
		return READ_NOT_ALLOWED;
	}
	text_addf(response, "%s%s%s=%s", asked->response, now ? " " : "",
	          bank_text(asked->bank, step_at(asked->bank, asked->question, now)->id), typed);
	return now + 1 == steps_of(asked->bank, asked->question)->count ? READ_DONE : READ_MORE;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	if (answered(normalized) != steps_of(asked->bank, asked->question)->count) {
		text_add(why, "A record has all steps.");
		return READ_NOT_ALLOWED;
	}
	text_add(response, normalized);
	return READ_DONE;
}

static struct score score(const struct vigil_bank *held, const struct vigil_question *question,
                          const char *response)
{
	size_t count = steps_of(held, question)->count, right = 0;

	for (size_t i = 0; i < count; i++) {
		const struct step *step = step_at(held, question, i);
		const char *word = strchr(response, '=');
		size_t length = word ? strcspn(++word, " ") : 0;
		const char *key = bank_text(held, step->key);

		if (!word)
			break;
		right += strlen(key) == length && memcmp(key, word, length) == 0;
		response = word + length;
	}
	return (struct score){.earned_mpts =
	                              (int32_t)((size_t)question->points_mpts * right / count)};
}

static void best(const struct vigil_bank *held, const struct vigil_question *question,
                 struct text *response)
{
	for (size_t i = 0; i < steps_of(held, question)->count; i++)
		text_addf(response, "%s%s=%s", i ? " " : "",
		          bank_text(held, step_at(held, question, i)->id),
		          bank_text(held, step_at(held, question, i)->key));
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	for (size_t i = 0; i < answered(asked->response) && release == RELEASE_KEY; i++)
		page_say(page, PAGE_NOTE, "Step %zu: %s.", i + 1,
		         bank_text(asked->bank, step_at(asked->bank, asked->question, i)->key));
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	for (size_t i = 0; i < steps_of(asked->bank, asked->question)->count; i++) {
		const struct step *step = step_at(asked->bank, asked->question, i);

		visit(context, "step", bank_text(asked->bank, step->id),
		      bank_text(asked->bank, step->text));
	}
}

/* clang-format off */
static const struct xml_attribute_rule step_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true, .translated = true },
	{ .name = "key", .type = XML_STRING, .required = true },
	{ 0 },
};

static const struct xml_element_rule children[] = {
	{ .name = "step", .content = XML_TEXT, .repeated = true, .attributes = step_attributes,
	  .start = step_start, .end = step_end },
	{ 0 },
};
/* clang-format on */

static const struct interaction steps_interaction = {
	.name = "steps",
	.codes = codes,
	.children = children,
	.start = start,
	.end = end,
	.texts = texts,
	.order_count = order_count,
	.shuffle = shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.review = review,
	.describe = describe,
};

/* ---- a bank with it, beside the others ---- */

static const char document[] = BANK("<steps id='call' points='2' difficulty='4'>"
                                    "<prompt>A demand has come.</prompt>"
                                    "<step id='whom' key='desk'>Whom do you call?</step>"
                                    "<step id='with' key='phone'>With what?</step>"
                                    "<hint cost='0.5'>Look at your badge.</hint>"
                                    "<explanation>Call.</explanation></steps>\n");

static enum vigil_status read_with_steps(struct vigil_bank **out, const char *bytes,
                                         struct vigil_findings *findings)
{
	const struct interaction *list[] = {interactions[0], &steps_interaction, interactions[1],
	                                    NULL};

	return read_bytes(out, bytes, strlen(bytes), list, findings);
}

/* clang-format off */
static const struct read_case {
	const char *name, *before, *typed;
	enum read_outcome outcome;
	const char *expected;
} read_cases[] = {
	{ "the first step is kept, and more is asked",  "",          "desk",  READ_MORE, "whom=desk" },
	{ "the second completes the response",          "whom=desk", "phone", READ_DONE, "whom=desk with=phone" },
	{ "an unreadable entry leaves the steps alone", "whom=desk", "",      READ_UNREADABLE, "Nothing" },
	{ "so does one that is not allowed",            "whom=desk", "a b",   READ_NOT_ALLOWED, "One word" },
};

static const struct score_case {
	const char *name, *response;
	int32_t earned_mpts;
} score_cases[] = {
	{ "both steps right earn the points", "whom=desk with=phone", 2000 },
	{ "one right earns half",             "whom=boss with=phone", 1000 },
	{ "none right earns nothing",         "whom=boss with=mail",  0 },
	{ "no response earns nothing",        "",                     0 },
};
/* clang-format on */

static void step_is_read(void **state)
{
	const struct read_case *row = *state;
	struct asked asked = ask(bank, "call", NULL);

	asked.response = row->before;
	assert_read(&asked, true, row->typed, row->outcome, row->expected);
}

static void steps_are_scored(void **state)
{
	const struct score_case *row = *state;

	assert_int_equal(earned(bank, "call", row->response), row->earned_mpts);
}

static void common_parts_are_there(void **state)
{
	const struct vigil_question *question = vigil_bank_find(bank, "call");

	(void)state;
	assert_ptr_equal(question->interaction, &steps_interaction);
	assert_int_equal(question->difficulty, 4);
	assert_int_equal(question->hint_count, 1);
	assert_string_equal(bank_text(bank, question->explanation), "Call.");
}

static void mistakes_have_places(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_bank *made;
	struct text list;

	(void)state;
	assert_int_equal(read_with_steps(&made,
	                                 BANK("<steps id='a'><prompt>P</prompt>"
	                                      "<step id='b' kye='c'>D</step><option/></steps>\n"
	                                      "<choice id='e'><prompt>P</prompt></choice>\n"
	                                      "<multiple id='f'/>"),
	                                 findings),
	                 VIGIL_INVALID);
	text_init(&list);
	list_findings(&list, findings);
	assert_string_equal(list.bytes, "3:1 steps-too-few\n"
	                                "3:33 unknown-attribute\n"
	                                "3:33 missing-attribute\n"
	                                "3:62 unknown-element\n"
	                                "4:1 options-missing\n"
	                                "5:1 unknown-element\n");
	text_clear(&list);
	vigil_findings_free(findings);
}

/* ---- a whole session on it ---- */

static void assert_asks(const struct vigil_session *session, const char *step, const char *line)
{
	struct vigil_page *page = vigil_page_new();
	char *text;

	vigil_session_show_question(session, (struct vigil_time){0}, page);
	vigil_session_show_accepts(session, page);
	text = text_of(page);
	assert_non_null(strstr(text, step));
	assert_non_null(strstr(text, line));
	free(text);
	vigil_page_free(page);
}

static void assert_recorded(const struct vigil_result *result)
{
	const struct result_question *question = &result->questions[0];
	struct text xml;

	assert_string_equal(question->interaction, "steps");
	assert_int_equal(question->points_mpts, 1000);
	assert_int_equal(question->try_count, 1);
	assert_string_equal(question->tries[0].response, "whom=desk with=mail");
	assert_int_equal(question->part_count, 2);
	assert_string_equal(question->parts[1].element, "step");
	assert_string_equal(question->parts[1].text, "With what?");
	text_init(&xml);
	result_write(&xml, result);
	assert_false(xml.failed);
	assert_non_null(strstr(xml.bytes, "<step id=\"whom\">Whom do you call?</step>"));
	text_clear(&xml);
}

static void session_goes_through_both_steps(void **state)
{
	const struct vigil_session_options options = {.learner = "dana", .seed = "1"};
	const struct vigil_time now = {.wall_ms = 1000, .running_ms = 1000};
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_page *page = vigil_page_new();
	struct vigil_quiz *quiz = quiz_of_bank(bank);
	struct vigil_session *session;
	struct vigil_result *result;

	(void)state;
	assert_int_equal(vigil_session_start(&session, quiz, &options, now, findings), VIGIL_OK);
	assert_asks(session, "Whom do you call?", "step 1 of 2");
	assert_int_equal(types(session, "desk", now, page), VIGIL_ANSWER_MORE);
	assert_asks(session, "With what?", "step 2 of 2");
	assert_int_equal(types(session, "e mail", now, page), VIGIL_ANSWER_NOT_ALLOWED);
	assert_int_equal(types(session, "mail", now, page), VIGIL_ANSWER_DONE);
	assert_null(vigil_session_question(session));
	assert_int_equal(vigil_session_finish(&result, session, now), VIGIL_OK);
	assert_recorded(result);
	vigil_result_free(result);
	vigil_session_free(session);
	quiz->bank_count = 0; /* the bank is that of all rows */
	vigil_quiz_free(quiz);
	vigil_page_free(page);
	vigil_findings_free(findings);
}

static int load_steps(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();

	(void)state;
	read_with_steps(&bank, document, findings);
	vigil_findings_free(findings);
	return bank ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(best_earns_all),
		cmocka_unit_test(common_parts_are_there),
		cmocka_unit_test(mistakes_have_places),
		cmocka_unit_test(session_goes_through_both_steps),
	};

	ROWS(read_cases, step_is_read)
	ROWS(score_cases, steps_are_scored)
	add_tests(single, COUNT(single));
	return ask_all_between("interaction/two-steps", load_steps, free_bank);
}
