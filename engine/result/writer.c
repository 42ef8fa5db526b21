/* result/writer.c -- a result as an XML document, and that document in a folder */
#include <assert.h>

#include "base/file.h"
#include "base/text.h"
#include "base/uuid.h"
#include "model/result.h"
#include "result/result.h"
#include "result/rules.h"
#include "xml/writer.h"

static void write_origin(struct xml_writer *writer, const char *name,
                         const struct result_origin *origin)
{
	writer_start(writer, name);
	writer_attribute(writer, "id", origin->id);
	writer_attribute(writer, "version", origin->version);
	writer_attribute(writer, "sha256", origin->sha256);
	if (origin->translation)
		writer_attribute(writer, "translation", origin->translation);
	writer_end(writer);
}

static void write_origins(struct xml_writer *writer, const struct vigil_result *result)
{
	write_origin(writer, "quiz", &result->quiz);
	for (size_t i = 0; i < result->bank_count; i++)
		write_origin(writer, "bank", &result->banks[i]);
}

static void write_true(struct xml_writer *writer, const char *name, bool value)
{
	if (value)
		writer_boolean(writer, name, true);
}

static void write_duration(struct xml_writer *writer, const char *name, int64_t duration_ms)
{
	if (duration_ms)
		writer_duration(writer, name, duration_ms);
}

static void write_session(struct xml_writer *writer, const struct vigil_result *result)
{
	writer_start(writer, "session");
	writer_attribute(writer, "mode", rules_mode_words[result->mode]);
	writer_count(writer, "attempt", result->attempt);
	writer_attribute(writer, "status", result_status_words[result->status]);
	writer_attribute(writer, "custody", result_custody_words[result->custody]);
	writer_attribute(writer, "seed", result->seed);
	writer_boolean(writer, "seed-given", result->seed_given);
	writer_attribute(writer, "generator", result_generator_words[0]);
	writer_timestamp(writer, "started", result->started_wall_ms);
	writer_timestamp(writer, "finished", result->finished_wall_ms);
	writer_duration(writer, "active", result->active_ms);
	if (result->suspensions) {
		writer_count(writer, "suspensions", result->suspensions);
		writer_duration(writer, "suspended", result->suspended_ms);
	}
	if (result->time_factor_thousandths != 1000)
		writer_decimal(writer, "time-factor", result->time_factor_thousandths);
	write_true(writer, "stopped-certain", result->stopped_certain);
	write_true(writer, "clock-jumped", result->clock_jumped);
	writer_end(writer);
}

/* What was avoided, as a list. */
static void write_seen(struct xml_writer *writer, const struct vigil_result *result)
{
	struct text names;

	if (result->seen_count == 0)
		return;
	text_init(&names);
	for (size_t i = 0; i < result->seen_count; i++)
		text_addf(&names, "%s%s", i ? " " : "", result->seen[i]);
	writer_element(writer, "seen", names.bytes);
	writer->out->failed |= names.failed;
	text_clear(&names);
}

static void write_rules(struct xml_writer *writer, const struct vigil_result *result)
{
	writer_start(writer, "rules");
	rules_write(writer, &result->rules);
	writer_end(writer);
}

/* The attributes of a score, to whatever element was started. */
static void write_score(struct xml_writer *writer, const struct result_score *score)
{
	writer_decimal(writer, "points", score->points_mpts);
	writer_decimal(writer, "max", score->max_mpts);
	writer_decimal(writer, "scaled", score->scaled_thousandths);
	if (score->verdict != VERDICT_NONE)
		writer_attribute(writer, "verdict",
		                 result_verdict_words[score->verdict - VERDICT_PASSED]);
}

static void write_pass(struct xml_writer *writer, int32_t pass_thousandths)
{
	if (pass_thousandths >= 0)
		writer_decimal(writer, "pass", pass_thousandths);
}

static void write_section(struct xml_writer *writer, const struct result_section *section)
{
	writer_start(writer, "section");
	writer_attribute(writer, "id", section->id);
	write_score(writer, &section->score);
	write_pass(writer, section->pass_thousandths);
	writer_attribute(writer, "navigation", rules_navigation_words[section->navigation]);
	write_duration(writer, "time-limit", section->time.limit_ms);
	write_duration(writer, "warning", section->time.warning_ms);
	write_duration(writer, "grace", section->time.grace_ms);
	writer_duration(writer, "active", section->active_ms);
	write_true(writer, "expired", section->expired);
	writer_end(writer);
}

static void write_scores(struct xml_writer *writer, const struct vigil_result *result)
{
	writer_start(writer, "score");
	write_score(writer, &result->score);
	write_true(writer, "critical-failed", result->critical_failed);
	if (result->valid_until_wall_ms)
		writer_timestamp(writer, "valid-until", result->valid_until_wall_ms);
	writer_end(writer);
	for (size_t i = 0; i < result->section_count; i++)
		write_section(writer, &result->sections[i]);
	for (size_t i = 0; i < result->topic_count; i++) {
		writer_start(writer, "topic");
		writer_attribute(writer, "id", result->topics[i].id);
		write_score(writer, &result->topics[i].score);
		write_pass(writer, result->topics[i].pass_thousandths);
		writer_end(writer);
	}
}

static void write_parts(struct xml_writer *writer, const struct result_question *question)
{
	for (size_t i = 0; i < question->part_count; i++) {
		const struct result_part *part = &question->parts[i];

		writer_start(writer, part->element);
		writer_attribute(writer, "id", part->id);
		writer_text(writer, part->text);
		writer_end(writer);
	}
}

/* What was typed, with the count of what stands there as U+FFFD. */
static void write_typed(struct xml_writer *writer, const char *name, const char *typed,
                        uint32_t replaced)
{
	writer_start(writer, name);
	if (replaced)
		writer_count(writer, "replaced", replaced);
	writer_text(writer, typed);
	writer_end(writer);
}

static void write_tries(struct xml_writer *writer, const struct result_question *question)
{
	for (size_t i = 0; i < question->try_count; i++) {
		const struct result_try *one = &question->tries[i];

		writer_start(writer, "try");
		writer_count(writer, "n", i + 1);
		writer_timestamp(writer, "at", one->at_wall_ms);
		writer_decimal(writer, "points", one->points_mpts);
		write_true(writer, "tolerated", one->tolerated);
		write_true(writer, "late", one->late);
		write_typed(writer, "typed", one->typed, one->replaced);
		writer_element(writer, "response", one->response);
		writer_end(writer);
	}
}

static void write_question(struct xml_writer *writer, const struct result_question *question,
                           size_t position)
{
	writer_start(writer, "question");
	writer_attribute(writer, "id", question->id);
	writer_attribute(writer, "bank", question->bank);
	if (*question->section)
		writer_attribute(writer, "section", question->section);
	if (*question->topic)
		writer_attribute(writer, "topic", question->topic);
	writer_attribute(writer, "interaction", question->interaction);
	writer_count(writer, "position", position);
	writer_attribute(writer, "status", result_state_words[question->state]);
	writer_decimal(writer, "points", question->points_mpts);
	writer_decimal(writer, "max", question->max_mpts);
	writer_count(writer, "hints", question->hints);
	if (question->confidence)
		writer_count(writer, "confidence", question->confidence);
	writer_duration(writer, "active", question->active_ms);
	write_true(writer, "critical", question->critical);
	write_true(writer, "flagged", question->flagged);
	write_true(writer, "expired", question->expired);
	writer_attribute(writer, "sha256", question->sha256);
	writer_element(writer, "prompt", question->prompt);
	write_parts(writer, question);
	write_tries(writer, question);
	if (question->unsent)
		write_typed(writer, "unsent", question->unsent, question->unsent_replaced);
	if (question->remark)
		writer_element(writer, "remark", question->remark);
	writer_end(writer);
}

void result_write(struct text *out, const struct vigil_result *result)
{
	struct xml_writer writer;

	writer_init(&writer, out);
	writer_start(&writer, "result");
	writer_attribute(&writer, "xmlns", RESULT_NAMESPACE);
	writer_attribute(&writer, "id", result->id);
	writer_attribute(&writer, "engine", result->engine);
	writer_attribute(&writer, "xml:lang", result->language);
	writer_start(&writer, "learner");
	writer_attribute(&writer, "id", result->learner);
	writer_end(&writer);
	write_origins(&writer, result);
	write_session(&writer, result);
	write_seen(&writer, result);
	write_rules(&writer, result);
	write_scores(&writer, result);
	for (size_t i = 0; i < result->question_count; i++)
		write_question(&writer, &result->questions[i], i + 1);
	writer_end(&writer);
}

enum vigil_status vigil_result_write(char **path, const struct vigil_result *result,
                                     const char *folder, struct vigil_findings *findings)
{
	struct text document, name, place;
	enum vigil_status status = VIGIL_NO_MEMORY;

	assert(uuid_is(result->id)); /* it becomes a file's name */
	*path = NULL;
	text_init(&document);
	text_init(&name);
	text_init(&place);
	result_write(&document, result);
	text_addf(&name, "%s.xml", result->id);
	text_addf(&place, "%s/%s", folder, name.bytes);
	if (document.failed || name.failed || place.failed)
		goto done;
	status = file_create(folder, name.bytes, document.bytes, document.length, findings);
	if (status == VIGIL_OK)
		*path = text_take(&place);
done:
	text_clear(&place);
	text_clear(&name);
	text_clear(&document);
	return status;
}
