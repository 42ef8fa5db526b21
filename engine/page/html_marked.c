/* page/html_marked.c -- paragraphs, lists, emphasis and links as elements, closed in any case */
#include <string.h>

#include "base/markup.h"
#include "page/field.h"
#include "page/html.h"

#define DEPTH_MOST 8 /* of lists in lists; deeper ones go on in the last */

#define LOOK_LINK 64 /* besides those of page/field.h */

/* A marked text while it is written. */
struct flow {
	struct html *html;
	bool apart;
	size_t depth, deeper;         /* lists that are open, and those that are not written */
	bool in_item[DEPTH_MOST + 1]; /* of each list; [0] is of no meaning */
	bool in_paragraph;            /* at the deepest level */
	bool fresh;                   /* a block has just begun: spaces mean nothing */
	unsigned look;
	const char *target; /* of the link that is open, or NULL */
	size_t target_length;
};

/* ---- blocks ---- */

static void close_paragraph(struct flow *flow)
{
	if (flow->in_paragraph)
		html_tag(flow->html, "</p>");
	flow->in_paragraph = false;
}

static void close_item(struct flow *flow)
{
	close_paragraph(flow);
	if (flow->depth && flow->in_item[flow->depth])
		html_tag(flow->html, "</li>");
	flow->in_item[flow->depth] = false;
}

/* A list holds items only: what stands in it without one gets one. */
static void open_item(struct flow *flow)
{
	if (flow->depth && !flow->in_item[flow->depth]) {
		html_tag(flow->html, "<li>");
		flow->in_item[flow->depth] = true;
	}
}

static void open_paragraph(struct flow *flow)
{
	close_paragraph(flow);
	open_item(flow);
	html_tag(flow->html, "<p>");
	flow->in_paragraph = true;
}

static void open_list(struct flow *flow)
{
	close_paragraph(flow);
	if (flow->depth == DEPTH_MOST) {
		flow->deeper++;
		return;
	}
	open_item(flow);
	html_tag(flow->html, "<ul>");
	flow->in_item[++flow->depth] = false;
}

static void close_list(struct flow *flow)
{
	if (flow->deeper) {
		flow->deeper--;
		return;
	}
	close_item(flow);
	if (flow->depth) {
		html_tag(flow->html, "</ul>");
		flow->depth--;
	}
}

static void take_block(struct flow *flow, char byte)
{
	switch (byte) {
	case MARKUP_PARAGRAPH_ON:
		open_paragraph(flow);
		break;
	case MARKUP_LIST_ON:
		open_list(flow);
		break;
	case MARKUP_LIST_OFF:
		close_list(flow);
		break;
	case MARKUP_ITEM_ON:
		close_item(flow);
		open_item(flow);
		break;
	case MARKUP_ITEM_OFF:
		close_item(flow);
		break;
	default:
		close_paragraph(flow);
		break;
	}
	flow->fresh = true;
}

/* ---- words ---- */

static const struct {
	unsigned look;
	const char *begin, *end;
} looks[] = {
	{LOOK_STRONG, "<strong>", "</strong>"},
	{LOOK_EM, "<em>", "</em>"},
	{LOOK_CODE, "<code>", "</code>"},
	{LOOK_LINK, "<span class=\"link\">", "</span>"},
};

#define LOOK_COUNT (sizeof looks / sizeof *looks)

/* Each run of words has elements of its own, so that none can be left open. */
static void put_run(struct flow *flow, const char *words, size_t length)
{
	if (flow->apart && flow->depth == 0 && !flow->in_paragraph)
		open_paragraph(flow);
	open_item(flow);
	for (size_t i = 0; i < LOOK_COUNT; i++)
		if (flow->look & looks[i].look)
			html_tag(flow->html, looks[i].begin);
	html_words_bytes(flow->html, words, length);
	for (size_t i = LOOK_COUNT; i-- > 0;)
		if (flow->look & looks[i].look)
			html_tag(flow->html, looks[i].end);
}

static void close_link(struct flow *flow)
{
	if (!flow->target)
		return;
	flow->look &= ~(unsigned)LOOK_LINK;
	put_run(flow, " ", 1);
	html_tag(flow->html, "<code class=\"target\">&lt;");
	html_words_bytes(flow->html, flow->target, flow->target_length);
	html_tag(flow->html, "&gt;</code>");
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
		flow->look |= LOOK_LINK;
	}
	return name + length + (name[length] != '\0');
}

static void take_look(struct flow *flow, unsigned look, bool on)
{
	flow->look = on ? flow->look | look : flow->look & ~look;
	flow->fresh = false;
}

/* Take one mark; what follows it. */
static const char *take_mark(struct flow *flow, const char *marked)
{
	char byte = *marked++;

	switch (byte) {
	case MARKUP_EM_ON:
	case MARKUP_EM_OFF:
		take_look(flow, LOOK_EM, byte == MARKUP_EM_ON);
		break;
	case MARKUP_STRONG_ON:
	case MARKUP_STRONG_OFF:
		take_look(flow, LOOK_STRONG, byte == MARKUP_STRONG_ON);
		break;
	case MARKUP_CODE_ON:
	case MARKUP_CODE_OFF:
		take_look(flow, LOOK_CODE, byte == MARKUP_CODE_ON);
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
	if (length) {
		flow->fresh = false;
		put_run(flow, marked, length);
	}
	return marked + length;
}

void html_marked(struct html *html, const char *marked, bool apart)
{
	struct flow flow = {.html = html, .apart = apart};

	while (*marked)
		marked = markup_is(*marked) ? take_mark(&flow, marked) : take_words(&flow, marked);
	close_link(&flow);
	flow.deeper = 0;
	while (flow.depth)
		close_list(&flow);
	close_paragraph(&flow);
}
