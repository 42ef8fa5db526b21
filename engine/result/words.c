/* result/words.c -- the words of a result file, for the writer, the reader and the page */
#include <stddef.h>

#include "result/result.h"

/* clang-format off */
const char *const result_part_words[] = {"option", "statement", "source", "target", "gap", "mark",
                                         "step", "item", "line", NULL};
const char *const result_status_words[]    = {"finished", "expired", "abandoned", NULL};
const char *const result_custody_words[]   = {"self", "site", NULL};
const char *const result_verdict_words[]   = {"passed", "failed", "pending", NULL};
const char *const result_state_words[]     = {"answered", "unanswered", "not-reached", "pending",
                                              NULL};
const char *const result_generator_words[] = {"chacha20-ietf", NULL};
/* clang-format on */
