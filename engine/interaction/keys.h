/* interaction/keys.h -- keys for what is typed: words with their rules, and patterns */
#ifndef INTERACTION_KEYS_H
#define INTERACTION_KEYS_H

#include <stdbool.h>

#include "interaction/interaction.h"
#include "model/builder.h"

#define KEYS_MOST       32   /* of one text or gap */
#define KEY_LENGTH_MOST 256  /* bytes */
#define TYPED_MOST      1000 /* characters of a response */

struct key {
	ref text, feedback;
	int32_t score_mpts;
	uint8_t is_pattern, minds_case, minds_accents;
	uint8_t typos; /* so many slips are tolerated */
};

/* Indexes into key_codes. */
enum key_code {
	KEY_EMPTY,
	KEY_TOO_LONG,
	KEYS_TOO_MANY,
	KEY_IMPOSSIBLE,
	KEY_DOUBLED,
	KEY_UNREACHABLE,
	TYPOS_UNUSED,
};

extern const struct vigil_code key_codes[]; /* what these functions find */

/* Attributes by their places; a key that has no score of its own lacks the last. */
enum key_attribute { KEY_PATTERN, KEY_CASE, KEY_ACCENTS, KEY_TYPOS, KEY_SCORE };

extern const struct xml_attribute_rule key_attributes[], scored_key_attributes[];
extern const struct xml_element_rule key_children[]; /* feedback, to the key read last */

/* Reading a bank: a key is the end of the builder's last part. */
struct key *key_last(const struct bank_builder *builder);
void key_start(struct key *key, const struct xml_element *element);

/*
 * What makes the key itself unfit, with the finding at its element. Keys without a finding can be
 * asked whether they hide each other.
 */
bool key_check(struct bank_builder *builder, const struct key *key, size_t offset);

/* Does `earlier` match whatever `key` does? Then there is a finding. */
bool key_is_hidden(struct bank_builder *builder, const struct key *earlier, const struct key *key,
                   size_t offset);

/* `tolerated` is set to whether a slip was forgiven. */
bool key_matches(const struct vigil_bank *bank, const struct key *key, const char *response,
                 bool *tolerated);

/* The key in words: "'phishing', case minded, 1 slip tolerated". */
void key_describe(const struct vigil_bank *bank, const struct key *key, struct text *words);

/*
 * Is that text of a length that can be compared? Then append it composed, with single spaces and
 * none at its ends; else `why` says what is wrong with it. READ_DONE also for no text at all.
 */
enum read_outcome typed_read(const char *typed, struct text *response, struct text *why);

#endif
