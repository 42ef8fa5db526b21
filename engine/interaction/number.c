/* interaction/number.c -- a number is typed, in one of several units */
#include <string.h>

#include "base/message.h"
#include "base/normal.h"
#include "interaction/keys.h"
#include "interaction/numeral.h"
#include "interaction/options.h"
#include "interaction/quantity.h"
#include "interaction/unordered.h"
#include "page/page.h"

#define QUOTED_LENGTH 40

static const struct vigil_code *const codes[] = {quantity_codes, NULL};

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	(void)bank;
	(void)question;
	(void)visit;
	(void)context; /* units are no texts: they are typed as they stand there */
}

/* ---- what is shown ---- */

/* "kB, MB or GB"; false when there is none. */
static bool add_units(struct text *text, const struct vigil_bank *bank,
                      const struct quantity *parts)
{
	size_t left = 0, start = text->length;

	for (size_t i = 0; i <= parts->count; i++)
		left += parts[i].name != 0;
	for (size_t i = 0; i <= parts->count; i++) {
		if (!parts[i].name)
			continue;
		left--;
		text_addf(text, "%s%s", bank_text(bank, parts[i].name),
		          left > 1    ? _(", ")
		          : left == 1 ? _(" or ")
		                      : "");
	}
	return text->length > start;
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	const struct quantity *parts = quantities_of(asked->bank, asked->question);
	struct text units;

	text_init(&units);
	if (add_units(&units, asked->bank, parts))
		page_field(page, _("Unit"), units.bytes);
	text_clear(&units);
}

static void accepts(const struct asked *asked, struct text *line)
{
	const struct quantity *parts = quantities_of(asked->bank, asked->question);

	text_add(line, _("a number"));
	if (parts->name)
		text_addf(line, _("; without a unit it counts in %s"),
		          bank_text(asked->bank, parts->name));
}

/* ---- reading what was typed ---- */

/* What is left to read of an entry, in normal form with its case. */
struct entry {
	struct text left;
	const struct quantity *unit, *other; /* behind the number and in front, or NULL */
	bool negative;
};

static void trim(struct text *text)
{
	size_t blanks = strspn(text->bytes, " ");

	memmove(text->bytes, text->bytes + blanks, text->length - blanks);
	text_cut(text, text->length - blanks);
	while (text->length && text->bytes[text->length - 1] == ' ')
		text_cut(text, text->length - 1);
}

static bool is_same_folded(const char *one, size_t length, const char *other)
{
	struct text part, first, second;
	bool same;

	text_init(&part);
	text_init(&first);
	text_init(&second);
	text_add_bytes(&part, one, length);
	normal_add(&first, part.bytes);
	normal_add(&second, other);
	same = strcmp(first.bytes, second.bytes) == 0;
	text_clear(&part);
	text_clear(&first);
	text_clear(&second);
	return same;
}

/* How much of the entry's end, or beginning, is this unit; 0: it is not there. */
static size_t unit_length(const struct vigil_bank *bank, const struct quantity *unit,
                          const struct text *left, bool behind, bool minds_case)
{
	const char *place;
	struct text name;
	size_t length = 0;

	text_init(&name);
	normal_add_as(&name, bank_text(bank, unit->name), NORMAL_KEEPS_CASE);
	place = left->bytes +
	        (behind && name.length < left->length ? left->length - name.length : 0);
	if (name.length && name.length < left->length &&
	    (minds_case ? memcmp(place, name.bytes, name.length) == 0
	                : is_same_folded(place, name.length, name.bytes)))
		length = name.length;
	text_clear(&name);
	return length;
}

/* The longest unit that stands there and is no other's double but for its case; it is cut off. */
static const struct quantity *take_unit(const struct vigil_bank *bank, const struct quantity *parts,
                                        struct text *left, bool behind, bool minds_case)
{
	const struct quantity *found = NULL;
	size_t longest = 0;

	for (size_t i = 0; i <= parts->count; i++) {
		size_t length =
			parts[i].name ? unit_length(bank, &parts[i], left, behind, minds_case) : 0;

		if (length && length >= longest) {
			found = length > longest ? &parts[i] : NULL;
			longest = length;
		}
	}
	if (!found)
		return NULL;
	if (!behind)
		memset(left->bytes, ' ', longest);
	else
		text_cut(left, left->length - longest);
	trim(left);
	return found;
}

static void take_sign(struct entry *entry)
{
	char sign = *entry->left.bytes;

	if (sign != '-' && sign != '+')
		return;
	entry->negative = sign == '-';
	*entry->left.bytes = ' ';
	trim(&entry->left);
}

static void take_around(const struct vigil_bank *bank, const struct quantity *parts,
                        struct entry *entry)
{
	bool has_sign;

	entry->unit = take_unit(bank, parts, &entry->left, true, true);
	if (!entry->unit)
		entry->unit = take_unit(bank, parts, &entry->left, true, false);
	take_sign(entry);
	has_sign = entry->negative;
	entry->other = take_unit(bank, parts, &entry->left, false, true);
	if (!entry->other)
		entry->other = take_unit(bank, parts, &entry->left, false, false);
	if (entry->other && !has_sign)
		take_sign(entry);
}

/* By this the number counts in the question's unit: of two units one may be that itself. */
static bool find_factor(const struct vigil_bank *bank, const struct entry *entry, exact *factor)
{
	exact one = EXACT_ONE, other = EXACT_ONE;

	if (entry->unit && entry->unit->kind == QUANTITY_UNIT)
		one = quantity_number(bank, entry->unit->value);
	if (entry->other && entry->other->kind == QUANTITY_UNIT)
		other = quantity_number(bank, entry->other->value);
	*factor = one == EXACT_ONE ? other : one;
	return one == EXACT_ONE || other == EXACT_ONE;
}

static void say_no_number(const struct asked *asked, const char *typed, struct text *why)
{
	const struct quantity *parts = quantities_of(asked->bank, asked->question);
	struct text units;

	text_init(&units);
	if (add_units(&units, asked->bank, parts))
		text_addf(why, _("'%.*s' is no number in %s."), (int)strnlen(typed, QUOTED_LENGTH),
		          typed, units.bytes);
	else
		text_addf(why, _("'%.*s' is no number."), (int)strnlen(typed, QUOTED_LENGTH),
		          typed);
	text_clear(&units);
}

/* "= 2,250,000 kB", where the entry could have been misunderstood. */
static void echo(const struct asked *asked, exact number, struct text *why)
{
	const struct quantity *parts = quantities_of(asked->bank, asked->question);

	text_add(why, "= ");
	numeral_add(why, number, asked->language);
	if (parts->name)
		text_addf(why, " %s", bank_text(asked->bank, parts->name));
}

static enum read_outcome read_entry(const struct asked *asked, const struct entry *entry,
                                    const char *typed, struct text *response, struct text *why)
{
	bool separated = false;
	exact number = 0, factor;
	struct text readings;
	enum numeral numeral;
	enum read_outcome outcome = READ_UNREADABLE;

	text_init(&readings);
	numeral = numeral_read(&number, &separated, entry->left.bytes, asked->language, &readings);
	if (numeral == NUMERAL_AMBIGUOUS) {
		text_addf(why, _("'%s' can be read in two ways: %s? Type the one that you mean."),
		          entry->left.bytes, readings.bytes);
	} else if (numeral == NUMERAL_NONE || !find_factor(asked->bank, entry, &factor)) {
		say_no_number(asked, typed, why);
	} else if (numeral == NUMERAL_TOO_LONG || !exact_multiply(&number, number, factor)) {
		text_add(why, _("That number has more digits than are compared here."));
		outcome = READ_NOT_ALLOWED;
	} else {
		number = entry->negative ? -number : number;
		exact_add(response, number);
		if (separated || entry->unit || entry->other)
			echo(asked, number, why);
		outcome = READ_DONE;
	}
	text_clear(&readings);
	return outcome;
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	const struct quantity *parts = quantities_of(asked->bank, asked->question);
	struct entry entry = {0};
	struct text composed;
	enum read_outcome outcome;

	text_init(&composed);
	text_init(&entry.left);
	outcome = typed_read(typed, &composed, why);
	if (outcome != READ_DONE)
		goto done;
	normal_add_as(&entry.left, composed.bytes, NORMAL_KEEPS_CASE);
	if (entry.left.length) {
		take_around(asked->bank, parts, &entry);
		outcome = read_entry(asked, &entry, composed.bytes, response, why);
	} else {
		text_add(why, _("Nothing was entered."));
		outcome = READ_UNREADABLE;
	}
done:
	text_clear(&composed);
	text_clear(&entry.left);
	return outcome;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	exact number;

	(void)asked;
	if (!exact_read(&number, normalized, strlen(normalized))) {
		text_add(why, _("The response is a number like 2250000 or -0.5."));
		return READ_UNREADABLE;
	}
	exact_add(response, number);
	return READ_DONE;
}

/* ---- scoring ---- */

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	const struct quantity *parts = quantities_of(bank, question);
	exact number;

	if (!exact_read(&number, response, strlen(response)))
		return (struct score){0};
	for (size_t i = 0; i <= parts->count; i++)
		if (quantity_holds(bank, &parts[i], number))
			return (struct score){.earned_mpts = parts[i].score_mpts};
	return (struct score){0};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct quantity *parts = quantities_of(bank, question);

	text_add(response, bank_text(bank, parts->value ? parts->value : parts->low));
}

/* "2,250,000" or "from 2,200,000 to 2,300,000". */
static void add_limits(struct text *words, const struct vigil_bank *bank,
                       const struct quantity *part, const char *language)
{
	exact low = quantity_number(bank, part->low), high = quantity_number(bank, part->high);

	struct text from, to;

	text_init(&from);
	text_init(&to);
	numeral_add(&from, low, language);
	numeral_add(&to, high, language);
	if (low != high)
		text_addf(words, _("from %s to %s"), from.bytes, to.bytes);
	else
		text_add(words, to.bytes);
	words->failed |= from.failed || to.failed;
	text_clear(&from);
	text_clear(&to);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct quantity *parts = quantities_of(bank, question);
	struct text words;

	text_init(&words);
	page_say(page, PAGE_PLAIN,
	         parts->name ? "The first row that holds the number decides; it counts in %s."
	                     : "The first row that holds the number decides.%s",
	         bank_text(bank, parts->name));
	options_table(page, "Response");
	for (size_t i = 0; i <= parts->count; i++) {
		if (parts[i].kind == QUANTITY_UNIT)
			continue;
		text_cut(&words, 0);
		add_limits(&words, bank, &parts[i], bank_text(bank, bank->language));
		options_row(page, words.bytes, parts[i].score_mpts);
	}
	options_row(page, "anything else", 0);
	text_clear(&words);
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const struct vigil_bank *bank = asked->bank;
	const struct quantity *parts = quantities_of(bank, asked->question);
	bool exactly = quantity_number(bank, parts->low) == quantity_number(bank, parts->high);
	struct text words;

	if (release != RELEASE_KEY || score(bank, asked->question, asked->response).earned_mpts >=
	                                      asked->question->points_mpts)
		return;
	text_init(&words);
	if (parts->value && !exactly) {
		numeral_add(&words, quantity_number(bank, parts->value), asked->language);
		text_add(&words, _(", and what counts is "));
	}
	add_limits(&words, bank, parts, asked->language);
	page_say(page, PAGE_NOTE, _("Right: %s%s%s"), words.bytes, parts->name ? " " : "",
	         bank_text(bank, parts->name));
	text_clear(&words);
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	(void)asked;
	(void)visit;
	(void)context;
}

const struct interaction number_interaction = {
	.name = "number",
	.codes = codes,
	.attributes = quantity_attributes,
	.children = quantity_rules,
	.start = quantity_start,
	.end = quantity_end,
	.texts = texts,
	.order_count = unordered_count,
	.shuffle = unordered_shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.explain = explain,
	.review = review,
	.describe = describe,
};
