/* result/check.h -- what has to agree within a record, and is recomputed when it is read */
#ifndef RESULT_CHECK_H
#define RESULT_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/finding.h"

struct result_question;
struct rules;
struct vigil_result;

/* Indexes into result_codes. */
enum {
	RESULT_BAD_UUID,
	RESULT_BAD_DIGEST,
	RESULT_BAD_LANGUAGE,
	RESULT_BAD_TIMESTAMP,
	RESULT_BAD_DURATION,
	RESULT_OUT_OF_SEQUENCE,
	RESULT_INCONSISTENT,
};

/* Where a finding goes, and the place it names. */
struct check {
	struct vigil_findings *findings;
	const char *file;
	size_t offset;
};

/* A question by itself: its status, its tries and its points. */
void check_question(const struct check *check, const struct result_question *question,
                    const struct rules *rules);

/*
 * Sums, scaled scores and verdicts; banks, sections and topics that questions name. False: no memory.
 */
bool check_result(const struct check *check, const struct vigil_result *result);

#endif
