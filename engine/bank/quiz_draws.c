/* bank/quiz_draws.c -- from the names in a quiz to the questions of its banks */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "bank/quiz_reader.h"
#include "bank/reader.h"
#include "base/nearest.h"
#include "interaction/interaction.h"
#include "vigil/bank.h"

/* ---- names ---- */

/* The next name of a list that spaces separate; false at its end. */
static bool next_name(const char **list, const char **name, size_t *length)
{
	*name = *list + strspn(*list, " \t\r\n");
	*length = strcspn(*name, " \t\r\n");
	*list = *name + *length;
	return *length > 0;
}

static bool lists_name(const char *list, const char *wanted)
{
	const char *name;
	size_t length;

	while (next_name(&list, &name, &length))
		if (strlen(wanted) == length && memcmp(name, wanted, length) == 0)
			return true;
	return false;
}

/* A name that is looked for among those that there are. */
struct sought {
	struct nearest nearest;
	bool found;
};

static void offer(struct sought *sought, const char *name)
{
	if (strcmp(name, sought->nearest.word) == 0)
		sought->found = true;
	nearest_offer(&sought->nearest, name);
}

/* One of the kinds of names that a draw is made by: how a question has them. */
struct naming {
	const char *word; /* "topic" */
	/* Offer each name that the bank knows. */
	void (*offer)(struct sought *sought, const struct vigil_bank *bank);
	bool (*has)(const struct vigil_bank *bank, const struct vigil_question *question,
	            const char *list);
};

static void offer_topics(struct sought *sought, const struct vigil_bank *bank)
{
	for (uint32_t i = 0; i < bank->topic_count; i++)
		offer(sought, bank_text(bank, bank->topics[i].id));
}

static bool has_topic(const struct vigil_bank *bank, const struct vigil_question *question,
                      const char *list)
{
	return question->topic != NO_INDEX &&
	       lists_name(list, bank_text(bank, bank->topics[question->topic].id));
}

static void offer_texts(struct sought *sought, const struct vigil_bank *bank, ref list)
{
	size_t count;
	const uint32_t *texts = bank_list(bank, list, &count);

	for (size_t i = 0; i < count; i++)
		offer(sought, bank_text(bank, texts[i]));
}

static bool has_text(const struct vigil_bank *bank, ref list, const char *wanted)
{
	size_t count;
	const uint32_t *texts = bank_list(bank, list, &count);

	for (size_t i = 0; i < count; i++)
		if (lists_name(wanted, bank_text(bank, texts[i])))
			return true;
	return false;
}

static void offer_roles(struct sought *sought, const struct vigil_bank *bank)
{
	for (size_t i = 0; i < bank->question_count; i++)
		offer_texts(sought, bank, bank_question(bank, i)->roles);
}

static bool has_role(const struct vigil_bank *bank, const struct vigil_question *question,
                     const char *list)
{
	return has_text(bank, question->roles, list);
}

static void offer_tags(struct sought *sought, const struct vigil_bank *bank)
{
	for (size_t i = 0; i < bank->question_count; i++)
		offer_texts(sought, bank, bank_question(bank, i)->tags);
}

static bool has_tag(const struct vigil_bank *bank, const struct vigil_question *question,
                    const char *list)
{
	return has_text(bank, question->tags, list);
}

static void offer_interactions(struct sought *sought, const struct vigil_bank *bank)
{
	(void)bank;
	for (size_t i = 0; interactions[i]; i++)
		offer(sought, interactions[i]->name);
}

static bool has_interaction(const struct vigil_bank *bank, const struct vigil_question *question,
                            const char *list)
{
	(void)bank;
	return lists_name(list, question->interaction->name);
}

static const struct naming by_topic = {"topic", offer_topics, has_topic};
static const struct naming by_role = {"role", offer_roles, has_role};
static const struct naming by_tag = {"tag", offer_tags, has_tag};
static const struct naming by_interaction = {"interaction", offer_interactions, has_interaction};

static void find_unknown(struct quiz_reader *reader, size_t offset, const char *word,
                         const struct nearest *nearest)
{
	quiz_find(reader, &bank_codes[BANK_UNKNOWN_REFERENCE], offset,
	          nearest->name ? "no bank of this draw has the %s '%s'; did you mean '%s'?"
	                        : "no bank of this draw has the %s '%s'%s",
	          word, nearest->word, nearest->name ? nearest->name : "");
}

static bool is_drawn_from(const struct quiz_reader *reader, const struct quiz_wish *wish,
                          const struct vigil_bank *bank)
{
	return !wish->bank || strcmp(quiz_text(reader, wish->bank), vigil_bank_id(bank)) == 0;
}

/* Does each name of the list mean something in the banks of the draw? False: no memory. */
static bool check_names(struct quiz_reader *reader, const struct quiz_wish *wish,
                        const struct naming *naming, text_ref list_text)
{
	const struct vigil_quiz *quiz = reader->quiz;
	const char *list = quiz_text(reader, list_text), *name;
	struct text word;
	size_t length;
	bool done;

	text_init(&word);
	while (next_name(&list, &name, &length)) {
		struct sought sought = {.found = false};

		text_cut(&word, 0);
		text_add_bytes(&word, name, length);
		nearest_init(&sought.nearest, word.bytes);
		for (size_t i = 0; i < quiz->bank_count; i++)
			if (is_drawn_from(reader, wish, quiz->banks[i]))
				naming->offer(&sought, quiz->banks[i]);
		if (!sought.found && (!reader->bank_missing || wish->bank))
			find_unknown(reader, wish->offset, naming->word, &sought.nearest);
	}
	done = !word.failed;
	text_clear(&word);
	return done;
}

/* ---- banks and questions ---- */

/* The index of the quiz's bank, or NO_INDEX with a finding. */
static uint32_t find_bank(struct quiz_reader *reader, const char *id, size_t offset)
{
	const struct vigil_quiz *quiz = reader->quiz;
	struct nearest nearest;

	nearest_init(&nearest, id);
	for (uint32_t i = 0; i < quiz->bank_count; i++) {
		if (strcmp(vigil_bank_id(quiz->banks[i]), id) == 0)
			return i;
		nearest_offer(&nearest, vigil_bank_id(quiz->banks[i]));
	}
	if (!reader->bank_missing)
		quiz_find(reader, &bank_codes[BANK_UNKNOWN_REFERENCE], offset,
		          nearest.name ? "this quiz uses no bank '%s'; did you mean '%s'?"
		                       : "this quiz uses no bank '%s'%s",
		          id, nearest.name ? nearest.name : "");
	return NO_INDEX;
}

static bool find_in_bank(struct quiz_question *which, struct quiz_reader *reader, const char *id,
                         size_t offset)
{
	const struct vigil_bank *bank = reader->quiz->banks[which->bank];
	struct nearest nearest;

	nearest_init(&nearest, id);
	for (; which->question < bank->question_count; which->question++) {
		const char *there = bank_text(bank, bank_question(bank, which->question)->id);

		if (strcmp(there, id) == 0)
			return true;
		nearest_offer(&nearest, there);
	}
	quiz_find(reader, &bank_codes[BANK_UNKNOWN_REFERENCE], offset,
	          nearest.name ? "the bank '%s' has no question '%s'; did you mean '%s'?"
	                       : "the bank '%s' has no question '%s'%s",
	          vigil_bank_id(bank), id, nearest.name ? nearest.name : "");
	return false;
}

/* The question that "BANK#QUESTION" means. False: none, with a finding where one is called for. */
static bool find_question(struct quiz_question *which, struct quiz_reader *reader, const char *name,
                          size_t length, size_t offset)
{
	char *bank = strndup(name, length), *question = bank ? strchr(bank, '#') : NULL;
	bool found = false;

	*which = (struct quiz_question){NO_INDEX, 0};
	reader->failed |= !bank;
	if (bank && !question)
		quiz_find(reader, &bank_codes[BANK_UNKNOWN_REFERENCE], offset,
		          "'%s' is no question; it is written as BANK#QUESTION", bank);
	if (question) {
		*question++ = '\0';
		which->bank = find_bank(reader, bank, offset);
		found = which->bank != NO_INDEX && find_in_bank(which, reader, question, offset);
	}
	free(bank);
	return found;
}

/* ---- draws ---- */

static bool is_eligible(const struct quiz_reader *reader, const struct quiz_wish *wish,
                        const struct vigil_bank *bank, const struct vigil_question *question)
{
	if (question->status != QUESTION_LIVE)
		return false;
	if (wish->difficulty_to && (question->difficulty < wish->difficulty_from ||
	                            question->difficulty > wish->difficulty_to))
		return false;
	return (!wish->topics || has_topic(bank, question, quiz_text(reader, wish->topics))) &&
	       (!wish->roles || has_role(bank, question, quiz_text(reader, wish->roles))) &&
	       (!wish->tags || has_tag(bank, question, quiz_text(reader, wish->tags))) &&
	       (!wish->interactions ||
	        has_interaction(bank, question, quiz_text(reader, wish->interactions)));
}

static bool keep_eligible(struct quiz_entry *entry, struct quiz_question which)
{
	if (!reader_grow((void **)&entry->eligible, (uint32_t)entry->eligible_count, sizeof(which)))
		return false;
	entry->eligible[entry->eligible_count++] = which;
	return true;
}

static bool collect_eligible(struct quiz_entry *entry, const struct quiz_reader *reader,
                             const struct quiz_wish *wish)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (uint32_t i = 0; i < quiz->bank_count; i++) {
		const struct vigil_bank *bank = quiz->banks[i];

		for (uint32_t j = 0; j < bank->question_count && is_drawn_from(reader, wish, bank);
		     j++)
			if (is_eligible(reader, wish, bank, bank_question(bank, j)) &&
			    !keep_eligible(entry, (struct quiz_question){i, j}))
				return false;
	}
	return true;
}

/* A draw whose names mean nothing, or that a missing bank may fill, is not held to its count. */
static bool resolve_draw(struct quiz_entry *entry, struct quiz_reader *reader,
                         const struct quiz_wish *wish)
{
	size_t found = vigil_findings_count(reader->findings);
	bool done = true, known = wish->bank || !reader->bank_missing;

	if (wish->bank &&
	    find_bank(reader, quiz_text(reader, wish->bank), wish->offset) == NO_INDEX)
		known = false;
	else
		done = check_names(reader, wish, &by_topic, wish->topics) &&
		       check_names(reader, wish, &by_role, wish->roles) &&
		       check_names(reader, wish, &by_tag, wish->tags) &&
		       check_names(reader, wish, &by_interaction, wish->interactions) &&
		       collect_eligible(entry, reader, wish);
	if (!known || vigil_findings_count(reader->findings) > found)
		entry->count = 0;
	return done;
}

static bool resolve_include(struct quiz_entry *entry, struct quiz_reader *reader,
                            const struct quiz_wish *wish)
{
	static const char *const statuses[] = {[QUESTION_LIVE] = "live",
	                                       [QUESTION_DRAFT] = "a draft",
	                                       [QUESTION_RETIRED] = "retired"};
	const char *name = quiz_text(reader, wish->question);
	const struct vigil_question *question;
	struct quiz_question which;

	if (!wish->question || !find_question(&which, reader, name, strlen(name), wish->offset))
		return true;
	question = quiz_question_of(reader->quiz, which);
	if (question->status != QUESTION_LIVE) {
		quiz_find(reader, &quiz_codes[QUIZ_INCLUDE_NOT_LIVE], wish->offset,
		          "the question '%s' is %s, and only live ones are asked", name,
		          statuses[question->status]);
		return true;
	}
	return keep_eligible(entry, which);
}

/* The entry of a wish; an include of nothing is left out. */
static bool resolve_wish(struct quiz_reader *reader, const struct quiz_wish *wish)
{
	struct quiz_section *section = &reader->quiz->sections[wish->section];
	struct quiz_entry *entry;
	bool draw = wish->kind == QUIZ_DRAW;

	if (!reader_grow((void **)&section->entries, (uint32_t)section->entry_count,
	                 sizeof(*section->entries)))
		return false;
	entry = &section->entries[section->entry_count++];
	*entry = (struct quiz_entry){.kind = wish->kind,
	                             .count = wish->count,
	                             .required = wish->required,
	                             .critical = wish->critical,
	                             .points_mpts = wish->points_mpts,
	                             .offset = wish->offset};
	if (!(draw ? resolve_draw(entry, reader, wish) : resolve_include(entry, reader, wish)))
		return false;
	if (!draw && entry->eligible_count == 0)
		section->entry_count--;
	return true;
}

/* ---- exclusive ones ---- */

static bool resolve_exclusive(struct quiz_reader *reader, const struct quiz_exclusive *exclusive)
{
	struct vigil_quiz *quiz = reader->quiz;
	const char *list = quiz_text(reader, exclusive->questions), *name;
	struct quiz_group *group;
	size_t length;

	if (!reader_grow((void **)&quiz->groups, (uint32_t)quiz->group_count, sizeof(*group)))
		return false;
	group = &quiz->groups[quiz->group_count++];
	*group = (struct quiz_group){.offset = exclusive->offset};
	while (next_name(&list, &name, &length)) {
		struct quiz_question which;

		if (!find_question(&which, reader, name, length, exclusive->offset))
			continue;
		if (!reader_grow((void **)&group->members, (uint32_t)group->member_count,
		                 sizeof(which)))
			return false;
		group->members[group->member_count++] = which;
	}
	return true;
}

bool quiz_resolve(struct quiz_reader *reader)
{
	for (uint32_t i = 0; i < reader->wish_count; i++)
		if (!resolve_wish(reader, &reader->wishes[i]))
			return false;
	for (uint32_t i = 0; i < reader->exclusive_count; i++)
		if (!resolve_exclusive(reader, &reader->exclusives[i]))
			return false;
	return !reader->failed;
}

/* ---- in words ---- */

static void describe_names(struct text *text, const struct quiz_reader *reader, text_ref list,
                           const char *word)
{
	if (list)
		text_addf(text, " of %s '%s'", word, quiz_text(reader, list));
}

void quiz_describe_wish(struct text *text, const struct quiz_reader *reader,
                        const struct quiz_wish *wish)
{
	describe_names(text, reader, wish->topics, "topic");
	describe_names(text, reader, wish->roles, "role");
	describe_names(text, reader, wish->tags, "tag");
	describe_names(text, reader, wish->interactions, "interaction");
	if (wish->difficulty_to && wish->difficulty_from == wish->difficulty_to)
		text_addf(text, " of difficulty %u", (unsigned)wish->difficulty_from);
	else if (wish->difficulty_to)
		text_addf(text, " of difficulty %u-%u", (unsigned)wish->difficulty_from,
		          (unsigned)wish->difficulty_to);
	if (wish->bank)
		text_addf(text, " in '%s'", quiz_text(reader, wish->bank));
}
