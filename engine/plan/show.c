/* plan/show.c -- what a trainer wants to know of a quiz, as a page */
#include "base/decimal.h"
#include "base/text.h"
#include "model/bank.h"
#include "model/quiz.h"
#include "page/measure.h"
#include "page/page.h"
#include "plan/statistics.h"
#include "vigil/bank.h"
#include "vigil/quiz.h"

static void flush_field(struct vigil_page *page, const char *name, struct text *text)
{
	page_field(page, name, text->bytes);
	text_cut(text, 0);
}

/* Both bounds, or the value that both are. */
static void add_bounds(struct text *text, struct plan_bounds bounds,
                       void (*add)(struct text *text, int64_t value))
{
	add(text, bounds.least);
	if (bounds.most == bounds.least)
		return;
	text_add(text, " to ");
	add(text, bounds.most);
}

static void add_hundredths(struct text *text, int64_t thousandths)
{
	decimal_add(text, (thousandths + 5) / 10 * 10);
}

static void add_minutes(struct text *text, int64_t ms)
{
	text_addf(text, "%lld min", (long long)((ms + 30000) / 60000));
}

/* ---- the draws ---- */

static size_t line_of(const struct vigil_quiz *quiz, size_t offset)
{
	size_t line = 1;

	for (size_t i = 0; quiz->source && i < offset; i++)
		line += quiz->source[i] == '\n';
	return line;
}

static void show_entry(const struct vigil_quiz *quiz, const struct quiz_section *section,
                       const struct quiz_entry *entry, struct vigil_page *page, struct text *text)
{
	const struct quiz_question which = entry->eligible[0];
	const struct vigil_bank *bank = quiz->banks[which.bank];

	page_cell_text(page, section->id);
	page_cell_count(page, (int64_t)line_of(quiz, entry->offset));
	if (entry->kind == QUIZ_DRAW)
		text_add(text, "draw");
	else
		text_addf(text, "%s#%s", vigil_bank_id(bank),
		          bank_text(bank, bank_question(bank, which.question)->id));
	page_cell_text(page, text->bytes);
	text_cut(text, 0);
	if (entry->kind == QUIZ_INCLUDE && section->count && !entry->required)
		page_cell_none(page); /* it is chosen among several */
	else
		page_cell_count(page, entry->count);
	page_cell_count(page, (int64_t)entry->eligible_count);
}

static void show_entries(const struct vigil_quiz *quiz, struct vigil_page *page, struct text *text)
{
	static const struct page_column columns[] = {
		{.id = "section", .name = "Section", .type = PAGE_CODE},
		{.id = "line", .name = "Line", .type = PAGE_COUNT},
		{.id = "what", .name = "What", .type = PAGE_TEXT},
		{.id = "asked", .name = "Asked", .type = PAGE_COUNT},
		{.id = "eligible", .name = "Eligible", .type = PAGE_COUNT},
	};

	page_table(page, &(struct page_table){.id = "draws",
	                                      .columns = columns,
	                                      .column_count = sizeof(columns) / sizeof(*columns)});
	for (size_t i = 0; i < quiz->section_count; i++)
		for (size_t j = 0; j < quiz->sections[i].entry_count; j++)
			if (quiz->sections[i].entries[j].eligible_count)
				show_entry(quiz, &quiz->sections[i], &quiz->sections[i].entries[j],
				           page, text);
}

/* ---- the plans ---- */

static void show_statistics(const struct plan_statistics *statistics, struct vigil_page *page,
                            struct text *text)
{
	text_addf(text, "%zu", statistics->question_count);
	flush_field(page, "Questions", text);
	if (!statistics->disjoint)
		text_add(text, "at least ");
	amount_write(text, statistics->plans);
	flush_field(page, "Different sets of questions", text);
	add_bounds(text, statistics->points_mpts, decimal_add);
	flush_field(page, "Maximum points", text);
	add_bounds(text, statistics->difficulty_thousandths, add_hundredths);
	flush_field(page, "Mean difficulty", text);
	add_minutes(text, statistics->mean_time_ms);
	if (statistics->time_ms.least != statistics->time_ms.most) {
		text_add(text, "; ");
		add_bounds(text, statistics->time_ms, add_minutes);
	}
	flush_field(page, "Expected time", text);
}

enum vigil_status vigil_quiz_show(const struct vigil_quiz *quiz, struct vigil_page *page)
{
	struct plan_statistics statistics;
	enum vigil_status status = plan_statistics(&statistics, quiz);
	struct text text;
	bool failed;

	if (status != VIGIL_OK)
		return status;
	text_init(&text);
	page_heading(page, quiz->title);
	show_entries(quiz, page, &text);
	show_statistics(&statistics, page, &text);
	failed = text.failed || page_failed(page);
	text_clear(&text);
	return failed ? VIGIL_NO_MEMORY : VIGIL_OK;
}
