/* interaction/keys.c -- keys for what is typed: words with their rules, and patterns */
#include "interaction/keys.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/bytes.h"
#include "base/message.h"
#include "base/normal.h"
#include "base/utf8.h"
#include "interaction/prose.h"
#include "xml/pattern.h"

#define LETTERS_PER_SLIP 4
#define SLIPS_MOST       2

const struct vigil_code key_codes[] = {
	[KEY_EMPTY] = {"key-empty", VIGIL_ERROR},
	[KEY_TOO_LONG] = {"key-too-long", VIGIL_ERROR},
	[KEYS_TOO_MANY] = {"keys-too-many", VIGIL_ERROR},
	[KEY_IMPOSSIBLE] = {"key-impossible", VIGIL_ERROR},
	[KEY_DOUBLED] = {"key-doubled", VIGIL_ERROR},
	[KEY_UNREACHABLE] = {"key-unreachable", VIGIL_ERROR},
	[TYPOS_UNUSED] = {"typos-unused", VIGIL_ERROR},
	{0},
};

/* ---- reading a bank ---- */

/* clang-format off */
const struct xml_attribute_rule key_attributes[] = {
	[KEY_PATTERN] = { .name = "pattern", .type = XML_BOOLEAN },
	[KEY_CASE]    = { .name = "case", .type = XML_BOOLEAN },
	[KEY_ACCENTS] = { .name = "accents", .type = XML_BOOLEAN },
	[KEY_TYPOS]   = { .name = "typos", .type = XML_COUNT, .least = 0, .most = SLIPS_MOST },
	{ 0 },
};

const struct xml_attribute_rule scored_key_attributes[] = {
	[KEY_PATTERN] = { .name = "pattern", .type = XML_BOOLEAN },
	[KEY_CASE]    = { .name = "case", .type = XML_BOOLEAN },
	[KEY_ACCENTS] = { .name = "accents", .type = XML_BOOLEAN },
	[KEY_TYPOS]   = { .name = "typos", .type = XML_COUNT, .least = 0, .most = SLIPS_MOST },
	[KEY_SCORE]   = { .name = "score", .type = XML_DECIMAL, .least = 0, .most = 1000000 },
	{ 0 },
};
/* clang-format on */

struct key *key_last(const struct bank_builder *builder)
{
	return (struct key *)(void *)(builder->parts + builder->parts_used) - 1;
}

static bool feedback_end(void *context, const struct xml_element *element)
{
	key_last(context)->feedback = element->text;
	return true;
}

const struct xml_element_rule key_children[] = {
	{.name = "feedback", .content = XML_TEXT, .inlines = prose_blocks, .end = feedback_end},
	{0},
};

void key_start(struct key *key, const struct xml_element *element)
{
	const struct xml_value *values = element->values;

	key->is_pattern = xml_has(element, KEY_PATTERN) && values[KEY_PATTERN].number;
	key->minds_case = xml_has(element, KEY_CASE) && values[KEY_CASE].number;
	key->minds_accents = !xml_has(element, KEY_ACCENTS) || values[KEY_ACCENTS].number;
	if (xml_has(element, KEY_TYPOS))
		key->typos = (uint8_t)values[KEY_TYPOS].number;
}

static unsigned rules_of(const struct key *key)
{
	return (key->minds_case ? NORMAL_KEEPS_CASE : 0) |
	       (key->minds_accents ? 0 : NORMAL_DROPS_ACCENTS);
}

static size_t letters_in(const char *text)
{
	size_t letters = 0;
	ucs4_t character;

	for (const uint8_t *at = (const uint8_t *)text; *at;) {
		at += u8_strmbtouc(&character, at);
		letters += uc_is_general_category(character, UC_CATEGORY_L);
	}
	return letters;
}

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool check_word(struct bank_builder *builder, const struct key *key, size_t offset)
{
	struct text form;
	bool fit = true;

	if (!key->typos && is_letter_or_digit(*bank_text(builder->bank, key->text)))
		return true; /* every rule leaves that */
	text_init(&form);
	normal_add_as(&form, bank_text(builder->bank, key->text), rules_of(key));
	if (!form.length) {
		builder_find(builder, &key_codes[KEY_EMPTY], offset,
		             "nothing of the key is left to compare by its rules");
		fit = false;
	} else if (key->typos && letters_in(form.bytes) < (size_t)key->typos * LETTERS_PER_SLIP) {
		builder_find(builder, &key_codes[TYPOS_UNUSED], offset,
		             "a slip is tolerated for each %d letters; the key has %zu",
		             LETTERS_PER_SLIP, letters_in(form.bytes));
		fit = false;
	}
	text_clear(&form);
	return fit;
}

static bool check_pattern(struct bank_builder *builder, const struct key *key, size_t offset)
{
	const char *problem;
	bool fit = pattern_check(bank_text(builder->bank, key->text), rules_of(key), &problem);

	if (problem)
		builder_find(builder, &key_codes[KEY_IMPOSSIBLE], offset,
		             "the pattern cannot be used: %s", problem);
	if (key->typos)
		builder_find(builder, &key_codes[TYPOS_UNUSED], offset,
		             "slips are tolerated in words, not in patterns");
	return fit && !key->typos;
}

bool key_check(struct bank_builder *builder, const struct key *key, size_t offset)
{
	if (!key->text)
		builder_find(builder, &key_codes[KEY_EMPTY], offset, "the key has no text");
	else if (strlen(bank_text(builder->bank, key->text)) > KEY_LENGTH_MOST)
		builder_find(builder, &key_codes[KEY_TOO_LONG], offset,
		             "the key is longer than %d bytes", KEY_LENGTH_MOST);
	else if (key->is_pattern)
		return check_pattern(builder, key, offset);
	else
		return check_word(builder, key, offset);
	return false;
}

/* ---- comparing ---- */

static size_t least_of(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * Characters left out, put in, exchanged, or changed with their neighbour, the fewest that make one
 * text of the other: the optimal string alignment distance. Rows of its table are 3 in number.
 */
static size_t aligned(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count,
                      size_t *rows)
{
	size_t *older = rows, *old = rows + b_count + 1, *row = old + b_count + 1;

	for (size_t j = 0; j <= b_count; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_count; i++) {
		size_t *spare = older;

		older = old;
		old = row;
		row = spare;
		row[0] = i;
		for (size_t j = 1; j <= b_count; j++) {
			row[j] = least_of(least_of(old[j], row[j - 1]) + 1,
			                  old[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least_of(row[j], older[j - 2] + 1);
		}
	}
	return row[b_count];
}

/* How many slips are between two normalized texts; more than SLIPS_MOST are as good as any. */
static size_t slips_between(const char *one, const char *other)
{
	size_t a_count = 0, b_count = 0, slips = SIZE_MAX;
	uint32_t *a = u8_to_u32((const uint8_t *)one, strlen(one), NULL, &a_count);
	uint32_t *b = u8_to_u32((const uint8_t *)other, strlen(other), NULL, &b_count);
	size_t *rows = NULL;

	if (a && b && a_count <= b_count + SLIPS_MOST && b_count <= a_count + SLIPS_MOST)
		rows = calloc(3 * (b_count + 1), sizeof(*rows));
	if (rows)
		slips = aligned(a, a_count, b, b_count, rows);
	free(rows);
	free(a);
	free(b);
	return slips;
}

/* `slips` is what was forgiven. */
static bool word_matches(const char *word, const struct key *key, const char *response,
                         size_t *slips)
{
	struct text wanted, given;

	*slips = 0;
	if (strcmp(word, response) == 0)
		return true;
	text_init(&wanted);
	text_init(&given);
	normal_add_as(&wanted, word, rules_of(key));
	normal_add_as(&given, response, rules_of(key));
	*slips = strcmp(wanted.bytes, given.bytes) == 0 ? 0
	         : key->typos                           ? slips_between(wanted.bytes, given.bytes)
	                                                : SIZE_MAX;
	text_clear(&wanted);
	text_clear(&given);
	return *slips <= key->typos;
}

static bool pattern_takes(const char *source, const struct key *key, const char *response)
{
	const char *problem;
	struct pattern *pattern = pattern_new(source, rules_of(key), &problem);
	struct text given;
	bool matches;

	text_init(&given);
	normal_add_as(&given, response, rules_of(key));
	matches = pattern && !given.failed && pattern_matches(pattern, given.bytes);
	text_clear(&given);
	pattern_free(pattern);
	return matches;
}

bool key_matches(const struct vigil_bank *bank, const struct key *key, const char *response,
                 bool *tolerated)
{
	size_t slips = 0;
	bool matches = key->is_pattern
	                       ? pattern_takes(bank_text(bank, key->text), key, response)
	                       : word_matches(bank_text(bank, key->text), key, response, &slips);

	*tolerated = matches && slips > 0;
	return matches;
}

/* Does `earlier` take all that `key` takes, as far as their rules go? */
static bool is_as_lenient(const struct key *earlier, const struct key *key)
{
	return earlier->minds_case <= key->minds_case &&
	       earlier->minds_accents <= key->minds_accents;
}

bool key_is_hidden(struct bank_builder *builder, const struct key *earlier, const struct key *key,
                   size_t offset)
{
	const char *mine = bank_text(builder->bank, key->text);
	const char *first = bank_text(builder->bank, earlier->text);
	bool doubled, hidden;
	size_t slips = 0;

	if (!is_as_lenient(earlier, key))
		return false;
	if (key->is_pattern)
		hidden = doubled = earlier->is_pattern && strcmp(first, mine) == 0;
	else if (earlier->is_pattern)
		hidden = !key->typos && pattern_takes(first, earlier, mine), doubled = false;
	else
		hidden = word_matches(first, earlier, mine, &slips) &&
		         slips + key->typos <= earlier->typos,
		doubled = hidden && slips == 0;
	if (hidden)
		builder_find(builder, &key_codes[doubled ? KEY_DOUBLED : KEY_UNREACHABLE], offset,
		             doubled ? "this is the key '%s' again"
		                     : "the key '%s' before it takes all that this one does",
		             first);
	return hidden;
}

/* ---- words ---- */

void key_describe(const struct vigil_bank *bank, const struct key *key, struct text *words)
{
	text_addf(words, "%s'%s'", key->is_pattern ? "pattern " : "", bank_text(bank, key->text));
	if (key->minds_case)
		text_add(words, ", case minded");
	if (!key->minds_accents)
		text_add(words, ", accents ignored");
	if (key->typos)
		text_addf(words, ", %u slip%s tolerated", key->typos, key->typos == 1 ? "" : "s");
}

enum read_outcome typed_read(const char *typed, struct text *response, struct text *why)
{
	size_t length = strlen(typed), start = response->length;

	if (utf8_valid_prefix(typed, length) < length) {
		text_add(why, _("That holds bytes that are no text."));
		return READ_UNREADABLE;
	}
	normal_add_as(response, typed, NORMAL_ONLY_COMPOSED);
	if (u8_mbsnlen((const uint8_t *)response->bytes + start, response->length - start) <=
	    TYPED_MOST)
		return READ_DONE;
	text_cut(response, start);
	text_addf(why, _("That is longer than %d characters."), TYPED_MOST);
	return READ_NOT_ALLOWED;
}
