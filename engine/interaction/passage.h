/* interaction/passage.h -- running text with gaps, and what fills them */
#ifndef INTERACTION_PASSAGE_H
#define INTERACTION_PASSAGE_H

#include "interaction/keys.h"

#define GAPS_MOST 50

/*
 * The parts in the arena: one of PART_PASSAGE, then for each fill one of PART_FILL and behind it
 * its keys or its options.
 */
enum part_kind { PART_PASSAGE, PART_FILL, PART_KEY, PART_OPTION };

struct part {
	uint8_t kind; /* enum part_kind */
	uint8_t is_correct;
	uint8_t is_exact, is_shuffled; /* PART_PASSAGE */
	uint16_t count;        /* PART_PASSAGE: of all parts behind it; PART_FILL: of its own */
	uint16_t first_option; /* PART_FILL: how many options stand before its own */
	int32_t weight_mpts;   /* PART_FILL */
	ref id;                /* of the gap or the option */
	struct key key;        /* of all that is not a key, only the text; the last: key_last() */
};

/* The fills in the order of their gaps in the passage. */
struct gaps {
	const struct vigil_bank *bank;
	const struct part *passage;
	const struct part *fills[GAPS_MOST];
	size_t count;
};

struct gaps gaps_of(const struct vigil_bank *bank, const struct vigil_question *question);

/* Is the gap filled from a list of options, not by typing? */
bool fill_is_list(const struct part *fill);

/* Its part with that id, or NULL. */
const struct part *fill_option(const struct gaps *gaps, const struct part *fill, const char *id,
                               size_t length);

/* The option that stands at this place of its list, in the order shown. */
const struct part *fill_option_at(const struct asked *asked, const struct part *fill, size_t place);

/* What fills the gap: its right option, or its first key that is a word. */
const struct part *fill_key(const struct part *fill);

/* A gap as it is shown, "[1: ____]"; and the passage with its gaps like that. */
void passage_add_blank(struct text *text, size_t number);
void passage_add(struct text *text, const struct gaps *gaps);

/* Reading a bank: the findings, the attributes and the elements, and the question's functions. */
extern const struct vigil_code passage_codes[];
extern const struct xml_attribute_rule passage_attributes[];
extern const struct xml_element_rule passage_rules[];
bool passage_start(void *context, const struct xml_element *element);
bool passage_end(void *context, const struct xml_element *element);

/* The functions of struct interaction that concern the parts as they were read. */
void passage_texts(const struct vigil_bank *bank, const struct vigil_question *question,
                   written_text *visit, void *context);
void passage_alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                          some_alternative *visit, void *context);
size_t passage_order_count(const struct vigil_bank *bank, const struct vigil_question *question);
void passage_shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                     struct random_stream *random, uint16_t *order);

#endif
