/* page/table.h -- a page's table as text */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "page/sheet.h"
#include "page/tables.h"

/*
 * Put the table on the sheet. Columns are as wide as their longest cell, then made narrower until
 * the table fits; numbers are never cut. Where that is impossible, and for screen readers, every
 * cell is a line of its own: "name: value". A drawing is a table with bars of '#' at its right, if
 * there is room for them.
 */
void table_lay(struct sheet *sheet, const struct vigil_page *page, const struct table *table);

#endif
