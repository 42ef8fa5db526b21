/* bank/translation.c -- what a translation lacks, and what it has that its bank does not */
#include <stdlib.h>
#include <string.h>

#include "bank/check.h"
#include "bank/load.h"
#include "bank/names.h"
#include "base/findings.h"
#include "base/markup.h"
#include "base/text.h"

enum { WITHOUT_BANK, STALE, MISSING, UNKNOWN };

const struct vigil_code translation_codes[] = {
	[WITHOUT_BANK] = {"translation-without-bank", VIGIL_ERROR},
	[STALE] = {"translation-stale", VIGIL_WARNING},
	[MISSING] = {"translation-missing", VIGIL_WARNING},
	[UNKNOWN] = {"translation-unknown", VIGIL_ERROR},
	{0},
};

/* A bank or its translation, with its ids. */
struct side {
	const struct vigil_bank *bank;
	struct arena arena; /* of the names */
	struct names names;
};

/* What a name takes in the arena besides its id. */
#define NAME_BYTES 16

struct comparison {
	const struct checking *checking; /* of the translation */
	struct side original, translated;
	struct text texts[2]; /* struct written[]: of the bank's question, of the translation's */
};

/* ---- elements with ids ---- */

static const struct {
	enum name_kind kind;
	const char *word;
} kinds[] = {
	{NAME_FACT, "fact"},
	{NAME_TOPIC, "topic"},
	{NAME_EXHIBIT, "exhibit"},
	{NAME_QUESTION, "question"},
};

#define KIND_COUNT (sizeof(kinds) / sizeof(*kinds))

static size_t count_of(const struct vigil_bank *bank, enum name_kind kind)
{
	switch (kind) {
	case NAME_FACT:
		return bank->fact_count;
	case NAME_TOPIC:
		return bank->topic_count;
	case NAME_EXHIBIT:
		return bank->exhibit_count;
	case NAME_QUESTION:
		return bank->question_count;
	default:
		return 0;
	}
}

/* The id of the element, and where it begins in the file. */
static ref id_of(const struct vigil_bank *bank, enum name_kind kind, size_t index, size_t *offset)
{
	switch (kind) {
	case NAME_FACT:
		*offset = bank_place(bank, bank->facts[index].text, bank->offset);
		return bank->facts[index].id;
	case NAME_TOPIC:
		*offset = bank_place(bank, bank->topics[index].name, bank->offset);
		return bank->topics[index].id;
	case NAME_EXHIBIT:
		*offset = bank->exhibits[index].offset;
		return bank->exhibits[index].id;
	case NAME_QUESTION:
		*offset = bank_question(bank, index)->offset;
		return bank_question(bank, index)->id;
	default:
		return 0;
	}
}

static bool side_init(struct side *side, const struct vigil_bank *bank)
{
	size_t count = 0, offset;

	for (size_t k = 0; k < KIND_COUNT; k++)
		count += count_of(bank, kinds[k].kind);
	side->bank = bank;
	if (!arena_init(&side->arena, bank->arena.used + count * NAME_BYTES) ||
	    !names_init(&side->names, &side->arena, 2 * count))
		return false;
	for (size_t k = 0; k < KIND_COUNT; k++) {
		for (size_t i = 0; i < count_of(bank, kinds[k].kind); i++) {
			const char *id = bank_text(bank, id_of(bank, kinds[k].kind, i, &offset));

			if (!names_add(&side->names, kinds[k].kind, id, strlen(id), (uint32_t)i))
				return false;
		}
	}
	return true;
}

static void side_clear(struct side *side)
{
	names_clear(&side->names);
	arena_clear(&side->arena);
}

static const struct name *find_in(const struct side *side, enum name_kind kind, const char *id)
{
	return names_find(&side->names, kind, id, strlen(id));
}

static void compare_ids(const struct comparison *comparison, size_t k)
{
	const struct side *original = &comparison->original, *translated = &comparison->translated;
	struct vigil_findings *findings = comparison->checking->findings;
	const char *path = translated->bank->path, *id;
	bool question = kinds[k].kind == NAME_QUESTION;
	size_t offset;

	for (size_t i = 0; i < count_of(original->bank, kinds[k].kind); i++) {
		id = bank_text(original->bank, id_of(original->bank, kinds[k].kind, i, &offset));
		if (!find_in(translated, kinds[k].kind, id))
			findings_add(findings, &translation_codes[MISSING], path,
			             translated->bank->offset, question ? id : NULL,
			             "the %s '%s' is not translated", kinds[k].word, id);
	}
	for (size_t i = 0; i < count_of(translated->bank, kinds[k].kind); i++) {
		id = bank_text(translated->bank,
		               id_of(translated->bank, kinds[k].kind, i, &offset));
		if (!find_in(original, kinds[k].kind, id))
			findings_add(findings, &translation_codes[UNKNOWN], path, offset,
			             question ? id : NULL, "the bank has no %s '%s'", kinds[k].word,
			             id);
	}
}

/* ---- exhibits ---- */

/* Does the text have this mark? */
static bool text_has_mark(const char *marked, const char *id, size_t length)
{
	while ((marked = strchr(marked, MARKUP_MARK_ON)))
		if (strncmp(++marked, id, length) == 0 && marked[length] == MARKUP_NAME_END)
			return true;
	return false;
}

static bool has_mark(const struct vigil_bank *bank, const struct model_exhibit *exhibit,
                     const char *id, size_t length)
{
	const struct model_exhibit_row *rows = arena_at(&bank->arena, exhibit->rows);

	for (uint32_t i = 0; i < exhibit->row_count; i++)
		if (text_has_mark(bank_text(bank, rows[i].text), id, length))
			return true;
	return false;
}

/* The marks of one exhibit that the other does not have. */
static void compare_marks(const struct comparison *comparison, const struct side *has,
                          const struct model_exhibit *exhibit, const struct side *lacks,
                          const struct model_exhibit *other)
{
	const struct model_exhibit_row *rows = arena_at(&has->bank->arena, exhibit->rows);
	bool unknown = has == &comparison->translated;
	size_t offset = unknown ? exhibit->offset : other->offset;

	for (uint32_t i = 0; i < exhibit->row_count; i++) {
		const char *at = bank_text(has->bank, rows[i].text);

		while ((at = strchr(at, MARKUP_MARK_ON))) {
			size_t length = strcspn(++at, (const char[]){MARKUP_NAME_END, '\0'});

			if (has_mark(lacks->bank, other, at, length))
				continue;
			findings_add(comparison->checking->findings,
			             &translation_codes[unknown ? UNKNOWN : MISSING],
			             comparison->translated.bank->path, offset, NULL,
			             unknown ? "the exhibit of the bank has no mark '%.*s'"
			                     : "the mark '%.*s' is not translated",
			             (int)length, at);
		}
	}
}

static void compare_exhibit(const struct comparison *comparison,
                            const struct model_exhibit *exhibit)
{
	const struct side *original = &comparison->original, *translated = &comparison->translated;
	const struct name *name =
		find_in(original, NAME_EXHIBIT, bank_text(translated->bank, exhibit->id));
	const struct model_exhibit *from;

	if (!name)
		return;
	from = &original->bank->exhibits[name->index];
	if (from->title && !exhibit->title)
		findings_add(comparison->checking->findings, &translation_codes[MISSING],
		             translated->bank->path, exhibit->offset, NULL,
		             "the exhibit's title is not translated");
	compare_marks(comparison, original, from, translated, exhibit);
	compare_marks(comparison, translated, exhibit, original, from);
}

/* ---- the texts of one question ---- */

struct written {
	const char *where, *id;
	ref text;
	const struct written *met; /* what the other side has for it, or NULL */
};

static void collect(void *context, const char *where, const char *id, ref text)
{
	struct written written = {.where = where, .id = id ? id : "", .text = text};

	if (text)
		text_add_bytes(context, (const char *)&written, sizeof(written));
}

static void collect_all(struct text *texts, const struct vigil_bank *bank,
                        const struct vigil_question *question)
{
	static const char *const feedback[OUTCOME_COUNT] = {
		[OUTCOME_CORRECT] = "feedback on a correct response",
		[OUTCOME_PARTIAL] = "feedback on a partly correct response",
		[OUTCOME_WRONG] = "feedback on a wrong response",
	};
	const ref *outcomes = arena_at(&bank->arena, question->feedback);

	text_cut(texts, 0);
	collect(texts, "prompt", NULL, question->prompt);
	question->interaction->texts(bank, question, collect, texts);
	for (size_t i = 0; i < question->hint_count; i++)
		collect(texts, "hint", NULL, bank_hint(bank, question, i)->text);
	for (size_t i = 0; i < OUTCOME_COUNT && question->feedback; i++)
		collect(texts, feedback[i], NULL, outcomes[i]);
	collect(texts, "explanation", NULL, question->explanation);
}

static struct written *written_in(const struct text *texts, size_t *count)
{
	*count = texts->length / sizeof(struct written);
	return (struct written *)(void *)texts->bytes;
}

/* Each text finds the first of its place and id on the other side that is not taken yet. */
static void meet(struct text *translated, struct text *original)
{
	size_t count, other_count;
	struct written *texts = written_in(translated, &count);
	struct written *others = written_in(original, &other_count);

	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < other_count && !texts[i].met; j++) {
			if (others[j].met || strcmp(texts[i].where, others[j].where) != 0 ||
			    strcmp(texts[i].id, others[j].id) != 0)
				continue;
			texts[i].met = &others[j];
			others[j].met = &texts[i];
		}
	}
}

static void report_unmet(const struct comparison *comparison, const struct text *texts,
                         const struct vigil_question *question, bool unknown)
{
	size_t count;
	const struct written *all = written_in(texts, &count);

	for (size_t i = 0; i < count; i++)
		if (!all[i].met)
			checking_find(comparison->checking,
			              &translation_codes[unknown ? UNKNOWN : MISSING], question,
			              unknown ? all[i].text : 0,
			              unknown ? "the bank has no such text: %s%s%s%s"
			                      : "not translated: %s%s%s%s",
			              all[i].where, *all[i].id ? " '" : "", all[i].id,
			              *all[i].id ? "'" : "");
}

/* The marks of one text that the other does not have: a passage's gaps. */
static void compare_text_marks(const struct comparison *comparison, const struct side *has,
                               const struct written *text, const struct side *lacks,
                               const struct vigil_question *question)
{
	const char *at = bank_text(has->bank, text->text);
	const char *other = bank_text(lacks->bank, text->met->text);
	bool unknown = has == &comparison->translated;

	while ((at = strchr(at, MARKUP_MARK_ON))) {
		size_t length = strcspn(++at, (const char[]){MARKUP_NAME_END, '\0'});

		if (text_has_mark(other, at, length))
			continue;
		checking_find(comparison->checking, &translation_codes[unknown ? UNKNOWN : MISSING],
		              question, unknown ? text->text : text->met->text,
		              unknown ? "the %s of the bank has no '%.*s'"
		                      : "the %s has no '%.*s', which the bank's has",
		              text->where, (int)length, at);
	}
}

static void compare_met(const struct comparison *comparison, const struct vigil_question *question)
{
	size_t count;
	const struct written *all = written_in(&comparison->texts[1], &count);

	for (size_t i = 0; i < count; i++) {
		if (!all[i].met)
			continue;
		compare_text_marks(comparison, &comparison->original, all[i].met,
		                   &comparison->translated, question);
		compare_text_marks(comparison, &comparison->translated, &all[i],
		                   &comparison->original, question);
	}
}

static void compare_question(struct comparison *comparison, const struct vigil_question *question)
{
	const struct side *original = &comparison->original;
	const char *id = bank_text(comparison->translated.bank, question->id);
	const struct name *name = find_in(original, NAME_QUESTION, id);
	const struct vigil_question *from;

	if (!name)
		return;
	from = bank_question(original->bank, name->index);
	if (from->interaction != question->interaction) {
		checking_find(comparison->checking, &translation_codes[UNKNOWN], question, 0,
		              "in the bank, '%s' is the element '%s'", id, from->interaction->name);
		return;
	}
	collect_all(&comparison->texts[0], original->bank, from);
	collect_all(&comparison->texts[1], comparison->translated.bank, question);
	meet(&comparison->texts[1], &comparison->texts[0]);
	report_unmet(comparison, &comparison->texts[0], question, false);
	report_unmet(comparison, &comparison->texts[1], question, true);
	compare_met(comparison, question);
}

/* ---- the whole ---- */

static void compare_heads(const struct comparison *comparison)
{
	const struct vigil_bank *original = comparison->original.bank;
	const struct vigil_bank *translated = comparison->translated.bank;
	struct vigil_findings *findings = comparison->checking->findings;

	if (strcmp(bank_text(original, original->version),
	           bank_text(translated, translated->version)) != 0)
		findings_add(findings, &translation_codes[STALE], translated->path,
		             translated->offset, NULL,
		             "this translates version %s of the bank, which is at version %s",
		             bank_text(translated, translated->version),
		             bank_text(original, original->version));
	if (!translated->title)
		findings_add(findings, &translation_codes[MISSING], translated->path,
		             translated->offset, NULL, "the title is not translated");
}

static enum vigil_status compare(const struct checking *checking, const struct vigil_bank *original)
{
	const struct vigil_bank *translated = checking->bank;
	struct comparison comparison = {.checking = checking};
	enum vigil_status status = VIGIL_NO_MEMORY;

	text_init(&comparison.texts[0]);
	text_init(&comparison.texts[1]);
	if (!side_init(&comparison.original, original) ||
	    !side_init(&comparison.translated, translated))
		goto done;
	compare_heads(&comparison);
	for (size_t k = 0; k < KIND_COUNT; k++)
		compare_ids(&comparison, k);
	for (size_t i = 0; i < translated->exhibit_count; i++)
		compare_exhibit(&comparison, &translated->exhibits[i]);
	for (size_t i = 0; i < translated->question_count; i++)
		compare_question(&comparison, bank_question(translated, i));
	if (!comparison.texts[0].failed && !comparison.texts[1].failed)
		status = VIGIL_OK;
done:
	side_clear(&comparison.original);
	side_clear(&comparison.translated);
	text_clear(&comparison.texts[0]);
	text_clear(&comparison.texts[1]);
	return status;
}

/* The file of the bank: `of`.xml in the translation's folder. */
static char *path_beside(const struct vigil_bank *translation)
{
	const char *slash = strrchr(translation->path, '/');
	struct text path;
	char *taken;

	text_init(&path);
	if (slash)
		text_add_bytes(&path, translation->path, (size_t)(slash - translation->path) + 1);
	text_addf(&path, "%s.xml", bank_text(translation, translation->translation_of));
	taken = text_take(&path);
	text_clear(&path);
	return taken;
}

enum vigil_status check_translation(const struct checking *checking)
{
	const struct vigil_bank *translation = checking->bank;
	const char *of = bank_text(translation, translation->translation_of);
	struct vigil_findings *unsaid = vigil_findings_new(); /* what is said of the bank itself */
	struct vigil_bank *original = NULL;
	char *path = path_beside(translation);
	enum vigil_status status = VIGIL_NO_MEMORY;

	if (!path || !unsaid)
		goto done;
	status = bank_load(&original, path, BANK_ONLY, false, false, unsaid);
	if (status == VIGIL_NO_MEMORY)
		goto done;
	if (status == VIGIL_OK && strcmp(bank_text(original, original->id), of) == 0) {
		status = compare(checking, original);
		goto done;
	}
	findings_add(checking->findings, &translation_codes[WITHOUT_BANK], translation->path,
	             translation->offset, NULL,
	             status == VIGIL_NOT_FOUND ? "the bank '%s' is not there: no file '%s'"
	             : status == VIGIL_OK
	                     ? "the bank '%s' is not there: another is in '%s'"
	                     : "the bank '%s' cannot be used; see what is wrong in '%s'",
	             of, path);
	status = VIGIL_INVALID;
done:
	vigil_bank_free(original);
	vigil_findings_free(unsaid);
	free(path);
	return status;
}
