/* bank/quiz_check.c -- can every draw be filled, and is everything used that is there */
#include <stdlib.h>
#include <string.h>

#include "bank/quiz_reader.h"
#include "bank/reader.h"
#include "model/demand.h"
#include "vigil/bank.h"

static bool is_same(struct quiz_question a, struct quiz_question b)
{
	return a.bank == b.bank && a.question == b.question;
}

/* "BANK#QUESTION" */
static void add_question(struct text *text, const struct quiz_reader *reader,
                         struct quiz_question which)
{
	const struct vigil_bank *bank = reader->quiz->banks[which.bank];

	text_addf(text, "%s#%s", vigil_bank_id(bank),
	          bank_text(bank, bank_question(bank, which.question)->id));
}

static void find_about(struct quiz_reader *reader, enum quiz_code code, size_t offset,
                       struct quiz_question which, const char *words)
{
	struct text text;

	text_init(&text);
	add_question(&text, reader, which);
	quiz_find(reader, &quiz_codes[code], offset, "the question '%s' %s", text.bytes, words);
	text_clear(&text);
}

/* ---- sections ---- */

static void check_ids(struct quiz_reader *reader)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (size_t i = 0; i < quiz->section_count; i++)
		for (size_t j = 0; j < i; j++) {
			if (!*quiz->sections[i].id ||
			    strcmp(quiz->sections[i].id, quiz->sections[j].id) != 0)
				continue;
			quiz_find(reader, &bank_codes[BANK_DUPLICATE_ID], quiz->sections[i].offset,
			          "there is another section '%s' before this one",
			          quiz->sections[i].id);
			break;
		}
	for (size_t i = 0; i < quiz->topic_pass_count; i++)
		for (size_t j = 0; j < i; j++) {
			if (strcmp(quiz->topic_passes[i].topic, quiz->topic_passes[j].topic) != 0)
				continue;
			quiz_find(reader, &bank_codes[BANK_DUPLICATE_ID], reader->topic_offsets[i],
			          "there is another pass mark of topic '%s' before this one",
			          quiz->topic_passes[i].topic);
			break;
		}
}

/* Whatever became of them: how many draws and includes the file has in the section. */
static size_t count_wishes(const struct quiz_reader *reader, uint32_t section,
                           enum quiz_entry_kind kind, bool required_only)
{
	size_t count = 0;

	for (uint32_t i = 0; i < reader->wish_count; i++)
		count += reader->wishes[i].section == section && reader->wishes[i].kind == kind &&
		         (reader->wishes[i].required || !required_only);
	return count;
}

/* Can the section choose so many of its includes? One that cannot is not held to it any more. */
static void check_count(struct quiz_reader *reader, uint32_t index)
{
	struct quiz_section *section = &reader->quiz->sections[index];
	size_t includes = count_wishes(reader, index, QUIZ_INCLUDE, false);
	size_t required = count_wishes(reader, index, QUIZ_INCLUDE, true);

	if (!section->count || (section->count <= includes && section->count >= required))
		return;
	if (section->count > includes)
		quiz_find(reader, &quiz_codes[QUIZ_SECTION_COUNT], section->offset,
		          "the section '%s' is to choose %u questions, and includes %zu",
		          section->id, (unsigned)section->count, includes);
	else
		quiz_find(reader, &quiz_codes[QUIZ_SECTION_COUNT], section->offset,
		          "the section '%s' is to choose %u question%s, and requires %zu",
		          section->id, (unsigned)section->count, section->count == 1 ? "" : "s",
		          required);
	section->count = 0;
}

static void check_sections(struct quiz_reader *reader)
{
	for (uint32_t i = 0; i < reader->quiz->section_count; i++) {
		const struct quiz_section *section = &reader->quiz->sections[i];

		if (count_wishes(reader, i, QUIZ_DRAW, false) +
		            count_wishes(reader, i, QUIZ_INCLUDE, false) ==
		    0)
			quiz_find(reader, &quiz_codes[QUIZ_SECTION_EMPTY], section->offset,
			          "the section '%s' has no question", section->id);
		else
			check_count(reader, i);
	}
}

/* ---- includes and groups ---- */

/* All entries of all sections, in the order of the file. NULL behind the last one. */
static const struct quiz_entry *entry_at(const struct vigil_quiz *quiz, size_t index)
{
	for (size_t i = 0; i < quiz->section_count; i++) {
		if (index < quiz->sections[i].entry_count)
			return &quiz->sections[i].entries[index];
		index -= quiz->sections[i].entry_count;
	}
	return NULL;
}

static void check_include(struct quiz_reader *reader, const struct quiz_entry *include)
{
	const struct quiz_entry *before;

	for (size_t i = 0; (before = entry_at(reader->quiz, i)) && before != include; i++) {
		if (before->kind != QUIZ_INCLUDE ||
		    !is_same(before->eligible[0], include->eligible[0]))
			continue;
		find_about(reader, QUIZ_INCLUDE_DOUBLED, include->offset, include->eligible[0],
		           "is included twice");
		return;
	}
}

/* In an earlier group, or twice in this one. */
static bool is_grouped_before(const struct vigil_quiz *quiz, size_t group, size_t member)
{
	struct quiz_question which = quiz->groups[group].members[member];

	for (size_t i = 0; i <= group; i++)
		for (size_t j = 0; j < (i < group ? quiz->groups[i].member_count : member); j++)
			if (is_same(quiz->groups[i].members[j], which))
				return true;
	return false;
}

static void check_groups(struct quiz_reader *reader)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (size_t i = 0; i < quiz->group_count; i++)
		for (size_t j = 0; j < quiz->groups[i].member_count; j++)
			if (is_grouped_before(quiz, i, j))
				find_about(reader, QUIZ_EXCLUSIVE_DOUBLED, quiz->groups[i].offset,
				           quiz->groups[i].members[j],
				           "is in an exclusive group already");
}

/* ---- filling ---- */

static const struct quiz_wish *wish_at(const struct quiz_reader *reader, size_t offset)
{
	const struct quiz_wish *wish = reader->wishes;

	while (wish->offset != offset)
		wish++;
	return wish;
}

/* Line numbers are not known yet: the draws that compete, in words. */
static void add_rivals(struct text *text, const struct quiz_reader *reader,
                       const struct demand *demand, const bool *rivals, size_t self)
{
	const char *before = " together with the draw of ";

	for (size_t i = 0; i < demand->draw_count; i++) {
		const struct demand_draw *draw = &demand->draws[i];
		const struct quiz_entry *entry =
			demand_entry(demand, (struct demand_by){draw->section, draw->entry});

		if (!rivals[i] || i == self)
			continue;
		text_addf(text, "%s%u", before, (unsigned)draw->count);
		quiz_describe_wish(text, reader, wish_at(reader, entry->offset));
		before = ", of ";
	}
}

static void find_shortfall(struct quiz_reader *reader, const struct demand *demand,
                           struct matching *matching, uint32_t index, bool *rivals)
{
	const struct demand_draw *draw = &demand->draws[index];
	const struct quiz_entry *entry =
		demand_entry(demand, (struct demand_by){draw->section, draw->entry});
	size_t there = matching_rivals(matching, index, rivals), rival_count = 0;
	uint32_t missing = matching_missing(matching, index);
	struct text filter, others;

	text_init(&filter);
	text_init(&others);
	quiz_describe_wish(&filter, reader, wish_at(reader, entry->offset));
	for (size_t i = 0; i < demand->draw_count; i++)
		rival_count += rivals[i];
	if (rival_count == 1) {
		quiz_find(reader, &quiz_codes[QUIZ_UNFILLABLE], entry->offset,
		          "needs %u, but only %zu question%s%s can be drawn: %u short",
		          (unsigned)draw->count, there, there == 1 ? "" : "s", filter.bytes,
		          (unsigned)missing);
	} else {
		add_rivals(&others, reader, demand, rivals, index);
		quiz_find(reader, &quiz_codes[QUIZ_UNFILLABLE], entry->offset,
		          "needs %u question%s%s;%s only %zu can be drawn: %u short",
		          (unsigned)draw->count, draw->count == 1 ? "" : "s", filter.bytes,
		          others.bytes, there, (unsigned)missing);
	}
	text_clear(&filter);
	text_clear(&others);
}

/* Two questions that are always taken are in one exclusive group. */
static void find_excluded(struct quiz_reader *reader, const struct demand *demand)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (size_t i = 0; i < quiz->group_count; i++) {
		size_t fixed = 0;

		for (size_t j = 0; j < quiz->groups[i].member_count; j++)
			for (size_t k = 0; k < demand->fixed_count; k++)
				fixed +=
					is_same(quiz->groups[i].members[j], demand->fixed[k].which);
		if (fixed > 1)
			quiz_find(reader, &quiz_codes[QUIZ_UNFILLABLE], quiz->groups[i].offset,
			          "%zu questions of this exclusive group are always included: %zu "
			          "too many",
			          fixed, fixed - 1);
	}
}

static bool check_filling(struct quiz_reader *reader, const struct demand *demand)
{
	struct matching *matching = demand_matching(demand);
	bool *rivals = calloc(demand->draw_count + 1, sizeof(*rivals));
	bool done = matching && rivals;

	if (done && matching_fill(matching) > 0)
		for (uint32_t i = 0; i < demand->draw_count; i++)
			if (matching_missing(matching, i) > 0)
				find_shortfall(reader, demand, matching, i, rivals);
	if (done && demand->contradictory)
		find_excluded(reader, demand);
	matching_free(matching);
	free(rivals);
	return done;
}

/* ---- what is there for nothing ---- */

/* Can a plan hold a question of the bank, and of this topic, if it is not NULL? */
static bool can_be_asked(const struct demand *demand, uint32_t bank, const char *topic)
{
	const struct vigil_quiz *quiz = demand->quiz;
	const struct quiz_entry *entry;

	for (size_t i = 0; (entry = entry_at(quiz, i)); i++)
		for (size_t j = 0; j < entry->eligible_count; j++) {
			struct quiz_question which = entry->eligible[j];
			uint32_t index = quiz_question_of(quiz, which)->topic;
			const struct vigil_bank *of = quiz->banks[which.bank];

			if (!topic && which.bank == bank)
				return true;
			if (topic && index != NO_INDEX &&
			    strcmp(bank_text(of, of->topics[index].id), topic) == 0)
				return true;
		}
	return false;
}

static void check_use(struct quiz_reader *reader, const struct demand *demand)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (uint32_t i = 0; i < reader->use_count; i++)
		if (reader->uses[i].bank != NO_INDEX &&
		    !can_be_asked(demand, reader->uses[i].bank, NULL))
			quiz_find(reader, &quiz_codes[QUIZ_USE_UNUSED], reader->uses[i].offset,
			          "no question of '%s' can be drawn",
			          quiz_text(reader, reader->uses[i].name));
	for (size_t i = 0; i < quiz->topic_pass_count; i++)
		if (!can_be_asked(demand, NO_INDEX, quiz->topic_passes[i].topic))
			quiz_find(reader, &quiz_codes[QUIZ_TOPIC_NOT_DRAWN],
			          reader->topic_offsets[i],
			          "no question of topic '%s' can be drawn, so it cannot be passed",
			          quiz->topic_passes[i].topic);
}

static bool is_drawable(const struct vigil_quiz *quiz, struct quiz_question which)
{
	const struct quiz_entry *entry;

	for (size_t i = 0; (entry = entry_at(quiz, i)); i++)
		for (size_t j = 0; j < entry->eligible_count; j++)
			if (is_same(entry->eligible[j], which))
				return true;
	return false;
}

static void check_group_use(struct quiz_reader *reader)
{
	const struct vigil_quiz *quiz = reader->quiz;

	for (size_t i = 0; i < quiz->group_count; i++) {
		size_t drawable = 0;

		for (size_t j = 0; j < quiz->groups[i].member_count; j++)
			drawable += is_drawable(quiz, quiz->groups[i].members[j]);
		if (drawable < 2)
			quiz_find(reader, &quiz_codes[QUIZ_EXCLUSIVE_UNUSED],
			          quiz->groups[i].offset,
			          "%s of these questions can be drawn, so nothing is excluded",
			          drawable ? "only one" : "none");
	}
}

bool quiz_check_draws(struct quiz_reader *reader)
{
	struct demand demand;
	bool done;

	check_ids(reader);
	if (!reader->incomplete)
		check_sections(reader);
	for (size_t i = 0; entry_at(reader->quiz, i); i++)
		if (entry_at(reader->quiz, i)->kind == QUIZ_INCLUDE)
			check_include(reader, entry_at(reader->quiz, i));
	check_groups(reader);
	done = demand_init(&demand, reader->quiz) && check_filling(reader, &demand);
	if (done && vigil_findings_count_of(reader->findings, VIGIL_ERROR) == reader->errors &&
	    !reader->bank_missing) {
		check_use(reader, &demand);
		check_group_use(reader);
	}
	demand_clear(&demand);
	return done;
}
