/* page/table.h -- a page's table as text */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "page/blocks.h"
#include "page/sheet.h"

/*
 * Put the table whose blocks begin at `first` on the sheet, up to `end`. Columns are as wide as
 * their longest cell, then made narrower until the table fits; numbers are never cut. Where that
 * is impossible, and for screen readers, every cell is a line of its own: "name: value".
 */
void table_lay(struct sheet *sheet, const struct vigil_page *page, size_t first, size_t end);

#endif
