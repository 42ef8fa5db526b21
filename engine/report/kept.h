/* report/kept.h -- rows written down, so that a second report reads only what is new or changed */
#ifndef REPORT_KEPT_H
#define REPORT_KEPT_H

#include <stdbool.h>

#include "report/rows.h"

/*
 * A file beside the store, which may be deleted at any time: without it, and with one that is
 * damaged, from another version or another machine, all results are read again. It ends where the
 * rows end, and a hash over all of it comes first.
 */

/* The name of the file for these folders, wherever they were named from. The caller's; NULL: no
 * memory. */
char *kept_path(const char *data, const char *const *folders, size_t count);

/* False, and rows as after rows_init(): there are none, or none that can be used; or no memory. */
bool kept_read(struct rows *rows, const char *path);

/* Replace the file. What cannot be written is no loss, and nothing is said of it. */
void kept_write(const char *path, const struct rows *rows);

#endif
