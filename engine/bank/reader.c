/* bank/reader.c -- names and references of a bank that is being read */
#include "bank/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"

const struct vigil_code bank_codes[] = {
	[BANK_DUPLICATE_ID] = {"duplicate-id", VIGIL_ERROR},
	[BANK_UNKNOWN_REFERENCE] = {"unknown-reference", VIGIL_ERROR},
	[BANK_FEEDBACK_DOUBLED] = {"feedback-doubled", VIGIL_ERROR},
	[BANK_TOO_MANY_MARKS] = {"too-many-marks", VIGIL_ERROR},
	[BANK_TOO_MANY_HINTS] = {"too-many-hints", VIGIL_ERROR},
	[BANK_WRONG_KIND] = {"wrong-kind", VIGIL_ERROR},
	[BANK_TOO_LARGE] = {"bank-too-large", VIGIL_ERROR},
	{0},
};

static const char *const kind_words[] = {
	[NAME_SOURCE] = "source",   [NAME_FACT] = "fact",         [NAME_TOPIC] = "topic",
	[NAME_EXHIBIT] = "exhibit", [NAME_QUESTION] = "question", [NAME_WORD] = "word",
};

bool reader_grow(void **records, uint32_t count, size_t size)
{
	bool full = count == 0 || (count >= 8 && (count & (count - 1)) == 0);
	void *grown;

	if (!full)
		return true;
	grown = realloc(*records, (count ? 2 * (size_t)count : 8) * size);
	if (grown)
		*records = grown;
	return grown != NULL;
}

bool reader_copy(struct bank_reader *reader, const struct xml_element *element, unsigned attribute,
                 ref *copy)
{
	const struct xml_value *value = &element->values[attribute];

	*copy = 0;
	if (!xml_has(element, attribute))
		return true;
	*copy = arena_copy(&reader->builder.bank->arena, value->bytes, value->length);
	return *copy != 0;
}

bool reader_name(struct bank_reader *reader, const struct xml_element *element, unsigned attribute,
                 enum name_kind kind, uint32_t index, ref *id)
{
	const struct xml_value *value = &element->values[attribute];
	const struct name *name;

	*id = 0;
	if (!xml_has(element, attribute))
		return true;
	name = names_add(&reader->names, kind, value->bytes, value->length, index);
	if (!name)
		return false;
	*id = name->id;
	if (name->index != index)
		builder_find(&reader->builder, &bank_codes[BANK_DUPLICATE_ID], element->offset,
		             "there is another %s '%.*s' before this one", kind_words[kind],
		             (int)value->length, value->bytes);
	return true;
}

static void find_unknown(struct bank_reader *reader, enum name_kind kind, const char *bytes,
                         size_t length, size_t offset)
{
	struct nearest nearest;
	struct text word;

	text_init(&word);
	text_add_bytes(&word, bytes, length);
	nearest_init(&nearest, word.bytes);
	for (size_t i = 0; i < reader->names.place_count; i++) {
		const struct name *name = &reader->names.places[i];

		if (name_is_of(name, kind))
			nearest_offer(&nearest, bank_text(reader->builder.bank, name->id));
	}
	builder_find(&reader->builder, &bank_codes[BANK_UNKNOWN_REFERENCE], offset,
	             nearest.name ? "no %s '%s' is declared before this; did you mean '%s'?"
	                          : "no %s '%s' is declared before this%s",
	             kind_words[kind], word.bytes, nearest.name ? nearest.name : "");
	text_clear(&word);
}

uint32_t reader_resolve(struct bank_reader *reader, enum name_kind kind, const char *bytes,
                        size_t length, size_t offset)
{
	const struct name *name = names_find(&reader->names, kind, bytes, length);

	if (name)
		return name->index;
	find_unknown(reader, kind, bytes, length, offset);
	return NO_INDEX;
}

/* The one copy of a word that is used again and again. */
static bool intern(struct bank_reader *reader, const char *bytes, size_t length, ref *text)
{
	const struct name *name = names_add(&reader->names, NAME_WORD, bytes, length, 0);

	*text = name ? name->id : 0;
	return name != NULL;
}

/* The next of names with spaces between, which ends where the value ends. False: there is none. */
static bool next_name(const char **at, const char *end, const char **name, size_t *length)
{
	while (*at < end && **at == ' ')
		++*at;
	*name = *at;
	while (*at < end && **at != ' ')
		++*at;
	*length = (size_t)(*at - *name);
	return *length > 0;
}

bool reader_resolve_list(struct bank_reader *reader, const struct xml_element *element,
                         unsigned attribute, enum name_kind kind, ref *list)
{
	struct arena *arena = &reader->builder.bank->arena;
	const struct xml_value *value = &element->values[attribute];
	const char *at = value->bytes, *name;
	uint32_t *numbers;
	size_t length;

	*list = 0;
	if (!xml_has(element, attribute))
		return true;
	*list = arena_allocate(arena, (1 + (size_t)value->number) * sizeof(uint32_t));
	if (!*list)
		return false;
	numbers = arena_at(arena, *list);
	while (next_name(&at, value->bytes + value->length, &name, &length)) {
		uint32_t *number = &numbers[1 + numbers[0]++];

		if (kind != NAME_WORD)
			*number = reader_resolve(reader, kind, name, length, element->offset);
		else if (!intern(reader, name, length, number))
			return false;
	}
	return true;
}
