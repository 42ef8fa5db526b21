/* result/rules.c -- the element that says what a session was held to, written and read */
#include "result/rules.h"

#include "base/text.h"
#include "base/timestamp.h"

#define RULE_MOST 999999999

enum {
	RULE_PASS,
	RULE_NAVIGATION,
	RULE_FEEDBACK,
	RULE_KEY,
	RULE_TRIES,
	RULE_TRY_COST,
	RULE_HINTS,
	RULE_CONFIDENCE,
	RULE_TIME_LIMIT,
	RULE_WARNING,
	RULE_GRACE,
	RULE_QUESTION_LIMIT,
	RULE_LATE,
	RULE_SUSPENDED,
	RULE_STOP,
	RULE_SHUFFLE_SECTIONS,
	RULE_SHUFFLE_OPTIONS,
	RULE_ATTEMPTS,
	RULE_WAIT,
	RULE_COUNTS,
	RULE_VALID,
};

/* clang-format off */
const struct xml_attribute_rule rules_attributes[] = {
	[RULE_PASS]             = {.name = "pass", .type = XML_DECIMAL, .least = 0, .most = 1000},
	[RULE_NAVIGATION]       = {.name = "navigation", .type = XML_WORD, .required = true, .words = rules_navigation_words},
	[RULE_FEEDBACK]         = {.name = "feedback", .type = XML_WORD, .required = true, .words = rules_feedback_words},
	[RULE_KEY]              = {.name = "key", .type = XML_WORD, .required = true, .words = rules_key_words},
	[RULE_TRIES]            = {.name = "tries", .type = XML_COUNT, .least = 1, .most = RULE_MOST},
	[RULE_TRY_COST]         = {.name = "try-cost", .type = XML_DECIMAL, .least = 0, .most = 1000},
	[RULE_HINTS]            = {.name = "hints", .type = XML_BOOLEAN},
	[RULE_CONFIDENCE]       = {.name = "confidence", .type = XML_WORD, .words = rules_confidence_words},
	[RULE_TIME_LIMIT]       = {.name = "time-limit", .type = XML_DURATION},
	[RULE_WARNING]          = {.name = "warning", .type = XML_DURATION},
	[RULE_GRACE]            = {.name = "grace", .type = XML_DURATION},
	[RULE_QUESTION_LIMIT]   = {.name = "question-limit", .type = XML_DURATION},
	[RULE_LATE]             = {.name = "late", .type = XML_WORD, .words = rules_late_words},
	[RULE_SUSPENDED]        = {.name = "suspended", .type = XML_WORD, .words = rules_suspended_words},
	[RULE_STOP]             = {.name = "stop", .type = XML_WORD, .words = rules_stop_words},
	[RULE_SHUFFLE_SECTIONS] = {.name = "shuffle-sections", .type = XML_BOOLEAN},
	[RULE_SHUFFLE_OPTIONS]  = {.name = "shuffle-options", .type = XML_BOOLEAN},
	[RULE_ATTEMPTS]         = {.name = "attempts", .type = XML_COUNT, .least = 1, .most = RULE_MOST},
	[RULE_WAIT]             = {.name = "wait", .type = XML_DURATION},
	[RULE_COUNTS]           = {.name = "counts", .type = XML_WORD, .words = rules_counts_words},
	[RULE_VALID]            = {.name = "valid", .type = XML_PERIOD},
	{0},
};
/* clang-format on */

/* ---- writing ---- */

static void write_word(struct xml_writer *writer, unsigned rule, unsigned word)
{
	if (word || rules_attributes[rule].required)
		writer_attribute(writer, rules_attributes[rule].name,
		                 rules_attributes[rule].words[word]);
}

static void write_duration(struct xml_writer *writer, unsigned rule, int64_t duration_ms)
{
	if (duration_ms)
		writer_duration(writer, rules_attributes[rule].name, duration_ms);
}

/* Where it differs from what is taken if nothing is said. */
static void write_boolean(struct xml_writer *writer, unsigned rule, bool value, bool otherwise)
{
	if (value != otherwise)
		writer_boolean(writer, rules_attributes[rule].name, value);
}

static void write_valid(struct xml_writer *writer, const struct rules *rules)
{
	struct text period;

	text_init(&period);
	period_add(&period, rules->valid_months, rules->valid_days);
	if (rules->valid_months || rules->valid_days)
		writer_attribute(writer, rules_attributes[RULE_VALID].name, period.bytes);
	writer->out->failed |= period.failed;
	text_clear(&period);
}

static void write_tries(struct xml_writer *writer, const struct rules *rules)
{
	if (rules->tries > 1)
		writer_count(writer, rules_attributes[RULE_TRIES].name, rules->tries);
	if (rules->try_cost_thousandths)
		writer_decimal(writer, rules_attributes[RULE_TRY_COST].name,
		               rules->try_cost_thousandths);
	write_boolean(writer, RULE_HINTS, rules->hints, true);
	write_word(writer, RULE_CONFIDENCE, rules->confidence);
}

static void write_times(struct xml_writer *writer, const struct rules *rules)
{
	write_duration(writer, RULE_TIME_LIMIT, rules->time.limit_ms);
	write_duration(writer, RULE_WARNING, rules->time.warning_ms);
	write_duration(writer, RULE_GRACE, rules->time.grace_ms);
	write_duration(writer, RULE_QUESTION_LIMIT, rules->question_limit_ms);
	write_word(writer, RULE_LATE, rules->late);
	write_word(writer, RULE_SUSPENDED, rules->suspended);
}

void rules_write(struct xml_writer *writer, const struct rules *rules)
{
	if (rules->pass_thousandths >= 0)
		writer_decimal(writer, rules_attributes[RULE_PASS].name, rules->pass_thousandths);
	write_word(writer, RULE_NAVIGATION, rules->navigation);
	write_word(writer, RULE_FEEDBACK, rules->feedback);
	write_word(writer, RULE_KEY, rules->key);
	write_tries(writer, rules);
	write_times(writer, rules);
	write_word(writer, RULE_STOP, rules->stop);
	write_boolean(writer, RULE_SHUFFLE_SECTIONS, rules->shuffle_sections, false);
	write_boolean(writer, RULE_SHUFFLE_OPTIONS, rules->shuffle_options, true);
	if (rules->attempts)
		writer_count(writer, rules_attributes[RULE_ATTEMPTS].name, rules->attempts);
	write_duration(writer, RULE_WAIT, rules->wait_ms);
	write_word(writer, RULE_COUNTS, rules->counts);
	write_valid(writer, rules);
}

/* ---- reading ---- */

static int64_t number(const struct xml_element *element, unsigned rule, int64_t otherwise)
{
	return xml_has(element, rule) ? element->values[rule].number : otherwise;
}

void rules_read(struct rules *rules, const struct xml_element *element)
{
	*rules = (struct rules){
		.mode = rules->mode,
		.pass_thousandths = (int32_t)number(element, RULE_PASS, RULES_NO_PASS),
		.navigation = (enum navigation_rule)number(element, RULE_NAVIGATION, 0),
		.feedback = (enum feedback_rule)number(element, RULE_FEEDBACK, 0),
		.key = (enum key_rule)number(element, RULE_KEY, 0),
		.tries = (uint32_t)number(element, RULE_TRIES, 1),
		.try_cost_thousandths = (int32_t)number(element, RULE_TRY_COST, 0),
		.hints = number(element, RULE_HINTS, true),
		.confidence = (enum confidence_rule)number(element, RULE_CONFIDENCE, 0),
		.time = {.limit_ms = number(element, RULE_TIME_LIMIT, 0),
	                 .warning_ms = number(element, RULE_WARNING, 0),
	                 .grace_ms = number(element, RULE_GRACE, 0)},
		.question_limit_ms = number(element, RULE_QUESTION_LIMIT, 0),
		.late = (enum late_rule)number(element, RULE_LATE, 0),
		.suspended = (enum suspended_rule)number(element, RULE_SUSPENDED, 0),
		.stop = (enum stop_rule)number(element, RULE_STOP, 0),
		.shuffle_sections = number(element, RULE_SHUFFLE_SECTIONS, false),
		.shuffle_options = number(element, RULE_SHUFFLE_OPTIONS, true),
		.attempts = (uint32_t)number(element, RULE_ATTEMPTS, 0),
		.wait_ms = number(element, RULE_WAIT, 0),
		.counts = (enum counts_rule)number(element, RULE_COUNTS, 0),
	};
	if (xml_has(element, RULE_VALID)) {
		rules->valid_months = (uint32_t)xml_first(&element->values[RULE_VALID]);
		rules->valid_days = (uint32_t)xml_second(&element->values[RULE_VALID]);
	}
}
