/* result/check.c -- recomputes what follows from the rest of a record: an edited one shows */
#include "result/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/findings.h"
#include "base/text.h"
#include "model/result.h"
#include "result/result.h"
#include "score/score.h"

const struct vigil_code result_codes[] = {
	/* clang-format off */
	[RESULT_BAD_UUID]        = {"bad-uuid", VIGIL_ERROR},
	[RESULT_BAD_DIGEST]      = {"bad-digest", VIGIL_ERROR},
	[RESULT_BAD_LANGUAGE]    = {"bad-language", VIGIL_ERROR},
	[RESULT_BAD_TIMESTAMP]   = {"bad-timestamp", VIGIL_ERROR},
	[RESULT_BAD_DURATION]    = {"bad-duration", VIGIL_ERROR},
	[RESULT_OUT_OF_SEQUENCE] = {"out-of-sequence", VIGIL_ERROR},
	[RESULT_INCONSISTENT]    = {"result-inconsistent", VIGIL_ERROR},
	{0},
	/* clang-format on */
};

static void find(const struct check *check, const char *subject, const char *text)
{
	findings_add(check->findings, &result_codes[RESULT_INCONSISTENT], check->file,
	             check->offset, subject, "%s", text);
}

/* The points that the tries come to: of the best one where each is told, else of the last. */
static int32_t points_of_tries(const struct result_question *question, bool best)
{
	int32_t points_mpts = 0;

	for (size_t i = 0; i < question->try_count; i++)
		if (i == 0 || !best || question->tries[i].points_mpts > points_mpts)
			points_mpts = question->tries[i].points_mpts;
	return points_mpts;
}

void check_question(const struct check *check, const struct result_question *question,
                    const struct rules *rules)
{
	bool answered = question->state == QUESTION_ANSWERED || question->state == QUESTION_PENDING;
	bool best = rules->feedback == FEEDBACK_AFTER_EACH;

	if (question->points_mpts > question->max_mpts)
		find(check, question->id, "a question cannot earn more than its maximum");
	else if (answered && question->try_count > 0 &&
	         question->points_mpts != points_of_tries(question, best))
		find(check, question->id, "the question's points do not follow from its tries");
	if (question->points_mpts != 0 && !answered)
		find(check, question->id, "only an answered question has points");
	if (answered && question->try_count == 0)
		find(check, question->id, "an answered question has a try");
	if (question->state == QUESTION_NOT_REACHED && question->try_count > 0)
		find(check, question->id, "a question that was not reached has no try");
}

/* A part of the score: a section or a topic. */
struct part {
	const char *what, *id;
	const struct result_score *score;
	int32_t pass_thousandths;
};

/* Sorted copies, for looking things up: a hostile record may have very many of each. */
struct tables {
	const char **banks;
	struct part *sections, *topics;
	const struct result_question **questions; /* by bank and id */
	struct score_entry *entries;              /* of the questions */
};

static int by_string(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static int by_id(const void *left, const void *right)
{
	return strcmp(((const struct part *)left)->id, ((const struct part *)right)->id);
}

static int by_bank_and_id(const void *left, const void *right)
{
	const struct result_question *const *a = left, *const *b = right;
	int order = strcmp((*a)->bank, (*b)->bank);

	return order ? order : strcmp((*a)->id, (*b)->id);
}

static const char *topic_of(const struct score_entry *entry)
{
	return entry->topic;
}

static const char *section_of(const struct score_entry *entry)
{
	return entry->section;
}

static int by_topic(const void *left, const void *right)
{
	return strcmp(topic_of(left), topic_of(right));
}

static int by_section(const void *left, const void *right)
{
	return strcmp(section_of(left), section_of(right));
}

static bool is_answered(const struct result_question *question)
{
	return question->state == QUESTION_ANSWERED || question->state == QUESTION_PENDING;
}

static struct score_entry entry_of(const struct vigil_result *result,
                                   const struct result_question *question)
{
	return (struct score_entry){.section = question->section,
	                            .topic = question->topic,
	                            .points_mpts = question->points_mpts,
	                            .max_mpts = question->max_mpts,
	                            .answered = is_answered(question),
	                            .pending = question->state == QUESTION_PENDING,
	                            .critical =
	                                    question->critical && result->mode == SESSION_SCORED};
}

/* False: no memory. Whatever is there is freed by tables_clear() either way. */
static bool tables_allocate(struct tables *tables, const struct vigil_result *result)
{
	tables->banks = calloc(result->bank_count + 1, sizeof(*tables->banks));
	tables->sections = calloc(result->section_count + 1, sizeof(*tables->sections));
	tables->topics = calloc(result->topic_count + 1, sizeof(*tables->topics));
	tables->questions = calloc(result->question_count + 1, sizeof(*tables->questions));
	tables->entries = calloc(result->question_count + 1, sizeof(*tables->entries));
	return tables->banks && tables->sections && tables->topics && tables->questions &&
	       tables->entries;
}

static bool tables_init(struct tables *tables, const struct vigil_result *result)
{
	if (!tables_allocate(tables, result))
		return false;
	for (size_t i = 0; i < result->bank_count; i++)
		tables->banks[i] = result->banks[i].id;
	for (size_t i = 0; i < result->section_count; i++)
		tables->sections[i] =
			(struct part){"section", result->sections[i].id, &result->sections[i].score,
		                      result->sections[i].pass_thousandths};
	for (size_t i = 0; i < result->topic_count; i++)
		tables->topics[i] =
			(struct part){"topic", result->topics[i].id, &result->topics[i].score,
		                      result->topics[i].pass_thousandths};
	for (size_t i = 0; i < result->question_count; i++) {
		tables->questions[i] = &result->questions[i];
		tables->entries[i] = entry_of(result, &result->questions[i]);
	}
	qsort(tables->banks, result->bank_count, sizeof(*tables->banks), by_string);
	qsort(tables->sections, result->section_count, sizeof(*tables->sections), by_id);
	qsort(tables->topics, result->topic_count, sizeof(*tables->topics), by_id);
	qsort(tables->questions, result->question_count, sizeof(*tables->questions),
	      by_bank_and_id);
	return true;
}

static void tables_clear(struct tables *tables)
{
	free(tables->banks);
	free(tables->sections);
	free(tables->topics);
	free(tables->questions);
	free(tables->entries);
}

static void find_twice(const struct check *check, const char *what, const char *id)
{
	findings_add(check->findings, &result_codes[RESULT_INCONSISTENT], check->file,
	             check->offset, NULL, "%s '%s' is there twice", what, id);
}

static void find_unlisted(const struct check *check, const char *what, const char *id)
{
	findings_add(check->findings, &result_codes[RESULT_INCONSISTENT], check->file,
	             check->offset, NULL, "a question is %s '%s', which is not listed",
	             strcmp(what, "topic") == 0 ? "about the topic" : "in the section", id);
}

static void check_parts_differ(const struct check *check, const struct part *parts, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (strcmp(parts[i - 1].id, parts[i].id) == 0)
			find_twice(check, parts[i].what, parts[i].id);
}

static void check_names(const struct check *check, const struct vigil_result *result,
                        const struct tables *tables)
{
	for (size_t i = 1; i < result->bank_count; i++)
		if (strcmp(tables->banks[i - 1], tables->banks[i]) == 0)
			find_twice(check, "bank", tables->banks[i]);
	check_parts_differ(check, tables->sections, result->section_count);
	check_parts_differ(check, tables->topics, result->topic_count);
	for (size_t i = 1; i < result->question_count; i++)
		if (by_bank_and_id(&tables->questions[i - 1], &tables->questions[i]) == 0)
			find_twice(check, "question", tables->questions[i]->id);
	for (size_t i = 0; i < result->question_count; i++)
		if (!bsearch(&result->questions[i].bank, tables->banks, result->bank_count,
		             sizeof(*tables->banks), by_string))
			find(check, result->questions[i].id, "the question's bank is not listed");
}

static void add_points(struct text *text, const struct result_score *score)
{
	decimal_add(text, score->points_mpts);
	text_add(text, " of ");
	decimal_add(text, score->max_mpts);
	text_add(text, ", scaled ");
	decimal_add(text, score->scaled_thousandths);
}

/* `said` is what the record has, `found` what its questions come to; `part` NULL: the whole. */
static void compare(const struct check *check, const struct part *part,
                    const struct result_score *said, const struct result_score *found)
{
	struct text text;

	if (said->points_mpts == found->points_mpts && said->max_mpts == found->max_mpts &&
	    said->scaled_thousandths == found->scaled_thousandths)
		return;
	text_init(&text);
	if (part)
		text_addf(&text, "%s '%s' has ", part->what, part->id);
	else
		text_add(&text, "the score is ");
	add_points(&text, said);
	text_add(&text, "; its questions come to ");
	add_points(&text, found);
	find(check, NULL, text.bytes);
	text_clear(&text);
}

/* One part with its entries. Its verdict. */
static enum verdict check_part(const struct check *check, const struct part *part,
                               const struct score_entry *entries, size_t count)
{
	struct result_score found;

	score_sum(&found, entries, count, part->pass_thousandths);
	compare(check, part, part->score, &found);
	if (part->score->verdict != found.verdict)
		findings_add(check->findings, &result_codes[RESULT_INCONSISTENT], check->file,
		             check->offset, NULL,
		             "the verdict on %s '%s' does not follow from its score", part->what,
		             part->id);
	return found.verdict;
}

/* A list of parts, and how an entry names its own. */
struct listing {
	const char *what;
	const struct part *parts;
	size_t count;
	const char *(*named)(const struct score_entry *entry);
};

/* Parts and entries are both in order: each part's entries are the next ones, or missing. */
static enum verdict check_parts(const struct check *check, const struct listing *listing,
                                const struct score_entry *entry, size_t entry_count)
{
	const struct score_entry *end = entry + entry_count;
	enum verdict verdict = VERDICT_NONE;

	while (entry < end && !*listing->named(entry))
		entry++;
	for (size_t i = 0; i < listing->count; i++) {
		const struct part *part = &listing->parts[i];
		const struct score_entry *first;

		for (; entry < end && strcmp(listing->named(entry), part->id) < 0; entry++)
			find_unlisted(check, listing->what, listing->named(entry));
		first = entry;
		while (entry < end && strcmp(listing->named(entry), part->id) == 0)
			entry++;
		verdict = score_worse(verdict,
		                      check_part(check, part, first, (size_t)(entry - first)));
	}
	for (; entry < end; entry++)
		find_unlisted(check, listing->what, listing->named(entry));
	return verdict;
}

/* The entries are sorted anew for each. */
static enum verdict check_all_parts(const struct check *check, const struct vigil_result *result,
                                    const struct tables *tables)
{
	const struct listing topics = {"topic", tables->topics, result->topic_count, topic_of};
	const struct listing sections = {"section", tables->sections, result->section_count,
	                                 section_of};
	size_t count = result->question_count;
	enum verdict verdict;

	qsort(tables->entries, count, sizeof(*tables->entries), by_topic);
	verdict = check_parts(check, &topics, tables->entries, count);
	qsort(tables->entries, count, sizeof(*tables->entries), by_section);
	return score_worse(verdict, check_parts(check, &sections, tables->entries, count));
}

static void check_score(const struct check *check, const struct vigil_result *result,
                        const struct tables *tables)
{
	size_t count = result->question_count;
	enum verdict critical = score_critical(tables->entries, count), verdict;
	struct result_score found;

	score_sum(&found, tables->entries, count,
	          result->mode == SESSION_SCORED ? result->rules.pass_thousandths
	                                         : SCORE_NO_PASS_MARK);
	compare(check, NULL, &result->score, &found);
	verdict = score_worse(found.verdict, check_all_parts(check, result, tables));
	if (result->critical_failed != (critical == VERDICT_FAILED && verdict != VERDICT_FAILED))
		find(check, NULL, "'critical-failed' does not follow from the critical questions");
	verdict = score_worse(verdict, critical);
	if (verdict != VERDICT_NONE && result->status == SESSION_ABANDONED)
		verdict = VERDICT_FAILED;
	if (result->score.verdict != verdict)
		find(check, NULL, "the verdict does not follow from scores, rules and status");
}

bool check_result(const struct check *check, const struct vigil_result *result)
{
	struct tables tables = {0};
	bool made = tables_init(&tables, result);

	if (made) {
		check_names(check, result, &tables);
		check_score(check, result, &tables);
	}
	tables_clear(&tables);
	return made;
}
