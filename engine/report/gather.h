/* report/gather.h -- results from folders and files to rows, by several threads */
#ifndef REPORT_GATHER_H
#define REPORT_GATHER_H

#include <stddef.h>

#include "report/rows.h"
#include "vigil/finding.h"

/* Called now and then, by the thread that gathers. */
typedef void gather_progress(void *context, size_t done, size_t count);

struct gather_request {
	const char *const *paths; /* folders and files */
	size_t path_count;
	unsigned threads; /* 0: as many as there are processors */
	const char
		*data; /* where rows are kept from one time to the next (report/kept.h), or NULL */
	gather_progress *progress; /* or NULL */
	void *context;
};

/* What was found to be wrong with a file; ends in {0}. */
extern const struct vigil_code gather_codes[];

struct gathered {
	struct rows rows;  /* each result once */
	size_t file_count; /* how many files there were to read */
	size_t left_out;   /* how many of them are not in the rows, each with a finding */
	size_t read_anew; /* how many were read, not known from before, and without scores beside them */
};

/*
 * Read all results: of a folder every file whose name ends in ".xml", without those in folders in
 * it; scores that persons gave are taken with the results that they stand beside. A file that is
 * no result, or is damaged, is a finding and left out. Findings come in the order of the files'
 * names. A folder or file that is not there is a finding, too.
 *
 * On VIGIL_OK the caller clears out->rows. VIGIL_NO_MEMORY: nothing is there.
 */
enum vigil_status gather(struct gathered *out, const struct gather_request *request,
                         struct vigil_findings *findings);

#endif
