/* cli/answers.h -- answers from a file: a line for a question, "ID: response" */
#ifndef CLI_ANSWERS_H
#define CLI_ANSWERS_H

#include <stdbool.h>

#include "vigil/status.h"

struct answers;
struct terminal;
struct vigil_page;
struct vigil_quiz;
struct vigil_session;

/*
 * Read the file; blank lines and those that begin with # say nothing. VIGIL_NOT_FOUND, VIGIL_IO:
 * it could not be read, which is said. What is wrong in it is kept for answers_rehearse().
 */
enum vigil_status answers_read(struct answers **out, const char *path, struct terminal *terminal);
void answers_free(struct answers *answers); /* NULL is fine */

/*
 * Answer a session that is thrown away afterwards, to see whether each of its questions has one
 * possible response. VIGIL_INVALID: every mistake is said, with its place. `page` is for use.
 */
enum vigil_status answers_rehearse(struct answers *answers, const struct vigil_quiz *quiz,
                                   struct vigil_session *session, struct terminal *terminal,
                                   struct vigil_page *page);

/* Answer the session. False: a response was not taken. */
bool answers_give(const struct answers *answers, struct vigil_session *session,
                  struct vigil_page *page);

/* "saved ID" for each, when the result that holds them is on the disk. */
void answers_say_saved(const struct answers *answers, struct terminal *terminal);

#endif
