/* result/show.c -- a result as a page for a person: who, when, score, and every question */
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "model/result.h"
#include "page/measure.h"
#include "page/page.h"
#include "result/result.h"

/* The field takes what was gathered, and the text is empty again. */
static void flush_field(struct vigil_page *page, const char *name, struct text *text)
{
	page_field(page, name, text->bytes);
	text_cut(text, 0);
}

static void show_origin(struct vigil_page *page, const char *name,
                        const struct result_origin *origin, struct text *text)
{
	text_addf(text, _("%s, version %s"), origin->id, origin->version);
	flush_field(page, name, text);
}

static void show_session(struct vigil_page *page, const struct vigil_result *result,
                         struct text *text)
{
	show_origin(page, _("Quiz"), &result->quiz, text);
	for (size_t i = 0; i < result->bank_count; i++)
		if (strcmp(result->banks[i].id, result->quiz.id) != 0)
			show_origin(page, _("Bank"), &result->banks[i], text);
	text_addf(text, _("%s, attempt %u, %s"), _(rules_mode_words[result->mode]), result->attempt,
	          _(result_status_words[result->status]));
	flush_field(page, _("Session"), text);
	measure_add_time(text, result->started_wall_ms);
	flush_field(page, _("Started"), text);
	measure_add_time(text, result->finished_wall_ms);
	flush_field(page, _("Ended"), text);
	measure_add_duration(text, result->active_ms);
	flush_field(page, _("Time used"), text);
	page_field(page, _("Kept"),
	           result->custody == CUSTODY_SELF ? _("in the learner's own account")
	                                           : _("by the site"));
	page_field(page, _("Record"), result->id);
	if (result->suspensions) {
		text_addf(text, messages("%u time, ", "%u times, ", result->suspensions),
		          result->suspensions);
		measure_add_duration(text, result->suspended_ms);
		flush_field(page, _("Left meanwhile"), text);
	}
	if (result->time_factor_thousandths != 1000) {
		measure_add_percent(text, result->time_factor_thousandths);
		flush_field(page, _("Time allowed"), text);
	}
	if (result->clock_jumped)
		page_say(page, PAGE_NOTE,
		         _("The clock was set meanwhile: the times of day may be wrong."));
}

static void show_score(struct vigil_page *page, const struct vigil_result *result,
                       struct text *text)
{
	/* clang-format off */
	static const struct {
		const char *words;
		enum page_tone tone;
	} verdicts[] = {
		[VERDICT_NONE]    = {N_("Not judged"), PAGE_PLAIN},
		[VERDICT_PASSED]  = {N_("Passed"), PAGE_GOOD},
		[VERDICT_FAILED]  = {N_("Not passed"), PAGE_BAD},
		[VERDICT_PENDING] = {N_("Pending: a person has to score some questions"), PAGE_NOTE},
	};
	/* clang-format on */

	measure_add_points(text, result->score.points_mpts, result->score.max_mpts);
	text_add(text, _(", "));
	measure_add_percent(text, result->score.scaled_thousandths);
	flush_field(page, _("Score"), text);
	if (result->rules.pass_thousandths >= 0) {
		measure_add_percent(text, result->rules.pass_thousandths);
		flush_field(page, _("Pass mark"), text);
	}
	if (result->valid_until_wall_ms) {
		measure_add_time(text, result->valid_until_wall_ms);
		flush_field(page, _("Valid until"), text);
	}
	page_say(page, verdicts[result->score.verdict].tone, _("%s."),
	         _(verdicts[result->score.verdict].words));
	if (result->critical_failed)
		page_say(page, PAGE_NOTE, _("A question that has to be right was not."));
	if (result->stopped_certain)
		page_say(page, PAGE_NOTE,
		         _("It ended early: no further answer could have changed this."));
}

/* A part of the score, of those that stand in one table. */
static void show_part(struct vigil_page *page, const char *id, const struct result_score *score,
                      bool judged)
{
	page_cell_text(page, id);
	page_cell_points(page, score->points_mpts);
	page_cell_points(page, score->max_mpts);
	page_cell_real(page, score->scaled_thousandths / 1000.0);
	if (!judged)
		return;
	if (score->verdict == VERDICT_NONE)
		page_cell_none(page);
	else
		page_cell_text(page, _(result_verdict_words[score->verdict - VERDICT_PASSED]));
}

/* The last column is there where something is judged by itself. */
static void show_table(struct vigil_page *page, const char *id, const char *heading,
                       const struct page_column *named, bool judged)
{
	const struct page_column columns[] = {
		*named,
		{.id = "points", .name = _("Points"), .type = PAGE_POINTS},
		{.id = "max", .name = _("Of"), .type = PAGE_POINTS},
		{.id = "share", .name = _("Share"), .type = PAGE_SHARE, .places = 1},
		{.id = "verdict", .name = _("Verdict"), .type = PAGE_CODE},
	};
	size_t count = sizeof(columns) / sizeof(*columns);

	page_heading(page, heading);
	page_table(page, &(struct page_table){.id = id,
	                                      .columns = columns,
	                                      .column_count = judged ? count : count - 1});
}

static void show_sections(struct vigil_page *page, const struct vigil_result *result)
{
	const struct page_column named = {.id = "section", .name = _("Section"), .type = PAGE_CODE};
	bool judged = false;

	if (result->section_count == 0)
		return;
	for (size_t i = 0; i < result->section_count; i++)
		judged |= result->sections[i].score.verdict != VERDICT_NONE;
	show_table(page, "sections", _("Sections"), &named, judged);
	for (size_t i = 0; i < result->section_count; i++)
		show_part(page, result->sections[i].id, &result->sections[i].score, judged);
}

static void show_topics(struct vigil_page *page, const struct vigil_result *result)
{
	const struct page_column named = {.id = "topic", .name = _("Topic"), .type = PAGE_CODE};
	bool judged = false;

	if (result->topic_count == 0)
		return;
	for (size_t i = 0; i < result->topic_count; i++)
		judged |= result->topics[i].score.verdict != VERDICT_NONE;
	show_table(page, "topics", _("Topics"), &named, judged);
	for (size_t i = 0; i < result->topic_count; i++)
		show_part(page, result->topics[i].id, &result->topics[i].score, judged);
}

/* Is `id` one of the words of a response, or what it was decided on: "STEP=ID"? */
static bool response_names(const char *response, const char *id)
{
	size_t length = strlen(id);

	for (const char *word = response; *word; word += strcspn(word, " \n")) {
		size_t before;

		word += strspn(word, " \n");
		before = strcspn(word, "= \n");
		if (word[before] == '=')
			word += before + 1;
		if (strcspn(word, " \n") == length && memcmp(word, id, length) == 0)
			return true;
	}
	return false;
}

/* How many parts from this one on are of one kind. */
static size_t count_kind(const struct result_question *question, size_t first)
{
	size_t next = first + 1;

	while (next < question->part_count &&
	       strcmp(question->parts[next].element, question->parts[first].element) == 0)
		next++;
	return next - first;
}

/* The label with which part `place` of `count` of its kind was shown. */
static void add_label(struct text *text, const struct result_part *part, size_t place, size_t count)
{
	if (strcmp(part->element, "mark") == 0)
		text_addf(text, "[%zu]", place + 1);
	else if (strcmp(part->element, "source") == 0)
		text_addf(text, "%zu.", place + 1);
	else if (count <= 26)
		text_addf(text, "%c)", (char)('a' + place));
	else
		text_addf(text, "%zu)", place + 1);
}

/* What a part shows is told, not chosen from. */
static bool is_told(const struct result_part *part)
{
	return strcmp(part->element, "step") == 0 || strcmp(part->element, "statement") == 0;
}

/*
 * Parts with the labels with which they were shown, each kind from its first. Which options were
 * chosen stands in the label, ours.
 */
static void show_parts(struct vigil_page *page, const struct result_question *question,
                       const char *response, struct text *text)
{
	size_t first = 0, count = 0;

	for (size_t i = 0; i < question->part_count; i++) {
		const struct result_part *part = &question->parts[i];

		if (i == first + count) {
			first = i;
			count = count_kind(question, first);
		}
		if (is_told(part)) {
			page_paragraph(page, part->text);
			continue;
		}
		add_label(text, part, i - first, count);
		if (strcmp(part->element, "option") == 0 && response_names(response, part->id))
			text_add(text, _(" chosen:"));
		page_item(page, text->bytes, part->text);
		text_cut(text, 0);
	}
}

static void show_try(struct vigil_page *page, const struct result_try *one, size_t number,
                     struct text *text)
{
	if (number > 0) {
		text_addf(text, "%zu", number);
		flush_field(page, _("Try"), text);
	}
	page_field(page, one->tolerated ? _("Typed, with a slip") : _("Typed"), one->typed);
	if (one->late)
		page_field(page, _("Came"), _("late"));
	page_field(page, _("Response"), *one->response ? one->response : _("nothing"));
}

static void show_outcome(struct vigil_page *page, const struct result_question *question,
                         struct text *text)
{
	static const char *const states[] = {
		[QUESTION_ANSWERED] = N_("answered"),
		[QUESTION_UNANSWERED] = N_("left without an answer"),
		[QUESTION_NOT_REACHED] = N_("not reached"),
		[QUESTION_PENDING] = N_("answered; a person has still to score it"),
	};

	page_field(page, _("Status"), _(states[question->state]));
	if (question->expired)
		page_field(page, _("Limit"), _("its time ran out"));
	if (question->critical)
		page_field(page, _("Critical"), _("has to be right"));
	for (size_t i = 0; i < question->try_count; i++)
		show_try(page, &question->tries[i], question->try_count > 1 ? i + 1 : 0, text);
	measure_add_points(text, question->points_mpts, question->max_mpts);
	flush_field(page, _("Points"), text);
	if (question->hints > 0) {
		text_addf(text, "%u", question->hints);
		flush_field(page, _("Hints used"), text);
	}
	measure_add_duration(text, question->active_ms);
	flush_field(page, _("Time"), text);
	if (question->unsent)
		page_field(page, _("Not taken"), question->unsent);
	if (question->flagged)
		page_field(page, _("Flagged"), _("by the learner"));
	if (question->remark)
		page_field(page, _("Remark"), question->remark);
}

static void show_question(struct vigil_page *page, const struct result_question *question,
                          size_t position, struct text *text)
{
	size_t tries = question->try_count;

	text_addf(text, _("Question %zu: %s"), position, question->id);
	page_heading(page, text->bytes);
	text_cut(text, 0);
	page_paragraph(page, question->prompt);
	show_parts(page, question, tries ? question->tries[tries - 1].response : "", text);
	show_outcome(page, question, text);
}

void vigil_result_show(const struct vigil_result *result, struct vigil_page *page)
{
	struct text text;

	text_init(&text);
	text_addf(&text, _("Result of %s"), result->learner);
	page_heading(page, text.bytes);
	text_cut(&text, 0);
	show_session(page, result, &text);
	show_score(page, result, &text);
	show_sections(page, result);
	show_topics(page, result);
	for (size_t i = 0; i < result->question_count; i++)
		show_question(page, &result->questions[i], i + 1, &text);
	text_clear(&text);
}

static const char *ending_of(const struct vigil_result *result)
{
	if (result->status != SESSION_FINISHED)
		return _(result_status_words[result->status]);
	if (result->score.verdict == VERDICT_NONE)
		return _("not judged");
	return _(result_verdict_words[result->score.verdict - VERDICT_PASSED]);
}

void vigil_result_show_line(const struct vigil_result *result, struct vigil_page *page)
{
	struct text line;

	text_init(&line);
	text_addf(&line, "%s%s", result->quiz.id, _(", "));
	measure_add_time(&line, result->started_wall_ms);
	text_add(&line, _(", "));
	measure_add_points(&line, result->score.points_mpts, result->score.max_mpts);
	text_addf(&line, "%s%s", _(", "), ending_of(result));
	page_paragraph(page, line.bytes);
	text_clear(&line);
}
