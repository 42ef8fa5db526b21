/* xml/pattern.h -- regular expressions as XML Schema has them, matched in bounded time */
#ifndef XML_PATTERN_H
#define XML_PATTERN_H

#include <stdbool.h>

#define PATTERN_MOST      256  /* bytes of a pattern */
#define PATTERN_TEXT_MOST 4000 /* bytes of a text; a longer one does not match */

struct pattern;

/*
 * Make a pattern ready for texts that were normalized by these rules (base/normal.h); its own
 * letters are normalized by them, too, so that "Caf\u00e9" matches where case does not matter. It
 * has to match the whole text.
 *
 * libxml2 decides what is a pattern, and which characters a class contains. The matching is ours:
 * it keeps the set of places that the pattern may stand at, and so takes time in proportion to
 * pattern and text, whatever they are.
 *
 * NULL: it is none, and *problem says why, or is NULL when memory ran out.
 */
struct pattern *pattern_new(const char *source, unsigned rules, const char **problem);
void pattern_free(struct pattern *pattern);

/* Would pattern_new() make it? Most patterns are known to be some without making them. */
bool pattern_check(const char *source, unsigned rules, const char **problem);

/* Not const: it holds the room that matching takes. */
bool pattern_matches(struct pattern *pattern, const char *text);

#endif
