/* base/message.h -- our sentences in the reader's language, from the catalogues base/LANGUAGE.po */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <libintl.h>

#define MESSAGE_DOMAIN "vigil"

/*
 * The sentence in the language that the program has set (terminal_open()), else as it is: English.
 * N_() marks one in a table, which goes through _() where it is used. What machines read (results,
 * codes, JSON, CSV) and what is said to authors is never marked.
 */
#define _(words)  dgettext(MESSAGE_DOMAIN, (words))
#define N_(words) words

/* The one that a number asks for. */
#define messages(one, many, number) dngettext(MESSAGE_DOMAIN, one, many, number)

#endif
