/* vigil/finding.h -- what a check has to say: code, place and words, collected in a list */
#ifndef VIGIL_FINDING_H
#define VIGIL_FINDING_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/status.h"

#ifdef __cplusplus
extern "C" {
#endif

enum vigil_severity { VIGIL_WARNING, VIGIL_ERROR };

/* A kind of finding. Programs compare the name, which stays the same from version to version. */
struct vigil_code {
	const char *name;
	enum vigil_severity severity;
};

/* Line and column count from 1, the column in characters; 0 where they are not known. */
struct vigil_place {
	const char *file;
	uint32_t line, column;
};

struct vigil_finding {
	const struct vigil_code *code; /* lives as long as the program */
	struct vigil_place at;
	const char *subject; /* id of the question meant, or NULL */
	const char *text;    /* what is wrong, in words, without a full stop; UTF-8, not yet made
	                        harmless for a terminal: it may quote the file */
};

struct vigil_findings;

/* The caller owns the list, and the list owns every string in it. NULL when memory runs out. */
VIGIL_PUBLIC struct vigil_findings *vigil_findings_new(void);
VIGIL_PUBLIC void vigil_findings_free(struct vigil_findings *findings); /* NULL is fine */

VIGIL_PUBLIC size_t vigil_findings_count(const struct vigil_findings *findings);

/* Finding `index`, from 0; borrowed, valid until another is added or the list is freed. */
VIGIL_PUBLIC const struct vigil_finding *vigil_findings_get(const struct vigil_findings *findings,
                                                            size_t index);

/* How many of them have this severity. */
VIGIL_PUBLIC size_t vigil_findings_count_of(const struct vigil_findings *findings,
                                            enum vigil_severity severity);

#ifdef __cplusplus
}
#endif

#endif
