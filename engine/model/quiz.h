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

/* One file that the quiz was read from: the first is its own, or the only bank's. */
struct quiz_file {
	char *name;  /* as the quiz names it; of the first: as it was given */
	char *bytes; /* as they were read: a session goes on with what it began with */
	size_t size;
	char sha256[65];
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

struct vigil_quiz {
	char *id, *version, *language, *title;
	char *path;   /* as given, for messages */
	bool is_bank; /* a bank taken by itself: one section, all live questions */
	struct rules rules;
	struct vigil_bank **banks; /* in the order of use; each with its source */
	size_t bank_count;
	struct quiz_file *files; /* 1 for a bank by itself, else 1 + bank_count */
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

/* vigil_quiz_free() of vigil/quiz.h frees one. */

#endif
