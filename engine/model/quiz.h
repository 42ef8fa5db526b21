/* model/quiz.h -- a quiz: what is drawn from which banks, and under which rules */
#ifndef MODEL_QUIZ_H
#define MODEL_QUIZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/bank.h"
#include "model/rules.h"

/* A question of one of the quiz's banks. */
struct quiz_question {
	uint32_t bank;     /* index into the quiz's banks */
	uint32_t question; /* index into that bank's questions */
};

/*
 * One file that the quiz was read from: the first is its own, or the only bank's. Of a loaded quiz
 * the bytes are borrowed from its banks and translations, or are its `source`; all belong to it.
 */
struct quiz_file {
	char *name;        /* as the quiz names it; of the first: as it was given */
	const char *bytes; /* as they were read: a session goes on with what it began with */
	size_t size;
};

enum quiz_entry_kind { QUIZ_DRAW, QUIZ_INCLUDE };

/*
 * What a section holds, in the order of the file. A draw takes `count` of its eligible questions; an
 * include is a single question, taken always where the section has no count of its own, or where it
 * is required.
 */
struct quiz_entry {
	enum quiz_entry_kind kind;
	uint32_t count;
	struct quiz_question *eligible; /* live, by bank and question ascending, each once */
	size_t eligible_count;
	bool required;       /* an include */
	bool critical;       /* wrong: the quiz is failed */
	int32_t points_mpts; /* of each question; -1: the question's own */
	uint32_t offset;     /* of its element in the quiz file */
};

struct quiz_section {
	char *id, *title;         /* title: "" for none. A bank by itself: id "" */
	int32_t pass_thousandths; /* or RULES_NO_PASS */
	enum navigation_rule navigation;
	struct time_rule time;
	bool shuffle;   /* questions come in the order of the seed, else in the file's */
	uint32_t count; /* so many of its includes, the required ones first; 0: all */
	struct quiz_entry *entries;
	size_t entry_count;
	uint32_t offset;
};

/* At most one of these is in a plan. A question is in one group at most. */
struct quiz_group {
	struct quiz_question *members;
	size_t member_count;
	uint32_t offset;
};

struct quiz_topic_pass {
	char *topic;
	int32_t pass_thousandths;
};

/* How one of the banks is shown. */
struct quiz_translation {
	struct vigil_bank *bank; /* the translation, or NULL: as it was written */
	size_t file;             /* the translation's, among the quiz's */
	bool complete;           /* nothing of it is missing */
	bool absent;             /* a language was asked for that it is not there in */
	const char *written_in;  /* the bank's own language */
};

struct vigil_quiz {
	char *id, *version, *language, *title;
	char *path;   /* as given, for messages */
	bool is_bank; /* a bank taken by itself: one section, all live questions */
	struct rules rules;
	struct vigil_bank **banks; /* in the order of use; each with its source */
	size_t bank_count;
	struct quiz_translation *translations; /* of each bank */
	char *wanted;                          /* the first language that was asked for, or NULL */
	char *source;                          /* the quiz file's bytes; NULL of a bank by itself */
	struct quiz_file
		*files; /* 1 for a bank by itself, else 1 + bank_count; then translations */
	size_t file_count;
	struct quiz_section *sections;
	size_t section_count;
	struct quiz_group *groups;
	size_t group_count;
	struct quiz_topic_pass *topic_passes;
	size_t topic_pass_count;
};

static inline struct vigil_question *quiz_question_of(const struct vigil_quiz *quiz,
                                                      struct quiz_question which)
{
	return bank_question(quiz->banks[which.bank], which.question);
}

/* The file that a bank was read from, as long as the bank lives. False: no memory. */
bool quiz_file_of_bank(struct quiz_file *file, const char *name, const struct vigil_bank *bank);

/*
 * A quiz of all live questions of a bank, under default rules. On success the quiz owns the bank;
 * its file's name and digest are set where the bank's source was kept. NULL: no memory.
 */
struct vigil_quiz *quiz_of_bank(struct vigil_bank *bank);

/* What a question is worth that was taken by the entry; what is not scored stays so. */
static inline int32_t quiz_entry_points(const struct quiz_entry *entry,
                                        const struct vigil_question *question)
{
	return entry->points_mpts >= 0 && question->points_mpts > 0 ? entry->points_mpts
	                                                            : question->points_mpts;
}

/* How many questions of a section are in each plan. */
size_t quiz_section_question_count(const struct quiz_section *section);

/* vigil_quiz_free() of vigil/quiz.h frees one. */

#endif
