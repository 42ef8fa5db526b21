/* bank/check_words.c -- finding words, and comparing them, in ASCII: what is checked is English */
#include "bank/check_words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/markup.h"

/* Words beyond these are not read: whoever compares them with each other has to come to an end. */
#define WORDS_MOST 1000

static bool is_alphanumeric(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

static bool is_capital(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

/* Bytes of a character that is neither ASCII nor of the block of general punctuation. */
static bool is_foreign(const char *bytes)
{
	const unsigned char *byte = (const unsigned char *)bytes;

	if (byte[0] == 0xC2 && byte[1] == 0xA0) /* no-break space */
		return false;
	return byte[0] >= 0x80 && !(byte[0] == 0xE2 && (byte[1] == 0x80 || byte[1] == 0x81));
}

static bool begins_word(const char *bytes)
{
	return is_alphanumeric(*bytes) || is_foreign(bytes);
}

/* How long a hyphen or an apostrophe is that stands here, plain or typographic; else 0. */
static size_t joint_length(const char *bytes)
{
	if (*bytes == '-' || *bytes == '\'')
		return 1;
	return strncmp(bytes, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static size_t word_length(const char *bytes)
{
	size_t length = 0;

	while (begins_word(bytes + length) || (bytes[length] & 0xC0) == 0x80) {
		size_t joint;

		length++;
		joint = joint_length(bytes + length);
		if (joint && begins_word(bytes + length + joint))
			length += joint;
	}
	return length;
}

static void add(struct words *words, const struct word *word)
{
	if (words->count == words->capacity) {
		size_t capacity = words->capacity ? 2 * words->capacity : 64;
		struct word *all = realloc(words->all, capacity * sizeof(*all));

		if (!all) {
			words->failed = true;
			return;
		}
		words->all = all;
		words->capacity = capacity;
	}
	words->all[words->count++] = *word;
}

/* What a character that is no word's stands for: itself, '"', '-', '.' or, for all others, ' '. */
static char punctuation(const char *bytes, size_t *length)
{
	unsigned char last;

	*length = 1;
	if ((*bytes & 0x80) == 0)
		return *bytes < ' ' ? ' ' : *bytes;
	*length = strncmp(bytes, "\xE2", 1) == 0 ? 3 : 2;
	last = (unsigned char)bytes[*length - 1];
	if (*length == 2 || (unsigned char)bytes[1] != 0x80)
		return ' ';
	if (last >= 0x90 && last <= 0x95)
		return '-';
	if (last >= 0x98 && last <= 0x9F)
		return '"';
	return last == 0xA6 ? '.' : ' '; /* an ellipsis */
}

static size_t markup_length(const char *marked)
{
	const char *end;

	if (*marked != MARKUP_MARK_ON && *marked != MARKUP_LINK_ON)
		return 1;
	end = strchr(marked, MARKUP_NAME_END);
	return end ? (size_t)(end - marked) + 1 : 1;
}

static int emphasis_change(char markup)
{
	if (markup == MARKUP_EM_ON || markup == MARKUP_STRONG_ON)
		return 1;
	return markup == MARKUP_EM_OFF || markup == MARKUP_STRONG_OFF ? -1 : 0;
}

void words_read(struct words *words, const char *marked)
{
	int emphasis = 0;
	size_t length;

	words->count = 0;
	words->after = ' ';
	for (; *marked && words->count < WORDS_MOST; marked += length) {
		if (markup_is(*marked)) {
			emphasis += emphasis_change(*marked);
			if (markup_is_block(*marked))
				words->after = '.';
			length = markup_length(marked);
		} else if (begins_word(marked)) {
			length = word_length(marked);
			add(words, &(struct word){.bytes = marked,
			                          .length = (uint16_t)length,
			                          .before = words->after,
			                          .emphasised = emphasis > 0});
			words->after = ' ';
		} else {
			char mark = punctuation(marked, &length);

			if (mark != ' ')
				words->after = mark;
		}
	}
}

void words_clear(struct words *words)
{
	free(words->all);
	*words = (struct words){0};
}

static char lowered(char byte)
{
	return is_capital(byte) ? (char)(byte - 'A' + 'a') : byte;
}

/* How many bytes at the start of both are the same, but for capitals in the word. */
static size_t same_length(const struct word *word, const char *lower)
{
	size_t same = 0;

	while (same < word->length && lowered(word->bytes[same]) == lower[same])
		same++;
	return same;
}

bool word_is(const struct word *word, const char *lower)
{
	return same_length(word, lower) == word->length && !lower[word->length];
}

bool word_is_among(const struct word *word, const char *lower)
{
	while (*lower) {
		size_t same = same_length(word, lower);

		lower += same;
		if (same == word->length && (*lower == ' ' || !*lower))
			return true;
		while (*lower && *lower != ' ')
			lower++;
		lower += *lower == ' ';
	}
	return false;
}

bool word_begins_with_capital(const struct word *word)
{
	return is_capital(*word->bytes);
}

bool word_is_in_capitals(const struct word *word)
{
	for (size_t i = 0; i < word->length; i++)
		if (!is_capital(word->bytes[i]))
			return false;
	return word->length > 1;
}

/* An ending that changes a word's form and not its meaning. */
static bool is_ending(const char *bytes, size_t length)
{
	static const char *const endings[] = {"",   "s", "es", "ed",  "ing", "d",
	                                      "'s", "e", "er", "ers", "ion", NULL};

	for (const char *const *ending = endings; *ending; ending++)
		if (strlen(*ending) == length && strncasecmp(bytes, *ending, length) == 0)
			return true;
	return false;
}

#define STEM_LEAST 4

bool word_is_form_of(const struct word *word, const struct word *other)
{
	size_t shorter = word->length < other->length ? word->length : other->length;
	size_t same = 0;

	while (same < shorter && (word->bytes[same] | 0x20) == (other->bytes[same] | 0x20))
		same++;
	return same >= STEM_LEAST && is_ending(word->bytes + same, word->length - same) &&
	       is_ending(other->bytes + same, other->length - same);
}
