/* bench/question.c -- questions of every interaction, with texts as long as in banks by hand */
#include "bench/question.h"

#include <stdio.h>

static void put_feedback(struct sheet *sheet, const char *on, unsigned indent, const char *end)
{
	sheet_new_line(sheet, indent);
	if (on)
		sheet_putf(sheet, "<feedback on=\"%s\">", on);
	else
		sheet_put(sheet, "<feedback>");
	sheet_put_words(sheet, sheet_between(sheet, 62, 132), indent + 2, true, ".</feedback>");
	sheet_put(sheet, end);
}

/* `missed`: a right one has feedback for not being chosen, too. */
static void put_option(struct sheet *sheet, unsigned number, bool right, bool missed)
{
	sheet_new_line(sheet, 4);
	sheet_putf(sheet, "<option id=\"%s-%u\"%s>", sheet_plain_word(sheet), number,
	           right ? " correct=\"true\"" : "");
	sheet_put_words(sheet, sheet_between(sheet, 36, 68), 6, false, "");
	put_feedback(sheet, NULL, 6, right && missed ? "" : "</option>");
	if (right && missed)
		put_feedback(sheet, "missed", 6, "</option>");
}

static void put_exhibit_name(struct sheet *sheet)
{
	sheet_new_line(sheet, 4);
	sheet_putf(sheet, "exhibit=\"mail-%u\"", sheet->exhibits);
}

/* The start tag up to the attributes of its own, and what every question has there. */
static void put_start_without_exhibit(struct sheet *sheet, const char *element, unsigned number)
{
	unsigned facts = sheet_between(sheet, 1, 3);
	unsigned first = sheet_between(sheet, 1, sheet->facts - 3);
	unsigned topic = sheet_between(sheet, 1, sheet->topics);

	sheet_new_line(sheet, 2);
	sheet_putf(sheet, "<%s id=\"%s-%s-%u\" topic=\"topic-%u\"", element, sheet_word_at(number),
	           sheet_plain_word(sheet), number, topic);
	if (sheet_one_in(sheet, 4))
		sheet_put(sheet, sheet_one_in(sheet, 2) ? " role=\"manager\""
		                                        : " role=\"customer-service\"");
	sheet_putf(sheet, " difficulty=\"%u\" facts=\"F%02u", sheet_between(sheet, 1, 5), first);
	for (unsigned i = 1; i < facts; i++)
		sheet_putf(sheet, " F%02u", first + i);
	sheet_put(sheet, "\"");
}

static void put_start(struct sheet *sheet, const char *element, unsigned number)
{
	put_start_without_exhibit(sheet, element, number);
	if (sheet_one_in(sheet, 4))
		put_exhibit_name(sheet);
}

static void put_prompt(struct sheet *sheet)
{
	sheet_put(sheet, ">");
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<prompt>");
	sheet_put_words(sheet, sheet_between(sheet, 55, 165), 6, true, "?</prompt>");
}

static void put_hint(struct sheet *sheet)
{
	if (!sheet_one_in(sheet, 3))
		return;
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<hint cost=\"0.25\">");
	sheet_put_words(sheet, sheet_between(sheet, 54, 84), 6, false, ".</hint>");
}

static void put_end(struct sheet *sheet, const char *element)
{
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<explanation>");
	sheet_put_words(sheet, sheet_between(sheet, 210, 340), 6, true, ".</explanation>");
	sheet_new_line(sheet, 2);
	sheet_putf(sheet, "</%s>", element);
	sheet_new_line(sheet, 0);
}

static void put_choice(struct sheet *sheet, unsigned number)
{
	unsigned right = sheet_between(sheet, 0, 3);

	put_start(sheet, "choice", number);
	put_prompt(sheet);
	for (unsigned i = 0; i < 4; i++)
		put_option(sheet, i, i == right, false);
	put_hint(sheet);
	put_end(sheet, "choice");
}

static void put_multiple(struct sheet *sheet, unsigned number)
{
	unsigned count = sheet_between(sheet, 5, 6);

	put_start(sheet, "multiple", number);
	put_prompt(sheet);
	for (unsigned i = 0; i < count; i++)
		put_option(sheet, i, i == 0 || (i > 1 && sheet_one_in(sheet, 2)), true);
	put_hint(sheet);
	put_end(sheet, "multiple");
}

static void put_true_false(struct sheet *sheet, unsigned number)
{
	put_start(sheet, "true-false", number);
	sheet_putf(sheet, " answer=\"%s\"", sheet_one_in(sheet, 2) ? "true" : "false");
	put_prompt(sheet);
	put_hint(sheet);
	put_feedback(sheet, "correct", 4, "");
	put_feedback(sheet, "wrong", 4, "");
	put_end(sheet, "true-false");
}

/* A part that has an id, a text and its feedback: an item, a source. */
static void put_part(struct sheet *sheet, const char *element, unsigned number,
                     const char *attribute, const char *of)
{
	sheet_new_line(sheet, 4);
	sheet_putf(sheet, "<%s id=\"%s-%u\"", element, sheet_word_at(17 * number), number);
	if (attribute)
		sheet_putf(sheet, " %s=\"%s\"", attribute, of);
	sheet_put(sheet, ">");
	sheet_put_words(sheet, sheet_between(sheet, 30, 60), 6, false, "");
	put_feedback(sheet, NULL, 6, "");
	sheet_putf(sheet, "</%s>", element);
}

static void put_order(struct sheet *sheet, unsigned number)
{
	static const char *const scorings[] = {"exact", "position", "sequence"};
	unsigned count = sheet_between(sheet, 4, 6);

	put_start(sheet, "order", number);
	sheet_putf(sheet, " scoring=\"%s\"", scorings[sheet_between(sheet, 0, 2)]);
	put_prompt(sheet);
	for (unsigned i = 0; i < count; i++)
		put_part(sheet, "item", i, NULL, NULL);
	put_hint(sheet);
	put_end(sheet, "order");
}

/* Half of them pair, with a target to spare; the others sort into three. */
static void put_match(struct sheet *sheet, unsigned number)
{
	bool sorts = sheet_one_in(sheet, 2);
	unsigned sources = sorts ? sheet_between(sheet, 6, 9) : sheet_between(sheet, 4, 5);
	unsigned targets = sorts ? 3 : sources + 1;

	put_start(sheet, "match", number);
	put_prompt(sheet);
	for (unsigned i = 0; i < sources; i++) {
		char target[24];

		snprintf(target, sizeof(target), "target-%u", i % targets);
		put_part(sheet, "source", i, "target", target);
	}
	for (unsigned i = 0; i < targets; i++) {
		sheet_new_line(sheet, 4);
		sheet_putf(sheet, "<target id=\"target-%u\">", i);
		sheet_put_words(sheet, sheet_between(sheet, 12, 45), 6, false, "</target>");
	}
	put_hint(sheet);
	put_end(sheet, "match");
}

/* Two or three words, no two of which come twice in one question. */
static void put_key_words(struct sheet *sheet, size_t first)
{
	sheet_putf(sheet, "%s %s", sheet_word_at(first), sheet_word_at(first + 61));
	if (sheet_one_in(sheet, 3))
		sheet_putf(sheet, " %s", sheet_word_at(first + 127));
}

static void put_word_key(struct sheet *sheet, size_t first)
{
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<key");
	if (sheet_one_in(sheet, 3))
		sheet_put(sheet, " typos=\"1\"");
	if (sheet_one_in(sheet, 6))
		sheet_put(sheet, " case=\"true\"");
	sheet_put(sheet, ">");
	put_key_words(sheet, first);
	if (sheet_one_in(sheet, 2))
		put_feedback(sheet, NULL, 6, "");
	sheet_put(sheet, "</key>");
}

static void put_pattern_key(struct sheet *sheet, size_t first)
{
	const char *word = sheet_word_at(first), *other = sheet_word_at(first + 61);

	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<key pattern=\"true\" score=\"0.5\">");
	switch (sheet_between(sheet, 0, 4)) {
	case 0:
		sheet_putf(sheet, "%s.?%s(ing|er)?", word, other);
		break;
	case 1:
		sheet_putf(sheet, ".*%s.*", word);
		break;
	case 2:
		sheet_putf(sheet, "(the |an? )?%s(%s|s|ed)*", word, other);
		break;
	case 3:
		sheet_putf(sheet, "[a-z]+ %s[ -]%s", word, other);
		break;
	default:
		sheet_putf(sheet, "(%s|%s)( \\d{1,4})?", word, other);
	}
	put_feedback(sheet, NULL, 6, "</key>");
}

/* Words come before patterns, which could take them. */
static void put_text(struct sheet *sheet, unsigned number)
{
	unsigned keys = sheet_between(sheet, 1, 3);
	unsigned patterns = sheet_one_in(sheet, 2) ? sheet_between(sheet, 1, 2) : 0;
	unsigned first = sheet_between(sheet, 0, 200);

	put_start(sheet, "text", number);
	put_prompt(sheet);
	for (unsigned i = 0; i < keys; i++)
		put_word_key(sheet, first + 13 * i);
	for (unsigned i = keys; i < keys + patterns; i++)
		put_pattern_key(sheet, first + 13 * i);
	put_hint(sheet);
	put_feedback(sheet, "wrong", 4, "");
	put_end(sheet, "text");
}

static void put_number(struct sheet *sheet, unsigned number)
{
	unsigned value = sheet_between(sheet, 1, 4000);

	put_start(sheet, "number", number);
	sheet_putf(sheet, " value=\"%u.5\"", value);
	if (sheet_one_in(sheet, 2))
		sheet_put(sheet, " relative=\"0.05\"");
	else if (sheet_one_in(sheet, 2))
		sheet_put(sheet, " tolerance=\"0.25\"");
	sheet_put(sheet, " unit=\"US$\"");
	put_prompt(sheet);
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<unit name=\"thousand\" factor=\"1000\"/>");
	if (sheet_one_in(sheet, 2)) {
		sheet_new_line(sheet, 4);
		sheet_putf(sheet, "<band min=\"%u\" max=\"%u\" score=\"0.5\"/>", value / 2,
		           2 * value + 1);
	}
	put_hint(sheet);
	put_end(sheet, "number");
}

static void put_fill(struct sheet *sheet, unsigned number)
{
	unsigned first = sheet_between(sheet, 0, 200);

	sheet_new_line(sheet, 4);
	sheet_putf(sheet, "<fill gap=\"g%u\">", number);
	if (sheet_one_in(sheet, 2)) {
		sheet_put(sheet, "<key>");
		put_key_words(sheet, first);
		sheet_put(sheet, "</key>");
	} else {
		for (unsigned i = 0; i < 3; i++) {
			sheet_new_line(sheet, 6);
			sheet_putf(sheet, "<option id=\"o%u-%u\"%s>", number, i,
			           i == first % 3 ? " correct=\"true\"" : "");
			put_key_words(sheet, first + 13 * i);
			sheet_put(sheet, "</option>");
		}
	}
	sheet_put(sheet, "</fill>");
}

static void put_gaps(struct sheet *sheet, unsigned number)
{
	unsigned count = sheet_between(sheet, 2, 4);

	put_start(sheet, "gaps", number);
	put_prompt(sheet);
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<passage>");
	for (unsigned i = 0; i < count; i++) {
		sheet_put_words(sheet, sheet_between(sheet, 30, 70), 6, false, "");
		sheet_putf(sheet, " <gap id=\"g%u\"/> ", i);
	}
	sheet_put_words(sheet, sheet_between(sheet, 20, 50), 6, false, ".</passage>");
	for (unsigned i = 0; i < count; i++)
		put_fill(sheet, i);
	put_hint(sheet);
	put_end(sheet, "gaps");
}

/* All marks but the first are right: where there is none but one, nothing is. */
static void put_hottext(struct sheet *sheet, unsigned number)
{
	uint32_t right = sheet->marks & (sheet->marks - 1);

	if (!sheet->marks) {
		put_choice(sheet, number);
		return;
	}
	put_start_without_exhibit(sheet, "hottext", number);
	put_exhibit_name(sheet);
	sheet_put(sheet, " correct=\"");
	for (unsigned i = 0, count = 0; i < 32; i++)
		if (right >> i & 1)
			sheet_putf(sheet, "%sm%u", count++ ? " " : "", i);
	sheet_put(sheet, "\"");
	put_prompt(sheet);
	for (unsigned i = 0; i < 32; i++) {
		if (!(sheet->marks >> i & 1))
			continue;
		sheet_new_line(sheet, 4);
		sheet_putf(sheet, "<note mark=\"m%u\">", i);
		sheet_put_words(sheet, sheet_between(sheet, 62, 132), 6, true, ".</note>");
	}
	put_end(sheet, "hottext");
}

/* The first option leads on and earns, the second leads on, the third fails. */
static void put_step(struct sheet *sheet, unsigned step, bool last)
{
	sheet_new_line(sheet, 4);
	sheet_putf(sheet, "<step id=\"step-%u\">", step);
	sheet_put_words(sheet, sheet_between(sheet, 60, 150), 6, false, "");
	for (unsigned i = 0; i < 3; i++) {
		sheet_new_line(sheet, 6);
		sheet_putf(sheet, "<option id=\"o%u-%u\"", step, i);
		if (i < 2 && !last)
			sheet_putf(sheet, " next=\"step-%u\"", step + 1);
		else
			sheet_putf(sheet, " end=\"%s\"", i == 0 ? "good" : "bad");
		sheet_putf(sheet, "%s>", i == 0 ? " score=\"0.25\"" : "");
		sheet_put_words(sheet, sheet_between(sheet, 36, 80), 8, false, "");
		sheet_new_line(sheet, 8);
		sheet_put(sheet, "<consequence>");
		sheet_put_words(sheet, sheet_between(sheet, 62, 132), 10, false,
		                ".</consequence></option>");
	}
	sheet_put(sheet, "</step>");
}

static void put_scenario(struct sheet *sheet, unsigned number)
{
	put_start(sheet, "scenario", number);
	put_prompt(sheet);
	for (unsigned i = 0; i < 4; i++)
		put_step(sheet, i, i == 3);
	put_end(sheet, "scenario");
}

static void put_essay(struct sheet *sheet, unsigned number)
{
	put_start(sheet, "essay", number);
	sheet_put(sheet, " points=\"3\" min=\"40\" max=\"150\"");
	put_prompt(sheet);
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<rubric>");
	sheet_put_words(sheet, sheet_between(sheet, 240, 420), 6, false, ".</rubric>");
	put_end(sheet, "essay");
}

static void put_acknowledge(struct sheet *sheet, unsigned number)
{
	put_start(sheet, "acknowledge", number);
	put_prompt(sheet);
	sheet_new_line(sheet, 4);
	sheet_put(sheet, "<policy>");
	sheet_put_words(sheet, sheet_between(sheet, 400, 700), 6, false, ".</policy>");
	put_end(sheet, "acknowledge");
}

/* ---- which one ---- */

struct share {
	unsigned parts;
	void (*put)(struct sheet *sheet, unsigned number);
};

/* As they come in quizzes/extortion-email.xml. */
static const struct share plain[] = {{14, put_choice}, {8, put_multiple}, {7, put_true_false}, {0}};

/* As they come in all banks of quizzes together, and in those that ask for what is typed. */
static const struct share mixed[] = {
	{12, put_choice},
	{5, put_multiple},
	{5, put_true_false},
	{3, put_match},
	{3, put_hottext},
	{2, put_order},
	{2, put_text},
	{2, put_number},
	{2, put_gaps},
	{2, put_scenario},
	{1, put_essay},
	{1, put_acknowledge},
	{0},
};

void question_put(struct sheet *sheet, bool mixes, unsigned number)
{
	const struct share *share = mixes ? mixed : plain;
	unsigned all = 0, part;

	for (const struct share *each = share; each->parts; each++)
		all += each->parts;
	for (part = sheet_between(sheet, 1, all); part > share->parts; share++)
		part -= share->parts;
	share->put(sheet, number);
}
