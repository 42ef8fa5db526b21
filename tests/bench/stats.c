/* bench/stats.c -- what statistics cost beyond reading the results: 100,000 of 50 questions */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/random.h"
#include "bench/figures.h"
#include "stats/analysis.h"
#include "stats/question.h"
#include "stats/quiz.h"
#include "stats/suspicion.h"
#include "stats/topic.h"

/*
 *     stats ATTEMPTS ROUNDS    processor time of all figures; a line for each table
 *
 * Two tables of 50 questions an attempt: all the same 50, and 50 drawn from 60, where covariances
 * are pairwise. Four in five questions are right or wrong with four options, the others in thirds.
 * They take turns: what else the machine does falls on both.
 */

#define ASKED       50
#define POOL        60
#define TOPICS      8
#define ROUNDS_MOST 99
#define LIMIT_MS    50.0

static bool in_thirds(uint32_t question)
{
	return question % 5 == 4;
}

/* Somebody of `skill` (0 to 99) is asked. */
static struct response_cell ask(struct random_stream *stream, uint32_t question, uint32_t skill)
{
	static const int32_t thirds[] = {0, 333, 667, 1000};
	uint32_t easy = 30 + question % 50;
	struct response_cell cell = {.question = question, .max_mpts = 1000};
	uint32_t hit = random_below(stream, 150) < easy + skill / 2;

	cell.points_mpts = hit ? 1000 : 0;
	cell.chosen = hit ? 1 : UINT64_C(2) << random_below(stream, 3);
	cell.hints = random_below(stream, 20) == 0;
	cell.confidence = (uint8_t)(1 + random_below(stream, 3));
	cell.active_ms = 4000 + random_below(stream, 60000);
	if (in_thirds(question)) {
		cell.points_mpts = thirds[hit ? 3 : random_below(stream, 4)];
		cell.chosen = 0;
	}
	return cell;
}

static struct responses *table_new(size_t pool, size_t attempts)
{
	struct responses *table = responses_new(pool);
	struct response_cell cells[ASKED];
	struct random_stream stream;
	uint16_t order[POOL];
	struct seed seed;

	seed_read(&seed, "statistics");
	random_init(&stream, &seed, "bench");
	for (size_t i = 0; i < pool; i++)
		order[i] = (uint16_t)i;
	for (size_t i = 0; table && i < attempts; i++) {
		uint32_t skill = random_below(&stream, 100);
		struct response_attempt attempt = {.cells = cells, .cell_count = ASKED};

		random_shuffle(&stream, order, pool);
		for (size_t at = 0; at < ASKED; at++) {
			cells[at] = ask(&stream, order[at], skill);
			attempt.points_mpts += cells[at].points_mpts;
			attempt.max_mpts += cells[at].max_mpts;
		}
		attempt.verdict = attempt.points_mpts * 10 >= attempt.max_mpts * 6 ? VERDICT_PASSED
		                                                                   : VERDICT_FAILED;
		if (responses_add(table, &attempt) != VIGIL_OK) {
			responses_free(table);
			return NULL;
		}
	}
	return table;
}

/* Every figure there is. */
static bool figures_make(const struct responses *table)
{
	struct question_key keys[POOL];
	uint32_t topic_of[POOL];
	struct topic_figures topics[TOPICS];
	struct question_figures *questions = NULL;
	struct suspicion *suspicions = NULL;
	struct quiz_figures quiz;
	size_t pool = responses_question_count(table), count;
	struct analysis *analysis = analysis_new(table);
	bool made;

	for (uint32_t i = 0; i < pool; i++) {
		keys[i] = (struct question_key){.right = 1, .option_count = in_thirds(i) ? 0 : 4};
		topic_of[i] = i % TOPICS;
	}
	made = analysis && questions_figure(&questions, analysis, keys) == VIGIL_OK &&
	       suspicions_find(&suspicions, &count, questions, pool) == VIGIL_OK &&
	       quiz_figure(&quiz, analysis, 600) == VIGIL_OK &&
	       topics_figure(topics, TOPICS, analysis, topic_of) == VIGIL_OK;
	free(suspicions);
	free(questions);
	analysis_free(analysis);
	return made;
}

static double cpu_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool figures_cost(double *ms, const struct responses *table)
{
	double began = cpu_ms();
	bool made = figures_make(table);

	*ms = cpu_ms() - began;
	return made;
}

int main(int argc, char **argv)
{
	double same_ms[ROUNDS_MOST], drawn_ms[ROUNDS_MOST], warm;
	size_t attempts = argc == 3 ? strtoul(argv[1], NULL, 10) : 0;
	size_t rounds = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	struct responses *same = NULL, *drawn = NULL;
	bool done = attempts > 0 && rounds > 0 && rounds <= ROUNDS_MOST;

	if (done) {
		same = table_new(ASKED, attempts);
		drawn = table_new(POOL, attempts);
		done = same && drawn && figures_cost(&warm, same) && figures_cost(&warm, drawn);
	}
	for (size_t i = 0; done && i < rounds; i++)
		done = figures_cost(&same_ms[i], same) && figures_cost(&drawn_ms[i], drawn);
	if (done) {
		figures_print("statistics, all have the same questions",
		              figures_median(same_ms, rounds), "ms", LIMIT_MS, 1);
		figures_print("statistics, questions are drawn", figures_median(drawn_ms, rounds),
		              "ms", LIMIT_MS, 1);
	} else {
		fputs("stats: that did not work; usage: stats ATTEMPTS ROUNDS\n", stderr);
	}
	responses_free(same);
	responses_free(drawn);
	return done ? 0 : 1;
}
