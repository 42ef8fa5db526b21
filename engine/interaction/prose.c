/* interaction/prose.c -- emphasis and blocks in authors' texts */
#include "interaction/prose.h"

#include "base/markup.h"

/* clang-format off */
static const struct xml_element_rule prose_items[] = {
	{ .name = "item", .content = XML_TEXT, .required = true, .repeated = true,
	  .open = MARKUP_ITEM_ON, .close = MARKUP_ITEM_OFF, .inlines = prose_words },
	{ 0 },
};

const struct xml_element_rule prose_words[] = {
	{ .name = "em", .content = XML_TEXT,
	  .open = MARKUP_EM_ON, .close = MARKUP_EM_OFF, .inlines = prose_words },
	{ .name = "strong", .content = XML_TEXT,
	  .open = MARKUP_STRONG_ON, .close = MARKUP_STRONG_OFF, .inlines = prose_words },
	{ .name = "code", .content = XML_TEXT,
	  .open = MARKUP_CODE_ON, .close = MARKUP_CODE_OFF, .inlines = prose_words },
	{ 0 },
};

const struct xml_element_rule prose_blocks[] = {
	{ .name = "em", .content = XML_TEXT,
	  .open = MARKUP_EM_ON, .close = MARKUP_EM_OFF, .inlines = prose_words },
	{ .name = "strong", .content = XML_TEXT,
	  .open = MARKUP_STRONG_ON, .close = MARKUP_STRONG_OFF, .inlines = prose_words },
	{ .name = "code", .content = XML_TEXT,
	  .open = MARKUP_CODE_ON, .close = MARKUP_CODE_OFF, .inlines = prose_words },
	{ .name = "p", .content = XML_TEXT,
	  .open = MARKUP_PARAGRAPH_ON, .close = MARKUP_PARAGRAPH_OFF, .inlines = prose_words },
	{ .name = "list", .content = XML_ELEMENTS,
	  .open = MARKUP_LIST_ON, .close = MARKUP_LIST_OFF, .inlines = prose_items },
	{ 0 },
};
/* clang-format on */
