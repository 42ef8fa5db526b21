/* report/listing.h -- the files to read, and the scores that stand beside them */
#ifndef REPORT_LISTING_H
#define REPORT_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/scoring.h"
#include "vigil/finding.h"

struct listing_file {
	uint32_t folder; /* index */
	uint32_t name;   /* offset */
};

struct listing {
	char **folders; /* as they were named; files by themselves have the one they are in */
	size_t folder_count;
	bool whole;  /* folders were named, and nothing but folders */
	char *names; /* one behind the other, each ended by a 0 */
	size_t names_used, names_room;
	struct listing_file *files;
	size_t count, room;
	struct listing_file *scores; /* in order of folder and name */
	size_t score_count, score_room;
};

/* VIGIL_INVALID: something could not be listed, and a finding says so; the rest is there. */
enum vigil_status listing_make(struct listing *listing, const char *const *paths, size_t count,
                               struct vigil_findings *findings);
void listing_clear(struct listing *listing);

static inline const char *listing_name(const struct listing *listing,
                                       const struct listing_file *file)
{
	return listing->names + file->name;
}

/* The scores beside that result, in order: the first, and how many there are. */
size_t listing_scores(const struct listing *listing, const struct listing_file *file,
                      size_t *first);

#endif
