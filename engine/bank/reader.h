/* bank/reader.h -- what the files of this room share while a bank is read */
#ifndef BANK_READER_H
#define BANK_READER_H

#include "bank/names.h"
#include "base/text.h"
#include "interaction/interaction.h"
#include "model/builder.h"
#include "xml/grammar.h"

#define BANK_NAMESPACE "urn:vigil:bank:1"

enum bank_code {
	BANK_DUPLICATE_ID,
	BANK_UNKNOWN_REFERENCE,
	BANK_FEEDBACK_DOUBLED,
	BANK_TOO_MANY_MARKS,
	BANK_TOO_MANY_HINTS,
	BANK_WRONG_KIND,
	BANK_TOO_LARGE,
};

extern const struct vigil_code bank_codes[]; /* ends in {0} */

/* The context of every rule. Interactions see only the builder, which is the first member. */
struct bank_reader {
	struct bank_builder builder;
	const struct bank_grammar *grammar;
	struct names names;
	struct text hints; /* struct model_hint[] of the question that is read */
	ref feedback[OUTCOME_COUNT];
	enum outcome feedback_on; /* the feedback that is open */
};

/* The rules for one kind of document after the other, made from a list of interactions. */
struct bank_grammar;

struct bank_grammar *bank_grammar_new(const struct interaction *const *list);
void bank_grammar_free(struct bank_grammar *grammar);
const struct xml_element_rule *bank_grammar_roots(const struct bank_grammar *grammar);

/* The interaction that a question's rule belongs to, and how many attributes are its own. */
const struct interaction *bank_grammar_interaction(const struct bank_grammar *grammar,
                                                   const struct xml_element_rule *rule,
                                                   unsigned *own_attributes);

/* Rules by file; each array ends in a rule without a name. */
extern const struct xml_element_rule bank_head_rules[];       /* title to allow */
extern const struct xml_element_rule bank_translated_rules[]; /* those that a translation has */
extern const struct xml_element_rule bank_exhibit_rules[];    /* exhibit */
extern const struct xml_element_rule bank_before_rules[];     /* prompt */
extern const struct xml_element_rule bank_after_rules[];      /* hint, feedback, explanation */
extern const struct xml_attribute_rule bank_question_attributes[];
bool bank_root_start(void *context, const struct xml_element *element);
bool bank_question_start(void *context, const struct xml_element *element);
bool bank_question_end(void *context, const struct xml_element *element);

/* Room for one more behind `count` records that were made by this function. False: no memory. */
bool reader_grow(void **records, uint32_t count, size_t size);

/* A copy of an attribute's value; 0 when it is not given. False: no memory. */
bool reader_copy(struct bank_reader *reader, const struct xml_element *element, unsigned attribute,
                 ref *copy);

/*
 * Copy the id that attribute 0 gives to the next of its kind, with a finding when it is taken.
 * 0 when it is not given. False: no memory.
 */
bool reader_name(struct bank_reader *reader, const struct xml_element *element, unsigned attribute,
                 enum name_kind kind, uint32_t index, ref *id);

/* The index that a reference means, or NO_INDEX with a finding. */
uint32_t reader_resolve(struct bank_reader *reader, enum name_kind kind, const char *bytes,
                        size_t length, size_t offset);

/* A list in the arena of what a list of names means; NAME_WORD: of their texts. */
bool reader_resolve_list(struct bank_reader *reader, const struct xml_element *element,
                         unsigned attribute, enum name_kind kind, ref *list);

#endif
