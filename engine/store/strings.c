/* store/strings.c -- lists of strings: in a column, with newlines between, and from a query */
#include "store/strings.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void store_strings_free(char **strings, size_t count)
{
	for (size_t i = 0; strings && i < count; i++)
		free(strings[i]);
	free(strings);
}

/* The list has a NULL behind its strings, and its room is a power of two, at least. */
static bool strings_add(char ***strings, size_t *count, const char *bytes, size_t length)
{
	char **list = *strings;

	if ((*count & (*count + 1)) == 0) { /* it is full at 0, 1, 3, 7 ... */
		list = reallocarray(list, 2 * (*count + 1), sizeof(*list));
		if (!list)
			return false;
		*strings = list;
	}
	list[*count] = strndup(bytes, length);
	if (!list[*count])
		return false;
	list[++*count] = NULL;
	return true;
}

void strings_join(struct text *out, const char *const *strings, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			text_add_char(out, '\n');
		text_add(out, strings[i]);
	}
}

bool strings_split(char ***strings, size_t *count, const char *joined)
{
	*strings = NULL;
	*count = 0;
	while (*joined) {
		size_t length = strcspn(joined, "\n");

		if (!strings_add(strings, count, joined, length)) {
			store_strings_free(*strings, *count);
			*strings = NULL;
			*count = 0;
			return false;
		}
		joined += length + (joined[length] == '\n');
	}
	return true;
}

enum vigil_status strings_query(char ***strings, size_t *count, struct vigil_store *store,
                                struct vigil_findings *findings, enum statement which,
                                const char *value)
{
	sqlite3_stmt *query;
	bool there = true;
	enum vigil_status status =
		database_query(&query, store, findings, which, value ? "t" : "", value);

	*strings = NULL;
	*count = 0;
	while (status == VIGIL_OK && there) {
		status = database_next(&there, query, store, findings);
		if (there && !strings_add(strings, count, database_text(query, 0),
		                          (size_t)sqlite3_column_bytes(query, 0))) {
			sqlite3_reset(query);
			status = VIGIL_NO_MEMORY;
		}
	}
	if (status != VIGIL_OK) {
		store_strings_free(*strings, *count);
		*strings = NULL;
		*count = 0;
	}
	return status;
}
