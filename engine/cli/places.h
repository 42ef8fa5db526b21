/* cli/places.h -- where banks are looked for, where results go, and who is learning */
#ifndef CLI_PLACES_H
#define CLI_PLACES_H

#include <stdbool.h>

struct invocation;

#define PLACES_BANKS 5

/*
 * The folders of banks, the first to be searched first: --banks, VIGIL_BANKS, ./quizzes, the
 * installed ones. Ends in NULL; borrowed from the command line and the environment.
 */
void places_banks(const char *folders[PLACES_BANKS], const struct invocation *invocation);

/*
 * The folder of results: --results, VIGIL_RESULTS, or vigil/results in the folder for the account's
 * data (XDG_DATA_HOME, unless it is relative). The caller's, as are all strings here; NULL: no
 * memory.
 */
char *places_results(const struct invocation *invocation);

/* The folder of the store: vigil in the folder for the account's data. */
char *places_store(void);

/* Is the folder there, and somebody else's: do results of many arrive in it? */
bool places_is_shared(const char *folder);

char *places_file(const char *folder, const char *id); /* FOLDER/ID.xml */
/* The file that the operand RESULT means: itself, or that of the id in the folder of results. */
char *places_result(const struct invocation *invocation, const char *operand);
char *places_account(void); /* the name of this process' account */

/*
 * The languages that are wanted, as vigil_quiz_translate() takes them: --lang, or what the locale in
 * the environment says, by the rules of gettext. Borrowed; NULL: none is asked for.
 */
const char *places_languages(const struct invocation *invocation);

/* Does this operand name a file, rather than an id that is looked up? */
bool places_is_file(const char *operand);

/* `word` as a shell reads it back: quoted where it must be. The caller's; NULL: no memory. */
char *places_quoted(const char *word);

#endif
