/* interaction/options.h -- options to choose from: what the interactions that offer them share */
#ifndef INTERACTION_OPTIONS_H
#define INTERACTION_OPTIONS_H

#include <stdbool.h>

#include "interaction/interaction.h"
#include "model/builder.h"

/* As many as there are letters to name them. */
#define OPTIONS_MOST 26

enum option_scoring { OPTION_EXACT, OPTION_PARTIAL, OPTION_MAP };

struct option {
	ref id, text, feedback, missed; /* missed: feedback for not having chosen it */
	int32_t score_mpts;
	uint8_t correct, fixed, has_score;
	uint8_t in_missed; /* while it is read: the feedback that is open is for missing it */
};

/* The parts of a question with options, as they stand in the arena: this, then the options. */
struct options {
	uint16_t count;
	uint16_t least, most; /* how many are to be chosen */
	uint8_t scoring;      /* enum option_scoring */
	uint8_t shuffled;
	ref bounds;       /* struct option_bounds of a map, or 0 */
	ref combinations; /* the last struct combination, or 0 */
};

struct option_bounds {
	int32_t lower_mpts, upper_mpts, default_mpts;
};

/* A set of options: bit i is the i-th in the file. */
typedef uint32_t option_set;

/* Feedback for choosing just these options and no others. */
struct combination {
	option_set chosen;
	ref text, before; /* before: the combination before this one in the file, or 0 */
};

/* Indexes into option_codes. */
enum option_code {
	OPTIONS_MISSING,
	OPTIONS_TOO_MANY,
	OPTION_DOUBLED,
	OPTION_FEEDBACK_DOUBLED,
	KEY_MISSING,
	SCORE_UNUSED,
	CORRECT_UNUSED,
	MAXIMUM_NOT_REACHED,
	COMBINATION_UNKNOWN,
	COMBINATION_DOUBLED,
};

extern const struct vigil_code option_codes[];       /* what these functions find */
extern const struct xml_element_rule option_rules[]; /* the element `option` */

const struct options *options_of(const struct vigil_bank *bank,
                                 const struct vigil_question *question);
const struct option *options_all(const struct options *options);

/* The set of right options; in a map, of those that earn something. */
option_set options_key(const struct options *options);

/* Reading a bank: the record that collects the parts, and checks that both interactions make. */
struct options *options_start(struct bank_builder *builder);
struct options *options_collected(const struct bank_builder *builder);
void options_check(struct bank_builder *builder, const struct xml_element *element);

/* Places and letters: the option that stands at `place` in the order shown. */
const struct option *options_at(const struct asked *asked, size_t place);
size_t options_place(const struct asked *asked, size_t index);
void options_label(char label[3], size_t place); /* "a)" */

/* Ids separated by spaces, in the file's order, from a set and back. */
void options_write(const struct vigil_bank *bank, const struct options *options, option_set set,
                   struct text *ids);
bool options_read_ids(const struct vigil_bank *bank, const struct options *options, const char *ids,
                      option_set *set, struct text *why);

/* The functions of struct interaction that do not differ. */
void options_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                   written_text *visit, void *context);
void options_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                          some_alternative *visit, void *context);
size_t options_order_count(const struct vigil_bank *bank, const struct vigil_question *question);
void options_shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                     struct random_stream *random, uint16_t *order);
void options_present(const struct asked *asked, struct vigil_page *page);
/* A row for each response of the question that a table of scores lists: words and points. */
void options_table(struct vigil_page *page, const char *what);
void options_row(struct vigil_page *page, const char *words, int64_t points_mpts);

void options_review(const struct asked *asked, enum release release, struct vigil_page *page);
void options_describe(const struct asked *asked, shown_part *visit, void *context);

#endif
