/* report/whole.h -- one file, whole in memory, for reading it as a document */
#ifndef REPORT_WHOLE_H
#define REPORT_WHOLE_H

#include <sys/stat.h>

#include "xml/grammar.h"

/* Larger than this is no result. */
#define WHOLE_MOST ((size_t)256 << 20)

/* The memory is used again for the next file. */
struct whole_file {
	char *bytes;
	size_t room;
	struct stat about;
	struct xml_source source; /* what was read last */
};

/* Read the file at `path`, whose name the source borrows. */
enum vigil_status whole_read(struct whole_file *file, const char *path,
                             struct vigil_findings *findings);
void whole_clear(struct whole_file *file);

#endif
