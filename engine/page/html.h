/* page/html.h -- writing HTML: the one way by which words come into it, and the parts of a page */
#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include "page/tables.h"

struct html {
	const struct vigil_page *page;
	struct text out;
	struct text shown; /* words that are being written, before they are escaped */
};

/* Markup of ours: what the program itself has written, and numbers in it. */
void html_tag(struct html *html, const char *markup);
void html_tagf(struct html *html, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Words of whoever they are, as vigil_page_text() shows them, escaped; right-to-left ones stand in
 * an element of their own. A newline remains one.
 */
void html_words(struct html *html, const char *plain);
void html_words_bytes(struct html *html, const char *plain, size_t length);

/* The same where no element can stand: in an attribute, a title, a drawing. */
void html_bare_words(struct html *html, const char *plain);

/* So many columns of a drawing's words, then an ellipsis. */
void html_cut_words(struct html *html, const char *plain, size_t columns);

/*
 * A text with marks of base/markup.h: paragraphs, lists and emphasis as elements. A link's real
 * target is shown beside its words and leads nowhere. `apart`: what is in no paragraph gets one.
 */
void html_marked(struct html *html, const char *marked, bool apart);

/* A table, a record, or a drawing with its figures as a table. */
void html_table(struct html *html, const struct table *table);

/* The rows of a table, known by `suffix` behind its id; with a caption, seen or only heard. */
void html_grid(struct html *html, const struct table *table, const char *suffix, bool caption_seen);

/* The drawing alone. */
void html_drawing(struct html *html, const struct table *table);

/* The policy, the style and the script, as elements. */
void html_look(struct html *html);
void html_script(struct html *html);

#endif
