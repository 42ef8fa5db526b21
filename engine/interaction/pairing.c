/* interaction/pairing.c -- which target each source was given: typed, recorded, read back */
#include "interaction/pairing.h"

#include <string.h>

#include "base/bytes.h"
#include "base/message.h"
#include "base/normal.h"
#include "interaction/labels.h"

/* ---- parts ---- */

const struct match *match_of(const struct vigil_bank *bank, const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

const struct side *match_sources(const struct match *match)
{
	return (const struct side *)(const void *)(match + 1);
}

const struct side *match_targets(const struct match *match)
{
	return match_sources(match) + match->source_count;
}

/* ---- pairs ---- */

/* What is the place-th of those numbers in the order that are sources, or that are not? */
static size_t number_at(const struct asked *asked, bool is_source, size_t place)
{
	size_t source_count = match_of(asked->bank, asked->question)->source_count;
	const uint16_t *number = asked->order;

	for (size_t before = 0;; number++)
		if ((*number < source_count) == is_source && before++ == place)
			return *number;
}

size_t pairing_source_at(const struct asked *asked, size_t place)
{
	return number_at(asked, true, place);
}

size_t pairing_target_at(const struct asked *asked, size_t place)
{
	size_t source_count = match_of(asked->bank, asked->question)->source_count;

	return number_at(asked, false, place) - source_count;
}

void pairing_set(struct pairing *pairing, size_t source, size_t target)
{
	pairing->doubled[source] = pairing->target[source] != 0;
	pairing->target[source] = (uint8_t)(target + 1);
}

static size_t find_id(const struct vigil_bank *bank, const struct side *sides, size_t count,
                      const char *id, size_t length)
{
	size_t i = 0;

	while (i < count && !bytes_are(id, length, bank_text(bank, sides[i].id)))
		i++;
	return i;
}

/* Pairs of ids as they stand in a record: "e1=t2 e2=t1". */
static bool read_ids(const struct vigil_bank *bank, const struct match *match, const char *pairs,
                     struct pairing *pairing, struct text *why)
{
	*pairing = (struct pairing){0};
	while (*(pairs += strspn(pairs, " "))) {
		size_t length = strcspn(pairs, " "), left = strcspn(pairs, " ="), source, target;
		size_t right = left < length ? left + 1 : length;

		source = find_id(bank, match_sources(match), match->source_count, pairs, left);
		target = find_id(bank, match_targets(match), match->target_count, pairs + right,
		                 length - right);
		if (source == match->source_count) {
			label_unknown(why, pairs, left, _("sources"));
			return false;
		}
		if (target == match->target_count) {
			label_unknown(why, pairs + right, length - right, _("targets"));
			return false;
		}
		pairing_set(pairing, source, target);
		pairs += length;
	}
	return true;
}

static bool is_whole(const struct match *match, const struct pairing *pairing)
{
	for (size_t i = 0; i < match->source_count; i++)
		if (!pairing->target[i] || pairing->doubled[i])
			return false;
	return true;
}

void pairing_write(const struct vigil_bank *bank, const struct match *match,
                   const struct pairing *pairing, struct text *ids)
{
	const struct side *sources = match_sources(match), *targets = match_targets(match);

	for (size_t i = 0; i < match->source_count; i++)
		text_addf(ids, "%s%s=%s", i ? " " : "", bank_text(bank, sources[i].id),
		          bank_text(bank, targets[pairing->target[i] - 1].id));
}

/* The sources left out, or those with several targets: by numbers, or without `shown` by ids. */
static void list_uneven(const struct asked *asked, const struct pairing *pairing, bool doubled,
                        bool shown, struct text *why)
{
	const struct match *match = match_of(asked->bank, asked->question);
	struct text number;
	size_t listed = 0;

	text_init(&number);
	for (size_t i = 0; i < match->source_count; i++) {
		size_t source = shown ? pairing_source_at(asked, i) : i;

		text_cut(&number, 0);
		text_addf(&number, "%zu", i + 1);
		if (doubled ? pairing->doubled[source] : !pairing->target[source])
			label_list(why, &listed,
			           doubled ? _("; more than one: ") : _("; missing: "),
			           shown ? number.bytes
			                 : bank_text(asked->bank, match_sources(match)[source].id));
	}
	text_clear(&number);
}

static enum read_outcome judge(const struct asked *asked, const struct pairing *pairing, bool shown,
                               struct text *response, struct text *why)
{
	const struct match *match = match_of(asked->bank, asked->question);

	if (!is_whole(match, pairing)) {
		text_add(why, shown ? _("Each number needs one letter")
		                    : _("Each source needs one target"));
		list_uneven(asked, pairing, false, shown, why);
		list_uneven(asked, pairing, true, shown, why);
		text_add(why, _("."));
		return READ_NOT_ALLOWED;
	}
	pairing_write(asked->bank, match, pairing, response);
	return READ_DONE;
}

enum read_outcome pairing_restore(const struct asked *asked, const char *normalized,
                                  struct text *response, struct text *why)
{
	struct pairing pairing;

	if (!read_ids(asked->bank, match_of(asked->bank, asked->question), normalized, &pairing,
	              why))
		return READ_UNREADABLE;
	return judge(asked, &pairing, false, response, why);
}

bool pairing_recall(const struct vigil_bank *bank, const struct match *match, const char *response,
                    struct pairing *pairing)
{
	struct text unused;
	bool known;

	text_init(&unused);
	known = read_ids(bank, match, response, pairing, &unused);
	text_clear(&unused);
	return known && is_whole(match, pairing);
}

/* ---- what was typed ---- */

/* While words are read: pairs, or targets alone, which go to the sources in turn. */
struct reading {
	const struct asked *asked;
	const struct match *match;
	size_t named;   /* the source that waits for its target, or their number */
	size_t in_turn; /* targets that stood alone */
	bool by_name;   /* a source was named */
	struct pairing pairing;
};

static size_t find_shown_id(const struct reading *reading, const struct side *sides, size_t count,
                            const char *word, size_t length)
{
	size_t i = 0;

	while (i < count &&
	       !label_is_id(word, length, bank_text(reading->asked->bank, sides[i].id)))
		i++;
	return i;
}

static bool find_source(const struct reading *reading, const char *word, size_t length,
                        size_t *source)
{
	const struct match *match = reading->match;
	size_t place = label_number(word, length, match->source_count);

	*source = place < match->source_count ? pairing_source_at(reading->asked, place)
	                                      : find_shown_id(reading, match_sources(match),
	                                                      match->source_count, word, length);
	return *source < match->source_count;
}

static bool find_target(const struct reading *reading, const char *word, size_t length,
                        size_t *target)
{
	const struct match *match = reading->match;
	size_t place = label_letter(word, length, match->target_count);

	*target = place < match->target_count ? pairing_target_at(reading->asked, place)
	                                      : find_shown_id(reading, match_targets(match),
	                                                      match->target_count, word, length);
	return *target < match->target_count;
}

static void name_source(struct reading *reading, size_t source)
{
	reading->named = source;
	reading->by_name = true;
}

static void give_named(struct reading *reading, size_t target)
{
	pairing_set(&reading->pairing, reading->named, target);
	reading->named = reading->match->source_count;
}

static void give_in_turn(struct reading *reading, size_t target)
{
	if (reading->in_turn < reading->match->source_count)
		pairing_set(&reading->pairing, pairing_source_at(reading->asked, reading->in_turn),
		            target);
	reading->in_turn++;
}

/* Longer words are no pair: every hyphen in one may be where it is parted. */
#define PAIR_LENGTH 200

/* "1a", "1-a", "e1-t2": a source and a target in one word, parted where both sides mean something.
 */
static bool read_pair(struct reading *reading, const char *word, size_t length)
{
	size_t source, target;

	for (size_t left = 1; left < length && length <= PAIR_LENGTH; left++) {
		bool hyphen = word[left] == '-', after_digit = word[left - 1] <= '9';
		size_t right = left + hyphen;

		if ((!hyphen && !after_digit) || !find_source(reading, word, left, &source) ||
		    !find_target(reading, word + right, length - right, &target))
			continue;
		name_source(reading, source);
		give_named(reading, target);
		return true;
	}
	return false;
}

static bool read_run(struct reading *reading, const char *word, size_t length)
{
	size_t count = reading->match->target_count;

	for (size_t i = 0; i < length; i++)
		if (label_letter(word + i, 1, count) == count)
			return false;
	for (size_t i = 0; i < length; i++)
		give_in_turn(reading,
		             pairing_target_at(reading->asked, label_letter(word + i, 1, count)));
	return true;
}

/* `joined`: a sign behind the word says that it is a source. */
static bool read_word(struct reading *reading, const char *word, size_t length, bool joined)
{
	size_t source, target;
	bool is_source = find_source(reading, word, length, &source);
	bool is_target = find_target(reading, word, length, &target);
	bool is_label = label_letter(word, length, TARGETS_MOST) < TARGETS_MOST;

	if (joined && !is_source)
		return false;
	if (!joined && is_target && reading->named < reading->match->source_count)
		give_named(reading, target);
	else if (is_source && (joined || !is_label || !is_target))
		name_source(reading, source);
	else if (is_target)
		give_in_turn(reading, target);
	else
		return read_pair(reading, word, length) || read_run(reading, word, length);
	return true;
}

/* The word at `words`, without the sign that joins it to the next: "1", "1-", "1 ->". */
static size_t measure_word(const char *words, bool *joined)
{
	size_t length = strcspn(words, " ,;=:>"), behind = length;

	behind += strspn(words + behind, " -");
	*joined = words[behind] && strchr("=:>", words[behind]) != NULL;
	while (length > 1 && words[length - 1] == '-')
		length--;
	return length;
}

static bool read_words(struct reading *reading, const char *words, struct text *why)
{
	static const char between[] = " ,;=:>-";
	bool joined;

	while (*(words += strspn(words, between))) {
		size_t length = measure_word(words, &joined);

		if (!read_word(reading, words, length, joined)) {
			label_unknown(why, words, length, _("numbers and letters"));
			return false;
		}
		words += length;
	}
	if (reading->by_name && reading->in_turn)
		text_add(why, _("Give a number to every letter, or to none."));
	else if (!reading->by_name && !reading->in_turn)
		text_add(why, _("Nothing was entered."));
	return reading->by_name != (reading->in_turn > 0);
}

enum read_outcome pairing_read(const struct asked *asked, const char *typed, struct text *response,
                               struct text *why)
{
	const struct match *match = match_of(asked->bank, asked->question);
	struct reading reading = {.asked = asked, .match = match, .named = match->source_count};
	struct text form;
	bool understood;

	text_init(&form);
	normal_add(&form, typed);
	understood = read_words(&reading, form.bytes, why);
	text_clear(&form);
	if (!understood)
		return READ_UNREADABLE;
	if (reading.in_turn > match->source_count) {
		text_addf(why, _("There are %zu letters for %u numbers."), reading.in_turn,
		          (unsigned)match->source_count);
		return READ_NOT_ALLOWED;
	}
	return judge(asked, &reading.pairing, true, response, why);
}
