/* bank/quiz_reader.h -- what the files of this room share while a quiz is read */
#ifndef BANK_QUIZ_READER_H
#define BANK_QUIZ_READER_H

#include "bank/quiz.h"
#include "base/arena.h"
#include "base/text.h"
#include "model/quiz.h"
#include "xml/grammar.h"

enum quiz_code {
	QUIZ_USE_OUTSIDE,
	QUIZ_USE_MISSING,
	QUIZ_USE_NOT_BANK,
	QUIZ_USE_CIRCULAR,
	QUIZ_USE_DOUBLED,
	QUIZ_USE_UNUSED,
	QUIZ_BANK_DOUBLED,
	QUIZ_SECTION_EMPTY,
	QUIZ_SECTION_COUNT,
	QUIZ_INCLUDE_DOUBLED,
	QUIZ_INCLUDE_NOT_LIVE,
	QUIZ_EXCLUSIVE_DOUBLED,
	QUIZ_EXCLUSIVE_UNUSED,
	QUIZ_TOPIC_NOT_DRAWN,
	QUIZ_RULE_CONTRADICTED,
	QUIZ_RULE_UNUSED,
	QUIZ_UNFILLABLE,
	QUIZ_TOO_LARGE,
};

/* The attributes of the root, as its rule has them. */
enum quiz_attribute {
	ATTRIBUTE_ID,
	ATTRIBUTE_VERSION,
	ATTRIBUTE_LANGUAGE,
	ATTRIBUTE_PASS,
	ATTRIBUTE_MODE,
	ATTRIBUTE_NAVIGATION,
	ATTRIBUTE_FEEDBACK,
	ATTRIBUTE_KEY,
	ATTRIBUTE_TRIES,
	ATTRIBUTE_TRY_COST,
	ATTRIBUTE_HINTS,
	ATTRIBUTE_CONFIDENCE,
	ATTRIBUTE_TIME_LIMIT,
	ATTRIBUTE_QUESTION_LIMIT,
	ATTRIBUTE_WARNING,
	ATTRIBUTE_GRACE,
	ATTRIBUTE_LATE,
	ATTRIBUTE_SUSPENDED,
	ATTRIBUTE_ATTEMPTS,
	ATTRIBUTE_WAIT,
	ATTRIBUTE_COUNTS,
	ATTRIBUTE_VALID,
	ATTRIBUTE_STOP,
	ATTRIBUTE_SHUFFLE_SECTIONS,
	ATTRIBUTE_SHUFFLE_OPTIONS,
};

/* Texts of the file are kept in the reader's arena until they are understood. */
typedef uint32_t text_ref;

/* A bank that the quiz uses. */
struct quiz_use {
	text_ref name;
	uint32_t offset;
	uint32_t bank;  /* index into the quiz's banks, or NO_INDEX: it could not be read */
	char *resolved; /* the path of the file itself, of one that was found; else NULL */
};

/* A draw or an include as it is written. */
struct quiz_wish {
	enum quiz_entry_kind kind;
	uint32_t section, offset;
	text_ref bank, topics, roles, tags, interactions; /* a draw's; 0: any */
	uint32_t difficulty_from, difficulty_to;          /* 0: any */
	text_ref question;                                /* an include's */
	uint32_t count;
	int32_t points_mpts;
	bool required, critical;
};

struct quiz_exclusive {
	text_ref questions;
	uint32_t offset;
};

struct quiz_reader {
	struct vigil_quiz *quiz;
	struct vigil_findings *findings; /* about the quiz's file, until all are located */
	const char *path;
	struct arena arena;
	text_ref title;
	uint32_t offset, given; /* of the root: bit i is attribute i */
	struct quiz_use *uses;
	struct quiz_wish *wishes;
	struct quiz_exclusive *exclusives;
	uint32_t *topic_offsets; /* of the quiz's topic passes */
	uint32_t use_count, wish_count, exclusive_count;
	size_t errors;     /* that were found before this quiz was read */
	bool bank_missing; /* one could not be read: what is unknown may be in it */
	bool incomplete;   /* something in the file was left out, with a finding */
	bool failed;       /* memory ran out while a name was looked for */
	bool for_author;   /* warnings are wanted, too */
};

static inline const char *quiz_text(const struct quiz_reader *reader, text_ref text)
{
	return arena_at(&reader->arena, text);
}

static inline bool quiz_gives(const struct quiz_reader *reader, enum quiz_attribute attribute)
{
	return reader->given >> attribute & 1;
}

/* A finding at this byte of the quiz's file. */
void quiz_find(struct quiz_reader *reader, const struct vigil_code *code, size_t offset,
               const char *format, ...) __attribute__((format(printf, 4, 5)));

/* quiz_grammar.c: what stands in the file, into the reader. */
extern const struct xml_element_rule quiz_roots[];

/* quiz_uses.c: the banks. `given` are the quiz's files, or NULL: they are opened. */
struct given_files {
	const struct quiz_file *files;
	size_t count;
};

/* Both without links. */
bool quiz_path_is_below(const char *path, const char *folder);

enum vigil_status quiz_read_banks(struct quiz_reader *reader, const struct given_files *given,
                                  struct vigil_findings *bank_findings);

/* quiz_draws.c: from names to questions. False: no memory. */
bool quiz_resolve(struct quiz_reader *reader);

/* What a draw asks for, in words: " of topic 'a' and difficulty 1-3". */
void quiz_describe_wish(struct text *text, const struct quiz_reader *reader,
                        const struct quiz_wish *wish);

/* quiz_rules.c and quiz_check.c: is it fit to run? False: no memory. */
void quiz_check_rules(struct quiz_reader *reader);
bool quiz_check_draws(struct quiz_reader *reader);

/*
 * quiz_translate.c: translations. The quiz's bank is shown by `translation`, which becomes the
 * quiz's in any case, with the name of its file. False: no memory.
 */
bool quiz_put_translation(struct vigil_quiz *quiz, size_t index, const char *name,
                          struct vigil_bank *translation);

/* Those among the files that a session began with. */
enum vigil_status quiz_translate_as_given(struct vigil_quiz *quiz, const struct given_files *given,
                                          struct vigil_findings *findings);

#endif
