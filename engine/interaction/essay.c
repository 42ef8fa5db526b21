/* interaction/essay.c -- free text of several lines, which a person scores */
#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "interaction/interaction.h"
#include "interaction/prose.h"
#include "interaction/unordered.h"
#include "model/builder.h"
#include "page/page.h"

#define WORDS_MOST 10000

/* Of a response; a record has room for more. */
#define BYTES_MOST ((size_t)64 * 1024)

/* U+FFFD in UTF-8 */
#define REPLACEMENT "\xEF\xBF\xBD"

enum { WORD_COUNT_IMPOSSIBLE };

static const struct vigil_code essay_codes[] = {
	[WORD_COUNT_IMPOSSIBLE] = {"word-count-impossible", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {essay_codes, NULL};

struct essay {
	uint32_t least, most; /* words */
	ref rubric;           /* what those who score it look for, or 0 */
};

enum { MIN, MAX };

/* clang-format off */
static const struct xml_attribute_rule attributes[] = {
	[MIN] = { .name = "min", .type = XML_COUNT, .least = 1, .most = WORDS_MOST },
	[MAX] = { .name = "max", .type = XML_COUNT, .least = 1, .most = WORDS_MOST },
	{ 0 },
};
/* clang-format on */

/* ---- reading a bank ---- */

static bool start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct essay *essay = builder_part(builder, sizeof(*essay));

	if (!essay)
		return false;
	essay->least = xml_has(element, MIN) ? (uint32_t)element->values[MIN].number : 1;
	essay->most = xml_has(element, MAX) ? (uint32_t)element->values[MAX].number : WORDS_MOST;
	if (essay->least > essay->most)
		builder_find(builder, &essay_codes[WORD_COUNT_IMPOSSIBLE], element->offset,
		             "at least %u and at most %u words cannot be written",
		             (unsigned)essay->least, (unsigned)essay->most);
	return true;
}

static bool rubric_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	((struct essay *)(void *)builder->parts)->rubric = element->text;
	return true;
}

/* clang-format off */
static const struct xml_element_rule children[] = {
	{ .name = "rubric", .content = XML_TEXT, .rank = 1, .inlines = prose_blocks,
	  .end = rubric_end },
	{ 0 },
};
/* clang-format on */

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;

	(void)element;
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static const struct essay *essay_of(const struct vigil_bank *bank,
                                    const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	if (essay_of(bank, question)->rubric)
		visit(context, "rubric", "", &essay_of(bank, question)->rubric);
}

/* ---- what is asked ---- */

static void add_bounds(struct text *text, const struct essay *essay)
{
	if (essay->most == WORDS_MOST)
		text_addf(text, messages("%u word or more", "%u words or more", essay->least),
		          (unsigned)essay->least);
	else if (essay->least == essay->most)
		text_addf(text, messages("%u word", "%u words", essay->least),
		          (unsigned)essay->least);
	else
		text_addf(text, _("%u to %u words"), (unsigned)essay->least, (unsigned)essay->most);
}

/* At the start how long it is to be, later how long it is. */
static void present(const struct asked *asked, struct vigil_page *page)
{
	const struct essay *essay = essay_of(asked->bank, asked->question);
	size_t count = words_count(asked->response);
	struct text bounds;

	text_init(&bounds);
	add_bounds(&bounds, essay);
	if (*asked->response)
		page_say(page, PAGE_PLAIN,
		         messages("%zu word so far; %s are asked for.",
		                  "%zu words so far; %s are asked for.", count),
		         count, bounds.bytes);
	else
		page_say(page, PAGE_PLAIN,
		         _("Write %s, in as many lines as you like. A line with nothing but a full "
		           "stop ends the text."),
		         bounds.bytes);
	text_clear(&bounds);
}

static void preview(const struct asked *asked, struct vigil_page *page)
{
	const struct essay *essay = essay_of(asked->bank, asked->question);

	if (!essay->rubric)
		return;
	page_say(page, PAGE_PLAIN, "Whoever scores it looks for:");
	page_paragraph(page, bank_text(asked->bank, essay->rubric));
}

static void accepts(const struct asked *asked, struct text *line)
{
	text_add(line,
	         *asked->response ? _("another line, or . to end") : _("a line, or . to end"));
}

/* ---- responses: lines joined by newlines, a backslash standing as two ---- */

/* One line as it is kept: valid, control characters as spaces, none of them at the end. */
static void add_line(struct text *response, const char *typed)
{
	size_t start = response->length, left = strlen(typed);

	while (left > 0) {
		size_t valid = utf8_valid_prefix(typed, left);

		for (size_t i = 0; i < valid; i++) {
			if (typed[i] == '\\')
				text_add(response, "\\\\");
			else if ((unsigned char)typed[i] < ' ' || typed[i] == 0x7F)
				text_add_char(response, ' ');
			else
				text_add_char(response, typed[i]);
		}
		typed += valid;
		left -= valid;
		if (left > 0) {
			text_add(response, REPLACEMENT);
			typed++;
			left--;
		}
	}
	while (response->length > start && response->bytes[response->length - 1] == ' ')
		text_cut(response, response->length - 1);
}

/* Lines without words at the end are no part of a text. */
static void cut_lines(struct text *response)
{
	while (response->length > 0 && response->bytes[response->length - 1] == '\n')
		text_cut(response, response->length - 1);
}

/* A full stop by itself, also the one of East Asian keyboards. */
static bool is_end(const char *typed)
{
	static const char *const stops[] = {".", "\u3002"};

	typed += strspn(typed, " \t");
	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++) {
		size_t length = strlen(stops[i]);

		if (strncmp(typed, stops[i], length) == 0)
			return !typed[length + strspn(typed + length, " \t\r\n")];
	}
	return false;
}

static bool has_room(const struct essay *essay, const struct text *response, struct text *why)
{
	size_t count = words_count(response->bytes);

	if (count > essay->most)
		text_addf(why, _("These would be %zu words; at most %u are asked for."), count,
		          (unsigned)essay->most);
	else if (response->length > BYTES_MOST)
		text_addf(why, _("A text can have %zu bytes; this would be more."), BYTES_MOST);
	else
		return true;
	return false;
}

static bool has_enough(const struct essay *essay, const struct text *response, struct text *why)
{
	size_t count = words_count(response->bytes);

	if (count >= essay->least)
		return true;
	text_addf(why,
	          messages("%zu word so far; at least %u are asked for.",
	                   "%zu words so far; at least %u are asked for.", count),
	          count, (unsigned)essay->least);
	return false;
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	const struct essay *essay = essay_of(asked->bank, asked->question);

	text_add(response, asked->response);
	if (is_end(typed)) {
		cut_lines(response);
		return has_enough(essay, response, why) ? READ_DONE : READ_NOT_ALLOWED;
	}
	if (!*asked->response && !typed[strspn(typed, " \t")]) {
		text_add(why, _("Nothing was entered."));
		return READ_UNREADABLE;
	}
	if (*asked->response)
		text_add_char(response, '\n');
	add_line(response, typed);
	return has_room(essay, response, why) ? READ_MORE : READ_NOT_ALLOWED;
}

/* The lines of a normalized text; \n begins one, too, and \\ is a backslash. */
static void add_lines(struct text *response, const char *normalized)
{
	struct text line;

	text_init(&line);
	for (const char *at = normalized;; at++) {
		bool is_escaped = at[0] == '\\' && (at[1] == 'n' || at[1] == '\\');

		if (*at && *at != '\n' && !(is_escaped && at[1] == 'n')) {
			text_add_char(&line, *at);
			at += is_escaped;
			continue;
		}
		if (response->length > 0)
			text_add_char(response, '\n');
		add_line(response, line.bytes);
		text_cut(&line, 0);
		if (!*at)
			break;
		at += is_escaped;
	}
	text_clear(&line);
	cut_lines(response);
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	const struct essay *essay = essay_of(asked->bank, asked->question);

	add_lines(response, normalized);
	return has_enough(essay, response, why) && has_room(essay, response, why)
	               ? READ_DONE
	               : READ_NOT_ALLOWED;
}

/* ---- scores: a person's ---- */

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	(void)bank;
	(void)question;
	(void)response;
	return (struct score){.pending = true};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	(void)bank;
	(void)question;
	(void)response;
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct essay *essay = essay_of(bank, question);
	struct text points, bounds;

	text_init(&points);
	text_init(&bounds);
	decimal_add(&points, question->points_mpts);
	add_bounds(&bounds, essay);
	page_say(page, PAGE_PLAIN,
	         "A person reads it and gives from 0 to %s points; until then it is pending and "
	         "counts as 0. A response has %s.",
	         points.bytes, bounds.bytes);
	page_paragraph(page, bank_text(bank, essay->rubric));
	text_clear(&points);
	text_clear(&bounds);
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	(void)asked;
	(void)release;
	(void)page; /* nothing is known of it yet */
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	(void)asked;
	(void)visit;
	(void)context; /* the prompt is all that is shown */
}

const struct interaction essay_interaction = {
	.name = "essay",
	.takes_lines = true,
	.codes = codes,
	.attributes = attributes,
	.children = children,
	.start = start,
	.end = end,
	.texts = texts,
	.order_count = unordered_count,
	.shuffle = unordered_shuffle,
	.present = present,
	.preview = preview,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.explain = explain,
	.review = review,
	.describe = describe,
};
