/* interaction/text.c -- a word or phrase is typed */
#include "base/decimal.h"
#include "base/message.h"
#include "interaction/keys.h"
#include "interaction/options.h"
#include "interaction/unordered.h"
#include "page/page.h"

enum { SCORE_TOO_HIGH, WORD_MISSING };

static const struct vigil_code text_codes[] = {
	[SCORE_TOO_HIGH] = {"score-too-high", VIGIL_ERROR},
	[WORD_MISSING] = {"word-missing", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {text_codes, key_codes, option_codes, NULL};

/* The parts in the arena: this, then the keys in the order of the file. */
struct keys {
	uint32_t count;
};

static const struct key *all_keys(const struct keys *keys)
{
	return (const struct key *)(const void *)(keys + 1);
}

static const struct keys *keys_of(const struct vigil_bank *bank,
                                  const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

/* The first key that matches, or NULL. */
static const struct key *deciding(const struct vigil_bank *bank, const struct keys *keys,
                                  const char *response, bool *tolerated)
{
	const struct key *all = all_keys(keys);

	*tolerated = false;
	for (size_t i = 0; *response && i < keys->count; i++)
		if (key_matches(bank, &all[i], response, tolerated))
			return &all[i];
	return NULL;
}

/* A word that earns this much when it is typed as it stands there, or NULL. */
static const struct key *word_earning(const struct vigil_bank *bank, const struct keys *keys,
                                      int32_t points_mpts)
{
	const struct key *all = all_keys(keys);
	bool tolerated;

	for (size_t i = 0; i < keys->count; i++) {
		const struct key *key = &all[i], *decides;

		if (key->is_pattern || !key->text)
			continue;
		decides = deciding(bank, keys, bank_text(bank, key->text), &tolerated);
		if (decides && decides->score_mpts == points_mpts)
			return key;
	}
	return NULL;
}

/* ---- reading a bank ---- */

static struct keys *collected(const struct bank_builder *builder)
{
	return (struct keys *)(void *)builder->parts;
}

static bool start(void *context, const struct xml_element *element)
{
	(void)element;
	return builder_part(context, sizeof(struct keys)) != NULL;
}

static bool read_key_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	int32_t points_mpts = builder->question->points_mpts;
	struct key *key;

	if (collected(builder)->count <= KEYS_MOST) { /* beyond, all are read into one */
		if (!builder_part(builder, sizeof(*key)))
			return false;
		collected(builder)->count++;
	}
	key = key_last(builder);
	*key = (struct key){.score_mpts = points_mpts};
	key_start(key, element);
	if (xml_has(element, KEY_SCORE))
		key->score_mpts = (int32_t)element->values[KEY_SCORE].number;
	if (key->score_mpts > points_mpts)
		builder_find(builder, &text_codes[SCORE_TOO_HIGH], element->offset,
		             "a key cannot earn more than the question's points");
	return true;
}

static bool read_key_end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	struct key *key = key_last(builder);
	const struct keys *keys = collected(builder);

	key->text = element->text;
	if (builder->translation || keys->count > KEYS_MOST)
		return true;
	if (!key_check(builder, key, element->offset)) {
		key->text = 0; /* it is not compared with others */
		return true;
	}
	for (const struct key *earlier = all_keys(keys); earlier < key; earlier++)
		if (earlier->text && key_is_hidden(builder, earlier, key, element->offset))
			break;
	return true;
}

static const struct xml_element_rule children[] = {
	{.name = "key",
         .content = XML_TEXT,
         .rank = 1,
         .required = true,
         .repeated = true,
         .may_be_empty = true, /* in a translation; else key_check() finds it */
         .attributes = scored_key_attributes,
         .children = key_children,
         .start = read_key_start,
         .end = read_key_end},
	{0},
};

/* The best response is known only if a word is right: a pattern does not say what it takes. */
static void check_maximum(struct bank_builder *builder, const struct keys *keys, size_t offset)
{
	int32_t points_mpts = builder->question->points_mpts, highest = 0;

	if (keys->count == 0 || word_earning(builder->bank, keys, points_mpts))
		return;
	for (size_t i = 0; i < keys->count; i++)
		if (all_keys(keys)[i].score_mpts > highest)
			highest = all_keys(keys)[i].score_mpts;
	if (highest < points_mpts)
		builder_find(builder, &option_codes[MAXIMUM_NOT_REACHED], offset,
		             "the best key has to earn the question's points");
	else
		builder_find(builder, &text_codes[WORD_MISSING], offset,
		             "no key that is a word earns the question's points; "
		             "what is right could not be shown");
}

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct keys *keys = collected(builder);

	if (keys->count > KEYS_MOST)
		builder_find(builder, &key_codes[KEYS_TOO_MANY], element->offset,
		             "the question has more than %d keys", KEYS_MOST);
	else if (!builder->translation)
		check_maximum(builder, keys, element->offset);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	const struct keys *keys = keys_of(bank, question);
	const struct key *all = all_keys(keys);

	for (size_t i = 0; i < keys->count; i++)
		if (all[i].feedback)
			visit(context, "feedback on a key", "", &all[i].feedback);
}

/* ---- a session ---- */

static void present(const struct asked *asked, struct vigil_page *page)
{
	(void)asked;
	(void)page;
}

static void accepts(const struct asked *asked, struct text *line)
{
	(void)asked;
	text_add(line, _("a word or phrase"));
}

static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	enum read_outcome outcome = typed_read(typed, response, why);

	(void)asked;
	if (outcome == READ_DONE && !response->length) {
		text_add(why, _("Nothing was entered."));
		return READ_UNREADABLE;
	}
	return outcome;
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	struct score score = {0};
	const struct key *key = deciding(bank, keys_of(bank, question), response, &score.tolerated);

	if (key)
		score.earned_mpts = key->score_mpts;
	return score;
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct key *key = word_earning(bank, keys_of(bank, question), question->points_mpts);

	if (key)
		text_add(response, bank_text(bank, key->text));
}

/* A pattern that takes anything at all must not pay. */
static void careless(const struct vigil_bank *bank, const struct vigil_question *question,
                     some_response *visit, void *context)
{
	(void)bank;
	(void)question;
	visit(context, "qxzjvkwq", "any letters");
	visit(context, "qxzj vkwq.", "any words");
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct keys *keys = keys_of(bank, question);
	const struct key *all = all_keys(keys);
	struct text words;

	text_init(&words);
	page_say(page, PAGE_PLAIN, "The first key that matches what was typed decides.");
	options_table(page, "Response");
	for (size_t i = 0; i < keys->count; i++) {
		text_cut(&words, 0);
		key_describe(bank, &all[i], &words);
		options_row(page, words.bytes, all[i].score_mpts);
	}
	options_row(page, "anything else", 0);
	text_clear(&words);
}

static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const struct vigil_bank *bank = asked->bank;
	bool tolerated;
	const struct key *key =
		deciding(bank, keys_of(bank, asked->question), asked->response, &tolerated);
	struct text right;

	text_init(&right);
	best(bank, asked->question, &right);
	if (tolerated)
		page_say(page, PAGE_NOTE, _("A typing error was forgiven."));
	if (tolerated && release == RELEASE_KEY)
		page_say(page, PAGE_NOTE, _("Taken as: %s"), bank_text(bank, key->text));
	if (release == RELEASE_KEY && (!key || key->score_mpts < asked->question->points_mpts))
		page_say(page, PAGE_NOTE, _("Right: %s"), right.bytes);
	if (key)
		page_paragraph(page, bank_text(bank, key->feedback));
	text_clear(&right);
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	(void)asked;
	(void)visit;
	(void)context;
}

const struct interaction text_interaction = {
	.name = "text",
	.codes = codes,
	.attributes = NULL,
	.children = children,
	.start = start,
	.end = end,
	.texts = texts,
	.order_count = unordered_count,
	.shuffle = unordered_shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = read_typed,
	.score = score,
	.best = best,
	.careless = careless,
	.explain = explain,
	.review = review,
	.describe = describe,
};
