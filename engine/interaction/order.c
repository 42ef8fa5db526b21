/* interaction/order.c -- put parts in order; the order of the file is the key */
#include <string.h>

#include "base/bytes.h"
#include "base/message.h"
#include "base/normal.h"
#include "base/random.h"
#include "interaction/labels.h"
#include "interaction/options.h"
#include "interaction/prose.h"
#include "interaction/share.h"
#include "page/page.h"

/* With two parts the order shown, which is not the right one, would leave only the key. */
#define ITEMS_LEAST 3
#define ITEMS_MOST  OPTIONS_MOST

enum { ITEMS_MISSING, ITEMS_TOO_MANY, ITEM_DOUBLED };

static const struct vigil_code order_codes[] = {
	[ITEMS_MISSING] = {"items-missing", VIGIL_ERROR},
	[ITEMS_TOO_MANY] = {"items-too-many", VIGIL_ERROR},
	[ITEM_DOUBLED] = {"item-doubled", VIGIL_ERROR},
	{0},
};

static const struct vigil_code *const codes[] = {order_codes, NULL};

enum order_scoring { ORDER_EXACT, ORDER_POSITION, ORDER_SEQUENCE };

static const char *const scorings[] = {"exact", "position", "sequence", NULL};

static const struct xml_attribute_rule attributes[] = {
	{.name = "scoring", .type = XML_WORD, .words = scorings},
	{0},
};

struct item {
	ref id, text, feedback; /* feedback: for not having it in its place */
};

/* The parts of a question as they stand in the arena: this, then the items. */
struct items {
	uint16_t count;
	uint16_t scoring; /* enum order_scoring */
};

static const struct items *items_of(const struct vigil_bank *bank,
                                    const struct vigil_question *question)
{
	return arena_at(&bank->arena, question->parts);
}

static const struct item *items_all(const struct items *items)
{
	return (const struct item *)(const void *)(items + 1);
}

/* ---- reading a bank ---- */

static bool start(void *context, const struct xml_element *element)
{
	struct items *items = builder_part(context, sizeof(*items));

	if (items && xml_has(element, 0))
		items->scoring = (uint16_t)element->values[0].number;
	return items != NULL;
}

static struct items *collected(const struct bank_builder *builder)
{
	return (struct items *)(void *)builder->parts;
}

static struct item *last_item(const struct bank_builder *builder)
{
	return (struct item *)(void *)(builder->parts + builder->parts_used) - 1;
}

static bool is_doubled(const struct bank_builder *builder, const struct xml_value *id)
{
	const struct items *items = collected(builder);
	const struct item *all = items_all(items);

	for (size_t i = 0; i < items->count; i++)
		if (bytes_are(id->bytes, id->length, bank_text(builder->bank, all[i].id)))
			return true;
	return false;
}

/* What is beyond the number allowed is read into one record: enough to say that it is too many. */
static struct item *next_item(struct bank_builder *builder)
{
	struct item *item;

	if (collected(builder)->count > ITEMS_MOST)
		return last_item(builder);
	item = builder_part(builder, sizeof(*item));
	if (item)
		collected(builder)->count++;
	return item;
}

static bool item_start(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	const struct xml_value *id = element->values;
	struct item *item;

	if (xml_has(element, 0) && is_doubled(builder, id))
		builder_find(builder, &order_codes[ITEM_DOUBLED], element->offset,
		             "the question has another item '%.*s'", (int)id->length, id->bytes);
	item = next_item(builder);
	if (!item || !xml_has(element, 0))
		return item != NULL;
	item->id = arena_copy(&builder->bank->arena, id->bytes, id->length);
	return item->id != 0;
}

static bool item_end(void *context, const struct xml_element *element)
{
	last_item(context)->text = element->text;
	return true;
}

static bool feedback_end(void *context, const struct xml_element *element)
{
	last_item(context)->feedback = element->text;
	return true;
}

static const struct xml_attribute_rule item_attributes[] = {
	{.name = "id", .type = XML_ID, .required = true, .translated = true},
	{0},
};

/* clang-format off */
static const struct xml_element_rule item_children[] = {
	{ .name = "feedback", .content = XML_TEXT, .inlines = prose_blocks, .end = feedback_end },
	{ 0 },
};

static const struct xml_element_rule children[] = {
	{ .name = "item", .content = XML_TEXT, .rank = 1, .repeated = true,
	  .attributes = item_attributes, .children = item_children, .inlines = prose_words,
	  .start = item_start, .end = item_end },
	{ 0 },
};
/* clang-format on */

static bool end(void *context, const struct xml_element *element)
{
	struct bank_builder *builder = context;
	size_t count = collected(builder)->count;

	if (!builder->translation && count < ITEMS_LEAST)
		builder_find(builder, &order_codes[ITEMS_MISSING], element->offset,
		             "the question has %zu item%s; it needs at least %d, for the order "
		             "shown is never the right one",
		             count, count == 1 ? "" : "s", ITEMS_LEAST);
	if (count > ITEMS_MOST)
		builder_find(builder, &order_codes[ITEMS_TOO_MANY], element->offset,
		             "the question has more than %d items, and so more than letters",
		             ITEMS_MOST);
	builder->question->parts = builder_keep_parts(builder);
	return builder->question->parts != 0;
}

static void texts(const struct vigil_bank *bank, const struct vigil_question *question,
                  written_text *visit, void *context)
{
	const struct items *items = items_of(bank, question);
	const struct item *all = items_all(items);

	for (size_t i = 0; i < items->count; i++) {
		const char *id = bank_text(bank, all[i].id);

		visit(context, "item", id, &all[i].text);
		if (all[i].feedback)
			visit(context, "feedback on misplacing", id, &all[i].feedback);
	}
}

static void alternatives(const struct vigil_bank *bank, const struct vigil_question *question,
                         some_alternative *visit, void *context)
{
	const struct items *items = items_of(bank, question);
	const struct item *all = items_all(items);

	for (size_t i = 0; i < items->count; i++)
		visit(context, "item", "", bank_text(bank, all[i].id), all[i].text);
}

/* ---- the order shown ---- */

static size_t order_count(const struct vigil_bank *bank, const struct vigil_question *question)
{
	return items_of(bank, question)->count;
}

static size_t count_in_place(const uint16_t *order, size_t count)
{
	size_t in_place = 0;

	for (size_t i = 0; i < count; i++)
		in_place += order[i] == i;
	return in_place;
}

/*
 * No part in its place, each such order equally likely: any other is drawn again, which happens
 * twice on average where there are three parts, and less often where there are more.
 */
static void shuffle(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct random_stream *random, uint16_t *order)
{
	size_t count = items_of(bank, question)->count;

	do {
		for (size_t i = 0; i < count; i++)
			order[i] = (uint16_t)i;
		random_shuffle(random, order, count);
	} while (count_in_place(order, count) > 0);
}

static void present(const struct asked *asked, struct vigil_page *page)
{
	const struct items *items = items_of(asked->bank, asked->question);
	char label[3];

	for (size_t place = 0; place < items->count; place++) {
		const struct item *item = &items_all(items)[asked->order[place]];

		options_label(label, place);
		page_item(page, label, bank_text(asked->bank, item->text));
	}
}

static void accepts(const struct asked *asked, struct text *line)
{
	size_t count = items_of(asked->bank, asked->question)->count;

	text_addf(line, _("the letters a to %c in the right order"), (char)('a' + count - 1));
}

static void describe(const struct asked *asked, shown_part *visit, void *context)
{
	const struct items *items = items_of(asked->bank, asked->question);

	for (size_t place = 0; place < items->count; place++) {
		const struct item *item = &items_all(items)[asked->order[place]];

		visit(context, "item", bank_text(asked->bank, item->id),
		      bank_text(asked->bank, item->text));
	}
}

/* ---- responses ---- */

/* What was given: the parts in their new order, by their numbers in the file. */
struct given {
	size_t count;
	uint16_t order[ITEMS_MOST]; /* no more than fit */
	size_t times[ITEMS_MOST];   /* how often each part came */
};

static void give(struct given *given, size_t item)
{
	if (given->count < ITEMS_MOST)
		given->order[given->count] = (uint16_t)item;
	given->count++;
	given->times[item]++;
}

static bool is_each_once(const struct given *given, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (given->times[i] != 1)
			return false;
	return true;
}

static bool read_word(const struct asked *asked, const char *word, size_t length, size_t count,
                      struct given *given)
{
	const struct item *all = items_all(items_of(asked->bank, asked->question));
	size_t place = label_letter(word, length, count);

	if (place == count)
		place = label_number(word, length, count);
	if (place < count) {
		give(given, asked->order[place]);
		return true;
	}
	for (size_t i = 0; i < count; i++) {
		if (label_is_id(word, length, bank_text(asked->bank, all[i].id))) {
			give(given, i);
			return true;
		}
	}
	if (!label_is_run(word, length, count))
		return false;
	for (size_t i = 0; i < length; i++)
		give(given, asked->order[label_in_run(word, i, count)]);
	return true;
}

static bool read_words(const struct asked *asked, const char *words, size_t count,
                       struct given *given, struct text *why)
{
	static const char between[] = " ,;>";

	while (*(words += strspn(words, between))) {
		size_t length = strcspn(words, between);

		if (!read_word(asked, words, length, count, given)) {
			label_unknown(why, words, length, _("parts"));
			return false;
		}
		words += length;
	}
	if (!given->count)
		text_add(why, _("Nothing was entered."));
	return given->count > 0;
}

/* Ids as they stand in a record; each is one of the question's. */
static bool read_ids(const struct vigil_bank *bank, const struct items *items, const char *ids,
                     struct given *given, struct text *why)
{
	const struct item *all = items_all(items);

	*given = (struct given){0};
	while (*(ids += strspn(ids, " "))) {
		size_t length = strcspn(ids, " "), i = 0;

		while (i < items->count && !bytes_are(ids, length, bank_text(bank, all[i].id)))
			i++;
		if (i == items->count) {
			label_unknown(why, ids, length, _("parts"));
			return false;
		}
		give(given, i);
		ids += length;
	}
	return true;
}

static void write_ids(const struct vigil_bank *bank, const struct items *items,
                      const uint16_t *order, struct text *ids)
{
	for (size_t i = 0; i < items->count; i++)
		text_addf(ids, "%s%s", i ? " " : "",
		          bank_text(bank, items_all(items)[order[i]].id));
}

/* The parts that were left out, or that came more than once: by letters, or without `shown` by ids.
 */
static void list_uneven(const struct asked *asked, const struct given *given, bool doubled,
                        bool shown, struct text *why)
{
	const struct items *items = items_of(asked->bank, asked->question);
	size_t listed = 0;

	for (size_t i = 0; i < items->count; i++) {
		size_t item = shown ? asked->order[i] : i;
		const char letter[] = {(char)('a' + i), '\0'};

		if (doubled ? given->times[item] > 1 : given->times[item] == 0)
			label_list(
				why, &listed, doubled ? _("; more than once: ") : _("; missing: "),
				shown ? letter : bank_text(asked->bank, items_all(items)[item].id));
	}
}

static enum read_outcome judge(const struct asked *asked, const struct given *given, bool shown,
                               struct text *response, struct text *why)
{
	const struct items *items = items_of(asked->bank, asked->question);

	if (!is_each_once(given, items->count)) {
		text_add(why, _("Each part is needed once"));
		list_uneven(asked, given, false, shown, why);
		list_uneven(asked, given, true, shown, why);
		text_add(why, _("."));
		return READ_NOT_ALLOWED;
	}
	write_ids(asked->bank, items, given->order, response);
	return READ_DONE;
}

/* Nothing typed is nothing answered, so that an order left as it is shown earns nothing. */
static enum read_outcome read_typed(const struct asked *asked, const char *typed,
                                    struct text *response, struct text *why)
{
	const struct items *items = items_of(asked->bank, asked->question);
	struct given given = {0};
	struct text form;
	bool understood;

	text_init(&form);
	normal_add(&form, typed);
	understood = read_words(asked, form.bytes, items->count, &given, why);
	text_clear(&form);
	return understood ? judge(asked, &given, true, response, why) : READ_UNREADABLE;
}

static enum read_outcome restore(const struct asked *asked, const char *normalized,
                                 struct text *response, struct text *why)
{
	const struct items *items = items_of(asked->bank, asked->question);
	struct given given;

	if (!read_ids(asked->bank, items, normalized, &given, why))
		return READ_UNREADABLE;
	return judge(asked, &given, false, response, why);
}

/* False: it is none of the possible responses; `given` is not to be used. */
static bool recall(const struct vigil_bank *bank, const struct items *items, const char *response,
                   struct given *given)
{
	struct text unused;
	bool known;

	text_init(&unused);
	known = read_ids(bank, items, response, given, &unused);
	text_clear(&unused);
	return known && is_each_once(given, items->count);
}

/* ---- scores ---- */

/*
 * How many parts at most stand in the right order relative to each other, whatever is between them:
 * the longest ascending subsequence.
 */
static size_t longest_run(const uint16_t *order, size_t count)
{
	size_t ending[ITEMS_MOST], longest = 0; /* ending: the longest that ends here */

	for (size_t i = 0; i < count; i++) {
		ending[i] = 1;
		for (size_t j = 0; j < i; j++)
			if (order[j] < order[i] && ending[j] >= ending[i])
				ending[i] = ending[j] + 1;
		if (ending[i] > longest)
			longest = ending[i];
	}
	return longest;
}

/* What so many parts in place, or a run of so many, earns. */
static int32_t score_count(const struct items *items, size_t right, int32_t points_mpts)
{
	int64_t count = items->count, measure = (int64_t)right;

	if (items->scoring == ORDER_EXACT)
		return measure == count ? points_mpts : 0;
	if (items->scoring == ORDER_POSITION)
		return share_of(points_mpts, measure, count);
	return share_of(points_mpts, measure - 1, count - 1);
}

static int32_t score_order(const struct items *items, const uint16_t *order, int32_t points_mpts)
{
	size_t right = items->scoring == ORDER_SEQUENCE ? longest_run(order, items->count)
	                                                : count_in_place(order, items->count);

	return score_count(items, right, points_mpts);
}

static struct score score(const struct vigil_bank *bank, const struct vigil_question *question,
                          const char *response)
{
	const struct items *items = items_of(bank, question);
	struct given given;

	if (!recall(bank, items, response, &given))
		return (struct score){0};
	return (struct score){.earned_mpts =
	                              score_order(items, given.order, question->points_mpts)};
}

static void best(const struct vigil_bank *bank, const struct vigil_question *question,
                 struct text *response)
{
	const struct items *items = items_of(bank, question);
	uint16_t order[ITEMS_MOST] = {0};

	for (uint16_t i = 0; i < items->count; i++)
		order[i] = i;
	write_ids(bank, items, order, response);
}

/* ---- scores in words ---- */

/* The orders of so many parts, 24, can be listed one by one. */
#define LISTED_MOST 4

static const char *const formulas[] = {
	[ORDER_EXACT] = "The right order earns all points, every other one nothing.",
	[ORDER_POSITION] = "Points times the share of parts that stand in their place.",
	[ORDER_SEQUENCE] = "Points times (longest run - 1) / (parts - 1). The longest run is the "
			   "most parts that stand in the right order relative to each other; "
			   "others may stand between them.",
};

/* The next order in the dictionary's sense; false: it was the last. */
static bool next_order(uint16_t *order, size_t count)
{
	size_t first = count - 1, other = count - 1, last = count - 1;
	uint16_t kept;

	while (first > 0 && order[first - 1] > order[first])
		first--;
	if (first == 0)
		return false;
	while (order[other] < order[first - 1])
		other--;
	kept = order[first - 1];
	order[first - 1] = order[other];
	order[other] = kept;
	for (; first < last; first++, last--) {
		kept = order[first];
		order[first] = order[last];
		order[last] = kept;
	}
	return true;
}

static void list_orders(const struct vigil_bank *bank, const struct vigil_question *question,
                        const struct items *items, struct vigil_page *page)
{
	uint16_t order[LISTED_MOST] = {0};
	struct text ids;

	for (uint16_t i = 0; i < items->count; i++)
		order[i] = i;
	text_init(&ids);
	options_table(page, "Response");
	do {
		text_cut(&ids, 0);
		write_ids(bank, items, order, &ids);
		options_row(page, ids.bytes, score_order(items, order, question->points_mpts));
	} while (next_order(order, items->count));
	text_clear(&ids);
}

/* By what the formula counts. One part alone cannot be out of its place. */
static void list_counts(const struct vigil_question *question, const struct items *items,
                        struct vigil_page *page)
{
	bool by_run = items->scoring == ORDER_SEQUENCE;
	struct text words;

	text_init(&words);
	options_table(page, by_run ? "Longest run" : "In their place");
	for (size_t right = by_run; right <= items->count; right++) {
		if (!by_run && right == items->count - 1U)
			continue;
		text_cut(&words, 0);
		text_addf(&words, "%zu of %u", right, (unsigned)items->count);
		options_row(page, words.bytes, score_count(items, right, question->points_mpts));
	}
	text_clear(&words);
}

static void list_key(const struct vigil_bank *bank, const struct vigil_question *question,
                     struct vigil_page *page)
{
	struct text ids;

	text_init(&ids);
	best(bank, question, &ids);
	options_table(page, "Response");
	options_row(page, ids.bytes, question->points_mpts);
	options_row(page, "every other order", 0);
	text_clear(&ids);
}

static void explain(const struct vigil_bank *bank, const struct vigil_question *question,
                    struct vigil_page *page)
{
	const struct items *items = items_of(bank, question);

	page_say(page, PAGE_PLAIN, "%s", formulas[items->scoring]);
	if (items->scoring == ORDER_EXACT)
		list_key(bank, question, page);
	else if (items->count <= LISTED_MOST)
		list_orders(bank, question, items, page);
	else
		list_counts(question, items, page);
}

/* ---- guessing ---- */

/* The mean of the longest run over all orders of so many parts, from 3 on, in millionths. */
static const int64_t mean_runs[ITEMS_MOST - ITEMS_LEAST + 1] = {
	2000000, 2416666, 2791666, 3140277, 3465277, 3770337, 4059350, 4334960,
	4598861, 4852380, 5096691, 5332800, 5561526, 5783543, 5999418, 6209649,
	6414670, 6614868, 6810579, 7002102, 7189702, 7373618, 7554064, 7731236,
};

/* By each formula before it is rounded: a part is in its place in one of n orders. */
static int64_t guess(const struct vigil_bank *bank, const struct vigil_question *question)
{
	const struct items *items = items_of(bank, question);
	int64_t points_mpts = question->points_mpts, count = items->count;

	if (items->scoring == ORDER_POSITION)
		return points_mpts / count;
	if (items->scoring == ORDER_SEQUENCE)
		return points_mpts * (mean_runs[count - ITEMS_LEAST] - 1000000) /
		       ((count - 1) * 1000000);
	for (int64_t i = 2; i <= count; i++) /* one of all orders is right */
		points_mpts /= i;
	return points_mpts;
}

/* ---- review ---- */

static void review_part(const struct asked *asked, const struct item *item, size_t given,
                        size_t right, enum release release, struct vigil_page *page)
{
	struct text words;
	char label[3];
	size_t place = 0;

	while (asked->order[place] != right)
		place++;
	options_label(label, place);
	text_init(&words);
	text_addf(&words, given == right ? _("place %zu, right") : _("place %zu, wrong"),
	          given + 1);
	if (given != right && release == RELEASE_KEY)
		text_addf(&words, _(", belongs in place %zu"), right + 1);
	page_note(page, given == right ? PAGE_GOOD : PAGE_BAD, label, words.bytes,
	          given == right ? "" : bank_text(asked->bank, item->feedback));
	text_clear(&words);
}

/* The right order, as it would have been typed, and its texts. */
static void show_key(const struct asked *asked, const struct items *items, struct vigil_page *page)
{
	struct text label;

	text_init(&label);
	page_say(page, PAGE_NOTE, _("The right order:"));
	for (size_t i = 0; i < items->count; i++) {
		text_cut(&label, 0);
		text_addf(&label, "%zu.", i + 1);
		page_item(page, label.bytes, bank_text(asked->bank, items_all(items)[i].text));
	}
	text_clear(&label);
}

/* Each part in the order given; where all stand right there is nothing to add. */
static void review(const struct asked *asked, enum release release, struct vigil_page *page)
{
	const struct items *items = items_of(asked->bank, asked->question);
	struct given given;

	if (!recall(asked->bank, items, asked->response, &given) ||
	    count_in_place(given.order, items->count) == items->count)
		return;
	for (size_t i = 0; i < items->count; i++)
		review_part(asked, &items_all(items)[given.order[i]], i, given.order[i], release,
		            page);
	if (items->scoring == ORDER_SEQUENCE)
		page_say(page, PAGE_NOTE,
		         _("In the right order relative to each other: %zu of %u."),
		         longest_run(given.order, items->count), (unsigned)items->count);
	if (release == RELEASE_KEY)
		show_key(asked, items, page);
}

/*
 * No response is listed as careless. What can be done without a thought is to leave the parts as
 * they are shown: that is no response at all. Whoever types the order shown has answered; it has
 * no part in its place, and under `sequence` earns by its longest run as any other order does.
 */
const struct interaction order_interaction = {
	.name = "order",
	.codes = codes,
	.attributes = attributes,
	.children = children,
	.start = start,
	.end = end,
	.texts = texts,
	.order_tells = true,
	.order_count = order_count,
	.shuffle = shuffle,
	.present = present,
	.accepts = accepts,
	.read = read_typed,
	.restore = restore,
	.score = score,
	.best = best,
	.explain = explain,
	.guess = guess,
	.alternatives = alternatives,
	.review = review,
	.describe = describe,
};
