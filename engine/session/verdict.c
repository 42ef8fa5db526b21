/* session/verdict.c -- what has to be reached, whether it is, and when that is certain */
#include <stdlib.h>

#include "session/session.h"

bool verdict_set_marks(struct vigil_session *session)
{
	const struct vigil_quiz *quiz = session->quiz;
	struct score_mark *marks =
		calloc(1 + quiz->section_count + quiz->topic_pass_count, sizeof(*marks));

	session->marks = marks;
	if (!marks || session_is_practice(session))
		return marks != NULL;
	marks[session->mark_count++].pass_thousandths = session->rules.pass_thousandths;
	for (size_t i = 0; i < quiz->section_count; i++)
		marks[session->mark_count++] =
			(struct score_mark){.section = quiz->sections[i].id,
		                            .pass_thousandths = quiz->sections[i].pass_thousandths};
	for (size_t i = 0; i < quiz->topic_pass_count; i++)
		marks[session->mark_count++] = (struct score_mark){
			.topic = quiz->topic_passes[i].topic,
			.pass_thousandths = quiz->topic_passes[i].pass_thousandths};
	return true;
}

static const char *topic_of(const struct plan_question *planned)
{
	uint32_t topic = planned->question->topic;

	return topic == NO_INDEX ? "" : bank_text(planned->bank, planned->bank->topics[topic].id);
}

/* The record of a question as it is now. */
static struct score_entry entry_now(const struct vigil_session *session, size_t position)
{
	const struct plan_question *planned = &session->plan->questions[position];
	const struct result_question *record = &session->result->questions[position];

	return (struct score_entry){
		.section = session_section(session, position)->id,
		.topic = topic_of(planned),
		.points_mpts = record->points_mpts,
		.max_mpts = record->max_mpts,
		.answered = record->try_count > 0,
		.pending = record->state == QUESTION_PENDING,
		.critical = planned->critical && !session_is_practice(session),
	};
}

/* The same, by the worst or by the best that may become of it. */
static struct score_entry entry_at_end(const struct vigil_session *session, size_t position,
                                       bool best)
{
	const struct points_range range = points_range(session, position);
	struct score_entry entry = entry_now(session, position);
	bool open = !session->places[position].closed;

	entry.points_mpts = best ? range.most_mpts : range.least_mpts;
	entry.pending = range.pending && (best || entry.answered);
	entry.answered |= open && best;
	return entry;
}

/* NULL: no memory. */
static struct score_entry *entries_new(const struct vigil_session *session)
{
	size_t count = session->plan->question_count;
	struct score_entry *entries = calloc(count, sizeof(*entries));

	for (size_t i = 0; entries && i < count; i++)
		entries[i] = entry_now(session, i);
	return entries;
}

bool verdict_is_certain(struct vigil_session *session)
{
	size_t count = session->plan->question_count;
	struct score_entry *worst = calloc(count, sizeof(*worst));
	struct score_entry *best = calloc(count, sizeof(*best));
	bool certain = false;

	if (worst && best) {
		enum verdict verdict;

		for (size_t i = 0; i < count; i++) {
			worst[i] = entry_at_end(session, i, false);
			best[i] = entry_at_end(session, i, true);
		}
		verdict = score_judge(worst, count, session->marks, session->mark_count);
		certain = verdict != VERDICT_NONE &&
		          verdict == score_judge(best, count, session->marks, session->mark_count);
	} else {
		session->no_memory = true;
	}
	free(worst);
	free(best);
	return certain;
}

/* ---- the record's sums ---- */

/* By id; NULL: it has no pass mark. */
static const struct score_mark *mark_of_topic(const struct vigil_session *session, const char *id)
{
	for (size_t i = 0; i < session->mark_count; i++)
		if (session->marks[i].topic && strcmp(session->marks[i].topic, id) == 0)
			return &session->marks[i];
	return NULL;
}

static void sum_sections(struct vigil_session *session, const struct score_entry *entries)
{
	struct vigil_result *result = session->result;

	for (size_t i = 0; i < result->section_count; i++) {
		struct result_section *section = &result->sections[i];
		struct score_mark mark = {.section = section->id,
		                          .pass_thousandths = section->pass_thousandths};

		score_sum_mark(&section->score, entries, result->question_count, &mark);
	}
}

static bool sum_topics(struct vigil_session *session, const struct score_entry *entries)
{
	struct vigil_result *result = session->result;

	if (score_topics(&result->topics, &result->topic_count, entries, result->question_count) !=
	    VIGIL_OK)
		return false;
	for (size_t i = 0; i < result->topic_count; i++) {
		struct result_topic *topic = &result->topics[i];
		const struct score_mark *mark = mark_of_topic(session, topic->id);

		if (!mark)
			continue;
		topic->pass_thousandths = mark->pass_thousandths;
		score_sum_mark(&topic->score, entries, result->question_count, mark);
	}
	return true;
}

/* Without its critical questions it were not failed. */
static bool critical_decides(const struct vigil_session *session, struct score_entry *entries)
{
	size_t count = session->plan->question_count;

	for (size_t i = 0; i < count; i++)
		entries[i].critical = false;
	return score_judge(entries, count, session->marks, session->mark_count) != VERDICT_FAILED;
}

bool verdict_sum_up(struct vigil_session *session)
{
	struct vigil_result *result = session->result;
	struct score_entry *entries = entries_new(session);
	size_t count = result->question_count;
	enum verdict verdict;
	bool summed;

	if (!entries)
		return false;
	score_sum(&result->score, entries, count, SCORE_NO_PASS_MARK);
	sum_sections(session, entries);
	summed = sum_topics(session, entries);
	verdict = score_judge(entries, count, session->marks, session->mark_count);
	if (verdict != VERDICT_NONE && result->status == SESSION_ABANDONED)
		verdict = VERDICT_FAILED; /* what was left for good is not passed */
	result->score.verdict = verdict;
	result->critical_failed = score_critical(entries, count) == VERDICT_FAILED &&
	                          critical_decides(session, entries);
	free(entries);
	return summed;
}
