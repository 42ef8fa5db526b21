/* stats/covariance.c -- how the questions' points vary together */
#include "stats/covariance.h"

#include <stdlib.h>
#include <string.h>

#include "stats/analysis.h"
#include "stats/correlation.h"

/*
 * Pairs of questions that miss different attempts have four sums each, over those that have both:
 * too many to walk the rows for each. So each question becomes rows of bits, a bit an attempt: the
 * first says who has it, the others, each with a worth of its own, what they got there. A sum of
 * products is then made of how many bits two such rows have in common. One of two values takes one
 * row besides the first; of several it takes one for each but the least, or one for each binary
 * digit of the steps between them, whichever are fewer.
 */
#define BLOCK_WORDS 16 /* rows of bits are padded to whole blocks */
#define WORTHS_MOST 64
#define MPTS        1000.0

struct column {
	size_t question;
	uint64_t *bits; /* 1 + worth_count rows */
	uint32_t first; /* which of all the rows of bits is the first */
	unsigned worth_count;
	int64_t worths[WORTHS_MOST]; /* in steps */
	int64_t least;               /* value = least + step * (the sum of the worths) */
	int64_t step;
	double scale; /* points of one step */
};

/*
 * What an attempt with a cell of that kind gets: a bit in two rows, and for binary digits in more.
 * Row 0 takes what is of no interest, so that nothing has to be asked for the usual cell.
 */
struct mark {
	uint32_t has, value;
	uint64_t digits; /* bit i: in row `value` + i */
};

struct grid {
	const struct analysis *analysis;
	const struct response_kind *kinds;
	struct column *columns;
	struct mark *marks; /* by kind */
	uint64_t *bits;     /* all rows of bits, each of so many words */
	size_t column_count, row_count, words;
};

void covariances_clear(struct covariances *covariances)
{
	free(covariances->variance);
	free(covariances->with_all);
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
	while (b > 0) {
		uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

static const struct analysis_question *
column_about(const struct grid *grid, const struct column *column, const uint32_t **kinds)
{
	const struct analysis_question *about = &grid->analysis->questions[column->question];

	*kinds = grid->analysis->kinds_by_question + about->first_kind;
	return about;
}

static int64_t kind_steps(const struct column *column, const struct analysis_question *about,
                          const struct response_kind *kind)
{
	return (analysis_value(about, kind) - column->least) / column->step;
}

/* Find the least value, and the step that all are a number of above it. The most steps there are. */
static int64_t steps_find(const struct grid *grid, struct column *column)
{
	const uint32_t *kinds;
	const struct analysis_question *about = column_about(grid, column, &kinds);
	int64_t least = INT64_MAX, most = INT64_MIN;
	uint64_t step = 0;

	for (uint32_t i = 0; i < about->kind_count; i++) {
		int64_t value;

		if (!analysis_counts(&grid->kinds[kinds[i]]))
			continue;
		value = analysis_value(about, &grid->kinds[kinds[i]]);
		if (least == INT64_MAX)
			least = most = value;
		step = common_divisor(step, (uint64_t)llabs(value - least));
		least = value < least ? value : least;
		most = value > most ? value : most;
	}
	column->least = least;
	column->step = step > 0 ? (int64_t)step : 1;
	column->scale = (double)column->step / analysis_value_unit(about) * about->max_mpts / MPTS;
	return (most - least) / column->step;
}

/* The place of that worth, a new one behind the others; `most` when there are so many already. */
static unsigned worth_place(struct column *column, int64_t worth, unsigned most)
{
	unsigned place = 0;

	while (place < column->worth_count && column->worths[place] != worth)
		place++;
	if (place == column->worth_count && place < most)
		column->worths[column->worth_count++] = worth;
	return place;
}

/* One worth for each value but the least, unless binary digits are fewer. */
static void worths_find(const struct grid *grid, struct column *column)
{
	const uint32_t *kinds;
	const struct analysis_question *about = column_about(grid, column, &kinds);
	int64_t most_steps = steps_find(grid, column);
	unsigned digits = 0;
	bool few = true;

	while (most_steps >> digits > 0)
		digits++;
	for (uint32_t i = 0; few && i < about->kind_count; i++) {
		int64_t steps;

		if (!analysis_counts(&grid->kinds[kinds[i]]))
			continue;
		steps = kind_steps(column, about, &grid->kinds[kinds[i]]);
		few = steps == 0 || worth_place(column, steps, digits) < digits;
	}
	if (few)
		return;
	column->worth_count = digits;
	for (unsigned i = 0; i < digits; i++)
		column->worths[i] = INT64_C(1) << i;
}

/* How the cells of the question's kinds are written. */
static void marks_make(const struct grid *grid, struct column *column)
{
	const uint32_t *kinds;
	const struct analysis_question *about = column_about(grid, column, &kinds);

	for (uint32_t i = 0; i < about->kind_count; i++) {
		struct mark *mark = &grid->marks[kinds[i]];
		int64_t steps;
		unsigned place;

		if (!analysis_counts(&grid->kinds[kinds[i]]))
			continue;
		mark->has = column->first;
		steps = kind_steps(column, about, &grid->kinds[kinds[i]]);
		place = worth_place(column, steps, 0);
		if (steps == 0)
			continue;
		mark->value = column->first + 1 + (place < column->worth_count ? place : 0);
		mark->digits = place < column->worth_count ? 0 : (uint64_t)steps;
	}
}

static bool grid_init(struct grid *grid, const struct analysis *analysis)
{
	size_t attempts = responses_attempt_count(analysis->responses), kind_count;

	grid->analysis = analysis;
	grid->kinds = responses_kinds(analysis->responses, &kind_count);
	grid->words = (attempts + 64 * BLOCK_WORDS - 1) / (64 * BLOCK_WORDS) * BLOCK_WORDS;
	grid->columns = calloc(analysis->question_count + 1, sizeof(*grid->columns));
	grid->marks = calloc(kind_count + 1, sizeof(*grid->marks));
	grid->row_count = 1;
	if (!grid->columns || !grid->marks)
		return false;
	for (size_t i = 0; i < analysis->question_count; i++) {
		struct column *column = &grid->columns[grid->column_count];

		if (analysis->questions[i].count == 0)
			continue;
		column->question = i;
		column->first = (uint32_t)grid->row_count;
		worths_find(grid, column);
		marks_make(grid, column);
		grid->row_count += 1 + column->worth_count;
		grid->column_count++;
	}
	grid->bits = malloc((grid->row_count * grid->words + 1) * sizeof(*grid->bits));
	for (size_t i = 0; grid->bits && i < grid->column_count; i++)
		grid->columns[i].bits = grid->bits + grid->columns[i].first * grid->words;
	return grid->bits;
}

static void grid_clear(struct grid *grid)
{
	free(grid->columns);
	free(grid->marks);
	free(grid->bits);
}

/* 64 attempts, of which `count` are there, into a word of every row of bits: first side by side. */
static void word_fill(const struct grid *grid, size_t word, size_t count, uint64_t *bits)
{
	const struct response_row *row = responses_rows(grid->analysis->responses) + 64 * word;
	const uint32_t *cells = responses_cells(grid->analysis->responses);

	memset(bits, 0, grid->row_count * sizeof(*bits));
	for (size_t i = 0; i < count; i++, row++) {
		const uint64_t bit = UINT64_C(1) << i;

		for (size_t at = row->first; at < row[1].first; at++) {
			const struct mark *mark = &grid->marks[cells[at]];

			bits[mark->has] |= bit;
			bits[mark->value] |= mark->digits ? 0 : bit;
			for (uint64_t set = mark->digits; set > 0; set &= set - 1)
				bits[mark->value + (unsigned)__builtin_ctzll(set)] |= bit;
		}
	}
	for (size_t i = 0; i < grid->row_count; i++)
		grid->bits[i * grid->words + word] = bits[i];
}

static bool grid_fill(const struct grid *grid)
{
	size_t count = responses_attempt_count(grid->analysis->responses);
	uint64_t *bits = malloc((grid->row_count + 1) * sizeof(*bits));

	if (!bits)
		return false;
	for (size_t word = 0; word < grid->words; word++) {
		size_t before = 64 * word, rest = count > before ? count - before : 0;

		word_fill(grid, word, rest < 64 ? rest : 64, bits);
	}
	free(bits);
	return true;
}

/* How many bits two columns have in common: counted within bytes, these summed after each block. */
static int64_t bits_common(const uint64_t *a, const uint64_t *b, size_t words)
{
	const uint64_t pairs = UINT64_C(0x5555555555555555), fours = UINT64_C(0x3333333333333333);
	const uint64_t eights = UINT64_C(0x0F0F0F0F0F0F0F0F), wides = UINT64_C(0x00FF00FF00FF00FF);
	uint64_t count = 0;

	for (const uint64_t *end = a + words; a < end; a += BLOCK_WORDS, b += BLOCK_WORDS) {
		uint64_t bytes = 0;

		for (size_t i = 0; i < BLOCK_WORDS; i++) {
			uint64_t bits = a[i] & b[i];

			bits -= bits >> 1 & pairs;
			bits = (bits & fours) + (bits >> 2 & fours);
			bytes += (bits + (bits >> 4)) & eights;
		}
		bytes = (bytes & wides) + (bytes >> 8 & wides);
		count += bytes * UINT64_C(0x0001000100010001) >> 48;
	}
	return (int64_t)count;
}

/* The sum of a question's steps over the attempts of another row of bits. */
static wide steps_sum(const struct column *column, const uint64_t *others, size_t words)
{
	wide sum = 0;

	for (unsigned i = 0; i < column->worth_count; i++)
		sum += (wide)column->worths[i] *
		       bits_common(column->bits + (i + 1) * words, others, words);
	return sum;
}

/* The covariance in points of two questions, or of one with itself. */
static double covariance(const struct grid *grid, const struct column *a, const struct column *b,
                         int64_t together)
{
	wide products = 0, spread;

	for (unsigned i = 0; i < b->worth_count; i++)
		products +=
			b->worths[i] * steps_sum(a, b->bits + (i + 1) * grid->words, grid->words);
	spread = together * products -
	         steps_sum(a, b->bits, grid->words) * steps_sum(b, a->bits, grid->words);
	return (double)spread / ((double)together * ((double)together - 1)) * a->scale * b->scale;
}

static void pairs_sum(const struct grid *grid, struct covariances *covariances)
{
	covariances->least_together = UINT32_MAX;
	for (size_t i = 0; i < grid->column_count; i++)
		for (size_t j = i; j < grid->column_count; j++) {
			const struct column *a = &grid->columns[i], *b = &grid->columns[j];
			int64_t together = bits_common(a->bits, b->bits, grid->words);
			double value;

			if (together < covariances->least_together)
				covariances->least_together = (uint32_t)together;
			if (together < 2) {
				covariances->absence = FIGURE_NEVER_TOGETHER;
				return;
			}
			value = covariance(grid, a, b, together);
			covariances->with_all[a->question] += value;
			covariances->sum += i == j ? value : 2 * value;
			if (i == j) {
				covariances->variance[a->question] = value;
				covariances->trace += value;
			} else {
				covariances->with_all[b->question] += value;
			}
		}
}

static bool pairwise(const struct analysis *analysis, struct covariances *covariances)
{
	struct grid grid = {0};
	bool done = grid_init(&grid, analysis) && grid_fill(&grid);

	if (done)
		pairs_sum(&grid, covariances);
	grid_clear(&grid);
	return done;
}

/* With equal forms all comes from each question's covariance with its rest. */
static void complete(const struct analysis *analysis, struct covariances *covariances)
{
	covariances->least_together = (uint32_t)analysis->totals.count;
	covariances->sum = moments_variance(&analysis->totals, MPTS).value;
	for (size_t i = 0; i < analysis->question_count; i++) {
		struct products products = {0};
		double pairs =
			(double)analysis->totals.count * ((double)analysis->totals.count - 1);

		if (analysis->questions[i].count == 0)
			continue;
		products = analysis_products(analysis, i);
		covariances->variance[i] = moments_variance(&products.x, MPTS).value;
		covariances->with_all[i] =
			covariances->variance[i] +
			(double)products_spread(&products) / pairs / (MPTS * MPTS);
		covariances->trace += covariances->variance[i];
	}
}

bool covariances_find(struct analysis *analysis)
{
	struct covariances *covariances = &analysis->covariances;

	covariances->variance = calloc(analysis->question_count + 1, sizeof(double));
	covariances->with_all = calloc(analysis->question_count + 1, sizeof(double));
	if (!covariances->variance || !covariances->with_all)
		return false;
	for (size_t i = 0; i < analysis->question_count; i++)
		covariances->question_count += analysis->questions[i].count > 0;
	if (analysis->totals.count == 0)
		covariances->absence = FIGURE_NO_ANSWERS;
	else if (analysis->totals.count < 2)
		covariances->absence = FIGURE_FEW;
	else if (analysis->forms_equal)
		complete(analysis, covariances);
	else
		return pairwise(analysis, covariances);
	return true;
}
