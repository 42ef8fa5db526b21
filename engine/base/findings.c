/* base/findings.c -- a list of findings that owns its strings and knows where they are */
#include "base/findings.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	struct vigil_finding finding;
	size_t offset; /* in the document, until located */
	size_t rank;   /* order of arrival: keeps the sort stable */
};

struct vigil_findings {
	struct entry *entries;
	size_t count, capacity;
	size_t arrived; /* how many were ever added: the next one's rank */
	bool lost;      /* memory ran out: at least one finding is missing */
};

struct vigil_findings *vigil_findings_new(void)
{
	return calloc(1, sizeof(struct vigil_findings));
}

static void entry_clear(struct entry *entry)
{
	free((char *)entry->finding.at.file);
	free((char *)entry->finding.subject);
	free((char *)entry->finding.text);
}

void vigil_findings_free(struct vigil_findings *findings)
{
	if (!findings)
		return;
	for (size_t i = 0; i < findings->count; i++)
		entry_clear(&findings->entries[i]);
	free(findings->entries);
	free(findings);
}

size_t vigil_findings_count(const struct vigil_findings *findings)
{
	return findings->count;
}

const struct vigil_finding *vigil_findings_get(const struct vigil_findings *findings, size_t index)
{
	return index < findings->count ? &findings->entries[index].finding : NULL;
}

size_t vigil_findings_count_of(const struct vigil_findings *findings, enum vigil_severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += findings->entries[i].finding.code->severity == severity;
	return count;
}

bool findings_lost(const struct vigil_findings *findings)
{
	return findings->lost;
}

static bool grow(struct vigil_findings *findings)
{
	struct entry *entries;
	size_t capacity = findings->capacity ? 2 * findings->capacity : 16;

	if (findings->count < findings->capacity)
		return true;
	entries = realloc(findings->entries, capacity * sizeof(*entries));
	if (!entries)
		return false;
	findings->entries = entries;
	findings->capacity = capacity;
	return true;
}

/* Copies `string`; NULL stays NULL. */
static bool copy(const char **copied, const char *string)
{
	*copied = string ? strdup(string) : NULL;
	return *copied || !string;
}

/* Takes `text`, which may be NULL when it could not be made. */
static void add(struct vigil_findings *findings, const struct vigil_code *code,
                struct vigil_place at, size_t offset, const char *subject, char *text)
{
	struct entry entry = {.finding = {.code = code, .at = at, .text = text},
	                      .offset = offset,
	                      .rank = findings->arrived++};
	bool copied = copy(&entry.finding.at.file, at.file) &&
	              copy(&entry.finding.subject, subject) && text;

	if (!copied || !grow(findings)) {
		entry_clear(&entry);
		findings->lost = true;
		return;
	}
	findings->entries[findings->count++] = entry;
}

__attribute__((format(printf, 1, 0))) static char *formatted(const char *format, va_list arguments)
{
	char *text;

	return vasprintf(&text, format, arguments) < 0 ? NULL : text;
}

void findings_addv(struct vigil_findings *findings, const struct vigil_code *code, const char *file,
                   size_t offset, const char *subject, const char *format, va_list arguments)
{
	add(findings, code, (struct vigil_place){.file = file}, offset, subject,
	    formatted(format, arguments));
}

void findings_add(struct vigil_findings *findings, const struct vigil_code *code, const char *file,
                  size_t offset, const char *subject, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	findings_addv(findings, code, file, offset, subject, format, arguments);
	va_end(arguments);
}

void findings_add_at(struct vigil_findings *findings, const struct vigil_code *code,
                     struct vigil_place at, const char *subject, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	add(findings, code, at, FINDING_NOWHERE, subject, formatted(format, arguments));
	va_end(arguments);
}

static int by_offset(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	return a->rank < b->rank ? -1 : a->rank > b->rank;
}

#define BYTE_ORDER_MARK 0xEFBBBF

struct place {
	uint32_t line, column;
	uint32_t tail; /* the bytes before, the last one lowest */
};

/* Go on by one byte. A line ends as XML has it: with LF, CR, or both. */
static void place_advance(struct place *place, char byte)
{
	bool after_return = (place->tail & 0xFF) == '\r';

	place->tail = place->tail << 8 | (unsigned char)byte;
	if (byte == '\r' || (byte == '\n' && !after_return)) {
		place->line++;
		place->column = 1;
	} else if (byte != '\n' && ((unsigned char)byte & 0xC0) != 0x80) {
		place->column++;
	}
	if ((place->tail & 0xFFFFFF) == BYTE_ORDER_MARK)
		place->column--; /* no editor counts it */
}

void findings_locate(struct vigil_findings *findings, size_t first, findings_read *read,
                     void *source)
{
	char buffer[16384];
	struct entry *entry, *end;
	size_t offset = 0, size;
	struct place place = {.line = 1, .column = 1};

	if (first >= findings->count)
		return;
	entry = findings->entries + first;
	end = findings->entries + findings->count;
	qsort(entry, (size_t)(end - entry), sizeof(*entry), by_offset);
	while (entry < end && entry->offset != FINDING_NOWHERE) {
		size = read(source, buffer, sizeof(buffer));
		if (size == 0)
			break;
		for (size_t i = 0; i < size; i++, offset++) {
			for (; entry < end && entry->offset == offset; entry++) {
				entry->finding.at.line = place.line;
				entry->finding.at.column = place.column;
			}
			place_advance(&place, buffer[i]);
		}
	}
	for (; entry < end && entry->offset != FINDING_NOWHERE; entry++) {
		entry->finding.at.line = place.line;
		entry->finding.at.column = place.column;
	}
}

void findings_remove(struct vigil_findings *findings, size_t first,
                     bool (*unwanted)(const struct vigil_finding *finding, void *context),
                     void *context)
{
	size_t kept = first;

	for (size_t i = first; i < findings->count; i++) {
		if (unwanted(&findings->entries[i].finding, context))
			entry_clear(&findings->entries[i]);
		else
			findings->entries[kept++] = findings->entries[i];
	}
	if (findings->count > kept)
		findings->count = kept;
}
