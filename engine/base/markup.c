/* base/markup.c -- the words of a marked text */
#include "base/markup.h"

#include <string.h>

#include "base/text.h"

static void cut_spaces(struct text *out, size_t start)
{
	while (out->length > start && out->bytes[out->length - 1] == ' ')
		text_cut(out, out->length - 1);
}

void markup_strip(struct text *out, const char *marked)
{
	size_t start = out->length;

	while (*marked) {
		size_t plain = 0;

		while (marked[plain] && !markup_is(marked[plain]))
			plain++;
		text_add_bytes(out, marked, plain);
		marked += plain;
		if (!*marked)
			break;
		if (markup_is_block(*marked)) {
			cut_spaces(out, start);
			if (out->length > start)
				text_add_char(out, ' ');
			marked += strspn(marked + 1, " ");
		} else if (*marked == MARKUP_MARK_ON || *marked == MARKUP_LINK_ON) {
			marked = strchr(marked, MARKUP_NAME_END);
		}
		marked++;
	}
	cut_spaces(out, start);
}
