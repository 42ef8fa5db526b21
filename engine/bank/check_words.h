/* bank/check_words.h -- the words of a marked text as its author wrote them, for checks of English
 */
#ifndef BANK_CHECK_WORDS_H
#define BANK_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A word is letters and digits, with the hyphens and apostrophes inside it. It points into the
 * text that was read, as long as that lives.
 */
struct word {
	const char *bytes; /* not ended by a 0 */
	uint16_t length;
	char before;     /* ' ', or the last mark of punctuation since the word before */
	bool emphasised; /* by markup */
};

struct words {
	struct word *all;
	size_t count, capacity;
	char after;  /* ' ', or the last mark of punctuation behind the last word */
	bool failed; /* memory ran out: words are missing */
};

/*
 * Read the words of a text, a thousand at most, in the place of those that were there. Zeros are
 * fine at first.
 */
void words_read(struct words *words, const char *marked);
void words_clear(struct words *words);

/* Is it this one, or one of these, which a space separates? Both are given in lower case. */
bool word_is(const struct word *word, const char *lower);
bool word_is_among(const struct word *word, const char *lower);

bool word_begins_with_capital(const struct word *word);
bool word_is_in_capitals(const struct word *word); /* two letters at least, and no other ones */

/* Are the two forms of one word, as "report", "reports" and "reported" are? */
bool word_is_form_of(const struct word *word, const struct word *other);

#endif
