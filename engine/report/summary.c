/* report/summary.c -- one page: who has passed, what people do not know, which questions are bad */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "page/page.h"
#include "report/cohort.h"
#include "report/people.h"
#include "report/pieces.h"
#include "report/questions.h"
#include "report/report.h"
#include "report/study.h"
#include "report/topics.h"

#define TOPICS_SHOWN    5
#define QUESTIONS_SHOWN 5

/* How many people of a quiz stand where. */
struct tally {
	int64_t learners, passed, failed, pending, not_begun, overdue;
};

static struct tally tally_of(const struct people *people, const char *quiz)
{
	struct tally tally = {0};

	for (size_t i = 0; i < people->count; i++) {
		const struct person *person = &people->all[i];

		if (strcmp(person->quiz, quiz) != 0)
			continue;
		tally.learners++;
		tally.passed += person->standing == STANDING_PASSED;
		tally.failed +=
			person->standing == STANDING_FAILED || person->standing == STANDING_RUN_OUT;
		tally.pending += person->standing == STANDING_PENDING;
		tally.not_begun += person->standing == STANDING_NOT_BEGUN;
		tally.overdue += person->overdue;
	}
	return tally;
}

static const struct page_column columns[] = {
	{.id = "quiz", .name = "Quiz", .type = PAGE_CODE},
	{.id = "learners", .name = "People", .type = PAGE_COUNT},
	{.id = "passed", .name = "Passed", .type = PAGE_COUNT},
	{.id = "pass_rate", .name = "Of all", .type = PAGE_SHARE, .interval = true},
	{.id = "failed", .name = "Failed", .type = PAGE_COUNT},
	{.id = "pending", .name = "Pending", .type = PAGE_COUNT},
	{.id = "not_begun", .name = "Not begun", .type = PAGE_COUNT},
	{.id = "overdue", .name = "Overdue", .type = PAGE_COUNT},
};

static void quiz_row(const struct making *making, const struct people *people, const char *quiz)
{
	struct tally tally = tally_of(people, quiz);
	struct proportion passed = proportion_of(tally.passed, tally.learners);
	struct vigil_page *page = making->page;

	page_cell_text(page, *quiz ? quiz : NULL);
	page_cell_count(page, tally.learners);
	page_cell_count(page, tally.passed);
	cell_proportion(page, &passed);
	page_cell_count(page, tally.failed);
	page_cell_count(page, tally.pending);
	if (making->report->has_roster) {
		page_cell_count(page, tally.not_begun);
		page_cell_count(page, tally.overdue);
	} else {
		page_cell_none(page);
		page_cell_none(page);
	}
}

static enum vigil_status quiz_show(const struct making *making, const struct people *people,
                                   const struct cohort_quiz *quiz)
{
	const char *id = rows_text(making->rows, quiz->quiz);
	uint32_t *topics = NULL;
	struct study study;
	size_t count;
	enum vigil_status status;

	if (cohort_is_small(making, quiz->count))
		return VIGIL_OK;
	status = study_make(&study, making, quiz, VIGIL_REPORT_FIRST);
	if (status != VIGIL_OK)
		return status;
	piece_quiz(making, id);
	status = VIGIL_NO_MEMORY;
	if (!topics_weakest(making, &study, &topics, &count))
		goto done;
	topics_draw(making, &study, topics, count < TOPICS_SHOWN ? count : TOPICS_SHOWN);
	piece_scores(making, &study);
	if (piece_months(making, people, id))
		status = VIGIL_OK;
	page_paragraph(making->page, "What is wrong with questions:");
	questions_accuse(making, &study, QUESTIONS_SHOWN);
done:
	free(topics);
	study_clear(&study);
	return status;
}

static enum vigil_status summary_make(const struct making *making)
{
	const struct cohort *cohort = making->cohort;
	struct people people;
	enum vigil_status status = VIGIL_OK;

	if (!people_make(&people, making))
		return VIGIL_NO_MEMORY;
	piece_head(making, "Summary",
	           making->request->attempts == VIGIL_REPORT_USUAL
	                   ? "best attempts for people, first attempts for topics and questions"
	                   : cohort_words(making, VIGIL_REPORT_BEST));
	page_table(making->page, &(struct page_table){.id = "summary",
	                                              .columns = columns,
	                                              .column_count = COUNT_OF(columns)});
	for (size_t i = 0; i < cohort->quiz_count; i++)
		quiz_row(making, &people, rows_text(making->rows, cohort->quizzes[i].quiz));
	if (cohort->quiz_count == 0 && people.count > 0)
		quiz_row(making, &people, people.all[0].quiz);
	piece_few(making);
	for (size_t i = 0; i < cohort->quiz_count && status == VIGIL_OK; i++)
		status = quiz_show(making, &people, &cohort->quizzes[i]);
	people_clear(&people);
	return status;
}

const struct report_kind summary_kind = {
	.name = "summary",
	.about = "one page: how many have passed, the weakest topics, the questions to look at",
	.make = summary_make,
};
