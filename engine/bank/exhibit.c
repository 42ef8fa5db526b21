/* bank/exhibit.c -- exhibits: headers, lines and attachments with marks and links in them */
#include <string.h>

#include "bank/reader.h"
#include "base/markup.h"

enum { EXHIBIT_ID, EXHIBIT_TYPE, EXHIBIT_TITLE };

static struct vigil_bank *bank_of(void *context)
{
	struct bank_reader *reader = context;

	return reader->builder.bank;
}

static bool exhibit_start(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;
	struct vigil_bank *bank = reader->builder.bank;
	struct model_exhibit exhibit = {.offset = (uint32_t)element->offset};

	if (!reader_grow((void **)&bank->exhibits, bank->exhibit_count, sizeof(exhibit)) ||
	    !reader_name(reader, element, EXHIBIT_ID, NAME_EXHIBIT, bank->exhibit_count,
	                 &exhibit.id) ||
	    !reader_copy(reader, element, EXHIBIT_TITLE, &exhibit.title))
		return false;
	if (xml_has(element, EXHIBIT_TYPE))
		exhibit.type = (uint32_t)element->values[EXHIBIT_TYPE].number;
	reader->builder.parts_used = 0;
	bank->exhibits[bank->exhibit_count++] = exhibit;
	return true;
}

/* The rows are the builder's parts: no question is read meanwhile. NULL: no memory. */
static struct model_exhibit_row *add_row(struct bank_reader *reader, enum exhibit_part part)
{
	struct model_exhibit_row *row = builder_part(&reader->builder, sizeof(*row));

	if (row)
		row->part = part;
	return row;
}

static bool header_start(void *context, const struct xml_element *element)
{
	struct model_exhibit_row *row = add_row(context, EXHIBIT_HEADER);

	return row && reader_copy(context, element, 0, &row->name);
}

static bool header_end(void *context, const struct xml_element *element)
{
	const struct bank_reader *reader = context;
	char *behind = reader->builder.parts + reader->builder.parts_used;

	((struct model_exhibit_row *)(void *)behind - 1)->text = element->text;
	return true;
}

static bool line_end(void *context, const struct xml_element *element)
{
	struct model_exhibit_row *row = add_row(context, EXHIBIT_LINE);

	if (row)
		row->text = element->text;
	return row != NULL;
}

static bool attachment_start(void *context, const struct xml_element *element)
{
	struct model_exhibit_row *row = add_row(context, EXHIBIT_ATTACHMENT);

	return row && reader_copy(context, element, 0, &row->name) &&
	       reader_copy(context, element, 1, &row->text);
}

/* The ids of an exhibit's marks, where they stand in its texts. */
struct marks {
	ref found[MARKS_MOST];
	size_t lengths[MARKS_MOST];
	size_t count;
};

static bool is_found(const struct vigil_bank *bank, const struct marks *marks, const char *id,
                     size_t length)
{
	for (size_t i = 0; i < marks->count; i++)
		if (marks->lengths[i] == length &&
		    memcmp(bank_text(bank, marks->found[i]), id, length) == 0)
			return true;
	return false;
}

/* False when there are too many. */
static bool collect_marks(struct bank_reader *reader, struct marks *marks, ref text, size_t offset)
{
	const struct vigil_bank *bank = reader->builder.bank;
	const char *marked = bank_text(bank, text);

	while ((marked = strchr(marked, MARKUP_MARK_ON))) {
		size_t length;

		marked++;
		length = (size_t)(strchrnul(marked, MARKUP_NAME_END) - marked);
		if (is_found(bank, marks, marked, length))
			builder_find(&reader->builder, &bank_codes[BANK_DUPLICATE_ID], offset,
			             "the exhibit has another mark '%.*s'", (int)length, marked);
		if (marks->count == MARKS_MOST)
			return false;
		marks->found[marks->count] = (ref)(marked - bank->arena.base);
		marks->lengths[marks->count++] = length;
	}
	return true;
}

/* Questions find an exhibit's marks without going through all its texts. */
static bool keep_marks(struct bank_reader *reader, struct model_exhibit *exhibit)
{
	struct arena *arena = &reader->builder.bank->arena;
	const struct model_exhibit_row *rows = arena_at(arena, exhibit->rows);
	struct marks marks = {.count = 0};
	size_t size;

	for (uint32_t i = 0; i < exhibit->row_count; i++) {
		if (collect_marks(reader, &marks, rows[i].text, exhibit->offset))
			continue;
		builder_find(&reader->builder, &bank_codes[BANK_TOO_MANY_MARKS], exhibit->offset,
		             "the exhibit has more than %d marks", MARKS_MOST);
		break;
	}
	size = marks.count * sizeof(ref);
	if (size == 0)
		return true;
	exhibit->marks = arena_allocate(arena, size);
	if (!exhibit->marks)
		return false;
	memcpy(arena_at(arena, exhibit->marks), marks.found, size);
	exhibit->mark_count = (uint32_t)marks.count;
	return true;
}

static bool exhibit_end(void *context, const struct xml_element *element)
{
	struct bank_reader *reader = context;
	struct vigil_bank *bank = bank_of(context);
	struct model_exhibit *exhibit = &bank->exhibits[bank->exhibit_count - 1];
	size_t size = reader->builder.parts_used;

	exhibit->length = (uint32_t)(element->after - element->offset);
	if (size == 0)
		return true;
	exhibit->rows = builder_keep_parts(&reader->builder);
	exhibit->row_count = (uint32_t)(size / sizeof(struct model_exhibit_row));
	return exhibit->rows && keep_marks(reader, exhibit);
}

static const char *const types[] = {
	[EXHIBIT_EMAIL] = "email",
	[EXHIBIT_CHAT] = "chat",
	[EXHIBIT_LOG] = "log",
	[EXHIBIT_NOTICE] = "notice",
	[EXHIBIT_TRANSCRIPT] = "transcript",
	NULL,
};

/* clang-format off */
static const struct xml_attribute_rule exhibit_attributes[] = {
	[EXHIBIT_ID]    = { .name = "id", .type = XML_ID, .required = true, .translated = true },
	[EXHIBIT_TYPE]  = { .name = "type", .type = XML_WORD, .words = types, .required = true },
	[EXHIBIT_TITLE] = { .name = "title", .type = XML_STRING, .translated = true },
	{ 0 },
};

static const struct xml_attribute_rule header_attributes[] = {
	{ .name = "name", .type = XML_STRING, .required = true, .translated = true },
	{ 0 },
};

static const struct xml_attribute_rule attachment_attributes[] = {
	{ .name = "name", .type = XML_STRING, .required = true, .translated = true },
	{ .name = "size", .type = XML_STRING, .translated = true },
	{ 0 },
};

static const struct xml_attribute_rule mark_attributes[] = {
	{ .name = "id", .type = XML_ID, .required = true, .translated = true },
	{ 0 },
};

static const struct xml_attribute_rule link_attributes[] = {
	{ .name = "to", .type = XML_STRING, .required = true, .translated = true },
	{ 0 },
};

#define LINK { .name = "link", .content = XML_LINE, .attributes = link_attributes, \
	       .open = MARKUP_LINK_ON, .close = MARKUP_LINK_OFF }

static const struct xml_element_rule in_mark[] = { LINK, { 0 } };

static const struct xml_element_rule in_line[] = {
	{ .name = "mark", .content = XML_LINE, .attributes = mark_attributes, .inlines = in_mark,
	  .open = MARKUP_MARK_ON, .close = MARKUP_MARK_OFF },
	LINK,
	{ 0 },
};

static const struct xml_element_rule in_exhibit[] = {
	{ .name = "header", .content = XML_TEXT, .rank = 1, .repeated = true,
	  .attributes = header_attributes, .inlines = in_line,
	  .start = header_start, .end = header_end },
	{ .name = "line", .content = XML_LINE, .rank = 2, .required = true, .repeated = true,
	  .may_be_empty = true, .inlines = in_line, .end = line_end },
	{ .name = "attachment", .content = XML_NOTHING, .rank = 3, .repeated = true,
	  .attributes = attachment_attributes, .start = attachment_start },
	{ 0 },
};

const struct xml_element_rule bank_exhibit_rules[] = {
	{ .name = "exhibit", .content = XML_ELEMENTS, .rank = 6, .repeated = true,
	  .attributes = exhibit_attributes, .children = in_exhibit,
	  .start = exhibit_start, .end = exhibit_end },
	{ 0 },
};
/* clang-format on */
