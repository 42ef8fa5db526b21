/* page/json.c -- a page's values as JSON, written as they come: no tree of them is made */
#include <math.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/markup.h"
#include "page/value.h"

#define SCHEMA_USUAL "vigil-page-1"

/* Neither seen nor printed: escaped, whatever it does elsewhere. */
#define ESCAPED_CATEGORIES                                                                         \
	(UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp) /* with surrogates */

struct json {
	const struct vigil_page *page;
	struct text out;
	struct text words; /* of ids and fields */
	bool follows;      /* a value stands before, to be parted from by a comma */
};

/* ---- syntax ---- */

static void add_escape(struct text *out, ucs4_t character)
{
	if (character >= 0x10000) {
		add_escape(out, 0xD800 + ((character - 0x10000) >> 10));
		add_escape(out, 0xDC00 + (character & 0x3FF));
		return;
	}
	switch (character) {
	case '"':
	case '\\':
		text_add_char(out, '\\');
		text_add_char(out, (char)character);
		break;
	case '\n':
		text_add(out, "\\n");
		break;
	case '\t':
		text_add(out, "\\t");
		break;
	default:
		text_addf(out, "\\u%04x", (unsigned)character);
		break;
	}
}

/* Append one character beyond plain ASCII; how many bytes it takes. */
static size_t add_character(struct text *out, const uint8_t *at, size_t left)
{
	ucs4_t character;
	int size = u8_mbtoucr(&character, at, left);

	if (size <= 0) {
		text_add(out, "\uFFFD");
		return 1;
	}
	if (character == '"' || character == '\\' ||
	    uc_is_general_category_withtable(character, ESCAPED_CATEGORIES))
		add_escape(out, character);
	else
		text_add_bytes(out, (const char *)at, (size_t)size);
	return (size_t)size;
}

static bool is_plain(char byte)
{
	return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

static void add_string(struct text *out, const char *string)
{
	size_t left = strlen(string);

	text_add_char(out, '"');
	while (left > 0) {
		size_t length = 0;

		while (is_plain(string[length]))
			length++;
		text_add_bytes(out, string, length);
		if (length < left)
			length +=
				add_character(out, (const uint8_t *)string + length, left - length);
		string += length;
		left -= length;
	}
	text_add_char(out, '"');
}

/* Before a value: what parts it from the one before. */
static void part(struct json *json, const char *between)
{
	if (json->follows)
		text_add_char(&json->out, ',');
	text_add(&json->out, between);
	json->follows = true;
}

static void add_key(struct json *json, const char *between, const char *key)
{
	part(json, between);
	add_string(&json->out, key);
	text_add(&json->out, ": ");
}

static void begin(struct json *json, char bracket)
{
	text_add_char(&json->out, bracket);
	json->follows = false;
}

static void end(struct json *json, const char *bracket)
{
	text_add(&json->out, bracket);
	json->follows = true;
}

/* ---- tables ---- */

static void add_value(struct json *json, enum page_type type, const union slot *slot)
{
	if (slot_is_none(type, slot))
		text_add(&json->out, "null");
	else if (type_is_words(type))
		add_string(&json->out, page_string(json->page, slot->text));
	else if (type == PAGE_TIME) {
		text_add_char(&json->out, '"');
		value_add_data(&json->out, type, slot);
		text_add_char(&json->out, '"');
	} else {
		value_add_data(&json->out, type, slot);
	}
}

/* A value under its column's id, which needs no escape, with what tells an interval's ends. */
static void add_member(struct json *json, const struct column *column, const char *ending,
                       const union slot *slot)
{
	text_add(&json->out, json->follows ? ", \"" : "\"");
	text_add(&json->out, page_string(json->page, column->id));
	text_add(&json->out, ending);
	text_add(&json->out, "\": ");
	add_value(json, column->type, slot);
	json->follows = true;
}

static void add_row(struct json *json, const struct table *table, size_t row)
{
	part(json, "\n");
	begin(json, '{');
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *column = table_column(json->page, table, i);
		const union slot *slot = table_slot(json->page, table, row, i);

		add_member(json, column, "", slot);
		if (column->interval) {
			add_member(json, column, "_low", slot + 1);
			add_member(json, column, "_high", slot + 2);
		}
	}
	end(json, "}");
}

static void add_rows(struct json *json, const struct table *table)
{
	begin(json, '[');
	for (size_t row = 0; row < table_rows(table); row++)
		add_row(json, table, row);
	end(json, "]");
}

/* A member with a text that may be missing. */
static void add_optional(struct json *json, const char *key, const char *string)
{
	add_key(json, " ", key);
	if (*string)
		add_string(&json->out, string);
	else
		text_add(&json->out, "null");
}

static void add_plot(struct json *json, const struct table *table)
{
	static const char *const shapes[] = {
		[PAGE_HISTOGRAM] = "histogram",
		[PAGE_SCATTER] = "scatter",
		[PAGE_BARS] = "bars",
		[PAGE_LINE] = "line",
	};
	bool marked = table_is_marked(json->page, table);

	begin(json, '{');
	add_key(json, "", "shape");
	add_string(&json->out, shapes[table->shape]);
	add_key(json, " ", "title");
	add_string(&json->out, page_string(json->page, table->title));
	add_optional(json, "axis", page_string(json->page, table->axis));
	add_key(json, " ", "mark");
	if (marked)
		value_add_data_real(&json->out, table->mark);
	else
		text_add(&json->out, "null");
	add_optional(json, "mark_name", marked ? page_string(json->page, table->mark_name) : "");
	add_key(json, " ", "data");
	add_rows(json, table);
	end(json, "}");
}

/* All tables, or all drawings, by their ids. */
static void add_tables(struct json *json, bool drawn)
{
	begin(json, '{');
	for (size_t i = 0; i < json->page->table_count; i++) {
		const struct table *table = &json->page->tables[i];

		if (table_is_drawn(table) != drawn)
			continue;
		text_cut(&json->words, 0);
		table_add_id(&json->words, json->page, table);
		add_key(json, "\n", json->words.bytes);
		if (drawn)
			add_plot(json, table);
		else
			add_rows(json, table);
	}
	end(json, "}");
}

/* ---- the whole ---- */

static void add_fields(struct json *json)
{
	begin(json, '[');
	for (size_t i = 0; i < json->page->count; i++) {
		if (json->page->blocks[i].kind != BLOCK_FIELD)
			continue;
		part(json, "\n");
		begin(json, '{');
		add_key(json, "", "name");
		add_string(&json->out, block_name(json->page, i));
		add_key(json, " ", "value");
		text_cut(&json->words, 0);
		markup_strip(&json->words, block_text(json->page, i));
		add_string(&json->out, json->words.bytes);
		end(json, "}");
	}
	end(json, "]");
}

static void add_page(struct json *json, const struct vigil_json_style *style)
{
	begin(json, '{');
	add_key(json, "", "schema");
	add_string(&json->out, style->schema ? style->schema : SCHEMA_USUAL);
	add_key(json, "\n", "title");
	add_string(&json->out, style->title ? style->title : page_title(json->page));
	add_key(json, "\n", "fields");
	add_fields(json);
	add_key(json, "\n", "tables");
	add_tables(json, false);
	add_key(json, "\n", "plots");
	add_tables(json, true);
	end(json, "}\n");
}

enum vigil_status vigil_page_json(char **out, size_t *length, const struct vigil_page *page,
                                  const struct vigil_json_style *style)
{
	struct json json = {.page = page};
	enum vigil_status status = VIGIL_NO_MEMORY;

	*out = NULL;
	*length = 0;
	text_init(&json.out);
	text_init(&json.words);
	if (!page->failed)
		add_page(&json, style);
	if (page->failed || json.words.failed || json.out.failed)
		goto done;
	*length = json.out.length;
	*out = text_take(&json.out);
	if (*out)
		status = VIGIL_OK;
done:
	text_clear(&json.words);
	text_clear(&json.out);
	return status;
}
