/* report/folder_of.h -- reports over results in a folder of the test's own, and what they say */
#ifndef TESTS_REPORT_FOLDER_OF_H
#define TESTS_REPORT_FOLDER_OF_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "support/folder.h"
#include "vigil/page.h"
#include "vigil/report.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* A report over a folder: what was found, and how reading ended. */
struct told {
	struct vigil_findings *findings;
	struct vigil_report *report;
	enum vigil_status status;
};

static inline void told_read(struct told *told, const char *folder, const char *data)
{
	told->findings = vigil_findings_new();
	assert_non_null(told->findings);
	told->status =
		vigil_report_read(&told->report, &folder, 1, data, NULL, NULL, told->findings);
	assert_non_null(told->report);
}

static inline void told_clear(struct told *told)
{
	vigil_report_free(told->report);
	vigil_findings_free(told->findings);
}

/* One table as CSV; the caller frees it. Names are identified unless the request says otherwise. */
static inline char *told_csv(const struct told *told, const char *kind, const char *table,
                             struct vigil_report_request request)
{
	struct vigil_csv_style style = {.table = table};
	struct vigil_page *page = vigil_page_new();
	size_t length;
	char *csv;

	assert_non_null(page);
	assert_int_equal(vigil_report_make(page, told->report, kind, &request), VIGIL_OK);
	assert_int_equal(vigil_page_csv(&csv, &length, page, &style), VIGIL_OK);
	assert_int_equal(strlen(csv), length);
	vigil_page_free(page);
	return csv;
}

/* Everything a kind says, in all four forms, one behind the other; the caller frees it. */
static inline char *told_all(const struct told *told, const char *kind,
                             struct vigil_report_request request)
{
	struct vigil_page *page = vigil_page_new();
	char *text, *html, *json, *csv, *all;
	size_t length;

	assert_non_null(page);
	assert_int_equal(vigil_report_make(page, told->report, kind, &request), VIGIL_OK);
	assert_int_equal(vigil_page_text(&text, &length, page, &(struct vigil_text_style){0}),
	                 VIGIL_OK);
	assert_int_equal(vigil_page_html(&html, &length, page, &(struct vigil_html_style){0}),
	                 VIGIL_OK);
	assert_int_equal(vigil_page_json(&json, &length, page, &(struct vigil_json_style){0}),
	                 VIGIL_OK);
	assert_int_equal(
		vigil_page_csv(&csv, &length, page, &(struct vigil_csv_style){.table = kind}),
		VIGIL_OK);
	assert_true(asprintf(&all, "%s\n%s\n%s\n%s", text, html, json, csv) > 0);
	free(text);
	free(html);
	free(json);
	free(csv);
	vigil_page_free(page);
	return all;
}

/* The cell of the row whose first cell (or, with `key_column`, another) is `key`; into `cell`. */
static inline const char *csv_cell(const char *csv, const char *key_column, const char *key,
                                   const char *column, char cell[256])
{
	const char *at = csv;
	int wanted = -1, by = -1, place = 0;

	for (const char *name = csv; *name && *name != '\r'; place++) {
		size_t length = strcspn(name, ",\r");

		if (strncmp(name, column, length) == 0 && !column[length])
			wanted = place;
		if (strncmp(name, key_column, length) == 0 && !key_column[length])
			by = place;
		name += length + (name[length] == ',');
	}
	assert_true(wanted >= 0 && by >= 0);
	while ((at = strchr(at, '\n')) && *++at) {
		bool found = false;
		const char *field = at;

		for (int i = 0;; i++) {
			size_t length = strcspn(field, ",\r");

			if (i == by)
				found = strncmp(field, key, length) == 0 && !key[length];
			if (i == wanted)
				snprintf(cell, 256, "%.*s", (int)length, field);
			field += length;
			if (*field != ',')
				break;
			field++;
		}
		if (found)
			return cell;
	}
	return NULL;
}

#endif
