/* report/report.c -- the list of reports, and what comes before any of them: results, roster, key */
#include "report/report.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/findings.h"
#include "base/folder.h"
#include "base/text.h"
#include "base/timestamp.h"
#include "page/page.h"
#include "report/cohort.h"
#include "report/whole.h"

static const struct report_kind *const kinds[] = {
	&summary_kind, &learners_kind, &groups_kind,    &topics_kind, &questions_kind,
	&quiz_kind,    &attempts_kind, &responses_kind, NULL,
};

const char *const report_verdicts[] = {"", "passed", "not passed", "pending"};

#define KEY_NAME "site.key"

static const struct vigil_code key_damaged = {"site-key-damaged", VIGIL_ERROR};

/* ---- what is read ---- */

enum vigil_status vigil_report_read(struct vigil_report **out, const char *const *paths,
                                    size_t count, const char *data, vigil_report_progress *progress,
                                    void *context, struct vigil_findings *findings)
{
	struct gather_request request = {.paths = paths,
	                                 .path_count = count,
	                                 .data = data,
	                                 .progress = progress,
	                                 .context = context};
	struct vigil_report *report = calloc(1, sizeof(*report));
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct folder folder;
	const char *unsafe;

	*out = NULL;
	if (!report)
		return status;
	if (data && folder_open(&folder, data, &unsafe)) /* made, where it was not there */
		folder_clear(&folder);
	status = gather(&report->gathered, &request, findings);
	if (status != VIGIL_OK) {
		free(report);
		return status;
	}
	*out = report;
	return report->gathered.left_out ? VIGIL_INVALID : VIGIL_OK;
}

void vigil_report_free(struct vigil_report *report)
{
	if (!report)
		return;
	rows_clear(&report->gathered.rows);
	roster_clear(&report->roster);
	free(report);
}

size_t vigil_report_count(const struct vigil_report *report)
{
	size_t count = 0;

	for (size_t i = 0; i < report->gathered.rows.results.count; i++)
		count += !rows_result(&report->gathered.rows, i)->gone;
	return count;
}

enum vigil_status vigil_report_roster(struct vigil_report *report, const char *path,
                                      struct vigil_findings *findings)
{
	struct roster roster;
	enum vigil_status status = roster_read(&roster, path, findings);

	if (status != VIGIL_OK)
		return status;
	roster_clear(&report->roster);
	report->roster = roster;
	report->has_roster = true;
	return VIGIL_OK;
}

/* ---- pseudonyms ---- */

static enum vigil_status key_read(struct seed *key, const char *path,
                                  struct vigil_findings *findings)
{
	struct whole_file file = {0};
	enum vigil_status status = whole_read(&file, path, findings);

	if (status == VIGIL_OK && file.source.size != SEED_BYTES) {
		findings_add(findings, &key_damaged, path, FINDING_NOWHERE, NULL,
		             "not a site's key: it has %zu bytes, and not %d", file.source.size,
		             SEED_BYTES);
		status = VIGIL_INVALID;
	}
	if (status == VIGIL_OK)
		memcpy(key->bytes, file.source.bytes, SEED_BYTES);
	whole_clear(&file);
	return status;
}

enum vigil_status vigil_report_key(struct vigil_report *report, const char *data,
                                   struct vigil_findings *findings)
{
	struct vigil_findings *passing = vigil_findings_new();
	struct seed fresh;
	struct text path;
	enum vigil_status status = VIGIL_NO_MEMORY;

	text_init(&path);
	text_addf(&path, "%s/" KEY_NAME, data);
	if (!passing || path.failed)
		goto done;
	status = key_read(&report->key, path.bytes, passing);
	if (status == VIGIL_NOT_FOUND) {
		/* Two that make it at once: one of them does, and both read that one. */
		random_fresh(fresh.bytes, SEED_BYTES);
		file_create(data, KEY_NAME, (const char *)fresh.bytes, SEED_BYTES, passing);
		status = key_read(&report->key, path.bytes, findings);
	} else if (status != VIGIL_OK) {
		status = key_read(&report->key, path.bytes, findings); /* to say what is wrong */
	}
	report->has_key = status == VIGIL_OK;
done:
	text_clear(&path);
	vigil_findings_free(passing);
	return status;
}

const char *report_learner(const struct making *making, const char *learner,
                           char pseudonym[REPORT_PSEUDONYM + 1])
{
	struct random_stream stream;

	if (making->request->identify)
		return learner;
	random_init(&stream, &making->report->key, learner); /* its key is the keyed hash */
	pseudonym[0] = 'p';
	pseudonym[1] = '-';
	sodium_bin2hex(pseudonym + 2, REPORT_PSEUDONYM - 1, stream.key, 8);
	return pseudonym;
}

/* ---- making one ---- */

static const struct report_kind *kind_find(const char *name)
{
	for (const struct report_kind *const *kind = kinds; *kind; kind++)
		if (strcmp((*kind)->name, name) == 0)
			return *kind;
	return NULL;
}

const char *vigil_report_kind(size_t index)
{
	for (size_t i = 0; kinds[i]; i++)
		if (i == index)
			return kinds[i]->name;
	return NULL;
}

const char *vigil_report_about(const char *kind)
{
	const struct report_kind *found = kind_find(kind);

	return found ? found->about : NULL;
}

enum vigil_status vigil_report_make(struct vigil_page *page, const struct vigil_report *report,
                                    const char *kind, const struct vigil_report_request *request)
{
	const struct report_kind *found = kind_find(kind);
	struct cohort cohort;
	struct making making = {.report = report,
	                        .rows = &report->gathered.rows,
	                        .request = request,
	                        .page = page,
	                        .cohort = &cohort};
	enum vigil_status status;

	if (!found)
		return VIGIL_NOT_FOUND;
	if (!request->identify && !report->has_key)
		return VIGIL_INVALID;
	if (!cohort_make(&cohort, &making))
		return VIGIL_NO_MEMORY;
	status = found->make(&making);
	cohort_clear(&cohort);
	return status == VIGIL_OK && page_failed(page) ? VIGIL_NO_MEMORY : status;
}

/* ---- for those who ask for one ---- */

bool vigil_report_day(int64_t *wall_ms, const char *text, unsigned days)
{
	struct text whole;
	bool read;

	text_init(&whole);
	text_addf(&whole, "%sT00:00:00.000Z", text);
	read = strlen(text) == sizeof("2026-12-31") - 1 && !whole.failed &&
	       timestamp_read(wall_ms, whole.bytes, whole.length);
	text_clear(&whole);
	if (read)
		*wall_ms += (int64_t)days * 86400000;
	return read;
}

enum vigil_status vigil_report_write(const char *path, const char *bytes, size_t length,
                                     struct vigil_findings *findings)
{
	struct file_piece piece = {bytes, length};

	return file_replace(path, &piece, 1, findings);
}
