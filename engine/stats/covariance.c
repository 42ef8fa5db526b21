/* stats/covariance.c -- how the questions' points vary together */
#include "stats/covariance.h"

#include <stdlib.h>
#include <string.h>

#include "stats/analysis.h"
#include "stats/correlation.h"

/*
 * Pairs of columns that miss different cells have four sums each, over the rows both have: too many
 * to walk the rows for each. So each question becomes columns of bits: one says who has it, the
 * others are the binary digits of what they got, in steps of the question's own. A sum of products
 * is then the number of bits common to two columns, times the digits' worth. A question that is
 * right or wrong has one digit.
 */
#define BLOCK_WORDS 16 /* columns are padded to whole blocks */
#define MPTS        1000.0

struct columns {
	uint64_t *bits; /* who has it; then the digits, lowest first */
	unsigned digits;
	int64_t least, step; /* value = least + step * (what the digits say) */
	double scale;        /* points of one step */
	size_t question;
};

struct grid {
	const struct analysis *analysis;
	const struct response_kind *kinds;
	struct columns *columns;
	size_t column_count, words, kind_count;
	uint64_t *bits;      /* of all columns */
	uint64_t *kind_bits; /* by kind: what its digits say */
	uint32_t *column_of; /* by kind; NO_COLUMN where it does not count */
};

#define NO_COLUMN UINT32_MAX

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

/* Find the steps and how many digits they take. */
static void columns_measure(const struct grid *grid, struct columns *columns)
{
	const struct analysis_question *question = &grid->analysis->questions[columns->question];
	const uint32_t *index = grid->analysis->kinds_by_question + question->first_kind;
	int64_t least = INT64_MAX, most = INT64_MIN;
	uint64_t step = 0;

	for (uint32_t i = 0; i < question->kind_count; i++) {
		const struct response_kind *kind = &grid->kinds[index[i]];
		int64_t value;

		if (!analysis_counts(kind))
			continue;
		value = analysis_value(question, kind);
		if (least == INT64_MAX)
			least = most = value;
		step = common_divisor(step, (uint64_t)llabs(value - least));
		least = value < least ? value : least;
		most = value > most ? value : most;
	}
	columns->least = least;
	columns->step = step > 0 ? (int64_t)step : 1;
	for (uint64_t steps = (uint64_t)((most - least) / columns->step); steps > 0; steps >>= 1)
		columns->digits++;
	columns->scale =
		(double)columns->step / analysis_value_unit(question) * question->max_mpts / MPTS;
}

static void kinds_place(const struct grid *grid, size_t column)
{
	const struct columns *columns = &grid->columns[column];
	const struct analysis_question *question = &grid->analysis->questions[columns->question];
	const uint32_t *index = grid->analysis->kinds_by_question + question->first_kind;

	for (uint32_t i = 0; i < question->kind_count; i++) {
		const struct response_kind *kind = &grid->kinds[index[i]];

		grid->column_of[index[i]] = analysis_counts(kind) ? (uint32_t)column : NO_COLUMN;
		if (analysis_counts(kind))
			grid->kind_bits[index[i]] =
				(uint64_t)((analysis_value(question, kind) - columns->least) /
			                   columns->step);
	}
}

static void row_write(const struct grid *grid, const struct response_entry *entry, size_t count,
                      size_t row)
{
	size_t word = row / 64;
	uint64_t bit = UINT64_C(1) << row % 64;

	for (const struct response_entry *end = entry + count; entry < end; entry++) {
		uint64_t *bits;

		if (grid->column_of[entry->kind] == NO_COLUMN)
			continue;
		bits = grid->columns[grid->column_of[entry->kind]].bits + word;
		*bits |= bit;
		for (uint64_t said = grid->kind_bits[entry->kind]; said > 0; said &= said - 1)
			bits[(size_t)(__builtin_ctzll(said) + 1) * grid->words] |= bit;
	}
}

static bool grid_init(struct grid *grid, const struct analysis *analysis)
{
	size_t rows = responses_attempt_count(analysis->responses), planes = 0;

	grid->analysis = analysis;
	grid->kinds = responses_kinds(analysis->responses, &grid->kind_count);
	grid->words = (rows + 64 * BLOCK_WORDS - 1) / (64 * BLOCK_WORDS) * BLOCK_WORDS;
	grid->columns = calloc(analysis->question_count + 1, sizeof(*grid->columns));
	grid->kind_bits = calloc(grid->kind_count + 1, sizeof(*grid->kind_bits));
	grid->column_of = malloc((grid->kind_count + 1) * sizeof(*grid->column_of));
	if (!grid->columns || !grid->kind_bits || !grid->column_of)
		return false;
	memset(grid->column_of, 0xFF, (grid->kind_count + 1) * sizeof(*grid->column_of));
	for (size_t i = 0; i < analysis->question_count; i++) {
		if (analysis->questions[i].count == 0)
			continue;
		grid->columns[grid->column_count].question = i;
		columns_measure(grid, &grid->columns[grid->column_count]);
		kinds_place(grid, grid->column_count);
		planes += grid->columns[grid->column_count++].digits + 1;
	}
	grid->bits = calloc(planes * grid->words + 1, sizeof(*grid->bits));
	if (!grid->bits)
		return false;
	for (size_t i = 0, plane = 0; i < grid->column_count; i++) {
		grid->columns[i].bits = grid->bits + plane * grid->words;
		plane += grid->columns[i].digits + 1;
	}
	return true;
}

static void grid_clear(struct grid *grid)
{
	free(grid->columns);
	free(grid->kind_bits);
	free(grid->column_of);
	free(grid->bits);
}

static void grid_fill(const struct grid *grid)
{
	const struct response_row *rows = responses_rows(grid->analysis->responses);
	const struct response_entry *entries = responses_entries(grid->analysis->responses);
	size_t count = responses_attempt_count(grid->analysis->responses);

	for (size_t i = 0; i < count; i++)
		row_write(grid, entries + rows[i].first, rows[i + 1].first - rows[i].first, i);
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

/* The sum of a question's steps over the rows of the other column. */
static wide steps_sum(const struct columns *columns, const uint64_t *others, size_t words)
{
	wide sum = 0;

	for (unsigned i = 0; i < columns->digits; i++)
		sum += (wide)bits_common(columns->bits + (i + 1) * words, others, words) << i;
	return sum;
}

/* The covariance in points of two questions, or of one with itself. */
static double covariance(const struct grid *grid, const struct columns *a, const struct columns *b,
                         int64_t together)
{
	wide products = 0, common;

	for (unsigned i = 0; i < b->digits; i++)
		products += steps_sum(a, b->bits + (i + 1) * grid->words, grid->words) << i;
	common = together * products -
	         steps_sum(a, b->bits, grid->words) * steps_sum(b, a->bits, grid->words);
	return (double)common / ((double)together * ((double)together - 1)) * a->scale * b->scale;
}

static void pairs_sum(const struct grid *grid, struct covariances *covariances)
{
	covariances->least_together = UINT32_MAX;
	for (size_t i = 0; i < grid->column_count; i++)
		for (size_t j = i; j < grid->column_count; j++) {
			const struct columns *a = &grid->columns[i], *b = &grid->columns[j];
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
	bool done = grid_init(&grid, analysis);

	if (done) {
		grid_fill(&grid);
		pairs_sum(&grid, covariances);
	}
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
