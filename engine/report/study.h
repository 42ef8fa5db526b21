/* report/study.h -- the statistics of one quiz: from rows to figures */
#ifndef REPORT_STUDY_H
#define REPORT_STUDY_H

#include <stddef.h>
#include <stdint.h>

#include "stats/question.h"
#include "stats/quiz.h"
#include "stats/suspicion.h"
#include "stats/topic.h"
#include "vigil/report.h"
#include "vigil/status.h"

struct cohort_quiz;
struct making;

/* A question of the study: its options are in the order of their ids, so that no figure depends on
 * which file was read first. */
struct study_question {
	uint32_t row; /* index into the rows' questions */
	uint32_t option_count;
	uint32_t options[64];    /* indexes into the rows' options */
	uint8_t place[64];       /* of the row's option i, its place here */
	uint32_t flags, remarks; /* how many have flagged it; how many said why */
	bool has_others;         /* another text of the same question was asked, too */
};

struct study_topic {
	uint32_t bank, topic; /* strings */
};

struct study {
	const struct making *making;
	size_t people, attempts;  /* that are in it */
	size_t too_large;         /* attempts that are not, since they have too many questions */
	int32_t pass_thousandths; /* of the latest; negative: none */
	uint32_t *results;        /* that are in it: indexes, as many as attempts */
	struct study_question *questions; /* by bank, id and digest */
	size_t question_count;
	struct question_figures *figures; /* of them */
	struct suspicion *suspicions;
	size_t suspicion_count;
	struct study_topic *topics; /* by bank and id */
	struct topic_figures *topic_figures;
	size_t topic_count;
	struct quiz_figures quiz;
};

/* `usual` is what counts where the request leaves it open. */
enum vigil_status study_make(struct study *study, const struct making *making,
                             const struct cohort_quiz *quiz, enum vigil_report_attempts usual);
void study_clear(struct study *study); /* one of zeros is fine */

/* The accusation in words, without a full stop: "the key may be wrong: ...". */
struct text;
void study_suspicion_say(struct text *out, const struct study *study,
                         const struct suspicion *suspicion);

/* Whatever is the worst that is said of the question, or NULL. */
const struct suspicion *study_worst(const struct study *study, size_t question);

/* Why there is no figure, in words: "nobody was asked". */
const char *study_absence(enum figure_absence absence);

#endif
