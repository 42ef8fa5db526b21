/* terminal/entry.h -- what somebody entered, made fit to be kept and shown */
#ifndef TERMINAL_ENTRY_H
#define TERMINAL_ENTRY_H

#include <stddef.h>

/*
 * The bytes as valid UTF-8 without control characters: a tab becomes a space; every other control
 * (C0, DEL, C1) and whatever is not UTF-8 becomes U+FFFD. The caller frees it. NULL: no memory.
 */
char *entry_clean(const char *bytes, size_t length);

#endif
