/* bank/check_similar.c -- questions of a bank that ask nearly the same, prompt and options together
 */

/*
 * Two texts are alike as far as their shingles are the same: all runs of a few characters, as a
 * set (Broder, "On the resemblance and containment of documents", 1997). To compare each question
 * with each would take minutes; so each set is drawn down to a signature, of which two sets have
 * as many places in common, on the average, as their resemblance says, and only questions are
 * compared that have a whole band of places in common. Of those that resemble each other in three
 * quarters, 995 of 1000 are found so; the others and all chance meetings are weeded out by a
 * comparison of the sets.
 */
#include <stdlib.h>
#include <string.h>

#include "bank/checks.h"
#include "base/markup.h"
#include "base/normal.h"

enum { NEAR_DUPLICATE };

static const struct vigil_code codes[] = {
	[NEAR_DUPLICATE] = {"near-duplicate", VIGIL_WARNING},
	{0},
};

#define SHINGLE_BYTES 8 /* as many ASCII characters, or three Chinese ones */
#define PLACES        64
#define BAND_PLACES   4
#define BANDS         (PLACES / BAND_PLACES)

/* Two sets are found when this share of what is in either is in both: three quarters. */
#define ALIKE_PARTS 3
#define ALIKE_WHOLE 4

/* Two signatures with less in common are hardly those of such sets: 48 places are to be expected.
 */
#define ALIKE_PLACES 38

/* With so many signatures, and so many sets, a question is compared: a bound for odd banks. */
#define SIGNATURES_MOST 1000
#define SETS_MOST       16

struct shingles {
	uint64_t *all; /* ascending, each once */
	size_t count, capacity;
};

struct signature {
	uint32_t places[PLACES];
};

struct similar {
	const struct vigil_bank *bank;
	struct signature *signatures; /* one for each question */
	uint32_t *heads;   /* bands: hash to the last question with it, from 1; 0: none */
	uint32_t *next;    /* for each question and band: the one before, as heads */
	size_t head_count; /* for each band; a power of two */
	struct text plain, form;
	struct shingles shingles, other;
};

static uint64_t mix(uint64_t number)
{
	number ^= number >> 32;
	number *= 0x9E3779B97F4A7C15U;
	return number ^ number >> 29;
}

/* ---- shingles ---- */

static bool make_room(struct shingles *shingles, size_t more)
{
	size_t wanted = shingles->count + more;
	uint64_t *all;

	if (wanted <= shingles->capacity)
		return true;
	all = realloc(shingles->all, 2 * wanted * sizeof(*all));
	if (!all)
		return false;
	shingles->all = all;
	shingles->capacity = 2 * wanted;
	return true;
}

/* A text shorter than a shingle is one by itself. */
static bool add_text(struct similar *similar, struct shingles *shingles, ref marked, uint64_t salt)
{
	const char *form;
	size_t length;

	text_cut(&similar->plain, 0);
	text_cut(&similar->form, 0);
	markup_strip(&similar->plain, bank_text(similar->bank, marked));
	normal_add(&similar->form, similar->plain.bytes);
	form = similar->form.bytes;
	length = similar->form.length;
	if (similar->plain.failed || similar->form.failed || !make_room(shingles, length + 1))
		return false;
	for (size_t i = 0; i == 0 || i + SHINGLE_BYTES <= length; i++) {
		size_t size = length - i < SHINGLE_BYTES ? length - i : SHINGLE_BYTES;
		uint64_t bytes = 0;

		if (((unsigned char)form[i] & 0xC0) == 0x80)
			continue;
		memcpy(&bytes, form + i, size);
		shingles->all[shingles->count++] = mix(mix(bytes) ^ salt);
	}
	return true;
}

/* The same words about another exhibit are another question: its number is part of a shingle. */
static bool read_shingles(struct similar *similar, struct shingles *shingles,
                          const struct vigil_question *question)
{
	const struct interaction *interaction = question->interaction;
	const struct options *options =
		interaction->options ? interaction->options(similar->bank, question) : NULL;
	uint64_t salt = mix(question->exhibit);

	shingles->count = 0;
	if (!add_text(similar, shingles, question->prompt, salt))
		return false;
	for (size_t i = 0; options && i < options->count; i++)
		if (!add_text(similar, shingles, options_all(options)[i].text, salt))
			return false;
	return true;
}

static int by_number(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

static void make_set(struct shingles *shingles)
{
	size_t kept = 0;

	qsort(shingles->all, shingles->count, sizeof(*shingles->all), by_number);
	for (size_t i = 0; i < shingles->count; i++)
		if (kept == 0 || shingles->all[i] != shingles->all[kept - 1])
			shingles->all[kept++] = shingles->all[i];
	shingles->count = kept;
}

static bool is_alike(const struct shingles *left, const struct shingles *right)
{
	size_t i = 0, j = 0, both = 0, all;

	while (i < left->count && j < right->count) {
		uint64_t a = left->all[i], b = right->all[j];

		both += a == b;
		i += a <= b;
		j += b <= a;
	}
	all = left->count + right->count - both;
	return ALIKE_WHOLE * both >= ALIKE_PARTS * all;
}

/* ---- signatures ---- */

/*
 * Each shingle belongs to one place, where the least of those that belong there is kept. A place
 * to which none belongs takes over what the next one has, changed by how far off that is, so that
 * sets that are alike still agree there (Shrivastava and Li, 2014).
 */
static void sign(struct signature *signature, const struct shingles *shingles)
{
	uint32_t least[PLACES];

	memset(least, 0xFF, sizeof(least));
	for (size_t i = 0; i < shingles->count; i++) {
		uint32_t *place = &least[shingles->all[i] % PLACES];
		uint32_t number = (uint32_t)(shingles->all[i] >> 32);

		if (number < *place)
			*place = number;
	}
	for (uint32_t i = 0; i < PLACES; i++) {
		uint32_t off = 0;

		while (off < PLACES && least[(i + off) % PLACES] == UINT32_MAX)
			off++;
		signature->places[i] = least[(i + off) % PLACES] + off * 0x9E3779B9U;
	}
}

static bool may_be_alike(const struct signature *left, const struct signature *right)
{
	unsigned same = 0;

	for (size_t i = 0; i < PLACES; i++)
		same += left->places[i] == right->places[i];
	return same >= ALIKE_PLACES;
}

static uint32_t *head_of(const struct similar *similar, const struct signature *signature,
                         size_t band)
{
	uint64_t hash = band;

	for (size_t i = 0; i < BAND_PLACES; i++)
		hash = mix(hash ^ signature->places[band * BAND_PLACES + i]);
	return &similar->heads[band * similar->head_count + (hash & (similar->head_count - 1))];
}

/* ---- pairs ---- */

struct search {
	size_t signatures, sets; /* compared so far */
	bool failed;
};

/* Is question `other` like the one that is searched for? Its shingles become a set when needed. */
static bool is_pair(struct similar *similar, size_t index, size_t other, struct search *search)
{
	const struct vigil_question *question = bank_question(similar->bank, other);

	if (search->sets == SETS_MOST ||
	    !may_be_alike(&similar->signatures[index], &similar->signatures[other]))
		return false;
	if (search->sets++ == 0)
		make_set(&similar->shingles);
	if (!read_shingles(similar, &similar->other, question)) {
		search->failed = true;
		return false;
	}
	make_set(&similar->other);
	return is_alike(&similar->shingles, &similar->other);
}

/* The number, from 1, of an earlier question that this one is like; 0: of none. */
static size_t find_pair(struct similar *similar, size_t index, bool *failed)
{
	struct search search = {0};

	for (size_t band = 0; band < BANDS; band++) {
		uint32_t other = *head_of(similar, &similar->signatures[index], band);

		for (; other && search.signatures < SIGNATURES_MOST; search.signatures++) {
			if (is_pair(similar, index, other - 1, &search))
				return other;
			other = similar->next[(other - 1) * BANDS + band];
		}
	}
	*failed = search.failed;
	return 0;
}

static void remember(struct similar *similar, size_t index)
{
	for (size_t band = 0; band < BANDS; band++) {
		uint32_t *head = head_of(similar, &similar->signatures[index], band);

		similar->next[index * BANDS + band] = *head;
		*head = (uint32_t)index + 1;
	}
}

static bool check_one(const struct checking *checking, struct similar *similar, size_t index)
{
	const struct vigil_bank *bank = checking->bank;
	const struct vigil_question *question = bank_question(bank, index);
	bool failed = false;
	size_t other;

	if (question->status == QUESTION_RETIRED)
		return true; /* what takes its place may be like it */
	if (!read_shingles(similar, &similar->shingles, question))
		return false;
	sign(&similar->signatures[index], &similar->shingles);
	other = find_pair(similar, index, &failed);
	if (other)
		checking_find(checking, &codes[NEAR_DUPLICATE], question, 0,
		              "prompt and options are nearly those of the question '%s'; change "
		              "what it asks, or take one of the two out",
		              bank_text(bank, bank_question(bank, other - 1)->id));
	else
		remember(similar, index);
	return !failed;
}

static bool check_similar(const struct checking *checking)
{
	const struct vigil_bank *bank = checking->bank;
	struct similar similar = {.bank = bank, .head_count = 16};
	size_t count = bank->question_count;
	bool done = false;

	text_init(&similar.plain);
	text_init(&similar.form);
	while (similar.head_count < 2 * count)
		similar.head_count *= 2;
	similar.signatures = calloc(count + 1, sizeof(*similar.signatures));
	similar.heads = calloc(BANDS * similar.head_count, sizeof(*similar.heads));
	similar.next = calloc(BANDS * (count + 1), sizeof(*similar.next));
	if (!similar.signatures || !similar.heads || !similar.next)
		goto done;
	done = true;
	for (size_t i = 0; i < count && done; i++)
		done = check_one(checking, &similar, i);
done:
	free(similar.signatures);
	free(similar.heads);
	free(similar.next);
	free(similar.shingles.all);
	free(similar.other.all);
	text_clear(&similar.plain);
	text_clear(&similar.form);
	return done;
}

static bool (*const of_bank[])(const struct checking *checking) = {check_similar, NULL};

const struct checks similar_checks = {.codes = codes, .of_bank = of_bank};
