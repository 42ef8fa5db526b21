/* report/roster.c -- a roster from CSV */
#include "report/roster.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/findings.h"
#include "base/text.h"
#include "report/whole.h"
#include "vigil/report.h"

const struct vigil_code roster_codes[] = {
	{"roster-columns", VIGIL_ERROR},
	{"roster-date", VIGIL_ERROR},
	{"roster-learner", VIGIL_ERROR},
	{"roster-twice", VIGIL_ERROR},
	{0},
};

enum { ROSTER_COLUMNS, ROSTER_DATE, ROSTER_LEARNER, ROSTER_TWICE };

enum { COLUMN_LEARNER, COLUMN_NAME, COLUMN_GROUP, COLUMN_DUE, COLUMNS };
static const char *const column_names[COLUMNS] = {"learner", "name", "group", "due"};

#define FIELDS_MOST 64

struct reading {
	struct roster *roster;
	const char *file, *at, *end;
	uint32_t line;
	char *fields[FIELDS_MOST];
	size_t field_count;
	size_t columns[COLUMNS]; /* place of each; FIELDS_MOST: it is not there */
	struct vigil_findings *findings;
	size_t faults;
};

/* What is wrong with a line; `about`, quoted in the words, may be NULL. */
static void fault(struct reading *reading, unsigned code, const char *about, const char *words)
{
	struct vigil_place at = {.file = reading->file, .line = reading->line};

	if (about)
		findings_add_at(reading->findings, &roster_codes[code], at, NULL, "'%s' %s", about,
		                words);
	else
		findings_add_at(reading->findings, &roster_codes[code], at, NULL, "%s", words);
	reading->faults++;
}

/* One field, quoted or not; its end is a comma, a line's end, or that of the file. */
static char *field_read(struct reading *reading)
{
	struct text field;
	bool quoted = reading->at < reading->end && *reading->at == '"';

	text_init(&field);
	reading->at += quoted;
	for (; reading->at < reading->end; reading->at++) {
		char c = *reading->at;

		if (quoted && c == '"') {
			if (reading->at + 1 == reading->end || reading->at[1] != '"') {
				quoted = false;
				continue;
			}
			reading->at++;
		} else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
			break;
		}
		reading->line += c == '\n';
		text_add_char(&field, c);
	}
	return text_take(&field);
}

static void fields_free(struct reading *reading)
{
	for (size_t i = 0; i < reading->field_count; i++)
		free(reading->fields[i]);
	reading->field_count = 0;
}

/* The fields of a line. False: no memory. */
static bool line_read(struct reading *reading)
{
	for (;;) {
		char *field = field_read(reading);

		if (!field)
			return false;
		if (reading->field_count < FIELDS_MOST)
			reading->fields[reading->field_count++] = field;
		else
			free(field);
		if (reading->at == reading->end || *reading->at != ',')
			break;
		reading->at++;
	}
	if (reading->at < reading->end && *reading->at == '\r')
		reading->at++;
	if (reading->at < reading->end && *reading->at == '\n')
		reading->at++;
	return true;
}

static void columns_find(struct reading *reading)
{
	for (size_t i = 0; i < COLUMNS; i++) {
		reading->columns[i] = FIELDS_MOST;
		for (size_t at = reading->field_count; at-- > 0;)
			if (strcmp(reading->fields[at], column_names[i]) == 0)
				reading->columns[i] = at;
	}
	if (reading->columns[COLUMN_LEARNER] == FIELDS_MOST)
		fault(reading, ROSTER_COLUMNS, NULL,
		      "a roster begins with the names of its columns: learner, and name, group and "
		      "due where they are there");
}

/* The line's field in that column, which the caller owns; "" where it has none. */
static char *column_take(struct reading *reading, size_t column)
{
	size_t at = reading->columns[column];
	char *field;

	if (at >= reading->field_count)
		return strdup("");
	field = reading->fields[at];
	reading->fields[at] = NULL;
	return field;
}

/* False: no memory. */
static bool entry_add(struct reading *reading)
{
	struct roster *roster = reading->roster;
	struct roster_entry entry = {0};
	char *due;

	if (roster->count == roster->room) {
		size_t room = roster->room ? 2 * roster->room : 256;
		struct roster_entry *grown = reallocarray(roster->entries, room, sizeof(*grown));

		if (!grown)
			return false;
		roster->entries = grown;
		roster->room = room;
	}
	entry.learner = column_take(reading, COLUMN_LEARNER);
	entry.name = column_take(reading, COLUMN_NAME);
	entry.group = column_take(reading, COLUMN_GROUP);
	due = column_take(reading, COLUMN_DUE);
	roster->entries[roster->count++] = entry;
	if (!entry.learner || !entry.name || !entry.group || !due) {
		free(due);
		return false;
	}
	if (!*entry.learner)
		fault(reading, ROSTER_LEARNER, NULL, "this line names no learner");
	if (*due && !vigil_report_day(&roster->entries[roster->count - 1].due_wall_ms, due, 1))
		fault(reading, ROSTER_DATE, due, "is not a day like 2026-12-31");
	free(due);
	return true;
}

static int by_learner(const void *left, const void *right)
{
	const struct roster_entry *one = left, *other = right;

	return strcmp(one->learner, other->learner);
}

/* All lines but the first; empty ones are none. False: no memory. */
static bool lines_read(struct reading *reading)
{
	struct roster *roster = reading->roster;

	while (reading->at < reading->end) {
		reading->line++;
		if (!line_read(reading))
			return false;
		if ((reading->field_count > 1 || *reading->fields[0]) && !entry_add(reading))
			return false;
		fields_free(reading);
	}
	if (roster->count > 0)
		qsort(roster->entries, roster->count, sizeof(*roster->entries), by_learner);
	reading->line = 0; /* lines are not in their order any more */
	for (size_t i = 1; i < roster->count; i++)
		if (strcmp(roster->entries[i - 1].learner, roster->entries[i].learner) == 0)
			fault(reading, ROSTER_TWICE, roster->entries[i].learner, "is there twice");
	return true;
}

enum vigil_status roster_read(struct roster *roster, const char *path,
                              struct vigil_findings *findings)
{
	struct whole_file file = {0};
	struct reading reading = {.roster = roster, .file = path, .findings = findings, .line = 1};
	enum vigil_status status = whole_read(&file, path, findings);

	*roster = (struct roster){0};
	if (status != VIGIL_OK)
		goto done;
	reading.at = file.source.bytes;
	reading.end = reading.at + file.source.size;
	if (file.source.size >= 3 && memcmp(reading.at, "\xEF\xBB\xBF", 3) == 0)
		reading.at += 3;
	status = VIGIL_NO_MEMORY;
	if (!line_read(&reading))
		goto done;
	columns_find(&reading);
	fields_free(&reading);
	if (reading.faults == 0 && !lines_read(&reading))
		goto done;
	status = reading.faults ? VIGIL_INVALID : VIGIL_OK;
done:
	fields_free(&reading);
	if (status != VIGIL_OK)
		roster_clear(roster);
	whole_clear(&file);
	return status;
}

void roster_clear(struct roster *roster)
{
	for (size_t i = 0; i < roster->count; i++) {
		free(roster->entries[i].learner);
		free(roster->entries[i].name);
		free(roster->entries[i].group);
	}
	free(roster->entries);
	*roster = (struct roster){0};
}

const struct roster_entry *roster_find(const struct roster *roster, const char *learner)
{
	struct roster_entry wanted = {.learner = (char *)learner};

	if (roster->count == 0)
		return NULL;
	return bsearch(&wanted, roster->entries, roster->count, sizeof(*roster->entries),
	               by_learner);
}
