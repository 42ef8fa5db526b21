/* cli/lists.h -- quizzes, unfinished sessions and results, as lists with a command to copy for each
 */
#ifndef CLI_LISTS_H
#define CLI_LISTS_H

#include <stdbool.h>
#include <stddef.h>

struct invocation;
struct offer;
struct offers;
struct terminal;
struct vigil_store;

/* The lists of one learner, for home, list, resume and history. */
struct lists {
	const struct invocation *invocation;
	struct terminal *terminal;
	const char *learner;
	struct vigil_store *store; /* NULL: nothing is kept yet */
};

/* False, here and below: no memory, or the store could not be read, which is said. */
bool lists_quizzes(const struct lists *lists);

/* The same where they were read already. */
bool lists_offers(const struct lists *lists, const struct offers *offers);

/* What to take next, with its command. */
bool lists_next(const struct lists *lists, const struct offer *offer);

/* *count is how many there are; nothing is printed when there is none. */
bool lists_unfinished(size_t *count, const struct lists *lists);

/* The last ones first, `most` of them at most; "" for all quizzes. */
bool lists_results(size_t *count, const struct lists *lists, const char *quiz, size_t most);

#endif
