/* bank/counterpart.h -- what in a bank and in its translation belongs together: ids and texts */
#ifndef BANK_COUNTERPART_H
#define BANK_COUNTERPART_H

#include "bank/names.h"
#include "base/arena.h"
#include "base/text.h"
#include "model/bank.h"

/* ---- elements with ids ---- */

struct counterpart_kind {
	enum name_kind kind;
	const char *word;
};

/* The kinds of elements that are translated; the last has no word. */
extern const struct counterpart_kind counterpart_kinds[];

/* A bank or its translation, with its ids. */
struct side {
	const struct vigil_bank *bank;
	struct arena arena; /* of the names */
	struct names names;
};

bool side_init(struct side *side, const struct vigil_bank *bank); /* false: no memory */
void side_clear(struct side *side);

size_t side_count(const struct side *side, enum name_kind kind);

/* The id of the element, and where it begins in the file. */
const char *side_id(const struct side *side, enum name_kind kind, size_t index, size_t *offset);

/* NULL: this side has no such element. */
const struct name *side_find(const struct side *side, enum name_kind kind, const char *id);

/* ---- the texts of one question ---- */

struct written {
	const char *where, *id; /* as in written_text() */
	const ref *text;
	const struct written *met; /* what the other side has for it, or NULL */
};

/* Fill `texts` with a struct written for each text that there is. */
void written_collect(struct text *texts, const struct vigil_bank *bank,
                     const struct vigil_question *question);

struct written *written_in(const struct text *texts, size_t *count);

/* Each text finds the first of its place and id on the other side that is not taken yet. */
void written_meet(struct text *translated, struct text *original);

/* ---- marks ---- */

/* The next mark's id in a marked text, and its length; NULL: there is none. */
const char *mark_next(const char *marked, size_t *length);

/* The id of the text's mark of this id, where it stands; NULL: it has no such mark. */
const char *mark_in(const char *marked, const char *id, size_t length);

/* The same in all rows of an exhibit. */
const char *mark_in_exhibit(const struct vigil_bank *bank, const struct model_exhibit *exhibit,
                            const char *id, size_t length);

#endif
