/* report/report.h -- what the kinds of reports work with: results, roster, key, and their list */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/random.h"
#include "report/gather.h"
#include "report/roster.h"
#include "vigil/report.h"

struct vigil_report {
	struct gathered gathered;
	struct roster roster;
	bool has_roster, has_key;
	struct seed key;
};

/* A report on its way to a page. */
struct making {
	const struct vigil_report *report;
	const struct rows *rows; /* the report's */
	const struct vigil_report_request *request;
	struct vigil_page *page;
	struct cohort *cohort;
};

/* One kind of report: a file in this room, and a line in the list. */
struct report_kind {
	const char *name, *about;
	enum vigil_status (*make)(const struct making *making);
};

extern const struct report_kind attempts_kind, groups_kind, learners_kind, questions_kind,
	quiz_kind, responses_kind, summary_kind, topics_kind;

/*
 * How a learner is called in this report: as in the results, or by a pseudonym, which is 64 bits of
 * BLAKE2b over the id under the site's key.
 */
#define REPORT_PSEUDONYM (2 + 16)
const char *report_learner(const struct making *making, const char *learner,
                           char pseudonym[REPORT_PSEUDONYM + 1]);

/* "passed", "not passed", "pending", "". */
extern const char *const report_verdicts[];

/* Under so many people, what a group did says what somebody did. */
#define REPORT_PEOPLE_LEAST 5

#endif
