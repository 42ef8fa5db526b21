/* interaction/selection.h -- reading which of the options shown somebody means */
#ifndef INTERACTION_SELECTION_H
#define INTERACTION_SELECTION_H

#include "interaction/options.h"

/*
 * Letters, numbers and ids of options, with spaces or commas between them and ranges with a hyphen:
 * "b", "B)", "2", "a c", "acd", "1-3,5", "report". Also the whole text of one option, in whatever
 * case and spacing. False: not understood, and `why` says which word.
 */
bool selection_read(const struct asked *asked, const char *typed, option_set *set,
                    struct text *why);

/* What can be typed, behind the word "Type". */
void selection_accepts(const struct asked *asked, struct text *line);

#endif
