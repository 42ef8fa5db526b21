/* base/findings.h -- adding to a list of findings, and giving each its line and column */
#ifndef BASE_FINDINGS_H
#define BASE_FINDINGS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "vigil/finding.h"

/* Where no byte offset is known. */
#define FINDING_NOWHERE ((size_t)-1)

/* A file with more mistakes than this is not read to its end. */
#define FINDINGS_MOST 1000

/*
 * Add a finding about `file` at byte `offset`; `subject` is a question's id or NULL. Line and
 * column stay 0 until findings_locate(). All strings are copied. When memory runs out the finding
 * is lost and findings_lost() is true from then on.
 */
void findings_add(struct vigil_findings *findings, const struct vigil_code *code, const char *file,
                  size_t offset, const char *subject, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
void findings_addv(struct vigil_findings *findings, const struct vigil_code *code, const char *file,
                   size_t offset, const char *subject, const char *format, va_list arguments)
	__attribute__((format(printf, 6, 0)));

/* A finding whose line and column are known already. */
void findings_add_at(struct vigil_findings *findings, const struct vigil_code *code,
                     struct vigil_place at, const char *subject, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

bool findings_lost(const struct vigil_findings *findings);

/* Reads `size` bytes or fewer of a document into `buffer`; 0 at its end or when it fails. */
typedef size_t findings_read(void *source, char *buffer, size_t size);

/*
 * Sort the findings from `first` on by their offset, keeping the order of equal ones, and turn
 * offsets into lines and columns in one pass over the document. Those without an offset stay last.
 */
void findings_locate(struct vigil_findings *findings, size_t first, findings_read *read,
                     void *source);

/* Take back those findings from `first` on for which `unwanted` is true. */
void findings_remove(struct vigil_findings *findings, size_t first,
                     bool (*unwanted)(const struct vigil_finding *finding, void *context),
                     void *context);

#endif
