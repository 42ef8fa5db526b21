/* store/strings.h -- lists of strings: in a column, with newlines between, and from a query */
#ifndef STORE_STRINGS_H
#define STORE_STRINGS_H

#include "store/database.h"

struct text;

void strings_join(struct text *out, const char *const *strings, size_t count);

/* None of an empty text. False: no memory; nothing is owned then. */
bool strings_split(char ***strings, size_t *count, const char *joined);

/* The first column of all rows, for one value. On failure nothing is owned. */
enum vigil_status strings_query(char ***strings, size_t *count, struct vigil_store *store,
                                struct vigil_findings *findings, enum statement which,
                                const char *value);

#endif
