/* bank/translation.c -- what a translation lacks, and what it has that its bank does not */
#include <stdlib.h>
#include <string.h>

#include "bank/check.h"
#include "bank/counterpart.h"
#include "bank/load.h"
#include "base/findings.h"
#include "base/text.h"

enum { WITHOUT_BANK, STALE, MISSING, UNKNOWN };

const struct vigil_code translation_codes[] = {
	[WITHOUT_BANK] = {"translation-without-bank", VIGIL_ERROR},
	[STALE] = {"translation-stale", VIGIL_WARNING},
	[MISSING] = {"translation-missing", VIGIL_WARNING},
	[UNKNOWN] = {"translation-unknown", VIGIL_ERROR},
	{0},
};

struct comparison {
	const struct checking *checking; /* of the translation */
	struct side original, translated;
	struct text texts[2]; /* struct written[]: of the bank's question, of the translation's */
};

/* ---- elements with ids ---- */

static void compare_ids(const struct comparison *comparison, const struct counterpart_kind *kind)
{
	const struct side *original = &comparison->original, *translated = &comparison->translated;
	struct vigil_findings *findings = comparison->checking->findings;
	const char *path = translated->bank->path, *id;
	bool question = kind->kind == NAME_QUESTION;
	size_t offset;

	for (size_t i = 0; i < side_count(original, kind->kind); i++) {
		id = side_id(original, kind->kind, i, &offset);
		if (!side_find(translated, kind->kind, id))
			findings_add(findings, &translation_codes[MISSING], path,
			             translated->bank->offset, question ? id : NULL,
			             "the %s '%s' is not translated", kind->word, id);
	}
	for (size_t i = 0; i < side_count(translated, kind->kind); i++) {
		id = side_id(translated, kind->kind, i, &offset);
		if (!side_find(original, kind->kind, id))
			findings_add(findings, &translation_codes[UNKNOWN], path, offset,
			             question ? id : NULL, "the bank has no %s '%s'", kind->word,
			             id);
	}
}

/* ---- exhibits ---- */

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
		size_t length;

		while ((at = mark_next(at, &length))) {
			if (mark_in_exhibit(lacks->bank, other, at, length))
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
		side_find(original, NAME_EXHIBIT, bank_text(translated->bank, exhibit->id));
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

static void report_unmet(const struct comparison *comparison, const struct text *texts,
                         const struct vigil_question *question, bool unknown)
{
	size_t count;
	const struct written *all = written_in(texts, &count);

	for (size_t i = 0; i < count; i++)
		if (!all[i].met)
			checking_find(comparison->checking,
			              &translation_codes[unknown ? UNKNOWN : MISSING], question,
			              unknown ? *all[i].text : 0,
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
	const char *at = bank_text(has->bank, *text->text);
	const char *other = bank_text(lacks->bank, *text->met->text);
	bool unknown = has == &comparison->translated;
	size_t length;

	while ((at = mark_next(at, &length))) {
		if (mark_in(other, at, length))
			continue;
		checking_find(comparison->checking, &translation_codes[unknown ? UNKNOWN : MISSING],
		              question, unknown ? *text->text : *text->met->text,
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
	const struct name *name = side_find(original, NAME_QUESTION, id);
	const struct vigil_question *from;

	if (!name)
		return;
	from = bank_question(original->bank, name->index);
	if (from->interaction != question->interaction) {
		checking_find(comparison->checking, &translation_codes[UNKNOWN], question, 0,
		              "in the bank, '%s' is the element '%s'", id, from->interaction->name);
		return;
	}
	written_collect(&comparison->texts[0], original->bank, from);
	written_collect(&comparison->texts[1], comparison->translated.bank, question);
	written_meet(&comparison->texts[1], &comparison->texts[0]);
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
	for (const struct counterpart_kind *kind = counterpart_kinds; kind->word; kind++)
		compare_ids(&comparison, kind);
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
