/* session/record.h -- the record of a session while it grows; only for the files of this room */
#ifndef SESSION_RECORD_H
#define SESSION_RECORD_H

#include <stdbool.h>

#include "interaction/interaction.h"
#include "model/plan.h"
#include "model/result.h"
#include "vigil/bank.h"
#include "vigil/result.h"
#include "vigil/session.h"

/* What a bank taken by itself is passed with. */
#define PASS_THOUSANDTHS 800

/* What a right and sure response has its points multiplied by where confidence is scored. */
#define CONFIDENCE_FACTOR 3

/*
 * A record with all questions of the plan, none of them reached yet, and without what
 * record_end() adds. On VIGIL_OK the caller owns *out.
 */
enum vigil_status record_begin(struct vigil_result **out, const struct plan *plan,
                               const struct vigil_bank *bank,
                               const struct vigil_session_options *options, struct vigil_time now);

/* Add a response and its score, which becomes the question's. On failure nothing is changed. */
enum vigil_status record_try(struct result_question *question, const char *typed,
                             const char *response, struct score score, struct vigil_time now);

/* What the session was made from. */
struct record_source {
	const struct plan *plan;
	const struct vigil_bank *bank;
	struct vigil_time started;
};

/* Complete it: what was asked, digests, score, verdict, topics and times. */
enum vigil_status record_end(struct vigil_result *result, const struct record_source *source,
                             bool complete, struct vigil_time now);

#endif
