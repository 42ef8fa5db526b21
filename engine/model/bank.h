/* model/bank.h -- a bank in memory: flat records that name their texts by offsets into one arena */
#ifndef MODEL_BANK_H
#define MODEL_BANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * A bank of 100,000 questions has to fit into less memory than its file: a reference is 32 bits,
 * 0 stands for none, and records have no pointers but the one to their interaction.
 */
typedef uint32_t ref; /* of bytes in the bank's arena */

struct interaction;

struct model_source {
	ref id, title;
	uint32_t offset; /* of its element in the file */
};

struct model_fact {
	ref id, text;
	ref sources; /* list of indexes */
};

struct model_topic {
	ref id, name;
};

/* A warning that the author has judged. */
struct model_allow {
	ref code, reason;
	ref question; /* id of the only question meant, or 0 */
	uint32_t offset;
};

enum exhibit_type { EXHIBIT_EMAIL, EXHIBIT_CHAT, EXHIBIT_LOG, EXHIBIT_NOTICE, EXHIBIT_TRANSCRIPT };

enum exhibit_part { EXHIBIT_HEADER, EXHIBIT_LINE, EXHIBIT_ATTACHMENT };

struct model_exhibit_row {
	uint32_t part; /* enum exhibit_part */
	ref name;      /* of a header or an attachment */
	ref text;      /* marked text; of an attachment: its size, or 0 */
};

struct model_exhibit {
	ref id, title;
	uint32_t type; /* enum exhibit_type */
	uint32_t row_count;
	ref rows;                /* struct model_exhibit_row[] */
	uint32_t offset, length; /* of its element in the file */
};

enum question_status { QUESTION_LIVE, QUESTION_DRAFT, QUESTION_RETIRED };

enum outcome { OUTCOME_CORRECT, OUTCOME_PARTIAL, OUTCOME_WRONG };
#define OUTCOME_COUNT 3

struct model_hint {
	ref text;
	int32_t cost_mpts;
};

/* Index of a topic or an exhibit that a question does not have. */
#define NO_INDEX UINT32_MAX

struct vigil_question {
	const struct interaction *interaction;
	ref id, prompt, explanation; /* prompt and explanation are marked texts */
	ref feedback;                /* ref[OUTCOME_COUNT], or 0 */
	ref facts;                   /* list of indexes */
	ref roles, tags;             /* lists of texts */
	ref hints;                   /* struct model_hint[hint_count] */
	ref parts;                   /* what the interaction keeps: its own business */
	uint32_t topic, exhibit;     /* indexes, or NO_INDEX */
	uint32_t offset, length;     /* of its element in the file */
	int32_t points_mpts;
	uint8_t difficulty, hint_count;
	uint8_t status; /* enum question_status */
};

struct vigil_bank {
	struct arena arena;
	struct arena questions; /* struct vigil_question[question_count], from QUESTIONS_AT */
	ref id, version, language, title;
	uint32_t offset;    /* of its root element in the file */
	ref translation_of; /* a translation: the id of its bank, which `version` speaks of; else 0
	                     */
	char *path;         /* as given, for messages */
	char *source;       /* the file's bytes, or NULL when they were not asked for */
	size_t source_size;
	struct text_place *places; /* where texts come from, or NULL when it was not asked for */
	size_t place_count;
	struct model_source *sources;
	struct model_fact *facts;
	struct model_topic *topics;
	struct model_allow *allows;
	struct model_exhibit *exhibits;
	uint32_t source_count, fact_count, topic_count, allow_count, exhibit_count, question_count;
};

/* A text and the byte of the file where its element begins; in ascending order of both. */
struct text_place {
	ref text;
	uint32_t offset;
};

#define QUESTIONS_AT 8

static inline const char *bank_text(const struct vigil_bank *bank, ref text)
{
	return arena_at(&bank->arena, text);
}

static inline struct vigil_question *bank_question(const struct vigil_bank *bank, size_t index)
{
	return (struct vigil_question *)arena_at(&bank->questions, QUESTIONS_AT) + index;
}

/* A list is a count and then so many numbers: indexes or texts. */
static inline const uint32_t *bank_list(const struct vigil_bank *bank, ref list, size_t *count)
{
	const uint32_t *numbers = arena_at(&bank->arena, list);

	*count = list ? numbers[0] : 0;
	return numbers + 1;
}

/* The question's feedback on this outcome, or "". */
const char *bank_feedback(const struct vigil_bank *bank, const struct vigil_question *question,
                          enum outcome outcome);

const struct model_hint *bank_hint(const struct vigil_bank *bank,
                                   const struct vigil_question *question, size_t index);

/* The digest of the element's bytes and its exhibit's. Needs the bank's source. */
void bank_question_digest(const struct vigil_bank *bank, const struct vigil_question *question,
                          char digest[65]);

/* Where the text's element begins in the file; `otherwise` when places were not kept. */
size_t bank_place(const struct vigil_bank *bank, ref text, size_t otherwise);

struct vigil_bank *bank_new(size_t file_size); /* NULL: no memory */

#endif
