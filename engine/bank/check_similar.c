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
	struct shingles shingles, other;
	struct forms forms; /* of the other */
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

/* The number of a shingle; `size` is only less than SHINGLE_BYTES where the text is. */
static uint64_t shingle_of(const char *bytes, size_t size, uint64_t salt)
{
	uint64_t number = 0;

	memcpy(&number, bytes, size);
	return mix(mix(number) ^ salt);
}

/* A text shorter than a shingle is one by itself. */
static void add_text(struct shingles *shingles, const char *form, size_t length, uint64_t salt)
{
	if (length < SHINGLE_BYTES)
		shingles->all[shingles->count++] = shingle_of(form, length, salt);
	for (size_t i = 0; i + SHINGLE_BYTES <= length; i++)
		if (((unsigned char)form[i] & 0xC0) != 0x80)
			shingles->all[shingles->count++] =
				shingle_of(form + i, SHINGLE_BYTES, salt);
}

/* The same words about another exhibit are another question: its number is part of a shingle. */
static bool read_shingles(struct shingles *shingles, const struct forms *forms, uint32_t exhibit)
{
	uint64_t salt = mix(exhibit);

	shingles->count = 0;
	if (!make_room(shingles, forms->all.length))
		return false;
	for (size_t i = 0; i < forms->count; i++) {
		size_t end = i + 1 < forms->count ? forms->at[i + 1] : forms->all.length;

		add_text(shingles, forms->all.bytes + forms->at[i], end - forms->at[i] - 1, salt);
	}
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
	if (!forms_read(&similar->forms, similar->bank, question,
	                options_of_question(similar->bank, question)) ||
	    !read_shingles(&similar->other, &similar->forms, question->exhibit)) {
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
	*failed |= search.failed;
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

static void check_similar(struct checked *checked)
{
	const struct vigil_bank *bank = checked->bank;
	const struct vigil_question *question = checked->question;
	struct similar *similar = checked->similar;
	size_t index = (size_t)(question - bank_question(bank, 0)), other;

	if (question->status == QUESTION_RETIRED)
		return; /* what takes its place may be like it */
	if (!read_shingles(&similar->shingles, &checked->forms, question->exhibit)) {
		checked->failed = true;
		return;
	}
	sign(&similar->signatures[index], &similar->shingles);
	other = find_pair(similar, index, &checked->failed);
	if (other)
		checking_find(checked->checking, &codes[NEAR_DUPLICATE], question, 0,
		              "prompt and options are nearly those of the question '%s'; change "
		              "what it asks, or take one of the two out",
		              bank_text(bank, bank_question(bank, other - 1)->id));
	else
		remember(similar, index);
}

struct similar *similar_new(const struct vigil_bank *bank)
{
	struct similar *similar = calloc(1, sizeof(*similar));
	size_t count = bank->question_count;

	if (!similar)
		return NULL;
	similar->bank = bank;
	forms_init(&similar->forms);
	similar->head_count = 16;
	while (similar->head_count < 2 * count)
		similar->head_count *= 2;
	similar->signatures = calloc(count + 1, sizeof(*similar->signatures));
	similar->heads = calloc(BANDS * similar->head_count, sizeof(*similar->heads));
	similar->next = calloc(BANDS * (count + 1), sizeof(*similar->next));
	if (!similar->signatures || !similar->heads || !similar->next) {
		similar_free(similar);
		return NULL;
	}
	return similar;
}

void similar_free(struct similar *similar)
{
	if (!similar)
		return;
	free(similar->signatures);
	free(similar->heads);
	free(similar->next);
	free(similar->shingles.all);
	free(similar->other.all);
	forms_clear(&similar->forms);
	free(similar);
}

static void (*const of_question[])(struct checked *checked) = {check_similar, NULL};

const struct checks similar_checks = {.codes = codes, .of_question = of_question};
