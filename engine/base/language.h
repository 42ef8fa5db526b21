/* base/language.h -- tags of languages, and the names of locales that mean them */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#define LANGUAGE_ROOM 36 /* of a tag that is read here, with its 0 */

/*
 * The tag (BCP 47) in its usual case that a tag or a locale's name means: "zh_CN.UTF-8" means
 * "zh-Hans-CN", since written Chinese is told apart by its script. False: it means no language, as
 * "C" does, or is no such name.
 */
bool language_read(char tag[LANGUAGE_ROOM], const char *name, size_t length);

/* The next less special tag: "zh-Hans" of "zh-Hans-CN". False: there is none. */
bool language_shorten(char *tag);

/* Is `tag` the same as `range`, or a kind of it, as "en-GB" is of "en"? */
bool language_is(const char *tag, const char *range);

/* What the language is called, in the reader's; the tag itself where that is not known. */
const char *language_name(const char *tag);

#endif
