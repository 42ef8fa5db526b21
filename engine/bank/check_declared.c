/* bank/check_declared.c -- is what a bank declares used, and has each question what it should? */
#include <stdlib.h>
#include <string.h>

#include "bank/checks.h"
#include "vigil/bank.h"

enum {
	EXPLANATION_MISSING,
	FACTS_MISSING,
	TOPIC_MISSING,
	HINT_COST,
	UNUSED_DECLARATION,
	NAME_DIFFERS,
	LIVE_MISSING,
};

static const struct vigil_code codes[] = {
	[EXPLANATION_MISSING] = {"explanation-missing", VIGIL_WARNING},
	[FACTS_MISSING] = {"facts-missing", VIGIL_WARNING},
	[TOPIC_MISSING] = {"topic-missing", VIGIL_WARNING},
	[HINT_COST] = {"hint-cost", VIGIL_WARNING},
	[UNUSED_DECLARATION] = {"unused-declaration", VIGIL_WARNING},
	[NAME_DIFFERS] = {"name-differs", VIGIL_WARNING},
	[LIVE_MISSING] = {"live-missing", VIGIL_WARNING},
	{0},
};

/* ---- a question ---- */

static void check_support(struct checked *checked)
{
	const struct vigil_question *question = checked->question;

	if (!question->explanation)
		checking_find(
			checked->checking, &codes[EXPLANATION_MISSING], question, 0,
			"the question has no explanation; add one that says why the key is right");
	if (!question->facts)
		checking_find(
			checked->checking, &codes[FACTS_MISSING], question, 0,
			"the question names no fact that it rests on; name it with facts=\"...\"");
	if (question->topic == NO_INDEX && checked->bank->topic_count)
		checking_find(checked->checking, &codes[TOPIC_MISSING], question, 0,
		              "the bank has topics and the question names none; "
		              "reports leave it out");
}

static void check_hints(struct checked *checked)
{
	const struct vigil_question *question = checked->question;
	int64_t sum_mpts = 0;

	for (size_t i = 0; i < question->hint_count; i++) {
		const struct model_hint *hint = bank_hint(checked->bank, question, i);

		sum_mpts += hint->cost_mpts;
		if (sum_mpts <= question->points_mpts)
			continue;
		checking_find(checked->checking, &codes[HINT_COST], question, hint->text,
		              "with this hint, hints cost more than the question's points; "
		              "lower a cost");
		return;
	}
}

/* ---- the bank ---- */

/* Which of what is declared something names: a byte for each. */
struct used {
	char *sources, *facts, *topics, *exhibits;
};

static void mark_list(const struct vigil_bank *bank, ref list, char *used)
{
	size_t count;
	const uint32_t *indexes;

	if (!list)
		return;
	indexes = bank_list(bank, list, &count);
	for (size_t i = 0; i < count; i++)
		used[indexes[i]] = 1;
}

static void mark_used(const struct vigil_bank *bank, const struct used *used)
{
	for (size_t i = 0; i < bank->fact_count; i++)
		mark_list(bank, bank->facts[i].sources, used->sources);
	for (size_t i = 0; i < bank->question_count; i++) {
		const struct vigil_question *question = bank_question(bank, i);

		mark_list(bank, question->facts, used->facts);
		if (question->topic != NO_INDEX)
			used->topics[question->topic] = 1;
		if (question->exhibit != NO_INDEX)
			used->exhibits[question->exhibit] = 1;
	}
}

static void find_unused(const struct checking *checking, size_t offset, const char *kind, ref id,
                        const char *user)
{
	checking_find_at(checking, &codes[UNUSED_DECLARATION], offset,
	                 "no %s names the %s '%s'; use it or take it out", user, kind,
	                 bank_text(checking->bank, id));
}

static void find_all_unused(const struct checking *checking, const struct used *used)
{
	const struct vigil_bank *bank = checking->bank;

	for (size_t i = 0; i < bank->source_count; i++)
		if (!used->sources[i])
			find_unused(checking, bank->sources[i].offset, "source",
			            bank->sources[i].id, "fact");
	for (size_t i = 0; i < bank->fact_count; i++)
		if (!used->facts[i])
			find_unused(checking, bank_place(bank, bank->facts[i].text, bank->offset),
			            "fact", bank->facts[i].id, "question");
	for (size_t i = 0; i < bank->topic_count; i++)
		if (!used->topics[i])
			find_unused(checking, bank_place(bank, bank->topics[i].name, bank->offset),
			            "topic", bank->topics[i].id, "question");
	for (size_t i = 0; i < bank->exhibit_count; i++)
		if (!used->exhibits[i])
			find_unused(checking, bank->exhibits[i].offset, "exhibit",
			            bank->exhibits[i].id, "question");
}

static bool check_declarations(const struct checking *checking)
{
	const struct vigil_bank *bank = checking->bank;
	size_t count = (size_t)bank->source_count + bank->fact_count + bank->topic_count +
	               bank->exhibit_count;
	char *marks = calloc(count + 1, 1);
	struct used used = {.sources = marks};

	if (!marks)
		return false;
	used.facts = used.sources + bank->source_count;
	used.topics = used.facts + bank->fact_count;
	used.exhibits = used.topics + bank->topic_count;
	mark_used(bank, &used);
	find_all_unused(checking, &used);
	free(marks);
	return true;
}

static bool check_name(const struct checking *checking)
{
	const char *path = checking->bank->path;
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *ending = strrchr(name, '.');
	size_t length = ending ? (size_t)(ending - name) : strlen(name);
	const char *id = vigil_bank_id(checking->bank);

	if (strlen(id) != length || strncmp(id, name, length) != 0)
		checking_find_at(checking, &codes[NAME_DIFFERS], checking->bank->offset,
		                 "the bank '%s' is looked for by its id; name its file '%s.xml'",
		                 id, id);
	return true;
}

static bool check_live(const struct checking *checking)
{
	if (vigil_bank_live_count(checking->bank) == 0)
		checking_find_at(checking, &codes[LIVE_MISSING], checking->bank->offset,
		                 "the bank has no live question, so it cannot be taken");
	return true;
}

static void (*const of_question[])(struct checked *checked) = {check_support, check_hints, NULL};

static bool (*const of_bank[])(const struct checking *checking) = {check_name, check_live,
                                                                   check_declarations, NULL};

const struct checks declared_checks = {
	.codes = codes,
	.of_question = of_question,
	.of_bank = of_bank,
};
