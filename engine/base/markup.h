/* base/markup.h -- text with marks in it: one byte each, which no XML document can contain */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include <stdbool.h>

/*
 * A marked text is UTF-8 in which these bytes stand for emphasis, blocks, marks and links. XML 1.0
 * allows none of them in a document, so they can only have been put there by our reader. Text
 * without any of them is marked text, too.
 *
 * MARK_ON and LINK_ON are followed by a name (the mark's id, the link's real target) up to
 * MARKUP_NAME_END. A paragraph or list item reaches to the next block byte; what follows LIST_END
 * is running text again.
 */
enum markup {
	MARKUP_EM_ON = 0x01,
	MARKUP_EM_OFF = 0x02,
	MARKUP_STRONG_ON = 0x03,
	MARKUP_STRONG_OFF = 0x04,
	MARKUP_CODE_ON = 0x05,
	MARKUP_CODE_OFF = 0x06,
	MARKUP_PARAGRAPH_ON = 0x0E,
	MARKUP_PARAGRAPH_OFF = 0x0F,
	MARKUP_LIST_ON = 0x10,
	MARKUP_LIST_OFF = 0x11,
	MARKUP_ITEM_ON = 0x12,
	MARKUP_ITEM_OFF = 0x13,
	MARKUP_MARK_ON = 0x14,
	MARKUP_MARK_OFF = 0x15,
	MARKUP_LINK_ON = 0x16,
	MARKUP_LINK_OFF = 0x17,
	MARKUP_NAME_END = 0x1F,
};

static inline bool markup_is(char byte)
{
	return (byte >= 0x01 && byte <= 0x06) || (byte >= 0x0E && byte <= 0x17) ||
	       byte == MARKUP_NAME_END;
}

/* Bytes that begin or end a block: white space beside them has no meaning. */
static inline bool markup_is_block(char byte)
{
	return byte >= MARKUP_PARAGRAPH_ON && byte <= MARKUP_ITEM_OFF;
}

struct text;

/* Append `marked` without its marks; blocks become separate words, a link's target is left out. */
void markup_strip(struct text *out, const char *marked);

#endif
