/* session/standing.c -- what is still to be answered, and how */
#include "session/session.h"

size_t vigil_session_open_count(const struct vigil_session *session)
{
	size_t count = 0;

	for (size_t i = 0; i < session->plan->question_count; i++) {
		enum question_state state = session->result->questions[i].state;

		count += !session->places[i].closed &&
		         (state == QUESTION_NOT_REACHED || state == QUESTION_UNANSWERED);
	}
	return count;
}

bool vigil_session_ran_out(const struct vigil_session *session)
{
	return session->no_memory;
}

bool vigil_session_takes_lines(const struct vigil_session *session)
{
	return session->stage == VIGIL_STAGE_QUESTION && !session_place(session)->asks_confidence &&
	       session->plan->questions[session->position].question->interaction->takes_lines;
}

bool vigil_session_asks_confidence(const struct vigil_session *session)
{
	return session->stage == VIGIL_STAGE_QUESTION && session_place(session)->asks_confidence;
}
