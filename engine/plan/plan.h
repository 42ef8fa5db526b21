/* plan/plan.h -- drawing a plan: which questions, in which order, determined by a seed */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "model/plan.h"
#include "vigil/status.h"

struct vigil_bank;

/*
 * Draw all live questions of the bank. What is drawn for a question depends on the seed, the bank's
 * id and the question's own id, and on no other question, so that a changed bank changes only what
 * it must: without a question the others keep their order, and each keeps the order of its parts.
 *
 * A record's seed stands for its plan on every machine, and in every later version. Therefore these
 * belong to the format of results, with base/random.h:
 *
 * - Questions come in the order of a number of 64 bits, equal ones in the order of their ids
 *   (bytes): the first two words, the lower half first, of the stream "place BANK#QUESTION".
 * - An interaction puts the numbers of its parts, which come as 0, 1, 2 ..., in order with the
 *   stream "parts BANK#QUESTION".
 *
 * On VIGIL_OK the caller owns *out and frees it with plan_free(); the bank must outlive it. A bank
 * without a live question has a plan without questions. Else *out is NULL: VIGIL_NO_MEMORY.
 */
enum vigil_status plan_draw(struct plan **out, const struct vigil_bank *bank,
                            const struct seed *seed);

/* The order of one question's parts in such a plan, into room for order_count() numbers. */
enum vigil_status plan_order(uint16_t *order, const struct vigil_bank *bank,
                             const struct vigil_question *question, const struct seed *seed);

#endif
