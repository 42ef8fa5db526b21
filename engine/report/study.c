/* report/study.c -- the attempts of a quiz into the table of statistics, and its figures out of it */
#include "report/study.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/cohort.h"
#include "report/report.h"
#include "stats/analysis.h"
#include "stats/responses.h"

/* A study while it is made. */
struct making_study {
	struct study *study;
	const struct rows *rows;
	uint32_t *attempts; /* results that count */
	size_t count;
	uint32_t *local; /* by the rows' questions: their place here, plus 1; 0: not asked */
	struct question_key *keys;
	int32_t *best; /* by question: the most points that anybody got */
	bool *chooses; /* by question: somebody has not chosen all there is */
	uint32_t *topic_of;
	struct responses *responses;
	struct analysis *analysis;
};

/* ---- who and what ---- */

static bool attempts_find(struct making_study *at, const struct making *making,
                          const struct cohort_quiz *quiz, enum vigil_report_attempts usual)
{
	const struct cohort_person *people = making->cohort->people + quiz->first;
	size_t most = 0;

	for (uint32_t i = 0; i < quiz->count; i++)
		most += people[i].count;
	at->attempts = calloc(most + 1, sizeof(*at->attempts));
	for (uint32_t i = 0; at->attempts && i < quiz->count; i++)
		at->count += cohort_counting(making, &people[i], usual, at->attempts + at->count);
	at->study->people = quiz->count;
	at->study->attempts = at->count;
	return at->attempts != NULL;
}

static int by_question(const void *left, const void *right, void *context)
{
	const struct rows *rows = context;
	const struct row_question *one =
		rows_question(rows, ((const struct study_question *)left)->row);
	const struct row_question *other =
		rows_question(rows, ((const struct study_question *)right)->row);
	uint32_t keys[][2] = {{one->bank, other->bank},
	                      {one->id, other->id},
	                      {one->sha256, other->sha256},
	                      {one->topic, other->topic},
	                      {one->interaction, other->interaction}};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		int order = keys[i][0] == keys[i][1] ? 0
		                                     : strcmp(rows_text(rows, keys[i][0]),
		                                              rows_text(rows, keys[i][1]));

		if (order)
			return order;
	}
	return 0;
}

static int by_option(const void *left, const void *right, void *context)
{
	const struct rows *rows = context;

	return strcmp(rows_text(rows, rows_option(rows, *(const uint32_t *)left)->id),
	              rows_text(rows, rows_option(rows, *(const uint32_t *)right)->id));
}

/* Its options in the order of their ids; none where responses are not made of them. */
static void options_order(const struct rows *rows, struct study_question *question)
{
	const struct row_question *row = rows_question(rows, question->row);
	uint32_t chain[ROWS_OPTIONS_MOST] = {0};

	if (row->option_count > ROWS_OPTIONS_MOST || row->option_count == 0 || row->other_words)
		return;
	for (uint32_t at = row->first_option; at != ROWS_NONE; at = rows_option(rows, at)->next)
		chain[question->option_count++] = at;
	memcpy(question->options, chain, sizeof(chain[0]) * question->option_count);
	qsort_r(question->options, question->option_count, sizeof(uint32_t), by_option,
	        (void *)rows);
	for (uint32_t i = 0; i < question->option_count; i++)
		for (uint32_t place = 0; place < question->option_count; place++)
			if (question->options[place] == chain[i])
				question->place[i] = (uint8_t)place;
}

/* All that was asked, in order. False: no memory. */
static bool questions_find(struct making_study *at)
{
	struct study *study = at->study;
	const struct rows *rows = at->rows;
	size_t count = 0;

	at->local = calloc(rows->questions.count + 1, sizeof(*at->local));
	study->questions = calloc(rows->questions.count + 1, sizeof(*study->questions));
	if (!at->local || !study->questions)
		return false;
	for (size_t i = 0; i < at->count; i++) {
		const struct row_result *row = rows_result(rows, at->attempts[i]);

		for (uint32_t cell = 0; cell < row->cell_count; cell++)
			at->local[rows_cell(rows, row->first_cell + cell)->question] = 1;
	}
	for (size_t i = 0; i < rows->questions.count; i++)
		if (at->local[i])
			study->questions[count++].row = (uint32_t)i;
	study->question_count = count;
	qsort_r(study->questions, count, sizeof(*study->questions), by_question, (void *)rows);
	for (size_t i = 0; i < count; i++) {
		at->local[study->questions[i].row] = (uint32_t)i + 1;
		options_order(rows, &study->questions[i]);
	}
	for (size_t i = 1; i < count; i++) {
		const struct row_question *row = rows_question(rows, study->questions[i].row);
		const struct row_question *before =
			rows_question(rows, study->questions[i - 1].row);

		if (row->bank == before->bank && row->id == before->id)
			study->questions[i - 1].has_others = study->questions[i].has_others = true;
	}
	return true;
}

/* ---- the table ---- */

static uint64_t chosen_here(const struct study_question *question, uint64_t chosen)
{
	uint64_t here = 0;

	if (question->option_count == 0)
		return 0;
	for (; chosen; chosen &= chosen - 1)
		here |= UINT64_C(1) << question->place[__builtin_ctzll(chosen)];
	return here;
}

/*
 * A result has no key. What those chose who got the most points for it is right: nobody gets more
 * for anything else.
 */
static void key_learn(struct making_study *at, size_t index, const struct row_cell *cell,
                      uint64_t chosen)
{
	struct study_question *question = &at->study->questions[index];
	uint64_t all = question->option_count == 64 ? UINT64_MAX
	                                            : (UINT64_C(1) << question->option_count) - 1;

	question->flags += (cell->flags & CELL_FLAGGED) != 0;
	question->remarks += (cell->flags & CELL_REMARK) != 0;
	if (cell->state != QUESTION_ANSWERED)
		return;
	at->chooses[index] |= chosen != all;
	if (cell->points_mpts > at->best[index]) {
		at->best[index] = cell->points_mpts;
		at->keys[index].right = chosen;
	} else if (cell->points_mpts == at->best[index] && cell->points_mpts > 0) {
		at->keys[index].right |= chosen;
	}
}

/* False: no memory. */
static bool attempt_add(struct making_study *at, const struct row_result *row)
{
	struct response_cell cells[RESPONSES_CELLS_MOST];
	struct response_attempt attempt = {.points_mpts = row->points_mpts,
	                                   .max_mpts = row->max_mpts,
	                                   .verdict = (enum verdict)row->verdict,
	                                   .cells = cells,
	                                   .cell_count = row->cell_count};
	enum vigil_status status = VIGIL_INVALID;

	for (uint32_t i = 0; i < row->cell_count && row->cell_count <= RESPONSES_CELLS_MOST; i++) {
		const struct row_cell *cell = rows_cell(at->rows, row->first_cell + i);
		uint32_t index = at->local[cell->question] - 1;
		uint64_t chosen = chosen_here(&at->study->questions[index], cell->chosen);

		key_learn(at, index, cell, chosen);
		cells[i] = (struct response_cell){.question = index,
		                                  .state = (enum question_state)cell->state,
		                                  .points_mpts = cell->points_mpts,
		                                  .max_mpts = cell->max_mpts,
		                                  .chosen = chosen,
		                                  .hints = cell->hints,
		                                  .confidence = cell->confidence,
		                                  .active_ms = cell->active_ms};
	}
	if (row->cell_count <= RESPONSES_CELLS_MOST)
		status = responses_add(at->responses, &attempt);
	at->study->too_large += status == VIGIL_INVALID;
	return status != VIGIL_NO_MEMORY;
}

/* False: no memory. */
static bool table_fill(struct making_study *at)
{
	size_t count = at->study->question_count;
	int64_t latest = INT64_MIN;

	at->responses = responses_new(count);
	at->keys = calloc(count + 1, sizeof(*at->keys));
	at->best = calloc(count + 1, sizeof(*at->best));
	at->chooses = calloc(count + 1, sizeof(*at->chooses));
	if (!at->responses || !at->keys || !at->best || !at->chooses)
		return false;
	at->study->pass_thousandths = RULES_NO_PASS;
	for (size_t i = 0; i < at->count; i++) {
		const struct row_result *row = rows_result(at->rows, at->attempts[i]);

		if (!attempt_add(at, row))
			return false;
		if (row->finished_wall_ms > latest && row->mode == SESSION_SCORED) {
			latest = row->finished_wall_ms;
			at->study->pass_thousandths = row->pass_thousandths;
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct study_question *question = &at->study->questions[i];

		if (!at->chooses[i]) /* what is only put in order is not chosen */
			question->option_count = 0;
		at->keys[i].option_count = question->option_count;
	}
	return true;
}

/* ---- topics ---- */

static bool is_topic_of(const struct study_topic *topic, const struct row_question *row)
{
	return topic->bank == row->bank && topic->topic == row->topic;
}

static int by_topic(const void *left, const void *right, void *context)
{
	const struct rows *rows = context;
	const struct study_topic *one = left, *other = right;
	int order = strcmp(rows_text(rows, one->bank), rows_text(rows, other->bank));

	return order ? order : strcmp(rows_text(rows, one->topic), rows_text(rows, other->topic));
}

/* False: no memory. */
static bool topics_find(struct making_study *at)
{
	struct study *study = at->study;
	size_t count = study->question_count;

	study->topics = calloc(count + 1, sizeof(*study->topics));
	study->topic_figures = calloc(count + 1, sizeof(*study->topic_figures));
	at->topic_of = calloc(count + 1, sizeof(*at->topic_of));
	if (!study->topics || !study->topic_figures || !at->topic_of)
		return false;
	for (int pass = 0; pass < 2; pass++) { /* find them, order them, name them */
		for (size_t i = 0; i < count; i++) {
			const struct row_question *row =
				rows_question(at->rows, study->questions[i].row);
			size_t topic = 0;

			while (topic < study->topic_count &&
			       !is_topic_of(&study->topics[topic], row))
				topic++;
			if (row->topic && topic == study->topic_count)
				study->topics[study->topic_count++] =
					(struct study_topic){row->bank, row->topic};
			at->topic_of[i] = row->topic ? (uint32_t)topic : TOPIC_NONE;
		}
		qsort_r(study->topics, study->topic_count, sizeof(*study->topics), by_topic,
		        (void *)at->rows);
	}
	return true;
}

/* ---- figures ---- */

static enum vigil_status figures_make(struct making_study *at)
{
	struct study *study = at->study;
	enum vigil_status status;

	at->analysis = analysis_new(at->responses);
	if (!at->analysis)
		return VIGIL_NO_MEMORY;
	status = questions_figure(&study->figures, at->analysis, at->keys);
	if (status == VIGIL_OK)
		status = suspicions_find(&study->suspicions, &study->suspicion_count,
		                         study->figures, study->question_count);
	if (status == VIGIL_OK && study->topic_count > 0)
		status = topics_figure(study->topic_figures, study->topic_count, at->analysis,
		                       at->topic_of);
	if (status == VIGIL_OK)
		status = quiz_figure(&study->quiz, at->analysis, study->pass_thousandths);
	return status;
}

enum vigil_status study_make(struct study *study, const struct making *making,
                             const struct cohort_quiz *quiz, enum vigil_report_attempts usual)
{
	struct making_study at = {.study = study, .rows = making->rows};
	enum vigil_status status = VIGIL_NO_MEMORY;

	*study = (struct study){.making = making};
	if (attempts_find(&at, making, quiz, usual) && questions_find(&at) && table_fill(&at) &&
	    topics_find(&at))
		status = figures_make(&at);
	analysis_free(at.analysis);
	responses_free(at.responses);
	free(at.topic_of);
	free(at.keys);
	free(at.best);
	free(at.chooses);
	free(at.local);
	study->results = at.attempts;
	if (status != VIGIL_OK)
		study_clear(study);
	return status;
}

void study_clear(struct study *study)
{
	free(study->results);
	free(study->questions);
	free(study->figures);
	free(study->suspicions);
	free(study->topics);
	free(study->topic_figures);
	*study = (struct study){0};
}

/* ---- words ---- */

const struct suspicion *study_worst(const struct study *study, size_t question)
{
	for (size_t i = 0; i < study->suspicion_count; i++)
		if (study->suspicions[i].question == question)
			return &study->suspicions[i];
	return NULL;
}

/* The id of the option that is meant. */
static const char *option_meant(const struct study *study, const struct suspicion *suspicion)
{
	const struct study_question *question = &study->questions[suspicion->question];

	if (suspicion->option >= question->option_count)
		return "";
	return rows_text(
		study->making->rows,
		rows_option(study->making->rows, question->options[suspicion->option])->id);
}

static double percent(double share)
{
	return 100 * share;
}

void study_suspicion_say(struct text *out, const struct study *study,
                         const struct suspicion *suspicion)
{
	const struct question_figures *figures = &study->figures[suspicion->question];
	const char *option = option_meant(study, suspicion);

	switch (suspicion->kind) {
	case SUSPICION_KEY_WRONG:
		text_addf(out,
		          "the key may be wrong, since those who do well at the rest choose '%s'",
		          option);
		break;
	case SUSPICION_BACKWARDS:
		text_add(out,
		         "works backwards, since those who do well at the rest do worse at it");
		break;
	case SUSPICION_TOO_HARD:
		text_addf(out, "too hard, with %.0f%% right", percent(figures->facility.value));
		break;
	case SUSPICION_TOO_EASY:
		text_addf(out, "too easy, with %.0f%% right", percent(figures->facility.value));
		break;
	case SUSPICION_WEAK:
		text_add(out, "weak, since it says little about how somebody does at the rest");
		break;
	case SUSPICION_OPTION_UNUSED:
		text_addf(out, "nobody takes the option '%s', or nearly", option);
		break;
	case SUSPICION_NOT_ENOUGH:
		text_add(out, "not enough answers yet");
		break;
	}
}

const char *study_absence(enum figure_absence absence)
{
	static const char *const words[FIGURE_ABSENCES] = {
		[FIGURE_PRESENT] = "",
		[FIGURE_NO_ANSWERS] = "nobody has answered yet",
		[FIGURE_FEW] = "there are too few answers",
		[FIGURE_ONE_QUESTION] = "it compares questions, and there is just one",
		[FIGURE_NO_VARIANCE] = "everybody has the same",
		[FIGURE_NOT_SCORED] = "it is worth no points",
		[FIGURE_NO_VERDICT] = "nobody has passed, or nobody has failed",
		[FIGURE_NO_PASS_MARK] = "there is nothing to pass",
		[FIGURE_FORMS_DIFFER] = "not everybody had the same questions",
		[FIGURE_PARTIAL_SCORES] = "it is for questions that are right or wrong",
		[FIGURE_WEIGHTS_DIFFER] = "it is for questions of the same points",
		[FIGURE_NOT_POSITIVE] = "the reliability it builds on is not above zero",
		[FIGURE_NEVER_TOGETHER] = "some questions were never asked of the same people",
		[FIGURE_CERTAIN] = "a correlation of 1 or -1 has no interval",
		[FIGURE_TIED] = "scores are too much alike",
	};

	return words[absence];
}
