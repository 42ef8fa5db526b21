/* stats/topic.c -- the figures of each topic */
#include "stats/topic.h"

#include <stdlib.h>
#include <string.h>

#include "stats/analysis.h"

#define SURE 3 /* the confidence of those who are (model/result.h) */

/* What a cell of a kind adds to its topic. */
struct step {
	uint32_t topic; /* one behind the last where it does not count */
	int32_t points_mpts, max_mpts;
};

/* A topic at work: the attempt that is being read, and all those before it. */
struct sum {
	int64_t points_mpts, max_mpts; /* max 0: this attempt has nothing of it yet */
	struct moments shares;
	int64_t full;    /* attempts with all points */
	bool in_between; /* some had neither all nor nothing */
	int64_t answers, sure, sure_wrong;
};

static struct step *steps_new(const struct analysis *analysis, const uint32_t *topic_of,
                              size_t topic_count)
{
	size_t count;
	const struct response_kind *kinds = responses_kinds(analysis->responses, &count);
	struct step *steps = malloc((count + 1) * sizeof(*steps));

	for (size_t i = 0; steps && i < count; i++) {
		uint32_t topic = topic_of[kinds[i].question];

		if (topic >= topic_count || !analysis_counts(&kinds[i]))
			topic = (uint32_t)topic_count;
		steps[i] = (struct step){topic, kinds[i].points_mpts, kinds[i].max_mpts};
	}
	return steps;
}

/* What does not depend on the attempt. */
static void kinds_sum(struct sum *sums, const struct analysis *analysis, const struct step *steps)
{
	size_t count;
	const struct response_kind *kinds = responses_kinds(analysis->responses, &count);

	for (size_t i = 0; i < count; i++) {
		int64_t times = kinds[i].count;
		struct sum *sum = &sums[steps[i].topic];

		sum->answers += times;
		if (kinds[i].confidence != SURE || kinds[i].state != QUESTION_ANSWERED)
			continue;
		sum->sure += times;
		sum->sure_wrong += kinds[i].points_mpts < kinds[i].max_mpts ? times : 0;
	}
}

static void attempt_end(struct sum *sum)
{
	if (sum->max_mpts == 0)
		return;
	moments_add(&sum->shares, share_of(sum->points_mpts, sum->max_mpts));
	sum->full += sum->points_mpts == sum->max_mpts;
	sum->in_between |= sum->points_mpts != sum->max_mpts && sum->points_mpts != 0;
	sum->points_mpts = sum->max_mpts = 0;
}

static void rows_sum(struct sum *sums, size_t topic_count, const struct analysis *analysis,
                     const struct step *steps)
{
	const struct response_row *rows = responses_rows(analysis->responses);
	const uint32_t *cells = responses_cells(analysis->responses);
	size_t count = responses_attempt_count(analysis->responses);

	for (size_t i = 0; i < count; i++) {
		for (size_t at = rows[i].first; at < rows[i + 1].first; at++) {
			const struct step *step = &steps[cells[at]];

			sums[step->topic].points_mpts += step->points_mpts;
			sums[step->topic].max_mpts += step->max_mpts;
		}
		for (size_t topic = 0; topic < topic_count; topic++)
			attempt_end(&sums[topic]);
	}
}

static struct topic_figures topic_figure(const struct sum *sum)
{
	struct topic_figures figures = {.attempts = sum->shares.count, .answers = sum->answers};

	figures.mean = moments_mean(&sum->shares, (double)SHARE_ONE);
	figures.deviation = moments_deviation(&sum->shares, (double)SHARE_ONE);
	figures.sure_wrong = proportion_of(sum->sure_wrong, sum->sure);
	if (!sum->in_between) {
		figures.interval = proportion_of(sum->full, sum->shares.count).interval;
		return figures;
	}
	figures.interval = moments_interval(&sum->shares, (double)SHARE_ONE);
	figures.interval.upper = fmin(figures.interval.upper, 1);
	if (figures.mean.value >= 0) /* questions may take points, too */
		figures.interval.lower = fmax(figures.interval.lower, 0);
	return figures;
}

enum vigil_status topics_figure(struct topic_figures *out, size_t topic_count,
                                const struct analysis *analysis, const uint32_t *topic_of)
{
	enum vigil_status status = VIGIL_NO_MEMORY;
	struct sum *sums = calloc(topic_count + 1 /* for all else */, sizeof(*sums));
	struct step *steps = steps_new(analysis, topic_of, topic_count);

	if (!sums || !steps)
		goto done;
	kinds_sum(sums, analysis, steps);
	rows_sum(sums, topic_count, analysis, steps);
	for (size_t i = 0; i < topic_count; i++)
		out[i] = topic_figure(&sums[i]);
	status = VIGIL_OK;
done:
	free(sums);
	free(steps);
	return status;
}
