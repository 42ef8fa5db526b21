/* bank/head.c -- what stands at a bank's head: title, sources, facts, topics, allowed warnings */
#include "bank/reader.h"

static struct vigil_bank *bank_of(void *context)
{
	struct bank_reader *reader = context;

	return reader->builder.bank;
}

static bool title_end(void *context, const struct xml_element *element)
{
	bank_of(context)->title = element->text;
	return true;
}

static bool source_start(void *context, const struct xml_element *element)
{
	struct vigil_bank *bank = bank_of(context);
	struct model_source source = {.offset = (uint32_t)element->offset};

	if (!reader_grow((void **)&bank->sources, bank->source_count, sizeof(source)) ||
	    !reader_name(context, element, 0, NAME_SOURCE, bank->source_count, &source.id) ||
	    !reader_copy(context, element, 1, &source.title))
		return false;
	bank->sources[bank->source_count++] = source;
	return true;
}

static bool fact_start(void *context, const struct xml_element *element)
{
	struct vigil_bank *bank = bank_of(context);
	struct model_fact fact = {0};

	if (!reader_grow((void **)&bank->facts, bank->fact_count, sizeof(fact)) ||
	    !reader_name(context, element, 0, NAME_FACT, bank->fact_count, &fact.id) ||
	    !reader_resolve_list(context, element, 1, NAME_SOURCE, &fact.sources))
		return false;
	bank->facts[bank->fact_count++] = fact;
	return true;
}

static bool fact_end(void *context, const struct xml_element *element)
{
	struct vigil_bank *bank = bank_of(context);

	bank->facts[bank->fact_count - 1].text = element->text;
	return true;
}

static bool topic_start(void *context, const struct xml_element *element)
{
	struct vigil_bank *bank = bank_of(context);
	struct model_topic topic = {0};

	if (!reader_grow((void **)&bank->topics, bank->topic_count, sizeof(topic)) ||
	    !reader_name(context, element, 0, NAME_TOPIC, bank->topic_count, &topic.id))
		return false;
	bank->topics[bank->topic_count++] = topic;
	return true;
}

static bool topic_end(void *context, const struct xml_element *element)
{
	struct vigil_bank *bank = bank_of(context);

	bank->topics[bank->topic_count - 1].name = element->text;
	return true;
}

static bool allow_start(void *context, const struct xml_element *element)
{
	struct vigil_bank *bank = bank_of(context);
	struct model_allow allow;

	if (!reader_grow((void **)&bank->allows, bank->allow_count, sizeof(allow)) ||
	    !reader_copy(context, element, 0, &allow.code) ||
	    !reader_copy(context, element, 1, &allow.reason) ||
	    !reader_copy(context, element, 2, &allow.question))
		return false;
	allow.offset = (uint32_t)element->offset;
	bank->allows[bank->allow_count++] = allow;
	return true;
}

/* clang-format off */
static const struct xml_attribute_rule source_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true },
	{ .name = "title", .type = XML_STRING, .required = true },
	{ 0 },
};

static const struct xml_attribute_rule fact_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true, .translated = true },
	{ .name = "sources", .type = XML_IDS, .required = true },
	{ 0 },
};

static const struct xml_attribute_rule topic_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true, .translated = true },
	{ 0 },
};

static const struct xml_attribute_rule allow_attributes[] = {
	{ .name = "code", .type = XML_ID, .required = true },
	{ .name = "reason", .type = XML_STRING, .required = true },
	{ .name = "question", .type = XML_ID },
	{ 0 },
};

#define TITLE { .name = "title", .content = XML_TEXT, .rank = 1, .required = true, \
	        .end = title_end }
#define FACT  { .name = "fact", .content = XML_TEXT, .rank = 3, .repeated = true, \
	        .attributes = fact_attributes, .start = fact_start, .end = fact_end }
#define TOPIC { .name = "topic", .content = XML_TEXT, .rank = 4, .repeated = true, \
	        .attributes = topic_attributes, .start = topic_start, .end = topic_end }

const struct xml_element_rule bank_head_rules[] = {
	TITLE,
	{ .name = "source", .content = XML_NOTHING, .rank = 2, .repeated = true,
	  .attributes = source_attributes, .start = source_start },
	FACT,
	TOPIC,
	{ .name = "allow", .content = XML_NOTHING, .rank = 5, .repeated = true,
	  .attributes = allow_attributes, .start = allow_start },
	{ 0 },
};

const struct xml_element_rule bank_translated_rules[] = { TITLE, FACT, TOPIC, { 0 } };
/* clang-format on */
