/* stats/pairs.c -- sums over the attempts that have both of two questions, for each two */
#include "stats/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "stats/analysis.h"

/*
 * Pairs of questions that miss different attempts have four sums each, over those that have both.
 * There are two ways to them, to the same whole numbers.
 *
 * By bits, where attempts have many of the questions: each question becomes rows of bits, a bit an
 * attempt. The first says who has it, the others, each with a worth of its own, what they got there.
 * A sum of products is then made of how many bits two such rows have in common. One of two values
 * takes one row besides the first; of several it takes one for each but the least, or one for each
 * binary digit of the steps between them, whichever are fewer.
 *
 * By table, where few are drawn from many: every attempt adds its pairs, and no others.
 */
#define BLOCK_WORDS 16 /* rows of bits are padded to whole blocks */
#define WORTHS_MOST 64
#define MPTS        1000.0
#define TABLE_MOST  2048 /* questions: more would take more than 100 MB */

/* Measured: adding a pair to the table costs as much as so many words of two rows of bits. */
#define PAIR_WORDS 6

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
	int64_t steps;   /* for the table: its column, and what it adds there */
	uint32_t column; /* NO_COLUMN: the kind does not count */
};

#define NO_COLUMN UINT32_MAX

struct sums {
	int64_t together, a, b;
	wide both;
};

struct pairs {
	const struct analysis *analysis;
	const struct response_kind *kinds;
	struct column *columns;
	struct mark *marks; /* by kind */
	size_t column_count, row_count, words;
	uint64_t *bits;     /* all rows of bits, each of so many words; NULL: there is a table */
	struct sums *table; /* of columns a >= b at a * (a + 1) / 2 + b */
};

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
column_about(const struct pairs *pairs, const struct column *column, const uint32_t **kinds)
{
	const struct analysis_question *about = &pairs->analysis->questions[column->question];

	*kinds = pairs->analysis->kinds_by_question + about->first_kind;
	return about;
}

static int64_t kind_steps(const struct column *column, const struct analysis_question *about,
                          const struct response_kind *kind)
{
	return (analysis_value(about, kind) - column->least) / column->step;
}

/* Find the least value, and the step that all are a number of above it. The most steps there are. */
static int64_t steps_find(const struct pairs *pairs, struct column *column)
{
	const uint32_t *kinds;
	const struct analysis_question *about = column_about(pairs, column, &kinds);
	int64_t least = INT64_MAX, most = INT64_MIN;
	uint64_t step = 0;

	for (uint32_t i = 0; i < about->kind_count; i++) {
		int64_t value;

		if (!analysis_counts(&pairs->kinds[kinds[i]]))
			continue;
		value = analysis_value(about, &pairs->kinds[kinds[i]]);
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
static void worths_find(const struct pairs *pairs, struct column *column)
{
	const uint32_t *kinds;
	const struct analysis_question *about = column_about(pairs, column, &kinds);
	int64_t most_steps = steps_find(pairs, column);
	unsigned digits = 0;
	bool few = true;

	while (most_steps >> digits > 0)
		digits++;
	for (uint32_t i = 0; few && i < about->kind_count; i++) {
		int64_t steps;

		if (!analysis_counts(&pairs->kinds[kinds[i]]))
			continue;
		steps = kind_steps(column, about, &pairs->kinds[kinds[i]]);
		few = steps == 0 || worth_place(column, steps, digits) < digits;
	}
	if (few)
		return;
	column->worth_count = digits;
	for (unsigned i = 0; i < digits; i++)
		column->worths[i] = INT64_C(1) << i;
}

/* How the cells of the question's kinds are written. */
static void marks_make(const struct pairs *pairs, struct column *column, uint32_t index)
{
	const uint32_t *kinds;
	const struct analysis_question *about = column_about(pairs, column, &kinds);

	for (uint32_t i = 0; i < about->kind_count; i++) {
		struct mark *mark = &pairs->marks[kinds[i]];
		int64_t steps;
		unsigned place;

		mark->column = NO_COLUMN;
		if (!analysis_counts(&pairs->kinds[kinds[i]]))
			continue;
		mark->column = index;
		mark->has = column->first;
		steps = kind_steps(column, about, &pairs->kinds[kinds[i]]);
		mark->steps = steps;
		place = worth_place(column, steps, 0);
		if (steps == 0)
			continue;
		mark->value = column->first + 1 + (place < column->worth_count ? place : 0);
		mark->digits = place < column->worth_count ? 0 : (uint64_t)steps;
	}
}

/* Is the table less work than the bits? */
static bool table_is_better(const struct pairs *pairs)
{
	double added = (double)pairs->analysis->drawn.squares / 2 * PAIR_WORDS;
	double compared =
		(double)pairs->row_count * (double)pairs->row_count / 2 * (double)pairs->words;

	return pairs->column_count <= TABLE_MOST && added < compared;
}

static bool columns_make(struct pairs *pairs)
{
	const struct analysis *analysis = pairs->analysis;
	size_t kind_count;

	pairs->kinds = responses_kinds(analysis->responses, &kind_count);
	pairs->columns = calloc(analysis->question_count + 1, sizeof(*pairs->columns));
	pairs->marks = calloc(kind_count + 1, sizeof(*pairs->marks));
	pairs->row_count = 1;
	if (!pairs->columns || !pairs->marks)
		return false;
	for (size_t i = 0; i < analysis->question_count; i++) {
		struct column *column = &pairs->columns[pairs->column_count];

		if (analysis->questions[i].count == 0)
			continue;
		column->question = i;
		column->first = (uint32_t)pairs->row_count;
		worths_find(pairs, column);
		marks_make(pairs, column, (uint32_t)pairs->column_count);
		pairs->row_count += 1 + column->worth_count;
		pairs->column_count++;
	}
	return true;
}

void pairs_free(struct pairs *pairs)
{
	if (!pairs)
		return;
	free(pairs->columns);
	free(pairs->marks);
	free(pairs->bits);
	free(pairs->table);
	free(pairs);
}

/* 64 attempts, of which `count` are there, into a word of every row of bits: first side by side. */
static void word_fill(const struct pairs *pairs, size_t word, size_t count, uint64_t *bits)
{
	const struct response_row *row = responses_rows(pairs->analysis->responses) + 64 * word;
	const uint32_t *cells = responses_cells(pairs->analysis->responses);

	memset(bits, 0, pairs->row_count * sizeof(*bits));
	for (size_t i = 0; i < count; i++, row++) {
		const uint64_t bit = UINT64_C(1) << i;

		for (size_t at = row->first; at < row[1].first; at++) {
			const struct mark *mark = &pairs->marks[cells[at]];

			bits[mark->has] |= bit;
			bits[mark->value] |= mark->digits ? 0 : bit;
			for (uint64_t set = mark->digits; set > 0; set &= set - 1)
				bits[mark->value + (unsigned)__builtin_ctzll(set)] |= bit;
		}
	}
	for (size_t i = 0; i < pairs->row_count; i++)
		pairs->bits[i * pairs->words + word] = bits[i];
}

static bool bits_fill(struct pairs *pairs)
{
	size_t count = responses_attempt_count(pairs->analysis->responses);
	uint64_t *bits = malloc((pairs->row_count + 1) * sizeof(*bits));

	pairs->bits = malloc((pairs->row_count * pairs->words + 1) * sizeof(*pairs->bits));
	for (size_t word = 0; bits && pairs->bits && word < pairs->words; word++) {
		size_t before = 64 * word, rest = count > before ? count - before : 0;

		word_fill(pairs, word, rest < 64 ? rest : 64, bits);
	}
	for (size_t i = 0; pairs->bits && i < pairs->column_count; i++)
		pairs->columns[i].bits = pairs->bits + pairs->columns[i].first * pairs->words;
	if (!bits)
		return false;
	free(bits);
	return pairs->bits;
}

static struct sums *table_place(const struct pairs *pairs, size_t a, size_t b)
{
	return &pairs->table[a * (a + 1) / 2 + b];
}

/* Add the pairs of one attempt: of each two the one with the higher column is a. */
static void row_pair(const struct pairs *pairs, const uint32_t *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct mark *mark = &pairs->marks[cells[i]];

		for (size_t j = 0; j <= i && mark->column != NO_COLUMN; j++) {
			const struct mark *other = &pairs->marks[cells[j]];
			const struct mark *a = other->column > mark->column ? other : mark;
			const struct mark *b = a == other ? mark : other;
			struct sums *sums;

			if (other->column == NO_COLUMN)
				continue;
			sums = table_place(pairs, a->column, b->column);
			sums->together++;
			sums->a += a->steps;
			sums->b += b->steps;
			sums->both += (wide)a->steps * b->steps;
		}
	}
}

static bool table_fill(struct pairs *pairs)
{
	const struct responses *responses = pairs->analysis->responses;
	const struct response_row *row = responses_rows(responses);
	const struct response_row *end = row + responses_attempt_count(responses);
	size_t count = pairs->column_count * (pairs->column_count + 1) / 2;

	pairs->table = calloc(count + 1, sizeof(*pairs->table));
	for (; pairs->table && row < end; row++)
		row_pair(pairs, responses_cells(responses) + row->first, row[1].first - row->first);
	return pairs->table;
}

struct pairs *pairs_new(const struct analysis *analysis)
{
	size_t attempts = responses_attempt_count(analysis->responses);
	struct pairs *pairs = calloc(1, sizeof(*pairs));

	if (!pairs)
		return NULL;
	pairs->analysis = analysis;
	pairs->words = (attempts + 64 * BLOCK_WORDS - 1) / (64 * BLOCK_WORDS) * BLOCK_WORDS;
	if (columns_make(pairs) && (table_is_better(pairs) ? table_fill(pairs) : bits_fill(pairs)))
		return pairs;
	pairs_free(pairs);
	return NULL;
}

size_t pairs_question_count(const struct pairs *pairs)
{
	return pairs->column_count;
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

static struct sums bits_sum(const struct column *a, const struct column *b, size_t words)
{
	struct sums sums = {.together = bits_common(a->bits, b->bits, words)};

	sums.a = (int64_t)steps_sum(a, b->bits, words);
	sums.b = (int64_t)steps_sum(b, a->bits, words);
	for (unsigned i = 0; i < b->worth_count; i++)
		sums.both += b->worths[i] * steps_sum(a, b->bits + (i + 1) * words, words);
	return sums;
}

struct pair pairs_get(const struct pairs *pairs, size_t i, size_t j)
{
	const struct column *a = &pairs->columns[i > j ? i : j];
	const struct column *b = &pairs->columns[i > j ? j : i];
	struct sums sums = pairs->table ? *table_place(pairs, i > j ? i : j, i > j ? j : i)
	                                : bits_sum(a, b, pairs->words);

	return (struct pair){.together = sums.together,
	                     .a = sums.a,
	                     .b = sums.b,
	                     .both = sums.both,
	                     .a_points = a->scale,
	                     .b_points = b->scale,
	                     .a_question = a->question,
	                     .b_question = b->question};
}
