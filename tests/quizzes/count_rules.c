/* quizzes/count_rules.c -- how much there has to be: banks, questions, kinds, exhibits, languages */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "interaction/interaction.h"
#include "quizzes/rules.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *const roles[] = {"everybody", "server-administrators", "customer-service",
                                    "managers"};

typedef bool fits(const struct _xmlNode *question, const char *value);

/* How many questions of the bank fit; of all banks, where it is NULL. */
static size_t count_questions(const struct shelf *shelf, const struct _xmlNode *bank,
                              fits *question_fits, const char *value)
{
	size_t count = 0;

	for (size_t i = 0; i < shelf->question_count; i++)
		if (!bank || shelf->questions[i]->parent == bank)
			count += question_fits(shelf->questions[i], value);
	return count;
}

static bool any(const struct _xmlNode *question, const char *value)
{
	(void)question;
	(void)value;
	return true;
}

static bool has_role(const struct _xmlNode *question, const char *role)
{
	return list_has(attribute(question, "role"), role);
}

static bool has_topic(const struct _xmlNode *question, const char *topic)
{
	return attribute_is(question, "topic", topic);
}

/* One that is not given is 3. */
static bool has_difficulty(const struct _xmlNode *question, const char *difficulty)
{
	const char *given = attribute(question, "difficulty");

	return strcmp(*given ? given : "3", difficulty) == 0;
}

static void six_banks_hold_170(const struct shelf *shelf, struct text *broken)
{
	size_t banks = 0;

	for (size_t i = 0; i < shelf->count; i++) {
		const struct document *bank = &shelf->documents[i];
		size_t count = count_questions(shelf, bank->root, any, NULL);

		banks += bank->is_bank;
		if (bank->is_bank && count < 25)
			text_addf(broken, "%s has %zu questions\n", bank->path, count);
	}
	if (banks < 6 || shelf->question_count < 170)
		text_addf(broken, "%zu banks have %zu questions\n", banks, shelf->question_count);
}

static void each_interaction_is_used(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; interactions[i]; i++)
		if (count_questions(shelf, NULL, is_named, interactions[i]->name) == 0)
			text_addf(broken, "no question is a %s\n", interactions[i]->name);
}

/* At least two of each, and none has half of them. */
static void difficulties_are_spread(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < shelf->count; i++) {
		const struct document *bank = &shelf->documents[i];
		size_t all = count_questions(shelf, bank->root, any, NULL);

		for (char level[] = "1"; bank->is_bank && *level <= '5'; (*level)++) {
			size_t count = count_questions(shelf, bank->root, has_difficulty, level);

			if (count < 2 || 2 * count >= all)
				text_addf(broken, "%s: %zu of difficulty %s\n", bank->path, count,
				          level);
		}
	}
}

/* So that a quiz can draw by topic, and a result can say something about each. */
static void each_topic_has_three(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < shelf->count; i++) {
		const struct document *bank = &shelf->documents[i];
		xmlNodePtr topic = bank->is_bank ? first_child(bank->root, "topic") : NULL;

		for (; topic; topic = next_child(topic, "topic")) {
			const char *id = attribute(topic, "id");
			size_t count = count_questions(shelf, bank->root, has_topic, id);

			if (count < 3)
				text_addf(broken, "%s: %zu on %s\n", bank->path, count, id);
		}
	}
}

static bool is_role(const char *name)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (strcmp(roles[i], name) == 0)
			return true;
	return false;
}

static void roles_are_these_four(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (count_questions(shelf, NULL, has_role, roles[i]) < 5)
			text_addf(broken, "too few questions for %s\n", roles[i]);
	for (size_t i = 0; i < shelf->question_count; i++) {
		const char *role = attribute(shelf->questions[i], "role");

		if (*role && !is_role(role))
			text_addf(broken, "%s is for %s\n", attribute(shelf->questions[i], "id"),
			          role);
	}
}

/* What we know of each e-mail and chat; others are to be judged here first. */
/* clang-format off */
static const struct message {
	const char *bank, *exhibit;
	bool hostile;
} messages[] = {
	{ "data-at-rest",        "notice",           false },
	{ "data-at-rest",        "refund",           true },
	{ "extortion-email",     "collection",       true },
	{ "extortion-email",     "demand",           true },
	{ "extortion-email",     "new-number",       true },
	{ "extortion-email",     "on-call",          false },
	{ "extortion-email",     "reminder",         false },
	{ "extortion-email",     "weakness",         false },
	{ "insider-mining",      "favour",           true },
	{ "insider-mining",      "idle-offer",       true },
	{ "insider-mining",      "month-end",        false },
	{ "reading-the-reports", "approved-answers", true },
	{ "reading-the-reports", "press-enquiry",    false },
	{ "refusing-to-pay",     "letter",           false },
	{ "refusing-to-pay",     "lower-offer",      true },
	{ "refusing-to-pay",     "officer",          false },
	{ "refusing-to-pay",     "press",            false },
	{ "refusing-to-pay",     "recovery",         true },
	{ "refusing-to-pay",     "refund",           true },
	{ "suppliers-and-peers", "newcomer",         true },
	{ "suppliers-and-peers", "repository",       false },
	{ "suppliers-and-peers", "supplier-notice",  false },
	{ "suppliers-and-peers", "viewer",           true },
};

/* What there has to be besides. */
static const struct wanted {
	const char *bank, *exhibit, *type, *what;
} wanted[] = {
	{ "insider-mining",      "mining-night",  "log",        "mining load at night" },
	{ "insider-mining",      "backup-night",  "log",        "a backup that looks alike" },
	{ "insider-mining",      "notice",        "notice",     "an internal notice" },
	{ "refusing-to-pay",     "press",         "email",      "a press enquiry" },
	{ "reading-the-reports", "customer-call", "transcript", "a customer's call" },
};
/* clang-format on */

static const struct message *message_find(const char *bank, const char *exhibit)
{
	for (size_t i = 0; i < COUNT(messages); i++)
		if (strcmp(messages[i].bank, bank) == 0 &&
		    strcmp(messages[i].exhibit, exhibit) == 0)
			return &messages[i];
	return NULL;
}

/* Eight or more, of which four to six of ten are hostile. */
static void half_of_the_messages_are_hostile(const struct shelf *shelf, struct text *broken)
{
	size_t all = 0, hostile = 0;

	for (size_t i = 0; i < shelf->count; i++) {
		const struct document *bank = &shelf->documents[i];
		xmlNodePtr exhibit = bank->is_bank ? first_child(bank->root, "exhibit") : NULL;

		for (; exhibit; exhibit = next_child(exhibit, "exhibit")) {
			const struct message *message;

			if (!attribute_is(exhibit, "type", "email") &&
			    !attribute_is(exhibit, "type", "chat"))
				continue;
			message =
				message_find(attribute(bank->root, "id"), attribute(exhibit, "id"));
			if (!message)
				text_addf(broken, "%s: %s is not judged yet\n", bank->path,
				          attribute(exhibit, "id"));
			all++;
			hostile += message && message->hostile;
		}
	}
	if (all < 8 || 10 * hostile < 4 * all || 10 * hostile > 6 * all)
		text_addf(broken, "%zu of %zu messages are hostile\n", hostile, all);
}

static bool exhibit_is_shown(const struct shelf *shelf, const struct wanted *row)
{
	for (size_t i = 0; i < shelf->question_count; i++) {
		const struct _xmlNode *question = shelf->questions[i];
		xmlNodePtr exhibit = first_child(question->parent, "exhibit");

		if (!attribute_is(question->parent, "id", row->bank) ||
		    !attribute_is(question, "exhibit", row->exhibit))
			continue;
		while (exhibit && !attribute_is(exhibit, "id", row->exhibit))
			exhibit = next_child(exhibit, "exhibit");
		return exhibit && attribute_is(exhibit, "type", row->type);
	}
	return false;
}

static void logs_notice_press_and_call_are_shown(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < COUNT(wanted); i++)
		if (!exhibit_is_shown(shelf, &wanted[i]))
			text_addf(broken, "no question shows %s\n", wanted[i].what);
}

/* The most decisions from this step on: a step leads to later ones. */
static size_t decisions_from(const struct _xmlNode *step)
{
	size_t most = 0;

	for (xmlNodePtr option = first_child(step, "option"); option;
	     option = next_child(option, "option")) {
		xmlNodePtr next = next_child(step, "step");
		size_t count;

		while (next && !attribute_is(option, "next", attribute(next, "id")))
			next = next_child(next, "step");
		count = next ? decisions_from(next) : 0;
		most = count > most ? count : most;
	}
	return most + 1;
}

static bool has_four_to_six_decisions(const struct _xmlNode *question, const char *id)
{
	const struct _xmlNode *step = first_child(question, "step");
	size_t decisions = step ? decisions_from(step) : 0;

	return attribute_is(question, "id", id) && decisions >= 4 && decisions <= 6;
}

/* The day of the e-mail, a colleague's server, a customer on the phone. */
static void three_scenarios_take_four_to_six(const struct shelf *shelf, struct text *broken)
{
	static const char *const ids[] = {"day-of-the-mail", "always-busy", "on-the-phone"};

	for (size_t i = 0; i < COUNT(ids); i++)
		if (count_questions(shelf, NULL, has_four_to_six_decisions, ids[i]) != 1)
			text_addf(broken, "%s does not take four to six decisions\n", ids[i]);
}

static void two_banks_are_in_chinese(const struct shelf *shelf, struct text *broken)
{
	size_t chinese = 0;

	for (size_t i = 0; i < shelf->count; i++)
		chinese += !shelf->documents[i].is_bank &&
		           attribute_is(shelf->documents[i].root, "lang", "zh-Hans");
	if (chinese < 2)
		text_addf(broken, "%zu banks are translated into Chinese\n", chinese);
}

/* clang-format off */
const struct rule count_rules[] = {
	{ "six banks of 25 or more hold 170 questions",              six_banks_hold_170 },
	{ "each interaction is used",                                each_interaction_is_used },
	{ "difficulties 1 to 5 are spread in each bank",             difficulties_are_spread },
	{ "each topic has three questions or more",                  each_topic_has_three },
	{ "questions are for four roles, and each has some",         roles_are_these_four },
	{ "of the e-mails and chats about half are hostile",         half_of_the_messages_are_hostile },
	{ "two logs, a notice, a press enquiry and a call are shown", logs_notice_press_and_call_are_shown },
	{ "three scenarios take four to six decisions",              three_scenarios_take_four_to_six },
	{ "two banks are in Chinese",                                two_banks_are_in_chinese },
	{ NULL, NULL },
};
/* clang-format on */
