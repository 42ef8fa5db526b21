/* vigil/delivery.h -- a session that cannot be lost: nothing is taken before it is saved */
#ifndef VIGIL_DELIVERY_H
#define VIGIL_DELIVERY_H

#include <stddef.h>

#include "vigil/finding.h"
#include "vigil/session.h"
#include "vigil/time.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vigil_delivery; /* a session, its place in the store, and the claim on it */
struct vigil_page;
struct vigil_quiz;
struct vigil_result;
struct vigil_store;

/*
 * Begin a session and save it: the quiz's files, the options, the plan's seed. The store must
 * outlive the delivery, and so must the quiz. `now`, here and in all other calls, is what the
 * machine's clocks say.
 *
 * Of the options `id` is NULL and `attempt` is left out: the attempt is claimed here, in one
 * transaction with the rules of the quiz. Where attempts are limited or there is a waiting time
 * between them, an unfinished session of the learner on the quiz has to be resumed or abandoned
 * first; an abandoned one counts. Practice neither counts nor is limited. Where `seen` is NULL and
 * no seed is given, it is filled with what the learner's results in the store say.
 *
 * The result will be written into `results`, which is made if need be, and looked at now: that it
 * is safe, writable and has room.
 *
 * On VIGIL_OK the caller owns *out. VIGIL_INVALID: this learner may not begin now, or nothing can
 * be asked. VIGIL_IO: it could not be saved. A finding says why.
 */
VIGIL_PUBLIC enum vigil_status
vigil_delivery_begin(struct vigil_delivery **out, struct vigil_store *store,
                     const struct vigil_quiz *quiz, const struct vigil_session_options *options,
                     const char *results, struct vigil_time now, struct vigil_findings *findings);

/*
 * Go on with the unfinished session of that id where it was left, by the files that it began with.
 * Its clock goes on from the last saved event; if the quiz says that it runs while nobody is there,
 * what the wall clock says has passed is added, and nothing if that was set back. The page gets
 * what is to be said of it: a limit may have run out.
 *
 * VIGIL_NOT_FOUND: there is no such session; VIGIL_INVALID: it is over, or what is saved of it is
 * damaged; VIGIL_IO: it is open in another terminal, or the store failed. A finding says it.
 */
VIGIL_PUBLIC enum vigil_status vigil_delivery_resume(struct vigil_delivery **out,
                                                     struct vigil_store *store, const char *id,
                                                     struct vigil_time now, struct vigil_page *page,
                                                     struct vigil_findings *findings);
/* Gives the claim up; what was taken is saved. NULL is fine. */
VIGIL_PUBLIC void vigil_delivery_free(struct vigil_delivery *delivery);

/*
 * Take an event as vigil_session_apply() does, and save it. Only then *taken says how it was taken,
 * and the page has got what is to be said of it. What changes nothing is not saved.
 *
 * VIGIL_IO, VIGIL_NO_MEMORY: it is not saved, a finding says so, and this delivery takes no more:
 * free it, and resume the session, which then is as it was before this event. Only after a failure
 * while saving may it turn out that the event has arrived after all.
 */
VIGIL_PUBLIC enum vigil_status vigil_delivery_apply(enum vigil_answer *taken,
                                                    struct vigil_delivery *delivery,
                                                    const struct vigil_event *event,
                                                    struct vigil_time now, struct vigil_page *page,
                                                    struct vigil_findings *findings);

/* The session and the quiz, to look at; borrowed. */
VIGIL_PUBLIC const struct vigil_session *
vigil_delivery_session(const struct vigil_delivery *delivery);
VIGIL_PUBLIC const struct vigil_quiz *vigil_delivery_quiz(const struct vigil_delivery *delivery);

/*
 * The machine's time on the session's clock, which counts the time used: for the calls of
 * vigil/session.h that take a time. So vigil_session_due_ms() is due in as many milliseconds as it
 * is ahead of this one's `running_ms`.
 */
VIGIL_PUBLIC struct vigil_time vigil_delivery_time(const struct vigil_delivery *delivery,
                                                   struct vigil_time now);

/*
 * The session is over: write its result, whose name is its id, and put it into the index. The
 * caller owns *result and *path, which is freed with free(). VIGIL_IO: it is not written; the
 * session stays in the store, and vigil_delivery_recover() writes it later. The delivery is only
 * good for its views then.
 */
VIGIL_PUBLIC enum vigil_status vigil_delivery_finish(struct vigil_result **result, char **path,
                                                     struct vigil_delivery *delivery,
                                                     struct vigil_findings *findings);

/* End an unfinished session for good and write its result, which says so; as _resume and _finish.
 */
VIGIL_PUBLIC enum vigil_status vigil_delivery_abandon(char **path, struct vigil_store *store,
                                                      const char *id, struct vigil_time now,
                                                      struct vigil_findings *findings);

/*
 * Write the results of sessions that are over and have none yet, since something stopped between
 * the one and the other; *count is how many were written. For the start of a program: it costs one
 * look when there is nothing to do. On failure a finding says which session is left, the others
 * are done, and the status is that of the last failure.
 */
VIGIL_PUBLIC enum vigil_status vigil_delivery_recover(size_t *count, struct vigil_store *store,
                                                      struct vigil_findings *findings);

#ifdef __cplusplus
}
#endif

#endif
