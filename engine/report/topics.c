/* report/topics.c -- the report on topics: what people do not know, the weakest first */
#include "report/topics.h"

#include <stdlib.h>

#include "page/page.h"
#include "report/cohort.h"
#include "report/pieces.h"
#include "report/report.h"
#include "report/study.h"

/* A topic can be shown: it is wanted, and enough people were asked about it. */
static bool is_shown(const struct making *making, const struct study *study, size_t topic)
{
	return piece_wants(making, study->topics[topic].bank, study->topics[topic].topic) &&
	       study->topic_figures[topic].mean.defined &&
	       !cohort_is_small(making, (size_t)study->topic_figures[topic].attempts);
}

static int by_weakness(const void *left, const void *right, void *context)
{
	const struct study *study = context;
	size_t one = *(const uint32_t *)left, other = *(const uint32_t *)right;
	const struct topic_figures *figures = study->topic_figures;

	if (figures[one].mean.value < figures[other].mean.value)
		return -1;
	if (figures[one].mean.value > figures[other].mean.value)
		return 1;
	return one < other ? -1 : one > other;
}

bool topics_weakest(const struct making *making, const struct study *study, uint32_t **topics,
                    size_t *count)
{
	*topics = calloc(study->topic_count + 1, sizeof(**topics));
	*count = 0;
	if (!*topics)
		return false;
	for (size_t i = 0; i < study->topic_count; i++)
		if (is_shown(making, study, i))
			(*topics)[(*count)++] = (uint32_t)i;
	qsort_r(*topics, *count, sizeof(**topics), by_weakness, (void *)study);
	return true;
}

void topics_draw(const struct making *making, const struct study *study, const uint32_t *topics,
                 size_t count)
{
	static const struct page_column columns[] = {
		{.id = "topic", .name = "Topic", .type = PAGE_CODE},
		{.id = "mean", .name = "Share of the points", .type = PAGE_SHARE, .interval = true},
	};

	if (count == 0)
		return;
	page_table(making->page,
	           &(struct page_table){.id = "weakest",
	                                .title = "Topics, the weakest first",
	                                .about = "Shares of the points, with 95% intervals.",
	                                .shape = PAGE_BARS,
	                                .columns = columns,
	                                .column_count = COUNT_OF(columns)});
	for (size_t i = 0; i < count; i++) {
		const struct topic_figures *figures = &study->topic_figures[topics[i]];

		page_cell_text(making->page,
		               rows_text(making->rows, study->topics[topics[i]].topic));
		cell_interval(making->page, &figures->mean, &figures->interval);
	}
}

static void topics_rows(const struct making *making, const struct study *study, const char *quiz,
                        const uint32_t *topics, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct study_topic *topic = &study->topics[topics[i]];
		const struct topic_figures *figures = &study->topic_figures[topics[i]];

		page_cell_text(making->page, quiz);
		page_cell_text(making->page, rows_text(making->rows, topic->bank));
		page_cell_text(making->page, rows_text(making->rows, topic->topic));
		page_cell_count(making->page, figures->attempts);
		page_cell_count(making->page, figures->answers);
		cell_interval(making->page, &figures->mean, &figures->interval);
		page_cell_count(making->page, figures->sure_wrong.whole);
		cell_proportion(making->page, &figures->sure_wrong);
	}
}

static const struct page_column topic_columns[] = {
	{.id = "quiz", .name = "Quiz", .type = PAGE_CODE, .aside = true},
	{.id = "bank", .name = "Bank", .type = PAGE_CODE},
	{.id = "topic", .name = "Topic", .type = PAGE_CODE},
	{.id = "attempts", .name = "Attempts", .type = PAGE_COUNT},
	{.id = "answers", .name = "Answers", .type = PAGE_COUNT, .aside = true},
	{.id = "mean", .name = "Mean", .type = PAGE_SHARE, .interval = true},
	{.id = "sure", .name = "Sure", .type = PAGE_COUNT},
	{.id = "sure_wrong", .name = "Sure and wrong", .type = PAGE_SHARE, .interval = true},
};

static enum vigil_status quiz_topics(const struct making *making, const struct cohort_quiz *quiz,
                                     bool drawn)
{
	const char *id = rows_text(making->rows, quiz->quiz);
	uint32_t *topics = NULL;
	struct study study;
	size_t count;
	enum vigil_status status = study_make(&study, making, quiz, VIGIL_REPORT_FIRST);

	if (status != VIGIL_OK)
		return status;
	if (!topics_weakest(making, &study, &topics, &count))
		status = VIGIL_NO_MEMORY;
	else if (drawn)
		topics_draw(making, &study, topics, count);
	else
		topics_rows(making, &study, id, topics, count);
	free(topics);
	study_clear(&study);
	return status;
}

static enum vigil_status topics_make(const struct making *making)
{
	const struct cohort *cohort = making->cohort;
	enum vigil_status status = VIGIL_OK;

	piece_head(making, "Topics", cohort_words(making, VIGIL_REPORT_FIRST));
	page_table(
		making->page,
		&(struct page_table){
			.id = "topics",
			.about =
				"Shares of the points, the weakest first in each quiz; n is how "
				"many "
				"attempts were asked about it. Sure and wrong: of the answers that "
				"were said to be sure. Topics that under five people were asked "
				"about are not shown.",
			.columns = topic_columns,
			.column_count = COUNT_OF(topic_columns)});
	for (size_t i = 0; i < cohort->quiz_count && status == VIGIL_OK; i++)
		status = quiz_topics(making, &cohort->quizzes[i], false);
	for (size_t i = 0; i < cohort->quiz_count && status == VIGIL_OK; i++) {
		if (cohort->quiz_count > 1)
			page_heading(making->page,
			             rows_text(making->rows, cohort->quizzes[i].quiz));
		status = quiz_topics(making, &cohort->quizzes[i], true);
	}
	return status;
}

const struct report_kind topics_kind = {
	.name = "topics",
	.about = "what people do not know: each topic's mean with its interval, the weakest first",
	.make = topics_make,
};
