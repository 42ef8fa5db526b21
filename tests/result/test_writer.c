/* tests/result/test_writer.c -- what is written validates, and reads back as it was */
#include "result/sample.h"

#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "result/result.h"
#include "xml/grammar.h"

/* ---- results of many kinds ---- */

static struct vigil_result *clock_jumped_and_seed_given(void)
{
	struct vigil_result *result = sample_full();

	result->clock_jumped = true;
	result->seed_given = true;
	result->custody = CUSTODY_SITE;
	result->attempt = 999999999;
	result->rules.feedback = FEEDBACK_NONE;
	set(&result->language, "zh-Hans-CN");
	return result;
}

static struct vigil_result *expired(void)
{
	struct vigil_result *result = sample_full();

	result->status = SESSION_EXPIRED;
	sample_question(result, "late", "extortion-email", "report", QUESTION_NOT_REACHED, 0);
	sample_settle(result);
	return result;
}

static struct vigil_result *abandoned_above_the_mark(void)
{
	struct vigil_result *result = sample_full();

	result->status = SESSION_ABANDONED;
	sample_settle(result);
	assert_int_equal(result->score.verdict, VERDICT_FAILED);
	return result;
}

static struct vigil_result *practised(void)
{
	struct vigil_result *result = sample_full();

	result->mode = result->rules.mode = SESSION_PRACTICE;
	sample_settle(result);
	assert_int_equal(result->score.verdict, VERDICT_NONE);
	return result;
}

static struct vigil_result *pending(void)
{
	struct vigil_result *result = sample_full();
	struct result_question *question =
		sample_question(result, "plan", "second", "essays", QUESTION_PENDING, 0);

	set(&question->interaction, "essay");
	question->max_mpts = 12000;
	sample_try(question, result->started_wall_ms, "We\ncall\nlegal.", "We\ncall\nlegal.", 0);
	sample_origin(result_add_bank(result), "second", 'b');
	sample_digest(&result->banks[result->bank_count - 1].translation, 'c');
	sample_settle(result);
	assert_int_equal(result->score.verdict, VERDICT_PENDING);
	return result;
}

static struct vigil_result *parts_of_every_kind(void)
{
	struct vigil_result *result = sample_empty();
	struct result_question *question =
		sample_question(result, "all", "extortion-email", "", QUESTION_ANSWERED, -500);

	for (size_t i = 0; result_part_words[i]; i++)
		sample_part(question, result_part_words[i], "p", result_part_words[i]);
	sample_try(question, 0, "", "", -500);
	sample_settle(result);
	return result;
}

static struct vigil_result *every_text(const char *text)
{
	struct vigil_result *result = sample_full();
	struct result_question *question = &result->questions[0];

	set(&result->learner, text);
	set(&result->engine, text);
	set(&result->quiz.version, text);
	set(&question->prompt, text);
	set(&question->remark, text);
	set(&question->parts[0].text, text);
	set(&question->tries[0].typed, text);
	set(&question->tries[0].response, text);
	question->tries[0].replaced = 3;
	question->tries[0].tolerated = true;
	return result;
}

static struct vigil_result *text_that_looks_like_xml(void)
{
	return every_text(" ]]>&amp;<![CDATA[x]]> <!-- \" ' --> &#0; </prompt>\n");
}

static struct vigil_result *text_with_white_space(void)
{
	return every_text("\r\n \t a \n\n  b\r \xC2\xA0\xC2\x85\xE2\x80\xA8\n");
}

static struct vigil_result *text_that_moves(void)
{
	return every_text("\xE2\x80\xAE"
	                  "fdp.exe\xE2\x81\xA6 \x7F\xF3\xA0\x81\x81\xF0\x9F\x94\x92");
}

static struct vigil_result *text_that_is_long(void)
{
	static char text[10001];

	memset(text, 'x', sizeof(text) - 1);
	return every_text(text);
}

static struct vigil_result *text_with_control_characters(void)
{
	return every_text("\x1B]0;title\x07\x01\x1F");
}

static struct vigil_result *text_of_invalid_utf8(void)
{
	return every_text("a\x80\xC0\xAF\xED\xA0\x80\xEF\xBF\xBE\xF4\x90\x80\x80z\xE2\x82");
}

static struct vigil_result *with_many_questions(void)
{
	struct vigil_result *result = sample_empty();
	char id[16];

	for (int i = 0; i < 300; i++) {
		struct result_question *question;

		snprintf(id, sizeof(id), "q%d", i);
		question = sample_question(result, id, "extortion-email", i % 3 ? id : "common",
		                           QUESTION_ANSWERED, i);
		sample_try(question, i, "a", "a", i);
	}
	sample_settle(result);
	return result;
}

static struct round_case {
	const char *name;
	struct vigil_result *(*make)(void);
	bool changed; /* what XML cannot hold is replaced, so only the bytes come back equal */
} rounds[] = {
	/* clang-format off */
	{"a result without questions comes back", sample_empty, false},
	{"a finished session comes back", sample_full, false},
	{"a jumped clock and a given seed come back", clock_jumped_and_seed_given, false},
	{"an expired session comes back", expired, false},
	{"an abandoned session is not passed", abandoned_above_the_mark, false},
	{"practice has no verdict", practised, false},
	{"a pending score comes back", pending, false},
	{"each kind of part comes back", parts_of_every_kind, false},
	{"text that looks like XML comes back", text_that_looks_like_xml, false},
	{"white space comes back as it was", text_with_white_space, false},
	{"characters that move text come back", text_that_moves, false},
	{"10,000 letters come back", text_that_is_long, false},
	{"control characters are replaced", text_with_control_characters, true},
	{"invalid UTF-8 is replaced", text_of_invalid_utf8, true},
	{"every rule comes back", sample_under_rules, false},
	{"sections and what is judged by itself come back", sample_with_parts, false},
	{"300 questions come back", with_many_questions, false},
	/* clang-format on */
};

/* ---- equal values ---- */

static void same_score(const struct result_score *a, const struct result_score *b)
{
	assert_int_equal(a->points_mpts, b->points_mpts);
	assert_int_equal(a->max_mpts, b->max_mpts);
	assert_int_equal(a->scaled_thousandths, b->scaled_thousandths);
	assert_int_equal(a->verdict, b->verdict);
}

static void same_origin(const struct result_origin *a, const struct result_origin *b)
{
	assert_string_equal(a->id, b->id);
	assert_string_equal(a->version, b->version);
	assert_string_equal(a->sha256, b->sha256);
	assert_int_equal(!a->translation, !b->translation);
	if (a->translation)
		assert_string_equal(a->translation, b->translation);
}

static void same_parts(const struct result_question *a, const struct result_question *b)
{
	assert_int_equal(a->part_count, b->part_count);
	for (size_t i = 0; i < a->part_count; i++) {
		assert_string_equal(a->parts[i].element, b->parts[i].element);
		assert_string_equal(a->parts[i].id, b->parts[i].id);
		assert_string_equal(a->parts[i].text, b->parts[i].text);
	}
	assert_int_equal(a->try_count, b->try_count);
	for (size_t i = 0; i < a->try_count; i++) {
		assert_int_equal(a->tries[i].at_wall_ms, b->tries[i].at_wall_ms);
		assert_int_equal(a->tries[i].points_mpts, b->tries[i].points_mpts);
		assert_int_equal(a->tries[i].replaced, b->tries[i].replaced);
		assert_int_equal(a->tries[i].tolerated, b->tries[i].tolerated);
		assert_int_equal(a->tries[i].late, b->tries[i].late);
		assert_string_equal(a->tries[i].typed, b->tries[i].typed);
		assert_string_equal(a->tries[i].response, b->tries[i].response);
	}
}

static void same_question(const struct result_question *a, const struct result_question *b)
{
	assert_string_equal(a->id, b->id);
	assert_string_equal(a->bank, b->bank);
	assert_string_equal(a->topic, b->topic);
	assert_string_equal(a->interaction, b->interaction);
	assert_string_equal(a->sha256, b->sha256);
	assert_string_equal(a->prompt, b->prompt);
	assert_int_equal(a->state, b->state);
	assert_int_equal(a->points_mpts, b->points_mpts);
	assert_int_equal(a->max_mpts, b->max_mpts);
	assert_int_equal(a->hints, b->hints);
	assert_int_equal(a->active_ms, b->active_ms);
	assert_string_equal(a->section, b->section);
	assert_int_equal(a->critical, b->critical);
	assert_int_equal(a->flagged, b->flagged);
	assert_int_equal(a->expired, b->expired);
	assert_int_equal(a->unsent != NULL, b->unsent != NULL);
	if (a->unsent)
		assert_string_equal(a->unsent, b->unsent);
	assert_int_equal(a->unsent_replaced, b->unsent_replaced);
	assert_int_equal(a->remark != NULL, b->remark != NULL);
	if (a->remark)
		assert_string_equal(a->remark, b->remark);
	same_parts(a, b);
}

static void same_times(const struct time_rule *a, const struct time_rule *b)
{
	assert_int_equal(a->limit_ms, b->limit_ms);
	assert_int_equal(a->warning_ms, b->warning_ms);
	assert_int_equal(a->grace_ms, b->grace_ms);
}

static void same_rules(const struct rules *a, const struct rules *b)
{
	assert_int_equal(a->mode, b->mode);
	assert_int_equal(a->pass_thousandths, b->pass_thousandths);
	assert_int_equal(a->navigation, b->navigation);
	assert_int_equal(a->feedback, b->feedback);
	assert_int_equal(a->key, b->key);
	assert_int_equal(a->tries, b->tries);
	assert_int_equal(a->try_cost_thousandths, b->try_cost_thousandths);
	assert_int_equal(a->hints, b->hints);
	assert_int_equal(a->confidence, b->confidence);
	same_times(&a->time, &b->time);
	assert_int_equal(a->question_limit_ms, b->question_limit_ms);
	assert_int_equal(a->late, b->late);
	assert_int_equal(a->suspended, b->suspended);
	assert_int_equal(a->stop, b->stop);
	assert_int_equal(a->shuffle_sections, b->shuffle_sections);
	assert_int_equal(a->shuffle_options, b->shuffle_options);
	assert_int_equal(a->attempts, b->attempts);
	assert_int_equal(a->wait_ms, b->wait_ms);
	assert_int_equal(a->counts, b->counts);
	assert_int_equal(a->valid_months, b->valid_months);
	assert_int_equal(a->valid_days, b->valid_days);
}

static void same_section(const struct result_section *a, const struct result_section *b)
{
	assert_string_equal(a->id, b->id);
	same_score(&a->score, &b->score);
	assert_int_equal(a->pass_thousandths, b->pass_thousandths);
	assert_int_equal(a->navigation, b->navigation);
	same_times(&a->time, &b->time);
	assert_int_equal(a->active_ms, b->active_ms);
	assert_int_equal(a->expired, b->expired);
}

static void same_result(const struct vigil_result *a, const struct vigil_result *b)
{
	assert_string_equal(a->id, b->id);
	assert_string_equal(a->engine, b->engine);
	assert_string_equal(a->language, b->language);
	assert_string_equal(a->learner, b->learner);
	assert_string_equal(a->seed, b->seed);
	assert_int_equal(a->mode, b->mode);
	assert_int_equal(a->status, b->status);
	assert_int_equal(a->custody, b->custody);
	assert_int_equal(a->attempt, b->attempt);
	assert_int_equal(a->seed_given, b->seed_given);
	assert_int_equal(a->started_wall_ms, b->started_wall_ms);
	assert_int_equal(a->finished_wall_ms, b->finished_wall_ms);
	assert_int_equal(a->active_ms, b->active_ms);
	assert_int_equal(a->clock_jumped, b->clock_jumped);
	same_rules(&a->rules, &b->rules);
	assert_int_equal(a->stopped_certain, b->stopped_certain);
	assert_int_equal(a->critical_failed, b->critical_failed);
	assert_int_equal(a->suspensions, b->suspensions);
	assert_int_equal(a->suspended_ms, b->suspended_ms);
	assert_int_equal(a->time_factor_thousandths, b->time_factor_thousandths);
	assert_int_equal(a->valid_until_wall_ms, b->valid_until_wall_ms);
	assert_int_equal(a->seen_count, b->seen_count);
	for (size_t i = 0; i < a->seen_count; i++)
		assert_string_equal(a->seen[i], b->seen[i]);
	assert_int_equal(a->section_count, b->section_count);
	for (size_t i = 0; i < a->section_count; i++)
		same_section(&a->sections[i], &b->sections[i]);
	same_origin(&a->quiz, &b->quiz);
	same_score(&a->score, &b->score);
	assert_int_equal(a->bank_count, b->bank_count);
	for (size_t i = 0; i < a->bank_count; i++)
		same_origin(&a->banks[i], &b->banks[i]);
	assert_int_equal(a->topic_count, b->topic_count);
	for (size_t i = 0; i < a->topic_count; i++) {
		assert_string_equal(a->topics[i].id, b->topics[i].id);
		same_score(&a->topics[i].score, &b->topics[i].score);
		assert_int_equal(a->topics[i].pass_thousandths, b->topics[i].pass_thousandths);
	}
	assert_int_equal(a->question_count, b->question_count);
	for (size_t i = 0; i < a->question_count; i++)
		same_question(&a->questions[i], &b->questions[i]);
}

/* ---- the rounds ---- */

static xmlSchemaPtr schema;

static int load_schema(void **state)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(QUIZZES "/schema/result.xsd");

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

static void assert_valid(const struct text *document)
{
	xmlDocPtr parsed = xmlReadMemory(document->bytes, (int)document->length, "result.xml", NULL,
	                                 XML_PARSE_NONET);
	xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);

	assert_non_null(parsed);
	assert_non_null(context);
	assert_int_equal(xmlSchemaValidateDoc(context, parsed), 0);
	xmlSchemaFreeValidCtxt(context);
	xmlFreeDoc(parsed);
}

static struct vigil_result *read_back(const struct text *document)
{
	struct xml_source source = {
		.name = "result.xml", .fd = -1, .bytes = document->bytes, .size = document->length};
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_result *result;

	assert_non_null(findings);
	assert_int_equal(result_read(&result, &source, findings), VIGIL_OK);
	assert_int_equal(vigil_findings_count(findings), 0);
	vigil_findings_free(findings);
	return result;
}

static void result_comes_back(void **state)
{
	const struct round_case *row = *state;
	struct vigil_result *result = row->make(), *back;
	struct text first, second;

	text_init(&first);
	text_init(&second);
	result_write(&first, result);
	assert_false(first.failed);
	assert_valid(&first);
	back = read_back(&first);
	result_write(&second, back);
	assert_string_equal(first.bytes, second.bytes);
	if (!row->changed)
		same_result(result, back);
	vigil_result_free(back);
	vigil_result_free(result);
	text_clear(&first);
	text_clear(&second);
}

/* ---- files ---- */

static const struct released_case {
	const char *name, *path;
	struct vigil_result *(*make)(void);
	bool passed;
} released[] = {
	{"the record of a bank stays readable", FIXTURES "/result/result-0.1.0.xml", sample_full,
         true},
	{"the record of a quiz stays readable", FIXTURES "/result/result-0.1.0-quiz.xml",
         sample_with_parts, false},
};

static void released_record_stays_readable(void **state)
{
	const struct released_case *row = *state;
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_result *wanted = row->make(), *result;

	assert_int_equal(vigil_result_read(&result, row->path, findings), VIGIL_OK);
	assert_int_equal(vigil_findings_count(findings), 0);
	same_result(wanted, result);
	assert_int_equal(vigil_result_passed(result), row->passed);
	vigil_result_free(result);
	vigil_result_free(wanted);
	vigil_findings_free(findings);
}

static void file_is_named_after_its_id_and_never_replaced(void **state)
{
	char folder[] = "/tmp/vigil-test-XXXXXX";
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_result *result = sample_full(), *back;
	struct text wanted;
	struct stat about;
	char *path, *again;

	(void)state;
	assert_non_null(mkdtemp(folder));
	text_init(&wanted);
	text_addf(&wanted, "%s/%s.xml", folder, SAMPLE_ID);
	assert_int_equal(vigil_result_write(&path, result, folder, findings), VIGIL_OK);
	assert_string_equal(path, wanted.bytes);
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);

	set(&result->learner, "someone else");
	assert_int_equal(vigil_result_write(&again, result, folder, findings), VIGIL_IO);
	assert_null(again);
	assert_int_equal(vigil_findings_count(findings), 1);
	assert_int_equal(vigil_result_read(&back, path, findings), VIGIL_OK);
	assert_string_equal(back->learner, "dana");

	unlink(path);
	rmdir(folder);
	free(path);
	text_clear(&wanted);
	vigil_result_free(back);
	vigil_result_free(result);
	vigil_findings_free(findings);
}

static void missing_file_is_said(void **state)
{
	struct vigil_findings *findings = vigil_findings_new();
	struct vigil_result *result;

	(void)state;
	assert_int_equal(vigil_result_read(&result, FIXTURES "/result/none.xml", findings),
	                 VIGIL_NOT_FOUND);
	assert_null(result);
	assert_int_equal(vigil_findings_count(findings), 1);
	vigil_findings_free(findings);
}

#define ROUND_COUNT    (sizeof(rounds) / sizeof(*rounds))
#define RELEASED_COUNT (sizeof(released) / sizeof(*released))

int main(void)
{
	static const struct CMUnitTest files[] = {
		cmocka_unit_test(file_is_named_after_its_id_and_never_replaced),
		cmocka_unit_test(missing_file_is_said),
	};
	struct CMUnitTest tests[ROUND_COUNT + RELEASED_COUNT + sizeof(files) / sizeof(*files)];

	for (size_t i = 0; i < ROUND_COUNT; i++)
		tests[i] = (struct CMUnitTest){.name = rounds[i].name,
		                               .test_func = result_comes_back,
		                               .initial_state = &rounds[i]};
	for (size_t i = 0; i < RELEASED_COUNT; i++)
		tests[ROUND_COUNT + i] =
			(struct CMUnitTest){.name = released[i].name,
		                            .test_func = released_record_stays_readable,
		                            .initial_state = (void *)&released[i]};
	memcpy(tests + ROUND_COUNT + RELEASED_COUNT, files, sizeof(files));
	return cmocka_run_group_tests_name("result writer", tests, load_schema, free_schema);
}
