/* interaction/gaps.c -- gaps in running text: words are typed, or chosen from lists */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/markup.h"
#include "base/message.h"
#include "base/normal.h"
#include "interaction/options.h"
#include "interaction/passage.h"
#include "interaction/share.h"
#include "page/page.h"

#define QUOTED_LENGTH 40

#define NO_BREAK_SPACE "\u00A0"

static const struct vigil_code *const codes[] = {passage_codes, key_codes, option_codes, NULL};

/* ---- what is shown ---- */

static void label_of(char label[8], size_t number)
{
	snprintf(label, 8, "%u)", (unsigned)(number % 1000));
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct text text;
	char label[8];

	text_init(&text);
	passage_add(&text, &gaps);
	page_paragraph(page, text.bytes);
	for (size_t i = 0; i < gaps.count; i++) {
		if (!fill_is_list(gaps.fills[i]))
			continue;
		text_cut(&text, 0);
		for (size_t place = 0; place < gaps.fills[i]->count; place++)
			text_addf(&text, "%s%c)" NO_BREAK_SPACE "%s", place ? "  " : "",
			          (char)('a' + place),
			          bank_text(asked->bank,
			                    fill_option_at(asked, gaps.fills[i], place)->key.text));
		label_of(label, i + 1);
		page_item(page, label, text.bytes);
	}
	text_clear(&text);
}

static void accepts(const struct asked *asked, struct text *line)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	size_t lists = 0;

	for (size_t i = 0; i < gaps.count; i++)
		lists += fill_is_list(gaps.fills[i]);
	if (gaps.count == 1)
		text_add(line, lists ? _("a letter") : _("the word for the gap"));
	else if (lists == gaps.count)
		text_addf(line, _("%zu letters with ';' between them"), gaps.count);
	else
		text_addf(line,
		          lists ? _("%zu words or letters with ';' between them")
		                : _("%zu words with ';' between them"),
		          gaps.count);
}

/* ---- reading ---- */

/* What stands in each gap, a piece of the entry: not ended by a 0. */
struct filling {
	const char *bytes[GAPS_MOST];
	size_t lengths[GAPS_MOST];
	bool given[GAPS_MOST];
};

static void trim(const char **bytes, size_t *length)
{
	while (*length && **bytes == ' ') {
		++*bytes;
		--*length;
	}
	while (*length && (*bytes)[*length - 1] == ' ')
		--*length;
}

/* "1:" or "2)" before a piece; returns what is behind it, and 0 as the number when there is none. */
static size_t number_before(const char *bytes, size_t length, size_t *behind)
{
	size_t at = 0, number = 0;

	while (at < length && at < 4 && bytes[at] >= '0' && bytes[at] <= '9')
		number = 10 * number + (size_t)(bytes[at++] - '0');
	*behind = at + 1;
	return at > 0 && at < length && (bytes[at] == ':' || bytes[at] == ')') ? number : 0;
}

static bool put(struct filling *filling, size_t index, const char *bytes, size_t length)
{
	if (filling->given[index])
		return false;
	trim(&bytes, &length);
	filling->bytes[index] = bytes;
	filling->lengths[index] = length;
	filling->given[index] = true;
	return true;
}

/* Pieces with their gaps' numbers before them. */
static bool put_numbered(const struct gaps *gaps, const char *at, struct filling *filling,
                         struct text *why)
{
	for (; *at; at += *at == ';') {
		size_t length = strcspn(at, ";"), behind, number;
		const char *piece = at;

		at += length;
		trim(&piece, &length);
		if (!length)
			continue;
		number = number_before(piece, length, &behind);
		if (number == 0)
			text_addf(why, _("'%.*s' has no gap's number, and others have one."),
			          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, piece);
		else if (number > gaps->count)
			text_addf(why, _("There is no gap %zu."), number);
		else if (!put(filling, number - 1, piece + behind, length - behind))
			text_addf(why, _("Gap %zu is filled twice."), number);
		if (why->length)
			return false;
	}
	return true;
}

/* Pieces in the order of the gaps: as many. */
static bool put_in_order(const struct gaps *gaps, const char *at, struct filling *filling,
                         struct text *why)
{
	size_t count = 0;

	for (;; at++) {
		size_t length = strcspn(at, ";");

		if (count < gaps->count)
			put(filling, count, at, length);
		count++;
		at += length;
		if (!*at)
			break;
	}
	if (count == gaps->count + 1 && at[-1] == ';')
		count--;
	if (count != gaps->count)
		text_addf(why,
		          messages("There are %zu gaps, and %zu entry. Put ';' between them, or "
		                   "number them: '1: ...; 2: ...'.",
		                   "There are %zu gaps, and %zu entries. Put ';' between them, or "
		                   "number them: '1: ...; 2: ...'.",
		                   count),
		          gaps->count, count);
	return count == gaps->count;
}

/* The marks of East Asian keyboards as those that separate here. */
static void add_with_plain_marks(struct text *out, const char *text)
{
	static const char *const wide[] = {"\uFF1B", "\uFF1A"};

	while (*text) {
		if (strncmp(text, wide[0], strlen(wide[0])) == 0 ||
		    strncmp(text, wide[1], strlen(wide[1])) == 0) {
			text_add_char(out, text[2] == wide[0][2] ? ';' : ':');
			text += strlen(wide[0]);
		} else {
			text_add_char(out, *text++);
		}
	}
}

static bool is_option(const struct part *option, const struct vigil_bank *bank,
                      const struct text *form)
{
	struct text plain, text;
	bool same;

	text_init(&plain);
	text_init(&text);
	markup_strip(&plain, bank_text(bank, option->key.text));
	normal_add(&text, plain.bytes);
	same = strcmp(text.bytes, form->bytes) == 0;
	text_cut(&text, 0);
	normal_add(&text, bank_text(bank, option->id));
	same |= strcmp(text.bytes, form->bytes) == 0;
	text_clear(&plain);
	text_clear(&text);
	return same;
}

/* The option of the list that is meant: by its text or id, its letter or number. NULL: none. */
static const struct part *option_meant(const struct asked *asked, const struct part *fill,
                                       const char *bytes, size_t length)
{
	const struct part *found = NULL;
	struct text piece, form;
	size_t place = fill->count, name;

	text_init(&piece);
	text_init(&form);
	text_add_bytes(&piece, bytes, length);
	normal_add(&form, piece.bytes);
	for (size_t i = 0; i < fill->count && !found; i++)
		if (is_option(&fill[1 + i], asked->bank, &form))
			found = &fill[1 + i];
	name = strcspn(form.bytes, ").");
	if (name == 1 && *form.bytes >= 'a' && *form.bytes <= 'z')
		place = (size_t)(*form.bytes - 'a');
	else if (name > 0 && name < 3 && strspn(form.bytes, "0123456789") == name)
		place = (size_t)strtoul(form.bytes, NULL, 10) - 1;
	if (!found && place < fill->count && form.length <= name + 1)
		found = fill_option_at(asked, fill, place);
	text_clear(&piece);
	text_clear(&form);
	return found;
}

/* One line of the response. */
static bool add_gap(const struct asked *asked, const struct gaps *gaps, size_t index,
                    const struct filling *filling, struct text *response, struct text *why)
{
	const struct part *fill = gaps->fills[index], *option;
	size_t length = filling->lengths[index];
	const char *bytes = filling->bytes[index];

	text_addf(response, "%s%s=", index ? "\n" : "", bank_text(gaps->bank, fill->id));
	if (!length)
		return true;
	if (!fill_is_list(fill)) {
		text_add_bytes(response, bytes, length);
		return true;
	}
	option = option_meant(asked, fill, bytes, length);
	if (option)
		text_add(response, bank_text(gaps->bank, option->id));
	else
		text_addf(why, _("'%.*s' is none of the options of gap %zu."),
		          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, bytes, index + 1);
	return option != NULL;
}

static bool is_all_empty(const struct gaps *gaps, const struct filling *filling)
{
	size_t length = 0;

	for (size_t i = 0; i < gaps->count; i++)
		length += filling->lengths[i];
	return length == 0;
}

static bool put_entry(const struct gaps *gaps, const char *entry, struct filling *filling,
                      struct text *why)
{
	size_t behind;
	bool numbered = number_before(entry, strlen(entry), &behind) > 0;

	if (gaps->count == 1)
		return put(filling, 0, entry + (numbered && *entry == '1' ? behind : 0),
		           strlen(entry) - (numbered && *entry == '1' ? behind : 0));
	return numbered ? put_numbered(gaps, entry, filling, why)
	                : put_in_order(gaps, entry, filling, why);
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct filling filling = {0};
	struct text composed, entry;
	enum read_outcome outcome;

	text_init(&composed);
	text_init(&entry);
	outcome = typed_read(typed, &composed, why);
	if (outcome != READ_DONE)
		goto done;
	add_with_plain_marks(&entry, composed.bytes);
	outcome = READ_UNREADABLE;
	if (!put_entry(&gaps, entry.bytes, &filling, why))
		goto done;
	if (is_all_empty(&gaps, &filling)) {
		text_add(why, _("Nothing was entered."));
		goto done;
	}
	for (size_t i = 0; i < gaps.count; i++)
		if (!add_gap(asked, &gaps, i, &filling, response, why))
			goto done;
	outcome = READ_DONE;
done:
	if (outcome != READ_DONE)
		text_cut(response, 0);
	text_clear(&composed);
	text_clear(&entry);
	return outcome;
}

/* ---- the normalized form ---- */

/* The gap whose line begins here, or the number of gaps. */
static size_t line_of(const struct gaps *gaps, const char *line)
{
	size_t index = 0;

	for (; index < gaps->count; index++) {
		const char *id = bank_text(gaps->bank, gaps->fills[index]->id);

		if (strncmp(line, id, strlen(id)) == 0 && line[strlen(id)] == '=')
			break;
	}
	return index;
}

/*
 * Where this line ends: at a newline, or, in a form without one, at '\n' in two characters and
 * another gap's line: what was typed may hold those two as well.
 */
static size_t line_length(const struct gaps *gaps, const char *line, bool escaped, size_t *next)
{
	size_t length = 0;

	for (; line[length] && line[length] != '\n'; length++)
		if (escaped && line[length] == '\\' && line[length + 1] == 'n' &&
		    line_of(gaps, line + length + 2) < gaps->count) {
			*next = length + 2;
			return length;
		}
	*next = length + (line[length] == '\n');
	return length;
}

/* False: `why` says what is wrong. */
static bool put_lines(const struct gaps *gaps, const char *normalized, struct filling *filling,
                      struct text *why)
{
	bool escaped = gaps->count > 1 && !strchr(normalized, '\n');
	size_t next;

	for (const char *line = normalized; *line; line += next) {
		size_t length = line_length(gaps, line, escaped, &next);
		size_t index = line_of(gaps, line), name = strcspn(line, "=") + 1;

		if (index == gaps->count)
			text_addf(why, _("'%.*s' is no line like '%s=...'."),
			          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, line,
			          gaps->count ? bank_text(gaps->bank, gaps->fills[0]->id) : "");
		else if (!put(filling, index, line + name, length - name))
			text_addf(why, _("Gap '%s' is filled twice."),
			          bank_text(gaps->bank, gaps->fills[index]->id));
		if (why->length)
			return false;
	}
	return true;
}

/*
 * What fills one gap, as it would have been kept had it been typed; an option is known by its id.
 * False: nothing is left of it.
 */
static bool add_filling(const struct gaps *gaps, size_t index, const struct filling *filling,
                        struct text *response, struct text *why)
{
	const struct part *fill = gaps->fills[index];
	size_t length = filling->lengths[index], before;
	struct text piece;

	text_init(&piece);
	text_add_bytes(&piece, filling->bytes[index], length);
	text_addf(response, "%s%s=", index ? "\n" : "", bank_text(gaps->bank, fill->id));
	before = response->length;
	typed_read(piece.bytes, response, why);
	if (fill_is_list(fill) && length && !fill_option(gaps, fill, piece.bytes, length))
		text_addf(why, _("Gap '%s' has no option '%.*s'."), bank_text(gaps->bank, fill->id),
		          length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, piece.bytes);
	text_clear(&piece);
	return response->length > before;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct filling filling = {0};
	enum read_outcome outcome = READ_DONE;
	bool filled = false;

	if (!put_lines(&gaps, normalized, &filling, why))
		return READ_UNREADABLE;
	for (size_t i = 0; i < gaps.count && !why->length; i++)
		filled |= add_filling(&gaps, i, &filling, response, why);
	if (why->length) {
		outcome = READ_UNREADABLE;
	} else if (!filled) {
		text_add(why, _("At least one gap has to be filled."));
		outcome = READ_NOT_ALLOWED;
	}
	if (outcome != READ_DONE)
		text_cut(response, 0);
	return outcome;
}

/* ---- scoring ---- */

struct judged {
	bool right, tolerated;
	const struct part *by; /* the key or option that was met, or NULL */
};

static struct judged judge(const struct gaps *gaps, const struct part *fill, const char *bytes,
                           size_t length)
{
	struct judged judged = {0};
	struct text given;

	if (length == 0)
		return judged;
	if (fill_is_list(fill)) {
		judged.by = fill_option(gaps, fill, bytes, length);
		judged.right = judged.by && judged.by->is_correct;
		return judged;
	}
	text_init(&given);
	text_add_bytes(&given, bytes, length);
	for (const struct part *part = fill + 1; part <= fill + fill->count && !judged.right;
	     part++) {
		judged.right = key_matches(gaps->bank, &part->key, given.bytes, &judged.tolerated);
		judged.by = judged.right ? part : NULL;
	}
	text_clear(&given);
	return judged;
}

/* The weight of the gaps that are right, by the weight of all. */
static int32_t points_for(const struct gaps *gaps, int64_t right, int64_t all, int32_t points_mpts)
{
	if (gaps->passage->is_exact)
		return right == all ? points_mpts : 0;
	return share_of(points_mpts, right, all);
}

/* A response that cannot be read earns nothing. */
static bool fill_from(const struct gaps *gaps, const char *response, struct filling *filling)
{
	struct text why;
	bool filled;

	text_init(&why);
	filled = put_lines(gaps, response, filling, &why);
	text_clear(&why);
	return filled;
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	struct gaps gaps = gaps_of(bank, question);
	struct filling filling = {0};
	struct score score = {0};
	int64_t right = 0, all = 0;

	if (!fill_from(&gaps, response, &filling))
		return score;
	for (size_t i = 0; i < gaps.count; i++) {
		struct judged judged =
			judge(&gaps, gaps.fills[i], filling.bytes[i], filling.lengths[i]);

		all += gaps.fills[i]->weight_mpts;
		right += judged.right ? gaps.fills[i]->weight_mpts : 0;
		score.tolerated |= judged.tolerated;
	}
	if (right)
		score.earned_mpts = points_for(&gaps, right, all, question->points_mpts);
	return score;
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	struct gaps gaps = gaps_of(bank, question);

	for (size_t i = 0; i < gaps.count; i++) {
		const struct part *key = fill_key(gaps.fills[i]);

		text_addf(response, "%s%s=%s", i ? "\n" : "", bank_text(bank, gaps.fills[i]->id),
		          bank_text(bank, key->kind == PART_OPTION ? key->id : key->key.text));
	}
}

/* ---- scores in words ---- */

static void list_gap(const struct gaps *gaps, size_t index, int64_t points_mpts,
                     struct vigil_page *page)
{
	const struct part *fill = gaps->fills[index];
	struct text words;

	text_init(&words);
	text_addf(&words, "gap %zu: ", index + 1);
	for (const struct part *part = fill + 1; part <= fill + fill->count; part++) {
		if (part->kind == PART_OPTION && !part->is_correct)
			continue;
		text_add(&words, part > fill + 1 && part->kind == PART_KEY ? " or " : "");
		if (part->kind == PART_OPTION)
			text_add(&words, bank_text(gaps->bank, part->id));
		else
			key_describe(gaps->bank, &part->key, &words);
	}
	options_row(page, words.bytes, points_mpts);
	text_clear(&words);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	struct gaps gaps = gaps_of(bank, question);
	bool is_exact = gaps.passage->is_exact;
	int64_t all = 0;

	for (size_t i = 0; i < gaps.count; i++)
		all += gaps.fills[i]->weight_mpts;
	page_say(page, PAGE_PLAIN,
	         is_exact ? "All gaps filled rightly earn all points, anything else nothing."
	                  : "Points times the weight of the gaps that are filled rightly, by the "
	                    "weight of all gaps.");
	options_table(page, "What is right");
	for (size_t i = 0; i < gaps.count; i++)
		list_gap(&gaps, i,
		         points_for(&gaps, gaps.fills[i]->weight_mpts, all, question->points_mpts),
		         page);
	options_row(page, "every gap", question->points_mpts);
	options_row(page, "no gap", 0);
}

/* A blind choice from each list; whatever is typed blindly is wrong. */
static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	struct gaps gaps = gaps_of(bank, question);
	int64_t all = 0, share = 0, expected = question->points_mpts;

	for (size_t i = 0; i < gaps.count; i++)
		all += gaps.fills[i]->weight_mpts;
	for (size_t i = 0; i < gaps.count; i++) {
		bool list = fill_is_list(gaps.fills[i]);

		expected = list ? expected / gaps.fills[i]->count : 0;
		share += list ? (int64_t)question->points_mpts * gaps.fills[i]->weight_mpts /
		                         gaps.fills[i]->count
		              : 0;
	}
	if (gaps.passage->is_exact)
		return expected;
	return all > 0 ? share / all : 0;
}

/* ---- afterwards ---- */

static void review_gap(const struct asked *asked, const struct gaps *gaps, size_t index,
                       const struct judged *judged, enum release release, bool is_empty,
                       struct vigil_page *page)
{
	const struct part *key = fill_key(gaps->fills[index]);
	struct text words, plain;
	char label[8];

	text_init(&words);
	text_init(&plain);
	text_add(&words, judged->tolerated ? _("right, with a typing error")
	                 : judged->right   ? _("right")
	                 : is_empty        ? _("empty")
	                                   : _("wrong"));
	markup_strip(&plain, bank_text(asked->bank, key->key.text));
	if (!judged->right && release == RELEASE_KEY)
		text_addf(&words, _("; right: %s"), plain.bytes);
	label_of(label, index + 1);
	page_note(page,
	          judged->right ? PAGE_GOOD
	          : is_empty    ? PAGE_NOTE
	                        : PAGE_BAD,
	          label, words.bytes,
	          judged->by ? bank_text(asked->bank, judged->by->key.feedback) : "");
	text_clear(&words);
	text_clear(&plain);
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct filling filling = {0};

	fill_from(&gaps, asked->response, &filling);
	for (size_t i = 0; i < gaps.count; i++) {
		struct judged judged =
			judge(&gaps, gaps.fills[i], filling.bytes[i], filling.lengths[i]);

		review_gap(asked, &gaps, i, &judged, release, filling.lengths[i] == 0, page);
	}
}

/* The passage, each gap as it stands there, and behind a gap with a list its options. */
static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	struct gaps gaps = gaps_of(asked->bank, asked->question);
	struct text text;

	text_init(&text);
	passage_add(&text, &gaps);
	visit(context, "line", "passage", text.bytes);
	for (size_t i = 0; i < gaps.count; i++) {
		const struct part *fill = gaps.fills[i];

		text_cut(&text, 0);
		passage_add_blank(&text, i + 1);
		visit(context, "gap", bank_text(asked->bank, fill->id), text.bytes);
		for (size_t place = 0; fill_is_list(fill) && place < fill->count; place++) {
			const struct part *option = fill_option_at(asked, fill, place);

			visit(context, "option", bank_text(asked->bank, option->id),
			      bank_text(asked->bank, option->key.text));
		}
	}
	text_clear(&text);
}

const struct interaction gaps_interaction = {
	.name = "gaps",
	.codes = codes,
	.attributes = passage_attributes,
	.children = passage_rules,
	.start = passage_start,
	.end = passage_end,
	.texts = passage_texts,
	.order_count = passage_order_count,
	.shuffle = passage_shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.explain = explain,
	.guess = guess,
	.alternatives = passage_alternatives,
	.review = review,
	.describe = describe,
};
