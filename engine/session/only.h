/* session/only.h -- the plan of a session of just some questions */
#ifndef SESSION_ONLY_H
#define SESSION_ONLY_H

#include "base/random.h"
#include "model/plan.h"
#include "model/quiz.h"
#include "vigil/session.h"

/*
 * The questions that are named, in that order. What the quiz's banks have no more, or have retired,
 * is left out. On VIGIL_OK the caller owns *out.
 */
enum vigil_status only_plan(struct plan **out, const struct vigil_quiz *quiz,
                            const struct vigil_session_options *options, const struct seed *seed);

#endif
