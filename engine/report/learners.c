/* report/learners.c -- the report on learners: who has passed, who has not begun, who is overdue */
#include "page/page.h"
#include "report/cohort.h"
#include "report/people.h"
#include "report/pieces.h"
#include "report/report.h"

static void best_show(struct vigil_page *page, const struct person *person)
{
	const struct row_result *best = person->best, *last = person->last;
	bool passed = best && best->verdict == VERDICT_PASSED;

	if (best)
		page_cell_real(page, best->scaled_thousandths / 1000.0);
	else
		page_cell_none(page);
	if (last)
		page_cell_real(page, last->scaled_thousandths / 1000.0);
	else
		page_cell_none(page);
	if (passed)
		page_cell_time(page, best->finished_wall_ms);
	else
		page_cell_none(page);
	cell_day(page, passed ? best->valid_until_wall_ms : 0);
}

static void person_show(const struct making *making, const struct person *person)
{
	struct vigil_page *page = making->page;
	const struct roster_entry *entry = person->entry;
	char pseudonym[REPORT_PSEUDONYM + 1];

	page_cell_text(page, report_learner(making, person->learner, pseudonym));
	page_cell_text(page,
	               making->request->identify && entry && *entry->name ? entry->name : NULL);
	page_cell_text(page, entry && *entry->group ? entry->group : NULL);
	page_cell_text(page, *person->quiz ? person->quiz : NULL);
	page_cell_text(page, standing_words[person->standing]);
	page_cell_count(page, (int64_t)person->attempts);
	best_show(page, person);
	cell_day(page, entry && entry->due_wall_ms ? entry->due_wall_ms - 1 : 0);
	if (making->report->has_roster)
		page_cell_yes_no(page, person->overdue);
	else
		page_cell_none(page);
	page_cell_duration(page, person->active_ms);
}

static enum vigil_status learners_make(const struct making *making)
{
	static const struct page_column columns[] = {
		{.id = "learner", .name = "Learner", .type = PAGE_TEXT},
		{.id = "name", .name = "Name", .type = PAGE_TEXT, .aside = true},
		{.id = "group", .name = "Group", .type = PAGE_TEXT},
		{.id = "quiz", .name = "Quiz", .type = PAGE_CODE},
		{.id = "standing", .name = "Standing", .type = PAGE_TEXT},
		{.id = "attempts", .name = "Attempts", .type = PAGE_COUNT, .aside = true},
		{.id = "best", .name = "Best", .type = PAGE_SHARE},
		{.id = "last", .name = "Last", .type = PAGE_SHARE, .aside = true},
		{.id = "passed", .name = "Passed", .type = PAGE_TIME, .aside = true},
		{.id = "valid_until", .name = "Valid until", .type = PAGE_CODE},
		{.id = "due", .name = "Due", .type = PAGE_CODE},
		{.id = "overdue", .name = "Overdue", .type = PAGE_YES_NO, .aside = true},
		{.id = "time", .name = "Time", .type = PAGE_DURATION, .aside = true},
	};
	struct people people;

	if (!people_make(&people, making))
		return VIGIL_NO_MEMORY;
	piece_head(making, making->request->overdue ? "Overdue learners" : "Learners",
	           cohort_words(making, VIGIL_REPORT_BEST));
	page_table(making->page,
	           &(struct page_table){.id = "learners",
	                                .about = "Who is overdue comes first, then who has not "
	                                         "begun and who has not passed. Without a roster, "
	                                         "only those are here who have begun.",
	                                .columns = columns,
	                                .column_count = COUNT_OF(columns)});
	for (size_t i = 0; i < people.count; i++)
		if (people.all[i].overdue || !making->request->overdue)
			person_show(making, &people.all[i]);
	people_clear(&people);
	return VIGIL_OK;
}

const struct report_kind learners_kind = {
	.name = "learners",
	.about = "who has passed, until when; who has not, has not begun, or is overdue",
	.make = learners_make,
};
