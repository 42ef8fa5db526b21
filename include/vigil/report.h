/* vigil/report.h -- what many results come to: tables and drawings for trainers and auditors */
#ifndef VIGIL_REPORT_H
#define VIGIL_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_page;
struct vigil_report; /* results that were read, and a roster: any number of reports are made of it */

/* Called now and then while results are read, by the thread that called. */
typedef void vigil_report_progress(void *context, size_t done, size_t count);

/*
 * Read results from these folders and files, with as many threads as there are processors: of a
 * folder every file whose name ends in ".xml", with the scores that persons gave beside them. A
 * copy of a result counts once.
 *
 * `data` is the folder for the account's data, or NULL. There rows of the results are kept, so that
 * the next time only new and changed files are read; without them, and with damaged ones, the
 * report is the same, and takes longer. Files count as changed when size or time differ.
 *
 * On VIGIL_OK and VIGIL_INVALID the caller owns *out. VIGIL_INVALID: something was damaged or is no
 * result, findings name each, and the report is of the others. VIGIL_NO_MEMORY: *out is NULL.
 */
VIGIL_PUBLIC enum vigil_status vigil_report_read(struct vigil_report **out,
                                                 const char *const *paths, size_t count,
                                                 const char *data, vigil_report_progress *progress,
                                                 void *context, struct vigil_findings *findings);
VIGIL_PUBLIC void vigil_report_free(struct vigil_report *report); /* NULL is fine */

/*
 * Read who is to learn: CSV (RFC 4180), whose first line names its columns. `learner` has to be
 * among them, with the ids that results have; `name`, `group` and `due`, a date like 2026-12-31,
 * may be. VIGIL_INVALID: it is not that, and findings say where; the report has no roster then.
 */
VIGIL_PUBLIC enum vigil_status vigil_report_roster(struct vigil_report *report, const char *path,
                                                   struct vigil_findings *findings);

/*
 * Use the site's key, 32 bytes in the file site.key in `data`, which is made if it is not there.
 * Under it learners have the same pseudonym in each report. Without it there are no pseudonyms, and
 * reports that need them have none.
 */
VIGIL_PUBLIC enum vigil_status vigil_report_key(struct vigil_report *report, const char *data,
                                                struct vigil_findings *findings);

enum vigil_report_mode { VIGIL_REPORT_SCORED, VIGIL_REPORT_PRACTICE, VIGIL_REPORT_BOTH };

/* Of several attempts of one learner on one quiz, which count. */
enum vigil_report_attempts {
	VIGIL_REPORT_USUAL, /* as the kind of report has it, which says so */
	VIGIL_REPORT_BEST,  /* a pass before a fail, then the most points, then the earliest */
	VIGIL_REPORT_LAST,
	VIGIL_REPORT_FIRST,
	VIGIL_REPORT_ALL,
};

struct vigil_report_request {
	const char *quiz, *bank, *topic, *learner; /* ids; NULL: all */
	const char *group;                         /* of the roster; NULL: all */
	int64_t from_wall_ms, to_wall_ms; /* when sessions ended: from, and before; 0: any time */
	enum vigil_report_mode mode;
	enum vigil_report_attempts attempts;
	bool overdue;      /* learners: only those who are */
	bool small_groups; /* also show what under five people did */
	bool identify;     /* names and ids of learners, not pseudonyms */
	int64_t now_wall_ms;
};

/* The kinds, from 0; NULL behind the last one. The first is the one to begin with. */
VIGIL_PUBLIC const char *vigil_report_kind(size_t index);
VIGIL_PUBLIC const char *vigil_report_about(const char *kind); /* in a line; NULL: no such kind */

/*
 * Fill the page. VIGIL_NOT_FOUND: there is no such kind; VIGIL_INVALID: it needs pseudonyms, and
 * has no key.
 */
VIGIL_PUBLIC enum vigil_status vigil_report_make(struct vigil_page *page,
                                                 const struct vigil_report *report,
                                                 const char *kind,
                                                 const struct vigil_report_request *request);

/* How many results are in it. */
VIGIL_PUBLIC size_t vigil_report_count(const struct vigil_report *report);

/* Midnight UTC at the begin of a day like 2026-12-31, `days` later. False: it is no such day. */
VIGIL_PUBLIC bool vigil_report_day(int64_t *wall_ms, const char *text, unsigned days);

/*
 * Write a report where `path` says, in the place of what was there: whole, durable, for its owner
 * alone. VIGIL_IO: what was there is there still, and a finding says why.
 */
VIGIL_PUBLIC enum vigil_status vigil_report_write(const char *path, const char *bytes,
                                                  size_t length, struct vigil_findings *findings);

#ifdef __cplusplus
}
#endif

#endif
