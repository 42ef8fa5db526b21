/* interaction/match.c -- pair sources with targets or sort them: shown, scored, explained */
#include "base/message.h"
#include "base/random.h"
#include "interaction/labels.h"
#include "interaction/options.h"
#include "interaction/pairing.h"
#include "interaction/share.h"
#include "interaction/sides.h"
#include "page/page.h"

static const struct vigil_code *const codes[] = {side_codes, NULL};

/* ---- the order shown: the places of the sources, then those of the targets ---- */

static size_t order_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct match *match = match_of(bank, question);

	return (size_t)match->source_count + match->target_count;
}

static void shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct random_stream *random, uint16_t *order)
{
	const struct match *match = match_of(bank, question);
	const struct side *targets = match_targets(match);
	bool fixed[TARGETS_MOST];

	for (uint16_t i = 0; i < match->source_count + match->target_count; i++)
		order[i] = i;
	if (!match->shuffled)
		return;
	for (size_t i = 0; i < match->target_count; i++)
		fixed[i] = targets[i].extra;
	random_shuffle(random, order, match->source_count);
	random_shuffle_fixed(random, order + match->source_count, match->target_count, fixed);
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	const struct match *match = match_of(asked->bank, asked->question);
	struct text number;
	char label[3];

	text_init(&number);
	for (size_t place = 0; place < match->source_count; place++) {
		const struct side *source = &match_sources(match)[pairing_source_at(asked, place)];

		text_cut(&number, 0);
		text_addf(&number, "%zu.", place + 1);
		page_item(page, number.bytes, bank_text(asked->bank, source->text));
	}
	text_clear(&number);
	page_say(page, PAGE_PLAIN,
	         _("Each number goes with one letter. A letter can be used more than once, or "
	           "not at all."));
	for (size_t place = 0; place < match->target_count; place++) {
		const struct side *target = &match_targets(match)[pairing_target_at(asked, place)];

		options_label(label, place);
		page_item(page, label, bank_text(asked->bank, target->text));
	}
}

static void accepts(const struct asked *asked, struct text *line)
{
	(void)asked;
	text_add(line, _("a letter for each number, such as 1b 2a"));
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	const struct match *match = match_of(asked->bank, asked->question);

	for (size_t place = 0; place < match->source_count; place++) {
		const struct side *source = &match_sources(match)[pairing_source_at(asked, place)];

		visit(context, "source", bank_text(asked->bank, source->id),
		      bank_text(asked->bank, source->text));
	}
	for (size_t place = 0; place < match->target_count; place++) {
		const struct side *target = &match_targets(match)[pairing_target_at(asked, place)];

		visit(context, "target", bank_text(asked->bank, target->id),
		      bank_text(asked->bank, target->text));
	}
}

/* ---- scores ---- */

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/*
 * k targets are used: (sum over them of the share of its sources put there - 1) / (k - 1). The
 * shares' common denominator is the least common multiple of sizes whose sum is at most 100, which
 * is at most 232,792,560 (Landau's function): 64 bits are enough for all that follows.
 */
static int32_t score_sorting(const struct match *match, const uint32_t hits[TARGETS_MOST],
                             int32_t points_mpts)
{
	uint32_t sizes[TARGETS_MOST];
	uint64_t over = 1, sum = 0;

	sides_count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++)
		if (sizes[i])
			over *= sizes[i] / common_divisor(over, sizes[i]);
	for (size_t i = 0; i < match->target_count; i++)
		if (sizes[i])
			sum += hits[i] * (over / sizes[i]);
	return share_of(points_mpts, (int64_t)sum - (int64_t)over,
	                (int64_t)over * (match->used_count - 1));
}

static bool is_all_in_one(const struct match *match, const struct pairing *pairing)
{
	for (size_t i = 1; i < match->source_count; i++)
		if (pairing->target[i] != pairing->target[0])
			return false;
	return true;
}

static bool is_right(const struct match *match, const struct pairing *pairing, size_t source)
{
	return pairing->target[source] == match_sources(match)[source].target + 1;
}

static size_t count_right(const struct match *match, const struct pairing *pairing)
{
	size_t right = 0;

	for (size_t i = 0; i < match->source_count; i++)
		right += is_right(match, pairing, i);
	return right;
}

static int32_t score_pairing(const struct match *match, const struct pairing *pairing,
                             int32_t points_mpts)
{
	size_t right = count_right(match, pairing);
	uint32_t hits[TARGETS_MOST] = {0};

	if (right == match->source_count)
		return points_mpts;
	if (match->scoring == MATCH_EXACT || is_all_in_one(match, pairing))
		return 0;
	if (!match->sorting)
		return share_of(points_mpts, (int64_t)right, match->source_count);
	for (size_t i = 0; i < match->source_count; i++)
		if (is_right(match, pairing, i))
			hits[pairing->target[i] - 1]++;
	return score_sorting(match, hits, points_mpts);
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	const struct match *match = match_of(bank, question);
	struct pairing pairing;

	if (!pairing_recall(bank, match, response, &pairing))
		return (struct score){0};
	return (struct score){.earned_mpts = score_pairing(match, &pairing, question->points_mpts)};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct match *match = match_of(bank, question);
	struct pairing key = {0};

	for (size_t i = 0; i < match->source_count; i++)
		pairing_set(&key, i, match_sources(match)[i].target);
	pairing_write(bank, match, &key, response);
}

/* All in one target: in sorting the formula makes it nothing, in pairing the exception to it. */
static void careless(const struct vigil_bank *bank, const struct vigil_question *question,
                     some_response *visit, void *context)
{
	const struct match *match = match_of(bank, question);
	struct text ids;

	text_init(&ids);
	for (size_t target = 0; target < match->target_count; target++) {
		struct pairing pairing = {0};

		for (size_t i = 0; i < match->source_count; i++)
			pairing_set(&pairing, i, target);
		text_cut(&ids, 0);
		pairing_write(bank, match, &pairing, &ids);
		visit(context, ids.bytes, "every source with one target");
	}
	text_clear(&ids);
}

/* ---- scores in words ---- */

/* As many responses, or ways to be right in part, can be listed one by one. */
#define LISTED_MOST 64

/* Count on, the last digit fastest; false: all have been there. */
static bool count_on(uint8_t *digits, const uint32_t *bases, size_t count)
{
	for (size_t i = count; i-- > 0;) {
		if (++digits[i] < bases[i])
			return true;
		digits[i] = 0;
	}
	return false;
}

/* The product of the bases, or more than can be listed. */
static size_t count_ways(const uint32_t *bases, size_t count)
{
	size_t ways = 1;

	for (size_t i = 0; i < count && ways <= LISTED_MOST; i++)
		ways *= bases[i];
	return ways;
}

static void list_responses(const struct vigil_bank *bank, const struct vigil_question *question,
                           const uint32_t *bases, struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint8_t digits[SOURCES_MOST] = {0};
	struct text ids;

	text_init(&ids);
	options_table(page, "Response");
	do {
		struct pairing pairing = {0};

		for (size_t i = 0; i < match->source_count; i++)
			pairing_set(&pairing, i, digits[i]);
		text_cut(&ids, 0);
		pairing_write(bank, match, &pairing, &ids);
		options_row(page, ids.bytes, score_pairing(match, &pairing, question->points_mpts));
	} while (count_on(digits, bases, match->source_count));
	text_clear(&ids);
}

static void list_key(const struct vigil_bank *bank, const struct vigil_question *question,
                     struct vigil_page *page)
{
	struct text ids;

	text_init(&ids);
	best(bank, question, &ids);
	options_table(page, "Response");
	options_row(page, ids.bytes, question->points_mpts);
	options_row(page, "every other one", 0);
	text_clear(&ids);
}

static void list_right(const struct match *match, int32_t points_mpts, struct vigil_page *page)
{
	struct text words;

	text_init(&words);
	options_table(page, "Right");
	for (uint32_t right = 0; right <= match->source_count; right++) {
		text_cut(&words, 0);
		text_addf(&words, "%u of %u", (unsigned)right, (unsigned)match->source_count);
		options_row(page, words.bytes, share_of(points_mpts, right, match->source_count));
	}
	options_row(page, "all with one target", 0);
	text_clear(&words);
}

/* How many are right in each target: "at-rest 1 of 2, vehicle 3 of 3". */
static void list_shares(const struct vigil_bank *bank, const struct vigil_question *question,
                        const uint32_t sizes[TARGETS_MOST], const uint32_t bases[TARGETS_MOST],
                        struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint8_t digits[TARGETS_MOST] = {0};
	struct text words;

	text_init(&words);
	options_table(page, "Right in each target");
	do {
		uint32_t hits[TARGETS_MOST];
		size_t listed = 0;

		text_cut(&words, 0);
		for (size_t i = 0; i < match->target_count; i++) {
			hits[i] = digits[i];
			if (!sizes[i])
				continue;
			label_list(&words, &listed, "",
			           bank_text(bank, match_targets(match)[i].id));
			text_addf(&words, " %u of %u", (unsigned)hits[i], (unsigned)sizes[i]);
		}
		options_row(page, words.bytes, score_sorting(match, hits, question->points_mpts));
	} while (count_on(digits, bases, match->target_count));
	text_clear(&words);
}

/* Too many ways to list: what each source that is right adds. */
static void list_steps(const struct vigil_bank *bank, const struct vigil_question *question,
                       const uint32_t sizes[TARGETS_MOST], struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	int64_t over = match->used_count - 1;
	struct text words;

	text_init(&words);
	options_table(page, "Adds up, before it is rounded");
	options_row(page, "to begin with", -(int64_t)share_of(question->points_mpts, 1, over));
	for (size_t i = 0; i < match->target_count; i++) {
		if (!sizes[i])
			continue;
		text_cut(&words, 0);
		text_addf(&words, "each of %u right in %s", (unsigned)sizes[i],
		          bank_text(bank, match_targets(match)[i].id));
		options_row(page, words.bytes, share_of(question->points_mpts, 1, over * sizes[i]));
	}
	text_clear(&words);
}

static void list_sorting(const struct vigil_bank *bank, const struct vigil_question *question,
                         struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint32_t sizes[TARGETS_MOST] = {0}, bases[TARGETS_MOST] = {0};

	sides_count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++)
		bases[i] = sizes[i] + 1;
	if (count_ways(bases, match->target_count) <= LISTED_MOST)
		list_shares(bank, question, sizes, bases, page);
	else
		list_steps(bank, question, sizes, page);
}

static const char *formula(const struct match *match)
{
	if (match->scoring == MATCH_EXACT)
		return "All pairs right earn all points, anything else nothing.";
	if (match->sorting)
		return "Points times (the sum, over the targets that are used, of the share of "
		       "their sources put there - 1) / (used targets - 1), and never less than "
		       "nothing. All in one target earn nothing.";
	return "Points times the share of sources that are with their target. All with one target "
	       "earn nothing.";
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct match *match = match_of(bank, question);
	uint32_t bases[SOURCES_MOST] = {0};

	for (size_t i = 0; i < match->source_count; i++)
		bases[i] = match->target_count;
	page_say(page, PAGE_PLAIN, "%s", formula(match));
	if (match->scoring == MATCH_EXACT)
		list_key(bank, question, page);
	else if (count_ways(bases, match->source_count) <= LISTED_MOST)
		list_responses(bank, question, bases, page);
	else if (match->sorting)
		list_sorting(bank, question, page);
	else
		list_right(match, question->points_mpts, page);
}

/* ---- guessing ---- */

/* Sums of so many responses times their points stay below 2^63. */
#define RESPONSES_MOST ((int64_t)1000000000000)

/* How many responses there are: a target for each source. */
static int64_t count_responses(const struct match *match)
{
	int64_t responses = 1;

	for (size_t i = 0; i < match->source_count && responses <= RESPONSES_MOST; i++)
		responses *= match->target_count;
	return responses;
}

/* In how many ways `right` of the `size` sources of one target can be put there. */
static int64_t count_so_right(const struct match *match, uint32_t size, uint32_t right)
{
	int64_t ways = 1;

	for (uint32_t i = 1; i <= right; i++)
		ways = ways * (size - right + i) / i;
	for (uint32_t i = right; i < size; i++)
		ways *= match->target_count - 1;
	return ways;
}

/* The sum over all responses, put together by how many are right in each target. */
static int64_t sum_sorting(const struct match *match, int32_t points_mpts)
{
	uint32_t sizes[TARGETS_MOST] = {0}, bases[TARGETS_MOST] = {0};
	uint8_t digits[TARGETS_MOST] = {0};
	int64_t sum = 0;

	sides_count_key(match, sizes);
	for (size_t i = 0; i < match->target_count; i++)
		bases[i] = sizes[i] + 1;
	do {
		uint32_t hits[TARGETS_MOST];
		int64_t ways = 1;

		for (size_t i = 0; i < match->target_count; i++) {
			hits[i] = digits[i];
			ways *= count_so_right(match, sizes[i], hits[i]);
		}
		sum += ways * score_sorting(match, hits, points_mpts);
	} while (count_on(digits, bases, match->target_count));
	return sum;
}

/*
 * A source meets its target by a chance of one in all targets. In pairing, those responses that
 * have all with one target lose what they would earn, a share of one source for each: the points
 * of one response in all. Sorting into so many ways that they cannot be counted is not worked out.
 */
static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct match *match = match_of(bank, question);
	int64_t responses = count_responses(match), points_mpts = question->points_mpts;

	if (responses < 1) /* there are two sources and two targets, at least */
		return 0;
	if (match->scoring == MATCH_EXACT)
		return points_mpts / responses;
	if (!match->sorting)
		return points_mpts * (responses / match->target_count - 1) / responses;
	if (responses > RESPONSES_MOST)
		return 0;
	return sum_sorting(match, question->points_mpts) / responses;
}

/* ---- review ---- */

static char letter_of(const struct asked *asked, size_t target)
{
	size_t place = 0;

	while (pairing_target_at(asked, place) != target)
		place++;
	return (char)('a' + place);
}

static void review_source(const struct asked *asked, size_t place, size_t chosen,
                          enum release release, struct vigil_page *page)
{
	const struct match *match = match_of(asked->bank, asked->question);
	const struct side *source = &match_sources(match)[pairing_source_at(asked, place)];
	bool right = chosen == source->target;
	struct text label, words;

	text_init(&label);
	text_init(&words);
	text_addf(&label, "%zu.", place + 1);
	text_addf(&words, right ? _("%c, right") : _("%c, wrong"), letter_of(asked, chosen));
	if (!right && release == RELEASE_KEY)
		text_addf(&words, _(", right is %c"), letter_of(asked, source->target));
	page_note(page, right ? PAGE_GOOD : PAGE_BAD, label.bytes, words.bytes,
	          right ? "" : bank_text(asked->bank, source->feedback));
	text_clear(&label);
	text_clear(&words);
}

/* Each source in the order shown; where all are right there is nothing to add. */
static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const struct match *match = match_of(asked->bank, asked->question);
	struct pairing pairing;

	if (!pairing_recall(asked->bank, match, asked->response, &pairing) ||
	    count_right(match, &pairing) == match->source_count)
		return;
	for (size_t place = 0; place < match->source_count; place++)
		review_source(asked, place, pairing.target[pairing_source_at(asked, place)] - 1U,
		              release, page);
	if (match->scoring == MATCH_PARTIAL && is_all_in_one(match, &pairing))
		page_say(page, PAGE_NOTE, _("All with one letter earn nothing."));
}

const struct interaction match_interaction = {
	.name = "match",
	.codes = codes,
	.attributes = sides_attributes,
	.children = sides_rules,
	.start = sides_start,
	.end = sides_end,
	.texts = sides_texts,
	.order_tells = true,
	.order_count = order_count,
	.shuffle = shuffle,
	.present = present,
	.accepts = accepts,
	.read = pairing_read,
	.restore = pairing_restore,
	.score = score,
	.best = best,
	.careless = careless,
	.explain = explain,
	.guess = guess,
	.alternatives = sides_alternatives,
	.review = review,
	.describe = describe,
};
