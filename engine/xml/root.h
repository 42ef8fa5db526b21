/* xml/root.h -- what kind of document a file is, without reading it */
#ifndef XML_ROOT_H
#define XML_ROOT_H

#include <stdbool.h>

#include "xml/grammar.h"

/*
 * Is this the name of the document's root element, whatever its prefix? Only looked for in the
 * first 64 KiB: in a document whose comments go on for longer, it is no name. An open file stays
 * where it is.
 */
bool xml_root_is(const struct xml_source *source, const char *name);

#endif
