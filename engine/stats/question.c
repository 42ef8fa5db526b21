/* stats/question.c -- the figures of each question */
#include "stats/question.h"

#include <stdlib.h>

#include "stats/analysis.h"
#include "stats/reliability.h"

#define SURE 3 /* the confidence of those who are (model/result.h) */

/* Which groups of attempts: all of an outcome, or all of a third. */
struct groups {
	bool in[OUTCOMES * THIRDS];
};

static struct groups groups_of_outcome(enum analysis_outcome outcome)
{
	struct groups groups = {{false}};

	for (size_t third = 0; third < THIRDS; third++)
		groups.in[(size_t)outcome * THIRDS + third] = true;
	return groups;
}

static struct groups groups_of_third(enum analysis_third third)
{
	struct groups groups = {{false}};

	for (size_t outcome = 0; outcome < OUTCOMES; outcome++)
		groups.in[outcome * THIRDS + third] = true;
	return groups;
}

/* One question at work. */
struct subject {
	const struct analysis *analysis;
	const struct analysis_question *about;
	const struct response_kind *kinds;
	size_t question;
	enum figure_absence absence; /* why it has no figures, or FIGURE_PRESENT */
};

static const struct response_kind *subject_kind(const struct subject *subject, uint32_t i,
                                                size_t *index)
{
	*index = subject->analysis->kinds_by_question[subject->about->first_kind + i];
	return &subject->kinds[*index];
}

static struct question_group group_figure(const struct subject *subject, struct groups groups)
{
	struct moments moments = analysis_group(subject->analysis, subject->question, groups.in);
	struct question_group group = {.count = moments.count};

	group.share = subject->absence
	                      ? figure_absent(subject->absence)
	                      : moments_mean(&moments, analysis_value_unit(subject->about));
	return group;
}

static struct figure difference(const struct question_group *high, const struct question_group *low,
                                enum figure_absence otherwise)
{
	if (!high->share.defined || !low->share.defined)
		return figure_absent(otherwise);
	return figure_of(high->share.value - low->share.value);
}

static void groups_figure(const struct subject *subject, struct question_figures *figures)
{
	enum figure_absence absence = subject->absence;

	figures->passed = group_figure(subject, groups_of_outcome(OUTCOME_PASSED));
	figures->failed = group_figure(subject, groups_of_outcome(OUTCOME_FAILED));
	figures->b_index = difference(&figures->passed, &figures->failed,
	                              absence ? absence : FIGURE_NO_VERDICT);
	figures->upper = group_figure(subject, groups_of_third(THIRD_UPPER));
	figures->lower = group_figure(subject, groups_of_third(THIRD_LOWER));
	figures->discrimination =
		difference(&figures->upper, &figures->lower, absence ? absence : FIGURE_TIED);
}

static void facility_figure(const struct subject *subject, struct question_figures *figures)
{
	const struct groups all = {{true, true, true, true, true, true, true, true, true}};
	struct moments moments = analysis_group(subject->analysis, subject->question, all.in);
	double unit = analysis_value_unit(subject->about);

	if (subject->absence) {
		figures->facility = figure_absent(subject->absence);
		figures->facility_interval = interval_absent(subject->absence);
		return;
	}
	figures->facility = moments_mean(&moments, unit);
	if (subject->about->right_wrong) {
		figures->facility_interval =
			proportion_of(llround((double)moments.sum / unit), moments.count).interval;
		return;
	}
	figures->facility_interval = moments_interval(&moments, unit);
	figures->facility_interval.upper = fmin(figures->facility_interval.upper, 1);
	if (figures->facility.value >= 0) /* a question may take points, too */
		figures->facility_interval.lower = fmax(figures->facility_interval.lower, 0);
}

/* A correlation that cannot be, for a better reason than a lack of variance. */
static struct correlation rest_figure(const struct subject *subject,
                                      const struct products *products)
{
	struct correlation rest = correlation_of(products);
	enum figure_absence absence = subject->absence;

	if (!absence && subject->analysis->covariances.question_count < 2)
		absence = FIGURE_ONE_QUESTION;
	if (absence) {
		rest.r = figure_absent(absence);
		rest.interval = interval_absent(absence);
	}
	return rest;
}

/* Hints and confidence, by kinds. */
static void habits_figure(const struct subject *subject, struct question_figures *figures)
{
	int64_t hints = 0, hinted = 0, sure = 0, wrong = 0, counted = 0;

	for (uint32_t i = 0; i < subject->about->kind_count; i++) {
		size_t index;
		const struct response_kind *kind = subject_kind(subject, i, &index);
		int64_t count = kind->count;

		if (!analysis_counts(kind))
			continue;
		counted += count;
		hints += kind->hints * count;
		hinted += kind->hints > 0 ? count : 0;
		if (kind->confidence == SURE && kind->state == QUESTION_ANSWERED) {
			sure += count;
			wrong += kind->points_mpts < kind->max_mpts ? count : 0;
		}
	}
	figures->hints = subject->absence ? figure_absent(subject->absence)
	                                  : figure_of((double)hints / (double)counted);
	figures->hinted = proportion_of(hinted, counted);
	figures->sure_wrong = proportion_of(wrong, sure);
}

static void counts_figure(const struct subject *subject, struct question_figures *figures)
{
	const uint32_t *in_state = subject->about->in_state;
	uint32_t median_ms;

	figures->answered = in_state[QUESTION_ANSWERED];
	figures->unanswered = in_state[QUESTION_UNANSWERED];
	figures->not_reached = in_state[QUESTION_NOT_REACHED];
	figures->pending = in_state[QUESTION_PENDING];
	figures->drawn =
		figures->answered + figures->unanswered + figures->not_reached + figures->pending;
	figures->count = subject->about->count;
	figures->right_wrong = subject->about->right_wrong;
	figures->skipped =
		proportion_of(figures->unanswered, figures->drawn - figures->not_reached);
	figures->median_ms =
		responses_median_ms(subject->analysis->responses, subject->question, &median_ms)
			? figure_of(median_ms)
			: figure_absent(FIGURE_NO_ANSWERS);
}

static int64_t in_third(const struct analysis_kind *kind, enum analysis_third third)
{
	int64_t count = 0;

	for (size_t outcome = 0; outcome < OUTCOMES; outcome++)
		count += kind->in_group[outcome * THIRDS + third];
	return count;
}

static void option_figure(const struct subject *subject, size_t option,
                          struct question_option *figures)
{
	struct products products =
		analysis_option_products(subject->analysis, subject->question, option);
	int64_t chosen = 0, all = 0, lower = 0, upper = 0, in_lower = 0, in_upper = 0;

	for (uint32_t i = 0; i < subject->about->kind_count; i++) {
		size_t index;
		const struct response_kind *kind = subject_kind(subject, i, &index);
		const struct analysis_kind *counted = &subject->analysis->kinds[index];
		bool chose = kind->chosen >> option & 1;

		if (!response_counts(kind))
			continue;
		all += kind->count;
		chosen += chose ? kind->count : 0;
		in_lower += in_third(counted, THIRD_LOWER);
		in_upper += in_third(counted, THIRD_UPPER);
		lower += chose ? in_third(counted, THIRD_LOWER) : 0;
		upper += chose ? in_third(counted, THIRD_UPPER) : 0;
	}
	figures->chosen = proportion_of(chosen, all);
	figures->lower = proportion_of(lower, in_lower);
	figures->upper = proportion_of(upper, in_upper);
	figures->rest = rest_figure(subject, &products);
}

static void question_figure(const struct subject *subject, struct question_figures *figures)
{
	struct products products = analysis_products(subject->analysis, subject->question);

	counts_figure(subject, figures);
	facility_figure(subject, figures);
	groups_figure(subject, figures);
	habits_figure(subject, figures);
	figures->rest = rest_figure(subject, &products);
	figures->alpha_without = reliability_without(subject->analysis, subject->question);
}

static struct subject subject_of(const struct analysis *analysis, size_t question)
{
	struct subject subject = {.analysis = analysis,
	                          .about = &analysis->questions[question],
	                          .question = question};
	size_t count;
	bool scored = false;

	subject.kinds = responses_kinds(analysis->responses, &count);
	for (uint32_t i = 0; i < subject.about->kind_count; i++) {
		size_t index;

		scored |= response_counts(subject_kind(&subject, i, &index));
	}
	if (subject.about->count == 0)
		subject.absence = scored ? FIGURE_NOT_SCORED : FIGURE_NO_ANSWERS;
	return subject;
}

enum vigil_status questions_figure(struct question_figures **out, const struct analysis *analysis,
                                   const struct question_key *keys)
{
	size_t count = analysis->question_count, option_count = 0;
	struct question_figures *figures;
	struct question_option *options;

	for (size_t i = 0; keys && i < count; i++)
		option_count += keys[i].option_count;
	/* one block: the options stand behind the questions */
	*out = figures =
		calloc(1, (count + 1) * sizeof(*figures) + option_count * sizeof(*options));
	if (!figures)
		return VIGIL_NO_MEMORY;
	options = (struct question_option *)(figures + count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct subject subject = subject_of(analysis, i);

		question_figure(&subject, &figures[i]);
		if (!keys)
			continue;
		figures[i].options = options;
		figures[i].option_count = keys[i].option_count;
		for (size_t option = 0; option < keys[i].option_count; option++, options++) {
			option_figure(&subject, option, options);
			options->right = keys[i].right >> option & 1;
		}
	}
	return VIGIL_OK;
}
