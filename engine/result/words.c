/* result/words.c -- the words of a result file, for the writer, the reader and the page, which alone translates them */
#include <stddef.h>

#include "base/message.h"
#include "result/result.h"

/* clang-format off */
const char *const result_part_words[] = {"option", "statement", "source", "target", "gap", "mark",
                                         "step", "item", "line", NULL};
const char *const result_status_words[]    = {N_("finished"), N_("expired"), N_("abandoned"), NULL};
const char *const result_custody_words[]   = {"self", "site", NULL};
const char *const result_verdict_words[]   = {N_("passed"), N_("failed"), N_("pending"), NULL};
const char *const result_state_words[]     = {"answered", "unanswered", "not-reached", "pending",
                                              NULL};
const char *const result_generator_words[] = {"chacha20-ietf", NULL};
/* clang-format on */
