/* bank/translate.c -- putting the texts of a translation into its bank */
#include "bank/translate.h"

#include <string.h>

#include "bank/counterpart.h"
#include "interaction/interaction.h"

struct translating {
	struct vigil_bank *bank;
	struct side translated;
	struct text texts[2]; /* struct written[]: of the bank's question, of the translation's */
	bool complete;
};

/* A copy of the translation's text in the bank's memory. 0: no memory, or nothing to copy. */
static ref take(struct translating *translating, ref text)
{
	const char *bytes = bank_text(translating->translated.bank, text);

	return arena_copy(&translating->bank->arena, bytes, strlen(bytes));
}

/* `place` is in the bank's memory. A text that is not there stays as it is. False: no memory. */
static bool put(struct translating *translating, const ref *place, ref text)
{
	ref taken = text ? take(translating, text) : 0;

	if (taken)
		*(ref *)place = taken;
	else if (*place)
		translating->complete = false;
	return taken || !text;
}

/* Have both texts the same marks, in whatever order? */
static bool same_marks(const char *marked, const char *other)
{
	const char *mark = marked, *its = other;
	size_t length, its_length, count = 0;

	for (; (mark = mark_next(mark, &length)); count++)
		if (!mark_in(other, mark, length))
			return false;
	for (; (its = mark_next(its, &its_length)); count--)
		if (count == 0 || !mark_in(marked, its, its_length))
			return false;
	return count == 0;
}

/* ---- the head ---- */

static bool put_facts(struct translating *translating)
{
	const struct vigil_bank *from = translating->translated.bank;
	bool done = true;

	for (uint32_t i = 0; i < translating->bank->fact_count && done; i++) {
		struct model_fact *fact = &translating->bank->facts[i];
		const struct name *name = side_find(&translating->translated, NAME_FACT,
		                                    bank_text(translating->bank, fact->id));

		done = put(translating, &fact->text, name ? from->facts[name->index].text : 0);
	}
	return done;
}

static bool put_topics(struct translating *translating)
{
	const struct vigil_bank *from = translating->translated.bank;
	bool done = true;

	for (uint32_t i = 0; i < translating->bank->topic_count && done; i++) {
		struct model_topic *topic = &translating->bank->topics[i];
		const struct name *name = side_find(&translating->translated, NAME_TOPIC,
		                                    bank_text(translating->bank, topic->id));

		done = put(translating, &topic->name, name ? from->topics[name->index].name : 0);
	}
	return done;
}

/* ---- exhibits: whole, since their lines belong together ---- */

static bool has_marks(const struct vigil_bank *bank, const struct model_exhibit *exhibit,
                      const struct vigil_bank *other_bank, const struct model_exhibit *other)
{
	const ref *marks = arena_at(&bank->arena, exhibit->marks);

	if (exhibit->mark_count != other->mark_count)
		return false;
	for (uint32_t i = 0; i < exhibit->mark_count; i++) {
		size_t length;
		const char *id = mark_next(bank_text(bank, marks[i] - 1), &length);

		if (!mark_in_exhibit(other_bank, other, id, length))
			return false;
	}
	return true;
}

static struct model_exhibit_row *take_rows(struct translating *translating, ref *rows,
                                           const struct model_exhibit *other)
{
	const struct vigil_bank *from = translating->translated.bank;
	const struct model_exhibit_row *others = arena_at(&from->arena, other->rows);
	struct vigil_bank *bank = translating->bank;
	struct model_exhibit_row *taken;

	*rows = arena_allocate(&bank->arena, other->row_count * sizeof(*taken));
	if (!*rows)
		return NULL;
	taken = arena_at(&bank->arena, *rows);
	for (uint32_t i = 0; i < other->row_count; i++) {
		taken[i].part = others[i].part;
		taken[i].name = take(translating, others[i].name);
		taken[i].text = take(translating, others[i].text);
		if ((*bank_text(from, others[i].name) && !taken[i].name) ||
		    (*bank_text(from, others[i].text) && !taken[i].text))
			return NULL;
	}
	return taken;
}

/* The rows and marks of the other; the marks keep the bank's order, by which keys name them. */
static bool put_rows(struct translating *translating, struct model_exhibit *exhibit,
                     const struct model_exhibit *other)
{
	struct vigil_bank *bank = translating->bank;
	const ref *marks = arena_at(&bank->arena, exhibit->marks);
	struct model_exhibit translated = *exhibit;
	ref *translated_marks;

	translated.row_count = other->row_count;
	if (!take_rows(translating, &translated.rows, other))
		return false;
	if (exhibit->mark_count) {
		translated.marks =
			arena_allocate(&bank->arena, exhibit->mark_count * sizeof(*marks));
		if (!translated.marks)
			return false;
	}
	translated_marks = arena_at(&bank->arena, translated.marks);
	for (uint32_t i = 0; i < exhibit->mark_count; i++) {
		size_t length;
		const char *id = mark_next(bank_text(bank, marks[i] - 1), &length);

		id = mark_in_exhibit(bank, &translated, id, length);
		translated_marks[i] = (ref)(id - bank->arena.base);
	}
	*exhibit = translated;
	return true;
}

static bool put_exhibit(struct translating *translating, struct model_exhibit *exhibit)
{
	const struct vigil_bank *from = translating->translated.bank;
	const char *id = bank_text(translating->bank, exhibit->id);
	const struct name *name = side_find(&translating->translated, NAME_EXHIBIT, id);
	const struct model_exhibit *other = name ? &from->exhibits[name->index] : NULL;

	if (!other || !other->row_count || !has_marks(translating->bank, exhibit, from, other)) {
		translating->complete = false;
		return true;
	}
	return put(translating, &exhibit->title, other->title) &&
	       put_rows(translating, exhibit, other);
}

/* ---- questions ---- */

static bool put_texts(struct translating *translating, bool shown)
{
	const struct vigil_bank *bank = translating->bank, *from = translating->translated.bank;
	bool complete = translating->complete;
	size_t count;
	const struct written *all = written_in(&translating->texts[0], &count);

	for (size_t i = 0; i < count; i++) {
		const struct written *met = all[i].met;
		bool fits = met &&
		            same_marks(bank_text(bank, *all[i].text), bank_text(from, *met->text));

		if (!put(translating, all[i].text, fits ? *met->text : 0))
			return false;
	}
	if (!shown) /* what is never asked is missed by nobody */
		translating->complete = complete;
	return true;
}

static bool put_question(struct translating *translating, const struct vigil_question *question)
{
	const struct vigil_bank *from = translating->translated.bank;
	const char *id = bank_text(translating->bank, question->id);
	const struct name *name = side_find(&translating->translated, NAME_QUESTION, id);
	const struct vigil_question *other = name ? bank_question(from, name->index) : NULL;
	bool shown = question->status == QUESTION_LIVE;

	if (!other || other->interaction != question->interaction) {
		translating->complete = translating->complete && !shown;
		return true;
	}
	written_collect(&translating->texts[0], translating->bank, question);
	written_collect(&translating->texts[1], from, other);
	if (translating->texts[0].failed || translating->texts[1].failed)
		return false;
	written_meet(&translating->texts[1], &translating->texts[0]);
	return put_texts(translating, shown);
}

/* ---- the whole ---- */

bool bank_is_translation_of(const struct vigil_bank *translation, const struct vigil_bank *bank)
{
	return strcmp(bank_text(translation, translation->translation_of),
	              bank_text(bank, bank->id)) == 0 &&
	       strcmp(bank_text(translation, translation->version),
	              bank_text(bank, bank->version)) == 0;
}

bool bank_translate(bool *complete, struct vigil_bank *bank, const struct vigil_bank *translation)
{
	struct translating translating = {.bank = bank, .complete = true};
	bool done;

	text_init(&translating.texts[0]);
	text_init(&translating.texts[1]);
	done = side_init(&translating.translated, translation) &&
	       put(&translating, &bank->title, translation->title) && put_facts(&translating) &&
	       put_topics(&translating);
	for (uint32_t i = 0; i < bank->exhibit_count && done; i++)
		done = put_exhibit(&translating, &bank->exhibits[i]);
	for (uint32_t i = 0; i < bank->question_count && done; i++)
		done = put_question(&translating, bank_question(bank, i));
	done = done && put(&translating, &bank->language, translation->language);
	*complete = translating.complete;
	side_clear(&translating.translated);
	text_clear(&translating.texts[0]);
	text_clear(&translating.texts[1]);
	return done;
}
