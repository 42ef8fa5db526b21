/* page/marked.c -- paragraphs, lists, emphasis and links as lines */
#include "page/marked.h"

#include <string.h>

#include "base/markup.h"
#include "base/visible.h"

#define LIST_STEP 2 /* columns of a list's sign, and of the step to its items */

/* A marked text while it is laid out. */
struct flow {
	struct sheet *sheet;
	struct margin margin; /* of the next field */
	size_t base;          /* the hang outside of lists */
	size_t depth;         /* of lists */
	unsigned look;
	const char *target; /* of the link that is open, or NULL */
	size_t target_length;
	bool apart, laid; /* blank lines are wanted; something is there to be apart from */
	bool fresh;       /* a block has just begun: spaces mean nothing */
};

static bool has_text(const struct flow *flow)
{
	return flow->sheet->field.words.length > flow->sheet->field.label_end;
}

/* Lay out what was gathered, and begin a new field under it. */
static void flow_lay(struct flow *flow)
{
	struct field *field = &flow->sheet->field;

	if (field->words.length) {
		sheet_lay(flow->sheet, field, &flow->margin);
		flow->laid = true;
	}
	field_restart(field);
	if (flow->look)
		field_look(field, flow->look, false);
	flow->margin.indent = flow->margin.hang;
}

static void flow_indent(struct flow *flow, size_t columns)
{
	flow->margin.indent = columns;
	flow->margin.hang = columns;
}

static void begin_paragraph(struct flow *flow)
{
	if (has_text(flow))
		flow_lay(flow);
	if (flow->apart && flow->laid && flow->depth == 0)
		sheet_end_line(flow->sheet);
}

static void begin_item(struct flow *flow)
{
	struct field *field = &flow->sheet->field;
	size_t indent = flow->base + (flow->depth ? flow->depth - 1 : 0) * LIST_STEP;

	if (field->words.length)
		flow_lay(flow);
	flow_indent(flow, indent);
	flow->margin.hang += LIST_STEP;
	if (flow->sheet->accessible)
		return;
	text_add(&field->words, "- ");
	field_end_label(field);
}

static void list_on(struct flow *flow)
{
	if (flow->sheet->field.words.length)
		flow_lay(flow);
	flow->depth++;
}

static void list_off(struct flow *flow)
{
	if (flow->sheet->field.words.length)
		flow_lay(flow);
	if (flow->depth)
		flow->depth--;
	flow_indent(flow, flow->base + flow->depth * LIST_STEP);
}

static void take_block(struct flow *flow, char byte)
{
	switch (byte) {
	case MARKUP_PARAGRAPH_ON:
		begin_paragraph(flow);
		break;
	case MARKUP_ITEM_ON:
		begin_item(flow);
		break;
	case MARKUP_LIST_ON:
		list_on(flow);
		break;
	case MARKUP_LIST_OFF:
		list_off(flow);
		break;
	default:
		if (has_text(flow))
			flow_lay(flow);
		break;
	}
	flow->fresh = true;
}

/* The sign stands outside of the look, and on the line of the word beside it. */
static void take_look(struct flow *flow, enum look look, bool on, char sign)
{
	struct field *field = &flow->sheet->field;
	bool signs = !flow->sheet->accessible;

	flow->look = on ? flow->look | look : flow->look & ~(unsigned)look;
	if (on && signs)
		text_add_char(&field->words, sign);
	field_look(field, flow->look, signs);
	if (!on && signs)
		text_add_char(&field->words, sign);
	flow->fresh = false;
}

static void close_link(struct flow *flow)
{
	struct field *field = &flow->sheet->field;

	if (!flow->target)
		return;
	text_add(&field->words, " <");
	visible_add(&field->words, flow->target, flow->target_length);
	text_add_char(&field->words, '>');
	flow->target = NULL;
}

/* The name behind a MARK_ON or LINK_ON; what follows it. */
static const char *take_name(struct flow *flow, char byte, const char *name)
{
	size_t length = strcspn(name, "\x1f");

	if (byte == MARKUP_LINK_ON) {
		close_link(flow);
		flow->target = name;
		flow->target_length = length;
	}
	return name + length + (name[length] != '\0');
}

/* Take one mark; what follows it. */
static const char *take_mark(struct flow *flow, const char *marked)
{
	char byte = *marked++;

	switch (byte) {
	case MARKUP_EM_ON:
	case MARKUP_EM_OFF:
		take_look(flow, LOOK_EM, byte == MARKUP_EM_ON, '_');
		break;
	case MARKUP_STRONG_ON:
	case MARKUP_STRONG_OFF:
		take_look(flow, LOOK_STRONG, byte == MARKUP_STRONG_ON, '*');
		break;
	case MARKUP_CODE_ON:
	case MARKUP_CODE_OFF:
		take_look(flow, LOOK_CODE, byte == MARKUP_CODE_ON, '`');
		break;
	case MARKUP_MARK_ON:
	case MARKUP_LINK_ON:
		return take_name(flow, byte, marked);
	case MARKUP_LINK_OFF:
		close_link(flow);
		break;
	default:
		if (markup_is_block(byte))
			take_block(flow, byte);
		break;
	}
	return marked;
}

static const char *take_words(struct flow *flow, const char *marked)
{
	size_t length = 0;

	if (flow->fresh)
		marked += strspn(marked, " \n");
	while (marked[length] && !markup_is(marked[length]))
		length++;
	if (length)
		flow->fresh = false;
	field_add_bytes(&flow->sheet->field, marked, length);
	return marked + length;
}

void marked_lay(struct sheet *sheet, const char *marked, struct margin margin, bool apart)
{
	struct flow flow = {.sheet = sheet, .margin = margin, .base = margin.hang, .apart = apart};

	while (*marked)
		marked = markup_is(*marked) ? take_mark(&flow, marked) : take_words(&flow, marked);
	close_link(&flow);
	if (sheet->field.words.length)
		flow_lay(&flow);
	field_restart(&sheet->field);
}
