/* report/scoring.h -- what a person has given for essays: a record beside the result it is about */
#ifndef REPORT_SCORING_H
#define REPORT_SCORING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "vigil/finding.h"

struct text;
struct vigil_result;

/*
 * The format, urn:vigil:score:1, is described by quizzes/schema/score.xsd. A result is never
 * changed: a record says which questions of which result, by its id and its file's digest, have
 * got how many points, and stands beside it as RESULT.score.ID.xml. Ids are in order of time, and
 * of several records that speak of a question the last one counts.
 */
#define SCORING_NAMESPACE "urn:vigil:score:1"

struct scoring_points {
	char *bank, *question;
	int32_t points_mpts;
	char *remark; /* "" where there is none */
};

struct scoring {
	char *id, *engine, *result, *scorer;
	char *sha256; /* of the result's file */
	int64_t at_wall_ms;
	struct scoring_points *points;
	size_t count;
};

/* What this room's records can be found to be; ends in {0}. */
extern const struct vigil_code scoring_codes[];

enum { SCORING_DAMAGED, SCORING_FOREIGN, SCORING_IMPOSSIBLE };

struct scoring *scoring_new(void);                           /* NULL: no memory */
void scoring_free(struct scoring *scoring);                  /* NULL is fine */
struct scoring_points *scoring_add(struct scoring *scoring); /* zeroed; NULL: no memory */

void scoring_write(struct text *out, const struct scoring *scoring);
enum vigil_status scoring_read(struct scoring **out, const char *path,
                               struct vigil_findings *findings);

/* Is the file named like a record of a score, and of which result? `result` gets its id. */
#define SCORING_RESULT 36
bool scoring_name_is(const char *name, char result[SCORING_RESULT + 1]);

/* ---- a result with all that was given for it ---- */

struct scored {
	struct vigil_result *result;  /* with points, sums and verdicts as they are now */
	char sha256[DIGEST_TEXT + 1]; /* of the result's file */
	bool *was_pending;            /* by question, in the file itself */
	struct scoring **scorings;    /* in their order; they were all taken */
	size_t count;
};

/*
 * Read the result at `path` and the records of these names in its folder; NULL: those that are
 * there. A record that is damaged or of another file is a finding, and is not taken. On VIGIL_OK
 * *out is cleared by scored_clear().
 */
enum vigil_status scored_read(struct scored *out, const char *path, char *const *names,
                              size_t count, struct vigil_findings *findings);
void scored_clear(struct scored *scored); /* one of zeros is fine */

/* The names of the records for a result, in order; freed with scoring_names_free(). */
enum vigil_status scoring_names(char ***names, size_t *count, const char *path,
                                struct vigil_findings *findings);
void scoring_names_free(char **names, size_t count);

#endif
