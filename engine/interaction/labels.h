/* interaction/labels.h -- the letters and numbers beside the parts shown, read back */
#ifndef INTERACTION_LABELS_H
#define INTERACTION_LABELS_H

#include <stdbool.h>
#include <stddef.h>

struct text;

/* So much of a word that was not understood is repeated in what is said of it. */
#define LABEL_QUOTED 40

/*
 * The place from 0 that a word names, or `count` when it names none of so many. The word is in the
 * form in which texts are compared (base/normal.h) and may end in a parenthesis or a point.
 */
size_t label_letter(const char *word, size_t length, size_t count); /* "a", "a)" */
size_t label_number(const char *word, size_t length, size_t count); /* "1", "1." */

/*
 * The same for every letter or digit of a word by itself, such as "cab" or "312": the place that
 * its byte at `i` names. Digits name more than nine places only in part, and then none.
 */
size_t label_in_run(const char *word, size_t i, size_t count);
bool label_is_run(const char *word, size_t length, size_t count);

/* Is the word this id, in whatever case? */
bool label_is_id(const char *word, size_t length, const char *id);

/* Append one name of a list: behind `before` the first, behind a comma the others. */
void label_list(struct text *line, size_t *listed, const char *before, const char *name);

/* Append that this word is nothing of the kind: "'x' is none of the letters." */
void label_unknown(struct text *why, const char *word, size_t length, const char *kind);

#endif
