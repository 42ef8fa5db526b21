/* plan/plan.h -- drawing a plan: which questions, in which order, determined by a seed */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "model/plan.h"
#include "model/rules.h"
#include "vigil/status.h"

struct vigil_bank;
struct vigil_quiz;

/* What this learner has been asked before: it is drawn only where nothing else is left. */
struct plan_seen {
	const char *const *questions; /* "BANK#QUESTION", ascending by bytes, each once */
	size_t count;
};

/*
 * Draw a session's questions by the quiz. What is drawn for a question depends on the seed, the
 * bank's id and the question's own id, and on no other question, so that a changed bank changes only
 * what it must: without a question the others keep their order, and each keeps the order of its
 * parts.
 *
 * A record's seed stands for its plan on every machine, and in every later version, together with
 * the questions seen before. Therefore these belong to the format of results, with base/random.h:
 *
 * - A question's place is a number of 64 bits: the first two words, the lower half first, of the
 *   stream "place BANK#QUESTION"; equal ones stand in the order of their ids (bytes). A section that
 *   is shuffled asks in that order.
 * - Questions are taken for draws in that order, those not seen before first. A question is taken
 *   where it leaves every draw of the quiz fillable beside all that are taken already (a matching of
 *   questions to draws with at most one of each exclusion group), and is skipped else; included
 *   questions are taken before all others. Where a section has a count of its own, its includes
 *   that are not required are one more draw, behind the section's others.
 * - When all are taken, each in the same order is given to the first draw of the file that leaves a
 *   draw for every other: that is its section, and what it is worth. In a section that is not
 *   shuffled, questions stand as the file has their draws and includes, those of one draw by bank
 *   and question.
 * - A section's place, where sections are shuffled, comes from the stream "section QUIZ#SECTION".
 * - An interaction puts the numbers of its parts, which come as 0, 1, 2 ..., in order with the
 *   stream "parts BANK#QUESTION".
 *
 * On VIGIL_OK the caller owns *out and frees it with plan_free(); the quiz must outlive it. Else
 * *out is NULL: VIGIL_INVALID where a draw cannot be filled (checking the quiz says which),
 * VIGIL_NO_MEMORY. `seen` may be NULL.
 */
enum vigil_status plan_draw(struct plan **out, const struct vigil_quiz *quiz,
                            const struct seed *seed, const struct plan_seen *seen);

/* The order of one question's parts in such a plan, into room for order_count() numbers. */
enum vigil_status plan_order(uint16_t *order, const struct vigil_bank *bank,
                             const struct vigil_question *question, const struct seed *seed);

/*
 * About how long a question takes, on the way to its best response. An estimate for planning, from
 * its words and its interaction:
 *
 * - Prompt, exhibit and parts are read, and the explanation where there is feedback, at 238 words a
 *   minute: what adults do silently with English non-fiction, by the mean of 190 studies (Brysbaert
 *   2019, "How many words do we read per minute?", Journal of Memory and Language 109). Words are
 *   counted by base/words.h, which takes each ideograph for one.
 * - Deciding takes six seconds, and one and a half for each part that is shown. A word of the
 *   response takes a second and a half, which is 40 words a minute; saying how sure one is, three.
 * - What a person scores is written: three minutes.
 *
 * -1: no memory.
 */
#define EXPECTED_WORDS_A_MINUTE 238
#define EXPECTED_DECIDING_MS    6000
#define EXPECTED_PART_MS        1500
#define EXPECTED_TYPING_MS      1500
#define EXPECTED_CONFIDENCE_MS  3000
#define EXPECTED_ESSAY_MS       180000

int64_t question_expected_ms(const struct vigil_bank *bank, const struct vigil_question *question,
                             const struct rules *rules);
int64_t plan_expected_ms(const struct plan *plan, const struct rules *rules);

#endif
