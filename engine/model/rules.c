/* model/rules.c -- the default rules, and the words for rules in files */
#include "model/rules.h"

#include <stddef.h>

#include "base/message.h"

const struct rules rules_default = {
	.mode = SESSION_SCORED,
	.pass_thousandths = 800,
	.navigation = NAVIGATION_FREE,
	.feedback = FEEDBACK_AFTER_EACH,
	.key = KEY_WITH_FEEDBACK,
	.tries = 1,
	.hints = true,
	.suspended = SUSPENDED_STOPS,
	.shuffle_options = true,
};

const char *const rules_mode_words[] = {N_("scored"), N_("practice"), NULL};
const char *const rules_navigation_words[] = {"linear", "free", NULL};
const char *const rules_feedback_words[] = {"after-each", "end", "none", NULL};
const char *const rules_key_words[] = {"with-feedback", "end", "passed", "practice", "never", NULL};
const char *const rules_confidence_words[] = {"none", "ask", "score", NULL};
const char *const rules_late_words[] = {"refuse", "accept", NULL};
const char *const rules_suspended_words[] = {"stops", "runs", NULL};
const char *const rules_counts_words[] = {"best", "last", "first", NULL};
const char *const rules_stop_words[] = {"last", "certain", NULL};
