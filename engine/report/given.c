/* report/given.c -- points given by a person, question by question, until they are written */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/file.h"
#include "base/random.h"
#include "base/text.h"
#include "base/uuid.h"
#include "model/result.h"
#include "page/measure.h"
#include "page/page.h"
#include "report/scoring.h"
#include "vigil/result.h"
#include "vigil/score.h"

struct vigil_scoring {
	char *path;
	struct scored scored;
	struct scoring *given; /* not written yet */
};

enum vigil_status vigil_scoring_read(struct vigil_scoring **out, const char *path,
                                     struct vigil_findings *findings)
{
	struct vigil_scoring *scoring = calloc(1, sizeof(*scoring));
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	if (!scoring)
		return status;
	scoring->path = strdup(path);
	scoring->given = scoring_new();
	if (scoring->path && scoring->given)
		status = scored_read(&scoring->scored, path, NULL, 0, findings);
	if (status != VIGIL_OK) {
		vigil_scoring_free(scoring);
		return status;
	}
	*out = scoring;
	return VIGIL_OK;
}

void vigil_scoring_free(struct vigil_scoring *scoring)
{
	if (!scoring)
		return;
	scored_clear(&scoring->scored);
	scoring_free(scoring->given);
	free(scoring->path);
	free(scoring);
}

/* ---- showing ---- */

static void points_show(struct vigil_page *page, const struct scoring *scoring,
                        const struct scoring_points *points)
{
	struct text text;

	text_init(&text);
	decimal_add(&text, points->points_mpts);
	text_add(&text, points->points_mpts == 1000 ? " point by " : " points by ");
	text_add(&text, scoring->scorer);
	text_add(&text, ", ");
	measure_add_time(&text, scoring->at_wall_ms);
	page_note(page, PAGE_PLAIN, points->question, text.bytes, points->remark);
	text_clear(&text);
}

void vigil_scoring_show(const struct vigil_scoring *scoring, struct vigil_page *page)
{
	const struct scored *scored = &scoring->scored;

	vigil_result_show(scored->result, page);
	if (scored->count > 0)
		page_heading(page, "Scored by a person");
	for (size_t i = 0; i < scored->count; i++)
		for (size_t at = 0; at < scored->scorings[i]->count; at++)
			points_show(page, scored->scorings[i], &scored->scorings[i]->points[at]);
}

/* ---- giving ---- */

static bool is_open(const struct scored *scored, size_t place, bool again)
{
	return again ? scored->was_pending[place]
	             : scored->result->questions[place].state == QUESTION_PENDING;
}

size_t vigil_scoring_count(const struct vigil_scoring *scoring, bool again)
{
	size_t count = 0;

	for (size_t i = 0; i < scoring->scored.result->question_count; i++)
		count += is_open(&scoring->scored, i, again);
	return count;
}

static const struct result_question *question_at(const struct vigil_scoring *scoring, size_t index,
                                                 bool again)
{
	const struct scored *scored = &scoring->scored;
	size_t place = 0;

	while (!is_open(scored, place, again) || index-- > 0)
		place++;
	return &scored->result->questions[place];
}

void vigil_scoring_show_question(const struct vigil_scoring *scoring, size_t index, bool again,
                                 struct vigil_page *page, int64_t *max_mpts)
{
	const struct result_question *question = question_at(scoring, index, again);
	const char *response =
		question->try_count ? question->tries[question->try_count - 1].response : "";

	page_heading(page, question->id);
	page_paragraph(page, question->prompt);
	for (size_t i = 0; i < question->part_count; i++)
		page_paragraph(page, question->parts[i].text);
	page_exhibit(page, "Response", "");
	while (*response) {
		size_t length = strcspn(response, "\n");
		char *line = strndup(response, length);

		page_exhibit_line(page, 0, line ? line : "");
		free(line);
		response += length + (response[length] == '\n');
	}
	page_exhibit_end(page);
	*max_mpts = question->max_mpts;
}

/* What was given for the question, or a new place for it. NULL: no memory. */
static struct scoring_points *given_find(struct scoring *given,
                                         const struct result_question *question)
{
	char *bank, *id;
	struct scoring_points *points;

	for (size_t i = 0; i < given->count; i++)
		if (strcmp(given->points[i].bank, question->bank) == 0 &&
		    strcmp(given->points[i].question, question->id) == 0)
			return &given->points[i];
	bank = strdup(question->bank);
	id = strdup(question->id);
	points = bank && id ? scoring_add(given) : NULL;
	if (!points) {
		free(bank);
		free(id);
		return NULL;
	}
	points->bank = bank;
	points->question = id;
	return points;
}

enum vigil_status vigil_scoring_give(struct vigil_scoring *scoring, size_t index, bool again,
                                     const char *points, const char *remark)
{
	const struct result_question *question = question_at(scoring, index, again);
	struct scoring_points *given;
	char *words;
	int64_t mpts;

	if (!decimal_read(&mpts, points, strlen(points)) || mpts < 0 || mpts > question->max_mpts)
		return VIGIL_INVALID;
	words = strdup(remark);
	given = words ? given_find(scoring->given, question) : NULL;
	if (!given) {
		free(words);
		return VIGIL_NO_MEMORY;
	}
	free(given->remark);
	given->remark = words;
	given->points_mpts = (int32_t)mpts;
	return VIGIL_OK;
}

/* What the record says besides the points. False: no memory. */
static bool given_head(struct vigil_scoring *scoring, const char *scorer, int64_t now_wall_ms)
{
	struct scoring *given = scoring->given;
	char id[UUID_TEXT + 1];
	struct text engine;
	uint8_t bytes[10];

	random_fresh(bytes, sizeof(bytes));
	uuid_make(id, now_wall_ms, bytes);
	text_init(&engine);
	text_addf(&engine, "vigil %s", vigil_version());
	free(given->id);
	free(given->engine);
	free(given->result);
	free(given->scorer);
	free(given->sha256);
	given->id = strdup(id);
	given->engine = text_take(&engine);
	given->result = strdup(scoring->scored.result->id);
	given->scorer = strdup(scorer);
	given->sha256 = strdup(scoring->scored.sha256);
	given->at_wall_ms = now_wall_ms;
	return given->id && given->engine && given->result && given->scorer && given->sha256;
}

enum vigil_status vigil_scoring_write(char **path, struct vigil_scoring *scoring,
                                      const char *scorer, int64_t now_wall_ms,
                                      struct vigil_findings *findings)
{
	const char *slash = strrchr(scoring->path, '/');
	struct text document, folder, name, whole;
	enum vigil_status status = VIGIL_NO_MEMORY;

	*path = NULL;
	text_init(&document);
	text_init(&folder);
	text_init(&name);
	text_init(&whole);
	if (!given_head(scoring, scorer, now_wall_ms))
		goto done;
	scoring_write(&document, scoring->given);
	text_add_bytes(&folder, slash ? scoring->path : ".",
	               slash ? (size_t)(slash - scoring->path) + (slash == scoring->path) : 1);
	text_addf(&name, "%s.score.%s.xml", scoring->given->result, scoring->given->id);
	text_addf(&whole, "%s/%s", folder.bytes, name.bytes);
	if (document.failed || folder.failed || name.failed || whole.failed)
		goto done;
	status = file_create(folder.bytes, name.bytes, document.bytes, document.length, findings);
	if (status == VIGIL_OK)
		*path = text_take(&whole);
done:
	text_clear(&document);
	text_clear(&folder);
	text_clear(&name);
	text_clear(&whole);
	return status;
}

/* ---- the certificate ---- */

enum vigil_status vigil_certificate(const struct vigil_scoring *scoring, struct vigil_page *page)
{
	const struct vigil_result *result = scoring->scored.result;
	struct text text;

	if (result->score.verdict != VERDICT_PASSED)
		return VIGIL_INVALID;
	text_init(&text);
	page_heading(page, "Certificate");
	page_say(page, PAGE_GOOD, "%s has passed '%s'.", result->learner, result->quiz.id);
	page_field(page, "Learner", result->learner);
	text_addf(&text, "%s, version %s", result->quiz.id, result->quiz.version);
	page_field(page, "Quiz", text.bytes);
	text_cut(&text, 0);
	measure_add_points(&text, result->score.points_mpts, result->score.max_mpts);
	text_add(&text, ", ");
	measure_add_percent(&text, result->score.scaled_thousandths);
	page_field(page, "Score", text.bytes);
	text_cut(&text, 0);
	measure_add_time(&text, result->finished_wall_ms);
	page_field(page, "Passed", text.bytes);
	text_cut(&text, 0);
	if (result->valid_until_wall_ms)
		measure_add_time(&text, result->valid_until_wall_ms);
	else
		text_add(&text, "without end");
	page_field(page, "Valid until", text.bytes);
	page_field(page, "Kept",
	           result->custody == CUSTODY_SELF
	                   ? "in the learner's own account, which proves nothing against its owner"
	                   : "by the site");
	page_field(page, "Record", result->id);
	page_field(page, "SHA-256 of the record", scoring->scored.sha256);
	text_clear(&text);
	return VIGIL_OK;
}
