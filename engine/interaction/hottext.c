/* interaction/hottext.c -- the give-aways among the marks of an exhibit, or that there is none */
#include <string.h>

#include "base/bytes.h"
#include "base/message.h"
#include "base/nearest.h"
#include "base/text.h"
#include "interaction/given.h"
#include "interaction/marks.h"
#include "interaction/options.h"
#include "interaction/prose.h"
#include "interaction/share.h"
#include "interaction/unordered.h"
#include "model/builder.h"
#include "page/page.h"

#define QUOTED_LENGTH 40

/* As many responses can be listed one by one. */
#define LISTED_MOST 64

enum {
	EXHIBIT_MISSING,
	MARKS_MISSING,
	MARK_UNKNOWN,
	MARKS_ALL_RIGHT,
	MARK_COUNT_IMPOSSIBLE,
	NOTE_DOUBLED,
};

static const struct vigil_code hottext_codes[] = {
	[EXHIBIT_MISSING] = {"exhibit-missing", VIGIL_ERROR},
	[MARKS_MISSING] = {"marks-missing", VIGIL_ERROR},
	[MARK_UNKNOWN] = {"mark-unknown", VIGIL_ERROR},
	[MARKS_ALL_RIGHT] = {"marks-all-right", VIGIL_ERROR},
	[MARK_COUNT_IMPOSSIBLE] = {"mark-count-impossible", VIGIL_ERROR},
	[NOTE_DOUBLED] = {"note-doubled", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {hottext_codes, NULL};

/* The parts of a question as they stand in the arena: this, then the notes. */
struct hottext {
	uint32_t key[2];      /* a mark_set: the arena holds 32-bit numbers */
	uint16_t least, most; /* how many are to be marked */
	uint16_t note_count;
	uint8_t exact;
};

/* What is said of one mark afterwards. */
struct note {
	ref mark, text;
};

enum { CORRECT, SCORING, MIN, MAX };

static const char *const scorings[] = {"partial", "exact", NULL};

/* clang-format off */
static const struct xml_attribute_rule attributes[] = {
	[CORRECT] = { .name = "correct", .type = XML_IDS, .may_be_empty = true },
	[SCORING] = { .name = "scoring", .type = XML_WORD, .words = scorings },
	[MIN]     = { .name = "min", .type = XML_COUNT, .least = 0, .most = MARKS_MOST },
	[MAX]     = { .name = "max", .type = XML_COUNT, .least = 1, .most = MARKS_MOST },
	{ 0 },
};
/* clang-format on */

/* ---- parts ---- */

static const struct hottext *hottext_of(const struct vigil_bank *bank,
                                        const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

static const struct note *notes_of(const struct hottext *hottext)
{
	return (const struct note *)(const void *)(hottext + 1);
}

static mark_set key_of(const struct hottext *hottext)
{
	return hottext->key[0] | (mark_set)hottext->key[1] << 32;
}

/* What is said of the mark, or "". */
static const char *note_on(const struct vigil_bank *bank, const struct vigil_question *question,
                           size_t index)
{
	const struct hottext *hottext = hottext_of(bank, question);
	const struct note *notes = notes_of(hottext);

	for (size_t i = 0; i < hottext->note_count; i++) {
		const char *id = bank_text(bank, notes[i].mark);

		if (marks_find(bank, question, id, strlen(id)) == index)
			return bank_text(bank, notes[i].text);
	}
	return "";
}

/* ---- reading a bank ---- */

static struct hottext *collected(const struct bank_builder *builder)
{
	return (struct hottext *)(void *)builder->parts;
}

static struct note *last_note(const struct bank_builder *builder)
{
	return (struct note *)(void *)(builder->parts + builder->parts_used) - 1;
}

static void find_unknown(struct bank_builder *builder, const char *id, size_t length, size_t offset)
{
	const struct vigil_question *question = builder->question;
	size_t count = marks_count(builder->bank, question);
	struct text names;
	struct nearest nearest;
	size_t start;

	text_init(&names); /* the name that was meant, then all marks, each ended by a 0 */
	text_add_bytes(&names, id, length);
	text_add_bytes(&names, "", 1);
	for (size_t i = 0; i < count; i++) {
		marks_add_id(&names, builder->bank, question, i);
		text_add_bytes(&names, "", 1);
	}
	nearest_init(&nearest, names.bytes);
	for (start = length + 1; start < names.length; start += strlen(names.bytes + start) + 1)
		nearest_offer(&nearest, names.bytes + start);
	builder_find(builder, &hottext_codes[MARK_UNKNOWN], offset,
	             nearest.name ? "the exhibit has no mark '%.*s'; did you mean '%s'?"
	                          : "the exhibit has no mark '%.*s'%s",
	             length < QUOTED_LENGTH ? (int)length : QUOTED_LENGTH, id,
	             nearest.name ? nearest.name : "");
	text_clear(&names);
}

/* The marks that `correct` names. */
static mark_set read_key(struct bank_builder *builder, const struct xml_element *element)
{
	size_t count = marks_count(builder->bank, builder->question);
	const char *id = element->values[CORRECT].bytes;
	const char *end = id + element->values[CORRECT].length;
	mark_set key = 0;

	while (id < end) {
		const char *space = memchr(id, ' ', (size_t)(end - id));
		size_t length = (size_t)((space ? space : end) - id);
		size_t index = marks_find(builder->bank, builder->question, id, length);

		if (index < count)
			key |= (mark_set)1 << index;
		else if (length > 0)
			find_unknown(builder, id, length, element->offset);
		id += length + 1;
	}
	return key;
}

/* Is there anything to mark? */
static bool check_exhibit(struct bank_builder *builder, const struct xml_element *element)
{
	if (builder->question->exhibit == NO_INDEX) {
		if (!is_given(element, "exhibit"))
			builder_find(builder, &hottext_codes[EXHIBIT_MISSING], element->offset,
			             "the question needs the attribute 'exhibit': whose marks are "
			             "meant");
		return false;
	}
	if (marks_count(builder->bank, builder->question) == 0) {
		builder_find(builder, &hottext_codes[MARKS_MISSING], element->offset,
		             "the exhibit has no mark, so nothing can be marked");
		return false;
	}
	return true;
}

static void check_key(struct bank_builder *builder, const struct hottext *hottext,
                      const struct xml_element *element)
{
	size_t count = marks_count(builder->bank, builder->question);
	mark_set key = key_of(hottext);

	if (key == marks_every(count))
		builder_find(builder, &hottext_codes[MARKS_ALL_RIGHT], element->offset,
		             "every mark of the exhibit is right; at least one has to be wrong");
	if (hottext->least > hottext->most || hottext->most > count)
		builder_find(builder, &hottext_codes[MARK_COUNT_IMPOSSIBLE], element->offset,
		             "of %zu marks, at least %u and at most %u cannot be marked", count,
		             (unsigned)hottext->least, (unsigned)hottext->most);
	else if (marks_size(key) < hottext->least || marks_size(key) > hottext->most)
		builder_find(builder, &hottext_codes[MARK_COUNT_IMPOSSIBLE], element->offset,
		             "%zu marks are right, but %u to %u can be marked", marks_size(key),
		             (unsigned)hottext->least, (unsigned)hottext->most);
}

static bool start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *values = element->values;
	struct hottext *hottext = builder_part(builder, sizeof(*hottext));
	size_t before = vigil_findings_count(builder->findings);
	mark_set key = 0;

	if (!hottext || builder->translation)
		return hottext != NULL;
	if (!check_exhibit(builder, element))
		return true;
	if (xml_has(element, CORRECT))
		key = read_key(builder, element);
	hottext->key[0] = (uint32_t)key;
	hottext->key[1] = (uint32_t)(key >> 32);
	hottext->exact = xml_has(element, SCORING) && values[SCORING].number;
	hottext->least = xml_has(element, MIN) ? (uint16_t)values[MIN].number : 0;
	hottext->most = xml_has(element, MAX)
	                        ? (uint16_t)values[MAX].number
	                        : (uint16_t)marks_count(builder->bank, builder->question);
	if (vigil_findings_count(builder->findings) == before)
		check_key(builder, hottext, element);
	return true;
}

static void check_note(struct bank_builder *builder, const struct xml_value *mark, size_t offset)
{
	const struct hottext *hottext = collected(builder);
	const struct note *notes = notes_of(hottext);
	size_t count = marks_count(builder->bank, builder->question);

	if (count > 0 &&
	    marks_find(builder->bank, builder->question, mark->bytes, mark->length) == count)
		find_unknown(builder, mark->bytes, mark->length, offset);
	for (size_t i = 0; i < hottext->note_count; i++) {
		const char *other = bank_text(builder->bank, notes[i].mark);

		if (bytes_are(mark->bytes, mark->length, other))
			builder_find(builder, &hottext_codes[NOTE_DOUBLED], offset,
			             "the question has another note on the mark '%s'", other);
	}
}

/* More notes than marks are mistaken and found to be so; they are read into one record. */
static bool note_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *mark = &element->values[0];
	struct note *note;

	if (xml_has(element, 0))
		check_note(builder, mark, element->offset);
	if (collected(builder)->note_count <= MARKS_MOST) {
		if (!builder_part(builder, sizeof(*note)))
			return false;
		collected(builder)->note_count++;
	}
	note = last_note(builder);
	if (!xml_has(element, 0))
		return true;
	note->mark = arena_copy(&builder->bank->arena, mark->bytes, mark->length);
	return note->mark != 0;
}

static bool note_end(void *context, const struct xml_element *element)
{
	last_note(context)->text = element->text;
	return true;
}

/* clang-format off */
static const struct xml_attribute_rule note_attributes[] = {
	{ .name = "mark", .type = XML_ID, .required = true, .translated = true },
	{ 0 },
};

static const struct xml_element_rule children[] = {
	{ .name = "note", .content = XML_TEXT, .rank = 1, .repeated = true,
	  .attributes = note_attributes, .inlines = prose_blocks,
	  .start = note_start, .end = note_end },
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

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	const struct hottext *hottext = hottext_of(bank, question);

	for (size_t i = 0; i < hottext->note_count; i++)
		visit(context, "feedback on the mark", bank_text(bank, notes_of(hottext)[i].mark),
		      &notes_of(hottext)[i].text);
}

/* ---- a session: marks stand where they stand ---- */

static void present(const struct asked *asked, struct vigil_page *page)
{
	if (hottext_of(asked->bank, asked->question)->least == 0)
		page_say(page, PAGE_PLAIN,
		         _("If you would mark nothing, 'none' is an answer, too."));
}

static void accepts(const struct asked *asked, struct text *line)
{
	const struct hottext *hottext = hottext_of(asked->bank, asked->question);
	size_t count = marks_count(asked->bank, asked->question);
	unsigned least = hottext->least, most = hottext->most;

	if (least == most)
		text_addf(line,
		          messages("%u number from 1 to %zu", "%u numbers from 1 to %zu", most),
		          most, count);
	else if (least > 0)
		text_addf(line, _("%u to %u numbers from 1 to %zu"), least, most, count);
	else if (most < count)
		text_addf(line,
		          messages("up to %u number from 1 to %zu",
		                   "up to %u numbers from 1 to %zu", most),
		          most, count);
	else
		text_addf(line, _("every number that applies, from 1 to %zu"), count);
	if (least == 0)
		text_add(line, _(", or none"));
}

static bool is_allowed(const struct hottext *hottext, mark_set set, struct text *why)
{
	unsigned least = hottext->least, most = hottext->most;
	size_t size = marks_size(set);

	if (size >= least && size <= most)
		return true;
	if (least == most)
		text_addf(why,
		          messages("Exactly %u mark is to be named.",
		                   "Exactly %u marks are to be named.", most),
		          most);
	else if (size < least)
		text_addf(why,
		          messages("At least %u mark is to be named.",
		                   "At least %u marks are to be named.", least),
		          least);
	else
		text_addf(why,
		          messages("At most %u mark is to be named.",
		                   "At most %u marks are to be named.", most),
		          most);
	return false;
}

static enum read_outcome take(const struct asked *asked, mark_set set, struct text *response,
                              struct text *why)
{
	if (!is_allowed(hottext_of(asked->bank, asked->question), set, why))
		return READ_NOT_ALLOWED;
	marks_write(asked->bank, asked->question, set, response);
	return READ_DONE;
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	mark_set set;

	if (!marks_read(asked, typed, &set, why))
		return READ_UNREADABLE;
	return take(asked, set, response, why);
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	mark_set set;

	if (!marks_read_ids(asked->bank, asked->question, normalized, &set, why))
		return READ_UNREADABLE;
	return take(asked, set, response, why);
}

/* ---- scores ---- */

/* Without a right mark there are no parts of a right response: all or nothing. */
static int32_t score_counts(const struct vigil_bank *bank, const struct vigil_question *question,
                            size_t hits, size_t slips)
{
	const struct hottext *hottext = hottext_of(bank, question);
	size_t right = marks_size(key_of(hottext));
	const struct marked_share share = {.right = right,
	                                   .wrong = marks_count(bank, question) - right,
	                                   .hits = hits,
	                                   .slips = slips};

	if (hottext->exact || right == 0)
		return hits == right && slips == 0 ? question->points_mpts : 0;
	return share_of_marked(question->points_mpts, &share);
}

static int32_t score_set(const struct vigil_bank *bank, const struct vigil_question *question,
                         mark_set set)
{
	mark_set key = key_of(hottext_of(bank, question));

	return score_counts(bank, question, marks_size(set & key), marks_size(set & ~key));
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	mark_set set;

	if (!marks_read_ids(bank, question, response, &set, NULL))
		return (struct score){0};
	return (struct score){.earned_mpts = score_set(bank, question, set)};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	marks_write(bank, question, key_of(hottext_of(bank, question)), response);
}

static void careless(const struct vigil_bank *bank, const struct vigil_question *question,
                     some_response *visit, void *context)
{
	const struct hottext *hottext = hottext_of(bank, question);
	size_t count = marks_count(bank, question);
	struct text ids;

	text_init(&ids);
	if (hottext->most == count) {
		marks_write(bank, question, marks_every(count), &ids);
		visit(context, ids.bytes, "every mark");
	}
	if (hottext->least == 0 && key_of(hottext))
		visit(context, "", "no mark");
	text_clear(&ids);
}

/* ---- guessing ---- */

/* With more marks, so many responses are possible that guessing is no way. */
#define GUESSED_MOST 26

/* How many sets of so many there are among `count`. */
static int64_t ways_to_mark(size_t size, size_t count)
{
	int64_t ways = 1;

	for (size_t i = 0; i < size; i++)
		ways = ways * (int64_t)(count - i) / (int64_t)(i + 1);
	return ways;
}

/* Which of the right and wrong marks are named makes no difference, only how many. */
static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct hottext *hottext = hottext_of(bank, question);
	size_t count = marks_count(bank, question), right = marks_size(key_of(hottext));
	int64_t sum = 0, responses = 0;

	if (count > GUESSED_MOST)
		return 0;
	for (size_t hits = 0; hits <= right; hits++) {
		for (size_t slips = 0; slips <= count - right; slips++) {
			int64_t ways =
				ways_to_mark(hits, right) * ways_to_mark(slips, count - right);

			if (hits + slips < hottext->least || hits + slips > hottext->most)
				continue;
			responses += ways;
			sum += ways * score_counts(bank, question, hits, slips);
		}
	}
	return responses ? sum / responses : 0;
}

/* ---- scores in words ---- */

static void list_responses(const struct vigil_bank *bank, const struct vigil_question *question,
                           struct vigil_page *page)
{
	const struct hottext *hottext = hottext_of(bank, question);
	mark_set every = marks_every(marks_count(bank, question));
	struct text ids;

	text_init(&ids);
	for (mark_set set = 0; set <= every; set++) {
		if (marks_size(set) < hottext->least || marks_size(set) > hottext->most)
			continue;
		text_cut(&ids, 0);
		marks_write(bank, question, set, &ids);
		options_row(page, set ? ids.bytes : "nothing", score_set(bank, question, set));
	}
	text_clear(&ids);
}

static void list_counts(const struct vigil_bank *bank, const struct vigil_question *question,
                        struct vigil_page *page)
{
	const struct hottext *hottext = hottext_of(bank, question);
	size_t count = marks_count(bank, question), right = marks_size(key_of(hottext));
	struct text words;

	text_init(&words);
	for (size_t hits = 0; hits <= right; hits++) {
		for (size_t slips = 0; slips <= count - right; slips++) {
			if (hits + slips < hottext->least || hits + slips > hottext->most)
				continue;
			text_cut(&words, 0);
			text_addf(&words, "%zu right, %zu wrong", hits, slips);
			options_row(page, words.bytes, score_counts(bank, question, hits, slips));
		}
	}
	text_clear(&words);
}

static void list_exact(const struct vigil_bank *bank, const struct vigil_question *question,
                       struct vigil_page *page)
{
	struct text ids;

	text_init(&ids);
	best(bank, question, &ids);
	options_row(page, ids.length ? ids.bytes : "nothing", question->points_mpts);
	options_row(page, "anything else", 0);
	text_clear(&ids);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct hottext *hottext = hottext_of(bank, question);
	bool exact = hottext->exact || !key_of(hottext);
	size_t count = marks_count(bank, question);

	if (!key_of(hottext))
		page_say(page, PAGE_PLAIN,
		         "Nothing is wrong in the exhibit: to say so earns all points, any mark "
		         "nothing.");
	else
		page_say(page, PAGE_PLAIN, "%s",
		         exact ? "All right marks and no wrong one earn all points, anything else "
		                 "nothing."
		               : SHARE_OF_MARKED("marks", "named"));
	options_table(page, "Response");
	if (exact)
		list_exact(bank, question, page);
	else if (count < 64 && marks_every(count) < LISTED_MOST)
		list_responses(bank, question, page);
	else
		list_counts(bank, question, page);
}

/* ---- afterwards ---- */

static void review_mark(const struct asked *asked, size_t index, bool is_marked, bool is_right,
                        struct vigil_page *page)
{
	struct text label, words, mark;

	text_init(&label);
	text_init(&words);
	text_init(&mark);
	text_addf(&label, "[%zu]", index + 1);
	marks_add_words(&mark, asked->bank, asked->question, index);
	text_addf(&words,
	          !is_marked ? _("\"%s\": right, not marked")
	          : is_right ? _("\"%s\": marked, right")
	                     : _("\"%s\": marked, wrong"),
	          mark.bytes);
	page_note(page, is_marked ? (is_right ? PAGE_GOOD : PAGE_BAD) : PAGE_NOTE, label.bytes,
	          words.bytes, note_on(asked->bank, asked->question, index));
	text_clear(&label);
	text_clear(&words);
	text_clear(&mark);
}

/* What the learner marked, and with the key what else was right, in the exhibit's order. */
static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	mark_set key = key_of(hottext_of(asked->bank, asked->question)), set;

	marks_read_ids(asked->bank, asked->question, asked->response, &set, NULL);
	if (release == RELEASE_KEY && !key && set)
		page_say(page, PAGE_NOTE, _("There was nothing to mark."));
	for (size_t i = 0; i < marks_count(asked->bank, asked->question); i++) {
		bool is_marked = set >> i & 1, is_right = key >> i & 1;

		if (is_marked || (is_right && release == RELEASE_KEY))
			review_mark(asked, i, is_marked, is_right, page);
	}
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	struct text id, marked;

	text_init(&id);
	text_init(&marked);
	for (size_t i = 0; i < marks_count(asked->bank, asked->question); i++) {
		text_cut(&id, 0);
		text_cut(&marked, 0);
		marks_add_id(&id, asked->bank, asked->question, i);
		marks_add_words(&marked, asked->bank, asked->question, i);
		visit(context, "mark", id.bytes, marked.bytes);
	}
	text_clear(&id);
	text_clear(&marked);
}

const struct interaction hottext_interaction = {
	.name = "hottext",
	.codes = codes,
	.numbers_marks = true,
	.attributes = attributes,
	.children = children,
	.start = start,
	.end = end,
	.texts = texts,
	.order_count = unordered_count,
	.shuffle = unordered_shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.careless = careless,
	.explain = explain,
	.guess = guess,
	.review = review,
	.describe = describe,
};
