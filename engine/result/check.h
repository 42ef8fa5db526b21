/* result/check.h -- what has to agree within a record, and is recomputed when it is read */
#ifndef RESULT_CHECK_H
#define RESULT_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/finding.h"

struct result_question;
struct vigil_result;

extern const struct vigil_code result_inconsistent;

/* Where a finding goes, and the place it names. */
struct check {
	struct vigil_findings *findings;
	const char *file;
	size_t offset;
};

/* A question by itself: its status, its tries and its points. */
void check_question(const struct check *check, const struct result_question *question);

/* Sums, scaled scores and verdict; banks and topics that questions name. False: no memory. */
bool check_result(const struct check *check, const struct vigil_result *result);

#endif
