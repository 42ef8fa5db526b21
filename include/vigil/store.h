/* vigil/store.h -- the store: sessions in progress, attempts, and the index of results */
#ifndef VIGIL_STORE_H
#define VIGIL_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/finding.h"
#include "vigil/time.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_store;

/*
 * Open the store in `folder`, and make both if they are not there: the folder for its owner alone,
 * the file store.db in it whole or not at all. Any number of processes of one account may have it
 * open and write to it at once; it is not for folders on the network.
 *
 * On VIGIL_OK the caller owns *out. Otherwise *out is NULL, a finding says why, and nothing that
 * was there has been changed: VIGIL_INVALID when it is not a store, from a newer version or
 * damaged; VIGIL_IO when it cannot be opened, made or written to, or belongs to somebody else.
 */
VIGIL_PUBLIC enum vigil_status vigil_store_open(struct vigil_store **out, const char *folder,
                                                struct vigil_findings *findings);
/* After the deliveries that use it. NULL is fine. */
VIGIL_PUBLIC void vigil_store_free(struct vigil_store *store);

/*
 * The lists. Each calls `each` for one row after the other, until it returns false; the row and its
 * strings are borrowed until then. `each` must neither write to the store nor ask for a list.
 */

/* A session that is not over. */
struct vigil_unfinished {
	const char *id; /* what vigil_delivery_resume() takes */
	const char *learner, *quiz, *title, *version;
	bool practice;
	unsigned attempt;
	size_t position, count; /* of the question that is asked now, from 1; of all */
	int64_t started_wall_ms, last_wall_ms;
	int64_t used_ms; /* time used, as far as it is saved */
	bool open;       /* in some terminal, this one's process included */
	long process;    /* that has it open; 0: not known */
};
typedef bool vigil_unfinished_each(void *context, const struct vigil_unfinished *row);

/* Those of one learner, or all when `learner` is NULL; the latest first. */
VIGIL_PUBLIC enum vigil_status vigil_store_unfinished(struct vigil_store *store,
                                                      const char *learner,
                                                      vigil_unfinished_each *each, void *context,
                                                      struct vigil_findings *findings);

/* A result that has been written: a row of the index. */
struct vigil_result_row {
	const char *id;
	const char *folder, *file; /* its path is folder/file */
	int64_t size, modified_ms;
	const char *learner, *quiz, *version;
	bool practice;
	unsigned attempt;
	const char *status;  /* the words of results: "finished", "expired", "abandoned" */
	const char *verdict; /* "passed", "failed", "pending", or "" */
	int64_t points_mpts, max_mpts;
	int64_t started_wall_ms, finished_wall_ms;
	int64_t valid_until_wall_ms; /* of a pass; 0: for ever, or not passed */
};
typedef bool vigil_result_each(void *context, const struct vigil_result_row *row);

/*
 * The results of one learner, or all when `learner` is NULL; on one quiz, or all when `quiz` is
 * NULL; the latest first.
 */
VIGIL_PUBLIC enum vigil_status vigil_store_history(struct vigil_store *store, const char *learner,
                                                   const char *quiz, vigil_result_each *each,
                                                   void *context, struct vigil_findings *findings);

/*
 * Make the index of the results in `folder` anew, from the files: afterwards it is equal to what it
 * was, if these are. *count is how many there are. VIGIL_INVALID: some files named like results
 * are none, findings say which; the others are in the index. On any other failure it is as before.
 */
VIGIL_PUBLIC enum vigil_status vigil_store_index(size_t *count, struct vigil_store *store,
                                                 const char *folder,
                                                 struct vigil_findings *findings);

/*
 * Make `folder` a site's drop folder: results of many accounts arrive there, and nobody but its
 * owner, who is the caller, and the members of `group` can list and read them. A learner can add
 * results and cannot read, replace or remove another's; their own stay theirs, to change and remove.
 *
 * `group` is a name or a number; NULL is the caller's own group. It must not have learners in it:
 * who is a member delivers into this folder only as its owner. A folder that is there already is
 * taken if it is the caller's own; what is in it stays as it is.
 * VIGIL_INVALID: there is no such group. VIGIL_IO: a finding says what could not be done.
 */
VIGIL_PUBLIC enum vigil_status vigil_results_prepare(const char *folder, const char *group,
                                                     struct vigil_findings *findings);

#ifdef __cplusplus
}
#endif

#endif
