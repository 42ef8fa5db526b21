/* bank/grammar.c -- the rules for banks and translations, made from a list of interactions */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "bank/reader.h"

#define INTERACTIONS_MOST 20
#define ATTRIBUTES_MOST   (INTERACTIONS_MOST * 16)
#define ELEMENTS_MOST     (INTERACTIONS_MOST * 10)
#define QUESTION_RANK     6 /* as exhibits: the two mix */

struct question_rule {
	const struct interaction *interaction;
	const struct xml_attribute_rule *attributes;
	unsigned own_attributes;
};

struct bank_grammar {
	struct question_rule questions[INTERACTIONS_MOST];
	struct xml_attribute_rule attributes[ATTRIBUTES_MOST];
	struct xml_element_rule elements[ELEMENTS_MOST];
	struct xml_element_rule roots[3];
	size_t question_count, attribute_count, element_count;
};

static void add_element(struct bank_grammar *grammar, const struct xml_element_rule *rule)
{
	assert(grammar->element_count < ELEMENTS_MOST);
	grammar->elements[grammar->element_count++] = *rule;
}

static void add_elements(struct bank_grammar *grammar, const struct xml_element_rule *rules)
{
	for (; rules && rules->name; rules++)
		add_element(grammar, rules);
}

static unsigned add_attributes(struct bank_grammar *grammar, const struct xml_attribute_rule *rules)
{
	unsigned count = 0;

	for (; rules && rules->name; rules++, count++) {
		assert(grammar->attribute_count < ATTRIBUTES_MOST - 1);
		grammar->attributes[grammar->attribute_count++] = *rules;
	}
	return count;
}

/* The interaction's own rules with the common ones around them. */
static struct xml_element_rule question_rule(struct bank_grammar *grammar,
                                             const struct interaction *interaction)
{
	static const struct xml_element_rule no_element = {0};
	struct question_rule *question = &grammar->questions[grammar->question_count++];
	struct xml_element_rule rule = {.name = interaction->name,
	                                .content = XML_ELEMENTS,
	                                .rank = QUESTION_RANK,
	                                .repeated = true,
	                                .start = bank_question_start,
	                                .end = bank_question_end};

	rule.attributes = &grammar->attributes[grammar->attribute_count];
	rule.children = &grammar->elements[grammar->element_count];
	*question =
		(struct question_rule){.interaction = interaction, .attributes = rule.attributes};
	question->own_attributes = add_attributes(grammar, interaction->attributes);
	add_attributes(grammar, bank_question_attributes);
	grammar->attributes[grammar->attribute_count++] = (struct xml_attribute_rule){0};
	add_elements(grammar, bank_before_rules);
	add_elements(grammar, interaction->children);
	add_elements(grammar, bank_after_rules);
	add_element(grammar, &no_element);
	return rule;
}

/* clang-format off */
static const struct xml_attribute_rule bank_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true },
	{ .name = "version", .type = XML_STRING, .required = true },
	{ .name = "xml:lang", .type = XML_LANGUAGE, .required = true },
	{ 0 },
};

/* The first is the bank's id, too, but called by its relation to it. */
static const struct xml_attribute_rule translation_attributes[] = {
	{ .name = "of", .type = XML_ID, .required = true, .translated = true },
	{ .name = "version", .type = XML_STRING, .required = true, .translated = true },
	{ .name = "xml:lang", .type = XML_LANGUAGE, .required = true, .translated = true },
	{ 0 },
};
/* clang-format on */

bool bank_root_start(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;
	struct vigil_bank *bank = reader->builder.bank;
	bool copied = reader_copy(reader, element, 0, &bank->id) &&
	              reader_copy(reader, element, 1, &bank->version) &&
	              reader_copy(reader, element, 2, &bank->language);

	bank->offset = (uint32_t)element->offset;
	reader->builder.translation = element->rule->restricted;
	if (reader->builder.translation)
		bank->translation_of = bank->id;
	return copied;
}

static void add_root(struct bank_grammar *grammar, size_t index, const char *name,
                     const struct xml_element_rule *head, const struct xml_element_rule *questions,
                     size_t question_count)
{
	static const struct xml_element_rule no_element = {0};

	grammar->roots[index] =
		(struct xml_element_rule){.name = name,
	                                  .content = XML_ELEMENTS,
	                                  .children = &grammar->elements[grammar->element_count],
	                                  .start = bank_root_start};
	add_elements(grammar, head);
	add_elements(grammar, bank_exhibit_rules);
	for (size_t i = 0; i < question_count; i++)
		add_element(grammar, &questions[i]);
	add_element(grammar, &no_element);
}

struct bank_grammar *bank_grammar_new(const struct interaction *const *list)
{
	struct bank_grammar *grammar = malloc(sizeof(*grammar));
	struct xml_element_rule questions[INTERACTIONS_MOST];

	if (!grammar)
		return NULL;
	grammar->question_count = grammar->attribute_count = grammar->element_count = 0;
	for (size_t i = 0; list[i]; i++) {
		assert(i < INTERACTIONS_MOST);
		questions[i] = question_rule(grammar, list[i]);
	}
	add_root(grammar, 0, "bank", bank_head_rules, questions, grammar->question_count);
	add_root(grammar, 1, "translation", bank_translated_rules, questions,
	         grammar->question_count);
	grammar->roots[0].attributes = bank_attributes;
	grammar->roots[1].attributes = translation_attributes;
	grammar->roots[1].restricted = true;
	grammar->roots[2] = (struct xml_element_rule){0};
	return grammar;
}

void bank_grammar_free(struct bank_grammar *grammar)
{
	free(grammar);
}

const struct xml_element_rule *bank_grammar_roots(const struct bank_grammar *grammar)
{
	return grammar->roots;
}

const struct interaction *bank_grammar_interaction(const struct bank_grammar *grammar,
                                                   const struct xml_element_rule *rule,
                                                   unsigned *own_attributes)
{
	const struct question_rule *question = grammar->questions;

	while (question->attributes != rule->attributes)
		question++;
	*own_attributes = question->own_attributes;
	return question->interaction;
}
