/* crash/sample.h -- a small program that keeps its promises, or makes one planted mistake */
#ifndef CRASH_SAMPLE_H
#define CRASH_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

/*
 *     sample STORE MISTAKE take | resume | list
 *
 * It takes four words into a store, promises each, writes them out as a result whose id was set at
 * the start, and closes the session. STORE is `log`, a file of lines, or `sqlite`. The MISTAKE is
 * `none` or one that the harness has to find; each is a word that the code asks for where it errs.
 */

/* What a store holds of the one session there is. */
struct session {
	char result[17]; /* the name of the result; "" when no session was begun */
	char words[8][8];
	size_t count;
	bool closed;
};

enum purpose { PURPOSE_LIST, PURPOSE_RESUME, PURPOSE_TAKE };

struct store {
	const char *name;
	/* Each returns false with errno, or after a word on standard error of its own. */
	bool (*open)(struct session *session, enum purpose purpose);
	bool (*begin)(const struct session *session);
	bool (*append)(const char *word);
	bool (*close_session)(void);
	void (*close)(void);
};

extern const struct store log_store, sqlite_store;

bool mistaken(const char *mistake); /* whether this is the one to make */
bool folder_sync(const char *path);
bool folder_make(const char *path); /* and its name is durable, whoever made it */
void promise(const char *word);

#endif
