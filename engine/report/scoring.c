/* report/scoring.c -- a result together with what a person has given for it, and the sums anew */
#include "report/scoring.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/findings.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "base/uuid.h"
#include "model/result.h"
#include "report/whole.h"
#include "result/result.h"
#include "score/score.h"

#define MIDDLE ".score."
#define ENDING ".xml"

/* ---- names ---- */

bool scoring_name_is(const char *name, char result[SCORING_RESULT + 1])
{
	size_t length = strlen(name), middle = sizeof(MIDDLE) - 1, ending = sizeof(ENDING) - 1;
	char own[UUID_TEXT + 1];

	if (length != 2 * UUID_TEXT + middle + ending ||
	    memcmp(name + UUID_TEXT, MIDDLE, middle) != 0 ||
	    strcmp(name + length - ending, ENDING) != 0)
		return false;
	memcpy(result, name, UUID_TEXT);
	memcpy(own, name + UUID_TEXT + middle, UUID_TEXT);
	result[UUID_TEXT] = own[UUID_TEXT] = '\0';
	return uuid_is(result) && uuid_is(own);
}

void scoring_names_free(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

static int by_name(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
}

static bool name_add(char ***names, size_t *count, const char *name)
{
	char **grown = reallocarray(*names, *count + 1, sizeof(*grown));

	if (!grown)
		return false;
	*names = grown;
	grown[*count] = strdup(name);
	return grown[*count] && ++*count;
}

enum vigil_status scoring_names(char ***names, size_t *count, const char *path,
                                struct vigil_findings *findings)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char *folder = folder_of(path), about[SCORING_RESULT + 1];
	DIR *entries = folder ? opendir(folder) : NULL;
	const struct dirent *entry;
	enum vigil_status status = VIGIL_OK;

	*names = NULL;
	*count = 0;
	if (folder && !entries) {
		findings_add(findings, &scoring_codes[SCORING_DAMAGED], folder, FINDING_NOWHERE,
		             NULL, "scores given beside the result cannot be looked for: %s",
		             strerror(errno));
		status = VIGIL_IO;
	} else if (!folder) {
		status = VIGIL_NO_MEMORY;
	}
	while (entries && status == VIGIL_OK && (entry = readdir(entries)))
		if (scoring_name_is(entry->d_name, about) &&
		    strncmp(name, about, SCORING_RESULT) == 0 &&
		    !name_add(names, count, entry->d_name))
			status = VIGIL_NO_MEMORY;
	if (status == VIGIL_OK && *count > 0)
		qsort(*names, *count, sizeof(**names), by_name);
	if (entries)
		closedir(entries);
	free(folder);
	return status;
}

/* ---- sums ---- */

static struct score_entry entry_of(const struct vigil_result *result,
                                   const struct result_question *question)
{
	bool pending = question->state == QUESTION_PENDING;

	return (struct score_entry){.section = question->section,
	                            .topic = question->topic,
	                            .points_mpts = question->points_mpts,
	                            .max_mpts = question->max_mpts,
	                            .answered = pending || question->state == QUESTION_ANSWERED,
	                            .pending = pending,
	                            .critical =
	                                    question->critical && result->mode == SESSION_SCORED};
}

/* The score of a part, and what it says of the whole. */
static enum verdict part_sum(struct result_score *score, const struct score_entry *entries,
                             size_t count, const struct score_mark *mark)
{
	score_sum_mark(score, entries, count, mark);
	return score->verdict;
}

/* Sums and verdicts of the parts, which are the ones the record has. */
static enum verdict parts_sum(struct vigil_result *result, const struct score_entry *entries)
{
	enum verdict verdict = VERDICT_NONE;

	for (size_t i = 0; i < result->section_count; i++) {
		struct result_section *section = &result->sections[i];
		struct score_mark mark = {.section = section->id,
		                          .pass_thousandths = section->pass_thousandths};

		verdict = score_worse(
			verdict, part_sum(&section->score, entries, result->question_count, &mark));
	}
	for (size_t i = 0; i < result->topic_count; i++) {
		struct result_topic *topic = &result->topics[i];
		struct score_mark mark = {.topic = topic->id,
		                          .pass_thousandths = topic->pass_thousandths};

		verdict = score_worse(
			verdict, part_sum(&topic->score, entries, result->question_count, &mark));
	}
	return verdict;
}

/* As the reader checks them. False: no memory. */
static bool sums_make(struct vigil_result *result)
{
	size_t count = result->question_count;
	struct score_entry *entries = calloc(count + 1, sizeof(*entries));
	bool scored = result->mode == SESSION_SCORED;
	enum verdict verdict, critical;

	if (!entries)
		return false;
	for (size_t i = 0; i < count; i++)
		entries[i] = entry_of(result, &result->questions[i]);
	score_sum(&result->score, entries, count,
	          scored ? result->rules.pass_thousandths : SCORE_NO_PASS_MARK);
	verdict = score_worse(result->score.verdict, parts_sum(result, entries));
	critical = score_critical(entries, count);
	result->critical_failed = critical == VERDICT_FAILED && verdict != VERDICT_FAILED;
	verdict = score_worse(verdict, critical);
	if (verdict != VERDICT_NONE && result->status == SESSION_ABANDONED)
		verdict = VERDICT_FAILED;
	result->score.verdict = verdict;
	if (verdict == VERDICT_PASSED && result->valid_until_wall_ms == 0 &&
	    (result->rules.valid_months || result->rules.valid_days))
		result->valid_until_wall_ms =
			timestamp_later(result->finished_wall_ms, result->rules.valid_months,
		                        result->rules.valid_days);
	free(entries);
	return true;
}

/* ---- a result and its records ---- */

/* What is wrong with these points, in words; NULL: nothing. */
static const char *points_fault(const struct scored *scored, const struct scoring_points *points,
                                size_t *place)
{
	for (size_t i = 0; i < scored->result->question_count; i++) {
		const struct result_question *question = &scored->result->questions[i];

		if (strcmp(question->id, points->question) != 0 ||
		    strcmp(question->bank, points->bank) != 0)
			continue;
		*place = i;
		if (!scored->was_pending[i])
			return "did not wait for a person's score";
		return points->points_mpts <= question->max_mpts ? NULL
		                                                 : "cannot earn so many points";
	}
	return "is not in the result";
}

/* Is it about this result, and possible? Else a finding says what is wrong. */
static bool scoring_fits(const struct scored *scored, const struct scoring *scoring,
                         const char *path, struct vigil_findings *findings)
{
	size_t place;

	if (strcmp(scoring->result, scored->result->id) != 0 ||
	    strcmp(scoring->sha256, scored->sha256) != 0) {
		findings_add(findings, &scoring_codes[SCORING_FOREIGN], path, FINDING_NOWHERE, NULL,
		             "the score is not taken: it was given to another file, or the result "
		             "has been changed since");
		return false;
	}
	for (size_t i = 0; i < scoring->count; i++) {
		const char *fault = points_fault(scored, &scoring->points[i], &place);

		if (!fault)
			continue;
		findings_add(findings, &scoring_codes[SCORING_IMPOSSIBLE], path, FINDING_NOWHERE,
		             scoring->points[i].question,
		             "the score is not taken: question '%s' %s",
		             scoring->points[i].question, fault);
		return false;
	}
	return true;
}

static void scoring_apply(struct scored *scored, const struct scoring *scoring)
{
	size_t place = 0;

	for (size_t i = 0; i < scoring->count; i++) {
		if (points_fault(scored, &scoring->points[i], &place))
			continue;
		scored->result->questions[place].state = QUESTION_ANSWERED;
		scored->result->questions[place].points_mpts = scoring->points[i].points_mpts;
	}
}

/* Read one record, and take it if it fits. Only memory makes it fail. */
static enum vigil_status scoring_take(struct scored *scored, const char *folder, const char *name,
                                      struct vigil_findings *findings)
{
	struct scoring *scoring = NULL;
	struct text path;
	enum vigil_status status = VIGIL_NO_MEMORY;

	text_init(&path);
	text_addf(&path, "%s/%s", folder, name);
	if (path.failed)
		goto done;
	status = scoring_read(&scoring, path.bytes, findings);
	if (status == VIGIL_NO_MEMORY)
		goto done;
	if (status == VIGIL_OK && scoring_fits(scored, scoring, path.bytes, findings)) {
		scoring_apply(scored, scoring);
		scored->scorings[scored->count++] = scoring;
		scoring = NULL;
	}
	status = VIGIL_OK;
done:
	scoring_free(scoring);
	text_clear(&path);
	return status;
}

static enum vigil_status records_take(struct scored *scored, const char *path, char *const *names,
                                      size_t count, struct vigil_findings *findings)
{
	size_t questions = scored->result->question_count;
	char *folder = folder_of(path);
	enum vigil_status status = VIGIL_NO_MEMORY;

	scored->was_pending = calloc(questions + 1, sizeof(*scored->was_pending));
	scored->scorings = calloc(count + 1, sizeof(*scored->scorings));
	if (!scored->was_pending || !scored->scorings || !folder)
		goto done;
	for (size_t i = 0; i < questions; i++)
		scored->was_pending[i] = scored->result->questions[i].state == QUESTION_PENDING;
	status = VIGIL_OK;
	for (size_t i = 0; i < count && status == VIGIL_OK; i++)
		status = scoring_take(scored, folder, names[i], findings);
	if (status == VIGIL_OK && scored->count > 0 && !sums_make(scored->result))
		status = VIGIL_NO_MEMORY;
done:
	free(folder);
	return status;
}

enum vigil_status scored_read(struct scored *out, const char *path, char *const *names,
                              size_t count, struct vigil_findings *findings)
{
	struct whole_file file = {0};
	char **found = NULL;
	size_t found_count = 0;
	enum vigil_status status = whole_read(&file, path, findings);

	*out = (struct scored){0};
	if (status == VIGIL_OK)
		status = result_read(&out->result, &file.source, findings);
	if (status == VIGIL_OK && !names)
		status = scoring_names(&found, &found_count, path, findings);
	if (status == VIGIL_OK) {
		digest_of(out->sha256, file.source.bytes, file.source.size, NULL, 0);
		status = records_take(out, path, names ? names : found, names ? count : found_count,
		                      findings);
	}
	if (status != VIGIL_OK)
		scored_clear(out);
	scoring_names_free(found, found_count);
	whole_clear(&file);
	return status;
}

void scored_clear(struct scored *scored)
{
	vigil_result_free(scored->result);
	for (size_t i = 0; i < scored->count; i++)
		scoring_free(scored->scorings[i]);
	free(scored->scorings);
	free(scored->was_pending);
	*scored = (struct scored){0};
}
