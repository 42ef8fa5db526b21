/* bank/quiz_rules.c -- rules of a quiz that contradict each other, or can have no effect */
#include "bank/quiz_reader.h"

/* Attributes of the root that cannot stand together. */
struct contradiction {
	enum quiz_code code;
	bool (*holds)(const struct quiz_reader *reader);
	const char *words;
};

static const struct rules *rules_of(const struct quiz_reader *reader)
{
	return &reader->quiz->rules;
}

/* ---- errors ---- */

static bool tries_are_not_told(const struct quiz_reader *reader)
{
	return rules_of(reader)->tries > 1 && rules_of(reader)->feedback != FEEDBACK_AFTER_EACH;
}

static bool key_comes_without_feedback(const struct quiz_reader *reader)
{
	const struct rules *rules = rules_of(reader);

	return rules->feedback == FEEDBACK_NONE && rules->key != KEY_NEVER &&
	       rules->key != KEY_PRACTICE;
}

static bool warning_is_too_early(const struct quiz_reader *reader)
{
	const struct time_rule *time = &rules_of(reader)->time;

	return time->limit_ms && time->warning_ms >= time->limit_ms;
}

static bool section_is_longer(const struct quiz_reader *reader)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (size_t i = 0; i < quiz->section_count; i++)
		if (quiz->rules.time.limit_ms &&
		    quiz->sections[i].time.limit_ms > quiz->rules.time.limit_ms)
			return true;
	return false;
}

static bool question_is_longer(const struct quiz_reader *reader)
{
	const struct rules *rules = rules_of(reader);

	return rules->time.limit_ms && rules->question_limit_ms > rules->time.limit_ms;
}

/* ---- warnings ---- */

/* Is there any limit that a warning or a grace can belong to? */
static bool has_limit(const struct quiz_reader *reader)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (size_t i = 0; i < quiz->section_count; i++)
		if (quiz->sections[i].time.limit_ms)
			return true;
	return quiz->rules.time.limit_ms || quiz->rules.question_limit_ms;
}

static bool warning_is_unused(const struct quiz_reader *reader)
{
	return rules_of(reader)->time.warning_ms && !has_limit(reader);
}

static bool grace_is_unused(const struct quiz_reader *reader)
{
	return rules_of(reader)->time.grace_ms && !has_limit(reader);
}

static bool late_is_unused(const struct quiz_reader *reader)
{
	return quiz_gives(reader, ATTRIBUTE_LATE) &&
	       (!has_limit(reader) || !rules_of(reader)->time.grace_ms);
}

static bool suspended_is_unused(const struct quiz_reader *reader)
{
	return quiz_gives(reader, ATTRIBUTE_SUSPENDED) && !has_limit(reader);
}

static bool cost_is_unused(const struct quiz_reader *reader)
{
	return quiz_gives(reader, ATTRIBUTE_TRY_COST) && rules_of(reader)->tries == 1;
}

static bool wait_is_unused(const struct quiz_reader *reader)
{
	return rules_of(reader)->wait_ms && rules_of(reader)->attempts == 1;
}

static bool counts_is_unused(const struct quiz_reader *reader)
{
	return quiz_gives(reader, ATTRIBUTE_COUNTS) && rules_of(reader)->attempts == 1;
}

static bool stop_is_unused(const struct quiz_reader *reader)
{
	return rules_of(reader)->stop == STOP_CERTAIN && rules_of(reader)->mode == SESSION_PRACTICE;
}

/* clang-format off */
static const struct contradiction contradictions[] = {
	{ QUIZ_RULE_CONTRADICTED, tries_are_not_told,
	  "several tries need feedback=\"after-each\": else nobody knows that another is called for" },
	{ QUIZ_RULE_CONTRADICTED, key_comes_without_feedback,
	  "feedback=\"none\" shows no key, whatever 'key' says" },
	{ QUIZ_RULE_CONTRADICTED, warning_is_too_early,
	  "'warning' is as long as 'time-limit', or longer" },
	{ QUIZ_RULE_CONTRADICTED, section_is_longer,
	  "a section has more time than 'time-limit' gives to the quiz" },
	{ QUIZ_RULE_CONTRADICTED, question_is_longer,
	  "'question-limit' is longer than 'time-limit'" },
	{ QUIZ_RULE_UNUSED, warning_is_unused, "'warning' has no limit to warn of" },
	{ QUIZ_RULE_UNUSED, grace_is_unused, "'grace' has no limit to follow" },
	{ QUIZ_RULE_UNUSED, late_is_unused, "nothing can be late without a limit and a 'grace'" },
	{ QUIZ_RULE_UNUSED, suspended_is_unused, "'suspended' has no limit whose clock it could stop" },
	{ QUIZ_RULE_UNUSED, cost_is_unused, "'try-cost' has no effect with one try" },
	{ QUIZ_RULE_UNUSED, wait_is_unused, "'wait' has no effect with one attempt" },
	{ QUIZ_RULE_UNUSED, counts_is_unused, "'counts' has no effect with one attempt" },
	{ QUIZ_RULE_UNUSED, stop_is_unused, "practice is not judged: stop=\"certain\" has no effect" },
};
/* clang-format on */

void quiz_check_rules(struct quiz_reader *reader)
{
	for (size_t i = 0; i < sizeof(contradictions) / sizeof(*contradictions); i++) {
		const struct contradiction *row = &contradictions[i];

		if (row->holds(reader))
			quiz_find(reader, &quiz_codes[row->code], reader->offset, "%s", row->words);
	}
}
