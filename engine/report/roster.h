/* report/roster.h -- who is to learn, in which group, and until when */
#ifndef REPORT_ROSTER_H
#define REPORT_ROSTER_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/finding.h"

struct roster_entry {
	char *learner, *name, *group; /* name and group: "" where there is none */
	int64_t due_wall_ms;          /* the end of the day; 0: never */
};

struct roster {
	struct roster_entry *entries; /* by learner */
	size_t count, room;
};

/* What a roster can be found to be; ends in {0}. */
extern const struct vigil_code roster_codes[];

/* See vigil_report_roster(). On any status but VIGIL_OK the roster is empty. */
enum vigil_status roster_read(struct roster *roster, const char *path,
                              struct vigil_findings *findings);
void roster_clear(struct roster *roster);

/* NULL: not in it. */
const struct roster_entry *roster_find(const struct roster *roster, const char *learner);

#endif
