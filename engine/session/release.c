/* session/release.c -- what the feedback policy releases, and when */
#include "session/session.h"

enum release release_now(const struct vigil_session *session)
{
	const struct rules *rules = &session->rules;

	return rules->feedback == FEEDBACK_AFTER_EACH && rules->key == KEY_WITH_FEEDBACK
	               ? RELEASE_KEY
	               : RELEASE_VERDICT;
}

/* Who leaves a session for good is told nothing that the questions did not tell. */
bool release_is_silent(const struct vigil_session *session, const struct vigil_result *result)
{
	return session->rules.feedback == FEEDBACK_NONE || result->status == SESSION_ABANDONED;
}

enum release release_at_end(const struct vigil_session *session, const struct vigil_result *result)
{
	if (release_is_silent(session, result))
		return RELEASE_VERDICT;
	switch (session->rules.key) {
	case KEY_WITH_FEEDBACK:
	case KEY_END:
		return RELEASE_KEY;
	case KEY_PASSED:
		return result->score.verdict == VERDICT_PASSED ? RELEASE_KEY : RELEASE_VERDICT;
	case KEY_PRACTICE:
	case KEY_NEVER:
		break;
	}
	return RELEASE_VERDICT;
}
