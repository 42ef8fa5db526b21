/* terminal/entry.h -- what somebody entered, made fit to be kept and shown */
#ifndef TERMINAL_ENTRY_H
#define TERMINAL_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Valid UTF-8 without what a terminal would obey: controls (C0, DEL, C1), line and paragraph
 * separators, bidirectional embeddings, overrides and isolates, tag characters.
 */
bool entry_is_clean(const char *bytes, size_t length);

/*
 * The bytes made clean: a tab becomes a space; every other such character, and each byte that is
 * not UTF-8, becomes U+FFFD. The caller frees it. NULL: no memory.
 */
char *entry_clean(const char *bytes, size_t length);

#endif
