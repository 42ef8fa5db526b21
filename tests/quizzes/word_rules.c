/* quizzes/word_rules.c -- how questions have to be written: grounds, feedback, keys that hide */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "quizzes/rules.h"
#include "vigil/bank.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void blame(struct text *broken, const struct _xmlNode *question, const char *why,
                  const char *part)
{
	text_addf(broken, "%s#%s: %s %s\n", attribute(question->parent, "id"),
	          attribute(question, "id"), why, part);
}

static void facts_topic_and_explanation_are_there(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < shelf->question_count; i++) {
		const struct _xmlNode *question = shelf->questions[i];
		xmlNodePtr explanation = first_child(question, "explanation");

		if (!*attribute(question, "facts"))
			blame(broken, question, "no", "facts");
		if (!*attribute(question, "topic"))
			blame(broken, question, "no", "topic");
		if (!explanation || node_length(explanation) == 0)
			blame(broken, question, "no", "explanation");
	}
}

/* Has the part feedback for this case? Not saying which means "chosen". */
static bool has_feedback(const struct _xmlNode *part, const char *on)
{
	for (xmlNodePtr feedback = first_child(part, "feedback"); feedback;
	     feedback = next_child(feedback, "feedback")) {
		const char *given = attribute(feedback, "on");

		if (strcmp(*given ? given : "chosen", on) == 0)
			return true;
	}
	return false;
}

/* Each child of this name has feedback of its own. */
static void parts_have_feedback(const struct _xmlNode *question, const char *name,
                                struct text *broken)
{
	for (xmlNodePtr part = first_child(question, name); part; part = next_child(part, name))
		if (!has_feedback(part, "chosen"))
			blame(broken, question, "no feedback on", attribute(part, "id"));
}

/* Whoever leaves out a right option learns about it, too. */
static void missed_options_have_feedback(const struct _xmlNode *question, struct text *broken)
{
	for (xmlNodePtr option = first_child(question, "option"); option;
	     option = next_child(option, "option"))
		if (attribute_is(option, "correct", "true") && !has_feedback(option, "missed"))
			blame(broken, question, "no feedback on missing", attribute(option, "id"));
}

static void steps_have_consequences(const struct _xmlNode *question, struct text *broken)
{
	for (xmlNodePtr step = first_child(question, "step"); step; step = next_child(step, "step"))
		for (xmlNodePtr option = first_child(step, "option"); option;
		     option = next_child(option, "option"))
			if (!first_child(option, "consequence"))
				blame(broken, question, "no consequence of",
				      attribute(option, "id"));
}

/* Add the ids of all marks below the node, each with a space before and behind. */
static void add_marks(struct text *marks, const struct _xmlNode *node)
{
	for (xmlNodePtr child = node->children; child; child = child->next) {
		if (is_named(child, "mark"))
			text_addf(marks, " %s ", attribute(child, "id"));
		add_marks(marks, child);
	}
}

static void marks_have_notes(const struct _xmlNode *question, struct text *broken)
{
	xmlNodePtr exhibit = first_child(question->parent, "exhibit");
	struct text marks;
	char *rest = NULL;

	text_init(&marks);
	while (exhibit && !attribute_is(exhibit, "id", attribute(question, "exhibit")))
		exhibit = next_child(exhibit, "exhibit");
	if (exhibit)
		add_marks(&marks, exhibit);
	for (char *mark = strtok_r(marks.bytes, " ", &rest); mark;
	     mark = strtok_r(NULL, " ", &rest)) {
		xmlNodePtr note = first_child(question, "note");

		while (note && !attribute_is(note, "mark", mark))
			note = next_child(note, "note");
		if (!note)
			blame(broken, question, "no note on", mark);
	}
	text_clear(&marks);
}

void what_is_wrong_has_feedback(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < shelf->question_count; i++) {
		const struct _xmlNode *question = shelf->questions[i];

		if (is_named(question, "choice") || is_named(question, "multiple"))
			parts_have_feedback(question, "option", broken);
		if (is_named(question, "multiple"))
			missed_options_have_feedback(question, broken);
		parts_have_feedback(question, "item", broken);
		parts_have_feedback(question, "source", broken);
		steps_have_consequences(question, broken);
		if (is_named(question, "hottext"))
			marks_have_notes(question, broken);
		if (is_named(question, "true-false") || is_named(question, "text") ||
		    is_named(question, "number") || is_named(question, "gaps"))
			if (!has_feedback(question, "wrong"))
				blame(broken, question, "no feedback on", "wrong");
	}
}

/* Where the right option of a choice stands, and whether no other is longer. */
struct right {
	size_t place;
	bool longest;
};

static struct right right_of(const struct _xmlNode *choice)
{
	struct right right = {0, true};
	size_t place = 0, length = 0;

	for (xmlNodePtr option = first_child(choice, "option"); option;
	     option = next_child(option, "option"), place++)
		if (attribute_is(option, "correct", "true")) {
			right.place = place;
			length = node_length(option);
		}
	for (xmlNodePtr option = first_child(choice, "option"); option;
	     option = next_child(option, "option"))
		right.longest = right.longest && node_length(option) <= length;
	return right;
}

static void no_place_has_four_of_ten_keys(const struct shelf *shelf, struct text *broken)
{
	size_t places[26] = {0}, choices = 0;

	for (size_t i = 0; i < shelf->question_count; i++)
		if (is_named(shelf->questions[i], "choice")) {
			places[right_of(shelf->questions[i]).place]++;
			choices++;
		}
	for (size_t i = 0; i < COUNT(places); i++)
		if (10 * places[i] > 4 * choices)
			text_addf(broken, "option %zu is right in %zu of %zu choices\n", i + 1,
			          places[i], choices);
}

/* One that is as long as another counts as the longest, too. */
static void the_right_option_is_seldom_longest(const struct shelf *shelf, struct text *broken)
{
	size_t longest = 0, choices = 0;

	for (size_t i = 0; i < shelf->question_count; i++)
		if (is_named(shelf->questions[i], "choice")) {
			longest += right_of(shelf->questions[i]).longest;
			choices++;
		}
	if (100 * longest > 35 * choices)
		text_addf(broken, "the right option is the longest in %zu of %zu choices\n",
		          longest, choices);
}

static void five_warnings_are_allowed(const struct shelf *shelf, struct text *broken)
{
	size_t allowed = 0;

	for (size_t i = 0; i < shelf->count; i++)
		for (xmlNodePtr allow = first_child(shelf->documents[i].root, "allow"); allow;
		     allow = next_child(allow, "allow"))
			allowed++;
	if (allowed > 5)
		text_addf(broken, "%zu warnings are allowed\n", allowed);
}

/*
 * Do these words stand for a number or a date? At least half of their letters and digits are
 * digits, or they name a month.
 */
static bool is_figure(const struct _xmlNode *node)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
	                                     "May ",      "June",     "July",     "August",
	                                     "September", "October",  "November", "December"};
	struct text words;
	size_t digits = 0, letters = 0;
	bool month = false;

	text_init(&words);
	node_words(&words, node);
	for (const char *byte = words.bytes; *byte; byte++) {
		digits += isdigit((unsigned char)*byte) != 0;
		letters += isalpha((unsigned char)*byte) != 0;
	}
	for (size_t i = 0; i < COUNT(months); i++)
		month = month || strstr(words.bytes, months[i]);
	text_clear(&words);
	return month || (digits > 0 && digits >= letters);
}

/* A number, or a question most of whose options or keys are figures. */
static bool asks_for_a_figure(const struct _xmlNode *question)
{
	size_t parts = 0, figures = 0;

	for (xmlNodePtr part = question->children; part; part = part->next)
		if (is_named(part, "option") || is_named(part, "key")) {
			parts++;
			figures += is_figure(part);
		}
	return is_named(question, "number") || 2 * figures > parts;
}

static void one_in_six_asks_for_a_figure(const struct shelf *shelf, struct text *broken)
{
	size_t asked = 0;

	for (size_t i = 0; i < shelf->question_count; i++)
		asked += asks_for_a_figure(shelf->questions[i]);
	if (6 * asked > shelf->question_count)
		text_addf(broken, "%zu of %zu questions ask for a number or a date\n", asked,
		          shelf->question_count);
}

/* Figures on which the reports differ; as numbers are typed and as they are printed. */
static const char *const contested[] = {"22,800",  "22800",   "228,000", "228000",    "39,900",
                                        "39900",   "399,000", "399000",  "3.99",      "3,990,000",
                                        "3990000", "40 GB",   "40 TB",   "gigabytes", "terabytes"};

static void judge_key(const struct _xmlNode *question, const char *key, struct text *broken)
{
	for (size_t i = 0; i < COUNT(contested); i++)
		if (strstr(key, contested[i]))
			blame(broken, question, "a key holds", contested[i]);
}

/* Right options, keys and values alike; in a right option of `multiple` as well. */
static void no_contested_figure_is_a_key(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < shelf->question_count; i++) {
		const struct _xmlNode *question = shelf->questions[i];

		judge_key(question, attribute(question, "value"), broken);
		for (xmlNodePtr part = question->children; part; part = part->next) {
			struct text words;

			if (!is_named(part, "key") && !attribute_is(part, "correct", "true"))
				continue;
			text_init(&words);
			node_words(&words, part);
			judge_key(question, words.bytes, broken);
			text_clear(&words);
		}
	}
}

/* Not even a warning that is not allowed with a reason. */
static void check_finds_nothing(const struct shelf *shelf, struct text *broken)
{
	for (size_t i = 0; i < shelf->count; i++) {
		struct vigil_findings *findings = vigil_findings_new();

		if (!findings || vigil_check(shelf->documents[i].path, findings) != VIGIL_OK ||
		    vigil_findings_count(findings) > 0)
			text_addf(broken, "%s: findings\n", shelf->documents[i].path);
		vigil_findings_free(findings);
	}
}

/* clang-format off */
const struct rule word_rules[] = {
	{ "every question has facts, a topic and an explanation",   facts_topic_and_explanation_are_there },
	{ "everything that can be done wrongly has feedback",       what_is_wrong_has_feedback },
	{ "no place holds more than 40 in 100 of the right options", no_place_has_four_of_ten_keys },
	{ "the right option is the longest in at most 35 of 100",   the_right_option_is_seldom_longest },
	{ "at most five warnings are allowed",                      five_warnings_are_allowed },
	{ "at most one question in six asks for a number or a date", one_in_six_asks_for_a_figure },
	{ "no contested figure is a key",                           no_contested_figure_is_a_key },
	{ "check finds nothing",                                    check_finds_nothing },
	{ NULL, NULL },
};
/* clang-format on */
