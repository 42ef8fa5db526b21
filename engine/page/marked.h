/* page/marked.h -- laying out texts that hold marks of base/markup.h */
#ifndef PAGE_MARKED_H
#define PAGE_MARKED_H

#include "page/sheet.h"

/*
 * Put a marked text on the sheet, behind the label that the sheet's field holds already. The first
 * line has the margin's indent, all others its hang; list items stand two columns further in each.
 * `apart`: a blank line between paragraphs.
 *
 * em is _so_, strong *so*, code `so`, and a link is its words and <its real target>; marks are not
 * shown. For a screen reader the signs are left out, but not the target.
 */
void marked_lay(struct sheet *sheet, const char *marked, struct margin margin, bool apart);

#endif
