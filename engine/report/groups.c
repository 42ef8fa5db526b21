/* report/groups.c -- the report on groups: how many have completed, how many of these have passed */
#include <stdlib.h>
#include <string.h>

#include "page/page.h"
#include "report/cohort.h"
#include "report/people.h"
#include "report/pieces.h"
#include "report/report.h"

struct group {
	const char *quiz, *name;
	int64_t learners, completed, passed;
};

static int by_quiz_and_name(const void *left, const void *right)
{
	const struct group *one = left, *other = right;
	int order = strcmp(one->quiz, other->quiz);

	return order ? order : strcmp(one->name, other->name);
}

static void group_join(struct group *group, const struct group *other)
{
	group->learners += other->learners;
	group->completed += other->completed;
	group->passed += other->passed;
}

static bool is_passed(enum standing standing)
{
	return standing == STANDING_PASSED || standing == STANDING_RUN_OUT;
}

/* Each group of each quiz, in order, into `groups`, which has room for all people. */
static size_t groups_count(struct group *groups, const struct people *people)
{
	size_t count = 0;

	for (size_t i = 0; i < people->count; i++) {
		const struct person *person = &people->all[i];

		groups[i] = (struct group){.quiz = person->quiz,
		                           .name = person->entry ? person->entry->group : "",
		                           .learners = 1,
		                           .completed = person_has_begun(person),
		                           .passed = is_passed(person->standing)};
	}
	qsort(groups, people->count, sizeof(*groups), by_quiz_and_name);
	for (size_t i = 0; i < people->count; i++) {
		if (count > 0 && by_quiz_and_name(&groups[count - 1], &groups[i]) == 0)
			group_join(&groups[count - 1], &groups[i]);
		else
			groups[count++] = groups[i];
	}
	return count;
}

static void group_show(const struct making *making, const struct group *group, const char *name)
{
	struct vigil_page *page = making->page;
	bool small = cohort_is_small(making, (size_t)group->learners);
	struct proportion completed = proportion_of(group->completed, group->learners);
	struct proportion passed = proportion_of(group->passed, group->completed);

	page_cell_text(page, *group->quiz ? group->quiz : NULL);
	page_cell_text(page, name);
	page_cell_count(page, group->learners);
	if (small) {
		for (int i = 0; i < 4; i++)
			page_cell_none(page);
		return;
	}
	page_cell_count(page, group->completed);
	cell_proportion(page, &completed);
	page_cell_count(page, group->passed);
	cell_proportion(page, &passed);
}

/* Groups too small to be shown alone come together, and are shown where that makes them enough. */
static void groups_show(const struct making *making, const struct group *groups, size_t count)
{
	for (size_t i = 0; i < count;) {
		struct group small = {.quiz = groups[i].quiz}, all = small;
		size_t group_count = 0, first = i;

		for (; i < count && strcmp(groups[i].quiz, groups[first].quiz) == 0; i++) {
			group_join(&all, &groups[i]);
			group_count++;
			if (cohort_is_small(making, (size_t)groups[i].learners))
				group_join(&small, &groups[i]);
			else
				group_show(making, &groups[i],
				           *groups[i].name ? groups[i].name : "(no group)");
		}
		if (small.learners > 0)
			group_show(making, &small, "(groups under 5)");
		/* Where one part is hidden, the whole would tell what it is. */
		if (group_count > 1 &&
		    (small.learners == 0 || !cohort_is_small(making, (size_t)small.learners)))
			group_show(making, &all, "(all)");
	}
}

static enum vigil_status groups_make(const struct making *making)
{
	static const struct page_column columns[] = {
		{.id = "quiz", .name = "Quiz", .type = PAGE_CODE},
		{.id = "group", .name = "Group", .type = PAGE_TEXT},
		{.id = "learners", .name = "Learners", .type = PAGE_COUNT},
		{.id = "completed", .name = "Completed", .type = PAGE_COUNT},
		{.id = "completion", .name = "Completion", .type = PAGE_SHARE, .interval = true},
		{.id = "passed", .name = "Passed", .type = PAGE_COUNT},
		{.id = "pass_rate", .name = "Pass rate", .type = PAGE_SHARE, .interval = true},
	};
	struct group *groups = NULL;
	struct people people;
	enum vigil_status status = VIGIL_NO_MEMORY;
	bool shown = true;

	if (!people_make(&people, making))
		return status;
	groups = calloc(people.count + 1, sizeof(*groups));
	if (!groups)
		goto done;
	piece_head(making, "Groups", cohort_words(making, VIGIL_REPORT_BEST));
	page_table(making->page,
	           &(struct page_table){.id = "groups",
	                                .about = "Completion is of the learners, the pass rate of "
	                                         "those who have completed; with 95% intervals. "
	                                         "What under five people did is not shown alone.",
	                                .columns = columns,
	                                .column_count = COUNT_OF(columns)});
	groups_show(making, groups, groups_count(groups, &people));
	for (size_t i = 0; shown && i < making->cohort->quiz_count; i++)
		if (!cohort_is_small(making, making->cohort->quizzes[i].count))
			shown = piece_months(
				making, &people,
				rows_text(making->rows, making->cohort->quizzes[i].quiz));
	status = shown ? VIGIL_OK : VIGIL_NO_MEMORY;
done:
	free(groups);
	people_clear(&people);
	return status;
}

const struct report_kind groups_kind = {
	.name = "groups",
	.about = "completion and pass rate by group of the roster, and over time",
	.make = groups_make,
};
